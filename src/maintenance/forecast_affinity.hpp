// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kube/pod_needs.hpp"

#include <QHash>

#include <unordered_map>
#include <vector>

namespace kubemori::maintenance {

/// Which pods are where, as far as required (anti-)affinity between pods asks for it. Equal terms are kept once, so
/// that a question is a few look-ups and not a walk over all pods. Pods and nodes are indices into the lists given.
class ForecastAffinity
{
public:
    /// Both lists are borrowed for the call. No pod is anywhere at first.
    ForecastAffinity(const QList<kube::ScheduledPod> &pods, const QList<kube::NodeRoom> &nodes);

    void put(std::size_t pod, std::size_t node) { change(pod, node, 1); }
    void take(std::size_t pod, std::size_t node) { change(pod, node, -1); }
    /// Whether the pod, which is nowhere now, may be put there.
    [[nodiscard]] bool allows(std::size_t pod, std::size_t node) const;

private:
    struct Term
    {
        kube::PodAffinityTerm rule;
        QString ownNamespace;
        std::vector<int> domains; ///< by node; -1: the node is in none
        std::unordered_map<int, int> matching;
        std::unordered_map<int, int> avoiding; ///< pods that have this term as anti-affinity
        int total = 0;                         ///< matching pods that are anywhere
    };
    struct PodTerms
    {
        std::vector<std::size_t> avoids;
        std::vector<std::size_t> seeks;
        std::vector<std::size_t> matches;
    };
    [[nodiscard]] std::size_t intern(const kube::PodAffinityTerm &rule, const QString &nameSpace,
                                     const QList<kube::NodeRoom> &nodes);
    void change(std::size_t pod, std::size_t node, int by);

    std::vector<Term> m_terms;
    std::vector<PodTerms> m_pods;
    QHash<QString, std::size_t> m_known;
    QHash<QString, std::vector<int>> m_domains; ///< by topology key
};

} // namespace kubemori::maintenance
