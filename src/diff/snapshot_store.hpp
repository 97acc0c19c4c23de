// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "command/runner.hpp"
#include "kubespray/git.hpp"

#include <QString>

#include <memory>
#include <stop_token>

namespace kubemori::diff {

/// Makes git trees of folders, so that a folder can be compared with a tag as two tags are. They go into a temporary
/// repository of its own beside the real one, which is only read; it lies on the same machine, is readable by its user
/// only, and is removed with this object. Blocks; one thread at a time.
class SnapshotStore
{
public:
    /// `repository` empty: there is none, folders only.
    static Result<std::unique_ptr<SnapshotStore>> make(std::shared_ptr<command::Runner> runner,
                                                       const QString &repository, const std::stop_token &stop);
    ~SnapshotStore();
    SnapshotStore(const SnapshotStore &) = delete;
    SnapshotStore &operator=(const SnapshotStore &) = delete;

    /// The tree of the checkout as it stands: what is tracked and what is new, without what it ignores.
    [[nodiscard]] Result<QString> workingTree(const std::stop_token &stop) const;
    /// The tree of any folder, with everything that is in it but for a ".git".
    [[nodiscard]] Result<QString> folder(const QString &path, const std::stop_token &stop) const;
    /// Reads what is in the real repository and in the trees made here.
    [[nodiscard]] const kubespray::Git &git() const { return m_git; }

private:
    SnapshotStore(std::shared_ptr<command::Runner> runner, QString repository, QString place);
    [[nodiscard]] Result<QString> treeOf(const QString &folder, const QStringList &add,
                                         const std::stop_token &stop) const;

    std::shared_ptr<command::Runner> m_runner;
    QString m_repository;
    QString m_place; ///< the temporary folder
    kubespray::Git m_git;
};

} // namespace kubemori::diff
