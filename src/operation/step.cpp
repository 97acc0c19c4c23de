// SPDX-License-Identifier: GPL-3.0-or-later
#include "operation/step.hpp"

namespace kubemori::operation {

Result<Check> Step::check(StepContext & /*context*/)
{
    return Check::NeedsRun;
}

Result<Proof> Step::verify(StepContext & /*context*/)
{
    return Proof::Seen;
}

void Step::cleanup(StepContext & /*context*/) {}

Question Step::question(const Error & /*error*/, StepContext & /*context*/)
{
    Question question;
    question.choices = {Choice::Retry, Choice::SkipNode, Choice::Stop};
    return question;
}

void Step::accept(const Answer & /*answer*/, StepContext & /*context*/) {}

QString Step::retryFrom() const
{
    return {};
}

QStringList Step::proves() const
{
    return {};
}

} // namespace kubemori::operation
