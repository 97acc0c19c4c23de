// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "fleet/cluster_facts.hpp"

#include <QJsonObject>

namespace kubemori::fleet {

/// `{"kubernetes":{"value":{…},"seenAt","triedAt","error":{…}},"certificates":…,"kubespray":…}`, as kept on disk and as
/// part of what `kubemori fleet -o json` prints. Reads back without loss.
[[nodiscard]] QJsonObject toJson(const ClusterFacts &facts);
/// What is missing or of another form counts as not known: this is a memory, and no record.
[[nodiscard]] ClusterFacts factsFromJson(const QJsonObject &json);

} // namespace kubemori::fleet
