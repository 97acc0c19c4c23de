// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube/etcd_status.hpp"

#include "kube/json_reader.hpp"

#include <algorithm>
#include <array>
#include <utility>

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

Status size(Value value, qint64 &out)
{
    std::int64_t number = 0;
    const Status status = value.get_int64().get(number);
    out = std::max<std::int64_t>(0, number);
    return status;
}

Status readMember(JsonReader &json, Value value, EtcdMember &member)
{
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
            return appendTexts(json, field, member.peerUrls);
        }
        return key == "isLearner" ? JsonReader::boolean(field, member.learner) : simdjson::SUCCESS;
    });
    if (!member.urls.isEmpty()) {
        member.clientUrl = member.urls.constFirst();
    }
    member.urls += member.peerUrls;
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

/// What one endpoint says of itself.
struct Said
{
    QString endpoint;
    quint64 self = 0;
    quint64 leader = 0;
    EtcdMember words; ///< only what a status tells
};

Status readBody(JsonReader &json, std::string_view key, Value field, Said &said)
{
    if (key == "header") {
        return json.eachField(field, [&said](std::string_view name, Value value) {
            return name == "member_id" ? id(value, said.self) : simdjson::SUCCESS;
        });
    }
    if (key == "version") {
        return JsonReader::text(field, said.words.version);
    }
    if (key == "errors") {
        return appendTexts(json, field, said.words.errors);
    }
    const std::array<std::pair<std::string_view, quint64 *>, 4> numbers{{{"leader", &said.leader},
                                                                         {"raftIndex", &said.words.raftIndex},
                                                                         {"raftAppliedIndex", &said.words.raftApplied},
                                                                         {"raftTerm", &said.words.raftTerm}}};
    for (const auto &[name, number] : numbers) {
        if (key == name) {
            return id(field, *number);
        }
    }
    const std::array<std::pair<std::string_view, qint64 *>, 3> sizes{{{"dbSize", &said.words.dbBytes},
                                                                      {"dbSizeInUse", &said.words.dbBytesInUse},
                                                                      {"dbSizeQuota", &said.words.dbBytesMost}}};
    for (const auto &[name, bytes] : sizes) {
        if (key == name) {
            return size(field, *bytes);
        }
    }
    return simdjson::SUCCESS;
}

void take(const Said &said, EtcdMember &member)
{
    member.id = member.id == 0 ? said.self : member.id;
    // By its own word: a member that was cut off goes on naming the leader it knew.
    member.leader = said.leader != 0 && said.self == said.leader && member.id == said.self;
    member.hasStatus = true;
    member.version = said.words.version;
    member.dbBytes = said.words.dbBytes;
    member.dbBytesInUse = said.words.dbBytesInUse;
    member.dbBytesMost = said.words.dbBytesMost;
    member.raftIndex = said.words.raftIndex;
    member.raftApplied = said.words.raftApplied;
    member.raftTerm = said.words.raftTerm;
    member.errors = said.words.errors;
}

QString alarmKind(int number)
{
    switch (number) {
    case 1:
        return u"NOSPACE"_s;
    case 2:
        return u"CORRUPT"_s;
    default:
        return QString::number(number);
    }
}

} // namespace

Result<QList<EtcdMember>> parseEtcdMembers(QByteArray json)
{
    JsonReader reader;
    QList<EtcdMember> known;
    Status read = reader.open(json);
    if (read == simdjson::SUCCESS) {
        read = reader.eachRootField([&](std::string_view key, Value value) {
            if (key != "members") {
                return simdjson::SUCCESS;
            }
            return reader.eachElement(value, [&](Value item) {
                EtcdMember member;
                const Status one = readMember(reader, item, member);
                known.append(std::move(member));
                return one;
            });
        });
    }
    if (read == simdjson::SUCCESS) {
        read = reader.atEnd();
    }
    if (read != simdjson::SUCCESS) {
        return std::unexpected(reader.error(read).during(u"reading etcd's members"_s));
    }
    if (known.isEmpty()) {
        return fail(ErrorCode::InvalidData, u"etcd names no members"_s);
    }
    return known;
}

