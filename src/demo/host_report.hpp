// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/program.hpp"

namespace kubemori::demo {

/// What a script prints that lets a node say KEY=VALUE of itself before an upgrade: disks, swap, cgroups, kernel,
/// container engine, limits of processes, and the servers that its kubeconfigs name.
[[nodiscard]] int reportHost(Call &call);
/// A script that lets a kubelet talk to the API server of its own node. Root only.
[[nodiscard]] int setKubeletServer(Call &call);
/// `date +%s.%N`, by the node's own clock.
[[nodiscard]] int tellDate(Call &call);
/// `tar -tzf FILE` of archives that packFolder() made.
[[nodiscard]] int listArchive(Call &call);
/// A script that packs a folder of the node into a file: its words are FILE and FOLDER. Root only.
[[nodiscard]] int packFolder(Call &call);

} // namespace kubemori::demo
