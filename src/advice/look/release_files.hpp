// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/file_transfer.hpp"
#include "kubespray/git_status.hpp"
#include "kubespray/revision_files.hpp"

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QSet>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>
#include <stop_token>

namespace kubemori::advice {

/// What is different in a checkout from the release that it stands at.
struct WorkingTree
{
    QString commit; ///< that is checked out, with what was committed on top of the release
    QList<kubespray::ChangedFile> changed;
    QStringList untracked;
};

/// The files of one release of a checkout as a run of ansible would use them: those of its tag, read from git's
/// objects; where it is the one that is checked out, with what was changed there since. Blocks; for one thread.
class ReleaseFiles
{
public:
    /// `tree`: of the checkout, when it stands at this release.
    ReleaseFiles(std::shared_ptr<command::Runner> runner, const QString &checkout, const QString &tag,
                 std::optional<WorkingTree> tree);

    [[nodiscard]] const QString &tag() const { return m_tag; }
    /// The files below these folders as the revision has them, with the contents of those that were changed to be had
    /// by changed(); one that was removed is left out. Errors: those of RevisionFiles.
    [[nodiscard]] Result<QList<kubespray::RevisionFile>> list(const QStringList &folders,
                                                              const std::stop_token &stop) const;
    /// The contents of files by path; those that are not there are missing.
    [[nodiscard]] Result<QMap<QString, QByteArray>> read(const QStringList &paths, const std::stop_token &stop) const;
    [[nodiscard]] const kubespray::RevisionFiles &revisions() const { return m_revisions; }

    /// The files of list() whose contents lie in the working tree have this in front of their path as an object's id.
    static constexpr QLatin1StringView workingId{"working-tree:"};
    /// The content of a file of the working tree.
    [[nodiscard]] Result<QByteArray> readWorking(const QString &path, const std::stop_token &stop) const;

private:
    [[nodiscard]] QString revision() const { return m_tree ? m_tree->commit : m_tag; }
    [[nodiscard]] bool isUntracked(const QString &path) const;

    kubespray::RevisionFiles m_revisions;
    command::FileTransfer m_transfer;
    QString m_checkout;
    QString m_tag;
    std::optional<WorkingTree> m_tree;
    QSet<QString> m_changed; ///< paths whose content is that of the working tree
    QSet<QString> m_gone;    ///< paths that the working tree does not have any more
};

} // namespace kubemori::advice
