// SPDX-License-Identifier: GPL-3.0-or-later
#include "upgrade/decision_differences.hpp"

#include "upgrade/upgrade_json.hpp"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>

#include <algorithm>

namespace kubemori::upgrade {

using namespace Qt::StringLiterals;

namespace {

using Leaves = QMap<QString, QString>;

/// A value in an array, as QJsonDocument wants it, without the brackets.
QString lineOf(const QJsonValue &value)
{
    if (value.isString()) {
        return value.toString();
    }
    const QByteArray json = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(json.sliced(1, json.size() - 2));
}

void addLeaves(const QString &name, const QJsonValue &value, Leaves &leaves)
{
    // A decision on a setting is one thing, whatever it consists of.
    const bool isWhole = name.startsWith("settings."_L1);
    if (!value.isObject() || isWhole) {
        leaves.insert(name, lineOf(value));
        return;
    }
    const QJsonObject object = value.toObject();
    for (auto each = object.begin(); each != object.end(); ++each) {
        addLeaves(name.isEmpty() ? each.key() : QString(name + u'.' + each.key()), each.value(), leaves);
    }
}

Leaves leavesOf(const HopRecord &hop)
{
    Leaves leaves;
    addLeaves({}, toJson(hop.choices), leaves);
    return leaves;
}

void compare(const HopRecord &there, const HopRecord &here, QList<DecisionDifference> &differences)
{
    const Leaves theirs = leavesOf(there);
    const Leaves ours = leavesOf(here);
    QStringList names = theirs.keys() + ours.keys();
    std::ranges::sort(names);
    names.removeDuplicates();
    for (const QString &name : std::as_const(names)) {
        if (theirs.value(name) != ours.value(name)) {
            differences.append({.hop = here.to, .name = name, .there = theirs.value(name), .here = ours.value(name)});
        }
    }
}

} // namespace

QList<DecisionDifference> decisionDifferences(const Upgrade &there, const Upgrade &here)
{
    QList<DecisionDifference> differences;
    for (const HopRecord &hop : here.hops) {
        const auto same = std::ranges::find(there.hops, hop.to, &HopRecord::to);
        if (same == there.hops.cend()) {
            differences.append({.hop = hop.to, .name = {}, .there = {}, .here = hop.to});
        } else {
            compare(*same, hop, differences);
        }
    }
    for (const HopRecord &hop : there.hops) {
        if (std::ranges::find(here.hops, hop.to, &HopRecord::to) == here.hops.cend()) {
            differences.append({.hop = hop.to, .name = {}, .there = hop.to, .here = {}});
        }
    }
    return differences;
}

} // namespace kubemori::upgrade
