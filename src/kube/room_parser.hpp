// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "kube/pod_needs.hpp"

#include <QByteArray>
#include <QList>

namespace kubemori::kube {

/// A page of a list that a forecast reads.
template<class Item> struct Page
{
    QList<Item> items;
    QString next; ///< the continue token; empty on the last page
};

/// Pages of a NodeList and a PersistentVolumeList (only volumes that belong to a claim and that not every node can
/// mount). Only what a forecast needs is kept. InvalidData says what is wrong and where.
[[nodiscard]] Result<Page<NodeRoom>> parseNodeRooms(QByteArray &json);
[[nodiscard]] Result<Page<BoundVolume>> parseBoundVolumes(QByteArray &json);

} // namespace kubemori::kube
