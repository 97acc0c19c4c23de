// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maintenance/gates/cluster_health.hpp"

#include <QMap>

namespace kubemori::maintenance {

/// How many pods of a workload are wanted, and how many of them work.
struct WorkloadCount
{
    int desired = 0;
    int ready = 0;

    [[nodiscard]] int missing() const { return desired > ready ? desired - ready : 0; }
    bool operator==(const WorkloadCount &) const = default;
};

/// A workload that is worse off than it was.
struct WorkloadLoss
{
    QString workload; ///< "Deployment shop/web"
    WorkloadCount before;
    WorkloadCount now;
    bool isNew = false; ///< it was not there before

    bool operator==(const WorkloadLoss &) const = default;
};

/// The workloads of a cluster at one moment, counted from their pods: what a controller reports may be old while the
/// control plane itself restarts. Finished and terminating pods do not count, nor do Jobs, which come and go. A plain
/// value.
class WorkloadSnapshot
{
public:
    WorkloadSnapshot() = default;
    [[nodiscard]] static WorkloadSnapshot of(const WorkloadState &state);

    /// What lacks more pods now than it did then. A workload that was deleted or made smaller meanwhile is no loss,
    /// nor is a bare pod that is gone: nobody makes it again.
    [[nodiscard]] QList<WorkloadLoss> lossesSince(const WorkloadSnapshot &before) const;
    [[nodiscard]] qsizetype size() const { return m_counts.size(); }
    [[nodiscard]] WorkloadCount count(const QString &workload) const { return m_counts.value(workload); }

    /// One line of JSON, for a fact in the journal, and back.
    [[nodiscard]] QString toText() const;
    [[nodiscard]] static Result<WorkloadSnapshot> fromText(const QString &text);

    bool operator==(const WorkloadSnapshot &) const = default;

private:
    QMap<QString, WorkloadCount> m_counts;
};

} // namespace kubemori::maintenance
