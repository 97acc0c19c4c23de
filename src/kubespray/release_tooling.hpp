// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kubespray/release.hpp"
#include "kubespray/release_source.hpp"

namespace kubemori::kubespray {

/// What the playbooks assert of ansible_version before anything else.
[[nodiscard]] AnsibleRange readAnsibleRange(const ReleaseSource &source);

/// requirements*.txt at the top, requirements.txt first.
[[nodiscard]] QList<RequirementsFile> readRequirements(const ReleaseSource &source);

/// The rows of the table of Ansible and Python versions in the documentation.
[[nodiscard]] QList<PythonRange> readPythonTable(const ReleaseSource &source);

} // namespace kubemori::kubespray
