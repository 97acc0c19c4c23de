// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kubespray/release_variables.hpp"

namespace kubemori::kubespray {

/// The components of a release: the main ones by the variables that hold their versions, then all others that the roles
/// have a variable NAME_version for whose value is a version of its own.
[[nodiscard]] QList<Component> readComponents(const ReleaseVariables &variables);

} // namespace kubemori::kubespray
