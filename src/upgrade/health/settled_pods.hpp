// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.hpp"
#include "upgrade/health/cluster_picture.hpp"
#include "upgrade/upgrade.hpp"

#include <functional>
#include <stop_token>

namespace kubemori::upgrade::health {

/// How long pods that are just starting are waited for.
struct Patience
{
    Milliseconds longest{std::chrono::minutes{2}};
    Milliseconds between{std::chrono::seconds{5}};
};

/// Looks at the pods again and again until none is starting that was well before the hop, or the time is up: then as
/// they are. An API server that is away for a moment is asked again, too. `say`: what is waited for. The caller sees
/// for itself whether it was stopped.
[[nodiscard]] Result<PodLook> settledPods(const std::function<Result<PodLook>()> &look, const HopRecord &hop,
                                          Clock &clock, const Patience &patience,
                                          const std::function<void(const QString &)> &say, const std::stop_token &stop);

} // namespace kubemori::upgrade::health
