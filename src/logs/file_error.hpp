// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"

#include <QString>

namespace kubemori::logs {

/// What the system says (an errno) of a file.
[[nodiscard]] std::unexpected<Error> fileError(int number, const QString &path);

} // namespace kubemori::logs
