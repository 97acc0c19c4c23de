// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/program.hpp"

namespace kubemori::demo {

// Families of programs by the last part of their path; an empty function for a name that is not theirs.

/// kubectl, etcdctl, etcdutl, kubeadm, openssl: what a control plane has.
[[nodiscard]] Program clusterProgram(const QString &name);
/// cat, shutdown, systemctl, uname and the like: what every machine has.
[[nodiscard]] Program nodeProgram(const QString &name);
/// git, ansible-playbook and their kin, where Kubespray's checkout lies.
[[nodiscard]] Program deployerProgram(const QString &name);
/// ping, getent, ipmitool on the admin's machine.
[[nodiscard]] Program adminProgram(const QString &name);

/// Runs what is installed on the call's host; like a shell, 127 and "command not found" for what is not.
[[nodiscard]] int runProgram(Call &call);

} // namespace kubemori::demo
