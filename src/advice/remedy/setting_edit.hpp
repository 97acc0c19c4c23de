// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"

#include <QByteArray>
#include <QString>

#include <optional>

namespace kubemori::advice {

/// The file of group_vars with the setting at a value; none: it has it already. `entry`: "key: value" as lines. An
/// active setting is replaced, a commented one with the same value is uncommented, one with another gets the new one
/// below it, and an absent one comes to the end. InvalidData for a file that cannot be edited setting by setting
/// (encrypted, no mapping).
[[nodiscard]] Result<std::optional<QByteArray>> withSetting(const QByteArray &content, const QString &key,
                                                            const QByteArray &entry);
/// Whether the setting is active in the file, whatever its value.
[[nodiscard]] bool isSetIn(const QByteArray &content, const QString &key);

} // namespace kubemori::advice
