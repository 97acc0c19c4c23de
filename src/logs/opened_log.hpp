// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "base/unique_fd.hpp"
#include "logs/line_feed.hpp"

#include <QString>

#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>

namespace kubemori::logs {

struct OpenLogOptions
{
    LogLimits limits{};
    /// Called on the reader's thread. Times and sources of logs that this program saved are taken off the lines before.
    LineHooks hooks{};
    /// Called on the reader's thread when progress() has changed, once until it is asked for: post a wake-up, return.
    std::function<void()> progressed{};
    /// How often is looked whether the file has grown; 0: it is read once, to its end.
    std::chrono::milliseconds interval{300};
};

struct OpenLogProgress
{
    qint64 bytesRead = 0;
    qint64 size = 0;
    bool isDone = false; ///< all there was has been read
    int truncations = 0; ///< how often the file was found shorter than before; it is then read from its beginning
    std::optional<Error> error; ///< reading failed; what was read before stays
};

/// A log file as a LogStore: a thread reads it block by block, so that its first lines are there at once however long
/// it is, and follows it while it grows. Nothing is mapped: a file that another program shortens does no harm. Lines
/// have no time unless they say it. Stops reading when it goes; the store stays with whoever has it.
class OpenedLog
{
public:
    OpenedLog(UniqueFd fd, const QString &path, qint64 size, OpenLogOptions options);
    ~OpenedLog();
    OpenedLog(const OpenedLog &) = delete;
    OpenedLog &operator=(const OpenedLog &) = delete;

    [[nodiscard]] const std::shared_ptr<LogStore> &store() const { return m_store; }
    [[nodiscard]] const QString &path() const { return m_path; }
    /// Any thread.
    [[nodiscard]] OpenLogProgress progress();

private:
    void run(const std::stop_token &stop);
    [[nodiscard]] bool readToEnd(const std::stop_token &stop);
    void look();
    void take(QByteArrayView bytes);
    void wait(const std::stop_token &stop);
    template<class Change> void report(Change change);

    UniqueFd m_fd;
    QString m_path;
    OpenLogOptions m_options;
    std::shared_ptr<LogStore> m_store;
    LineFeed m_feed; ///< the reader's thread only, as the next two
    qint64 m_offset = 0;
    std::unique_ptr<char[]> m_block;
    std::mutex m_mutex;
    std::condition_variable_any m_wait;
    OpenLogProgress m_progress;
    bool m_isNotified = false;
    std::jthread m_thread; ///< last, so that it ends first
};

/// Opens a file and begins to read it. InvalidInput: no regular file, or a compressed one; the detail says which.
/// Blocks for the opening only, which on a network's file system can take a while.
[[nodiscard]] Result<std::unique_ptr<OpenedLog>> openLogFile(const QString &path, OpenLogOptions options = {});

} // namespace kubemori::logs
