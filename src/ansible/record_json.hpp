// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ansible/run_record.hpp"

#include <QJsonObject>

namespace kubemori::ansible {

// How runs are written down: run.json and state.json of a run's folder, see docs/ansible-runs.md. What is read is
// suspected: what does not fit is left empty.

[[nodiscard]] QJsonObject toJson(const RunOwner &owner);
[[nodiscard]] RunOwner ownerOf(const QJsonObject &json);

/// run.json: all but status and sizes.
[[nodiscard]] QJsonObject toJson(const RunRecord &record);
[[nodiscard]] RunRecord recordOf(const QJsonObject &json);

/// state.json
[[nodiscard]] QJsonObject toJson(const RunStatus &status);
[[nodiscard]] RunStatus statusOf(const QJsonObject &json);

/// What `status` and `list` say of a run on its host.
[[nodiscard]] RunRecord listedRecordOf(const QJsonObject &json);

} // namespace kubemori::ansible
