// SPDX-License-Identifier: GPL-3.0-or-later
#include "ansible/live_run.hpp"

#include "ansible/record_json.hpp"
#include "base/linked_stop.hpp"

#include <QJsonDocument>

#include <algorithm>
#include <utility>

namespace kubemori::ansible {

using namespace Qt::StringLiterals;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

constexpr Milliseconds firstPause = milliseconds{500};
constexpr Milliseconds longestPause = seconds{15};
/// `pause` of ansible 2.9 to 2.13 throws away what was typed before it began to listen, which is after its words.
constexpr Milliseconds untilItListens = milliseconds{400};

bool isWayBroken(ErrorCode code)
{
    return code == ErrorCode::Disconnected || code == ErrorCode::Unreachable || code == ErrorCode::TimedOut;
}

/// Words of ansible that tell that a password was wrong (2.9 to 2.19).
bool tellsWrongPassword(const RunEvent &event)
{
    return event.message.contains("ncorrect sudo password"_L1) || event.message.contains("issing sudo password"_L1) ||
           event.message.contains("ncorrect BECOME password"_L1) ||
           event.message.contains("nvalid/incorrect password"_L1);
}

} // namespace

LiveRun::LiveRun(RunSurroundings surroundings, RunSpec spec, RunSink sink)
    : m_outside(std::move(surroundings))
    , m_sink(std::move(sink))
    , m_typist([this](const std::stop_token &stop) { runJobs(stop); })
    , m_reader([this, spec = std::move(spec)](const std::stop_token &stop) mutable { main(stop, std::move(spec)); })
{
}

LiveRun::LiveRun(RunSurroundings surroundings, RunRecord record, RunSink sink)
    : m_outside(std::move(surroundings))
    , m_sink(std::move(sink))
    , m_record(std::move(record))
    , m_typist([this](const std::stop_token &stop) { runJobs(stop); })
    , m_reader([this](const std::stop_token &stop) { main(stop, std::nullopt); })
{
}

LiveRun::~LiveRun()
{
    m_reader.request_stop();
    m_typist.request_stop();
}

void LiveRun::tell(const std::function<void()> &call)
{
    const std::scoped_lock lock(m_sinkMutex);
    call();
}

void LiveRun::fail(const Error &error)
{
    tell([&] { m_sink.failed(error); });
}

void LiveRun::main(const std::stop_token &stop, std::optional<RunSpec> spec)
{
    if (m_outside.redactor) {
        m_redactor = std::make_unique<StreamRedactor>(*m_outside.redactor);
    }
    if (spec ? begin(std::move(*spec), stop) : !replay(stop)) {
        if (openCopy(stop)) {
            follow(stop);
        }
    }
    endOutput();
    const std::scoped_lock lock(m_mutex);
    m_isDone = true;
    m_asking.request_stop();
    m_arrived.notify_all();
}

bool LiveRun::begin(RunSpec spec, const std::stop_token &stop)
{
    const auto folder = m_outside.host.start(spec, stop);
    if (!folder) {
        fail(folder.error());
        return false;
    }
    RunRecord record;
    {
        const std::scoped_lock lock(m_mutex);
        m_record = std::move(spec.record);
        m_record.folder = *folder;
        m_record.status.state = RunState::Running;
        record = m_record;
    }
    tell([&] { m_sink.changed(record); });
    return true;
}

bool LiveRun::replay(const std::stop_token &stop)
{
    const RunStore store(m_outside.root);
    const auto kept = store.record(m_record.id);
    tell([&] { m_sink.changed(m_record); });
    if (!kept || !kept->status.isOver()) {
        return false; // the host knows more
    }
    if (const auto events = store.readEvents(m_record.id, stop)) {
        tell([&] { m_sink.events(*events); });
    }
    const auto read = store.readOutput(m_record.id, [this](const RunFrame &frame) { showOutput(frame); }, stop);
    if (!read && read.error().code != ErrorCode::Cancelled) {
        fail(read.error());
    } else if (read) {
        endOutput();
        tell([&] { m_sink.changed(*kept); });
    }
    return true;
}

bool LiveRun::openCopy(const std::stop_token &stop)
{
    if (!m_outside.isElsewhere) {
        return true;
    }
    auto copy = RunCopy::open(m_outside.root, m_record);
    if (!copy && copy.error().code == ErrorCode::Locked) {
        return true; // another who follows it keeps what it tells
    }
    if (!copy) {
        fail(copy.error()); // a full disk, above all: the run goes on, but nobody would know of it later
        return false;
    }
    m_copy = std::move(*copy);
    m_offsets = m_copy->offsets();
    if (m_offsets == RunOffsets()) {
        return true;
    }
    const RunStore store(m_outside.root);
    if (const auto events = store.readEvents(m_record.id, stop)) {
        lookAtEvents(*events);
        tell([&] { m_sink.events(*events); });
    }
    return store.readOutput(m_record.id, [this](const RunFrame &frame) { takeOutput(frame); }, stop).has_value();
}

