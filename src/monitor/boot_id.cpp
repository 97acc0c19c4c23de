// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/boot_id.hpp"

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace kubemori::monitor {

namespace {

constexpr qsizetype longestAnswer = 4096;

bool isHexDigit(QChar c)
{
    return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F');
}

/// The only line of an answer, without its line feed; none when there are more lines or none.
std::optional<QString> onlyLine(const QByteArray &output)
{
    QByteArrayView line(output);
    if (line.endsWith('\n')) {
        line.chop(1);
    }
    if (line.isEmpty() || line.contains('\n')) {
        return std::nullopt;
    }
    return QString::fromLatin1(line);
}

Result<QString> readLine(command::Runner &runner, const QString &file, Milliseconds timeout, std::stop_token stop)
{
    command::Command command;
    command.argv = {u"cat"_s, file};
    command.timeout = timeout;
    const auto answer = command::captureChecked(runner, command, std::move(stop), longestAnswer);
    if (!answer) {
        return std::unexpected(answer.error().on(runner.location()).during(u"reading "_s + file));
    }
    const auto line = onlyLine(answer->output);
    if (!line) {
        return fail(ErrorCode::InvalidData, file + u": not exactly one line"_s, runner.location());
    }
    return *line;
}

} // namespace

std::optional<BootId> BootId::parse(QStringView text)
{
    constexpr std::array<qsizetype, 4> dashes{8, 13, 18, 23};
    if (text.size() != 36) {
        return std::nullopt;
    }
    bool onlyZeros = true;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (std::ranges::find(dashes, i) != dashes.end()) {
            if (c != u'-') {
                return std::nullopt;
            }
        } else if (!isHexDigit(c)) {
            return std::nullopt;
        } else if (c != u'0') {
            onlyZeros = false;
        }
    }
    if (onlyZeros) {
        return std::nullopt;
    }
    return BootId(text.toString().toLower());
}

bool rebootProved(const std::optional<BootId> &before, const std::optional<BootId> &after)
{
    return before && after && *before != *after;
}

Result<BootId> readBootId(command::Runner &runner, Milliseconds timeout, std::stop_token stop)
{
    const auto line = readLine(runner, u"/proc/sys/kernel/random/boot_id"_s, timeout, std::move(stop));
    if (!line) {
        return std::unexpected(line.error());
    }
    const auto id = BootId::parse(*line);
    if (!id) {
        return fail(ErrorCode::InvalidData, u"not a boot id: "_s + line->left(80), runner.location());
    }
    return *id;
}

Result<Milliseconds> readUptime(command::Runner &runner, Milliseconds timeout, std::stop_token stop)
{
    const auto line = readLine(runner, u"/proc/uptime"_s, timeout, std::move(stop));
    if (!line) {
        return std::unexpected(line.error());
    }
    bool good = false;
    const double seconds = line->section(u' ', 0, 0).toDouble(&good);
    constexpr double hundredYears = 3.2e9;
    if (!good || !(seconds >= 0.0 && seconds < hundredYears)) {
        return fail(ErrorCode::InvalidData, u"not an uptime: "_s + line->left(80), runner.location());
    }
    return std::chrono::duration_cast<Milliseconds>(std::chrono::duration<double>(seconds));
}

} // namespace kubemori::monitor
