// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maintenance/forecast.hpp"
#include "maintenance/forecast_affinity.hpp"

#include <QHash>

#include <optional>
#include <unordered_map>
#include <vector>

namespace kubemori::maintenance {

/// Where pods are and where they could be. Pods and nodes are indices into the lists of the facts, which are borrowed.
class ForecastPlaces
{
public:
    /// `workloads`: a number for each pod; pods of the same number are spread.
    ForecastPlaces(const ForecastFacts &facts, std::vector<std::size_t> workloads);

    /// Whether pods may be put there from now on.
    void setOpen(std::size_t node, bool open) { m_nodes[node].open = open; }
    void put(std::size_t pod, std::size_t node) { change(pod, node, 1); }
    void take(std::size_t pod, std::size_t node) { change(pod, node, -1); }

    /// The open node that suits the pod best: fewest of its workload, then the most free in proportion.
    [[nodiscard]] std::optional<std::size_t> find(std::size_t pod);
    /// What the open nodes say to a pod that find() has found no place for.
    [[nodiscard]] PlaceEvidence whyNot(std::size_t pod) const;
    [[nodiscard]] Resources freeOnOpenNodes() const;
    [[nodiscard]] Resources requestsOf(std::size_t pod) const;

private:
    enum class Answer { Yes, NotAllowed, AntiAffinity, Full };
    struct NodeState
    {
        qint64 cpu = 0;
        qint64 memory = 0;
        qint64 pods = 0;
        bool open = false;
        QHash<QString, int> ports;
    };
    /// Smaller is better.
    struct Score
    {
        int sameWorkload = 0;
        double used = 0;
        auto operator<=>(const Score &) const = default;
    };
    [[nodiscard]] const kube::PodNeeds &needs(std::size_t pod) const;
    [[nodiscard]] const kube::NodeRoom &room(std::size_t node) const;
    [[nodiscard]] Answer ask(std::size_t pod, std::size_t node) const;
    [[nodiscard]] bool isAllowed(std::size_t pod, std::size_t node) const;
    [[nodiscard]] Score score(std::size_t pod, std::size_t node) const;
    [[nodiscard]] std::size_t classify(const kube::ScheduledPod &pod);
    void change(std::size_t pod, std::size_t node, int by);

    const ForecastFacts *m_facts;
    std::vector<std::size_t> m_workloads;
    ForecastAffinity m_affinity;
    std::vector<NodeState> m_nodes;
    QHash<QString, QList<kube::NodeSelectorTerm>> m_volumes; ///< by claim
    QHash<QString, std::size_t> m_classNumbers;
    std::vector<std::vector<bool>> m_classes; ///< for each kind of pod the nodes that may take it
    std::vector<std::size_t> m_classOf;       ///< by pod
    std::vector<std::unordered_map<std::size_t, int>> m_sameWorkload; ///< by workload, then by node
    std::size_t m_start = 0;
};

} // namespace kubemori::maintenance
