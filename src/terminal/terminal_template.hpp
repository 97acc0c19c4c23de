// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace kubemori::terminal {

/// How a terminal program is started, as a person writes it: words as in a shell, in single or double quotes where they
/// hold spaces, but no shell ever reads them. A word {command} stands for the words of the command; {command} in quotes
/// or within a longer word stands for the command as one text, quoted for a shell; {host} stands for the node's name.
/// Without {command} the command follows at the end.
class TerminalTemplate
{
public:
    /// InvalidInput: empty, a quote that is not closed, control characters, or a placeholder for the program.
    [[nodiscard]] static Result<TerminalTemplate> parse(const QString &text);

    /// Program and arguments that run `command` in the terminal.
    [[nodiscard]] QStringList expand(const QStringList &command, const QString &host) const;
    [[nodiscard]] const QString &program() const { return m_words.constFirst().text; }

private:
    struct Word
    {
        QString text;
        bool quoted = false;
    };
    /// Words with quotes taken away; nothing when a quote is not closed.
    [[nodiscard]] static std::optional<QList<Word>> split(const QString &text);

    QList<Word> m_words; ///< never empty
};

} // namespace kubemori::terminal
