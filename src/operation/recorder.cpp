// SPDX-License-Identifier: GPL-3.0-or-later
#include "operation/recorder.hpp"

#include "operation/json.hpp"
#include "operation/names.hpp"

#include <utility>

namespace kubemori::operation {

using namespace Qt::StringLiterals;

Recorder::Recorder(Journal &journal, EventSink sink, const Clock &clock, Facts facts)
    : m_journal(&journal)
    , m_sink(std::move(sink))
    , m_clock(&clock)
    , m_facts(std::move(facts))
{
}

void Recorder::stepChanged(const QString &step, StepState state, const Error &error)
{
    m_states[step] = state;
    QJsonObject data{{u"step"_s, step}, {u"state"_s, nameOf(state)}};
    if (error != Error{}) {
        data.insert(u"error"_s, toJson(error));
    }
    m_journal->append(u"state"_s, data);
    m_sink(StepChanged{.step = step, .state = state, .at = m_clock->utcNow(), .error = error});
}

void Recorder::observed(const PlanStep &step, const QString &what)
{
    m_journal->append(u"observed"_s, {{u"step"_s, step.id}, {u"node"_s, step.node}, {u"what"_s, what}});
    m_sink(Observed{.step = step.id, .node = step.node, .what = what, .at = m_clock->utcNow()});
}

void Recorder::asked(const Question &question)
{
    m_journal->append(u"question"_s, {{u"question"_s, toJson(question)}});
    m_sink(Asked{.question = question});
}

void Recorder::answered(const Question &question, const Answer &answer)
{
    QJsonObject data{{u"question"_s, question.id}, {u"choice"_s, nameOf(answer.choice)}};
    if (!answer.words.isEmpty()) {
        data.insert(u"words"_s, answer.words);
    }
    m_journal->append(u"answer"_s, data);
    m_sink(Answered{.question = question.id, .answer = answer});
}

void Recorder::finished(const Finished &finished)
{
    m_journal->append(u"end"_s, toJson(finished));
}

Result<> Recorder::intent(const PlanStep &step, const QString &action)
{
    auto written =
        m_journal->announce(u"intent"_s, {{u"step"_s, step.id}, {u"node"_s, step.node}, {u"action"_s, action}});
    if (!written) {
        return std::unexpected(written.error().during(u"writing the journal before: "_s + action));
    }
    m_touched.insert(step.node);
    return {};
}

void Recorder::result(const PlanStep &step, const QString &action, const Error *error)
{
    QJsonObject data{{u"step"_s, step.id}, {u"node"_s, step.node}, {u"action"_s, action}};
    if (error != nullptr) {
        data.insert(u"error"_s, toJson(*error));
    }
    m_journal->append(u"result"_s, data);
}

void Recorder::setFact(const QString &node, const QString &key, const QString &value)
{
    if (m_facts.value(node, key) == value) {
        return;
    }
    m_facts.set(node, key, value);
    m_journal->append(u"fact"_s, {{u"node"_s, node}, {u"key"_s, key}, {u"value"_s, value}});
}

} // namespace kubemori::operation
