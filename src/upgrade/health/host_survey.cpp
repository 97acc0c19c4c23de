// SPDX-License-Identifier: GPL-3.0-or-later
#include "upgrade/health/host_survey.hpp"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace kubemori::upgrade::health {

namespace {

/// What the asking threads and the waiting one share.
struct Shared
{
    std::mutex mutex;
    std::condition_variable_any changed;
    std::vector<std::optional<HostLook>> looks; ///< by the nodes' place
    std::vector<std::size_t> done;              ///< in the order in which they were
    std::size_t next = 0;
};

} // namespace

HostSurvey::HostSurvey(Look look, int atATime)
    : m_look(std::move(look))
    , m_atATime(atATime)
{
}

QList<HostLook> HostSurvey::run(const QList<kube::Node> &nodes, const Heard &heard, const std::stop_token &stop) const
{
    const auto count = static_cast<std::size_t>(nodes.size());
    Shared shared;
    shared.looks.resize(count);
    const auto main = [&](const std::stop_token &stopped) {
        while (true) {
            std::size_t mine = 0;
            {
                const std::scoped_lock lock(shared.mutex);
                if (shared.next == count || stopped.stop_requested()) {
                    return;
                }
                mine = shared.next++;
            }
            HostLook look = m_look(nodes.at(static_cast<qsizetype>(mine)), stopped);
            {
                const std::scoped_lock lock(shared.mutex);
                shared.looks[mine] = std::move(look);
                shared.done.push_back(mine);
            }
            shared.changed.notify_all();
        }
    };
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < std::min(count, static_cast<std::size_t>(m_atATime)); ++i) {
        threads.emplace_back(main);
    }
    for (std::size_t told = 0; told < count; ++told) {
        HostLook look;
        {
            std::unique_lock lock(shared.mutex);
            if (!shared.changed.wait(lock, stop, [&] { return shared.done.size() > told; })) {
                break;
            }
            look = *shared.looks[shared.done[told]];
        }
        if (heard) {
            heard(look);
        }
    }
    for (std::jthread &thread : threads) {
        thread.request_stop(); // all of them first: the end takes as long as the slowest and no longer
    }
    threads.clear();
    QList<HostLook> looks;
    for (std::optional<HostLook> &look : shared.looks) {
        if (look && !stop.stop_requested()) {
            looks.append(std::move(*look));
        }
    }
    return looks;
}

} // namespace kubemori::upgrade::health
