// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kubespray/git.hpp"

#include <QHash>
#include <QList>
#include <QMap>

namespace kubemori::kubespray {

/// A file as a revision has it.
struct RevisionFile
{
    QString path;     ///< from the top of the repository, with '/'
    QString mode;     ///< git's: "100644", "100755" executable, "120000" symbolic link, "160000" submodule
    QString objectId; ///< full hexadecimal id: the same id is the same content, at whatever revision
    qint64 size = 0;  ///< in bytes; 0 for a submodule

    [[nodiscard]] bool isSymbolicLink() const { return mode == QLatin1StringView("120000"); }
    bool operator==(const RevisionFile &) const = default;
};

/// The files of any revision of a repository, read from its objects: nothing is checked out, and what lies in the
/// working tree plays no part. Paths are from the top down, without '.' and '..' (else InvalidInput). Blocks;
/// thread-safe. All errors of Git::read() may come.
class RevisionFiles
{
public:
    explicit RevisionFiles(Git git);

    /// The full id of the commit that a tag, a branch or an (abbreviated) commit id means. InvalidInput for what is no
    /// name of a revision (nothing of it can become an option of git), NotFound when the repository has none of it.
    [[nodiscard]] Result<QString> commitOf(const QString &revision, const std::stop_token &stop) const;

    /// All files below the folders (a file's own path is allowed too), sorted by path; without folders all files. What
    /// is not there is passed over. One call of git, two when `revision` is no full id.
    [[nodiscard]] Result<QList<RevisionFile>> list(const QString &revision, const QStringList &folders,
                                                   const std::stop_token &stop) const;

    /// The contents of files by path, in one call of git (two when `revision` is no full id). Symbolic links are
    /// followed inside of the revision. Missing from the answer is what the revision does not have as a file: no such
    /// path, a folder, a submodule, a link that leads out of the repository or nowhere.
    [[nodiscard]] Result<QMap<QString, QByteArray>> read(const QString &revision, const QStringList &paths,
                                                         const std::stop_token &stop) const;

    /// Contents by RevisionFile::objectId, in one call of git, whatever revisions they belong to. Ids that the
    /// repository does not have as files are missing from the answer.
    [[nodiscard]] Result<QHash<QString, QByteArray>> readObjects(const QStringList &objectIds,
                                                                 const std::stop_token &stop) const;

    [[nodiscard]] const Git &git() const { return m_git; }

private:
    [[nodiscard]] Result<QString> resolved(const QString &revision, const std::stop_token &stop) const;

    Git m_git;
};

} // namespace kubemori::kubespray
