// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.hpp"
#include "ui/bridge/advice_source.hpp"
#include "ui/bridge/cluster_session.hpp"
#include "ui/bridge/gui_mailbox.hpp"

#include <QWidget>

#include <optional>

class QPushButton;
class QSplitter;
class QStackedWidget;

namespace kubemori::ui {

class EmptyState;
class GapList;
class HealthBar;
class IssueDetail;
class IssueList;
class MessageBar;
class OperationController;

/// The known issues of one cluster: which of them stand here, or would be met by an upgrade, where, and what helps.
/// Nothing is looked at before a person presses the button. GUI thread.
class HealthPage final : public QWidget
{
    Q_OBJECT
public:
    /// All of them must outlive the page.
    HealthPage(ClusterSession &session, OperationController &operation, GuiMailbox &mailbox, const Clock &clock,
               QWidget *parent = nullptr);

    /// Looks for the issues; nothing happens while that is being done.
    void check();
    /// Shows the plan of a remedy, to be confirmed.
    void planRemedy(const advice::IssueFinding &finding);
    [[nodiscard]] bool isChecking() const { return m_isChecking; }
    [[nodiscard]] const std::optional<advice::CheckReport> &report() const { return m_report; }
    /// How many issues stand that block; for the tab.
    [[nodiscard]] int blockCount() const;

Q_SIGNALS:
    /// A person has read the plan of a remedy and said yes.
    void startRequested(const kubemori::operation::Plan &plan);
    /// isChecking() or blockCount() may say something else.
    void stateChanged();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void makeParts();
    void makeConnections();
    void takeReport(const Result<advice::CheckReport> &report);
    void takeIssues(const Result<advice::IssueBase> &base);
    void listTags();
    void askForReason(const advice::IssueFinding &finding);
    void silence(const QString &issue, const QString &reason);
    void unsilence(const QString &issue);
    void setSilence(const QString &issue, const std::optional<advice::Silence> &silence);
    void takeFinished();
    void showReport();
    void showSummary();
    void showEmpty();
    void showError(const Error &error);
    void updateBusy();
    void retranslateUi();

    ClusterSession &m_session;
    AdviceSource &m_source;
    OperationController &m_operation;
    GuiMailbox &m_mailbox;
    const Clock &m_clock;
    std::optional<advice::CheckReport> m_report;
    std::optional<advice::IssueBase> m_base;
    bool m_isAsked = false; ///< for the issues that are known
    bool m_hasTags = false; ///< or they were asked for
    bool m_isChecking = false;
    QString m_line; ///< what the check does now
    MessageBar *m_message = nullptr;
    HealthBar *m_bar = nullptr;
    QStackedWidget *m_stack = nullptr;
    EmptyState *m_empty = nullptr;
    QPushButton *m_first = nullptr;
    QSplitter *m_splitter = nullptr;
    IssueList *m_list = nullptr;
    IssueDetail *m_detail = nullptr;
    GapList *m_gaps = nullptr;
    GapList *m_problems = nullptr;
};

} // namespace kubemori::ui
