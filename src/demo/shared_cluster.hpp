// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/cluster_model.hpp"

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <stop_token>

namespace kubemori::demo {

/// A simulated cluster on the demo's clock, for many threads. It has no thread of its own: whoever looks at it brings
/// it up to date first. Thread-safe.
class SharedCluster
{
public:
    using Make = std::function<std::unique_ptr<ClusterModel>(Instant now)>;

    /// `make` is called when the cluster is first looked at. `clock` must outlive this.
    SharedCluster(const DemoClock &clock, Make make);

    /// Calls with the model as it is now; what waits looks again afterwards. `call` must not call back into this.
    template<class Call> auto with(Call call)
    {
        const Changed changed(*this);
        const std::scoped_lock lock(m_mutex);
        ++m_generation;
        return call(upToDate());
    }
    /// The same for calls that change nothing.
    template<class Call> auto look(Call call) const
    {
        const std::scoped_lock lock(m_mutex);
        return call(std::as_const(upToDate()));
    }

    /// Waits until `isTrue` says so of the model, or `until`. False: it did not, or the stop was requested.
    bool waitFor(const std::function<bool(const ClusterModel &)> &isTrue, Instant until,
                 const std::stop_token &stop) const;

private:
    /// Wakes those who wait, after the lock is gone.
    struct Changed
    {
        explicit Changed(const SharedCluster &cluster)
            : m_cluster(cluster)
        {
        }
        ~Changed() { m_cluster.m_changed.notify_all(); }
        Changed(const Changed &) = delete;
        Changed &operator=(const Changed &) = delete;
        const SharedCluster &m_cluster;
    };
    ClusterModel &upToDate() const;

    const DemoClock &m_clock;
    Make m_make;
    mutable std::mutex m_mutex;
    mutable std::condition_variable_any m_changed;
    mutable std::unique_ptr<ClusterModel> m_model;
    quint64 m_generation = 0;
};

} // namespace kubemori::demo
