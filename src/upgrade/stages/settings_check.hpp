// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "upgrade/finding.hpp"
#include "upgrade/stages/deployer_work.hpp"
#include "upgrade/upgrade.hpp"

#include <QList>

#include <stop_token>

namespace kubemori::upgrade {

/// Whether the settings as they lie in the inventory's folder can be read: every YAML file by itself, and the upgrade's
/// playbook with them by ansible. An error only when it was stopped or the host was lost.
[[nodiscard]] Result<QList<Finding>> checkSettings(const DeployerWork &where, const HopRecord &hop,
                                                   const StageWork::OutputSink &sink, std::stop_token stop);

} // namespace kubemori::upgrade
