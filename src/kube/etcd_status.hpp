// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>

namespace kubemori::kube {

/// A member of an etcd cluster with what is known of it.
struct EtcdMember
{
    quint64 id = 0;
    QString name;
    QStringList urls;  ///< client URLs first, then peer URLs
    QString clientUrl; ///< where commands to this member go; empty while it has never started
    bool learner = false;
    bool healthy = false; ///< answered a linearised read
    bool leader = false;
    QString trouble; ///< why it is not healthy
    QString version; ///< of its server: "3.5.16"; empty: it did not say

    QStringList peerUrls;
    bool hasStatus = false;                           ///< it told what follows, even if it is not healthy
    qint64 dbBytes = 0;                               ///< of its file
    qint64 dbBytesInUse = 0;                          ///< the rest would be freed by a defragmentation
    qint64 dbBytesMost = 0;                           ///< its quota, by its own word (etcd 3.6 says it); 0: it did not
    quint64 raftIndex = 0;                            ///< of the last entry it has
    quint64 raftApplied = 0;                          ///< of the last entry it has carried out
    quint64 raftTerm = 0;                             ///< of the election it knows of
    QStringList errors;                               ///< what it complains of: alarms among them
    std::optional<std::chrono::microseconds> latency; ///< of a linearised read, as etcdctl measured it

    bool operator==(const EtcdMember &) const = default;
};

/// Which alarm etcd has raised, and by which member.
struct EtcdAlarm
{
    quint64 member = 0;
    QString kind; ///< "NOSPACE", "CORRUPT"; of others their number

    bool operator==(const EtcdAlarm &) const = default;
};

/// Reads `etcdctl member list -w json`. InvalidData for anything else, and when there are none.
[[nodiscard]] Result<QList<EtcdMember>> parseEtcdMembers(QByteArray json);
/// Adds what `endpoint health -w json` says to the members it speaks of.
[[nodiscard]] Result<> addEtcdHealth(const QByteArray &json, QList<EtcdMember> &members);
/// Adds what `endpoint status -w json` says. A member without an id gets the one it calls itself.
[[nodiscard]] Result<> addEtcdStatus(const QByteArray &json, QList<EtcdMember> &members);
/// Reads `alarm list -w json`.
[[nodiscard]] Result<QList<EtcdAlarm>> parseEtcdAlarms(QByteArray json);

/// Puts together what `etcdctl -w json` says by `member list`, `endpoint health --cluster` and `endpoint status
/// --cluster`. Members that do not answer are not healthy; their JSON is missing from the last two. InvalidData names
/// the answer that makes no sense, e.g. one without members or with two leaders.
[[nodiscard]] Result<QList<EtcdMember>> parseEtcd(QByteArray members, const QByteArray &health,
                                                  const QByteArray &status);

/// "3.86961ms", "1m2.5s", as Go prints durations; nothing for other words.
[[nodiscard]] std::optional<std::chrono::microseconds> goDuration(const QString &text);

/// A member's id as etcdctl takes it.
[[nodiscard]] QString etcdId(quint64 id);

} // namespace kubemori::kube
