// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operation/step.hpp"
#include "upgrade/run/upgrade_shared.hpp"

namespace kubemori::upgrade {

/// Makes a node schedulable again that was so before the hop, whoever cordoned it since: this operation, or a run of
/// Kubespray that failed on it (the next run takes it for a person's cordon and leaves it). A node that was cordoned
/// before the hop, or that another operation has claimed, stays as it is.
class PutBackStep final : public operation::Step
{
public:
    /// `ours`: what takes back our own cordon first; may be null.
    PutBackStep(std::shared_ptr<const UpgradeShared> shared, std::unique_ptr<operation::Step> ours);

    [[nodiscard]] Result<operation::Check> check(operation::StepContext &context) override;
    [[nodiscard]] Result<> run(operation::StepContext &context) override;
    [[nodiscard]] Result<operation::Proof> verify(operation::StepContext &context) override;

private:
    [[nodiscard]] Result<bool> isLeft(operation::StepContext &context) const;

    std::shared_ptr<const UpgradeShared> m_shared;
    std::unique_ptr<operation::Step> m_ours;
    bool m_isOursDue = false;
};

} // namespace kubemori::upgrade
