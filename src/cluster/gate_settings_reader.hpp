// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cluster/gate_settings.hpp"
#include "cluster/yaml_section.hpp"

namespace kubemori::cluster {

/// Reads the section `gates` of a cluster. A gate is `on`, `warn` or `off`, or a mapping with its parameters and
/// `mode`.
class GateSettingsReader
{
public:
    /// `kubectl`: the program of the control plane; where it has a folder, etcdctl is expected beside it.
    [[nodiscard]] static GateSettings read(YamlSection section, const QString &kubectl);

private:
    static GateMode mode(YamlSection &section, const QString &name);
    static ReadyzGate readyz(YamlSection &section);
    static EtcdGate etcd(YamlSection &section, const QString &kubectl);
    static std::optional<AlertsGate> alerts(YamlSection &section);
    static std::optional<WindowGate> window(YamlSection &section);
};

} // namespace kubemori::cluster
