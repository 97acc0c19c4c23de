// SPDX-License-Identifier: GPL-3.0-or-later
#include "maintenance/blockers/put_back.hpp"

#include "maintenance/node_facts.hpp"
#include "maintenance/polling.hpp"

namespace kubemori::maintenance {

using namespace Qt::StringLiterals;

namespace {

constexpr Milliseconds interval{3000};

/// One look at a borrowed thing, and one try to put it back. Done(): it is as before, or it is not ours any more.
class PutBack
{
public:
    PutBack(ClusterActions &actions, operation::StepContext &context)
        : m_actions(actions)
        , m_context(context)
    {
    }

    Look budget(const BorrowedBudget &budget)
    {
        const QString name = u"PodDisruptionBudget %1/%2"_s.arg(budget.nameSpace, budget.name);
        const auto read = [&] { return m_actions.budgetSpec(budget.nameSpace, budget.name, m_context.stop()); };
        const auto now = read();
        if (!now) {
            return missing(name, now.error());
        }
        if (now->uid == budget.uid && now->spec == budget.original) {
            return done();
        }
        if (now->uid != budget.uid || !budget.relaxed.contains(now->spec)) {
            return notOurs(name);
        }
        const auto changed = apply(kube::BudgetChange{
            .nameSpace = budget.nameSpace, .name = budget.name, .expected = now->spec, .wanted = budget.original});
        const auto after = read();
        return proved(name, changed, after && after->spec == budget.original);
    }

    Look replicas(const BorrowedReplicas &workload)
    {
        const QString name = u"%1 %2/%3"_s.arg(workload.kind, workload.nameSpace, workload.name);
        const auto read = [&] {
            return m_actions.replicas(workload.nameSpace, workload.kind, workload.name, m_context.stop());
        };
        const auto now = read();
        if (!now) {
            return missing(name, now.error());
        }
        if (*now == workload.original) {
            return done();
        }
        if (!workload.given.contains(*now)) {
            return notOurs(name);
        }
        const auto changed = apply(kube::ScaleChange{.nameSpace = workload.nameSpace,
                                                     .kind = workload.kind,
                                                     .name = workload.name,
                                                     .from = *now,
                                                     .to = workload.original});
        const auto after = read();
        return proved(name, changed, after && *after == workload.original);
    }

private:
    [[nodiscard]] static Look done() { return QString(); }

    [[nodiscard]] Look missing(const QString &name, const Error &error)
    {
        if (error.code != ErrorCode::NotFound) {
            return std::unexpected(error);
        }
        m_context.observe(u"nothing to put back, it is gone: "_s + name);
        return done();
    }

    [[nodiscard]] Look notOurs(const QString &name)
    {
        m_context.observe(u"changed by somebody else meanwhile, left as it is now: "_s + name);
        return done();
    }

    [[nodiscard]] Result<> apply(const kube::ClusterChange &change)
    {
        return m_context.act(m_actions.describe(change).command,
                             [&] { return m_actions.apply(change, m_context.stop()); });
    }

    [[nodiscard]] Look proved(const QString &name, const Result<> &changed, bool asBefore)
    {
        // What counts is what is there, whatever the command's end was.
        if (asBefore) {
            m_context.observe(u"put back: "_s + name);
            return done();
        }
        if (!changed) {
            return std::unexpected(changed.error());
        }
        return u"not as before yet: "_s + name;
    }

    ClusterActions &m_actions;
    operation::StepContext &m_context;
};

} // namespace

Borrowed borrowedOf(const operation::StepContext &context)
{
    return Borrowed::fromText(context.fact(facts::borrowed));
}

void rememberBorrowed(operation::StepContext &context, const Borrowed &borrowed)
{
    context.setFact(facts::borrowed, borrowed.toText());
}

Result<> putBackBorrowed(ClusterActions &actions, operation::StepContext &context)
{
    PutBack attempt(actions, context);
    const Borrowed all = borrowedOf(context);
    Borrowed left = all;
    Result<> result;
    const auto settle = [&](auto &list, const auto &one, const std::function<Look()> &look) {
        const auto settled = pollUntil(context, interval, ErrorCode::NotProved, look);
        if (settled) {
            list.removeAll(one);
            rememberBorrowed(context, left);
        } else if (result) {
            result = settled;
        }
    };
    for (const BorrowedBudget &budget : all.budgets) {
        settle(left.budgets, budget, [&] { return attempt.budget(budget); });
    }
    for (const BorrowedReplicas &workload : all.replicas) {
        settle(left.replicas, workload, [&] { return attempt.replicas(workload); });
    }
    for (const QString &budget : all.damaged) {
        context.observe(u"cannot be put back, its spec was not kept whole: PodDisruptionBudget "_s + budget);
    }
    return result;
}

} // namespace kubemori::maintenance
