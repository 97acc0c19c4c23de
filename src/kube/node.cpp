// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube/node.hpp"

#include <algorithm>

namespace kubemori::kube {

using namespace Qt::StringLiterals;

namespace {

const NodeCondition *readyCondition(const Node &node)
{
    const auto found = std::ranges::find(node.conditions, u"Ready"_s, &NodeCondition::type);
    return found == node.conditions.end() ? nullptr : &*found;
}

} // namespace

ConditionStatus Node::ready() const
{
    const NodeCondition *condition = readyCondition(*this);
    return condition == nullptr ? ConditionStatus::Unknown : condition->status;
}

QDateTime Node::readyHeartbeat() const
{
    const NodeCondition *condition = readyCondition(*this);
    return condition == nullptr ? QDateTime() : condition->lastHeartbeat;
}

bool Node::isControlPlane() const
{
    // Up to Kubernetes 1.23 the role was called "master".
    return roles.contains(u"control-plane"_s) || roles.contains(u"master"_s);
}

QString toString(ConditionStatus status)
{
    switch (status) {
    case ConditionStatus::True:
        return u"True"_s;
    case ConditionStatus::False:
        return u"False"_s;
    case ConditionStatus::Unknown:
        break;
    }
    return u"Unknown"_s;
}

} // namespace kubemori::kube
