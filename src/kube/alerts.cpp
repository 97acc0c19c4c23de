// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube/alerts.hpp"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

namespace kubemori::kube {

using namespace Qt::StringLiterals;

namespace {

QString aboutOf(const QJsonValue &labels)
{
    const QString pod = labels[u"pod"].toString();
    QString nameSpace = labels[u"namespace"].toString();
    if (!pod.isEmpty()) {
        return nameSpace.isEmpty() ? pod : QString(nameSpace + u'/' + pod);
    }
    for (const QString &label : {u"node"_s, u"instance"_s}) {
        if (const QString value = labels[label].toString(); !value.isEmpty()) {
            return value;
        }
    }
    return nameSpace;
}

} // namespace

QString firingAlertsPath()
{
    return u"/api/v1/query?query="_s + QString::fromLatin1(QUrl::toPercentEncoding(u"ALERTS{alertstate=\"firing\"}"_s));
}

Result<QList<Alert>> parseAlerts(const QByteArray &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (document[u"status"].toString() != u"success") {
        const QString said = document[u"error"].toString();
        return fail(ErrorCode::InvalidData,
                    said.isEmpty() ? u"not an answer of Prometheus: "_s + QString::fromUtf8(json.left(80)).simplified()
                                   : said.left(300));
    }
    const QJsonValue data = document[u"data"];
    if (data[u"resultType"].toString() != u"vector" || !data[u"result"].isArray()) {
        return fail(ErrorCode::InvalidData, u"Prometheus answered no list of alerts"_s);
    }
    QList<Alert> alerts;
    for (const auto &entry : data[u"result"].toArray()) {
        const QJsonValue labels = entry.toObject()[u"metric"];
        alerts.append({.name = labels[u"alertname"].toString(),
                       .severity = labels[u"severity"].toString(),
                       .about = aboutOf(labels)});
    }
    return alerts;
}

} // namespace kubemori::kube
