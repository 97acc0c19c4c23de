// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kubespray/hop_plan.hpp"

namespace kubemori::kubespray {

/// What differs between the components of two releases, the main ones first.
[[nodiscard]] QList<ComponentChange> componentChanges(const Release &from, const Release &to);

/// Names of the main components that are older in `to`.
[[nodiscard]] QStringList downgradesBetween(const Release &from, const Release &to);

/// Another ansible-core range, or another major version of the Ansible that requirements.txt installs.
[[nodiscard]] bool needsNewEnvironment(const Release &from, const Release &to);

/// What the two releases say by themselves: downgrades, Kubernetes versions, Ansible, Python, names in the inventory.
[[nodiscard]] QList<Advisory> detectedAdvisories(const Release &from, const Release &to);

/// Nodes that were left behind at the Kubernetes of `start` are supported before this hop, and not any more after it.
[[nodiscard]] std::optional<Advisory> skewAdvisory(const Release &start, const Release &from, const Release &to);

/// An advisory of a kind that is not a rule; its id is the kind's name.
[[nodiscard]] Advisory makeAdvisory(AdvisoryKind kind, Severity severity, const QString &subject = {},
                                    const QString &before = {}, const QString &after = {});

} // namespace kubemori::kubespray
