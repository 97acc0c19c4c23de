// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operation/step.hpp"

#include <functional>
#include <memory>

namespace kubemori::test {

/// A step whose parts are functions, each with a default that works, and that writes down what was called.
class ScriptedStep final : public operation::Step
{
public:
    using Context = operation::StepContext;

    explicit ScriptedStep(std::shared_ptr<QStringList> calls)
        : m_calls(std::move(calls))
    {
    }

    std::function<Result<operation::Check>(Context &)> onCheck;
    std::function<Result<>(Context &)> onRun;
    std::function<Result<operation::Proof>(Context &)> onVerify;
    std::function<void(Context &)> onCleanup;
    QList<operation::Choice> choices{operation::Choice::Retry, operation::Choice::SkipNode, operation::Choice::Stop};
    QString from;
    QStringList proved;

    Result<operation::Check> check(Context &context) override
    {
        say(QStringLiteral("check"), context);
        return onCheck ? onCheck(context) : operation::Check::NeedsRun;
    }
    Result<> run(Context &context) override
    {
        say(QStringLiteral("run"), context);
        return onRun ? onRun(context) : Result<>{};
    }
    Result<operation::Proof> verify(Context &context) override
    {
        say(QStringLiteral("verify"), context);
        return onVerify ? onVerify(context) : operation::Proof::Seen;
    }
    void cleanup(Context &context) override
    {
        say(QStringLiteral("cleanup"), context);
        if (onCleanup) {
            onCleanup(context);
        }
    }
    operation::Question question(const Error &error, Context &context) override
    {
        operation::Question question = Step::question(error, context);
        question.choices = choices;
        return question;
    }
    void accept(const operation::Answer &answer, Context &context) override
    {
        say(QStringLiteral("accept ") + toString(answer.choice), context);
    }
    [[nodiscard]] QString retryFrom() const override { return from; }
    [[nodiscard]] QStringList proves() const override { return proved; }

private:
    void say(const QString &what, const Context &context) { m_calls->append(what + u' ' + context.step().id); }

    std::shared_ptr<QStringList> m_calls;
};

} // namespace kubemori::test
