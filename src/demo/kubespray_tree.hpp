// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/tree_template.hpp"

namespace kubemori::demo {

/// All files of a release as the demo's repositories have it: a miniature of Kubespray with its layout and the names of
/// its variables.
[[nodiscard]] Tree kubesprayTree(const Release &release);

} // namespace kubemori::demo
