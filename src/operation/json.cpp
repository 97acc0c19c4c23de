// SPDX-License-Identifier: GPL-3.0-or-later
#include "operation/json.hpp"

#include "operation/blocker_json.hpp"
#include "operation/names.hpp"

#include <QJsonArray>

#include <cmath>

namespace kubemori::operation {

using namespace Qt::StringLiterals;

namespace {

QJsonArray toJson(const QStringList &list)
{
    return QJsonArray::fromStringList(list);
}

QStringList stringsFromJson(const QJsonValue &value)
{
    QStringList list;
    for (const auto &entry : value.toArray()) {
        list.append(entry.toString());
    }
    return list;
}

QJsonObject toJson(const PlanStep &step)
{
    QJsonObject json{
        {u"id"_s, step.id},           {u"node"_s, step.node},         {u"kind"_s, nameOf(step.kind)},
        {u"command"_s, step.command}, {u"location"_s, step.location}, {u"timeoutMs"_s, qint64{step.timeout.count()}}};
    if (!step.details.isEmpty()) {
        json.insert(u"details"_s, step.details);
    }
    return json;
}

Result<PlanStep> stepFromJson(const QJsonObject &json)
{
    const auto kind = fromName<StepKind>(json[u"kind"].toString());
    PlanStep step{.id = json[u"id"].toString(),
                  .node = json[u"node"].toString(),
                  .kind = kind.value_or(StepKind::Cordon),
                  .command = json[u"command"].toString(),
                  .location = json[u"location"].toString(),
                  .timeout = Milliseconds{json[u"timeoutMs"].toInteger()},
                  .details = json[u"details"].toObject()};
    if (!kind || step.id.isEmpty() || step.node.isEmpty()) {
        return fail(ErrorCode::InvalidData, u"plan step without id, node or a known kind"_s, step.id);
    }
    return step;
}

QJsonObject toJson(const PlanWarning &warning)
{
    return {{u"kind"_s, nameOf(warning.kind)}, {u"node"_s, warning.node}};
}

QJsonObject toJson(const GateResult &result)
{
    return {{u"gate"_s, result.gate},
            {u"verdict"_s, nameOf(result.verdict)},
            {u"subject"_s, result.subject},
            {u"evidence"_s, result.evidence}};
}

} // namespace

QJsonObject toJson(const Plan &plan)
{
    QJsonArray steps;
    for (const PlanStep &step : plan.steps) {
        steps.append(toJson(step));
    }
    QJsonArray warnings;
    for (const PlanWarning &warning : plan.warnings) {
        warnings.append(toJson(warning));
    }
    QJsonObject json{{u"operation"_s, plan.operation}, {u"kind"_s, plan.kind}, {u"cluster"_s, plan.cluster},
                     {u"nodes"_s, toJson(plan.nodes)}, {u"steps"_s, steps},    {u"warnings"_s, warnings}};
    if (!plan.addresses.isEmpty()) {
        QJsonObject addresses;
        for (const auto &[node, address] : plan.addresses.asKeyValueRange()) {
            addresses.insert(node, address);
        }
        json.insert(u"addresses"_s, addresses);
    }
    return json;
}

Result<Plan> planFromJson(const QJsonObject &json)
{
    Plan plan{.operation = json[u"operation"].toString(),
              .kind = json[u"kind"].toString(),
              .cluster = json[u"cluster"].toString(),
              .nodes = stringsFromJson(json[u"nodes"]),
              .steps = {},
              .warnings = {},
              .addresses = {}};
    if (plan.operation.isEmpty()) {
        return fail(ErrorCode::InvalidData, u"plan without an operation id"_s);
    }
    for (const auto &entry : json[u"steps"].toArray()) {
        const auto step = stepFromJson(entry.toObject());
        if (!step) {
            return std::unexpected(step.error());
        }
        plan.steps.append(*step);
    }
    for (const auto &entry : json[u"warnings"].toArray()) {
        const auto kind = fromName<PlanWarning::Kind>(entry[u"kind"].toString());
        if (!kind) {
            return fail(ErrorCode::InvalidData, u"plan warning of an unknown kind"_s);
        }
        plan.warnings.append({.kind = *kind, .node = entry[u"node"].toString()});
    }
    const QJsonObject addresses = json[u"addresses"].toObject();
    for (auto address = addresses.begin(); address != addresses.end(); ++address) {
        plan.addresses.insert(address.key(), address.value().toString());
    }
    return plan;
}

QJsonObject toJson(const NodeResult &result)
{
    return {{u"name"_s, result.node},
            {u"outcome"_s, nameOf(result.outcome)},
            {u"bootIdBefore"_s, result.bootIdBefore},
            {u"bootIdAfter"_s, result.bootIdAfter},
            {u"seconds"_s, static_cast<double>(result.duration.count()) / 1000.0},
            {u"touched"_s, result.touched},
            {u"leftCordoned"_s, result.leftCordoned},
            {u"notPutBack"_s, toJson(result.notPutBack)}};
}

Result<NodeResult> nodeResultFromJson(const QJsonObject &json)
{
    const auto outcome = fromName<Outcome>(json[u"outcome"].toString());
    if (!outcome) {
        return fail(ErrorCode::InvalidData, u"node result without a known outcome"_s, json[u"name"].toString());
    }
    return NodeResult{.node = json[u"name"].toString(),
                      .outcome = *outcome,
                      .touched = json[u"touched"].toBool(),
                      .leftCordoned = json[u"leftCordoned"].toBool(),
                      .bootIdBefore = json[u"bootIdBefore"].toString(),
                      .bootIdAfter = json[u"bootIdAfter"].toString(),
                      .duration = Milliseconds{std::llround(json[u"seconds"].toDouble() * 1000.0)},
                      .notPutBack = stringsFromJson(json[u"notPutBack"])};
}

QJsonObject toJson(const Finished &finished)
{
    QJsonArray nodes;
    for (const NodeResult &node : finished.nodes) {
        nodes.append(toJson(node));
    }
    QJsonObject json{{u"operation"_s, finished.operation},
                     {u"outcome"_s, nameOf(finished.outcome)},
                     {u"nodes"_s, nodes},
                     {u"at"_s, finished.at.toUTC().toString(Qt::ISODateWithMs)}};
    if (finished.error != Error{}) {
        json.insert(u"error"_s, toJson(finished.error));
    }
    return json;
}

Result<Finished> finishedFromJson(const QJsonObject &json)
{
    const auto outcome = fromName<Outcome>(json[u"outcome"].toString());
    if (!outcome) {
        return fail(ErrorCode::InvalidData, u"result without a known outcome"_s, json[u"operation"].toString());
    }
    Finished finished{.operation = json[u"operation"].toString(),
                      .outcome = *outcome,
                      .nodes = {},
                      .at = QDateTime::fromString(json[u"at"].toString(), Qt::ISODateWithMs),
                      .error = errorFromJson(json[u"error"].toObject())};
    for (const auto &entry : json[u"nodes"].toArray()) {
        const auto node = nodeResultFromJson(entry.toObject());
        if (!node) {
            return std::unexpected(node.error());
        }
        finished.nodes.append(*node);
    }
    return finished;
}

QJsonObject toJson(const Question &question)
{
    QJsonArray budgets;
    for (const BlockingBudget &budget : question.budgets) {
        budgets.append(toJson(budget));
    }
    QJsonArray gates;
    for (const GateResult &gate : question.gates) {
        gates.append(toJson(gate));
    }
    QJsonArray choices;
    for (const Choice choice : question.choices) {
        choices.append(nameOf(choice));
    }
    return {{u"id"_s, question.id},     {u"kind"_s, nameOf(question.kind)},         {u"step"_s, question.step},
            {u"node"_s, question.node}, {u"error"_s, toJson(question.error)},       {u"pods"_s, toJson(question.pods)},
            {u"budgets"_s, budgets},    {u"blockers"_s, toJson(question.blockers)}, {u"gates"_s, gates},
            {u"choices"_s, choices}};
}

QJsonObject toJson(const Error &error)
{
    if (error == Error{}) {
        return {};
    }
    QJsonObject json{{u"code"_s, toString(error.code)}};
    if (!error.subject.isEmpty()) {
        json.insert(u"subject"_s, error.subject);
    }
    if (!error.detail.isEmpty()) {
        json.insert(u"detail"_s, error.detail);
    }
    if (!error.context.isEmpty()) {
        json.insert(u"context"_s, toJson(error.context));
    }
    return json;
}

Error errorFromJson(const QJsonObject &json)
{
    Error error{.code = ErrorCode::Internal,
                .detail = json[u"detail"].toString(),
                .subject = json[u"subject"].toString(),
                .context = stringsFromJson(json[u"context"])};
    const QString name = json[u"code"].toString();
    // Codes are consecutive and Internal is the last of them.
    for (int code = 0; code <= static_cast<int>(ErrorCode::Internal); ++code) {
        if (toString(static_cast<ErrorCode>(code)) == name) {
            error.code = static_cast<ErrorCode>(code);
        }
    }
    return error;
}

} // namespace kubemori::operation
