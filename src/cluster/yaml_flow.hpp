// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cluster/yaml_value.hpp"

#include <yaml-cpp/yaml.h>

namespace kubemori::cluster {

/// The mapping in one line with the change made; keys that are not touched stay as they are and in their order.
/// Comments within it are lost.
[[nodiscard]] QByteArray flowWith(const YAML::Node &mapping, const YamlChange &change);

/// How many bytes the plain, quoted or bracketed scalar or collection takes that begins in this column of a line, as
/// far as it lies in that line.
[[nodiscard]] qsizetype flowLength(QByteArrayView line, qsizetype column);

} // namespace kubemori::cluster
