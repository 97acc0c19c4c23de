// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ansible/run_request.hpp"
#include "group_vars/carry_over.hpp"
#include "kubespray/work_branch.hpp"

#include <QList>
#include <QString>
#include <QStringList>

namespace kubemori::upgrade {

/// In which way the nodes are upgraded.
struct Strategy
{
    enum class Kind {
        Whole,     ///< one run of the playbook over all nodes; Kubespray itself drains them one after the other
        NodeByNode ///< control planes and etcd by one run, then each worker by a run of its own, with our gates,
                   ///< cordon, drain and uncordon around it
    };

    Kind kind = Kind::Whole;
    QStringList nodes; ///< only these; empty: all
    QStringList tags;
    QStringList skipTags;
    /// With numbers and booleans as such. kube_version is not one of them: it follows from the hop.
    QList<ansible::ExtraVariable> extraVariables;
    QString kubeVersion; ///< as a person wants it, with or without "v"; empty: the hop's
    int serial = 1;      ///< how many workers at once; Whole only
    /// upgrade_node_always_cordon: drains also what is cordoned already, and makes it schedulable (v2.17.0 on); the
    /// node is cordoned again behind it. Without it such a node is upgraded with its pods on it.
    bool alwaysCordon = false;
    bool confirmsEachNode = false; ///< upgrade_node_confirm: the playbook asks before each node

    bool operator==(const Strategy &) const = default;
};

/// Everything a person decides for one hop; what they need not decide has a safe value.
struct HopChoices
{
    // Safety
    bool wantsSnapshot = true; ///< of etcd
    bool wantsBackup = true;   ///< of /etc/kubernetes of every control plane
    // Checkout
    bool fetches = true; ///< asks the remote for new tags first; not reaching it is no reason to stop
    kubespray::OpenWork openWork = kubespray::OpenWork::Commit;
    // Environment
    QString python; ///< a program on the deployer; empty: the first one found that fits
    QString venv;   ///< folder on the deployer, as clusters.yaml would name it; empty: made up from the tag
    QString wheels; ///< folder with wheels there, to install without a network; empty: from the index
    // Inventory
    enum class InventoryForm {
        Keep, ///< the file as it is
        Ini   ///< inventory.ini with etcd_member_name, as the samples are since v2.27.0
    };
    InventoryForm inventoryForm = InventoryForm::Keep;
    // Settings
    group_vars::Resolutions resolutions;
    // Reach and Run
    bool asksBecomePassword = false;
    bool asksVaultPassword = false;
    Strategy strategy;

    bool operator==(const HopChoices &) const = default;
};

} // namespace kubemori::upgrade
