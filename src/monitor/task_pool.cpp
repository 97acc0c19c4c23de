// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/task_pool.hpp"

#include <utility>

#include <pthread.h>

namespace kubemori::monitor {

TaskPool::~TaskPool()
{
    // All at once: were each stopped only when its turn to be joined comes, the waits would add up.
    m_stop.request_stop();
    m_threads.clear();
}

void TaskPool::add(Task task)
{
    const std::scoped_lock lock(m_mutex);
    if (m_stop.stop_requested()) {
        return;
    }
    m_tasks.push_back(std::move(task));
    if (m_tasks.size() > m_idle && m_threads.size() < m_most) {
        m_threads.emplace_back([this] { work(m_stop.get_token()); });
    }
    m_wakeUp.notify_one();
}

void TaskPool::work(const std::stop_token &stop)
{
    ::pthread_setname_np(::pthread_self(), "km-probe-task");
    std::unique_lock lock(m_mutex);
    for (;;) {
        ++m_idle;
        const bool hasTask = m_wakeUp.wait(lock, stop, [this] { return !m_tasks.empty(); });
        --m_idle;
        if (!hasTask || stop.stop_requested()) {
            return;
        }
        const Task task = std::move(m_tasks.front());
        m_tasks.pop_front();
        lock.unlock();
        task(stop);
        lock.lock();
    }
}

} // namespace kubemori::monitor
