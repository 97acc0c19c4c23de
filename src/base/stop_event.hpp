// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <stop_token>

namespace kubemori {

/// A file descriptor that becomes readable when the stop is requested, for use in poll() beside sockets and pipes.
class StopEvent
{
public:
    explicit StopEvent(const std::stop_token &stop);
    ~StopEvent();
    StopEvent(const StopEvent &) = delete;
    StopEvent &operator=(const StopEvent &) = delete;

    /// The eventfd; never read from it. -1 if the system had none left: callers must then poll in slices.
    [[nodiscard]] int fd() const { return m_fd; }

private:
    int m_fd = -1;
    std::optional<std::stop_callback<std::function<void()>>> m_onStop;
};

} // namespace kubemori
