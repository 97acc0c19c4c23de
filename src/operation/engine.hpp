// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operation/node_run.hpp"

namespace kubemori::operation {

/// Carries out a recipe, node after node, on the calling thread. Knows steps, no nodes: what a step does is the step's
/// business.
class Engine
{
public:
    /// All borrowed; one call per engine.
    explicit Engine(RunEnvironment environment);

    /// Blocks until every node is done, or a person or the stop token ends it. Nodes that the recorder knows as done
    /// are left alone; a node that was under way goes on where it was. Reports by the recorder, except for the result,
    /// which is returned and not yet recorded.
    [[nodiscard]] Finished run(const std::stop_token &stop);
    /// Begins nothing: puts back, on every node that an earlier run was in the middle of, what is safe to put back.
    [[nodiscard]] Finished putBack(const std::stop_token &stop);
    /// Touches nothing: tells how every node stands.
    [[nodiscard]] Finished leave();

private:
    void sortNodes(Finished &finished);
    void checkpoint(const std::stop_token &stop);
    void heed();
    [[nodiscard]] NodeResult notReached(const QString &node);
    [[nodiscard]] Finished concluded(Finished finished, bool cancelled) const;
    [[nodiscard]] Outcome outcome(const QList<NodeResult> &nodes, bool cancelled) const;

    RunEnvironment m_env;
    QStringList m_waiting; ///< nodes not begun yet, in order
    Wishes m_heeded;
};

/// The result of an operation that could not be begun: no node was touched.
[[nodiscard]] Finished neverBegun(const Plan &plan, const Error &error, const QDateTime &at);

/// The result of an operation that this program lost hold of: nothing is known of any node.
[[nodiscard]] Finished brokenOff(const Plan &plan, const Error &error, const QDateTime &at);

} // namespace kubemori::operation
