// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.hpp"
#include "cluster/cluster_access.hpp"
#include "fleet/cluster_facts.hpp"
#include "kube/kubectl.hpp"

#include <functional>
#include <stop_token>

namespace kubemori::fleet {

/// One look at one cluster: its API server and nodes, the certificates of its control planes, its checkout. Changes
/// nothing. Whether a person may be asked for a password is up to the runners of `access`.
class ClusterLook
{
public:
    /// `clock` is borrowed.
    ClusterLook(cluster::ClusterAccess access, const Clock &clock);

    /// What is known now, in three steps; `seen` gets all of it after each. `before` is what was known, and stays where
    /// a look fails. Every host gets at most the profile's command timeout, and no more than half a minute. Blocks.
    [[nodiscard]] ClusterFacts run(ClusterFacts before, const std::function<void(const ClusterFacts &)> &seen,
                                   const std::stop_token &stop) const;

private:
    void lookAtKubernetes(Fact<KubernetesFacts> &fact, QList<kube::Node> &nodes, const std::stop_token &stop) const;
    void lookAtCertificates(Fact<CertificateFacts> &fact, const QList<kube::Node> &nodes,
                            const std::stop_token &stop) const;
    void lookAtRelease(Fact<ReleaseFacts> &fact, const std::stop_token &stop) const;
    [[nodiscard]] Milliseconds timeout() const;

    cluster::ClusterAccess m_access;
    const Clock *m_clock;
};

} // namespace kubemori::fleet
