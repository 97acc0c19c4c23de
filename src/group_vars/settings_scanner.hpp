// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "group_vars/setting_entry.hpp"
#include "group_vars/text_lines.hpp"

#include <vector>

namespace kubemori::group_vars {

/// Finds the settings in the lines of a file, by what stands at their beginnings: keys at the first column, and
/// comments that are a key with a value and not a sentence. The values are read one by one. Whether this is what YAML
/// sees, the caller checks.
[[nodiscard]] std::vector<SettingEntry> scanSettings(const TextLines &lines);

/// The lines of a commented setting as they would be without their comment signs.
[[nodiscard]] TextLines uncommented(const TextLines &lines);

} // namespace kubemori::group_vars
