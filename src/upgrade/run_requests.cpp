// SPDX-License-Identifier: GPL-3.0-or-later
#include "upgrade/run_requests.hpp"

#include "base/version.hpp"

namespace kubemori::upgrade {

using namespace Qt::StringLiterals;

namespace {

ansible::RunRequest playbook(const HopRecord &hop, const QString &name)
{
    ansible::RunRequest request;
    request.kind = ansible::RunRequest::Kind::Playbook;
    request.playbook = name;
    request.inventory = hop.inventoryFile;
    request.asksBecomePassword = hop.choices.asksBecomePassword;
    request.asksVaultPassword = hop.choices.asksVaultPassword;
    return request;
}

/// A person's own variables win.
void addVariable(ansible::RunRequest &request, const QString &name, const QJsonValue &value)
{
    for (const ansible::ExtraVariable &own : request.extraVariables) {
        if (own.name == name) {
            return;
        }
    }
    request.extraVariables.append({.name = name, .value = value});
}

} // namespace

QString kubeVersionFor(const HopRecord &hop)
{
    QString version = hop.choices.strategy.kubeVersion.trimmed();
    version = version.isEmpty() ? hop.target.kubeVersion : version;
    if (version.startsWith(u'v') && !hop.target.wantsPrefix) {
        version = version.sliced(1);
    } else if (!version.isEmpty() && !version.startsWith(u'v') && hop.target.wantsPrefix) {
        version.prepend(u'v');
    }
    return version;
}

QString kubeletVersionFor(const HopRecord &hop)
{
    const QString version = kubeVersionFor(hop);
    return version.isEmpty() || version.startsWith(u'v') ? version : QString(u'v' + version);
}

ansible::RunRequest factsRequest(const HopRecord &hop)
{
    return playbook(hop, hop.target.factsPlaybook);
}

ansible::RunRequest upgradeRequest(const HopRecord &hop, const QString &limit)
{
    const Strategy &strategy = hop.choices.strategy;
    ansible::RunRequest request = playbook(hop, hop.target.upgradePlaybook);
    request.limit = limit;
    request.tags = strategy.tags;
    request.skipTags = strategy.skipTags;
    request.extraVariables = strategy.extraVariables;
    if (const QString version = kubeVersionFor(hop); !version.isEmpty()) {
        addVariable(request, u"kube_version"_s, version);
    }
    if (strategy.kind == Strategy::Kind::Whole) {
        addVariable(request, u"serial"_s, strategy.serial);
        if (strategy.alwaysCordon) {
            addVariable(request, u"upgrade_node_always_cordon"_s, true);
        }
    }
    if (strategy.confirmsEachNode) {
        addVariable(request, u"upgrade_node_confirm"_s, true);
    }
    return request;
}

ansible::RunRequest addonsRequest(const HopRecord &hop)
{
    const bool byCluster = leavesAddonsBehind(hop);
    ansible::RunRequest request = playbook(hop, byCluster ? hop.target.clusterPlaybook : hop.target.upgradePlaybook);
    request.tags = byCluster ? QStringList{u"ingress-controller"_s, u"nginx"_s}
                             : QStringList{u"network"_s, u"apps"_s, u"ingress-controller"_s, u"external-provisioner"_s};
    request.limit = hop.target.controlPlaneGroup;
    request.skipTags = hop.choices.strategy.skipTags;
    request.extraVariables = hop.choices.strategy.extraVariables;
    if (const QString version = kubeVersionFor(hop); !version.isEmpty()) {
        addVariable(request, u"kube_version"_s, version);
    }
    return request;
}

bool leavesAddonsBehind(const HopRecord &hop)
{
    const Version first{.major = 2, .minor = 11, .patch = 0, .pre = {}};
    const Version last{.major = 2, .minor = 18, .patch = 2, .pre = {}};
    const auto version = Version::parse(hop.to);
    return version && *version >= first && *version <= last;
}

} // namespace kubemori::upgrade
