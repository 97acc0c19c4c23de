// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ansible/phase_board.hpp"
#include "logs/log_matcher.hpp"
#include "logs/log_store.hpp"
#include "ui/bridge/gui_mailbox.hpp"
#include "ui/bridge/run_source.hpp"
#include "ui/runs/run_log_file.hpp"
#include "ui/runs/run_tree_model.hpp"

#include <QObject>

#include <algorithm>
#include <memory>
#include <optional>
#include <set>
#include <vector>

namespace kubemori::ui {

/// A run that the window follows: its output, its tree, what it asks, how it stands. Ending it ends the following,
/// never the run. GUI thread.
class FollowedRun final : public QObject
{
    Q_OBJECT
public:
    /// `source` and `mailbox` must outlive it.
    FollowedRun(RunSource &source, GuiMailbox &mailbox, QObject *parent = nullptr);
    ~FollowedRun() override;

    void start(const PlannedRun &run);
    void follow(const ansible::RunRecord &run);
    /// Shows the output of a run that was written to a file: nothing is followed.
    void openFile(const QString &path);
    void stop();
    void send(const QString &line);
    void abortPause();

    [[nodiscard]] const ansible::RunRecord &record() const { return m_record; }
    [[nodiscard]] RunTreeModel &tasks() { return m_tasks; }
    [[nodiscard]] const ansible::RunTree &tree() const { return m_tasks.tree(); }
    [[nodiscard]] const ansible::PhaseBoard &phases() const { return m_phases; }
    [[nodiscard]] const std::shared_ptr<logs::LogStore> &log() const { return m_log; }
    /// The line of the log where a place of the tree begins; none: it is not there (yet).
    [[nodiscard]] std::optional<qint64> lineOf(const ansible::TreePlace &place) const;
    /// The lines of the log that tell of a task or, of a host, those among which its own are; open while it goes on.
    /// None: they are not there (yet).
    [[nodiscard]] std::optional<logs::LineRange> linesOf(const ansible::TreePlace &place) const;
    /// Kind None: nothing is asked.
    [[nodiscard]] const ansible::RunPrompt &prompt() const { return m_prompt; }
    /// Why the way to the run is broken; none: it is not.
    [[nodiscard]] const std::optional<Error> &connection() const { return m_connection; }
    /// Why there is no run; none: there is one.
    [[nodiscard]] const std::optional<Error> &failure() const { return m_failure; }
    [[nodiscard]] bool isRunning() const { return !m_failure && !m_record.status.isOver(); }
    /// A file that was opened: it was never run here.
    [[nodiscard]] bool isFile() const { return m_isFile; }

    /// How many runs a file holds, as far as it was read, and which of them is shown, from 0: the last until another is
    /// chosen. One run that is followed.
    [[nodiscard]] int runCount() const { return std::max(1, static_cast<int>(m_fileRuns.size())); }
    [[nodiscard]] int shownRun() const { return m_shownRun; }
    void showRun(int index);

Q_SIGNALS:
    /// Another run of the file is shown: tree() has begun anew.
    void runChanged();
    void recordChanged();
    /// Events came, some at a time.
    void progressed();
    void prompted();
    void connectionChanged();
    void failed(const kubemori::Error &error);
    /// log() is another one.
    void logChanged();

private:
    struct LocatedTasks;
    [[nodiscard]] RunSink sink();
    void take(const QList<ansible::RunEvent> &events);
    void takeFile(const std::shared_ptr<RunLogFile> &file);
    void takePart(const QList<ansible::LocatedEvent> &events);
    void forgetTree();
    void grow(const QList<ansible::LocatedEvent> &events);
    void takeRecord(const ansible::RunRecord &record);

    RunSource &m_source;
    GuiMailbox &m_mailbox;
    ansible::RunRecord m_record;
    RunTreeModel m_tasks;
    ansible::PhaseBoard m_phases;
    std::shared_ptr<logs::LogStore> m_log = std::make_shared<logs::LogStore>();
    ansible::RunPrompt m_prompt;
    std::optional<Error> m_connection;
    std::optional<Error> m_failure;
    std::shared_ptr<LocatedTasks> m_located; ///< of a run that is followed
    bool m_isFile = false;
    std::shared_ptr<RunLogFile> m_file;
    std::vector<QList<ansible::LocatedEvent>> m_fileRuns;
    int m_shownRun = 0;
    bool m_isRunChosen = false;          ///< a person did; else the last one is shown
    QHash<QString, qint64> m_lines;      ///< of a file: where the places of the tree begin
    std::set<qint64> m_banners;          ///< of a file: where plays, tasks and the recap begin
    std::unique_ptr<RunHandle> m_handle; ///< last, so that it ends first
};

} // namespace kubemori::ui
