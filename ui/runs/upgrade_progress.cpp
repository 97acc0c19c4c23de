// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/upgrade_progress.hpp"

#include "base/version.hpp"

namespace kubemori::ui {

void UpgradeProgress::setVersions(const QMap<QString, QString> &versions)
{
    for (auto each = versions.cbegin(); each != versions.cend(); ++each) {
        if (!each.value().isEmpty() && !m_before.contains(each.key())) {
            m_before.insert(each.key(), each.value());
        }
    }
    m_now = versions;
}

std::optional<UpgradeProgress::State> UpgradeProgress::state(const QStringList &nodes) const
{
    // The highest that a node came to since; of a run that was found half-way, the highest of those that differ.
    std::optional<Version> changed;
    std::optional<Version> highest;
    bool differ = false;
    for (const QString &node : nodes) {
        const auto version = Version::parse(m_now.value(node));
        if (!version) {
            continue;
        }
        differ = differ || (highest && *highest != *version);
        highest = !highest || *version > *highest ? version : highest;
        if (m_before.value(node) != m_now.value(node) && (!changed || *version > *changed)) {
            changed = version;
        }
    }
    const std::optional<Version> target = changed ? changed : differ ? highest : std::nullopt;
    if (!target) {
        return std::nullopt;
    }
    State state;
    for (const QString &node : nodes) {
        const QString name = m_now.value(node);
        const auto version = Version::parse(name);
        if (!version) {
            continue; // not (yet) a node of the cluster
        }
        if (*version >= *target) {
            state.done << node;
            state.target = *version == *target ? name : state.target;
        } else {
            state.behind << node;
        }
    }
    return state;
}

} // namespace kubemori::ui
