// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleet/cluster_record.hpp"

namespace kubemori::fleet {

FleetMember memberOf(const cluster::Profile &profile, const ClusterRecord &record)
{
    FleetMember member;
    member.id = profile.id;
    member.name = profile.name;
    member.purpose = profile.purpose;
    if (record.facts.release.value) {
        member.tag = record.facts.release.value->played();
    }
    if (const auto &kubernetes = record.facts.kubernetes.value) {
        member.notReady = kubernetes->nodes - kubernetes->ready;
    }
    member.history = record.history;
    member.operations = record.operations;
    return member;
}

} // namespace kubemori::fleet
