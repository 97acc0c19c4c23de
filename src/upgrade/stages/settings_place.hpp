// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "group_vars/settings_set.hpp"
#include "upgrade/stages/deployer_work.hpp"
#include "upgrade/upgrade.hpp"

#include <QString>
#include <QStringList>

#include <optional>
#include <stop_token>

namespace kubemori::upgrade {

/// What may be done with the folder in whose place the carried-over settings are to come.
enum class PlaceState {
    Free,   ///< nothing is there
    Old,    ///< it is what it was before the hop, or what git left of that
    Ours,   ///< it was carried over by this hop, and nobody changed it since
    Others, ///< somebody worked on it
};

/// The inventory's folder while its settings are carried over. Blocks.
class SettingsPlace
{
public:
    /// Both are borrowed.
    SettingsPlace(const DeployerWork &where, const HopRecord &hop);

    [[nodiscard]] QString folder() const; ///< on the deployer
    [[nodiscard]] QString old() const;
    [[nodiscard]] QString fresh() const; ///< where the new one is written to first

    [[nodiscard]] Result<PlaceState> state(std::stop_token stop) const;
    /// The branch that is checked out instead of the hop's work branch (empty: none is), or nothing when that one is:
    /// otherwise what is written would land among another release's files.
    [[nodiscard]] Result<std::optional<QString>> otherBranch(std::stop_token stop) const;
    /// Whether two folders hold the same; what differs.
    [[nodiscard]] Result<QStringList> differences(const QString &one, const QString &other, std::stop_token stop) const;
    /// Programs that make an exchange good that was broken off, and take an unfinished new folder away.
    [[nodiscard]] QList<QStringList> recovery() const;
    /// Programs that put the new folder in the place of the old one.
    [[nodiscard]] QList<QStringList> exchange(PlaceState state) const;
    /// Arguments of git that commit the paths, and files at the top of the checkout.
    [[nodiscard]] QList<QStringList> commitCommands(const QStringList &paths, const QStringList &checkoutFiles) const;
    /// Arguments of git that tell what such a commit would hold.
    [[nodiscard]] QStringList stagedArguments(const QStringList &checkoutFiles) const;
    /// Those of the folder's files that belong into git, and those that may hold keys.
    struct Tracked
    {
        QStringList paths; ///< in the checkout
        QStringList left;
    };
    [[nodiscard]] Tracked tracked(const group_vars::FolderFiles &files) const;

private:
    [[nodiscard]] bool isCommittedByUs(const std::stop_token &stop) const;
    [[nodiscard]] QString message() const;

    const DeployerWork &m_where;
    const HopRecord &m_hop;
};

} // namespace kubemori::upgrade
