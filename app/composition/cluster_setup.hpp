// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/composition/cluster_directory.hpp"
#include "app/composition/task_thread.hpp"

#include "ui/bridge/cluster_setup.hpp"

namespace kubemori::composition {

/// Adding and changing clusters in the real world: the file of clusters, this machine's kubeconfigs and Kubespray
/// checkouts, and links tested over the real network.
class RealClusterSetup final : public ui::ClusterSetup
{
public:
    /// `configFile` empty: the usual place.
    explicit RealClusterSetup(const QString &configFile = {}, SessionDefaults defaults = {});

    [[nodiscard]] QString file() const override { return m_store.path(); }
    [[nodiscard]] cluster::Timeouts timeouts() const override { return m_defaults.timeouts; }
    void load(Loaded done) override;
    void change(const std::optional<QByteArray> &seen, const QList<cluster::ProfileEdit> &edits, Loaded done) override;
    void read(const QString &path, Loaded done) override;
    void write(const QString &path, const QByteArray &bytes, std::function<void(Result<>)> done) override;
    void findContexts(const QString &kubeconfig, std::function<void(Result<QList<kube::KubeContext>>)> done) override;
    void findInventories(const cluster::KubesprayAccess &checkout, command::Prompter &prompter,
                         std::function<void(Result<QList<ui::ClusterProposal>>)> done) override;
    [[nodiscard]] std::unique_ptr<ui::RunningCheck> check(const cluster::Profile &profile, command::Prompter &prompter,
                                                          links::LinkSink sink, std::function<void()> done) override;

private:
    SessionDefaults m_defaults;
    cluster::ProfileStore m_store;
    TaskThread m_tasks; ///< last: its thread uses the others
};

} // namespace kubemori::composition
