// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/host_pattern.hpp"

#include "inventory/python_text.hpp"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace kubemori::inventory {

using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1StringView letters("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

QRegularExpression pattern(const QString &expression)
{
    return QRegularExpression(u"\\A(?:"_s + expression + u")\\z"_s, QRegularExpression::CaseInsensitiveOption |
                                                                        QRegularExpression::UseUnicodePropertiesOption);
}

QRegularExpression ipv4Pattern()
{
    const QString part = uR"((?:[01]?[0-9]{1,2}|2[0-4][0-9]|25[0-5]|\[[0-9]+:[0-9]+(?::[0-9]+)?\]))"_s;
    return pattern(uR"((?:%1\.){3}%1)"_s.arg(part));
}

/// Every way to shorten an IPv6 address, each part a number or a range; also with an IPv4 address at the end.
QRegularExpression ipv6Pattern()
{
    const QString part = uR"((?:[0-9a-f]{1,4}|\[[0-9a-f]+:[0-9a-f]+(?::[0-9]+)?\]))"_s;
    QStringList forms{u"(?:%1:){7}%1"_s, u"(?:%1:){1,6}:"_s, u":(?::%1){1,6}"_s, u"%1?::"_s};
    for (int before = 1; before <= 6; ++before) {
        forms.append(u"(?:%1:){%2}(?::%1){1,%3}"_s.arg(u"%1"_s, QString::number(before), QString::number(7 - before)));
    }
    forms.append(
        {uR"((?:0:){6}(?:%1\.){3}%1)"_s, uR"(::(?:ffff:)?(?:%1\.){3}%1)"_s, uR"((?:0:){5}ffff:(?:%1\.){3}%1)"_s});
    return pattern(forms.join(u'|').replace(u"%1"_s, part));
}

QRegularExpression hostnamePattern()
{
    const QString range = uR"(\[(?:[a-z]:[a-z]|[0-9]+:[0-9]+)(?::[0-9]+)?\])"_s;
    const QString label = uR"((?:\w|%1)(?:[\w-]|%1)*+(?<![_-]))"_s.arg(range);
    return pattern(uR"(%1(?:\.%1)*)"_s.arg(label));
}

bool isAddress(const QString &text)
{
    static const std::array patterns{ipv4Pattern(), ipv6Pattern(), hostnamePattern()};
    return std::ranges::any_of(patterns, [&text](const auto &form) { return form.match(text).hasMatch(); });
}

/// Takes ":port" off; leaves everything as it is when what is in front is no address.
ExpandedHosts withoutPort(const QString &text)
{
    static const QRegularExpression bracketed(uR"(\A\[(.+)\]:([0-9]+)\z)"_s);
    static const QRegularExpression plain(uR"(\A((?:[^:\[\]]|\[[^\]]*\])*+):([0-9]+)\z)"_s);
    QString address = text;
    QString port;
    for (const QRegularExpression &form : {bracketed, plain}) { // one after the other, as Ansible does
        if (const auto match = form.match(address); match.hasMatch()) {
            port = match.captured(2);
            address = match.captured(1);
        }
    }
    if (!isAddress(address)) {
        return {.names = {text}, .port = std::nullopt};
    }
    return {.names = {address}, .port = port.isEmpty() ? std::nullopt : integerFromDigits(port, 10, false)};
}

/// The middle of "head[…]tail" as the texts it stands for.
class Range
{
public:
    static Checked<Range> parse(const QString &text);

    [[nodiscard]] qsizetype count() const
    {
        if (m_step > 0) {
            return m_first > m_last ? 0 : static_cast<qsizetype>((m_last - m_first) / m_step + 1);
        }
        return m_first <= m_last ? 0 : static_cast<qsizetype>((m_first - m_last - 1) / -m_step + 1);
    }

    [[nodiscard]] QString at(qsizetype index) const
    {
        const qint64 number = m_first + index * m_step;
        if (m_alphabetic) {
            return QString(letters.at(static_cast<qsizetype>(number)));
        }
        return QString::number(number).rightJustified(m_width, u'0');
    }

private:
    bool m_alphabetic = false;
    qint64 m_first = 0;
    qint64 m_last = 0; ///< upwards: the last one; downwards: the one after the last, as Python's range() has it
    qint64 m_step = 1;
    qsizetype m_width = 0;
};

std::optional<qint64> smallInteger(const QString &text)
{
    constexpr qint64 most = qint64{1} << 60; // far from where sums overflow
    const auto value = pythonInteger(text);
    const qint64 *number = value ? value->integer() : nullptr;
    return number != nullptr && *number < most && *number > -most ? std::optional(*number) : std::nullopt;
}

Checked<Range> Range::parse(const QString &text)
{
    const QStringList bounds = text.split(u':');
    if (bounds.size() != 2 && bounds.size() != 3) {
        return std::unexpected(u"a range of hosts must be [begin:end] or [begin:end:step]"_s);
    }
    const QString begin = bounds.at(0).isEmpty() ? u"0"_s : bounds.at(0);
    const QString &end = bounds.at(1);
    if (end.isEmpty()) {
        return std::unexpected(u"a range of hosts must have an end"_s);
    }
    Range range;
    if (begin.startsWith(u'0') && begin.size() > 1) {
        if (begin.size() != end.size()) {
            return std::unexpected(u"begin and end of a range with leading zeros must be equally long"_s);
        }
        range.m_width = begin.size();
    }
    const auto step = bounds.size() == 3 ? smallInteger(bounds.at(2)) : std::optional<qint64>(1);
    const qsizetype firstLetter = letters.indexOf(begin);
    const qsizetype lastLetter = letters.indexOf(end);
    if (firstLetter >= 0 && lastLetter >= 0) {
        if (firstLetter > lastLetter) {
            return std::unexpected(u"a range of hosts must not end before it begins"_s);
        }
        if (!step || *step == 0) {
            return std::unexpected(u"the step of a range must be a number other than 0"_s);
        }
        range.m_alphabetic = true;
        range.m_first = firstLetter;
        range.m_last = lastLetter;
        range.m_step = *step;
        return range;
    }
    const auto first = smallInteger(begin);
    const auto last = smallInteger(end);
    if (!first || !last) {
        return std::unexpected(u"begin and end of a range must be two letters or two numbers"_s);
    }
    if (!step || *step == 0) {
        return std::unexpected(u"the step of a range must be a number other than 0"_s);
    }
    range.m_first = *first;
    range.m_last = *step > 0 ? *last : *last + 1;
    range.m_step = *step;
    return range;
}

/// Replaces one range after the other; the first in a name varies slowest.
class Expansion
{
public:
    explicit Expansion(qsizetype most)
        : m_most(most)
        , m_stepsLeft(2 * most + 1000)
    {
    }

    Checked<> add(const QString &text)
    {
        const qsizetype open = text.indexOf(u'[');
        if (open < 0) {
            if (m_names.size() >= m_most) {
                return std::unexpected(u"the range stands for more hosts than the %1 that are left"_s.arg(m_most));
            }
            m_names.append(text);
            return {};
        }
        const qsizetype close = text.indexOf(u']');
        if (close < open || text.contains(u'|')) {
            return std::unexpected(u"the brackets in %1 are no range of hosts"_s.arg(shortened(text)));
        }
        const auto range = Range::parse(text.sliced(open + 1, close - open - 1));
        if (!range) {
            return std::unexpected(range.error());
        }
        // Ranges that stand for nothing could still be combined without end.
        if (range->count() > m_most - m_names.size() || range->count() > m_stepsLeft) {
            return std::unexpected(
                u"the range stands for %1 hosts; at most %2 are read"_s.arg(range->count()).arg(m_most));
        }
        m_stepsLeft -= range->count();
        for (qsizetype i = 0; i < range->count(); ++i) {
            if (auto added = add(text.left(open) + range->at(i) + text.sliced(close + 1)); !added) {
                return added;
            }
        }
        return {};
    }

    [[nodiscard]] QStringList take() { return std::move(m_names); }

private:
    qsizetype m_most;
    qsizetype m_stepsLeft;
    QStringList m_names;
};

} // namespace

Checked<ExpandedHosts> expandHostPattern(const QString &text, qsizetype most)
{
    ExpandedHosts hosts = withoutPort(text);
    Expansion expansion(most);
    if (const auto added = expansion.add(hosts.names.constFirst()); !added) {
        return std::unexpected(added.error());
    }
    hosts.names = expansion.take();
    return hosts;
}

} // namespace kubemori::inventory
