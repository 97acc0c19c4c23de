// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maintenance/reboot_step.hpp"

namespace kubemori::maintenance {

/// Saves a snapshot of etcd, checked, on a control plane and on this machine. A person may go on without one only for
/// a reason in words.
class SnapshotStep final : public RebootStep
{
public:
    /// `copy`: the file on this machine.
    SnapshotStep(RebootShared shared, QString copy);

    [[nodiscard]] Result<operation::Check> check(operation::StepContext &context) override;
    [[nodiscard]] Result<> run(operation::StepContext &context) override;
    [[nodiscard]] operation::Question question(const Error &error, operation::StepContext &context) override;
    void accept(const operation::Answer &answer, operation::StepContext &context) override;

private:
    QString m_copy;
};

} // namespace kubemori::maintenance
