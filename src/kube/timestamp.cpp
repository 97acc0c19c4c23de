// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube/timestamp.hpp"

#include <QTimeZone>

#include <algorithm>
#include <chrono>
#include <optional>

namespace kubemori::kube {

namespace {

/// The decimal number in exactly these places; nothing if one is no digit.
std::optional<int> digits(std::string_view text, std::size_t from, std::size_t count)
{
    if (from + count > text.size()) {
        return std::nullopt;
    }
    int value = 0;
    for (const char c : text.substr(from, count)) {
        if (c < '0' || c > '9') {
            return std::nullopt;
        }
        value = value * 10 + (c - '0');
    }
    return value;
}

/// Takes ".123456" off the front; milliseconds, or nothing if the form is wrong.
std::optional<int> takeFraction(std::string_view &rest)
{
    if (rest.empty() || rest.front() != '.') {
        return 0;
    }
    rest.remove_prefix(1);
    int milliseconds = 0;
    int places = 0;
    for (; !rest.empty() && rest.front() >= '0' && rest.front() <= '9'; rest.remove_prefix(1), ++places) {
        if (places < 3) {
            milliseconds = milliseconds * 10 + (rest.front() - '0');
        }
    }
    if (places == 0) {
        return std::nullopt;
    }
    for (; places < 3; ++places) {
        milliseconds *= 10;
    }
    return milliseconds;
}

/// "Z" or "+09:00" as minutes.
std::optional<int> offsetMinutes(std::string_view text)
{
    if (text == "Z") {
        return 0;
    }
    if (text.size() != 6 || (text[0] != '+' && text[0] != '-') || text[3] != ':') {
        return std::nullopt;
    }
    const auto hours = digits(text, 1, 2);
    const auto minutes = digits(text, 4, 2);
    if (!hours || !minutes || *hours > 23 || *minutes > 59) {
        return std::nullopt;
    }
    return (text[0] == '-' ? -1 : 1) * (*hours * 60 + *minutes);
}

std::optional<std::chrono::sys_days> datePart(std::string_view text)
{
    const auto year = digits(text, 0, 4);
    const auto month = digits(text, 5, 2);
    const auto day = digits(text, 8, 2);
    if (!year || !month || !day || text[4] != '-' || text[7] != '-') {
        return std::nullopt;
    }
    const std::chrono::year_month_day date{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
                                           std::chrono::day{static_cast<unsigned>(*day)}};
    return date.ok() ? std::optional{std::chrono::sys_days{date}} : std::nullopt;
}

std::optional<std::chrono::seconds> timePart(std::string_view text)
{
    const auto hour = digits(text, 0, 2);
    const auto minute = digits(text, 3, 2);
    const auto second = digits(text, 6, 2);
    if (!hour || !minute || !second || text[2] != ':' || text[5] != ':' || *hour > 23 || *minute > 59 || *second > 60) {
        return std::nullopt;
    }
    return std::chrono::hours{*hour} + std::chrono::minutes{*minute} + std::chrono::seconds{*second};
}

} // namespace

QDateTime parseTimestamp(std::string_view text)
{
    if (text.size() < 20 || (text[10] != 'T' && text[10] != 't')) {
        return {};
    }
    const auto date = datePart(text);
    const auto time = timePart(text.substr(11));
    std::string_view rest = text.substr(19);
    const auto fraction = takeFraction(rest);
    const auto offset = offsetMinutes(rest);
    if (!date || !time || !fraction || !offset) {
        return {};
    }
    const auto when = *date + *time - std::chrono::minutes{*offset} + std::chrono::milliseconds{*fraction};
    return QDateTime::fromMSecsSinceEpoch(when.time_since_epoch() / std::chrono::milliseconds{1}, QTimeZone::UTC);
}

QByteArray formatTimestamp(const QDateTime &time)
{
    if (!time.isValid()) {
        return {};
    }
    const std::chrono::sys_seconds seconds{
        std::chrono::floor<std::chrono::seconds>(std::chrono::milliseconds{time.toMSecsSinceEpoch()})};
    const auto days = std::chrono::floor<std::chrono::days>(seconds);
    const std::chrono::year_month_day date{days};
    const std::chrono::hh_mm_ss clock{seconds - days};
    QByteArray text("0000-00-00T00:00:00Z");
    const auto put = [&text](qsizetype last, long value) {
        for (; value > 0; value /= 10, --last) {
            text[last] = static_cast<char>('0' + value % 10);
        }
    };
    put(3, std::clamp(static_cast<int>(date.year()), 0, 9999));
    put(6, static_cast<unsigned>(date.month()));
    put(9, static_cast<unsigned>(date.day()));
    put(12, clock.hours().count());
    put(15, clock.minutes().count());
    put(18, clock.seconds().count());
    return text;
}

} // namespace kubemori::kube
