// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "cluster/profile.hpp"
#include "maintenance/certificates/certificate.hpp"
#include "operation/plan.hpp"

#include <QDateTime>

namespace kubemori::maintenance {

/// In the text of a Gates step: the node's etcd is a static pod, too.
inline constexpr QLatin1StringView etcdRestarts("its own member starts anew");

/// What a renewal is planned from.
struct RenewRequest
{
    QList<NodeCertificates> seen;     ///< of all nodes that were looked at
    QMap<QString, QString> addresses; ///< of the control planes, by node
    QStringList nodes;                ///< only these; empty: all control planes
    bool isEtcdSeen = true;           ///< etcd answered when it was asked
};

/// Plans a renewal of the certificates of control planes, kind "renew-certificates", one after the other: gates,
/// backup, kubeadm, the static pods started anew, the new certificates served. Those that end first go first. Runs
/// nothing. NotFound for a node that is no control plane of this cluster, InvalidInput when there is none; a control
/// plane that could not be asked, or whose kubeadm cannot renew, is an error: it is not left out silently.
[[nodiscard]] Result<operation::Plan> planRenewal(const RenewRequest &request, const cluster::Profile &profile,
                                                  const QDateTime &now);

} // namespace kubemori::maintenance
