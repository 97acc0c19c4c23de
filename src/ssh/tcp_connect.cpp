// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/tcp_connect.hpp"

#include "ssh/resolver.hpp"

#include <array>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <utility>

namespace kubemori::ssh {

using namespace Qt::StringLiterals;

namespace {

void setOption(const UniqueFd &fd, int level, int option, int value)
{
    ::setsockopt(fd.get(), level, option, &value, sizeof value);
}

void watchPeer(const UniqueFd &fd)
{
    setOption(fd, IPPROTO_TCP, TCP_NODELAY, 1);
    setOption(fd, SOL_SOCKET, SO_KEEPALIVE, 1);
    setOption(fd, IPPROTO_TCP, TCP_KEEPIDLE, 5);
    setOption(fd, IPPROTO_TCP, TCP_KEEPINTVL, 3);
    setOption(fd, IPPROTO_TCP, TCP_KEEPCNT, 3);
    setOption(fd, IPPROTO_TCP, TCP_USER_TIMEOUT, 12000);
}

/// An errno; 0: connected.
Result<int> waitConnected(const UniqueFd &fd, const Limits &limits, SteadyTime until)
{
    while (true) {
        std::array<pollfd, 2> fds{{{fd.get(), POLLOUT, 0}, {limits.event.fd(), POLLIN, 0}}};
        ::poll(fds.data(), fds.size(), limits.pollTime(until));
        if (auto within = limits.check(); !within) {
            return std::unexpected(within.error());
        }
        if (fds[0].revents != 0) {
            int error = 0;
            socklen_t size = sizeof error;
            ::getsockopt(fd.get(), SOL_SOCKET, SO_ERROR, &error, &size);
            return error;
        }
        if (std::chrono::steady_clock::now() >= until) {
            return ETIMEDOUT;
        }
    }
}

} // namespace

Result<UniqueFd> connectTcp(const QString &host, int port, const Limits &limits, SteadyTime until)
{
    const auto addresses = resolve(host, port, limits, until);
    if (!addresses) {
        return std::unexpected(addresses.error());
    }
    QStringList reasons;
    qsizetype left = addresses->size();
    for (const Address &address : *addresses) {
        // What is left is shared, so that a first address that swallows packets does not cost the others their turn.
        const SteadyTime now = std::chrono::steady_clock::now();
        const SteadyTime share = now + std::max(until - now, SteadyTime::duration{0}) / left--;
        UniqueFd fd(::socket(address.storage.ss_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, IPPROTO_TCP));
        int error = fd.isOpen() ? 0 : errno;
        if (fd.isOpen()) {
            watchPeer(fd);
            if (::connect(fd.get(), reinterpret_cast<const sockaddr *>(&address.storage), address.length) != 0) {
                error = errno;
            }
        }
        if (error == EINPROGRESS) {
            const auto waited = waitConnected(fd, limits, share);
            if (!waited) {
                return std::unexpected(waited.error().during(u"connecting to "_s + address.toString()));
            }
            error = *waited;
        }
        if (error == 0) {
            return fd;
        }
        reasons += u"%1 port %2: %3"_s.arg(address.toString()).arg(port).arg(qt_error_string(error));
    }
    return fail(ErrorCode::Unreachable, reasons.join(u"; "_s));
}

} // namespace kubemori::ssh
