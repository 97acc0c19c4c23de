// SPDX-License-Identifier: GPL-3.0-or-later
#include "maintenance/power/power_gates.hpp"

#include <QStringList>

namespace kubemori::maintenance {

using namespace Qt::StringLiterals;

GateSet powerGates(const cluster::Profile &profile)
{
    GateSet gates = gatesFor(operation::StepKind::Gates, profile);
    std::erase_if(gates, [](const auto &gate) { return gate->id() == u"budgets"; });
    return gates;
}

QString powerGatesText(const cluster::Profile &profile)
{
    QStringList ids;
    for (const auto &gate : powerGates(profile)) {
        ids.append(gate->id());
    }
    return ids.join(u", "_s);
}

bool canSnapshot(const cluster::Profile &profile)
{
    return !profile.controlPlane.hosts.isEmpty();
}

} // namespace kubemori::maintenance
