// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/screenshots/scenes.hpp"

namespace kubemori::test {

/// The releases page over a checkout of the demo, which is a real repository.
[[nodiscard]] QList<Scene> releaseScenes();

} // namespace kubemori::test
