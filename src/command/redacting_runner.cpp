// SPDX-License-Identifier: GPL-3.0-or-later
#include "command/redacting_runner.hpp"

#include "base/stream_redactor.hpp"

#include <utility>

namespace kubemori::command {

RedactingRunner::RedactingRunner(std::shared_ptr<Runner> inner, std::shared_ptr<const Redactor> redactor)
    : m_inner(std::move(inner))
    , m_redactor(std::move(redactor))
{
}

Result<Exit> RedactingRunner::run(const Command &command, const OutputSink &sink, std::stop_token stop)
{
    StreamRedactor errors(*m_redactor);
    const auto pass = [&sink](const QByteArray &words) {
        if (sink && !words.isEmpty()) {
            sink(Stream::Error, words);
        }
    };
    auto exit = m_inner->run(
        command,
        [&](Stream stream, QByteArrayView bytes) {
            if (stream == Stream::Error) {
                pass(errors.feed(bytes));
            } else if (sink) {
                sink(stream, bytes);
            }
        },
        std::move(stop));
    pass(errors.finish());
    if (!exit) {
        exit.error().detail = m_redactor->redact(exit.error().detail);
    }
    return exit;
}

QString RedactingRunner::location() const
{
    return m_inner->location();
}

RedactingRunnerFactory::RedactingRunnerFactory(RunnerFactory &inner, std::shared_ptr<const Redactor> redactor)
    : m_inner(inner)
    , m_redactor(std::move(redactor))
{
}

std::shared_ptr<Runner> RedactingRunnerFactory::local()
{
    return std::make_shared<RedactingRunner>(m_inner.local(), m_redactor);
}

std::shared_ptr<Runner> RedactingRunnerFactory::ssh(const SshTarget &target)
{
    return std::make_shared<RedactingRunner>(m_inner.ssh(target), m_redactor);
}

std::shared_ptr<Runner> RedactingRunnerFactory::sshFresh(const SshTarget &target)
{
    return std::make_shared<RedactingRunner>(m_inner.sshFresh(target), m_redactor);
}

std::shared_ptr<Runner> RedactingRunnerFactory::sshQuiet(const SshTarget &target)
{
    return std::make_shared<RedactingRunner>(m_inner.sshQuiet(target), m_redactor);
}

} // namespace kubemori::command
