// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube/storage.hpp"

#include "kube/timestamp.hpp"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace kubemori::kube {

using namespace Qt::StringLiterals;

namespace {

Result<QJsonObject> objectOf(const QByteArray &json, const QString &kind)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(json, &problem);
    if (!document.isObject()) {
        return fail(ErrorCode::InvalidData,
                    problem.error == QJsonParseError::NoError ? u"an object was expected"_s : problem.errorString());
    }
    QJsonObject object = document.object();
    if (object[u"kind"].toString() != kind) {
        return fail(ErrorCode::InvalidData,
                    u"a %1 was expected, this is a \"%2\""_s.arg(kind, object[u"kind"].toString().left(80)));
    }
    return object;
}

Result<QJsonArray> itemsOf(const Result<QJsonObject> &list)
{
    if (!list) {
        return std::unexpected(list.error());
    }
    const QJsonValue items = (*list)[u"items"];
    if (!items.isArray() && !items.isNull()) {
        return fail(ErrorCode::InvalidData, u"a list with items was expected"_s);
    }
    return items.toArray();
}

} // namespace

Result<VolumeAttachmentPage> parseVolumeAttachments(const QByteArray &json)
{
    const auto list = objectOf(json, u"VolumeAttachmentList"_s);
    const auto items = itemsOf(list);
    if (!items) {
        return std::unexpected(items.error());
    }
    VolumeAttachmentPage page;
    page.next = (*list)[u"metadata"][u"continue"].toString();
    for (const auto &item : *items) {
        const QJsonValue spec = item.toObject()[u"spec"];
        const VolumeAttachment attachment{.node = spec[u"nodeName"].toString(),
                                          .volume = spec[u"source"][u"persistentVolumeName"].toString(),
                                          .driver = spec[u"attacher"].toString()};
        if (attachment.node.isEmpty()) {
            return fail(ErrorCode::InvalidData, u"a VolumeAttachment without a node"_s);
        }
        page.attachments.append(attachment);
    }
    return page;
}

Result<QString> parseBoundVolume(const QByteArray &json)
{
    const auto claim = objectOf(json, u"PersistentVolumeClaim"_s);
    if (!claim) {
        return std::unexpected(claim.error());
    }
    return (*claim)[u"spec"][u"volumeName"].toString();
}

Result<QList<CephCluster>> parseCephClusters(const QByteArray &json)
{
    const auto items = itemsOf(objectOf(json, u"CephClusterList"_s));
    if (!items) {
        return std::unexpected(items.error());
    }
    QList<CephCluster> clusters;
    for (const auto &item : *items) {
        const QJsonObject object = item.toObject();
        const QJsonValue ceph = object[u"status"][u"ceph"];
        CephCluster cluster{.name = object[u"metadata"][u"namespace"].toString() + u'/' +
                                    object[u"metadata"][u"name"].toString(),
                            .health = ceph[u"health"].toString(),
                            .details = {},
                            .lastChecked = parseTimestamp(ceph[u"lastChecked"].toString().toStdString())};
        const QJsonObject details = ceph[u"details"].toObject();
        for (auto detail = details.constBegin(); detail != details.constEnd(); ++detail) {
            cluster.details.append(detail.key() + u": "_s + detail.value()[u"message"].toString());
        }
        clusters.append(cluster);
    }
    return clusters;
}

} // namespace kubemori::kube
