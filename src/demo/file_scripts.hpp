// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/program.hpp"
#include "demo/sim_files.hpp"

#include <functional>

namespace kubemori::demo {

/// Does what a script of command::FileTransfer does, to files that are only remembered; its exit code, none for what is
/// no such script. `with` gives the files to a function while nobody else uses them.
[[nodiscard]] std::optional<int>
runFileScript(Call &call, const std::function<void(const std::function<void(SimFiles &)> &)> &with);

} // namespace kubemori::demo
