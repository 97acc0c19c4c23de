// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/composition/task_thread.hpp"
#include "app/composition/world.hpp"

#include "ansible/live_run.hpp"
#include "cluster/cluster_access.hpp"
#include "ui/bridge/run_source.hpp"

namespace kubemori::composition {

/// The ansible runs of one cluster, on this machine or on its deployer, for the window and the command line.
class RealRunSource final : public ui::RunSource
{
public:
    /// `world` must outlive this.
    RealRunSource(cluster::Profile profile, const World &world);

    [[nodiscard]] ui::CheckoutPlace place() const override;
    void listPlaybooks(Done<QStringList> done) override;
    void plan(const ansible::RunRequest &request, Done<ui::PlannedRun> done) override;
    [[nodiscard]] std::unique_ptr<ui::RunHandle> start(const ui::PlannedRun &run, ui::RunSink sink) override;
    [[nodiscard]] std::unique_ptr<ui::RunHandle> follow(const ansible::RunRecord &run, ui::RunSink sink) override;
    void list(Done<QList<ansible::RunRecord>> done) override;
    void findGoingOn(std::function<void(bool)> done) override;
    void readEvents(const ansible::RunRecord &run, Done<QList<ansible::RunEvent>> done) override;
    void remove(const ansible::RunRecord &run, Done<QString> done) override;

    // The same for callers that wait.
    [[nodiscard]] Result<ui::PlannedRun> plan(const ansible::RunRequest &request, std::stop_token stop) const;
    [[nodiscard]] Result<QList<ansible::RunRecord>> list(std::stop_token stop) const;
    [[nodiscard]] std::unique_ptr<ansible::LiveRun> begin(const ui::PlannedRun &run, ansible::RunSink sink) const;
    [[nodiscard]] std::unique_ptr<ansible::LiveRun> attach(const ansible::RunRecord &run, ansible::RunSink sink) const;
    [[nodiscard]] ansible::RunStore store() const;
    [[nodiscard]] Result<> remove(const ansible::RunRecord &run, std::stop_token stop) const;

private:
    [[nodiscard]] ansible::RunHost host() const;
    [[nodiscard]] ansible::RunSurroundings surroundings(const QString &run) const;
    /// Of the virtual environment, if there is one.
    [[nodiscard]] QString program(const QString &name) const;
    /// As the command names it: below the checkout without that.
    [[nodiscard]] Result<QString> inventoryFile(const ansible::RunRequest &request, const std::stop_token &stop) const;
    [[nodiscard]] Result<QStringList> hostsOf(const ansible::RunRequest &request, const QString &inventory,
                                              const std::stop_token &stop) const;
    [[nodiscard]] ansible::RunSpec specOf(const ui::PlannedRun &run) const;
    /// The runs' files are on another machine.
    [[nodiscard]] bool isElsewhere() const;

    cluster::Profile m_profile;
    const World &m_world;
    mutable std::once_flag m_isPruned;
    cluster::Deployer m_deployer;    ///< with whole paths on this machine
    std::stop_source m_unwantedPlan; ///< for the window's thread only
    TaskThread m_tasks;
};

} // namespace kubemori::composition
