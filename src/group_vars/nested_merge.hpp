// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace kubemori::group_vars {

/// Merges what both sides changed inside of one setting that is a mapping: the new text with my changes of other keys
/// in it. Nothing when both changed the same, when it is no mapping in block form, or when the result would not be what
/// it has to be.
[[nodiscard]] std::optional<QByteArray> mergeNested(const QString &key, const QByteArray &old, const QByteArray &mine,
                                                    const QByteArray &fresh);

} // namespace kubemori::group_vars
