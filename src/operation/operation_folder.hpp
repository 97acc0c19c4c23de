// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"

#include <QLockFile>
#include <QString>

#include <memory>

namespace kubemori::operation {

/// `$XDG_STATE_HOME/kubemori/operations`, by default `~/.local/state/kubemori/operations`.
[[nodiscard]] QString defaultOperationsRoot();

/// The folder of one operation (mode 0700) and the lock that makes this process its only writer, held until it dies.
class OperationFolder
{
public:
    /// Makes `root/id`, and root with its missing parents. AlreadyExists if there is such an operation; InvalidInput
    /// for an id that is no plain file name.
    [[nodiscard]] static Result<std::unique_ptr<OperationFolder>> create(const QString &root, const QString &id);

    [[nodiscard]] QString path() const { return m_path; }
    [[nodiscard]] QString journalPath() const;
    [[nodiscard]] QString planPath() const;
    [[nodiscard]] QString transcriptPath() const; ///< all commands with their output

    /// The same names in any operation's folder, for readers.
    [[nodiscard]] static QString journalPath(const QString &folder);

private:
    explicit OperationFolder(QString path);

    QString m_path;
    QLockFile m_lock;
};

} // namespace kubemori::operation
