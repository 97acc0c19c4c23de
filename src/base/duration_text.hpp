// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.hpp"

#include <QString>

#include <optional>

namespace kubemori {

/// A duration as configuration files write it: seconds, or hours, minutes and seconds in this order ("90", "90s",
/// "1h30m"). Nothing when it is none; not checked against limits.
[[nodiscard]] std::optional<Milliseconds> parseDuration(const QString &text);

/// The shortest text that parseDuration() reads as this duration, in whole seconds: "90s", "10m", "1h30m".
[[nodiscard]] QString durationText(Milliseconds duration);

} // namespace kubemori
