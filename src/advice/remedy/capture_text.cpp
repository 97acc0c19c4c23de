// SPDX-License-Identifier: GPL-3.0-or-later
#include "advice/remedy/capture_text.hpp"

#include "base/shell_quote.hpp"

#include <QRegularExpression>

#include <algorithm>
#include <functional>

namespace kubemori::advice {

using namespace Qt::StringLiterals;

namespace {

/// Not behind a '$': that is the shell's own.
const QRegularExpression &placeholder()
{
    static const QRegularExpression form(uR"((?<!\$)\{([A-Za-z_][A-Za-z0-9_]*)\})"_s);
    return form;
}

void addGroups(QSet<QString> &names, const QRegularExpression &pattern)
{
    for (const QString &group : pattern.namedCaptureGroups()) {
        if (!group.isEmpty()) {
            names.insert(group);
        }
    }
}

void addGroups(QSet<QString> &names, const Condition &condition)
{
    addGroups(names, condition.pattern);
    addGroups(names, condition.test.pattern);
    for (const Condition &part : condition.parts) {
        addGroups(names, part);
    }
}

bool isControl(QChar c)
{
    return c.category() == QChar::Other_Control || c.category() == QChar::Other_Format;
}

Result<QString> valueOf(const QString &name, const Captures &captures)
{
    const auto value = captures.constFind(name);
    if (value == captures.cend() || value->isEmpty()) {
        return fail(ErrorCode::InvalidInput, u"the step needs to know {%1}, and nothing says it"_s.arg(name), name);
    }
    if (std::ranges::any_of(*value, isControl)) {
        return fail(ErrorCode::InvalidInput, u"{%1} holds control characters"_s.arg(name), name);
    }
    return *value;
}

/// Where in a script of the shell its words are not yet inside of quotes. Knows as much of the shell as it takes to
/// refuse rather than to guess.
class QuoteScan
{
public:
    explicit QuoteScan(const QString &script)
        : m_script(script)
    {
    }

    /// Offsets have to come in ascending order.
    [[nodiscard]] bool isBare(qsizetype offset)
    {
        while (m_at < offset) {
            step();
        }
        return m_quote.isNull() && !m_isEscaped && !m_isComment;
    }

private:
    void step()
    {
        const QChar c = m_script.at(m_at);
        const QChar before = m_at == 0 ? QChar(u'\n') : m_script.at(m_at - 1);
        ++m_at;
        if (m_isComment) {
            m_isComment = c != u'\n';
        } else if (m_isEscaped) {
            m_isEscaped = false;
        } else if (m_quote == u'\'') {
            m_quote = c == u'\'' ? QChar() : m_quote;
        } else if (c == u'\\') {
            m_isEscaped = true;
        } else if (!m_quote.isNull()) {
            m_quote = c == m_quote ? QChar() : m_quote;
        } else if (c == u'\'' || c == u'"' || c == u'`') {
            m_quote = c;
        } else if (c == u'#' && (before.isSpace() || before == u';')) {
            m_isComment = true;
        }
    }

    const QString &m_script;
    qsizetype m_at = 0;
    QChar m_quote;
    bool m_isEscaped = false;
    bool m_isComment = false;
};

/// One word, but not one that names a thing: at the start of a word an option, within a path another folder.
bool mayMislead(const QString &script, qsizetype offset, const QString &name, const QString &value)
{
    const auto at = [&script](qsizetype index) {
        return index < 0 || index >= script.size() ? QChar(u' ') : script.at(index);
    };
    const QChar before = at(offset - 1);
    const QChar after = at(offset + name.size() + 2);
    const bool isPath = before == u'/' || after == u'/';
    const bool leaves = value.contains(u'/') || value == "."_L1 || value == ".."_L1;
    const bool isStart = before.isSpace() || before == u'"' || before == u'\'';
    return (isPath && leaves) || (isStart && value.startsWith(u'-'));
}

/// `fill`: what comes in the place of a name, which begins at an offset.
Result<QString> filled(const QString &text, const QSet<QString> &names,
                       const std::function<Result<QString>(const QString &name, qsizetype offset)> &fill)
{
    QString result;
    qsizetype end = 0;
    for (const QRegularExpressionMatch &match : placeholder().globalMatch(text)) {
        if (!names.contains(match.captured(1))) {
            continue;
        }
        const auto value = fill(match.captured(1), match.capturedStart());
        if (!value) {
            return value;
        }
        result += QStringView(text).sliced(end, match.capturedStart() - end);
        result += *value;
        end = match.capturedEnd();
    }
    return result + QStringView(text).sliced(end);
}

} // namespace

QSet<QString> captureNames(const KnownIssue &issue)
{
    QSet<QString> names{u"node"_s, u"namespace"_s, u"name"_s, u"version"_s};
    if (issue.when) {
        addGroups(names, *issue.when);
    }
    for (const LogClue &clue : issue.clues) {
        addGroups(names, clue.pattern);
    }
    return names;
}

QSet<QString> capturesIn(const QString &text, const QSet<QString> &names)
{
    QSet<QString> found;
    for (const QRegularExpressionMatch &match : placeholder().globalMatch(text)) {
        if (names.contains(match.captured(1))) {
            found.insert(match.captured(1));
        }
    }
    return found;
}

Result<QString> fillScript(const QString &script, const Captures &captures, const QSet<QString> &names)
{
    QuoteScan scan(script);
    const bool hasDocument = script.contains("<<"_L1);
    return filled(script, names, [&](const QString &name, qsizetype offset) {
        return valueOf(name, captures).and_then([&](const QString &value) -> Result<QString> {
            const QString quoted = shellQuote(value);
            const bool isBare = scan.isBare(offset) && !hasDocument;
            if (mayMislead(script, offset, name, value)) {
                return fail(ErrorCode::InvalidInput,
                            u"the value of {%1} would be taken for an option or lead to another folder"_s.arg(name),
                            name);
            }
            if (quoted != value && !isBare) {
                return fail(ErrorCode::InvalidInput,
                            u"{%1} stands inside of quotes in the script, and its value is no plain word"_s.arg(name),
                            name);
            }
            return quoted;
        });
    });
}

Result<QStringList> fillArguments(const QStringList &arguments, const Captures &captures, const QSet<QString> &names)
{
    QStringList result;
    for (const QString &argument : arguments) {
        const auto value =
            filled(argument, names, [&](const QString &name, qsizetype) { return valueOf(name, captures); });
        if (!value) {
            return std::unexpected(value.error());
        }
        if (value->startsWith(u'-') && !argument.startsWith(u'-')) {
            return fail(ErrorCode::InvalidInput, u"a value would be taken for an option"_s, argument);
        }
        result.append(*value);
    }
    return result;
}

QString fillTitle(const QString &title, const Captures &captures)
{
    QString result = title;
    for (const auto &[name, value] : captures.asKeyValueRange()) {
        QString plain = value;
        std::ranges::replace_if(plain, isControl, QChar(QChar::ReplacementCharacter));
        result.replace(u'{' + name + u'}', plain);
    }
    return result;
}

} // namespace kubemori::advice
