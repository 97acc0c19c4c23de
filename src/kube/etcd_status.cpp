// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube/etcd_status.hpp"

#include "kube/json_reader.hpp"

#include <QUrl>

#include <algorithm>

namespace kubemori::kube {

using namespace Qt::StringLiterals;
using Value = JsonReader::Value;
using Status = JsonReader::Status;

namespace {

/// Ids use all 64 bits.
Status id(Value value, quint64 &out)
{
    std::uint64_t number = 0;
    const Status status = value.get_uint64().get(number);
    out = number;
    return status;
}

Status appendTexts(JsonReader &json, Value value, QStringList &out)
{
    return json.eachElement(value, [&out](Value item) {
        QString text;
        const Status status = JsonReader::text(item, text);
        out.append(text);
        return status;
    });
}

Status readMember(JsonReader &json, Value value, EtcdMember &member)
{
    QStringList peers;
    const Status status = json.eachField(value, [&](std::string_view key, Value field) {
        if (key == "ID") {
            return id(field, member.id);
        }
        if (key == "name") {
            return JsonReader::text(field, member.name);
        }
        if (key == "clientURLs") {
            return appendTexts(json, field, member.urls);
        }
        if (key == "peerURLs") {
            return appendTexts(json, field, peers);
        }
        return key == "isLearner" ? JsonReader::boolean(field, member.learner) : simdjson::SUCCESS;
    });
    if (!member.urls.isEmpty()) {
        member.clientUrl = member.urls.constFirst();
    }
    member.urls += peers;
    member.trouble = u"does not answer"_s;
    return status;
}

EtcdMember *memberAt(QList<EtcdMember> &members, const QString &endpoint)
{
    const auto found =
        std::ranges::find_if(members, [&](const EtcdMember &member) { return member.urls.contains(endpoint); });
    return found == members.end() ? nullptr : &*found;
}

/// etcdctl prints an array of endpoints here, where the reader wants an object.
QByteArray wrapped(const QByteArray &array)
{
    return array.trimmed().isEmpty() ? QByteArrayLiteral("{\"list\":[]}") : QByteArray("{\"list\":" + array + '}');
}

template<class Read> Result<> eachEndpoint(JsonReader &json, const QByteArray &array, const QString &what, Read read)
{
    QByteArray bytes = wrapped(array);
    Status status = json.open(bytes);
    if (status == simdjson::SUCCESS) {
        status = json.eachRootField([&](std::string_view, Value list) { return json.eachElement(list, read); });
    }
    if (status == simdjson::SUCCESS) {
        status = json.atEnd();
    }
    if (status != simdjson::SUCCESS) {
        return std::unexpected(json.error(status).during(u"reading etcd's "_s + what));
    }
    return {};
}

Result<> readHealth(const QByteArray &health, QList<EtcdMember> &members)
{
    JsonReader json;
    return eachEndpoint(json, health, u"health"_s, [&](Value value) {
        QString endpoint;
        QString trouble;
        bool healthy = false;
        const Status status = json.eachField(value, [&](std::string_view key, Value field) {
            if (key == "endpoint") {
                return JsonReader::text(field, endpoint);
            }
            if (key == "error") {
                return JsonReader::text(field, trouble);
            }
            return key == "health" ? JsonReader::boolean(field, healthy) : simdjson::SUCCESS;
        });
        if (EtcdMember *member = memberAt(members, endpoint)) {
            member->healthy = healthy;
            member->trouble = healthy ? QString() : trouble;
        }
        return status;
    });
}

Result<> readStatus(const QByteArray &answer, QList<EtcdMember> &members)
{
    JsonReader json;
    return eachEndpoint(json, answer, u"status"_s, [&](Value value) {
        QString endpoint;
        quint64 self = 0;
        quint64 leader = 0;
        QString version;
        const auto readHeader = [&](std::string_view key, Value field) {
            return key == "member_id" ? id(field, self) : simdjson::SUCCESS;
        };
        const auto readBody = [&](std::string_view key, Value field) {
            if (key == "header") {
                return json.eachField(field, readHeader);
            }
            if (key == "version") {
                return JsonReader::text(field, version);
            }
            return key == "leader" ? id(field, leader) : simdjson::SUCCESS;
        };
        const Status status = json.eachField(value, [&](std::string_view key, Value field) {
            if (key == "Endpoint") {
                return JsonReader::text(field, endpoint);
            }
            return key == "Status" ? json.eachField(field, readBody) : simdjson::SUCCESS;
        });
        if (EtcdMember *member = memberAt(members, endpoint)) {
            // By its own word: a member that was cut off goes on naming the leader it knew.
            member->leader = leader != 0 && self == leader && member->id == self;
            member->version = version;
        }
        return status;
    });
}

} // namespace

Result<QList<EtcdMember>> parseEtcd(QByteArray members, const QByteArray &health, const QByteArray &status)
{
    JsonReader json;
    QList<EtcdMember> known;
    Status read = json.open(members);
    if (read == simdjson::SUCCESS) {
        read = json.eachRootField([&](std::string_view key, Value value) {
            if (key != "members") {
                return simdjson::SUCCESS;
            }
            return json.eachElement(value, [&](Value item) {
                EtcdMember member;
                const Status one = readMember(json, item, member);
                known.append(std::move(member));
                return one;
            });
        });
    }
    if (read == simdjson::SUCCESS) {
        read = json.atEnd();
    }
    if (read != simdjson::SUCCESS) {
        return std::unexpected(json.error(read).during(u"reading etcd's members"_s));
    }
    if (known.isEmpty()) {
        return fail(ErrorCode::InvalidData, u"etcd names no members"_s);
    }
    if (const auto done = readHealth(health, known).and_then([&] { return readStatus(status, known); }); !done) {
        return std::unexpected(done.error());
    }
    if (std::ranges::count_if(known, &EtcdMember::leader) > 1) {
        return fail(ErrorCode::InvalidData, u"two members of etcd call themselves leader"_s);
    }
    return known;
}

QString etcdId(quint64 id)
{
    return QString::number(id, 16);
}

} // namespace kubemori::kube
