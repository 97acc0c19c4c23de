// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "inventory/problem.hpp"
#include "upgrade/finding.hpp"
#include "upgrade/stages/deployer_work.hpp"
#include "upgrade/upgrade.hpp"

#include <QList>

#include <optional>
#include <stop_token>

namespace kubemori::upgrade {

/// Why Ansible would refuse a file of YAML, with its line; nothing when it would not, and for files of another kind or
/// encrypted ones. Pure.
[[nodiscard]] std::optional<inventory::Problem> yamlFault(const QString &path, const QByteArray &bytes);

/// Whether the settings as they lie in the inventory's folder can be read: every YAML file by itself, and the upgrade's
/// playbook with them by ansible. An error only when it was stopped or the host was lost.
[[nodiscard]] Result<QList<Finding>> checkSettings(const DeployerWork &where, const HopRecord &hop,
                                                   const StageWork::OutputSink &sink, std::stop_token stop);

} // namespace kubemori::upgrade
