// SPDX-License-Identifier: GPL-3.0-or-later
#include "maintenance/wait_ready_step.hpp"

#include "maintenance/node_facts.hpp"
#include "maintenance/polling.hpp"

namespace kubemori::maintenance {

using namespace Qt::StringLiterals;
using monitor::BootId;

namespace {

constexpr Milliseconds interval{5000};
constexpr int stableLooks = 2;

} // namespace

Result<operation::Check> WaitReadyStep::check(operation::StepContext &context)
{
    if (wasToldToGoDown(context)) {
        return operation::Check::NeedsRun;
    }
    context.observe(u"was not told to go down: nothing to wait for"_s);
    return operation::Check::AlreadyDone;
}

Result<> WaitReadyStep::run(operation::StepContext &context)
{
    int stable = 0;
    if (const auto ready = pollUntil(context, interval, ErrorCode::TimedOut, [&] { return look(context, stable); });
        !ready) {
        return ready;
    }
    context.setFact(facts::ready, facts::yes);
    actions().allowHost(rememberedNode(context));
    return {};
}

Result<QString> WaitReadyStep::look(operation::StepContext &context, int &stable)
{
    const auto node = actions().node(context.node(), context.stop());
    if (!node) {
        stable = 0;
        return std::unexpected(node.error());
    }
    phases().nodeSeen(context, *node);
    auto missing = staleness(context, *node);
    if (missing && missing->isEmpty() && node->ready() != kube::ConditionStatus::True) {
        missing = u"Ready="_s + kube::toString(node->ready());
    }
    if (!missing || !missing->isEmpty()) {
        stable = 0;
        return missing;
    }
    context.setFact(facts::versionsAfter, versionsOf(*node));
    return ++stable < stableLooks ? u"Ready, looking once more"_s : QString();
}

// "Ready" alone proves nothing: for up to the controller's grace period (40 s) after a node went down, the API server
// still shows what the old boot's kubelet said last. Three things together do:
// - nodeInfo.bootID is the new one. The kubelet writes it in the same patch as its conditions, so this report is the
// new boot's.
// - The Ready heartbeat is newer than the newest heartbeat ever seen together with the old boot id. Both come from the
// node's own
//   clock, so that neither our clock nor the API server's has to agree with it: with clocks apart by minutes, comparing
//   with our time of the shutdown would either believe an old heartbeat or wait for ever. A clock that went back over
//   the reboot (an empty battery) makes this fail, and the timeout asks a person.
// - Two looks in a row, because a kubelet that is starting may still fall back to NotReady. A second, newer heartbeat
// is not
//   demanded: with node leases it is written only every five minutes.
Result<QString> WaitReadyStep::staleness(operation::StepContext &context, const kube::Node &node)
{
    const auto before = BootId::parse(context.fact(facts::bootIdBefore));
    const auto after = BootId::parse(context.fact(facts::bootIdAfter));
    const auto reported = BootId::parse(node.bootId);
    const QDateTime heartbeat = node.readyHeartbeat();
    const QDateTime oldHeartbeat = QDateTime::fromString(context.fact(facts::heartbeatBefore), Qt::ISODateWithMs);
    if (!reported) {
        return u"the API server reports no well-formed boot id"_s;
    }
    if (reported == before) {
        if (heartbeat.isValid() && (!oldHeartbeat.isValid() || heartbeat > oldHeartbeat)) {
            context.setFact(facts::heartbeatBefore, heartbeat.toUTC().toString(Qt::ISODateWithMs));
        }
        return u"the API server still reports the old boot id"_s;
    }
    if (reported != after) {
        // Neither the old nor the new one: it may have rebooted once more. ssh has the say.
        const auto now = actions().bootId(rememberedNode(context), context.stop());
        if (!now) {
            return std::unexpected(now.error());
        }
        if (*now != *reported) {
            return u"the API server reports boot id %1, ssh %2"_s.arg(reported->toString(), now->toString());
        }
        context.observe(u"rebooted once more: boot id "_s + now->toString());
        context.setFact(facts::bootIdAfter, now->toString());
    }
    if (!heartbeat.isValid() || (oldHeartbeat.isValid() && heartbeat <= oldHeartbeat)) {
        return u"the heartbeat is not newer than the old boot's"_s;
    }
    return QString();
}

} // namespace kubemori::maintenance
