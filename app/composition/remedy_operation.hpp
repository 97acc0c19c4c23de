// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/composition/world.hpp"

#include "advice/remedy/remedy_plan.hpp"

#include <stop_token>

namespace kubemori::composition {

/// Plans what helps against known issues over the real world, the same for the window and the command line. `kubectl`
/// may be shared with watches.
class RemedyOperation
{
public:
    /// `world` is borrowed.
    RemedyOperation(const World &world, cluster::Profile profile, kube::Kubectl kubectl);

    /// Lists the nodes (by the inventory where the API server does not answer), reads the files that are to be edited,
    /// and makes the plan. `sightings`: where the issue was seen. Blocks; changes nothing. InvalidInput as
    /// advice::planRemedy().
    [[nodiscard]] Result<operation::Plan> plan(const advice::KnownIssue &issue,
                                               const QList<advice::Sighting> &sightings, std::stop_token stop) const;
    /// The way back of the issue's patches.
    [[nodiscard]] Result<operation::Plan> planUndo(const advice::KnownIssue &issue, std::stop_token stop) const;

private:
    /// All but nodes and files.
    [[nodiscard]] advice::RemedyRequest requestFor(const advice::KnownIssue &issue) const;
    [[nodiscard]] Result<> addNodes(advice::RemedyRequest &request, const std::stop_token &stop) const;
    [[nodiscard]] Result<> addFiles(advice::RemedyRequest &request, const std::stop_token &stop) const;

    const World *m_world;
    cluster::Profile m_profile;
    kube::Kubectl m_kubectl;
    cluster::Deployer m_deployer;
};

} // namespace kubemori::composition
