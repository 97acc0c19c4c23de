// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logs/ansi.hpp"

#include <QStringView>

namespace kubemori::logs {

/// Applies the parameters of an SGR sequence (ECMA-48 8.3.117, ITU T.416 colours) to a style. What is unknown changes
/// nothing.
void applySgr(AnsiStyle &style, QStringView parameters);

} // namespace kubemori::logs
