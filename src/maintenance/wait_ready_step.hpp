// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maintenance/reboot_step.hpp"

namespace kubemori::maintenance {

/// Waits until the API server reports the new boot id, a heartbeat of the new boot, and Ready twice in a row.
class WaitReadyStep final : public RebootStep
{
public:
    using RebootStep::RebootStep;

    /// Done already when the node was never told to go down.
    [[nodiscard]] Result<operation::Check> check(operation::StepContext &context) override;
    [[nodiscard]] Result<> run(operation::StepContext &context) override;

private:
    [[nodiscard]] Result<QString> look(operation::StepContext &context, int &stable);
    /// What keeps this report from being one of the new boot's; empty: nothing.
    [[nodiscard]] Result<QString> staleness(operation::StepContext &context, const kube::Node &node);
};

} // namespace kubemori::maintenance
