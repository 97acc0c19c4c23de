// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/program.hpp"

#include <optional>

namespace kubemori::demo {

/// What the scripts of a look at certificates and of their renewal do on a machine of the demo; none for another
/// script.
[[nodiscard]] std::optional<int> runCertificateScript(Call &call, const QString &script);

} // namespace kubemori::demo
