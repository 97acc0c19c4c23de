// SPDX-License-Identifier: GPL-3.0-or-later
#include "maintenance/gates/ceph_gate.hpp"

namespace kubemori::maintenance {

using namespace Qt::StringLiterals;

namespace {

/// Rook looks once a minute. The clocks of this machine and the cluster need not agree well.
constexpr qint64 oldSeconds = 15LL * 60;

} // namespace

CephGate::CephGate(cluster::GateMode mode)
    : Gate(u"ceph"_s, mode)
{
}

Result<QList<operation::GateResult>> CephGate::look(GateView &view)
{
    const auto clusters = view.actions.health().ceph(view.context.stop());
    if (!clusters) {
        return std::unexpected(clusters.error());
    }
    return *clusters ? judge(**clusters, view.context.utcNow()) : pass(u"no Rook"_s);
}

QList<operation::GateResult> CephGate::judge(const QList<kube::CephCluster> &clusters, const QDateTime &now) const
{
    QList<operation::GateResult> results;
    for (const kube::CephCluster &cluster : clusters) {
        // The health is part of the subject: whoever accepts a warning has not accepted an error.
        const QString subject = u"%1 (%2)"_s.arg(cluster.name, cluster.health.isEmpty() ? u"?"_s : cluster.health);
        const QString details = cluster.details.join(u"; "_s);
        if (cluster.lastChecked.isValid() && cluster.lastChecked.secsTo(now) > oldSeconds) {
            results.append(finding(Verdict::Unknown, subject,
                                   u"Rook has not looked since "_s +
                                       cluster.lastChecked.toUTC().toString(u"yyyy-MM-dd HH:mm 'UTC'"_s)));
        } else if (cluster.health == u"HEALTH_WARN" || cluster.health == u"HEALTH_ERR") {
            results.append(finding(Verdict::Block, subject, details.isEmpty() ? cluster.health : details));
        } else if (cluster.health != u"HEALTH_OK") {
            results.append(finding(Verdict::Unknown, subject, u"Rook reports no health"_s));
        }
    }
    return results.isEmpty() ? pass(u"%1 Ceph clusters HEALTH_OK"_s.arg(clusters.size())) : results;
}

} // namespace kubemori::maintenance
