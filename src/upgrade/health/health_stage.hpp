// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "upgrade/health/cluster_picture.hpp"
#include "upgrade/health/host_look.hpp"
#include "upgrade/stage_work.hpp"

namespace kubemori::upgrade {

/// Whether the cluster may be upgraded at all: looks at everything that is known to make an upgrade fail, and changes
/// nothing. Fills HopRecord::nodes and pods as long as the hop's operation has not begun: after that they stay what was
/// before it. What cannot be looked at is a finding of its own; an error is only Cancelled.
class HealthStage final : public StageWork
{
public:
    explicit HealthStage(UpgradeSite site, health::HostParts parts = {});

    [[nodiscard]] Result<QList<Finding>> run(HopRecord &hop, const OutputSink &sink, std::stop_token stop) override;

private:
    [[nodiscard]] QList<Finding> judge(const health::ClusterPicture &picture, const HopRecord &hop) const;

    health::HostParts m_parts;
};

} // namespace kubemori::upgrade
