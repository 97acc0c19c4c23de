// SPDX-License-Identifier: GPL-3.0-or-later
#include "group_vars/settings_scanner.hpp"

#include "group_vars/setting_value.hpp"

#include <QSet>

#include <algorithm>
#include <optional>

namespace kubemori::group_vars {

using namespace Qt::StringLiterals;
using inventory::Value;

namespace {

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

bool isKeyCharacter(char c)
{
    return isLetter(c) || (c >= '0' && c <= '9');
}

/// "key: value", cut.
struct KeyLine
{
    QByteArrayView key;
    QByteArrayView value;
};

std::optional<KeyLine> keyLineOf(QByteArrayView line)
{
    if (line.isEmpty() || !isLetter(line.front())) {
        return std::nullopt;
    }
    qsizetype end = 1;
    while (end < line.size() && isKeyCharacter(line.at(end))) {
        ++end;
    }
    if (end == line.size() || line.at(end) != ':') {
        return std::nullopt;
    }
    const QByteArrayView rest = line.sliced(end + 1);
    if (!rest.isEmpty() && rest.front() != ' ' && rest.front() != '\t') {
        return std::nullopt;
    }
    return KeyLine{.key = line.first(end), .value = rest.trimmed()};
}

bool isComment(QByteArrayView line)
{
    return line.startsWith('#');
}

/// The length of the comment sign: any number of '#' and one space.
qsizetype signLength(QByteArrayView line)
{
    qsizetype length = 0;
    while (length < line.size() && line.at(length) == '#') {
        ++length;
    }
    return length < line.size() && line.at(length) == ' ' ? length + 1 : length;
}

QByteArrayView withoutSign(QByteArrayView line)
{
    return line.sliced(signLength(line));
}

/// The value without a comment behind it.
QByteArrayView withoutRemark(QByteArrayView value)
{
    for (qsizetype i = 0; i < value.size(); ++i) {
        if (value.at(i) == '#' && (i == 0 || value.at(i - 1) == ' ' || value.at(i - 1) == '\t')) {
            return value.first(i).trimmed();
        }
    }
    return value;
}

bool isBlockHeader(QByteArrayView value)
{
    QByteArrayView header = withoutRemark(value);
    if (header.startsWith('!') || header.startsWith('&')) {
        const qsizetype space = header.indexOf(' ');
        header = space < 0 ? QByteArrayView() : header.sliced(space + 1).trimmed();
    }
    const auto isIndicator = [](char c) { return c == '-' || c == '+' || (c >= '0' && c <= '9'); };
    return !header.isEmpty() && (header.front() == '|' || header.front() == '>') &&
           std::ranges::all_of(header.sliced(1), isIndicator);
}

/// "Note: …" and "ref: …" are said to a reader. A setting has an underscore in its name, or a value that is no
/// sentence.
bool isProse(const KeyLine &line)
{
    if (line.key.contains('_')) {
        return false;
    }
    static const QSet<QByteArray> words{"note",    "notes", "nb",      "example", "examples", "ref",       "refs",
                                        "see",     "todo",  "fixme",   "hint",    "tip",      "default",   "defaults",
                                        "e_g",     "i_e",   "http",    "https",   "warning",  "important", "attention",
                                        "caution", "usage", "options", "docs"};
    const bool capitals = std::ranges::any_of(line.key, [](char c) { return c >= 'A' && c <= 'Z'; });
    const QByteArrayView value = withoutRemark(line.value);
    const bool quoted =
        value.startsWith('"') || value.startsWith('\'') || value.startsWith('[') || value.startsWith('{');
    return capitals || words.contains(line.key.toByteArray()) ||
           (!quoted && !isBlockHeader(value) && value.contains(' '));
}

class Scanner
{
public:
    explicit Scanner(const TextLines &lines)
    {
        m_lines.reserve(lines.size());
        for (const QByteArray &line : lines) {
            m_lines.push_back(withoutEnd(line));
        }
        static constexpr QByteArrayView byteOrderMark("\xef\xbb\xbf");
        if (!m_lines.empty() && m_lines.front().startsWith(byteOrderMark)) {
            m_lines.front() = m_lines.front().sliced(byteOrderMark.size());
        }
    }

