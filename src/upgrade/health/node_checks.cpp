// SPDX-License-Identifier: GPL-3.0-or-later
#include "upgrade/health/node_checks.hpp"

#include "upgrade/check_ids.hpp"
#include "upgrade/health/check_findings.hpp"
#include "upgrade/health/hop_versions.hpp"

#include <algorithm>

namespace kubemori::upgrade::health {

using namespace Qt::StringLiterals;

namespace {

QString readyText(const kube::Node &node)
{
    const auto ready = std::ranges::find(node.conditions, u"Ready"_s, &kube::NodeCondition::type);
    if (ready == node.conditions.end()) {
        return u"it has no condition Ready"_s;
    }
    return u"Ready=%1 (%2: %3)"_s.arg(toString(ready->status), ready->reason, ready->message);
}

/// None: it is where a node may be at the beginning of the hop.
struct VersionVerdict
{
    Severity severity = Severity::Good;
    QString why;
};

VersionVerdict judgeVersion(const Version &node, const HopVersions &hop)
{
    if (hop.kube && node > *hop.kube) {
        return {.severity = Severity::Block, .why = u"newer than the target %1"_s.arg(hop.kube->toString())};
    }
    if (hop.kube && (node.major != hop.kube->major || hop.kube->minor - node.minor > 1)) {
        return {.severity = Severity::Block,
                .why = u"more than one minor release below the target %1"_s.arg(hop.kube->toString())};
    }
    if (hop.kube && node == *hop.kube) {
        if (hop.kubeBefore == hop.kube) {
            return {}; // no upgrade is meant, or one that changes no version
        }
        return {.severity = Severity::Info, .why = u"has the target's version already"_s};
    }
    if (hop.kubeBefore && node != *hop.kubeBefore) {
        return {.severity = Severity::Warn,
                .why = u"not %1, from which the hop starts"_s.arg(hop.kubeBefore->toString())};
    }
    return {};
}

} // namespace

Fix uncordonFix(const kube::Kubectl &kubectl, const QString &node)
{
    const command::Command command = kubectl.uncordonCommand(node);
    return {.place = Fix::Place::ControlPlane, .node = {}, .command = command.argv, .become = command.become};
}

QList<NodeBefore> nodesBefore(const QList<kube::Node> &nodes)
{
    QList<NodeBefore> before;
    for (const kube::Node &node : nodes) {
        before.append({.name = node.name,
                       .version = node.version,
                       .schedulable = node.schedulable,
                       .ready = node.ready() == kube::ConditionStatus::True,
                       .isControlPlane = node.isControlPlane()});
    }
    return before;
}

QList<Finding> checkNodesReady(const ClusterPicture &picture, const HopRecord &hop)
{
    CheckFindings findings(checks::nodesReady);
    if (!picture.nodes || picture.nodes->isEmpty()) {
        findings.unknown({}, picture.nodes ? u"the API server names no nodes"_s : toLogLine(picture.nodes.error()));
        return findings.list();
    }
    const QStringList &only = hop.choices.strategy.nodes;
    for (const kube::Node &node : *picture.nodes) {
        if (node.ready() == kube::ConditionStatus::True) {
            findings.well(node.name);
        } else {
            const bool isConcerned = only.isEmpty() || only.contains(node.name);
            findings.add(isConcerned ? Severity::Block : Severity::Warn, node.name, readyText(node));
        }
    }
    return findings.list();
}

QList<Finding> checkCordons(const ClusterPicture &picture, const kube::Kubectl &kubectl)
{
    CheckFindings findings(checks::nodeCordoned);
    if (!picture.nodes) {
        findings.unknown({}, picture.nodes.error());
        return findings.list();
    }
    for (const kube::Node &node : *picture.nodes) {
        if (node.schedulable) {
            findings.well(node.name);
        } else {
            findings.add(Severity::Warn, node.name, u"spec.unschedulable=true"_s, uncordonFix(kubectl, node.name));
        }
    }
    return findings.list();
}

QList<Finding> checkNodeVersions(const ClusterPicture &picture, const HopRecord &hop)
{
    CheckFindings findings(checks::nodeVersions);
    if (!picture.nodes) {
        findings.unknown({}, picture.nodes.error());
        return findings.list();
    }
    const HopVersions versions = HopVersions::of(hop);
    if (!versions.kube) {
        findings.unknown({}, u"the target's version of Kubernetes is not known"_s);
    }
    QStringList known;
    for (const kube::Node &node : *picture.nodes) {
        const auto version = Version::parse(node.version);
        if (!version) {
            findings.unknown(node.name, u"its kubelet calls itself \"%1\""_s.arg(node.version.left(80)));
            continue;
        }
        const VersionVerdict verdict = judgeVersion(*version, versions);
        if (verdict.severity == Severity::Good) {
            findings.well(node.name + u' ' + node.version);
        } else {
            findings.add(verdict.severity, node.name, node.version + u": "_s + verdict.why);
        }
        known.append(version->toString());
    }
    known.removeDuplicates();
    // Without a version to start from nothing but the others can tell that one is behind.
    if (!versions.kubeBefore && known.size() > 1) {
        findings.add(Severity::Warn, {}, u"versions differ: "_s + joinedShort(known, u", "_s));
    }
    return findings.list();
}

QList<Finding> checkKernels(const ClusterPicture &picture, const HopRecord &hop)
{
    CheckFindings findings(checks::kernelVersion);
    constexpr int firstMinor = 32; // kubeadm's check of the system asks for 4.19 from there on
    if (!HopVersions::of(hop).isKubeFrom(1, firstMinor)) {
        return {};
    }
    if (!picture.nodes) {
        findings.unknown({}, picture.nodes.error());
        return findings.list();
    }
    const Version least{.major = 4, .minor = 19, .patch = 0, .pre = {}};
    // Whoever set it may have told kubeadm to go on; what exactly is a list that is not read here.
    const bool isIgnored =
        settingOf(picture, u"kubeadm_ignore_preflight_errors"_s).state == SettingValue::State::Unclear &&
        picture.settings && picture.settings->find(u"kubeadm_ignore_preflight_errors"_s) != nullptr;
    for (const kube::Node &node : *picture.nodes) {
        const auto kernel = leadingVersion(node.kernel);
        if (!kernel) {
            findings.unknown(node.name, u"its kernel calls itself \"%1\""_s.arg(node.kernel.left(80)));
        } else if (*kernel < least) {
            findings.add(isIgnored ? Severity::Warn : Severity::Block, node.name,
                         node.kernel + u", 4.19 is needed"_s +
                             (isIgnored ? u"; kubeadm_ignore_preflight_errors is set"_s : QString()));
        } else {
            findings.well(node.name + u' ' + node.kernel);
        }
    }
    return findings.list();
}

} // namespace kubemori::upgrade::health
