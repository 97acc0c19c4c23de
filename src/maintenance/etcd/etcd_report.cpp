// SPDX-License-Identifier: GPL-3.0-or-later
#include "maintenance/etcd/etcd_report.hpp"

#include <algorithm>

namespace kubemori::maintenance {

using namespace Qt::StringLiterals;

QString toString(EtcdSeverity severity)
{
    switch (severity) {
    case EtcdSeverity::Block:
        return u"block"_s;
    case EtcdSeverity::Warn:
        return u"warn"_s;
    case EtcdSeverity::Info:
        break;
    }
    return u"info"_s;
}

QString toString(EtcdRoute route)
{
    switch (route) {
    case EtcdRoute::Docker:
        return u"docker"_s;
    case EtcdRoute::Crictl:
        return u"crictl"_s;
    case EtcdRoute::Host:
        break;
    }
    return u"host"_s;
}

QString toString(EtcdKind kind)
{
    switch (kind) {
    case EtcdKind::Host:
        return u"host"_s;
    case EtcdKind::Docker:
        return u"docker"_s;
    case EtcdKind::Kubeadm:
        return u"kubeadm"_s;
    case EtcdKind::Elsewhere:
        return u"elsewhere"_s;
    case EtcdKind::Unknown:
        break;
    }
    return u"unknown"_s;
}

QString EtcdMemberLook::title() const
{
    if (!member.name.isEmpty()) {
        return member.name;
    }
    return member.id != 0 ? kube::etcdId(member.id) : member.clientUrl;
}

const EtcdMemberLook *EtcdReport::leader() const
{
    const auto found = std::ranges::find_if(members, [](const EtcdMemberLook &one) { return one.member.leader; });
    return found == members.end() ? nullptr : &*found;
}

} // namespace kubemori::maintenance
