// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ansible/line_prefix.hpp"
#include "ansible/located_event.hpp"
#include "ansible/output_line.hpp"
#include "base/line_splitter.hpp"

#include <QDate>
#include <QHash>
#include <QSet>

#include <optional>
#include <vector>

namespace kubemori::ansible {

/// Makes the events of a run out of the text of any old log: of `ansible-playbook` (default, yaml, debug, skippy and
/// json callbacks, cowsay, profile_tasks, any -v) and of `ansible`, with colours and with time stamps in front of the
/// lines (see LinePrefix). Ids are made up, hosts have no start, times are 0 where the log tells none. Each run in the
/// log begins with PlaybookStart: a new tree. A log that is cut anywhere gives what it tells. One thread at a time.
class LogReader
{
public:
    /// `written`: when the log was last written, see LinePrefix.
    explicit LogReader(QDate written = {});

    /// Bytes cut anywhere; lines are counted by line feeds. Do not mix with addLine().
    void feed(QByteArrayView bytes);
    /// A line of a store that has its own numbers and cuts long ones. `timeMs`: when it came, if known.
    void addLine(qint64 number, QByteArrayView line, bool isContinued = false, qint64 timeMs = 0);
    /// The log is over: what waited for a further line.
    void finish();
    /// What was found since the last call.
    [[nodiscard]] std::vector<LocatedEvent> take();

private:
    /// A task since its banner.
    struct Task
    {
        QString id;
        QString banner; ///< without the role
        QString role;
        bool isHandler = false;
        QSet<QString> hosts; ///< that ended
    };
    /// A host's items, of which the default callback makes no line of its own.
    struct Items
    {
        HostStatus status = HostStatus::Skipped;
        int number = 0; ///< of the last one, to find the latest
        qint64 line = 0;
        qint64 timeMs = 0;
        QString message;
        std::optional<int> exitCode;
        QString delegatedTo;
    };
    enum class Mode { Outside, Playbook, Recap, AdHoc, Json };

    void readLine(QByteArrayView bytes, qint64 number, qint64 timeMs);
    void readText(const QString &text);
    [[nodiscard]] bool readBalloonLine(const QString &text);
    void endBalloon();
    void readOther(const QString &text);
    void react(const OutputLine &line);
    void startRun();
    void endRun();
    void startPlay(const QString &name);
    void startTask(const OutputLine &line);
    void startAdHoc();
    void endHost(const OutputLine &line);
    void endItem(const OutputLine &line);
    void endAdHoc(const OutputLine &line);
    void retry(const OutputLine &line);
    void include(const OutputLine &line);
    void ignore();
    void endSection();
    void startRecap();
    void endRecap();
    void endDocument();
    void settlePlay(const QString &host);
    void settleTask(const QString &host);
    void addTask(LocatedEvent start);
    void arrive(const QString &host);
    void hold(RunEvent event, const QString &dump);
    void releaseHeld();
    void noteItem(const RunEvent &event, qint64 line);
    void endOn(RunEvent event, qint64 line);
    void tell(RunEvent event, qint64 line);
    [[nodiscard]] RunEvent make(RunEvent::Kind kind, const QString &host = {}) const;

    LineSplitter m_splitter;
    LinePrefix m_prefix;
    std::vector<LocatedEvent> m_found;
    QByteArray m_continued;
    qint64 m_continuedLine = 0;
    qint64 m_line = -1;
    qint64 m_timeMs = 0; ///< of the line at hand

    Mode m_mode = Mode::Outside;
    QString m_version;
    QString m_playbook;
    QString m_balloon; ///< of several lines, so far
    bool m_isInBalloon = false;
    qint64 m_balloonLine = 0;

    int m_plays = 0;
    int m_taskNumber = 0;
    std::optional<LocatedEvent> m_openPlay; ///< until the first host says whether it is another batch
    std::vector<LocatedEvent> m_waiting;    ///< behind the open play
    QString m_playName;
    QString m_playId;
    QSet<QString> m_playHosts; ///< of all batches of the play so far

    std::optional<LocatedEvent> m_openTask; ///< until the first host says whether it is one that was there before
    std::vector<Task> m_tasks;              ///< of the batch
    QHash<QString, int> m_lastTasks;        ///< of each host in the batch
    int m_task = -1;
    QHash<QString, Items> m_items;
    int m_itemNumber = 0;
    QHash<QString, int> m_retries;
    std::optional<LocatedEvent> m_held; ///< a failure: perhaps it is ignored, and it may have more lines
    QString m_heldText;
    bool m_isHeldRaw = false; ///< its text is what a program printed
    QString m_lastFailure;    ///< host of the last failure that was told in this task

    QMap<QString, HostTally> m_tallies;
    qint64 m_recapLine = 0;
    QByteArray m_document;
    qint64 m_documentLine = 0;
};

} // namespace kubemori::ansible
