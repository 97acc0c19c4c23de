// SPDX-License-Identifier: GPL-3.0-or-later
#include "links/host_links.hpp"

#include "kube/kubectl.hpp"
#include "links/link_fault.hpp"
#include "monitor/resolve.hpp"

#include <QJsonDocument>
#include <QJsonObject>

#include <cstdlib>
#include <utility>

namespace kubemori::links {

using namespace Qt::StringLiterals;

namespace {

constexpr Milliseconds shortTime = std::chrono::seconds{5};
constexpr Milliseconds longTime = std::chrono::seconds{30};
constexpr qsizetype longestAnswer = qsizetype{256} << 10;

// Where people put it besides sudo's own path (Kubespray: bin_dir, /usr/local/bin).
constexpr auto searchScript = R"sh(for p in "$(command -v "$1" 2>/dev/null)" / usr / local / bin / kubectl / opt / bin /
                              kubectl / usr / bin / kubectl / snap / bin / kubectl / var / lib / rancher / rke2 / bin /
                              kubectl;
do
    if
        [-n "$p"] && [-x "$p"];
then echo "$p";
exit 0; fi
done
exit 1)sh";

command::Command commandOf(const QStringList &argv, Milliseconds timeout, bool become = false)
{
    command::Command command;
    command.argv = argv;
    command.timeout = timeout;
    command.become = become;
    return command;
}

/// "v1.31.4" as kubectl and the API server write it.
QString gitVersion(const QByteArray &json, const QString &section = {})
{
    const QJsonObject root = QJsonDocument::fromJson(json).object();
    return (section.isEmpty() ? root : root.value(section).toObject()).value(u"gitVersion"_s).toString().left(40);
}

int minorOf(const QString &version)
{
    return version.section(u'.', 1, 1).toInt();
}

} // namespace

Result<> runTrue(command::Runner &runner, bool become, const std::stop_token &stop)
{
    const auto ran = command::captureChecked(runner, commandOf({u"true"_s}, longTime, become), stop, longestAnswer);
    return ran ? Result<>() : std::unexpected(ran.error());
}

HostLinks::HostLinks(cluster::ControlPlaneHost host, const cluster::ControlPlaneAccess &access,
                     command::RunnerFactory &factory, PortProbe probe, LinkTeller &teller)
    : m_host(std::move(host))
    , m_target{.host = m_host.host, .user = access.user, .port = access.port, .identityFile = access.identityFile}
    , m_factory(&factory)
    , m_probe(std::move(probe))
    , m_teller(&teller)
{
}

bool HostLinks::check(const std::stop_token &stop)
{
    const bool isHere = m_host.host.isEmpty();
    const bool isIn = isHere || (reach(stop) && logIn(stop));
    if (!isIn) {
        for (const LinkKind kind : {LinkKind::Sudo, LinkKind::Kubectl, LinkKind::ApiServer}) {
            if (kind != LinkKind::Sudo || m_host.become) {
                m_teller->skipped(kind, m_host.host);
            }
        }
        return false;
    }
    if (m_host.become && !become(stop)) {
        m_teller->skipped(LinkKind::Kubectl, m_host.host);
        m_teller->skipped(LinkKind::ApiServer, m_host.host);
        return false;
    }
    if (!findKubectl(stop)) {
        m_teller->skipped(LinkKind::ApiServer, m_host.host);
        return false;
    }
    return askApiServer(stop);
}

/// `ssh -G` (OpenSSH 6.8 and later) prints the configuration for a host and connects to nothing.
HostLinks::Route HostLinks::route(const std::stop_token &stop) const
{
    Route route{.host = m_target.host, .port = m_target.port != 0 ? m_target.port : 22, .isIndirect = false};
    QStringList argv{u"ssh"_s, u"-G"_s};
    if (!m_target.user.isEmpty()) {
        argv << u"-l"_s << m_target.user;
    }
    if (m_target.port != 0) {
        argv << u"-p"_s << QString::number(m_target.port);
    }
    const auto told = command::captureChecked(
        *m_factory->local(), commandOf(argv << u"--"_s << m_target.host, shortTime), stop, longestAnswer);
    if (!told) {
        return route; // without OpenSSH the name is taken as it is
    }
    for (const QByteArray &line : told->output.split('\n')) {
        const QString key = QString::fromUtf8(line.left(line.indexOf(' ')));
        const QString value = QString::fromUtf8(line.mid(line.indexOf(' ') + 1).trimmed());
        if (key == u"hostname") {
            route.host = value;
        } else if (key == u"port") {
            route.port = value.toInt();
        } else if ((key == u"proxyjump" || key == u"proxycommand") && value != u"none") {
            route.isIndirect = true;
        }
    }
    return route;
}

