// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>

namespace kubemori::kube {

/// What a pod's end, and that of those who wait for it, depends on beside what kube::Pod holds.
struct PodEnding
{
    QString uid;
    QDateTime createdAt;   ///< UTC
    int graceSeconds = -1; ///< given with its deletion; -1: it is not terminating
    QStringList claims;    ///< PersistentVolumeClaims that it mounts, by name
    bool unschedulable = false;

    bool operator==(const PodEnding &) const = default;
};

/// Of a PodList, in its order. InvalidData says what is wrong and where.
[[nodiscard]] Result<QList<PodEnding>> parsePodEndings(QByteArray &json);

} // namespace kubemori::kube
