// SPDX-License-Identifier: GPL-3.0-or-later
// Where rows are in the tree, and which of them there are.
#include "ui/runs/run_tree_index.hpp"

#include "ui/runs/run_tree_model.hpp"

#include <algorithm>
#include <utility>

namespace kubemori::ui {

using namespace run_tree_index;
using ansible::TreePlace;

QModelIndex RunTreeModel::taskParent(const TreePlace &place) const
{
    return isBatched(place.play) ? createIndex(place.batch, 0, idOf(Level::Batch, {place.play, place.batch, -1, -1}))
                                 : createIndex(place.play, 0, idOf(Level::Play, {place.play, -1, -1, -1}));
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
