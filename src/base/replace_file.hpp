// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"

#include <QByteArray>
#include <QString>

#include <optional>

namespace kubemori {

/// Puts a file in the place of another in one step: the bytes are on disk under a name of their own (mode 0600) before
/// they take the old one's name, so that a crash leaves either the old or the new file. A symbolic link is followed,
/// not replaced. `expected`: what the file has to hold still (none: it must not exist), else Expired; nobody else who
/// writes in this way comes in between. Errors: Io, Expired; the old file is then as it was. Waits for the disk.
[[nodiscard]] Result<> replaceFile(const QString &path, const QByteArray &bytes,
                                   const std::optional<QByteArray> &expected);

} // namespace kubemori
