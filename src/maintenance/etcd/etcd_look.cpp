// SPDX-License-Identifier: GPL-3.0-or-later
#include "maintenance/etcd/etcd_look.hpp"

#include "kube/kubectl.hpp"
#include "kube/kubectl_error.hpp"
#include "maintenance/etcd/etcd_checks.hpp"
#include "maintenance/gates/etcd_gate.hpp"
#include "maintenance/node_order.hpp"
#include "operation/logged_runner.hpp"

#include <QUrl>

#include <algorithm>
#include <utility>

namespace kubemori::maintenance {

using namespace Qt::StringLiterals;
using std::chrono::seconds;

namespace {

/// The API server only helps to find names and hosts; it may be what is broken.
constexpr Milliseconds apiTimeout = seconds{10};
constexpr Milliseconds surveyTimeout = seconds{25};
/// Per endpoint that does not answer, as etcdctl is told. A status is asked of one after the other, and is no more than
/// what the member knows by itself.
constexpr int endpointSeconds = 4;
constexpr int statusSeconds = 2;
constexpr Milliseconds beside = seconds{10};
constexpr qsizetype mostMembers = 16;

/// Whether the next host may know more: it could not be reached, or lacks what is needed.
bool isWorthNextSeat(const Error &error)
{
    return kube::isWorthAnotherHost(error) || error.code == ErrorCode::ProgramMissing ||
           error.code == ErrorCode::NotFound || error.code == ErrorCode::InvalidData ||
           error.code == ErrorCode::AuthenticationFailed || error.code == ErrorCode::BecomeFailed;
}

QStringList bounded(const QStringList &words, int longest = endpointSeconds)
{
    return words + QStringList{u"--command-timeout=%1s"_s.arg(longest), u"--dial-timeout=2s"_s, u"--write-out=json"_s};
}

bool isOnHost(const kube::EtcdMember &member, const QString &host)
{
    return !host.isEmpty() && (member.name == host || std::ranges::any_of(member.urls, [&host](const QString &url) {
                                   return QUrl(url).host() == host;
                               }));
}

} // namespace

EtcdLook::EtcdLook(std::shared_ptr<const cluster::ClusterAccess> access,
                   std::shared_ptr<operation::CommandLog> commands)
    : m_access(std::move(access))
    , m_commands(std::move(commands))
{
}

QList<EtcdSeat> EtcdLook::seats(const std::stop_token &stop)
{
    const QList<cluster::ControlPlaneHost> hosts = m_access->controlPlaneHosts();
    if (auto nodes = kube::Kubectl(hosts, apiTimeout).allNodes(stop)) {
        m_nodes = std::move(*nodes);
    }
    QList<EtcdSeat> seats;
    for (const cluster::ControlPlaneHost &host : hosts) {
        if (host.host.isEmpty()) {
            continue;
        }
        const auto node = std::ranges::find_if(m_nodes, [&](const kube::Node &one) { return isHost(one, host.host); });
        seats.append({.host = host.host,
                      .node = node == m_nodes.end() ? QString() : node->name,
                      .become = host.become,
                      .plain = host.runner,
                      .facts = {}});
    }
    if (!seats.isEmpty()) {
        return seats;
    }
    // kubectl runs here: the nodes are known by the API server only.
    for (const kube::Node &node : std::as_const(m_nodes)) {
        const auto host =
            node.isControlPlane() ? m_access->nodeHost(node.name, node.internalIp) : fail(ErrorCode::NotFound);
        if (host) {
            seats.append({.host = host->target.host,
                          .node = node.name,
                          .become = host->become,
                          .plain = host->runner,
                          .facts = {}});
        }
    }
    return seats;
}

Result<QByteArray> EtcdLook::ask(const EtcdSeat &seat, command::Command command, Milliseconds timeout,
                                 const std::stop_token &stop) const
{
    command.timeout = timeout;
    operation::LoggedRunner runner(seat.plain, m_commands);
    return command::captureChecked(runner, command, stop).transform([](const command::Captured &captured) {
        return captured.output;
    });
}

Result<QByteArray> EtcdLook::hear(const EtcdSeat &seat, command::Command command, Milliseconds timeout,
                                  const std::stop_token &stop) const
{
    command.timeout = timeout;
    operation::LoggedRunner runner(seat.plain, m_commands);
    return command::capture(runner, command, stop).transform([](const command::Captured &captured) {
        return captured.output;
    });
}

Result<EtcdHost> EtcdLook::survey(const EtcdSeat &seat, const std::stop_token &stop) const
{
    const cluster::EtcdGate &settings = m_access->profile().gates.etcd;
    return ask(seat, etcdHostCommand(settings, seat.node, seat.become), surveyTimeout, stop)
        .and_then([&](const QByteArray &said) { return parseEtcdHost(said, settings, seat.become); });
}

Result<EtcdReport> EtcdLook::look(const std::stop_token &stop)
{
    Result<EtcdReport> report = fail(ErrorCode::InvalidInput, u"no control-plane host is known"_s);
    for (EtcdSeat &seat : seats(stop)) {
        auto facts = survey(seat, stop);
        if (facts && facts->etcdctl.isEmpty()) {
            facts = fail(ErrorCode::ProgramMissing, u"etcdctl"_s, seat.plain->location());
        }
        if (facts) {
            seat.facts = std::move(*facts);
            report = lookFrom(seat, stop);
        } else {
            report = std::unexpected(facts.error().on(seat.plain->location()));
        }
        if (report) {
            m_seat = std::move(seat);
            break;
        }
        if (stop.stop_requested() || !isWorthNextSeat(report.error())) {
            break;
        }
    }
    if (!report) {
        return std::unexpected(report.error().during(u"asking etcd"_s));
    }
    return report;
}

Result<EtcdReport> EtcdLook::lookFrom(const EtcdSeat &seat, const std::stop_token &stop) const
{
    EtcdReport report{.takenAt = {},
                      .host = seat.plain->location(),
                      .kind = seat.facts.kind,
                      .route = seat.facts.route,
                      .isFromSettings = false,
                      .listTrouble = {},
                      .members = {},
                      .findings = {}};
    if (const auto asked = askMembers(seat, report, stop); !asked) {
        return std::unexpected(asked.error());
    }
    for (EtcdMemberLook &look : report.members) {
        if (isOnHost(look.member, seat.host) ||
            (!seat.facts.member.isEmpty() && look.member.name == seat.facts.member)) {
            look.node = seat.node;
            look.data = seat.facts.data;
            look.dataTrouble = look.data ? QString() : u"its folder is not there"_s;
        }
        // Kubespray gives all members the same settings.
        look.quota = seat.facts.quota;
    }
    askHosts(report, stop);
    if (stop.stop_requested()) {
        return fail(ErrorCode::Cancelled, {}, report.host);
    }
    return report;
}

Result<> EtcdLook::askMembers(const EtcdSeat &seat, EtcdReport &report, const std::stop_token &stop) const
{
    const EtcdHost &facts = seat.facts;
    QList<kube::EtcdMember> members;
    const auto list =
        ask(seat, facts.ask({}, bounded({u"member"_s, u"list"_s})), beside + seconds{endpointSeconds}, stop)
            .and_then(kube::parseEtcdMembers);
    if (list) {
        members = *list;
    } else if (const Error error = etcdctlError(list.error()); error.code != ErrorCode::ExitedNonZero) {
        return std::unexpected(error);
    } else {
        // Without a quorum etcd does not say who belongs to it; its members can still be asked one by one.
        report.isFromSettings = true;
        report.listTrouble = error.detail;
        members = facts.settledMembers();
    }
    members = members.first(std::min(mostMembers, members.size()));
    QStringList endpoints;
    for (const kube::EtcdMember &member : std::as_const(members)) {
        if (!member.clientUrl.isEmpty() && !member.clientUrl.contains(u',')) {
            endpoints.append(member.clientUrl);
        }
    }
    const QString all = endpoints.join(u',');
    const Milliseconds longest = beside + seconds{2 * endpointSeconds * std::max<qsizetype>(1, endpoints.size())};
    const auto health = hear(seat, facts.ask(all, bounded({u"endpoint"_s, u"health"_s})), longest, stop)
                            .and_then([&](const QByteArray &json) { return kube::addEtcdHealth(json, members); });
    if (!health) {
        return std::unexpected(health.error());
    }
    const auto status = hear(seat, facts.ask(all, bounded({u"endpoint"_s, u"status"_s}, statusSeconds)), longest, stop)
                            .and_then([&](const QByteArray &json) { return kube::addEtcdStatus(json, members); });
    if (!status) {
        return std::unexpected(status.error());
    }
    // Without a quorum there is no answer; what members complain of in their status is then all there is.
    QList<kube::EtcdAlarm> alarms;
    if (!report.isFromSettings) {
        alarms = ask(seat, facts.ask({}, bounded({u"alarm"_s, u"list"_s})), beside, stop)
                     .and_then(kube::parseEtcdAlarms)
                     .value_or(alarms);
    }
    for (const kube::EtcdMember &member : std::as_const(members)) {
        EtcdMemberLook look{.member = member, .node = {}, .data = {}, .dataTrouble = {}, .quota = 0, .alarms = {}};
        for (const kube::EtcdAlarm &alarm : alarms) {
            if (alarm.member == member.id) {
                look.alarms.append(alarm.kind);
            }
        }
        report.members.append(look);
    }
    return {};
}

Result<EtcdHost> EtcdLook::hostOf(EtcdMemberLook &look, const std::stop_token &stop) const
{
    EtcdSeat seat;
    const auto node = std::ranges::find_if(m_nodes, [&](const kube::Node &one) { return runsOn(look.member, one); });
    if (node != m_nodes.end()) {
        look.node = node->name;
        const auto host = m_access->nodeHost(node->name, node->internalIp);
        if (!host) {
            return std::unexpected(host.error());
        }
        seat = {
            .host = host->target.host, .node = node->name, .become = host->become, .plain = host->runner, .facts = {}};
        return survey(seat, stop);
    }
    for (const cluster::ControlPlaneHost &host : m_access->controlPlaneHosts()) {
        if (isOnHost(look.member, host.host)) {
            seat = {.host = host.host, .node = {}, .become = host.become, .plain = host.runner, .facts = {}};
            return survey(seat, stop);
        }
    }
    return fail(ErrorCode::NotFound, u"it is no node of the cluster, so that its host cannot be asked"_s);
}

void EtcdLook::askHosts(EtcdReport &report, const std::stop_token &stop) const
{
    for (EtcdMemberLook &look : report.members) {
        if (!look.data && look.dataTrouble.isEmpty() && !stop.stop_requested()) {
            const auto host = hostOf(look, stop);
            look.data = host ? host->data : std::nullopt;
            look.dataTrouble = look.data ? QString() : host ? u"its folder is not there"_s : toLogLine(host.error());
            look.quota = host && host->quota > 0 ? host->quota : look.quota;
        }
        if (look.member.dbBytesMost > 0) {
            look.quota = look.member.dbBytesMost;
        } else if (look.quota == 0) {
            look.quota = usualEtcdQuota;
        }
    }
}

} // namespace kubemori::maintenance
