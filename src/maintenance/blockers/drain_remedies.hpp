// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maintenance/cluster_actions.hpp"
#include "operation/question.hpp"
#include "operation/step_context.hpp"

#include <QHash>

namespace kubemori::maintenance {

/// What can be done about the pods that hold a drain up, from the offer to the proof. What is changed only for the time
/// of the drain is remembered first (Borrowed) and put back by putBackBorrowed().
class DrainRemedies
{
public:
    /// `actions` is borrowed.
    DrainRemedies(ClusterActions &actions, QStringList protectedNamespaces);

    /// Gives every remedy its exact command; those for which there is none now are taken off.
    void prepare(QList<operation::DrainBlocker> &blockers, const DrainView &view, operation::StepContext &context);
    /// Does what was answered, with the command that was shown, and reads back what came of it. InvalidInput when it
    /// was not offered or may not be done any more; nothing is changed then.
    [[nodiscard]] Result<> carryOut(const operation::Answer &answer, operation::StepContext &context);

private:
    struct Prepared
    {
        kube::ClusterChange change;
        QString uid; ///< of the budget or pod; empty for a workload
    };
    [[nodiscard]] std::optional<Prepared> prepared(const operation::Remedy &remedy,
                                                   const operation::DrainBlocker &blocker, const DrainView &view,
                                                   operation::StepContext &context) const;
    [[nodiscard]] Result<> relax(const kube::BudgetChange &change, const QString &uid, operation::StepContext &context);
    [[nodiscard]] Result<> scale(const kube::ScaleChange &change, operation::StepContext &context);
    [[nodiscard]] Result<> forceDelete(const kube::ForcedDeletion &change, const QString &uid,
                                       operation::StepContext &context);
    [[nodiscard]] Result<> apply(const kube::ClusterChange &change, operation::StepContext &context);

    ClusterActions *m_actions;
    QStringList m_protected;
    QHash<QString, Prepared> m_prepared; ///< by choice and object
};

} // namespace kubemori::maintenance
