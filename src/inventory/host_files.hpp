// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/file_transfer.hpp"
#include "inventory/file_source.hpp"

namespace kubemori::inventory {

/// The files of whatever host a Runner runs on. Each call is a short command there: for a handful of files.
class HostFiles final : public FileSource
{
public:
    explicit HostFiles(command::FileTransfer transfer);

    /// A link to a file counts as a file that is not executable.
    [[nodiscard]] Kind kind(const QString &path, std::stop_token stop) const override;
    [[nodiscard]] Result<QByteArray> read(const QString &path, qint64 longest, std::stop_token stop) const override;
    [[nodiscard]] Result<QStringList> list(const QString &path, std::stop_token stop) const override;

private:
    command::FileTransfer m_transfer;
};

} // namespace kubemori::inventory
