// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/redactor.hpp"
#include "command/runner.hpp"
#include "command/runner_factory.hpp"

#include <memory>

namespace kubemori::command {

/// A Runner whose words for people are free of secrets: standard error, from which errors and messages are made, and
/// its own errors. Standard output passes as it is, for it is data to be parsed; who shows it redacts it.
class RedactingRunner final : public Runner
{
public:
    RedactingRunner(std::shared_ptr<Runner> inner, std::shared_ptr<const Redactor> redactor);

    Result<Exit> run(const Command &command, const OutputSink &sink, std::stop_token stop) override;
    [[nodiscard]] QString location() const override;

private:
    std::shared_ptr<Runner> m_inner;
    std::shared_ptr<const Redactor> m_redactor;
};

/// A factory of such runners. Thread-safe as `inner` is.
class RedactingRunnerFactory final : public RunnerFactory
{
public:
    /// `inner` is borrowed.
    RedactingRunnerFactory(RunnerFactory &inner, std::shared_ptr<const Redactor> redactor);

    [[nodiscard]] std::shared_ptr<Runner> local() override;
    [[nodiscard]] std::shared_ptr<Runner> ssh(const SshTarget &target) override;
    [[nodiscard]] std::shared_ptr<Runner> sshFresh(const SshTarget &target) override;
    [[nodiscard]] std::shared_ptr<Runner> sshQuiet(const SshTarget &target) override;

private:
    RunnerFactory &m_inner;
    std::shared_ptr<const Redactor> m_redactor;
};

} // namespace kubemori::command
