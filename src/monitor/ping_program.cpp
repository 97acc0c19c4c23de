// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/ping_program.hpp"

#include <QRegularExpression>

#include <algorithm>
#include <cmath>
#include <utility>

using namespace Qt::StringLiterals;

namespace kubemori::monitor {

namespace {

std::optional<std::chrono::microseconds> roundTripIn(const QByteArray &output)
{
    static const QRegularExpression answer(u"bytes from .*\\btime[=<]([0-9]+(?:\\.[0-9]+)?) ?ms"_s);
    const auto match = answer.match(QString::fromUtf8(output));
    if (!match.hasMatch()) {
        return std::nullopt;
    }
    const double milliseconds = match.captured(1).toDouble();
    constexpr double tooLong = 1e6;
    if (milliseconds > tooLong) {
        return std::nullopt;
    }
    return std::chrono::microseconds(std::max(1LL, std::llround(milliseconds * 1000)));
}

bool isForbidden(const QByteArray &errors)
{
    const QByteArray text = errors.toLower();
    return text.contains("operation not permitted") || text.contains("permission denied") ||
           text.contains("cap_net_raw") || text.contains("are you root") || text.contains("lacking privilege");
}

} // namespace

PingReply parsePing(const command::Exit &exit, const QByteArray &output, const QByteArray &errors)
{
    if (exit.isSuccess()) {
        if (const auto trip = roundTripIn(output)) {
            return PingReply{.roundTrip = trip, .icmpUsable = true};
        }
        return PingReply{.roundTrip = {}, .icmpUsable = false}; // an answer we cannot read proves nothing
    }
    return PingReply{.roundTrip = {}, .icmpUsable = exit.signal == 0 && !isForbidden(errors)};
}

Result<PingReply> pingOnce(command::Runner &runner, const QString &address, Milliseconds timeout, std::stop_token stop)
{
    if (address.isEmpty() || address.startsWith(u'-')) {
        return fail(ErrorCode::InvalidInput, u"not an address"_s, address);
    }
    // ping counts whole seconds (fractions are younger than some distributions); our own deadline ends it earlier.
    const auto seconds =
        std::max(1LL, static_cast<long long>(std::chrono::ceil<std::chrono::seconds>(timeout).count()));
    constexpr Milliseconds startUp{1000};
    constexpr qsizetype longestAnswer = 65536;
    command::Command command;
    command.argv = {u"ping"_s, u"-n"_s, u"-c"_s, u"1"_s, u"-W"_s, QString::number(seconds), address};
    command.environment.insert(u"LC_ALL"_s, u"C"_s);
    command.timeout = Milliseconds(seconds * 1000) + startUp;
    command.killGrace = Milliseconds{50};
    const auto answer = command::capture(runner, command, std::move(stop), longestAnswer);
    if (answer) {
        return parsePing(answer->exit, answer->output, answer->errors);
    }
    switch (answer.error().code) {
    case ErrorCode::TimedOut:
        return PingReply{.roundTrip = {}, .icmpUsable = true};
    case ErrorCode::ProgramMissing:
    case ErrorCode::StartFailed:
    case ErrorCode::PermissionDenied:
        return PingReply{.roundTrip = {}, .icmpUsable = false};
    default:
        return std::unexpected(answer.error().on(address).during(u"pinging "_s + address));
    }
}

} // namespace kubemori::monitor
