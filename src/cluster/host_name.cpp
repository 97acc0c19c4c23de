// SPDX-License-Identifier: GPL-3.0-or-later
#include "cluster/host_name.hpp"

#include <QRegularExpression>

#include <algorithm>

namespace kubemori::cluster {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestHost = 253;
constexpr qsizetype longestUser = 128;

bool isAddress(const QString &host)
{
    static const QRegularExpression dotted(uR"(\A\d+\.\d+\.\d+\.\d+\z)"_s);
    return host.contains(u':') || dotted.match(host).hasMatch();
}

} // namespace

bool isHostName(const QString &text)
{
    static const QRegularExpression name(uR"(\A[A-Za-z0-9_]([A-Za-z0-9_.-]*[A-Za-z0-9_])?\.?\z)"_s);
    static const QRegularExpression ipv6(uR"(\A[0-9A-Fa-f]*:[0-9A-Fa-f:.]*(%[A-Za-z0-9_.-]+)?\z)"_s);
    return text.size() <= longestHost && (name.match(text).hasMatch() || ipv6.match(text).hasMatch());
}

bool isUserName(const QString &text)
{
    static const QRegularExpression form(uR"(\A[A-Za-z0-9_][A-Za-z0-9_.@\\-]*\$?\z)"_s);
    return text.size() <= longestUser && form.match(text).hasMatch();
}

bool isSameHost(const QString &host, const QStringList &aliases)
{
    const QString firstLabel = isAddress(host) ? host : host.section(u'.', 0, 0);
    return std::ranges::any_of(aliases, [&](const QString &alias) {
        if (alias.compare(host, Qt::CaseInsensitive) == 0) {
            return true;
        }
        // Of two names at most one may be the short form; "a.x" and "a.y" are two machines.
        const QString aliasLabel = isAddress(alias) ? alias : alias.section(u'.', 0, 0);
        const bool oneIsShort = aliasLabel == alias || firstLabel == host;
        return !alias.isEmpty() && oneIsShort && !isAddress(host) && !isAddress(alias) &&
               aliasLabel.compare(firstLabel, Qt::CaseInsensitive) == 0;
    });
}

} // namespace kubemori::cluster
