// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "upgrade/upgrade.hpp"

#include <QAbstractTableModel>

namespace kubemori::ui {

/// The upgrades of one cluster, the latest first.
class UpgradeTableModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Route, Hop, Standing, Changed, Begun, ColumnCount };
    enum Role { IconRole = Qt::UserRole + 1, ToneRole };

    using QAbstractTableModel::QAbstractTableModel;

    void setUpgrades(const QList<upgrade::Upgrade> &upgrades);
    /// In place of the one with its id, or as the latest.
    void setUpgrade(const upgrade::Upgrade &upgrade);
    void remove(const QString &id);
    [[nodiscard]] const QList<upgrade::Upgrade> &upgrades() const { return m_upgrades; }
    /// nullptr: there is none.
    [[nodiscard]] const upgrade::Upgrade *upgrade(int row) const;
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] static QString cell(const upgrade::Upgrade &upgrade, int column);

    QList<upgrade::Upgrade> m_upgrades;
};

} // namespace kubemori::ui
