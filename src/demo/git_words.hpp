// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace kubemori::demo {

/// Whether a call of git that works in a checkout of the demo's stays there: it starts no other program, reaches no
/// network and names no path of this machine outside. `words`: all but "git" itself. What is not known to be so is
/// refused.
[[nodiscard]] bool staysInCheckout(const QStringList &words);

} // namespace kubemori::demo