    std::vector<SettingEntry> scan()
    {
        std::vector<SettingEntry> entries;
        for (int line = 0; line < count();) {
            auto entry = entryAt(line);
            line = entry ? entry->endLine() : line + 1;
            if (entry) {
                entry->comment = commentOf(*entry, entries);
                entries.push_back(std::move(*entry));
            }
        }
        return entries;
    }

private:
    [[nodiscard]] int count() const { return static_cast<int>(m_lines.size()); }
    [[nodiscard]] QByteArrayView at(int line) const { return m_lines[static_cast<std::size_t>(line)]; }

    [[nodiscard]] std::optional<SettingEntry> entryAt(int line) const
    {
        if (const auto found = keyLineOf(at(line))) {
            return activeEntry(line, *found);
        }
        const auto found = isComment(at(line)) ? keyLineOf(withoutSign(at(line))) : std::nullopt;
        return found && !isProse(*found) ? std::optional(commentedEntry(line, *found)) : std::nullopt;
    }

    [[nodiscard]] SettingEntry activeEntry(int first, const KeyLine &found) const
    {
        SettingEntry entry{.key = QString::fromLatin1(found.key),
                           .state = SettingState::Active,
                           .value = {},
                           .firstLine = first,
                           .lineCount = endOfActive(first) - first,
                           .comment = {}};
        readValue(entry, joined(first, entry.endLine(), false), found.value);
        return entry;
    }

    /// Everything that is deeper belongs to the value, and so do comments and blank lines before more of it.
    [[nodiscard]] int endOfActive(int first) const
    {
        int end = first + 1;
        bool near = true; // no blank line and no comment at the first column so far
        std::optional<qsizetype> block = blockOf(at(first));
        for (int line = first + 1; line < count(); ++line) {
            const QByteArrayView text = at(line);
            if (isBlank(text) || isComment(text)) {
                near = false;
                block = isComment(text) ? std::nullopt : block;
                continue;
            }
            const qsizetype indent = indentOf(text);
            if (indent == 0 &&
                (keyLineOf(text) || text.startsWith("---") || text.startsWith("...") || looksLikeKey(text))) {
                break;
            }
            const bool inBlock = block && indent > *block;
            const bool remark = !inBlock && text.trimmed().startsWith('#');
            block = inBlock || remark ? block : blockOf(text);
            if (!remark || near || isMoreBelow(line)) {
                end = line + 1;
            }
        }
        return end;
    }

    [[nodiscard]] static qsizetype indentOf(QByteArrayView text)
    {
        const auto isIndent = [](char c) { return c == ' ' || c == '\t'; };
        return std::ranges::find_if_not(text, isIndent) - text.begin();
    }

    /// The indentation of a line that opens a block of text ("key: |").
    [[nodiscard]] static std::optional<qsizetype> blockOf(QByteArrayView text)
    {
        const qsizetype sign = std::max(text.lastIndexOf(": "), text.lastIndexOf("- "));
        return sign >= 0 && isBlockHeader(text.sliced(sign + 2).trimmed()) ? std::optional(indentOf(text))
                                                                           : std::nullopt;
    }

    /// A key in another form: quoted, with blanks before the colon, a merge.
    [[nodiscard]] static bool looksLikeKey(QByteArrayView text)
    {
        return text.front() != '-' && text.front() != ']' && text.front() != '}' && text.front() != ')' &&
               (text.contains(": ") || text.endsWith(':'));
    }

    /// An indented line of the value comes before the next key.
    [[nodiscard]] bool isMoreBelow(int from) const
    {
        for (int line = from + 1; line < count(); ++line) {
            const QByteArrayView text = at(line);
            if (isBlank(text) || text.trimmed().startsWith('#')) {
                continue;
            }
            return text.front() == ' ' || text.front() == '\t' || text.front() == '-';
        }
        return false;
    }

