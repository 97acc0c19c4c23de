// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/version.hpp"

#include <QRegularExpression>

namespace kubemori {

using namespace Qt::StringLiterals;

std::optional<Version> Version::parse(QStringView text)
{
    static const QRegularExpression form(
        uR"(\A\s*v?(\d{1,6})\.(\d{1,6})(?:\.(\d{1,6}))?(?:-?((?:alpha|beta|rc|dev|a|b)[0-9A-Za-z.-]*))?(?:\+[0-9A-Za-z.-]*)?\s*\z)"_s);
    const auto match = form.matchView(text);
    if (!match.hasMatch()) {
        return std::nullopt;
    }
    return Version{.major = match.captured(1).toInt(),
                   .minor = match.captured(2).toInt(),
                   .patch = match.captured(3).toInt(),
                   .pre = match.captured(4)};
}

QString Version::toString() const
{
    const QString numbers = u"%1.%2.%3"_s.arg(major).arg(minor).arg(patch);
    return pre.isEmpty() ? numbers : QString(numbers + u'-' + pre);
}

std::strong_ordering Version::operator<=>(const Version &other) const
{
    if (const auto order = std::tie(major, minor, patch) <=> std::tie(other.major, other.minor, other.patch);
        order != 0) {
        return order;
    }
    if (pre.isEmpty() != other.pre.isEmpty()) {
        return pre.isEmpty() ? std::strong_ordering::greater : std::strong_ordering::less;
    }
    return QString::compare(pre, other.pre) <=> 0;
}

} // namespace kubemori
