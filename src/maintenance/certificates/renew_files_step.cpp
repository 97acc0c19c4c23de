// SPDX-License-Identifier: GPL-3.0-or-later
#include "maintenance/certificates/renew_files_step.hpp"

namespace kubemori::maintenance {

using namespace Qt::StringLiterals;
using operation::Check;
using operation::Proof;

Result<Check> RenewFilesStep::check(operation::StepContext &context)
{
    if (context.fact(renewFacts::renewing).isEmpty()) {
        return Check::NeedsRun;
    }
    const auto seen = look(context);
    if (!seen) {
        return std::unexpected(seen.error());
    }
    if (const QString left = missing(context, *seen); !left.isEmpty()) {
        context.observe(left);
        return Check::NeedsRun;
    }
    context.setFact(renewFacts::filesProved, u"true"_s);
    return Check::AlreadyDone;
}

Result<> RenewFilesStep::run(operation::StepContext &context)
{
    return context
        .act(context.step().command, {{renewFacts::renewing, u"true"_s}},
             [&] { return ask(context, context.step().command); })
        .transform([](const QByteArray &) {});
}

Result<Proof> RenewFilesStep::verify(operation::StepContext &context)
{
    const auto seen = look(context);
    if (!seen) {
        return std::unexpected(seen.error());
    }
    if (const QString left = missing(context, *seen); !left.isEmpty()) {
        return fail(ErrorCode::NotProved, left, context.node());
    }
    context.setFact(renewFacts::filesProved, u"true"_s);
    return Proof::Seen;
}

} // namespace kubemori::maintenance
