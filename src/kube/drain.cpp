// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube/drain.hpp"

#include <algorithm>

namespace kubemori::kube {

using namespace Qt::StringLiterals;

DrainRequest DrainRequest::fromProfile(const cluster::DrainOptions &options, Milliseconds timeout)
{
    return {.force = options.force,
            .ignoreDaemonSets = options.ignoreDaemonSets,
            .deleteEmptyDirData = options.emptyDir == cluster::DrainOptions::EmptyDir::Delete,
            .gracePeriodSeconds = options.gracePeriodSeconds,
            .timeout = timeout};
}

bool DrainReport::isRefused() const
{
    return !emptyDirPods.isEmpty() || !unmanagedPods.isEmpty() || !daemonSetPods.isEmpty();
}

Result<> drainResult(const DrainReport &report, const Result<> &ended)
{
    if (ended || ended.error().code == ErrorCode::Cancelled) {
        return ended;
    }
    Error error = ended.error();
    const QStringList refusedByOption = report.unmanagedPods + report.daemonSetPods;
    if (!refusedByOption.isEmpty()) {
        error.code = ErrorCode::InvalidInput;
        error.detail = u"kubectl refuses to delete "_s + refusedByOption.join(u", "_s);
    } else if (!report.emptyDirPods.isEmpty()) {
        error.code = ErrorCode::EmptyDirData;
        error.detail = report.emptyDirPods.join(u", "_s);
    } else if (!report.blocked.isEmpty()) {
        QStringList pods;
        std::ranges::transform(report.blocked, std::back_inserter(pods), &BlockedPod::pod);
        error.code = ErrorCode::BlockedByPdb;
        error.detail = pods.join(u", "_s);
    } else if (report.timedOut) {
        error.code = ErrorCode::TimedOut;
        error.detail =
            report.pending.isEmpty() ? error.detail : QString(u"still there: "_s + report.pending.join(u", "_s));
    }
    return std::unexpected(error);
}

} // namespace kubemori::kube
