// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/harden_process.hpp"

#include <cerrno>
#include <csignal>
#include <mutex>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

namespace kubemori {

void hardenProcess()
{
    ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
    const rlimit none{.rlim_cur = 0, .rlim_max = 0};
    ::setrlimit(RLIMIT_CORE, &none);
    ignoreBrokenPipes();
}

void ignoreBrokenPipes()
{
    static std::once_flag once;
    std::call_once(once, [] {
        struct sigaction current{};
        if (::sigaction(SIGPIPE, nullptr, &current) == 0 && current.sa_handler == SIG_DFL) {
            current.sa_handler = SIG_IGN;
            ::sigaction(SIGPIPE, &current, nullptr);
        }
    });
}

ssize_t writeQuietly(int fd, const char *bytes, std::size_t size)
{
    sigset_t pipe;
    sigset_t before;
    ::sigemptyset(&pipe);
    ::sigaddset(&pipe, SIGPIPE);
    ::pthread_sigmask(SIG_BLOCK, &pipe, &before);
    const ssize_t written = ::write(fd, bytes, size);
    const int error = errno;
    if (written < 0 && error == EPIPE) {
        const timespec none{.tv_sec = 0, .tv_nsec = 0};
        ::sigtimedwait(&pipe, nullptr, &none); // the signal went to this thread; take it off
    }
    ::pthread_sigmask(SIG_SETMASK, &before, nullptr);
    errno = error;
    return written;
}

} // namespace kubemori
