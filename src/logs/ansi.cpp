// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/ansi.hpp"

#include "logs/sgr.hpp"

#include <algorithm>

namespace kubemori::logs {

namespace {

constexpr char16_t escape = 0x1B;

bool isPlainAscii(QByteArrayView line)
{
    return std::ranges::all_of(line, [](char c) { return (c >= 0x20 && c < 0x7F) || c == '\t'; });
}

bool isStringIntroducer(char16_t c) ///< after ESC: OSC, DCS, SOS, PM, APC
{
    return c == u']' || c == u'P' || c == u'X' || c == u'^' || c == u'_';
}

bool isStringIntroducerC1(char16_t c)
{
    return c == 0x9D || c == 0x90 || c == 0x98 || c == 0x9E || c == 0x9F;
}

bool turnsDirection(char16_t c)
{
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

/// Needs no look at all: most characters of most lines.
bool isOrdinary(char16_t c)
{
    return (c >= 0x20 && c < 0x7F) || (c >= 0xA0 && c < 0x2000) || c >= 0x2100;
}

bool isIn(char16_t c, char16_t first, char16_t last)
{
    return c >= first && c <= last;
}

/// Walks over one line.
class Reader
{
public:
    explicit Reader(const QString &input)
        : m_in(input)
    {
        m_result.text.reserve(input.size());
    }

    StyledText read()
    {
        for (takeOrdinary(); m_at < m_in.size(); takeOrdinary()) {
            step();
        }
        endRun();
        return std::move(m_result);
    }

private:
    [[nodiscard]] char16_t peek(qsizetype ahead = 0) const
    {
        return m_at + ahead < m_in.size() ? m_in.at(m_at + ahead).unicode() : u'\0';
    }
    void takeOrdinary();
    void step();
    void put(char16_t c);
    void readEscape();
    void readControlSequence();
    void skipString();
    void backspace();
    void endRun();

    QStringView m_in;
    qsizetype m_at = 0;
    StyledText m_result;
    AnsiStyle m_style;
    qsizetype m_runStart = 0;
};

void Reader::takeOrdinary()
{
    const qsizetype start = m_at;
    while (m_at < m_in.size() && isOrdinary(m_in.at(m_at).unicode())) {
        ++m_at;
    }
    m_result.text.append(m_in.sliced(start, m_at - start));
}

void Reader::step()
{
    constexpr char16_t controlSequence = 0x9B;
    const char16_t c = peek();
    ++m_at;
    if (c == escape) {
        readEscape();
    } else if (c == controlSequence) {
        readControlSequence();
    } else if (isStringIntroducerC1(c)) {
        skipString();
    } else if (c == u'\b') {
        backspace();
    } else {
        put(c);
    }
}

void Reader::put(char16_t c)
{
    constexpr char16_t replacement = 0xFFFD;
    if (c == u'\t' || (c >= 0x20 && c < 0x7F)) {
        m_result.text.append(QChar(c));
    } else if (turnsDirection(c)) {
        m_result.text.append(QChar(replacement)); // could make "rm" look like something harmless
    } else if (c == 0x2028 || c == 0x2029) {
        m_result.text.append(u' '); // would break the line in two on screen
    } else if (c >= 0xA0) {
        m_result.text.append(QChar(c));
    }
}

void Reader::readEscape()
{
    const char16_t c = peek();
    if (c == u'[') {
        ++m_at;
        readControlSequence();
    } else if (isStringIntroducer(c)) {
        ++m_at;
        skipString();
    } else {
        while (isIn(peek(), 0x20, 0x2F)) {
            ++m_at; // for instance the choice of a character set, which has one more byte
        }
        if (isIn(peek(), 0x30, 0x7E)) {
            ++m_at;
        }
    }
}

void Reader::readControlSequence()
{
    const qsizetype start = m_at;
    while (isIn(peek(), 0x30, 0x3F)) {
        ++m_at;
    }
    const QStringView parameters = m_in.sliced(start, m_at - start);
    const qsizetype afterParameters = m_at;
    while (isIn(peek(), 0x20, 0x2F)) {
        ++m_at;
    }
    const char16_t final = peek();
    if (!isIn(final, 0x40, 0x7E)) {
        return; // broken off: what comes next is text again
    }
    const bool isPrivate = !parameters.isEmpty() && isIn(parameters.front().unicode(), u'<', u'?');
    if (final == u'm' && m_at == afterParameters && !isPrivate) {
        endRun();
        applySgr(m_style, parameters);
    }
    ++m_at;
}

void Reader::skipString()
{
    constexpr char16_t bell = 0x07;
    constexpr char16_t terminator = 0x9C;
    for (qsizetype i = m_at; i < m_in.size(); ++i) {
        const char16_t c = m_in.at(i).unicode();
        if (c == bell || c == terminator) {
            m_at = i + 1;
            return;
        }
        if (c == escape && i + 1 < m_in.size() && m_in.at(i + 1) == u'\\') {
            m_at = i + 2;
            return;
        }
    }
    // Never ended: a terminal would swallow the rest of the line, a log must not.
}

void Reader::backspace()
{
    endRun();
    const bool isPair = m_result.text.size() >= 2 && m_result.text.back().isLowSurrogate();
    m_result.text.chop(isPair ? 2 : 1);
    while (!m_result.runs.isEmpty()) {
        StyleRun &last = m_result.runs.last();
        last.length = std::min(last.length, m_result.text.size() - last.start);
        if (last.length > 0) {
            break;
        }
        m_result.runs.removeLast();
    }
    m_runStart = m_result.text.size();
}

void Reader::endRun()
{
    const qsizetype length = m_result.text.size() - m_runStart;
    if (length > 0 && m_style != AnsiStyle{}) {
        if (!m_result.runs.isEmpty() && m_result.runs.constLast().style == m_style &&
            m_result.runs.constLast().start + m_result.runs.constLast().length == m_runStart) {
            m_result.runs.last().length += length;
        } else {
            m_result.runs.append(StyleRun{.start = m_runStart, .length = length, .style = m_style});
        }
    }
    m_runStart = m_result.text.size();
}

} // namespace

StyledText parseAnsi(QByteArrayView line)
{
    if (isPlainAscii(line)) {
        return StyledText{.text = QString::fromLatin1(line), .runs = {}};
    }
    const QString decoded = QString::fromUtf8(line);
    return Reader(decoded).read();
}

QString plainText(QByteArrayView line)
{
    return parseAnsi(line).text;
}

} // namespace kubemori::logs
