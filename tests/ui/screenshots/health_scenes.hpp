// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/screenshots/scenes.hpp"

namespace kubemori::test {

/// The known issues of a cluster, and the cause of a failed run.
[[nodiscard]] QList<Scene> healthScenes();

} // namespace kubemori::test
