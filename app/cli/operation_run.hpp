// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/operation_printer.hpp"
#include "app/cli/terminal_prompter.hpp"

#include "operation/operation.hpp"

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>

namespace kubemori::cli {

/// Follows an operation on the terminal: prints what happens, asks the person what it asks, and turns an interrupt into
/// its cancel. One run per object.
class OperationRun
{
public:
    /// Who answers: a person on the terminal, or (--yes) the rule that was announced. Where nobody can, the safe choice
    /// is taken.
    enum class Questions { Ask, AnswerForTheAdmin };

    /// `acceptGates`: why shut gates are accepted, said beforehand; empty: nobody has said so.
    OperationRun(TerminalPrompter &prompter, Questions questions, QString acceptGates = {});

    using Start = std::function<Result<std::unique_ptr<operation::Operation>>(operation::EventSink)>;
    /// Blocks until the operation has finished, its cleanup included.
    [[nodiscard]] Result<operation::Finished> execute(const Start &start, const std::stop_token &stop);

private:
    void receive(const operation::Event &event);
    [[nodiscard]] operation::Answer decide(const operation::Question &question, const std::stop_token &stop);
    [[nodiscard]] operation::Answer ask(const operation::Question &question, const std::stop_token &stop);
    /// A pod is deleted by force only after its name was typed.
    [[nodiscard]] bool confirmed(const operation::Answer &answer, const std::stop_token &stop);
    /// The reason that the choice needs; none when the person gives none.
    [[nodiscard]] std::optional<QString> askWhy(const std::stop_token &stop);

    TerminalPrompter &m_prompter;
    Questions m_questions;
    QString m_acceptGates;
    OperationPrinter m_printer;
    std::mutex m_mutex;
    std::condition_variable_any m_arrived;
    std::deque<operation::Question> m_asked;
    std::optional<operation::Finished> m_finished;
};

/// Prints the result of an operation below `root`, as JSON or for people; the exit code that goes with it. One that
/// rests where its plan lets it has done what was asked.
[[nodiscard]] int tellResult(const operation::Finished &finished, const QString &root, bool json);

/// What is wrong with the result, on standard error; nothing when it is well. For those who get the result as JSON.
void sayWhyNot(const operation::Finished &finished);

/// The result for people: a line for each node, then what is left to do.
[[nodiscard]] QString resultText(const operation::Finished &finished);

} // namespace kubemori::cli
