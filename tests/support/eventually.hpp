// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <concepts>
#include <thread>

namespace kubemori::test {

/// Polls until the condition holds. False when the deadline passed first. Does not run the event loop.
template<std::predicate Condition>
[[nodiscard]] bool eventually(Condition condition, std::chrono::milliseconds longest = std::chrono::seconds{10})
{
    const auto end = std::chrono::steady_clock::now() + longest;
    while (!condition()) {
        if (std::chrono::steady_clock::now() >= end) {
            return false;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds{2});
    }
    return true;
}

} // namespace kubemori::test
