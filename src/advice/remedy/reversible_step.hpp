// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "advice/remedy/remedy_action.hpp"
#include "operation/facts.hpp"
#include "operation/step.hpp"

namespace kubemori::advice {

/// A step of a remedy made of four calls: check (nothing to do here), run, verify, and undo, which puts back what run
/// changed. All but run may be missing: without verify it is proved by check. Once run was begun it is either proved,
/// or undone, or said to be left as it is: after a failure, a cancel, and a restart of the program alike.
class ReversibleStep : public operation::Step
{
public:
    explicit ReversibleStep(RemedyAction action);

    [[nodiscard]] Result<operation::Check> check(operation::StepContext &context) override;
    [[nodiscard]] Result<> run(operation::StepContext &context) override;
    [[nodiscard]] Result<operation::Proof> verify(operation::StepContext &context) override;
    void cleanup(operation::StepContext &context) override;

    /// What is left of a step, of which `known` tells, for a node's result; empty: nothing.
    [[nodiscard]] static QString leftBy(const operation::PlanStep &step, const operation::Facts &known);

protected:
    enum class Part { Check, Run, Verify, Undo };
    /// Whether it held or worked, with the last words it said.
    struct Answer
    {
        bool isGood = false;
        QString said;
    };

    [[nodiscard]] const RemedyAction &action() const { return m_action; }
    [[nodiscard]] virtual bool has(Part part) const = 0;
    /// An error means that it is not known whether it was done.
    [[nodiscard]] virtual Result<Answer> call(Part part, Milliseconds timeout, operation::StepContext &context) = 0;
    /// What else has to be so for the step to be proved, for those without verify.
    [[nodiscard]] virtual Result<Answer> isWell(operation::StepContext &context);

private:
    [[nodiscard]] bool canProve() const;
    /// One look at whether it has worked.
    [[nodiscard]] Result<Answer> prove(operation::StepContext &context);
    /// An earlier run of the program began it, and does not know what became of it.
    [[nodiscard]] Result<operation::Check> takeUp(operation::StepContext &context);
    [[nodiscard]] Result<operation::Check> lookBefore(operation::StepContext &context);
    [[nodiscard]] Result<> undo(operation::StepContext &context);
    /// The same error, with what was done about it.
    [[nodiscard]] Error undone(Error error, operation::StepContext &context);

    RemedyAction m_action;
};

} // namespace kubemori::advice
