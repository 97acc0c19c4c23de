// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maintenance/forecast.hpp"

#include <vector>

namespace kubemori::maintenance {

/// The disruption budgets through the sequence: what each lets go, with all that has left and come back before. Pods
/// are indices into the list of the facts, which are borrowed.
class ForecastBudgets
{
public:
    explicit ForecastBudgets(const ForecastFacts &facts);

    enum class Verdict {
        Free, ///< no budget is asked
        Allowed,
        Waits,     ///< not now, but pods that are not healthy may become so
        Never,     ///< it insists on as many as there are
        Exhausted, ///< none may go, and nothing is on its way
        NoPlace,   ///< none may go, as earlier ones have not come back
        Several,   ///< more than one budget
    };
    /// What an eviction would be told.
    [[nodiscard]] Verdict ask(std::size_t pod) const;
    [[nodiscard]] static bool letsGo(Verdict verdict);

    /// The pod is gone and nothing has taken its place / something has now.
    void lost(std::size_t pod);
    void returned(std::size_t pod);

    [[nodiscard]] const std::vector<std::size_t> &of(std::size_t pod) const { return m_ofPod[pod]; }
    [[nodiscard]] QString name(std::size_t budget) const;
    [[nodiscard]] BudgetEvidence evidence(std::size_t budget) const;
    /// Of this budget, at this moment.
    [[nodiscard]] int allowed(std::size_t budget) const;
    [[nodiscard]] int desired(std::size_t budget) const { return m_states[budget].desired; }

private:
    struct State
    {
        int healthy = 0;
        int desired = 0;
        int expected = 0;
        int lost = 0;      ///< by our own drains
        int unhealthy = 0; ///< pods that are there, or missing, and may become healthy
        bool frozen = false;
    };
    [[nodiscard]] const kube::Pod &pod(std::size_t index) const;
    void fill(std::size_t budget, const std::vector<std::size_t> &pods);
    void compute(std::size_t budget, const std::vector<std::size_t> &pods);

    const ForecastFacts *m_facts;
    std::vector<State> m_states;
    std::vector<std::vector<std::size_t>> m_ofPod;
};

} // namespace kubemori::maintenance
