// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "advice/diagnosis.hpp"
#include "advice/known_issue.hpp"
#include "ui/bridge/advice_source.hpp"
#include "ui/bridge/gui_mailbox.hpp"

#include <QList>
#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>
#include <utility>

class QTemporaryFile;

namespace kubemori::ui {

class FollowedRun;

/// A cause that a log speaks of, with what is known of it.
struct KnownCause
{
    advice::Cause cause;
    advice::KnownIssue issue;
};

/// Has the log of a run explained: of a file at once, of a run that is followed when something failed and when it is
/// over, never for each line. Takes the output that the window has, so that it is the same wherever it ran. GUI thread.
class RunDiagnosis final : public QObject
{
    Q_OBJECT
public:
    enum class State { None, Looking, Done, Failed };

    /// All must outlive it.
    RunDiagnosis(FollowedRun &run, AdviceSource &source, GuiMailbox &mailbox, QObject *parent = nullptr);
    ~RunDiagnosis() override;

    [[nodiscard]] State state() const { return m_state; }
    /// Failed: why.
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }
    /// Those whose issue is known here, the most probable first.
    [[nodiscard]] const QList<KnownCause> &causes() const { return m_causes; }
    /// Index of the cause of this failure; -1: none is known. `isOnly`: nothing else failed.
    [[nodiscard]] qsizetype causeOf(const QString &host, const QString &task, bool isOnly) const;
    /// Nodes on which something failed.
    [[nodiscard]] QStringList failedHosts() const;

Q_SIGNALS:
    void changed();

private:
    void follow();
    void ask();
    void explain(const QString &path, const std::shared_ptr<QTemporaryFile> &keep);
    void takeDiagnosis(const Result<advice::Diagnosis> &diagnosis);
    void takeIssues(const Result<advice::IssueBase> &base);
    void joinUp();
    void setState(State state);

    using Reason = std::pair<int, bool>; ///< failures so far, and whether it is over
    [[nodiscard]] std::optional<Reason> reason() const;

    FollowedRun &m_run;
    AdviceSource &m_source;
    GuiMailbox &m_mailbox;
    State m_state = State::None;
    std::optional<Error> m_error;
    std::optional<Reason> m_asked;
    qint64 m_linesSeen = -1; ///< of a run that is over: its output may still be coming
    bool m_isAsking = false;
    QTimer m_soon;
    std::optional<advice::Diagnosis> m_diagnosis;
    std::optional<advice::IssueBase> m_base;
    bool m_isBaseAsked = false;
    QList<KnownCause> m_causes;
};

} // namespace kubemori::ui
