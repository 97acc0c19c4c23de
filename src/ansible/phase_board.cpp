// SPDX-License-Identifier: GPL-3.0-or-later
#include "ansible/phase_board.hpp"

#include <algorithm>
#include <initializer_list>

namespace kubemori::ansible {

using namespace Qt::StringLiterals;

namespace {

using What = TreeChange::What;

/// The role's path below Kubespray's roles/, and the name without the role in front.
struct TaskName
{
    QStringView role;
    QStringView name;
};

TaskName split(const TaskRun &task)
{
    TaskName result{.role = task.role, .name = task.name};
    if (const qsizetype colon = result.name.indexOf(u" : "); result.role.isEmpty() && colon > 0) {
        result.role = result.name.first(colon);
        result.name = result.name.sliced(colon + 3);
    }
    // "/srv/kubespray/roles/upgrade/pre-upgrade", "kubernetes_sigs.kubespray.upgrade/pre-upgrade"
    for (const QStringView before : {u"/roles/", u"kubespray."}) {
        if (const qsizetype at = result.role.lastIndexOf(before); at >= 0) {
            result.role = result.role.sliced(at + before.size());
        }
    }
    return result;
}

bool isBelow(QStringView role, QStringView folder)
{
    return role.startsWith(folder) && (role.size() == folder.size() || role.at(folder.size()) == u'/');
}

bool has(QStringView name, std::initializer_list<QStringView> words)
{
    return std::ranges::any_of(words, [name](QStringView word) { return name.contains(word, Qt::CaseInsensitive); });
}

bool begins(QStringView name, QStringView word)
{
    return name.startsWith(word, Qt::CaseInsensitive);
}

/// A task without a role: only what cannot be mistaken. Logs of old versions and of playbooks that copy the tasks.
std::optional<Phase> phaseByName(QStringView name)
{
    if (begins(name, u"uncordon node")) {
        return Phase::Uncordon;
    }
    if (begins(name, u"cordon node")) {
        return Phase::Cordon;
    }
    if (begins(name, u"drain node")) {
        return Phase::Drain;
    }
    return begins(name, u"kubeadm | ") ? std::optional(Phase::Kubeadm) : std::nullopt;
}

/// The task that does what the phase is named after: its outcome is that of the phase. The others of its role only ask
/// and wait. The phases that are many tasks have none.
bool isDecisive(const TaskRun &task, Phase phase)
{
    const QStringView name = split(task).name;
    switch (phase) {
    case Phase::Cordon:
        return begins(name, u"cordon node");
    case Phase::Drain:
        return begins(name, u"drain node");
    case Phase::Uncordon:
        return begins(name, u"uncordon node");
    case Phase::Engine:
    case Phase::Kubeadm:
    case Phase::Network:
        return false;
    }
    return false;
}

bool hasDecisiveTask(Phase phase)
{
    return phase == Phase::Cordon || phase == Phase::Drain || phase == Phase::Uncordon;
}

bool isOver(PhaseState state)
{
    return state == PhaseState::Done || state == PhaseState::Skipped || state == PhaseState::Failed;
}

std::size_t indexOf(Phase phase)
{
    return static_cast<std::size_t>(phase);
}

} // namespace

QString toString(Phase phase)
{
    switch (phase) {
    case Phase::Cordon:
        return u"cordon"_s;
    case Phase::Drain:
        return u"drain"_s;
    case Phase::Engine:
        return u"engine"_s;
    case Phase::Kubeadm:
        return u"kubeadm"_s;
    case Phase::Network:
        return u"network"_s;
    case Phase::Uncordon:
        return u"uncordon"_s;
    }
    return {};
}

std::optional<Phase> phaseOf(const TaskRun &task)
{
    const auto [role, name] = split(task);
    if (role.isEmpty()) {
        return phaseByName(name);
    }
    if (role == u"upgrade/pre-upgrade") {
        // Also what follows a drain that failed: the node is made schedulable again, and the run ends.
        const bool isDrain = has(name, {u"drain", u"kubectl version", u"back to schedulable", u"after rescue"});
        return isDrain ? Phase::Drain : Phase::Cordon;
    }
    if (role == u"upgrade/post-upgrade") {
        return Phase::Uncordon;
    }
    if (isBelow(role, u"container-engine")) {
        return Phase::Engine;
    }
    if (isBelow(role, u"network_plugin") || role == u"kubernetes-apps/network_plugin") {
        return Phase::Network;
    }
    const bool isKubeadm = role == u"kubernetes/node" || role == u"kubernetes/control-plane" ||
                           role == u"kubernetes/master" || role == u"kubernetes/kubeadm" ||
                           role == u"kubernetes/kubeadm_common";
    return isKubeadm ? std::optional(Phase::Kubeadm) : std::nullopt;
}

bool PhaseBoard::apply(const RunTree &tree, const TreeChange &change)
{
    m_isChanged = false;
    if (change.what == What::Finished) {
        // The recap put right what was guessed, anywhere.
        PhaseBoard whole = of(tree);
        const bool isSame = whole.m_hosts == m_hosts && std::ranges::all_of(m_hosts, [&](const QString &host) {
                                return whole.m_rows.value(host).cells == m_rows.value(host).cells;
                            });
        *this = std::move(whole);
        return !isSame;
    }
    if (change.what == What::PlayAdded || change.what == What::BatchAdded) {
        closeAll();
    }
    if (change.rescued.play >= 0) {
        forgive(tree, change.rescued);
    }
    if (change.place.host >= 0) {
        enter(tree, change.place);
    }
    return m_isChanged;
}

PhaseBoard PhaseBoard::of(const RunTree &tree)
{
    PhaseBoard board;
    TreePlace place{.play = 0, .batch = 0, .task = 0, .host = 0};
    for (; tree.play(place) != nullptr; ++place.play, place.batch = 0) {
        for (; tree.batch(place) != nullptr; ++place.batch, place.task = 0) {
            board.closeAll();
            for (; tree.task(place) != nullptr; ++place.task, place.host = 0) {
                for (; tree.host(place) != nullptr; ++place.host) {
                    board.enter(tree, place);
                }
            }
        }
    }
    if (tree.isFinished()) {
        board.closeAll();
    }
    board.m_isChanged = false;
    return board;
}

void PhaseBoard::enter(const RunTree &tree, const TreePlace &place)
{
    const TaskRun &task = *tree.task(place);
    const HostRun &run = *tree.host(place);
    const std::optional<Phase> phase = phaseOf(task);
    auto found = m_rows.find(run.host);
    if (found == m_rows.end()) {
        if (!phase) {
            return;
        }
        found = m_rows.insert(run.host, {});
        m_hosts.append(run.host);
        m_isChanged = true;
    }
    Row &row = *found;
    if (row.open != phase) {
        close(row);
    }
    if (!phase) {
        return;
    }
    row.open = phase;
    PhaseCell &cell = row.cells[indexOf(*phase)];
    const PhaseCell before = cell;
    const bool isNew = cell.state == PhaseState::Waiting;
    cell.startMs = isNew ? (run.startMs > 0 ? run.startMs : task.startMs) : cell.startMs;
    cell.endMs = std::max(cell.endMs, run.endMs);
    cell.last = place;
    const bool isDeciding = isDecisive(task, *phase);
    bool &didSomething = row.didSomething[indexOf(*phase)];
    switch (run.status) {
    case HostStatus::Failed:
    case HostStatus::Unreachable:
        cell.state = PhaseState::Failed;
        break;
    case HostStatus::Rescued:
        cell.state = isDeciding ? PhaseState::Failed : isNew ? PhaseState::Running : cell.state;
        break;
    case HostStatus::Running:
        // A question after the deed does not undo it; another attempt at the deed does.
        cell.state = isOver(cell.state) && hasDecisiveTask(*phase) && !isDeciding ? cell.state : PhaseState::Running;
        break;
    case HostStatus::Skipped:
        if (isDeciding && !didSomething) {
            cell.state = cell.state == PhaseState::Failed ? PhaseState::Failed : PhaseState::Skipped;
        } else if (isDeciding && cell.state == PhaseState::Running) {
            cell.state = PhaseState::Done; // a second way to do it, not needed
        } else if (isNew) {
            cell.state = PhaseState::Running;
        }
        break;
    case HostStatus::Ok:
    case HostStatus::Changed:
    case HostStatus::Ignored:
        didSomething = didSomething || isDeciding || !hasDecisiveTask(*phase);
        cell.state = isDeciding ? PhaseState::Done : isNew ? PhaseState::Running : cell.state;
        break;
    }
    m_isChanged = m_isChanged || cell != before;
}

void PhaseBoard::close(Row &row)
{
    if (row.open) {
        PhaseCell &cell = row.cells[indexOf(*row.open)];
        if (cell.state == PhaseState::Running) {
            cell.state = row.didSomething[indexOf(*row.open)] ? PhaseState::Done : PhaseState::Skipped;
            m_isChanged = true;
        }
    }
    row.open.reset();
}

void PhaseBoard::closeAll()
{
    for (Row &row : m_rows) {
        close(row);
    }
}

void PhaseBoard::forgive(const RunTree &tree, const TreePlace &place)
{
    const TaskRun &task = *tree.task(place);
    const auto phase = phaseOf(task);
    const auto row = m_rows.find(tree.host(place)->host);
    // A drain that failed stays one, whatever the playbook does about it.
    if (!phase || row == m_rows.end() || isDecisive(task, *phase)) {
        return;
    }
    PhaseCell &cell = row->cells[indexOf(*phase)];
    if (cell.state == PhaseState::Failed && cell.last == place) {
        cell.state = PhaseState::Running;
        m_isChanged = true;
    }
}

PhaseCell PhaseBoard::cell(const QString &host, Phase phase) const
{
    const auto row = m_rows.constFind(host);
    return row == m_rows.cend() ? PhaseCell{} : row->cells[indexOf(phase)];
}

} // namespace kubemori::ansible
