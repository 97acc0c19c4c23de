// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "diff/diff_source.hpp"
#include "diff/file_diff.hpp"
#include "diff/snapshot_store.hpp"

#include <QSet>

#include <memory>
#include <stop_token>

namespace kubemori::diff {

/// Two versions of a repository, held still: branches that move and files that are written meanwhile change nothing of
/// what it says. Blocks; may be used from several threads.
class Comparison
{
public:
    /// Finds both sides. `repository` may be empty when both are folders. NotFound names the tag, branch, commit or
    /// folder that is not there; other errors are those of kubespray::Git::read().
    static Result<std::shared_ptr<const Comparison>> begin(const std::shared_ptr<command::Runner> &runner,
                                                           const QString &repository, const DiffSource &from,
                                                           const DiffSource &to, const std::stop_token &stop);

    /// Which files differ: one call of git.
    [[nodiscard]] Result<FileList> files(const DiffOptions &options, const std::stop_token &stop) const;
    /// One of these files, compared line by line.
    [[nodiscard]] Result<FileDiff> file(const FileChange &change, const DiffOptions &options,
                                        const std::stop_token &stop) const;
    /// Those of the files that have the text in a line that was added or removed, upper and lower case alike; by
    /// FileChange::path().
    [[nodiscard]] Result<QSet<QString>> filesWith(const QString &text, const FileList &list, const DiffOptions &options,
                                                  const std::stop_token &stop) const;
    /// Whether either side has something under this path of the repository. Nothing that lies outside of it.
    [[nodiscard]] Result<bool> holds(const QString &path, const std::stop_token &stop) const;
    /// A path on the repository's machine as one below its root; as it is where it lies outside.
    [[nodiscard]] QString pathInside(const QString &path) const;

private:
    Comparison(std::shared_ptr<command::Runner> runner, const QString &repository);
    [[nodiscard]] const kubespray::Git &git() const { return m_store ? m_store->git() : m_git; }
    [[nodiscard]] Result<> resolve(const DiffSource &from, const DiffSource &to, const std::stop_token &stop);
    [[nodiscard]] Result<QString> treeOf(const DiffSource &source, const std::stop_token &stop) const;
    [[nodiscard]] Result<QByteArray> content(const FileVersion &version, const std::stop_token &stop) const;

    std::shared_ptr<command::Runner> m_runner;
    QString m_repository;
    kubespray::Git m_git;
    std::unique_ptr<SnapshotStore> m_store; ///< with a folder or a working tree only
    QString m_old;
    QString m_new;
};

} // namespace kubemori::diff
