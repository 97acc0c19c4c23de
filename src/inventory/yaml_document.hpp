// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "inventory/limits.hpp"
#include "inventory/problem.hpp"
#include "inventory/yaml_node.hpp"

#include <QByteArray>
#include <QString>

#include <expected>

namespace kubemori::inventory {

/// Reads a file that holds one YAML or JSON document, as Ansible's from_yaml does: JSON first, then YAML 1.1. Keys that
/// are given twice are warned of in `warnings`; the last one counts. A document without contents is a null node.
[[nodiscard]] std::expected<YamlPointer, Problem> readYamlDocument(const QByteArray &text, const QString &file,
                                                                   const Limits &limits, Problems &warnings);

} // namespace kubemori::inventory
