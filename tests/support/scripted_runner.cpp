// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/scripted_runner.hpp"

#include <ranges>
#include <utility>

namespace kubemori::test {

ScriptedRunner::ScriptedRunner(QString location)
    : m_location(std::move(location))
{
}

void ScriptedRunner::on(const QString &pattern, ScriptedAnswer answer)
{
    on(pattern, [answer = std::move(answer)](const command::Command &, const std::stop_token &) { return answer; });
}

void ScriptedRunner::on(const QString &pattern, Handler handler)
{
    const std::scoped_lock lock(m_mutex);
    m_rules.emplace_back(pattern, std::move(handler));
}

QStringList ScriptedRunner::commands() const
{
    const std::scoped_lock lock(m_mutex);
    return m_commands;
}

Result<command::Exit> ScriptedRunner::run(const command::Command &command, const command::OutputSink &sink,
                                          std::stop_token stop)
{
    Handler handler;
    {
        const std::scoped_lock lock(m_mutex);
        const QString text = command::displayText(command);
        m_commands.append(text);
        for (const auto &[pattern, rule] : m_rules | std::views::reverse) {
            if (text.contains(pattern)) {
                handler = rule;
                break;
            }
        }
    }
    if (stop.stop_requested()) {
        return fail(ErrorCode::Cancelled, {}, m_location);
    }
    if (!handler) {
        return fail(ErrorCode::ProgramMissing, command::displayText(command), m_location);
    }
    const ScriptedAnswer answer = handler(command, stop);
    if (!answer.output.isEmpty()) {
        sink(command::Stream::Output, answer.output);
    }
    if (!answer.errors.isEmpty()) {
        sink(command::Stream::Error, answer.errors);
    }
    if (stop.stop_requested()) {
        return fail(ErrorCode::Cancelled, {}, m_location);
    }
    if (answer.error) {
        return std::unexpected(*answer.error);
    }
    return answer.exit;
}

QString ScriptedRunner::location() const
{
    return m_location;
}

} // namespace kubemori::test
