// SPDX-License-Identifier: GPL-3.0-or-later
// What the rows of the tree say.
#include "ui/runs/run_looks.hpp"
#include "ui/runs/run_tree_model.hpp"
#include "ui/text/run_text.hpp"
#include "ui/text/time_text.hpp"
#include "ui/widgets/plain_text.hpp"

#include <algorithm>

namespace kubemori::ui {

using namespace Qt::StringLiterals;
using ansible::HostStatus;
using ansible::TreePlace;

namespace {

constexpr qsizetype longestCell = 300; // of a message, which may be pages long
constexpr qsizetype longestToolTip = 2000;

/// The worst or most telling of what is below a row.
HostStatus summary(const StatusCounts &counts)
{
    for (const HostStatus status :
         {HostStatus::Failed, HostStatus::Unreachable, HostStatus::Running, HostStatus::Rescued, HostStatus::Changed,
          HostStatus::Ok, HostStatus::Ignored, HostStatus::Skipped}) {
        if (counts.at(status) > 0) {
            return status;
        }
    }
    return HostStatus::Skipped;
}

const ansible::ItemRun *itemOf(const ansible::RunTree &tree, const QModelIndex &index)
{
    const ansible::HostRun *host = tree.host(RunTreeModel::placeOf(index));
    return host == nullptr || index.row() >= static_cast<int>(host->items.size())
               ? nullptr
               : &host->items[static_cast<std::size_t>(index.row())];
}

QString timeBetween(qint64 startMs, qint64 endMs)
{
    return startMs <= 0 || endMs < startMs ? QString() : TimeText::elapsed(Milliseconds(endMs - startMs));
}

} // namespace

void RunTreeModel::setNow(qint64 nowMs)
{
    m_nowMs = nowMs;
    const TreePlace current = m_tree.current();
    const ansible::TaskRun *task = m_tree.task(current);
    if (task == nullptr || m_isOver) {
        return;
    }
    const auto change = [this](const QModelIndex &row) {
        if (row.isValid()) {
            Q_EMIT dataChanged(row.siblingAtColumn(Time), row.siblingAtColumn(Time), {Qt::DisplayRole});
        }
    };
    const TreePlace place{current.play, current.batch, current.task, -1};
    change(indexOf(place));
    change(indexOf({current.play, current.batch, -1, -1}));
    change(indexOf({current.play, -1, -1, -1}));
    if (const TaskRows *rows = taskRows(place); rows != nullptr && rows->hosts > 0) {
        const QModelIndex row = indexOf(place);
        Q_EMIT dataChanged(index(0, Time, row), index(rows->hosts - 1, Time, row), {Qt::DisplayRole});
    }
}

void RunTreeModel::setOver(bool isOver)
{
    if (m_isOver != isOver) {
        m_isOver = isOver;
        retranslate();
    }
}

void RunTreeModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    // The views ask anew for what they show; only ranges that they may show are told.
    if (m_rows.empty()) {
        return;
    }
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    for (int play = 0; play < rowCount(); ++play) {
        const QModelIndex parent = index(play, 0);
        if (const int count = rowCount(parent); count > 0) {
            Q_EMIT dataChanged(index(0, 0, parent), index(count - 1, ColumnCount - 1, parent));
        }
    }
}

StatusCounts RunTreeModel::counts(const QModelIndex &index) const
{
    const TreePlace place = placeOf(index);
    if (place.play < 0) {
        return m_totals;
    }
    if (place.batch < 0) {
        return rows(place.play).counts;
    }
    if (place.task < 0) {
        return rows(place.play).batches[static_cast<std::size_t>(place.batch)].counts;
    }
    StatusCounts counts;
    if (place.host < 0) {
        counts = taskRows(place)->counts;
    } else if (const ansible::ItemRun *item = isItem(index) ? itemOf(m_tree, index) : nullptr; item != nullptr) {
        ++counts.of.at(static_cast<std::size_t>(item->status));
    } else {
        ++counts.of.at(static_cast<std::size_t>(m_tree.host(place)->status));
    }
    return counts;
}

QString RunTreeModel::words(const QModelIndex &index) const
{
    const TreePlace place = placeOf(index);
    if (const ansible::HostRun *host = m_tree.host(place)) {
        return host->host;
    }
    const ansible::TaskRun *task = m_tree.task(place);
    return task == nullptr ? what(place) : QString(RunText::task(*task) + u' ' + task->action);
}

bool RunTreeModel::isUnderWay(const TreePlace &place) const
{
    if (m_isOver) {
        return false;
    }
    if (place.host >= 0) {
        return m_tree.host(place)->status == HostStatus::Running;
    }
    const TreePlace current = m_tree.current();
    return current.play == place.play && (place.batch < 0 || current.batch == place.batch) &&
           (place.task < 0 || current.task == place.task);
}

HostStatus RunTreeModel::statusOf(const TreePlace &place) const
{
    if (place.host >= 0) {
        return m_tree.host(place)->status;
    }
    const StatusCounts &counts = place.batch < 0 ? rows(place.play).counts
                                 : place.task < 0
                                     ? rows(place.play).batches[static_cast<std::size_t>(place.batch)].counts
                                     : taskRows(place)->counts;
    const HostStatus status = summary(counts);
    return isUnderWay(place) && counts.failures() == 0 ? HostStatus::Running : status;
}

