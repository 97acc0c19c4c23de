// SPDX-License-Identifier: GPL-3.0-or-later
#include "maintenance/certificates/renew_step.hpp"

#include "maintenance/certificates/renew_scripts.hpp"
#include "operation/logged_runner.hpp"

#include <utility>

namespace kubemori::maintenance {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestAnswer = qsizetype{1} << 20;

} // namespace

bool isRenewedByKubeadm(const Certificate &certificate, bool localEtcd)
{
    static const QStringList always{
        u"apiserver.crt"_s,    u"apiserver-kubelet-client.crt"_s, u"front-proxy-client.crt"_s, u"admin.conf"_s,
        u"super-admin.conf"_s, u"controller-manager.conf"_s,      u"scheduler.conf"_s};
    static const QStringList ofEtcd{u"apiserver-etcd-client.crt"_s, u"etcd/server.crt"_s, u"etcd/peer.crt"_s,
                                    u"etcd/healthcheck-client.crt"_s};
    if (certificate.source == CertificateSource::Served || certificate.position > 0 || certificate.isCa) {
        return false;
    }
    if (certificate.path == u"/root/.kube/config") {
        return true; // copied
    }
    for (const QString &folder : {u"/etc/kubernetes/ssl/"_s, u"/etc/kubernetes/pki/"_s, u"/etc/kubernetes/"_s}) {
        if (certificate.path.startsWith(folder)) {
            const QString rest = certificate.path.sliced(folder.size());
            return always.contains(rest) || (localEtcd && ofEtcd.contains(rest));
        }
    }
    return false;
}

RenewStep::RenewStep(std::shared_ptr<const RenewShared> shared)
    : m_shared(std::move(shared))
{
}

Result<NodeCertificates> RenewStep::look(operation::StepContext &context) const
{
    const CertificateHost host = m_shared->host(context.node());
    NodeCertificates seen =
        lookAtCertificates(host, context.utcNow(), std::min(m_shared->lookTimeout, context.timeLeft()), context.stop());
    if (seen.error) {
        return std::unexpected(seen.error->during(u"looking at the certificates"_s));
    }
    return seen;
}

Result<QByteArray> RenewStep::ask(const QString &node, const QString &script, Milliseconds timeout,
                                  const std::stop_token &stop) const
{
    const CertificateHost host = m_shared->host(node);
    if (!host.runner) {
        return std::unexpected(host.unreachable.on(node));
    }
    command::Command command;
    command.argv = {u"sh"_s, u"-c"_s, scriptPreface() + script};
    command.environment = {{u"LC_ALL"_s, u"C"_s}};
    command.become = host.become;
    command.timeout = timeout;
    operation::LoggedRunner logged(host.runner, m_shared->commands);
    const auto captured = command::captureChecked(logged, command, stop, longestAnswer);
    if (!captured) {
        // The command itself is long, and in the plan.
        Error error = captured.error();
        error.context.clear();
        return std::unexpected(error.on(node));
    }
    return captured->output;
}

Result<QByteArray> RenewStep::ask(operation::StepContext &context, const QString &script) const
{
    return ask(context.node(), script, context.timeLeft(), context.stop());
}

QString RenewStep::missing(operation::StepContext &context, const NodeCertificates &seen) const
{
    const bool localEtcd = seen.kubeadm.pods.contains(u"etcd"_s);
    QMap<QString, QString> before;
    for (const QString &line : context.fact(renewFacts::before).split(u'\n', Qt::SkipEmptyParts)) {
        before.insert(line.section(u'=', 0, -2), line.section(u'=', -1));
    }
    QStringList lines;
    QString admin;
    QString root;
    for (const Certificate &certificate : seen.certificates) {
        if (!isRenewedByKubeadm(certificate, localEtcd)) {
            continue;
        }
        const QString old = before.take(certificate.path);
        if (!certificate.isRead()) {
            lines.append(certificate.path + u": "_s + certificate.error);
        } else if (certificate.fingerprint == old) {
            lines.append(certificate.path + u" is still the old one"_s);
        } else if (certificate.notAfter <= context.utcNow()) {
            lines.append(certificate.path + u" has expired"_s);
        } else if (certificate.key == KeyMatch::Differs || certificate.key == KeyMatch::Unreadable) {
            lines.append(certificate.path + u": its key is not its own"_s);
        }
        if (certificate.path == u"/etc/kubernetes/admin.conf") {
            admin = certificate.fingerprint;
        } else if (certificate.path == u"/root/.kube/config") {
            root = certificate.fingerprint;
        }
    }
    for (const QString &gone : before.keys()) {
        lines.append(gone + u" is not there any more"_s);
    }
    if (!admin.isEmpty() && !root.isEmpty() && admin != root) {
        lines.append(u"/root/.kube/config is not what admin.conf is"_s);
    }
    return lines.join(u"; "_s);
}

} // namespace kubemori::maintenance
