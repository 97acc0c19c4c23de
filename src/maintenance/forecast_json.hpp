// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maintenance/forecast.hpp"

#include <QJsonObject>

namespace kubemori::maintenance {

/// The inner object of `"forecast":{…}` of the command line, described in docs/operations.md. Other people's scripts
/// rely on it: add, never rename.
[[nodiscard]] QJsonObject toJson(const Forecast &forecast);

} // namespace kubemori::maintenance
