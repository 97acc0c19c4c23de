// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "memory_file.hpp"
#include "scripted_step.hpp"

#include "operation/engine.hpp"
#include "operation/journal_reader.hpp"
#include "operation/operation.hpp"
#include "support/fake_clock.hpp"

namespace kubemori::test {

using namespace Qt::StringLiterals;
using namespace operation;

/// A plan of scripted steps, run by the engine on this thread with a journal in memory.
class Bench
{
public:
    explicit Bench(const QStringList &nodes = {u"a"_s, u"b"_s}, const QStringList &names = {u"one"_s, u"two"_s})
    {
        m_recipe.plan.operation = u"op"_s;
        m_recipe.plan.nodes = nodes;
        for (const QString &node : nodes) {
            for (const QString &name : names) {
                add(node + u'/' + name);
            }
        }
        m_recipe.describe = [](NodeResult &result, const Facts &facts) {
            result.bootIdAfter = facts.value(result.node, u"id"_s);
        };
    }

    /// One more step behind the others: "node/name".
    void add(const QString &id, StepKind kind = StepKind::Cordon)
    {
        m_recipe.plan.steps.append({.id = id,
                                    .node = id.section(u'/', 0, 0),
                                    .kind = kind,
                                    .command = id.section(u'/', 1),
                                    .location = {},
                                    .timeout = Milliseconds{10000}});
        m_recipe.steps.push_back(std::make_unique<ScriptedStep>(calls));
    }

    ScriptedStep &step(const QString &id)
    {
        for (qsizetype index = 0; index < m_recipe.plan.steps.size(); ++index) {
            if (m_recipe.plan.steps.at(index).id == id) {
                return static_cast<ScriptedStep &>(*m_recipe.steps.at(static_cast<size_t>(index)));
            }
        }
        qFatal("no such step");
    }

    void run()
    {
        const auto journal =
            Journal::begin(std::make_unique<MemoryFile>(disk), m_recipe.plan, {}, clock, m_redactor).value();
        Recorder recorder(*journal, [this](const Event &event) { take(event); }, clock, {});
        finished = engine(recorder).run(stop.get_token());
        recorder.finished(finished);
    }

    /// Goes on with what the disk holds, as after a crash.
    void goOn(RunMode mode)
    {
        const JournalContents contents = readJournal(disk->bytes()).value();
        disk->cut(contents.goodLength);
        const auto journal =
            Journal::resume(std::make_unique<MemoryFile>(disk), contents.records, {}, clock, m_redactor).value();
        Recorder recorder(
            *journal, [this](const Event &event) { take(event); }, clock, takenUpAgain(contents, contents.plan));
        recorder.tellProgress();
        Engine again = engine(recorder);
        finished = mode == RunMode::Resume    ? again.run(stop.get_token())
                   : mode == RunMode::PutBack ? again.putBack(stop.get_token())
                                              : again.leave();
        recorder.finished(finished);
    }

    [[nodiscard]] StepState state(const QString &step) const { return states.value(step, StepState::Pending); }
    [[nodiscard]] const NodeResult &node(qsizetype index) const { return finished.nodes.at(index); }
    Recipe takeRecipe() { return std::move(m_recipe); }

    FakeClock clock;
    Controls controls;
    std::shared_ptr<MemoryDisk> disk = std::make_shared<MemoryDisk>();
    std::stop_source stop;
    std::shared_ptr<QStringList> calls = std::make_shared<QStringList>();
    std::function<void(AnswerBox &, const Question &)> onQuestion;
    std::function<void(const Controlled &)> onControlled;
    QStringList log; ///< events as words
    QList<Question> questions;
    QMap<QString, StepState> states;
    QMap<QString, Error> errors; ///< the last one of each step
    Finished finished;

private:
    void take(const Event &event)
    {
        if (const auto *changed = std::get_if<StepChanged>(&event)) {
            states[changed->step] = changed->state;
            errors[changed->step] = changed->error;
            log.append(changed->step + u' ' + toString(changed->state));
        } else if (const auto *asked = std::get_if<Asked>(&event)) {
            log.append(u"asked "_s + asked->question.step);
            questions.append(asked->question);
            if (onQuestion) {
                onQuestion(m_answers, asked->question);
            } else {
                qWarning("a question without an answer");
                stop.request_stop();
            }
        } else if (const auto *answered = std::get_if<Answered>(&event)) {
            log.append(u"answered "_s + toString(answered->answer.choice));
        } else if (const auto *observed = std::get_if<Observed>(&event)) {
            log.append(u"observed "_s + observed->what);
        } else if (const auto *controlled = std::get_if<Controlled>(&event)) {
            log.append((controlled->paused ? u"paused, waiting "_s : u"waiting "_s) + controlled->waiting.join(u' '));
            if (onControlled) {
                onControlled(*controlled);
            }
        }
    }

    [[nodiscard]] Engine engine(Recorder &recorder)
    {
        return Engine(
            {.recipe = m_recipe, .recorder = recorder, .answers = m_answers, .controls = controls, .clock = clock});
    }

    Recipe m_recipe;
    Redactor m_redactor;
    AnswerBox m_answers;
};

inline auto answering(Choice choice)
{
    return [choice](AnswerBox &box, const Question &question) { box.answer(question.id, {choice, {}}); };
}

/// Fails the first time it is called.
template<class T> auto failingOnce(ErrorCode code, T value)
{
    return [code, value, first = true](StepContext &) mutable -> Result<T> {
        if (std::exchange(first, false)) {
            return fail(code, u"on purpose"_s);
        }
        return value;
    };
}

} // namespace kubemori::test
