// SPDX-License-Identifier: GPL-3.0-or-later
#include "operation/answer_box.hpp"

#include <utility>

namespace kubemori::operation {

void AnswerBox::open(const Question &question)
{
    const std::scoped_lock lock(m_mutex);
    m_open = question;
    m_answer.reset();
}

void AnswerBox::answer(int question, const Answer &answer)
{
    const std::scoped_lock lock(m_mutex);
    if (m_open && m_open->id == question && m_open->offers(answer) && !m_answer) {
        m_answer = answer;
        m_answered.notify_all();
    }
}

std::optional<Answer> AnswerBox::wait(std::stop_token stop)
{
    std::unique_lock lock(m_mutex);
    m_answered.wait(lock, std::move(stop), [this] { return m_answer.has_value(); });
    m_open.reset();
    return std::exchange(m_answer, std::nullopt);
}

} // namespace kubemori::operation
