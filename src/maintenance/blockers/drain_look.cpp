// SPDX-License-Identifier: GPL-3.0-or-later
#include "maintenance/blockers/drain_look.hpp"

#include "kube/attached_claims.hpp"
#include "kube/blocking_budget.hpp"
#include "kube/names.hpp"
#include "kube/pod_parser.hpp"

#include <QUrl>

#include <utility>

namespace kubemori::maintenance {

using namespace Qt::StringLiterals;

namespace {

/// Of more budgets than these in one look the pods are not counted: the verdict is then "may clear".
constexpr qsizetype mostBudgets = 8;
/// Likewise for the volumes of terminating pods.
constexpr qsizetype mostVolumes = 8;

} // namespace

DrainLook::DrainLook(kube::Kubectl kubectl)
    : m_kubectl(std::move(kubectl))
{
}

Result<DrainView> DrainLook::at(const QString &node, const std::stop_token &stop)
{
    if (const auto checked = kube::checkObjectName(node); !checked) {
        return std::unexpected(checked.error());
    }
    DrainView view;
    const auto read = readPods(u"/api/v1/pods?fieldSelector=spec.nodeName%3D"_s + node, view.pods, view, stop);
    if (!read) {
        return std::unexpected(read.error().on(node).during(u"listing pods"_s));
    }
    auto budgets = m_kubectl.podDisruptionBudgets(stop);
    if (!budgets) {
        return std::unexpected(budgets.error());
    }
    view.budgets = std::move(*budgets);
    for (const kube::Pod &pod : std::as_const(view.pods)) {
        if (!hasToGo(pod)) {
            continue;
        }
        if (pod.deletionTimestamp.isValid()) {
            readEnding(node, pod, view, stop);
        } else {
            readWaiting(pod, view, stop);
        }
    }
    return view;
}

Result<> DrainLook::readPods(const QString &path, QList<kube::Pod> &pods, DrainView &view,
                             const std::stop_token &stop) const
{
    auto json = m_kubectl.getRaw(path, stop);
    if (!json) {
        return std::unexpected(json.error());
    }
    auto page = kube::parsePods(*json);
    if (!page) {
        return std::unexpected(page.error());
    }
    const auto endings = kube::parsePodEndings(*json);
    if (!endings) {
        return std::unexpected(endings.error());
    }
    pods = std::move(page->pods);
    for (const kube::PodEnding &ending : *endings) {
        view.endings.insert(ending.uid, ending);
    }
    return {};
}

void DrainLook::readWaiting(const kube::Pod &pod, DrainView &view, const std::stop_token &stop)
{
    const auto blocking = kube::blockingBudgets({pod}, view.budgets);
    if (blocking.isEmpty()) {
        return;
    }
    const QString key = pod.nameSpace + u'/' + pod.ownerKind + u'/' + pod.ownerName;
    if (!m_owners.contains(key) && !pod.ownerKind.isEmpty()) {
        if (const auto owner = kube::readScalableOwner(m_kubectl, pod, stop)) {
            m_owners.insert(key, *owner);
        }
    }
    if (const auto owner = m_owners.constFind(key); owner != m_owners.cend()) {
        view.owners.insert(pod.uid, *owner);
    }
    for (const kube::PodDisruptionBudget &budget : std::as_const(view.budgets)) {
        if (budget.qualifiedName() != blocking.constFirst().name || blocking.size() > 1 ||
            view.counted.contains(budget.qualifiedName()) || view.counted.size() >= mostBudgets ||
            !kube::isObjectName(budget.nameSpace)) {
            continue;
        }
        const QString selector = QString::fromLatin1(QUrl::toPercentEncoding(budget.selectorText));
        QList<kube::Pod> counted;
        if (readPods(u"/api/v1/namespaces/%1/pods?labelSelector=%2"_s.arg(budget.nameSpace, selector), counted, view,
                     stop)) {
            view.counted.insert(budget.qualifiedName(), counted);
        }
    }
}

void DrainLook::readEnding(const QString &node, const kube::Pod &pod, DrainView &view,
                           const std::stop_token &stop) const
{
    if (!view.nodeReady) {
        if (const auto state = m_kubectl.getNode(node, stop)) {
            view.nodeReady = state->ready() == kube::ConditionStatus::True;
        }
    }
    const QStringList claims = view.endings.value(pod.uid).claims;
    if (claims.isEmpty() || view.attached.size() >= mostVolumes) {
        return;
    }
    if (const auto attached = kube::attachedClaims(m_kubectl, node, pod.nameSpace, claims, stop)) {
        view.attached.insert(pod.uid, *attached);
    }
}

} // namespace kubemori::maintenance
