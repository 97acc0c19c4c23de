// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.hpp"
#include "base/result.hpp"
#include "cluster/profile.hpp"
#include "kube/pod_needs.hpp"

#include <QList>
#include <QStringList>

#include <optional>
#include <stop_token>

namespace kubemori::maintenance {

/// What a forecast is made of: the cluster at one moment, and what is planned.
struct ForecastFacts
{
    QStringList order; ///< the nodes of the plan, in its order
    QList<kube::NodeRoom> nodes;
    QList<kube::ScheduledPod> pods; ///< of all nodes
    QList<kube::PodDisruptionBudget> budgets;
    QList<kube::Workload> workloads;
    QList<kube::BoundVolume> volumes;
    cluster::DrainOptions drain;
};

/// CPU and memory, as requests or as what is free.
struct Resources
{
    qint64 cpuMillis = 0;
    qint64 memoryBytes = 0;

    bool operator==(const Resources &) const = default;
};

/// A disruption budget at the moment it is asked, within the sequence.
struct BudgetEvidence
{
    QString rule; ///< "minAvailable: 2"
    int healthy = 0;
    int desired = 0;  ///< healthy pods it insists on
    int expected = 0; ///< pods it counts
    int leaving = 0;  ///< its pods on this node

    bool operator==(const BudgetEvidence &) const = default;
};

/// Why pods find no place: what the nodes that may take pods at that moment say. They add up to `nodes`.
struct PlaceEvidence
{
    int nodes = 0;
    int notAllowed = 0;   ///< node selector, node affinity, taint or volume
    int antiAffinity = 0; ///< (anti-)affinity between pods, or a host port in use
    int full = 0;         ///< CPU, memory or number of pods
    Resources asked;      ///< by the largest of the pods
    Resources largest;    ///< the most that one node has free, each by itself

    bool operator==(const PlaceEvidence &) const = default;
};

/// One thing that a person should know of one node's turn.
struct ForecastFinding
{
    enum class Severity { Info, Warn, Block };
    enum class Kind {
        BudgetNeverAllows, ///< it insists on as many pods as there are
        BudgetExhausted,   ///< it lets none go, and nothing is on its way to change that
        BudgetNoPlace,     ///< it lets none go any more: replacements of earlier pods find no place
        SeveralBudgets,    ///< the server refuses a pod with more than one budget for good
        BudgetWaits,       ///< it lets none go until pods that are not healthy now have become so
        BudgetObeyed,      ///< it lets them go, in turns when there are more than it allows at once
        BarePod,           ///< nobody makes it again
        EmptyDirData,      ///< data that is lost with the pod
        DaemonSetPods,     ///< they refuse the drain, as the profile does not ignore them
        Outage,            ///< no other pod of the workload is Ready meanwhile
        AntiAffinity,      ///< will be Pending: no node is far enough from its like
        NoRoom,            ///< will be Pending: no node has so much free
        NoNodeFits,        ///< will be Pending: no other node may take it
    };
    Severity severity = Severity::Info;
    Kind kind = Kind::BudgetObeyed;
    QString subject;     ///< "namespace/name" of the budget, the workload or the pod
    QString workload;    ///< kind of the workload, where the subject is one: "StatefulSet"
    QStringList pods;    ///< those of this node that it is about
    QStringList budgets; ///< SeveralBudgets: which
    int replicas = 0;    ///< Outage: desired ones
    std::optional<BudgetEvidence> budget;
    std::optional<PlaceEvidence> place;

    bool operator==(const ForecastFinding &) const = default;
};

/// A pod that a drain evicts and its controller makes again.
struct MovingPod
{
    QString pod;
    Resources requests;
    bool hasPlace = true;

    bool operator==(const MovingPod &) const = default;
};

/// One node's turn.
struct NodeForecast
{
    QString node;
    QList<MovingPod> moving;
    QStringList daemonSetPods;       ///< stay
    QStringList mirrorPods;          ///< stay
    QStringList lost;                ///< bare pods
    QStringList refused;             ///< cannot leave as things are
    Resources requested;             ///< by the moving pods
    Resources freeElsewhere;         ///< on the nodes that may take pods then
    QList<ForecastFinding> findings; ///< worst first
    std::optional<Milliseconds> estimate;

    /// Info when there is none.
    [[nodiscard]] ForecastFinding::Severity worst() const;
    bool operator==(const NodeForecast &) const = default;
};

/// What a rolling reboot will meet, as far as it can be told beforehand.
struct Forecast
{
    QList<NodeForecast> nodes; ///< in the order of the plan
    int pastRuns = 0;          ///< that the estimates come from
    std::optional<Milliseconds> estimate;

    [[nodiscard]] int count(ForecastFinding::Severity severity) const;
    bool operator==(const Forecast &) const = default;
};

/// Plays the drains of a rolling reboot one after the other: pods leave a node as their budgets let them, start on the
/// nodes that have room for them (as the scheduler's filters see it; which of these it prefers is only guessed) and may
/// be evicted again from there. A pod that was Ready is taken to be Ready again before the next node; one without a
/// place is tried again when a node is back; a budget that refuses for good keeps its pods where they are. Pure: looks
/// at nothing but its arguments. Cancelled when the stop is requested; InvalidInput for a node that is not in the list.
[[nodiscard]] Result<Forecast> makeForecast(const ForecastFacts &facts, std::stop_token stop);

} // namespace kubemori::maintenance
