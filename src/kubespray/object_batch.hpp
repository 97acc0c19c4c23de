// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace kubemori::kubespray {

/// What `git cat-file --batch [--follow-symlinks]` answers to `count` requests, in their order: the bytes of a file, or
/// nothing for everything else (missing, ambiguous, a folder, a link that leads nowhere). InvalidData when the answers
/// do not fit the requests or end too early.
[[nodiscard]] Result<QList<std::optional<QByteArray>>> parseObjectBatch(const QByteArray &output, qsizetype count);

} // namespace kubemori::kubespray
