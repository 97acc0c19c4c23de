// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/fleet_json.hpp"

#include "fleet/facts_json.hpp"
#include "fleet/version_skew.hpp"

#include <QJsonArray>
#include <QJsonDocument>

namespace kubemori::cli {

using namespace Qt::StringLiterals;

namespace {

QString textOf(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODateWithMs);
}

QJsonObject toJson(const fleet::OperationRecord &record)
{
    QJsonObject json{{u"operation"_s, record.id},
                     {u"kind"_s, record.kind},
                     {u"standing"_s, operation::toString(record.standing)},
                     {u"begunAt"_s, textOf(record.begunAt)},
                     {u"lastAt"_s, textOf(record.lastAt)}};
    if (record.standing == operation::Standing::Ended) {
        json.insert(u"outcome"_s, operation::toString(record.outcome));
    }
    return json;
}

QJsonObject toJson(const fleet::VersionRecord &record)
{
    return {{u"at"_s, textOf(record.at)},
            {u"release"_s, record.release},
            {u"exact"_s, record.isExact},
            {u"apiServer"_s, record.apiServer},
            {u"kubelets"_s, QJsonArray::fromStringList(record.kubelets)}};
}

QJsonObject toJson(const fleet::PromotionHint &hint)
{
    return {{u"kind"_s, fleet::toString(hint.kind)}, {u"cluster"_s, hint.cluster},   {u"tag"_s, hint.tag},
            {u"since"_s, textOf(hint.since)},        {u"atLeast"_s, hint.isAtLeast}, {u"operations"_s, hint.operations},
            {u"troubled"_s, hint.troubled},          {u"notReady"_s, hint.notReady}};
}

template<class T> QJsonArray toArray(const QList<T> &list)
{
    QJsonArray array;
    for (const T &item : list) {
        array.append(toJson(item));
    }
    return array;
}

} // namespace

QList<fleet::PromotionHint> hintsFor(const FleetList &fleet, qsizetype index)
{
    QList<fleet::FleetMember> members;
    for (const auto &[profile, record] : fleet) {
        members.append(fleet::memberOf(profile, record));
    }
    return fleet::promotionHints(members.at(index), members);
}

QByteArray fleetToJson(const FleetList &fleet, const QDateTime &now)
{
    QJsonArray clusters;
    for (qsizetype i = 0; i < fleet.size(); ++i) {
        const auto &[profile, record] = fleet.at(i);
        QJsonObject json = fleet::toJson(record.facts);
        json.insert(u"id"_s, profile.id);
        json.insert(u"name"_s, profile.name);
        json.insert(u"purpose"_s, cluster::toString(profile.purpose));
        const auto &kubernetes = record.facts.kubernetes.value;
        json.insert(u"skew"_s, fleet::toString(kubernetes ? fleet::skewOf(*kubernetes).skew : fleet::Skew::Unknown));
        if (const auto &found = record.facts.certificates.value; found && found->notAfter.isValid()) {
            json.insert(u"daysLeft"_s, now.daysTo(found->notAfter));
        }
        if (!record.operations.isEmpty()) {
            json.insert(u"lastOperation"_s, toJson(record.operations.constFirst()));
        }
        json.insert(u"history"_s, toArray(record.history));
        json.insert(u"hints"_s, toArray(hintsFor(fleet, i)));
        clusters.append(json);
    }
    return QJsonDocument(QJsonObject{{u"clusters"_s, clusters}}).toJson(QJsonDocument::Compact) + '\n';
}

} // namespace kubemori::cli
