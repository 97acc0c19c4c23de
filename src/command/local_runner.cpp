// SPDX-License-Identifier: GPL-3.0-or-later
#include "command/local_runner.hpp"

#include "command/local_execution.hpp"

#include <utility>

namespace kubemori::command {

using namespace Qt::StringLiterals;

LocalRunner::LocalRunner(std::shared_ptr<CredentialCache> credentials)
    : m_credentials(std::move(credentials))
{
}

Result<Exit> LocalRunner::run(const Command &command, const OutputSink &sink, std::stop_token stop)
{
    return LocalExecution(command, sink, std::move(stop), m_credentials, Asking::Allowed).run();
}

QString LocalRunner::location() const
{
    return u"local"_s;
}

} // namespace kubemori::command
