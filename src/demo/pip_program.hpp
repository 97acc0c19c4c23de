// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/program.hpp"

#include <optional>

namespace kubemori::demo {

/// `python -m pip install … -r FILE`, where FILE is in a checkout of the demo's: takes its time and says what pip says.
/// The version of the package ansible that it put there; none: it failed, with what pip says then, or the program is to
/// end now. No index is asked, and folders of wheels are empty.
[[nodiscard]] std::optional<QString> runPip(Call &call);

} // namespace kubemori::demo
