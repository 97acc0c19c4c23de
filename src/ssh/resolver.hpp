// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ssh/limits.hpp"

#include <QList>
#include <QString>

#include <sys/socket.h>

namespace kubemori::ssh {

struct Address
{
    sockaddr_storage storage{};
    socklen_t length = 0;

    [[nodiscard]] QString toString() const;
};

/// All stream addresses of the name, in the system's order. The system's lookup cannot be interrupted, so it runs on a
/// thread of its own that may outlive this call. Errors: Unreachable (no such name, or no answer until `until`),
/// Cancelled, TimedOut.
[[nodiscard]] Result<QList<Address>> resolve(const QString &host, int port, const Limits &limits, SteadyTime until);

} // namespace kubemori::ssh
