// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maintenance/cluster_actions.hpp"

#include <optional>

namespace kubemori::test {

/// What a stage hears of a cluster: what a test puts in. Everything else is refused.
class FakeHealth final : public maintenance::ClusterHealth
{
public:
    QList<kube::Node> allNodes;
    QList<kube::EtcdMember> members;
    std::optional<Error> nodesError;
    std::optional<Error> etcdError;
    std::optional<Error> snapshotError;

    Result<QList<kube::Node>> nodes(std::stop_token stop) override;
    Result<QList<kube::EtcdMember>> etcd(const QList<kube::Node> &nodes, std::stop_token stop) override;
    Result<maintenance::EtcdSnapshot> saveEtcdSnapshot(const QList<kube::Node> &nodes, const QString &name,
                                                       const QString &copy, std::stop_token stop) override;

    Result<maintenance::WorkloadState> workloads(std::stop_token stop) override;
    Result<kube::ServerReadiness> readyz(const QString &address, std::stop_token stop) override;
    Result<> moveEtcdLeader(const QList<kube::Node> &nodes, const kube::EtcdMember &from, const kube::EtcdMember &to,
                            std::stop_token stop) override;
    Result<std::optional<QList<kube::CephCluster>>> ceph(std::stop_token stop) override;
    Result<QList<maintenance::HeldVolume>> volumesOn(const QString &node, std::stop_token stop) override;
    Result<QList<kube::Alert>> firingAlerts(std::stop_token stop) override;
    [[nodiscard]] QString moveEtcdLeaderText(const kube::EtcdMember &from, const kube::EtcdMember &to) const override;
};

/// Actions of which only health() answers.
class FakeActions final : public maintenance::ClusterActions
{
public:
    FakeHealth fakeHealth;

    maintenance::ClusterHealth &health() override { return fakeHealth; }
    [[nodiscard]] QString kubectlHost() const override { return QStringLiteral("master"); }

    Result<kube::Node> node(const QString &name, std::stop_token stop) override;
    Result<kube::Cordoned> cordon(const QString &node, std::stop_token stop) override;
    Result<> uncordon(const QString &node, std::stop_token stop) override;
    Result<> annotate(const QString &node, const QStringList &changes, std::stop_token stop) override;
    kube::DrainOutcome drain(const QString &node, const kube::DrainRequest &request,
                             const maintenance::DrainListener &listener, std::stop_token stop) override;
    Result<QList<kube::Pod>> podsOnNode(const QString &node, std::stop_token stop) override;
    Result<QList<operation::BlockingBudget>> blockingBudgets(const QString &node, std::stop_token stop) override;
    Result<maintenance::DrainView> drainView(const QString &node, std::stop_token stop) override;
    Result<kube::BudgetSpec> budgetSpec(const QString &nameSpace, const QString &name, std::stop_token stop) override;
    Result<int> replicas(const QString &nameSpace, const QString &kind, const QString &name,
                         std::stop_token stop) override;
    Result<> apply(const kube::ClusterChange &change, std::stop_token stop) override;
    Result<command::Exit> shutdown(const maintenance::NodeRef &node, std::stop_token stop) override;
    Result<command::Exit> powerOff(const maintenance::NodeRef &node, std::stop_token stop) override;
    Result<> powerOn(const maintenance::NodeRef &node, std::stop_token stop) override;
    Result<monitor::BootId> bootId(const maintenance::NodeRef &node, std::stop_token stop) override;
    maintenance::Reachability probe(const maintenance::NodeRef &node, std::stop_token stop) override;
    void avoidHost(const maintenance::NodeRef & /*node*/) override {}
    void allowHost(const maintenance::NodeRef & /*node*/) override {}
    [[nodiscard]] maintenance::ActionText describe(operation::StepKind kind,
                                                   const maintenance::NodeRef &node) const override;
    [[nodiscard]] maintenance::ActionText describeAnnotate(const QString &node,
                                                           const QStringList &changes) const override;
    [[nodiscard]] maintenance::ActionText describe(const kube::ClusterChange &change) const override;
};

} // namespace kubemori::test
