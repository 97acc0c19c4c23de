// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube/pod_parser.hpp"

#include "kube/json_reader.hpp"
#include "kube/timestamp.hpp"

#include <optional>
#include <utility>

namespace kubemori::kube {

using namespace Qt::StringLiterals;
using Value = JsonReader::Value;
using Status = JsonReader::Status;

namespace {

QString fromView(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

Status time(Value value, QDateTime &out)
{
    std::string_view bytes;
    const Status status = JsonReader::text(value, bytes);
    out = parseTimestamp(bytes);
    return status == simdjson::SUCCESS && !bytes.empty() && !out.isValid() ? simdjson::INCORRECT_TYPE : status;
}

Status texts(JsonReader &json, Value value, QStringList &out)
{
    return json.eachElement(value, [&out](Value item) {
        QString text;
        const Status status = JsonReader::text(item, text);
        out.append(text);
        return status;
    });
}

Status textMap(JsonReader &json, Value value, QMap<QString, QString> &out)
{
    return json.eachField(
        value, [&out](std::string_view key, Value field) { return JsonReader::text(field, out[fromView(key)]); });
}

/// Reads the list around the items: kind, apiVersion, continue token, and each item by its reader.
template<class Item>
Result<> readList(JsonReader &json, QByteArray &bytes, const QString &kind, QString &apiVersion, QString &next,
                  Item readItem)
{
    bool hasItems = false;
    QString gotKind = kind;
    Status status = json.open(bytes);
    if (status == simdjson::SUCCESS) {
        status = json.eachRootField([&](std::string_view key, Value value) {
            if (key == "kind") {
                return JsonReader::text(value, gotKind);
            }
            if (key == "apiVersion") {
                return JsonReader::text(value, apiVersion);
            }
            if (key == "metadata") {
                return json.eachField(value, [&next](std::string_view name, Value field) {
                    return name == "continue" ? JsonReader::text(field, next) : simdjson::SUCCESS;
                });
            }
            if (key != "items") {
                return simdjson::SUCCESS;
            }
            hasItems = true;
            return json.eachElement(value, readItem);
        });
    }
    if (status == simdjson::SUCCESS) {
        status = json.atEnd();
    }
    if (status != simdjson::SUCCESS) {
        return std::unexpected(json.error(status));
    }
    if (!hasItems || gotKind != kind) {
        return fail(ErrorCode::InvalidData, u"a %1 with items was expected, this is a \"%2\""_s.arg(kind, gotKind));
    }
    return {};
}

Status readOwner(JsonReader &json, Value value, Pod &pod)
{
    QString kind;
    QString name;
    bool controller = false;
    const Status status = json.eachField(value, [&](std::string_view key, Value field) {
        if (key == "kind") {
            return JsonReader::text(field, kind);
        }
        if (key == "name") {
            return JsonReader::text(field, name);
        }
        return key == "controller" ? JsonReader::boolean(field, controller) : simdjson::SUCCESS;
    });
    if (controller) {
        pod.ownerKind = kind;
        pod.ownerName = name;
    }
    return status;
}

Status readPodMetadata(JsonReader &json, std::string_view key, Value value, Pod &pod)
{
    if (key == "name") {
        return JsonReader::text(value, pod.name);
    }
    if (key == "namespace") {
        return JsonReader::text(value, pod.nameSpace);
    }
    if (key == "uid") {
        return JsonReader::text(value, pod.uid);
    }
    if (key == "deletionTimestamp") {
        return time(value, pod.deletionTimestamp);
    }
    if (key == "finalizers") {
        return texts(json, value, pod.finalizers);
    }
    if (key == "labels") {
        return textMap(json, value, pod.labels);
    }
    if (key == "annotations") {
        return json.eachField(value, [&pod](std::string_view name, Value) {
            pod.mirror = pod.mirror || name == "kubernetes.io/config.mirror";
            return simdjson::SUCCESS;
        });
    }
    return key == "ownerReferences" ? json.eachElement(value, [&](Value item) { return readOwner(json, item, pod); })
                                    : simdjson::SUCCESS;
}

Status readPodSpec(JsonReader &json, std::string_view key, Value value, Pod &pod)
{
    if (key == "nodeName") {
        return JsonReader::text(value, pod.node);
    }
    if (key != "volumes") {
        return simdjson::SUCCESS;
    }
    return json.eachElement(value, [&](Value volume) {
        return json.eachField(volume, [&](std::string_view name, Value source) {
            bool isNull = false;
            if (name != "emptyDir") {
                return simdjson::SUCCESS;
            }
            const Status status = source.is_null().get(isNull);
            pod.emptyDir = pod.emptyDir || !isNull;
            return status;
        });
    });
}

Status readPodCondition(JsonReader &json, Value value, Pod &pod)
{
    QString type;
    QString state;
    const Status status = json.eachField(value, [&](std::string_view key, Value field) {
        if (key == "type") {
            return JsonReader::text(field, type);
        }
        return key == "status" ? JsonReader::text(field, state) : simdjson::SUCCESS;
    });
    pod.ready = pod.ready || (type == u"Ready" && state == u"True");
    return status;
}

Status readPodStatus(JsonReader &json, std::string_view key, Value value, Pod &pod)
{
    if (key == "phase") {
        return JsonReader::text(value, pod.phase);
    }
    return key == "conditions" ? json.eachElement(value, [&](Value item) { return readPodCondition(json, item, pod); })
                               : simdjson::SUCCESS;
}

Status readPod(JsonReader &json, Value value, Pod &pod)
{
    return json.eachField(value, [&](std::string_view part, Value section) {
        if (part == "metadata") {
            return json.eachField(
                section, [&](std::string_view key, Value field) { return readPodMetadata(json, key, field, pod); });
        }
        if (part == "spec") {
            return json.eachField(
                section, [&](std::string_view key, Value field) { return readPodSpec(json, key, field, pod); });
        }
        if (part == "status") {
            return json.eachField(
                section, [&](std::string_view key, Value field) { return readPodStatus(json, key, field, pod); });
        }
        return simdjson::SUCCESS;
    });
}

std::optional<LabelRequirement::Operator> operatorOf(const QString &text)
{
    if (text == u"In") {
        return LabelRequirement::Operator::In;
    }
    if (text == u"NotIn") {
        return LabelRequirement::Operator::NotIn;
    }
    if (text == u"Exists") {
        return LabelRequirement::Operator::Exists;
    }
    return text == u"DoesNotExist" ? std::optional{LabelRequirement::Operator::DoesNotExist} : std::nullopt;
}

Status readRequirement(JsonReader &json, Value value, PodDisruptionBudget &budget)
{
    LabelRequirement requirement;
    QString operatorText;
    const Status status = json.eachField(value, [&](std::string_view key, Value field) {
        if (key == "key") {
            return JsonReader::text(field, requirement.key);
        }
        if (key == "operator") {
            return JsonReader::text(field, operatorText);
        }
        return key == "values" ? texts(json, field, requirement.values) : simdjson::SUCCESS;
    });
    if (status != simdjson::SUCCESS) {
        return status;
    }
    const auto op = operatorOf(operatorText);
    if (!op) {
        return simdjson::INCORRECT_TYPE;
    }
    requirement.op = *op;
    budget.matchExpressions.append(requirement);
    return simdjson::SUCCESS;
}

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
    case LabelRequirement::Operator::DoesNotExist:
        break;
    }
    return u'!' + requirement.key;
}

Status readSelector(JsonReader &json, Value value, PodDisruptionBudget &budget, bool &given)
{
    bool isNull = false;
    if (const Status status = value.is_null().get(isNull); status != simdjson::SUCCESS) {
        return status;
    }
    given = !isNull;
    return json.eachField(value, [&](std::string_view key, Value field) {
        if (key == "matchLabels") {
            return textMap(json, field, budget.matchLabels);
        }
        return key == "matchExpressions"
                   ? json.eachElement(field, [&](Value item) { return readRequirement(json, item, budget); })
                   : simdjson::SUCCESS;
    });
}

Status readBudgetSpec(JsonReader &json, std::string_view key, Value value, PodDisruptionBudget &budget,
                      bool &hasSelector)
{
    if (key == "minAvailable") {
        return JsonReader::numberOrText(value, budget.minAvailable);
    }
    if (key == "maxUnavailable") {
        return JsonReader::numberOrText(value, budget.maxUnavailable);
    }
    if (key == "selector") {
        return readSelector(json, value, budget, hasSelector);
    }
    if (key == "unhealthyPodEvictionPolicy") {
        QString policy;
        const Status status = JsonReader::text(value, policy);
        budget.alwaysAllowUnhealthy = policy == u"AlwaysAllow";
        return status;
    }
    return simdjson::SUCCESS;
}

Status readBudgetStatus(std::string_view key, Value value, PodDisruptionBudget &budget)
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

Status readBudget(JsonReader &json, Value value, PodDisruptionBudget &budget)
{
    bool hasSelector = false;
    const Status status = json.eachField(value, [&](std::string_view part, Value section) {
        if (part != "metadata" && part != "spec" && part != "status") {
            return simdjson::SUCCESS;
        }
        return json.eachField(section, [&](std::string_view key, Value field) {
            if (part == "spec") {
                return readBudgetSpec(json, key, field, budget, hasSelector);
            }
            if (part == "status") {
                return readBudgetStatus(key, field, budget);
            }
            if (key == "name") {
                return JsonReader::text(field, budget.name);
            }
            return key == "namespace" ? JsonReader::text(field, budget.nameSpace) : simdjson::SUCCESS;
        });
    });
    QStringList terms;
    for (auto label = budget.matchLabels.constBegin(); label != budget.matchLabels.constEnd(); ++label) {
        terms.append(label.key() + u'=' + label.value());
    }
    for (const LabelRequirement &requirement : std::as_const(budget.matchExpressions)) {
        terms.append(requirementText(requirement));
    }
    budget.selectorText = terms.join(u',');
    budget.selectsNothing = !hasSelector;
    return status;
}

} // namespace

