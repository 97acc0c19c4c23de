// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace kubemori {

/// One option as --help shows it.
struct HelpOption
{
    QStringList names; ///< with their dashes: "-o", "--output"
    QString value;     ///< what its value is called: "FORMAT"; empty: it has none
    QString description;

    bool operator==(const HelpOption &) const = default;
};

/// What can follow a command, read from its --help: so completion offers what the program takes, whatever is added.
struct HelpTable
{
    QList<HelpOption> options;
    QStringList arguments; ///< of the usage line, in order: "list|show|resume|abort", "[ID]"

    /// From the English text of QCommandLineParser::helpText().
    [[nodiscard]] static HelpTable read(const QString &helpText);
    /// The option of this name; null when there is none.
    [[nodiscard]] const HelpOption *find(const QString &name) const;
};

} // namespace kubemori
