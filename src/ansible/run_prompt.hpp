// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace kubemori::ansible {

/// Something a run waits for a person to type.
struct RunPrompt
{
    enum class Kind {
        None,    ///< nothing is asked (any more)
        Pause,   ///< Kubespray's `pause` before and after a node's upgrade: Enter goes on
        HostKey, ///< ssh does not know the host's key: yes or no
        SshPassword,
        BecomePassword,
        VaultPassword,
        KeyPassphrase,
        Unknown, ///< an unfinished line and a long silence
    };

    Kind kind = Kind::None;
    int number = 0;              ///< counts the prompts of a run
    QString text;                ///< the program's own words (untrusted), shortened
    QString node;                ///< Pause, HostKey, SshPassword: which one, if it says so
    QString target;              ///< the vault's id, the key's file, "user@host"
    bool isAfterUpgrade = false; ///< Pause: "Ready to uncordon node?"
    bool isSecret = false;

    bool operator==(const RunPrompt &) const = default;
};

} // namespace kubemori::ansible
