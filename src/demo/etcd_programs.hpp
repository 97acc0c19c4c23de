// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/program.hpp"

#include <optional>

namespace kubemori::demo {

/// etcdctl and etcdutl of a control plane.
[[nodiscard]] int runEtcdctl(Call &call);
/// The scripts by which etcd is found on a host and the room for a rehearsal is looked at; none for another script.
[[nodiscard]] std::optional<int> runEtcdScript(const Call &call);
/// `find FOLDER -type f -printf "%s %P\n"` and `rm` in what the host remembers.
[[nodiscard]] int listFiles(Call &call);
[[nodiscard]] int removeFiles(Call &call);

} // namespace kubemori::demo
