// SPDX-License-Identifier: GPL-3.0-or-later
#include "operation/logged_runner.hpp"

#include "base/line_splitter.hpp"

#include <utility>

namespace kubemori::operation {

LoggedRunner::LoggedRunner(std::shared_ptr<command::Runner> inner, std::shared_ptr<CommandLog> log)
    : m_inner(std::move(inner))
    , m_log(std::move(log))
{
}

Result<command::Exit> LoggedRunner::run(const command::Command &command, const command::OutputSink &sink,
                                        std::stop_token stop)
{
    // Whole lines, so that a secret that falls on the border of two reads is still found.
    LineSplitter output([this](QByteArrayView line) { m_log->output(command::Stream::Output, line); });
    LineSplitter errors([this](QByteArrayView line) { m_log->output(command::Stream::Error, line); });
    m_log->started(command, m_inner->location());
    const auto both = [&](command::Stream stream, QByteArrayView bytes) {
        (stream == command::Stream::Output ? output : errors).feed(bytes);
        if (sink) {
            sink(stream, bytes);
        }
    };
    auto exit = m_inner->run(command, both, std::move(stop));
    output.finish();
    errors.finish();
    m_log->finished(exit);
    return exit;
}

QString LoggedRunner::location() const
{
    return m_inner->location();
}

} // namespace kubemori::operation
