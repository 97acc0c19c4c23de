// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cluster/cluster_access.hpp"
#include "demo/demo_runner.hpp"
#include "kube/kubectl.hpp"

namespace kubemori::test {

/// A demo, and the way to its clusters that the program takes.
struct DemoAccess
{
    explicit DemoAccess(double speed = 300)
        : world(std::make_shared<demo::DemoWorld>(speed))
        , runners(world)
    {
    }

    [[nodiscard]] static cluster::Profile profile(const QString &name)
    {
        return demo::DemoWorld::profileNamed(name).value_or(cluster::Profile{});
    }
    [[nodiscard]] cluster::ClusterAccess access(const QString &name) { return {profile(name), runners}; }
    [[nodiscard]] kube::Kubectl kubectl(const QString &name)
    {
        return kube::Kubectl(access(name).controlPlaneHosts(), profile(name).timeouts.command);
    }
    [[nodiscard]] std::shared_ptr<command::Runner> on(const QString &host)
    {
        return runners.ssh({.host = host, .user = QStringLiteral("ops"), .port = 0, .identityFile = {}});
    }

    std::shared_ptr<demo::DemoWorld> world;
    demo::DemoRunnerFactory runners;
};

[[nodiscard]] inline command::Command commandOf(const QStringList &argv, bool become = false)
{
    command::Command command;
    command.argv = argv;
    command.become = become;
    return command;
}

} // namespace kubemori::test
