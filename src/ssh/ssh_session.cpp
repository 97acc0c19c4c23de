// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/ssh_session.hpp"

#include "base/harden_process.hpp"

#include <array>
#include <fcntl.h>
#include <libssh/libssh.h>
#include <libssh/server.h>
#include <poll.h>

namespace kubemori::ssh {

using namespace Qt::StringLiterals;

static_assert(SshSession::again == SSH_AGAIN && SshSession::authAgain == SSH_AUTH_AGAIN);

struct SshSession::Counters
{
    ssh_counter_struct socket{};
};

SshSession::SshSession()
    : m_raw(::ssh_new())
    , m_counters(std::make_unique<Counters>())
{
    ignoreBrokenPipes();
    if (m_raw != nullptr) {
        ::ssh_set_counters(m_raw, &m_counters->socket, nullptr);
        ::ssh_set_blocking(m_raw, 0);
    }
}

SshSession::~SshSession()
{
    // Without ssh_disconnect(): after that libssh would no longer close the socket it was given, and it closes it by
    // itself in some errors already, so nobody else could.
    if (m_raw != nullptr) {
        ::ssh_free(m_raw);
    }
}

Result<> SshSession::wait(const Limits &limits, SteadyTime until) const
{
    const int fd = ::ssh_get_fd(m_raw);
    if (fd >= 0) {
        // libssh makes the socket blocking when it is connected; a full send buffer would then hold us up.
        ::fcntl(fd, F_SETFL, ::fcntl(fd, F_GETFL) | O_NONBLOCK);
    }
    const bool wantsWrite = (::ssh_get_poll_flags(m_raw) & SSH_WRITE_PENDING) != 0;
    const auto events = static_cast<short>(wantsWrite ? POLLIN | POLLOUT : POLLIN);
    std::array<pollfd, 2> fds{{{fd, events, 0}, {limits.event.fd(), POLLIN, 0}}};
    ::poll(fds.data(), fds.size(), fd >= 0 ? limits.pollTime(until) : 0);
    return limits.check();
}

QString SshSession::option(int which) const
{
    char *value = nullptr;
    if (::ssh_options_get(m_raw, static_cast<ssh_options_e>(which), &value) != SSH_OK || value == nullptr) {
        return {};
    }
    QString text = QString::fromUtf8(value);
    ::ssh_string_free_char(value);
    return text;
}

int SshSession::port() const
{
    unsigned int port = 0;
    ::ssh_options_get_port(m_raw, &port);
    return port == 0 ? 22 : static_cast<int>(port);
}

Error SshSession::error(ErrorCode code) const
{
    // The text lives in the session and the next call overwrites it.
    QString detail = QString::fromUtf8(::ssh_get_error(m_raw)).simplified();
    if (const char *farewell = ::ssh_get_disconnect_message(m_raw); farewell != nullptr) {
        detail += u"; the server said: "_s + QString::fromUtf8(farewell).simplified();
    }
    if (const QString words = proxy ? proxy->lastWords() : QString(); !words.isEmpty()) {
        detail += u"; proxy: "_s + words;
    }
    return Error{.code = code, .detail = detail, .subject = userAtHost, .context = {}};
}

bool SshSession::isConnected() const
{
    return ::ssh_is_connected(m_raw) != 0 && (::ssh_get_status(m_raw) & (SSH_CLOSED | SSH_CLOSED_ERROR)) == 0;
}

quint64 SshSession::received() const
{
    return m_counters->socket.in_bytes;
}

void SshSession::sendProbe()
{
    // The first call only takes the answer to the last probe in, if there was one; the second sends. While one is
    // unanswered neither does anything.
    ::ssh_send_keepalive(m_raw);
    ::ssh_send_keepalive(m_raw);
}

bool SshSession::isAlive(const Limits &limits, Milliseconds longest)
{
    const quint64 before = received();
    const SteadyTime until = std::chrono::steady_clock::now() + longest;
    sendProbe();
    while (isConnected() && received() == before && std::chrono::steady_clock::now() < until) {
        if (!wait(limits, until)) {
            return false;
        }
        ::ssh_send_keepalive(m_raw); // reads what came
    }
    return isConnected() && received() != before;
}

} // namespace kubemori::ssh
