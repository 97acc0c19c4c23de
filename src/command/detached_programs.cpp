// SPDX-License-Identifier: GPL-3.0-or-later
#include "command/detached_programs.hpp"

#include "base/stop_event.hpp"
#include "command/child_process.hpp"

#include <algorithm>
#include <array>
#include <poll.h>
#include <sys/wait.h>

namespace kubemori::command {

using namespace Qt::StringLiterals;

namespace {

/// Where the kernel has no descriptor left that would wake us.
constexpr Milliseconds slice{50};

Result<> watched(ChildProcess &child, Milliseconds longest, const std::stop_token &stop)
{
    const SystemClock clock;
    const StopEvent stopEvent(stop);
    const SteadyTime until = clock.steadyNow() + longest;
    while (true) {
        if (const auto exit = child.poll()) {
            return exit->isSuccess() ? Result<>()
                                     : fail(ErrorCode::StartFailed,
                                            exit->signal != 0 ? u"ended at once by signal %1"_s.arg(exit->signal)
                                                              : u"ended at once with exit code %1"_s.arg(exit->code));
        }
        const auto left = std::chrono::ceil<Milliseconds>(until - clock.steadyNow());
        if (left.count() <= 0) {
            return {};
        }
        std::array<pollfd, 2> fds{{{child.pidFd(), POLLIN, 0}, {stopEvent.fd(), POLLIN, 0}}};
        const bool wakes = child.pidFd() >= 0 && stopEvent.fd() >= 0;
        ::poll(fds.data(), fds.size(), static_cast<int>((wakes ? left : std::min(left, slice)).count()));
        if (stop.stop_requested()) {
            return fail(ErrorCode::Cancelled);
        }
    }
}

} // namespace

Result<> DetachedPrograms::start(const Command &command, Milliseconds watch, const std::stop_token &stop)
{
    reap();
    auto child = ChildProcess::startApart(command);
    if (!child) {
        return std::unexpected(child.error().on(command.argv.value(0)));
    }
    const Result<> result = watched(*child, watch, stop);
    if (!child->poll()) {
        m_running.append(child->release());
    }
    return result.transform_error([&command](const Error &error) { return error.on(command.argv.value(0)); });
}

void DetachedPrograms::reap()
{
    m_running.removeIf([](pid_t program) { return ::waitpid(program, nullptr, WNOHANG) != 0; });
}

} // namespace kubemori::command
