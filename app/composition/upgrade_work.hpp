// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/composition/advice_work.hpp"
#include "app/composition/upgrade_runs.hpp"
#include "app/composition/world.hpp"

#include "inventory/conversion.hpp"
#include "kubespray/inventory_settings.hpp"
#include "kubespray/release.hpp"
#include "operation/plan.hpp"
#include "upgrade/environment/python_program.hpp"
#include "upgrade/stage_work.hpp"
#include "upgrade/stages/inventory_changes.hpp"
#include "upgrade/upgrade_store.hpp"

namespace kubemori::composition {

/// The upgrades of one cluster, the same for the window and the command line. Every call blocks; one thread at a time.
class UpgradeWork
{
public:
    using OutputSink = upgrade::StageWork::OutputSink;

    /// `world` must outlive this; `kubectl` may be shared with watches.
    UpgradeWork(cluster::Profile profile, const World &world, kube::Kubectl kubectl);

    [[nodiscard]] const cluster::Profile &profile() const { return m_profile; }
    [[nodiscard]] const upgrade::UpgradeStore &store() const { return m_store; }
    /// The release that is checked out, or that the work branch was made from; empty: none is known.
    [[nodiscard]] Result<QString> checkedOut(const std::stop_token &stop) const;
    /// Plans the hops; keeps nothing. `like`: an upgrade whose decisions are taken over; empty: none. Errors: those of
    /// kubespray::planHops(), and of reading the checkout.
    [[nodiscard]] Result<upgrade::Upgrade> make(const QString &from, const QString &to, const QString &like,
                                                const std::stop_token &stop);
    /// What a look at the cluster needs without an upgrade: a hop from this release to itself. Keeps nothing.
    [[nodiscard]] Result<upgrade::HopRecord> standing(const QString &tag, const std::stop_token &stop);
    /// What Health says of a hop. Keeps nothing.
    [[nodiscard]] Result<QList<upgrade::Finding>> look(upgrade::HopRecord hop, const OutputSink &sink,
                                                       const std::stop_token &stop);
    /// The known issues that a hop meets, judged by the inventory as it is before the hop. Keeps nothing.
    [[nodiscard]] Result<advice::CheckReport> checkIssues(const upgrade::HopRecord &hop,
                                                          const advice::IssueBase &issues, const Said &said,
                                                          const std::stop_token &stop);
    /// As it is kept, with its time.
    [[nodiscard]] Result<upgrade::Upgrade> save(upgrade::Upgrade upgrade) const;

    [[nodiscard]] Result<QList<upgrade::PlannedCommand>> planStage(const upgrade::Upgrade &upgrade,
                                                                   upgrade::Stage stage, const std::stop_token &stop);
    /// Does a stage of the current hop and keeps what it found. Target, Strategy, Run and Report are marked as done.
    [[nodiscard]] Result<upgrade::Upgrade> runStage(upgrade::Upgrade upgrade, upgrade::Stage stage,
                                                    const OutputSink &sink, const std::stop_token &stop);
    /// What the command of a finding printed.
    [[nodiscard]] Result<QString> runFix(const upgrade::Fix &fix, const OutputSink &sink, const std::stop_token &stop);
    [[nodiscard]] Result<QList<upgrade::PythonProgram>> findPythons(const upgrade::Upgrade &upgrade,
                                                                    const std::stop_token &stop);
    [[nodiscard]] Result<inventory::Conversion> convertInventory(const upgrade::Upgrade &upgrade,
                                                                 const std::stop_token &stop);
    [[nodiscard]] Result<group_vars::CarryOverResult> carryOver(const upgrade::Upgrade &upgrade,
                                                                const std::stop_token &stop);
    /// What the current hop makes of the inventory's files, and a person's hand in one of them.
    [[nodiscard]] Result<upgrade::InventoryChanges> inventoryChanges(const upgrade::Upgrade &upgrade,
                                                                     const std::stop_token &stop);
    [[nodiscard]] Result<> editInventoryFile(const upgrade::Upgrade &upgrade, const upgrade::InventoryEdit &edit,
                                             const std::stop_token &stop);
    /// The same upgrade with what its stages would make of the current hop (the inventory that runs are given), to show
    /// what would be run before they are done.
    [[nodiscard]] upgrade::Upgrade foreseen(upgrade::Upgrade upgrade);
    /// The operation of the current hop, as it would be now. Nothing is kept.
    [[nodiscard]] Result<operation::Plan> planRun(const upgrade::Upgrade &upgrade, const std::stop_token &stop);

private:
    /// Those of the checkout from one tag to another, which may be the same.
    [[nodiscard]] Result<QList<kubespray::Release>> releases(const QString &from, const QString &to,
                                                             const std::stop_token &stop);
    /// What the cluster's inventory says, if it can be read.
    [[nodiscard]] std::optional<kubespray::InventorySettings> ownSettings(const std::stop_token &stop);
    /// What ansible-playbook is given for the hop; null: it cannot be told yet.
    [[nodiscard]] QString optionsOf(const upgrade::HopRecord &hop) const;
    /// The known issues that stand at a stage: Health or Settings.
    [[nodiscard]] Result<QList<upgrade::Finding>> issuesOf(const upgrade::HopRecord &hop, upgrade::Stage stage,
                                                           const OutputSink &sink, const std::stop_token &stop);
    /// The inventory's file before the hop, in the checkout.
    [[nodiscard]] Result<QString> oldFile(const upgrade::HopRecord &hop, const std::stop_token &stop);
    [[nodiscard]] upgrade::UpgradeSite siteOf(const upgrade::Upgrade &upgrade);
    [[nodiscard]] Result<std::shared_ptr<command::Runner>> runnerOf(const upgrade::Fix &fix,
                                                                    const std::stop_token &stop) const;

    cluster::Profile m_profile;
    const World &m_world;
    kube::Kubectl m_kubectl;
    std::shared_ptr<cluster::ClusterAccess> m_access;
    cluster::Deployer m_deployer; ///< with whole paths on this machine
    AdviceWork m_advice;
    UpgradeRuns m_runs;
    upgrade::UpgradeStore m_store;
};

} // namespace kubemori::composition
