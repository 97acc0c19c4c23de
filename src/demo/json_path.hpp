// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"

#include <QJsonValue>
#include <QString>

namespace kubemori::demo {

/// What kubectl prints for `-o jsonpath=TEMPLATE`, for the part of the language that queries of Kubemori use: `.a.b`
/// with `\.` in a name, `[*]`, `[0]`, `[-1]`, `[?(@.a=="b")]`, `{range …}…{end}`, texts in quotes and outside of
/// braces. What is missing prints nothing. InvalidInput for what is not understood. Pure.
[[nodiscard]] Result<QString> jsonPathText(const QString &pattern, const QJsonValue &root);

} // namespace kubemori::demo
