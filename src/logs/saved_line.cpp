// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/saved_line.hpp"

#include <algorithm>
#include <chrono>
#include <optional>
#include <string_view>

namespace kubemori::logs {

namespace {

constexpr std::string_view stampForm = "dddd-dd-ddTdd:dd:dd.dddZ "; // d: a digit
constexpr qsizetype longestSource = 253;                            // of a host's name

bool hasForm(QByteArrayView line)
{
    if (line.size() < static_cast<qsizetype>(stampForm.size())) {
        return false;
    }
    return std::ranges::equal(line.first(static_cast<qsizetype>(stampForm.size())), stampForm,
                              [](char c, char form) { return form == 'd' ? c >= '0' && c <= '9' : c == form; });
}

int number(QByteArrayView line, qsizetype from, qsizetype length)
{
    int result = 0;
    for (const char c : line.sliced(from, length)) {
        result = result * 10 + (c - '0');
    }
    return result;
}

std::optional<qint64> readStamp(QByteArrayView line)
{
    using namespace std::chrono;
    if (!hasForm(line)) {
        return std::nullopt;
    }
    const year_month_day date{year(number(line, 0, 4)), month(static_cast<unsigned>(number(line, 5, 2))),
                              day(static_cast<unsigned>(number(line, 8, 2)))};
    const int hour = number(line, 11, 2);
    const int minute = number(line, 14, 2);
    const int second = number(line, 17, 2);
    if (!date.ok() || hour > 23 || minute > 59 || second > 60) {
        return std::nullopt;
    }
    const auto time = sys_days(date) + hours(hour) + minutes(minute) + seconds(second);
    return duration_cast<milliseconds>(time.time_since_epoch()).count() + number(line, 20, 3);
}

bool isHostLike(QByteArrayView word)
{
    return !word.isEmpty() && word.size() <= longestSource && std::ranges::none_of(word, [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte <= ' ' || byte == 0x7F || c == '"' || c == '\'' || c == '=' || c == '/' || c == ',';
    });
}

} // namespace

bool readSavedLine(LineDraft &line)
{
    const auto time = readStamp(line.bytes);
    if (!time) {
        return false;
    }
    const QByteArrayView rest = line.bytes.sliced(static_cast<qsizetype>(stampForm.size()));
    const qsizetype space = rest.indexOf(' ');
    if (space < 0 || !isHostLike(rest.first(space))) {
        return false;
    }
    line.timeMs = *time;
    line.source = rest.first(space) == "-" ? QString() : QString::fromUtf8(rest.first(space));
    line.bytes = rest.sliced(space + 1);
    return true;
}

} // namespace kubemori::logs
