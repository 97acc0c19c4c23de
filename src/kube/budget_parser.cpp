// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube/budget_parser.hpp"

#include "kube/list_reader.hpp"
#include "kube/selector_reader.hpp"

#include <utility>

namespace kubemori::kube {

using namespace Qt::StringLiterals;
using Value = JsonReader::Value;
using Status = JsonReader::Status;

namespace {

QString requirementText(const LabelRequirement &requirement)
{
    const QString values = u" ("_s + requirement.values.join(u',') + u')';
    switch (requirement.op) {
    case LabelRequirement::Operator::In:
        return requirement.key + u" in"_s + values;
    case LabelRequirement::Operator::NotIn:
        return requirement.key + u" notin"_s + values;
    case LabelRequirement::Operator::Exists:
        return requirement.key;
    default:
        return u'!' + requirement.key;
    }
}

Status readSpec(ListReader &list, std::string_view key, Value value, PodDisruptionBudget &budget,
                LabelSelector &selector)
{
    if (key == "minAvailable") {
        return JsonReader::numberOrText(value, budget.minAvailable);
    }
    if (key == "maxUnavailable") {
        return JsonReader::numberOrText(value, budget.maxUnavailable);
    }
    if (key == "selector") {
        return readSelector(list, value, selector);
    }
    if (key == "unhealthyPodEvictionPolicy") {
        QString policy;
        const Status status = JsonReader::text(value, policy);
        budget.alwaysAllowUnhealthy = policy == u"AlwaysAllow";
        return status;
    }
    return simdjson::SUCCESS;
}

Status readStatus(std::string_view key, Value value, PodDisruptionBudget &budget)
{
    if (key == "currentHealthy") {
        return JsonReader::number(value, budget.currentHealthy);
    }
    if (key == "desiredHealthy") {
        return JsonReader::number(value, budget.desiredHealthy);
    }
    if (key == "disruptionsAllowed") {
        return JsonReader::number(value, budget.disruptionsAllowed);
    }
    return key == "expectedPods" ? JsonReader::number(value, budget.expectedPods) : simdjson::SUCCESS;
}

Status readBudget(ListReader &list, Value value, PodDisruptionBudget &budget)
{
    LabelSelector selector;
    const Status status = list.json().eachField(value, [&](std::string_view part, Value section) {
        if (part != "metadata" && part != "spec" && part != "status") {
            return simdjson::SUCCESS;
        }
        return list.json().eachField(section, [&](std::string_view key, Value field) {
            if (part == "spec") {
                return readSpec(list, key, field, budget, selector);
            }
            if (part == "status") {
                return readStatus(key, field, budget);
            }
            if (key == "name") {
                return JsonReader::text(field, budget.name);
            }
            return key == "namespace" ? list.pooled(field, budget.nameSpace) : simdjson::SUCCESS;
        });
    });
    QStringList terms;
    for (auto label = selector.matchLabels.constBegin(); label != selector.matchLabels.constEnd(); ++label) {
        terms.append(label.key() + u'=' + label.value());
    }
    for (const LabelRequirement &requirement : std::as_const(selector.matchExpressions)) {
        terms.append(requirementText(requirement));
    }
    budget.selectorText = terms.join(u',');
    budget.selectsNothing = !selector.given;
    budget.matchLabels = std::move(selector.matchLabels);
    budget.matchExpressions = std::move(selector.matchExpressions);
    return status;
}

} // namespace

Result<BudgetPage> parseBudgets(QByteArray &bytes)
{
    ListReader list;
    BudgetPage page;
    const auto done = list.read(bytes, u"PodDisruptionBudgetList"_s, [&](Value value) {
        PodDisruptionBudget budget;
        const Status status = readBudget(list, value, budget);
        if (status == simdjson::SUCCESS && (budget.name.isEmpty() || budget.nameSpace.isEmpty())) {
            return simdjson::NO_SUCH_FIELD;
        }
        page.budgets.append(std::move(budget));
        return status;
    });
    if (!done) {
        return std::unexpected(done.error());
    }
    if (list.apiVersion().endsWith(u"/v1beta1")) {
        for (PodDisruptionBudget &budget : page.budgets) {
            const bool empty = budget.matchLabels.isEmpty() && budget.matchExpressions.isEmpty();
            budget.selectsNothing = budget.selectsNothing || empty;
        }
    }
    page.next = list.next();
    return page;
}

} // namespace kubemori::kube
