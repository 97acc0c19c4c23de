// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cluster/profile.hpp"
#include "cluster/yaml_value.hpp"

#include <functional>

namespace kubemori::cluster {

/// Whether the entry on disk names this setting.
using IsWritten = std::function<bool(const YamlPath &)>;

/// The entry of clusters.yaml that ProfileReader reads as this profile. What equals its default (`defaults` for
/// timeouts) is left out, unless the
/// entry on disk names it (`isWritten`), so that a person's explicit settings stay explicit.
[[nodiscard]] YamlValue profileToYaml(const Profile &profile, const Timeouts &defaults = {},
                                      const IsWritten &isWritten = {});

/// The profile as it may be given to somebody else: without logins in addresses and without a power-on command that
/// carries a password. Profiles hold no secrets of their own.
[[nodiscard]] Profile withoutSecrets(Profile profile);

} // namespace kubemori::cluster
