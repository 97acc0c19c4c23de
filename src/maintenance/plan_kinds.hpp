// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1StringView>

namespace kubemori::maintenance {

/// Plan::kind of the plans made here. They stand in journals on disk: never rename one.
inline constexpr QLatin1StringView rollingRebootKind("rolling-reboot");
inline constexpr QLatin1StringView powerCycleKind("power-cycle");
inline constexpr QLatin1StringView renewCertificatesKind("renew-certificates");

} // namespace kubemori::maintenance
