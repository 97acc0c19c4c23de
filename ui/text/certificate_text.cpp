// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/certificate_text.hpp"

#include <QStringList>

namespace kubemori::ui {

using namespace Qt::StringLiterals;
using maintenance::Certificate;
using maintenance::CertificateFamily;
using maintenance::CertificateFinding;
using maintenance::CertificateProblem;
using maintenance::CertificateSeverity;
using maintenance::CertificateSource;
using maintenance::RenewTimer;

namespace {

bool isYes(const QString &value)
{
    return QStringList{u"true"_s, u"yes"_s, u"on"_s}.contains(value.toLower().remove(u'"').remove(u'\''));
}

} // namespace

QString CertificateText::family(const Certificate &certificate)
{
    if (certificate.source == CertificateSource::Served) {
        switch (certificate.family) {
        case CertificateFamily::ApiServer:
            return tr("Served by the API server");
        case CertificateFamily::EtcdMember:
            return tr("Served by etcd");
        case CertificateFamily::KubeletServing:
            return tr("Served by the kubelet");
        default:
            return tr("Served: authority in the chain");
        }
    }
    switch (certificate.family) {
    case CertificateFamily::Authority:
        return tr("Authority", "certificate");
    case CertificateFamily::ApiServer:
        return tr("API server", "certificate");
    case CertificateFamily::ApiServerClient:
        return tr("API server as a client", "certificate");
    case CertificateFamily::FrontProxy:
        return tr("Front proxy", "certificate");
    case CertificateFamily::EtcdMember:
        return tr("etcd member", "certificate");
    case CertificateFamily::EtcdAdmin:
        return tr("etcd administrator", "certificate");
    case CertificateFamily::EtcdNode:
        return tr("etcd client of the node", "certificate");
    case CertificateFamily::KubeletClient:
        return tr("kubelet as a client", "certificate");
    case CertificateFamily::KubeletServing:
        return tr("kubelet’s server", "certificate");
    case CertificateFamily::Kubeconfig:
        return tr("In a kubeconfig", "certificate");
    case CertificateFamily::NetworkCopy:
        return tr("Copy of the network plugin", "certificate");
    case CertificateFamily::Other:
        break;
    }
    return tr("Other", "certificate");
}

QString CertificateText::days(const Certificate &certificate)
{
    if (!certificate.isRead()) {
        return tr("cannot be read", "certificate");
    }
    if (certificate.daysLeft < 0) {
        return tr("expired %n day(s) ago", nullptr, static_cast<int>(-certificate.daysLeft));
    }
    return tr("%n day(s) left", nullptr, static_cast<int>(certificate.daysLeft));
}

QString CertificateText::severity(CertificateSeverity severity)
{
    switch (severity) {
    case CertificateSeverity::Block:
        return tr("Urgent", "certificate");
    case CertificateSeverity::Warn:
        return tr("Soon", "certificate: something has to be done");
    case CertificateSeverity::Info:
        break;
    }
    return tr("Note", "certificate");
}

QString CertificateText::problem(const CertificateFinding &finding)
{
    const QString node = finding.node.isEmpty() ? tr("this machine") : finding.node;
    switch (finding.problem) {
    case CertificateProblem::Expired:
        return tr("%1: %2 expired on %3.").arg(node, finding.path, finding.evidence.left(10));
    case CertificateProblem::EndsSoon:
        return tr("%1: %2 ends on %3.").arg(node, finding.path, finding.evidence.left(10));
    case CertificateProblem::NotYetValid:
        return tr("%1: %2 is not valid before %3.").arg(node, finding.path, finding.evidence);
    case CertificateProblem::ServedDiffers:
        return tr("%1: what %2 serves is not what lies in %3: it has not been restarted since.")
            .arg(node, finding.path, finding.evidence);
    case CertificateProblem::KeyDiffers:
        return tr("%1: the private key beside %2 belongs to another certificate.").arg(node, finding.path);
    case CertificateProblem::Unreadable:
        return tr("%1: %2 could not be looked at: %3.").arg(node, finding.path, finding.evidence);
    case CertificateProblem::ClockDoubt:
        return tr("%1: its clock cannot be trusted (%2).").arg(node, finding.evidence);
    case CertificateProblem::NoCaKey:
        return tr("%1: the authority’s private key is not there: kubeadm cannot renew.").arg(node);
    case CertificateProblem::NotSeen:
        break;
    }
    return tr("%1: could not be asked: %2").arg(node, finding.evidence);
}

QString CertificateText::remedy(const CertificateFinding &finding)
{
    const bool isEtcds = finding.path.startsWith(u"/etc/ssl/etcd/"_s);
    const bool isKubelets = finding.path.startsWith(u"/var/lib/kubelet/"_s);
    switch (finding.problem) {
    case CertificateProblem::Expired:
    case CertificateProblem::EndsSoon:
        if (isEtcds) {
            return tr("kubeadm does not renew it: move the old ones out of /etc/ssl/etcd/ssl and run Kubespray’s "
                      "cluster.yml with --tags=etcd.");
        }
        if (isKubelets) {
            return tr(
                "The kubelet renews it by itself while it can log in. If it has expired: renew the control planes, "
                "then join the node anew.");
        }
        return tr("kubemori certs --cluster … --renew renews what kubeadm manages, one control plane after the other.");
    case CertificateProblem::ServedDiffers:
        return tr("Renew, or start the server’s pod anew.");
    case CertificateProblem::KeyDiffers:
        return tr("Put the pair back from a backup, or renew.");
    case CertificateProblem::ClockDoubt:
    case CertificateProblem::NotYetValid:
        return tr("Set the clock of the node.");
    case CertificateProblem::NoCaKey:
        return tr("Renew with the authority that signed them.");
    case CertificateProblem::Unreadable:
    case CertificateProblem::NotSeen:
        break;
    }
    return {};
}

QString CertificateText::timer(RenewTimer timer)
{
    switch (timer) {
    case RenewTimer::On:
        return tr("k8s-certs-renew.timer renews them by itself");
    case RenewTimer::Off:
        return tr("k8s-certs-renew.timer is there, but off");
    case RenewTimer::None:
        return tr("nothing renews them by itself");
    case RenewTimer::Unknown:
        break;
    }
    return tr("not known whether something renews them");
}

QString CertificateText::autoRenew(const QList<maintenance::AutoRenewSetting> &settings)
{
    QStringList lines;
    bool isOn = false;
    for (const maintenance::AutoRenewSetting &setting : settings) {
        lines.append(u"%1:%2: %3: %4"_s.arg(setting.file).arg(setting.line).arg(setting.key, setting.value));
        isOn = isOn || (setting.key == u"auto_renew_certificates" && isYes(setting.value));
    }
    lines.append(isOn ? tr("The inventory lets Kubespray’s timer renew the certificates of the control planes.")
                      : tr("The inventory does not let Kubespray renew certificates by itself (auto_renew_certificates "
                           "is off unless it is set): they end a year after the last upgrade or renewal."));
    return lines.join(u'\n');
}

} // namespace kubemori::ui
