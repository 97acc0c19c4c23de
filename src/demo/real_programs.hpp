// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/runner.hpp"
#include "demo/demo_checkouts.hpp"

#include <optional>

namespace kubemori::demo {

/// What of the admin's machine is not simulated: git and the reading and writing of files, in the demo's own checkouts
/// and nowhere else. Deadlines are of our time. Blocks; thread-safe.
class RealPrograms
{
public:
    /// Runs the command, after the checkout was made that it works in; nothing when it is to be simulated. As no
    /// administrator: Command::become plays no part. Errors: those of LocalRunner and of DemoCheckouts::make().
    [[nodiscard]] std::optional<Result<command::Exit>>
    run(const command::Command &command, const command::OutputSink &sink, const std::stop_token &stop);
    [[nodiscard]] DemoCheckouts &checkouts() { return m_checkouts; }

private:
    [[nodiscard]] Result<command::Exit> runHere(const command::Command &command, const command::OutputSink &sink,
                                                const std::stop_token &stop);

    DemoCheckouts m_checkouts;
    command::LocalRunner m_runner;
};

} // namespace kubemori::demo
