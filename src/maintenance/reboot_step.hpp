// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cluster/profile.hpp"
#include "maintenance/cluster_actions.hpp"
#include "maintenance/cordon_claim.hpp"
#include "maintenance/phase_reporter.hpp"
#include "operation/step.hpp"

#include <memory>

namespace kubemori::maintenance {

/// What the steps of one node's reboot share.
struct RebootShared
{
    std::shared_ptr<ClusterActions> actions;
    cluster::Profile profile;
    std::shared_ptr<PhaseReporter> phases; ///< one per node
    CordonClaim claim;                     ///< of the operation; the boot id is the node's at the time
};

/// Base of the steps of a node's reboot: reading and changing the node with patience for an API server that is away for
/// a while.
class RebootStep : public operation::Step
{
public:
    explicit RebootStep(RebootShared shared);

protected:
    [[nodiscard]] ClusterActions &actions() const { return *m_shared.actions; }
    [[nodiscard]] const cluster::Profile &profile() const { return m_shared.profile; }
    [[nodiscard]] PhaseReporter &phases() const { return *m_shared.phases; }
    [[nodiscard]] const CordonClaim &claim() const { return m_shared.claim; }

    /// Tries until the deadline.
    [[nodiscard]] Result<kube::Node> readNode(operation::StepContext &context) const;
    /// Uncordons, again while errors may pass.
    [[nodiscard]] Result<> uncordon(operation::StepContext &context) const;
    /// Reads the node back until it is so; NotProved when it never was.
    [[nodiscard]] Result<> proveScheduling(operation::StepContext &context, bool schedulable) const;

    /// Whether the node carries this operation's claim.
    [[nodiscard]] bool isClaimed(const kube::Node &node) const;
    /// Removes the claim, with patience.
    [[nodiscard]] Result<> release(operation::StepContext &context) const;
    /// An action of one kubectl call, again while errors may pass. `facts` as for StepContext::act().
    [[nodiscard]] Result<> actPatiently(operation::StepContext &context, const QString &command,
                                        const QMap<QString, QString> &facts,
                                        const std::function<Result<>()> &call) const;

    static constexpr Milliseconds apiInterval{3000};

private:
    RebootShared m_shared;
};

} // namespace kubemori::maintenance
