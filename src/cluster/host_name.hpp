// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace kubemori::cluster {

/// True for a host name, an ssh_config alias or an IP address that is safe as a program's argument: no leading dash, no
/// space, no control or shell characters.
[[nodiscard]] bool isHostName(const QString &text);

/// True for a login name that is safe as a program's argument ("ops", "DOMAIN\ops", "ops@example.com").
[[nodiscard]] bool isUserName(const QString &text);

/// Whether a host as a profile names it is the machine known by one of these names or addresses. Case does not count,
/// and "cp1.example.com" is the same as a plain "cp1".
[[nodiscard]] bool isSameHost(const QString &host, const QStringList &aliases);

} // namespace kubemori::cluster
