// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "advice/look/settings_layers.hpp"

#include <QString>

namespace kubemori::advice {

/// Takes what `-e` and `--extra-vars` of ansible-playbook's options set. As Ansible has it, the values of `key=value`
/// are texts and those of JSON or YAML have types. Variables of a file (`-e @FILE`) are not read: what they set is not
/// known. InvalidInput when the options are no words of a shell, or a value cannot be read.
[[nodiscard]] Result<> addExtraVariables(const QString &options, OwnSettings &own);

} // namespace kubemori::advice
