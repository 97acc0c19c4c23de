// SPDX-License-Identifier: GPL-3.0-or-later
#include "fake_cluster.hpp"

namespace kubemori::test {

using namespace Qt::StringLiterals;

namespace {

std::unexpected<Error> unasked()
{
    return fail(ErrorCode::Internal, u"no stage should ask for this"_s);
}

} // namespace

Result<QList<kube::Node>> FakeHealth::nodes(std::stop_token stop)
{
    if (stop.stop_requested()) {
        return fail(ErrorCode::Cancelled);
    }
    return nodesError ? Result<QList<kube::Node>>(std::unexpected(*nodesError)) : allNodes;
}

Result<QList<kube::EtcdMember>> FakeHealth::etcd(const QList<kube::Node> & /*nodes*/, std::stop_token stop)
{
    if (stop.stop_requested()) {
        return fail(ErrorCode::Cancelled);
    }
    return etcdError ? Result<QList<kube::EtcdMember>>(std::unexpected(*etcdError)) : members;
}

Result<maintenance::EtcdSnapshot> FakeHealth::saveEtcdSnapshot(const QList<kube::Node> & /*nodes*/, const QString &name,
                                                               const QString &copy, std::stop_token /*stop*/)
{
    if (snapshotError) {
        return std::unexpected(*snapshotError);
    }
    return maintenance::EtcdSnapshot{.host = u"master"_s,
                                     .path = u"/var/lib/kubemori/%1.db"_s.arg(name),
                                     .copy = copy,
                                     .sha256 = "abc",
                                     .status = {.hash = 1, .revision = 42, .keys = 7, .bytes = 4096}};
}

Result<maintenance::WorkloadState> FakeHealth::workloads(std::stop_token /*stop*/)
{
    return unasked();
}

Result<kube::ServerReadiness> FakeHealth::readyz(const QString & /*address*/, std::stop_token /*stop*/)
{
    return unasked();
}

Result<> FakeHealth::moveEtcdLeader(const QList<kube::Node> & /*nodes*/, const kube::EtcdMember & /*from*/,
                                    const kube::EtcdMember & /*to*/, std::stop_token /*stop*/)
{
    return unasked();
}

Result<std::optional<QList<kube::CephCluster>>> FakeHealth::ceph(std::stop_token /*stop*/)
{
    return unasked();
}

Result<QList<maintenance::HeldVolume>> FakeHealth::volumesOn(const QString & /*node*/, std::stop_token /*stop*/)
{
    return unasked();
}

Result<QList<kube::Alert>> FakeHealth::firingAlerts(std::stop_token /*stop*/)
{
    return unasked();
}

QString FakeHealth::moveEtcdLeaderText(const kube::EtcdMember & /*from*/, const kube::EtcdMember & /*to*/) const
{
    return {};
}

Result<kube::Node> FakeActions::node(const QString & /*name*/, std::stop_token /*stop*/)
{
    return unasked();
}

Result<kube::Cordoned> FakeActions::cordon(const QString & /*node*/, std::stop_token /*stop*/)
{
    return unasked();
}

Result<> FakeActions::uncordon(const QString & /*node*/, std::stop_token /*stop*/)
{
    return unasked();
}

Result<> FakeActions::annotate(const QString & /*node*/, const QStringList & /*changes*/, std::stop_token /*stop*/)
{
    return unasked();
}

kube::DrainOutcome FakeActions::drain(const QString & /*node*/, const kube::DrainRequest & /*request*/,
                                      const maintenance::DrainListener & /*listener*/, std::stop_token /*stop*/)
{
    return {};
}

Result<QList<kube::Pod>> FakeActions::podsOnNode(const QString & /*node*/, std::stop_token /*stop*/)
{
    return unasked();
}

Result<QList<operation::BlockingBudget>> FakeActions::blockingBudgets(const QString & /*node*/,
                                                                      std::stop_token /*stop*/)
{
    return unasked();
}

Result<maintenance::DrainView> FakeActions::drainView(const QString & /*node*/, std::stop_token /*stop*/)
{
    return unasked();
}

Result<kube::BudgetSpec> FakeActions::budgetSpec(const QString & /*nameSpace*/, const QString & /*name*/,
                                                 std::stop_token /*stop*/)
{
    return unasked();
}

Result<int> FakeActions::replicas(const QString & /*nameSpace*/, const QString & /*kind*/, const QString & /*name*/,
                                  std::stop_token /*stop*/)
{
    return unasked();
}

Result<> FakeActions::apply(const kube::ClusterChange & /*change*/, std::stop_token /*stop*/)
{
    return unasked();
}

Result<command::Exit> FakeActions::shutdown(const maintenance::NodeRef & /*node*/, std::stop_token /*stop*/)
{
    return unasked();
}

Result<command::Exit> FakeActions::powerOff(const maintenance::NodeRef & /*node*/, std::stop_token /*stop*/)
{
    return unasked();
}

Result<> FakeActions::powerOn(const maintenance::NodeRef & /*node*/, std::stop_token /*stop*/)
{
    return unasked();
}

Result<monitor::BootId> FakeActions::bootId(const maintenance::NodeRef & /*node*/, std::stop_token /*stop*/)
{
    return unasked();
}

maintenance::Reachability FakeActions::probe(const maintenance::NodeRef & /*node*/, std::stop_token /*stop*/)
{
    return {};
}

maintenance::ActionText FakeActions::describe(operation::StepKind /*kind*/, const maintenance::NodeRef & /*node*/) const
{
    return {};
}

maintenance::ActionText FakeActions::describeAnnotate(const QString & /*node*/, const QStringList & /*changes*/) const
{
    return {};
}

maintenance::ActionText FakeActions::describe(const kube::ClusterChange & /*change*/) const
{
    return {};
}

} // namespace kubemori::test
