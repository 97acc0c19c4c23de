// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/group_names.hpp"

#include <array>
#include <utility>

namespace kubemori::inventory {

using namespace Qt::StringLiterals;

namespace {

/// legacy_groups.yml of Kubespray v2.16.0.
constexpr std::array<std::pair<QLatin1StringView, QLatin1StringView>, 5> renamed{{
    {QLatin1StringView("kube-master"), QLatin1StringView("kube_control_plane")},
    {QLatin1StringView("kube-node"), QLatin1StringView("kube_node")},
    {QLatin1StringView("k8s-cluster"), QLatin1StringView("k8s_cluster")},
    {QLatin1StringView("calico-rr"), QLatin1StringView("calico_rr")},
    {QLatin1StringView("no-floating"), QLatin1StringView("no_floating")},
}};

} // namespace

QString modernGroupName(const QString &name)
{
    for (const auto &[old, modern] : renamed) {
        if (name == old) {
            return modern;
        }
    }
    return name;
}

QStringList oldGroupNamesOf(const QString &name)
{
    QStringList names;
    for (const auto &[old, modern] : renamed) {
        if (name == modern) {
            names.append(old);
        }
    }
    return names;
}

} // namespace kubemori::inventory
