// SPDX-License-Identifier: GPL-3.0-or-later
#include "upgrade/health/settled_pods.hpp"

#include "base/deadline.hpp"
#include "maintenance/polling.hpp"
#include "upgrade/health/check_findings.hpp"
#include "upgrade/health/unwell_pod.hpp"
#include "upgrade/health/upgraded_checks.hpp"

namespace kubemori::upgrade::health {

using namespace Qt::StringLiterals;

namespace {

/// What is worth some more time; empty: nothing.
QString awaited(const Result<PodLook> &look, const HopRecord &hop)
{
    if (!look) {
        return maintenance::mayPass(look.error().code) ? toLogLine(look.error()) : QString();
    }
    QStringList names;
    for (const kube::PodHealth &pod : worseThanBefore(look->pods, hop.pods)) {
        if (isStarting(pod)) {
            names.append(u"%1 (%2)"_s.arg(pod.qualifiedName(), stateOf(pod)));
        }
    }
    return joinedShort(names, u", "_s, 5);
}

} // namespace

Result<PodLook> settledPods(const std::function<Result<PodLook>()> &look, const HopRecord &hop, Clock &clock,
                            const Patience &patience, const std::function<void(const QString &)> &say,
                            const std::stop_token &stop)
{
    const Deadline deadline(clock, patience.longest);
    while (true) {
        auto pods = look();
        const QString missing = awaited(pods, hop);
        if (missing.isEmpty() || deadline.hasPassed(clock) || stop.stop_requested()) {
            return pods;
        }
        say(u"waiting for "_s + missing);
        if (!clock.sleepFor(deadline.left(clock, patience.between), stop)) {
            return pods;
        }
    }
}

} // namespace kubemori::upgrade::health
