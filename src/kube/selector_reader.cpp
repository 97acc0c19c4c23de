// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube/selector_reader.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace kubemori::kube {

using Value = JsonReader::Value;
using Status = JsonReader::Status;
using Operator = LabelRequirement::Operator;

namespace {

constexpr std::array operators{
    std::pair{std::string_view("In"), Operator::In},
    std::pair{std::string_view("NotIn"), Operator::NotIn},
    std::pair{std::string_view("Exists"), Operator::Exists},
    std::pair{std::string_view("DoesNotExist"), Operator::DoesNotExist},
    std::pair{std::string_view("Gt"), Operator::GreaterThan},
    std::pair{std::string_view("Lt"), Operator::LessThan},
};

Status readRequirement(ListReader &list, Value value, bool ofNodes, QList<LabelRequirement> &requirements)
{
    LabelRequirement requirement;
    std::string_view op;
    const Status status = list.json().eachField(value, [&](std::string_view key, Value field) {
        if (key == "key") {
            return list.pooled(field, requirement.key);
        }
        if (key == "operator") {
            return JsonReader::text(field, op);
        }
        return key == "values" ? list.texts(field, requirement.values) : simdjson::SUCCESS;
    });
    if (status != simdjson::SUCCESS) {
        return status;
    }
    const auto found = std::ranges::find(operators, op, &std::pair<std::string_view, Operator>::first);
    if (found == operators.end() || (!ofNodes && found->second > Operator::DoesNotExist)) {
        return simdjson::INCORRECT_TYPE;
    }
    requirement.op = found->second;
    requirements.append(std::move(requirement));
    return simdjson::SUCCESS;
}

Status readRequirements(ListReader &list, Value value, bool ofNodes, QList<LabelRequirement> &requirements)
{
    return list.json().eachElement(value,
                                   [&](Value item) { return readRequirement(list, item, ofNodes, requirements); });
}

} // namespace

Status readSelector(ListReader &list, Value value, LabelSelector &selector)
{
    bool isNull = false;
    if (const Status status = value.is_null().get(isNull); status != simdjson::SUCCESS) {
        return status;
    }
    selector.given = !isNull;
    return list.json().eachField(value, [&](std::string_view key, Value field) {
        if (key == "matchLabels") {
            return list.textMap(field, selector.matchLabels);
        }
        return key == "matchExpressions" ? readRequirements(list, field, false, selector.matchExpressions)
                                         : simdjson::SUCCESS;
    });
}

Status readNodeSelector(ListReader &list, Value value, QList<NodeSelectorTerm> &terms)
{
    const auto readTerm = [&](Value item) {
        NodeSelectorTerm term;
        const Status status = list.json().eachField(item, [&](std::string_view key, Value field) {
            if (key == "matchExpressions") {
                return readRequirements(list, field, true, term.expressions);
            }
            return key == "matchFields" ? readRequirements(list, field, true, term.fields) : simdjson::SUCCESS;
        });
        terms.append(std::move(term));
        return status;
    };
    return list.json().eachField(value, [&](std::string_view key, Value field) {
        return key == "nodeSelectorTerms" ? list.json().eachElement(field, readTerm) : simdjson::SUCCESS;
    });
}

} // namespace kubemori::kube
