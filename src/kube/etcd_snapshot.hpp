// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"

#include <QByteArray>

namespace kubemori::kube {

/// What is in a snapshot of etcd, as the program that made or checked it says.
struct EtcdSnapshotStatus
{
    quint32 hash = 0; ///< etcd's own, over the contents
    qint64 revision = 0;
    qint64 keys = 0;
    qint64 bytes = 0;

    bool operator==(const EtcdSnapshotStatus &) const = default;
};

/// Reads `etcdutl snapshot status FILE -w json` (etcdctl before 3.6 says the same). InvalidData for anything else, and
/// for a snapshot without keys: no cluster has none.
[[nodiscard]] Result<EtcdSnapshotStatus> parseEtcdSnapshotStatus(const QByteArray &json);

} // namespace kubemori::kube
