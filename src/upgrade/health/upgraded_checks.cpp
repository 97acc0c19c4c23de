// SPDX-License-Identifier: GPL-3.0-or-later
#include "upgrade/health/upgraded_checks.hpp"

#include "upgrade/check_ids.hpp"
#include "upgrade/health/check_findings.hpp"
#include "upgrade/health/hop_versions.hpp"
#include "upgrade/health/node_checks.hpp"
#include "upgrade/health/unwell_pod.hpp"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace kubemori::upgrade::health {

using namespace Qt::StringLiterals;

namespace {

const QString notKnownBefore = u"how it was before the hop is not known"_s;

const kube::Node *find(const QList<kube::Node> &nodes, const QString &name)
{
    const auto node = std::ranges::find(nodes, name, &kube::Node::name);
    return node == nodes.end() ? nullptr : &*node;
}

/// Those the hop is for: a person's choice, or all there are and all there were.
QStringList concerned(const QList<kube::Node> &nodes, const HopRecord &hop)
{
    QStringList names = hop.choices.strategy.nodes;
    if (names.isEmpty()) {
        for (const kube::Node &node : nodes) {
            names.append(node.name);
        }
        for (const NodeBefore &node : hop.nodes) {
            names.append(node.name);
        }
    }
    names.removeDuplicates();
    return names;
}

} // namespace

bool isBeforeKnown(const HopRecord &hop)
{
    return !hop.nodes.isEmpty(); // a cluster without nodes is none
}

QList<Finding> checkNodesUpgraded(const ClusterPicture &picture, const HopRecord &hop)
{
    CheckFindings findings(checks::nodeUpgraded);
    const HopVersions versions = HopVersions::of(hop);
    if (!picture.nodes || !versions.kube) {
        findings.unknown({}, picture.nodes ? u"the target's version of Kubernetes is not known"_s
                                           : toLogLine(picture.nodes.error()));
        return findings.list();
    }
    for (const QString &name : concerned(*picture.nodes, hop)) {
        const kube::Node *node = find(*picture.nodes, name);
        const auto version = node != nullptr ? Version::parse(node->version) : std::nullopt;
        if (node == nullptr) {
            findings.add(Severity::Block, name, u"the API server has no node of this name (any more)"_s);
        } else if (!version) {
            findings.unknown(name, u"its kubelet calls itself \"%1\""_s.arg(node->version.left(80)));
        } else if (*version != *versions.kube) {
            findings.add(Severity::Block, name, u"%1 and not v%2"_s.arg(node->version, versions.kube->toString()));
        } else {
            findings.well(name + u' ' + node->version);
        }
    }
    return findings.list();
}

QList<Finding> checkScheduling(const ClusterPicture &picture, const HopRecord &hop, const kube::Kubectl &kubectl)
{
    CheckFindings findings(checks::nodeScheduling);
    if (!picture.nodes || !isBeforeKnown(hop)) {
        findings.unknown({}, picture.nodes ? notKnownBefore : toLogLine(picture.nodes.error()));
        return findings.list();
    }
    for (const NodeBefore &before : hop.nodes) {
        const kube::Node *now = find(*picture.nodes, before.name);
        if (now == nullptr) {
            continue; // node-upgraded says that it is gone
        }
        if (before.schedulable && !now->schedulable) {
            findings.add(Severity::Block, before.name, u"cordoned now, and was not before"_s,
                         uncordonFix(kubectl, before.name));
        } else if (!before.schedulable && now->schedulable) {
            findings.add(Severity::Warn, before.name, u"was cordoned before, and is not now"_s);
        } else {
            findings.well(before.name + (now->schedulable ? QString() : u" (cordoned as before)"_s));
        }
    }
    return findings.list();
}

QList<kube::PodHealth> worseThanBefore(const QList<kube::PodHealth> &pods, const QList<PodBefore> &before)
{
    QSet<QString> known;
    QHash<QString, int> spare; ///< of an owner: how many others of its pods may be unwell, as so many were
    for (const PodBefore &pod : before) {
        known.insert(pod.name);
        ++spare[pod.owner];
    }
    spare.remove(QString()); // pods without an owner have none in common
    QList<kube::PodHealth> others;
    for (const kube::PodHealth &pod : unwellOf(pods)) {
        if (known.contains(pod.qualifiedName())) {
            --spare[ownerOf(pod)];
        } else {
            others.append(pod);
        }
    }
    others.removeIf([&spare](const kube::PodHealth &pod) {
        const auto left = spare.find(ownerOf(pod));
        return left != spare.end() && (*left)-- > 0;
    });
    return others;
}

QList<Finding> checkPodsAsBefore(const ClusterPicture &picture, const HopRecord &hop)
{
    constexpr qsizetype mostOfAWarning = 5;
    constexpr qsizetype mostLines = 50;
    CheckFindings findings(checks::podsAsBefore);
    if (!picture.pods || !isBeforeKnown(hop)) {
        findings.unknown({}, picture.pods ? notKnownBefore : toLogLine(picture.pods.error()));
        return findings.list();
    }
    const QList<kube::PodHealth> worse = worseThanBefore(picture.pods->pods, hop.pods);
    const Severity severity = worse.size() > mostOfAWarning ? Severity::Block : Severity::Warn;
    for (const kube::PodHealth &pod : worse.first(std::min(worse.size(), mostLines))) {
        findings.add(severity, pod.qualifiedName(), evidenceOf(pod) + u"; it was well before, or not there"_s);
    }
    if (worse.size() > mostLines) {
        findings.add(severity, {}, u"and %1 more"_s.arg(worse.size() - mostLines));
    }
    const qsizetype unwell = unwellOf(picture.pods->pods).size();
    findings.well(u"%1 of %2 pods are well; %3 that are not were not before"_s.arg(picture.pods->pods.size() - unwell)
                      .arg(picture.pods->pods.size())
                      .arg(unwell - worse.size()));
    return findings.list();
}

} // namespace kubemori::upgrade::health
