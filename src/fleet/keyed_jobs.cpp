// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleet/keyed_jobs.hpp"

#include <algorithm>
#include <utility>

namespace kubemori::fleet {

KeyedJobs::KeyedJobs(int threads)
{
    for (int i = 0; i < threads; ++i) {
        m_threads.emplace_back([this](const std::stop_token &stop) { main(stop); });
    }
}

KeyedJobs::~KeyedJobs()
{
    for (std::jthread &thread : m_threads) {
        thread.request_stop(); // all of them first, so that the end takes as long as the slowest and no longer
    }
    m_threads.clear();
}

void KeyedJobs::post(const QString &key, Job job)
{
    {
        const std::scoped_lock lock(m_mutex);
        const auto same = std::ranges::find(m_waiting, key, &Waiting::key);
        if (same != m_waiting.end()) {
            same->job = std::move(job);
        } else {
            m_waiting.push_back({.key = key, .job = std::move(job)});
        }
    }
    m_changed.notify_all();
}

std::deque<KeyedJobs::Waiting>::iterator KeyedJobs::next()
{
    return std::ranges::find_if(m_waiting,
                                [this](const Waiting &waiting) { return !m_underWay.contains(waiting.key); });
}

void KeyedJobs::main(const std::stop_token &stop)
{
    while (true) {
        Waiting taken;
        {
            std::unique_lock lock(m_mutex);
            if (!m_changed.wait(lock, stop, [this] { return next() != m_waiting.end(); }) || stop.stop_requested()) {
                return;
            }
            const auto at = next();
            taken = std::move(*at);
            m_waiting.erase(at);
            m_underWay.insert(taken.key);
        }
        taken.job(stop);
        {
            const std::scoped_lock lock(m_mutex);
            m_underWay.remove(taken.key);
        }
        m_changed.notify_all();
    }
}

} // namespace kubemori::fleet
