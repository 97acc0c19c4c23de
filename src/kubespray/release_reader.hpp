// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kubespray/release.hpp"
#include "kubespray/release_source.hpp"

namespace kubemori::kubespray {

/// Makes a Release of the files of a tag. Everything that the files do not say, or say in a form that is not
/// understood, stays unknown.
[[nodiscard]] Release readRelease(const ReleaseTag &tag, const ReleaseSource &source);

} // namespace kubemori::kubespray