    [[nodiscard]] SettingEntry commentedEntry(int first, const KeyLine &found) const
    {
        SettingEntry entry{.key = QString::fromLatin1(found.key),
                           .state = SettingState::Commented,
                           .value = {},
                           .firstLine = first,
                           .lineCount = 1,
                           .comment = {}};
        const QByteArrayView value = withoutRemark(found.value);
        if (value.isEmpty() || isBlockHeader(value)) {
            entry.lineCount = endOfCommented(first, value.isEmpty()) - first;
        }
        readValue(entry, joined(first, entry.endLine(), true), found.value);
        if (!entry.isParsed && entry.lineCount == 1) {
            addFlowLines(entry, found);
        } else if (!entry.isParsed) {
            entry.lineCount = 1; // what follows is no value of it
            readValue(entry, joined(first, first + 1, true), found.value);
        }
        return entry;
    }

    [[nodiscard]] bool isBodyLine(int line, bool listMayStart) const
    {
        if (line >= count() || !isComment(at(line))) {
            return false;
        }
        const QByteArrayView text = withoutSign(at(line));
        return !isBlank(text) && (text.front() == ' ' || (listMayStart && (text.startsWith("- ") || text == "-")));
    }

    [[nodiscard]] int endOfCommented(int first, bool listMayStart) const
    {
        int end = first + 1;
        for (int line = first + 1; line < count() && isComment(at(line)); ++line) {
            if (isBodyLine(line, listMayStart)) {
                end = line + 1;
            } else if (!isBlank(withoutSign(at(line)))) {
                break;
            }
        }
        return end;
    }

    /// A list or mapping in brackets, or a text in quotes, over several comment lines.
    void addFlowLines(SettingEntry &entry, const KeyLine &found) const
    {
        const QByteArrayView value = found.value;
        if (value.isEmpty() || !QByteArrayView("[{\"'").contains(value.front())) {
            return;
        }
        constexpr int most = 200;
        for (int end = entry.firstLine + 1; end < entry.firstLine + most && end < count() && isComment(at(end));
             ++end) {
            const QByteArrayView text = withoutSign(at(end));
            if (keyLineOf(text) || isBlank(text)) {
                return;
            }
            const auto read = valueOfEntry(entry.key, joined(entry.firstLine, end + 1, true));
            if (read) {
                entry.value = *read;
                entry.isParsed = true;
                entry.lineCount = end + 1 - entry.firstLine;
                return;
            }
        }
    }

    [[nodiscard]] QByteArray joined(int first, int end, bool isCommented) const
    {
        QByteArray text;
        for (int line = first; line < end; ++line) {
            text += isCommented ? withoutSign(at(line)) : at(line);
            text += '\n';
        }
        return text;
    }

    static void readValue(SettingEntry &entry, const QByteArray &text, QByteArrayView written)
    {
        const auto value = valueOfEntry(entry.key, text);
        entry.isParsed = value.has_value();
        entry.value = value ? *value : Value(QString::fromUtf8(written));
    }

    /// The comment right above; of keys without blank lines between them, that of the first.
    [[nodiscard]] QString commentOf(const SettingEntry &entry, const std::vector<SettingEntry> &before) const
    {
        int first = entry.firstLine;
        const int floor = before.empty() ? 0 : before.back().endLine();
        while (first > floor && isComment(at(first - 1))) {
            --first;
        }
        if (first == entry.firstLine) {
            return !before.empty() && floor == first ? before.back().comment : QString();
        }
        QStringList text;
        for (int line = first; line < entry.firstLine; ++line) {
            text.append(QString::fromUtf8(withoutSign(at(line))));
        }
        return text.join(u'\n').trimmed();
    }

    std::vector<QByteArrayView> m_lines;
};

} // namespace

std::vector<SettingEntry> scanSettings(const TextLines &lines)
{
    return Scanner(lines).scan();
}

TextLines uncommented(const TextLines &lines)
{
    TextLines plain;
    for (const QByteArray &line : lines) {
        plain.push_back(line.sliced(signLength(line)));
    }
    return plain;
}

} // namespace kubemori::group_vars
