// SPDX-License-Identifier: GPL-3.0-or-later
#include "maintenance/uncordon_step.hpp"

#include "maintenance/node_facts.hpp"

namespace kubemori::maintenance {

using namespace Qt::StringLiterals;
using operation::Check;
using operation::Proof;

Result<Check> UncordonStep::check(operation::StepContext &context)
{
    if (!isCordonedByUs(context)) {
        context.observe(u"was cordoned before: stays cordoned"_s);
        return Check::AlreadyDone;
    }
    const auto node = readNode(context);
    if (!node) {
        return std::unexpected(node.error());
    }
    if (!node->schedulable) {
        return Check::NeedsRun;
    }
    context.setFact(facts::cordon, facts::restored);
    return Check::AlreadyDone;
}

Result<> UncordonStep::run(operation::StepContext &context)
{
    return changeScheduling(context, true, [] {});
}

Result<Proof> UncordonStep::verify(operation::StepContext &context)
{
    if (const auto proved = proveScheduling(context, true); !proved) {
        return std::unexpected(proved.error());
    }
    context.setFact(facts::cordon, facts::restored);
    return Proof::Seen;
}

} // namespace kubemori::maintenance
