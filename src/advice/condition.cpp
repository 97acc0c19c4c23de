// SPDX-License-Identifier: GPL-3.0-or-later
#include "advice/condition.hpp"

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

} // namespace kubemori::advice
