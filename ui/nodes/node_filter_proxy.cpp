// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/nodes/node_filter_proxy.hpp"

#include "ui/nodes/natural_order.hpp"

#include <algorithm>

namespace kubemori::ui {

NodeFilterProxy::NodeFilterProxy(QObject *parent)
    : QSortFilterProxyModel(parent)
{
    setDynamicSortFilter(true);
}

void NodeFilterProxy::setNodes(NodeTableModel *model)
{
    m_nodes = model;
    setSourceModel(model);
}

void NodeFilterProxy::setText(const QString &text)
{
    m_words = text.simplified().split(u' ', Qt::SkipEmptyParts);
    invalidateRowsFilter();
}

void NodeFilterProxy::setState(State state)
{
    m_state = state;
    invalidateRowsFilter();
}

void NodeFilterProxy::setReboot(Reboot reboot)
{
    m_reboot = reboot;
    invalidateRowsFilter();
}

bool NodeFilterProxy::matchesReboot(const NodeRow &row) const
{
    const bool isKnown = row.rebootNeed && row.rebootNeed->has_value();
    switch (m_reboot) {
    case Reboot::Any:
        return true;
    case Reboot::Required:
        return isKnown && (*row.rebootNeed)->required;
    case Reboot::NotRequired:
        return isKnown && !(*row.rebootNeed)->required;
    case Reboot::Unknown:
        break;
    }
    return !isKnown;
}

bool NodeFilterProxy::matchesState(const NodeRow &row) const
{
    switch (m_state) {
    case State::Any:
        return true;
    case State::Ready:
        return row.ready == kube::ConditionStatus::True;
    case State::NotReady:
        return row.ready == kube::ConditionStatus::False;
    case State::Unknown:
        return row.ready == kube::ConditionStatus::Unknown;
    case State::Cordoned:
        break;
    }
    return !row.node.schedulable;
}

bool NodeFilterProxy::filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const
{
    if (sourceParent.isValid() || m_nodes == nullptr || !matchesState(m_nodes->row(sourceRow)) ||
        !matchesReboot(m_nodes->row(sourceRow))) {
        return false;
    }
    return std::ranges::all_of(m_words, [this, sourceRow](const QString &word) {
        for (int column = 0; column < nodeColumnCount; ++column) {
            if (m_nodes->text(sourceRow, static_cast<NodeColumn>(column)).contains(word, Qt::CaseInsensitive)) {
                return true;
            }
        }
        return false;
    });
}

bool NodeFilterProxy::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    return rowLess(m_nodes->row(left.row()), m_nodes->row(right.row()), static_cast<NodeColumn>(left.column()));
}

} // namespace kubemori::ui
