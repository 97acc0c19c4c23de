// SPDX-License-Identifier: GPL-3.0-or-later
#include "maintenance/power/power_on_step.hpp"

#include "maintenance/node_facts.hpp"

namespace kubemori::maintenance {

using namespace Qt::StringLiterals;
using operation::Check;

Result<Check> PowerOnStep::check(operation::StepContext &context)
{
    if (!wasToldToGoDown(context)) {
        context.observe(u"was not switched off"_s);
        return Check::AlreadyDone;
    }
    return actions().bootId(rememberedNode(context), context.stop()) ? Check::AlreadyDone : Check::NeedsRun;
}

Result<> PowerOnStep::run(operation::StepContext &context)
{
    const NodeRef ref = rememberedNode(context);
    return context.act(actions().describe(operation::StepKind::PowerOn, ref).command,
                       [&] { return actions().powerOn(ref, context.stop()); });
}

} // namespace kubemori::maintenance
