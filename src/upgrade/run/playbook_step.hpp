// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ansible/run_tree.hpp"
#include "operation/step.hpp"
#include "upgrade/run/failed_drain.hpp"
#include "upgrade/run/run_limit.hpp"
#include "upgrade/run/upgrade_shared.hpp"

#include <optional>

namespace kubemori::upgrade {

/// A run of a playbook as a step: Facts, Upgrade or Addons. The run is a program apart: when this program dies it goes
/// on, and whoever takes the operation up follows it to its end before anything is begun anew. A run that failed says
/// on which host, at which task, and why; a retry runs only over what is left.
class PlaybookStep final : public operation::Step
{
public:
    /// What an Upgrade step is over.
    struct Scope
    {
        QStringList nodes;
        QString whole;             ///< see limitOf()
        bool mayBeSkipped = false; ///< one node's, which others do not wait for
        QString retryFrom;         ///< the id of the Facts step; empty: none
    };

    PlaybookStep(std::shared_ptr<const UpgradeShared> shared, Scope scope);

    [[nodiscard]] Result<operation::Check> check(operation::StepContext &context) override;
    [[nodiscard]] Result<> run(operation::StepContext &context) override;
    /// A run that was broken off may have left nodes cordoned: says which.
    void cleanup(operation::StepContext &context) override;
    [[nodiscard]] operation::Question question(const Error &error, operation::StepContext &context) override;
    void accept(const operation::Answer &answer, operation::StepContext &context) override;
    [[nodiscard]] QString retryFrom() const override { return m_scope.retryFrom; }

private:
    [[nodiscard]] Result<RunLimit> limit(operation::StepContext &context) const;
    [[nodiscard]] Result<ansible::RunRequest> request(operation::StepContext &context) const;
    [[nodiscard]] Result<ansible::RunRecord> begin(operation::StepContext &context, ansible::RunTree &tree) const;
    [[nodiscard]] Result<> judge(const ansible::RunRecord &record, const ansible::RunTree &tree,
                                 operation::StepContext &context);
    void rememberNodes(operation::StepContext &context) const;

    std::shared_ptr<const UpgradeShared> m_shared;
    Scope m_scope;
    FailedDrain m_drain;
};

} // namespace kubemori::upgrade
