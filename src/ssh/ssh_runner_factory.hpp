// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/credential_cache.hpp"
#include "command/local_environment.hpp"
#include "command/prompter.hpp"
#include "command/runner_factory.hpp"

#include <memory>

namespace kubemori::ssh {

class SshPool;
struct PoolOptions;

/// Real runners: this machine and hosts by ssh. One is made per cluster, with the cluster's credential cache. Its
/// runners stay usable after it is gone. Thread-safe.
class SshRunnerFactory final : public command::RunnerFactory
{
public:
    SshRunnerFactory(std::shared_ptr<command::Prompter> prompter,
                     std::shared_ptr<command::CredentialCache> credentials);
    SshRunnerFactory(std::shared_ptr<command::Prompter> prompter, std::shared_ptr<command::CredentialCache> credentials,
                     const PoolOptions &options);
    ~SshRunnerFactory() override;

    /// What local programs get in their environment; before the first runner is made.
    void setLocalEnvironment(std::shared_ptr<const command::LocalEnvironment> environment);
    [[nodiscard]] std::shared_ptr<command::Runner> local() override;
    [[nodiscard]] std::shared_ptr<command::Runner> ssh(const command::SshTarget &target) override;
    [[nodiscard]] std::shared_ptr<command::Runner> sshFresh(const command::SshTarget &target) override;
    /// A login needs a key or a password that is remembered; Declined or HostKeyUnknown otherwise.
    [[nodiscard]] std::shared_ptr<command::Runner> sshQuiet(const command::SshTarget &target) override;
    /// Drops all sessions of the target: after a reboot they are of no use.
    void forget(const command::SshTarget &target);

private:
    std::shared_ptr<command::CredentialCache> m_credentials;
    std::shared_ptr<const command::LocalEnvironment> m_environment;
    std::shared_ptr<SshPool> m_pool;
};

} // namespace kubemori::ssh
