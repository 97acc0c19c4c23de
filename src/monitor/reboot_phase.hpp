// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace kubemori::monitor {

/// Where a node stands between the shutdown command and Ready again.
enum class RebootPhase {
    Up,           ///< nothing seen of a reboot yet
    ShuttingDown, ///< told to shut down, still answers
    NoAnswer,     ///< neither echo nor ssh
    NetworkUp,    ///< echo answers, ssh does not
    SshUp,        ///< ssh answers, the boot id not yet proved
    Rebooted,     ///< a new boot id over ssh; kubelet not Ready or its heartbeat is older than the boot
    Ready,        ///< new boot id over ssh and in the API, Ready with a heartbeat newer than the reboot
};

/// Stable name for logs, journals and tests: "no-answer".
[[nodiscard]] QString toString(RebootPhase phase);

} // namespace kubemori::monitor
