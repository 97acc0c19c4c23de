// SPDX-License-Identifier: GPL-3.0-or-later
#include "command/runner.hpp"

#include <algorithm>
#include <utility>

namespace kubemori::command {

using namespace Qt::StringLiterals;

namespace {

/// The last lines, as far as they help a person.
QString lastLines(const QByteArray &text)
{
    constexpr qsizetype most = 5;
    constexpr qsizetype longest = 2000;
    auto lines = text.trimmed().split('\n');
    if (lines.size() > most) {
        lines = lines.last(most);
    }
    const QString joined = QString::fromUtf8(lines.join('\n')).trimmed();
    return joined.size() > longest ? QString(u'…' + joined.last(longest)) : joined;
}

} // namespace

Result<Captured> capture(Runner &runner, const Command &command, std::stop_token stop, qsizetype limit)
{
    Captured captured;
    bool isTooLong = false;
    std::stop_source tooLong;
    const std::stop_callback passOn(stop, [&tooLong] { tooLong.request_stop(); });
    const auto keep = [&](Stream stream, QByteArrayView bytes) {
        QByteArray &kept = stream == Stream::Output ? captured.output : captured.errors;
        if (bytes.size() > limit - kept.size()) {
            isTooLong = true;
            tooLong.request_stop();
            return;
        }
        kept.append(bytes);
    };
    auto exit = runner.run(command, keep, tooLong.get_token());
    if (isTooLong && !stop.stop_requested()) {
        return fail(ErrorCode::InvalidData, u"%1: more than %2 bytes of output"_s.arg(displayText(command)).arg(limit),
                    runner.location());
    }
    if (!exit) {
        return std::unexpected(exit.error());
    }
    captured.exit = *exit;
    return captured;
}

Result<Captured> captureChecked(Runner &runner, const Command &command, std::stop_token stop, qsizetype limit)
{
    auto captured = capture(runner, command, std::move(stop), limit);
    if (!captured || captured->exit.isSuccess()) {
        return captured;
    }
    const Exit &exit = captured->exit;
    const QString how = exit.signal != 0 ? u"ended by signal %1"_s.arg(exit.signal) : u"exit code %1"_s.arg(exit.code);
    const QString said = lastLines(command.terminal ? captured->output : captured->errors);
    const Error error{.code = ErrorCode::ExitedNonZero,
                      .detail = said.isEmpty() ? how : QString(how + u": "_s + said),
                      .subject = runner.location(),
                      .context = {}};
    return std::unexpected(error.during(displayText(command)));
}

} // namespace kubemori::command
