// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "group_vars/settings_document.hpp"

#include <QByteArray>
#include <QMap>
#include <QString>
#include <QStringList>

#include <vector>

namespace kubemori::group_vars {

/// The files of an inventory folder: bytes by path, '/' between, relative to it ("group_vars/all/all.yml").
using FolderFiles = QMap<QString, QByteArray>;

/// A file that Ansible reads settings of a group from: in group_vars, ending in .yml, .yaml or nothing.
[[nodiscard]] bool isSettingsFile(const QString &path);
/// The path with the group names of today: "group_vars/k8s-cluster/addons.yml" is "group_vars/k8s_cluster/addons.yml".
/// It says which files of two releases are the same one.
[[nodiscard]] QString canonicalPath(const QString &path);
/// The group whose settings a file holds ("k8s_cluster"), by today's name.
[[nodiscard]] QString groupOf(const QString &path);

struct SettingsFile
{
    QString path;
    QString canonicalPath;
    SettingsDocument document;
};

/// Everything that a group_vars folder says, file by file. Plain value.
class SettingsSet
{
public:
    SettingsSet() = default;
    /// Takes the settings files of a folder and leaves the others out.
    [[nodiscard]] static SettingsSet read(const FolderFiles &folder);

    [[nodiscard]] const std::vector<SettingsFile> &files() const { return m_files; } ///< sorted by path
    /// By its canonical path; nullptr without one.
    [[nodiscard]] const SettingsFile *file(const QString &canonicalPath) const;
    /// The active value that hosts of the control plane and workers get (group k8s_cluster over all); nullptr: none.
    [[nodiscard]] const inventory::Value *effective(const QString &key) const;
    [[nodiscard]] QStringList keys() const;       ///< sorted, each once
    [[nodiscard]] qsizetype settingCount() const; ///< keys, counted in every file that has them

private:
    std::vector<SettingsFile> m_files;
};

} // namespace kubemori::group_vars
