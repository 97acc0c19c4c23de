// SPDX-License-Identifier: GPL-3.0-or-later
#include "advice/log/line_start.hpp"

#include "advice/log/output_class.hpp"

namespace kubemori::advice {

namespace {

constexpr int mostWords = 6;

bool isUpper(char c)
{
    return c >= 'A' && c <= 'Z';
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool canBeStamp(QByteArrayView line)
{
    constexpr qsizetype shortest = 9;
    if (line.size() < shortest) {
        return false;
    }
    const char first = line.front();
    return isDigit(first) || (first == '[' && (isDigit(line.at(1)) || isUpper(line.at(1)))) ||
           (isUpper(first) && line.at(3) == ' ');
}

bool isKnown(QByteArrayView text)
{
    const OutputClass known = classOf(text);
    return known != OutputClass::Other && known != OutputClass::Document;
}

/// Behind so many words and the one blank or tab that ends them; -1: there are not so many.
qsizetype behindWords(QByteArrayView line, int words)
{
    qsizetype at = 0;
    for (int i = 0; i < words; ++i) {
        while (at < line.size() && line.at(at) == ' ') {
            ++at;
        }
        while (at < line.size() && line.at(at) != ' ' && line.at(at) != '\t') {
            ++at;
        }
        if (at >= line.size()) {
            return -1;
        }
    }
    return at + 1;
}

qsizetype behindBar(QByteArrayView line)
{
    const qsizetype bar = line.indexOf('|');
    const bool isBar = bar > 0 && bar + 1 < line.size() && line.at(bar + 1) == ' ' && line.first(bar).contains(" p=");
    return isBar ? bar + 2 : -1;
}

} // namespace

qsizetype behindColour(QByteArrayView line, qsizetype from)
{
    while (from + 2 < line.size() && line.at(from) == '\x1b' && line.at(from + 1) == '[') {
        qsizetype at = from + 2;
        while (at < line.size() && line.at(at) >= 0x30 && line.at(at) <= 0x3F) {
            ++at;
        }
        if (at >= line.size() || line.at(at) != 'm') {
            return from;
        }
        from = at + 1;
    }
    return from;
}

qsizetype LineStart::offset(QByteArrayView line)
{
    switch (m_form) {
    case Form::Plain:
        return line.startsWith('\x1b') ? behindColour(line, 0) : 0;
    case Form::Unknown:
        return learn(line);
    case Form::Words:
    case Form::Bar:
        break;
    }
    if (!canBeStamp(line)) {
        return behindColour(line, 0);
    }
    const qsizetype behind = m_form == Form::Bar ? behindBar(line) : behindWords(line, m_words);
    return behind < 0 ? line.size() : behindColour(line, behind);
}

qsizetype LineStart::learn(QByteArrayView line)
{
    const qsizetype plain = behindColour(line, 0);
    if (isKnown(line.sliced(plain))) {
        m_form = Form::Plain;
        return plain;
    }
    if (!canBeStamp(line)) {
        return plain;
    }
    if (const qsizetype bar = behindBar(line); bar > 0 && isKnown(line.sliced(behindColour(line, bar)))) {
        m_form = Form::Bar;
        return behindColour(line, bar);
    }
    for (int words = 1; words <= mostWords; ++words) {
        const qsizetype behind = behindWords(line, words);
        if (behind < 0) {
            break;
        }
        if (const qsizetype start = behindColour(line, behind); isKnown(line.sliced(start))) {
            m_form = Form::Words;
            m_words = words;
            return start;
        }
    }
    return plain;
}

} // namespace kubemori::advice
