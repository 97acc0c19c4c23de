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

    /// A node that was not asked yet is Unknown.
    enum class Reboot { Any, Required, NotRequired, Unknown };

    explicit NodeFilterProxy(QObject *parent = nullptr);

    void setNodes(NodeTableModel *model);
    [[nodiscard]] NodeTableModel *nodes() const { return m_nodes; }
    /// Every word must occur in some column, upper or lower case.
    void setText(const QString &text);
    void setState(State state);
    void setReboot(Reboot reboot);
    [[nodiscard]] bool isFiltering() const
    {
        return !m_words.isEmpty() || m_state != State::Any || m_reboot != Reboot::Any;
    }

protected:
    [[nodiscard]] bool filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const override;
    [[nodiscard]] bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    [[nodiscard]] bool matchesState(const NodeRow &row) const;
    [[nodiscard]] bool matchesReboot(const NodeRow &row) const;

    NodeTableModel *m_nodes = nullptr;
    QStringList m_words;
    State m_state = State::Any;
    Reboot m_reboot = Reboot::Any;
};

} // namespace kubemori::ui
