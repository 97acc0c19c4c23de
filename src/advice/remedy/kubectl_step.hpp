// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "advice/remedy/remedy_shared.hpp"
#include "advice/remedy/reversible_step.hpp"

namespace kubemori::advice {

/// Calls of the cluster's kubectl. What the API server refuses is an answer; that it cannot be asked is an error.
class KubectlStep final : public ReversibleStep
{
public:
    KubectlStep(RemedyAction action, std::shared_ptr<const RemedyShared> shared);

protected:
    [[nodiscard]] bool has(Part part) const override;
    [[nodiscard]] Result<Answer> call(Part part, Milliseconds timeout, operation::StepContext &context) override;

private:
    [[nodiscard]] const QStringList &arguments(Part part) const;

    std::shared_ptr<const RemedyShared> m_shared;
};

} // namespace kubemori::advice
