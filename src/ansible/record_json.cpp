// SPDX-License-Identifier: GPL-3.0-or-later
#include "ansible/record_json.hpp"

#include <QJsonArray>

#include <array>
#include <utility>

namespace kubemori::ansible {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestText = 4096;
constexpr qsizetype mostWords = 4096;

QString textOf(const QJsonValue &value)
{
    return value.toString().left(longestText);
}

QStringList wordsOf(const QJsonValue &value)
{
    QStringList words;
    const QJsonArray array = value.toArray();
    for (qsizetype i = 0; i < std::min(array.size(), mostWords); ++i) {
        words.append(textOf(array.at(i)));
    }
    return words;
}

QDateTime timeOf(const QJsonValue &value)
{
    return QDateTime::fromString(value.toString(), Qt::ISODateWithMs).toUTC();
}

QJsonValue toJson(const QDateTime &time)
{
    return time.isValid() ? QJsonValue(time.toUTC().toString(Qt::ISODateWithMs)) : QJsonValue();
}

RunState stateOf(const QString &name)
{
    for (const RunState state :
         {RunState::Starting, RunState::Running, RunState::Stopping, RunState::Ended, RunState::Lost}) {
        if (toString(state) == name) {
            return state;
        }
    }
    return name.isEmpty() ? RunState::Starting : RunState::Lost; // it has not said anything yet, or nobody knows
}

} // namespace

QJsonObject toJson(const RunOwner &owner)
{
    return {{u"user"_s, owner.user},
            {u"host"_s, owner.host},
            {u"run"_s, owner.run},
            {u"command"_s, owner.command},
            {u"since"_s, toJson(owner.since)}};
}

RunOwner ownerOf(const QJsonObject &json)
{
    return {.user = textOf(json.value("user"_L1)),
            .host = textOf(json.value("host"_L1)),
            .run = textOf(json.value("run"_L1)),
            .command = textOf(json.value("command"_L1)),
            .since = timeOf(json.value("since"_L1))};
}

QJsonObject toJson(const RunRecord &record)
{
    QJsonObject json{{u"id"_s, record.id},
                     {u"cluster"_s, record.cluster},
                     {u"host"_s, record.host},
                     {u"command"_s, QJsonArray::fromStringList(record.command)},
                     {u"checkout"_s, record.checkout},
                     {u"inventory"_s, record.inventory},
                     {u"environment"_s, QJsonArray::fromStringList(record.environment)},
                     {u"owner"_s, toJson(record.owner)},
                     {u"started"_s, toJson(record.started)}};
    if (!record.folder.isEmpty()) { // of a copy: where the run itself is
        json.insert(u"folder"_s, record.folder);
    }
    return json;
}

RunRecord recordOf(const QJsonObject &json)
{
    return {.id = textOf(json.value("id"_L1)),
            .cluster = textOf(json.value("cluster"_L1)),
            .host = textOf(json.value("host"_L1)),
            .folder = textOf(json.value("folder"_L1)),
            .command = wordsOf(json.value("command"_L1)),
            .checkout = textOf(json.value("checkout"_L1)),
            .inventory = textOf(json.value("inventory"_L1)),
            .environment = wordsOf(json.value("environment"_L1)),
            .owner = ownerOf(json.value("owner"_L1).toObject()),
            .started = timeOf(json.value("started"_L1)),
            .status = {}};
}

QJsonObject toJson(const RunStatus &status)
{
    return {{u"state"_s, toString(status.state)},
            {u"exit"_s, status.exitCode ? QJsonValue(*status.exitCode) : QJsonValue()},
            {u"signal"_s, status.signal},
            {u"stopped"_s, status.wasStopped},
            {u"ended"_s, toJson(status.ended)},
            {u"leftovers"_s, QJsonArray::fromStringList(status.leftovers)}};
}

RunStatus statusOf(const QJsonObject &json)
{
    const QJsonValue code = json.value("exit"_L1);
    return {.state = stateOf(json.value("state"_L1).toString()),
            .exitCode = code.isDouble() ? std::optional(code.toInt()) : std::nullopt,
            .signal = json.value("signal"_L1).toInt(),
            .wasStopped = json.value("stopped"_L1).toBool(),
            .ended = timeOf(json.value("ended"_L1)),
            .leftovers = wordsOf(json.value("leftovers"_L1))};
}

RunRecord listedRecordOf(const QJsonObject &json)
{
    RunRecord record = recordOf(json);
    record.status = statusOf(json.value("status"_L1).toObject());
    record.outputBytes = json.value("outputBytes"_L1).toInteger();
    record.eventBytes = json.value("eventBytes"_L1).toInteger();
    return record;
}

} // namespace kubemori::ansible
