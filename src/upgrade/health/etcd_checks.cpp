// SPDX-License-Identifier: GPL-3.0-or-later
#include "upgrade/health/etcd_checks.hpp"

#include "upgrade/check_ids.hpp"
#include "upgrade/health/check_findings.hpp"
#include "upgrade/health/hop_versions.hpp"

#include <algorithm>

namespace kubemori::upgrade::health {

using namespace Qt::StringLiterals;
using kube::EtcdMember;

namespace {

bool goesToEtcd36(const HopRecord &hop)
{
    const Version next{.major = 3, .minor = 6, .patch = 0, .pre = {}};
    // Which etcd it is follows from the version of Kubernetes: the release's list holds for its own only.
    const auto etcd = leadingVersion(hop.target.components.value(u"etcd"_s));
    if (etcd && hop.choices.strategy.kubeVersion.isEmpty()) {
        return *etcd >= next;
    }
    const HopVersions versions = HopVersions::of(hop);
    return versions.isTagFrom(2, 31) && versions.isKubeFrom(1, 35);
}

} // namespace

QString nameOf(const EtcdMember &member)
{
    return member.name.isEmpty() ? kube::etcdId(member.id) : member.name;
}

QList<Finding> checkEtcdHealth(const ClusterPicture &picture)
{
    CheckFindings findings(checks::etcdHealth);
    if (!picture.etcd) {
        findings.unknown({}, picture.etcd.error());
        return findings.list();
    }
    for (const EtcdMember &member : *picture.etcd) {
        if (!member.healthy) {
            findings.add(Severity::Block, nameOf(member),
                         member.trouble.isEmpty() ? u"it is not healthy"_s : member.trouble);
        } else if (member.learner) {
            findings.add(Severity::Warn, nameOf(member), u"it is a learner and has no vote"_s);
        } else {
            findings.well(nameOf(member) + (member.leader ? u" (leader)"_s : QString()) +
                          (member.version.isEmpty() ? QString() : u' ' + member.version));
        }
    }
    if (std::ranges::none_of(*picture.etcd, &EtcdMember::leader)) {
        findings.add(Severity::Block, {}, u"no member calls itself leader"_s);
    }
    return findings.list();
}

QList<Finding> checkEtcdVersion(const ClusterPicture &picture, const HopRecord &hop)
{
    if (!goesToEtcd36(hop)) {
        return {};
    }
    const Version least{.major = 3, .minor = 5, .patch = 26, .pre = {}};
    CheckFindings findings(checks::etcdVersion);
    if (!picture.etcd) {
        findings.unknown({}, picture.etcd.error());
        return findings.list();
    }
    for (const EtcdMember &member : *picture.etcd) {
        const auto version = leadingVersion(member.version);
        if (!version) {
            findings.unknown(nameOf(member), u"it does not say its version"_s);
        } else if (*version < least) {
            findings.add(Severity::Block, nameOf(member),
                         u"%1; etcd 3.6 takes over from 3.5.26 or later only"_s.arg(member.version));
        } else {
            findings.well(nameOf(member) + u' ' + member.version);
        }
    }
    return findings.list();
}

} // namespace kubemori::upgrade::health