void LiveRun::follow(const std::stop_token &stop)
{
    while (!stop.stop_requested()) {
        m_isCaughtUp = false;
        const auto followed =
            m_outside.host.follow(m_record.folder, m_offsets, [this](const RunFrame &frame) { take(frame); }, stop);
        if (followed || stop.stop_requested() || !goOnAfter(followed.error())) {
            break;
        }
        m_pause = std::clamp(m_pause * 2, firstPause, longestPause);
        (void)m_outside.clock->sleepFor(m_pause, stop);
    }
}

bool LiveRun::goOnAfter(const Error &error)
{
    if (isWayBroken(error.code)) {
        if (!std::exchange(m_isBroken, true)) {
            tell([&] { m_sink.connection(error); });
        }
        return true;
    }
    if (error.code == ErrorCode::NotFound && m_copy) {
        // It was removed there, or the host forgot it: what is here is all there is.
        RunStatus status;
        status.state = RunState::Lost;
        take({.kind = RunFrame::Kind::State,
              .offset = 0,
              .timeMs = 0,
              .bytes = QJsonDocument(toJson(status)).toJson(QJsonDocument::Compact)});
        return false;
    }
    fail(error);
    return false;
}

void LiveRun::take(const RunFrame &frame)
{
    if (std::exchange(m_isBroken, false)) {
        tell([&] { m_sink.connection(std::nullopt); });
    }
    m_pause = {};
    if (m_copy) {
        if (const auto taken = m_copy->take(frame); !taken) {
            tell([&] { m_sink.connection(taken.error()); }); // shown; what is on screen goes on
            m_copy.reset();
        }
    }
    switch (frame.kind) {
    case RunFrame::Kind::Output:
        takeOutput(frame);
        break;
    case RunFrame::Kind::Events:
        takeEvents(frame);
        break;
    case RunFrame::Kind::State:
        takeState(frame);
        break;
    case RunFrame::Kind::Heartbeat:
        takeHeartbeat();
        break;
    }
}

void LiveRun::takeHeartbeat()
{
    const bool isFirst = !std::exchange(m_isCaughtUp, true);
    std::unique_lock lock(m_mutex);
    const bool changed = m_watch.tick(m_outside.clock->steadyNow());
    const bool isAsked = m_watch.prompt().kind != RunPrompt::Kind::None;
    lock.unlock();
    if (changed || (isFirst && isAsked)) {
        tellPrompt();
    }
}

void LiveRun::showOutput(const RunFrame &frame)
{
    const QByteArray shown = m_redactor ? m_redactor->feed(frame.bytes) : frame.bytes;
    if (!shown.isEmpty()) {
        tell([&] { m_sink.output(shown, frame.timeMs); });
    }
}

void LiveRun::endOutput()
{
    if (!m_redactor) {
        return;
    }
    if (const QByteArray rest = m_redactor->finish(); !rest.isEmpty()) {
        tell([&] { m_sink.output(rest, m_outside.clock->utcNow().toMSecsSinceEpoch()); });
    }
}

void LiveRun::takeOutput(const RunFrame &frame)
{
    m_offsets.output = frame.offset + frame.bytes.size();
    showOutput(frame);
    std::unique_lock lock(m_mutex);
    m_record.outputBytes = m_offsets.output;
    const bool changed = m_watch.feed(frame.bytes, m_outside.clock->steadyNow());
    lock.unlock();
    if (changed && m_isCaughtUp) {
        tellPrompt();
    }
}

void LiveRun::takeEvents(const RunFrame &frame)
{
    m_offsets.events = frame.offset + frame.bytes.size();
    QList<RunEvent> events;
    for (const QByteArray &line : frame.bytes.split('\n')) {
        if (auto event = readEvent(line)) {
            events.append(std::move(*event));
        }
    }
    lookAtEvents(events);
    if (!events.isEmpty()) {
        tell([&] { m_sink.events(events); });
    }
}

void LiveRun::lookAtEvents(const QList<RunEvent> &events)
{
    for (const RunEvent &event : events) {
        if (event.kind == RunEvent::Kind::PlayStart) {
            m_batch = event.hosts;
        }
        const bool isResult = event.kind == RunEvent::Kind::HostResult && event.status != HostStatus::Skipped;
        if (isResult && m_isSecretUnproved) {
            m_isSecretUnproved = false;
            m_outside.secrets->judge(!tellsWrongPassword(event));
        }
    }
}

