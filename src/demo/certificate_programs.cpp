// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/certificate_programs.hpp"

#include <QLocale>

namespace kubemori::demo {

using namespace Qt::StringLiterals;

namespace {

Instant certificateEnd(const Call &call)
{
    return call.cluster().look([&call](const ClusterModel &model) { return model.node(call.host()).certificateEnd; });
}

/// As openssl writes dates: "Dec  6 10:00:00 2026 GMT".
QString opensslDate(Instant instant)
{
    const QDateTime utc = toDateTime(instant);
    return QLocale::c().toString(utc, u"MMM "_s) + QString::number(utc.date().day()).rightJustified(2) +
           QLocale::c().toString(utc, u" HH:mm:ss yyyy"_s) + u" GMT"_s;
}

} // namespace

int runOpenssl(Call &call)
{
    const QStringList words = call.arguments();
    if (words.value(0) != u"x509") {
        call.errLine(u"Invalid command '%1'; type \"help\" for a list."_s.arg(words.value(0)));
        return 1;
    }
    const Instant end = certificateEnd(call);
    for (const QString &word : words) {
        if (word == u"-enddate") {
            call.outLine(u"notAfter="_s + opensslDate(end));
        } else if (word == u"-startdate") {
            call.outLine(u"notBefore="_s + opensslDate(end - std::chrono::days{365}));
        } else if (word == u"-dates") {
            call.outLine(u"notBefore="_s + opensslDate(end - std::chrono::days{365}));
            call.outLine(u"notAfter="_s + opensslDate(end));
        } else if (word == u"-subject") {
            call.outLine(u"subject=CN = kube-apiserver"_s);
        } else if (word == u"-issuer") {
            call.outLine(u"issuer=CN = kubernetes"_s);
        }
    }
    return 0;
}

int runKubeadm(Call &call)
{
    const QStringList words = call.arguments();
    if (words.value(0) == u"version") {
        call.outLine(
            call.cluster().look([&call](const ClusterModel &model) { return model.node(call.host()).kubelet; }));
        return 0;
    }
    if (words.value(0) != u"certs") {
        call.errLine(u"error: unknown command \"%1\" for \"kubeadm\""_s.arg(words.value(0)));
        return 1;
    }
    const QStringList names{
        u"admin.conf"_s,         u"apiserver"_s,     u"apiserver-kubelet-client"_s, u"controller-manager.conf"_s,
        u"front-proxy-client"_s, u"scheduler.conf"_s};
    if (words.value(1) == u"renew") {
        call.cluster().with([&](ClusterModel &model) {
            model.node(call.host()).certificateEnd = model.now() + std::chrono::days{365};
        });
        for (const QString &name : names) {
            call.outLine(u"certificate for %1 renewed"_s.arg(name));
        }
        call.outLine(u"\nDone renewing certificates. You must restart the kube-apiserver, kube-controller-manager, "
                     "kube-scheduler and etcd, so that they can use the new certificates."_s);
        return 0;
    }
    const Instant end = certificateEnd(call);
    const auto left = std::chrono::floor<std::chrono::days>(
        end - call.cluster().look([](const ClusterModel &model) { return model.now(); }));
    call.outLine(u"CERTIFICATE                EXPIRES                  RESIDUAL TIME   CERTIFICATE AUTHORITY   "
                 "EXTERNALLY MANAGED"_s);
    for (const QString &name : names) {
        const QString expires = QLocale::c().toString(toDateTime(end), u"MMM dd, yyyy HH:mm"_s) + u" UTC"_s;
        call.outLine(name.leftJustified(27) + expires.leftJustified(25) + u"%1d"_s.arg(left.count()).leftJustified(16) +
                     u"ca                      no"_s);
    }
    return 0;
}

int listCertificates(Call &call)
{
    const SimNode node = call.cluster().look([&call](const ClusterModel &model) { return model.node(call.host()); });
    if (node.controlPlane) {
        const QString end = u"notAfter="_s + opensslDate(node.certificateEnd);
        for (const QString &path :
             {u"/etc/kubernetes/ssl/apiserver.crt"_s, u"/etc/kubernetes/ssl/apiserver-kubelet-client.crt"_s,
              u"/etc/kubernetes/ssl/front-proxy-client.crt"_s, u"/etc/kubernetes/admin.conf"_s,
              u"/etc/kubernetes/controller-manager.conf"_s, u"/etc/kubernetes/scheduler.conf"_s}) {
            call.outLine(path);
            call.outLine(end);
        }
        // Kubespray's own certificates of etcd, and the authorities, live much longer.
        for (const QString &path : {u"/etc/kubernetes/ssl/ca.crt"_s, u"/etc/ssl/etcd/ssl/ca.pem"_s}) {
            call.outLine(path);
            call.outLine(u"notAfter="_s + opensslDate(node.createdAt + std::chrono::days{3650}));
        }
    }
    call.outLine(u"/var/lib/kubelet/pki/kubelet-client-current.pem"_s);
    call.outLine(u"notAfter="_s + opensslDate(node.bootedAt + std::chrono::days{365}));
    return 0;
}

} // namespace kubemori::demo
