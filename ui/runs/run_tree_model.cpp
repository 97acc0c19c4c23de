// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/run_tree_model.hpp"

#include "ui/runs/run_tree_index.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace kubemori::ui {

using namespace run_tree_index;
using ansible::HostStatus;
using ansible::TreePlace;

int StatusCounts::total() const
{
    return std::accumulate(of.begin(), of.end(), 0);
}

void StatusCounts::add(const StatusCounts &now, const StatusCounts &before)
{
    for (std::size_t i = 0; i < of.size(); ++i) {
        of[i] += now.of[i] - before.of[i];
    }
}

ansible::HostTally StatusCounts::tally() const
{
    return {.ok = at(HostStatus::Ok),
            .changed = at(HostStatus::Changed),
            .unreachable = at(HostStatus::Unreachable),
            .failed = at(HostStatus::Failed),
            .skipped = at(HostStatus::Skipped),
            .rescued = at(HostStatus::Rescued),
            .ignored = at(HostStatus::Ignored)};
}

RunTreeModel::RunTreeModel(QObject *parent)
    : QAbstractItemModel(parent)
{
}

void RunTreeModel::apply(const QList<ansible::RunEvent> &events, const Observer &observer)
{
    m_touched.clear();
    for (const ansible::RunEvent &event : events) {
        const ansible::TreeChange change = m_tree.apply(event);
        touch(change.place);
        touch(change.rescued);
        if (observer) {
            observer(m_tree, change);
        }
    }
    announceChanges();
}

void RunTreeModel::clear()
{
    beginResetModel();
    m_tree = {};
    m_rows.clear();
    m_totals = {};
    m_touched.clear();
    m_current = {};
    endResetModel();
}

void RunTreeModel::touch(const TreePlace &place)
{
    if (place.play >= 0 && (m_touched.empty() || m_touched.back() != place)) {
        m_touched.push_back(place);
    }
}

void RunTreeModel::announceChanges()
{
    const auto order = [](const TreePlace &a, const TreePlace &b) {
        return std::tie(a.play, a.batch, a.task, a.host) < std::tie(b.play, b.batch, b.task, b.host);
    };
    std::ranges::sort(m_touched, order);
    m_touched.erase(std::ranges::unique(m_touched).begin(), m_touched.end());
    announcePlays();
    TreePlace last;
    for (const TreePlace &place : m_touched) {
        if (place.play != last.play) {
            announceBatches(place.play);
        }
        if (place.batch >= 0 && (place.play != last.play || place.batch != last.batch)) {
            announceTasks(place);
        }
        last = place;
    }
    last = {};
    for (const TreePlace &place : m_touched) {
        if (place.task >= 0 && taskOf(place) != last) {
            last = taskOf(place);
            announceHosts(last);
            recount(last);
        }
        if (place.host >= 0) {
            announceItems(place);
        }
    }
    // The one that is under way looks another way than those that are not.
    const TreePlace before = std::exchange(m_current, m_tree.current());
    for (const TreePlace &place : {before, m_current}) {
        if (place.task >= 0) {
            changeRow(indexOf(taskOf(place)));
        }
    }
    // Rows whose numbers changed, each once: tasks and hosts where they are, what is above them below.
    last = {};
    for (const TreePlace &place : m_touched) {
        if (place.task >= 0 && taskOf(place) != last) {
            changeRow(indexOf(taskOf(place)));
        }
        if (const TaskRows *task = taskRows(place); task != nullptr && place.host >= 0 && place.host < task->hosts) {
            changeRow(createIndex(place.host, 0, idOf(Level::Host, place)));
        }
        if (place.batch >= 0 && (place.play != last.play || place.batch != last.batch) && isBatched(place.play)) {
            changeRow(createIndex(place.batch, 0, idOf(Level::Batch, {place.play, place.batch, -1, -1})));
        }
        if (place.play != last.play) {
            changeRow(createIndex(place.play, 0, idOf(Level::Play, {place.play, -1, -1, -1})));
        }
        last = taskOf(place);
    }
}

void RunTreeModel::changeRow(const QModelIndex &index)
{
    if (index.isValid()) {
        Q_EMIT dataChanged(index.siblingAtColumn(0), index.siblingAtColumn(ColumnCount - 1));
    }
}

void RunTreeModel::announcePlays()
{
    const int now = limited(m_tree.plays().size(), playBits);
    const int before = static_cast<int>(m_rows.size());
    if (now <= before) {
        return;
    }
    beginInsertRows({}, before, now - 1);
    m_rows.resize(static_cast<std::size_t>(now));
    for (int play = before; play < now; ++play) {
        const ansible::PlayRun &run = m_tree.plays()[static_cast<std::size_t>(play)];
        rows(play).batches.resize(static_cast<std::size_t>(limited(run.batches.size(), batchBits)));
        for (std::size_t batch = 0; batch < rows(play).batches.size(); ++batch) {
            rows(play).batches[batch].tasks.resize(
                static_cast<std::size_t>(limited(run.batches[batch].tasks.size(), taskBits)));
        }
    }
    endInsertRows();
}

