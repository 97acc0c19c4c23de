// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSet>
#include <QString>

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>
#include <vector>

namespace kubemori::fleet {

/// A few threads that do jobs, of which those with the same key never run at once. Owns its threads; destroying it
/// stops the jobs under way and drops the others. Thread-safe.
class KeyedJobs
{
public:
    using Job = std::function<void(std::stop_token)>;

    explicit KeyedJobs(int threads = 4);
    ~KeyedJobs();
    KeyedJobs(const KeyedJobs &) = delete;
    KeyedJobs &operator=(const KeyedJobs &) = delete;

    /// Returns at once. A job with this key that still waits is replaced, and keeps its place.
    void post(const QString &key, Job job);

private:
    struct Waiting
    {
        QString key;
        Job job;
    };
    void main(const std::stop_token &stop);
    /// The first that may run now; under the lock.
    [[nodiscard]] std::deque<Waiting>::iterator next();

    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::deque<Waiting> m_waiting;
    QSet<QString> m_underWay;
    std::vector<std::jthread> m_threads; ///< last: they use all of the above
};

} // namespace kubemori::fleet
