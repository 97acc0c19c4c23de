// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube/kubectl.hpp"

#include "cluster/host_name.hpp"
#include "kube/kubectl_error.hpp"
#include "kube/kubectl_hosts.hpp"

#include <QRegularExpression>

namespace kubemori::kube {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestComplaint = qsizetype{64} << 10;

/// "[-]etcd failed: reason withheld", one for each check that failed.
QString failedChecks(const QString &text)
{
    static const QRegularExpression form(uR"(\[-\]([A-Za-z0-9/_.-]+) failed)"_s);
    QStringList checks;
    for (auto match = form.globalMatch(text); match.hasNext();) {
        checks.append(match.next().captured(1));
    }
    return checks.isEmpty() ? QString() : QString(u"failed checks: "_s + checks.join(u", "_s));
}

/// An answer that is no "ok", or none at all. Anything else (credentials, certificates, kubectl itself) says nothing of
/// the server.
bool isTheServersAnswer(ErrorCode code)
{
    return code == ErrorCode::Unreachable || code == ErrorCode::ServerError || code == ErrorCode::ExitedNonZero;
}

} // namespace

Result<ServerReadiness> Kubectl::readyz(const QString &address, int port, const std::stop_token &stop) const
{
    QStringList arguments{u"get"_s, u"--raw"_s, u"/readyz"_s};
    if (!address.isEmpty()) {
        if (!cluster::isHostName(address)) {
            return fail(ErrorCode::InvalidData, u"the address of an API server could not be a host"_s, address);
        }
        const QString host = address.contains(u':') ? QString(u'[' + address + u']') : address;
        arguments.append(u"--server=https://%1:%2"_s.arg(host).arg(port));
    }
    QByteArray output;
    QByteArray complaint;
    const auto sink = [&](command::Stream stream, QByteArrayView bytes) {
        QByteArray &kept = stream == command::Stream::Error ? complaint : output;
        kept.append(bytes.first(std::min(bytes.size(), longestComplaint - kept.size())));
    };
    // Not by onHosts(): a server that is not ready is the answer, and no reason to leave the host that told it.
    const qsizetype host = firstHost();
    const auto ended = run(host, makeCommand(host, arguments, m_timeout), sink, stop);
    if (!ended) {
        return std::unexpected(ended.error());
    }
    if (ended->isSuccess() && output.trimmed() == "ok") {
        return ServerReadiness{.ready = true, .detail = {}};
    }
    const Error error = ended->isSuccess() ? Error{.code = ErrorCode::ServerError,
                                                   .detail = QString::fromUtf8(output.left(200)).simplified(),
                                                   .subject = {},
                                                   .context = {}}
                                           : kubectlError(*ended, complaint);
    if (!isTheServersAnswer(error.code)) {
        return std::unexpected(error.on(address));
    }
    const QString failed = failedChecks(QString::fromUtf8(complaint + output));
    return ServerReadiness{.ready = false, .detail = failed.isEmpty() ? error.detail : failed};
}

} // namespace kubemori::kube
