// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operation/answer_box.hpp"
#include "operation/controls.hpp"
#include "operation/operation_records.hpp"
#include "operation/recipe.hpp"

#include <thread>

namespace kubemori::operation {

/// What is to be done with an operation.
enum class RunMode {
    Begin,  ///< it is new
    Resume, ///< it was cut off or ended with something left to do: goes on where it was, with a look at each step first
    PutBack, ///< the same, but nothing is begun: puts back what is safe to put back on the nodes it was working on
    Leave,   ///< the same, but nothing is touched: a person looks after the nodes, and it is not offered any more
};

/// An operation under way on a thread of its own, with its folder, journal and transcript. The sink gets Started first
/// and Finished last, whatever happens. The owner's calls return at once, from any thread; wait() and the destructor
/// belong to one thread.
class Operation
{
public:
    /// Begins at once: the sink may be called before the constructor returns.
    Operation(Recipe recipe, OperationEnvironment environment, EventSink sink, RunMode mode = RunMode::Begin);
    /// Cancels and waits for the cleanup.
    ~Operation();
    Operation(const Operation &) = delete;
    Operation &operator=(const Operation &) = delete;

    /// Ends it: the running step is broken off, what is safe to put back is put back, then Finished is reported.
    void cancel();
    /// Answers a question reported by Asked; ignored unless it is the open one, the choice was offered, and there are
    /// words where the choice needs them.
    void answer(int question, const Answer &answer);
    /// Pausing, skipping and the like; the engine heeds them at the next border of a step.
    [[nodiscard]] Controls &controls() { return m_controls; }
    /// Returns when Finished was delivered. Does not cancel.
    void wait();

private:
    void main(const std::stop_token &stop);
    [[nodiscard]] Finished execute(const std::stop_token &stop);

    Recipe m_recipe;
    OperationEnvironment m_environment;
    EventSink m_sink;
    RunMode m_mode;
    AnswerBox m_answers;
    Controls m_controls;
    std::stop_source m_stop;
    std::jthread m_thread;
};

} // namespace kubemori::operation
