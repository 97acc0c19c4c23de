// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cluster/cluster_access.hpp"
#include "demo/demo_checkouts.hpp"
#include "demo/demo_runner.hpp"
#include "kube/kubectl.hpp"

#include <QFile>

namespace kubemori::test {

/// A demo, and the way to its clusters that the program takes.
struct DemoAccess
{
    explicit DemoAccess(double speed = 300)
        : world(std::make_shared<demo::DemoWorld>(speed))
        , runners(world)
    {
        for (const cluster::Profile &each : demo::DemoWorld::profiles()) { // what another one left behind
            QFile::remove(demo::DemoCheckouts::failureMarkOf(each.id));
        }
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

    /// Checks a release out, and takes the cluster's inventory along. Whether it went well.
    [[nodiscard]] bool checkOut(const QString &id, const QString &tag, const QString &branch)
    {
        const auto git = [&](const QStringList &words) {
            command::Command command;
            command.argv = QStringList{QStringLiteral("git"), QStringLiteral("-C"), demo::DemoCheckouts::checkoutOf(id),
                                       QStringLiteral("checkout"), QStringLiteral("-q")} +
                           words;
            return command::captureChecked(*runners.local(), command, {}).has_value();
        };
        return git({QStringLiteral("-f"), tag}) &&
               git({branch, QStringLiteral("--"), QStringLiteral("inventory/mycluster")});
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
