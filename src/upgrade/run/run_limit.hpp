// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kube/node.hpp"
#include "upgrade/upgrade.hpp"

#include <QList>
#include <QStringList>

namespace kubemori::upgrade {

/// What is left to do for a run over some of the nodes.
struct RunLimit
{
    QStringList nodes; ///< those that are left; empty: nothing is
    QString limit;     ///< what --limit gets; empty: none is needed
    QString reason;    ///< technical English, why it is limited; empty: it is not

    bool operator==(const RunLimit &) const = default;
};

/// Which of `wanted` are still to be upgraded: those whose kubelet is at another version, those where an earlier run
/// failed or was broken off, and those that it left cordoned. `all`: every node of the plan.
/// `whole`: what --limit gets when all of `wanted` are left ("kube_control_plane:etcd"); empty: their names. A node
/// that is not among `now` is left to do. Pure.
[[nodiscard]] RunLimit limitOf(const HopRecord &hop, const QStringList &wanted, const QStringList &all,
                               const QString &whole, const QList<kube::Node> &now, const QStringList &unfinished);

/// Its kubelet is at the hop's version.
[[nodiscard]] bool isUpgraded(const HopRecord &hop, const kube::Node &node);
/// It was schedulable before the hop and is not now, and nobody has claimed it.
[[nodiscard]] bool isLeftCordoned(const HopRecord &hop, const kube::Node &node);

} // namespace kubemori::upgrade
