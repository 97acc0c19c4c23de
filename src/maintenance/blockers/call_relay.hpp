// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>

namespace kubemori::maintenance {

/// Carries calls from other threads to the one that runs them, in order. Thread-safe.
class CallRelay
{
public:
    /// Dropped once it is closed.
    void post(std::function<void()> call);
    /// What was posted before is still run.
    void close();
    /// Runs calls on this thread as they come, until it is closed.
    void run();

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<std::function<void()>> m_calls;
    bool m_closed = false;
};

} // namespace kubemori::maintenance
