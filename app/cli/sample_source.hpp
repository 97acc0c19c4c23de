// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/subcommand.hpp"

#include "base/result.hpp"
#include "base/version.hpp"
#include "group_vars/settings_set.hpp"

#include <QString>

#include <optional>

namespace kubemori::cli {

/// A sample inventory, or another folder to compare with.
struct Sample
{
    group_vars::FolderFiles files; ///< paths as in an inventory's folder ("group_vars/…")
    QString shownPrefix;           ///< what to put in front of a path for people and scripts
    std::optional<Version> version;
    bool isTag = false;
};

/// Where samples come from: tags of a checkout, or folders on this machine.
class SampleSource
{
public:
    /// `repository` may be empty: then only folders are known.
    SampleSource(QString repository, std::stop_token stop);

    /// A tag of the repository first, then a folder: an inventory's, a group_vars, or a whole checkout (its sample).
    /// NotFound for neither, InvalidInput for a folder without settings.
    [[nodiscard]] Result<Sample> read(const QString &name) const;
    [[nodiscard]] const QString &repository() const { return m_repository; }

private:
    [[nodiscard]] Result<Sample> readFolder(const QString &folder) const;

    QString m_repository;
    std::stop_token m_stop;
};

} // namespace kubemori::cli
