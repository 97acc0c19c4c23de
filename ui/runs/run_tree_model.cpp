// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/run_tree_model.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace kubemori::ui {

using ansible::HostStatus;
using ansible::TreePlace;

namespace {

/// An index says where its own row is in the tree, so that tasks can get a batch above them and stay the same rows.
enum class Level : quintptr { Play, Batch, Task, Host, Item };
constexpr quintptr playBits = 12;
constexpr quintptr batchBits = 13;
constexpr quintptr taskBits = 18;
constexpr quintptr hostBits = 17;
static_assert(sizeof(quintptr) == 8 && 3 + playBits + batchBits + taskBits + hostBits <= 64);

constexpr quintptr mask(quintptr bits)
{
    return (quintptr{1} << bits) - 1;
}

/// What has no number is no row.
int limited(std::size_t count, quintptr bits)
{
    return static_cast<int>(std::min<std::size_t>(count, mask(bits)));
}

quintptr field(int value, quintptr bits)
{
    return static_cast<quintptr>(std::max(0, value)) & mask(bits);
}

quintptr idOf(Level level, const TreePlace &place)
{
    quintptr id = static_cast<quintptr>(level);
    id = id << playBits | field(place.play, playBits);
    id = id << batchBits | field(place.batch, batchBits);
    id = id << taskBits | field(place.task, taskBits);
    return id << hostBits | field(place.host, hostBits);
}

Level levelOf(const QModelIndex &index)
{
    return static_cast<Level>(index.internalId() >> (hostBits + taskBits + batchBits + playBits));
}

TreePlace taskOf(TreePlace place)
{
    place.host = -1;
    return place;
}

} // namespace

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

QModelIndex RunTreeModel::taskParent(const TreePlace &place) const
{
    return isBatched(place.play) ? createIndex(place.batch, 0, idOf(Level::Batch, {place.play, place.batch, -1, -1}))
                                 : createIndex(place.play, 0, idOf(Level::Play, {place.play, -1, -1, -1}));
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

QModelIndex RunTreeModel::indexOf(const TreePlace &place)
{
    if (place.play < 0 || place.play >= static_cast<int>(m_rows.size())) {
        return {};
    }
    if (place.task < 0) {
        return place.batch >= 0 && isBatched(place.play) ? taskParent(place)
                                                         : createIndex(place.play, 0, idOf(Level::Play, place));
    }
    TaskRows *task = taskRows(place);
    if (task == nullptr) {
        return {};
    }
    const QModelIndex row = createIndex(place.task, 0, idOf(Level::Task, taskOf(place)));
    if (place.host < 0) {
        return row;
    }
    if (task->hosts < 0) {
        fetchMore(row);
    }
    return place.host < task->hosts ? createIndex(place.host, 0, idOf(Level::Host, place)) : QModelIndex();
}

TreePlace RunTreeModel::placeOf(const QModelIndex &index)
{
    if (!index.isValid()) {
        return {};
    }
    quintptr id = index.internalId();
    const auto take = [&id](quintptr bits) { return static_cast<int>(std::exchange(id, id >> bits) & mask(bits)); };
    TreePlace place;
    place.host = take(hostBits);
    place.task = take(taskBits);
    place.batch = take(batchBits);
    place.play = take(playBits);
    const Level level = levelOf(index);
    if (level < Level::Host) {
        place.host = -1;
    }
    if (level < Level::Task) {
        place.task = -1;
    }
    if (level < Level::Batch) {
        place.batch = -1;
    }
    return place;
}

bool RunTreeModel::isItem(const QModelIndex &index)
{
    return index.isValid() && levelOf(index) == Level::Item;
}

QModelIndex RunTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent)) {
        return {};
    }
    if (!parent.isValid()) {
        return createIndex(row, column, idOf(Level::Play, {row, -1, -1, -1}));
    }
    TreePlace place = placeOf(parent);
    switch (levelOf(parent)) {
    case Level::Play:
        if (isBatched(place.play)) {
            place.batch = row;
            return createIndex(row, column, idOf(Level::Batch, place));
        }
        place.batch = 0;
        [[fallthrough]];
    case Level::Batch:
        place.task = row;
        return createIndex(row, column, idOf(Level::Task, place));
    case Level::Task:
        place.host = row;
        return createIndex(row, column, idOf(Level::Host, place));
    case Level::Host:
        return createIndex(row, column, idOf(Level::Item, place));
    case Level::Item:
        break;
    }
    return {};
}

QModelIndex RunTreeModel::parent(const QModelIndex &child) const
{
    if (!child.isValid()) {
        return {};
    }
    const TreePlace place = placeOf(child);
    switch (levelOf(child)) {
    case Level::Play:
        return {};
    case Level::Batch:
        return createIndex(place.play, 0, idOf(Level::Play, {place.play, -1, -1, -1}));
    case Level::Task:
        return taskParent(place);
    case Level::Host:
        return createIndex(place.task, 0, idOf(Level::Task, taskOf(place)));
    case Level::Item:
        return createIndex(place.host, 0, idOf(Level::Host, place));
    }
    return {};
}

int RunTreeModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid()) {
        return static_cast<int>(m_rows.size());
    }
    if (parent.column() > 0) {
        return 0;
    }
    const TreePlace place = placeOf(parent);
    const PlayRows &play = rows(place.play);
    switch (levelOf(parent)) {
    case Level::Play:
        return isBatched(place.play)  ? static_cast<int>(play.batches.size())
               : play.batches.empty() ? 0
                                      : static_cast<int>(play.batches.front().tasks.size());
    case Level::Batch:
        return static_cast<int>(play.batches[static_cast<std::size_t>(place.batch)].tasks.size());
    case Level::Task:
        return std::max(0, taskRows(place)->hosts);
    case Level::Host:
        return std::max(0, taskRows(place)->items[static_cast<std::size_t>(place.host)]);
    case Level::Item:
        break;
    }
    return 0;
}

int RunTreeModel::columnCount(const QModelIndex & /*parent*/) const
{
    return ColumnCount;
}

bool RunTreeModel::hasChildren(const QModelIndex &parent) const
{
    return rowCount(parent) > 0 || canFetchMore(parent);
}

bool RunTreeModel::canFetchMore(const QModelIndex &parent) const
{
    if (!parent.isValid() || parent.column() > 0) {
        return false;
    }
    const TreePlace place = placeOf(parent);
    if (levelOf(parent) == Level::Task) {
        return taskRows(place)->hosts < 0 && !m_tree.task(place)->hosts.empty();
    }
    return levelOf(parent) == Level::Host && taskRows(place)->items[static_cast<std::size_t>(place.host)] < 0 &&
           !m_tree.host(place)->items.empty();
}

void RunTreeModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent)) {
        return;
    }
    const TreePlace place = placeOf(parent);
    if (levelOf(parent) == Level::Task) {
        taskRows(place)->hosts = 0;
        announceHosts(place);
    } else {
        taskRows(place)->items[static_cast<std::size_t>(place.host)] = 0;
        announceItems(place);
    }
}

} // namespace kubemori::ui
