// SPDX-License-Identifier: GPL-3.0-or-later
#include "operation/engine.hpp"

#include <algorithm>

namespace kubemori::operation {

using namespace Qt::StringLiterals;

namespace {

NodeResult untouched(const QString &node)
{
    NodeResult result;
    result.node = node;
    result.outcome = Outcome::Cancelled;
    return result;
}

} // namespace

Engine::Engine(Recipe &recipe, Recorder &recorder, AnswerBox &answers, Clock &clock)
    : m_recipe(recipe)
    , m_recorder(recorder)
    , m_answers(answers)
    , m_clock(clock)
{
}

Finished Engine::run(const std::stop_token &stop)
{
    const RunEnvironment environment{.recipe = m_recipe,
                                     .recorder = m_recorder,
                                     .answers = m_answers,
                                     .clock = m_clock,
                                     .lastQuestion = m_lastQuestion};
    Finished finished;
    finished.operation = m_recipe.plan.operation;
    bool goesOn = true;
    bool cancelled = false;
    for (const QString &node : std::as_const(m_recipe.plan.nodes)) {
        cancelled = cancelled || (goesOn && stop.stop_requested());
        if (!goesOn || cancelled) {
            finished.nodes.append(untouched(node));
            continue;
        }
        NodeRun run(environment, node);
        finished.nodes.append(run.run(stop));
        goesOn = run.goesOn();
        cancelled = finished.nodes.constLast().outcome == Outcome::Cancelled;
        if (finished.error == Error{}) {
            finished.error = run.error();
        }
    }
    finished.outcome = outcome(finished.nodes, cancelled);
    if (finished.outcome == Outcome::Cancelled && finished.error == Error{}) {
        finished.error.code = ErrorCode::Cancelled;
    }
    finished.at = m_clock.utcNow();
    return finished;
}

Outcome Engine::outcome(const QList<NodeResult> &nodes, bool cancelled) const
{
    const auto any = [&nodes](Outcome wanted) {
        return std::ranges::any_of(nodes, [wanted](const NodeResult &node) { return node.outcome == wanted; });
    };
    if (cancelled) {
        return Outcome::Cancelled;
    }
    if (any(Outcome::Failed)) {
        return Outcome::Failed;
    }
    if (any(Outcome::Unknown)) {
        return Outcome::Unknown;
    }
    return any(Outcome::Succeeded) ? Outcome::Succeeded : Outcome::AlreadyDone;
}

Finished neverBegun(const Plan &plan, const Error &error, const QDateTime &at)
{
    Finished finished;
    finished.operation = plan.operation;
    finished.outcome = error.code == ErrorCode::Cancelled ? Outcome::Cancelled : Outcome::Failed;
    for (const QString &node : plan.nodes) {
        finished.nodes.append(untouched(node));
    }
    finished.at = at;
    finished.error = error;
    return finished;
}

Finished brokenOff(const Plan &plan, const Error &error, const QDateTime &at)
{
    Finished finished = neverBegun(plan, error, at);
    finished.outcome = Outcome::Unknown;
    for (NodeResult &node : finished.nodes) {
        node.outcome = Outcome::Unknown;
        node.touched = true;
    }
    return finished;
}

} // namespace kubemori::operation
