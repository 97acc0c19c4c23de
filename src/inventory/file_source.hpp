// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"

#include <QByteArray>
#include <QHash>
#include <QString>
#include <QStringList>

#include <stop_token>

namespace kubemori::inventory {

/// Where the files of an inventory come from: this machine, or texts that were fetched from the host of a Kubespray
/// checkout. Paths use '/'. Implementations may block; nobody calls one from the window's thread.
class FileSource
{
public:
    enum class Kind { Missing, File, ExecutableFile, Directory };

    virtual ~FileSource() = default;
    /// Follows symbolic links. What cannot be looked at is Missing.
    [[nodiscard]] virtual Kind kind(const QString &path, std::stop_token stop) const = 0;
    /// The whole file; InvalidInput if it is longer than `longest` bytes, NotFound, PermissionDenied or Io.
    [[nodiscard]] virtual Result<QByteArray> read(const QString &path, qint64 longest, std::stop_token stop) const = 0;
    /// Names (no paths) of everything in a directory, hidden entries too, in any order.
    [[nodiscard]] virtual Result<QStringList> list(const QString &path, std::stop_token stop) const = 0;
};

/// The files of this machine.
class LocalFiles final : public FileSource
{
public:
    [[nodiscard]] Kind kind(const QString &path, std::stop_token stop) const override;
    [[nodiscard]] Result<QByteArray> read(const QString &path, qint64 longest, std::stop_token stop) const override;
    [[nodiscard]] Result<QStringList> list(const QString &path, std::stop_token stop) const override;
};

/// Texts that are at hand already, by path; directories are those the paths lie in.
class MemoryFiles final : public FileSource
{
public:
    void add(const QString &path, const QByteArray &text, bool executable = false);

    [[nodiscard]] Kind kind(const QString &path, std::stop_token stop) const override;
    [[nodiscard]] Result<QByteArray> read(const QString &path, qint64 longest, std::stop_token stop) const override;
    [[nodiscard]] Result<QStringList> list(const QString &path, std::stop_token stop) const override;

private:
    struct File
    {
        QByteArray text;
        bool executable = false;
    };
    QHash<QString, File> m_files;
};

} // namespace kubemori::inventory
