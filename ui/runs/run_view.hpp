// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "advice/check_report.hpp"
#include "advice/diagnosis.hpp"
#include "ansible/run_comparison.hpp"
#include "ansible/run_tree.hpp"
#include "base/clock.hpp"
#include "base/error.hpp"

#include <QMap>
#include <QTimer>
#include <QWidget>

#include <functional>
#include <memory>
#include <optional>
#include <utility>

class QLabel;
class QScrollArea;
class QSplitter;
class QTabWidget;

namespace kubemori::ui {

class AdviceSource;
class FailureCard;
class FollowedRun;
class GuiMailbox;
class LogPanel;
class MessageBar;
class RunDiagnosis;
class RunHeader;
class RunNodesPanel;
class RunPromptPanel;
class RunTaskPanel;

/// One run, live or over: how it stands, what it asks, what failed, its tasks and nodes, and its log. GUI thread.
class RunView final : public QWidget
{
    Q_OBJECT
public:
    /// Another way than FollowedRun::lineOf().
    using LineLocator = std::function<std::optional<qint64>(const ansible::TreePlace &)>;

    /// `run` and `clock` must outlive the view.
    RunView(FollowedRun &run, const Clock &clock, QWidget *parent = nullptr);
    ~RunView() override;

    [[nodiscard]] FollowedRun &run() const { return m_run; }
    void setLocator(LineLocator locator) { m_locator = std::move(locator); }
    /// Has the log explained where something failed. Both must outlive the view.
    void setAdvice(AdviceSource &source, GuiMailbox &mailbox);
    /// How long an earlier run of the same playbook took.
    void setPace(std::shared_ptr<const ansible::RunPace> pace);
    /// What the API server says: kubelet versions, and states in words, by node.
    void setNodeVersions(const QMap<QString, QString> &versions);
    void setNodeStates(const QMap<QString, QString> &states);
    /// Asks whether to stop it.
    void confirmStop();
    /// Shows a place in the tree and in the log.
    void reveal(const ansible::TreePlace &place);
    [[nodiscard]] LogPanel *logPanel() const { return m_log; }

Q_SIGNALS:
    void backRequested();
    void runAgainRequested();
    void saveFailed(const kubemori::Error &error);
    /// A person wants to apply what helps against a cause.
    void remedyRequested(const kubemori::advice::IssueFinding &finding);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void makeParts();
    void makeLayout();
    void takeProgress();
    void takeState();
    void tick();
    void revealInLog(const ansible::TreePlace &place);
    void showCause();
    void openCause();
    void revealCause(const advice::Cause &cause);
    [[nodiscard]] qsizetype shownCause() const;
    void showOnly(const ansible::TreePlace &place);
    void updateOnly();
    void confirmAbort();
    void updateNotices();
    void retranslateUi();

    FollowedRun &m_run;
    const Clock &m_clock;
    LineLocator m_locator;
    ansible::TreePlace m_only; ///< whose lines the log shows alone; play -1: it shows all
    QTimer m_ticker;
    QTimer m_settling;
    std::pair<int, int> m_failuresShown{-1, -1}; ///< how many, and how many were rescued
    RunHeader *m_header = nullptr;
    RunPromptPanel *m_prompt = nullptr;
    MessageBar *m_connection = nullptr;
    MessageBar *m_stopped = nullptr;
    FailureCard *m_failure = nullptr;
    AdviceSource *m_advice = nullptr;
    GuiMailbox *m_mailbox = nullptr;
    RunDiagnosis *m_diagnosis = nullptr; ///< null: nobody explains the log
    QScrollArea *m_scroll = nullptr;
    QSplitter *m_splitter = nullptr;
    QTabWidget *m_tabs = nullptr;
    RunTaskPanel *m_tasks = nullptr;
    RunNodesPanel *m_nodes = nullptr;
    LogPanel *m_log = nullptr;
};

} // namespace kubemori::ui
