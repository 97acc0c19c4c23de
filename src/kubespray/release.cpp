// SPDX-License-Identifier: GPL-3.0-or-later
#include "kubespray/release.hpp"

#include <algorithm>

namespace kubemori::kubespray {

using namespace Qt::StringLiterals;

QString Origin::toString() const
{
    return file.isEmpty() || line == 0 ? file : u"%1:%2"_s.arg(file).arg(line);
}

bool KubeVersions::sampleDisagrees() const
{
    // Compared as versions: the leading v came and went.
    const auto mine = sample.version();
    const auto roles = roleDefault.version();
    return mine && roles && *mine != *roles;
}

QString KubeVersions::newestOfLine(const Version &version) const
{
    QString newest;
    std::optional<Version> highest;
    for (const QString &candidate : withChecksums) {
        const auto parsed = Version::parse(candidate);
        const bool isOfLine = parsed && parsed->major == version.major && parsed->minor == version.minor;
        if (isOfLine && (!highest || *parsed > *highest)) {
            highest = parsed;
            newest = candidate;
        }
    }
    return newest;
}

QString AnsibleRange::toString() const
{
    QStringList parts;
    if (min.isKnown()) {
        parts.append(u">="_s + min.value);
    }
    if (max.isKnown()) {
        parts.append(u"<"_s + max.value);
    }
    return parts.join(", "_L1);
}

QString RequirementsFile::constraintOf(const QString &package) const
{
    const auto found = std::ranges::find_if(
        pins, [&](const PipPin &pin) { return pin.package.compare(package, Qt::CaseInsensitive) == 0; });
    return found == pins.end() ? QString() : found->constraint;
}

const Component *Release::component(const QString &name) const
{
    const auto found = std::ranges::find(components, name, &Component::name);
    return found == components.end() ? nullptr : &*found;
}

QString Release::line() const
{
    return u"%1.%2"_s.arg(tag.version.major).arg(tag.version.minor);
}

QString Release::pythonRange() const
{
    if (python.size() == 1) {
        return python.first().python;
    }
    if (python.isEmpty() || requirements.isEmpty()) {
        return {};
    }
    // A row for each version of Ansible: the one that requirements.txt installs counts.
    for (const QString &package : {u"ansible-core"_s, u"ansible-base"_s, u"ansible"_s}) {
        const QString constraint = requirements.first().constraintOf(package);
        const auto pinned = constraint.startsWith("=="_L1) ? Version::parse(constraint.sliced(2)) : std::nullopt;
        if (!pinned) {
            continue;
        }
        const auto row = std::ranges::find_if(python, [&](const PythonRange &range) {
            const auto version = Version::parse(range.ansible);
            return version && version->major == pinned->major && version->minor == pinned->minor;
        });
        return row == python.end() ? QString() : row->python;
    }
    return {};
}

} // namespace kubemori::kubespray
