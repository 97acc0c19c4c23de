// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maintenance/reboot_step.hpp"

namespace kubemori::maintenance {

/// Waits until the node is silent, or has another boot id already.
class WaitDownStep : public RebootStep
{
public:
    using RebootStep::RebootStep;

    [[nodiscard]] Result<> run(operation::StepContext &context) override;
    /// The shutdown: a node that has not gone down has to be told again.
    [[nodiscard]] QString retryFrom() const override { return m_retryFrom; }

protected:
    /// The step that a retry goes back to.
    [[nodiscard]] virtual operation::StepKind toldBy() const { return operation::StepKind::Shutdown; }

private:
    [[nodiscard]] Result<QString> look(operation::StepContext &context, int &silent);

    QString m_retryFrom;
};

} // namespace kubemori::maintenance
