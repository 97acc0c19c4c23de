// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/credential_cache.hpp"
#include "command/local_environment.hpp"
#include "command/runner.hpp"

#include <memory>

namespace kubemori::command {

/// Runs programs on this machine, each in a process group of its own. What is left of the group when the program ended
/// by itself is ended too; a daemon that made its own session is not. Thread-safe.
class LocalRunner final : public Runner
{
public:
    /// `credentials` give the sudo password for Command::become; without them a sudo that asks is BecomeFailed.
    /// `environment` is added to that of every program; what a command says itself goes before.
    explicit LocalRunner(std::shared_ptr<CredentialCache> credentials = {},
                         std::shared_ptr<const LocalEnvironment> environment = {});

    Result<Exit> run(const Command &command, const OutputSink &sink, std::stop_token stop) override;
    [[nodiscard]] QString location() const override;

private:
    std::shared_ptr<CredentialCache> m_credentials;
    std::shared_ptr<const LocalEnvironment> m_environment;
};

} // namespace kubemori::command
