// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/fleet/fleet_filter_proxy.hpp"

#include <algorithm>

namespace kubemori::ui {

FleetFilterProxy::FleetFilterProxy(FleetTableModel &model, QObject *parent)
    : QSortFilterProxyModel(parent)
    , m_fleet(model)
{
    setSourceModel(&model);
    setDynamicSortFilter(true);
}

void FleetFilterProxy::setText(const QString &text)
{
    m_words = text.simplified().split(u' ', Qt::SkipEmptyParts);
    invalidateRowsFilter();
}

void FleetFilterProxy::setPurpose(std::optional<cluster::Purpose> purpose)
{
    m_purpose = purpose;
    invalidateRowsFilter();
}

bool FleetFilterProxy::filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const
{
    if (sourceParent.isValid() || (m_purpose && m_fleet.row(sourceRow).profile.purpose != *m_purpose)) {
        return false;
    }
    return std::ranges::all_of(m_words, [this, sourceRow](const QString &word) {
        for (int column = 0; column < fleetColumnCount; ++column) {
            if (m_fleet.cell(sourceRow, static_cast<FleetColumn>(column)).text.contains(word, Qt::CaseInsensitive)) {
                return true;
            }
        }
        return false;
    });
}

bool FleetFilterProxy::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    return fleetRowLess(m_fleet.row(left.row()), m_fleet.row(right.row()), static_cast<FleetColumn>(left.column()));
}

} // namespace kubemori::ui
