// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube/workload_parser.hpp"

#include "kube/list_reader.hpp"
#include "kube/pod_fields.hpp"

#include <utility>

namespace kubemori::kube {

using namespace Qt::StringLiterals;
using Value = JsonReader::Value;
using Status = JsonReader::Status;

namespace {

Status readWorkload(JsonReader &json, Value value, Workload &workload)
{
    const bool daemonSet = workload.kind == u"DaemonSet";
    // replicas left out means one; a DaemonSet's number is for its controller to say.
    workload.desired = daemonSet ? 0 : 1;
    const Status status = json.eachField(value, [&](std::string_view part, Value section) {
        if (part != "metadata" && part != "spec" && part != "status") {
            return simdjson::SUCCESS;
        }
        return json.eachField(section, [&](std::string_view key, Value field) {
            if (part == "metadata" && key == "name") {
                return JsonReader::text(field, workload.name);
            }
            if (part == "metadata" && key == "namespace") {
                return JsonReader::text(field, workload.nameSpace);
            }
            const bool number =
                daemonSet ? part == "status" && key == "desiredNumberScheduled" : part == "spec" && key == "replicas";
            return number ? JsonReader::number(field, workload.desired) : simdjson::SUCCESS;
        });
    });
    const bool named = !workload.name.isEmpty() && !workload.nameSpace.isEmpty();
    return status == simdjson::SUCCESS && !named ? simdjson::NO_SUCH_FIELD : status;
}

Status readMetadata(JsonReader &json, std::string_view key, Value value, PodHealth &pod)
{
    if (key == "name") {
        return JsonReader::text(value, pod.name);
    }
    if (key == "namespace") {
        return JsonReader::text(value, pod.nameSpace);
    }
    if (key == "deletionTimestamp") {
        std::string_view time;
        const Status status = JsonReader::text(value, time);
        pod.terminating = !time.empty();
        return status;
    }
    if (key == "labels") {
        return json.eachField(value, [&pod](std::string_view name, Value field) {
            return name == "pod-template-hash" ? JsonReader::text(field, pod.templateHash) : simdjson::SUCCESS;
        });
    }
    if (key == "annotations") {
        return json.eachField(value, [&pod](std::string_view name, Value) {
            pod.mirror = pod.mirror || name == "kubernetes.io/config.mirror";
            return simdjson::SUCCESS;
        });
    }
    if (key != "ownerReferences") {
        return simdjson::SUCCESS;
    }
    return json.eachElement(
        value, [&](Value item) { return PodFields::readController(json, item, pod.ownerKind, pod.ownerName); });
}

Status readSpec(JsonReader &json, std::string_view key, Value value, PodHealth &pod)
{
    if (key == "nodeName") {
        return JsonReader::text(value, pod.node);
    }
    return key == "volumes"
               ? json.eachElement(value, [&](Value volume) { return PodFields::readClaim(json, volume, pod.claims); })
               : simdjson::SUCCESS;
}

Status readCondition(JsonReader &json, Value value, PodHealth &pod)
{
    QString type;
    QString state;
    QString reason;
    const Status status = json.eachField(value, [&](std::string_view key, Value field) {
        if (key == "type") {
            return JsonReader::text(field, type);
        }
        if (key == "reason") {
            return JsonReader::text(field, reason);
        }
        return key == "status" ? JsonReader::text(field, state) : simdjson::SUCCESS;
    });
    pod.ready = pod.ready || (type == u"Ready" && state == u"True");
    if (type == u"PodScheduled" && state == u"False" && pod.reason.isEmpty()) {
        pod.reason = reason;
    }
    return status;
}

/// containerStatuses[].state.waiting.reason: "CrashLoopBackOff", "ImagePullBackOff".
Status readContainer(JsonReader &json, Value value, PodHealth &pod)
{
    return json.eachField(value, [&](std::string_view key, Value state) {
        if (key != "state") {
            return simdjson::SUCCESS;
        }
        return json.eachField(state, [&](std::string_view kind, Value details) {
            if (kind != "waiting") {
                return simdjson::SUCCESS;
            }
            return json.eachField(details, [&pod](std::string_view name, Value field) {
                return name == "reason" ? JsonReader::text(field, pod.reason) : simdjson::SUCCESS;
            });
        });
    });
}

Status readStatus(JsonReader &json, std::string_view key, Value value, PodHealth &pod)
{
    if (key == "phase") {
        return JsonReader::text(value, pod.phase);
    }
    if (key == "conditions") {
        return json.eachElement(value, [&](Value item) { return readCondition(json, item, pod); });
    }
    return key == "containerStatuses" || key == "initContainerStatuses"
               ? json.eachElement(value, [&](Value item) { return readContainer(json, item, pod); })
               : simdjson::SUCCESS;
}

Status readPod(JsonReader &json, Value value, PodHealth &pod)
{
    const Status status = json.eachField(value, [&](std::string_view part, Value section) {
        if (part == "metadata") {
            return json.eachField(
                section, [&](std::string_view key, Value field) { return readMetadata(json, key, field, pod); });
        }
        if (part == "spec") {
            return json.eachField(section,
                                  [&](std::string_view key, Value field) { return readSpec(json, key, field, pod); });
        }
        if (part == "status") {
            return json.eachField(section,
                                  [&](std::string_view key, Value field) { return readStatus(json, key, field, pod); });
        }
        return simdjson::SUCCESS;
    });
    const bool named = !pod.name.isEmpty() && !pod.nameSpace.isEmpty();
    return status == simdjson::SUCCESS && !named ? simdjson::NO_SUCH_FIELD : status;
}

} // namespace

Result<WorkloadPage> parseWorkloads(QByteArray &bytes, const QString &kind)
{
    ListReader list;
    WorkloadPage page;
    const auto done = list.read(bytes, kind + u"List"_s, [&](Value value) {
        Workload workload;
        workload.kind = kind;
        const Status status = readWorkload(list.json(), value, workload);
        page.workloads.append(std::move(workload));
        return status;
    });
    if (!done) {
        return std::unexpected(done.error());
    }
    page.next = list.next();
    return page;
}

Result<PodHealthPage> parsePodHealth(QByteArray &bytes)
{
    ListReader list;
    PodHealthPage page;
    const auto done = list.read(bytes, u"PodList"_s, [&](Value value) {
        PodHealth pod;
        const Status status = readPod(list.json(), value, pod);
        page.pods.append(std::move(pod));
        return status;
    });
    if (!done) {
        return std::unexpected(done.error());
    }
    page.next = list.next();
    return page;
}

} // namespace kubemori::kube
