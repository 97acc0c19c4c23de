// SPDX-License-Identifier: GPL-3.0-or-later
#include "upgrade/health/clock_reading.hpp"

#include <QDateTime>
#include <QRegularExpression>

#include <algorithm>

namespace kubemori::upgrade::health {

using namespace Qt::StringLiterals;

namespace {

/// The instants that the answer may mean, in milliseconds: a date program without nanoseconds tells whole seconds only.
std::optional<ClockReading> instantOf(const QByteArray &answer)
{
    static const QRegularExpression form(uR"(\A(\d{9,11})\.(\d{0,9})\D{0,3}\s*\z)"_s);
    const auto match = form.match(QString::fromLatin1(answer));
    if (!match.hasMatch()) {
        return {};
    }
    const qint64 seconds = match.captured(1).toLongLong() * 1000;
    const QString fraction = match.captured(2).leftJustified(3, u'0').first(3);
    return match.captured(2).isEmpty()
               ? ClockReading{.least = seconds, .most = seconds + 999}
               : ClockReading{.least = seconds + fraction.toInt(), .most = seconds + fraction.toInt()};
}

} // namespace

qint64 certainApartMs(const ClockReading &one, const ClockReading &other)
{
    return std::max({one.least - other.most, other.least - one.most, qint64{0}});
}

Result<ClockReading> readClock(command::Runner &runner, const Clock &clock, Milliseconds timeout,
                               const std::stop_token &stop)
{
    command::Command ask;
    ask.argv = {u"date"_s, u"+%s.%N"_s};
    ask.timeout = timeout;
    constexpr qsizetype longest = 200;
    QByteArray answer;
    QDateTime heard;
    const QDateTime asked = clock.utcNow();
    const auto ended = runner.run(
        ask,
        [&](command::Stream stream, QByteArrayView bytes) {
            if (stream == command::Stream::Output && answer.size() < longest) {
                answer.append(bytes.first(std::min(bytes.size(), longest)));
                heard = heard.isValid() ? heard : clock.utcNow();
            }
        },
        stop);
    if (!ended) {
        return std::unexpected(ended.error().on(runner.location()));
    }
    const auto instant = instantOf(answer);
    if (!ended->isSuccess() || !instant) {
        return fail(ErrorCode::InvalidData,
                    u"date answered \"%1\""_s.arg(QString::fromLatin1(answer.left(60).simplified())),
                    runner.location());
    }
    // It was read after it was asked for and before it was heard.
    return ClockReading{.least = instant->least - heard.toMSecsSinceEpoch(),
                        .most = instant->most - asked.toMSecsSinceEpoch()};
}

} // namespace kubemori::upgrade::health
