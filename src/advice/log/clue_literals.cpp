// SPDX-License-Identifier: GPL-3.0-or-later
#include "advice/log/clue_literals.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace kubemori::advice {

namespace {

using Any = std::optional<QByteArrayList>; ///< none: nothing is certain

qsizetype shortestOf(const QByteArrayList &texts)
{
    return texts.isEmpty() ? 0 : std::ranges::min(texts, {}, &QByteArray::size).size();
}

/// The one that tells more.
void keepBetter(Any &best, Any other)
{
    if (other && (!best || shortestOf(*other) > shortestOf(*best))) {
        best = std::move(other);
    }
}

/// Reads an expression by its structure; groups are followed, so that alternatives give the texts of each.
class LiteralReader
{
public:
    explicit LiteralReader(const QString &expression)
        : m_in(expression)
    {
    }

    Any read()
    {
        Any found = readAlternatives();
        return m_isGood && m_at == m_in.size() ? found : std::nullopt;
    }

private:
    [[nodiscard]] char16_t peek(qsizetype ahead = 0) const
    {
        return m_at + ahead < m_in.size() ? m_in.at(m_at + ahead).unicode() : u'\0';
    }
    [[nodiscard]] bool isAtEnd() const { return !m_isGood || m_at >= m_in.size(); }
    Any giveUp()
    {
        m_isGood = false;
        return std::nullopt;
    }

    Any readAlternatives();
    Any readSequence();
    Any readGroup();
    void skipClass();
    bool skipEscape(QByteArray &run, Any &best);
    bool readQuantifier(bool &mayBeNone);

    static void endRun(QByteArray &run, Any &best)
    {
        if (run.size() >= shortestLiteral) {
            keepBetter(best, QByteArrayList{run});
        }
        run.clear();
    }
    /// A quantifier behind a character: it ends the run, and takes the character with it when that may be missing.
    void endCharacter(QByteArray &run, Any &best)
    {
        bool mayBeNone = false;
        if (readQuantifier(mayBeNone)) {
            if (mayBeNone && !run.isEmpty()) {
                run.chop(1);
            }
            endRun(run, best);
        }
    }
    /// What dumps write in another way ends a run, too.
    static void put(char16_t c, QByteArray &run, Any &best)
    {
        constexpr QByteArrayView written = "\"'\\<>&";
        if (c < 0x20 || c >= 0x7F || written.contains(static_cast<char>(c))) {
            endRun(run, best);
            return;
        }
        run.append(static_cast<char>(c >= u'A' && c <= u'Z' ? c + 0x20 : c));
    }

