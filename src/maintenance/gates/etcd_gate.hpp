// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maintenance/gates/gate.hpp"

namespace kubemori::maintenance {

/// "etcd": all members are healthy and those that stay are enough for a quorum. Before a node goes that carries the
/// leader, the leader is moved to another member.
class EtcdGate final : public Gate
{
public:
    explicit EtcdGate(cluster::GateMode mode);

    [[nodiscard]] Result<QList<operation::GateResult>> look(GateView &view) override;
    [[nodiscard]] Result<bool> prepare(GateView &view) override;

    /// What is said of these members before `leaving` goes.
    [[nodiscard]] QList<operation::GateResult> judge(const QList<kube::EtcdMember> &members,
                                                     const kube::Node &leaving) const;

private:
    bool m_moved = false; ///< and not yet seen to have worked
};

/// Whether the member runs on the node: by the addresses in its URLs, or by name.
[[nodiscard]] bool runsOn(const kube::EtcdMember &member, const kube::Node &node);

} // namespace kubemori::maintenance
