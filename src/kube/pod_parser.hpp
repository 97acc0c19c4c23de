// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "kube/pod.hpp"
#include "kube/room_parser.hpp"

#include <QByteArray>
#include <QList>

namespace kubemori::kube {

struct PodPage
{
    QList<Pod> pods;
    QString next; ///< the continue token; empty on the last page
};

/// A page of a PodList. InvalidData says what is wrong and where.
[[nodiscard]] Result<PodPage> parsePods(QByteArray &json);
/// The same with what the scheduler asks for. An amount that is none ("cpu": "much") is InvalidData here, and no
/// matter to parsePods().
[[nodiscard]] Result<Page<ScheduledPod>> parseScheduledPods(QByteArray &json);

} // namespace kubemori::kube
