// SPDX-License-Identifier: GPL-3.0-or-later
#include "maintenance/phase_reporter.hpp"

#include "maintenance/node_facts.hpp"

namespace kubemori::maintenance {

using namespace Qt::StringLiterals;

void PhaseReporter::shutdownSent(operation::StepContext &context)
{
    m_tracker.reset();
    tracker(context).shutdownSent(context.utcNow());
    report(context);
}

void PhaseReporter::looked(operation::StepContext &context, const Reachability &seen)
{
    if (seen.echo) {
        tracker(context).pingSeen(*seen.echo, context.utcNow());
    }
    tracker(context).sshSeen(seen.ssh, context.utcNow());
    report(context);
}

void PhaseReporter::bootIdRead(operation::StepContext &context, const monitor::BootId &id)
{
    tracker(context).bootIdRead(id, context.utcNow());
    report(context);
}

void PhaseReporter::nodeSeen(operation::StepContext &context, const kube::Node &node)
{
    tracker(context).nodeSeen({.ready = node.ready() == kube::ConditionStatus::True,
                               .bootId = node.bootId,
                               .heartbeat = node.readyHeartbeat()},
                              context.utcNow());
    report(context);
}

monitor::RebootTracker &PhaseReporter::tracker(const operation::StepContext &context)
{
    if (!m_tracker) {
        m_tracker.emplace(monitor::BootId::parse(context.fact(facts::bootIdBefore)), context.utcNow());
    }
    return *m_tracker;
}

void PhaseReporter::report(operation::StepContext &context)
{
    const monitor::RebootPhase phase = tracker(context).phase();
    if (phase != m_reported) {
        m_reported = phase;
        context.observe(u"phase: "_s + monitor::toString(phase));
    }
}

} // namespace kubemori::maintenance
