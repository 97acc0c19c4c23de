// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/world.hpp"

#include "command/redacting_runner.hpp"

#include <utility>

namespace kubemori::composition {

World::World(std::shared_ptr<command::Prompter> prompter, Surroundings surroundings)
    : m_redactor(std::make_shared<Redactor>())
    , m_credentials(std::make_shared<command::CredentialCache>(
          prompter, m_redactor, surroundings.demo ? nullptr : std::move(surroundings.keyring)))
    , m_outside(surroundings.demo
                    ? Outside::simulated(surroundings.demo)
                    : Outside::real(std::move(prompter), m_credentials, std::move(surroundings.environment)))
    , m_runners(std::make_unique<command::RedactingRunnerFactory>(*m_outside.runners, m_redactor))
    , m_retention(surroundings.retention)
{
}

World::~World() = default;

command::RunnerFactory &World::runners() const
{
    return *m_runners;
}

std::shared_ptr<command::Runner> World::freshRunner(const command::SshTarget &target) const
{
    return m_runners->sshFresh(target);
}

std::shared_ptr<command::Runner> World::quietRunner(const command::SshTarget &target) const
{
    return m_runners->sshQuiet(target);
}

cluster::ClusterAccess World::access(const cluster::Profile &profile) const
{
    return {profile, *m_runners};
}

kube::Kubectl World::kubectl(const cluster::Profile &profile) const
{
    return kube::Kubectl(access(profile).controlPlaneHosts(), profile.timeouts.command);
}

} // namespace kubemori::composition
