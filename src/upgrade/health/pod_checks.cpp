// SPDX-License-Identifier: GPL-3.0-or-later
#include "upgrade/health/pod_checks.hpp"

#include "upgrade/check_ids.hpp"
#include "upgrade/health/check_findings.hpp"
#include "upgrade/health/unwell_pod.hpp"

namespace kubemori::upgrade::health {

using namespace Qt::StringLiterals;

QList<Finding> checkPodsWell(const ClusterPicture &picture)
{
    constexpr qsizetype most = 50; // hundreds of evicted pods are one matter and no hundreds
    CheckFindings findings(checks::podsWell);
    if (!picture.pods) {
        findings.unknown({}, picture.pods.error());
        return findings.list();
    }
    const QList<kube::PodHealth> unwell = unwellOf(picture.pods->pods);
    for (const kube::PodHealth &pod : unwell.first(std::min(most, unwell.size()))) {
        findings.add(Severity::Warn, pod.qualifiedName(), evidenceOf(pod));
    }
    if (unwell.size() > most) {
        QStringList names;
        for (const kube::PodHealth &pod : unwell.sliced(most)) {
            names.append(pod.qualifiedName());
        }
        findings.add(Severity::Warn, {}, u"%1 more: "_s.arg(names.size()) + joinedShort(names, u", "_s));
    }
    findings.well(u"%1 of %2 pods"_s.arg(picture.pods->pods.size() - unwell.size()).arg(picture.pods->pods.size()));
    return findings.list();
}

QList<Finding> checkBudgets(const ClusterPicture &picture)
{
    CheckFindings findings(checks::budgets);
    if (!picture.budgets) {
        findings.unknown({}, picture.budgets.error());
        return findings.list();
    }
    for (const kube::PodDisruptionBudget &budget : *picture.budgets) {
        const QString rule = budget.minAvailable.isEmpty() ? u"maxUnavailable: "_s + budget.maxUnavailable
                                                           : u"minAvailable: "_s + budget.minAvailable;
        if (budget.disruptionsAllowed <= 0 && budget.expectedPods > 0) {
            findings.add(Severity::Warn, budget.qualifiedName(),
                         u"disruptionsAllowed: %1, currentHealthy: %2, desiredHealthy: %3, expectedPods: %4, %5"_s
                             .arg(budget.disruptionsAllowed)
                             .arg(budget.currentHealthy)
                             .arg(budget.desiredHealthy)
                             .arg(budget.expectedPods)
                             .arg(rule));
        } else {
            findings.well(budget.qualifiedName());
        }
    }
    if (picture.budgets->isEmpty()) {
        findings.well(u"there are none"_s);
    }
    return findings.list();
}

} // namespace kubemori::upgrade::health
