// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "maintenance/forecast.hpp"

#include <QJsonObject>
#include <QString>

namespace kubemori::cli {

/// The forecast for people: what it comes to, then the nodes in order, each with its findings; or why there is none.
[[nodiscard]] QString forecastText(const Result<maintenance::Forecast> &forecast);
/// The value of "forecast": the forecast, or {"error":{…}}.
[[nodiscard]] QJsonObject forecastJson(const Result<maintenance::Forecast> &forecast);

} // namespace kubemori::cli
