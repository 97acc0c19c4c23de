// SPDX-License-Identifier: GPL-3.0-or-later
#include "upgrade/health/hop_versions.hpp"

#include <QRegularExpression>

namespace kubemori::upgrade::health {

using namespace Qt::StringLiterals;

HopVersions HopVersions::of(const HopRecord &hop)
{
    const QString &wish = hop.choices.strategy.kubeVersion;
    return {.tag = Version::parse(hop.to),
            .kubeBefore = Version::parse(hop.target.kubeBefore),
            .kube = Version::parse(wish.isEmpty() ? hop.target.kubeVersion : wish)};
}

bool HopVersions::isTagFrom(int major, int minor, int patch) const
{
    return tag && *tag >= Version{.major = major, .minor = minor, .patch = patch, .pre = {}};
}

bool HopVersions::isKubeFrom(int major, int minor) const
{
    return kube && *kube >= Version{.major = major, .minor = minor, .patch = 0, .pre = {}};
}

QString installedBy(const HopRecord &hop, const QString &component)
{
    const auto own = Version::parse(hop.target.kubeVersion);
    const auto wish = HopVersions::of(hop).kube;
    const bool follows = component == "etcd"_L1 || component == "coredns"_L1;
    const bool isOwn = own && wish && own->major == wish->major && own->minor == wish->minor;
    return follows && !isOwn ? QString() : hop.target.components.value(component);
}

std::optional<Version> leadingVersion(const QString &text)
{
    static const QRegularExpression form(uR"(\Av?(\d{1,6}\.\d{1,6}(?:\.\d{1,6})?)(?!\d))"_s);
    const auto match = form.match(text);
    return match.hasMatch() ? Version::parse(match.captured(1)) : std::nullopt;
}

bool isSameVersion(const QString &one, const QString &other)
{
    const auto bare = [](const QString &text) { return text.startsWith(u'v') ? text.sliced(1) : text; };
    if (bare(one) == bare(other)) {
        return !bare(one).isEmpty();
    }
    const auto first = Version::parse(one);
    return first && first == Version::parse(other);
}

} // namespace kubemori::upgrade::health
