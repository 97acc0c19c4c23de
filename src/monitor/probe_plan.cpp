// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/probe_plan.hpp"

#include <QRandomGenerator>

#include <algorithm>

namespace kubemori::monitor {

namespace {

using std::chrono::microseconds;

// After the loop was held up, this much of what was missed may follow at once.
constexpr Milliseconds burst{25};
constexpr double jitter = 0.05;

} // namespace

ProbePlan::ProbePlan(ProbePace pace)
    : m_pace(pace)
{
    m_pace.mostPerSecond = std::max(1, m_pace.mostPerSecond);
    m_pace.interval = std::max(Milliseconds{10}, m_pace.interval);
}

microseconds ProbePlan::interval() const
{
    const microseconds needed{m_targets.size() * 1'000'000 / m_pace.mostPerSecond};
    return std::max<microseconds>(m_pace.interval, needed);
}

bool ProbePlan::contains(const ProbeTarget &target) const
{
    const auto found = m_targets.constFind(target.node);
    return found != m_targets.cend() && *found == target;
}

void ProbePlan::setTargets(const QList<ProbeTarget> &targets, SteadyTime now)
{
    QHash<QString, ProbeTarget> wanted;
    QList<QString> fresh;
    for (const ProbeTarget &target : targets) {
        if (!target.node.isEmpty() && !wanted.contains(target.node)) {
            wanted.insert(target.node, target);
            if (!m_targets.contains(target.node)) {
                fresh.append(target.node);
            }
        }
    }
    m_targets = std::move(wanted);
    std::erase_if(m_queue, [this](const auto &entry) { return !m_targets.contains(entry.second); });
    const microseconds all = interval();
    for (qsizetype i = 0; i < fresh.size(); ++i) {
        m_queue.emplace(now + all * i / fresh.size(), fresh.at(i));
    }
}

std::vector<ProbeTarget> ProbePlan::takeDue(SteadyTime now)
{
    std::vector<ProbeTarget> result;
    const microseconds gap{1'000'000 / m_pace.mostPerSecond};
    while (!m_queue.empty() && m_queue.begin()->first <= now && m_notBefore <= now) {
        const auto [due, node] = *m_queue.begin();
        m_queue.erase(m_queue.begin());
        result.push_back(m_targets.value(node));
        m_notBefore = std::max(m_notBefore, now - burst) + gap;
        const double factor = 1.0 + (QRandomGenerator::global()->generateDouble() * 2 - 1) * jitter;
        const auto pause = std::chrono::duration_cast<microseconds>(interval() * factor);
        m_queue.emplace(std::max(due + pause, now + pause / 2), node);
    }
    return result;
}

std::optional<SteadyTime> ProbePlan::nextDue() const
{
    if (m_queue.empty()) {
        return std::nullopt;
    }
    return std::max(m_queue.begin()->first, m_notBefore);
}

} // namespace kubemori::monitor
