// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "inventory/problem.hpp"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <expected>

namespace kubemori::inventory {

/// A member of an etcd cluster as etcd itself names it.
struct EtcdMember
{
    QString name; ///< empty while it has never started
    QStringList peerUrls;
    QStringList clientUrls;
    int line = 0; ///< of the listing, from 1; 0 in JSON

    /// Hosts and addresses in its URLs, without ports and brackets.
    [[nodiscard]] QStringList addresses() const;
    bool operator==(const EtcdMember &) const = default;
};

/// Reads what `etcdctl member list` printed: the plain lines ("id, started, etcd1, https://…"), the table (-w table),
/// JSON
/// (-w json), or the lines of the old API ("id: name=etcd1 peerURLs=…"). Empty lines and comments (#) are passed over.
[[nodiscard]] std::expected<QList<EtcdMember>, Problem> readEtcdMembers(const QByteArray &text, const QString &file);

} // namespace kubemori::inventory
