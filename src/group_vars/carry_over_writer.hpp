// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/file_transfer.hpp"
#include "group_vars/carry_over.hpp"

#include <QString>
#include <QStringList>

#include <memory>
#include <optional>
#include <stop_token>

namespace kubemori::group_vars {

/// Writes a carried-over inventory as a new folder, on whatever host the old one is. The old folder is copied there and
/// the copy changed, so that what is no text to merge (keys, large files, links, modes) comes along as it is; the copy
/// gets its name when everything is in it. Blocks; thread-safe.
class CarryOverWriter
{
public:
    explicit CarryOverWriter(std::shared_ptr<command::Runner> runner);

    /// `mine`: the old folder, and `files` what was read of it. `out` must not be there yet, or be an empty folder:
    /// AlreadyExists. InvalidInput while something is left to decide, or when one of the folders is in the other. After
    /// an error there is no new folder.
    [[nodiscard]] Result<> write(const QString &mine, const FolderFiles &files, const CarryOverResult &result,
                                 const QString &out, std::stop_token stop) const;

    /// The folders that a command of this class works on; nothing for any other command. For whoever lets through only
    /// what stays in some place.
    [[nodiscard]] static std::optional<QStringList> pathsOf(const command::Command &command);

private:
    [[nodiscard]] Result<> fill(const QString &mine, const FolderFiles &files, const CarryOverResult &result,
                                const QString &copy, const std::stop_token &stop) const;
    /// Runs `sh -c script sh arguments…`.
    [[nodiscard]] Result<> run(const char *script, const QStringList &arguments, const std::stop_token &stop) const;

    std::shared_ptr<command::Runner> m_runner;
    command::FileTransfer m_transfer;
};

} // namespace kubemori::group_vars
