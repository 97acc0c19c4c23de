// SPDX-License-Identifier: GPL-3.0-or-later
#include "maintenance/certificates/renew_plan.hpp"

#include "cluster/host_name.hpp"
#include "maintenance/certificates/renew_scripts.hpp"
#include "maintenance/certificates/renew_step.hpp"
#include "maintenance/node_order.hpp"
#include "maintenance/plan_kinds.hpp"
#include "maintenance/plan_step.hpp"
#include "maintenance/step_ids.hpp"

#include <algorithm>
#include <utility>

namespace kubemori::maintenance {

using namespace Qt::StringLiterals;
using operation::Plan;
using operation::PlanStep;
using operation::PlanWarning;
using operation::StepKind;

namespace {

constexpr Milliseconds renewTimeout = std::chrono::minutes{5};
constexpr Milliseconds restartTimeout = std::chrono::minutes{5};
constexpr int soonDays = 90;

QList<NodeCertificates> controlPlanesOf(const QList<NodeCertificates> &seen)
{
    QList<NodeCertificates> found;
    for (const NodeCertificates &one : seen) {
        if (one.controlPlane) {
            found.append(one);
        }
    }
    return found;
}

bool localEtcd(const NodeCertificates &seen)
{
    return seen.kubeadm.pods.contains(u"etcd"_s);
}

QDateTime firstEnd(const NodeCertificates &seen)
{
    QDateTime first;
    for (const Certificate &certificate : seen.certificates) {
        if (isRenewedByKubeadm(certificate, localEtcd(seen)) && certificate.isRead() &&
            (!first.isValid() || certificate.notAfter < first)) {
            first = certificate.notAfter;
        }
    }
    return first;
}

/// The kubelet's name when its certificate has expired, so that it cannot log in to have it renewed.
QString lockedOutKubelet(const NodeCertificates &seen, const QDateTime &now)
{
    for (const Certificate &certificate : seen.certificates) {
        const bool isKubelets = certificate.family == CertificateFamily::KubeletClient ||
                                certificate.path == u"/etc/kubernetes/kubelet.conf";
        const QString name = certificate.subject.section(u"CN=system:node:"_s, 1);
        if (isKubelets && certificate.isRead() && certificate.notAfter <= now && cluster::isHostName(name)) {
            return name;
        }
    }
    return {};
}

/// Appends one node's steps and warnings.
class Writer
{
public:
    Writer(Plan &plan, const cluster::Profile &profile, const RenewRequest &request, const QDateTime &now)
        : m_plan(plan)
        , m_profile(profile)
        , m_request(request)
        , m_now(now)
    {
    }

    [[nodiscard]] Result<> add(const NodeCertificates &node, const QStringList &others)
    {
        const QString folder = backupFolder(m_plan.operation);
        const QString kubelet = lockedOutKubelet(node, m_now);
        const auto renew = renewScript(node.kubeadm, kubelet, folder);
        if (!renew) {
            return std::unexpected(renew.error().on(node.node));
        }
        m_plan.nodes.append(node.node);
        if (!kubelet.isEmpty()) {
            warn(PlanWarning::Kind::KubeletExpired, node.node);
        }
        if (node.timer == RenewTimer::On) {
            warn(PlanWarning::Kind::RenewsItself, node.node);
        }
        step(node, StepKind::Gates, gatesText(node, others), m_profile.timeouts.gates);
        step(node, StepKind::Backup, backupScript(folder), std::max(m_profile.timeouts.command, renewTimeout));
        step(node, StepKind::Renew, *renew, renewTimeout);
        step(node, StepKind::Restart, restartScript(node.kubeadm, !kubelet.isEmpty(), m_plan.operation),
             restartTimeout);
        step(node, StepKind::Serving,
             u"openssl s_client -connect 127.0.0.1:6443; GET /readyz; kubectl -n kube-system get lease "
             "kube-controller-manager kube-scheduler"_s,
             m_profile.timeouts.ready);
        return {};
    }

    void warn(PlanWarning::Kind kind, const QString &node = {})
    {
        m_plan.warnings.append({.kind = kind, .node = node});
    }

private:
    [[nodiscard]] QString gatesText(const NodeCertificates &node, const QStringList &others) const
    {
        QStringList gates;
        if (!others.isEmpty()) {
            gates.append(u"/readyz on "_s + others.join(u", "_s));
        }
        if (m_request.isEtcdSeen) {
            const QString etcd = u"etcdctl endpoint health --cluster"_s;
            gates.append(localEtcd(node) ? etcd + u" ("_s + etcdRestarts + u')' : etcd);
        }
        return gates.isEmpty() ? u"nothing: there is nobody to ask"_s : gates.join(u"; "_s);
    }

