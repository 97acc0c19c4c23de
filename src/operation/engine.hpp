// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operation/node_run.hpp"

namespace kubemori::operation {

/// Carries out a recipe, node after node, on the calling thread. Knows steps, no nodes: what a step does is the step's
/// business.
class Engine
{
public:
    /// All borrowed; one run per engine.
    Engine(Recipe &recipe, Recorder &recorder, AnswerBox &answers, Clock &clock);

    /// Blocks until every node is done, or a person or the stop token ends it. Reports by the recorder, except for the
    /// result, which is returned and not yet recorded.
    [[nodiscard]] Finished run(const std::stop_token &stop);

private:
    [[nodiscard]] Outcome outcome(const QList<NodeResult> &nodes, bool cancelled) const;

    Recipe &m_recipe;
    Recorder &m_recorder;
    AnswerBox &m_answers;
    Clock &m_clock;
    int m_lastQuestion = 0;
};

/// The result of an operation that could not be begun: no node was touched.
[[nodiscard]] Finished neverBegun(const Plan &plan, const Error &error, const QDateTime &at);

/// The result of an operation that this program lost hold of: nothing is known of any node.
[[nodiscard]] Finished brokenOff(const Plan &plan, const Error &error, const QDateTime &at);

} // namespace kubemori::operation
