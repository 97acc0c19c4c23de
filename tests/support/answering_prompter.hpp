// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/prompter.hpp"

#include <QList>

#include <atomic>
#include <functional>
#include <mutex>

namespace kubemori::test {

/// Stands for a person: answers from a list (the last answer again and again; none: Declined), and remembers what was
/// asked. With `hesitates` it does not answer until the stop. Thread-safe.
class AnsweringPrompter final : public command::Prompter
{
public:
    explicit AnsweringPrompter(QList<QByteArray> answers = {}, bool trustsHosts = false)
        : m_answers(std::move(answers))
        , m_trustsHosts(trustsHosts)
    {
    }

    Result<command::SecretAnswer> askSecret(const command::SecretRequest &request, std::stop_token stop) override;
    Result<bool> confirmHostKey(const command::HostKeyQuestion &question, std::stop_token stop) override;
    void tellNotKept(const command::SecretKey &key, const Error &why) override;

    void hesitate() { m_hesitates = true; }
    /// From now on every answer is to be remembered, or not.
    void remember(bool remember = true) { m_remembers = remember; }
    /// What could not be kept.
    [[nodiscard]] QList<command::SecretKey> notKept() const;
    [[nodiscard]] QList<command::SecretRequest> asked() const;
    [[nodiscard]] QList<command::HostKeyQuestion> hosts() const;

private:
    mutable std::mutex m_mutex;
    QList<QByteArray> m_answers;
    bool m_trustsHosts;
    std::atomic<bool> m_hesitates = false;
    std::atomic<bool> m_remembers = false;
    QList<command::SecretKey> m_notKept;
    QList<command::SecretRequest> m_asked;
    QList<command::HostKeyQuestion> m_hosts;
};

} // namespace kubemori::test
