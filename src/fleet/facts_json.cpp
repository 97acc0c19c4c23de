// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleet/facts_json.hpp"

#include "operation/json.hpp"

#include <QJsonArray>

namespace kubemori::fleet {

using namespace Qt::StringLiterals;

namespace {

QString textOf(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODateWithMs);
}

QDateTime timeOf(const QJsonValue &value)
{
    return QDateTime::fromString(value.toString(), Qt::ISODateWithMs);
}

QJsonObject valueToJson(const KubernetesFacts &facts)
{
    QJsonObject kubelets;
    for (const auto &[version, count] : facts.kubelets.asKeyValueRange()) {
        kubelets.insert(version, count);
    }
    return {{u"apiServer"_s, facts.apiServer},
            {u"kubelets"_s, kubelets},
            {u"nodes"_s, facts.nodes},
            {u"ready"_s, facts.ready},
            {u"cordoned"_s, facts.cordoned}};
}

void readValue(const QJsonObject &json, KubernetesFacts &facts)
{
    facts.apiServer = json.value("apiServer"_L1).toString();
    const QJsonObject kubelets = json.value("kubelets"_L1).toObject();
    for (auto it = kubelets.constBegin(); it != kubelets.constEnd(); ++it) {
        facts.kubelets.insert(it.key(), it.value().toInt());
    }
    facts.nodes = json.value("nodes"_L1).toInt();
    facts.ready = json.value("ready"_L1).toInt();
    facts.cordoned = json.value("cordoned"_L1).toInt();
}

QJsonObject valueToJson(const CertificateFacts &facts)
{
    QJsonObject json{{u"count"_s, facts.count}, {u"unread"_s, QJsonArray::fromStringList(facts.unread)}};
    if (facts.notAfter.isValid()) {
        json.insert(u"host"_s, facts.host);
        json.insert(u"path"_s, facts.path);
        json.insert(u"notAfter"_s, textOf(facts.notAfter));
    }
    return json;
}

void readValue(const QJsonObject &json, CertificateFacts &facts)
{
    facts.host = json.value("host"_L1).toString();
    facts.path = json.value("path"_L1).toString();
    facts.notAfter = timeOf(json.value("notAfter"_L1));
    facts.count = json.value("count"_L1).toInt();
    for (const QJsonValue &host : json.value("unread"_L1).toArray()) {
        facts.unread.append(host.toString());
    }
}

QJsonObject valueToJson(const ReleaseFacts &facts)
{
    return {{u"tag"_s, facts.tag},
            {u"nearestTag"_s, facts.nearestTag},
            {u"commitsSince"_s, facts.commitsSince},
            {u"releaseAsIs"_s, facts.isReleaseAsIs},
            {u"branch"_s, facts.branch},
            {u"commit"_s, facts.commit},
            {u"changed"_s, facts.changed},
            {u"untracked"_s, facts.untracked}};
}

void readValue(const QJsonObject &json, ReleaseFacts &facts)
{
    facts.tag = json.value("tag"_L1).toString();
    facts.nearestTag = json.value("nearestTag"_L1).toString();
    facts.commitsSince = json.value("commitsSince"_L1).toInt();
    facts.isReleaseAsIs = json.value("releaseAsIs"_L1).toBool();
    facts.branch = json.value("branch"_L1).toString();
    facts.commit = json.value("commit"_L1).toString();
    facts.changed = json.value("changed"_L1).toInt();
    facts.untracked = json.value("untracked"_L1).toInt();
}

template<class T> QJsonObject factToJson(const Fact<T> &fact)
{
    QJsonObject json;
    if (fact.value) {
        json.insert(u"value"_s, valueToJson(*fact.value));
        json.insert(u"seenAt"_s, textOf(fact.seenAt));
    }
    if (fact.error) {
        json.insert(u"error"_s, operation::toJson(*fact.error));
    }
    if (fact.triedAt.isValid()) {
        json.insert(u"triedAt"_s, textOf(fact.triedAt));
    }
    return json;
}

template<class T> Fact<T> factFromJson(const QJsonObject &json)
{
    Fact<T> fact;
    fact.seenAt = timeOf(json.value("seenAt"_L1));
    if (json.contains("value"_L1) && fact.seenAt.isValid()) {
        readValue(json.value("value"_L1).toObject(), fact.value.emplace());
    } else {
        fact.seenAt = {};
    }
    if (json.contains("error"_L1)) {
        fact.error = operation::errorFromJson(json.value("error"_L1).toObject());
    }
    fact.triedAt = timeOf(json.value("triedAt"_L1));
    return fact;
}

} // namespace

QJsonObject toJson(const ClusterFacts &facts)
{
    return {{u"kubernetes"_s, factToJson(facts.kubernetes)},
            {u"certificates"_s, factToJson(facts.certificates)},
            {u"kubespray"_s, factToJson(facts.release)}};
}

ClusterFacts factsFromJson(const QJsonObject &json)
{
    return {.kubernetes = factFromJson<KubernetesFacts>(json.value("kubernetes"_L1).toObject()),
            .certificates = factFromJson<CertificateFacts>(json.value("certificates"_L1).toObject()),
            .release = factFromJson<ReleaseFacts>(json.value("kubespray"_L1).toObject())};
}

} // namespace kubemori::fleet
