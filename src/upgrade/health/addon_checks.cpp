// SPDX-License-Identifier: GPL-3.0-or-later
#include "upgrade/health/addon_checks.hpp"

#include "upgrade/check_ids.hpp"
#include "upgrade/health/check_findings.hpp"
#include "upgrade/health/hop_versions.hpp"

#include <array>

namespace kubemori::upgrade::health {

using namespace Qt::StringLiterals;

namespace {

Version version(int major, int minor, int patch)
{
    return {.major = major, .minor = minor, .patch = patch, .pre = {}};
}

/// The images of a component that run, each once.
QStringList tagsOf(const PodLook &look, QLatin1StringView component)
{
    QStringList tags;
    for (const ComponentPod &pod : look.components) {
        if (pod.component == component && !tags.contains(pod.tag)) {
            tags.append(pod.tag);
        }
    }
    return tags;
}

/// calico_min_version_required of the releases, newest first.
std::optional<Version> leastCalico(const HopVersions &hop)
{
    struct Least
    {
        int tagMinor;
        int minor;
        int patch;
    };
    constexpr std::array steps{Least{28, 27, 0}, Least{20, 19, 4}, Least{18, 17, 5}, Least{15, 15, 2}};
    for (const Least &step : steps) {
        if (hop.isTagFrom(2, step.tagMinor)) {
            return version(3, step.minor, step.patch);
        }
    }
    return {};
}

/// Rook looks once a minute. The clocks of this machine and the cluster need not agree well.
constexpr qint64 oldSeconds = 15LL * 60;

void judgeCeph(const kube::CephCluster &cluster, const QDateTime &now, CheckFindings &findings)
{
    const QString details = joinedShort(QStringList{cluster.health} + cluster.details, u"\n"_s, 8);
    if (cluster.lastChecked.isValid() && cluster.lastChecked.secsTo(now) > oldSeconds) {
        findings.unknown(cluster.name, u"Rook has not looked since "_s +
                                           cluster.lastChecked.toUTC().toString(u"yyyy-MM-dd HH:mm 'UTC'"_s));
    } else if (cluster.health == "HEALTH_OK"_L1) {
        findings.well(cluster.name + u" HEALTH_OK"_s);
    } else if (cluster.health == "HEALTH_ERR"_L1) {
        findings.add(Severity::Block, cluster.name, details);
    } else if (cluster.health == "HEALTH_WARN"_L1) {
        findings.add(Severity::Warn, cluster.name, details);
    } else {
        findings.unknown(cluster.name, u"Rook reports no health"_s);
    }
}

/// Before 1.6 Rook asks for policy/v1beta1, which 1.25 has not; its guide wants 1.9.10 before that.
void judgeOperator(const QString &tag, const HopVersions &hop, CheckFindings &findings)
{
    const auto rook = leadingVersion(tag);
    const QString subject = u"rook/ceph:"_s + tag;
    if (!rook || !hop.kube) {
        findings.unknown(subject, rook ? u"the target's version of Kubernetes is not known"_s
                                       : u"the operator's image has no version"_s);
    } else if (hop.isKubeFrom(1, 25) && *rook < version(1, 6, 0)) {
        findings.add(Severity::Block, subject, u"Kubernetes 1.25 has no policy/v1beta1, which Rook before 1.6 needs"_s);
    } else if (hop.isKubeFrom(1, 25) && *rook < version(1, 9, 10)) {
        findings.add(Severity::Warn, subject, u"Rook 1.9.10 or later is to be there before Kubernetes 1.25"_s);
    } else {
        findings.add(Severity::Info, subject, u"for Kubernetes "_s + hop.kube->toString());
    }
}

} // namespace

QList<Finding> checkCalico(const ClusterPicture &picture, const HopRecord &hop)
{
    const auto least = leastCalico(HopVersions::of(hop));
    if (!least) {
        return {};
    }
    CheckFindings findings(checks::calicoVersion);
    if (!picture.pods) {
        findings.unknown({}, picture.pods.error());
        return findings.list();
    }
    for (const QString &tag : tagsOf(*picture.pods, "calico"_L1)) {
        const auto running = leadingVersion(tag);
        if (!running) {
            findings.unknown(u"calico"_s, u"its image has no version: \"%1\""_s.arg(tag.left(80)));
        } else if (*running < *least) {
            findings.add(Severity::Block, u"calico"_s,
                         u"%1 runs, %2 takes over from %3 or later only"_s.arg(tag, hop.to, least->toString()));
        } else {
            findings.well(u"calico "_s + tag);
        }
    }
    return findings.list();
}

QList<Finding> checkMetallb(const ClusterPicture &picture, const HopRecord &hop)
{
    const HopVersions versions = HopVersions::of(hop);
    if (!versions.isTagFrom(2, 22)) {
        return {};
    }
    CheckFindings findings(checks::metallb);
    if (!picture.pods) {
        findings.unknown({}, picture.pods.error());
        return findings.list();
    }
    // Kubespray leaves alone what it did not install.
    const SettingValue enabled = settingOf(picture, u"metallb_enabled"_s);
    const bool isOwn = enabled.state == SettingValue::State::Unset || switchOf(enabled) == false;
    for (const QString &tag : tagsOf(*picture.pods, "metallb"_L1)) {
        const auto running = leadingVersion(tag);
        if (!running) {
            findings.unknown(u"metallb"_s, u"its image has no version: \"%1\""_s.arg(tag.left(80)));
        } else if (*running >= version(0, 13, 0) || isOwn) {
            findings.well(u"metallb "_s + tag + (isOwn ? u", not by Kubespray"_s : QString()));
        } else if (!versions.isTagFrom(2, 22, 1)) {
            findings.add(Severity::Block, u"metallb"_s, tag + u": the role of v2.22.0 fails"_s);
        } else {
            findings.add(Severity::Warn, u"metallb"_s,
                         tag + u": 0.13 knows no ConfigMap any more; without IPAddressPool and L2Advertisement all "
                               "services of type LoadBalancer lose their addresses"_s);
        }
    }
    return findings.list();
}

QList<Finding> checkRook(const ClusterPicture &picture, const HopRecord &hop)
{
    CheckFindings findings(checks::rookCeph);
    if (!picture.ceph) {
        findings.unknown({}, picture.ceph.error());
        return findings.list();
    }
    if (!*picture.ceph) {
        return {};
    }
    for (const kube::CephCluster &cluster : **picture.ceph) {
        judgeCeph(cluster, picture.now, findings);
    }
    if (!picture.pods) {
        findings.unknown(u"rook/ceph"_s, picture.pods.error());
        return findings.list();
    }
    const HopVersions versions = HopVersions::of(hop);
    for (const QString &tag : tagsOf(*picture.pods, "rook"_L1)) {
        judgeOperator(tag, versions, findings);
    }
    return findings.list();
}

} // namespace kubemori::upgrade::health
