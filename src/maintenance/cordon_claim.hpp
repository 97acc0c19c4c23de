// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kube/node.hpp"

#include <QString>
#include <QStringList>

#include <optional>

namespace kubemori::maintenance {

/// What a node says about the operation that cordoned it, as annotations on the node itself: seen from every
/// workstation, also after this one is gone. It is set without overwriting, so that of two operations only one gets it,
/// and removed when the node is schedulable again. Only nodes that were schedulable before are claimed.
struct CordonClaim
{
    QString operation; ///< kubemori.io/operation
    QString by;        ///< kubemori.io/by: "ops@desk"
    QString bootId;    ///< kubemori.io/boot-id: before the reboot

    /// None: nobody claims it.
    [[nodiscard]] static std::optional<CordonClaim> of(const kube::Node &node);
    /// "key=value" for `kubectl annotate`; also says that the node was schedulable before.
    [[nodiscard]] QStringList toSet() const;
    /// "key-", which removes them all.
    [[nodiscard]] static QStringList toRemove();

    bool operator==(const CordonClaim &) const = default;
};

/// The claim that this process makes for an operation, without a boot id.
[[nodiscard]] CordonClaim claimOf(const QString &operation);

} // namespace kubemori::maintenance
