// SPDX-License-Identifier: GPL-3.0-or-later
#include "maintenance/cordon_step.hpp"

#include "maintenance/node_facts.hpp"

#include <utility>

namespace kubemori::maintenance {

using namespace Qt::StringLiterals;
using operation::Check;
using operation::Proof;

CordonStep::CordonStep(RebootShared shared, bool restores)
    : RebootStep(std::move(shared))
    , m_restores(restores)
{
}

Result<Check> CordonStep::check(operation::StepContext &context)
{
    const auto node = readNode(context);
    if (!node) {
        return std::unexpected(node.error());
    }
    rememberNode(context, *node);
    // Once we have cordoned it, looking again would take our own work for somebody else's.
    if (!isCordonedByUs(context)) {
        context.setFact(facts::schedulableBefore, node->schedulable ? facts::yes : facts::no);
    }
    if (node->schedulable) {
        if (!m_restores) {
            return fail(
                ErrorCode::InvalidInput,
                u"the node has become schedulable since the plan was made, which would leave it cordoned: make a new plan"_s,
                context.node());
        }
        return Check::NeedsRun;
    }
    if (m_restores && !isCordonedByUs(context)) {
        context.observe(u"cordoned by somebody else since the plan was made: stays cordoned afterwards"_s);
    }
    return Check::AlreadyDone;
}

Result<> CordonStep::run(operation::StepContext &context)
{
    return changeScheduling(context, false, [&context] { context.setFact(facts::cordon, facts::sent); });
}

Result<Proof> CordonStep::verify(operation::StepContext &context)
{
    return proveScheduling(context, false).transform([] { return Proof::Seen; });
}

void CordonStep::cleanup(operation::StepContext &context)
{
    if (!isCordonedByUs(context)) {
        return;
    }
    if (mayBeRebooting(context)) {
        context.observe(u"left cordoned: a shutdown was sent and the node has not been seen Ready since"_s);
        return;
    }
    if (const auto done = putBack(context); done) {
        context.setFact(facts::cordon, facts::restored);
    } else {
        context.observe(u"left cordoned: "_s + toLogLine(done.error()));
    }
}

Result<> CordonStep::putBack(operation::StepContext &context) const
{
    const auto node = readNode(context);
    if (!node) {
        return std::unexpected(node.error());
    }
    // A cordon that was broken off may never have reached the API server.
    if (node->schedulable) {
        return {};
    }
    if (node->ready() != kube::ConditionStatus::True) {
        return fail(ErrorCode::NotProved, u"Ready="_s + kube::toString(node->ready()), context.node());
    }
    context.observe(u"putting back: uncordon"_s);
    return changeScheduling(context, true, [] {}).and_then([&] { return proveScheduling(context, true); });
}

} // namespace kubemori::maintenance
