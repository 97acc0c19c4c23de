// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cluster/cluster_access.hpp"
#include "kube/kubectl.hpp"
#include "maintenance/cluster_actions.hpp"
#include "maintenance/gates/kubectl_cluster_health.hpp"
#include "monitor/network.hpp"
#include "operation/command_log.hpp"

#include <functional>
#include <memory>

namespace kubemori::maintenance {

/// The real world: kubectl for the API server, ssh for the nodes, probes from this machine. Tells the CommandLog of
/// every command.
class KubectlClusterActions final : public ClusterActions
{
public:
    /// Makes a runner whose every command has a connection of its own.
    using FreshRunner = std::function<std::shared_ptr<command::Runner>(const command::SshTarget &)>;

    /// `kubectl` may be shared with watches: a host that is to be avoided is then avoided by them too. `local` runs
    /// `ping`. Without `fresh`, boot ids are read over shared connections: no less of a proof, as no dead boot can
    /// answer, but a connection that died with its host has to be found dead first.
    KubectlClusterActions(const kube::Kubectl &kubectl, std::shared_ptr<const cluster::ClusterAccess> access,
                          std::shared_ptr<command::Runner> local, std::shared_ptr<operation::CommandLog> commands,
                          FreshRunner fresh = {},
                          std::shared_ptr<monitor::Network> network = std::make_shared<monitor::SystemNetwork>());

    [[nodiscard]] Result<kube::Node> node(const QString &name, std::stop_token stop) override;
    [[nodiscard]] Result<kube::Cordoned> cordon(const QString &node, std::stop_token stop) override;
    [[nodiscard]] Result<> uncordon(const QString &node, std::stop_token stop) override;
    [[nodiscard]] Result<> annotate(const QString &node, const QStringList &changes, std::stop_token stop) override;
    [[nodiscard]] kube::DrainOutcome drain(const QString &node, const kube::DrainRequest &request,
                                           const DrainListener &listener, std::stop_token stop) override;
    [[nodiscard]] Result<QList<kube::Pod>> podsOnNode(const QString &node, std::stop_token stop) override;
    [[nodiscard]] Result<QList<operation::BlockingBudget>> blockingBudgets(const QString &node,
                                                                           std::stop_token stop) override;
    [[nodiscard]] Result<DrainView> drainView(const QString &node, std::stop_token stop) override;
    [[nodiscard]] Result<kube::BudgetSpec> budgetSpec(const QString &nameSpace, const QString &name,
                                                      std::stop_token stop) override;
    [[nodiscard]] Result<int> replicas(const QString &nameSpace, const QString &kind, const QString &name,
                                       std::stop_token stop) override;
    [[nodiscard]] Result<> apply(const kube::ClusterChange &change, std::stop_token stop) override;
    [[nodiscard]] Result<command::Exit> shutdown(const NodeRef &node, std::stop_token stop) override;
    [[nodiscard]] Result<command::Exit> powerOff(const NodeRef &node, std::stop_token stop) override;
    [[nodiscard]] Result<> powerOn(const NodeRef &node, std::stop_token stop) override;
    [[nodiscard]] Result<monitor::BootId> bootId(const NodeRef &node, std::stop_token stop) override;
    [[nodiscard]] Reachability probe(const NodeRef &node, std::stop_token stop) override;
    [[nodiscard]] QString kubectlHost() const override;
    void avoidHost(const NodeRef &node) override;
    void allowHost(const NodeRef &node) override;
    [[nodiscard]] ClusterHealth &health() override { return m_health; }
    [[nodiscard]] ActionText describe(operation::StepKind kind, const NodeRef &node) const override;
    [[nodiscard]] ActionText describeAnnotate(const QString &node, const QStringList &changes) const override;
    [[nodiscard]] ActionText describe(const kube::ClusterChange &change) const override;

private:
    [[nodiscard]] Result<cluster::NodeHost> host(const NodeRef &node) const;
    [[nodiscard]] Result<command::Exit> halt(const NodeRef &node, const QString &how, std::stop_token stop) const;
    [[nodiscard]] command::Command haltCommand(const QString &how, bool become) const;
    [[nodiscard]] command::Command powerOnCommand(const NodeRef &node) const;

    kube::Kubectl m_kubectl;
    kube::Kubectl m_quiet; ///< tells nobody: for the looks during a drain, which would drown its own output
    SystemClock m_clock;
    std::shared_ptr<const cluster::ClusterAccess> m_access;
    std::shared_ptr<command::Runner> m_local;
    std::shared_ptr<operation::CommandLog> m_commands;
    FreshRunner m_fresh;
    std::shared_ptr<monitor::Network> m_network;
    KubectlClusterHealth m_health;
};

} // namespace kubemori::maintenance