bool HostLinks::reach(const std::stop_token &stop)
{
    m_teller->begins(LinkKind::Name, m_host.host);
    const Route way = route(stop);
    if (way.isIndirect) {
        m_teller->skipped(LinkKind::Name, m_host.host, LinkFault::BehindJumpHost);
        m_teller->skipped(LinkKind::Port, m_host.host, LinkFault::BehindJumpHost);
        return true;
    }
    const auto address = monitor::resolveAddress(*m_factory->local(), way.host, shortTime, stop);
    if (!address) {
        const LinkFault fault =
            address.error().code == ErrorCode::NotFound ? LinkFault::NoSuchName : portFault(address.error());
        m_teller->failed(LinkKind::Name, m_host.host, fault, address.error().detail);
        m_teller->skipped(LinkKind::Port, m_host.host);
        m_teller->skipped(LinkKind::Login, m_host.host);
        return false;
    }
    m_teller->good(LinkKind::Name, m_host.host, *address);
    m_teller->begins(LinkKind::Port, m_host.host);
    if (const auto answers = m_probe(*address, way.port, shortTime, stop); !answers) {
        m_teller->failed(LinkKind::Port, m_host.host, portFault(answers.error()),
                         u"%1 port %2: %3"_s.arg(*address).arg(way.port).arg(answers.error().detail));
        m_teller->skipped(LinkKind::Login, m_host.host);
        return false;
    }
    m_teller->good(LinkKind::Port, m_host.host, u"%1:%2"_s.arg(*address).arg(way.port));
    return true;
}

bool HostLinks::logIn(const std::stop_token &stop)
{
    m_teller->begins(LinkKind::Login, m_host.host);
    if (const auto in = runTrue(*m_host.runner, false, stop); !in) {
        m_teller->failed(LinkKind::Login, m_host.host, loginFault(in.error()), in.error().detail);
        return false;
    }
    m_teller->good(LinkKind::Login, m_host.host, m_host.runner->location());
    return true;
}

bool HostLinks::become(const std::stop_token &stop)
{
    m_teller->begins(LinkKind::Sudo, m_host.host);
    if (const auto works = runTrue(*m_host.runner, true, stop); !works) {
        m_teller->failed(LinkKind::Sudo, m_host.host, sudoFault(works.error()), works.error().detail);
        return false;
    }
    m_teller->good(LinkKind::Sudo, m_host.host);
    return true;
}

bool HostLinks::findKubectl(const std::stop_token &stop)
{
    m_teller->begins(LinkKind::Kubectl, m_host.host);
    const auto told = command::captureChecked(
        *m_host.runner,
        commandOf({m_host.kubectl, u"version"_s, u"--client"_s, u"-o"_s, u"json"_s}, longTime, m_host.become), stop,
        longestAnswer);
    if (!told) {
        tellKubectlMissing(told.error(), stop);
        return false;
    }
    m_clientVersion = gitVersion(told->output, u"clientVersion"_s);
    if (m_clientVersion.isEmpty()) {
        m_teller->failed(LinkKind::Kubectl, m_host.host, LinkFault::KubectlBroken,
                         QString::fromUtf8(told->output.left(200)));
        return false;
    }
    m_teller->good(LinkKind::Kubectl, m_host.host, m_clientVersion);
    return true;
}

void HostLinks::tellKubectlMissing(const Error &error, const std::stop_token &stop)
{
    LinkReport report;
    report.kind = LinkKind::Kubectl;
    report.subject = m_host.host;
    report.state = error.code == ErrorCode::Cancelled ? LinkState::Skipped : LinkState::Failed;
    report.fault = kubectlFault(error);
    report.detail = error.detail;
    if (report.fault == LinkFault::KubectlMissing) {
        const auto found = command::captureChecked(
            *m_host.runner,
            commandOf({u"sh"_s, u"-c"_s, QString::fromLatin1(searchScript), u"sh"_s, m_host.kubectl}, longTime), stop,
            longestAnswer);
        report.value = found ? QString::fromUtf8(found->output.trimmed()) : QString();
        report.fault = report.value.startsWith(u'/') ? LinkFault::KubectlNotInPath : LinkFault::KubectlMissing;
    }
    m_teller->tell(report);
}

bool HostLinks::askApiServer(const std::stop_token &stop)
{
    m_teller->begins(LinkKind::ApiServer, m_host.host);
    const auto told = kube::Kubectl({m_host}, longTime).getRaw(u"/version"_s, stop);
    const QString version = told ? gitVersion(*told) : QString();
    if (!told || version.isEmpty()) {
        const Error error = told ? Error{.code = ErrorCode::InvalidData,
                                         .detail = QString::fromUtf8(told->left(200)),
                                         .subject = {},
                                         .context = {}}
                                 : told.error();
        m_teller->failed(LinkKind::ApiServer, m_host.host, kubectlFault(error), error.detail);
        return false;
    }
    // kubectl is supported within one minor version of the API server (kubernetes.io, version skew policy).
    if (std::abs(minorOf(version) - minorOf(m_clientVersion)) > 1) {
        LinkReport report;
        report.kind = LinkKind::ApiServer;
        report.subject = m_host.host;
        report.state = LinkState::Warning;
        report.fault = LinkFault::VersionSkew;
        report.value = version;
        report.names = {m_clientVersion};
        m_teller->tell(report);
        return true;
    }
    m_teller->good(LinkKind::ApiServer, m_host.host, version);
    return true;
}

} // namespace kubemori::links
