// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/ssh_pool.hpp"

#include <algorithm>
#include <utility>

namespace kubemori::ssh {

using namespace Qt::StringLiterals;
using command::SshTarget;

namespace {

QString keyOf(const SshTarget &target)
{
    return target.toString() + u'\n' + target.identityFile;
}

} // namespace

SshPool::SshPool(std::shared_ptr<command::Prompter> prompter, std::shared_ptr<command::CredentialCache> credentials,
                 PoolOptions options)
    : m_options(options)
    , m_connector(std::move(prompter), std::move(credentials), options.connect)
    , m_tidier([this](const std::stop_token &stop) { keepTidy(stop); })
{
}

SshPool::~SshPool()
{
    m_tidier.request_stop();
    m_tidier.join();
    for (Burial &burial : m_burials) {
        burial.thread.request_stop();
    }
}

Result<SshPool::Lease> SshPool::lease(const SshTarget &target, bool fresh, command::Asking asking, const Limits &limits)
{
    std::unique_lock lock(m_mutex);
    Host &host = m_hosts[keyOf(target)];
    if (auto free = waitFor(lock, [&] { return host.leased < m_options.sessionsPerHost; }, limits); !free) {
        return std::unexpected(free.error().on(target.toString()));
    }
    ++host.leased;
    Lease lease{.session = nullptr, .isFresh = fresh, .generation = host.generation};
    lock.unlock();
    if (!fresh) {
        lease.session = takeIdle(host, limits);
    }
    if (!lease.session) {
        lease.isFresh = true;
        auto session = connect(host, target, asking, limits);
        if (!session) {
            giveBack(target, nullptr, 0);
            return std::unexpected(session.error().on(target.toString()));
        }
        lease.session = std::move(*session);
    }
    return lease;
}

std::unique_ptr<SshSession> SshPool::takeIdle(Host &host, const Limits &limits)
{
    while (limits.check()) {
        Idle idle;
        {
            const std::scoped_lock lock(m_mutex);
            if (host.idle.empty()) {
                return nullptr;
            }
            idle = std::move(host.idle.back()); // the youngest
            host.idle.pop_back();
        }
        const bool isTrusted = std::chrono::steady_clock::now() - idle.since < m_options.trustedFor;
        if (idle.session->isConnected() && (isTrusted || idle.session->isAlive(limits, m_options.probeTime))) {
            return std::move(idle.session);
        }
        // A host that does not answer on one of them does not on the others: it was rebooted, or the network changed.
        std::list<Idle> dead;
        const std::scoped_lock lock(m_mutex);
        dead.swap(host.idle);
    }
    return nullptr;
}

Result<std::unique_ptr<SshSession>> SshPool::connect(Host &host, const SshTarget &target, command::Asking asking,
                                                     const Limits &limits)
{
    {
        std::unique_lock lock(m_mutex);
        const auto isFree = [&] {
            return m_handshakes < m_options.handshakes && host.handshakes < m_options.handshakesPerHost;
        };
        if (auto free = waitFor(lock, isFree, limits); !free) {
            return std::unexpected(free.error());
        }
        ++m_handshakes;
        ++host.handshakes;
    }
    auto session = m_connector.connect(target, asking, limits);
    const std::scoped_lock lock(m_mutex);
    --m_handshakes;
    --host.handshakes;
    m_changed.notify_all();
    return session;
}

Result<> SshPool::waitFor(std::unique_lock<std::mutex> &lock, const std::function<bool()> &isFree, const Limits &limits)
{
    if (limits.deadline == SteadyTime::max()) {
        m_changed.wait(lock, limits.stop, isFree);
    } else {
        m_changed.wait_until(lock, limits.stop, limits.deadline, isFree);
    }
    return isFree() ? Result<>() : limits.check();
}

void SshPool::giveBack(const SshTarget &target, std::unique_ptr<SshSession> session, quint64 generation)
{
    std::list<Idle> surplus;
    const std::scoped_lock lock(m_mutex);
    Host &host = m_hosts[keyOf(target)];
    --host.leased;
    if (session && generation == host.generation) {
        host.idle.push_back({.session = std::move(session), .since = std::chrono::steady_clock::now()});
        if (std::ssize(host.idle) > m_options.idlePerHost) {
            surplus.splice(surplus.begin(), host.idle, host.idle.begin());
        }
    }
    m_changed.notify_all();
}

void SshPool::forget(const SshTarget &target)
{
    std::list<Idle> dropped;
    const std::scoped_lock lock(m_mutex);
    Host &host = m_hosts[keyOf(target)];
    ++host.generation;
    dropped.swap(host.idle);
}

void SshPool::bury(std::unique_ptr<RemoteExecution> execution)
{
    auto isDone = std::make_shared<std::atomic_bool>(false);
    std::jthread thread(
        [execution = std::move(execution), isDone, longest = m_options.burialTime](const std::stop_token &stop) {
            execution->finishKill(Limits(stop, longest), longest);
            *isDone = true;
        });
    const std::scoped_lock lock(m_mutex);
    m_burials.push_back({.thread = std::move(thread), .isDone = std::move(isDone)});
}

void SshPool::keepTidy(const std::stop_token &stop)
{
    const SystemClock clock;
    std::unique_lock lock(m_mutex);
    while (!stop.stop_requested()) {
        std::condition_variable_any never;
        never.wait_for(lock, stop, std::chrono::seconds{1}, [] { return false; });
        std::list<Idle> old; // closed after the lock is open
        std::list<Burial> done;
        const SteadyTime oldest = std::chrono::steady_clock::now() - m_options.idleTime;
        for (auto &[key, host] : m_hosts) {
            for (auto at = host.idle.begin(); at != host.idle.end();) {
                const auto next = std::next(at);
                if (at->since < oldest) {
                    old.splice(old.end(), host.idle, at);
                }
                at = next;
            }
        }
        for (auto at = m_burials.begin(); at != m_burials.end();) {
            const auto next = std::next(at);
            if (*at->isDone) {
                done.splice(done.end(), m_burials, at);
            }
            at = next;
        }
        lock.unlock();
        old.clear();
        done.clear();
        lock.lock();
    }
}

} // namespace kubemori::ssh
