// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maintenance/blockers/blocker_watch.hpp"
#include "maintenance/blockers/drain_remedies.hpp"
#include "maintenance/reboot_step.hpp"

#include <QSet>

namespace kubemori::maintenance {

/// Drains the node with kubectl and proves by listing its pods that those which were to go are gone. While it runs it
/// says which pods hold it up; when it fails it offers what fits against them. Whatever a person had changed for its
/// time is put back at its end and, when it ends early or another program takes it up again, by its cleanup.
class DrainStep final : public RebootStep
{
public:
    explicit DrainStep(RebootShared shared);

    [[nodiscard]] Result<operation::Check> check(operation::StepContext &context) override;
    [[nodiscard]] Result<> run(operation::StepContext &context) override;
    [[nodiscard]] Result<operation::Proof> verify(operation::StepContext &context) override;
    [[nodiscard]] operation::Question question(const Error &error, operation::StepContext &context) override;
    void accept(const operation::Answer &answer, operation::StepContext &context) override;
    void cleanup(operation::StepContext &context) override;

private:
    /// The pods that a drain has to get rid of and that are still there, terminating ones included.
    [[nodiscard]] Result<QList<kube::Pod>> podsToGo(operation::StepContext &context) const;
    [[nodiscard]] Result<> drainOnce(operation::StepContext &context);
    void heard(const kube::DrainProgress &progress, operation::StepContext &context);
    /// Shows what a look at the node found in the way, and returns it.
    QList<operation::DrainBlocker> looked(const Result<DrainView> &view, operation::StepContext &context);
    [[nodiscard]] QStringList newcomers(const QList<kube::Pod> &pods) const;

    QSet<QString> m_known; ///< UIDs of pods that were there when a drain began
    QStringList m_refusedPods;
    BlockerWatch m_watch;
    DrainRemedies m_remedies;
};

} // namespace kubemori::maintenance
