// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube/pod_ending.hpp"

#include "kube/json_reader.hpp"
#include "kube/pod_fields.hpp"
#include "kube/timestamp.hpp"

#include <utility>

namespace kubemori::kube {

using Value = JsonReader::Value;
using Status = JsonReader::Status;

namespace {

Status readMetadata(std::string_view key, Value value, PodEnding &pod)
{
    if (key == "uid") {
        return JsonReader::text(value, pod.uid);
    }
    if (key == "deletionGracePeriodSeconds") {
        return JsonReader::number(value, pod.graceSeconds);
    }
    if (key != "creationTimestamp") {
        return simdjson::SUCCESS;
    }
    std::string_view time;
    const Status status = JsonReader::text(value, time);
    pod.createdAt = parseTimestamp(time);
    return status;
}

Status readCondition(JsonReader &json, Value value, PodEnding &pod)
{
    QString type;
    QString state;
    QString reason;
    const Status status = json.eachField(value, [&](std::string_view key, Value field) {
        if (key == "type") {
            return JsonReader::text(field, type);
        }
        if (key == "status") {
            return JsonReader::text(field, state);
        }
        return key == "reason" ? JsonReader::text(field, reason) : simdjson::SUCCESS;
    });
    pod.unschedulable =
        pod.unschedulable || (type == u"PodScheduled" && state == u"False" && reason == u"Unschedulable");
    return status;
}

Status readPart(JsonReader &json, std::string_view part, std::string_view key, Value value, PodEnding &pod)
{
    if (part == "metadata") {
        return readMetadata(key, value, pod);
    }
    if (part == "spec" && key == "volumes") {
        return json.eachElement(value, [&](Value volume) { return PodFields::readClaim(json, volume, pod.claims); });
    }
    if (part == "status" && key == "conditions") {
        return json.eachElement(value, [&](Value condition) { return readCondition(json, condition, pod); });
    }
    return simdjson::SUCCESS;
}

Status readPod(JsonReader &json, Value value, PodEnding &pod)
{
    return json.eachField(value, [&](std::string_view part, Value section) {
        if (part != "metadata" && part != "spec" && part != "status") {
            return simdjson::SUCCESS;
        }
        return json.eachField(section,
                              [&](std::string_view key, Value field) { return readPart(json, part, key, field, pod); });
    });
}

} // namespace

Result<QList<PodEnding>> parsePodEndings(QByteArray &json)
{
    JsonReader reader;
    QList<PodEnding> pods;
    Status status = reader.open(json);
    if (status == simdjson::SUCCESS) {
        status = reader.eachRootField([&](std::string_view key, Value value) {
            if (key != "items") {
                return simdjson::SUCCESS;
            }
            return reader.eachElement(value, [&](Value item) {
                PodEnding pod;
                const Status read = readPod(reader, item, pod);
                pods.append(std::move(pod));
                return read;
            });
        });
    }
    if (status == simdjson::SUCCESS) {
        status = reader.atEnd();
    }
    if (status != simdjson::SUCCESS) {
        return std::unexpected(reader.error(status));
    }
    return pods;
}

} // namespace kubemori::kube
