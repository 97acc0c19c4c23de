// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kube/node.hpp"
#include "operation/operation.hpp"
#include "operation/operation_history.hpp"

#include <QList>

#include <optional>

namespace kubemori::maintenance {

/// What an operation did to a node, and what is true of it now.
struct NodeStanding
{
    /// The cluster's answer.
    enum class Now {
        Unknown, ///< the API server could not be asked
        Gone,    ///< the node is no longer in the cluster
        NotReady,
        Cordoned, ///< Ready, and not schedulable
        Fine,     ///< Ready and schedulable
    };

    QString node;
    operation::PlanStep step; ///< the one it came to; without id: it never began
    operation::StepState stepState = operation::StepState::Pending;
    bool cordonedByUs = false;       ///< by this operation, and not put back
    bool cordonedByPlaybook = false; ///< by a run of ansible that did not get to uncordoning it
    bool playbookFailed = false;     ///< a run of ansible failed on it, or was broken off
    bool cordonedBefore = false;     ///< by somebody else, before it began: stays so
    bool off = false;                ///< switched off by it, and not seen up since by it
    bool toldToReboot = false;       ///< a shutdown was sent, and the node was not proved Ready since
    Now now = Now::Unknown;
    bool rebooted = false; ///< the API server reports another boot id than before
    QString claimedBy;     ///< another operation that claims the node now: "OPERATION of ops@desk"

    bool operator==(const NodeStanding &) const = default;
};

/// An operation that somebody has to decide on.
struct Reconciliation
{
    operation::PastOperation past;
    QList<NodeStanding> nodes;                              ///< those it was in the middle of or left cordoned
    QStringList done;                                       ///< through, nothing to do
    QStringList upgraded;                                   ///< of an upgrade: at the new version, not all is done
    QStringList waiting;                                    ///< never touched; of an upgrade: not known to be upgraded
    Error error;                                            ///< why the cluster could not be asked
    operation::RunMode advice = operation::RunMode::Resume; ///< the safe next step

    /// It came to where its plan lets it rest.
    [[nodiscard]] bool isResting() const
    {
        return past.standing == operation::Standing::Ended && past.contents->finished &&
               past.contents->finished->outcome == operation::Outcome::Suspended;
    }
    /// Ansible upgrades nodes in it: there is no way back, only on.
    [[nodiscard]] bool isUpgrade() const;
    [[nodiscard]] const operation::Plan &plan() const { return past.contents->plan; }
};

/// Compares what the journal says with the cluster's nodes. `past` must have contents.
[[nodiscard]] Reconciliation reconcile(const operation::PastOperation &past, const Result<QList<kube::Node>> &nodes);

/// Stable names for JSON and tests.
[[nodiscard]] QString toString(NodeStanding::Now now);
[[nodiscard]] QString toString(operation::RunMode mode);

} // namespace kubemori::maintenance
