// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operation/node_run.hpp"

namespace kubemori::operation {

/// Carries out a recipe, leg after leg, on the calling thread. Knows steps, no nodes: what a step does is the step's
/// business.
class Engine
{
public:
    /// All borrowed; one call per engine.
    explicit Engine(RunEnvironment environment);

    /// Blocks until every node is done, the plan lets it rest, or a person or the stop token ends it. Nodes that the
    /// recorder knows as done are left alone; a node that was under way goes on where it was. Reports by the recorder,
    /// except for the result, which is returned and not yet recorded.
    [[nodiscard]] Finished run(const std::stop_token &stop);
    /// Begins nothing: puts back, on every node that an earlier run was in the middle of, what is safe to put back.
    [[nodiscard]] Finished putBack(const std::stop_token &stop);
    /// Touches nothing: tells how every node stands.
    [[nodiscard]] Finished leave();

private:
    void sortNodes(Finished &finished);
    /// Runs it; whether the next one may be begun.
    [[nodiscard]] bool runLeg(const Leg &leg, Finished &finished, const std::stop_token &stop);
    [[nodiscard]] bool isThrough(const Leg &leg, const NodeResult &result) const;
    [[nodiscard]] bool rests(const Leg &leg) const;
    /// The node will not be begun, or not be gone on with.
    void giveUp(const QString &node, Finished &finished);
    [[nodiscard]] Finished resting(Finished finished);
    [[nodiscard]] QStringList waitingNodes() const;
    void checkpoint(const std::stop_token &stop);
    void heed();
    [[nodiscard]] NodeResult notReached(const QString &node);
    [[nodiscard]] Finished concluded(Finished finished, bool cancelled) const;
    [[nodiscard]] Outcome outcome(const QList<NodeResult> &nodes, bool cancelled) const;

    RunEnvironment m_env;
    QList<Leg> m_waiting;                ///< not begun yet, in order
    QSet<QString> m_over;                ///< nodes with a result
    QMap<QString, Milliseconds> m_spent; ///< on nodes with legs to come
    Wishes m_heeded;
};

/// The result of an operation that could not be begun: no node was touched.
[[nodiscard]] Finished neverBegun(const Plan &plan, const Error &error, const QDateTime &at);

/// The result of an operation that this program lost hold of: nothing is known of any node.
[[nodiscard]] Finished brokenOff(const Plan &plan, const Error &error, const QDateTime &at);

} // namespace kubemori::operation
