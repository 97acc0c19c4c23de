// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/composition/diff_backend.hpp"
#include "app/composition/task_thread.hpp"

#include "cluster/cluster_access.hpp"
#include "ui/bridge/release_source.hpp"

namespace kubemori::composition {

/// The checkout of one cluster, on this machine or on its deployer.
class RealReleaseSource final : public ui::ReleaseSource
{
public:
    /// `access` over runners that outlive this.
    explicit RealReleaseSource(cluster::ClusterAccess access);

    [[nodiscard]] ui::CheckoutPlace place() const override;
    void look(Done<kubespray::CheckoutState> done) override;
    void listReleases(Done<ui::ReleaseList> done) override;
    void planHops(const QString &from, const QString &to, Done<kubespray::HopPlan> done) override;
    void compareSettings(const QString &from, const QString &to, Done<ui::SettingsComparison> done) override;
    void findUses(const QString &key, const QString &tag, Done<QList<group_vars::SettingUse>> done) override;
    void carryOver(const ui::CarryOverRequest &request, Done<group_vars::CarryOverResult> done) override;
    void findMetallb(const ui::CarryOverRequest &request, Done<group_vars::MetallbMigration> done) override;
    void writeCarryOver(const ui::CarryOverRequest &request, const QString &folder, Done<QString> done) override;
    void fetch(OutputSink sink, Done<kubespray::TagFetch> done) override;
    void planWorkBranch(const kubespray::WorkBranchRequest &request, Done<kubespray::WorkBranchPlan> done) override;
    void makeWorkBranch(const kubespray::WorkBranchPlan &plan, OutputSink sink,
                        Done<kubespray::CheckoutState> done) override;
    [[nodiscard]] ui::DiffBackend &differences() override;
    void cancel() override;

private:
    /// Posts `work`, which gets the deployer and a token that cancel() stops too.
    template<class T>
    void post(Done<T> done, std::function<Result<T>(const cluster::Deployer &, const std::stop_token &)> work);

    /// The releases of the checkout, read if they are not known yet.
    [[nodiscard]] Result<QList<kubespray::Release>> releases(const cluster::Deployer &deployer,
                                                             const std::stop_token &stop);

    /// What carrying over needs of this route, read if it is not at hand.
    [[nodiscard]] Result<group_vars::CarryOverInput>
    carryOverInput(const cluster::Deployer &deployer, const ui::CarryOverRequest &request, const std::stop_token &stop);

    cluster::ClusterAccess m_access;
    QList<kubespray::Release> m_releases; ///< as last read; for the thread of tasks only
    QString m_carriedRoute;               ///< of m_carried; the same
    group_vars::CarryOverInput m_carried;
    std::unique_ptr<RealDiffBackend> m_differences; ///< for the window's thread only; from when it is first wanted
    std::stop_source m_unwanted;                    ///< for the window's thread only
    TaskThread m_tasks;                             ///< last: it uses the above
};

} // namespace kubemori::composition
