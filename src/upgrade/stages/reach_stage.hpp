// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "inventory/inventory.hpp"
#include "upgrade/stage_work.hpp"

#include <QByteArray>
#include <QStringList>

namespace kubemori::upgrade {

/// Sees that ansible reaches every host of the groups that matter, as root, and that each is the one it is taken for:
/// by `uname -n` in kube_control_plane, etcd and kube_node, compared with the inventory and the cluster.
class ReachStage final : public StageWork
{
public:
    using StageWork::StageWork;

    [[nodiscard]] Result<QList<PlannedCommand>> plan(const HopRecord &hop, std::stop_token stop) override;
    [[nodiscard]] Result<QList<Finding>> run(HopRecord &hop, const OutputSink &sink, std::stop_token stop) override;

private:
    [[nodiscard]] Result<Finding> lookAtConfig(const std::stop_token &stop) const;
    /// What ansible printed.
    [[nodiscard]] Result<QByteArray> ask(const HopRecord &hop, const QString &group, const OutputSink &sink,
                                         const std::stop_token &stop) const;
    void compareWithNodes(const HopRecord &hop, const QStringList &hosts, QList<Finding> &findings,
                          const std::stop_token &stop) const;
};

} // namespace kubemori::upgrade
