// SPDX-License-Identifier: GPL-3.0-or-later
#include "maintenance/blockers/borrowed.hpp"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>

namespace kubemori::maintenance {

using namespace Qt::StringLiterals;

namespace {

QString hashOf(const QJsonObject &spec)
{
    // Qt keeps the keys of an object sorted, so that the same spec always gives the same bytes.
    const QByteArray bytes = QJsonDocument(spec).toJson(QJsonDocument::Compact);
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

QJsonObject toJson(const BorrowedBudget &budget)
{
    QJsonArray relaxed;
    for (const QJsonObject &spec : budget.relaxed) {
        relaxed.append(spec);
    }
    return {{u"namespace"_s, budget.nameSpace},
            {u"name"_s, budget.name},
            {u"uid"_s, budget.uid},
            {u"original"_s, budget.original},
            {u"originalHash"_s, hashOf(budget.original)},
            {u"relaxed"_s, relaxed}};
}

QJsonObject toJson(const BorrowedReplicas &replicas)
{
    QJsonArray given;
    for (const int number : replicas.given) {
        given.append(number);
    }
    return {{u"namespace"_s, replicas.nameSpace},
            {u"kind"_s, replicas.kind},
            {u"name"_s, replicas.name},
            {u"original"_s, replicas.original},
            {u"given"_s, given}};
}

BorrowedBudget budgetFromJson(const QJsonValue &json)
{
    BorrowedBudget budget{.nameSpace = json[u"namespace"].toString(),
                          .name = json[u"name"].toString(),
                          .uid = json[u"uid"].toString(),
                          .original = json[u"original"].toObject(),
                          .relaxed = {}};
    for (const auto &spec : json[u"relaxed"].toArray()) {
        budget.relaxed.append(spec.toObject());
    }
    return budget;
}

BorrowedReplicas replicasFromJson(const QJsonValue &json)
{
    BorrowedReplicas replicas{.nameSpace = json[u"namespace"].toString(),
                              .kind = json[u"kind"].toString(),
                              .name = json[u"name"].toString(),
                              .original = json[u"original"].toInt(),
                              .given = {}};
    for (const auto &number : json[u"given"].toArray()) {
        replicas.given.append(number.toInt());
    }
    return replicas;
}

} // namespace

QStringList Borrowed::names() const
{
    QStringList names;
    for (const BorrowedBudget &budget : budgets) {
        names.append(u"PodDisruptionBudget %1/%2"_s.arg(budget.nameSpace, budget.name));
    }
    for (const BorrowedReplicas &workload : replicas) {
        names.append(u"%1 %2/%3"_s.arg(workload.kind, workload.nameSpace, workload.name));
    }
    for (const QString &budget : damaged) {
        names.append(u"PodDisruptionBudget "_s + budget);
    }
    return names;
}

QString Borrowed::toText() const
{
    if (isEmpty()) {
        return {};
    }
    QJsonArray budgetArray;
    for (const BorrowedBudget &budget : budgets) {
        budgetArray.append(toJson(budget));
    }
    QJsonArray replicaArray;
    for (const BorrowedReplicas &workload : replicas) {
        replicaArray.append(toJson(workload));
    }
    const QJsonObject json{{u"budgets"_s, budgetArray},
                           {u"replicas"_s, replicaArray},
                           {u"damaged"_s, QJsonArray::fromStringList(damaged)}};
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

Borrowed Borrowed::fromText(const QString &text)
{
    const QJsonObject json = QJsonDocument::fromJson(text.toUtf8()).object();
    Borrowed borrowed;
    for (const auto &entry : json[u"budgets"].toArray()) {
        const BorrowedBudget budget = budgetFromJson(entry);
        if (hashOf(budget.original) == entry[u"originalHash"].toString()) {
            borrowed.budgets.append(budget);
        } else {
            borrowed.damaged.append(budget.nameSpace + u'/' + budget.name);
        }
    }
    for (const auto &entry : json[u"replicas"].toArray()) {
        borrowed.replicas.append(replicasFromJson(entry));
    }
    for (const auto &entry : json[u"damaged"].toArray()) {
        borrowed.damaged.append(entry.toString());
    }
    return borrowed;
}

} // namespace kubemori::maintenance
