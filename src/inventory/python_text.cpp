// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/python_text.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <vector>

namespace kubemori::inventory {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostDigits = 4300; // sys.get_int_max_str_digits()

bool isPythonSpace(QChar c)
{
    return c.isSpace() || (c.unicode() >= 0x1c && c.unicode() <= 0x1f);
}

bool endsLine(QChar c)
{
    switch (c.unicode()) {
    case '\n':
    case '\v':
    case '\f':
    case '\r':
    case 0x1c:
    case 0x1d:
    case 0x1e:
    case 0x85:
    case 0x2028:
    case 0x2029:
        return true;
    default:
        return false;
    }
}

int digitOf(QChar c)
{
    const char16_t unit = c.unicode();
    if (unit >= '0' && unit <= '9') {
        return unit - '0';
    }
    if (unit >= 'a' && unit <= 'f') {
        return unit - 'a' + 10;
    }
    return unit >= 'A' && unit <= 'F' ? unit - 'A' + 10 : 16;
}

/// Decimal digits of a number given in another base, by long multiplication in steps of 10^9.
QString decimalDigits(QStringView digits, int base)
{
    constexpr std::uint64_t step = 1'000'000'000;
    std::vector<std::uint64_t> limbs{0};
    for (const QChar c : digits) {
        std::uint64_t carry = static_cast<std::uint64_t>(digitOf(c));
        for (std::uint64_t &limb : limbs) {
            carry += limb * static_cast<std::uint64_t>(base);
            limb = carry % step;
            carry /= step;
        }
        if (carry != 0) {
            limbs.push_back(carry);
        }
    }
    QString text = QString::number(limbs.back());
    for (auto limb = limbs.rbegin() + 1; limb != limbs.rend(); ++limb) {
        text += QString::number(*limb).rightJustified(9, u'0');
    }
    return text;
}

} // namespace

QStringView pythonStrip(QStringView text)
{
    while (!text.isEmpty() && isPythonSpace(text.front())) {
        text = text.sliced(1);
    }
    while (!text.isEmpty() && isPythonSpace(text.back())) {
        text.chop(1);
    }
    return text;
}

QStringList pythonLines(const QString &text)
{
    QStringList lines;
    qsizetype start = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (endsLine(text.at(i))) {
            lines.append(text.sliced(start, i - start));
            i += text.at(i) == u'\r' && i + 1 < text.size() && text.at(i + 1) == u'\n' ? 1 : 0;
            start = i + 1;
        }
    }
    if (start < text.size()) {
        lines.append(text.sliced(start));
    }
    return lines;
}

std::optional<Value> integerFromDigits(QStringView digits, int base, bool negative)
{
    while (digits.size() > 1 && digits.front() == u'0') {
        digits = digits.sliced(1);
    }
    if (digits.isEmpty() || digits.size() > mostDigits * 4 ||
        std::ranges::any_of(digits, [base](QChar c) { return digitOf(c) >= base; })) {
        return std::nullopt;
    }
    bool fits = false;
    const qulonglong small = digits.toULongLong(&fits, base);
    constexpr auto most = static_cast<qulonglong>(std::numeric_limits<qint64>::max());
    if (fits && negative && small == most + 1) {
        return Value(std::numeric_limits<qint64>::min());
    }
    if (fits && small <= most) {
        return Value(negative ? -static_cast<qint64>(small) : static_cast<qint64>(small));
    }
    const QString decimal = base == 10 ? digits.toString() : decimalDigits(digits, base);
    if (decimal.size() > mostDigits) {
        return std::nullopt;
    }
    return Value(BigInteger{negative ? QString(u'-' + decimal) : decimal});
}

std::optional<Value> pythonInteger(QStringView text)
{
    text = pythonStrip(text);
    const bool negative = text.startsWith(u'-');
    if (negative || text.startsWith(u'+')) {
        text = text.sliced(1);
    }
    QString digits;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool between = i > 0 && i + 1 < text.size() && text.at(i - 1) != u'_';
        if (text.at(i) == u'_' && between) {
            continue;
        }
        const int digit = text.at(i).digitValue(); // those of every script, as int() takes them
        if (digit < 0) {
            return std::nullopt;
        }
        digits += QChar(u'0' + digit);
    }
    return integerFromDigits(digits, 10, negative);
}

QString shortened(QStringView text)
{
    constexpr qsizetype longest = 60;
    QString plain = text.left(longest).toString();
    for (QChar &c : plain) {
        c = c.isPrint() || c.isSurrogate() ? c : u'?';
    }
    return u'"' + plain + (text.size() > longest ? u"…\""_s : u"\""_s);
}

} // namespace kubemori::inventory
