// SPDX-License-Identifier: GPL-3.0-or-later
#include "operation/logged_runner_factory.hpp"

#include "operation/logged_runner.hpp"

#include <utility>

namespace kubemori::operation {

LoggedRunnerFactory::LoggedRunnerFactory(command::RunnerFactory &inner, std::shared_ptr<CommandLog> log)
    : m_inner(&inner)
    , m_log(std::move(log))
{
}

std::shared_ptr<command::Runner> LoggedRunnerFactory::local()
{
    return std::make_shared<LoggedRunner>(m_inner->local(), m_log);
}

std::shared_ptr<command::Runner> LoggedRunnerFactory::ssh(const command::SshTarget &target)
{
    return std::make_shared<LoggedRunner>(m_inner->ssh(target), m_log);
}

} // namespace kubemori::operation
