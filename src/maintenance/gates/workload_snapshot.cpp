// SPDX-License-Identifier: GPL-3.0-or-later
#include "maintenance/gates/workload_snapshot.hpp"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace kubemori::maintenance {

using namespace Qt::StringLiterals;

namespace {

QString kindOf(const QString &workload)
{
    return workload.section(u' ', 0, 0);
}

/// Of these the API says how many pods they are to have. Of the pods of anything else only the number is known.
bool isCounted(const QString &kind)
{
    return kind == u"Deployment" || kind == u"StatefulSet" || kind == u"DaemonSet";
}

} // namespace

WorkloadSnapshot WorkloadSnapshot::of(const WorkloadState &state)
{
    WorkloadSnapshot snapshot;
    for (const kube::Workload &workload : state.workloads) {
        snapshot.m_counts[workload.key()].desired = workload.desired;
    }
    for (const kube::PodHealth &pod : state.pods) {
        if (pod.isFinished() || pod.terminating || pod.ownerKind == u"Job") {
            continue;
        }
        const QString key = pod.workload();
        if (!isCounted(kindOf(key))) {
            ++snapshot.m_counts[key].desired;
        } else if (!snapshot.m_counts.contains(key)) {
            continue; // left over from a workload that was deleted
        }
        snapshot.m_counts[key].ready += pod.ready ? 1 : 0;
    }
    return snapshot;
}

QList<WorkloadLoss> WorkloadSnapshot::lossesSince(const WorkloadSnapshot &before) const
{
    QMap<QString, WorkloadCount> now = m_counts;
    for (auto was = before.m_counts.constBegin(); was != before.m_counts.constEnd(); ++was) {
        const QString kind = kindOf(was.key());
        if (isCounted(kind) || kind == u"Pod") {
            continue;
        }
        // Pods of a controller whose wishes are not known: as many as there were are expected back.
        WorkloadCount &count = now[was.key()];
        count.desired = std::max(count.desired, was->desired);
    }
    QList<WorkloadLoss> losses;
    for (auto count = now.constBegin(); count != now.constEnd(); ++count) {
        const auto was = before.m_counts.constFind(count.key());
        const bool isNew = was == before.m_counts.constEnd();
        const WorkloadCount then = isNew ? WorkloadCount{} : *was;
        if (count->missing() > then.missing()) {
            losses.append({.workload = count.key(), .before = then, .now = *count, .isNew = isNew});
        }
    }
    return losses;
}

QString WorkloadSnapshot::toText() const
{
    QJsonObject json;
    for (auto count = m_counts.constBegin(); count != m_counts.constEnd(); ++count) {
        json.insert(count.key(), QJsonArray{count->desired, count->ready});
    }
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

Result<WorkloadSnapshot> WorkloadSnapshot::fromText(const QString &text)
{
    const QJsonDocument document = QJsonDocument::fromJson(text.toUtf8());
    if (!document.isObject()) {
        return fail(ErrorCode::InvalidData, u"the snapshot of the workloads cannot be read"_s);
    }
    WorkloadSnapshot snapshot;
    const QJsonObject json = document.object();
    for (auto entry = json.constBegin(); entry != json.constEnd(); ++entry) {
        const QJsonArray numbers = entry->toArray();
        if (numbers.size() != 2) {
            return fail(ErrorCode::InvalidData, u"the snapshot of the workloads cannot be read"_s, entry.key());
        }
        snapshot.m_counts.insert(entry.key(), {.desired = numbers.at(0).toInt(), .ready = numbers.at(1).toInt()});
    }
    return snapshot;
}

} // namespace kubemori::maintenance
