// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "inventory/value.hpp"

#include <QByteArray>
#include <QString>

namespace kubemori::group_vars {

/// `key: value` in one line, with its line end; texts are quoted where YAML would take them for something else.
[[nodiscard]] QByteArray entryText(const QString &key, const inventory::Value &value);
/// The value alone.
[[nodiscard]] QByteArray yamlText(const inventory::Value &value);

} // namespace kubemori::group_vars
