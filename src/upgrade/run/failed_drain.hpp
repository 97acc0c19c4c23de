// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maintenance/blockers/drain_remedies.hpp"
#include "operation/question.hpp"
#include "operation/step_context.hpp"

#include <QStringList>

namespace kubemori::upgrade {

/// A node that a run of ansible could not drain: what holds its pods, and what can be done about them. What is changed
/// for the time of the run is put back when that is over.
class FailedDrain
{
public:
    /// `actions` is borrowed.
    FailedDrain(maintenance::ClusterActions &actions, QStringList protectedNamespaces);

    /// Where the last run failed, and at which task.
    void setFailure(const QString &host, const QString &task);
    /// Adds pods, budgets and remedies when the task was a drain.
    void explain(operation::Question &question, operation::StepContext &context);
    /// Carries out a remedy that was offered.
    void accept(const operation::Answer &answer, operation::StepContext &context);
    /// The run is over, or given up: puts back what was changed for it.
    [[nodiscard]] Result<> putBack(operation::StepContext &context);

private:
    maintenance::ClusterActions &m_actions;
    QStringList m_protected;
    maintenance::DrainRemedies m_remedies;
    QString m_host; ///< empty: the last run did not fail at a drain
};

} // namespace kubemori::upgrade
