// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace kubemori::terminal {

/// A terminal program and how it is told what to run (its manual page says so).
struct KnownTerminal
{
    QString program;
    QStringList arguments; ///< what comes before the command

    /// As a TerminalTemplate: "gnome-terminal -- {command}".
    [[nodiscard]] QString templateText() const;
    bool operator==(const KnownTerminal &) const = default;
};

/// Those that are known, the desktop's own choice first.
[[nodiscard]] const QList<KnownTerminal> &knownTerminals();

/// Those of them that are installed, in that order. Looks through PATH.
[[nodiscard]] QList<KnownTerminal> installedTerminals();

} // namespace kubemori::terminal
