// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/program.hpp"

namespace kubemori::demo {

/// `kubectl` with the verbs that Kubemori and its admins use on nodes, pods and budgets: get --raw (watches too), get
/// KIND -o jsonpath, cordon, uncordon, drain, annotate, scale, patch, delete pod, version. Says what kubectl says.
[[nodiscard]] int runKubectl(Call &call);

} // namespace kubemori::demo
