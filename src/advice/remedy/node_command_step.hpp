// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "advice/remedy/remedy_shared.hpp"
#include "advice/remedy/reversible_step.hpp"

namespace kubemori::advice {

/// Scripts on a node as root, or on the deployer as who logs in there, in the checkout. On a control plane without a
/// verify of its own the API server has to say that the node is Ready.
class NodeCommandStep final : public ReversibleStep
{
public:
    NodeCommandStep(RemedyAction action, std::shared_ptr<const RemedyShared> shared);

protected:
    [[nodiscard]] bool has(Part part) const override;
    [[nodiscard]] Result<Answer> call(Part part, Milliseconds timeout, operation::StepContext &context) override;
    [[nodiscard]] Result<Answer> isWell(operation::StepContext &context) override;

private:
    [[nodiscard]] const QString &script(Part part) const;
    struct Place
    {
        std::shared_ptr<command::Runner> runner;
        bool become = false;
        QString folder;
    };
    [[nodiscard]] Result<Place> place() const;

    std::shared_ptr<const RemedyShared> m_shared;
};

} // namespace kubemori::advice
