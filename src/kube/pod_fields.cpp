// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube/pod_fields.hpp"

namespace kubemori::kube {

using Value = JsonReader::Value;
using Status = JsonReader::Status;

Status PodFields::readController(JsonReader &json, Value reference, QString &kind, QString &name)
{
    QString gotKind;
    QString gotName;
    bool controller = false;
    const Status status = json.eachField(reference, [&](std::string_view key, Value field) {
        if (key == "kind") {
            return JsonReader::text(field, gotKind);
        }
        if (key == "name") {
            return JsonReader::text(field, gotName);
        }
        return key == "controller" ? JsonReader::boolean(field, controller) : simdjson::SUCCESS;
    });
    if (controller) {
        kind = gotKind;
        name = gotName;
    }
    return status;
}

Status PodFields::readClaim(JsonReader &json, Value volume, QStringList &claims)
{
    return json.eachField(volume, [&](std::string_view name, Value source) {
        if (name != "persistentVolumeClaim") {
            return simdjson::SUCCESS;
        }
        return json.eachField(source, [&claims](std::string_view key, Value value) {
            if (key != "claimName") {
                return simdjson::SUCCESS;
            }
            QString claim;
            const Status status = JsonReader::text(value, claim);
            claims.append(claim);
            return status;
        });
    });
}

} // namespace kubemori::kube
