// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "upgrade/upgrade.hpp"

#include <QList>
#include <QString>

namespace kubemori::upgrade {

/// Something that is decided otherwise in another upgrade.
struct DecisionDifference
{
    QString hop;   ///< the release it leads to
    QString name;  ///< as a decisions file has it: "strategy.serial", "settings.group_vars/…:kube_version"; empty: only
                   ///< one of the two upgrades has this hop
    QString there; ///< JSON in one line; empty: not decided there
    QString here;

    bool operator==(const DecisionDifference &) const = default;
};

/// What is decided otherwise here than there: what was not taken over because it belongs to the other cluster, what
/// only one of them had to decide, and what a person changed since. By hop and name.
[[nodiscard]] QList<DecisionDifference> decisionDifferences(const Upgrade &there, const Upgrade &here);

} // namespace kubemori::upgrade