void LiveRun::takeState(const RunFrame &frame)
{
    RunRecord record;
    {
        const std::scoped_lock lock(m_mutex);
        m_record.status = statusOf(QJsonDocument::fromJson(frame.bytes).object());
        record = m_record;
    }
    if (record.status.isOver()) {
        endOutput(); // that it is over is the last word
    }
    tell([&] { m_sink.changed(record); });
}

void LiveRun::tellPrompt()
{
    RunPrompt prompt;
    {
        const std::scoped_lock lock(m_mutex);
        m_asking.request_stop(); // whatever was asked before is no more
        m_asking = {};
        prompt = m_watch.prompt();
    }
    if (prompt.kind == RunPrompt::Kind::Pause && prompt.node.isEmpty() && m_batch.size() == 1) {
        prompt.node = m_batch.constFirst(); // Kubespray up to v2.28 does not say which one
    }
    tell([&] { m_sink.prompt(prompt); });
    if (prompt.isSecret && m_outside.secrets) {
        m_isSecretUnproved = true;
        post([this, prompt](const std::stop_token &stop) { answerSecret(prompt, stop); });
    }
}

bool LiveRun::isAsked(const RunPrompt &prompt)
{
    const std::scoped_lock lock(m_mutex);
    return m_watch.prompt().number == prompt.number && m_watch.prompt().kind == prompt.kind;
}

void LiveRun::answerSecret(const RunPrompt &prompt, const std::stop_token &stop)
{
    std::stop_token asking;
    {
        const std::scoped_lock lock(m_mutex);
        asking = m_asking.get_token();
    }
    if (!isAsked(prompt)) {
        return;
    }
    const LinkedStop either(stop, asking);
    const auto secret = m_outside.secrets->answer(prompt, either.token());
    if (!secret) {
        if (secret.error().code == ErrorCode::Declined) {
            stopRun(stop); // it would wait for ever
        }
        return;
    }
    (void)m_outside.clock->sleepFor(untilItListens, stop);
    if (!isAsked(prompt)) {
        return; // typed now, it would be seen
    }
    wasTyped(m_outside.host.sendSecret(folder(), *secret, stop), prompt);
}

void LiveRun::type(const QByteArray &bytes, const std::stop_token &stop)
{
    (void)m_outside.clock->sleepFor(untilItListens, stop);
    std::unique_lock lock(m_mutex);
    const RunPrompt asked = m_watch.prompt();
    lock.unlock();
    wasTyped(m_outside.host.send(folder(), bytes, stop), asked);
}

void LiveRun::wasTyped(const Result<> &sent, const RunPrompt &asked)
{
    tell([&] {
        if (!sent) {
            // Not found: the run is over, which whoever reads is told as well.
            if (sent.error().code != ErrorCode::Cancelled && sent.error().code != ErrorCode::NotFound) {
                m_sink.connection(sent.error());
            }
            return;
        }
        std::unique_lock lock(m_mutex);
        // The next question may be here before the word that this one was answered, and stays open.
        const RunPrompt &now = m_watch.prompt();
        const bool isSame = now.number == asked.number && now.kind == asked.kind;
        const bool changed = isSame && m_watch.answered();
        lock.unlock();
        if (changed) {
            m_sink.prompt({});
        }
    });
}

QString LiveRun::folder()
{
    const std::scoped_lock lock(m_mutex);
    return m_record.folder;
}

void LiveRun::stopRun(const std::stop_token &stop)
{
    const auto stopped = m_outside.host.stop(folder(), stop);
    if (!stopped && stopped.error().code != ErrorCode::Cancelled && stopped.error().code != ErrorCode::NotFound) {
        tell([&] { m_sink.connection(stopped.error()); });
    }
}

void LiveRun::stop()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_asking.request_stop(); // nobody has to answer any more
    }
    post([this](const std::stop_token &stop) { stopRun(stop); });
}

void LiveRun::send(const QString &line)
{
    post([this, bytes = line.toUtf8() + '\n'](const std::stop_token &stop) { type(bytes, stop); });
}

void LiveRun::abortPause()
{
    post([this](const std::stop_token &stop) {
        type("\x03", stop);
        type("A", stop);
    });
}

void LiveRun::post(Job job)
{
    const std::scoped_lock lock(m_mutex);
    m_jobs.push_back(std::move(job));
    m_arrived.notify_all();
}

void LiveRun::runJobs(const std::stop_token &stop)
{
    while (true) {
        std::unique_lock lock(m_mutex);
        if (!m_arrived.wait(lock, stop, [this] { return !m_jobs.empty(); })) {
            return;
        }
        const Job job = std::move(m_jobs.front());
        m_jobs.pop_front();
        lock.unlock();
        job(stop);
    }
}

bool LiveRun::waitUntilDone(std::stop_token stop)
{
    std::unique_lock lock(m_mutex);
    return m_arrived.wait(lock, std::move(stop), [this] { return m_isDone; });
}

} // namespace kubemori::ansible
