// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace kubemori::ui {

/// Gives every DiffView an accessible interface. As often as wanted; GUI thread.
void installDiffViewAccessibility();

} // namespace kubemori::ui
