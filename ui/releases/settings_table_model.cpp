// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/releases/settings_table_model.hpp"

#include "ui/text/settings_text.hpp"
#include "ui/widgets/appearance.hpp"
#include "ui/widgets/plain_text.hpp"

#include <algorithm>
#include <utility>

namespace kubemori::ui {

using namespace Qt::StringLiterals;
using group_vars::SettingChange;

namespace {

QString iconOf(SettingChange::Kind kind)
{
    switch (kind) {
    case SettingChange::Kind::Added:
        return u"add"_s;
    case SettingChange::Kind::Removed:
        return u"remove"_s;
    case SettingChange::Kind::Commented:
    case SettingChange::Kind::Uncommented:
        return u"pending"_s;
    case SettingChange::Kind::Moved:
        return u"folder"_s;
    case SettingChange::Kind::Changed:
        return u"edit"_s;
    }
    std::unreachable();
}

Tone toneOf(SettingChange::Kind kind)
{
    return kind == SettingChange::Kind::Added     ? Tone::Good
           : kind == SettingChange::Kind::Removed ? Tone::Bad
                                                  : Tone::Attention;
}

} // namespace

void SettingsTableModel::setComparison(const SettingsComparison &comparison)
{
    beginResetModel();
    m_comparison = comparison;
    endResetModel();
}

const OwnSetting *SettingsTableModel::own(int row) const
{
    const auto found = m_comparison.own.constFind(change(row).key);
    return found == m_comparison.own.cend() ? nullptr : &*found;
}

void SettingsTableModel::retranslate()
{
    if (rowCount() > 0) {
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    }
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

int SettingsTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_comparison.diff.changes.size());
}

int SettingsTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int{ColumnCount};
}

QString SettingsTableModel::cell(int row, int column) const
{
    const SettingChange &change = this->change(row);
    switch (column) {
    case Key:
        return change.key;
    case Change:
        return SettingsText::kind(change.kind);
    case Before:
        return SettingsText::side(change.before.state, change.before.value);
    case After:
        return SettingsText::side(change.after.state, change.after.value);
    case Mine: {
        const OwnSetting *own = this->own(row);
        return own == nullptr ? QString() : SettingsText::side(own->state, own->value);
    }
    case File:
        return change.after.file.isEmpty() ? change.before.file : change.after.file;
    default:
        return {};
    }
}

QVariant SettingsTableModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid()) {
        return {};
    }
    switch (role) {
    case Qt::DisplayRole:
        return cell(index.row(), index.column());
    case Qt::ToolTipRole:
        return plainToolTip(cell(index.row(), index.column()));
    case IconRole:
        return index.column() == Change ? iconOf(change(index.row()).kind) : QString();
    case ToneRole:
        return static_cast<int>(index.column() == Change ? toneOf(change(index.row()).kind) : Tone::Neutral);
    default:
        return {};
    }
}

QVariant SettingsTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case Key:
        return tr("Setting");
    case Change:
        return tr("Change");
    case Before:
        return m_comparison.from;
    case After:
        return m_comparison.to;
    case Mine:
        return tr("Mine");
    case File:
        return tr("File");
    default:
        return {};
    }
}

SettingsFilterProxy::SettingsFilterProxy(SettingsTableModel &model, QObject *parent)
    : QSortFilterProxyModel(parent)
    , m_model(model)
{
    setSourceModel(&model);
    setSortCaseSensitivity(Qt::CaseInsensitive);
}

void SettingsFilterProxy::setText(const QString &text)
{
    m_words = text.split(u' ', Qt::SkipEmptyParts);
    invalidateRowsFilter();
}

void SettingsFilterProxy::setKind(std::optional<Kind> kind)
{
    m_kind = kind;
    invalidateRowsFilter();
}

void SettingsFilterProxy::setOnlyOwn(bool isOn)
{
    m_onlyOwn = isOn;
    invalidateRowsFilter();
}

bool SettingsFilterProxy::filterAcceptsRow(int row, const QModelIndex & /*parent*/) const
{
    const SettingChange &change = m_model.change(row);
    if (m_kind && change.kind != *m_kind) {
        return false;
    }
    const OwnSetting *own = m_model.own(row);
    if (m_onlyOwn && (own == nullptr || own->state != group_vars::SettingState::Active)) {
        return false;
    }
    return std::ranges::all_of(m_words, [&](const QString &word) {
        const auto holds = [&word](const QString &text) { return text.contains(word, Qt::CaseInsensitive); };
        for (int column = 0; column < SettingsTableModel::ColumnCount; ++column) {
            if (holds(m_model.index(row, column).data().toString())) {
                return true;
            }
        }
        return holds(change.before.comment) || holds(change.after.comment);
    });
}

} // namespace kubemori::ui
