// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/renewal_programs.hpp"

#include "demo/demo_certificate.hpp"

#include <algorithm>

namespace kubemori::demo {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto year = std::chrono::days{365};

/// Prints one machine's certificates.
class Report
{
public:
    explicit Report(Call &call)
        : m_call(call)
        , m_node(call.cluster().look([&call](const ClusterModel &model) { return model.node(call.host()); }))
        , m_now(call.cluster().look([](const ClusterModel &model) { return model.now(); }))
    {
    }

    int run()
    {
        m_call.outLine(u"kubemori-certificates 1"_s);
        m_call.outLine(u"clock %1"_s.arg(toDateTime(m_now).toSecsSinceEpoch()));
        file(u"/etc/kubernetes/ssl/ca.crt"_s, authority(u"kubernetes"_s));
        file(u"/var/lib/kubelet/pki/kubelet-client-current.pem"_s,
             leaf(u"system:node:"_s + m_node.name, u"system:nodes"_s, m_node.bootedAt + year));
        if (m_node.controlPlane) {
            controlPlane();
        }
        m_call.outLine(u"done"_s);
        return 0;
    }

private:
    void controlPlane()
    {
        const Instant end = m_node.certificateEnd;
        const QByteArray server = leaf(u"kube-apiserver"_s, {}, end, {u"kubernetes"_s, m_node.name});
        file(u"/etc/kubernetes/ssl/apiserver.crt"_s, server);
        file(u"/etc/kubernetes/ssl/apiserver-kubelet-client.crt"_s,
             leaf(u"kube-apiserver-kubelet-client"_s, u"system:masters"_s, end));
        file(u"/etc/kubernetes/ssl/front-proxy-client.crt"_s, leaf(u"front-proxy-client"_s, {}, end));
        // Kubespray's own certificates of etcd live much longer.
        const Instant far = m_node.createdAt + 10 * year;
        const QByteArray member = leaf(u"etcd-member-"_s + m_node.name, {}, far, {m_node.name});
        file(u"/etc/ssl/etcd/ssl/ca.pem"_s, authority(u"etcd-ca"_s));
        file(u"/etc/ssl/etcd/ssl/member-%1.pem"_s.arg(m_node.name), member);
        file(u"/etc/ssl/etcd/ssl/admin-%1.pem"_s.arg(m_node.name), leaf(u"etcd-admin-"_s + m_node.name, {}, far));
        const QByteArray admin = leaf(u"kubernetes-admin"_s, u"system:masters"_s, end);
        kubeconfig(u"/etc/kubernetes/admin.conf"_s, admin);
        kubeconfig(u"/etc/kubernetes/controller-manager.conf"_s, leaf(u"system:kube-controller-manager"_s, {}, end));
        kubeconfig(u"/etc/kubernetes/scheduler.conf"_s, leaf(u"system:kube-scheduler"_s, {}, end));
        kubeconfig(u"/root/.kube/config"_s, admin);
        served(u"etcd 127.0.0.1:2379"_s, member);
        served(u"api 127.0.0.1:6443"_s, server);
        for (const QString &line : QStringList{u"control-plane"_s, u"kubeadm "_s + m_node.kubelet,
                                               u"config /etc/kubernetes/kubeadm-config.yaml"_s, u"ca-key"_s,
                                               u"pod kube-apiserver"_s, u"pod kube-controller-manager"_s,
                                               u"pod kube-scheduler"_s, u"way crictl"_s, u"ready"_s, u"timer none"_s}) {
            m_call.outLine(line);
        }
    }

    [[nodiscard]] QByteArray authority(const QString &name) const
    {
        return demoCertificate({.subject = name,
                                .organisation = {},
                                .issuer = name,
                                .notBefore = toDateTime(m_node.createdAt),
                                .notAfter = toDateTime(m_node.createdAt + 10 * year),
                                .names = {},
                                .isCa = true});
    }
    [[nodiscard]] QByteArray leaf(const QString &name, const QString &organisation, Instant end,
                                  const QStringList &names = {}) const
    {
        return demoCertificate({.subject = name,
                                .organisation = organisation,
                                .issuer = u"kubernetes"_s,
                                .notBefore = toDateTime(std::min(end - year, m_now)),
                                .notAfter = toDateTime(end),
                                .names = names});
    }
    void file(const QString &path, const QByteArray &pem) { entry(u"file "_s + path + u"\nkey same"_s, pem); }
    void kubeconfig(const QString &path, const QByteArray &pem) { entry(u"kubeconfig "_s + path, pem); }
    void served(const QString &what, const QByteArray &pem) { entry(u"served "_s + what, pem); }
    void entry(const QString &head, const QByteArray &pem)
    {
        m_call.outLine(head);
        m_call.out(pem);
        m_call.outLine(u"end"_s);
    }

    Call &m_call;
    SimNode m_node;
    Instant m_now;
};

int renew(Call &call)
{
    call.sleep(1500ms);
    call.cluster().with([&](ClusterModel &model) { model.node(call.host()).certificateEnd = model.now() + year; });
    for (const QString &name : {u"admin.conf"_s, u"apiserver"_s, u"apiserver-kubelet-client"_s,
                                u"controller-manager.conf"_s, u"front-proxy-client"_s, u"scheduler.conf"_s}) {
        call.outLine(u"certificate for %1 renewed"_s.arg(name));
    }
    return 0;
}

int leases(Call &call)
{
    const Instant now = call.cluster().look([](const ClusterModel &model) { return model.now(); });
    for (const QString &name : {u"kube-controller-manager"_s, u"kube-scheduler"_s}) {
        call.outLine(name + u' ' + toDateTime(now).toString(u"yyyy-MM-dd'T'HH:mm:ss.zzz'000Z'"_s));
    }
    return 0;
}

} // namespace

std::optional<int> runCertificateScript(Call &call, const QString &script)
{
    if (script.contains(u"kubemori-certificates"_s)) {
        return Report(call).run();
    }
    if (script.contains(u"each copy"_s) || script.contains(u"each restore"_s)) {
        return 0;
    }
    if (script.contains(u"each compare"_s)) {
        call.outLine(u"same"_s);
        return 0;
    }
    if (script.contains(u"certs renew all"_s)) {
        return renew(call);
    }
    if (script.contains(u"crictl rmp"_s)) {
        call.sleep(3s);
        return 0;
    }
    if (script.contains(u"GET /readyz"_s)) {
        call.outLine(u"ready"_s);
        return 0;
    }
    if (script.contains(u"get lease"_s)) {
        return leases(call);
    }
    return std::nullopt;
}

} // namespace kubemori::demo
