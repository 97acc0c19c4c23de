// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/version.hpp"

namespace kubemori {

const char *const version = KUBEMORI_VERSION;

} // namespace kubemori
