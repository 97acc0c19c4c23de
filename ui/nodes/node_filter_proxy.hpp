// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/nodes/node_table_model.hpp"

#include <QSortFilterProxyModel>
#include <QStringList>

namespace kubemori::ui {

/// The node table sorted as people count and narrowed by words and by state.
class NodeFilterProxy final : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    enum class State { Any, Ready, NotReady, Unknown, Cordoned };

    explicit NodeFilterProxy(QObject *parent = nullptr);

    void setNodes(NodeTableModel *model);
    [[nodiscard]] NodeTableModel *nodes() const { return m_nodes; }
    /// Every word must occur in some column, upper or lower case.
    void setText(const QString &text);
    void setState(State state);
    [[nodiscard]] bool isFiltering() const { return !m_words.isEmpty() || m_state != State::Any; }

protected:
    [[nodiscard]] bool filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const override;
    [[nodiscard]] bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    [[nodiscard]] bool matchesState(const NodeRow &row) const;

    NodeTableModel *m_nodes = nullptr;
    QStringList m_words;
    State m_state = State::Any;
};

} // namespace kubemori::ui
