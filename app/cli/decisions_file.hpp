// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "group_vars/carry_over.hpp"

#include <QString>

#include <stop_token>

namespace kubemori::cli {

/// Reads what was decided about conflicts: a YAML (or JSON) mapping from ids to "mine", "new", or `{text: …}`.
/// InvalidInput with the id that is wrong.
[[nodiscard]] Result<group_vars::Resolutions> readDecisions(const QString &path, const std::stop_token &stop);

} // namespace kubemori::cli
