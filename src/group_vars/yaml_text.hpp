// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "inventory/value.hpp"
#include "inventory/variables.hpp"

#include <QByteArray>
#include <QString>

namespace kubemori::group_vars {

/// `key: value` in one line, with its line end; texts are quoted where YAML would take them for something else.
[[nodiscard]] QByteArray entryText(const QString &key, const inventory::Value &value);
/// The value alone.
[[nodiscard]] QByteArray yamlText(const inventory::Value &value);

/// `key: value` with mappings and lists in block form, over as many lines as it takes.
[[nodiscard]] QByteArray blockText(const QString &key, const inventory::Value &value);
/// A mapping in block form, key by key.
[[nodiscard]] QByteArray blockText(const inventory::Variables &map);

} // namespace kubemori::group_vars
