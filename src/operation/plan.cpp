// SPDX-License-Identifier: GPL-3.0-or-later
#include "operation/plan.hpp"

#include "operation/names.hpp"

#include <algorithm>

namespace kubemori::operation {

namespace {

QList<Leg> legsAsListed(const Plan &plan)
{
    QList<Leg> legs;
    for (qsizetype index = 0; index < plan.steps.size(); ++index) {
        const QString &node = plan.steps.at(index).node;
        // Where the operation rests a leg ends: what comes after that is begun by another run.
        const bool rested = index > 0 && suspends(plan.steps.at(index - 1).kind);
        if (legs.isEmpty() || legs.constLast().node != node || rested) {
            legs.append({.node = node, .first = index, .last = index});
        } else {
            legs.last().last = index;
        }
    }
    return legs;
}

} // namespace

bool isNodeByNode(const Plan &plan)
{
    QStringList nodes;
    for (const Leg &leg : legsAsListed(plan)) {
        if (nodes.contains(leg.node)) {
            return false;
        }
        nodes.append(leg.node);
    }
    return true;
}

QList<Leg> legsOf(const Plan &plan)
{
    const QList<Leg> listed = legsAsListed(plan);
    if (!isNodeByNode(plan)) {
        return listed;
    }
    QList<Leg> legs;
    for (const QString &node : plan.nodes) {
        const auto leg = std::ranges::find(listed, node, &Leg::node);
        legs.append(leg != listed.end() ? *leg : Leg{.node = node, .first = 0, .last = -1});
    }
    return legs;
}

QString toString(StepKind kind)
{
    return nameOf(kind);
}

} // namespace kubemori::operation
