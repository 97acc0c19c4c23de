// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/tcp_probe.hpp"

#include "base/deadline.hpp"
#include "base/stop_event.hpp"
#include "base/unique_fd.hpp"
#include "monitor/socket_address.hpp"

#include <array>
#include <cerrno>
#include <system_error>

#include <poll.h>

using namespace Qt::StringLiterals;

namespace kubemori::monitor {

namespace {

// Servers may speak before their version line; nobody needs more than this.
constexpr qsizetype longestGreeting = 8192;
// How long a poll lasts at most, so that a stop is felt even if there was no eventfd to be had.
constexpr Milliseconds slice{100};

QString systemError(int number)
{
    return QString::fromStdString(std::generic_category().message(number));
}

/// One attempt: the wait that its steps share.
class Attempt
{
public:
    Attempt(QString subject, Milliseconds timeout, std::stop_token stop)
        : m_subject(std::move(subject))
        , m_deadline(m_clock, timeout)
        , m_stop(std::move(stop))
        , m_event(m_stop)
    {
    }

    Result<UniqueFd> connect(const SocketAddress &address);
    Result<> awaitGreeting(int fd);

private:
    Result<> wait(int fd, short events);

    QString m_subject;
    SystemClock m_clock;
    Deadline m_deadline;
    std::stop_token m_stop;
    StopEvent m_event;
};

Result<> Attempt::wait(int fd, short events)
{
    for (;;) {
        if (m_stop.stop_requested()) {
            return fail(ErrorCode::Cancelled, {}, m_subject);
        }
        if (m_deadline.hasPassed(m_clock)) {
            return fail(ErrorCode::TimedOut, u"no answer"_s, m_subject);
        }
        std::array<pollfd, 2> watched{pollfd{.fd = fd, .events = events, .revents = 0},
                                      pollfd{.fd = m_event.fd(), .events = POLLIN, .revents = 0}};
        const auto most = static_cast<int>(m_deadline.left(m_clock, slice).count());
        const int ready = ::poll(watched.data(), watched.size(), most);
        if (ready < 0 && errno != EINTR) {
            return fail(ErrorCode::Io, u"poll: "_s + systemError(errno), m_subject);
        }
        if (ready > 0 && watched[0].revents != 0) {
            return {};
        }
    }
}

Result<UniqueFd> Attempt::connect(const SocketAddress &address)
{
    UniqueFd fd(::socket(address.family(), SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    if (!fd.isOpen()) {
        return fail(ErrorCode::Io, u"socket: "_s + systemError(errno), m_subject);
    }
    if (::connect(fd.get(), address.data(), address.size) == 0) {
        return fd;
    }
    if (errno != EINPROGRESS) {
        return fail(ErrorCode::Unreachable, systemError(errno), m_subject);
    }
    if (const auto waited = wait(fd.get(), POLLOUT); !waited) {
        return std::unexpected(waited.error());
    }
    int outcome = 0;
    socklen_t size = sizeof outcome;
    if (::getsockopt(fd.get(), SOL_SOCKET, SO_ERROR, &outcome, &size) != 0) {
        return fail(ErrorCode::Io, u"getsockopt: "_s + systemError(errno), m_subject);
    }
    if (outcome != 0) {
        return fail(outcome == ETIMEDOUT ? ErrorCode::TimedOut : ErrorCode::Unreachable, systemError(outcome),
                    m_subject);
    }
    return fd;
}

Result<> Attempt::awaitGreeting(int fd)
{
    QByteArray said;
    while (said.size() < longestGreeting) {
        if (const auto waited = wait(fd, POLLIN); !waited) {
            return waited;
        }
        std::array<char, 1024> buffer{};
        const auto got = ::recv(fd, buffer.data(), buffer.size(), 0);
        if (got < 0 && (errno == EINTR || errno == EAGAIN)) {
            continue;
        }
        if (got < 0) {
            return fail(ErrorCode::Unreachable, systemError(errno), m_subject);
        }
        if (got == 0) {
            return fail(ErrorCode::Unreachable, u"closed before it said SSH-"_s, m_subject);
        }
        said.append(buffer.data(), got);
        if (said.startsWith("SSH-") || said.contains("\nSSH-")) {
            return {};
        }
    }
    return fail(ErrorCode::InvalidData, u"speaks, but not ssh"_s, m_subject);
}

Result<> probe(const QString &address, quint16 port, Milliseconds timeout, std::stop_token stop, bool expectSsh)
{
    const QString subject = u"%1 port %2"_s.arg(address).arg(port);
    const auto target = parseAddress(address, port);
    if (!target) {
        return fail(ErrorCode::InvalidInput, u"not an IP address"_s, subject);
    }
    Attempt attempt(subject, timeout, std::move(stop));
    const auto connection = attempt.connect(*target);
    if (!connection) {
        return std::unexpected(connection.error());
    }
    return expectSsh ? attempt.awaitGreeting(connection->get()) : Result<>{};
}

} // namespace

Result<> probeTcp(const QString &address, quint16 port, Milliseconds timeout, std::stop_token stop)
{
    return probe(address, port, timeout, std::move(stop), false);
}

Result<> probeSsh(const QString &address, quint16 port, Milliseconds timeout, std::stop_token stop)
{
    return probe(address, port, timeout, std::move(stop), true);
}

} // namespace kubemori::monitor
