// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operation/step.hpp"
#include "upgrade/run/upgrade_shared.hpp"

namespace kubemori::upgrade {

/// Cordons a node again that a person had cordoned before the hop: with upgrade_node_always_cordon Kubespray makes
/// every node schedulable that it has upgraded.
class KeepCordonedStep final : public operation::Step
{
public:
    explicit KeepCordonedStep(std::shared_ptr<const UpgradeShared> shared);

    [[nodiscard]] Result<operation::Check> check(operation::StepContext &context) override;
    [[nodiscard]] Result<> run(operation::StepContext &context) override;
    [[nodiscard]] Result<operation::Proof> verify(operation::StepContext &context) override;

private:
    [[nodiscard]] Result<bool> isSchedulable(operation::StepContext &context) const;

    std::shared_ptr<const UpgradeShared> m_shared;
};

} // namespace kubemori::upgrade
