// SPDX-License-Identifier: GPL-3.0-or-later
#include "upgrade/run/failed_drain.hpp"

#include "maintenance/blockers/blocker_analysis.hpp"
#include "maintenance/blockers/put_back.hpp"

#include <algorithm>
#include <utility>

namespace kubemori::upgrade {

using namespace Qt::StringLiterals;
using operation::Choice;

FailedDrain::FailedDrain(maintenance::ClusterActions &actions, QStringList protectedNamespaces)
    : m_actions(actions)
    , m_protected(std::move(protectedNamespaces))
    , m_remedies(actions, m_protected)
{
}

void FailedDrain::setFailure(const QString &host, const QString &task)
{
    m_host = task.contains("drain"_L1, Qt::CaseInsensitive) ? host : QString();
}

void FailedDrain::explain(operation::Question &question, operation::StepContext &context)
{
    if (m_host.isEmpty()) {
        return;
    }
    auto view = m_actions.drainView(m_host, context.stop());
    if (!view) {
        context.observe(u"what is in the way of the drain could not be read: "_s + toLogLine(view.error()));
        return;
    }
    view->now = context.utcNow();
    question.blockers = maintenance::drainBlockers(*view, m_protected);
    m_remedies.prepare(question.blockers, *view, context);
    context.showBlockers(question.blockers);
    for (const operation::DrainBlocker &blocker : std::as_const(question.blockers)) {
        question.budgets += blocker.budgets;
    }
    const QList<operation::Remedy> remedies = question.remedies();
    qsizetype place = question.choices.indexOf(Choice::Retry) + 1;
    for (const Choice remedy : {Choice::ScaleUp, Choice::RelaxBudget, Choice::ForceDelete}) {
        if (std::ranges::contains(remedies, remedy, &operation::Remedy::choice)) {
            question.choices.insert(place++, remedy);
        }
    }
}

void FailedDrain::accept(const operation::Answer &answer, operation::StepContext &context)
{
    if (const auto done = m_remedies.carryOut(answer, context); !done) {
        context.observe(u"the remedy did not work: "_s + toLogLine(done.error()));
    }
}

Result<> FailedDrain::putBack(operation::StepContext &context)
{
    return maintenance::putBackBorrowed(m_actions, context);
}

} // namespace kubemori::upgrade
