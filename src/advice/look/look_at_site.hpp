// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "advice/picture.hpp"
#include "advice/verdict.hpp"
#include "cluster/cluster_access.hpp"
#include "kube/kubectl.hpp"

#include <QString>

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>

namespace kubemori::advice {

/// What is to be looked at. Everything that is not set is left out of the picture.
struct SiteScope
{
    QString current;   ///< the tag in use
    QString target;    ///< where the hop leads; the same: none
    QString inventory; ///< on the deployer: the inventory's file or folder; empty: none
    QString options;   ///< of ansible-playbook, as one line; null: not known
    bool withCluster = true;
    bool withNodes = true;
};

/// Where the looks go. All it is given has to outlive the call.
struct Site
{
    std::shared_ptr<command::Runner> deployer;      ///< where the checkout is; null: no checkout
    QString checkout;                               ///< its folder there
    const cluster::ClusterAccess *access = nullptr; ///< nodes; null: none
    const kube::Kubectl *kubectl = nullptr;         ///< null: no cluster
    Milliseconds nodeTimeout{std::chrono::seconds{20}};
};

/// A picture and what could not be looked at.
struct SiteView
{
    Picture picture;
    QList<Error> gaps;
};

/// Looks at checkout, inventory, cluster and nodes for what the questions ask; changes nothing. Every part has a
/// deadline, and what fails is a gap, not an error; an error is only Cancelled. Blocks. `say`: a line for who watches.
[[nodiscard]] Result<SiteView> lookAtSite(const Site &site, const SiteScope &scope, const Questions &questions,
                                          const std::function<void(const QString &)> &say, std::stop_token stop);

} // namespace kubemori::advice
