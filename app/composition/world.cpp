// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/world.hpp"

#include "command/redacting_runner.hpp"
#include "ssh/ssh_runner_factory.hpp"

#include <utility>

namespace kubemori::composition {

World::World(std::shared_ptr<command::Prompter> prompter,
             std::shared_ptr<const command::LocalEnvironment> environment, std::shared_ptr<command::SecretStore> keyring)
    : m_clock(std::make_unique<SystemClock>())
    , m_redactor(std::make_shared<Redactor>())
    , m_credentials(std::make_shared<command::CredentialCache>(prompter, m_redactor, std::move(keyring)))
    , m_runners(std::make_unique<ssh::SshRunnerFactory>(std::move(prompter), m_credentials))
    , m_redactingRunners(std::make_unique<command::RedactingRunnerFactory>(*m_runners, m_redactor))
{
    m_runners->setLocalEnvironment(std::move(environment));
}

World::~World() = default;

command::RunnerFactory &World::runners() const
{
    return *m_redactingRunners;
}

std::shared_ptr<command::Runner> World::freshRunner(const command::SshTarget &target) const
{
    return std::make_shared<command::RedactingRunner>(m_runners->sshFresh(target), m_redactor);
}

std::shared_ptr<command::Runner> World::quietRunner(const command::SshTarget &target) const
{
    return std::make_shared<command::RedactingRunner>(m_runners->sshQuiet(target), m_redactor);
}

cluster::ClusterAccess World::access(const cluster::Profile &profile) const
{
    return {profile, *m_redactingRunners};
}

kube::Kubectl World::kubectl(const cluster::Profile &profile) const
{
    return kube::Kubectl(access(profile).controlPlaneHosts(), profile.timeouts.command);
}

} // namespace kubemori::composition
