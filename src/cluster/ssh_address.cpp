// SPDX-License-Identifier: GPL-3.0-or-later
#include "cluster/ssh_address.hpp"

#include "cluster/host_name.hpp"

#include <QRegularExpression>

namespace kubemori::cluster {

using namespace Qt::StringLiterals;

std::optional<SshAddress> SshAddress::parse(const QString &text)
{
    // A login name may hold an @ itself ("ops@example.com"): the last one counts. Without brackets, more than one colon
    // is an IPv6 address and no port.
    static const QRegularExpression form(
        uR"(\A(?:(?<user>.+)@)?(?:\[(?<six>[^\[\]@]+)\]|(?<bare>[^\[\]@:]*:[^\[\]@]*:[^\[\]@]*)|(?<name>[^\[\]@:]+))(?::(?<port>[0-9]{1,5}))?\z)"_s);
    constexpr int highestPort = 65535;
    const auto match = form.match(text);
    if (!match.hasMatch()) {
        return std::nullopt;
    }
    SshAddress address{.host = match.captured(u"six"), .user = match.captured(u"user"), .port = 0};
    if (address.host.isEmpty()) {
        address.host = match.captured(u"bare") + match.captured(u"name");
    }
    const bool hasPort = match.hasCaptured(u"port");
    address.port = match.captured(u"port").toInt();
    if (!isHostName(address.host) || (!address.user.isEmpty() && !isUserName(address.user)) ||
        (hasPort && (address.port < 1 || address.port > highestPort))) {
        return std::nullopt;
    }
    return address;
}

} // namespace kubemori::cluster
