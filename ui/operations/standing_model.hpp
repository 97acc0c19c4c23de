// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maintenance/reconciliation.hpp"

#include <QAbstractTableModel>

namespace kubemori::ui {

/// The nodes that an operation left mid-way: what it had done, and what is true now.
class StandingModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Role { IconRole = Qt::UserRole + 1, ToneRole };
    enum Column { Node, Before, Now, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setNodes(const QList<maintenance::NodeStanding> &nodes);
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<maintenance::NodeStanding> m_nodes;
};

} // namespace kubemori::ui
