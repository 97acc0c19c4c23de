// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ansible/run_record.hpp"
#include "ansible/run_request.hpp"

namespace kubemori::ui {

/// What was asked for when a run was started, read from its command, to ask for it again. Options that the window does
/// not offer are left out.
[[nodiscard]] ansible::RunRequest requestOf(const ansible::RunRecord &run);

} // namespace kubemori::ui
