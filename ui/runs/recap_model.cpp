// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/recap_model.hpp"

#include "ui/text/run_text.hpp"
#include "ui/widgets/appearance.hpp"
#include "ui/widgets/plain_text.hpp"

#include <algorithm>

namespace kubemori::ui {

using namespace Qt::StringLiterals;

void RecapModel::setTallies(const QMap<QString, ansible::HostTally> &tallies)
{
    std::vector<Row> rows;
    rows.reserve(static_cast<std::size_t>(tallies.size()));
    for (auto each = tallies.cbegin(); each != tallies.cend(); ++each) {
        rows.push_back({each.key(), each.value()});
    }
    std::ranges::stable_partition(rows, [](const Row &row) { return row.tally.failed + row.tally.unreachable > 0; });
    if (rows == m_rows) {
        return;
    }
    const bool isSame = rows.size() == m_rows.size() &&
                        std::ranges::equal(rows, m_rows, [](const Row &a, const Row &b) { return a.host == b.host; });
    if (isSame) { // what is selected stays
        m_rows = std::move(rows);
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        return;
    }
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

void RecapModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

int RecapModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int RecapModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int{ColumnCount};
}

int RecapModel::number(const Row &row, int column)
{
    switch (column) {
    case Ok:
        return row.tally.ok;
    case Changed:
        return row.tally.changed;
    case Failed:
        return row.tally.failed;
    case Unreachable:
        return row.tally.unreachable;
    case Skipped:
        return row.tally.skipped;
    case Rescued:
        return row.tally.rescued;
    case Ignored:
        return row.tally.ignored;
    default:
        return 0;
    }
}

QVariant RecapModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const Row &row = m_rows[static_cast<std::size_t>(index.row())];
    const bool isBad = row.tally.failed + row.tally.unreachable > 0;
    switch (role) {
    case Qt::DisplayRole:
        return index.column() == Host ? row.host : QString::number(number(row, index.column()));
    case Qt::ToolTipRole:
    case Qt::AccessibleDescriptionRole:
        return plainToolTip(row.host + u": "_s + RunText::tally(row.tally));
    case IconRole:
        return index.column() != Host ? QString() : isBad ? u"not-ready"_s : u"ready"_s;
    case ToneRole: {
        const bool isOwn =
            (index.column() == Failed || index.column() == Unreachable) && number(row, index.column()) > 0;
        return static_cast<int>(isOwn                    ? Tone::Bad
                                : index.column() == Host ? (isBad ? Tone::Bad : Tone::Good)
                                                         : Tone::Neutral);
    }
    default:
        return {};
    }
}

QVariant RecapModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case Host:
        return tr("Node");
    case Ok:
        return tr("ok");
    case Changed:
        return tr("changed");
    case Failed:
        return tr("failed");
    case Unreachable:
        return tr("unreachable");
    case Skipped:
        return tr("skipped");
    case Rescued:
        return tr("rescued");
    case Ignored:
        return tr("ignored");
    default:
        return {};
    }
}

} // namespace kubemori::ui
