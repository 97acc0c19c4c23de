// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.hpp"
#include "base/result.hpp"

#include <condition_variable>
#include <mutex>
#include <optional>
#include <stop_token>
#include <utility>

namespace kubemori {

/// A result that another thread will bring, at most once; what comes later is dropped. Shared by both sides, so that
/// either may be gone first. Thread-safe.
template<class T> class Awaited
{
public:
    void set(Result<T> result)
    {
        const std::scoped_lock lock(m_mutex);
        if (!m_value) {
            m_value.emplace(std::move(result));
            m_arrived.notify_all();
        }
    }

    /// Waits for the result. Errors: Cancelled, and those of the result.
    [[nodiscard]] Result<T> wait(const std::stop_token &stop)
    {
        std::unique_lock lock(m_mutex);
        if (!m_arrived.wait(lock, stop, [this] { return m_value.has_value(); })) {
            return fail(ErrorCode::Cancelled);
        }
        return std::move(*m_value);
    }

    /// As above, but not for ever: TimedOut.
    [[nodiscard]] Result<T> wait(const std::stop_token &stop, Milliseconds longest)
    {
        std::unique_lock lock(m_mutex);
        if (!m_arrived.wait_for(lock, stop, longest, [this] { return m_value.has_value(); })) {
            return fail(stop.stop_requested() ? ErrorCode::Cancelled : ErrorCode::TimedOut);
        }
        return std::move(*m_value);
    }

private:
    std::mutex m_mutex;
    std::condition_variable_any m_arrived;
    std::optional<Result<T>> m_value;
};

} // namespace kubemori
