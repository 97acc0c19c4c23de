// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/terminal_template.hpp"

#include "base/shell_quote.hpp"

#include <algorithm>

namespace kubemori::terminal {

using namespace Qt::StringLiterals;

namespace {

const QString commandMark = u"{command}"_s;
const QString hostMark = u"{host}"_s;

} // namespace

std::optional<QList<TerminalTemplate::Word>> TerminalTemplate::split(const QString &text)
{
    QList<Word> words;
    QChar quote;
    bool open = false; // a word has begun, perhaps an empty one in quotes
    for (const QChar letter : text) {
        if (!quote.isNull() && letter == quote) {
            quote = QChar();
        } else if (quote.isNull() && letter.isSpace()) {
            open = false;
        } else {
            if (!open) {
                words.append(Word{});
                open = true;
            }
            if (quote.isNull() && (letter == u'"' || letter == u'\'')) {
                quote = letter;
                words.last().quoted = true;
            } else {
                words.last().text += letter;
            }
        }
    }
    return quote.isNull() ? std::optional{words} : std::nullopt;
}

Result<TerminalTemplate> TerminalTemplate::parse(const QString &text)
{
    if (std::ranges::any_of(text, [](QChar letter) { return letter.category() == QChar::Other_Control; })) {
        return fail(ErrorCode::InvalidInput, u"control characters"_s);
    }
    auto words = split(text);
    if (!words) {
        return fail(ErrorCode::InvalidInput, u"a quote is not closed"_s);
    }
    if (words->isEmpty() || words->constFirst().text.isEmpty() || words->constFirst().text.contains(u'{')) {
        return fail(ErrorCode::InvalidInput, u"a program is expected first"_s);
    }
    TerminalTemplate parsed;
    parsed.m_words = *std::move(words);
    return parsed;
}

QStringList TerminalTemplate::expand(const QStringList &command, const QString &host) const
{
    QStringList expanded;
    bool placed = false;
    for (const Word &word : m_words) {
        if (word.text == commandMark && !word.quoted) {
            expanded += command;
            placed = true;
            continue;
        }
        placed = placed || word.text.contains(commandMark);
        // One pass: nothing that was put in is looked at again.
        QString text;
        qsizetype from = 0;
        while (from < word.text.size()) {
            const QStringView rest = QStringView(word.text).sliced(from);
            if (rest.startsWith(commandMark)) {
                text += shellJoin(command);
                from += commandMark.size();
            } else if (rest.startsWith(hostMark)) {
                text += host;
                from += hostMark.size();
            } else {
                text += rest.front();
                ++from;
            }
        }
        expanded << text;
    }
    return placed ? expanded : expanded + command;
}

} // namespace kubemori::terminal
