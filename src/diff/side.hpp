// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace kubemori::diff {

enum class Side { Old, New };

} // namespace kubemori::diff