    QString m_in;
    qsizetype m_at = 0;
    bool m_isGood = true;
};

Any LiteralReader::readAlternatives()
{
    Any all = readSequence();
    while (m_isGood && peek() == u'|') {
        ++m_at;
        Any other = readSequence();
        if (all && other) {
            all->append(*other);
        } else {
            all.reset();
        }
    }
    return all;
}

Any LiteralReader::readSequence()
{
    Any best;
    QByteArray run;
    bool mayBeNone = false;
    while (!isAtEnd() && peek() != u'|' && peek() != u')') {
        const char16_t c = peek();
        switch (c) {
        case u'(': {
            endRun(run, best);
            Any inner = readGroup();
            mayBeNone = false;
            (void)readQuantifier(mayBeNone);
            if (!mayBeNone) {
                keepBetter(best, std::move(inner));
            }
            break;
        }
        case u'[':
            endRun(run, best);
            skipClass();
            (void)readQuantifier(mayBeNone);
            break;
        case u'.':
        case u'^':
        case u'$':
            endRun(run, best);
            ++m_at;
            (void)readQuantifier(mayBeNone);
            break;
        case u'\\':
            if (!skipEscape(run, best)) {
                return giveUp();
            }
            break;
        case u'*':
        case u'+':
        case u'?':
            return giveUp();
        default:
            ++m_at;
            if (QChar::isHighSurrogate(c)) {
                ++m_at;
            }
            put(c, run, best);
            endCharacter(run, best);
        }
    }
    endRun(run, best);
    return best;
}

bool LiteralReader::skipEscape(QByteArray &run, Any &best)
{
    const char16_t c = peek(1);
    m_at += 2;
    const bool isAlnum = (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
    if (c == u'\0' || c >= 0x80) {
        return false;
    }
    if (!isAlnum) {
        put(c, run, best);
        endCharacter(run, best);
        return true;
    }
    // Those that stand for themselves; the others take more characters with them, or change the rules.
    if (!QStringView(u"dDwWsSbBAzZhHvVRnrtfeKG").contains(QChar(c))) {
        return false;
    }
    endRun(run, best);
    bool mayBeNone = false;
    (void)readQuantifier(mayBeNone);
    return true;
}

/// `*`, `+`, `?`, `{n,m}` and what makes them lazy or possessive. False: there is none.
bool LiteralReader::readQuantifier(bool &mayBeNone)
{
    const char16_t c = peek();
    mayBeNone = c == u'*' || c == u'?';
    if (c == u'{') {
        qsizetype at = 1;
        bool isZero = true;
        for (; peek(at) >= u'0' && peek(at) <= u'9'; ++at) {
            isZero = isZero && peek(at) == u'0';
        }
        const qsizetype digits = at - 1;
        if (peek(at) == u',') {
            for (++at; peek(at) >= u'0' && peek(at) <= u'9'; ++at) {}
        }
        if (peek(at) != u'}' || digits == 0) {
            return false; // it stands for itself
        }
        mayBeNone = isZero;
        m_at += at + 1;
    } else if (mayBeNone || c == u'+') {
        ++m_at;
    } else {
        return false;
    }
    if (peek() == u'?' || peek() == u'+') {
        ++m_at;
    }
    return true;
}

void LiteralReader::skipClass()
{
    ++m_at;
    m_at += peek() == u'^' ? 1 : 0;
    m_at += peek() == u']' ? 1 : 0; // stands for itself there
    while (m_at < m_in.size()) {
        const char16_t c = peek();
        if (c == u'\\') {
            m_at += 2;
        } else if (c == u'[' && (peek(1) == u':' || peek(1) == u'.' || peek(1) == u'=')) {
            const qsizetype end = m_in.indexOf(u']', m_at + 2);
            m_at = end < 0 ? m_in.size() : end + 1;
        } else {
            ++m_at;
            if (c == u']') {
                return;
            }
        }
    }
    m_isGood = false;
}

Any LiteralReader::readGroup()
{
    ++m_at;
    bool counts = true; // what is in it is part of the match
    if (peek() == u'*') {
        return giveUp();
    }
    if (peek() == u'?') {
        ++m_at;
        const char16_t kind = peek();
        const bool isBehind = kind == u'<' && (peek(1) == u'=' || peek(1) == u'!');
        const bool isNamed = !isBehind && (kind == u'<' || kind == u'\'' || (kind == u'P' && peek(1) == u'<'));
        if (kind == u'=' || kind == u'!' || isBehind) {
            counts = false;
            m_at += isBehind ? 2 : 1;
        } else if (isNamed) {
            const char16_t close = kind == u'\'' ? u'\'' : u'>';
            const qsizetype end = m_in.indexOf(QChar(close), m_at + 2);
            if (end < 0) {
                return giveUp();
            }
            m_at = end + 1;
        } else if (kind == u':' || kind == u'>' || kind == u'|') {
            ++m_at;
        } else { // "(?i)", "(?i:": case is no matter here, other options change too much
            while (QStringView(u"ims-").contains(QChar(peek())) && peek() != u'\0') {
                ++m_at;
            }
            if (peek() == u')') {
                ++m_at;
                return std::nullopt;
            }
            if (peek() != u':') {
                return giveUp();
            }
            ++m_at;
        }
    }
    Any inner = readAlternatives();
    if (peek() != u')') {
        return giveUp();
    }
    ++m_at;
    return counts ? inner : std::nullopt;
}

} // namespace

QByteArrayList literalsOf(const QRegularExpression &pattern)
{
    if (!pattern.isValid() || pattern.patternOptions().testFlag(QRegularExpression::ExtendedPatternSyntaxOption)) {
        return {};
    }
    return LiteralReader(pattern.pattern()).read().value_or(QByteArrayList());
}

} // namespace kubemori::advice
