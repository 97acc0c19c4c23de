// SPDX-License-Identifier: GPL-3.0-or-later
#include "group_vars/own_comments.hpp"

namespace kubemori::group_vars {

OwnComments::OwnComments(const SettingsDocument &mine, const std::vector<const SettingsDocument *> &known)
    : m_mine(mine)
{
    for (const SettingsDocument *document : known) {
        for (const QByteArray &line : document ? document->lines() : TextLines()) {
            m_known.insert(line.trimmed());
        }
    }
}

bool OwnComments::isOwn(int line) const
{
    const QByteArray text = m_mine.lines()[static_cast<std::size_t>(line)].trimmed();
    return text.startsWith('#') && !text.startsWith(undecidedSign) && !m_known.contains(text);
}

InsertedText OwnComments::above(const SettingEntry &entry) const
{
    const TextLines &lines = m_mine.lines();
    const auto isBlankLine = [&lines](int line) { return isBlank(lines[static_cast<std::size_t>(line)]); };
    InsertedText result;
    int first = entry.firstLine;
    while (first > 0 && lines[static_cast<std::size_t>(first - 1)].startsWith('#')) {
        --first;
    }
    for (int line = first; line < entry.firstLine; ++line) {
        if (isOwn(line)) {
            result.text += withEnd(lines[static_cast<std::size_t>(line)], "\n");
        }
    }
    result.blankBefore = first > 0 && isBlankLine(first - 1);
    result.blankAfter = entry.endLine() < static_cast<int>(lines.size()) && isBlankLine(entry.endLine());
    return result;
}

} // namespace kubemori::group_vars
