// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kubespray/revision_files.hpp"
#include "kubespray/yaml_outline.hpp"

#include <QByteArray>
#include <QHash>
#include <QMap>
#include <QString>
#include <QStringList>

#include <memory>

namespace kubemori::kubespray {

/// Contents of files by the id of their object, shared by the releases that have the same file: each is read and
/// outlined once. For one thread.
class ObjectStore
{
public:
    [[nodiscard]] bool contains(const QString &id) const { return m_contents.contains(id); }
    void add(const QHash<QString, QByteArray> &contents) { m_contents.insert(contents); }
    [[nodiscard]] QByteArray content(const QString &id) const { return m_contents.value(id); }
    [[nodiscard]] std::shared_ptr<const YamlOutline> outline(const QString &id);

private:
    QHash<QString, QByteArray> m_contents;
    QHash<QString, std::shared_ptr<const YamlOutline>> m_outlines;
};

/// The files of one release as far as the catalogue looks at them.
class ReleaseSource
{
public:
    ReleaseSource(const QList<RevisionFile> &files, ObjectStore &objects);

    /// Whether the catalogue wants the contents of a file of that path.
    [[nodiscard]] static bool isWanted(const QString &path);

    /// All paths of the release, wanted or not, sorted.
    [[nodiscard]] const QStringList &paths() const { return m_paths; }
    /// The wanted paths with that beginning, sorted.
    [[nodiscard]] QStringList wanted(const QString &prefix) const;
    /// Links are followed; empty when there is no such file or it is not wanted.
    [[nodiscard]] QByteArray content(const QString &path) const;
    [[nodiscard]] std::shared_ptr<const YamlOutline> outline(const QString &path) const;
    /// Where a symbolic link leads, as a path of the release; empty: it is none.
    [[nodiscard]] QString linkTarget(const QString &path) const;

private:
    [[nodiscard]] QString objectOf(QString path) const;

    QStringList m_paths;
    QMap<QString, RevisionFile> m_wanted;
    ObjectStore &m_objects;
};

} // namespace kubemori::kubespray
