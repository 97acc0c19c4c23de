// SPDX-License-Identifier: GPL-3.0-or-later
#include "advice/log/dumped_text.hpp"

#include "logs/ansi.hpp"

namespace kubemori::advice {

namespace {

constexpr int mostLevels = 3;

/// The character that four digits name; null: they do not.
QChar readUnicode(QStringView digits)
{
    bool isNumber = false;
    const auto code = static_cast<char16_t>(digits.toUShort(&isNumber, 16));
    return isNumber ? QChar(code) : QChar();
}

/// What an escape of JSON stands for, `at` on its letter, and is then on its last one.
QString readEscape(QStringView text, qsizetype &at)
{
    switch (text.at(at).unicode()) {
    case u'n':
        return QStringLiteral("\n");
    case u't':
        return QStringLiteral("\t");
    case u'r':
    case u'b':
    case u'f':
        return {};
    case u'u':
        if (at + 4 < text.size()) {
            if (const QChar c = readUnicode(text.sliced(at + 1, 4)); !c.isNull()) {
                at += 4;
                return c;
            }
        }
        return QStringLiteral("u");
    default:
        return text.at(at);
    }
}

void addLines(const QString &text, int level, QStringList &found);

void addTexts(QStringView line, int level, QStringList &found)
{
    for (qsizetype at = line.indexOf(u'"'); at >= 0; at = line.indexOf(u'"', at)) {
        QString text;
        for (++at; at < line.size() && line.at(at) != u'"'; ++at) {
            if (line.at(at) == u'\\' && at + 1 < line.size()) {
                ++at;
                text += readEscape(line, at);
            } else {
                text += line.at(at);
            }
        }
        addLines(text, level, found);
        if (++at >= line.size()) {
            return;
        }
    }
}

void addLines(const QString &text, int level, QStringList &found)
{
    for (QStringView part : QStringView(text).split(u'\n', Qt::SkipEmptyParts)) {
        const QString shown = part.contains(u'\x1b') ? logs::plainText(part.toUtf8()) : part.toString();
        found.append(shown);
        if (level < mostLevels && shown.contains(u"\\\"")) {
            addTexts(shown, level + 1, found); // a dump in a dump
        }
    }
}

} // namespace

QStringList dumpedTexts(const QString &line)
{
    QStringList found;
    addTexts(line, 1, found);
    return found;
}

} // namespace kubemori::advice
