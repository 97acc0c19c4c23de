// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/stop_event.hpp"

#include <cstdint>
#include <sys/eventfd.h>
#include <unistd.h>

namespace kubemori {

StopEvent::StopEvent(const std::stop_token &stop)
    : m_fd(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
{
    m_onStop.emplace(stop, [fd = m_fd] {
        const std::uint64_t one = 1;
        [[maybe_unused]] const auto written = ::write(fd, &one, sizeof one);
    });
}

StopEvent::~StopEvent()
{
    m_onStop.reset(); // waits for a callback that is under way, so that it never writes to a closed descriptor
    if (m_fd >= 0) {
        ::close(m_fd);
    }
}

} // namespace kubemori
