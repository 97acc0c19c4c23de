// SPDX-License-Identifier: GPL-3.0-or-later
#include "operation/blocker_json.hpp"

#include "operation/names.hpp"

namespace kubemori::operation {

using namespace Qt::StringLiterals;

namespace {

/// What is empty for most pods is left out: a node may have a hundred of them.
void insertUnlessEmpty(QJsonObject &json, const QString &key, const QJsonArray &array)
{
    if (!array.isEmpty()) {
        json.insert(key, array);
    }
}

void insertTime(QJsonObject &json, const QString &key, const QDateTime &time)
{
    if (time.isValid()) {
        json.insert(key, time.toUTC().toString(Qt::ISODateWithMs));
    }
}

QJsonObject toJson(const Remedy &remedy)
{
    return {{u"choice"_s, nameOf(remedy.choice)}, {u"object"_s, remedy.object}, {u"command"_s, remedy.command}};
}

QJsonObject toJson(const DrainBlocker &blocker)
{
    QJsonObject json{{u"pod"_s, blocker.pod},
                     {u"uid"_s, blocker.uid},
                     {u"state"_s, nameOf(blocker.state)},
                     {u"verdict"_s, nameOf(blocker.verdict)},
                     {u"reason"_s, nameOf(blocker.reason)},
                     {u"owner"_s, blocker.owner}};
    QJsonArray budgets;
    for (const BlockingBudget &budget : blocker.budgets) {
        budgets.append(toJson(budget));
    }
    QJsonArray remedies;
    for (const Remedy &remedy : blocker.remedies) {
        remedies.append(toJson(remedy));
    }
    insertUnlessEmpty(json, u"budgets"_s, budgets);
    insertTime(json, u"since"_s, blocker.since);
    insertTime(json, u"until"_s, blocker.until);
    insertUnlessEmpty(json, u"finalizers"_s, QJsonArray::fromStringList(blocker.finalizers));
    insertUnlessEmpty(json, u"volumes"_s, QJsonArray::fromStringList(blocker.volumes));
    insertUnlessEmpty(json, u"remedies"_s, remedies);
    return json;
}

} // namespace

QJsonObject toJson(const BlockingBudget &budget)
{
    return {{u"name"_s, budget.name},
            {u"pod"_s, budget.pod},
            {u"currentHealthy"_s, budget.currentHealthy},
            {u"desiredHealthy"_s, budget.desiredHealthy},
            {u"disruptionsAllowed"_s, budget.disruptionsAllowed},
            {u"expectedPods"_s, budget.expectedPods},
            {u"rule"_s, budget.rule},
            {u"selector"_s, budget.selector}};
}

QJsonArray toJson(const QList<DrainBlocker> &blockers)
{
    QJsonArray array;
    for (const DrainBlocker &blocker : blockers) {
        array.append(toJson(blocker));
    }
    return array;
}

} // namespace kubemori::operation
