// SPDX-License-Identifier: GPL-3.0-or-later
#include "upgrade/health/image_checks.hpp"

#include "upgrade/check_ids.hpp"
#include "upgrade/health/check_findings.hpp"
#include "upgrade/health/etcd_checks.hpp"
#include "upgrade/health/hop_versions.hpp"

#include <QLatin1StringView>
#include <QMap>
#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace kubemori::upgrade::health {

using namespace Qt::StringLiterals;

namespace {

/// A component that the inventory switches on, and whether upgrade-cluster.yml of the old releases leaves it alone.
struct Addon
{
    QLatin1StringView component;
    QLatin1StringView setting;
    bool isLeftBehind = false;
};

constexpr std::array addons{
    Addon{"ingress-nginx"_L1, "ingress_nginx_enabled"_L1, true},
    Addon{"cert-manager"_L1, "cert_manager_enabled"_L1, true},
    Addon{"local-volume-provisioner"_L1, "local_volume_provisioner_enabled"_L1, true},
    Addon{"local-path-provisioner"_L1, "local_path_provisioner_enabled"_L1, true},
    Addon{"cephfs-provisioner"_L1, "cephfs_provisioner_enabled"_L1, true},
    Addon{"rbd-provisioner"_L1, "rbd_provisioner_enabled"_L1, true},
    Addon{"metallb"_L1, "metallb_enabled"_L1},
    Addon{"metrics-server"_L1, "metrics_server_enabled"_L1},
    Addon{"kube-vip"_L1, "kube_vip_enabled"_L1},
};

const Addon *addonOf(const QString &component)
{
    const auto addon = std::ranges::find(addons, component, &Addon::component);
    return addon == addons.end() ? nullptr : &*addon;
}

/// Installed by somebody else: the inventory does not switch it on.
bool isForeign(const ClusterPicture &picture, const Addon *addon)
{
    if (addon == nullptr) {
        return false;
    }
    const SettingValue value = settingOf(picture, addon->setting);
    return value.state == SettingValue::State::Unset || switchOf(value) == false;
}

bool leavesAddonsBehind(const HopVersions &hop)
{
    const Version last{.major = 2, .minor = 18, .patch = 2, .pre = {}};
    return hop.isTagFrom(2, 11) && hop.tag && *hop.tag <= last;
}

/// The pods of each component, by its tags. Kubespray puts all but addons into kube-system.
using ByTag = QMap<QString, QStringList>;

QMap<QString, ByTag> running(const PodLook &look)
{
    QMap<QString, ByTag> components;
    for (const ComponentPod &pod : look.components) {
        if (addonOf(pod.component) != nullptr || pod.pod.startsWith("kube-system/"_L1)) {
            components[pod.component][pod.tag].append(pod.pod);
        }
    }
    return components;
}

/// Old releases ask for an image of one architecture: "v0.15.1-amd64".
QString withoutArchitecture(const QString &tag)
{
    static const QRegularExpression ending(u"-(?:amd64|arm64|arm|ppc64le|s390x)\\z"_s);
    return QString(tag).remove(ending);
}

void judge(const QString &component, const ByTag &tags, const QString &wanted, Severity severity,
           CheckFindings &findings)
{
    for (auto tag = tags.cbegin(); tag != tags.cend(); ++tag) {
        const QString pods = joinedShort(*tag, u", "_s, 5);
        if (tag.key().isEmpty()) {
            findings.unknown(component, u"an image without a tag: "_s + pods);
        } else if (isSameVersion(withoutArchitecture(tag.key()), wanted)) {
            findings.well(component + u' ' + tag.key());
        } else {
            findings.add(severity, component, u"%1 runs (%2), the release installs %3"_s.arg(tag.key(), pods, wanted));
        }
    }
}

void judgeEtcd(const ClusterPicture &picture, const QString &wanted, CheckFindings &findings)
{
    if (!picture.etcd || wanted.isEmpty()) {
        return; // etcd-health says why it could not be asked
    }
    for (const kube::EtcdMember &member : *picture.etcd) {
        if (member.version.isEmpty()) {
            findings.unknown(u"etcd "_s + nameOf(member), u"it does not say its version"_s);
        } else if (isSameVersion(member.version, wanted)) {
            findings.well(u"etcd %1 %2"_s.arg(nameOf(member), member.version));
        } else {
            findings.add(Severity::Warn, u"etcd "_s + nameOf(member),
                         u"%1 runs, the release installs %2"_s.arg(member.version, wanted));
        }
    }
}

void judgeContainerd(const ClusterPicture &picture, const HopRecord &hop, const QString &wanted,
                     CheckFindings &findings)
{
    constexpr QLatin1StringView prefix = "containerd://"_L1;
    const QStringList &only = hop.choices.strategy.nodes;
    for (const kube::Node &node : picture.nodes.value_or(QList<kube::Node>())) {
        const bool isConcerned = only.isEmpty() || only.contains(node.name);
        if (wanted.isEmpty() || !isConcerned || !node.runtime.startsWith(prefix)) {
            continue;
        }
        const QString version = node.runtime.sliced(prefix.size());
        if (isSameVersion(version, wanted)) {
            findings.well(u"%1 containerd %2"_s.arg(node.name, version));
        } else {
            findings.add(Severity::Warn, node.name,
                         u"containerd %1 runs, the release installs %2"_s.arg(version, wanted));
        }
    }
}

} // namespace

