// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maintenance/reboot_step.hpp"

namespace kubemori::maintenance {

/// Makes the node schedulable again, if it was we who cordoned it.
class UncordonStep final : public RebootStep
{
public:
    using RebootStep::RebootStep;

    [[nodiscard]] Result<operation::Check> check(operation::StepContext &context) override;
    [[nodiscard]] Result<> run(operation::StepContext &context) override;
    [[nodiscard]] Result<operation::Proof> verify(operation::StepContext &context) override;
};

} // namespace kubemori::maintenance
