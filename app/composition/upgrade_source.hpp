// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/composition/release_notes.hpp"
#include "app/composition/task_thread.hpp"
#include "app/composition/upgrade_work.hpp"

#include "ui/bridge/upgrade_source.hpp"

#include <memory>

namespace kubemori::composition {

/// The upgrades of one cluster, for the window.
class RealUpgradeSource final : public ui::UpgradeSource
{
public:
    /// `world` must outlive this.
    RealUpgradeSource(cluster::Profile profile, const World &world, kube::Kubectl kubectl);

    void list(Done<QList<upgrade::Upgrade>> done) override;
    void listOthers(Done<QList<upgrade::Upgrade>> done) override;
    void create(const QString &from, const QString &to, const QString &like, Done<upgrade::Upgrade> done) override;
    void save(const upgrade::Upgrade &upgrade, Done<upgrade::Upgrade> done) override;
    void remove(const QString &id, Done<QString> done) override;
    void exportTo(const upgrade::Upgrade &upgrade, const QString &path, Done<QString> done) override;
    void importFrom(const QString &path, Done<upgrade::Upgrade> done) override;
    void releaseNotes(const QString &tag, Done<QString> done) override;
    void planStage(const upgrade::Upgrade &upgrade, upgrade::Stage stage,
                   Done<QList<upgrade::PlannedCommand>> done) override;
    void runStage(const upgrade::Upgrade &upgrade, upgrade::Stage stage, OutputSink sink,
                  Done<upgrade::Upgrade> done) override;
    void runFix(const upgrade::Fix &fix, OutputSink sink, Done<QString> done) override;
    void findPythons(const upgrade::Upgrade &upgrade, Done<QList<upgrade::PythonProgram>> done) override;
    void convertInventory(const upgrade::Upgrade &upgrade, Done<inventory::Conversion> done) override;
    void carryOver(const upgrade::Upgrade &upgrade, Done<group_vars::CarryOverResult> done) override;
    void inventoryChanges(const upgrade::Upgrade &upgrade, Done<upgrade::InventoryChanges> done) override;
    void editInventoryFile(const upgrade::Upgrade &upgrade, const upgrade::InventoryEdit &edit,
                           Done<QString> done) override;
    void planRun(const upgrade::Upgrade &upgrade, Done<operation::Plan> done) override;
    void report(const upgrade::Upgrade &upgrade, Done<QString> done) override;
    void cancel() override;

private:
    /// Posts `work`, which gets a token that cancel() stops too.
    template<class T> void post(Done<T> done, std::function<Result<T>(const std::stop_token &)> work);

    UpgradeWork m_work;                    ///< for the thread of tasks only
    std::unique_ptr<ReleaseNotes> m_notes; ///< from when they are first wanted; the window's thread only
    std::stop_source m_unwanted;           ///< the same
    TaskThread m_tasks;                    ///< last: it uses the above
};

} // namespace kubemori::composition
