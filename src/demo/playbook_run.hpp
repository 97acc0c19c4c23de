// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/program.hpp"

namespace kubemori::demo {

/// `ansible-playbook` of Kubespray: plays, tasks and hosts as ansible's default callback prints them, and a recap.
/// upgrade-cluster.yml gives each node the kubelet of the release that is checked out; the first run on a cluster fails
/// at a task on the second node, the next one goes through.
[[nodiscard]] int runPlaybook(Call &call);

} // namespace kubemori::demo
