// SPDX-License-Identifier: GPL-3.0-or-later
#include "ansible/line_prefix.hpp"

#include <QDateTime>
#include <QTimeZone>

#include <algorithm>
#include <array>
#include <optional>

namespace kubemori::ansible {

namespace {

constexpr std::array<QStringView, 12> months{u"January",   u"February", u"March",    u"April",
                                             u"May",       u"June",     u"July",     u"August",
                                             u"September", u"October",  u"November", u"December"};
constexpr qint64 msASecond = 1000;
constexpr qint64 msAMinute = 60 * msASecond;
constexpr qint64 msAnHour = 60 * msAMinute;

/// Reads from the front of a text; anything that does not fit leaves it broken.
class Cursor
{
public:
    explicit Cursor(QStringView text)
        : m_text(text)
    {
    }
    [[nodiscard]] bool isGood() const { return m_isGood; }
    [[nodiscard]] qsizetype position() const { return m_at; }
    [[nodiscard]] QChar peek() const { return m_at < m_text.size() ? m_text.at(m_at) : QChar(); }
    [[nodiscard]] QStringView rest() const { return m_text.sliced(m_at); }

    bool take(char16_t c)
    {
        if (peek() != c) {
            return false;
        }
        ++m_at;
        return true;
    }
    void expect(char16_t c) { m_isGood = take(c) && m_isGood; }
    int number(int fewest, int most)
    {
        int value = 0;
        int digits = 0;
        for (; digits < most && peek() >= u'0' && peek() <= u'9'; ++digits, ++m_at) {
            value = value * 10 + (peek().unicode() - u'0');
        }
        m_isGood = m_isGood && digits >= fewest;
        return value;
    }
    /// Of a second, in ms, with any number of digits; 0 without a point.
    qint64 fraction()
    {
        if (!take(u'.') && !take(u',')) {
            return 0;
        }
        qint64 ms = 0;
        qint64 unit = 100;
        for (; peek() >= u'0' && peek() <= u'9'; ++m_at, unit /= 10) {
            ms += unit * (peek().unicode() - u'0');
        }
        return ms;
    }
    /// A month by its first letters; 0: none.
    int month(bool isWhole)
    {
        for (std::size_t i = 0; i < months.size(); ++i) {
            const QStringView name = isWhole ? months.at(i) : months.at(i).first(3);
            if (rest().startsWith(name)) {
                m_at += name.size();
                return static_cast<int>(i) + 1;
            }
        }
        m_isGood = false;
        return 0;
    }
    void blanks()
    {
        m_isGood = m_isGood && peek() == u' ';
        while (take(u' ')) {}
    }

private:
    QStringView m_text;
    qsizetype m_at = 0;
    bool m_isGood = true;
};

/// "01:00:00.123" as hour and the ms since then.
struct DayTime
{
    int hour = 0;
    qint64 msOfHour = 0;
};

DayTime readDayTime(Cursor &cursor)
{
    DayTime time;
    time.hour = cursor.number(1, 2);
    cursor.expect(u':');
    time.msOfHour = cursor.number(2, 2) * msAMinute;
    cursor.expect(u':');
    time.msOfHour += cursor.number(2, 2) * msASecond;
    time.msOfHour += cursor.fraction();
    return time;
}

/// "Z", "+0900", "+09:00", "+09" in ms; nothing: no zone is given.
std::optional<qint64> readZone(Cursor &cursor)
{
    if (cursor.take(u'Z')) {
        return 0;
    }
    const bool isEast = cursor.peek() == u'+';
    if (!isEast && cursor.peek() != u'-') {
        return std::nullopt;
    }
    cursor.take(isEast ? u'+' : u'-');
    qint64 offset = cursor.number(2, 2) * msAnHour;
    cursor.take(u':');
    offset += cursor.number(0, 2) * msAMinute;
    return isEast ? offset : -offset;
}

qint64 fromUtc(QDate date, const DayTime &time, qint64 offset)
{
    if (!date.isValid()) {
        return 0;
    }
    return (date.toJulianDay() - QDate(1970, 1, 1).toJulianDay()) * 24 * msAnHour + time.hour * msAnHour +
           time.msOfHour - offset;
}

} // namespace

qint64 LinePrefix::toUtc(QDate date, int hour, qint64 msOfHour)
{
    if (!date.isValid() || hour > 23) {
        return 0;
    }
    if (date != m_offsetDate || hour != m_offsetHour) {
        m_offsetDate = date;
        m_offsetHour = hour;
        m_offsetMs = QDateTime(date, QTime(hour, 0)).offsetFromUtc() * msASecond;
    }
    return fromUtc(date, {.hour = hour, .msOfHour = msOfHour}, m_offsetMs);
}

LinePrefix::Stamp LinePrefix::readStamp(QStringView line)
{
    constexpr qsizetype shortest = 9;
    const QChar first = line.isEmpty() ? QChar() : line.front();
    if (line.size() < shortest || !(first.isDigit() || first == u'[' || first.isUpper())) {
        return {};
    }
    Cursor cursor(line);
    const bool isBracketed = cursor.take(u'[');
    qint64 timeMs = 0;
    if (cursor.peek().isUpper()) { // "Nov 28 01:00:00"
        const int month = cursor.month(false);
        cursor.blanks();
        const int day = cursor.number(1, 2);
        cursor.blanks();
        const DayTime time = readDayTime(cursor);
        if (m_written.isValid() && cursor.isGood()) {
            const QDate date(m_written.year(), month, day);
            timeMs = toUtc(date > m_written.addDays(1) ? QDate(m_written.year() - 1, month, day) : date, time.hour,
                           time.msOfHour);
        }
    } else if (line.size() > 5 && cursor.rest().sliced(2).startsWith(u':')) { // "01:00:00"
        (void)readDayTime(cursor);
    } else if (line.size() > 5 && cursor.rest().sliced(4).startsWith(u'-')) {
        const int year = cursor.number(4, 4);
        cursor.expect(u'-');
        const int month = cursor.number(2, 2);
        cursor.expect(u'-');
        const QDate date(year, month, cursor.number(2, 2));
        if (!cursor.take(u'T')) {
            cursor.expect(u' ');
        }
        const DayTime time = readDayTime(cursor);
        const auto zone = readZone(cursor);
        if (cursor.isGood()) {
            timeMs = zone ? fromUtc(date, time, *zone) : toUtc(date, time.hour, time.msOfHour);
        }
    } else { // seconds since 1970
        constexpr int digits = 10;
        const qint64 seconds =
            static_cast<qint64>(cursor.number(1, 1)) * 1'000'000'000 + cursor.number(digits - 1, digits - 1);
        timeMs = seconds * msASecond + cursor.fraction();
    }
    if (isBracketed) {
        cursor.expect(u']');
    }
    cursor.take(u':');
    if (!cursor.take(u'\t') && cursor.position() < line.size()) {
        cursor.expect(u' ');
    }
    return cursor.isGood() ? Stamp{.length = cursor.position(), .timeMs = std::max<qint64>(0, timeMs)} : Stamp{};
}

QStringView LinePrefix::behind(QStringView rest, Form form)
{
    switch (form) {
    case Form::Process: {
        const qsizetype bar = rest.startsWith(u"p=") ? rest.indexOf(u"| ") : -1;
        return bar < 0 ? rest : rest.sliced(bar + 2);
    }
    case Form::Unit: {
        const qsizetype blank = rest.indexOf(u' ');
        const qsizetype colon = rest.indexOf(u": ");
        const bool isUnit = blank > 0 && colon > blank && !rest.sliced(blank + 1, colon - blank - 1).contains(u' ');
        return isUnit ? rest.sliced(colon + 2) : rest.endsWith(u':') ? QStringView() : rest;
    }
    case Form::Source: {
        const qsizetype blank = rest.indexOf(u' ');
        return blank < 0 ? QStringView() : rest.sliced(blank + 1);
    }
    case Form::Unknown:
    case Form::Plain:
    case Form::Stamp:
        break;
    }
    return rest;
}

qint64 readProfileTime(QStringView line)
{
    line = line.trimmed();
    const qsizetype blank = line.indexOf(u' ');
    if (blank < 6 || !line.first(blank).endsWith(u"day") || !line.endsWith(u'*')) {
        return 0;
    }
    Cursor cursor(line.sliced(blank));
    cursor.blanks();
    const int day = cursor.number(1, 2);
    cursor.blanks();
    const int month = cursor.month(true);
    cursor.blanks();
    const int year = cursor.number(4, 4);
    cursor.blanks();
    const DayTime time = readDayTime(cursor);
    cursor.blanks();
    const auto zone = readZone(cursor);
    return cursor.isGood() ? std::max<qint64>(0, fromUtc(QDate(year, month, day), time, zone.value_or(0))) : 0;
}

} // namespace kubemori::ansible
