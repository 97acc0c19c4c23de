// SPDX-License-Identifier: GPL-3.0-or-later
#include "upgrade/health/api_checks.hpp"

#include "upgrade/check_ids.hpp"
#include "upgrade/health/check_findings.hpp"
#include "upgrade/health/hop_versions.hpp"

namespace kubemori::upgrade::health {

using namespace Qt::StringLiterals;

namespace {

/// Where nodes are part of the way, the API that counts is the oldest one's.
std::optional<Version> kubeNow(const ClusterPicture &picture, const HopVersions &hop)
{
    std::optional<Version> now = hop.kubeBefore;
    for (const kube::Node &node : picture.nodes.value_or(QList<kube::Node>())) {
        const auto version = Version::parse(node.version);
        if (version && (!now || *version < *now)) {
            now = version;
        }
    }
    return now;
}

} // namespace

QList<Finding> checkApiRemovals(const ClusterPicture &picture, const HopRecord &hop)
{
    CheckFindings findings(checks::apiRemovals);
    const HopVersions versions = HopVersions::of(hop);
    const auto now = kubeNow(picture, versions);
    if (!versions.kube || !now) {
        findings.unknown({}, u"the versions of Kubernetes are not known"_s);
        return findings.list();
    }
    const QStringList removed = apisRemovedBetween(*now, *versions.kube);
    const QString names = joinedShort(removed, u", "_s, 30);
    constexpr int firstWithMetric = 19;
    if (!picture.deprecated || now->minor < firstWithMetric) {
        if (!removed.isEmpty()) { // otherwise there is nothing that could be missed
            findings.unknown({}, (picture.deprecated ? u"Kubernetes before 1.19 does not count who uses them"_s
                                                     : toLogLine(picture.deprecated.error())) +
                                     u"; removed: "_s + names);
        }
        return findings.list();
    }
    QStringList asked;
    for (const DeprecatedApi &api : *picture.deprecated) {
        const bool isGone = api.removed.major == versions.kube->major && api.removed.minor <= versions.kube->minor;
        if (isGone) {
            findings.add(Severity::Warn, u"%1 %2"_s.arg(api.api, api.resource).trimmed(),
                         u"asked for since the API server started; removed in %1.%2"_s.arg(api.removed.major)
                             .arg(api.removed.minor));
            asked.append(api.api);
        }
    }
    if (!removed.isEmpty() && asked.isEmpty()) {
        findings.well(u"nobody asked this API server for what is removed: "_s + names);
    } else if (removed.isEmpty() && asked.isEmpty()) {
        findings.well(u"nothing is removed between %1 and %2"_s.arg(now->toString(), versions.kube->toString()));
    }
    return findings.list();
}

} // namespace kubemori::upgrade::health
