// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/ssh_runner.hpp"

#include "ssh/ssh_pool.hpp"

#include <utility>

namespace kubemori::ssh {

SshRunner::SshRunner(command::SshTarget target, std::shared_ptr<SshPool> pool,
                     std::shared_ptr<command::CredentialCache> credentials, Sessions sessions, command::Asking asking)
    : m_target(std::move(target))
    , m_pool(std::move(pool))
    , m_credentials(std::move(credentials))
    , m_sessions(sessions)
    , m_asking(asking)
{
}

Result<command::Exit> SshRunner::run(const command::Command &command, const command::OutputSink &sink,
                                     std::stop_token stop)
{
    const Limits limits(std::move(stop), command.timeout);
    if (auto within = limits.check(); !within) {
        return std::unexpected(within.error().on(m_target.toString()));
    }
    bool fresh = m_sessions == Sessions::AlwaysFresh;
    while (true) {
        auto lease = m_pool->lease(m_target, fresh, m_asking, limits);
        if (!lease) {
            return std::unexpected(lease.error());
        }
        auto execution = std::make_unique<RemoteExecution>(command, std::move(lease->session), m_credentials, m_asking);
        auto result = execution->run(sink, limits);
        const bool hasStarted = execution->hasStarted();
        const bool isReusable = m_sessions == Sessions::Shared;
        m_pool->giveBack(m_target, isReusable ? execution->takeSession() : nullptr, lease->generation);
        if (execution->isUnfinished()) {
            m_pool->bury(std::move(execution));
        }
        // A session that lay idle may have died unseen. Only while nothing was started is another try harmless.
        const bool mayRetry = !result && !hasStarted && !lease->isFresh && limits.check();
        if (!mayRetry) {
            return result;
        }
        fresh = true;
    }
}

QString SshRunner::location() const
{
    return m_target.toString();
}

} // namespace kubemori::ssh
