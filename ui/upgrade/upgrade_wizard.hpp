// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maintenance/reconciliation.hpp"
#include "ui/upgrade/upgrade_desk.hpp"

#include <QMap>
#include <QWidget>

class QLabel;
class QPushButton;
class QStackedWidget;

namespace kubemori::ui {

class OperationController;
class ReleaseSource;
class StagePage;
class StepList;

/// One upgrade, page by page: the stages at the left, the page of one of them, and the buttons below it. Pages are made
/// when they are first shown.
class UpgradeWizard final : public QWidget
{
    Q_OBJECT
public:
    /// All must outlive the wizard.
    UpgradeWizard(UpgradeDesk &desk, ReleaseSource &releases, OperationController &operation,
                  QWidget *parent = nullptr);

    void showStage(upgrade::Stage stage);
    [[nodiscard]] upgrade::Stage stage() const { return m_stage; }
    [[nodiscard]] StagePage *page() const;
    /// Operations of the cluster that somebody has to decide on.
    void setUnsettled(const QList<maintenance::Reconciliation> &unsettled);

Q_SIGNALS:
    void closeRequested();
    void stageShown();
    void created(const kubemori::upgrade::Upgrade &upgrade);
    void rollingRebootRequested();
    void startRequested(const kubemori::operation::Plan &plan);
    void runsRequested();
    void profileRequested(const QString &venv, const QString &inventory);
    void decided(const kubemori::operation::Plan &plan, kubemori::operation::RunMode mode);
    void lookRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeFooter();
    StagePage *pageOf(upgrade::Stage stage);
    StagePage *makePage(upgrade::Stage stage);
    StagePage *makeTarget();
    StagePage *makeRun();
    void move(int by);
    void takeUpgrade();
    void tellUnsettled();
    void updateFooter();
    void updateTime();
    void retranslateUi();

    UpgradeDesk &m_desk;
    ReleaseSource &m_releases;
    OperationController &m_operation;
    QList<maintenance::Reconciliation> m_unsettled;
    upgrade::Stage m_stage = upgrade::Stage::Target;
    QMap<upgrade::Stage, StagePage *> m_pages;
    QTimer m_ticker;
    StepList *m_steps = nullptr;
    QStackedWidget *m_stack = nullptr;
    QPushButton *m_list = nullptr;
    QPushButton *m_back = nullptr;
    QLabel *m_time = nullptr;
    QPushButton *m_cancel = nullptr;
    QPushButton *m_action = nullptr;
    QPushButton *m_next = nullptr;
};

} // namespace kubemori::ui
