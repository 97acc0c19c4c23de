// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "group_vars/settings_set.hpp"

#include <QHash>
#include <QMap>
#include <QSet>
#include <QString>
#include <QStringList>

#include <utility>

namespace kubemori::group_vars {

/// The settings of one folder by file and key. A file is named by its canonical path.
class FolderSettings
{
public:
    FolderSettings() = default;
    explicit FolderSettings(std::vector<SettingsFile> files);
    FolderSettings(FolderSettings &&) = default; // no copies: it points into itself
    FolderSettings &operator=(FolderSettings &&) = default;

    [[nodiscard]] const std::vector<SettingsFile> &files() const { return m_files; }
    [[nodiscard]] const SettingsFile *file(const QString &path) const;
    /// The active entry, else the first commented one; nullptr: absent.
    [[nodiscard]] const SettingEntry *find(const QString &path, const QString &key) const;
    [[nodiscard]] const SettingEntry *active(const QString &path, const QString &key) const;
    /// Files that have the key, sorted.
    [[nodiscard]] QStringList filesWith(const QString &key) const { return m_places.value(key); }
    /// A file in which the key is active; empty: none.
    [[nodiscard]] QString fileWithActive(const QString &key) const;

private:
    std::vector<SettingsFile> m_files;
    QHash<QString, qsizetype> m_byPath;
    QHash<std::pair<QString, QString>, const SettingEntry *> m_entries; ///< into m_files, which never changes
    QHash<QString, QStringList> m_places;
};

/// The three folders of a carry-over, with their files matched: group folders by the names of today, "all.yaml" with
/// the sample's "all.yml".
struct CarryFolders
{
    FolderSettings old;
    FolderSettings mine;
    FolderSettings fresh;
    QHash<QString, QString> minePaths;   ///< of settings files that are merged: where they are in my folder
    QHash<QString, QString> resultPaths; ///< of files that cannot keep their place
    QSet<QString> closed;         ///< canonical paths of files of mine in `whole` that stand for one of the samples'
    QMap<QString, QString> whole; ///< files of mine that are carried as they are, and why ("" for other kinds)
};

[[nodiscard]] CarryFolders matchFolders(const FolderFiles &oldSample, const FolderFiles &mine,
                                        const FolderFiles &newSample);

} // namespace kubemori::group_vars
