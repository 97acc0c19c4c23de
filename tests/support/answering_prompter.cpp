// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/answering_prompter.hpp"

#include "base/clock.hpp"

namespace kubemori::test {

Result<command::SecretAnswer> AnsweringPrompter::askSecret(const command::SecretRequest &request, std::stop_token stop)
{
    QByteArray answer;
    {
        const std::scoped_lock lock(m_mutex);
        m_asked.append(request);
        if (!m_hesitates && m_answers.isEmpty()) {
            return fail(ErrorCode::Declined, {}, request.target);
        }
        if (!m_hesitates) {
            answer = m_answers.size() > 1 ? m_answers.takeFirst() : m_answers.first();
        }
    }
    if (m_hesitates) {
        SystemClock().sleepFor(std::chrono::minutes{1}, stop);
        return fail(ErrorCode::Cancelled, {}, request.target);
    }
    return command::SecretAnswer(Secret(QByteArray(answer.constData(), answer.size())), m_remembers);
}

Result<bool> AnsweringPrompter::confirmHostKey(const command::HostKeyQuestion &question, std::stop_token stop)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_hosts.append(question);
    }
    if (m_hesitates) {
        SystemClock().sleepFor(std::chrono::minutes{1}, stop);
        return fail(ErrorCode::Cancelled, {}, question.host);
    }
    return m_trustsHosts;
}

void AnsweringPrompter::tellNotKept(const command::SecretKey &key, const Error & /*why*/)
{
    const std::scoped_lock lock(m_mutex);
    m_notKept.append(key);
}

QList<command::SecretKey> AnsweringPrompter::notKept() const
{
    const std::scoped_lock lock(m_mutex);
    return m_notKept;
}

QList<command::SecretRequest> AnsweringPrompter::asked() const
{
    const std::scoped_lock lock(m_mutex);
    return m_asked;
}

QList<command::HostKeyQuestion> AnsweringPrompter::hosts() const
{
    const std::scoped_lock lock(m_mutex);
    return m_hosts;
}

} // namespace kubemori::test
