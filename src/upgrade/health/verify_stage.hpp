// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "upgrade/health/host_look.hpp"
#include "upgrade/health/settled_pods.hpp"
#include "upgrade/stage_work.hpp"

namespace kubemori::upgrade {

/// Whether every node is as it was before the hop, but for the version; changes nothing. Pods that are just starting
/// are waited for a short while. What cannot be looked at is a finding of its own; an error is only Cancelled.
class VerifyStage final : public StageWork
{
public:
    explicit VerifyStage(UpgradeSite site, health::Patience patience = {}, health::HostParts parts = {});

    [[nodiscard]] Result<QList<Finding>> run(HopRecord &hop, const OutputSink &sink, std::stop_token stop) override;

private:
    [[nodiscard]] health::ClusterPicture look(const HopRecord &hop, const OutputSink &sink,
                                              const std::stop_token &stop) const;

    health::Patience m_patience;
    health::HostParts m_parts;
};

} // namespace kubemori::upgrade
