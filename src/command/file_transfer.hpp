// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/runner.hpp"

#include <QDateTime>
#include <QList>
#include <QString>

#include <memory>
#include <optional>

namespace kubemori::command {

/// What stands under a name in a folder.
struct FileEntry
{
    enum class Type { File, Folder, Link, Other };

    QString name; ///< without its folder; bytes that are no UTF-8 are replaced, see isNameWhole
    /// False: the name holds bytes that a QString cannot carry, so that it can be shown but not be opened.
    bool isNameWhole = true;
    Type type = Type::File; ///< of the name itself: a link is not followed
    int mode = 0;           ///< permission bits, 0644
    qint64 size = 0;        ///< bytes
    QDateTime modified;     ///< UTC

    bool operator==(const FileEntry &) const = default;
};

/// Reads and writes files where a Runner runs: the same for this machine and for a host reached by ssh. Only sh, the
/// coreutils and GNU find are needed there. Content goes over standard input and output, never into arguments; paths
/// may hold anything but NUL. A relative path starts in the runner's own folder (by ssh: the user's home). Blocks;
/// thread-safe. Errors name path and place: NotFound, PermissionDenied, InvalidInput (another kind of thing stands
/// there), and those of the Runner.
class FileTransfer
{
public:
    /// `become`: everything is done as root. `timeout`: of each call.
    explicit FileTransfer(std::shared_ptr<Runner> runner, bool become = false,
                          Milliseconds timeout = std::chrono::seconds{60});

    /// The whole content, byte for byte; links are followed. InvalidData when it is longer than `limit`.
    [[nodiscard]] Result<QByteArray> read(const QString &path, std::stop_token stop,
                                          qsizetype limit = qsizetype{8} << 20) const;
    /// Replaces the file, or makes it: written beside it under another name, then moved into place, so that whoever
    /// reads sees the old or the new content and nothing between; after an error the old one is still there. An
    /// existing file keeps its owner where that is allowed. A folder or link is not replaced: InvalidInput. `mode`: of
    /// the file afterwards.
    [[nodiscard]] Result<> write(const QString &path, const QByteArray &content, int mode, std::stop_token stop) const;
    /// What is in a folder, hidden names included, sorted by name.
    [[nodiscard]] Result<QList<FileEntry>> list(const QString &folder, std::stop_token stop) const;
    /// What stands at the path itself (a link is not followed); its name is the last part of the path.
    [[nodiscard]] Result<FileEntry> stat(const QString &path, std::stop_token stop) const;
    /// Whether anything stands there; an error when that cannot be seen.
    [[nodiscard]] Result<bool> exists(const QString &path, std::stop_token stop) const;
    /// Makes the folder and what is missing above it, those with the usual mode. One that is there is left as it is.
    [[nodiscard]] Result<> makeFolder(const QString &path, int mode, std::stop_token stop) const;

    /// The paths that a command reads or writes if it is one of those that a FileTransfer runs; nothing for any other.
    [[nodiscard]] static std::optional<QStringList> pathsOf(const Command &command);

private:
    /// Runs `sh -c script sh arguments…` and makes an error of what it says.
    [[nodiscard]] Result<QByteArray> run(const char *script, const QString &path, const QStringList &arguments,
                                         const QByteArray &input, qsizetype limit, std::stop_token stop) const;

    std::shared_ptr<Runner> m_runner;
    bool m_become;
    Milliseconds m_timeout;
};

} // namespace kubemori::command
