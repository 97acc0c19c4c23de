// SPDX-License-Identifier: GPL-3.0-or-later
#include "upgrade/health/unwell_pod.hpp"

#include <QStringList>

#include <algorithm>
#include <iterator>

namespace kubemori::upgrade::health {

using namespace Qt::StringLiterals;

bool isWell(const kube::PodHealth &pod)
{
    if (pod.terminating) {
        return false;
    }
    return pod.phase == "Succeeded"_L1 || (pod.phase == "Running"_L1 && pod.ready);
}

bool isStarting(const kube::PodHealth &pod)
{
    static const QStringList reasons{u"ContainerCreating"_s, u"PodInitializing"_s};
    if (isWell(pod) || pod.phase == "Failed"_L1) {
        return false;
    }
    return pod.terminating || pod.reason.isEmpty() || reasons.contains(pod.reason);
}

QString stateOf(const kube::PodHealth &pod)
{
    if (pod.terminating) {
        return u"Terminating"_s;
    }
    if (!pod.reason.isEmpty()) {
        return pod.reason;
    }
    return pod.phase == "Running"_L1 && !pod.ready ? u"NotReady"_s : pod.phase.isEmpty() ? u"Unknown"_s : pod.phase;
}

QString ownerOf(const kube::PodHealth &pod)
{
    if (pod.mirror || pod.ownerKind.isEmpty()) {
        return {};
    }
    const QString key = pod.workload(); // "Deployment shop/web"
    return pod.nameSpace + u'/' + key.section(u' ', 0, 0) + u'/' + key.section(u'/', 1);
}

QList<kube::PodHealth> unwellOf(const QList<kube::PodHealth> &pods)
{
    QList<kube::PodHealth> unwell;
    std::ranges::copy_if(pods, std::back_inserter(unwell), [](const kube::PodHealth &pod) { return !isWell(pod); });
    return unwell;
}

QList<PodBefore> podsBefore(const QList<kube::PodHealth> &pods)
{
    QList<PodBefore> before;
    for (const kube::PodHealth &pod : unwellOf(pods)) {
        before.append({.name = pod.qualifiedName(), .owner = ownerOf(pod), .state = stateOf(pod)});
    }
    return before;
}

QString evidenceOf(const kube::PodHealth &pod)
{
    QString text = stateOf(pod);
    if (!pod.node.isEmpty()) {
        text += u" on "_s + pod.node;
    }
    const QString owner = ownerOf(pod);
    return owner.isEmpty() ? text : QString(text + u", of "_s + owner);
}

} // namespace kubemori::upgrade::health
