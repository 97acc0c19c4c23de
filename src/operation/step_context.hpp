// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/deadline.hpp"
#include "operation/recorder.hpp"

#include <concepts>
#include <stop_token>
#include <type_traits>

namespace kubemori::operation {

/// What a step is given to work with, for one of its parts (check, run, verify, cleanup): each part has the step's
/// whole deadline.
class StepContext
{
public:
    StepContext(const PlanStep &step, Recorder &recorder, Clock &clock, Milliseconds timeout, std::stop_token stop);

    [[nodiscard]] const PlanStep &step() const { return *m_step; }
    [[nodiscard]] const QString &node() const { return m_step->node; }
    [[nodiscard]] std::stop_token stop() const { return m_stop; }
    [[nodiscard]] bool isTimeUp() const { return m_deadline.hasPassed(*m_clock); }
    /// What is left of the deadline, at least 1 ms so that it can be handed on as a timeout.
    [[nodiscard]] Milliseconds timeLeft() const;
    [[nodiscard]] SteadyTime now() const { return m_clock->steadyNow(); }
    [[nodiscard]] QDateTime utcNow() const { return m_clock->utcNow(); }
    /// Waits, but not beyond the deadline. Cancelled when stopped.
    [[nodiscard]] Result<> wait(Milliseconds duration);

    /// Says what was seen, for people and the journal. The same words twice in a row are said once.
    void observe(const QString &what);
    /// Says which pods hold the step up; an empty list: none any more.
    void showBlockers(const QList<DrainBlocker> &blockers) { m_recorder->blockers(*m_step, blockers); }
    /// Whether the operation has announced a change to any node.
    [[nodiscard]] bool isAnythingTouched() const { return m_recorder->isAnythingTouched(); }
    [[nodiscard]] QString fact(const QString &key) const { return m_recorder->facts().value(node(), key); }
    /// On disk at the latest before the next act().
    void setFact(const QString &key, const QString &value) { m_recorder->setFact(node(), key, value); }
    /// Facts of the operation as a whole, which the steps of every node share.
    [[nodiscard]] QString sharedFact(const QString &key) const { return m_recorder->facts().value({}, key); }
    void setSharedFact(const QString &key, const QString &value) { m_recorder->setFact({}, key, value); }

    /// The only way in which a step changes the world: the intent is on disk before `change` is called, the result
    /// after it. `change` is not called when stopped or when the journal cannot be written.
    template<std::invocable F> [[nodiscard]] auto act(const QString &action, F &&change) -> std::invoke_result_t<F>
    {
        return act(action, {}, std::forward<F>(change));
    }
    /// The same, with facts of the node that hold from the moment the change is begun: on disk together with the
    /// intent, so that no crash comes between.
    template<std::invocable F>
    [[nodiscard]] auto act(const QString &action, const QMap<QString, QString> &facts, F &&change)
        -> std::invoke_result_t<F>
    {
        if (const auto allowed = begin(action, facts); !allowed) {
            return std::unexpected(allowed.error());
        }
        auto result = std::forward<F>(change)();
        m_recorder->result(*m_step, action, result ? nullptr : &result.error());
        return result;
    }

private:
    [[nodiscard]] Result<> begin(const QString &action, const QMap<QString, QString> &facts);

    const PlanStep *m_step;
    Recorder *m_recorder;
    Clock *m_clock;
    Milliseconds m_timeout;
    Deadline m_deadline;
    std::stop_token m_stop;
    QString m_lastObserved;
};

} // namespace kubemori::operation
