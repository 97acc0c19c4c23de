// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "advice/known_issue.hpp"
#include "base/result.hpp"

#include <QMap>
#include <QSet>
#include <QString>
#include <QStringList>

namespace kubemori::advice {

using Captures = QMap<QString, QString>;

/// The names that may stand between braces in the texts of an issue's steps: the named groups of its patterns, and
/// node, namespace, name and version. Any other braces are not meant (awk '{print}').
[[nodiscard]] QSet<QString> captureNames(const KnownIssue &issue);
/// Those of them that stand in a text.
[[nodiscard]] QSet<QString> capturesIn(const QString &text, const QSet<QString> &names);

/// Puts captures into a script for `sh`, quoted, so that a value from a log or node is one word whatever it holds.
/// InvalidInput when one is missing, holds control characters, is no plain word and stands where quotes would not keep
/// it together (inside of quotes, in a script with a here-document), would be an option, or would leave the folder that
/// the script names beside it.
[[nodiscard]] Result<QString> fillScript(const QString &script, const Captures &captures, const QSet<QString> &names);
/// Puts captures into arguments, each of which stays one argument. InvalidInput when one is missing, holds control
/// characters, or would make an option of an argument that is none.
[[nodiscard]] Result<QStringList> fillArguments(const QStringList &arguments, const Captures &captures,
                                                const QSet<QString> &names);
/// For people's eyes: what is missing stays as it is.
[[nodiscard]] QString fillTitle(const QString &title, const Captures &captures);

} // namespace kubemori::advice
