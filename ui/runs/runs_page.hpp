// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cluster/profile.hpp"
#include "ui/bridge/gui_mailbox.hpp"
#include "ui/bridge/run_source.hpp"
#include "ui/runs/run_view.hpp"

#include <QSet>
#include <QTimer>
#include <QWidget>

#include <memory>
#include <vector>

class QPushButton;
class QStackedWidget;

namespace kubemori::ui {

class EmptyState;
class FollowedRun;
class MessageBar;
class RunHistory;

/// The ansible runs of one cluster: those that are kept, and one of them at a time with its tasks and log. Runs that go
/// on are followed while somebody looks elsewhere, so that their questions are seen. Looks for runs when it is first
/// shown. GUI thread.
class RunsPage final : public QWidget
{
    Q_OBJECT
public:
    using LocatorOf = std::function<RunView::LineLocator(FollowedRun &)>;

    /// All of them must outlive the page.
    RunsPage(RunSource &source, GuiMailbox &mailbox, const Clock &clock, QWidget *parent = nullptr);
    ~RunsPage() override;

    /// For questions before something that cannot be undone.
    void setCluster(const QString &name, cluster::Purpose purpose);
    /// How a place in a run's tree is found in its log.
    void setLocator(LocatorOf locator) { m_locator = std::move(locator); }
    /// What the API server says: kubelet versions, and states in words ("Ready, cordoned"), by node.
    void setNodeVersions(const QMap<QString, QString> &versions);
    void setNodeStates(const QMap<QString, QString> &states);

    /// Has logs explained where something failed; must outlive the page.
    void setAdvice(AdviceSource &source) { m_advice = &source; }

    /// Reads the list of runs anew.
    void refresh();
    /// Takes up what went on while the program was not there, before anybody looks at the page.
    void findGoingOn();
    void openStartDialog(const ansible::RunRequest &request = {});
    void start(const PlannedRun &run);
    void open(const ansible::RunRecord &run);
    /// Asks for a file, and opens it.
    void chooseLogFile();
    /// Shows what any run of ansible wrote into a file.
    void openLogFile(const QString &path);

    [[nodiscard]] bool isRunning() const;
    /// A run waits for a person.
    [[nodiscard]] bool isAsking() const;
    /// The run that is shown; null: the list is.
    [[nodiscard]] RunView *runView() const;

Q_SIGNALS:
    /// The cluster's profile names no checkout yet, and a person wants to enter one.
    void editRequested();
    /// A person wants to apply what helps against the cause of a failure.
    void remedyRequested(const kubemori::advice::IssueFinding &finding);
    /// isRunning() or isAsking() may say something else.
    void stateChanged();

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void takeList(const Result<QList<ansible::RunRecord>> &runs);
    FollowedRun &follow();
    [[nodiscard]] FollowedRun *followed(const QString &id) const;
    void takePrompts();
    void takeRecord(FollowedRun &run);
    void showRun(FollowedRun &run);
    void showList();
    void forget();
    void findPace(const FollowedRun &run);
    void summariseNext();
    void compare(const ansible::RunRecord &older, const ansible::RunRecord &newer);
    void confirmRemove(const QList<ansible::RunRecord> &runs);
    void remove(const QList<ansible::RunRecord> &runs);
    void showError(const Error &error);
    void retranslateUi();

    RunSource &m_source;
    GuiMailbox &m_mailbox;
    const Clock &m_clock;
    QString m_cluster;
    cluster::Purpose m_purpose = cluster::Purpose::Test;
    AdviceSource *m_advice = nullptr;
    LocatorOf m_locator;
    QMap<QString, QString> m_versions;
    QMap<QString, QString> m_states;
    bool m_isListed = false;
    bool m_isSummarising = false;
    QSet<QString> m_summarised; ///< runs whose events were asked for
    bool m_isOpened = false;    ///< what went on when the page was first shown was opened
    QTimer m_ticker;
    std::vector<std::unique_ptr<FollowedRun>> m_followed;
    QStackedWidget *m_stack = nullptr;
    EmptyState *m_empty = nullptr;
    QPushButton *m_edit = nullptr;
    MessageBar *m_message = nullptr;
    QStackedWidget *m_content = nullptr;
    RunHistory *m_history = nullptr;
    RunView *m_view = nullptr; ///< kept while the list is shown
};

} // namespace kubemori::ui