Result<> addEtcdHealth(const QByteArray &json, QList<EtcdMember> &members)
{
    JsonReader reader;
    return eachEndpoint(reader, json, u"health"_s, [&](Value value) {
        QString endpoint;
        QString trouble;
        QString took;
        bool healthy = false;
        const Status status = reader.eachField(value, [&](std::string_view key, Value field) {
            if (key == "endpoint") {
                return JsonReader::text(field, endpoint);
            }
            if (key == "error") {
                return JsonReader::text(field, trouble);
            }
            if (key == "took") {
                return JsonReader::text(field, took);
            }
            return key == "health" ? JsonReader::boolean(field, healthy) : simdjson::SUCCESS;
        });
        if (EtcdMember *member = memberAt(members, endpoint)) {
            member->healthy = healthy;
            member->trouble = healthy ? QString() : trouble;
            member->latency = healthy ? goDuration(took) : std::nullopt;
        }
        return status;
    });
}

Result<> addEtcdStatus(const QByteArray &json, QList<EtcdMember> &members)
{
    JsonReader reader;
    return eachEndpoint(reader, json, u"status"_s, [&](Value value) {
        Said said;
        const Status status = reader.eachField(value, [&](std::string_view key, Value field) {
            if (key == "Endpoint") {
                return JsonReader::text(field, said.endpoint);
            }
            return key == "Status"
                       ? reader.eachField(
                             field, [&](std::string_view name, Value one) { return readBody(reader, name, one, said); })
                       : simdjson::SUCCESS;
        });
        if (EtcdMember *member = memberAt(members, said.endpoint)) {
            take(said, *member);
        }
        return status;
    });
}

Result<QList<EtcdAlarm>> parseEtcdAlarms(QByteArray json)
{
    JsonReader reader;
    QList<EtcdAlarm> alarms;
    const auto readAlarm = [&](Value item) {
        EtcdAlarm alarm;
        int number = 0;
        const Status status = reader.eachField(item, [&](std::string_view key, Value field) {
            if (key == "memberID") {
                return id(field, alarm.member);
            }
            return key == "alarm" ? JsonReader::number(field, number) : simdjson::SUCCESS;
        });
        alarm.kind = alarmKind(number);
        if (number != 0) {
            alarms.append(alarm);
        }
        return status;
    };
    Status read = reader.open(json);
    if (read == simdjson::SUCCESS) {
        read = reader.eachRootField([&](std::string_view key, Value value) {
            return key == "alarms" ? reader.eachElement(value, readAlarm) : simdjson::SUCCESS;
        });
    }
    if (read == simdjson::SUCCESS) {
        read = reader.atEnd();
    }
    if (read != simdjson::SUCCESS) {
        return std::unexpected(reader.error(read).during(u"reading etcd's alarms"_s));
    }
    return alarms;
}

Result<QList<EtcdMember>> parseEtcd(QByteArray members, const QByteArray &health, const QByteArray &status)
{
    auto known = parseEtcdMembers(std::move(members));
    if (!known) {
        return known;
    }
    if (const auto done = addEtcdHealth(health, *known).and_then([&] { return addEtcdStatus(status, *known); });
        !done) {
        return std::unexpected(done.error());
    }
    if (std::ranges::count_if(*known, &EtcdMember::leader) > 1) {
        return fail(ErrorCode::InvalidData, u"two members of etcd call themselves leader"_s);
    }
    return known;
}

std::optional<std::chrono::microseconds> goDuration(const QString &text)
{
    // Longer units before those they begin with. Both signs for a millionth are in use.
    static const QList<std::pair<QString, double>> units{{u"ms"_s, 1e3},      {u"ns"_s, 1e-3},     {u"us"_s, 1.0},
                                                         {u"\u00b5s"_s, 1.0}, {u"\u03bcs"_s, 1.0}, {u"h"_s, 3.6e9},
                                                         {u"m"_s, 6e7},       {u"s"_s, 1e6}};
    double sum = 0;
    QStringView rest = text;
    while (!rest.isEmpty()) {
        qsizetype digits = 0;
        while (digits < rest.size() && (rest[digits].isDigit() || rest[digits] == u'.')) {
            ++digits;
        }
        bool isNumber = false;
        const double number = rest.first(digits).toDouble(&isNumber);
        rest = rest.sliced(digits);
        const auto unit = std::ranges::find_if(units, [rest](const auto &one) { return rest.startsWith(one.first); });
        if (!isNumber || unit == units.end()) {
            return std::nullopt;
        }
        sum += number * unit->second;
        rest = rest.sliced(unit->first.size());
    }
    constexpr double most = 3.6e9 * 24; // a day: nothing here takes longer
    return text.isEmpty() || sum > most ? std::nullopt
                                        : std::optional(std::chrono::microseconds(static_cast<qint64>(sum)));
}

QString etcdId(quint64 id)
{
    return QString::number(id, 16);
}

} // namespace kubemori::kube
