// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "kube/workload.hpp"

#include <QByteArray>

namespace kubemori::kube {

struct WorkloadPage
{
    QList<Workload> workloads;
    QString next; ///< the continue token; empty on the last page
};

struct PodHealthPage
{
    QList<PodHealth> pods;
    QString next;
};

/// A page of a list of apps/v1 objects of this kind ("Deployment", "StatefulSet", "DaemonSet"). InvalidData says what
/// is wrong and where.
[[nodiscard]] Result<WorkloadPage> parseWorkloads(QByteArray &json, const QString &kind);
/// A page of a PodList.
[[nodiscard]] Result<PodHealthPage> parsePodHealth(QByteArray &json);

} // namespace kubemori::kube
