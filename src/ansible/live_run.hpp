// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ansible/prompt_watch.hpp"
#include "ansible/run_host.hpp"
#include "ansible/run_sink.hpp"
#include "ansible/run_store.hpp"
#include "base/clock.hpp"
#include "base/secret.hpp"
#include "base/stream_redactor.hpp"

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <stop_token>
#include <thread>

namespace kubemori::ansible {

/// Who answers when a run asks for a password.
class RunSecrets
{
public:
    virtual ~RunSecrets() = default;
    /// Blocks while a person types. Declined: nobody does.
    [[nodiscard]] virtual Result<Secret> answer(const RunPrompt &prompt, std::stop_token stop) = 0;
    /// What was answered last proved right, or wrong.
    virtual void judge(bool isRight) = 0;
};

/// What a followed run is made of from outside.
struct RunSurroundings
{
    RunHost host;
    /// Where runs are kept on this machine.
    QString root;
    /// The run is on another host: what it tells is kept here too.
    bool isElsewhere = false;
    std::shared_ptr<RunSecrets> secrets;      ///< null: a password stays unanswered
    std::shared_ptr<const Redactor> redactor; ///< null: output is handed on as it is
    Clock *clock = nullptr;                   ///< borrowed
};

/// A run that is followed, on two threads of its own: one reads, one types. When the way to the run breaks it is looked
/// for again, and what was told is neither missing nor told twice. Destroying it ends the following and waits for the
/// threads; the run goes on.
class LiveRun
{
public:
    /// Starts it.
    LiveRun(RunSurroundings surroundings, RunSpec spec, RunSink sink);
    /// Follows one from its beginning. One that is over is read from this machine where it is kept here.
    LiveRun(RunSurroundings surroundings, RunRecord record, RunSink sink);
    ~LiveRun();
    LiveRun(const LiveRun &) = delete;
    LiveRun &operator=(const LiveRun &) = delete;

    /// Tells the run to end; a second time: without more ado. Returns at once, as the next ones do.
    void stop();
    /// Types a line, with the line feed. Not for secrets.
    void send(const QString &line);
    /// Aborts the run at a `pause`: Ctrl+C, then A.
    void abortPause();
    /// Waits until the run is over or cannot be followed. False: stopped first.
    [[nodiscard]] bool waitUntilDone(std::stop_token stop);

private:
    using Job = std::function<void(const std::stop_token &)>;

    void main(const std::stop_token &stop, std::optional<RunSpec> spec);
    void follow(const std::stop_token &stop);
    [[nodiscard]] bool begin(RunSpec spec, const std::stop_token &stop);
    [[nodiscard]] bool replay(const std::stop_token &stop);
    [[nodiscard]] bool openCopy(const std::stop_token &stop);
    /// False: nothing more can be told.
    [[nodiscard]] bool goOnAfter(const Error &error);
    void take(const RunFrame &frame);
    void takeOutput(const RunFrame &frame);
    void showOutput(const RunFrame &frame);
    void endOutput();
    void takeEvents(const RunFrame &frame);
    void lookAtEvents(const QList<RunEvent> &events);
    void takeState(const RunFrame &frame);
    void takeHeartbeat();
    void tellPrompt();
    void tell(const std::function<void()> &call);
    void fail(const Error &error);
    void post(Job job);
    void type(const QByteArray &bytes, const std::stop_token &stop);
    [[nodiscard]] bool isAsked(const RunPrompt &prompt);
    void wasTyped(const Result<> &sent, const RunPrompt &asked);
    void stopRun(const std::stop_token &stop);
    [[nodiscard]] QString folder();
    void answerSecret(const RunPrompt &prompt, const std::stop_token &stop);
    void runJobs(const std::stop_token &stop);

    RunSurroundings m_outside;
    RunSink m_sink;
    std::mutex m_sinkMutex;
    std::mutex m_mutex; ///< of the members down to the threads that both use
    RunRecord m_record;
    PromptWatch m_watch;
    std::condition_variable_any m_arrived;
    std::deque<Job> m_jobs;
    std::stop_source m_asking; ///< a question for a password that is open
    bool m_isDone = false;
    // The reading thread only:
    RunOffsets m_offsets;
    std::unique_ptr<RunCopy> m_copy;
    std::unique_ptr<StreamRedactor> m_redactor;
    QStringList m_batch; ///< the hosts that are worked on
    bool m_isBroken = false;
    bool m_isCaughtUp = false; ///< what is told is new: a question in it is still open
    bool m_isSecretUnproved = false;
    Milliseconds m_pause{0}; ///< before the next try
    std::jthread m_typist;
    std::jthread m_reader;
};

} // namespace kubemori::ansible
