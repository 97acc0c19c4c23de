// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QMap>
#include <QSet>
#include <QString>

#include <optional>

namespace kubemori::demo {

/// Files and folders that are only remembered. Paths are whole and plain. A value.
class SimFiles
{
public:
    struct Entry
    {
        QString name;
        bool isFolder = false;
        qsizetype size = 0;
    };

    [[nodiscard]] bool isFile(const QString &path) const { return m_files.contains(path); }
    [[nodiscard]] bool isFolder(const QString &path) const;
    [[nodiscard]] bool exists(const QString &path) const { return isFile(path) || isFolder(path); }
    [[nodiscard]] std::optional<QByteArray> read(const QString &path) const;
    /// What lies in a folder, by name.
    [[nodiscard]] QList<Entry> list(const QString &folder) const;

    void write(const QString &path, const QByteArray &bytes) { m_files.insert(path, bytes); }
    void makeFolder(const QString &path) { m_folders.insert(path); }
    /// With all that lies in it.
    void remove(const QString &path);

private:
    QMap<QString, QByteArray> m_files;
    QSet<QString> m_folders; ///< those above a file are there without being named
};

} // namespace kubemori::demo
