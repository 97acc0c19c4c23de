// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kube/node.hpp"
#include "upgrade/stage_work.hpp"

#include <QList>

namespace kubemori::upgrade {

/// Keeps what is needed if the hop goes wrong: a checked snapshot of etcd, and /etc/kubernetes of every control plane.
/// Both lie on the host they are of (root's alone) and, with the same checksum, in the site's folder on this machine
/// (0600: they hold keys and Secrets). What was kept before stays.
class SafetyStage final : public StageWork
{
public:
    using StageWork::StageWork;

    [[nodiscard]] Result<QList<PlannedCommand>> plan(const HopRecord &hop, std::stop_token stop) override;
    [[nodiscard]] Result<QList<Finding>> run(HopRecord &hop, const OutputSink &sink, std::stop_token stop) override;

private:
    /// What the files of this call are called, after their kind: "v2.26.0-v2.27.0-20261128-013000".
    [[nodiscard]] QString nameOf(const HopRecord &hop) const;
    [[nodiscard]] Result<Finding> saveEtcd(const HopRecord &hop, const QList<kube::Node> &nodes, const OutputSink &sink,
                                           const std::stop_token &stop) const;
    [[nodiscard]] Result<Finding> saveFolder(const HopRecord &hop, const kube::Node &node, const OutputSink &sink,
                                             const std::stop_token &stop) const;
};

} // namespace kubemori::upgrade
