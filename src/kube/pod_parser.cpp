// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube/pod_parser.hpp"

#include "kube/list_reader.hpp"
#include "kube/pod_fields.hpp"
#include "kube/pod_needs_reader.hpp"
#include "kube/timestamp.hpp"

#include <utility>

namespace kubemori::kube {

using namespace Qt::StringLiterals;
using Value = JsonReader::Value;
using Status = JsonReader::Status;

namespace {

Status time(Value value, QDateTime &out)
{
    std::string_view bytes;
    const Status status = JsonReader::text(value, bytes);
    out = parseTimestamp(bytes);
    return status == simdjson::SUCCESS && !bytes.empty() && !out.isValid() ? simdjson::INCORRECT_TYPE : status;
}

Status readPodMetadata(ListReader &list, std::string_view key, Value value, Pod &pod)
{
    if (key == "name") {
        return JsonReader::text(value, pod.name);
    }
    if (key == "namespace") {
        return list.pooled(value, pod.nameSpace);
    }
    if (key == "uid") {
        return JsonReader::text(value, pod.uid);
    }
    if (key == "deletionTimestamp") {
        return time(value, pod.deletionTimestamp);
    }
    if (key == "finalizers") {
        return list.texts(value, pod.finalizers);
    }
    if (key == "labels") {
        return list.textMap(value, pod.labels);
    }
    if (key == "annotations") {
        return list.json().eachField(value, [&pod](std::string_view name, Value) {
            pod.mirror = pod.mirror || name == "kubernetes.io/config.mirror";
            return simdjson::SUCCESS;
        });
    }
    if (key != "ownerReferences") {
        return simdjson::SUCCESS;
    }
    return list.json().eachElement(
        value, [&](Value item) { return PodFields::readController(list.json(), item, pod.ownerKind, pod.ownerName); });
}

/// `needs` may be null.
Status readPodSpec(ListReader &list, std::string_view key, Value value, Pod &pod, PodNeedsReader *needs)
{
    if (key == "nodeName") {
        return list.pooled(value, pod.node);
    }
    if (key != "volumes") {
        return needs == nullptr ? simdjson::SUCCESS : needs->specField(key, value);
    }
    return list.json().eachElement(value, [&](Value volume) {
        return list.json().eachField(volume, [&](std::string_view name, Value source) {
            if (name != "emptyDir") {
                return needs == nullptr ? simdjson::SUCCESS : needs->volumeSource(name, source);
            }
            bool isNull = false;
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

Status readPod(ListReader &list, Value value, Pod &pod, PodNeedsReader *needs)
{
    JsonReader &json = list.json();
    const Status status = json.eachField(value, [&](std::string_view part, Value section) {
        if (part == "metadata") {
            return json.eachField(
                section, [&](std::string_view key, Value field) { return readPodMetadata(list, key, field, pod); });
        }
        if (part == "spec") {
            return json.eachField(
                section, [&](std::string_view key, Value field) { return readPodSpec(list, key, field, pod, needs); });
        }
        if (part == "status") {
            return json.eachField(
                section, [&](std::string_view key, Value field) { return readPodStatus(json, key, field, pod); });
        }
        return simdjson::SUCCESS;
    });
    const bool named = !pod.name.isEmpty() && !pod.nameSpace.isEmpty();
    return status == simdjson::SUCCESS && !named ? simdjson::NO_SUCH_FIELD : status;
}

} // namespace

Result<PodPage> parsePods(QByteArray &bytes)
{
    ListReader list;
    PodPage page;
    const auto done = list.read(bytes, u"PodList"_s, [&](Value value) {
        Pod pod;
        const Status status = readPod(list, value, pod, nullptr);
        page.pods.append(std::move(pod));
        return status;
    });
    if (!done) {
        return std::unexpected(done.error());
    }
    page.next = list.next();
    return page;
}

Result<Page<ScheduledPod>> parseScheduledPods(QByteArray &bytes)
{
    ListReader list;
    Page<ScheduledPod> page;
    const auto done = list.read(bytes, u"PodList"_s, [&](Value value) {
        Pod pod;
        PodNeedsReader needs(list);
        const Status status = readPod(list, value, pod, &needs);
        page.items.append({.pod = std::move(pod), .needs = needs.take()});
        return status;
    });
    if (!done) {
        return std::unexpected(done.error());
    }
    page.next = list.next();
    return page;
}

} // namespace kubemori::kube
