// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "ssh/limits.hpp"
#include "ssh/proxy_process.hpp"

#include <QString>

#include <concepts>
#include <memory>

struct ssh_session_struct;

namespace kubemori::ssh {

/// One libssh session. It is never used by two threads at once: the pool lends it to one run() at a time. Everything on
/// it is non-blocking; waiting happens in wait() only, which sees the stop. Owns the socket (through libssh) and the
/// proxy.
class SshSession
{
public:
    /// What a libssh call answers when it wants to be called again.
    static constexpr int again = -2;
    static constexpr int authAgain = 4;

    SshSession();
    ~SshSession();
    SshSession(const SshSession &) = delete;
    SshSession &operator=(const SshSession &) = delete;

    [[nodiscard]] ssh_session_struct *raw() const { return m_raw; }

    /// "ops@10.0.0.11", after ~/.ssh/config had its say.
    QString userAtHost;
    std::unique_ptr<ProxyProcess> proxy;

    /// Waits until something can be read or written, or `until`. Errors: Cancelled, TimedOut.
    [[nodiscard]] Result<> wait(const Limits &limits, SteadyTime until) const;

    /// Repeats a libssh call until it answers something else than `wantsAgain`. Unreachable when the server kept silent
    /// for `silence`.
    template<std::invocable Call>
    [[nodiscard]] Result<int> repeat(Call call, int wantsAgain, const Limits &limits, Milliseconds silence)
    {
        quint64 before = received();
        SteadyTime until = std::chrono::steady_clock::now() + silence;
        for (int answer = call();; answer = call()) {
            if (answer != wantsAgain) {
                return answer;
            }
            if (received() != before) {
                before = received();
                until = std::chrono::steady_clock::now() + silence;
            } else if (std::chrono::steady_clock::now() >= until) {
                return fail(ErrorCode::Unreachable, QStringLiteral("no answer for %1 ms").arg(silence.count()),
                            userAtHost);
            }
            if (auto waited = wait(limits, until); !waited) {
                return std::unexpected(waited.error().on(userAtHost));
            }
        }
    }

    /// The value of a libssh option (ssh_options_e); empty when it has none.
    [[nodiscard]] QString option(int which) const;
    [[nodiscard]] int port() const;
    /// libssh's last error as ours; what the proxy said is added.
    [[nodiscard]] Error error(ErrorCode code) const;
    [[nodiscard]] bool isConnected() const;
    /// Bytes that came from the server so far.
    [[nodiscard]] quint64 received() const;
    /// Asks the server for a sign of life; it is seen as a growing received(). Never blocks.
    void sendProbe();
    /// Whether the server answers within `longest`.
    [[nodiscard]] bool isAlive(const Limits &limits, Milliseconds longest);

private:
    struct Counters;

    ssh_session_struct *m_raw;
    std::unique_ptr<Counters> m_counters;
};

} // namespace kubemori::ssh