/// Nothing has come of it yet, and nothing is under way.
bool RunTreeModel::isPending(const TreePlace &place) const
{
    if (place.host >= 0 || isUnderWay(place)) {
        return false;
    }
    return place.batch < 0  ? rows(place.play).counts.total() == 0
           : place.task < 0 ? rows(place.play).batches[static_cast<std::size_t>(place.batch)].counts.total() == 0
                            : taskRows(place)->counts.total() == 0;
}

QString RunTreeModel::what(const TreePlace &place) const
{
    if (const ansible::HostRun *host = m_tree.host(place)) {
        return host->host;
    }
    if (const ansible::TaskRun *task = m_tree.task(place)) {
        return task->isHandler ? tr("Handler: %1").arg(RunText::task(*task)) : RunText::task(*task);
    }
    if (const ansible::BatchRun *batch = m_tree.batch(place); batch != nullptr && place.batch >= 0) {
        return tr("Batch %1: %2", "number, nodes")
            .arg(place.batch + 1)
            .arg(batch->hosts.mid(0, 4).join(u", "_s) + (batch->hosts.size() > 4 ? u", …"_s : QString()));
    }
    const ansible::PlayRun *play = m_tree.play(place);
    return play == nullptr ? QString() : play->name.isEmpty() ? tr("Play") : play->name;
}

QString RunTreeModel::time(const TreePlace &place) const
{
    const qint64 now = isUnderWay(place) ? m_nowMs : 0;
    if (const ansible::HostRun *host = m_tree.host(place)) {
        return timeBetween(host->startMs, host->endMs > 0 ? host->endMs : now);
    }
    if (const ansible::TaskRun *task = m_tree.task(place)) {
        return timeBetween(task->startMs, now > 0 ? now : task->endMs);
    }
    const ansible::PlayRun *play = m_tree.play(place);
    if (play == nullptr || play->batches.empty()) {
        return {};
    }
    const ansible::BatchRun &first = place.batch < 0 ? play->batches.front() : *m_tree.batch(place);
    const ansible::BatchRun &last = place.batch < 0 ? play->batches.back() : first;
    qint64 end = now;
    // The last tasks may have met no host.
    for (auto task = last.tasks.rbegin(); end == 0 && task != last.tasks.rend(); ++task) {
        end = task->endMs;
    }
    return timeBetween(first.startMs, end);
}

QString RunTreeModel::cell(const QModelIndex &index) const
{
    const TreePlace place = placeOf(index);
    if (isItem(index)) {
        const ansible::ItemRun *item = itemOf(m_tree, index);
        return item == nullptr             ? QString()
               : index.column() == What    ? item->item
               : index.column() == State   ? RunText::status(item->status)
               : index.column() == Details ? item->message.left(longestCell).simplified()
                                           : QString();
    }
    switch (index.column()) {
    case What:
        return what(place);
    case State:
        if (m_isOver && statusOf(place) == HostStatus::Running) {
            return tr("no word", "a host whose result never came");
        }
        return isPending(place) ? QString() : RunText::status(statusOf(place));
    case Time:
        return time(place);
    case Details:
        return place.host >= 0 ? RunText::details(*m_tree.host(place)).left(longestCell)
                               : RunText::tally(counts(index).tally());
    default:
        return {};
    }
}

QVariant RunTreeModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid()) {
        return {};
    }
    const TreePlace place = placeOf(index);
    const bool isOdd = !isItem(index) && m_isOver && statusOf(place) == HostStatus::Running;
    const auto look = [&] {
        if (isItem(index)) {
            const ansible::ItemRun *item = itemOf(m_tree, index);
            return item == nullptr ? RunLook() : lookOf(item->status);
        }
        return isOdd              ? RunLook{u"unknown"_s, Tone::Attention}
               : isPending(place) ? RunLook{u"pending"_s, Tone::Neutral}
                                  : lookOf(statusOf(place));
    };
    switch (role) {
    case Qt::DisplayRole:
        return cell(index);
    case IconRole:
        return index.column() == State ? look().icon : QString();
    case ToneRole:
        return static_cast<int>(index.column() == State ? look().tone : Tone::Neutral);
    case Qt::ToolTipRole:
        if (index.column() == Details && place.host >= 0 && !isItem(index)) {
            const ansible::HostRun *host = m_tree.host(place);
            return plainToolTip(host->message.isEmpty() ? cell(index) : host->message.left(longestToolTip));
        }
        if (const ansible::TaskRun *task = index.column() == What ? m_tree.task(place) : nullptr;
            task != nullptr && place.host < 0) {
            QStringList lines{cell(index), task->action, task->path};
            lines.removeAll(QString());
            return plainToolTip(lines.join(u'\n'));
        }
        return plainToolTip(cell(index));
    case Qt::AccessibleTextRole:
        return cell(index).isEmpty() && index.column() == State ? tr("waits") : cell(index);
    default:
        return {};
    }
}

QVariant RunTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case What:
        return tr("Task");
    case State:
        return tr("State");
    case Time:
        return tr("Time");
    case Details:
        return tr("Details");
    default:
        return {};
    }
}

} // namespace kubemori::ui
