// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/shared_cluster.hpp"

#include <algorithm>
#include <utility>

namespace kubemori::demo {

SharedCluster::SharedCluster(const DemoClock &clock, Make make)
    : m_clock(clock)
    , m_make(std::move(make))
{
}

ClusterModel &SharedCluster::upToDate() const
{
    const Instant now = m_clock.now();
    if (!m_model) {
        m_model = m_make(now);
    }
    m_model->advance(now);
    return *m_model;
}

bool SharedCluster::waitFor(const std::function<bool(const ClusterModel &)> &isTrue, Instant until,
                            const std::stop_token &stop) const
{
    std::unique_lock lock(m_mutex);
    while (!stop.stop_requested()) {
        const ClusterModel &model = upToDate();
        if (isTrue(model)) {
            return true;
        }
        const Instant now = model.now();
        if (now >= until) {
            return false;
        }
        const Instant next = std::min(until, model.nextEvent().value_or(until));
        m_changed.wait_for(lock, stop, m_clock.realTime(next - now) + std::chrono::microseconds{100},
                           [this, generation = m_generation] { return generation != m_generation; });
    }
    return false;
}

} // namespace kubemori::demo
