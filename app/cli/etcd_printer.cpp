// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/etcd_printer.hpp"

#include "app/cli/cli_text.hpp"
#include "app/cli/output.hpp"
#include "ui/text/etcd_text.hpp"
#include "ui/text/time_text.hpp"

#include <QJsonArray>

namespace kubemori::cli {

using namespace Qt::StringLiterals;
using namespace maintenance;
using ui::EtcdText;

namespace {

QJsonObject toJson(const EtcdMemberLook &look)
{
    const kube::EtcdMember &member = look.member;
    QJsonObject json{{u"name"_s, member.name},
                     {u"id"_s, kube::etcdId(member.id)},
                     {u"node"_s, look.node},
                     {u"peerUrls"_s, QJsonArray::fromStringList(member.peerUrls)},
                     {u"clientUrl"_s, member.clientUrl},
                     {u"leader"_s, member.leader},
                     {u"learner"_s, member.learner},
                     {u"healthy"_s, member.healthy},
                     {u"trouble"_s, member.trouble},
                     {u"version"_s, member.version},
                     {u"dbBytes"_s, member.dbBytes},
                     {u"dbBytesInUse"_s, member.dbBytesInUse},
                     {u"quotaBytes"_s, look.quota},
                     {u"raftIndex"_s, static_cast<qint64>(member.raftIndex)},
                     {u"raftApplied"_s, static_cast<qint64>(member.raftApplied)},
                     {u"raftTerm"_s, static_cast<qint64>(member.raftTerm)},
                     {u"alarms"_s, QJsonArray::fromStringList(look.alarms)},
                     {u"errors"_s, QJsonArray::fromStringList(member.errors)},
                     {u"latencyMs"_s, QJsonValue::Null},
                     {u"data"_s, QJsonValue::Null}};
    if (member.latency) {
        json[u"latencyMs"_s] = static_cast<double>(member.latency->count()) / 1000.0;
    }
    if (look.data) {
        json[u"data"_s] =
            QJsonObject{{u"path"_s, look.data->path}, {u"bytes"_s, look.data->bytes}, {u"free"_s, look.data->free}};
    }
    return json;
}

QJsonArray toJson(const QList<EtcdFinding> &findings)
{
    QJsonArray array;
    for (const EtcdFinding &finding : findings) {
        array.append(QJsonObject{{u"id"_s, finding.check},
                                 {u"severity"_s, toString(finding.severity)},
                                 {u"title"_s, EtcdText::title(finding.check)},
                                 {u"where"_s, finding.subject},
                                 {u"evidence"_s, finding.evidence},
                                 {u"remedy"_s, EtcdText::remedy(finding.check)}});
    }
    return array;
}

QJsonObject toJson(const KeptSnapshot &kept)
{
    const auto time = [](const QDateTime &when) {
        return when.isValid() ? QJsonValue(when.toUTC().toString(Qt::ISODate)) : QJsonValue(QJsonValue::Null);
    };
    return {{u"path"_s, kept.path},
            {u"hash"_s, qint64{kept.status.hash}},
            {u"revision"_s, kept.status.revision},
            {u"keys"_s, kept.status.keys},
            {u"bytes"_s, kept.fileBytes},
            {u"verified"_s, !kept.verified.isEmpty()},
            {u"verifiedBy"_s, kept.verified},
            {u"sha256"_s, QString::fromLatin1(kept.sha256)},
            {u"member"_s, kept.member},
            {u"etcd"_s, kept.etcdVersion},
            {u"takenAt"_s, time(kept.takenAt)},
            {u"rehearsedAt"_s, time(kept.rehearsedAt)}};
}

QJsonObject statusJson(const kube::EtcdSnapshotStatus &status)
{
    return {{u"hash"_s, qint64{status.hash}},
            {u"revision"_s, status.revision},
            {u"keys"_s, status.keys},
            {u"bytes"_s, status.bytes}};
}

QString toText(const QList<EtcdFinding> &findings)
{
    QString text;
    for (const EtcdFinding &finding : findings) {
        text += u"%1: %2"_s.arg(EtcdText::severity(finding.severity), EtcdText::title(finding.check));
        text += finding.subject.isEmpty() ? QString() : u": "_s + printable(finding.subject);
        text += u"\n    "_s + printable(finding.evidence) + u"\n    "_s + EtcdText::remedy(finding.check) + u'\n';
    }
    return text;
}

} // namespace

QJsonObject toJson(const EtcdReport &report)
{
    QJsonArray members;
    for (const EtcdMemberLook &look : report.members) {
        members.append(toJson(look));
    }
    return {{u"host"_s, report.host},
            {u"kind"_s, toString(report.kind)},
            {u"route"_s, toString(report.route)},
            {u"fromSettings"_s, report.isFromSettings},
            {u"members"_s, members},
            {u"findings"_s, toJson(report.findings)}};
}

QString toText(const EtcdReport &report)
{
    QList<QStringList> rows;
    for (const EtcdMemberLook &look : report.members) {
        QStringList row{look.title(),
                        EtcdText::health(look.member),
                        EtcdText::role(look.member),
                        look.member.version,
                        EtcdText::bytes(look.member.dbBytes),
                        EtcdText::bytes(look.member.dbBytesInUse),
                        EtcdText::latency(look.member),
                        look.data ? EtcdText::bytes(look.data->free) : QString(),
                        look.node,
                        look.member.clientUrl};
        for (QString &cell : row) {
            cell = cell.isEmpty() ? u"-"_s : printable(cell);
        }
        rows.append(row);
    }
    return table({CliText::tr("NAME"), CliText::tr("HEALTH"), CliText::tr("ROLE"), CliText::tr("VERSION"),
                  CliText::tr("DB"), CliText::tr("IN USE"), CliText::tr("LATENCY"), CliText::tr("DISK FREE"),
                  CliText::tr("NODE"), CliText::tr("ENDPOINT")},
                 rows) +
           toText(report.findings);
}

QJsonObject toJson(const SnapshotMade &made)
{
    QJsonArray removed;
    for (const KeptSnapshot &kept : made.removed) {
        removed.append(kept.path);
    }
    QJsonObject json{{u"snapshot"_s, toJson(made.snapshot)},
                     {u"removed"_s, removed},
                     {u"warnings"_s, QJsonArray::fromStringList(made.warnings)}};
    if (made.rehearsal) {
        json.insert(u"rehearsal"_s, toJson(*made.rehearsal));
    }
    return json;
}

QString toText(const SnapshotMade &made)
{
    const KeptSnapshot &kept = made.snapshot;
    QString text = CliText::tr("%1\n  member %2, revision %3, %4 keys, %5\n  verified: %6\n")
                       .arg(printable(kept.path), printable(kept.member))
                       .arg(kept.status.revision)
                       .arg(kept.status.keys)
                       .arg(EtcdText::bytes(kept.fileBytes), kept.verified);
    if (made.rehearsal) {
        text += toText(*made.rehearsal);
    }
    for (const KeptSnapshot &gone : made.removed) {
        text += CliText::tr("removed: %1").arg(printable(gone.path)) + u'\n';
    }
    return text;
}

QJsonObject toJson(const ShelfLook &look, const QString &folder)
{
    QJsonArray array;
    for (const KeptSnapshot &kept : look.snapshots) {
        array.append(toJson(kept));
    }
    return {{u"folder"_s, folder}, {u"snapshots"_s, array}, {u"findings"_s, toJson(look.findings)}};
}

QString toText(const ShelfLook &look, const QDateTime &now)
{
    QList<QStringList> rows;
    for (const KeptSnapshot &kept : look.snapshots) {
        rows.append(
            {ui::TimeText::age(kept.takenAt, now), printable(kept.member), QString::number(kept.status.revision),
             QString::number(kept.status.keys), EtcdText::bytes(kept.fileBytes),
             kept.rehearsedAt.isValid() ? ui::TimeText::age(kept.rehearsedAt, now) : u"-"_s, printable(kept.path)});
    }
    const QString shown =
        rows.isEmpty() ? QString()
                       : table({CliText::tr("AGE"), CliText::tr("MEMBER"), CliText::tr("REVISION"), CliText::tr("KEYS"),
                                CliText::tr("SIZE"), CliText::tr("REHEARSED"), CliText::tr("FILE")},
                               rows);
    return shown + toText(look.findings);
}

QJsonObject toJson(const Rehearsal &rehearsal)
{
    return {{u"where"_s, rehearsal.where},
            {u"tool"_s, rehearsal.tool},
            {u"snapshot"_s, statusJson(rehearsal.snapshot)},
            {u"restored"_s, statusJson(rehearsal.restored)},
            {u"walBytes"_s, rehearsal.walBytes}};
}

QString toText(const Rehearsal &rehearsal)
{
    return CliText::tr("Restored for a rehearsal on %1 with %2: revision %3, %4 of %5 keys (those of its members are "
                       "made anew). Nothing was started; the folder is removed.")
               .arg(printable(rehearsal.where), printable(rehearsal.tool))
               .arg(rehearsal.restored.revision)
               .arg(rehearsal.restored.keys)
               .arg(rehearsal.snapshot.keys) +
           u'\n';
}

} // namespace kubemori::cli
