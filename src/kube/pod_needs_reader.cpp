// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube/pod_needs_reader.hpp"

#include "kube/quantity.hpp"
#include "kube/selector_reader.hpp"

#include <algorithm>
#include <utility>

namespace kubemori::kube {

using namespace Qt::StringLiterals;
using Value = JsonReader::Value;
using Status = JsonReader::Status;

namespace {

constexpr std::string_view required = "requiredDuringSchedulingIgnoredDuringExecution";
/// Far more than any machine has; keeps sums of hostile numbers in range.
constexpr qint64 most = qint64{1} << 54;

} // namespace

Status PodNeedsReader::specField(std::string_view key, Value value)
{
    JsonReader &json = m_list->json();
    if (key == "containers" || key == "initContainers") {
        return json.eachElement(value, [&](Value item) { return container(item, key == "initContainers"); });
    }
    if (key == "overhead") {
        return requests(value, m_overhead);
    }
    if (key == "resources") {
        return resources(value, m_wholePod);
    }
    if (key == "nodeSelector") {
        return m_list->textMap(value, m_needs.nodeSelector);
    }
    if (key == "affinity") {
        return json.eachField(value, [&](std::string_view name, Value field) { return affinity(name, field); });
    }
    return key == "tolerations" ? json.eachElement(value, [&](Value item) { return toleration(item); })
                                : simdjson::SUCCESS;
}

Status PodNeedsReader::volumeSource(std::string_view key, Value value)
{
    if (key != "persistentVolumeClaim") {
        return simdjson::SUCCESS;
    }
    return m_list->json().eachField(value, [this](std::string_view name, Value field) {
        if (name != "claimName") {
            return simdjson::SUCCESS;
        }
        QString claim;
        const Status status = JsonReader::text(field, claim);
        m_needs.claims.append(claim);
        return status;
    });
}

PodNeeds PodNeedsReader::take()
{
    const auto total = [](qint64 containers, qint64 sidecars, qint64 init, qint64 wholePod, qint64 overhead) {
        return std::min(most, (wholePod > 0 ? wholePod : std::max(containers + sidecars, init)) + overhead);
    };
    m_needs.cpuMillis = total(m_containers.cpu, m_sidecars.cpu, m_largestInit.cpu, m_wholePod.cpu, m_overhead.cpu);
    m_needs.memoryBytes =
        total(m_containers.memory, m_sidecars.memory, m_largestInit.memory, m_wholePod.memory, m_overhead.memory);
    return std::move(m_needs);
}

Status PodNeedsReader::requests(Value value, Requests &out)
{
    return m_list->json().eachField(value, [&out](std::string_view key, Value field) {
        if (key != "cpu" && key != "memory") {
            return simdjson::SUCCESS;
        }
        std::string_view text;
        const Status status = JsonReader::text(field, text);
        if (status != simdjson::SUCCESS || text.empty()) {
            return status;
        }
        const auto amount = key == "cpu" ? parseThousandths(text) : parseWhole(text);
        if (!amount) {
            return simdjson::INCORRECT_TYPE;
        }
        (key == "cpu" ? out.cpu : out.memory) = std::min(most, *amount);
        return simdjson::SUCCESS;
    });
}

Status PodNeedsReader::resources(Value value, Requests &out)
{
    return m_list->json().eachField(value, [&](std::string_view key, Value field) {
        return key == "requests" ? requests(field, out) : simdjson::SUCCESS;
    });
}

Status PodNeedsReader::container(Value value, bool init)
{
    Requests own;
    std::string_view restart;
    const Status status = m_list->json().eachField(value, [&](std::string_view key, Value field) {
        if (key == "resources") {
            return resources(field, own);
        }
        if (key == "restartPolicy") {
            return JsonReader::text(field, restart);
        }
        return key == "ports" ? m_list->json().eachElement(field, [&](Value item) { return port(item); })
                              : simdjson::SUCCESS;
    });
    const auto add = [](Requests &sum, const Requests &more) {
        sum.cpu = std::min(most, sum.cpu + more.cpu);
        sum.memory = std::min(most, sum.memory + more.memory);
    };
    if (!init) {
        add(m_containers, own);
    } else {
        // Sidecars (restartPolicy Always) keep running; other init containers run one after the other beside the
        // sidecars started before them.
        if (restart == "Always") {
            add(m_sidecars, own);
            own = {};
        }
        add(own, m_sidecars);
        m_largestInit.cpu = std::max(m_largestInit.cpu, own.cpu);
        m_largestInit.memory = std::max(m_largestInit.memory, own.memory);
    }
    return status;
}

Status PodNeedsReader::port(Value value)
{
    int number = 0;
    QString protocol = u"TCP"_s;
    const Status status = m_list->json().eachField(value, [&](std::string_view key, Value field) {
        if (key == "hostPort") {
            return JsonReader::number(field, number);
        }
        return key == "protocol" ? m_list->pooled(field, protocol) : simdjson::SUCCESS;
    });
    if (number != 0) {
        m_needs.hostPorts.append(QString::number(number) + u'/' + protocol);
    }
    return status;
}

Status PodNeedsReader::affinity(std::string_view kind, Value value)
{
    return m_list->json().eachField(value, [&](std::string_view key, Value field) {
        if (key != required) {
            return simdjson::SUCCESS;
        }
        if (kind == "nodeAffinity") {
            return readNodeSelector(*m_list, field, m_needs.nodeTerms);
        }
        if (kind != "podAffinity" && kind != "podAntiAffinity") {
            return simdjson::SUCCESS;
        }
        auto &terms = kind == "podAffinity" ? m_needs.affinity : m_needs.antiAffinity;
        return m_list->json().eachElement(field, [&](Value item) { return affinityTerm(item, terms); });
    });
}

Status PodNeedsReader::affinityTerm(Value value, QList<PodAffinityTerm> &terms)
{
    PodAffinityTerm term;
    const Status status = m_list->json().eachField(value, [&](std::string_view key, Value field) {
        if (key == "labelSelector") {
            return readSelector(*m_list, field, term.selector);
        }
        if (key == "namespaces") {
            return m_list->texts(field, term.namespaces);
        }
        if (key == "namespaceSelector") {
            bool isNull = false;
            const Status failed = field.is_null().get(isNull);
            term.allNamespaces = !isNull;
            return failed;
        }
        return key == "topologyKey" ? m_list->pooled(field, term.topologyKey) : simdjson::SUCCESS;
    });
    terms.append(std::move(term));
    return status;
}

Status PodNeedsReader::toleration(Value value)
{
    Toleration toleration;
    std::string_view op;
    bool passing = false;
    const Status status = m_list->json().eachField(value, [&](std::string_view key, Value field) {
        if (key == "key") {
            return m_list->pooled(field, toleration.key);
        }
        if (key == "value") {
            return m_list->pooled(field, toleration.value);
        }
        if (key == "effect") {
            return m_list->pooled(field, toleration.effect);
        }
        if (key == "operator") {
            return JsonReader::text(field, op);
        }
        if (key == "tolerationSeconds") {
            bool isNull = false;
            const Status failed = field.is_null().get(isNull);
            passing = !isNull;
            return failed;
        }
        return simdjson::SUCCESS;
    });
    toleration.anyValue = op == "Exists";
    if (!passing) {
        m_needs.tolerations.append(std::move(toleration));
    }
    return status;
}

} // namespace kubemori::kube
