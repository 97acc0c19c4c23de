// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.hpp"

#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

namespace kubemori::operation {

/// What a step does, as far as the window and reports tell steps apart; in the order in which a node goes through them.
enum class StepKind {
    Gates,    ///< the conditions under which the node may go
    Snapshot, ///< of etcd, copied to this machine
    Identify, ///< who is there, by two witnesses
    Facts,    ///< ansible's facts of all hosts are read anew
    Cordon,
    Drain,
    WaitDetached, ///< its volumes are let go
    Upgrade,      ///< a playbook of Kubespray: for this node, or begun here for several
    Upgraded,     ///< it runs the target's version and is well
    Shutdown,
    WaitDown,
    PowerOff,
    WaitOff,
    PowerCut, ///< everything is off: the operation rests until it is taken up again
    PowerOn,
    WaitUp,
    WaitReady,
    Uncordon,
    Addons,  ///< what a playbook over some of the nodes left behind
    Remedy,  ///< a step of what helps against a known issue
    Backup,  ///< of the files that are changed next
    Renew,   ///< its certificates
    Restart, ///< of the control plane's pods
    Serving, ///< its servers show the new certificates and are well
    Settle,  ///< after the last node: the workloads are back as they were
};

/// One step of a plan as shown to a person before anything runs.
struct PlanStep
{
    QString id; ///< unique within the plan: "node3/drain"
    QString node;
    StepKind kind = StepKind::Cordon;
    /// The exact command, several with a line each, or for a wait what is looked at, e.g. "cat
    /// /proc/sys/kernel/random/boot_id".
    QString command;
    QString location; ///< where it runs: Runner::location()
    Milliseconds timeout{0};
    /// What carries it out after a restart of the program, where kind and node do not say it all; of the feature alone.
    QJsonObject details = {};

    bool operator==(const PlanStep &) const = default;
};

/// A thing that a person should know before they say yes.
struct PlanWarning
{
    enum class Kind {
        AlreadyCordoned,    ///< stays cordoned afterwards
        NotReady,           ///< the node is not Ready now
        SingleControlPlane, ///< the API will be away while it reboots
        ControlPlaneInUse,  ///< kubectl runs there; another host takes over
        NoSnapshot,         ///< etcd cannot be reached for a snapshot
        Simulated,          ///< a cluster of the demo: no real machine is touched
        OnlyApiServer,      ///< the API is away while its pods start anew
        ApiNotReady,        ///< its API server does not say that it is ready: the gates do not wait for it
        EtcdNotSeen,        ///< etcd could not be asked: the gates do not wait for it
        KubeletExpired,     ///< the kubelet cannot log in any more: it gets a new kubeconfig and is restarted
        RenewsItself,       ///< a timer of Kubespray renews there, too
        NoRenewTimer,       ///< nothing renews by itself: a person has to think of it again
        NotByKubeadm,       ///< certificates end soon that kubeadm does not renew
    };
    Kind kind = Kind::NotReady;
    QString node;

    bool operator==(const PlanWarning &) const = default;
};

/// What will be done, in order. A plain value: shown, journalled, executed as it stands. The steps of a node may come
/// in several legs, with those of other nodes between them; the order of such a plan cannot be changed.
struct Plan
{
    QString operation; ///< id, also the folder's name in the state directory: "20260301-213000-417-reboot-lab"
    QString kind;      ///< what it is for; who plans names it
    QString cluster;   ///< profile id
    QStringList nodes; ///< in order
    QList<PlanStep> steps;
    QList<PlanWarning> warnings;
    /// Of nodes, where the API may not be there to be asked for them.
    QMap<QString, QString> addresses = {};

    bool operator==(const Plan &) const = default;
};

/// Whether an operation ends as Suspended once this is done.
[[nodiscard]] constexpr bool suspends(StepKind kind)
{
    return kind == StepKind::PowerCut;
}

/// Consecutive steps of one node.
struct Leg
{
    QString node;
    qsizetype first = 0; ///< index within Plan::steps
    qsizetype last = 0;

    bool operator==(const Leg &) const = default;
};

/// In order; a node of the plan without any step has one that is empty (last before first).
[[nodiscard]] QList<Leg> legsOf(const Plan &plan);
/// Every node is done in one go, so that the nodes may be reordered.
[[nodiscard]] bool isNodeByNode(const Plan &plan);

/// Stable names for JSON, journals and tests: "cordon", "wait-down".
[[nodiscard]] QString toString(StepKind kind);

} // namespace kubemori::operation
