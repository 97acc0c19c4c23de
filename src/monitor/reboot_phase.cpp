// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/reboot_phase.hpp"

using namespace Qt::StringLiterals;

namespace kubemori::monitor {

QString toString(RebootPhase phase)
{
    switch (phase) {
    case RebootPhase::Up:
        return u"up"_s;
    case RebootPhase::ShuttingDown:
        return u"shutting-down"_s;
    case RebootPhase::NoAnswer:
        return u"no-answer"_s;
    case RebootPhase::NetworkUp:
        return u"network-up"_s;
    case RebootPhase::SshUp:
        return u"ssh-up"_s;
    case RebootPhase::Rebooted:
        return u"rebooted"_s;
    case RebootPhase::Ready:
        return u"ready"_s;
    }
    return u"unknown"_s;
}

} // namespace kubemori::monitor
