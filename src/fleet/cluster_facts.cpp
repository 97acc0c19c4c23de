// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleet/cluster_facts.hpp"

#include <algorithm>

namespace kubemori::fleet {

KubernetesFacts kubernetesFacts(const QString &apiServer, const QList<kube::Node> &nodes)
{
    KubernetesFacts facts;
    facts.apiServer = apiServer;
    for (const kube::Node &node : nodes) {
        ++facts.kubelets[node.version];
        ++facts.nodes;
        facts.ready += node.ready() == kube::ConditionStatus::True ? 1 : 0;
        facts.cordoned += node.schedulable ? 0 : 1;
    }
    return facts;
}

QString ReleaseFacts::played() const
{
    return tag.isEmpty() && isReleaseAsIs ? nearestTag : tag;
}

QString ReleaseFacts::release() const
{
    if (!played().isEmpty() || nearestTag.isEmpty()) {
        return played();
    }
    return nearestTag + u'+' + QString::number(commitsSince);
}

ReleaseFacts releaseFacts(const kubespray::CheckoutState &state)
{
    return {.tag = state.tag,
            .nearestTag = state.nearestTag,
            .commitsSince = state.commitsSince,
            .isReleaseAsIs = state.isReleaseAsIs,
            .branch = state.branch,
            .commit = state.commit,
            .changed = static_cast<int>(state.changed.size()),
            .untracked = static_cast<int>(state.untracked.size())};
}

QDateTime ClusterFacts::triedAt() const
{
    QDateTime latest;
    for (const QDateTime &at : {kubernetes.triedAt, certificates.triedAt, release.triedAt}) {
        if (at.isValid() && (!latest.isValid() || latest < at)) {
            latest = at;
        }
    }
    return latest;
}

bool needsPerson(const Error &error)
{
    return error.code == ErrorCode::Declined || error.code == ErrorCode::HostKeyUnknown;
}

} // namespace kubemori::fleet
