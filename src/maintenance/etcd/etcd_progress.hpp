// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtTypes>

#include <functional>

namespace kubemori::maintenance {

/// How far a snapshot or its rehearsal is.
struct EtcdProgress
{
    enum class Phase { Looking, Saving, Checking, Copying, Comparing, Rehearsing, Tidying };

    Phase phase = Phase::Looking;
    qint64 done = 0;  ///< bytes, in Copying
    qint64 total = 0; ///< 0: not known

    bool operator==(const EtcdProgress &) const = default;
};

/// Hears of it on the thread of the call, at most about ten times a second in one phase. May be empty.
using EtcdProgressSink = std::function<void(const EtcdProgress &)>;

} // namespace kubemori::maintenance
