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

Engine::Engine(RunEnvironment environment)
    : m_env(environment)
{
}

Finished Engine::run(const std::stop_token &stop)
{
    Finished finished;
    bool goesOn = true;
    bool cancelled = false;
    sortNodes(finished);
    while (!m_waiting.isEmpty()) {
        checkpoint(stop);
        if (m_heeded.stopAfterNode) {
            cancelled = true;
        }
        cancelled = cancelled || (goesOn && stop.stop_requested());
        const Leg leg = m_waiting.takeFirst();
        if (m_over.contains(leg.node)) {
            continue;
        }
        if (!goesOn || cancelled) {
            giveUp(leg.node, finished);
            continue;
        }
        goesOn = runLeg(leg, finished, stop);
        cancelled = stop.stop_requested() && !finished.nodes.isEmpty() &&
                    finished.nodes.constLast().outcome == Outcome::Cancelled;
        if (goesOn && rests(leg)) {
            return resting(std::move(finished));
        }
    }
    return concluded(std::move(finished), cancelled);
}

bool Engine::runLeg(const Leg &leg, Finished &finished, const std::stop_token &stop)
{
    NodeRun run(m_env, leg, [this](const std::stop_token &token) { checkpoint(token); });
    NodeResult result = run.run(m_env.controls.beginNode(leg.node, stop));
    m_spent[leg.node] += result.duration;
    if (isThrough(leg, result)) {
        result.duration = m_spent.take(leg.node);
        m_env.recorder.nodeFinished(result);
        finished.nodes.append(result);
        m_over.insert(leg.node);
    }
    if (finished.error == Error{}) {
        finished.error = run.error();
    }
    return run.goesOn(stop);
}

/// The node's part is over: this was its last leg, or it ended early.
bool Engine::isThrough(const Leg &leg, const NodeResult &result) const
{
    return !isDone(result) ||
           std::ranges::none_of(m_waiting, [&leg](const Leg &other) { return other.node == leg.node; });
}

bool Engine::rests(const Leg &leg) const
{
    if (leg.last < leg.first) {
        return false;
    }
    const PlanStep &last = m_env.recipe.plan.steps.at(leg.last);
    return suspends(last.kind) && m_env.recorder.state(last.id) == StepState::Succeeded;
}

void Engine::giveUp(const QString &node, Finished &finished)
{
    m_over.insert(node);
    if (!m_spent.contains(node)) {
        finished.nodes.append(notReached(node));
        return;
    }
    // Between two of its legs: this run has changed it, and puts it back.
    NodeResult result = NodeRun(m_env, {.node = node, .first = 0, .last = -1}, {}).putBack();
    result.duration += m_spent.take(node);
    m_env.recorder.nodeFinished(result);
    finished.nodes.append(result);
}

Finished Engine::resting(Finished finished)
{
    for (const QString &node : waitingNodes()) {
        NodeResult result = untouched(node);
        result.outcome = Outcome::Suspended;
        result.touched = m_env.recorder.isTouched(node);
        result.duration = m_spent.value(node);
        if (m_env.recipe.describe) {
            m_env.recipe.describe(result, m_env.recorder.facts());
        }
        result.leftCordoned = false; // it is to be so until the operation goes on
        finished.nodes.append(result);
    }
    finished.operation = m_env.recipe.plan.operation;
    finished.outcome = Outcome::Suspended;
    finished.at = m_env.clock.utcNow();
    finished.error = {};
    return finished;
}

Finished Engine::putBack(const std::stop_token &stop)
{
    Finished finished;
    sortNodes(finished);
    for (const QString &node : waitingNodes()) {
        if (!m_env.recorder.isTouched(node) || stop.stop_requested()) {
            finished.nodes.append(notReached(node));
            continue;
        }
        const NodeResult result = NodeRun(m_env, {.node = node, .first = 0, .last = -1}, {}).putBack();
        m_env.recorder.nodeFinished(result);
        finished.nodes.append(result);
    }
    return concluded(std::move(finished), true);
}

Finished Engine::leave()
{
    Finished finished;
    sortNodes(finished);
    for (const QString &node : waitingNodes()) {
        finished.nodes.append(notReached(node));
    }
    return concluded(std::move(finished), true);
}

/// The nodes that are done go into the result; of the others, one that was under way comes first.
void Engine::sortNodes(Finished &finished)
{
    const Plan &plan = m_env.recipe.plan;
    for (const QString &node : plan.nodes) {
        if (const auto result = m_env.recorder.result(node)) {
            finished.nodes.append(*result);
            m_over.insert(node);
        }
    }
    const qsizetype passed = stepsPassed(m_env.recorder.states(), plan);
    for (const Leg &leg : legsOf(plan)) {
        if (!m_over.contains(leg.node) && leg.first >= passed) {
            m_waiting.append(leg);
        }
    }
    if (isNodeByNode(plan)) {
        std::ranges::stable_partition(m_waiting, [&](const Leg &leg) {
            return std::ranges::any_of(plan.steps, [&](const PlanStep &step) {
                return step.node == leg.node && m_env.recorder.state(step.id) != StepState::Pending;
            });
        });
    }
}

QStringList Engine::waitingNodes() const
{
    QStringList nodes;
    for (const Leg &leg : m_waiting) {
        if (!nodes.contains(leg.node) && !m_over.contains(leg.node)) {
            nodes.append(leg.node);
        }
    }
    return nodes;
}

/// Between two steps, and between two nodes: stands still for as long as a person wants it to.
void Engine::checkpoint(const std::stop_token &stop)
{
    heed();
    while (m_heeded.paused && !stop.stop_requested()) {
        m_env.controls.waitWhilePaused(stop);
        heed();
    }
}

void Engine::heed()
{
    const Wishes wishes = m_env.controls.wishes();
    if (wishes == m_heeded) {
        return;
    }
    m_heeded = wishes;
    const auto place = [&wishes](const QString &node) {
        const qsizetype at = wishes.first.indexOf(node);
        return at < 0 ? wishes.first.size() : at;
    };
    if (isNodeByNode(m_env.recipe.plan)) {
        std::ranges::stable_sort(m_waiting, {}, [&place](const Leg &leg) { return place(leg.node); });
    }
    m_env.recorder.controlled(wishes, waitingNodes());
}

/// The result of a node that this run did not come to. An earlier one may have, and may have left it cordoned: then it
/// is still to be listed.
NodeResult Engine::notReached(const QString &node)
{
    NodeResult result = untouched(node);
    result.touched = m_env.recorder.isTouched(node);
    if (m_env.recipe.describe) {
        m_env.recipe.describe(result, m_env.recorder.facts());
    }
    if (result.touched) {
        m_env.recorder.nodeFinished(result);
    }
    return result;
}

Finished Engine::concluded(Finished finished, bool cancelled) const
{
    finished.operation = m_env.recipe.plan.operation;
    finished.outcome = outcome(finished.nodes, cancelled);
    if (finished.outcome == Outcome::Cancelled && finished.error == Error{}) {
        finished.error.code = ErrorCode::Cancelled;
    }
    finished.at = m_env.clock.utcNow();
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
    // In the order of what a person has to know first.
    for (const Outcome bad : {Outcome::Failed, Outcome::Unknown, Outcome::Cancelled}) {
        if (any(bad)) {
            return bad;
        }
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
