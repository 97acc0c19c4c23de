// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/secret.hpp"

#include <vector>

namespace kubemori {

/// The ways in which programs write a secret down: as it is, each long line of it, base64 wherever it falls in a longer
/// text (`Authorization: Basic`, the data of a Kubernetes Secret), percent-encoded, escaped for JSON, a shell, YAML,
/// HTML. Each once, longest first. Forms that are too short to be told from ordinary words are left out; a secret of
/// fewer than four bytes has none.
[[nodiscard]] std::vector<Secret> secretForms(const Secret &secret);

} // namespace kubemori
