// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.hpp"

#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace kubemori::maintenance {

/// What a certificate is for, told by where it lies.
enum class CertificateFamily {
    Authority,       ///< signs others: of Kubernetes, of etcd, of the front proxy
    ApiServer,       ///< what the API server shows to its clients
    ApiServerClient, ///< what it shows to kubelets and to etcd
    FrontProxy,      ///< what it shows to extension API servers
    EtcdMember,      ///< what an etcd member shows to clients and to the other members
    EtcdAdmin,       ///< what etcdctl shows
    EtcdNode,        ///< what the others of this node show to etcd
    KubeletClient,   ///< what the kubelet shows to the API server; it renews its own
    KubeletServing,  ///< what the kubelet shows to those who call it
    Kubeconfig,      ///< inside a kubeconfig
    NetworkCopy,     ///< a copy that a network plugin shows to etcd
    Other,
};

enum class CertificateSource { File, Kubeconfig, Served };

/// Whether the private key beside a certificate is its own.
enum class KeyMatch { NotLooked, None, Same, Differs, Unreadable };

/// One certificate as one machine has it, or shows it to those who connect.
struct Certificate
{
    QString node; ///< empty: this machine
    QString path; ///< of the file; of a served one the address: "127.0.0.1:6443"
    CertificateFamily family = CertificateFamily::Other;
    CertificateSource source = CertificateSource::File;
    int position = 0; ///< within its file or chain; 0: the first, which is the machine's own
    QString subject;  ///< "O=system:masters, CN=kubernetes-admin"; suspected, as all text here is
    QString issuer;
    QString serial;      ///< hexadecimal, with colons
    QStringList names;   ///< its SANs: "DNS:node1", "IP:10.0.0.1"
    QDateTime notBefore; ///< UTC
    QDateTime notAfter;  ///< UTC
    qint64 daysLeft = 0; ///< whole days from the survey's time; below 0: expired
    bool isCa = false;
    QString fingerprint; ///< SHA-256, lower-case hexadecimal
    KeyMatch key = KeyMatch::NotLooked;
    QString error; ///< why there is nothing else; technical

    [[nodiscard]] bool isRead() const { return error.isEmpty(); }
    bool operator==(const Certificate &) const = default;
};

/// The timer of Kubespray that renews certificates on a control plane (auto_renew_certificates).
enum class RenewTimer { Unknown, None, Off, On };

/// How the pods of the control plane are started anew on a node.
enum class StaticPodWay { Manifests, Crictl, Docker };

/// What a renewal needs to know of a control plane.
struct KubeadmFacts
{
    QString version;    ///< "v1.31.4"; empty: there is no kubeadm
    QString configFile; ///< the file for --config; empty: Kubespray left none
    bool hasCaKey = false;
    bool isApiReady = false; ///< its own API server says so
    QStringList pods;        ///< static ones: "kube-apiserver", "etcd"
    StaticPodWay way = StaticPodWay::Manifests;

    bool operator==(const KubeadmFacts &) const = default;
};

/// What one machine said.
struct NodeCertificates
{
    QString node; ///< as Kubernetes or the profile calls it; empty: this machine
    bool controlPlane = false;
    QString location; ///< Runner::location()
    QList<Certificate> certificates;
    std::optional<qint64> clockAhead; ///< seconds of its clock before this machine's
    RenewTimer timer = RenewTimer::Unknown;
    KubeadmFacts kubeadm;       ///< of control planes
    std::optional<Error> error; ///< it could not be asked

    bool operator==(const NodeCertificates &) const = default;
};

/// Stable names for JSON: "api-server".
[[nodiscard]] QString toString(CertificateFamily family);
[[nodiscard]] QString toString(CertificateSource source);
[[nodiscard]] QString toString(KeyMatch match);
[[nodiscard]] QString toString(RenewTimer timer);

} // namespace kubemori::maintenance
