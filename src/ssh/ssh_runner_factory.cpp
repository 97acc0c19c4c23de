// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/ssh_runner_factory.hpp"

#include "base/harden_process.hpp"
#include "command/local_runner.hpp"
#include "ssh/ssh_pool.hpp"
#include "ssh/ssh_runner.hpp"

#include <mutex>
#include <utility>

namespace kubemori::ssh {

namespace {

void prepareLibrary()
{
    static std::once_flag once;
    std::call_once(once, [] {
        ignoreBrokenPipes();
        // libssh then turns ProxyJump into `ssh -W`. Its own way to jump shares one global variable between all
        // sessions and cannot ask for anything.
        qputenv("OPENSSH_PROXYJUMP", "1");
    });
}

} // namespace

SshRunnerFactory::SshRunnerFactory(std::shared_ptr<command::Prompter> prompter,
                                   std::shared_ptr<command::CredentialCache> credentials)
    : SshRunnerFactory(std::move(prompter), std::move(credentials), PoolOptions{})
{
}

SshRunnerFactory::SshRunnerFactory(std::shared_ptr<command::Prompter> prompter,
                                   std::shared_ptr<command::CredentialCache> credentials, const PoolOptions &options)
    : m_credentials(std::move(credentials))
{
    prepareLibrary();
    m_pool = std::make_shared<SshPool>(std::move(prompter), m_credentials, options);
}

SshRunnerFactory::~SshRunnerFactory() = default;

void SshRunnerFactory::setLocalEnvironment(std::shared_ptr<const command::LocalEnvironment> environment)
{
    m_environment = std::move(environment);
}

std::shared_ptr<command::Runner> SshRunnerFactory::local()
{
    return std::make_shared<command::LocalRunner>(m_credentials, m_environment);
}

std::shared_ptr<command::Runner> SshRunnerFactory::ssh(const command::SshTarget &target)
{
    return std::make_shared<SshRunner>(target, m_pool, m_credentials, SshRunner::Sessions::Shared);
}

std::shared_ptr<command::Runner> SshRunnerFactory::sshFresh(const command::SshTarget &target)
{
    return std::make_shared<SshRunner>(target, m_pool, m_credentials, SshRunner::Sessions::AlwaysFresh);
}

std::shared_ptr<command::Runner> SshRunnerFactory::sshQuiet(const command::SshTarget &target)
{
    return std::make_shared<SshRunner>(target, m_pool, m_credentials, SshRunner::Sessions::AlwaysFresh,
                                       command::Asking::OnlyRemembered);
}

void SshRunnerFactory::forget(const command::SshTarget &target)
{
    m_pool->forget(target);
}

} // namespace kubemori::ssh
