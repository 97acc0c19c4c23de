// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/log_scanner.hpp"

#include "logs/line_scan.hpp"

#include <algorithm>
#include <utility>

#include <pthread.h>

namespace kubemori::logs {

LogScanner::LogScanner(std::shared_ptr<const LogStore> store, Listener listener)
    : m_store(std::move(store))
    , m_listener(std::move(listener))
    , m_thread([this](const std::stop_token &stop) { run(stop); })
{
}

LogScanner::~LogScanner() = default; // the thread is the last member: stopped and joined before the rest goes

quint64 LogScanner::start(LogMatcher matcher)
{
    const std::scoped_lock lock(m_mutex);
    m_matcher = std::move(matcher);
    ++m_generation;
    m_next = 0;
    m_progress = ScanProgress{.generation = m_generation, .matches = {}, .scannedTo = 0, .isDone = false};
    m_hasWork = true;
    m_wakeUp.notify_one();
    return m_generation;
}

void LogScanner::clear()
{
    const std::scoped_lock lock(m_mutex);
    m_matcher.reset();
    ++m_generation;
    m_progress = ScanProgress{.generation = m_generation, .matches = {}, .scannedTo = 0, .isDone = true};
    m_hasWork = false;
}

void LogScanner::wake()
{
    const std::scoped_lock lock(m_mutex);
    if (m_matcher) {
        m_hasWork = true;
        m_wakeUp.notify_one();
    }
}

ScanProgress LogScanner::take()
{
    const std::scoped_lock lock(m_mutex);
    m_isNotified = false;
    ScanProgress result = m_progress;
    m_progress.matches.clear();
    return result;
}

void LogScanner::run(const std::stop_token &stop)
{
    ::pthread_setname_np(::pthread_self(), "km-log-scan");
    std::unique_lock lock(m_mutex);
    while (m_wakeUp.wait(lock, stop, [this] { return m_hasWork; })) {
        m_hasWork = false;
        const LogMatcher matcher = *m_matcher;
        const quint64 generation = m_generation;
        lock.unlock();
        scan(matcher, generation, stop);
        lock.lock();
    }
}

void LogScanner::scan(const LogMatcher &matcher, quint64 generation, const std::stop_token &stop)
{
    const LogSnapshot snapshot = m_store->snapshot();
    const LineNumber end = snapshot.completeEnd();
    LineNumber next = 0;
    {
        const std::scoped_lock lock(m_mutex);
        next = std::clamp(m_next, snapshot.firstLine(), end);
        if (generation != m_generation || (m_progress.isDone && next == end)) {
            return; // nothing new: whoever listens would only wake this thread again
        }
    }
    if (next == end) {
        publish(generation, {}, next, true);
        return;
    }
    LineNumber released = next;
    scanLines(matcher, snapshot, next, end, stop, [&](std::vector<LineNumber> found, LineNumber scannedTo) {
        released = snapshot.release(released, scannedTo);
        return !stop.stop_requested() && publish(generation, std::move(found), scannedTo, scannedTo == end);
    });
}

bool LogScanner::publish(quint64 generation, std::vector<LineNumber> found, LineNumber scannedTo, bool isDone)
{
    bool notify = false;
    {
        const std::scoped_lock lock(m_mutex);
        if (generation != m_generation) {
            return false;
        }
        m_next = scannedTo;
        m_progress.matches.insert(m_progress.matches.end(), found.begin(), found.end());
        m_progress.scannedTo = scannedTo;
        m_progress.isDone = isDone;
        notify = !std::exchange(m_isNotified, true);
    }
    if (notify) {
        m_listener();
    }
    return true;
}

} // namespace kubemori::logs
