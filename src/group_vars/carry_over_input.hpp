// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/runner.hpp"
#include "group_vars/carry_over.hpp"

#include <QString>

#include <memory>
#include <stop_token>

namespace kubemori::group_vars {

/// Where the three folders of a carry-over are.
struct CarryOverPlace
{
    std::shared_ptr<command::Runner> runner;
    QString checkout; ///< as programs there take it
    QString folder;   ///< of my inventory, the same
    QString from;     ///< tags
    QString to;
};

/// Reads both samples from the repository, my folder as it lies there, and which of my settings the roles read; no
/// resolutions. Blocks. InvalidInput for what are no releases, NotFound when a tag or the folder is missing, Cancelled.
[[nodiscard]] Result<CarryOverInput> readCarryOverInput(const CarryOverPlace &place, std::stop_token stop);

} // namespace kubemori::group_vars
