// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QTabWidget;

namespace kubemori::ui {

class ClusterContext;
class MessageBar;
class NodePanel;
class OperationView;

/// The middle of the window for one cluster: messages, and the tabs Nodes and Operations.
class ClusterPage final : public QWidget
{
    Q_OBJECT
public:
    /// `context` must outlive the page.
    explicit ClusterPage(ClusterContext &context, QWidget *parent = nullptr);

    [[nodiscard]] ClusterContext &context() const { return m_context; }
    [[nodiscard]] NodePanel *nodePanel() const { return m_nodes; }
    [[nodiscard]] OperationView *operationView() const { return m_operations; }
    [[nodiscard]] MessageBar *messageBar() const { return m_message; }
    void showNodes();
    void showOperations();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslateUi();
    void updateTabs();
    void updateUnsettled();

    ClusterContext &m_context;
    MessageBar *m_message = nullptr;
    QTabWidget *m_tabs = nullptr;
    NodePanel *m_nodes = nullptr;
    OperationView *m_operations = nullptr;
    bool m_unsettledShown = false;
};

} // namespace kubemori::ui
