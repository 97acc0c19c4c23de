// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube/room_parser.hpp"

#include "kube/quantity.hpp"
#include "kube/selector_reader.hpp"

#include <algorithm>
#include <utility>

namespace kubemori::kube {

using namespace Qt::StringLiterals;
using Value = JsonReader::Value;
using Status = JsonReader::Status;

namespace {

constexpr qint64 mostRoom = qint64{1} << 54;

Status readTaint(ListReader &list, Value value, NodeRoom &room)
{
    Taint taint;
    const Status status = list.json().eachField(value, [&](std::string_view key, Value field) {
        if (key == "key") {
            return list.pooled(field, taint.key);
        }
        if (key == "value") {
            return list.pooled(field, taint.value);
        }
        return key == "effect" ? list.pooled(field, taint.effect) : simdjson::SUCCESS;
    });
    room.taints.append(std::move(taint));
    return status;
}

Status readAllocatable(std::string_view key, Value value, NodeRoom &room)
{
    if (key != "cpu" && key != "memory" && key != "pods") {
        return simdjson::SUCCESS;
    }
    std::string_view text;
    if (const Status status = JsonReader::text(value, text); status != simdjson::SUCCESS) {
        return status;
    }
    const auto amount = key == "cpu" ? parseThousandths(text) : parseWhole(text);
    if (!amount) {
        return simdjson::INCORRECT_TYPE;
    }
    (key == "cpu" ? room.cpuMillis : key == "memory" ? room.memoryBytes : room.pods) = std::min(mostRoom, *amount);
    return simdjson::SUCCESS;
}

Status readCondition(ListReader &list, Value value, NodeRoom &room)
{
    std::string_view type;
    std::string_view state;
    const Status status = list.json().eachField(value, [&](std::string_view key, Value field) {
        if (key == "type") {
            return JsonReader::text(field, type);
        }
        return key == "status" ? JsonReader::text(field, state) : simdjson::SUCCESS;
    });
    room.ready = room.ready || (type == "Ready" && state == "True");
    return status;
}

Status readNode(ListReader &list, std::string_view part, std::string_view key, Value value, NodeRoom &room)
{
    JsonReader &json = list.json();
    if (part == "metadata") {
        if (key == "name") {
            return JsonReader::text(value, room.name);
        }
        return key == "labels" ? list.textMap(value, room.labels) : simdjson::SUCCESS;
    }
    if (part == "spec") {
        if (key == "unschedulable") {
            bool unschedulable = false;
            const Status status = JsonReader::boolean(value, unschedulable);
            room.schedulable = !unschedulable;
            return status;
        }
        return key == "taints" ? json.eachElement(value, [&](Value item) { return readTaint(list, item, room); })
                               : simdjson::SUCCESS;
    }
    if (key == "allocatable") {
        return json.eachField(value,
                              [&](std::string_view name, Value field) { return readAllocatable(name, field, room); });
    }
    return key == "conditions" ? json.eachElement(value, [&](Value item) { return readCondition(list, item, room); })
                               : simdjson::SUCCESS;
}

Status readClaim(ListReader &list, Value value, QString &claim)
{
    QString nameSpace;
    QString name;
    const Status status = list.json().eachField(value, [&](std::string_view key, Value field) {
        if (key == "namespace") {
            return list.pooled(field, nameSpace);
        }
        return key == "name" ? JsonReader::text(field, name) : simdjson::SUCCESS;
    });
    claim = name.isEmpty() ? QString() : nameSpace + u'/' + name;
    return status;
}

Status readVolume(ListReader &list, std::string_view part, std::string_view key, Value value, BoundVolume &volume)
{
    if (part != "spec") {
        return simdjson::SUCCESS;
    }
    if (key == "claimRef") {
        return readClaim(list, value, volume.claim);
    }
    if (key != "nodeAffinity") {
        return simdjson::SUCCESS;
    }
    return list.json().eachField(value, [&](std::string_view name, Value field) {
        return name == "required" ? readNodeSelector(list, field, volume.nodeTerms) : simdjson::SUCCESS;
    });
}

/// Calls read(part, key, value, item) for the fields of metadata, spec and status, and keeps what accept(item) wants.
template<class Item, class Read, class Accept>
Result<Page<Item>> parse(QByteArray &bytes, const QString &kind, ListReader &list, const Item &empty, Read read,
                         Accept accept)
{
    Page<Item> page;
    const auto done = list.read(bytes, kind, [&](Value value) {
        Item item = empty;
        const Status status = list.json().eachField(value, [&](std::string_view part, Value section) {
            if (part != "metadata" && part != "spec" && part != "status") {
                return simdjson::SUCCESS;
            }
            return list.json().eachField(
                section, [&](std::string_view key, Value field) { return read(part, key, field, item); });
        });
        return status == simdjson::SUCCESS ? accept(page.items, std::move(item)) : status;
    });
    if (!done) {
        return std::unexpected(done.error());
    }
    page.next = list.next();
    return page;
}

/// Keeps what bears a name; every object does.
template<class Item> Status keepNamed(QList<Item> &items, Item &&item)
{
    if (item.name.isEmpty()) {
        return simdjson::NO_SUCH_FIELD;
    }
    items.append(std::move(item));
    return simdjson::SUCCESS;
}

} // namespace

Result<Page<NodeRoom>> parseNodeRooms(QByteArray &json)
{
    ListReader list;
    return parse(
        json, u"NodeList"_s, list, NodeRoom{},
        [&list](std::string_view part, std::string_view key, Value value, NodeRoom &room) {
            return readNode(list, part, key, value, room);
        },
        keepNamed<NodeRoom>);
}

Result<Page<BoundVolume>> parseBoundVolumes(QByteArray &json)
{
    ListReader list;
    return parse(
        json, u"PersistentVolumeList"_s, list, BoundVolume{},
        [&list](std::string_view part, std::string_view key, Value value, BoundVolume &volume) {
            return readVolume(list, part, key, value, volume);
        },
        [](QList<BoundVolume> &volumes, BoundVolume &&volume) {
            if (!volume.claim.isEmpty() && !volume.nodeTerms.isEmpty()) {
                volumes.append(std::move(volume));
            }
            return simdjson::SUCCESS;
        });
}

} // namespace kubemori::kube
