// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <array>
#include <thread>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace kubemori::test {

/// A server on a free port of 127.0.0.1 that says `greeting` to who comes, byte groups apart, and then keeps still or
/// hangs up.
class TcpListener
{
public:
    explicit TcpListener(QByteArray greeting, bool hangUp = false)
        : m_fd(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        static_cast<void>(::bind(m_fd, reinterpret_cast<sockaddr *>(&address), size));
        static_cast<void>(::listen(m_fd, 16));
        static_cast<void>(::getsockname(m_fd, reinterpret_cast<sockaddr *>(&address), &size));
        m_port = ntohs(address.sin_port);
        m_thread = std::jthread([fd = m_fd, greeting = std::move(greeting), hangUp](const std::stop_token &stop) {
            serve(fd, greeting, hangUp, stop);
        });
    }
    ~TcpListener()
    {
        m_thread.request_stop();
        m_thread.join();
        ::close(m_fd);
    }
    TcpListener(const TcpListener &) = delete;
    TcpListener &operator=(const TcpListener &) = delete;

    [[nodiscard]] quint16 port() const { return m_port; }

private:
    static void serve(int fd, const QByteArray &greeting, bool hangUp, const std::stop_token &stop)
    {
        while (!stop.stop_requested()) {
            pollfd watched{.fd = fd, .events = POLLIN, .revents = 0};
            if (::poll(&watched, 1, 20) <= 0) {
                continue;
            }
            const int peer = ::accept(fd, nullptr, nullptr);
            for (const char c : greeting) {
                static_cast<void>(::send(peer, &c, 1, MSG_NOSIGNAL)); // byte by byte: no read boundary may matter
            }
            if (!hangUp) {
                pollfd end{.fd = peer, .events = POLLIN, .revents = 0};
                while (!stop.stop_requested() && ::poll(&end, 1, 20) == 0) {}
            }
            ::close(peer);
        }
    }

    int m_fd;
    quint16 m_port = 0;
    std::jthread m_thread;
};

} // namespace kubemori::test
