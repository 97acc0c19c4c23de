// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/gate_text.hpp"

#include <QHash>

namespace kubemori::ui {

using namespace Qt::StringLiterals;
using operation::GateVerdict;

QString GateText::gate(const QString &id)
{
    const QHash<QString, QString> names{
        {u"nodes-ready"_s, tr("Other nodes", "gate")},
        {u"workloads"_s, tr("Workloads", "gate")},
        {u"budgets"_s, tr("Disruption budgets", "gate")},
        {u"readyz"_s, tr("API servers", "gate")},
        {u"etcd"_s, tr("etcd", "gate")},
        {u"ceph"_s, tr("Ceph (Rook)", "gate")},
        {u"volumes"_s, tr("Volumes", "gate")},
        {u"alerts"_s, tr("Alerts", "gate: of Prometheus")},
        {u"window"_s, tr("Maintenance window", "gate")},
    };
    return names.value(id, id);
}

QString GateText::purpose(const QString &id)
{
    const QHash<QString, QString> sentences{
        {u"nodes-ready"_s, tr("All other nodes are Ready.")},
        {u"workloads"_s, tr("No workload is worse off than before the start.")},
        {u"budgets"_s, tr("No disruption budget holds a pod of this node.")},
        {u"readyz"_s, tr("Every API server says that it is ready.")},
        {u"etcd"_s, tr("etcd is healthy, has a quorum without this node, and its leader is elsewhere.")},
        {u"ceph"_s, tr("Rook’s Ceph clusters are HEALTH_OK.")},
        {u"volumes"_s, tr("No volume is left attached to this node.")},
        {u"alerts"_s, tr("No alert of Prometheus fires.")},
        {u"window"_s, tr("It is the time at which nodes may go.")},
    };
    return sentences.value(id);
}

QString GateText::verdict(GateVerdict verdict)
{
    switch (verdict) {
    case GateVerdict::Pass:
        return tr("OK", "what a gate says");
    case GateVerdict::Warn:
        return tr("Warns", "what a gate says");
    case GateVerdict::Block:
        return tr("Blocks", "what a gate says");
    case GateVerdict::Unknown:
        break;
    }
    return tr("Not known", "what a gate says: it could not look");
}

} // namespace kubemori::ui
