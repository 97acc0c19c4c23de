// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube/workload.hpp"

namespace kubemori::kube {

using namespace Qt::StringLiterals;

QString PodHealth::workload() const
{
    if (mirror || ownerKind.isEmpty()) {
        return u"Pod "_s + qualifiedName();
    }
    // A Deployment names its ReplicaSets after itself and the hash of their template; the next rollout makes a new one.
    const QString suffix = u'-' + templateHash;
    if (ownerKind == u"ReplicaSet" && !templateHash.isEmpty() && ownerName.endsWith(suffix)) {
        return u"Deployment "_s + nameSpace + u'/' + ownerName.chopped(suffix.size());
    }
    return ownerKind + u' ' + nameSpace + u'/' + ownerName;
}

} // namespace kubemori::kube
