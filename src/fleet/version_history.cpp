// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleet/version_history.hpp"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace kubemori::fleet {

using namespace Qt::StringLiterals;

bool VersionRecord::hasSameVersions(const VersionRecord &other) const
{
    return apiServer == other.apiServer && kubelets == other.kubelets;
}

bool VersionRecord::isSettled() const
{
    return kubelets.size() == 1 && kubelets.constFirst() == apiServer;
}

std::optional<VersionRecord> changeOf(const std::optional<VersionRecord> &last, const ClusterFacts &facts,
                                      const QDateTime &now)
{
    VersionRecord record;
    record.at = now;
    if (facts.release.value) {
        record.release = facts.release.value->release();
        record.isExact = !facts.release.value->played().isEmpty();
    }
    if (facts.kubernetes.value) {
        record.apiServer = facts.kubernetes.value->apiServer;
        record.kubelets = facts.kubernetes.value->kubelets.keys();
    }
    // Half of the truth is not a change of the other half.
    if (last && !facts.release.value) {
        record.release = last->release;
        record.isExact = last->isExact;
    }
    if (last && !facts.kubernetes.value) {
        record.apiServer = last->apiServer;
        record.kubelets = last->kubelets;
    }
    const bool isNothing = record.release.isEmpty() && record.apiServer.isEmpty();
    const bool isSame =
        last && last->release == record.release && last->isExact == record.isExact && last->hasSameVersions(record);
    return isNothing || isSame ? std::nullopt : std::optional{record};
}

QByteArray toJsonLine(const VersionRecord &record)
{
    const QJsonObject json{{u"at"_s, record.at.toUTC().toString(Qt::ISODateWithMs)},
                           {u"release"_s, record.release},
                           {u"exact"_s, record.isExact},
                           {u"apiServer"_s, record.apiServer},
                           {u"kubelets"_s, QJsonArray::fromStringList(record.kubelets)}};
    return QJsonDocument(json).toJson(QJsonDocument::Compact) + '\n';
}

QList<VersionRecord> historyFromLines(const QByteArray &lines)
{
    QList<VersionRecord> history;
    for (const QByteArray &line : lines.split('\n')) {
        const QJsonObject json = QJsonDocument::fromJson(line).object();
        VersionRecord record;
        record.at = QDateTime::fromString(json.value("at"_L1).toString(), Qt::ISODateWithMs);
        record.release = json.value("release"_L1).toString();
        record.isExact = json.value("exact"_L1).toBool();
        record.apiServer = json.value("apiServer"_L1).toString();
        for (const QJsonValue &version : json.value("kubelets"_L1).toArray()) {
            record.kubelets.append(version.toString());
        }
        const bool repeats = !history.isEmpty() && history.constLast().release == record.release &&
                             history.constLast().isExact == record.isExact &&
                             history.constLast().hasSameVersions(record);
        if (record.at.isValid() && !repeats) {
            history.append(record);
        }
    }
    return history;
}

} // namespace kubemori::fleet
