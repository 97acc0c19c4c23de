// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/hop_text.hpp"

#include "ui/text/error_text.hpp"
#include "ui/text/time_text.hpp"

#include <QLocale>

namespace kubemori::ui {

using namespace Qt::StringLiterals;
using kubespray::Advisory;
using kubespray::AdvisoryKind;
using kubespray::AlternativeReason;
using kubespray::HopReason;
using kubespray::Severity;

QString HopText::local(const kubespray::LocalText &text)
{
    const bool isJapanese = QLocale().language() == QLocale::Japanese;
    return isJapanese && !text.ja.isEmpty() ? text.ja : text.en;
}

QString HopText::unknown()
{
    return tr("unknown", "fact of a release");
}

QString HopText::severity(Severity severity)
{
    switch (severity) {
    case Severity::Block:
        return tr("Blocks", "severity of an advisory");
    case Severity::Warn:
        return tr("Warning", "severity of an advisory");
    case Severity::Info:
        break;
    }
    return tr("Note", "severity of an advisory");
}

QString HopText::title(const Advisory &advisory)
{
    const QString &before = advisory.before;
    const QString &after = advisory.after;
    switch (advisory.kind) {
    case AdvisoryKind::Rule:
        return local(advisory.rule.title);
    case AdvisoryKind::ComponentDowngrade:
        return tr("%1 goes back from %2 to %3").arg(advisory.subject, before, after);
    case AdvisoryKind::KubernetesSkip:
        return tr("Kubernetes goes from %1 to %2 and skips a minor version").arg(before, after);
    case AdvisoryKind::KubernetesDowngrade:
        return tr("Kubernetes goes back from %1 to %2").arg(before, after);
    case AdvisoryKind::KubeletSkew:
        return tr("All nodes must be beyond %1 before this hop").arg(before);
    case AdvisoryKind::KubeVersionUnknown:
        return tr("It is not known which Kubernetes %1 installs").arg(advisory.subject);
    case AdvisoryKind::SampleDisagrees:
        return tr("The sample of %1 installs Kubernetes %2, its roles %3").arg(advisory.subject, before, after);
    case AdvisoryKind::KubernetesPinned:
        return tr("The inventory keeps Kubernetes at %1").arg(before);
    case AdvisoryKind::NewEnvironment:
        return tr("A new Python environment is needed: ansible-core %1").arg(after.isEmpty() ? unknown() : after);
    case AdvisoryKind::PythonChange:
        return tr("The documented Python changes to %1").arg(after);
    case AdvisoryKind::GroupRename:
        return after.isEmpty() ? tr("The sample inventory no longer defines the group %1").arg(before)
                               : tr("The inventory group %1 is now called %2").arg(before, after);
    case AdvisoryKind::FolderRename:
        return tr("The folder group_vars/%1 is now group_vars/%2").arg(before, after);
    case AdvisoryKind::PlaybookRename:
        return after.isEmpty() ? tr("%1 has no playbook for upgrades").arg(advisory.subject)
                               : tr("The playbook for upgrades is now %1").arg(after);
    case AdvisoryKind::MissingLine:
        return tr("The checkout has no release of %1").arg(advisory.subject);
    case AdvisoryKind::Unreadable:
        break;
    }
    return tr("The release %1 cannot be read").arg(advisory.subject);
}

QString HopText::explanation(const Advisory &advisory)
{
    switch (advisory.kind) {
    case AdvisoryKind::Rule:
        return local(advisory.rule.why);
    case AdvisoryKind::ComponentDowngrade:
        return tr("The order of tags is not the order of time: the older line got a later patch.");
    case AdvisoryKind::KubernetesSkip:
        return tr("kubeadm upgrades by one minor version at a time.");
    case AdvisoryKind::KubernetesDowngrade:
        return tr("Kubernetes does not support going back.");
    case AdvisoryKind::KubeletSkew:
        return tr("Kubernetes %1 does not support kubelets as old as %2: a node that was left out of the hops before "
                  "would no longer work with it.")
            .arg(advisory.after, advisory.before);
    case AdvisoryKind::KubeVersionUnknown:
        return advisory.after.isEmpty() ? QString() : tr("It is computed in a new way: %1").arg(advisory.after);
    case AdvisoryKind::SampleDisagrees:
        return tr("Which one is installed depends on whether kube_version is in your inventory.");
    case AdvisoryKind::KubernetesPinned:
        return tr("It sets kube_version, which counts more than the %1 that the release would install.")
            .arg(advisory.after);
    case AdvisoryKind::NewEnvironment:
        return advisory.before.isEmpty() ? QString() : tr("The hop before wants %1.").arg(advisory.before);
    case AdvisoryKind::PythonChange:
        return advisory.before.isEmpty() ? QString() : tr("Before it was %1.").arg(advisory.before);
    case AdvisoryKind::GroupRename:
        return advisory.after.isEmpty() ? tr("It is put together while a playbook runs; --limit makes it smaller.")
                                        : QString();
    case AdvisoryKind::MissingLine:
        return tr("Minor releases must not be skipped.");
    case AdvisoryKind::Unreadable:
        return advisory.after;
    case AdvisoryKind::FolderRename:
    case AdvisoryKind::PlaybookRename:
        break;
    }
    return {};
}

QString HopText::remedy(const Advisory &advisory)
{
    switch (advisory.kind) {
    case AdvisoryKind::Rule:
        return local(advisory.rule.remedy);
    case AdvisoryKind::ComponentDowngrade:
        return advisory.proposal.isEmpty() ? tr("Keep the newer version by setting it in the inventory, or wait for a "
                                                "later patch.")
                                           : tr("Take %1 instead.").arg(advisory.proposal);
    case AdvisoryKind::KubernetesSkip:
        return tr("Set kube_version for this hop to a version of the minor line in between.");
    case AdvisoryKind::SampleDisagrees:
        return tr("Set kube_version in the inventory to the one you want.");
    case AdvisoryKind::KubernetesPinned:
        return tr("Set it to the version of this hop, or take it out.");
    case AdvisoryKind::NewEnvironment:
        return tr("Make a virtual environment of its own for this release and install its requirements.txt.");
    case AdvisoryKind::GroupRename:
        return advisory.after.isEmpty() ? tr("Keep it in your inventory.")
                                        : tr("Convert the inventory (kubemori inventory convert).");
    case AdvisoryKind::FolderRename:
        return tr("Rename the folder in your inventory.");
    case AdvisoryKind::MissingLine:
        return tr("Fetch the tags (git fetch --tags) and plan again.");
    case AdvisoryKind::KubernetesDowngrade:
    case AdvisoryKind::KubeletSkew:
    case AdvisoryKind::KubeVersionUnknown:
    case AdvisoryKind::PythonChange:
    case AdvisoryKind::PlaybookRename:
    case AdvisoryKind::Unreadable:
        break;
    }
    return {};
}

QString HopText::condition(const Advisory &advisory)
{
    return advisory.applies == kubespray::Applies::Yes ? QString() : tr("Applies if %1.").arg(advisory.condition);
}

QString HopText::reason(const kubespray::Hop &hop)
{
    switch (hop.reason) {
    case HopReason::HighestPatch:
        return tr("highest patch of %1").arg(hop.line);
    case HopReason::OnlyRelease:
        return tr("only release of %1").arg(hop.line);
    case HopReason::Target:
        return tr("the target");
    case HopReason::MustNotSkip:
        return tr("must not be skipped");
    case HopReason::HigherAvoided:
        break;
    }
    return tr("highest patch of %1 that is not to be avoided").arg(hop.line);
}

QString HopText::alternative(const kubespray::Alternative &alternative)
{
    QString why;
    switch (alternative.reason) {
    case AlternativeReason::LowerPatch:
        why = tr("a higher patch is taken");
        break;
    case AlternativeReason::Avoided:
        why = tr("to be avoided (%1)", "id of a rule").arg(alternative.rule);
        break;
    case AlternativeReason::BeyondTarget:
        why = tr("higher than asked for");
        break;
    case AlternativeReason::PreRelease:
        why = tr("not yet released");
        break;
    case AlternativeReason::NotReadable:
        why = tr("cannot be read");
        break;
    }
    if (!alternative.downgrades.isEmpty()) {
        why = tr("%1; would make older: %2").arg(why, alternative.downgrades.join(", "_L1));
    }
    return u"%1: %2"_s.arg(alternative.tag, why);
}

QString HopText::change(const kubespray::ComponentChange &change)
{
    if (change.before.isEmpty()) {
        return tr("%1 %2 is new", "component, version").arg(change.name, change.after);
    }
    return change.after.isEmpty() ? tr("%1 is gone", "component").arg(change.name)
                                  : u"%1 %2 → %3"_s.arg(change.name, change.before, change.after);
}

QString HopText::kubernetes(const kubespray::Hop &hop)
{
    const QString before = hop.kubeBefore.isEmpty() ? unknown() : hop.kubeBefore;
    const QString after = hop.kubeVersion.isEmpty() ? unknown() : hop.kubeVersion;
    return u"%1 → %2"_s.arg(before, after);
}

QString HopText::kubernetes(const kubespray::Release &release)
{
    const kubespray::KubeVersions &kube = release.kube;
    if (!kube.installed.isKnown()) {
        return unknown();
    }
    return kube.sampleDisagrees() ? tr("%1 (roles: %2)", "Kubernetes versions of sample and roles")
                                        .arg(kube.installed.value, kube.roleDefault.value)
                                  : kube.installed.value;
}

QString HopText::estimate(const std::optional<Milliseconds> &estimate)
{
    return estimate ? tr("about %1", "span of time").arg(TimeText::elapsed(*estimate)) : tr("not known yet");
}

QString HopText::refusal(const Error &error, const QString &from, const QString &to)
{
    if (error.code == ErrorCode::NotFound) {
        return tr("The checkout has no release tag %1. Fetch the tags (git fetch --tags), or look at what there is "
                  "with “kubemori releases”.")
            .arg(error.subject);
    }
    if (error.code != ErrorCode::InvalidInput) {
        return ErrorText::line(error);
    }
    return from == to ? tr("%1 is where the way begins: there is nothing to upgrade.").arg(to)
                      : tr("%1 is older than %2. Kubespray and Kubernetes cannot go back.").arg(to, from);
}

} // namespace kubemori::ui
