// SPDX-License-Identifier: GPL-3.0-or-later
#include "operation/answer_box.hpp"

#include <utility>

namespace kubemori::operation {

void AnswerBox::open(const Question &question)
{
    const std::scoped_lock lock(m_mutex);
    m_open = question;
    m_choice.reset();
}

void AnswerBox::answer(int question, Choice choice)
{
    const std::scoped_lock lock(m_mutex);
    if (m_open && m_open->id == question && m_open->choices.contains(choice) && !m_choice) {
        m_choice = choice;
        m_answered.notify_all();
    }
}

std::optional<Choice> AnswerBox::wait(std::stop_token stop)
{
    std::unique_lock lock(m_mutex);
    m_answered.wait(lock, std::move(stop), [this] { return m_choice.has_value(); });
    m_open.reset();
    return std::exchange(m_choice, std::nullopt);
}

} // namespace kubemori::operation
