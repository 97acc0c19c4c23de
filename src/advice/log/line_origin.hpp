// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "advice/log_clue.hpp"

#include <QByteArrayView>

#include <optional>

namespace kubemori::advice {

/// What a line tells of the program that wrote it.
struct LineOrigin
{
    std::optional<LogSources> sources; ///< none: it does not tell; no flag: another program than those we know
    QByteArrayView host;               ///< of a line of syslog; else empty

    /// The line is one of the services'.
    [[nodiscard]] bool isService() const { return sources && !sources->testFlag(LogSource::Ansible); }
};

/// Looks at the beginning of a line: syslog and journald ("Nov 28 01:00:00 node1 kubelet[812]: …"), container logs
/// ("2026-…Z stderr F …"), klog, etcd's JSON, calico ("… [INFO][1] felix/…"), containerd (time="…" level=… msg=…),
/// and what kubectl says.
[[nodiscard]] LineOrigin originOf(QByteArrayView line);

} // namespace kubemori::advice
