// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "upgrade/finding.hpp"
#include "upgrade/hop_choices.hpp"
#include "upgrade/stage.hpp"

#include <QDateTime>
#include <QList>
#include <QMap>
#include <QMetaType>
#include <QString>

namespace kubemori::upgrade {

/// How a stage of a hop ended when it was last done.
struct StageRecord
{
    QDateTime at; ///< UTC; invalid: not done yet
    QList<Finding> findings;
    QString accepted; ///< why a person goes on in spite of findings that block; empty: nobody does

    [[nodiscard]] bool isDone() const { return at.isValid(); }
    /// Done, and nothing of it blocks that was not accepted.
    [[nodiscard]] bool isPassed() const;
    bool operator==(const StageRecord &) const = default;
};

/// A node as it was before the hop: how it has to be afterwards, but for the version.
struct NodeBefore
{
    QString name;
    QString version; ///< of the kubelet: "v1.30.4"
    bool schedulable = true;
    bool ready = false;
    bool isControlPlane = false;

    bool operator==(const NodeBefore &) const = default;
};

/// A pod that was not well before the hop, so that it is no fault of the hop afterwards.
struct PodBefore
{
    QString name;  ///< "namespace/pod"
    QString owner; ///< "namespace/Kind/name" of what makes it again under another name; empty: none
    QString state; ///< "CrashLoopBackOff", "Pending"

    bool operator==(const PodBefore &) const = default;
};

/// What the hop goes to, as the checkout says it.
struct HopTarget
{
    QString kubeBefore;                ///< "v1.30.4"; empty: not known
    QString kubeVersion;               ///< "v1.31.4"
    bool wantsPrefix = true;           ///< kube_version is written with "v" (before v2.28.0)
    QString ansibleMin;                ///< "2.16.4"; empty: not asserted
    QString ansibleMax;                ///< exclusive
    QString python;                    ///< documented: "3.10-3.12"; empty: not documented
    QString requirements;              ///< "requirements.txt"
    QString upgradePlaybook;           ///< "upgrade-cluster.yml"
    QString clusterPlaybook;           ///< "cluster.yml"
    QString factsPlaybook;             ///< "playbooks/facts.yml"; empty: it has none
    QString controlPlaneGroup;         ///< "kube_control_plane"
    QString nodeGroup;                 ///< "kube_node"
    QMap<QString, QString> components; ///< versions by name ("coredns", "calico"), as the release installs them

    bool operator==(const HopTarget &) const = default;
};

/// One hop of an upgrade with all that was decided and found.
struct HopRecord
{
    QString from; ///< tags
    QString to;
    HopTarget target;
    HopChoices choices;
    QMap<Stage, StageRecord> stages;
    QString inventoryFolder; ///< of the cluster, in the checkout: "inventory/mycluster"
    QString oldInventory;    ///< the copy of it as it was before the hop, in the checkout; empty: not made yet
    QString inventoryFile;   ///< what runs are given: "inventory/mycluster/inventory.ini"; empty: not decided yet
    QString venv;            ///< the environment that was made, as clusters.yaml would name it; empty: none yet
    QList<NodeBefore> nodes; ///< from Health
    QList<PodBefore> pods;   ///< the same: those that were not well
    QString operation;       ///< of Run, the last one; empty: not begun
    bool isRunDone = false;  ///< the operation reached its end with success
    QDateTime finished;      ///< UTC; all of its stages are passed

    [[nodiscard]] StageRecord record(Stage stage) const { return stages.value(stage); }
    bool operator==(const HopRecord &) const = default;
};

/// An upgrade from one release to another, in one hop or several; all that there is of it. Kept after every page, so
/// that it can be closed, taken up again, and handed to a colleague. A plain value without secrets.
struct Upgrade
{
    QString id; ///< "20261128-013000-417-upgrade-lab"; a plain file name; sorts by time
    QString cluster;
    QString like;      ///< the upgrade of another cluster whose decisions were taken over; empty: none
    QDateTime created; ///< UTC
    QDateTime changed; ///< UTC
    QList<HopRecord> hops;
    int hop = 0;                 ///< the one that is worked on
    Stage stage = Stage::Target; ///< the page it stands at

    [[nodiscard]] QString from() const { return hops.isEmpty() ? QString() : hops.constFirst().from; }
    [[nodiscard]] QString to() const { return hops.isEmpty() ? QString() : hops.constLast().to; }
    [[nodiscard]] bool isFinished() const { return !hops.isEmpty() && hops.constLast().finished.isValid(); }
    [[nodiscard]] const HopRecord &current() const { return hops.at(hop); }
    [[nodiscard]] HopRecord &current() { return hops[hop]; }
    bool operator==(const Upgrade &) const = default;
};

} // namespace kubemori::upgrade

Q_DECLARE_METATYPE(kubemori::upgrade::Upgrade)
