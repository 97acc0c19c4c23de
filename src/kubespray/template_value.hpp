// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kubespray/yaml_outline.hpp"

#include <functional>
#include <optional>

namespace kubemori::kubespray {

/// Gives the variable of that name, or nullptr.
using VariableLookup = std::function<const OutlineEntry *(const QString &)>;

/// The value of a Jinja template in the shapes in which Kubespray computes versions, for amd64: another variable, the
/// first or last key of a mapping, a key of a mapping that another variable names, the newest key below a version, the
/// minor line of a version, a choice between two texts by a version, and texts around these. Nothing for every other
/// template: it is not evaluated and not guessed. A text without a template is its own value.
[[nodiscard]] std::optional<QString> templateValue(const QString &text, const VariableLookup &lookup);

/// Whether there is a template in it at all.
[[nodiscard]] bool isTemplate(const QString &text);

} // namespace kubemori::kubespray
