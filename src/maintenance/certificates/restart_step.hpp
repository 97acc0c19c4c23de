// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maintenance/certificates/renew_step.hpp"

namespace kubemori::maintenance {

/// Starts the control plane's pods of a node anew, so that they use the new certificates. Proved by the next step.
class RestartStep final : public RenewStep
{
public:
    using RenewStep::RenewStep;

    [[nodiscard]] Result<> run(operation::StepContext &context) override;
    [[nodiscard]] Result<operation::Proof> verify(operation::StepContext &context) override;
};

/// Waits until the node's servers show the new certificates, its API server is ready, and controller-manager and
/// scheduler renew their leases again.
class ServingStep final : public RenewStep
{
public:
    using RenewStep::RenewStep;

    [[nodiscard]] Result<> run(operation::StepContext &context) override;
    [[nodiscard]] QString retryFrom() const override { return m_restartStep; }
    [[nodiscard]] QStringList proves() const override { return {m_restartStep}; }

private:
    [[nodiscard]] Result<QString> missingNow(operation::StepContext &context);
    [[nodiscard]] Result<QString> missingLeases(operation::StepContext &context);

    QString m_restartStep;
    QMap<QString, QString> m_firstRenewals; ///< of leases, as seen first
};

} // namespace kubemori::maintenance
