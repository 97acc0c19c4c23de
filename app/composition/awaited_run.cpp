// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/awaited_run.hpp"

#include <chrono>
#include <utility>

namespace kubemori::composition {

using namespace Qt::StringLiterals;

namespace {

/// What an interrupted run gets to end by itself and by force (20 s and 10 s in run.py), and some for the way.
constexpr Milliseconds longestEnd = std::chrono::seconds{60};
constexpr auto lookInterval = std::chrono::milliseconds{100};

bool isDone(ansible::LiveRun &run)
{
    std::stop_source now;
    now.request_stop();
    return run.waitUntilDone(now.get_token());
}

} // namespace

AwaitedRun::AwaitedRun(const upgrade::RunListener &listener, Clock &clock)
    : m_listener(listener)
    , m_clock(clock)
{
}

void AwaitedRun::put(std::function<void()> call)
{
    const std::scoped_lock lock(m_mutex);
    m_calls.push_back(std::move(call));
    m_arrived.notify_all();
}

ansible::RunSink AwaitedRun::sink()
{
    return {.output =
                [this](const QByteArray &bytes, qint64) {
                    if (m_listener.output) {
                        put([this, bytes] { m_listener.output(bytes); });
                    }
                },
            .events =
                [this](const QList<ansible::RunEvent> &events) {
                    if (m_listener.events) {
                        put([this, events] { m_listener.events(events); });
                    }
                },
            .changed = [this](const ansible::RunRecord &record) { put([this, record] { takeRecord(record); }); },
            .prompt = [](const ansible::RunPrompt &) {},       // the window shows them, or `runs follow`
            .connection = [](const std::optional<Error> &) {}, // it is looked for again
            .failed = [this](const Error &error) { put([this, error] { m_error = error; }); }};
}

void AwaitedRun::takeRecord(const ansible::RunRecord &record)
{
    m_record = record;
    if (!m_isStarted && !record.folder.isEmpty()) {
        m_isStarted = true;
        if (m_listener.started) {
            m_listener.started(record);
        }
    }
}

void AwaitedRun::handOn(const std::stop_token &stop)
{
    std::unique_lock lock(m_mutex);
    (void)m_arrived.wait_for(lock, stop, lookInterval, [this] { return !m_calls.empty(); });
    std::deque<std::function<void()>> calls = std::exchange(m_calls, {});
    lock.unlock();
    for (const auto &call : calls) {
        call();
    }
}

Result<ansible::RunRecord> AwaitedRun::wait(const Begin &begin, const std::stop_token &stop)
{
    const SteadyTime start = m_clock.steadyNow();
    const std::unique_ptr<ansible::LiveRun> run = begin(sink());
    std::optional<SteadyTime> endedAt;
    bool isTimeUp = false;
    while (true) {
        const bool isOver = isDone(*run); // before the last of it is handed on
        handOn(endedAt ? std::stop_token() : stop);
        if (isOver) {
            break;
        }
        const SteadyTime now = m_clock.steadyNow();
        isTimeUp = isTimeUp || now - start > m_listener.timeout;
        if (!endedAt && (isTimeUp || stop.stop_requested())) {
            run->stop();
            endedAt = now;
        }
        if (endedAt && now - *endedAt > longestEnd) {
            return fail(ErrorCode::NotProved, u"it was told to end, and whether it did cannot be seen"_s, m_record.id);
        }
    }
    if (m_error) {
        return std::unexpected(*m_error);
    }
    if (endedAt) {
        return fail(isTimeUp ? ErrorCode::TimedOut : ErrorCode::Cancelled, u"the run was interrupted"_s, m_record.id);
    }
    return m_record;
}

} // namespace kubemori::composition
