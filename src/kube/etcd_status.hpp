// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

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

    bool operator==(const EtcdMember &) const = default;
};

/// Puts together what `etcdctl -w json` says by `member list`, `endpoint health --cluster` and `endpoint status
/// --cluster`. Members that do not answer are not healthy; their JSON is missing from the last two. InvalidData names
/// the answer that makes no sense, e.g. one without members or with two leaders.
[[nodiscard]] Result<QList<EtcdMember>> parseEtcd(QByteArray members, const QByteArray &health,
                                                  const QByteArray &status);

/// A member's id as etcdctl takes it.
[[nodiscard]] QString etcdId(quint64 id);

} // namespace kubemori::kube
