// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operation/step.hpp"

namespace kubemori::maintenance {

/// Every node is off. Does nothing: it is where the operation rests until a person takes it up again.
class PowerCutStep final : public operation::Step
{
public:
    [[nodiscard]] Result<> run(operation::StepContext &context) override;
};

} // namespace kubemori::maintenance
