// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "inventory/variables.hpp"

#include <QByteArray>
#include <QString>

namespace kubemori::group_vars {

/// What Kubernetes needs for a metallb_config.
struct MetallbManifests
{
    QByteArray text;             ///< YAML documents; empty: no pool has an address range that is known
    bool hasTemplates = false;   ///< a pool was left out, as its range is a template
    bool avoidsBuggyIps = false; ///< some pool says whether .0 and .255 are given out
};

/// IPAddressPool and L2Advertisement, BGPPeer and BGPAdvertisement. `space`: the namespace; empty: metallb-system.
[[nodiscard]] MetallbManifests metallbManifests(const inventory::Variables &config, const QString &space);

} // namespace kubemori::group_vars
