// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace kubemori::inventory {

/// The name that a group of Kubespray has since v2.16.0; any other name as it is.
[[nodiscard]] QString modernGroupName(const QString &name);
/// The names that a group had before v2.16.0.
[[nodiscard]] QStringList oldGroupNamesOf(const QString &name);

} // namespace kubemori::inventory
