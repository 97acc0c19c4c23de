// SPDX-License-Identifier: GPL-3.0-or-later
#include "operation/recorder.hpp"

#include "operation/blocker_json.hpp"
#include "operation/json.hpp"
#include "operation/names.hpp"

#include <QJsonArray>

#include <utility>

namespace kubemori::operation {

using namespace Qt::StringLiterals;

Recorder::Recorder(Journal &journal, EventSink sink, const Clock &clock, Progress progress)
    : m_journal(&journal)
    , m_sink(std::move(sink))
    , m_clock(&clock)
    , m_progress(std::move(progress))
{
}

void Recorder::tellProgress()
{
    for (const auto &[step, state] : m_progress.states.asKeyValueRange()) {
        if (state != StepState::Pending) {
            m_sink(StepChanged{.step = step, .state = state, .at = m_clock->utcNow(), .error = {}});
        }
    }
}

void Recorder::stepChanged(const QString &step, StepState state, const Error &error)
{
    m_progress.states[step] = state;
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

void Recorder::blockers(const PlanStep &step, const QList<DrainBlocker> &list)
{
    if (list == m_blockers) {
        return;
    }
    if (substance(list) != substance(m_blockers)) {
        m_journal->append(u"blockers"_s,
                          {{u"step"_s, step.id}, {u"node"_s, step.node}, {u"blockers"_s, toJson(substance(list))}});
    }
    m_blockers = list;
    m_sink(Blockers{.step = step.id, .node = step.node, .list = list});
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

void Recorder::nodeFinished(const NodeResult &result)
{
    m_progress.results.insert(result.node, result);
    m_journal->append(u"node"_s, {{u"node"_s, toJson(result)}});
    m_sink(NodeFinished{.result = result, .at = m_clock->utcNow()});
}

void Recorder::controlled(const Wishes &wishes, const QStringList &waiting)
{
    QStringList skipped = wishes.skipped.values();
    skipped.sort();
    m_journal->append(u"control"_s, {{u"paused"_s, wishes.paused},
                                     {u"stopAfterNode"_s, wishes.stopAfterNode},
                                     {u"skipped"_s, QJsonArray::fromStringList(skipped)},
                                     {u"waiting"_s, QJsonArray::fromStringList(waiting)}});
    m_sink(Controlled{
        .paused = wishes.paused, .stopAfterNode = wishes.stopAfterNode, .waiting = waiting, .at = m_clock->utcNow()});
}

std::optional<NodeResult> Recorder::result(const QString &node) const
{
    const auto found = m_progress.results.constFind(node);
    return found == m_progress.results.constEnd() ? std::nullopt : std::optional(*found);
}

void Recorder::finished(const Finished &finished)
{
    m_journal->append(u"end"_s, toJson(finished));
}

void Recorder::left()
{
    m_journal->append(u"left"_s, {});
}

Result<> Recorder::intent(const PlanStep &step, const QString &action, const QMap<QString, QString> &facts)
{
    QJsonObject data{{u"step"_s, step.id}, {u"node"_s, step.node}, {u"action"_s, action}};
    if (!facts.isEmpty()) {
        QJsonObject held;
        for (const auto &[key, value] : facts.asKeyValueRange()) {
            held.insert(key, value);
        }
        data.insert(u"facts"_s, held);
    }
    auto written = m_journal->announce(u"intent"_s, data);
    if (!written) {
        return std::unexpected(written.error().during(u"writing the journal before: "_s + action));
    }
    m_progress.touchedNodes.insert(step.node);
    for (const auto &[key, value] : facts.asKeyValueRange()) {
        m_progress.facts.set(step.node, key, value);
    }
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
    if (m_progress.facts.value(node, key) == value) {
        return;
    }
    m_progress.facts.set(node, key, value);
    m_journal->append(u"fact"_s, {{u"node"_s, node}, {u"key"_s, key}, {u"value"_s, value}});
}

} // namespace kubemori::operation
