// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/run_printer.hpp"

#include "app/cli/cli_text.hpp"
#include "app/cli/output.hpp"
#include "ui/text/run_text.hpp"

#include "base/duration_text.hpp"
#include "base/shell_quote.hpp"

#include <QJsonArray>

#include <algorithm>

namespace kubemori::cli {

using namespace Qt::StringLiterals;
using ansible::RunRecord;

namespace {

QJsonValue timeJson(const QDateTime &time)
{
    return time.isValid() ? QJsonValue(time.toString(Qt::ISODateWithMs)) : QJsonValue();
}

QJsonObject toJson(const ansible::HostTally &tally)
{
    return {{u"ok"_s, tally.ok},          {u"changed"_s, tally.changed}, {u"unreachable"_s, tally.unreachable},
            {u"failed"_s, tally.failed},  {u"skipped"_s, tally.skipped}, {u"rescued"_s, tally.rescued},
            {u"ignored"_s, tally.ignored}};
}

QJsonObject placeJson(const ansible::RunTree &tree, const ansible::TreePlace &place)
{
    const ansible::TaskRun *task = tree.task(place);
    const ansible::HostRun *host = tree.host(place);
    if (task == nullptr || host == nullptr) {
        return {};
    }
    return {{u"host"_s, host->host}, {u"play"_s, tree.play(place)->name},   {u"task"_s, task->name},
            {u"role"_s, task->role}, {u"status"_s, toString(host->status)}, {u"message"_s, host->message}};
}

QJsonArray placesJson(const ansible::RunTree &tree, const std::vector<ansible::TreePlace> &places)
{
    QJsonArray array;
    for (const ansible::TreePlace &place : places) {
        array.append(placeJson(tree, place));
    }
    return array;
}

QString placeText(const ansible::RunTree &tree, const ansible::TreePlace &place)
{
    const ansible::TaskRun *task = tree.task(place);
    const ansible::HostRun *host = tree.host(place);
    if (task == nullptr || host == nullptr) {
        return {};
    }
    const QString name = task->role.isEmpty() ? task->name : QString(task->role + u" : "_s + task->name);
    return u"%1  %2  %3\n%4\n"_s.arg(host->host, ui::RunText::status(host->status), name, host->message);
}

QJsonValue milliseconds(const std::optional<qint64> &ms)
{
    return ms ? QJsonValue(*ms) : QJsonValue();
}

QString seconds(const std::optional<qint64> &ms)
{
    constexpr double second = 1000;
    return ms ? QString::number(static_cast<double>(*ms) / second, 'f', 1) : u"-"_s;
}

} // namespace

QString tallyTable(const QMap<QString, ansible::HostTally> &tallies)
{
    QList<QStringList> rows;
    for (const auto &[host, tally] : tallies.asKeyValueRange()) {
        rows.append({printable(host), QString::number(tally.ok), QString::number(tally.changed),
                     QString::number(tally.unreachable), QString::number(tally.failed), QString::number(tally.skipped),
                     QString::number(tally.rescued), QString::number(tally.ignored)});
    }
    return table({CliText::tr("HOST"), u"OK"_s, u"CHANGED"_s, u"UNREACHABLE"_s, u"FAILED"_s, u"SKIPPED"_s, u"RESCUED"_s,
                  u"IGNORED"_s},
                 rows);
}

QJsonObject toJson(const RunRecord &record)
{
    return {{u"id"_s, record.id},
            {u"cluster"_s, record.cluster},
            {u"host"_s, record.host},
            {u"folder"_s, record.folder},
            {u"title"_s, record.title()},
            {u"command"_s, QJsonArray::fromStringList(record.command)},
            {u"checkout"_s, record.checkout},
            {u"inventory"_s, record.inventory},
            {u"owner"_s, QJsonObject{{u"user"_s, record.owner.user}, {u"host"_s, record.owner.host}}},
            {u"started"_s, timeJson(record.started)},
            {u"ended"_s, timeJson(record.status.ended)},
            {u"state"_s, toString(record.status.state)},
            {u"exit"_s, record.status.exitCode ? QJsonValue(*record.status.exitCode) : QJsonValue()},
            {u"signal"_s, record.status.signal},
            {u"stopped"_s, record.status.wasStopped},
            {u"leftovers"_s, QJsonArray::fromStringList(record.status.leftovers)}};
}

QJsonObject toJson(const RunRecord &record, const ansible::RunTree &tree)
{
    QJsonObject json = toJson(record);
    QJsonObject hosts;
    const auto tallies = tree.tallies();
    for (const auto &[host, tally] : tallies.asKeyValueRange()) {
        hosts.insert(host, toJson(tally));
    }
    json.insert(u"ansible"_s, tree.ansibleVersion());
    json.insert(u"tasks"_s, tree.taskCount());
    json.insert(u"recap"_s, hosts);
    json.insert(u"failures"_s, placesJson(tree, tree.failures()));
    json.insert(u"unfinished"_s, placesJson(tree, tree.unfinished()));
    return json;
}

QJsonObject toJson(const QList<ansible::TaskComparison> &comparison)
{
    QJsonArray tasks;
    for (const ansible::TaskComparison &task : comparison) {
        tasks.append(QJsonObject{{u"play"_s, task.play},
                                 {u"task"_s, task.task},
                                 {u"role"_s, task.role},
                                 {u"oldMs"_s, milliseconds(task.oldMs)},
                                 {u"newMs"_s, milliseconds(task.newMs)},
                                 {u"oldChanged"_s, task.oldChanged},
                                 {u"newChanged"_s, task.newChanged},
                                 {u"oldFailed"_s, task.oldFailed},
                                 {u"newFailed"_s, task.newFailed}});
    }
    return {{u"tasks"_s, tasks}};
}

QString runsTable(const QList<RunRecord> &records)
{
    QList<QStringList> rows;
    for (const RunRecord &record : records) {
        const QString owner = record.owner.user + u'@' + record.owner.host;
        rows.append({printable(record.id), printable(record.title()), ui::RunText::state(record.status),
                     printable(owner), printable(record.host)});
    }
    return table(
        {CliText::tr("RUN"), CliText::tr("WHAT"), CliText::tr("STATE"), CliText::tr("WHO"), CliText::tr("HOST")}, rows);
}

QString runText(const RunRecord &record, const ansible::RunTree &tree)
{
    QString text = u"%1  %2\n%3\n"_s.arg(record.id, ui::RunText::state(record.status), shellJoin(record.command));
    for (const ansible::TreePlace &place : tree.failures()) {
        text += u'\n' + placeText(tree, place);
    }
    const auto unfinished = tree.unfinished();
    if (record.status.isOver() && !unfinished.empty()) {
        text += u'\n' +
                CliText::tr("These tasks were under way when the run ended, and may still run on their nodes:") + u'\n';
        for (const ansible::TreePlace &place : unfinished) {
            text += placeText(tree, place);
        }
    }
    if (!record.status.leftovers.isEmpty()) {
        text += CliText::tr("Programs that had to be killed: %1").arg(record.status.leftovers.join(u", "_s)) + u'\n';
    }
    return printable(text) + u'\n' + tallyTable(tree.tallies());
}

QString comparisonTable(const QList<ansible::TaskComparison> &comparison)
{
    QList<QStringList> rows;
    for (const ansible::TaskComparison &task : comparison) {
        rows.append({printable(task.role.isEmpty() ? task.task : QString(task.role + u" : "_s + task.task)),
                     seconds(task.oldMs), seconds(task.newMs), QString::number(task.oldChanged),
                     QString::number(task.newChanged)});
    }
    return table({CliText::tr("TASK"), CliText::tr("SECONDS BEFORE"), CliText::tr("NOW"), CliText::tr("CHANGED BEFORE"),
                  CliText::tr("NOW")},
                 rows);
}

} // namespace kubemori::cli
