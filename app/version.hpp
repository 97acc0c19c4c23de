// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace kubemori {

/// "0.1.0", or between two releases "0.1.0+12.g1a2b3c4d": packaging/version.sh. In a file of its own, as it changes
/// with every commit.
extern const char *const version;

} // namespace kubemori