QList<Finding> checkControlPlaneImages(const ClusterPicture &picture, const HopRecord &hop)
{
    static const QStringList parts{u"kube-apiserver"_s, u"kube-controller-manager"_s, u"kube-scheduler"_s,
                                   u"kube-proxy"_s};
    CheckFindings findings(checks::controlPlaneImages);
    const HopVersions versions = HopVersions::of(hop);
    if (!picture.pods || !versions.kube) {
        findings.unknown({}, picture.pods ? u"the target's version of Kubernetes is not known"_s
                                          : toLogLine(picture.pods.error()));
        return findings.list();
    }
    const QString wanted = u'v' + versions.kube->toString();
    const QStringList &only = hop.choices.strategy.nodes;
    QStringList seen;
    for (const ComponentPod &pod : picture.pods->components) {
        const bool isConcerned = only.isEmpty() || only.contains(pod.node);
        if (!parts.contains(pod.component) || !pod.pod.startsWith("kube-system/"_L1) || !isConcerned) {
            continue;
        }
        seen.append(pod.component);
        const bool isProxy = pod.component == "kube-proxy"_L1;
        if (pod.tag.isEmpty()) {
            findings.unknown(pod.pod, u"its image has no tag"_s);
        } else if (isSameVersion(pod.tag, wanted)) {
            findings.well(pod.pod.section(u'/', 1) + u' ' + pod.tag);
        } else {
            findings.add(isProxy ? Severity::Warn : Severity::Block, pod.pod, u"%1 and not %2"_s.arg(pod.tag, wanted));
        }
    }
    for (const QString &part : parts.first(3)) { // kube-proxy may be replaced by the network
        if (only.isEmpty() && !seen.contains(part)) {
            findings.unknown(part, u"no pod of it was found in kube-system"_s);
        }
    }
    return findings.list();
}

QList<Finding> checkComponents(const ClusterPicture &picture, const HopRecord &hop)
{
    CheckFindings findings(checks::components);
    if (!picture.pods) {
        findings.unknown({}, picture.pods.error());
        return findings.list();
    }
    const bool leaves = leavesAddonsBehind(HopVersions::of(hop));
    const QMap<QString, ByTag> components = running(*picture.pods);
    for (auto component = components.cbegin(); component != components.cend(); ++component) {
        const QString wanted = installedBy(hop, component.key());
        const Addon *addon = addonOf(component.key());
        if (!wanted.isEmpty() && !(leaves && addon != nullptr && addon->isLeftBehind)) {
            judge(component.key(), *component, wanted, isForeign(picture, addon) ? Severity::Info : Severity::Warn,
                  findings);
        }
    }
    judgeEtcd(picture, installedBy(hop, u"etcd"_s), findings);
    judgeContainerd(picture, hop, installedBy(hop, u"containerd"_s), findings);
    return findings.list();
}

QList<Finding> checkAddonsLeftBehind(const ClusterPicture &picture, const HopRecord &hop)
{
    if (!leavesAddonsBehind(HopVersions::of(hop))) {
        return {};
    }
    CheckFindings findings(checks::addonsLeftBehind);
    if (!picture.pods) {
        findings.unknown({}, picture.pods.error());
        return findings.list();
    }
    const QMap<QString, ByTag> components = running(*picture.pods);
    for (const Addon &addon : addons) {
        const QString wanted = installedBy(hop, addon.component);
        if (addon.isLeftBehind && !wanted.isEmpty() && !isForeign(picture, &addon)) {
            judge(addon.component, components.value(addon.component), wanted, Severity::Warn, findings);
        }
    }
    return findings.list();
}

} // namespace kubemori::upgrade::health
