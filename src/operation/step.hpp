// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operation/question.hpp"
#include "operation/step_context.hpp"

#include <QStringList>

namespace kubemori::operation {

/// What a look before a step found.
enum class Check { NeedsRun, AlreadyDone };

/// What a look after a step found. Deferred: its effect cannot be seen yet, and a later step of the node proves it.
enum class Proof { Seen, Deferred };

/// One step of a plan, bound to its node: check, run, verify, and what to do when it fails. Called on the operation's
/// thread, every part with a context of its own. An error ends the step as Failed; an error of verify() other than
/// NotProved ends it as Unknown. Steps
/// keep nothing that a resume would need except as facts.
class Step
{
public:
    Step() = default;
    virtual ~Step() = default;
    Step(const Step &) = delete;
    Step &operator=(const Step &) = delete;

    /// Looks whether there is anything to do, without changing anything.
    [[nodiscard]] virtual Result<Check> check(StepContext &context);
    [[nodiscard]] virtual Result<> run(StepContext &context) = 0;
    /// Looks at the world for the effect. An exit code proves nothing.
    [[nodiscard]] virtual Result<Proof> verify(StepContext &context);
    /// Puts back what is safe to put back, when the node's part ends early. Called for every step of the node that was
    /// begun, the last one first. Reports by facts and observations.
    virtual void cleanup(StepContext &context);

    /// What to ask a person about this error. The engine fills in id, step, node and error.
    [[nodiscard]] virtual Question question(const Error &error, StepContext &context);
    /// An answer other than Retry, SkipNode and Stop was taken; the step is tried again afterwards.
    virtual void accept(const Answer &answer, StepContext &context);
    /// Where a retry begins: an earlier step of the node, or empty for this one.
    [[nodiscard]] virtual QString retryFrom() const;
    /// Earlier steps, so far Deferred, whose effect is proved when this one has succeeded.
    [[nodiscard]] virtual QStringList proves() const;
};

} // namespace kubemori::operation
