// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/fleet_example.hpp"

namespace kubemori::test {

using namespace Qt::StringLiterals;

fleet::ClusterRecord makeFleetRecord(const QString &id, const QString &tag, const QString &kubernetes,
                                     const QDateTime &since, const QDateTime &now)
{
    fleet::ClusterRecord record;
    record.cluster = id;
    record.facts.kubernetes.saw(
        {.apiServer = kubernetes, .kubelets = {{kubernetes, 5}}, .nodes = 5, .ready = 5, .cordoned = 0}, now);
    record.facts.certificates.saw({.host = id + u"-cp1"_s,
                                   .path = u"/etc/kubernetes/ssl/apiserver.crt"_s,
                                   .notAfter = now.addDays(300),
                                   .count = 42,
                                   .unread = {}},
                                  now);
    record.facts.release.saw({.tag = tag,
                              .nearestTag = {},
                              .commitsSince = 0,
                              .branch = u"t_"_s + tag,
                              .commit = u"9d2c5f1ab47e03d68c215b7f90ae3364d1c8f72b"_s,
                              .changed = 0,
                              .untracked = 1},
                             now);
    record.history = {
        {.at = since.addDays(-90),
         .release = u"v2.25.0"_s,
         .isExact = true,
         .apiServer = u"v1.29.5"_s,
         .kubelets = {u"v1.29.5"_s}},
        {.at = since, .release = tag, .isExact = true, .apiServer = kubernetes, .kubelets = {kubernetes}}};
    return record;
}

fleet::OperationRecord makeOperationRecord(operation::Outcome outcome, const QDateTime &at)
{
    return {.id = u"20260301-213000-417-reboot"_s,
            .kind = u"rolling-reboot"_s,
            .standing = operation::Standing::Ended,
            .outcome = outcome,
            .begunAt = at.addSecs(-3600),
            .lastAt = at,
            .needsAttention = false};
}

} // namespace kubemori::test