Result<PodPage> parsePods(QByteArray &bytes)
{
    JsonReader json;
    PodPage page;
    QString apiVersion;
    const auto done = readList(json, bytes, u"PodList"_s, apiVersion, page.next, [&](Value value) {
        Pod pod;
        const Status status = readPod(json, value, pod);
        if (status == simdjson::SUCCESS && (pod.name.isEmpty() || pod.nameSpace.isEmpty())) {
            return simdjson::NO_SUCH_FIELD;
        }
        page.pods.append(std::move(pod));
        return status;
    });
    return done ? Result<PodPage>(std::move(page)) : std::unexpected(done.error());
}

Result<BudgetPage> parseBudgets(QByteArray &bytes)
{
    JsonReader json;
    BudgetPage page;
    QString apiVersion;
    const auto done = readList(json, bytes, u"PodDisruptionBudgetList"_s, apiVersion, page.next, [&](Value value) {
        PodDisruptionBudget budget;
        const Status status = readBudget(json, value, budget);
        if (status == simdjson::SUCCESS && (budget.name.isEmpty() || budget.nameSpace.isEmpty())) {
            return simdjson::NO_SUCH_FIELD;
        }
        page.budgets.append(std::move(budget));
        return status;
    });
    if (!done) {
        return std::unexpected(done.error());
    }
    if (apiVersion.endsWith(u"/v1beta1")) {
        for (PodDisruptionBudget &budget : page.budgets) {
            const bool empty = budget.matchLabels.isEmpty() && budget.matchExpressions.isEmpty();
            budget.selectsNothing = budget.selectsNothing || empty;
        }
    }
    return page;
}

} // namespace kubemori::kube
