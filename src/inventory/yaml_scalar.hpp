// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "inventory/checked.hpp"
#include "inventory/value.hpp"

#include <QString>

namespace kubemori::inventory {

/// The value of an unquoted scalar by the rules of YAML 1.1 as PyYAML has them: yes and off are booleans, 010 is 8,
/// 1:30 is 90, 1e5 is a text. Dates become their text in ISO form, as Ansible prints them.
[[nodiscard]] Checked<Value> resolveYamlScalar(const QString &text);

/// The value of a scalar with a tag ("tag:yaml.org,2002:int", "!vault", …); refused if Ansible does not know the tag.
[[nodiscard]] Checked<Value> constructYamlScalar(const QString &tag, const QString &text);

/// The value of an unquoted scalar in a document that is JSON.
[[nodiscard]] Value resolveJsonScalar(const QString &text);

} // namespace kubemori::inventory
