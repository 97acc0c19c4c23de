// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/nodes/node_filter_proxy.hpp"
#include "ui/nodes/node_table_view.hpp"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QStackedWidget;

namespace kubemori::ui {

class EmptyState;

/// The Nodes tab of one cluster: filter bar, table, and words instead of an empty table.
class NodePanel final : public QWidget
{
    Q_OBJECT
public:
    /// `model` must outlive the panel.
    explicit NodePanel(NodeTableModel &model, QWidget *parent = nullptr);

    [[nodiscard]] NodeTableView *table() const { return m_table; }
    void focusFilter();
    /// Whether a list was completed: until then an empty table means "reading", not "none".
    void setListed(bool listed);

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeBar();
    void fillStates();
    void fillReboots();
    void updateContent();
    void retranslateUi();

    NodeTableModel &m_model;
    NodeFilterProxy *m_proxy = nullptr;
    NodeTableView *m_table = nullptr;
    QLineEdit *m_filter = nullptr;
    QComboBox *m_state = nullptr;
    QComboBox *m_reboot = nullptr;
    QLabel *m_shown = nullptr;
    QStackedWidget *m_stack = nullptr;
    EmptyState *m_empty = nullptr;
    bool m_listed = false;
    bool m_fitted = false;
};

} // namespace kubemori::ui
