// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.hpp"
#include "base/result.hpp"
#include "cluster/cluster_access.hpp"
#include "fleet/certificates.hpp"
#include "kube/node.hpp"
#include "upgrade/health/clock_reading.hpp"
#include "upgrade/health/host_facts.hpp"

#include <QList>
#include <QString>

#include <optional>
#include <stop_token>

namespace kubemori::upgrade::health {

/// What of a node is looked at.
struct HostParts
{
    bool facts = true; ///< and its clock
    bool certificates = true;
    Milliseconds longest{std::chrono::seconds{20}}; ///< of one node for its facts, and again for its certificates
};

/// What was seen of one node. What was not asked for is not set.
struct HostLook
{
    QString node;
    std::optional<Result<HostFacts>> facts;
    std::optional<Result<ClockReading>> clock;
    std::optional<Result<QList<fleet::Certificate>>> certificates; ///< of control planes
};

/// Logs in to the node and looks; changes nothing. Blocks. Thread-safe.
[[nodiscard]] HostLook lookAtHost(const cluster::ClusterAccess &access, const Clock &clock, const HostParts &parts,
                                  const kube::Node &node, const std::stop_token &stop);

} // namespace kubemori::upgrade::health
