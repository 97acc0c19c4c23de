// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/runner.hpp"
#include "operation/command_log.hpp"

#include <memory>

namespace kubemori::operation {

/// A Runner that tells a CommandLog of every command with its output. For use on the operation's thread only.
class LoggedRunner final : public command::Runner
{
public:
    LoggedRunner(std::shared_ptr<command::Runner> inner, std::shared_ptr<CommandLog> log);

    Result<command::Exit> run(const command::Command &command, const command::OutputSink &sink,
                              std::stop_token stop) override;
    [[nodiscard]] QString location() const override;

private:
    std::shared_ptr<command::Runner> m_inner;
    std::shared_ptr<CommandLog> m_log;
};

} // namespace kubemori::operation
