// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/run_table_model.hpp"

#include "base/shell_quote.hpp"
#include "ui/runs/run_looks.hpp"
#include "ui/text/run_text.hpp"
#include "ui/text/time_text.hpp"
#include "ui/widgets/plain_text.hpp"

#include <QLocale>

#include <algorithm>
#include <utility>

namespace kubemori::ui {

using namespace Qt::StringLiterals;
using ansible::RunRecord;

namespace {

bool isBefore(const RunRecord &a, const RunRecord &b)
{
    if (a.status.isOver() != b.status.isOver()) {
        return !a.status.isOver();
    }
    return a.started != b.started ? a.started > b.started : a.id > b.id;
}

} // namespace

void RunTableModel::setRuns(QList<RunRecord> runs)
{
    std::ranges::sort(runs, isBefore);
    if (runs == m_runs) {
        return; // what is selected stays
    }
    beginResetModel();
    m_runs = std::move(runs);
    endResetModel();
}

void RunTableModel::update(const RunRecord &run)
{
    const int row = rowOf(run.id);
    if (run.id.isEmpty()) {
        return;
    }
    if (row >= 0 && m_runs[row].status.isOver() == run.status.isOver() && m_runs[row].started == run.started) {
        m_runs[row] = run;
        Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
        return;
    }
    if (row >= 0) {
        beginRemoveRows({}, row, row);
        m_runs.removeAt(row);
        endRemoveRows();
    }
    const auto at = std::ranges::upper_bound(m_runs, run, isBefore) - m_runs.begin();
    beginInsertRows({}, static_cast<int>(at), static_cast<int>(at));
    m_runs.insert(at, run);
    endInsertRows();
}

void RunTableModel::setSummary(const QString &id, const RunSummary &summary)
{
    m_summaries.insert(id, summary);
    if (const int row = rowOf(id); row >= 0) {
        Q_EMIT dataChanged(index(row, Tasks), index(row, Failed));
    }
}

void RunTableModel::setAsking(const QSet<QString> &ids)
{
    if (m_asking != ids) {
        m_asking = ids;
        retranslate();
    }
}

void RunTableModel::setNow(const QDateTime &now)
{
    m_now = now;
    for (int row = 0; row < rowCount() && !m_runs[row].status.isOver(); ++row) {
        Q_EMIT dataChanged(index(row, Duration), index(row, Duration));
    }
}

int RunTableModel::rowOf(const QString &id) const
{
    const auto found = std::ranges::find(m_runs, id, &RunRecord::id);
    return found == m_runs.end() ? -1 : static_cast<int>(found - m_runs.begin());
}

void RunTableModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (rowCount() > 0) {
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    }
}

int RunTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_runs.size());
}

int RunTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int{ColumnCount};
}

QString RunTableModel::cell(const RunRecord &run, int column) const
{
    const auto summary = m_summaries.constFind(run.id);
    const auto number = [&](int RunSummary::*member) {
        return summary == m_summaries.cend() ? QString() : QLocale().toString((*summary).*member);
    };
    switch (column) {
    case State:
        return m_asking.contains(run.id) ? tr("Waits for you") : RunText::state(run.status);
    case What:
        return run.title();
    case Started:
        return run.started.isValid() ? run.started.toLocalTime().toString(u"yyyy-MM-dd HH:mm"_s) : QString();
    case Duration: {
        const QDateTime end = run.status.isOver() ? run.status.ended : m_now;
        return run.started.isValid() && end.isValid() ? TimeText::elapsed(Milliseconds(run.started.msecsTo(end)))
                                                      : QString();
    }
    case Tasks:
        return number(&RunSummary::tasks);
    case Changed:
        return number(&RunSummary::changed);
    case Failed:
        return number(&RunSummary::failed);
    case Who:
        return run.owner.host.isEmpty() ? run.owner.user : QString(run.owner.user + u'@' + run.owner.host);
    case Where:
        return RunText::place(run.host);
    default:
        return {};
    }
}

QVariant RunTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const RunRecord &run = m_runs.at(index.row());
    const RunLook look = m_asking.contains(run.id) ? RunLook{u"question"_s, Tone::Attention} : lookOf(run.status);
    const bool hasFailed = index.column() == Failed && m_summaries.value(run.id).failed > 0;
    switch (role) {
    case Qt::DisplayRole:
        return cell(run, index.column());
    case Qt::ToolTipRole:
        if (index.column() == State) {
            const QString ending = RunText::ending(run.status);
            return plainToolTip(ending.isEmpty() ? cell(run, State) : ending);
        }
        return plainToolTip(index.column() == What ? shellJoin(run.command) : cell(run, index.column()));
    case IconRole:
        return index.column() == State ? look.icon : QString();
    case ToneRole:
        return static_cast<int>(index.column() == State ? look.tone : hasFailed ? Tone::Bad : Tone::Neutral);
    case IdRole:
        return run.id;
    default:
        return {};
    }
}

QVariant RunTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case State:
        return tr("State");
    case What:
        return tr("What was run");
    case Started:
        return tr("Started");
    case Duration:
        return tr("Duration");
    case Tasks:
        return tr("Tasks");
    case Changed:
        return tr("Changed");
    case Failed:
        return tr("Failed");
    case Who:
        return tr("Who");
    case Where:
        return tr("Where");
    default:
        return {};
    }
}

} // namespace kubemori::ui
