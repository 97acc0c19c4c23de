// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/program.hpp"

#include <QJsonObject>

#include <functional>

namespace kubemori::demo {

/// What a playbook that is run under a supervisor has besides its output.
struct PlaybookHooks
{
    /// Takes events as our callback plugin writes them, see docs/ansible-runs.md, but for time and number. With it
    /// output has colours.
    std::function<void(QJsonObject)> event;
    /// Has a question shown and waits for a person who types Enter after it; false: the run is to end.
    std::function<bool(const std::function<void()> &show)> waitForEnter;
};

/// `ansible-playbook` of Kubespray: plays, tasks and hosts as ansible's default callback prints them, and a recap.
/// upgrade-cluster.yml gives each node the kubelet of the release that is checked out; the first run on a cluster fails
/// at a task on the second node, the next one goes through. With `upgrade_node_confirm` it asks before each node.
/// Exit code 1 where pattern and `--limit` leave no hosts, as with ansible.
[[nodiscard]] int runPlaybook(Call &call, const PlaybookHooks &hooks = {});

/// `ansible PATTERN -m command -a 'uname -n'`, `-m ping`, and `--list-hosts`.
[[nodiscard]] int runModule(Call &call, const PlaybookHooks &hooks = {});

/// `ansible-inventory --graph`
[[nodiscard]] int runInventory(Call &call);

} // namespace kubemori::demo
