// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.hpp"
#include "command/runner.hpp"

#include <QString>

#include <stop_token>

namespace kubemori::telling {

/// Sends one line to a chat's incoming webhook as `{"text":…}`, which Slack, Mattermost and Rocket.Chat take. curl does
/// it, with the proxy settings the admin has for it; the address, a secret, reaches it on standard input only. Takes
/// `longest` at most. Errors: Io (the file with the address), InvalidInput (no http address in it), ProgramMissing,
/// ExitedNonZero (curl's words, without the address; also when the time was up),
/// ServerError (an answer that is neither a failure to curl nor a success).
[[nodiscard]] Result<> postToWebhook(command::Runner &runner, const QString &addressFile, const QString &text,
                                     Milliseconds longest, std::stop_token stop);

/// A value for curl's configuration, in double quotes.
[[nodiscard]] QByteArray curlQuoted(const QByteArray &value);

} // namespace kubemori::telling
