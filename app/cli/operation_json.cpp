// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/operation_json.hpp"

#include "operation/json.hpp"

#include <QJsonArray>

namespace kubemori::cli {

using namespace Qt::StringLiterals;
using maintenance::NodeStanding;

namespace {

QString utc(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODateWithMs);
}

/// Nodes that were not reached have no result: they are listed as untouched.
QJsonArray nodesOf(const operation::JournalContents &contents)
{
    QJsonArray nodes;
    for (const QString &name : contents.plan.nodes) {
        operation::NodeResult result = contents.results.value(name);
        if (result.node.isEmpty()) {
            result.node = name;
            result.outcome = operation::Outcome::Cancelled;
            result.touched = contents.touchedNodes.contains(name);
        }
        nodes.append(operation::toJson(result));
    }
    return nodes;
}

QJsonObject toJson(const NodeStanding &standing)
{
    return {{u"name"_s, standing.node},
            {u"step"_s, standing.step.id},
            {u"stepState"_s, operation::toString(standing.stepState)},
            {u"cordonedByUs"_s, standing.cordonedByUs},
            {u"cordonedByPlaybook"_s, standing.cordonedByPlaybook},
            {u"playbookFailed"_s, standing.playbookFailed},
            {u"cordonedBefore"_s, standing.cordonedBefore},
            {u"off"_s, standing.off},
            {u"toldToReboot"_s, standing.toldToReboot},
            {u"rebooted"_s, standing.rebooted},
            {u"now"_s, maintenance::toString(standing.now)},
            {u"claimedBy"_s, standing.claimedBy}};
}

} // namespace

QJsonObject toJson(const operation::PastOperation &past)
{
    QJsonObject json{{u"id"_s, past.id},
                     {u"standing"_s, operation::toString(past.standing)},
                     {u"needsAttention"_s, past.needsAttention()},
                     {u"folder"_s, past.folder}};
    if (past.owner) {
        json.insert(u"owner"_s, past.owner->toString());
    }
    if (!past.contents) {
        json.insert(u"error"_s, operation::toJson(past.error));
        return json;
    }
    const operation::JournalContents &contents = *past.contents;
    json.insert(u"kind"_s, contents.plan.kind);
    json.insert(u"cluster"_s, contents.plan.cluster);
    json.insert(u"begunAt"_s, utc(contents.begunAt));
    json.insert(u"lastAt"_s, utc(contents.lastAt));
    json.insert(u"by"_s, contents.by.person());
    if (contents.finished) {
        json.insert(u"outcome"_s, operation::toString(contents.finished->outcome));
    }
    json.insert(u"nodes"_s, nodesOf(contents));
    return json;
}

QJsonObject toJson(const maintenance::Reconciliation &found)
{
    QJsonObject json = toJson(found.past);
    QJsonArray standings;
    for (const NodeStanding &standing : found.nodes) {
        standings.append(toJson(standing));
    }
    json.insert(u"standings"_s, standings);
    json.insert(u"upgraded"_s, QJsonArray::fromStringList(found.upgraded));
    json.insert(u"advice"_s, maintenance::toString(found.advice));
    if (found.error != Error{}) {
        json.insert(u"clusterError"_s, operation::toJson(found.error));
    }
    return json;
}

} // namespace kubemori::cli
