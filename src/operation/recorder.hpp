// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operation/event.hpp"
#include "operation/facts.hpp"
#include "operation/journal.hpp"

#include <QSet>

namespace kubemori::operation {

/// Writes what happens to the journal and then tells the sink, in this order: nobody is told what a crash could make
/// undone. Belongs to the operation's thread.
class Recorder
{
public:
    /// All borrowed.
    Recorder(Journal &journal, EventSink sink, const Clock &clock, Facts facts);

    void stepChanged(const QString &step, StepState state, const Error &error = {});
    void observed(const PlanStep &step, const QString &what);
    void asked(const Question &question);
    void answered(const Question &question, const Answer &answer);
    /// Only for the journal: the sink is told when the files are closed.
    void finished(const Finished &finished);

    /// To be called before every change in the world; on an error the change must not be made.
    [[nodiscard]] Result<> intent(const PlanStep &step, const QString &action);
    /// What became of it. `error` null: it said it worked.
    void result(const PlanStep &step, const QString &action, const Error *error);

    void setFact(const QString &node, const QString &key, const QString &value);
    [[nodiscard]] const Facts &facts() const { return m_facts; }
    [[nodiscard]] bool isTouched(const QString &node) const { return m_touched.contains(node); }
    [[nodiscard]] StepState state(const QString &step) const { return m_states.value(step, StepState::Pending); }

private:
    Journal *m_journal;
    EventSink m_sink;
    const Clock *m_clock;
    Facts m_facts;
    QSet<QString> m_touched;
    QMap<QString, StepState> m_states;
};

} // namespace kubemori::operation
