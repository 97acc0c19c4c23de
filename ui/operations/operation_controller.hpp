// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.hpp"
#include "logs/log_store.hpp"
#include "ui/bridge/cluster_session.hpp"
#include "ui/bridge/gui_mailbox.hpp"
#include "ui/operations/step_board_model.hpp"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>

namespace kubemori::ui {

/// What is known of the operation that runs, or of the last one that ran.
struct OperationStatus
{
    operation::Plan plan;
    QString root;        ///< the folder that its own folder is in
    QDateTime startedAt; ///< UTC
    QString step;        ///< the one under way
    QString command;     ///< the one under way or the last one
    QString location;
    QString observation; ///< what a wait saw last; technical
    bool cancelling = false;
    bool resumed = false;                        ///< it was begun earlier
    bool pausing = false;                        ///< it is to stand still after the step under way
    bool paused = false;                         ///< it stands still
    bool stopAfterNode = false;                  ///< no further node is to be begun
    QStringList waiting;                         ///< nodes not begun yet, in order
    std::optional<operation::Question> question; ///< waits for an answer
    QList<operation::DrainBlocker> blockers;     ///< what holds the drain of a node up
    std::optional<operation::Finished> finished;
};

/// Runs one operation at a time on a cluster and turns its events into models. GUI thread; events come through the
/// mailbox.
class OperationController final : public QObject
{
    Q_OBJECT
public:
    /// `mailbox` and `clock` must outlive the controller.
    OperationController(GuiMailbox &mailbox, const Clock &clock, std::shared_ptr<logs::LogStore> log,
                        QObject *parent = nullptr);
    ~OperationController() override;

    /// False when one is running already.
    bool start(ClusterSession &session, const operation::Plan &plan);
    /// The same for an operation that is on disk.
    bool takeUp(ClusterSession &session, const operation::Plan &plan, operation::RunMode mode);
    void cancel();
    void answer(const operation::Answer &answer);
    /// After the step under way; false: go on.
    void setPaused(bool paused);
    void setStopAfterNode(bool stop);
    /// Leaves the node out; the one under way is broken off and put back where that is safe.
    void skip(const QString &node);
    /// Of the nodes that wait.
    void reorder(const QStringList &nodes);
    /// Stops a running operation and waits for its thread; for the end of the program.
    void shutDown();
    /// Once a second: lets running times go on.
    void tick();
    void retranslate();

    [[nodiscard]] bool isRunning() const { return m_running != nullptr; }
    [[nodiscard]] bool hasOperation() const { return m_status.startedAt.isValid(); }
    [[nodiscard]] const OperationStatus &status() const { return m_status; }
    [[nodiscard]] StepBoardModel &board() { return m_board; }
    [[nodiscard]] QDateTime now() const { return m_clock.utcNow(); }
    /// Since the start, until now or the end.
    [[nodiscard]] Milliseconds elapsed() const;
    /// From the nodes that are through; none before the first one is.
    [[nodiscard]] std::optional<Milliseconds> remaining() const;
    [[nodiscard]] int nodesOver() const;

    /// One event, as the operation reported it.
    void apply(const operation::Event &event);

Q_SIGNALS:
    void started();
    void statusChanged();
    void asked();
    void finished();
    void ticked();

private:
    using Begin = std::function<std::unique_ptr<RunningOperation>(operation::EventSink)>;
    bool begin(const ClusterSession &session, const operation::Plan &plan, const Begin &begin);
    void take(const operation::Started &event);
    void take(const operation::StepChanged &event);
    void take(const operation::CommandStarted &event);
    void take(const operation::CommandOutput &event);
    void take(const operation::CommandFinished &event);
    void take(const operation::Observed &event);
    void take(const operation::Blockers &event);
    void take(const operation::Asked &event);
    void take(const operation::Answered &event);
    void take(const operation::NodeFinished &event);
    void take(const operation::Controlled &event);
    void take(const operation::Finished &event);

    GuiMailbox &m_mailbox;
    const Clock &m_clock;
    std::shared_ptr<logs::LogStore> m_log;
    OperationStatus m_status;
    StepBoardModel m_board;
    std::unique_ptr<RunningOperation> m_running;
    int m_generation = 0; ///< events of an earlier operation are dropped
};

} // namespace kubemori::ui
