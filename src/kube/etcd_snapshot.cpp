// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube/etcd_snapshot.hpp"

#include <QJsonDocument>
#include <QJsonObject>

namespace kubemori::kube {

using namespace Qt::StringLiterals;

Result<EtcdSnapshotStatus> parseEtcdSnapshotStatus(const QByteArray &json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    for (const QString &key : {u"hash"_s, u"revision"_s, u"totalKey"_s, u"totalSize"_s}) {
        if (!object.value(key).isDouble()) {
            return fail(ErrorCode::InvalidData, u"not the status of a snapshot: "_s + key + u" is missing"_s);
        }
    }
    const EtcdSnapshotStatus status{.hash = static_cast<quint32>(object[u"hash"].toInteger()),
                                    .revision = object[u"revision"].toInteger(),
                                    .keys = object[u"totalKey"].toInteger(),
                                    .bytes = object[u"totalSize"].toInteger()};
    if (status.keys <= 0 || status.bytes <= 0) {
        return fail(ErrorCode::InvalidData, u"the snapshot holds no keys"_s);
    }
    return status;
}

} // namespace kubemori::kube
