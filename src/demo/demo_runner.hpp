// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/runner_factory.hpp"
#include "demo/demo_world.hpp"

#include <optional>

namespace kubemori::demo {

/// Runs simulated programs on one machine of the demo, or on the admin's own, where RealPrograms are not simulated.
/// Deadlines are of the demo's time.
/// Thread-safe.
class DemoRunner final : public command::Runner
{
public:
    /// Without a target it is the admin's machine.
    explicit DemoRunner(std::shared_ptr<DemoWorld> world, std::optional<command::SshTarget> target = {});

    Result<command::Exit> run(const command::Command &command, const command::OutputSink &sink,
                              std::stop_token stop) override;
    /// "demo:local", "demo:ops@198.18.1.11".
    [[nodiscard]] QString location() const override;

private:
    /// Where the command runs; Unreachable after the time that a connection attempt takes.
    [[nodiscard]] Result<DemoWorld::Machine> reach(const command::Command &command, const std::stop_token &stop);
    /// Tells the cluster which release its checkout has: that is what a playbook installs.
    void bringRelease(SharedCluster &cluster, const std::stop_token &stop);

    std::shared_ptr<DemoWorld> m_world;
    std::optional<command::SshTarget> m_target;
};

/// Runners for the machines of the demo.
class DemoRunnerFactory final : public command::RunnerFactory
{
public:
    explicit DemoRunnerFactory(std::shared_ptr<DemoWorld> world);

    [[nodiscard]] std::shared_ptr<command::Runner> local() override;
    [[nodiscard]] std::shared_ptr<command::Runner> ssh(const command::SshTarget &target) override;

private:
    std::shared_ptr<DemoWorld> m_world;
};

} // namespace kubemori::demo
