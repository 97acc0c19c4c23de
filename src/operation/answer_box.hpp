// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operation/question.hpp"

#include <condition_variable>
#include <mutex>
#include <optional>
#include <stop_token>

namespace kubemori::operation {

/// Where the answer to the one open question is dropped and waited for. Thread-safe.
class AnswerBox
{
public:
    /// From now on answers to this question are taken.
    void open(const Question &question);
    /// Ignored unless it answers the open question with a choice that was offered, and with words where it needs them.
    void answer(int question, const Answer &answer);
    /// Waits for as long as it takes. None: stopped. The question is closed afterwards.
    [[nodiscard]] std::optional<Answer> wait(std::stop_token stop);

private:
    std::mutex m_mutex;
    std::condition_variable_any m_answered;
    std::optional<Question> m_open;
    std::optional<Answer> m_answer;
};

} // namespace kubemori::operation
