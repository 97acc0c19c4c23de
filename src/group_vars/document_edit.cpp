// SPDX-License-Identifier: GPL-3.0-or-later
#include "group_vars/document_edit.hpp"

#include <utility>

namespace kubemori::group_vars {

namespace {

/// A comment line that goes on with what is above: "#   - an element".
bool isDeeperComment(const QByteArray &line)
{
    const QByteArrayView text = withoutEnd(line);
    return text.startsWith("#  ") && !isBlank(text.sliced(1));
}

bool endsBlank(const QByteArray &text)
{
    const TextLines lines = linesOf(text.right(1024));
    return lines.empty() || isBlank(lines.back());
}

} // namespace

DocumentEdit::DocumentEdit(SettingsDocument document)
    : m_document(std::move(document))
    , m_end(lineEndOf(m_document.lines()))
{
}

void DocumentEdit::replace(const SettingEntry &entry, const QByteArray &text)
{
    m_replaced[entry.firstLine] = {.lineCount = entry.lineCount, .text = withOwnEnds(text)};
}

void DocumentEdit::commentOut(const SettingEntry &entry)
{
    replace(entry, commentedOut(m_document.textOf(entry)));
}

void DocumentEdit::insertAfter(const SettingEntry &entry, InsertedText text)
{
    const TextLines &lines = m_document.lines();
    auto line = static_cast<std::size_t>(entry.endLine());
    while (line < lines.size() && entry.state == SettingState::Commented && isDeeperComment(lines[line])) {
        ++line;
    }
    text.text = withOwnEnds(text.text);
    m_inserted[static_cast<int>(line)].push_back(std::move(text));
}

void DocumentEdit::append(InsertedText text)
{
    text.text = withOwnEnds(text.text);
    m_inserted[static_cast<int>(m_document.lines().size())].push_back(std::move(text));
}

QByteArray DocumentEdit::apply() const
{
    const TextLines &lines = m_document.lines();
    const int count = static_cast<int>(lines.size());
    QByteArray result;
    for (int line = 0; line <= count;) {
        if (const auto inserted = m_inserted.find(line); inserted != m_inserted.end()) {
            insert(result, inserted->second, line);
        }
        if (line == count) {
            break;
        }
        const auto replaced = m_replaced.find(line);
        if (replaced == m_replaced.end()) {
            result += lines[static_cast<std::size_t>(line)];
            ++line;
        } else {
            result += replaced->second.text;
            line += replaced->second.lineCount;
        }
    }
    return result;
}

void DocumentEdit::insert(QByteArray &result, const std::vector<InsertedText> &texts, int nextLine) const
{
    const TextLines &lines = m_document.lines();
    if (!result.isEmpty() && !result.endsWith('\n')) {
        result += m_end;
    }
    for (const InsertedText &text : texts) {
        if (text.blankBefore && !endsBlank(result)) {
            result += m_end;
        }
        result += text.text;
    }
    const auto next = static_cast<std::size_t>(nextLine);
    if (texts.back().blankAfter && next < lines.size() && !isBlank(lines[next])) {
        result += m_end;
    }
}

QByteArray DocumentEdit::withOwnEnds(const QByteArray &text) const
{
    QByteArray result;
    for (const QByteArray &line : linesOf(text)) {
        result += withEnd(line, m_end);
    }
    return result;
}

QByteArray commentedOut(const QByteArray &text)
{
    QByteArray result;
    for (const QByteArray &line : linesOf(text)) {
        result += isBlank(line) ? line : "# " + line;
    }
    return result;
}

} // namespace kubemori::group_vars
