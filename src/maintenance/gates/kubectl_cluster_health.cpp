// SPDX-License-Identifier: GPL-3.0-or-later
#include "maintenance/gates/kubectl_cluster_health.hpp"

#include "kube/kubectl_error.hpp"
#include "kube/names.hpp"
#include "kube/workload_parser.hpp"
#include "maintenance/etcd/etcd_host.hpp"
#include "maintenance/etcd/etcd_snapshot_file.hpp"
#include "maintenance/node_order.hpp"
#include "operation/logged_runner.hpp"

#include <algorithm>
#include <utility>

namespace kubemori::maintenance {

using namespace Qt::StringLiterals;

KubectlClusterHealth::KubectlClusterHealth(kube::Kubectl kubectl, std::shared_ptr<const cluster::ClusterAccess> access,
                                           std::shared_ptr<command::Runner> local,
                                           std::shared_ptr<operation::CommandLog> commands)
    : m_kubectl(std::move(kubectl))
    , m_access(std::move(access))
    , m_local(std::move(local))
    , m_commands(std::move(commands))
{
}

Result<QList<kube::Node>> KubectlClusterHealth::nodes(std::stop_token stop)
{
    return m_kubectl.allNodes(std::move(stop));
}

Result<QList<kube::PodHealth>> KubectlClusterHealth::pods(const QString &path, const std::stop_token &stop) const
{
    QList<kube::PodHealth> pods;
    const auto read = m_kubectl.eachPage(path, stop, [&pods](QByteArray &json) -> Result<QString> {
        auto page = kube::parsePodHealth(json);
        if (!page) {
            return std::unexpected(page.error());
        }
        pods.append(std::move(page->pods));
        return page->next;
    });
    if (!read) {
        return std::unexpected(read.error().during(u"listing pods"_s));
    }
    return pods;
}

Result<WorkloadState> KubectlClusterHealth::workloads(std::stop_token stop)
{
    WorkloadState state;
    for (const QString &kind : {u"Deployment"_s, u"StatefulSet"_s, u"DaemonSet"_s}) {
        const QString path = u"/apis/apps/v1/%1s?"_s.arg(kind.toLower());
        const auto read = m_kubectl.eachPage(path, stop, [&](QByteArray &json) -> Result<QString> {
            auto page = kube::parseWorkloads(json, kind);
            if (!page) {
                return std::unexpected(page.error());
            }
            state.workloads.append(std::move(page->workloads));
            return page->next;
        });
        if (!read) {
            return std::unexpected(read.error().during(u"listing "_s + kind));
        }
    }
    auto found = pods(u"/api/v1/pods?"_s, stop);
    if (!found) {
        return std::unexpected(found.error());
    }
    state.pods = std::move(*found);
    return state;
}

Result<kube::ServerReadiness> KubectlClusterHealth::readyz(const QString &address, std::stop_token stop)
{
    return m_kubectl.readyz(address, m_access->profile().gates.readyz.port, stop);
}

command::Command KubectlClusterHealth::etcdctl(const cluster::ControlPlaneHost &host, const QString &node,
                                               const QString &endpoint, const QStringList &arguments) const
{
    const cluster::EtcdGate &settings = m_access->profile().gates.etcd;
    const auto named = [&node](QString path) { return path.replace(u"{node}"_s, node); };
    command::Command command;
    command.argv = QStringList{settings.etcdctl, u"--endpoints="_s + endpoint, u"--cacert="_s + named(settings.ca),
                               u"--cert="_s + named(settings.cert), u"--key="_s + named(settings.key)} +
                   arguments;
    command.become = host.become;
    command.timeout = m_access->profile().timeouts.command;
    return command;
}

Result<> KubectlClusterHealth::onEtcdHost(
    const QList<kube::Node> &nodes, const std::stop_token &stop,
    const std::function<Result<>(const cluster::ControlPlaneHost &, const QString &node)> &call) const
{
    Result<> result = fail(ErrorCode::InvalidInput, u"no control-plane host is configured"_s);
    for (cluster::ControlPlaneHost host : m_access->controlPlaneHosts()) {
        if (host.host.isEmpty()) {
            continue;
        }
        const auto node = std::ranges::find_if(nodes, [&](const kube::Node &one) { return isHost(one, host.host); });
        host.runner = std::make_shared<operation::LoggedRunner>(host.runner, m_commands);
        result = call(host, node == nodes.end() ? host.host : node->name);
        if (result || stop.stop_requested() || !kube::isWorthAnotherHost(result.error())) {
            break;
        }
    }
    return result;
}

Result<QList<kube::EtcdMember>> KubectlClusterHealth::etcd(const QList<kube::Node> &nodes, std::stop_token stop)
{
    const QString endpoint = m_access->profile().gates.etcd.endpoint;
    QList<kube::EtcdMember> members;
    const auto asked = onEtcdHost(nodes, stop, [&](const cluster::ControlPlaneHost &host, const QString &node) {
        const auto run = [&](const QStringList &arguments) {
            return etcdctl(host, node, endpoint, arguments + QStringList{u"--write-out=json"_s});
        };
        const auto list = command::captureChecked(*host.runner, run({u"member"_s, u"list"_s}), stop);
        if (!list) {
            return Result<>(std::unexpected(etcdctlError(list.error())));
        }
        // Both end with an error as soon as one member does not answer, and print what the others say all the same.
        const auto health = command::capture(*host.runner, run({u"endpoint"_s, u"health"_s, u"--cluster"_s}), stop);
        if (!health) {
            return Result<>(std::unexpected(health.error()));
        }
        const auto status = command::capture(*host.runner, run({u"endpoint"_s, u"status"_s, u"--cluster"_s}), stop);
        if (!status) {
            return Result<>(std::unexpected(status.error()));
        }
        auto parsed = kube::parseEtcd(list->output, health->output, status->output);
        if (!parsed) {
            return Result<>(std::unexpected(parsed.error()));
        }
        members = std::move(*parsed);
        return Result<>{};
    });
    if (!asked) {
        return std::unexpected(asked.error().during(u"asking etcd"_s));
    }
    return members;
}

Result<> KubectlClusterHealth::moveEtcdLeader(const QList<kube::Node> &nodes, const kube::EtcdMember &from,
                                              const kube::EtcdMember &to, std::stop_token stop)
{
    return onEtcdHost(nodes, stop, [&](const cluster::ControlPlaneHost &host, const QString &node) {
        // Only the leader itself can hand its office over.
        const auto moved = command::captureChecked(
            *host.runner, etcdctl(host, node, from.clientUrl, {u"move-leader"_s, kube::etcdId(to.id)}), stop);
        return moved ? Result<>{} : Result<>(std::unexpected(moved.error()));
    });
}

QString KubectlClusterHealth::moveEtcdLeaderText(const kube::EtcdMember &from, const kube::EtcdMember &to) const
{
    return u"%1 --endpoints=%2 move-leader %3"_s.arg(m_access->profile().gates.etcd.etcdctl, from.clientUrl,
                                                     kube::etcdId(to.id));
}

Result<EtcdSnapshot> KubectlClusterHealth::saveEtcdSnapshot(const QList<kube::Node> &nodes, const QString &name,
                                                            const QString &copy, std::stop_token stop)
{
    EtcdSnapshot saved;
    const auto done = onEtcdHost(nodes, stop, [&](const cluster::ControlPlaneHost &host, const QString &node) {
        const QString path = EtcdSnapshotFile::folder() + u'/' + name + u".db"_s;
        command::Command save =
            etcdctl(host, node, m_access->profile().gates.etcd.endpoint, {u"snapshot"_s, u"save"_s, path});
        // The logged runner would put the whole snapshot into the transcript.
        const QList<cluster::ControlPlaneHost> plain = m_access->controlPlaneHosts();
        const auto there = std::ranges::find(plain, host.host, &cluster::ControlPlaneHost::host);
        const EtcdSnapshotFile::Place place{.host = there->runner, .become = host.become, .path = path, .copy = copy};
        auto made = EtcdSnapshotFile(place, std::move(save), m_commands).make(stop);
        if (!made) {
            return Result<>(std::unexpected(etcdctlError(made.error())));
        }
        saved = std::move(*made);
        return Result<>{};
    });
    if (!done) {
        return std::unexpected(done.error().during(u"saving a snapshot of etcd"_s));
    }
    return saved;
}

QString KubectlClusterHealth::etcdSnapshotText() const
{
    return u"%1 snapshot save %2/…"_s.arg(m_access->profile().gates.etcd.etcdctl, EtcdSnapshotFile::folder());
}

Result<std::optional<QList<kube::CephCluster>>> KubectlClusterHealth::ceph(std::stop_token stop)
{
    using Clusters = std::optional<QList<kube::CephCluster>>;
    const auto json = m_kubectl.getRaw(u"/apis/ceph.rook.io/v1/cephclusters"_s, std::move(stop));
    if (!json) {
        return json.error().code == ErrorCode::NotFound ? Result<Clusters>(Clusters())
                                                        : std::unexpected(json.error().during(u"asking Rook"_s));
    }
    auto clusters = kube::parseCephClusters(*json);
    if (!clusters) {
        return std::unexpected(clusters.error());
    }
    return Clusters(std::move(*clusters));
}

Result<QMap<QString, QString>> KubectlClusterHealth::volumesInUse(const QString &node,
                                                                  const std::stop_token &stop) const
{
    const auto there = pods(u"/api/v1/pods?fieldSelector=spec.nodeName%3D"_s + node + u'&', stop);
    if (!there) {
        return std::unexpected(there.error());
    }
    QMap<QString, QString> users;
    for (const kube::PodHealth &pod : *there) {
        if (pod.terminating || pod.isFinished()) {
            continue;
        }
        for (const QString &claim : pod.claims) {
            if (!kube::isObjectName(claim) || !kube::isObjectName(pod.nameSpace)) {
                return fail(ErrorCode::InvalidData, u"a claim's name could not be one"_s, pod.qualifiedName());
            }
            const auto json =
                m_kubectl.getRaw(u"/api/v1/namespaces/%1/persistentvolumeclaims/%2"_s.arg(pod.nameSpace, claim), stop);
            const auto volume = json ? kube::parseBoundVolume(*json) : Result<QString>(std::unexpected(json.error()));
            if (!volume) {
                return std::unexpected(volume.error().on(pod.nameSpace + u'/' + claim));
            }
            users.insert(*volume, pod.qualifiedName());
        }
    }
    return users;
}

Result<QList<HeldVolume>> KubectlClusterHealth::volumesOn(const QString &node, std::stop_token stop)
{
    if (const auto checked = kube::checkObjectName(node); !checked) {
        return std::unexpected(checked.error());
    }
    QList<HeldVolume> held;
    const auto read = m_kubectl.eachPage(
        u"/apis/storage.k8s.io/v1/volumeattachments?"_s, stop, [&](QByteArray &json) -> Result<QString> {
            const auto page = kube::parseVolumeAttachments(json);
            if (!page) {
                return std::unexpected(page.error());
            }
            for (const kube::VolumeAttachment &attachment : page->attachments) {
                if (attachment.node == node) {
                    held.append({.volume = attachment.volume, .driver = attachment.driver, .keptBy = {}});
                }
            }
            return page->next;
        });
    if (!read) {
        return std::unexpected(read.error().during(u"listing VolumeAttachments"_s));
    }
    if (held.isEmpty()) {
        return held;
    }
    const auto users = volumesInUse(node, stop);
    if (!users) {
        return std::unexpected(users.error());
    }
    for (HeldVolume &volume : held) {
        volume.keptBy = users->value(volume.volume);
    }
    return held;
}

Result<QList<kube::Alert>> KubectlClusterHealth::firingAlerts(std::stop_token stop)
{
    const auto &settings = m_access->profile().gates.alerts;
    if (!settings) {
        return fail(ErrorCode::InvalidInput, u"no Prometheus is configured"_s);
    }
    if (!settings->service.isEmpty()) {
        const QString nameSpace = settings->service.section(u'/', 0, 0);
        const QString service = settings->service.section(u'/', 1);
        const auto json = m_kubectl.getRaw(
            u"/api/v1/namespaces/%1/services/%2/proxy"_s.arg(nameSpace, service) + kube::firingAlertsPath(), stop);
        return json ? kube::parseAlerts(*json) : std::unexpected(json.error().during(u"asking Prometheus"_s));
    }
    QString base = settings->url;
    while (base.endsWith(u'/')) {
        base.chop(1);
    }
    command::Command command;
    command.argv = {u"curl"_s,   u"--silent"_s,  u"--show-error"_s,
                    u"--fail"_s, u"--globoff"_s, base + kube::firingAlertsPath()};
    command.timeout = m_access->profile().timeouts.command;
    operation::LoggedRunner local(m_local, m_commands);
    const auto answer = command::captureChecked(local, command, std::move(stop));
    return answer ? kube::parseAlerts(answer->output) : std::unexpected(answer.error().during(u"asking Prometheus"_s));
}

} // namespace kubemori::maintenance
