// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "inventory/file_source.hpp"
#include "inventory/inventory.hpp"
#include "inventory/limits.hpp"
#include "inventory/problem.hpp"

#include <QString>

#include <stop_token>

namespace kubemori::inventory {

/// What came of reading an inventory.
struct LoadedInventory
{
    Inventory inventory; ///< empty when refused
    Problems problems;

    /// There is no inventory: the reason is among the problems.
    [[nodiscard]] bool isRefused() const { return hasErrors(problems); }
    /// The first error; only when refused.
    [[nodiscard]] Error error() const;
};

/// Reads a static inventory as `ansible-inventory -i PATH --list` of ansible-core 2.19 does with its default settings:
/// an INI or YAML (JSON) file, or a directory of them in order of name, and the group_vars/ and host_vars/ beside it.
/// Refuses what Ansible refuses. Inventory scripts, inventory plugins and TOML are refused too: nothing is ever run.
/// Vault-encrypted files of variables are left out and named in a note. Blocks on `files`; never throws.
[[nodiscard]] LoadedInventory readInventory(const QString &path, const FileSource &files, std::stop_token stop,
                                            const Limits &limits = {});

} // namespace kubemori::inventory
