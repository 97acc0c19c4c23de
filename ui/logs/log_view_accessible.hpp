// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace kubemori::ui {

/// Lets assistive technology read every LogView: its name, the lines on screen as text, the selection in them. Needed
/// once; calling it again does nothing. GUI thread.
void installLogViewAccessibility();

} // namespace kubemori::ui
