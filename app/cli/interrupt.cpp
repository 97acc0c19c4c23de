// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/interrupt.hpp"

#include "app/cli/exit_code.hpp"
#include "base/stop_event.hpp"

#include <array>
#include <csignal>
#include <poll.h>
#include <sys/signalfd.h>
#include <unistd.h>

namespace kubemori::cli {

namespace {

void waitForSignals(int signals, std::stop_source &source, const std::stop_token &quit)
{
    const StopEvent wakeUp(quit);
    while (!quit.stop_requested()) {
        std::array<pollfd, 2> fds{{{signals, POLLIN, 0}, {wakeUp.fd(), POLLIN, 0}}};
        ::poll(fds.data(), fds.size(), -1);
        signalfd_siginfo info{};
        if ((fds[0].revents & POLLIN) == 0 || ::read(signals, &info, sizeof info) != sizeof info) {
            continue;
        }
        if (source.stop_requested()) {
            ::_exit(Interrupted); // asked twice: the person wants out, whatever is left undone
        }
        source.request_stop();
    }
}

} // namespace

Interrupt::Interrupt()
{
    sigset_t set;
    ::sigemptyset(&set);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
        ::sigaddset(&set, signal);
    }
    ::pthread_sigmask(SIG_BLOCK, &set, nullptr);
    m_signals = ::signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
    if (m_signals >= 0) {
        m_thread = std::jthread([this](const std::stop_token &quit) { waitForSignals(m_signals, m_source, quit); });
    }
}

Interrupt::~Interrupt()
{
    m_thread.request_stop();
    if (m_thread.joinable()) {
        m_thread.join();
    }
    if (m_signals >= 0) {
        ::close(m_signals);
    }
}

} // namespace kubemori::cli
