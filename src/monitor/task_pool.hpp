// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>
#include <vector>

namespace kubemori::monitor {

/// A few threads for probes that block. Threads are started as they are needed. Destroying it stops the tasks under
/// way, drops those that wait, and joins.
class TaskPool
{
public:
    using Task = std::function<void(std::stop_token)>;

    explicit TaskPool(std::size_t mostThreads)
        : m_most(mostThreads)
    {
    }
    ~TaskPool();
    TaskPool(const TaskPool &) = delete;
    TaskPool &operator=(const TaskPool &) = delete;

    /// Any thread.
    void add(Task task);

private:
    void work(const std::stop_token &stop);

    std::size_t m_most;
    std::mutex m_mutex;
    std::condition_variable_any m_wakeUp;
    std::deque<Task> m_tasks;
    std::size_t m_idle = 0;
    std::stop_source m_stop;
    std::vector<std::jthread> m_threads;
};

} // namespace kubemori::monitor
