// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operation/answer_box.hpp"
#include "operation/append_file.hpp"
#include "operation/recipe.hpp"

#include <functional>
#include <memory>
#include <thread>

namespace kubemori::operation {

/// What an operation needs besides its recipe. The pointers are borrowed and must outlive the operation.
struct OperationEnvironment
{
    Clock *clock = nullptr;
    const Redactor *redactor = nullptr;
    QString root; ///< of all operations; empty: defaultOperationsRoot()
    /// How the journal's file is made; tests make one that fails.
    std::function<Result<std::unique_ptr<AppendFile>>(const QString &path)> openJournal = DurableFile::create;
};

/// An operation under way on a thread of its own, with its folder, journal and transcript. The sink gets Started first
/// and Finished last, whatever happens. The owner's calls return at once, from any thread; wait() and the destructor
/// belong to one thread.
class Operation
{
public:
    /// Begins at once: the sink may be called before the constructor returns.
    Operation(Recipe recipe, OperationEnvironment environment, EventSink sink);
    /// Cancels and waits for the cleanup.
    ~Operation();
    Operation(const Operation &) = delete;
    Operation &operator=(const Operation &) = delete;

    /// Ends it: the running step is broken off, what is safe to put back is put back, then Finished is reported.
    void cancel();
    /// Answers a question reported by Asked; ignored unless it is the open one, the choice was offered, and there are
    /// words where the choice needs them.
    void answer(int question, const Answer &answer);
    /// Returns when Finished was delivered. Does not cancel.
    void wait();

private:
    void main(const std::stop_token &stop);
    [[nodiscard]] Finished execute(const std::stop_token &stop);

    Recipe m_recipe;
    OperationEnvironment m_environment;
    EventSink m_sink;
    AnswerBox m_answers;
    std::stop_source m_stop;
    std::jthread m_thread;
};

} // namespace kubemori::operation
