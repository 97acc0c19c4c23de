// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim_kubespray.hpp"

#include "base/shell_quote.hpp"

#include <algorithm>

namespace kubemori::test {

using namespace Qt::StringLiterals;
using ansible::RunEvent;

namespace {

RunEvent eventOf(RunEvent::Kind kind, const QString &name, const QString &host = {},
                 ansible::HostStatus status = ansible::HostStatus::Ok)
{
    RunEvent event;
    event.kind = kind;
    event.id = name;
    event.name = name;
    event.host = host;
    event.status = status;
    event.message = status == ansible::HostStatus::Failed ? u"the kubelet does not start"_s : QString();
    return event;
}

QString variable(const ansible::RunRequest &request, const QString &name)
{
    const auto found = std::ranges::find(request.extraVariables, name, &ansible::ExtraVariable::name);
    return found == request.extraVariables.end() ? QString() : found->value.toVariant().toString();
}

} // namespace

SimKubespray::SimKubespray(SimCluster &cluster)
    : m_cluster(cluster)
{
}

QStringList SimKubespray::told() const
{
    QStringList told;
    for (const Run &run : m_runs) {
        told.append(u"%1 %2"_s.arg(run.request.playbook, run.request.limit).trimmed());
    }
    return told;
}

Result<QString> SimKubespray::commandText(const upgrade::HopRecord &hop, const ansible::RunRequest &request) const
{
    return ansible::commandLine(request, hop.inventoryFile).transform([](const QStringList &words) {
        return shellJoin(words);
    });
}

QStringList SimKubespray::hostsOf(const QString &limit)
{
    if (limit == "kube_control_plane:etcd"_L1 || limit == "kube_control_plane"_L1) {
        return controlPlanes;
    }
    if (!limit.isEmpty()) {
        return limit.split(u',');
    }
    QStringList hosts;
    for (const kube::Node &node : m_cluster.snapshot()) {
        hosts.append(node.name);
    }
    return hosts;
}

bool SimKubespray::upgradeNode(const QString &name, const QString &version, bool alwaysCordons)
{
    if (onNode) {
        onNode(name);
    }
    kube::Node &node = m_cluster.at(name).api;
    const bool needsCordon = node.schedulable || alwaysCordons;
    node.schedulable = false;
    if (failsOnce.remove(name)) {
        return false;
    }
    node.version = version;
    node.schedulable = needsCordon;
    return true;
}

void SimKubespray::upgradeNodes(Run &run, const std::stop_token &stop)
{
    const QString version = variable(run.request, u"kube_version"_s);
    const bool alwaysCordons = variable(run.request, u"upgrade_node_always_cordon"_s) == "true"_L1;
    run.record.status.state = ansible::RunState::Ended;
    run.record.status.exitCode = 0;
    for (const QString &host : hostsOf(run.request.limit)) {
        if (isDrainHeld && isDrainHeld(host)) {
            run.events.append(eventOf(RunEvent::Kind::TaskStart, u"Drain node"_s));
            run.events.append(eventOf(RunEvent::Kind::HostResult, u"Drain node"_s, host, ansible::HostStatus::Failed));
            run.record.status.exitCode = 2;
            return;
        }
        run.events.append(eventOf(RunEvent::Kind::TaskStart, u"Start kubelet"_s));
        const bool isGood = !stop.stop_requested() && upgradeNode(host, version, alwaysCordons);
        run.events.append(eventOf(RunEvent::Kind::HostResult, u"Start kubelet"_s, host,
                                  isGood ? ansible::HostStatus::Changed : ansible::HostStatus::Failed));
        if (!isGood) {
            run.record.status.exitCode = 2;
            return;
        }
    }
}

Result<ansible::RunRecord> SimKubespray::run(const upgrade::HopRecord & /*hop*/, const ansible::RunRequest &request,
                                             const upgrade::RunListener &listener, std::stop_token stop)
{
    Run run;
    run.request = request;
    run.record.id = u"run-%1"_s.arg(m_runs.size() + 1);
    run.record.folder = u"/runs/"_s + run.record.id;
    run.record.status.state = ansible::RunState::Ended;
    run.record.status.exitCode = 0;
    listener.started(run.record);
    run.events.append(eventOf(RunEvent::Kind::PlayStart, u"Upgrade"_s));
    if (request.playbook == "upgrade-cluster.yml"_L1 && request.tags.isEmpty()) {
        upgradeNodes(run, stop);
    }
    if (losesRuns) {
        run.record.status.state = ansible::RunState::Lost;
        run.record.status.exitCode.reset();
    }
    m_runs.append(run);
    listener.events(run.events);
    return stop.stop_requested() ? Result<ansible::RunRecord>(fail(ErrorCode::Cancelled)) : run.record;
}

Result<ansible::RunRecord> SimKubespray::takeUp(const upgrade::HopRecord & /*hop*/, const QString &id,
                                                const upgrade::RunListener &listener, std::stop_token /*stop*/)
{
    for (const Run &run : m_runs) {
        if (run.record.id == id && !forgetsRuns) {
            listener.started(run.record);
            listener.events(run.events);
            return run.record;
        }
    }
    return fail(ErrorCode::NotFound, u"no such run"_s, id);
}

} // namespace kubemori::test
