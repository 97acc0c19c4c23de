// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/nodes/node_filter_proxy.hpp"

#include <QStringList>
#include <QTableView>

namespace kubemori::ui {

/// The table of nodes: whole rows are selected, columns can be moved, resized and hidden (header's context menu). Cut
/// text is shown whole in a tooltip.
class NodeTableView final : public QTableView
{
    Q_OBJECT
public:
    explicit NodeTableView(QWidget *parent = nullptr);

    void setProxy(NodeFilterProxy *proxy);
    /// Names of the selected nodes in the order shown.
    [[nodiscard]] QStringList selectedNodes() const;
    /// Widths that fit the content, within limits; not after a person or saved settings have set them.
    void fitColumns();
    [[nodiscard]] QByteArray saveColumns() const;
    void restoreColumns(const QByteArray &state);
    void retranslateUi();

Q_SIGNALS:
    void selectedNodesChanged();
    void rowMenuRequested(QPoint globalPosition);

protected:
    bool viewportEvent(QEvent *event) override;

private:
    void setUpHeader();
    void showHeaderMenu(QPoint position);
    [[nodiscard]] bool isCut(const QModelIndex &index) const;

    NodeFilterProxy *m_proxy = nullptr;
    bool m_columnsFixed = false;
};

} // namespace kubemori::ui
