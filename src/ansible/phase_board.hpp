// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ansible/run_tree.hpp"

#include <QHash>

#include <array>
#include <optional>

namespace kubemori::ansible {

/// The parts of a node's upgrade, as people think of them.
enum class Phase { Cordon, Drain, Engine, Kubeadm, Network, Uncordon };
inline constexpr std::array allPhases{Phase::Cordon,  Phase::Drain,   Phase::Engine,
                                      Phase::Kubeadm, Phase::Network, Phase::Uncordon};

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
    /// All of a tree at once: of a run from the history.
    [[nodiscard]] static PhaseBoard of(const RunTree &tree);
    /// In the order in which they were first heard of.
    [[nodiscard]] const QStringList &hosts() const { return m_hosts; }
    [[nodiscard]] PhaseCell cell(const QString &host, Phase phase) const;
    /// Some task of the run belongs to a phase: the board says something.
    [[nodiscard]] bool hasPhases() const { return !m_hosts.isEmpty(); }

private:
    struct Row
    {
        std::array<PhaseCell, allPhases.size()> cells;
        std::array<bool, allPhases.size()> didSomething{}; ///< some task of it was not skipped
        std::optional<Phase> open;                         ///< the phase that the host is in
    };

    void enter(const RunTree &tree, const TreePlace &place);
    void close(Row &row);
    void closeAll();
    void forgive(const RunTree &tree, const TreePlace &place);

    QStringList m_hosts;
    QHash<QString, Row> m_rows;
    bool m_isChanged = false; ///< by the event at hand
};

} // namespace kubemori::ansible
