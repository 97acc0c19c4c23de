// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/duration_text.hpp"

#include <QRegularExpression>

namespace kubemori {

using namespace Qt::StringLiterals;

std::optional<Milliseconds> parseDuration(const QString &text)
{
    static const QRegularExpression plain(uR"(\A\d{1,7}\z)"_s);
    static const QRegularExpression parts(uR"(\A(?:(\d{1,4})h)?(?:(\d{1,6})m)?(?:(\d{1,7})s)?\z)"_s);
    if (plain.match(text).hasMatch()) {
        return std::chrono::seconds{text.toInt()};
    }
    const auto match = parts.match(text);
    if (text.isEmpty() || !match.hasMatch()) {
        return std::nullopt;
    }
    return std::chrono::hours{match.captured(1).toInt()} + std::chrono::minutes{match.captured(2).toInt()} +
           std::chrono::seconds{match.captured(3).toInt()};
}

QString durationText(Milliseconds duration)
{
    constexpr qint64 minute = 60;
    constexpr qint64 hour = 60 * minute;
    const qint64 all = std::chrono::duration_cast<std::chrono::seconds>(duration).count();
    // "90s" is what people write; from two minutes on whole units are easier to read.
    if (all < 2 * minute && all != minute) {
        return u"%1s"_s.arg(all);
    }
    QString text;
    if (all >= hour) {
        text += u"%1h"_s.arg(all / hour);
    }
    if (all % hour >= minute) {
        text += u"%1m"_s.arg(all % hour / minute);
    }
    if (all % minute != 0) {
        text += u"%1s"_s.arg(all % minute);
    }
    return text;
}

} // namespace kubemori
