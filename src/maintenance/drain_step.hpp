// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maintenance/reboot_step.hpp"

#include <QSet>

namespace kubemori::maintenance {

/// Drains the node with kubectl and proves by listing its pods that those which were to go are gone.
class DrainStep final : public RebootStep
{
public:
    using RebootStep::RebootStep;

    [[nodiscard]] Result<operation::Check> check(operation::StepContext &context) override;
    [[nodiscard]] Result<> run(operation::StepContext &context) override;
    [[nodiscard]] Result<operation::Proof> verify(operation::StepContext &context) override;
    [[nodiscard]] operation::Question question(const Error &error, operation::StepContext &context) override;
    void accept(const operation::Answer &answer, operation::StepContext &context) override;

private:
    /// The pods that a drain has to get rid of and that are still there, terminating ones included.
    [[nodiscard]] Result<QList<kube::Pod>> podsToGo(operation::StepContext &context) const;
    [[nodiscard]] Result<> drainOnce(operation::StepContext &context);
    [[nodiscard]] QStringList newcomers(const QList<kube::Pod> &pods) const;

    QSet<QString> m_known; ///< UIDs of pods that were there when a drain began
    QStringList m_refusedPods;
};

} // namespace kubemori::maintenance
