// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maintenance/reconciliation.hpp"
#include "ui/upgrade/upgrade_desk.hpp"
#include "ui/upgrade/upgrade_table_model.hpp"

#include <QWidget>

class QPushButton;
class QStackedWidget;

namespace kubemori::ui {

class ClusterSession;
class EmptyState;
class MessageBar;
class OperationController;
class UpgradeList;
class UpgradeWizard;

/// The upgrades of one cluster: the list of them, and one of them at a time in the wizard. Looks for them when it is
/// first shown. GUI thread.
class UpgradePage final : public QWidget
{
    Q_OBJECT
public:
    /// All must outlive the page.
    UpgradePage(ClusterSession &session, OperationController &operation, GuiMailbox &mailbox, const Clock &clock,
                QWidget *parent = nullptr);
    ~UpgradePage() override;

    /// Shows the upgrade that is worked on, or begins a new one when there is none.
    void showUnfinished();
    /// Operations of the cluster that somebody has to decide on.
    void setUnsettled(const QList<maintenance::Reconciliation> &unsettled);
    /// The page of the wizard is shown on which the operation is followed.
    [[nodiscard]] bool isFollowing() const;
    [[nodiscard]] bool isRunning() const { return m_desk.isRunning(); }

Q_SIGNALS:
    void startRequested(const kubemori::operation::Plan &plan);
    void rollingRebootRequested();
    void runsRequested();
    void decided(const kubemori::operation::Plan &plan, kubemori::operation::RunMode mode);
    void lookRequested();
    /// The cluster's profile names no checkout yet, and a person wants to enter one.
    void editRequested();
    /// The profile is to name this environment and inventory from now on.
    void profileRequested(const QString &venv, const QString &inventory);
    /// Another page of it is shown: isFollowing() may say something else.
    void pageShown();
    /// isRunning() may say something else.
    void stateChanged();

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    using Upgrades = QList<upgrade::Upgrade>;
    void makeEmpty();
    void list();
    void takeList(const Result<Upgrades> &list);
    void showList();
    void open(const std::optional<upgrade::Upgrade> &upgrade);
    void makeWizard();
    void chooseImport();
    void takeImported(const upgrade::Upgrade &upgrade);
    void chooseExport(const upgrade::Upgrade &upgrade);
    void confirmRemove(const upgrade::Upgrade &upgrade);
    void takeFinished();
    void markRunDone();
    void showError(const Error &error);
    void retranslateUi();

    ClusterSession &m_session;
    OperationController &m_operation;
    UpgradeDesk m_desk;
    UpgradeTableModel m_model;
    QList<maintenance::Reconciliation> m_unsettled;
    bool m_isAsked = false;
    bool m_isListed = false;
    bool m_wantsUnfinished = false;
    QString m_finished; ///< an operation that reached its end with success, until its upgrade knows
    MessageBar *m_message = nullptr;
    QStackedWidget *m_stack = nullptr;
    EmptyState *m_empty = nullptr;
    QPushButton *m_begin = nullptr;
    QPushButton *m_import = nullptr;
    QPushButton *m_edit = nullptr;
    UpgradeList *m_list = nullptr;
    UpgradeWizard *m_wizard = nullptr; ///< made when it is first needed
};

} // namespace kubemori::ui
