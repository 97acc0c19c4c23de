// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logs/log_matcher.hpp"
#include "logs/log_store.hpp"

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <vector>

namespace kubemori::logs {

/// What the scanner found since the last look.
struct ScanProgress
{
    quint64 generation = 0;          ///< of the query the matches belong to
    std::vector<LineNumber> matches; ///< new ones, ascending, all after those given before
    LineNumber scannedTo = 0;        ///< one past the last line looked at
    bool isDone = false;             ///< all complete lines there were have been looked at
};

/// Looks for the lines that match a query, first the held ones and then, woken, those that are added, on a thread of
/// its own (and for many lines more of them) that reads snapshots. Only complete lines: an open one can still change.
/// Used for filtering and for searching.
class LogScanner
{
public:
    /// Called on the scanner's thread when there is something to take, once until take(): post a wake-up and return.
    using Listener = std::function<void()>;

    LogScanner(std::shared_ptr<const LogStore> store, Listener listener);
    ~LogScanner();
    LogScanner(const LogScanner &) = delete;
    LogScanner &operator=(const LogScanner &) = delete;

    /// Begins again from the first line that is held; results of an older query are forgotten. Returns the new
    /// generation.
    quint64 start(LogMatcher matcher);
    /// No query any more.
    void clear();
    /// Lines were added to the store.
    void wake();
    [[nodiscard]] ScanProgress take();

private:
    void run(const std::stop_token &stop);
    void scan(const LogMatcher &matcher, quint64 generation, const std::stop_token &stop);
    bool publish(quint64 generation, std::vector<LineNumber> found, LineNumber scannedTo, bool isDone);

    std::shared_ptr<const LogStore> m_store;
    Listener m_listener;
    std::mutex m_mutex;
    std::condition_variable_any m_wakeUp;
    std::optional<LogMatcher> m_matcher;
    quint64 m_generation = 0;
    bool m_hasWork = false;
    bool m_isNotified = false;
    ScanProgress m_progress;
    LineNumber m_next = 0; ///< the scanner's thread and start()
    std::jthread m_thread;
};

} // namespace kubemori::logs
