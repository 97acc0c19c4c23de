// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QString>

#include <optional>

namespace kubemori::settings {

/// What the address of a proxy cannot be.
enum class ProxyFault { NoAddress, Scheme, Credentials, Extra };

/// Nothing when the address may be used: scheme, host and port alone. A name or password in it would be seen in the
/// process list of the programs that get it, and stand in a file.
[[nodiscard]] std::optional<ProxyFault> proxyFault(const QString &address);

/// Whether every part of a list for NO_PROXY is a name, a domain or an address ("localhost,.example.com,10.0.0.0/8").
[[nodiscard]] bool isProxyExceptionList(const QString &list);

/// The proxies that programs started by Kubemori (git, ansible, kubectl, curl) go through. Empty: whatever the
/// environment of Kubemori says.
struct Proxies
{
    QString http;  ///< "http://proxy.example.com:3128"
    QString https; ///< the same for https addresses
    QString none;  ///< where to go without one, separated by commas

    /// HTTP_PROXY and the like, in both spellings: curl reads http_proxy only in small letters.
    [[nodiscard]] QMap<QString, QString> environment() const;
    bool operator==(const Proxies &) const = default;
};

} // namespace kubemori::settings
