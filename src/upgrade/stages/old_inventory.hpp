// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "upgrade/stages/deployer_work.hpp"
#include "upgrade/upgrade.hpp"

#include <QList>
#include <QString>
#include <QStringList>

#include <stop_token>

namespace kubemori::upgrade {

/// How the inventory as it is before a hop is kept under another name. To be read before anything is done.
struct OldInventoryPlan
{
    enum class Source {
        Kept,     ///< it is there already
        Folder,   ///< the folder as it lies
        Revision, ///< the folder as `revision` has it, with what lies in its place and git does not know
        Nowhere   ///< there is no such inventory
    };

    Source source = Source::Nowhere;
    QString revision;            ///< "refs/heads/t_v2.26.0"
    QString copy;                ///< as HopRecord::oldInventory names it: "inventory/mycluster.v2.26.0"
    QStringList inTheWay;        ///< names that are taken by something else
    bool isAsChanged = false;    ///< Folder: the checkout has left the old release already
    QList<QStringList> commands; ///< programs with their arguments, in this order

    bool operator==(const OldInventoryPlan &) const = default;
};

/// Whether a path of a hop leads out of the checkout, where git does not see it.
[[nodiscard]] bool liesOutside(const QString &named);

/// Plans and makes that copy. Blocks; errors are those of DeployerWork, FileTransfer and Git.
class OldInventory
{
public:
    /// `where` is borrowed.
    OldInventory(const DeployerWork &where, const HopRecord &hop);

    /// Reads only. `branch`: what is checked out.
    [[nodiscard]] Result<OldInventoryPlan> plan(const QString &branch, std::stop_token stop) const;
    /// Does it, and proves that the copy is what was copied: NotProved. A copy that was not finished goes.
    [[nodiscard]] Result<> carryOut(const OldInventoryPlan &plan, const StageWork::OutputSink &sink,
                                    std::stop_token stop) const;

private:
    [[nodiscard]] Result<bool> exists(const QString &named, const std::stop_token &stop) const;
    /// What `diff -rq` says of both; empty: the same.
    [[nodiscard]] Result<QString> differences(const QString &one, const QString &other,
                                              const std::stop_token &stop) const;
    [[nodiscard]] Result<QString> revisionWith(const QString &folder, const std::stop_token &stop) const;
    /// A name that is free, or holds the same; the copy's name in the plan.
    [[nodiscard]] Result<bool> findName(OldInventoryPlan &plan, const std::stop_token &stop) const;
    void writeCommands(OldInventoryPlan &plan) const;

    const DeployerWork &m_where;
    QString m_folder;
    QString m_old;
    QString m_from;
    QString m_to;
};

} // namespace kubemori::upgrade
