// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/run_diagnosis.hpp"

#include "ui/bridge/reply.hpp"
#include "ui/runs/followed_run.hpp"

#include <QPointer>
#include <QTemporaryFile>
#include <QThreadPool>

#include <algorithm>
#include <chrono>
#include <utility>

namespace kubemori::ui {

using namespace Qt::StringLiterals;
using advice::Cause;

namespace {

constexpr auto moment = std::chrono::milliseconds{400};

/// What the window has of a log, as the program wrote it. Blocks on the disk; null: it cannot be written.
std::shared_ptr<QTemporaryFile> writeOut(const logs::LogSnapshot &snapshot)
{
    auto file = std::make_shared<QTemporaryFile>();
    if (!file->open()) {
        return nullptr;
    }
    for (logs::LineNumber number = snapshot.firstLine(); number < snapshot.endLine(); ++number) {
        const logs::LogLine line = snapshot.line(number);
        file->write(line.bytes.data(), line.bytes.size());
        if (!line.continued) {
            file->write("\n", 1);
        }
    }
    return file->flush() ? file : nullptr;
}

bool isTask(const QString &logged, const QString &task)
{
    return logged == task || (!logged.isEmpty() && task.endsWith(u" : "_s + logged)) ||
           (!task.isEmpty() && logged.endsWith(u" : "_s + task));
}

} // namespace

RunDiagnosis::RunDiagnosis(FollowedRun &run, AdviceSource &source, GuiMailbox &mailbox, QObject *parent)
    : QObject(parent)
    , m_run(run)
    , m_source(source)
    , m_mailbox(mailbox)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(moment);
    connect(&m_soon, &QTimer::timeout, this, &RunDiagnosis::ask);
    connect(&run, &FollowedRun::progressed, this, &RunDiagnosis::follow);
    connect(&run, &FollowedRun::recordChanged, this, &RunDiagnosis::follow);
    connect(&run, &FollowedRun::logChanged, this, &RunDiagnosis::follow);
    follow();
}

RunDiagnosis::~RunDiagnosis() = default;

std::optional<RunDiagnosis::Reason> RunDiagnosis::reason() const
{
    if (m_run.isFile()) {
        return m_run.record().folder.isEmpty() || m_run.failure() ? std::nullopt : std::optional(Reason(0, true));
    }
    const int failures = m_run.tasks().totals().failures();
    const ansible::RunStatus &status = m_run.record().status;
    const bool wentWrong = failures > 0 || (status.isOver() && !status.isSuccess() && !status.wasStopped);
    return wentWrong ? std::optional(Reason(failures, status.isOver())) : std::nullopt;
}

void RunDiagnosis::follow()
{
    const std::optional<Reason> now = reason();
    if (!now || now == m_asked || m_soon.isActive()) {
        return;
    }
    setState(m_diagnosis ? m_state : State::Looking);
    m_soon.start();
}

void RunDiagnosis::ask()
{
    const std::optional<Reason> now = reason();
    if (!now || now == m_asked || m_isAsking) {
        return; // when the answer comes it is looked at again
    }
    if (!m_isBaseAsked) {
        m_isBaseAsked = true;
        m_source.issues(reply<advice::IssueBase>(this, m_mailbox,
                                                 [this](const Result<advice::IssueBase> &base) { takeIssues(base); }));
    }
    if (m_run.isFile()) {
        m_asked = now;
        m_isAsking = true;
        explain(m_run.record().folder, nullptr);
        return;
    }
    const qint64 lines = m_run.log()->lineCount();
    if (now->second && std::exchange(m_linesSeen, lines) != lines) {
        m_soon.start(); // a run that is over tells that first and its output after it
        return;
    }
    m_asked = now;
    m_isAsking = true;
    const auto back = [self = QPointer<RunDiagnosis>(this),
                       address = m_mailbox.address()](const std::shared_ptr<QTemporaryFile> &file) {
        address.post([self, file] {
            if (RunDiagnosis *diagnosis = self.get(); diagnosis != nullptr && file != nullptr) {
                diagnosis->explain(file->fileName(), file);
            } else if (diagnosis != nullptr) {
                diagnosis->takeDiagnosis(fail(ErrorCode::Io));
            }
        });
    };
    QThreadPool::globalInstance()->start([back, snapshot = m_run.log()->snapshot()] { back(writeOut(snapshot)); });
}

void RunDiagnosis::explain(const QString &path, const std::shared_ptr<QTemporaryFile> &keep)
{
    m_source.explain(
        path, reply<advice::Diagnosis>(this, m_mailbox, [this, keep](const Result<advice::Diagnosis> &diagnosis) {
            takeDiagnosis(diagnosis);
        }));
}

void RunDiagnosis::takeDiagnosis(const Result<advice::Diagnosis> &diagnosis)
{
    m_isAsking = false;
    if (diagnosis) {
        m_diagnosis = *diagnosis;
        m_error.reset();
        joinUp();
    } else {
        m_error = diagnosis.error();
        setState(m_error->code == ErrorCode::Cancelled ? State::None : State::Failed);
    }
    follow(); // more may have failed meanwhile
}

void RunDiagnosis::takeIssues(const Result<advice::IssueBase> &base)
{
    if (base) {
        m_base = *base;
    } else {
        m_base = advice::IssueBase{.issues = {}, .problems = {base.error()}};
        m_isBaseAsked = false; // again with the next failure
    }
    joinUp();
}

/// Log and issues are read at the same time, and either may come first.
void RunDiagnosis::joinUp()
{
    if (!m_diagnosis || !m_base) {
        return;
    }
    m_causes.clear();
    for (const Cause &cause : std::as_const(m_diagnosis->causes)) {
        if (const advice::KnownIssue *issue = m_base->find(cause.issue)) {
            m_causes.append({.cause = cause, .issue = *issue});
        }
    }
    m_state = State::Done;
    Q_EMIT changed();
}

void RunDiagnosis::setState(State state)
{
    if (std::exchange(m_state, state) != state) {
        Q_EMIT changed();
    }
}

qsizetype RunDiagnosis::causeOf(const QString &host, const QString &task, bool isOnly) const
{
    const auto first = [this](const auto &fits) {
        const auto found = std::ranges::find_if(m_causes, [&fits](const KnownCause &each) { return fits(each.cause); });
        return found == m_causes.cend() ? qsizetype(-1) : static_cast<qsizetype>(found - m_causes.cbegin());
    };
    // The same failure; the same task on another host, as an issue is named once; what belongs to no task.
    qsizetype index = first([&](const Cause &cause) { return isTask(cause.task, task) && cause.host == host; });
    if (index < 0) {
        index = first([&task](const Cause &cause) { return isTask(cause.task, task); });
    }
    if (index < 0) {
        index = first([&host](const Cause &cause) {
            return cause.task.isEmpty() && (cause.host.isEmpty() || cause.host == host);
        });
    }
    return index < 0 && isOnly && !m_causes.isEmpty() ? 0 : index;
}

QStringList RunDiagnosis::failedHosts() const
{
    QStringList hosts;
    for (const advice::FailedTask &failure : m_diagnosis ? m_diagnosis->harmful() : QList<advice::FailedTask>()) {
        if (!failure.host.isEmpty() && !hosts.contains(failure.host)) {
            hosts << failure.host;
        }
    }
    return hosts;
}

} // namespace kubemori::ui
