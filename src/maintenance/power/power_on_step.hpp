// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maintenance/reboot_step.hpp"

namespace kubemori::maintenance {

/// Runs the profile's command that switches the machine on. Whether it worked is proved by the wait for it.
class PowerOnStep final : public RebootStep
{
public:
    using RebootStep::RebootStep;

    /// Done already when ssh answers, or when the node was never switched off.
    [[nodiscard]] Result<operation::Check> check(operation::StepContext &context) override;
    [[nodiscard]] Result<> run(operation::StepContext &context) override;
};

} // namespace kubemori::maintenance
