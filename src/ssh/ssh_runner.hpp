// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/credential_cache.hpp"
#include "command/runner_factory.hpp"

#include <memory>

namespace kubemori::ssh {

class SshPool;

/// Runs programs on one host by ssh. Each run() has a session for itself; idle ones are used again. Thread-safe.
class SshRunner final : public command::Runner
{
public:
    enum class Sessions { Shared, AlwaysFresh };

    SshRunner(command::SshTarget target, std::shared_ptr<SshPool> pool,
              std::shared_ptr<command::CredentialCache> credentials, Sessions sessions,
              command::Asking asking = command::Asking::Allowed);

    Result<command::Exit> run(const command::Command &command, const command::OutputSink &sink,
                              std::stop_token stop) override;
    [[nodiscard]] QString location() const override;

private:
    command::SshTarget m_target;
    std::shared_ptr<SshPool> m_pool;
    std::shared_ptr<command::CredentialCache> m_credentials;
    Sessions m_sessions;
    command::Asking m_asking;
};

} // namespace kubemori::ssh
