// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/proxies.hpp"

#include <QRegularExpression>
#include <QStringList>
#include <QUrl>

#include <algorithm>

namespace kubemori::settings {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestAddress = 512;
constexpr qsizetype longestList = 4096;

} // namespace

std::optional<ProxyFault> proxyFault(const QString &address)
{
    // Whatever the rest is, what looks like a password is told first.
    if (address.contains(u'@')) {
        return ProxyFault::Credentials;
    }
    static const QStringList schemes{u"http"_s, u"https"_s, u"socks5"_s, u"socks5h"_s};
    const QUrl url(address, QUrl::StrictMode);
    if (!url.isValid() || address.size() > longestAddress || !address.contains(u"://"_s)) {
        return ProxyFault::NoAddress;
    }
    if (!schemes.contains(url.scheme())) {
        return ProxyFault::Scheme;
    }
    if (url.host().isEmpty()) {
        return ProxyFault::NoAddress;
    }
    const bool bare = (url.path().isEmpty() || url.path() == "/"_L1) && !url.hasQuery() && !url.hasFragment();
    return bare ? std::nullopt : std::optional{ProxyFault::Extra};
}

bool isProxyExceptionList(const QString &list)
{
    static const QRegularExpression part(uR"(\A[A-Za-z0-9.*_\[\]:/-]+\z)"_s);
    const QStringList parts = list.split(u',', Qt::SkipEmptyParts);
    return list.size() <= longestList &&
           std::ranges::all_of(parts, [](const QString &each) { return part.match(each.trimmed()).hasMatch(); });
}

QMap<QString, QString> Proxies::environment() const
{
    QMap<QString, QString> variables;
    const auto add = [&variables](const QString &name, const QString &value) {
        if (!value.isEmpty()) {
            variables.insert(name, value);
            variables.insert(name.toUpper(), value);
        }
    };
    add(u"http_proxy"_s, http);
    add(u"https_proxy"_s, https);
    add(u"no_proxy"_s, none);
    return variables;
}

} // namespace kubemori::settings
