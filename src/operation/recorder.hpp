// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operation/controls.hpp"
#include "operation/event.hpp"
#include "operation/journal.hpp"
#include "operation/progress.hpp"

#include <optional>

namespace kubemori::operation {

/// Writes what happens to the journal and then tells the sink, in this order: nobody is told what a crash could make
/// undone. Belongs to the operation's thread.
class Recorder
{
public:
    /// `journal` and `clock` are borrowed. `progress` is where an earlier run of the operation came to.
    Recorder(Journal &journal, EventSink sink, const Clock &clock, Progress progress);
    /// Tells the sink, and only it, where the steps stand; for a run that goes on.
    void tellProgress();

    void stepChanged(const QString &step, StepState state, const Error &error = {});
    void observed(const PlanStep &step, const QString &what);
    /// What is the same as last time is not told again; the journal gets only what is worth a record (substance()).
    void blockers(const PlanStep &step, const QList<DrainBlocker> &list);
    void asked(const Question &question);
    void answered(const Question &question, const Answer &answer);
    void nodeFinished(const NodeResult &result);
    /// The engine heeds other wishes than before; `waiting` are the nodes not begun yet, in order.
    void controlled(const Wishes &wishes, const QStringList &waiting);
    /// Only for the journal: the sink is told when the files are closed.
    void finished(const Finished &finished);
    /// Only for the journal: nobody is to be asked about it any more.
    void left();

    /// To be called before every change in the world; on an error the change must not be made.
    [[nodiscard]] Result<> intent(const PlanStep &step, const QString &action,
                                  const QMap<QString, QString> &facts = {});
    /// What became of it. `error` null: it said it worked.
    void result(const PlanStep &step, const QString &action, const Error *error);

    void setFact(const QString &node, const QString &key, const QString &value);
    [[nodiscard]] const Facts &facts() const { return m_progress.facts; }
    [[nodiscard]] bool isTouched(const QString &node) const { return m_progress.touchedNodes.contains(node); }
    [[nodiscard]] bool isAnythingTouched() const { return !m_progress.touchedNodes.isEmpty(); }
    [[nodiscard]] StepState state(const QString &step) const
    {
        return m_progress.states.value(step, StepState::Pending);
    }
    [[nodiscard]] const QMap<QString, StepState> &states() const { return m_progress.states; }
    /// None while its part is not over.
    [[nodiscard]] std::optional<NodeResult> result(const QString &node) const;
    [[nodiscard]] int nextQuestion() { return ++m_progress.lastQuestion; }

private:
    Journal *m_journal;
    EventSink m_sink;
    const Clock *m_clock;
    Progress m_progress;
    QList<DrainBlocker> m_blockers; ///< as told last
};

} // namespace kubemori::operation
