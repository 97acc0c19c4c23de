// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>

namespace kubemori::composition {

/// One thread that does short jobs one after the other: what the window asks for and does not wait for. Destroying it
/// stops the job under way; those that wait are still done, with a token that is stopped.
class TaskThread
{
public:
    using Task = std::function<void(std::stop_token)>;

    TaskThread();
    ~TaskThread();
    TaskThread(const TaskThread &) = delete;
    TaskThread &operator=(const TaskThread &) = delete;

    /// Returns at once; thread-safe.
    void post(Task task);

private:
    void main(const std::stop_token &stop);

    std::mutex m_mutex;
    std::condition_variable_any m_arrived;
    std::deque<Task> m_tasks;
    std::jthread m_thread;
};

} // namespace kubemori::composition
