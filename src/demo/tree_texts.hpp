// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1StringView>

// What the demo's miniature of Kubespray is made of: templates as grow() reads them. Files and variables are named as
// the real ones are, since it is by their names that they are found; the words are our own.
namespace kubemori::demo {

[[nodiscard]] QLatin1StringView playbookTexts();      ///< the top of the repository, its playbooks and documentation
[[nodiscard]] QLatin1StringView roleTexts();          ///< roles and their defaults, but for the checksums
[[nodiscard]] QLatin1StringView sampleTexts();        ///< inventory/sample but for the next two
[[nodiscard]] QLatin1StringView sampleClusterTexts(); ///< its group_vars/k8s_cluster but for the add-ons
[[nodiscard]] QLatin1StringView sampleAddonTexts();   ///< its group_vars/k8s_cluster/addons.yml

} // namespace kubemori::demo
