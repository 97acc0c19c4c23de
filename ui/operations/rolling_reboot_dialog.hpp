// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "ui/bridge/cluster_session.hpp"
#include "ui/bridge/gui_mailbox.hpp"

#include <QDialog>
#include <QTimer>

#include <optional>

class QLabel;
class QPushButton;
class QTabWidget;

namespace kubemori::ui {

class ElidedLabel;
class ForecastView;
class NodeChooser;
class PlanView;
class RebootNeeds;

/// Choose the nodes, read the plan and what it will meet, say yes. Only makes plans; nothing runs before planConfirmed
/// was acted on. What the forecast finds forbids nothing: the person decides.
class RollingRebootDialog final : public QDialog
{
    Q_OBJECT
public:
    /// `session` and `mailbox` must outlive the dialog. `nodes`: all nodes of the cluster; all are chosen at first.
    RollingRebootDialog(ClusterSession &session, GuiMailbox &mailbox, const QStringList &nodes, QWidget *parent);

    /// Lets a person choose only nodes that need a reboot. `needs` must outlive the dialog.
    void offerRebootNeeds(RebootNeeds &needs);
    [[nodiscard]] QStringList chosenNodes() const;

Q_SIGNALS:
    void planConfirmed(const kubemori::operation::Plan &plan);

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeRight();
    QWidget *makeButtons();
    void selectionEdited();
    void requestPlan();
    void takePlan(const Result<PlannedReboot> &planned);
    void updateState();
    void updateOutlook();
    void retranslateUi();
    [[nodiscard]] QString leftOutText() const;

    ClusterSession &m_session;
    GuiMailbox &m_mailbox;
    QTimer m_delay;
    int m_generation = 0; ///< answers to earlier requests are dropped
    PlanView *m_plan = nullptr;
    QLabel *m_title = nullptr;
    NodeChooser *m_chooser = nullptr;
    QTabWidget *m_tabs = nullptr;
    QLabel *m_leftOut = nullptr;
    ForecastView *m_forecast = nullptr;
    ElidedLabel *m_outlook = nullptr;
    QLabel *m_failure = nullptr;
    QPushButton *m_start = nullptr;
    QPushButton *m_cancel = nullptr;
};

} // namespace kubemori::ui
