// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace kubemori {

/// The hidden first argument with which the shells' completions (packaging/completions) ask what may follow.
inline constexpr const char *completionWord = "__complete";

/// What may stand in place of the last of `words`, those typed after the program's name: a line for each, with a
/// description behind a tab; the line ":file" or ":dir" alone where a path is expected. Reads clusters.yaml and the
/// names of operations, starts nothing, and never fails: what cannot be told is left out.
[[nodiscard]] QByteArray completions(const QStringList &words);

} // namespace kubemori
