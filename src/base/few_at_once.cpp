// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/few_at_once.hpp"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

namespace kubemori {

namespace {

/// What the working threads and the waiting one share.
struct Shared
{
    std::mutex mutex;
    std::condition_variable_any changed;
    std::vector<std::size_t> done; ///< in the order in which they were
    std::size_t next = 0;
};

} // namespace

void doFewAtOnce(std::size_t count, int atOnce, const std::function<void(std::size_t, const std::stop_token &)> &job,
                 const std::function<void(std::size_t)> &done, const std::stop_token &stop)
{
    Shared shared;
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
            job(mine, stopped);
            {
                const std::scoped_lock lock(shared.mutex);
                shared.done.push_back(mine);
            }
            shared.changed.notify_all();
        }
    };
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < std::min(count, static_cast<std::size_t>(std::max(atOnce, 1))); ++i) {
        threads.emplace_back(main);
    }
    for (std::size_t told = 0; told < count; ++told) {
        std::size_t which = 0;
        {
            std::unique_lock lock(shared.mutex);
            if (!shared.changed.wait(lock, stop, [&] { return shared.done.size() > told; })) {
                break;
            }
            which = shared.done[told];
        }
        if (done) {
            done(which);
        }
    }
    for (std::jthread &thread : threads) {
        thread.request_stop(); // all of them first: the end takes as long as the slowest and no longer
    }
    threads.clear();
}

} // namespace kubemori
