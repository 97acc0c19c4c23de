// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/version.hpp"
#include "group_vars/settings_set.hpp"

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace kubemori::group_vars {

/// The way of MetalLB's settings over v2.22.0, where metallb_ip_range and its kind gave way to metallb_config.
struct MetallbMigration
{
    /// What a person has to look at.
    enum class Note {
        BgpPeers,         ///< metallb_peers: BGP needs a look by a person; the peers are in the settings
        Template,         ///< an address range is a template; no manifest can be made of it
        NoPools,          ///< MetalLB is enabled, but nothing says which addresses it may give out
        AvoidBuggyIps,    ///< is carried into the pools
        ServicesOfKubeVip ///< kube_vip_services_enabled is on too: two programs would give out addresses
    };

    bool isNeeded = false; ///< old settings are set and active
    QByteArray settings;   ///< the new settings for addons.yml, YAML; empty: nothing to migrate
    QByteArray
        manifests; ///< IPAddressPool, L2Advertisement (and BGPPeer, BGPAdvertisement), YAML documents; empty: none
    QStringList oldKeys; ///< active settings that no release from v2.22.0 on reads
    QList<Note> notes;
};

/// Reads the old settings (metallb_ip_range, metallb_protocol, metallb_pool_name, metallb_auto_assign,
/// metallb_avoid_buggy_ips, metallb_additional_address_pools, metallb_peers, metallb_controller_…, metallb_speaker_…)
/// or a metallb_config that is there already, and says both forms. Pure.
[[nodiscard]] MetallbMigration migrateMetallb(const SettingsSet &settings);
/// The same for an inventory that is carried to a release; not needed where that still reads the old settings.
[[nodiscard]] MetallbMigration migrateMetallb(const FolderFiles &inventory, const Version &to);

} // namespace kubemori::group_vars
