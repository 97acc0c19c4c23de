// SPDX-License-Identifier: GPL-3.0-or-later
#include "maintenance/cordon_step.hpp"

#include "maintenance/node_facts.hpp"

#include <utility>

namespace kubemori::maintenance {

using namespace Qt::StringLiterals;
using operation::Check;
using operation::Proof;

namespace {

std::unexpected<Error> claimedByAnother(const kube::Node &node)
{
    const CordonClaim other = CordonClaim::of(node).value_or(CordonClaim{});
    return fail(
        ErrorCode::Locked,
        u"operation %1 of %2 has claimed the node: resume it or put back what it left; if nobody will, remove its "
        "claim by kubectl annotate node %3 kubemori.io/operation-"_s.arg(other.operation, other.by, node.name),
        node.name);
}

} // namespace

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
    if (CordonClaim::of(*node) && !isClaimed(*node)) {
        return claimedByAnother(*node);
    }
    // Once we have cordoned it, looking again would take our own work for somebody else's.
    if (!isCordonedByUs(context)) {
        context.setFact(facts::schedulableBefore, node->schedulable ? facts::yes : facts::no);
    }
    if (node->schedulable && hasRebooted(context)) {
        context.observe(u"rebooted already, and schedulable"_s);
        return Check::AlreadyDone;
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
    if (const auto claimed = makeClaim(context); !claimed) {
        return claimed;
    }
    // Since the claim nobody who looks takes the node for free; who came before it has to be told apart.
    const auto node = readNode(context);
    if (!node) {
        return std::unexpected(node.error());
    }
    if (!node->schedulable && !isCordonedByUs(context)) {
        return leaveToOthers(context);
    }
    return cordon(context);
}

Result<> CordonStep::cordon(operation::StepContext &context) const
{
    const QString command = actions().describe(operation::StepKind::Cordon, rememberedNode(context)).command;
    bool mayBeOurs = isCordonedByUs(context); // the answer to an earlier try may have been lost on its way
    bool isForeign = false;
    const auto done = actPatiently(context, command, {{facts::cordon, facts::sent}}, [&]() -> Result<> {
        const auto answer = actions().cordon(context.node(), context.stop());
        isForeign = answer && *answer == kube::Cordoned::Already && !mayBeOurs;
        mayBeOurs = true;
        return answer.transform([](kube::Cordoned) {});
    });
    return done && isForeign ? leaveToOthers(context) : done;
}

/// Somebody cordoned the node after the check: it stays so afterwards.
Result<> CordonStep::leaveToOthers(operation::StepContext &context) const
{
    context.setFact(facts::cordon, facts::none);
    context.setFact(facts::schedulableBefore, facts::no);
    context.observe(u"cordoned by somebody else meanwhile: stays cordoned afterwards"_s);
    return release(context);
}

Result<> CordonStep::makeClaim(operation::StepContext &context) const
{
    const auto node = readNode(context);
    if (!node) {
        return std::unexpected(node.error());
    }
    if (isClaimed(*node)) {
        return {};
    }
    CordonClaim mine = claim();
    mine.bootId = node->bootId;
    const QStringList changes = mine.toSet();
    const auto made = actPatiently(context, actions().describeAnnotate(context.node(), changes).command,
                                   {{facts::claim, facts::sent}},
                                   [&] { return actions().annotate(context.node(), changes, context.stop()); });
    if (made || made.error().code != ErrorCode::AlreadyExists) {
        return made;
    }
    // Either the answer to an earlier try was lost on its way, or somebody else was faster.
    const auto again = readNode(context);
    if (!again) {
        return std::unexpected(again.error());
    }
    return isClaimed(*again) ? Result<>{} : claimedByAnother(*again);
}

Result<Proof> CordonStep::verify(operation::StepContext &context)
{
    return proveScheduling(context, false).transform([] { return Proof::Seen; });
}

void CordonStep::cleanup(operation::StepContext &context)
{
    if (!isCordonedByUs(context) && context.fact(facts::claim) != facts::sent) {
        return;
    }
    if (const auto done = putBack(context); done) {
        context.setFact(facts::cordon, isCordonedByUs(context) ? facts::restored : facts::none);
    } else {
        context.observe((isCordonedByUs(context) ? u"left cordoned: "_s : u"left claimed: "_s) +
                        toLogLine(done.error()));
    }
}

Result<> CordonStep::putBack(operation::StepContext &context) const
{
    // With a whole cluster off, the API server would be waited for in vain, once for each node.
    if (context.fact(facts::off) == facts::yes && !actions().bootId(rememberedNode(context), context.stop())) {
        return fail(ErrorCode::NotProved, u"it was switched off and has not come up since"_s, context.node());
    }
    const auto node = readNode(context);
    if (!node && node.error().code == ErrorCode::NotFound) {
        context.observe(u"nothing to put back: the node is no longer in the cluster"_s);
        return {};
    }
    if (!node) {
        return std::unexpected(node.error());
    }
    // A cordon that was broken off may never have reached the API server.
    if (isCordonedByUs(context) && !node->schedulable && !isClaimed(*node)) {
        // Our claim is on every node that we cordoned: without it, it was put back before, and this cordon is
        // another's.
        context.observe(u"cordoned by somebody else meanwhile: stays so"_s);
        return {};
    }
    if (isCordonedByUs(context) && !node->schedulable) {
        if (mayBeRebooting(context) && !isBack(context, *node)) {
            return fail(ErrorCode::NotProved, u"a shutdown was sent and the node has not been seen Ready since"_s,
                        context.node());
        }
        if (node->ready() != kube::ConditionStatus::True) {
            return fail(ErrorCode::NotProved, u"Ready="_s + kube::toString(node->ready()), context.node());
        }
        context.observe(u"putting back: uncordon"_s);
        const auto done = uncordon(context).and_then([&] { return proveScheduling(context, true); });
        if (!done) {
            return done;
        }
    }
    return isClaimed(*node) ? release(context) : Result<>{};
}

// As in the wait for Ready: the kubelet writes the boot id in the same patch as its conditions, and the heartbeats are
// both by the node's own clock.
bool CordonStep::isBack(operation::StepContext &context, const kube::Node &node)
{
    const auto before = monitor::BootId::parse(context.fact(facts::bootIdBefore));
    const auto now = monitor::BootId::parse(node.bootId);
    const QDateTime last = QDateTime::fromString(context.fact(facts::heartbeatBefore), Qt::ISODateWithMs);
    if (!monitor::rebootProved(before, now) || node.ready() != kube::ConditionStatus::True ||
        !node.readyHeartbeat().isValid() || (last.isValid() && node.readyHeartbeat() <= last)) {
        return false;
    }
    context.observe(u"back after the reboot: boot id "_s + now->toString());
    context.setFact(facts::bootIdAfter, now->toString());
    context.setFact(facts::ready, facts::yes);
    return true;
}

} // namespace kubemori::maintenance
