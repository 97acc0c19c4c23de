// SPDX-License-Identifier: GPL-3.0-or-later
#include "operation/timeline.hpp"

#include "operation/json.hpp"
#include "operation/names.hpp"
#include "operation/operation_folder.hpp"

#include <QFile>
#include <QJsonDocument>

#include <algorithm>
#include <optional>

namespace kubemori::operation {

using namespace Qt::StringLiterals;

namespace {

using Kind = TimelineEntry::Kind;

std::optional<Kind> kindOf(const QString &event)
{
    static const QMap<QString, Kind> kinds{
        {u"begin"_s, Kind::Begun},   {u"resume"_s, Kind::Resumed},    {u"state"_s, Kind::Step},
        {u"intent"_s, Kind::Change}, {u"result"_s, Kind::ChangeDone}, {u"question"_s, Kind::Question},
        {u"answer"_s, Kind::Answer}, {u"node"_s, Kind::Node},         {u"end"_s, Kind::Ended}};
    const auto found = kinds.constFind(event);
    return found == kinds.constEnd() ? std::nullopt : std::optional(*found);
}

std::optional<TimelineEntry> entryOf(const QJsonObject &record)
{
    const auto kind = kindOf(record[u"event"].toString());
    if (!kind) {
        return std::nullopt;
    }
    TimelineEntry entry;
    entry.kind = *kind;
    entry.at = QDateTime::fromString(record[u"time"].toString(), Qt::ISODateWithMs);
    entry.step = record[u"step"].toString();
    entry.node = record[u"node"].toString();
    entry.error = errorFromJson(record[u"error"].toObject());
    if (record[u"error"].toObject().isEmpty()) {
        entry.error = {};
    }
    switch (*kind) {
    case Kind::Begun:
    case Kind::Resumed:
        entry.text = LockOwner::fromJson(record[u"by"].toObject()).person();
        break;
    case Kind::Step:
        entry.state = fromName<StepState>(record[u"state"].toString()).value_or(StepState::Pending);
        break;
    case Kind::Change:
    case Kind::ChangeDone:
        entry.text = record[u"action"].toString();
        break;
    case Kind::Question: {
        const QJsonObject question = record[u"question"].toObject();
        entry.text = question[u"kind"].toString();
        entry.step = question[u"step"].toString();
        entry.node = question[u"node"].toString();
        entry.error = errorFromJson(question[u"error"].toObject());
        break;
    }
    case Kind::Answer:
        entry.choice = fromName<Choice>(record[u"choice"].toString());
        entry.reason = record[u"words"].toString();
        break;
    case Kind::Node:
        entry.node = record[u"node"].toObject()[u"name"].toString();
        break;
    case Kind::Ended:
        break;
    }
    return entry;
}

} // namespace

Milliseconds Timeline::duration(const QString &step) const
{
    Milliseconds total{0};
    QDateTime since;
    for (const TimelineEntry &entry : entries) {
        const bool breaksOff = entry.kind == Kind::Resumed;
        if (breaksOff || (entry.kind == Kind::Step && entry.step == step && isFinal(entry.state))) {
            if (since.isValid() && !breaksOff) {
                total += Milliseconds{std::max<qint64>(0, since.msecsTo(entry.at))};
            }
            since = {};
        } else if (entry.kind == Kind::Step && entry.step == step && !since.isValid() &&
                   entry.state != StepState::Pending) {
            since = entry.at;
        }
    }
    return total;
}

Result<Timeline> readTimeline(const QByteArray &bytes)
{
    auto contents = readJournal(bytes);
    if (!contents) {
        return std::unexpected(contents.error());
    }
    Timeline timeline;
    timeline.contents = std::move(*contents);
    const QByteArray whole = bytes.first(timeline.contents.goodLength);
    for (const QByteArray &line : whole.split('\n')) {
        if (const auto entry = entryOf(QJsonDocument::fromJson(line).object())) {
            timeline.entries.append(*entry);
        }
    }
    return timeline;
}

Result<Timeline> readTimelineIn(const QString &folder)
{
    QFile file(OperationFolder::journalPath(folder));
    if (!file.open(QIODevice::ReadOnly)) {
        return fail(file.exists() ? ErrorCode::Io : ErrorCode::NotFound, file.errorString(), file.fileName());
    }
    auto timeline = readTimeline(file.readAll());
    if (!timeline) {
        return std::unexpected(timeline.error().on(file.fileName()));
    }
    return timeline;
}

} // namespace kubemori::operation
