// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/regex_literals.hpp"

#include <QString>

namespace kubemori::logs {

namespace {

/// Reads the outermost sequence of an expression; what is in groups and classes is passed over.
class LiteralReader
{
public:
    LiteralReader(QStringView expression, bool caseSensitive)
        : m_in(expression.toUcs4())
        , m_caseSensitive(caseSensitive)
    {
    }

    /// False: not understood, nothing that was found counts.
    bool read();
    [[nodiscard]] std::vector<ByteNeedle> take() { return std::move(m_found); }

private:
    [[nodiscard]] bool isAtEnd() const { return m_at >= m_in.size(); }
    [[nodiscard]] char32_t peek(qsizetype ahead = 0) const
    {
        return m_at + ahead < m_in.size() ? static_cast<char32_t>(m_in.at(m_at + ahead)) : U'\0';
    }
    bool step();
    bool readEscape();
    bool readQuantifier(bool afterLiteral);
    bool readCount(bool &mayBeNone);
    bool skipClass();
    bool skipGroup();
    void put(char32_t character);
    void endRun();

    QList<uint> m_in;
    bool m_caseSensitive;
    qsizetype m_at = 0;
    QList<char32_t> m_run;
    std::vector<ByteNeedle> m_found;
};

bool LiteralReader::read()
{
    while (!isAtEnd()) {
        if (!step()) {
            return false;
        }
    }
    endRun();
    return true;
}

bool LiteralReader::step()
{
    switch (const char32_t c = peek()) {
    case U'|': // either side may match: nothing is certain
    case U')':
    case U'*':
    case U'+':
    case U'?':
    case U'{':
        return false;
    case U'\\':
        return readEscape();
    case U'[':
        endRun();
        return skipClass() && readQuantifier(false);
    case U'(':
        endRun();
        return skipGroup() && readQuantifier(false);
    case U'.':
    case U'^':
    case U'$':
        endRun();
        ++m_at;
        return readQuantifier(false);
    default:
        ++m_at;
        put(c);
        return readQuantifier(true);
    }
}

bool LiteralReader::readEscape()
{
    const char32_t c = peek(1);
    m_at += 2;
    const bool isAlnum = (c >= U'0' && c <= U'9') || (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
    if (c == U'\0' || c >= 0x80) {
        return false;
    }
    if (!isAlnum) {
        put(c);
        return readQuantifier(true);
    }
    // Those that stand for themselves; the others take more characters with them, or change the rules.
    if (!QStringView(u"dDwWsSbBAzZhHvVRnrtfeKG").contains(QChar(static_cast<char16_t>(c)))) {
        return false;
    }
    endRun();
    return readQuantifier(false);
}

bool LiteralReader::readQuantifier(bool afterLiteral)
{
    bool mayBeNone = false;
    switch (peek()) {
    case U'*':
    case U'?':
        mayBeNone = true;
        ++m_at;
        break;
    case U'+':
        ++m_at;
        break;
    case U'{':
        if (!readCount(mayBeNone)) {
            return false;
        }
        break;
    default:
        return true;
    }
    if (peek() == U'?' || peek() == U'+') {
        ++m_at; // lazy or possessive
    }
    if (afterLiteral && mayBeNone && !m_run.isEmpty()) {
        m_run.removeLast();
    }
    endRun();
    return true;
}

bool LiteralReader::readCount(bool &mayBeNone)
{
    ++m_at;
    bool isZero = true; // no lower bound is zero as well
    for (; peek() >= U'0' && peek() <= U'9'; ++m_at) {
        isZero = isZero && peek() == U'0';
    }
    if (peek() == U',') {
        for (++m_at; peek() >= U'0' && peek() <= U'9'; ++m_at) {}
    }
    mayBeNone = isZero;
    return peek() == U'}' && ++m_at > 0;
}

bool LiteralReader::skipClass()
{
    ++m_at;
    if (peek() == U'^') {
        ++m_at;
    }
    if (peek() == U']') {
        ++m_at; // stands for itself there
    }
    for (; !isAtEnd(); ++m_at) {
        if (peek() == U'\\') {
            if (peek(1) == U'Q' || peek(1) == U'E') {
                return false;
            }
            ++m_at;
        } else if (peek() == U'[') {
            return false; // [:alpha:] and its like
        } else if (peek() == U']') {
            ++m_at;
            return true;
        }
    }
    return false;
}

bool LiteralReader::skipGroup()
{
    for (int depth = 0; !isAtEnd();) {
        const char32_t c = peek();
        if (c == U'\\') {
            if (peek(1) == U'Q' || peek(1) == U'E') {
                return false;
            }
            m_at += 2;
        } else if (c == U'[') {
            if (!skipClass()) {
                return false;
            }
        } else if (c == U'(') {
            const bool isPlain = peek(1) != U'?' && peek(1) != U'*';
            const char32_t kind = peek(2);
            if (!isPlain &&
                (peek(1) == U'*' || (kind != U':' && kind != U'=' && kind != U'!' && kind != U'<' && kind != U'>'))) {
                return false; // options, comments, verbs, conditions, recursion
            }
            ++depth;
            m_at += isPlain ? 1 : 3;
        } else {
            ++m_at;
            if (c == U')' && --depth == 0) {
                return true;
            }
        }
    }
    return false;
}

void LiteralReader::put(char32_t character)
{
    if (!ByteNeedle::canHold(character, m_caseSensitive)) {
        endRun();
        return;
    }
    m_run.append(character);
}

void LiteralReader::endRun()
{
    if (!m_run.isEmpty()) {
        const QString text = QString::fromUcs4(m_run.constData(), m_run.size());
        if (auto needle = ByteNeedle::make(text, m_caseSensitive)) {
            m_found.push_back(std::move(*needle));
        }
        m_run.clear();
    }
}

} // namespace

std::vector<ByteNeedle> regexLiterals(QStringView expression, bool caseSensitive)
{
    LiteralReader reader(expression, caseSensitive);
    return reader.read() ? reader.take() : std::vector<ByteNeedle>();
}

} // namespace kubemori::logs
