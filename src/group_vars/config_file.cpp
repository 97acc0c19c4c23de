// SPDX-License-Identifier: GPL-3.0-or-later
#include "group_vars/config_file.hpp"

#include <algorithm>

namespace kubemori::group_vars {

using namespace Qt::StringLiterals;

ConfigFile::ConfigFile(const QByteArray &text)
    : m_lines(linesOf(text))
{
    QString section;
    for (int line = 0; line < static_cast<int>(m_lines.size()); ++line) {
        const QByteArrayView written = withoutEnd(m_lines[static_cast<std::size_t>(line)]);
        const QByteArrayView words = written.trimmed();
        if (words.isEmpty() || words.front() == '#' || words.front() == ';') {
            continue;
        }
        const bool isDeeper = written.front() == ' ' || written.front() == '\t';
        if (words.front() == '[' && words.back() == ']') {
            section = QString::fromUtf8(words.sliced(1, words.size() - 2));
            m_ends.insert(section, line + 1);
        } else if (isDeeper && !m_entries.empty()) {
            ConfigEntry &entry = m_entries.back();
            entry.value += '\n' + words.toByteArray();
            entry.lineCount = line + 1 - entry.firstLine;
            m_ends.insert(section, line + 1);
        } else if (const qsizetype sign =
                       std::ranges::find_if(words, [](char c) { return c == '=' || c == ':'; }) - words.begin();
                   sign < words.size()) {
            m_entries.push_back({.name = section + u'.' + QString::fromUtf8(words.first(sign).trimmed()),
                                 .value = words.sliced(sign + 1).trimmed().toByteArray(),
                                 .firstLine = line,
                                 .lineCount = 1});
            m_ends.insert(section, line + 1);
        }
    }
}

const ConfigEntry *ConfigFile::find(const QString &name) const
{
    const auto found = std::ranges::find(m_entries, name, &ConfigEntry::name);
    return found == m_entries.end() ? nullptr : &*found;
}

QByteArray ConfigFile::textOf(const ConfigEntry &entry) const
{
    QByteArray text;
    for (int line = entry.firstLine; line < entry.firstLine + entry.lineCount; ++line) {
        text += withEnd(m_lines[static_cast<std::size_t>(line)], "\n");
    }
    return text;
}

} // namespace kubemori::group_vars
