// SPDX-License-Identifier: GPL-3.0-or-later
#include "maintenance/gates/workloads_gate.hpp"

#include "maintenance/node_facts.hpp"

namespace kubemori::maintenance {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostPodsNamed = 3;

/// The pods of a workload that do not work, and why: "web-5d7f CrashLoopBackOff".
QString troubles(const QString &workload, const QList<kube::PodHealth> &pods)
{
    QStringList named;
    qsizetype count = 0;
    for (const kube::PodHealth &pod : pods) {
        if (pod.workload() != workload || pod.ready || pod.isFinished() || pod.terminating) {
            continue;
        }
        if (++count <= mostPodsNamed) {
            const QString how = !pod.reason.isEmpty()     ? pod.reason
                                : pod.phase == u"Running" ? u"not ready"_s
                                                          : pod.phase;
            named.append(pod.name + u' ' + how);
        }
    }
    if (count > mostPodsNamed) {
        named.append(u"%1 more"_s.arg(count - mostPodsNamed));
    }
    return named.join(u", "_s);
}

} // namespace

WorkloadsGate::WorkloadsGate(cluster::GateMode mode)
    : Gate(u"workloads"_s, mode)
{
}

Result<QList<operation::GateResult>> WorkloadsGate::look(GateView &view)
{
    const auto now = view.actions.health().workloads(view.context.stop());
    if (!now) {
        return std::unexpected(now.error());
    }
    const QString kept = view.context.sharedFact(facts::workloadsBefore);
    if (!kept.isEmpty()) {
        const auto before = WorkloadSnapshot::fromText(kept);
        if (!before) {
            return std::unexpected(before.error());
        }
        return judge(*before, *now);
    }
    // Whichever node is looked at first, in whatever order: before the first change what is there counts as before.
    if (view.context.isAnythingTouched()) {
        return fail(ErrorCode::NotFound, u"the workloads were not seen before the operation began"_s);
    }
    const WorkloadSnapshot snapshot = WorkloadSnapshot::of(*now);
    view.context.setSharedFact(facts::workloadsBefore, snapshot.toText());
    return pass(u"%1 workloads counted before the start"_s.arg(snapshot.size()));
}

QList<operation::GateResult> WorkloadsGate::judge(const WorkloadSnapshot &before, const WorkloadState &now) const
{
    QList<operation::GateResult> results;
    const WorkloadSnapshot snapshot = WorkloadSnapshot::of(now);
    for (const WorkloadLoss &loss : snapshot.lossesSince(before)) {
        QString evidence = u"%1 of %2 ready"_s.arg(loss.now.ready).arg(loss.now.desired);
        evidence += loss.isNew ? u" (not there before the start)"_s
                               : u" (before: %1 of %2)"_s.arg(loss.before.ready).arg(loss.before.desired);
        if (const QString which = troubles(loss.workload, now.pods); !which.isEmpty()) {
            evidence += u": "_s + which;
        }
        // Somebody else brought it in while we were at work: said, but no harm of ours.
        results.append(finding(loss.isNew ? Verdict::Warn : Verdict::Block, loss.workload, evidence));
    }
    return results.isEmpty() ? pass(u"%1 workloads as before the start"_s.arg(before.size())) : results;
}

} // namespace kubemori::maintenance
