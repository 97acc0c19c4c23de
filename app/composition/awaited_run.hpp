// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ansible/live_run.hpp"
#include "base/clock.hpp"
#include "upgrade/ansible_runs.hpp"

#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>

namespace kubemori::composition {

/// Waits for a run that is followed, and hands what it tells to a listener on the waiting thread.
class AwaitedRun
{
public:
    using Begin = std::function<std::unique_ptr<ansible::LiveRun>(ansible::RunSink)>;

    /// `listener` and `clock` are borrowed.
    AwaitedRun(const upgrade::RunListener &listener, Clock &clock);

    /// Until the run is over. When stopped, or when the listener's time is up, it is interrupted, and waited for a
    /// little longer.
    [[nodiscard]] Result<ansible::RunRecord> wait(const Begin &begin, const std::stop_token &stop);

private:
    [[nodiscard]] ansible::RunSink sink();
    void put(std::function<void()> call);
    /// Hands on what has come; waits a little when nothing has.
    void handOn(const std::stop_token &stop);
    void takeRecord(const ansible::RunRecord &record);

    const upgrade::RunListener &m_listener;
    Clock &m_clock;
    std::mutex m_mutex;
    std::condition_variable_any m_arrived;
    std::deque<std::function<void()>> m_calls;
    // The waiting thread only:
    ansible::RunRecord m_record;
    bool m_isStarted = false;
    std::optional<Error> m_error;
};

} // namespace kubemori::composition
