// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operation/plan.hpp"

#include <QAbstractItemModel>

#include <vector>

namespace kubemori::ui {

/// A plan to be read: nodes in order, a node once for each of its legs, below each its steps with the exact commands (a
/// row each), where they run and how long the step may take.
class PlanTreeModel final : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Column { Step, Command, Where, Limit, ColumnCount };

    using QAbstractItemModel::QAbstractItemModel;

    void setPlan(const operation::Plan &plan);
    void retranslate();

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    using QObject::parent;

private:
    struct CommandRow
    {
        operation::PlanStep step; ///< with this row's command only
        bool isFirst = true;      ///< of the step
    };
    struct NodeRows
    {
        QString node;
        std::vector<CommandRow> rows = {};
    };
    static void addStep(NodeRows &node, const operation::PlanStep &step);
    [[nodiscard]] QVariant nodeData(int row, int column, int role) const;
    [[nodiscard]] static QVariant commandData(const CommandRow &row, int column, int role);

    std::vector<NodeRows> m_nodes;
};

} // namespace kubemori::ui
