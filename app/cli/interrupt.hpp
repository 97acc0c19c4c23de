// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stop_token>
#include <thread>

namespace kubemori::cli {

/// Turns SIGINT, SIGTERM and SIGHUP into a stop request. A second SIGINT ends the process at once. Must be made before
/// any other thread, which then inherit the blocked signals; children get the default mask back from the runner.
class Interrupt
{
public:
    Interrupt();
    ~Interrupt();
    Interrupt(const Interrupt &) = delete;
    Interrupt &operator=(const Interrupt &) = delete;

    [[nodiscard]] std::stop_token token() const { return m_source.get_token(); }
    [[nodiscard]] bool happened() const { return m_source.stop_requested(); }

private:
    int m_signals = -1;
    std::stop_source m_source;
    std::jthread m_thread;
};

} // namespace kubemori::cli
