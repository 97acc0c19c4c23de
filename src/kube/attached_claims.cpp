// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube/attached_claims.hpp"

#include "kube/names.hpp"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

namespace kubemori::kube {

using namespace Qt::StringLiterals;

namespace {

Result<QSet<QString>> volumesOn(const Kubectl &kubectl, const QString &node, const std::stop_token &stop)
{
    const auto json = kubectl.getRaw(u"/apis/storage.k8s.io/v1/volumeattachments"_s, stop);
    if (!json) {
        return std::unexpected(json.error());
    }
    QSet<QString> volumes;
    for (const auto &item : QJsonDocument::fromJson(*json)[u"items"].toArray()) {
        if (item[u"spec"][u"nodeName"].toString() == node) {
            volumes.insert(item[u"spec"][u"source"][u"persistentVolumeName"].toString());
        }
    }
    volumes.remove(QString());
    return volumes;
}

} // namespace

Result<QStringList> attachedClaims(const Kubectl &kubectl, const QString &node, const QString &nameSpace,
                                   const QStringList &claims, const std::stop_token &stop)
{
    const auto volumes = volumesOn(kubectl, node, stop);
    if (!volumes) {
        return std::unexpected(volumes.error());
    }
    QStringList attached;
    for (const QString &claim : claims) {
        if (volumes->isEmpty() || !isObjectName(nameSpace) || !isObjectName(claim)) {
            continue;
        }
        const auto json =
            kubectl.getRaw(u"/api/v1/namespaces/%1/persistentvolumeclaims/%2"_s.arg(nameSpace, claim), stop);
        if (!json) {
            return std::unexpected(json.error());
        }
        if (volumes->contains(QJsonDocument::fromJson(*json)[u"spec"][u"volumeName"].toString())) {
            attached.append(claim);
        }
    }
    return attached;
}

} // namespace kubemori::kube
