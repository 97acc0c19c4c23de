// SPDX-License-Identifier: GPL-3.0-or-later
#include "maintenance/power/wait_off_step.hpp"

#include "maintenance/node_facts.hpp"
#include "maintenance/step_ids.hpp"

namespace kubemori::maintenance {

using namespace Qt::StringLiterals;
using operation::Check;

Result<Check> WaitOffStep::check(operation::StepContext &context)
{
    m_proves = {stepId(context.node(), toldBy())};
    return context.fact(facts::off) == facts::yes ? Check::AlreadyDone : Check::NeedsRun;
}

Result<> WaitOffStep::run(operation::StepContext &context)
{
    if (const auto down = WaitDownStep::run(context); !down) {
        return down;
    }
    if (context.fact(facts::down) != u"silent") {
        return fail(ErrorCode::NotProved, u"it came up again instead of staying off"_s, context.node());
    }
    context.setFact(facts::off, facts::yes);
    return {};
}

} // namespace kubemori::maintenance
