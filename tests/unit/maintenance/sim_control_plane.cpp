// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim_control_plane.hpp"

#include <algorithm>
#include <utility>

namespace kubemori::test {

using namespace Qt::StringLiterals;

namespace {

/// Which script it is.
QString callOf(const command::Command &command)
{
    const QString script = command.argv.value(2);
    const QList<std::pair<QString, QString>> marks{
        {u"kubemori-certificates 1"_s, u"look"_s},
        {u"each copy"_s, u"backup"_s},
        {u"each compare"_s, u"compare"_s},
        {u"each restore"_s, u"restore"_s},
        {u"certs renew"_s, u"renew"_s},
        {u"crictl rmp"_s, u"restart"_s},
        {u"GET /readyz"_s, u"ready"_s},
        {u"get lease"_s, u"leases"_s},
    };
    for (const auto &[mark, call] : marks) {
        if (script.contains(mark)) {
            return call;
        }
    }
    return {};
}

} // namespace

SimControlPlane::SimControlPlane(QString node, QByteArray certificate, QByteArray renewed)
    : m_node(std::move(node))
    , m_renewed(std::move(renewed))
    , m_served(certificate)
{
    for (const QString &path : {u"/etc/kubernetes/ssl/apiserver.crt"_s, u"/etc/kubernetes/ssl/front-proxy-client.crt"_s,
                                u"/etc/kubernetes/admin.conf"_s, u"/root/.kube/config"_s}) {
        m_files.insert(path, certificate);
    }
}

QString SimControlPlane::location() const
{
    return u"ops@"_s + m_node;
}

bool SimControlPlane::holds(const QByteArray &certificate) const
{
    return std::ranges::all_of(m_files, [&](const QByteArray &file) { return file == certificate; });
}

Result<command::Exit> SimControlPlane::run(const command::Command &command, const command::OutputSink &sink,
                                           std::stop_token stop)
{
    const std::scoped_lock lock(m_mutex);
    if (stop.stop_requested()) {
        return fail(ErrorCode::Cancelled);
    }
    const QString call = callOf(command);
    if (call.isEmpty() || !command.become) {
        return fail(ErrorCode::ProgramMissing, u"no such script, or not as root"_s, m_node);
    }
    if (const auto error = onCall ? onCall(call) : std::nullopt) {
        return std::unexpected(*error);
    }
    QByteArray output;
    command::Exit exit;
    exit.code = act(call, output);
    if (const auto error = onAnswer ? onAnswer(call) : std::nullopt) {
        return std::unexpected(*error);
    }
    if (sink) {
        sink(command::Stream::Output, output);
    }
    return exit;
}

int SimControlPlane::act(const QString &call, QByteArray &output)
{
    if (call == u"look") {
        output = look();
    } else if (call == u"backup") {
        if (!m_backup) {
            m_backup = m_files;
            m_changes.append(call);
        }
    } else if (call == u"compare") {
        output = !m_backup ? "none\n" : *m_backup == m_files ? "same\n" : "other\n";
    } else if (call == u"restore") {
        if (!m_backup) {
            return 1;
        }
        m_files = *m_backup;
        m_changes.append(call);
    } else if (call == u"renew") {
        m_changes.append(call);
        for (auto file = m_files.begin(); file != m_files.end(); ++file) {
            *file = m_renewed;
            if (halfRenewals > 0) {
                --halfRenewals;
                return 1;
            }
        }
    } else if (call == u"restart") {
        m_changes.append(call);
        if (restarts) {
            m_served = m_files.value(u"/etc/kubernetes/ssl/apiserver.crt"_s);
        }
    } else if (call == u"ready") {
        output = ready ? "ready\n" : "not ready\n";
    } else if (call == u"leases") {
        m_renewals += leases ? 1 : 0;
        for (const QByteArray &name : {QByteArray("kube-controller-manager"), QByteArray("kube-scheduler")}) {
            output += name + " 2026-03-01T21:30:" + QByteArray::number(m_renewals) + "Z\n";
        }
    }
    return 0;
}

QByteArray SimControlPlane::look() const
{
    QByteArray said = "kubemori-certificates 1\nclock 1772400600\n";
    for (const auto &[path, certificate] : m_files.asKeyValueRange()) {
        if (path.endsWith(u".crt"_s)) {
            said += "file " + path.toUtf8() + "\nkey same\n" + certificate + "end\n";
        } else {
            said += "kubeconfig " + path.toUtf8() + '\n' + certificate + "end\n";
        }
    }
    if (!kubelet.isEmpty()) {
        said += "file /var/lib/kubelet/pki/kubelet-client-current.pem\nkey same\n" + kubelet + "end\n";
    }
    said += "served api 127.0.0.1:6443\n" + m_served + "end\ncontrol-plane\n";
    said += kubeadm.isEmpty() ? QByteArray() : "kubeadm " + kubeadm.toUtf8() + '\n';
    said += configFile.isEmpty() ? QByteArray() : "config " + configFile.toUtf8() + '\n';
    said += caKey ? "ca-key\n" : "";
    for (const QString &pod : pods) {
        said += "pod " + pod.toUtf8() + '\n';
    }
    return said + "way crictl\n" + (ready ? "ready\n" : "") + "timer " + timer.toUtf8() + "\ndone\n";
}

} // namespace kubemori::test
