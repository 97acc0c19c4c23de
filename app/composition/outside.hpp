// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ansible/run_store.hpp"
#include "base/clock.hpp"
#include "command/credential_cache.hpp"
#include "command/local_environment.hpp"
#include "command/runner_factory.hpp"
#include "command/secret_store.hpp"
#include "monitor/network.hpp"

#include <memory>

namespace kubemori::demo {
class DemoWorld;
}

namespace kubemori::composition {

/// What the program gives to every World, whatever the cluster. Each may be null.
struct Surroundings
{
    /// What programs on this machine get besides the environment of this program.
    std::shared_ptr<const command::LocalEnvironment> environment;
    std::shared_ptr<command::SecretStore> keyring; ///< null: what is typed is kept in memory only
    std::shared_ptr<demo::DemoWorld> demo;         ///< set: the world is the simulated one
    ansible::RunRetention retention{};             ///< of runs of ansible
};

/// What a World is made over: time, programs on hosts, and the network to them. Whoever uses it does not know whether
/// it is the real one.
struct Outside
{
    std::shared_ptr<Clock> clock;
    std::shared_ptr<command::RunnerFactory> runners;
    std::shared_ptr<monitor::Network> network;

    [[nodiscard]] static Outside real(std::shared_ptr<command::Prompter> prompter,
                                      std::shared_ptr<command::CredentialCache> credentials,
                                      std::shared_ptr<const command::LocalEnvironment> environment);
    [[nodiscard]] static Outside simulated(const std::shared_ptr<demo::DemoWorld> &demo);
};

/// Where the operations on such clusters are kept: those on simulated ones apart from all others.
[[nodiscard]] QString operationsRoot(bool simulated);
/// Where runs of ansible are kept on this machine.
[[nodiscard]] QString runsRoot(bool simulated);
/// The same for upgrades.
[[nodiscard]] QString upgradesRoot(bool simulated);
/// The same for what is remembered of the fleet.
[[nodiscard]] QString fleetFolder(bool simulated);

} // namespace kubemori::composition
