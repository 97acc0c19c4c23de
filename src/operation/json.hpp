// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "operation/event.hpp"

#include <QJsonObject>

namespace kubemori::operation {

/// The inner object of `{"plan":…}` of the command line, and what plan.json and the journal hold: reads back without
/// loss.
[[nodiscard]] QJsonObject toJson(const Plan &plan);
[[nodiscard]] Result<Plan> planFromJson(const QJsonObject &json);

/// `{"operation","outcome","nodes":[{"name","outcome","bootIdBefore","bootIdAfter","seconds","touched","leftCordoned","notPutBack":[]}],"error"?}`,
/// the answer of the command line.
[[nodiscard]] QJsonObject toJson(const Finished &finished);
[[nodiscard]] Result<Finished> finishedFromJson(const QJsonObject &json);

[[nodiscard]] QJsonObject toJson(const NodeResult &result);
[[nodiscard]] Result<NodeResult> nodeResultFromJson(const QJsonObject &json);

[[nodiscard]] QJsonObject toJson(const Question &question);

/// Empty for a default-made Error ("none").
[[nodiscard]] QJsonObject toJson(const Error &error);
[[nodiscard]] Error errorFromJson(const QJsonObject &json);

} // namespace kubemori::operation
