// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/prompter.hpp"

#include <atomic>

namespace kubemori::test {

/// Gives the same answer to every question, and counts them.
class ScriptedPrompter final : public command::Prompter
{
public:
    explicit ScriptedPrompter(QByteArray secret = {})
        : m_secret(std::move(secret))
    {
    }

    Result<command::SecretAnswer> askSecret(const command::SecretRequest &, std::stop_token) override
    {
        ++secretsAsked;
        if (m_secret.isEmpty()) {
            return fail(ErrorCode::Declined);
        }
        return Secret(QByteArray(m_secret.constData(), m_secret.size()));
    }
    Result<bool> confirmHostKey(const command::HostKeyQuestion &, std::stop_token) override
    {
        ++hostKeysAsked;
        return false;
    }

    std::atomic<int> secretsAsked = 0;
    std::atomic<int> hostKeysAsked = 0;

private:
    QByteArray m_secret;
};

} // namespace kubemori::test
