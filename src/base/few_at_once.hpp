// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <stop_token>

namespace kubemori {

/// Does the jobs 0 to count - 1, `atOnce` of them at a time, each on some thread of its own, so that one that hangs
/// holds nobody else up. `done` (may be empty) hears of each on the thread of the call, as it is done; what the job
/// wrote is seen there. A stop is passed on to the jobs under way, and no further one is begun. Blocks; nothing of it
/// goes on afterwards.
void doFewAtOnce(std::size_t count, int atOnce, const std::function<void(std::size_t, const std::stop_token &)> &job,
                 const std::function<void(std::size_t)> &done, const std::stop_token &stop);

} // namespace kubemori
