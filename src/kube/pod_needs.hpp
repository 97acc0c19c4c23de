// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kube/label_selector.hpp"
#include "kube/pod.hpp"
#include "kube/workload.hpp"

namespace kubemori::kube {

/// Labels and fields ("metadata.name") of a node that are all wanted. An empty term wants nothing that exists.
struct NodeSelectorTerm
{
    QList<LabelRequirement> expressions;
    QList<LabelRequirement> fields;

    bool operator==(const NodeSelectorTerm &) const = default;
};

/// One of them is enough; without any every node is meant.
[[nodiscard]] bool meetsAny(const QList<NodeSelectorTerm> &terms, const QString &node,
                            const QMap<QString, QString> &labels);

struct Taint
{
    QString key;
    QString value;
    QString effect; ///< "NoSchedule", "PreferNoSchedule", "NoExecute"

    bool operator==(const Taint &) const = default;
};

struct Toleration
{
    QString key; ///< empty: all keys
    bool anyValue = false;
    QString value;
    QString effect; ///< empty: all effects

    [[nodiscard]] bool tolerates(const Taint &taint) const;
    bool operator==(const Toleration &) const = default;
};

/// A required term of (anti-)affinity between pods.
struct PodAffinityTerm
{
    LabelSelector selector;
    QStringList namespaces; ///< empty: the pod's own
    /// A namespaceSelector was given. Labels of namespaces are not read, so that it stands for all of them.
    bool allNamespaces = false;
    QString topologyKey;

    bool operator==(const PodAffinityTerm &) const = default;
};

/// What the scheduler asks of a node for this pod: CPU and memory as it counts them (containers, sidecars, the largest
/// init container, overhead), and the required rules. Other resources, spread constraints and preferences are not kept.
struct PodNeeds
{
    qint64 cpuMillis = 0;
    qint64 memoryBytes = 0;
    QMap<QString, QString> nodeSelector;
    QList<NodeSelectorTerm> nodeTerms;
    QList<Toleration> tolerations; ///< lasting ones: without tolerationSeconds
    QList<PodAffinityTerm> affinity;
    QList<PodAffinityTerm> antiAffinity;
    QStringList hostPorts; ///< "443/TCP"
    QStringList claims;    ///< names of PersistentVolumeClaims

    bool operator==(const PodNeeds &) const = default;
};

/// A pod with its needs. Apart from Pod, so that those who only watch pods do not carry them.
struct ScheduledPod
{
    Pod pod;
    PodNeeds needs;

    bool operator==(const ScheduledPod &) const = default;
};

/// What a node offers to the scheduler.
struct NodeRoom
{
    QString name;
    QMap<QString, QString> labels;
    QList<Taint> taints;
    qint64 cpuMillis = 0; ///< allocatable
    qint64 memoryBytes = 0;
    qint64 pods = 0;
    bool schedulable = true;
    bool ready = false;

    bool operator==(const NodeRoom &) const = default;
};

/// A PersistentVolume that only some nodes can mount.
struct BoundVolume
{
    QString claim; ///< "namespace/name" of the claim it belongs to
    QList<NodeSelectorTerm> nodeTerms;

    bool operator==(const BoundVolume &) const = default;
};

/// Kind and "namespace/name" of what makes a pod again when it is gone: for the ReplicaSet of a Deployment the
/// Deployment, else the controller itself; empty for a bare pod.
struct WorkloadRef
{
    QString kind;
    QString name;

    bool operator==(const WorkloadRef &) const = default;
};
[[nodiscard]] WorkloadRef workloadOf(const Pod &pod);

} // namespace kubemori::kube
