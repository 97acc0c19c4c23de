// SPDX-License-Identifier: GPL-3.0-or-later
#include "kubespray/yaml_outline.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace kubemori::kubespray {

using namespace Qt::StringLiterals;

namespace {

/// Deeper than any file of variables that versions are read from.
constexpr int mostDepth = 8;
/// A quoted text over more lines is one whose end is missing.
constexpr int mostQuotedLines = 100;

struct Line
{
    int number = 0;
    qsizetype indent = 0;
    QByteArrayView text; ///< without the indentation and the white space at the end; empty: a blank line

    [[nodiscard]] bool isContent() const { return !text.isEmpty() && text.front() != '#'; }
    [[nodiscard]] bool isListItem() const { return text == "-" || text.startsWith("- "); }
};

std::vector<Line> linesOf(QByteArrayView text)
{
    std::vector<Line> lines;
    int number = 0;
    for (qsizetype at = 0; at < text.size();) {
        qsizetype end = text.indexOf('\n', at);
        end = end < 0 ? text.size() : end;
        QByteArrayView line = text.sliced(at, end - at);
        at = end + 1;
        ++number;
        while (!line.isEmpty() && (line.back() == ' ' || line.back() == '\t' || line.back() == '\r')) {
            line.chop(1);
        }
        qsizetype indent = 0;
        while (indent < line.size() && line.at(indent) == ' ') {
            ++indent;
        }
        line = line.sliced(indent);
        const bool isMarker = indent == 0 && (line == "---" || line == "..." || line.startsWith('%'));
        lines.push_back({.number = number, .indent = indent, .text = isMarker ? QByteArrayView() : line});
    }
    return lines;
}

/// Where a quoted text that begins at 0 ends (its closing quote); -1 when it goes on in the next line.
qsizetype endOfQuoted(QByteArrayView text)
{
    const char quote = text.front();
    for (qsizetype at = 1; at < text.size(); ++at) {
        if (quote == '"' && text.at(at) == '\\') {
            ++at;
        } else if (text.at(at) == quote) {
            if (quote == '\'' && at + 1 < text.size() && text.at(at + 1) == quote) {
                ++at;
                continue;
            }
            return at;
        }
    }
    return -1;
}

QString unquoted(QByteArrayView inner, char quote)
{
    QString text = QString::fromUtf8(inner);
    if (quote == '\'') {
        return text.replace("''"_L1, "'"_L1);
    }
    QString plain;
    plain.reserve(text.size());
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (text.at(at) != u'\\' || at + 1 == text.size()) {
            plain += text.at(at);
            continue;
        }
        const QChar escaped = text.at(++at);
        plain += escaped == u'n' ? QChar(u'\n') : escaped == u't' ? QChar(u'\t') : escaped;
    }
    return plain;
}

bool isQuote(char letter)
{
    return letter == '"' || letter == '\'';
}

QByteArrayView withoutComment(QByteArrayView text)
{
    if (text.startsWith('#')) {
        return {};
    }
    const qsizetype at = text.indexOf(" #");
    return at < 0 ? text : text.first(at).trimmed();
}

struct KeyAndRest
{
    QString key;
    QByteArrayView rest; ///< behind the colon, trimmed; may be a comment
};

/// "key: rest"; nothing for another line.
std::optional<KeyAndRest> splitKey(QByteArrayView text)
{
    if (text.isEmpty() || text.front() == '{' || text.front() == '[' || text.front() == '?') {
        return std::nullopt;
    }
    if (isQuote(text.front())) {
        const qsizetype end = endOfQuoted(text);
        const bool isKey = end > 0 && end + 1 < text.size() && text.at(end + 1) == ':' &&
                           (end + 2 == text.size() || text.at(end + 2) == ' ');
        return isKey ? std::optional(KeyAndRest{.key = unquoted(text.sliced(1, end - 1), text.front()),
                                                .rest = text.sliced(end + 2).trimmed()})
                     : std::nullopt;
    }
    const qsizetype colon = text.endsWith(':') && text.indexOf(": ") < 0 ? text.size() - 1 : text.indexOf(": ");
    const qsizetype comment = text.indexOf(" #");
    if (colon <= 0 || (comment >= 0 && comment < colon)) {
        return std::nullopt;
    }
    return KeyAndRest{.key = QString::fromUtf8(text.first(colon)), .rest = text.sliced(colon + 1).trimmed()};
}

class OutlineReader
{
public:
    explicit OutlineReader(QByteArrayView text)
        : m_lines(linesOf(text))
    {
    }

    std::vector<OutlineEntry> readMap(qsizetype indent, int depth)
    {
        std::vector<OutlineEntry> entries;
        while (const Line *line = content()) {
            if (line->indent < indent) {
                break;
            }
            const auto split = line->indent == indent && !line->isListItem() ? splitKey(line->text) : std::nullopt;
            ++m_at;
            if (split) {
                entries.push_back(readEntry(*line, *split, depth));
            }
        }
        return entries;
    }

private:
    /// The next line that says something, nullptr at the end.
    const Line *content()
    {
        while (m_at < m_lines.size() && !m_lines[m_at].isContent()) {
            ++m_at;
        }
        return m_at < m_lines.size() ? &m_lines[m_at] : nullptr;
    }

