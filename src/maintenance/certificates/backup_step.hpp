// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maintenance/certificates/renew_step.hpp"

namespace kubemori::maintenance {

/// Saves a control plane's certificates and kubeconfigs on the node itself, and is the one that puts them back when the
/// node's part ends early: files that may be half new always; whole new ones only where the old ones were still good,
/// as a node is better off with them than with expired ones.
class BackupStep final : public RenewStep
{
public:
    /// `restart`: what starts the static pods anew, for after the files were put back.
    BackupStep(std::shared_ptr<const RenewShared> shared, QString restart);

    [[nodiscard]] Result<operation::Check> check(operation::StepContext &context) override;
    [[nodiscard]] Result<> run(operation::StepContext &context) override;
    [[nodiscard]] Result<operation::Proof> verify(operation::StepContext &context) override;
    void cleanup(operation::StepContext &context) override;

private:
    [[nodiscard]] QString folder() const;
    [[nodiscard]] Result<QString> compare(operation::StepContext &context) const;
    [[nodiscard]] Result<> putBack(operation::StepContext &context);

    QString m_restart;
};

} // namespace kubemori::maintenance
