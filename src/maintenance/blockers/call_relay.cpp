// SPDX-License-Identifier: GPL-3.0-or-later
#include "maintenance/blockers/call_relay.hpp"

#include <utility>

namespace kubemori::maintenance {

void CallRelay::post(std::function<void()> call)
{
    const std::scoped_lock lock(m_mutex);
    if (!m_closed) {
        m_calls.push_back(std::move(call));
        m_changed.notify_one();
    }
}

void CallRelay::close()
{
    const std::scoped_lock lock(m_mutex);
    m_closed = true;
    m_changed.notify_one();
}

void CallRelay::run()
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_changed.wait(lock, [this] { return m_closed || !m_calls.empty(); });
        if (m_calls.empty()) {
            return;
        }
        const std::function<void()> call = std::move(m_calls.front());
        m_calls.pop_front();
        lock.unlock();
        call();
        lock.lock();
    }
}

} // namespace kubemori::maintenance
