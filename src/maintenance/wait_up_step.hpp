// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maintenance/reboot_step.hpp"

namespace kubemori::maintenance {

/// Waits until ssh answers on a fresh connection with a well-formed boot id that differs from the one before: the proof
/// that the node rebooted. A node that is back with the old id never did.
class WaitUpStep final : public RebootStep
{
public:
    using RebootStep::RebootStep;

    /// Done already when the node was never told to go down.
    [[nodiscard]] Result<operation::Check> check(operation::StepContext &context) override;
    [[nodiscard]] Result<> run(operation::StepContext &context) override;
    /// The shutdown, when the node turned out never to have rebooted.
    [[nodiscard]] QString retryFrom() const override { return m_retryFrom; }
    [[nodiscard]] QStringList proves() const override { return m_proves; }

private:
    [[nodiscard]] Result<QString> look(operation::StepContext &context, int &sameBoot);

    QString m_retryFrom;
    QStringList m_proves;
};

} // namespace kubemori::maintenance
