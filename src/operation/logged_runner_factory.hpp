// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/runner_factory.hpp"
#include "operation/command_log.hpp"

#include <memory>

namespace kubemori::operation {

/// A factory whose runners tell a CommandLog.
class LoggedRunnerFactory final : public command::RunnerFactory
{
public:
    /// `inner` is borrowed.
    LoggedRunnerFactory(command::RunnerFactory &inner, std::shared_ptr<CommandLog> log);

    [[nodiscard]] std::shared_ptr<command::Runner> local() override;
    [[nodiscard]] std::shared_ptr<command::Runner> ssh(const command::SshTarget &target) override;

private:
    command::RunnerFactory *m_inner;
    std::shared_ptr<CommandLog> m_log;
};

} // namespace kubemori::operation