    OutlineEntry readEntry(const Line &line, const KeyAndRest &split, int depth)
    {
        OutlineEntry entry{
            .key = split.key, .kind = OutlineEntry::Kind::Scalar, .text = {}, .line = line.number, .children = {}};
        const QByteArrayView rest = split.rest.startsWith('#') ? QByteArrayView() : split.rest;
        if (rest.isEmpty()) {
            readBelow(line, entry, depth);
        } else if (rest.front() == '|' || rest.front() == '>') {
            entry.text = readBlock(line.indent, rest.front() == '|' ? u'\n' : u' ');
        } else if (isQuote(rest.front())) {
            readQuoted(line.indent, rest, entry);
        } else if (QByteArrayView("{[&*!@`").contains(rest.front())) {
            entry.kind = OutlineEntry::Kind::Opaque;
            entry.text = QString::fromUtf8(rest);
            skipBelow(line.indent);
        } else {
            entry.text = readPlain(line.indent, rest);
        }
        return entry;
    }

    void readBelow(const Line &line, OutlineEntry &entry, int depth)
    {
        const Line *next = content();
        if (next == nullptr || next->indent < line.indent || (next->indent == line.indent && !next->isListItem())) {
            return; // null
        }
        if (!next->isListItem() && depth < mostDepth && splitKey(next->text)) {
            entry.kind = OutlineEntry::Kind::Map;
            entry.children = readMap(next->indent, depth + 1);
            return;
        }
        if (next->isListItem() || depth >= mostDepth) {
            entry.kind = OutlineEntry::Kind::Opaque;
            entry.text = QString::fromUtf8(next->text);
            skipBelow(line.indent);
            return;
        }
        ++m_at;
        if (isQuote(next->text.front())) {
            readQuoted(line.indent, next->text, entry);
        } else {
            entry.text = readPlain(line.indent, next->text);
        }
    }

    /// What is indented more than `indent`, and the items of a list that are not.
    void skipBelow(qsizetype indent)
    {
        while (const Line *line = content()) {
            if (line->indent < indent || (line->indent == indent && !line->isListItem())) {
                return;
            }
            ++m_at;
        }
    }

    QString readBlock(qsizetype indent, QChar separator)
    {
        QString text;
        for (; m_at < m_lines.size(); ++m_at) {
            const Line &line = m_lines[m_at];
            if (!line.text.isEmpty() && line.indent <= indent) {
                break;
            }
            text += QString::fromUtf8(line.text) + separator;
        }
        return text.trimmed();
    }

    void readQuoted(qsizetype indent, QByteArrayView rest, OutlineEntry &entry)
    {
        const char quote = rest.front();
        QByteArray whole = rest.toByteArray();
        for (int lines = 0; lines < mostQuotedLines && endOfQuoted(whole) < 0 && m_at < m_lines.size(); ++lines) {
            const Line &line = m_lines[m_at];
            if (!line.text.isEmpty() && line.indent <= indent) {
                break;
            }
            whole += ' ' + line.text.toByteArray();
            ++m_at;
        }
        const qsizetype end = endOfQuoted(whole);
        if (end < 0) {
            entry.kind = OutlineEntry::Kind::Opaque;
            entry.text = QString::fromUtf8(whole);
            return;
        }
        entry.text = unquoted(QByteArrayView(whole).sliced(1, end - 1), quote);
    }

    QString readPlain(qsizetype indent, QByteArrayView rest)
    {
        QString text = QString::fromUtf8(withoutComment(rest));
        while (const Line *line = content()) {
            if (line->indent <= indent) {
                break;
            }
            text += u' ' + QString::fromUtf8(withoutComment(line->text));
            ++m_at;
        }
        return text;
    }

    std::vector<Line> m_lines;
    std::size_t m_at = 0;
};

} // namespace

const OutlineEntry *OutlineEntry::child(const QString &name) const
{
    const auto found = std::ranges::find(children, name, &OutlineEntry::key);
    return found == children.end() ? nullptr : &*found;
}

YamlOutline YamlOutline::read(QByteArrayView text)
{
    if (text.startsWith("\xef\xbb\xbf")) {
        text = text.sliced(3);
    }
    YamlOutline outline;
    outline.m_entries = OutlineReader(text).readMap(0, 0);
    for (std::size_t i = 0; i < outline.m_entries.size(); ++i) {
        outline.m_index.insert(outline.m_entries[i].key, static_cast<qsizetype>(i));
    }
    return outline;
}

const OutlineEntry *YamlOutline::find(const QString &key) const
{
    const auto found = m_index.constFind(key);
    return found == m_index.constEnd() ? nullptr : &m_entries[static_cast<std::size_t>(*found)];
}

} // namespace kubemori::kubespray
