// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "advice/check_report.hpp"
#include "ui/bridge/advice_source.hpp"
#include "ui/bridge/gui_mailbox.hpp"

#include <QDialog>

class QLabel;
class QPushButton;

namespace kubemori::ui {

class PlanView;

/// Read the plan of a remedy with its exact commands, say yes. Only makes the plan; nothing runs before planConfirmed
/// was acted on. Deletes itself.
class RemedyDialog final : public QDialog
{
    Q_OBJECT
public:
    /// `source` and `mailbox` must outlive the dialog.
    RemedyDialog(AdviceSource &source, const GuiMailbox &mailbox, advice::IssueFinding finding, QWidget *parent);

Q_SIGNALS:
    void planConfirmed(const kubemori::operation::Plan &plan);

protected:
    void changeEvent(QEvent *event) override;

private:
    void updateState();
    void retranslateUi();

    advice::IssueFinding m_finding;
    QLabel *m_title = nullptr;
    QLabel *m_remedy = nullptr;
    PlanView *m_plan = nullptr;
    QLabel *m_failure = nullptr;
    QPushButton *m_start = nullptr;
    QPushButton *m_cancel = nullptr;
};

} // namespace kubemori::ui
