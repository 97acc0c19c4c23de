// SPDX-License-Identifier: GPL-3.0-or-later
#include "maintenance/gates/budgets_gate.hpp"

#include <QMap>

namespace kubemori::maintenance {

using namespace Qt::StringLiterals;

BudgetsGate::BudgetsGate(cluster::GateMode mode)
    : Gate(u"budgets"_s, mode)
{
}

Result<QList<operation::GateResult>> BudgetsGate::look(GateView &view)
{
    const auto blocking = view.actions.blockingBudgets(view.context.node(), view.context.stop());
    if (!blocking) {
        return std::unexpected(blocking.error());
    }
    return judge(*blocking);
}

QList<operation::GateResult> BudgetsGate::judge(const QList<operation::BlockingBudget> &blocking) const
{
    // Several pods may stand behind one budget: it is one finding.
    QMap<QString, QStringList> pods;
    QMap<QString, operation::BlockingBudget> budgets;
    for (const operation::BlockingBudget &budget : blocking) {
        pods[budget.name].append(budget.pod);
        budgets.insert(budget.name, budget);
    }
    QList<operation::GateResult> results;
    for (const operation::BlockingBudget &budget : std::as_const(budgets)) {
        results.append(finding(Verdict::Block, budget.name,
                               u"%1 healthy, %2 needed, %3 may go (%4): holds %5"_s.arg(budget.currentHealthy)
                                   .arg(budget.desiredHealthy)
                                   .arg(budget.disruptionsAllowed)
                                   .arg(budget.rule, pods[budget.name].join(u", "_s))));
    }
    return results.isEmpty() ? pass(u"no budget holds a pod of this node"_s) : results;
}

} // namespace kubemori::maintenance
