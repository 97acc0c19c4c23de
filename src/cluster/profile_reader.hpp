// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cluster/yaml_section.hpp"

namespace kubemori::cluster {

/// Reads one entry of `clusters` into a Profile, checking types, ranges and that no value could pass as an option of a
/// program.
class ProfileReader
{
public:
    /// The profile, or nothing when the entry has errors (noted in `problems`). `defaults` stand where it names no
    /// timeout.
    [[nodiscard]] static std::optional<Profile> read(const YAML::Node &node, const QString &key, YamlProblems &problems,
                                                     const Timeouts &defaults = {});

private:
    static ControlPlaneAccess controlPlane(YamlSection section);
    static NodeAccess nodes(YamlSection section, const ControlPlaneAccess &controlPlane);
    static KubesprayAccess kubespray(YamlSection section);
    static Timeouts timeouts(YamlSection section, const Timeouts &defaults);
    static DrainOptions drain(YamlSection section);
    static PowerSettings power(YamlSection section);
    static Notify notify(YamlSection section);
    static RebootRequired rebootRequired(YamlSection section);
};

} // namespace kubemori::cluster
