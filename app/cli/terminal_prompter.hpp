// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/subcommand.hpp"
#include "command/prompter.hpp"

#include <QCoreApplication>

#include <mutex>

namespace kubemori::cli {

/// Asks on the controlling terminal (/dev/tty, not standard input, so that pipes stay usable). Without one every
/// question is Declined. Secrets are not echoed; the terminal's state is put back also when the question is stopped.
/// Thread-safe: one question at a time.
class TerminalPrompter final : public command::Prompter
{
    Q_DECLARE_TR_FUNCTIONS(kubemori::cli::TerminalPrompter)

public:
    /// Whether it asks a second question: to remember what was typed. A command whose answers come from a script
    /// (`--yes`, `-o json`) asks for nothing but what it needs.
    enum class Offer { Keyring, Nothing };

    [[nodiscard]] static Offer offerOf(const Context &context, bool yes = false)
    {
        return context.json || yes ? Offer::Nothing : Offer::Keyring;
    }

    explicit TerminalPrompter(Offer offer = Offer::Keyring);

    [[nodiscard]] Result<command::SecretAnswer> askSecret(const command::SecretRequest &request,
                                                          std::stop_token stop) override;
    [[nodiscard]] Result<bool> confirmHostKey(const command::HostKeyQuestion &question, std::stop_token stop) override;
    void tellNotKept(const command::SecretKey &key, const Error &why) override;
    /// A line that answers `text`; for decisions other than secrets.
    [[nodiscard]] Result<QString> askLine(const QString &text, std::stop_token stop);

private:
    [[nodiscard]] static QString question(const command::SecretRequest &request);
    [[nodiscard]] Result<QByteArray> ask(const QString &text, bool echo, const std::stop_token &stop);

    Offer m_offer;
    std::mutex m_mutex; ///< one question at a time
    bool m_saidNoKeyring = false;
};

} // namespace kubemori::cli
