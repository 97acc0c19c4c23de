// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/bridge/cluster_session.hpp"
#include "ui/bridge/gui_mailbox.hpp"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;

namespace kubemori::ui {

class PlanView;

/// Read the plan of a whole cluster's shutdown and start-up, type the cluster's name, say yes. Nothing runs before
/// planConfirmed was acted on.
class PowerCycleDialog final : public QDialog
{
    Q_OBJECT
public:
    /// `session` and `mailbox` must outlive the dialog; `name` is the cluster's, as it is shown now.
    PowerCycleDialog(ClusterSession &session, QString name, GuiMailbox &mailbox, QWidget *parent);

Q_SIGNALS:
    void planConfirmed(const kubemori::operation::Plan &plan);

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeConfirmation();
    QWidget *makeButtons();
    void requestPlan();
    void updateState();
    void retranslateUi();

    ClusterSession &m_session;
    QString m_clusterName;
    GuiMailbox &m_mailbox;
    QLabel *m_title = nullptr;
    PlanView *m_plan = nullptr;
    QLabel *m_failure = nullptr;
    QLabel *m_nameLabel = nullptr;
    QLineEdit *m_name = nullptr;
    QPushButton *m_start = nullptr;
    QPushButton *m_cancel = nullptr;
};

} // namespace kubemori::ui
