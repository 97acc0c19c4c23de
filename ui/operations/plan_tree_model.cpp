// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operations/plan_tree_model.hpp"

#include "ui/text/operation_text.hpp"
#include "ui/text/time_text.hpp"
#include "ui/widgets/plain_text.hpp"

#include <QFont>
#include <QFontDatabase>

namespace kubemori::ui {

namespace {

/// Internal id of a node's row; a step's is its node's row + 1.
constexpr quintptr nodeLevel = 0;

} // namespace

void PlanTreeModel::setPlan(const operation::Plan &plan)
{
    beginResetModel();
    m_nodes.clear();
    for (const operation::Leg &leg : operation::legsOf(plan)) {
        NodeRows &node = m_nodes.emplace_back(leg.node);
        for (qsizetype index = leg.first; index <= leg.last; ++index) {
            addStep(node, plan.steps.at(index));
        }
    }
    endResetModel();
}

void PlanTreeModel::addStep(NodeRows &node, const operation::PlanStep &step)
{
    CommandRow row{.step = step, .isFirst = true};
    for (const QString &command : step.command.split(QLatin1Char('\n'))) {
        row.step.command = command;
        node.rows.push_back(row);
        row.isFirst = false;
    }
}

void PlanTreeModel::retranslate()
{
    beginResetModel();
    endResetModel();
}

QModelIndex PlanTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent)) {
        return {};
    }
    return createIndex(row, column, parent.isValid() ? static_cast<quintptr>(parent.row()) + 1 : nodeLevel);
}

QModelIndex PlanTreeModel::parent(const QModelIndex &child) const
{
    if (!child.isValid() || child.internalId() == nodeLevel) {
        return {};
    }
    return createIndex(static_cast<int>(child.internalId() - 1), 0, nodeLevel);
}

int PlanTreeModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid()) {
        return static_cast<int>(m_nodes.size());
    }
    if (parent.internalId() != nodeLevel || parent.column() != 0) {
        return 0;
    }
    return static_cast<int>(m_nodes[static_cast<std::size_t>(parent.row())].rows.size());
}

int PlanTreeModel::columnCount(const QModelIndex & /*parent*/) const
{
    return ColumnCount;
}

QVariant PlanTreeModel::nodeData(int row, int column, int role) const
{
    const NodeRows &node = m_nodes[static_cast<std::size_t>(row)];
    if (column != Step) {
        return {};
    }
    if (role == Qt::DisplayRole) {
        return tr("%1. %2", "number in the order, node").arg(row + 1).arg(node.node);
    }
    if (role == Qt::ToolTipRole) {
        return plainToolTip(node.node);
    }
    if (role == Qt::FontRole) {
        QFont font;
        font.setBold(true);
        return font;
    }
    return {};
}

QVariant PlanTreeModel::commandData(const CommandRow &row, int column, int role)
{
    const operation::PlanStep &step = row.step;
    if (role == Qt::FontRole && column == Command) {
        return QFontDatabase::systemFont(QFontDatabase::FixedFont);
    }
    if (role == Qt::ToolTipRole) {
        return plainToolTip(column == Step      ? OperationText::stepPurpose(step.kind)
                            : column == Command ? step.command
                                                : QString());
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (column) {
    case Step:
        return row.isFirst ? OperationText::step(step.kind) : QString();
    case Command:
        return step.command;
    case Where:
        return step.location;
    default:
        return row.isFirst && step.timeout > Milliseconds(0) ? TimeText::limit(step.timeout) : QString();
    }
}

QVariant PlanTreeModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    if (index.internalId() == nodeLevel) {
        return nodeData(index.row(), index.column(), role);
    }
    const NodeRows &node = m_nodes[index.internalId() - 1];
    return commandData(node.rows[static_cast<std::size_t>(index.row())], index.column(), role);
}

QVariant PlanTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case Step:
        return tr("Node and step");
    case Command:
        return tr("Command");
    case Where:
        return tr("Runs on");
    default:
        return tr("At most");
    }
}

} // namespace kubemori::ui
