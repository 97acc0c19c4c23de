// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/outside.hpp"

#include "ansible/run_store.hpp"
#include "demo/demo_network.hpp"
#include "demo/demo_runner.hpp"
#include "fleet/fleet_store.hpp"
#include "operation/operation_folder.hpp"
#include "ssh/ssh_runner_factory.hpp"
#include "upgrade/upgrade_store.hpp"

#include <QFileInfo>

#include <utility>

namespace kubemori::composition {

using namespace Qt::StringLiterals;

Outside Outside::real(std::shared_ptr<command::Prompter> prompter,
                      std::shared_ptr<command::CredentialCache> credentials,
                      std::shared_ptr<const command::LocalEnvironment> environment)
{
    auto runners = std::make_shared<ssh::SshRunnerFactory>(std::move(prompter), std::move(credentials));
    runners->setLocalEnvironment(std::move(environment));
    return {.clock = std::make_shared<SystemClock>(),
            .runners = std::move(runners),
            .network = std::make_shared<monitor::SystemNetwork>()};
}

Outside Outside::simulated(const std::shared_ptr<demo::DemoWorld> &demo)
{
    return {.clock = std::shared_ptr<Clock>(demo, &demo->clock()),
            .runners = std::make_shared<demo::DemoRunnerFactory>(demo),
            .network = std::make_shared<demo::DemoNetwork>(demo)};
}

namespace {

/// ".../kubemori/operations" becomes ".../kubemori/demo/operations".
QString inDemo(const QString &path, bool simulated)
{
    return simulated ? QString(QFileInfo(path).path() + u"/demo/"_s + QFileInfo(path).fileName()) : path;
}

} // namespace

QString operationsRoot(bool simulated)
{
    return inDemo(operation::defaultOperationsRoot(), simulated);
}

QString runsRoot(bool simulated)
{
    return inDemo(ansible::defaultRunsRoot(), simulated);
}

QString upgradesRoot(bool simulated)
{
    return inDemo(upgrade::UpgradeStore::defaultRoot(), simulated);
}

QString fleetFolder(bool simulated)
{
    return inDemo(fleet::FleetStore::defaultFolder(), simulated);
}

} // namespace kubemori::composition
