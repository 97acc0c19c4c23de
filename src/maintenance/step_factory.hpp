// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maintenance/reboot_step.hpp"
#include "operation/step.hpp"

#include <map>
#include <memory>

namespace kubemori::maintenance {

/// Makes what carries out the steps of one plan.
class StepFactory
{
public:
    /// `plan` is borrowed. `folder`: the operation's, for what it keeps beside its journal.
    StepFactory(const operation::Plan &plan, cluster::Profile profile, std::shared_ptr<ClusterActions> actions,
                QString folder);

    [[nodiscard]] std::unique_ptr<operation::Step> make(const operation::PlanStep &step);

private:
    [[nodiscard]] RebootShared sharedOf(const QString &node);
    [[nodiscard]] std::unique_ptr<operation::Step> makeGates(operation::StepKind kind, RebootShared shared) const;
    /// Whether the plan makes the node schedulable again at its end.
    [[nodiscard]] bool restores(const QString &node) const;

    const operation::Plan &m_plan;
    cluster::Profile m_profile;
    std::shared_ptr<ClusterActions> m_actions;
    QString m_folder;
    std::map<QString, std::shared_ptr<PhaseReporter>> m_phases;
};

} // namespace kubemori::maintenance
