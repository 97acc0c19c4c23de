// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/host_key_policy.hpp"

#include <algorithm>

namespace kubemori::ssh {

using namespace Qt::StringLiterals;

HostKeyVerdict judgeHostKey(HostKeyState state, const QByteArray &key, const QList<KnownHost> &known)
{
    const bool isRevoked = std::ranges::any_of(
        known, [&key](const KnownHost &line) { return line.marker == "@revoked"_L1 && line.key == key; });
    if (key.isEmpty() || isRevoked) {
        return HostKeyVerdict::Refuse;
    }
    switch (state) {
    case HostKeyState::Known:
        return HostKeyVerdict::Accept;
    case HostKeyState::Unknown:
    case HostKeyState::NoFile:
        return HostKeyVerdict::Ask;
    case HostKeyState::Changed:
    case HostKeyState::OtherType:
    case HostKeyState::Unreadable:
        return HostKeyVerdict::Refuse;
    }
    return HostKeyVerdict::Refuse;
}

} // namespace kubemori::ssh
