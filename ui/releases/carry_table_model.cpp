// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/releases/carry_table_model.hpp"

#include "ui/text/carry_text.hpp"
#include "ui/text/settings_text.hpp"
#include "ui/widgets/appearance.hpp"
#include "ui/widgets/plain_text.hpp"

#include <algorithm>
#include <utility>

namespace kubemori::ui {

using namespace Qt::StringLiterals;
using group_vars::CarriedSetting;
using group_vars::CarryConflict;

namespace {

QString shown(const std::optional<inventory::Value> &value)
{
    return value ? SettingsText::value(*value) : u"–"_s;
}

/// What happened without being asked for, and may surprise.
bool isWorthKnowing(CarriedSetting::Decision decision)
{
    using Decision = CarriedSetting::Decision;
    return decision == Decision::Gone || decision == Decision::Renamed || decision == Decision::DefaultChanged ||
           decision == Decision::Unread || decision == Decision::EqualsNew;
}

/// -1: there is none.
qsizetype indexOf(const QList<CarryConflict> &conflicts, const QString &id)
{
    const auto found = std::ranges::find(conflicts, id, &CarryConflict::id);
    return id.isEmpty() || found == conflicts.cend() ? -1 : std::distance(conflicts.cbegin(), found);
}

} // namespace

void CarryTableModel::setResult(const group_vars::CarryOverResult &result)
{
    beginResetModel();
    m_result = result;
    m_rows.clear();
    for (qsizetype i = 0; i < m_result.settings.size(); ++i) {
        m_rows.push_back({.setting = i, .conflict = indexOf(m_result.conflicts, m_result.settings.at(i).conflict)});
    }
    for (qsizetype i = 0; i < m_result.conflicts.size(); ++i) {
        const bool isListed = std::ranges::any_of(m_rows, [i](const Row &row) { return row.conflict == i; });
        if (!isListed) {
            m_rows.push_back({.setting = -1, .conflict = i});
        }
    }
    // Resolving moves a row down only from "to decide" to "decided": both stand above the others.
    std::vector<std::pair<Weight, Row>> order;
    for (int i = 0; i < static_cast<int>(m_rows.size()); ++i) {
        const Weight weight = this->weight(i);
        order.emplace_back(weight == Weight::Decided ? Weight::ToDecide : weight,
                           m_rows.at(static_cast<std::size_t>(i)));
    }
    std::ranges::stable_sort(order, {}, [](const auto &entry) { return entry.first; });
    std::ranges::transform(order, m_rows.begin(), [](const auto &entry) { return entry.second; });
    endResetModel();
}

const CarriedSetting *CarryTableModel::setting(int row) const
{
    const qsizetype index = m_rows.at(static_cast<std::size_t>(row)).setting;
    return index < 0 ? nullptr : &m_result.settings.at(index);
}

const CarryConflict *CarryTableModel::conflict(int row) const
{
    const qsizetype index = m_rows.at(static_cast<std::size_t>(row)).conflict;
    return index < 0 ? nullptr : &m_result.conflicts.at(index);
}

CarryTableModel::Weight CarryTableModel::weight(int row) const
{
    if (const CarryConflict *conflict = this->conflict(row)) {
        return conflict->isResolved ? Weight::Decided : Weight::ToDecide;
    }
    const CarriedSetting *setting = this->setting(row);
    return setting != nullptr && isWorthKnowing(setting->decision) ? Weight::ToKnow : Weight::Plain;
}

int CarryTableModel::rowOf(const QString &conflict) const
{
    for (int row = 0; row < rowCount(); ++row) {
        const CarryConflict *each = this->conflict(row);
        if (each != nullptr && each->id == conflict) {
            return row;
        }
    }
    return -1;
}

int CarryTableModel::count(Weight weight) const
{
    int count = 0;
    for (int row = 0; row < rowCount(); ++row) {
        count += this->weight(row) == weight ? 1 : 0;
    }
    return count;
}

void CarryTableModel::retranslate()
{
    if (rowCount() > 0) {
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    }
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

int CarryTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int CarryTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int{ColumnCount};
}

QString CarryTableModel::cell(int row, int column) const
{
    const CarriedSetting *setting = this->setting(row);
    const CarryConflict *conflict = this->conflict(row);
    switch (column) {
    case Key:
        return setting == nullptr ? tr("(whole file)") : setting->key;
    case Decision:
        return conflict != nullptr ? CarryText::conflictState(*conflict) : CarryText::decision(setting->decision);
    case Mine:
        return setting == nullptr ? QString() : shown(setting->mine);
    case Before:
        return setting == nullptr ? QString() : shown(setting->oldDefault);
    case After:
        return setting == nullptr ? QString() : shown(setting->newDefault);
    case Result:
        return setting == nullptr ? QString() : shown(setting->result);
    case File:
        return setting == nullptr ? conflict->file : setting->file;
    default:
        return {};
    }
}

QVariant CarryTableModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid()) {
        return {};
    }
    const Weight weight = this->weight(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return cell(index.row(), index.column());
    case Qt::ToolTipRole:
        return plainToolTip(cell(index.row(), index.column()));
    case IconRole:
        return index.column() != Decision   ? QString()
               : weight == Weight::ToDecide ? u"question"_s
               : weight == Weight::Decided  ? u"already-done"_s
               : weight == Weight::ToKnow   ? u"info"_s
                                            : u"ready"_s;
    case ToneRole:
        return static_cast<int>(index.column() != Decision   ? Tone::Neutral
                                : weight == Weight::ToDecide ? Tone::Attention
                                : weight == Weight::Decided  ? Tone::Active
                                : weight == Weight::ToKnow   ? Tone::Active
                                                             : Tone::Good);
    case ConflictRole: {
        const CarryConflict *conflict = this->conflict(index.row());
        return conflict == nullptr ? QString() : conflict->id;
    }
    default:
        return {};
    }
}

QVariant CarryTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case Key:
        return tr("Setting");
    case Decision:
        return tr("Decision");
    case Mine:
        return tr("Mine");
    case Before:
        return tr("Old default");
    case After:
        return tr("New default");
    case Result:
        return tr("Result");
    case File:
        return tr("File");
    default:
        return {};
    }
}

CarryFilterProxy::CarryFilterProxy(CarryTableModel &model, QObject *parent)
    : QSortFilterProxyModel(parent)
    , m_model(model)
{
    setSourceModel(&model);
}

void CarryFilterProxy::setShow(Show show)
{
    m_show = show;
    invalidateRowsFilter();
}

void CarryFilterProxy::setText(const QString &text)
{
    m_words = text.split(u' ', Qt::SkipEmptyParts);
    invalidateRowsFilter();
}

bool CarryFilterProxy::filterAcceptsRow(int row, const QModelIndex & /*parent*/) const
{
    using Weight = CarryTableModel::Weight;
    const Weight weight = m_model.weight(row);
    const bool isAsked = weight == Weight::ToDecide || weight == Weight::Decided;
    if (m_show == Show::ToDecide ? !isAsked : m_show == Show::ToKnow && weight == Weight::Plain) {
        return false;
    }
    return std::ranges::all_of(m_words, [&](const QString &word) {
        for (int column = 0; column < CarryTableModel::ColumnCount; ++column) {
            if (m_model.index(row, column).data().toString().contains(word, Qt::CaseInsensitive)) {
                return true;
            }
        }
        return false;
    });
}

} // namespace kubemori::ui
