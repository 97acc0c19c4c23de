// SPDX-License-Identifier: GPL-3.0-or-later
#include "advice/condition.hpp"

#include <algorithm>

namespace kubemori::advice {

using namespace Qt::StringLiterals;

QString toString(NodeScope scope)
{
    switch (scope) {
    case NodeScope::All:
        return u"all"_s;
    case NodeScope::ControlPlane:
        return u"control-plane"_s;
    case NodeScope::FirstControlPlane:
        return u"first-control-plane"_s;
    case NodeScope::Etcd:
        return u"etcd"_s;
    case NodeScope::Here:
        return u"here"_s;
    case NodeScope::Deployer:
        return u"deployer"_s;
    }
    return {};
}

bool isAboutInventory(const Condition &condition)
{
    switch (condition.kind) {
    case Condition::Kind::All:
    case Condition::Kind::Any:
    case Condition::Kind::Not:
        return std::ranges::all_of(condition.parts, isAboutInventory);
    case Condition::Kind::Setting:
    case Condition::Kind::Settings:
    case Condition::Kind::InventoryFile:
    case Condition::Kind::Group:
    case Condition::Kind::HostVariable:
        return true;
    case Condition::Kind::Checkout:
    case Condition::Kind::Options:
    case Condition::Kind::Cluster:
    case Condition::Kind::Node:
        break;
    }
    return false;
}

} // namespace kubemori::advice
