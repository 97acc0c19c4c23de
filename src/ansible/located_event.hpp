// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ansible/run_event.hpp"

namespace kubemori::ansible {

/// An event and the line of the log that tells it, from 0.
struct LocatedEvent
{
    RunEvent event;
    qint64 line = 0;

    bool operator==(const LocatedEvent &) const = default;
};

} // namespace kubemori::ansible
