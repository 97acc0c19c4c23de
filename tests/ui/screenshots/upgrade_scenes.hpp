// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/screenshots/scenes.hpp"

namespace kubemori::test {

/// The upgrade wizard, page by page.
[[nodiscard]] QList<Scene> upgradeScenes();

} // namespace kubemori::test
