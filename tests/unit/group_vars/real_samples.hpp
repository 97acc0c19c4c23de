// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/version.hpp"
#include "group_vars/settings_set.hpp"

#include <QDir>
#include <QDirIterator>
#include <QFile>

#include <algorithm>

namespace kubemori::test {

/// Kubespray's own samples of all releases, where they lie beside the project; no part of it.
inline QString realData()
{
    const QString given = qEnvironmentVariable("KUBEMORI_SHARED_DATA");
    return given.isEmpty() ? QString::fromUtf8(KUBEMORI_SOURCE_DIR "/../shared/data") : given;
}

inline QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The files below a folder, by their path in it.
inline group_vars::FolderFiles filesBelow(const QString &folder)
{
    group_vars::FolderFiles files;
    QDirIterator all(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (all.hasNext()) {
        const QString path = all.next();
        files.insert(QDir(folder).relativeFilePath(path), bytesOf(path));
    }
    return files;
}

inline group_vars::FolderFiles realSample(const QString &tag)
{
    return filesBelow(realData() + QStringLiteral("/kubespray/") + tag + QStringLiteral("/inventory/sample"));
}

/// Release tags in the order of their numbers; empty without the data.
inline QStringList realTags()
{
    QStringList tags = QDir(realData() + QStringLiteral("/kubespray")).entryList({QStringLiteral("v*")}, QDir::Dirs);
    std::ranges::sort(tags, {}, [](const QString &tag) { return *Version::parse(tag); });
    return tags;
}

/// The last release of every minor line.
inline QStringList realMinorLines()
{
    QStringList lines;
    for (const QString &tag : realTags()) {
        if (!lines.isEmpty() && lines.last().section(u'.', 0, 1) == tag.section(u'.', 0, 1)) {
            lines.last() = tag;
        } else {
            lines.append(tag);
        }
    }
    return lines;
}

} // namespace kubemori::test
