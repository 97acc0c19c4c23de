// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ansible/run_tree.hpp"

#include <QMap>

#include <array>

namespace kubemori::ansible {

/// The parts of a node's upgrade, as people think of them.
enum class Phase { Cordon, Drain, Engine, Kubeadm, Network, Uncordon };
inline constexpr std::array allPhases{Phase::Cordon, Phase::Drain, Phase::Engine, Phase::Kubeadm, Phase::Network, Phase::Uncordon};

/// Stable name for tests: "uncordon".
[[nodiscard]] QString toString(Phase phase);
/// Which phase a task of Kubespray belongs to (v2.9 to v2.31, by role and name); none for most.
[[nodiscard]] std::optional<Phase> phaseOf(const TaskRun &task);

/// How a phase stands on a host: Waiting until its first task began.
enum class PhaseState { Waiting, Running, Done, Skipped, Failed };

struct PhaseCell
{
    PhaseState state = PhaseState::Waiting;
    qint64 startMs = 0;
    qint64 endMs = 0;
    TreePlace last; ///< its last task on the host

    bool operator==(const PhaseCell &) const = default;
};

/// Host by phase: where each node is in its upgrade. Grown with the tree.
class PhaseBoard
{
public:
    /// After `tree` took an event that changed `change`. True: a cell changed.
    bool apply(const RunTree &tree, const TreeChange &change);
    /// In the order in which they were first heard of.
    [[nodiscard]] const QStringList &hosts() const { return m_hosts; }
    [[nodiscard]] PhaseCell cell(const QString &host, Phase phase) const;
    /// Some task of the run belongs to a phase: the board says something.
    [[nodiscard]] bool hasPhases() const { return m_hasPhases; }

private:
    QStringList m_hosts;
    QMap<QString, std::array<PhaseCell, allPhases.size()>> m_cells;
    bool m_hasPhases = false;
};

} // namespace kubemori::ansible
