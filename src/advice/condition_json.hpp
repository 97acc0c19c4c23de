// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "advice/condition.hpp"

#include <QJsonObject>
#include <QString>

namespace kubemori::advice {

/// A condition in the words of the format (docs/known-issues.md).
[[nodiscard]] QJsonObject toJson(const Condition &condition);
/// The same for people, over several lines: one condition a line, those below `all`, `any` and `not` indented. Terms
/// of the field, untranslated.
[[nodiscard]] QString toText(const Condition &condition);

} // namespace kubemori::advice
