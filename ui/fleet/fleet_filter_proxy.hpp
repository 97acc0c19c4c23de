// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/fleet/fleet_table_model.hpp"

#include <QSortFilterProxyModel>
#include <QStringList>

#include <optional>

namespace kubemori::ui {

/// The fleet table sorted by what its cells mean, and narrowed by words and by purpose.
class FleetFilterProxy final : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    explicit FleetFilterProxy(FleetTableModel &model, QObject *parent = nullptr);

    /// Every word must occur in some column, upper or lower case.
    void setText(const QString &text);
    /// None: all of them.
    void setPurpose(std::optional<cluster::Purpose> purpose);
    [[nodiscard]] bool isFiltering() const { return !m_words.isEmpty() || m_purpose.has_value(); }

protected:
    [[nodiscard]] bool filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const override;
    [[nodiscard]] bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    FleetTableModel &m_fleet;
    QStringList m_words;
    std::optional<cluster::Purpose> m_purpose;
};

} // namespace kubemori::ui
