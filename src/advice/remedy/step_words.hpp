// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "advice/remedy/remedy_action.hpp"

#include <QString>

namespace kubemori::advice {

/// What a step runs, part by part, with what each is for as a comment of the shell.
[[nodiscard]] QString scriptWords(const RemedyAction &action);
/// `kubectl`: how it is called, up to its arguments.
[[nodiscard]] QString kubectlWords(const RemedyAction &action, const QString &kubectl);
/// What an edit changes, without its surroundings: for a file that nobody has looked at.
[[nodiscard]] QString editWords(const RemedyAction &action);

} // namespace kubemori::advice
