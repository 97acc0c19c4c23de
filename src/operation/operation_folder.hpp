// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "operation/file_lock.hpp"

#include <QString>

#include <memory>
#include <optional>

namespace kubemori::operation {

/// `$XDG_STATE_HOME/kubemori/operations`, by default `~/.local/state/kubemori/operations`.
[[nodiscard]] QString defaultOperationsRoot();

/// The folder of one operation (mode 0700) and the locks that make this process its only writer, and the only one that
/// works on its cluster from this account, held until it dies.
class OperationFolder
{
public:
    /// Makes `root/id`, and root with its missing parents. AlreadyExists if there is such an operation; InvalidInput
    /// for an id that is no plain file name; Locked, with the owner as detail, while another operation runs on
    /// `cluster`.
    [[nodiscard]] static Result<std::unique_ptr<OperationFolder>> create(const QString &root, const QString &cluster,
                                                                         const LockOwner &owner);
    /// Takes over one that is there. NotFound, or Locked while somebody works on it or on its cluster.
    [[nodiscard]] static Result<std::unique_ptr<OperationFolder>> open(const QString &root, const QString &cluster,
                                                                       const LockOwner &owner);

    /// Removes it with all that is in it. Only for an operation that did not begin.
    void withdraw();

    [[nodiscard]] QString path() const { return m_path; }
    [[nodiscard]] QString journalPath() const;
    [[nodiscard]] QString planPath() const;
    [[nodiscard]] QString transcriptPath() const; ///< all commands with their output

    /// The same names in any operation's folder, for readers.
    [[nodiscard]] static QString journalPath(const QString &folder);
    /// The report for people, written when the operation has ended; `suffix`: "md" or "html".
    [[nodiscard]] static QString reportPath(const QString &folder, const QString &suffix);
    /// `root/id`; InvalidInput for an id that is no plain file name.
    [[nodiscard]] static Result<QString> pathOf(const QString &root, const QString &id);
    /// Who works on the operation in this folder now; none: nobody.
    [[nodiscard]] static std::optional<LockOwner> ownerOf(const QString &folder);

private:
    OperationFolder(QString path, std::unique_ptr<FileLock> clusterLock, std::unique_ptr<FileLock> lock);
    [[nodiscard]] static Result<std::unique_ptr<OperationFolder>>
    lock(const QString &path, std::unique_ptr<FileLock> clusterLock, const LockOwner &owner);

    QString m_path;
    std::unique_ptr<FileLock> m_clusterLock;
    std::unique_ptr<FileLock> m_lock;
};

} // namespace kubemori::operation
