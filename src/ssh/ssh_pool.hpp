// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ssh/connector.hpp"
#include "ssh/remote_execution.hpp"

#include <atomic>
#include <condition_variable>
#include <functional>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <thread>

namespace kubemori::ssh {

struct PoolOptions
{
    ConnectOptions connect;
    int handshakes = 8;        ///< at the same time, to all hosts
    int handshakesPerHost = 4; ///< below OpenSSH's MaxStartups (10), with room for others
    int sessionsPerHost = 32;  ///< commands that run on a host at the same time; more wait
    int idlePerHost = 4;
    Milliseconds idleTime{std::chrono::seconds{60}};
    Milliseconds trustedFor{
        std::chrono::seconds{2}}; ///< an idle session is asked for a sign of life when older than this
    Milliseconds probeTime{std::chrono::seconds{3}};
    Milliseconds burialTime{std::chrono::seconds{15}};
};

/// Sessions that are logged in and idle, by target; lent to one run() at a time. Also goes on ending remote processes
/// whose server did not answer when their command was stopped. Thread-safe.
class SshPool
{
public:
    SshPool(std::shared_ptr<command::Prompter> prompter, std::shared_ptr<command::CredentialCache> credentials,
            PoolOptions options);
    /// Closes everything; burials under way are given up.
    ~SshPool();
    SshPool(const SshPool &) = delete;
    SshPool &operator=(const SshPool &) = delete;

    struct Lease
    {
        std::unique_ptr<SshSession> session;
        bool isFresh = false;
        quint64 generation = 0;
    };

    /// A live session; an idle one unless `fresh` is wanted. Each lease must end with giveBack(). Errors: Connector's.
    [[nodiscard]] Result<Lease> lease(const command::SshTarget &target, bool fresh, command::Asking asking,
                                      const Limits &limits);
    /// `session` may be null: it was of no more use.
    void giveBack(const command::SshTarget &target, std::unique_ptr<SshSession> session, quint64 generation);
    /// Drops all sessions of the target, those in use when they are given back.
    void forget(const command::SshTarget &target);
    /// Goes on ending what still runs there, in the background.
    void bury(std::unique_ptr<RemoteExecution> execution);

private:
    struct Idle
    {
        std::unique_ptr<SshSession> session;
        SteadyTime since;
    };
    struct Host
    {
        std::list<Idle> idle;
        int handshakes = 0;
        int leased = 0;
        quint64 generation = 1;
    };
    struct Burial
    {
        std::jthread thread;
        std::shared_ptr<std::atomic_bool> isDone;
    };

    [[nodiscard]] std::unique_ptr<SshSession> takeIdle(Host &host, const Limits &limits);
    [[nodiscard]] Result<std::unique_ptr<SshSession>> connect(Host &host, const command::SshTarget &target,
                                                              command::Asking asking, const Limits &limits);
    /// Waits under the lock until `isFree`.
    [[nodiscard]] Result<> waitFor(std::unique_lock<std::mutex> &lock, const std::function<bool()> &isFree,
                                   const Limits &limits);
    void keepTidy(const std::stop_token &stop);

    PoolOptions m_options;
    Connector m_connector;
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::map<QString, Host> m_hosts; ///< entries are never removed, so references stay good
    int m_handshakes = 0;
    std::list<Burial> m_burials;
    std::jthread m_tidier;
};

} // namespace kubemori::ssh
