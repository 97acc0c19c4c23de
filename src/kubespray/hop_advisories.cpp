// SPDX-License-Identifier: GPL-3.0-or-later
#include "kubespray/hop_advisories.hpp"

#include <algorithm>
#include <iterator>

namespace kubemori::kubespray {

using namespace Qt::StringLiterals;

namespace {

/// "v3.8-amd64" is 3.8 for a processor, and no candidate of it.
std::optional<Version> versionOf(const ReleaseFact &fact)
{
    constexpr QLatin1StringView processor = "-amd64"_L1;
    return Version::parse(fact.value.endsWith(processor) ? fact.value.chopped(processor.size()) : fact.value);
}

bool isOlder(const ReleaseFact &now, const ReleaseFact &before)
{
    const auto newVersion = versionOf(now);
    const auto oldVersion = versionOf(before);
    return newVersion && oldVersion && *newVersion < *oldVersion;
}

/// "v3.29.4" and "3.29.4" are the same.
bool isSame(const ReleaseFact &a, const ReleaseFact &b)
{
    const auto first = versionOf(a);
    const auto second = versionOf(b);
    return first && second ? *first == *second : a.value == b.value;
}

void adviseKubernetes(const Release &from, const Release &to, QList<Advisory> &advisories)
{
    const auto before = from.kube.installed.version();
    const auto after = to.kube.installed.version();
    if (!after) {
        advisories.append(
            makeAdvisory(AdvisoryKind::KubeVersionUnknown, Severity::Warn, to.tag.name, {}, to.kube.installed.raw));
    }
    if (to.kube.sampleDisagrees()) {
        advisories.append(makeAdvisory(AdvisoryKind::SampleDisagrees, Severity::Warn, to.tag.name, to.kube.sample.value,
                                       to.kube.roleDefault.value));
    }
    if (!before || !after) {
        return;
    }
    const QString &old = from.kube.installed.value;
    const QString &now = to.kube.installed.value;
    if (*after < *before) {
        // Back by a minor version is what kubeadm refuses; a patch is a change of mind.
        const bool isMinor = after->minor < before->minor || after->major < before->major;
        advisories.append(makeAdvisory(AdvisoryKind::KubernetesDowngrade, isMinor ? Severity::Block : Severity::Warn,
                                       to.tag.name, old, now));
    } else if (after->major == before->major && after->minor > before->minor + 1) {
        advisories.append(makeAdvisory(AdvisoryKind::KubernetesSkip, Severity::Block, to.tag.name, old, now));
    }
}

void adviseDowngrades(const Release &from, const Release &to, QList<Advisory> &advisories)
{
    for (const QString &name : downgradesBetween(from, to)) {
        advisories.append(makeAdvisory(AdvisoryKind::ComponentDowngrade, Severity::Warn, name,
                                       from.component(name)->version.value, to.component(name)->version.value));
    }
}

void adviseTools(const Release &from, const Release &to, QList<Advisory> &advisories)
{
    if (needsNewEnvironment(from, to)) {
        advisories.append(makeAdvisory(AdvisoryKind::NewEnvironment, Severity::Info, to.tag.name,
                                       from.ansible.toString(), to.ansible.toString()));
    }
    const QString before = from.pythonRange();
    const QString after = to.pythonRange();
    if (!after.isEmpty() && before != after) {
        advisories.append(makeAdvisory(AdvisoryKind::PythonChange, before.isEmpty() ? Severity::Info : Severity::Warn,
                                       to.tag.name, before, after));
    }
    const QString oldPlaybook = from.playbooks.upgrade.value(0);
    const QString newPlaybook = to.playbooks.upgrade.value(0);
    if (oldPlaybook != newPlaybook) {
        advisories.append(makeAdvisory(AdvisoryKind::PlaybookRename,
                                       newPlaybook.isEmpty() ? Severity::Block : Severity::Info, to.tag.name,
                                       oldPlaybook, newPlaybook));
    }
}

void adviseLayout(const Release &from, const Release &to, QList<Advisory> &advisories)
{
    const SampleLayout &old = from.sample;
    const SampleLayout &now = to.sample;
    const auto compare = [&](AdvisoryKind kind, const QString &before, const QString &after) {
        // A group that the sample no longer defines may still be there; a sample in another format says nothing.
        const bool isGone = after.isEmpty() && !now.groups.isEmpty();
        if (!before.isEmpty() && before != after && (isGone || !after.isEmpty())) {
            advisories.append(
                makeAdvisory(kind, after.isEmpty() ? Severity::Info : Severity::Warn, to.tag.name, before, after));
        }
    };
    compare(AdvisoryKind::GroupRename, old.controlPlaneGroup, now.controlPlaneGroup);
    compare(AdvisoryKind::GroupRename, old.nodeGroup, now.nodeGroup);
    compare(AdvisoryKind::GroupRename, old.clusterGroup, now.clusterGroup);
    if (!now.clusterFolder.isEmpty()) {
        compare(AdvisoryKind::FolderRename, old.clusterFolder, now.clusterFolder);
    }
}

/// The major version of the package "ansible" that requirements.txt installs; nothing when it pins none.
std::optional<int> ansibleMajor(const Release &release)
{
    const QString pin =
        release.requirements.isEmpty() ? QString() : release.requirements.first().constraintOf(u"ansible"_s);
    const auto version = pin.startsWith("=="_L1) ? Version::parse(pin.sliced(2)) : std::nullopt;
    return version ? std::optional(version->major) : std::nullopt;
}

} // namespace

Advisory makeAdvisory(AdvisoryKind kind, Severity severity, const QString &subject, const QString &before,
                      const QString &after)
{
    Advisory advisory;
    advisory.id = toString(kind);
    advisory.kind = kind;
    advisory.severity = severity;
    advisory.subject = subject;
    advisory.before = before;
    advisory.after = after;
    return advisory;
}

QList<ComponentChange> componentChanges(const Release &from, const Release &to)
{
    QList<ComponentChange> changes;
    for (const Component &now : to.components) {
        const Component *old = from.component(now.name);
        if (old != nullptr && isSame(old->version, now.version)) {
            continue;
        }
        changes.append({.name = now.name,
                        .before = old == nullptr ? QString() : old->version.value,
                        .after = now.version.value,
                        .isMain = now.isMain,
                        .isDowngrade = old != nullptr && isOlder(now.version, old->version)});
    }
    for (const Component &old : from.components) {
        if (to.component(old.name) == nullptr) {
            changes.append({.name = old.name,
                            .before = old.version.value,
                            .after = {},
                            .isMain = old.isMain,
                            .isDowngrade = false});
        }
    }
    std::ranges::stable_sort(changes, std::ranges::greater(), &ComponentChange::isMain);
    return changes;
}

QStringList downgradesBetween(const Release &from, const Release &to)
{
    QStringList names;
    for (const ComponentChange &change : componentChanges(from, to)) {
        if (change.isMain && change.isDowngrade) {
            names.append(change.name);
        }
    }
    return names;
}

bool needsNewEnvironment(const Release &from, const Release &to)
{
    return from.ansible.toString() != to.ansible.toString() || ansibleMajor(from) != ansibleMajor(to);
}

QList<Advisory> detectedAdvisories(const Release &from, const Release &to)
{
    QList<Advisory> advisories;
    for (const Release *release : {&from, &to}) {
        if (release->error) {
            advisories.append(
                makeAdvisory(AdvisoryKind::Unreadable, Severity::Block, release->tag.name, {}, release->error->detail));
        }
    }
    if (!advisories.isEmpty()) {
        return advisories; // nothing else could be said
    }
    adviseKubernetes(from, to, advisories);
    adviseDowngrades(from, to, advisories);
    adviseTools(from, to, advisories);
    adviseLayout(from, to, advisories);
    return advisories;
}

std::optional<Advisory> skewAdvisory(const Release &start, const Release &from, const Release &to)
{
    const auto first = start.kube.installed.version();
    const auto before = from.kube.installed.version();
    const auto after = to.kube.installed.version();
    if (!first || !before || !after || first->major != after->major) {
        return std::nullopt;
    }
    // Kubernetes supports kubelets three minor versions behind the API server, two for those before 1.25.
    constexpr int widerSince = 25;
    const int allowed = first->minor >= widerSince ? 3 : 2;
    const auto isSupported = [&](const Version &server) { return server.minor - first->minor <= allowed; };
    if (!isSupported(*before) || isSupported(*after)) {
        return std::nullopt;
    }
    return makeAdvisory(AdvisoryKind::KubeletSkew, Severity::Info, to.tag.name, start.kube.installed.value,
                        to.kube.installed.value);
}

} // namespace kubemori::kubespray
