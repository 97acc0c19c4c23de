// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.hpp"

#include <QList>
#include <QString>
#include <QStringList>

namespace kubemori::operation {

/// What a step does, as far as the window and reports tell steps apart; in the order in which a node goes through them.
enum class StepKind {
    Gates, ///< the conditions under which the node may go
    Cordon,
    Drain,
    WaitDetached, ///< its volumes are let go
    Shutdown,
    WaitDown,
    WaitUp,
    WaitReady,
    Uncordon,
    Settle, ///< after the last node: the workloads are back as they were
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
    };
    Kind kind = Kind::NotReady;
    QString node;

    bool operator==(const PlanWarning &) const = default;
};

/// What will be done, in order. A plain value: shown, journalled, executed as it stands.
struct Plan
{
    QString operation; ///< id, also the folder's name in the state directory: "20260301-213000-417-reboot-lab"
    QString kind;      ///< "rolling-reboot"
    QString cluster;   ///< profile id
    QStringList nodes; ///< in order
    QList<PlanStep> steps;
    QList<PlanWarning> warnings;

    bool operator==(const Plan &) const = default;
};

/// Stable names for JSON, journals and tests: "cordon", "wait-down".
[[nodiscard]] QString toString(StepKind kind);

} // namespace kubemori::operation
