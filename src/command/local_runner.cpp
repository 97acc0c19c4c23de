// SPDX-License-Identifier: GPL-3.0-or-later
#include "command/local_runner.hpp"

#include "command/local_execution.hpp"

#include <utility>

namespace kubemori::command {

using namespace Qt::StringLiterals;

LocalRunner::LocalRunner(std::shared_ptr<CredentialCache> credentials,
                         std::shared_ptr<const LocalEnvironment> environment)
    : m_credentials(std::move(credentials))
    , m_environment(std::move(environment))
{
}

Result<Exit> LocalRunner::run(const Command &command, const OutputSink &sink, std::stop_token stop)
{
    if (!m_environment) {
        return LocalExecution(command, sink, std::move(stop), m_credentials, Asking::Allowed).run();
    }
    Command here = command;
    here.environment = m_environment->variables();
    here.environment.insert(command.environment);
    return LocalExecution(here, sink, std::move(stop), m_credentials, Asking::Allowed).run();
}

QString LocalRunner::location() const
{
    return u"local"_s;
}

} // namespace kubemori::command
