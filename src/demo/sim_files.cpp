// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/sim_files.hpp"

#include <algorithm>

namespace kubemori::demo {

namespace {

bool isIn(const QString &path, const QString &folder)
{
    return path.startsWith(folder) && path.size() > folder.size() && path.at(folder.size()) == u'/';
}

} // namespace

bool SimFiles::isFolder(const QString &path) const
{
    const auto isBelow = [&path](const QString &each) { return isIn(each, path); };
    return m_folders.contains(path) || std::ranges::any_of(m_folders, isBelow) ||
           std::ranges::any_of(m_files.keys(), isBelow);
}

std::optional<QByteArray> SimFiles::read(const QString &path) const
{
    const auto found = m_files.constFind(path);
    return found == m_files.cend() ? std::nullopt : std::optional(*found);
}

QList<SimFiles::Entry> SimFiles::list(const QString &folder) const
{
    QMap<QString, Entry> entries;
    const auto add = [&](const QString &path, bool isFolder, qsizetype size) {
        if (isIn(path, folder)) {
            const QString below = path.sliced(folder.size() + 1);
            const QString name = below.section(u'/', 0, 0);
            const bool isDirect = name.size() == below.size();
            entries.insert(name, {.name = name, .isFolder = isFolder || !isDirect, .size = isDirect ? size : 0});
        }
    };
    for (const QString &path : m_folders) {
        add(path, true, 0);
    }
    for (const auto &[path, bytes] : m_files.asKeyValueRange()) {
        add(path, false, bytes.size());
    }
    return entries.values();
}

void SimFiles::remove(const QString &path)
{
    m_files.removeIf([&path](const auto &file) { return file.key() == path || isIn(file.key(), path); });
    m_folders.removeIf([&path](const QString &folder) { return folder == path || isIn(folder, path); });
}

} // namespace kubemori::demo
