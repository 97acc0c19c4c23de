// SPDX-License-Identifier: GPL-3.0-or-later
#include "maintenance/blockers/drain_remedies.hpp"

#include "maintenance/blockers/blocker_analysis.hpp"
#include "maintenance/blockers/put_back.hpp"
#include "maintenance/polling.hpp"

#include <algorithm>
#include <utility>

namespace kubemori::maintenance {

using namespace Qt::StringLiterals;
using operation::Answer;
using operation::Choice;
using operation::DrainBlocker;
using operation::Remedy;

namespace {

constexpr Milliseconds interval{2000};

QString keyOf(Choice choice, const QString &object)
{
    return operation::toString(choice) + u' ' + object;
}

/// The error of a change that did not come about: the command's own, or that nothing is to be seen of it.
std::unexpected<Error> notDone(const Result<> &applied, const QString &what, const QString &subject)
{
    return applied ? fail(ErrorCode::NotProved, what, subject) : std::unexpected(applied.error());
}

} // namespace

DrainRemedies::DrainRemedies(ClusterActions &actions, QStringList protectedNamespaces)
    : m_actions(&actions)
    , m_protected(std::move(protectedNamespaces))
{
}

void DrainRemedies::prepare(QList<DrainBlocker> &blockers, const DrainView &view, operation::StepContext &context)
{
    m_prepared.clear();
    QStringList impossible;
    for (DrainBlocker &blocker : blockers) {
        for (Remedy &remedy : blocker.remedies) {
            const QString key = keyOf(remedy.choice, remedy.object);
            if (!m_prepared.contains(key) && !impossible.contains(key)) {
                if (const auto made = prepared(remedy, blocker, view, context)) {
                    m_prepared.insert(key, *made);
                } else {
                    impossible.append(key);
                }
            }
            if (m_prepared.contains(key)) {
                remedy.command = m_actions->describe(m_prepared.value(key).change).command;
            }
        }
        blocker.remedies.removeIf([](const Remedy &remedy) { return remedy.command.isEmpty(); });
    }
}

std::optional<DrainRemedies::Prepared> DrainRemedies::prepared(const Remedy &remedy, const DrainBlocker &blocker,
                                                               const DrainView &view,
                                                               operation::StepContext &context) const
{
    const QString nameSpace = remedy.object.section(u'/', 0, 0);
    const QString name = remedy.object.section(u'/', -1);
    if (remedy.choice == Choice::ForceDelete) {
        return Prepared{.change = kube::ForcedDeletion{.nameSpace = nameSpace, .name = name}, .uid = blocker.uid};
    }
    if (remedy.choice == Choice::ScaleUp) {
        const kube::ScalableOwner owner = view.owners.value(blocker.uid);
        return Prepared{.change = kube::ScaleChange{.nameSpace = nameSpace,
                                                    .kind = owner.kind,
                                                    .name = name,
                                                    .from = owner.replicas,
                                                    .to = owner.replicas + 1},
                        .uid = {}};
    }
    const auto numbers = std::ranges::find(view.budgets, remedy.object, &kube::PodDisruptionBudget::qualifiedName);
    const auto now = m_actions->budgetSpec(nameSpace, name, context.stop());
    if (!now) {
        context.observe(u"the disruption budget could not be read: "_s + toLogLine(now.error()));
        return std::nullopt;
    }
    const QJsonObject relaxed = numbers == view.budgets.end() ? QJsonObject() : kube::relaxedSpec(now->spec, *numbers);
    if (relaxed.isEmpty() || relaxed == now->spec) {
        return std::nullopt;
    }
    return Prepared{
        .change = kube::BudgetChange{.nameSpace = nameSpace, .name = name, .expected = now->spec, .wanted = relaxed},
        .uid = now->uid};
}

Result<> DrainRemedies::carryOut(const Answer &answer, operation::StepContext &context)
{
    const auto found = m_prepared.constFind(keyOf(answer.choice, answer.words));
    if (found == m_prepared.cend()) {
        return fail(ErrorCode::InvalidInput, u"this remedy was not offered"_s, answer.words);
    }
    const Prepared &chosen = *found;
    if (const auto *budget = std::get_if<kube::BudgetChange>(&chosen.change)) {
        return relax(*budget, chosen.uid, context);
    }
    if (const auto *workload = std::get_if<kube::ScaleChange>(&chosen.change)) {
        return scale(*workload, context);
    }
    return forceDelete(std::get<kube::ForcedDeletion>(chosen.change), chosen.uid, context);
}

Result<> DrainRemedies::apply(const kube::ClusterChange &change, operation::StepContext &context)
{
    return context.act(m_actions->describe(change).command, [&] { return m_actions->apply(change, context.stop()); });
}

Result<> DrainRemedies::relax(const kube::BudgetChange &change, const QString &uid, operation::StepContext &context)
{
    Borrowed borrowed = borrowedOf(context);
    auto entry = std::ranges::find_if(borrowed.budgets, [&](const BorrowedBudget &budget) {
        return budget.uid == uid && (budget.original == change.expected || budget.relaxed.contains(change.expected));
    });
    if (entry == borrowed.budgets.end()) {
        borrowed.budgets.removeIf([&](const BorrowedBudget &budget) {
            return budget.nameSpace == change.nameSpace && budget.name == change.name;
        });
        borrowed.budgets.append({.nameSpace = change.nameSpace,
                                 .name = change.name,
                                 .uid = uid,
                                 .original = change.expected,
                                 .relaxed = {}});
        entry = borrowed.budgets.end() - 1;
    }
    entry->relaxed.append(change.wanted);
    rememberBorrowed(context, borrowed);
    const auto applied = apply(change, context);
    const auto now = m_actions->budgetSpec(change.nameSpace, change.name, context.stop());
    if (!now || now->spec != change.wanted) {
        return notDone(applied, u"the disruption budget does not read back as wanted"_s,
                       change.nameSpace + u'/' + change.name);
    }
    context.observe(
        u"relaxed for the time of the drain: PodDisruptionBudget %1/%2"_s.arg(change.nameSpace, change.name));
    return {};
}

Result<> DrainRemedies::scale(const kube::ScaleChange &change, operation::StepContext &context)
{
    Borrowed borrowed = borrowedOf(context);
    auto entry = std::ranges::find_if(borrowed.replicas, [&](const BorrowedReplicas &workload) {
        return workload.nameSpace == change.nameSpace && workload.kind == change.kind && workload.name == change.name;
    });
    if (entry == borrowed.replicas.end()) {
        borrowed.replicas.append({.nameSpace = change.nameSpace,
                                  .kind = change.kind,
                                  .name = change.name,
                                  .original = change.from,
                                  .given = {}});
        entry = borrowed.replicas.end() - 1;
    } else if (change.from != entry->original && !entry->given.contains(change.from)) {
        *entry = {.nameSpace = change.nameSpace,
                  .kind = change.kind,
                  .name = change.name,
                  .original = change.from,
                  .given = {}};
    }
    entry->given.append(change.to);
    rememberBorrowed(context, borrowed);
    const auto applied = apply(change, context);
    const auto now = m_actions->replicas(change.nameSpace, change.kind, change.name, context.stop());
    if (!now || *now != change.to) {
        return notDone(applied, u"the workload does not read back with %1 replicas"_s.arg(change.to),
                       change.nameSpace + u'/' + change.name);
    }
    context.observe(u"scaled to %1 for the time of the drain: %2 %3/%4"_s.arg(QString::number(change.to), change.kind,
                                                                              change.nameSpace, change.name));
    return {};
}

Result<> DrainRemedies::forceDelete(const kube::ForcedDeletion &change, const QString &uid,
                                    operation::StepContext &context)
{
    const QString name = change.nameSpace + u'/' + change.name;
    if (isProtected(change.nameSpace, m_protected)) {
        return fail(ErrorCode::InvalidInput, u"pods of a protected namespace are never deleted by force"_s, name);
    }
    const auto find = [&]() -> Result<std::optional<kube::Pod>> {
        const auto pods = m_actions->podsOnNode(context.node(), context.stop());
        if (!pods) {
            return std::unexpected(pods.error());
        }
        const auto found = std::ranges::find(*pods, name, &kube::Pod::qualifiedName);
        return found == pods->end() ? std::nullopt : std::optional(*found);
    };
    // The person meant the pod that was shown, not one that has taken its name since.
    const auto before = find();
    if (!before) {
        return std::unexpected(before.error());
    }
    if (!*before || (*before)->uid != uid) {
        return fail(ErrorCode::InvalidInput, u"the pod is gone, or another one has its name now"_s, name);
    }
    if (!(*before)->deletionTimestamp.isValid() || !(*before)->finalizers.isEmpty()) {
        return fail(ErrorCode::InvalidInput, u"the pod is not terminating, or a finalizer keeps it"_s, name);
    }
    const auto applied = apply(change, context);
    if (!applied) {
        return applied;
    }
    return pollUntil(context, interval, ErrorCode::NotProved, [&]() -> Look {
        const auto now = find();
        if (!now) {
            return std::unexpected(now.error());
        }
        return *now && (*now)->uid == uid ? u"the pod is still there: "_s + name : QString();
    });
}

} // namespace kubemori::maintenance
