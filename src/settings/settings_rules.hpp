// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/settings_store.hpp"

#include <QMap>
#include <QVariant>

namespace kubemori::settings {

/// The values of a file by their keys ("timeouts/drain"); those of lists as QStringList.
using Entries = QMap<QString, QVariant>;

/// Settings from what a file holds. `file` stands in the problems.
[[nodiscard]] LoadedSettings fromEntries(const Entries &entries, const QString &file);

/// Every key with its value as it is written.
[[nodiscard]] Entries toEntries(const Settings &settings);

} // namespace kubemori::settings
