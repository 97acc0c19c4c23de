// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>

namespace kubemori::kube {

/// A volume that a driver has attached to a node, or is about to.
struct VolumeAttachment
{
    QString node;
    QString volume; ///< the PersistentVolume; empty for an inline volume
    QString driver;

    bool operator==(const VolumeAttachment &) const = default;
};

struct VolumeAttachmentPage
{
    QList<VolumeAttachment> attachments;
    QString next; ///< the continue token; empty on the last page
};

/// A Ceph cluster as Rook's operator sees it.
struct CephCluster
{
    QString name;          ///< "namespace/name"
    QString health;        ///< "HEALTH_OK", "HEALTH_WARN", "HEALTH_ERR"; empty: the operator has not said yet
    QStringList details;   ///< "OSD_DOWN: 1 osds down"
    QDateTime lastChecked; ///< UTC; invalid if not given

    bool operator==(const CephCluster &) const = default;
};

/// A page of a VolumeAttachmentList.
[[nodiscard]] Result<VolumeAttachmentPage> parseVolumeAttachments(const QByteArray &json);
/// The PersistentVolume that a PersistentVolumeClaim is bound to; empty while it is not.
[[nodiscard]] Result<QString> parseBoundVolume(const QByteArray &json);
/// A CephClusterList of ceph.rook.io/v1.
[[nodiscard]] Result<QList<CephCluster>> parseCephClusters(const QByteArray &json);

} // namespace kubemori::kube
