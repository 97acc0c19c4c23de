// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/command.hpp"
#include "command/credential_cache.hpp"
#include "command/marker_filter.hpp"
#include "command/runner.hpp"

#include <optional>

namespace kubemori::command {

/// The conversation with sudo for one command, the same for a local and a remote one: builds the command line, sees the
/// prompt in the output, says what to write, and judges how it ended. The password is given out only after sudo printed
/// a prompt with a nonce that was made for this command. What it runs is `sh -c` with the program as arguments, as
/// ansible does too: the shell tells that sudo was content, so that the command's own input is never taken for a
/// password. Used on one thread.
class Become
{
public:
    /// `target` is "user@host"; `credentials` may be null: then no password is ever given.
    Become(const Command &command, QString target, std::shared_ptr<CredentialCache> credentials, Asking asking);

    /// sudo and its arguments. Holds the environment of the command too, as sudo does not let it through.
    [[nodiscard]] QStringList argv() const;

    /// The output without prompts and markers. Standard error, or whatever arrives on a terminal, is where sudo
    /// prompts.
    [[nodiscard]] QByteArray filter(Stream stream, QByteArrayView bytes);
    /// The bytes held back in case a prompt or marker was beginning.
    [[nodiscard]] QByteArray finish();

    /// sudo waits for a password.
    [[nodiscard]] bool isAsked() const { return m_isAsked; }
    /// The password with its line feed. Blocks while a person types. Errors: BecomeFailed after the third wrong one,
    /// what the Prompter answered.
    [[nodiscard]] Result<Secret> answer(std::stop_token stop);
    /// True from when the command's own input may follow.
    [[nodiscard]] bool mayFeedInput() const { return m_hasStarted; }

    /// To be called when sudo ended. An error when it was sudo that refused or found no program, not the command that
    /// failed.
    [[nodiscard]] Result<> verdict(const Exit &exit);

private:
    const Command &m_command;
    QString m_target;
    std::shared_ptr<CredentialCache> m_credentials;
    Asking m_asking;
    QByteArray m_prompt;
    QByteArray m_startMark;
    MarkerFilter m_promptFilter;
    MarkerFilter m_startFilter;
    QByteArray m_words; ///< the end of what was said on standard error, to be judged
    bool m_isAsked = false;
    bool m_hasStarted = false;
    int m_tries = 0;
    quint64 m_number = 0;
};

} // namespace kubemori::command
