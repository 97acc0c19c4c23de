// SPDX-License-Identifier: GPL-3.0-or-later
#include "maintenance/blockers/drain_view.hpp"

namespace kubemori::maintenance {

bool hasToGo(const kube::Pod &pod)
{
    return !pod.mirror && pod.ownerKind != u"DaemonSet" && !pod.isFinished();
}

} // namespace kubemori::maintenance
