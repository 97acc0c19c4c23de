// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "upgrade/upgrade.hpp"
#include "upgrade/upgrade_site.hpp"

#include <QStringList>

#include <stop_token>

namespace kubemori::upgrade {

/// The cluster's nodes as they were before the hop; asked of the API server when the hop does not say.
[[nodiscard]] Result<QStringList> nodeNames(const UpgradeSite &site, const HopRecord &hop, std::stop_token stop);

} // namespace kubemori::upgrade
