// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/screenshots/scenes.hpp"

namespace kubemori::test {

/// Runs of ansible on a cluster of the demo.
[[nodiscard]] QList<Scene> runScenes();

} // namespace kubemori::test
