// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operation/event.hpp"

#include <QAbstractTableModel>

namespace kubemori::ui {

/// How each node came out of an operation.
class NodeResultModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Role { IconRole = Qt::UserRole + 1, ToneRole };
    enum Column { Node, Result, Time, BootIdBefore, BootIdAfter, Remark, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setResults(const QList<operation::NodeResult> &results);
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] static QString text(const operation::NodeResult &result, int column);

    QList<operation::NodeResult> m_results;
};

} // namespace kubemori::ui
