// SPDX-License-Identifier: GPL-3.0-or-later
#include "operation/node_run.hpp"

#include <algorithm>
#include <utility>

namespace kubemori::operation {

using namespace Qt::StringLiterals;

NodeRun::NodeRun(RunEnvironment environment, const Leg &leg, Checkpoint checkpoint)
    : m_env(environment)
    , m_node(leg.node)
    , m_checkpoint(std::move(checkpoint))
{
    const QList<PlanStep> &steps = m_env.recipe.plan.steps;
    for (qsizetype index = 0; index < steps.size(); ++index) {
        if (steps.at(index).node != m_node) {
            continue;
        }
        m_next += index < leg.first ? 1 : 0;
        m_end += index <= leg.last ? 1 : 0;
        m_indexes.append(index);
    }
}

/// Where an earlier run of the operation came to on this node.
void NodeRun::findPlace()
{
    const auto state = [this](qsizetype index) { return m_env.recorder.state(planStep(index).id); };
    while (m_next < m_end && (state(m_next) == StepState::Succeeded || state(m_next) == StepState::AlreadyDone)) {
        ++m_next;
    }
    for (qsizetype index = 0; index < m_indexes.size(); ++index) {
        if (state(index) != StepState::Pending) {
            m_begun = index + 1;
        }
    }
}

NodeResult NodeRun::run(const std::stop_token &stop)
{
    const SteadyTime start = m_env.clock.steadyNow();
    findPlace();
    const Outcome outcome = runSteps(stop);
    return result(outcome, start);
}

NodeResult NodeRun::putBack()
{
    const SteadyTime start = m_env.clock.steadyNow();
    // A part that ended and was put back once is begun anew, so that no step says that it was begun: ask all of them.
    m_begun = m_indexes.size();
    endEarly(StepState::Cancelled);
    return result(Outcome::Cancelled, start);
}

NodeResult NodeRun::result(Outcome outcome, SteadyTime start) const
{
    NodeResult result;
    result.node = m_node;
    result.outcome = outcome;
    result.touched = m_env.recorder.isTouched(m_node);
    result.duration = std::chrono::duration_cast<Milliseconds>(m_env.clock.steadyNow() - start);
    if (m_env.recipe.describe) {
        m_env.recipe.describe(result, m_env.recorder.facts());
    }
    return result;
}

Outcome NodeRun::runSteps(const std::stop_token &stop)
{
    qsizetype index = m_next;
    while (index < m_end) {
        if (m_checkpoint) {
            m_checkpoint(stop);
        }
        Attempt attempted = stop.stop_requested() ? Attempt::Cancelled : attempt(index, stop);
        std::optional<Choice> choice;
        if (attempted == Attempt::Failed) {
            const std::optional<Answer> answer = ask(index, stop);
            attempted = answer ? Attempt::Failed : Attempt::Cancelled;
            choice = answer.transform([](const Answer &given) { return given.choice; });
        }
        if (attempted == Attempt::Done) {
            settle(index);
            ++index;
        } else if (attempted == Attempt::Cancelled) {
            m_error = Error{.code = ErrorCode::Cancelled, .detail = {}, .subject = m_node, .context = {}};
            endEarly(m_env.controls.wishes().skipped.contains(m_node) ? StepState::Skipped : StepState::Cancelled);
            return Outcome::Cancelled;
        } else if (choice == Choice::SkipNode || choice == Choice::Stop) {
            m_goesOn = choice == Choice::SkipNode;
            m_env.recorder.stepChanged(planStep(index).id, m_failedAs, m_error);
            endEarly(m_goesOn ? StepState::Skipped : StepState::Cancelled);
            return m_failedAs == StepState::Unknown ? Outcome::Unknown : Outcome::Failed;
        } else {
            index = rewind(index);
        }
    }
    m_error = {};
    const bool nothingToDo = std::ranges::all_of(m_indexes, [this](qsizetype i) {
        return m_env.recorder.state(m_env.recipe.plan.steps.at(i).id) == StepState::AlreadyDone;
    });
    return nothingToDo ? Outcome::AlreadyDone : Outcome::Succeeded;
}

NodeRun::Attempt NodeRun::attempt(qsizetype index, const std::stop_token &stop)
{
    const auto state = attemptParts(index, stop);
    if (state) {
        if (*state == StepState::Verifying) {
            m_deferred.append(planStep(index).id);
        } else {
            m_env.recorder.stepChanged(planStep(index).id, *state);
        }
        return Attempt::Done;
    }
    // What a stop broke off is cancelled, whatever error the broken-off program gave.
    if (stop.stop_requested()) {
        return Attempt::Cancelled;
    }
    m_error = state.error().on(m_node);
    // It ran, and whether it worked could not be seen; NotProved says that it could be seen, and did not.
    const bool verifying = m_env.recorder.state(planStep(index).id) == StepState::Verifying;
    m_failedAs = verifying && m_error.code != ErrorCode::NotProved ? StepState::Unknown : StepState::Failed;
    m_env.recorder.stepChanged(planStep(index).id, m_failedAs, m_error);
    return Attempt::Failed;
}

Result<StepState> NodeRun::attemptParts(qsizetype index, const std::stop_token &stop)
{
    const PlanStep &plan = planStep(index);
    m_begun = std::max(m_begun, index + 1);
    m_deferred.removeAll(plan.id);
    if (m_env.recipe.commands) {
        m_env.recipe.commands->setStep(plan.id);
    }
    m_env.recorder.stepChanged(plan.id, StepState::Checking);
    StepContext checking = context(index, plan.timeout, stop);
    const auto check = step(index).check(checking);
    if (!check) {
        return std::unexpected(check.error());
    }
    if (*check == Check::AlreadyDone) {
        return StepState::AlreadyDone;
    }
    m_env.recorder.stepChanged(plan.id, StepState::Running);
    StepContext running = context(index, plan.timeout, stop);
    if (const auto ran = step(index).run(running); !ran) {
        return std::unexpected(ran.error());
    }
    m_env.recorder.stepChanged(plan.id, StepState::Verifying);
    StepContext verifying = context(index, plan.timeout, stop);
    const auto proof = step(index).verify(verifying);
    if (!proof) {
        return std::unexpected(proof.error());
    }
    return *proof == Proof::Seen ? StepState::Succeeded : StepState::Verifying;
}

std::optional<Answer> NodeRun::ask(qsizetype index, const std::stop_token &stop)
{
    const PlanStep &plan = planStep(index);
    StepContext asking = context(index, m_env.recipe.cleanupTimeout, stop);
    Question question = step(index).question(m_error, asking);
    question.id = m_env.recorder.nextQuestion();
    question.step = plan.id;
    question.node = m_node;
    question.error = m_error;
    // Opened first: whoever is told of the question may answer on the spot.
    m_env.answers.open(question);
    m_env.recorder.stepChanged(plan.id, StepState::Asking, m_error);
    m_env.recorder.asked(question);
    std::optional<Answer> answer = m_env.answers.wait(stop);
    if (answer) {
        m_env.recorder.answered(question, *answer);
        const Choice choice = answer->choice;
        if (choice != Choice::Retry && choice != Choice::SkipNode && choice != Choice::Stop) {
            // A person may have thought about it for hours: the remedy gets its own time.
            StepContext accepting = context(index, m_env.recipe.cleanupTimeout, stop);
            step(index).accept(*answer, accepting);
        }
    }
    return answer;
}

void NodeRun::settle(qsizetype index)
{
    for (const QString &proved : step(index).proves()) {
        if (m_deferred.removeAll(proved) > 0) {
            m_env.recorder.stepChanged(proved, StepState::Succeeded);
        }
    }
}

void NodeRun::endEarly(StepState rest)
{
    for (qsizetype index = 0; index < m_indexes.size(); ++index) {
        const QString &id = planStep(index).id;
        if (m_deferred.contains(id)) {
            m_env.recorder.stepChanged(id, StepState::Unknown, notSeen());
        } else if (!isFinal(m_env.recorder.state(id))) {
            m_env.recorder.stepChanged(id, rest);
        }
    }
    cleanUp();
}

/// Of a step whose effect a later one was to see.
Error NodeRun::notSeen() const
{
    return {.code = ErrorCode::NotProved,
            .detail = u"it ended before the effect could be seen"_s,
            .subject = m_node,
            .context = {}};
}

void NodeRun::cleanUp()
{
    // A stop must not keep the node from being put back: the cleanup has a token and a deadline of its own.
    const std::stop_source fresh;
    const Deadline deadline(m_env.clock, m_env.recipe.cleanupTimeout);
    for (qsizetype index = m_begun - 1; index >= 0; --index) {
        const Milliseconds left = deadline.left(m_env.clock, m_env.recipe.cleanupTimeout);
        StepContext cleaning = context(index, std::max(left, Milliseconds{1}), fresh.get_token());
        if (m_env.recipe.commands) {
            m_env.recipe.commands->setStep(planStep(index).id);
        }
        step(index).cleanup(cleaning);
    }
}

const PlanStep &NodeRun::planStep(qsizetype index) const
{
    return m_env.recipe.plan.steps.at(m_indexes.at(index));
}

Step &NodeRun::step(qsizetype index) const
{
    return *m_env.recipe.steps.at(static_cast<size_t>(m_indexes.at(index)));
}

StepContext NodeRun::context(qsizetype index, Milliseconds timeout, std::stop_token stop) const
{
    return {planStep(index), m_env.recorder, m_env.clock, timeout, std::move(stop)};
}

qsizetype NodeRun::rewind(qsizetype index)
{
    const QString from = step(index).retryFrom();
    qsizetype target = index;
    for (qsizetype earlier = 0; earlier < index; ++earlier) {
        if (planStep(earlier).id == from) {
            target = earlier;
        }
    }
    for (qsizetype again = target; again <= index; ++again) {
        m_deferred.removeAll(planStep(again).id);
        m_env.recorder.stepChanged(planStep(again).id, StepState::Pending);
    }
    return target;
}

} // namespace kubemori::operation
