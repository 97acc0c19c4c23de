// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maintenance/reboot_required.hpp"
#include "monitor/probe.hpp"

#include <QList>
#include <QSet>

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace kubemori::maintenance {

/// Receives what a node said, on a thread of the survey. Must not block.
using RebootNeedSink = std::function<void(const QString &node, const Result<RebootNeed> &need)>;

/// Asks nodes in the background whether they need a reboot, a few at a time and never one of them twice at once. Owns
/// the threads that ask; destroying it stops them. Thread-safe.
class RebootSurvey
{
public:
    /// How one node is asked; blocks. Called on several threads at once.
    using Ask = std::function<Result<RebootNeed>(const monitor::ProbeTarget &, std::stop_token)>;

    RebootSurvey(Ask ask, RebootNeedSink sink, int atATime = 4);
    ~RebootSurvey();
    RebootSurvey(const RebootSurvey &) = delete;
    RebootSurvey &operator=(const RebootSurvey &) = delete;

    /// Returns at once. Every node gets one answer; one that already waits is not asked twice, one that is being asked
    /// is asked once more.
    void ask(const QList<monitor::ProbeTarget> &nodes);

private:
    void main(const std::stop_token &stop);
    /// The first that waits and is not being asked; under the lock.
    [[nodiscard]] std::deque<monitor::ProbeTarget>::iterator next();

    Ask m_ask;
    RebootNeedSink m_sink;
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::deque<monitor::ProbeTarget> m_waiting;
    QSet<QString> m_underWay;
    std::vector<std::jthread> m_threads; ///< last: they use all of the above
};

} // namespace kubemori::maintenance