void RunTreeModel::announceBatches(int play)
{
    if (play >= static_cast<int>(m_rows.size())) {
        return;
    }
    const ansible::PlayRun &run = m_tree.plays()[static_cast<std::size_t>(play)];
    const int now = limited(run.batches.size(), batchBits);
    const int before = static_cast<int>(rows(play).batches.size());
    if (now <= before) {
        return;
    }
    const auto grow = [&] {
        rows(play).batches.resize(static_cast<std::size_t>(now));
        for (int batch = before; batch < now; ++batch) {
            rows(play).batches[static_cast<std::size_t>(batch)].tasks.resize(
                static_cast<std::size_t>(limited(run.batches[static_cast<std::size_t>(batch)].tasks.size(), taskBits)));
        }
    };
    if (before <= 1 && now > 1) {
        // Tasks that were the play's own come below a batch. Their indexes stay as they are, only their parent changes.
        Q_EMIT layoutAboutToBeChanged();
        grow();
        Q_EMIT layoutChanged();
        return;
    }
    if (now == 1) { // it is no row, but its tasks are
        const int tasks = limited(run.batches.front().tasks.size(), taskBits);
        if (tasks == 0) {
            grow();
            return;
        }
        beginInsertRows(createIndex(play, 0, idOf(Level::Play, {play, -1, -1, -1})), 0, tasks - 1);
    } else {
        beginInsertRows(createIndex(play, 0, idOf(Level::Play, {play, -1, -1, -1})), before, now - 1);
    }
    grow();
    endInsertRows();
}

void RunTreeModel::announceTasks(const TreePlace &place)
{
    const ansible::BatchRun *run = m_tree.batch(place);
    if (run == nullptr || place.play >= static_cast<int>(m_rows.size()) ||
        place.batch >= static_cast<int>(rows(place.play).batches.size())) {
        return;
    }
    std::vector<TaskRows> &tasks = rows(place.play).batches[static_cast<std::size_t>(place.batch)].tasks;
    const int now = limited(run->tasks.size(), taskBits);
    const int before = static_cast<int>(tasks.size());
    if (now > before) {
        beginInsertRows(taskParent(place), before, now - 1);
        tasks.resize(static_cast<std::size_t>(now));
        endInsertRows();
    }
}

void RunTreeModel::announceHosts(const TreePlace &place)
{
    const ansible::TaskRun *run = m_tree.task(place);
    TaskRows *task = taskRows(place);
    if (run == nullptr || task == nullptr || task->hosts < 0) {
        return;
    }
    const int now = limited(run->hosts.size(), hostBits);
    if (now > task->hosts) {
        beginInsertRows(createIndex(place.task, 0, idOf(Level::Task, place)), task->hosts, now - 1);
        task->hosts = now;
        task->items.resize(static_cast<std::size_t>(now), -1);
        endInsertRows();
    }
}

void RunTreeModel::announceItems(const TreePlace &place)
{
    const ansible::HostRun *run = m_tree.host(place);
    TaskRows *task = taskRows(place);
    if (run == nullptr || task == nullptr || place.host >= task->hosts) {
        return;
    }
    int &shown = task->items[static_cast<std::size_t>(place.host)];
    const int now = static_cast<int>(run->items.size());
    if (shown >= 0 && now > shown) {
        beginInsertRows(createIndex(place.host, 0, idOf(Level::Host, place)), shown, now - 1);
        shown = now;
        endInsertRows();
    }
}

void RunTreeModel::recount(const TreePlace &place)
{
    const ansible::TaskRun *run = m_tree.task(place);
    TaskRows *task = taskRows(place);
    if (run == nullptr || task == nullptr) {
        return;
    }
    StatusCounts now;
    for (const ansible::HostRun &host : run->hosts) {
        ++now.of.at(static_cast<std::size_t>(host.status));
    }
    PlayRows &play = rows(place.play);
    play.counts.add(now, task->counts);
    play.batches[static_cast<std::size_t>(place.batch)].counts.add(now, task->counts);
    m_totals.add(now, task->counts);
    task->counts = now;
}

const RunTreeModel::TaskRows *RunTreeModel::taskRows(const TreePlace &place) const
{
    if (place.play < 0 || place.batch < 0 || place.task < 0 || place.play >= static_cast<int>(m_rows.size())) {
        return nullptr;
    }
    const PlayRows &play = rows(place.play);
    if (place.batch >= static_cast<int>(play.batches.size())) {
        return nullptr;
    }
    const std::vector<TaskRows> &tasks = play.batches[static_cast<std::size_t>(place.batch)].tasks;
    return place.task < static_cast<int>(tasks.size()) ? &tasks[static_cast<std::size_t>(place.task)] : nullptr;
}

RunTreeModel::TaskRows *RunTreeModel::taskRows(const TreePlace &place)
{
    return const_cast<TaskRows *>(std::as_const(*this).taskRows(place));
}

} // namespace kubemori::ui
