// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operation/step.hpp"
#include "upgrade/run/upgrade_shared.hpp"

namespace kubemori::upgrade {

/// Waits until the API server says that the node runs the target's version and is Ready, twice in a row. Changes
/// nothing: that ansible ended well proves nothing.
class UpgradedStep final : public operation::Step
{
public:
    explicit UpgradedStep(std::shared_ptr<const UpgradeShared> shared);

    [[nodiscard]] Result<> run(operation::StepContext &context) override;

private:
    [[nodiscard]] Result<QString> look(operation::StepContext &context, int &stable) const;

    std::shared_ptr<const UpgradeShared> m_shared;
};

} // namespace kubemori::upgrade
