// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operation/plan.hpp"

#include <QAbstractItemModel>

#include <vector>

namespace kubemori::ui {

/// A plan to be read: nodes in order, below each its steps with the exact command, where it runs and how long it may
/// take.
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
    struct NodeSteps
    {
        QString node;
        std::vector<operation::PlanStep> steps;
    };
    [[nodiscard]] QVariant nodeData(int row, int column, int role) const;
    [[nodiscard]] static QVariant stepData(const operation::PlanStep &step, int column, int role);

    std::vector<NodeSteps> m_nodes;
};

} // namespace kubemori::ui