    void step(const NodeCertificates &node, StepKind kind, const QString &command, Milliseconds timeout)
    {
        m_plan.steps.append(PlanStep{.id = stepId(node.node, kind),
                                     .node = node.node,
                                     .kind = kind,
                                     .command = command,
                                     .location = node.location,
                                     .timeout = timeout});
    }

    Plan &m_plan;
    const cluster::Profile &m_profile;
    const RenewRequest &m_request;
    QDateTime m_now;
};

/// What ends soon and stays as it is: nobody should believe that all is well afterwards.
bool isLeftToEnd(const NodeCertificates &seen)
{
    return std::ranges::any_of(seen.certificates, [&](const Certificate &certificate) {
        return certificate.isRead() && certificate.source != CertificateSource::Served &&
               certificate.daysLeft < soonDays && !isRenewedByKubeadm(certificate, localEtcd(seen)) &&
               certificate.family != CertificateFamily::KubeletClient &&
               certificate.path != u"/etc/kubernetes/kubelet.conf";
    });
}

Result<QList<NodeCertificates>> chosen(const QList<NodeCertificates> &all, const QStringList &names)
{
    for (const QString &name : names) {
        if (!std::ranges::contains(all, name, &NodeCertificates::node)) {
            return fail(ErrorCode::NotFound, u"no such control plane in the cluster"_s, name);
        }
    }
    QList<NodeCertificates> picked;
    for (const NodeCertificates &one : all) {
        if (!names.isEmpty() && !names.contains(one.node)) {
            continue;
        }
        if (one.error) {
            return std::unexpected(one.error->on(one.node));
        }
        picked.append(one);
    }
    std::ranges::stable_sort(picked, [](const NodeCertificates &a, const NodeCertificates &b) {
        const QDateTime ends = firstEnd(a);
        const QDateTime other = firstEnd(b);
        // Some seconds apart when they were made one after the other: by name, then.
        return ends.date() != other.date() ? ends < other : comesBefore(a.node, b.node);
    });
    return picked;
}

} // namespace

Result<Plan> planRenewal(const RenewRequest &request, const cluster::Profile &profile, const QDateTime &now)
{
    const QList<NodeCertificates> all = controlPlanesOf(request.seen);
    if (all.isEmpty()) {
        return fail(ErrorCode::InvalidInput, u"no control plane is known"_s);
    }
    const auto picked = chosen(all, request.nodes);
    if (!picked) {
        return std::unexpected(picked.error());
    }
    Plan plan{.operation = operationId(now, renewCertificatesKind, profile),
              .kind = renewCertificatesKind,
              .cluster = profile.id,
              .nodes = {},
              .steps = {},
              .warnings = {}};
    plan.addresses = request.addresses;
    warnOfDemo(plan, profile);
    Writer writer(plan, profile, request, now);
    QStringList ready;
    for (const NodeCertificates &one : all) {
        if (one.error || !one.kubeadm.isApiReady) {
            writer.warn(PlanWarning::Kind::ApiNotReady, one.node);
        } else {
            ready.append(one.node);
        }
    }
    if (all.size() == 1) {
        writer.warn(PlanWarning::Kind::OnlyApiServer, all.constFirst().node);
    }
    if (!request.isEtcdSeen) {
        writer.warn(PlanWarning::Kind::EtcdNotSeen);
    }
    if (std::ranges::none_of(all, [](const NodeCertificates &one) { return one.timer == RenewTimer::On; })) {
        writer.warn(PlanWarning::Kind::NoRenewTimer);
    }
    for (const NodeCertificates &one : request.seen) {
        if (isLeftToEnd(one)) {
            writer.warn(PlanWarning::Kind::NotByKubeadm, one.node);
        }
    }
    for (const NodeCertificates &one : *picked) {
        QStringList others = ready;
        others.removeAll(one.node);
        if (const auto added = writer.add(one, others); !added) {
            return std::unexpected(added.error());
        }
    }
    return plan;
}

} // namespace kubemori::maintenance
