// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/upgrade/upgrade_table_model.hpp"

#include "ui/text/upgrade_text.hpp"
#include "ui/widgets/appearance.hpp"
#include "ui/widgets/plain_text.hpp"

#include <QLocale>

#include <algorithm>

namespace kubemori::ui {

using namespace Qt::StringLiterals;
using upgrade::Upgrade;
using State = UpgradeText::State;

namespace {

State stateOf(const Upgrade &upgrade)
{
    if (upgrade.isFinished()) {
        return State::Done;
    }
    const State state =
        upgrade.hops.isEmpty() ? State::ToDo : UpgradeText::stateOf(upgrade.current().record(upgrade.stage));
    return state == State::ToDo || state == State::Done ? State::Now : state;
}

Tone toneOf(State state)
{
    return state == State::Done      ? Tone::Good
           : state == State::Blocked ? Tone::Bad
           : state == State::Now     ? Tone::Active
                                     : Tone::Attention;
}

QString timeText(const QDateTime &time)
{
    return QLocale().toString(time.toLocalTime(), QLocale::ShortFormat);
}

} // namespace

void UpgradeTableModel::setUpgrades(const QList<Upgrade> &upgrades)
{
    beginResetModel();
    m_upgrades = upgrades;
    endResetModel();
}

void UpgradeTableModel::setUpgrade(const Upgrade &upgrade)
{
    const auto found = std::ranges::find(m_upgrades, upgrade.id, &Upgrade::id);
    if (found == m_upgrades.end()) {
        beginInsertRows({}, 0, 0);
        m_upgrades.prepend(upgrade);
        endInsertRows();
        return;
    }
    *found = upgrade;
    const int row = static_cast<int>(found - m_upgrades.begin());
    Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
}

void UpgradeTableModel::remove(const QString &id)
{
    const auto found = std::ranges::find(m_upgrades, id, &Upgrade::id);
    if (found != m_upgrades.end()) {
        const int row = static_cast<int>(found - m_upgrades.begin());
        beginRemoveRows({}, row, row);
        m_upgrades.removeAt(row);
        endRemoveRows();
    }
}

const Upgrade *UpgradeTableModel::upgrade(int row) const
{
    return row >= 0 && row < m_upgrades.size() ? &m_upgrades.at(row) : nullptr;
}

void UpgradeTableModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_upgrades.isEmpty()) {
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    }
}

int UpgradeTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_upgrades.size());
}

int UpgradeTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString UpgradeTableModel::cell(const Upgrade &upgrade, int column)
{
    switch (column) {
    case Route:
        return UpgradeText::route(upgrade.from(), upgrade.to());
    case Hop:
        return upgrade.hops.isEmpty() ? QString()
                                      : tr("%1 of %2: %3", "number, all, tag")
                                            .arg(upgrade.hop + 1)
                                            .arg(upgrade.hops.size())
                                            .arg(upgrade.current().to);
    case Standing:
        return UpgradeText::standing(upgrade);
    case Changed:
        return timeText(upgrade.isFinished() ? upgrade.hops.constLast().finished : upgrade.changed);
    default:
        break;
    }
    return timeText(upgrade.created);
}

QVariant UpgradeTableModel::data(const QModelIndex &index, int role) const
{
    const Upgrade *each = upgrade(index.row());
    if (each == nullptr) {
        return {};
    }
    if (role == Qt::DisplayRole) {
        return cell(*each, index.column());
    }
    if (role == Qt::ToolTipRole) {
        return plainToolTip(cell(*each, index.column()));
    }
    if (index.column() == Standing && role == IconRole) {
        return UpgradeText::icon(stateOf(*each));
    }
    if (index.column() == Standing && role == ToneRole) {
        return static_cast<int>(toneOf(stateOf(*each)));
    }
    return {};
}

QVariant UpgradeTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case Route:
        return tr("Upgrade");
    case Hop:
        return tr("Hop");
    case Standing:
        return tr("State");
    case Changed:
        return tr("Last changed");
    default:
        break;
    }
    return tr("Begun");
}

} // namespace kubemori::ui
