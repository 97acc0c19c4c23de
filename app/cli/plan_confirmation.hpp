// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/terminal_prompter.hpp"

#include "base/error.hpp"

#include <QJsonObject>

#include <stop_token>

namespace kubemori::cli {

/// One document on standard output. False when nobody reads any more.
bool writeJson(const QJsonObject &object);

/// Says the error; the exit code that goes with it.
[[nodiscard]] int failWith(const Error &error);

/// Shows what will be done and asks for the word; Done when it was given. Without a terminal a decision is needed.
[[nodiscard]] int confirmPlan(const QString &shown, TerminalPrompter &prompter, const std::stop_token &stop);

} // namespace kubemori::cli
