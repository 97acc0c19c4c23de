// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitor/probe_scheduler.hpp"

#include <QHash>

#include <map>
#include <optional>
#include <vector>

namespace kubemori::monitor {

/// Whose turn it is: pure, without clock, thread or I/O. Spreads the targets over the interval, jitters a little so
/// that several programs do not beat together, and never gives out more than the pace allows.
class ProbePlan
{
public:
    explicit ProbePlan(ProbePace pace);

    void setTargets(const QList<ProbeTarget> &targets, SteadyTime now);
    /// The targets whose round begins now.
    [[nodiscard]] std::vector<ProbeTarget> takeDue(SteadyTime now);
    /// When to ask again; none: there are no targets.
    [[nodiscard]] std::optional<SteadyTime> nextDue() const;
    /// The interval that results from the number of targets.
    [[nodiscard]] std::chrono::microseconds interval() const;
    [[nodiscard]] bool contains(const ProbeTarget &target) const;

private:
    ProbePace m_pace;
    QHash<QString, ProbeTarget> m_targets; ///< by node
    std::multimap<SteadyTime, QString> m_queue;
    SteadyTime m_notBefore = SteadyTime::min();
};

} // namespace kubemori::monitor
