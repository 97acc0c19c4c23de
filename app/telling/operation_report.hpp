// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"

#include <QString>

namespace kubemori::telling {

/// Writes report.md and report.html (mode 0600) into the operation's folder below `root`, in the language of the
/// moment. An earlier report is replaced. Any thread.
[[nodiscard]] Result<> writeReport(const QString &root, const QString &operation);

} // namespace kubemori::telling
