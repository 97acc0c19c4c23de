// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maintenance/forecast.hpp"

namespace kubemori::test {

/// A cluster as a forecast sees it, made of a few words: all in namespace "shop".
struct ForecastWorld
{
    maintenance::ForecastFacts facts;

    /// Ready workers with 4 CPU, 8 GiB and room for 110 pods, rebooted in this order.
    explicit ForecastWorld(const QStringList &nodes);

    kube::NodeRoom &node(const QString &name);
    /// Ready pods "NAME-0", "NAME-1", … of a Deployment, one on each of these nodes (letters in one string: "aab").
    void deployment(const QString &name, const QString &nodes);
    /// The same of a StatefulSet.
    void statefulSet(const QString &name, const QString &nodes);
    kube::ScheduledPod &bare(const QString &name, const QString &node);
    kube::ScheduledPod &daemon(const QString &name, const QString &node);
    kube::ScheduledPod &pod(const QString &name);
    /// A change to each pod of a workload.
    template<class Change> void each(const QString &app, Change change)
    {
        for (kube::ScheduledPod &pod : facts.pods) {
            if (pod.pod.labels.value(QStringLiteral("app")) == app) {
                change(pod);
            }
        }
    }
    void requests(const QString &app, qint64 cpuMillis, qint64 mebibytes);
    /// No two of them on one node.
    void spread(const QString &app);
    /// A budget over the pods of a workload, with the server's numbers for them as they stand now.
    kube::PodDisruptionBudget &budget(const QString &app, const QString &minAvailable, const QString &maxUnavailable);

    [[nodiscard]] maintenance::Forecast forecast() const;
    /// "NODE SEVERITY KIND SUBJECT ×PODS" for every finding of at least this severity.
    [[nodiscard]] QStringList lines(maintenance::ForecastFinding::Severity least) const;
    /// "NODE -> moved +lost !refused ~withoutPlace", a line for each node.
    [[nodiscard]] QStringList turns() const;

private:
    void workload(const QString &kind, const QString &name, const QString &nodes);
};

} // namespace kubemori::test
