// SPDX-License-Identifier: GPL-3.0-or-later
#include "maintenance/uncordon_step.hpp"

#include "maintenance/node_facts.hpp"

namespace kubemori::maintenance {

using namespace Qt::StringLiterals;
using operation::Check;
using operation::Proof;

Result<Check> UncordonStep::check(operation::StepContext &context)
{
    const auto node = readNode(context);
    if (!node) {
        return std::unexpected(node.error());
    }
    if (isClaimed(*node)) {
        return Check::NeedsRun;
    }
    if (isCordonedByUs(context)) {
        // Our claim is on every node that we cordoned: without it, it was put back before, and this cordon is
        // another's.
        context.observe(node->schedulable ? u"put back before"_s : u"cordoned by somebody else meanwhile: stays so"_s);
        context.setFact(facts::cordon, node->schedulable ? facts::restored : facts::none);
    } else if (!node->schedulable) {
        context.observe(u"was cordoned before: stays cordoned"_s);
    }
    return Check::AlreadyDone;
}

Result<> UncordonStep::run(operation::StepContext &context)
{
    if (isCordonedByUs(context)) {
        const auto done = uncordon(context).and_then([&] { return proveScheduling(context, true); });
        if (!done) {
            return done;
        }
        context.setFact(facts::cordon, facts::restored);
    }
    return release(context);
}

Result<Proof> UncordonStep::verify(operation::StepContext &context)
{
    const auto node = readNode(context);
    if (!node) {
        return std::unexpected(node.error());
    }
    if (isClaimed(*node)) {
        return fail(ErrorCode::NotProved, u"the claim is still on the node"_s, context.node());
    }
    return Proof::Seen;
}

} // namespace kubemori::maintenance
