// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maintenance/reboot_step.hpp"

namespace kubemori::maintenance {

/// Finds out who is there while the API server can still be asked: later steps meet the node by its boot id alone.
class IdentifyStep final : public RebootStep
{
public:
    using RebootStep::RebootStep;

    /// Done already when the node was told to go down by an earlier run.
    [[nodiscard]] Result<operation::Check> check(operation::StepContext &context) override;
    [[nodiscard]] Result<> run(operation::StepContext &context) override;
};

} // namespace kubemori::maintenance
