// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maintenance/wait_down_step.hpp"

namespace kubemori::maintenance {

/// Waits until the node is silent. One that comes up again instead has not stayed off (NotProved).
class WaitOffStep final : public WaitDownStep
{
public:
    using WaitDownStep::WaitDownStep;

    /// Done already when it was seen to be off by an earlier run.
    [[nodiscard]] Result<operation::Check> check(operation::StepContext &context) override;
    [[nodiscard]] Result<> run(operation::StepContext &context) override;
    [[nodiscard]] QStringList proves() const override { return m_proves; }

protected:
    [[nodiscard]] operation::StepKind toldBy() const override { return operation::StepKind::PowerOff; }

private:
    QStringList m_proves;
};

} // namespace kubemori::maintenance
