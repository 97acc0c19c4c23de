// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/kubectl_words.hpp"

namespace kubemori::demo {

/// `kubectl drain`: cordons, refuses what it refuses (local storage without the flag, DaemonSets without theirs),
/// evicts, waits, tries again every five seconds where a budget refuses, and gives up after --timeout. The words are
/// those of pkg/drain and pkg/cmd/drain of kubectl.
[[nodiscard]] int drainNode(Call &call, const KubectlWords &words);

} // namespace kubemori::demo
