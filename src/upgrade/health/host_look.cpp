// SPDX-License-Identifier: GPL-3.0-or-later
#include "upgrade/health/host_look.hpp"

#include "upgrade/health/host_report.hpp"

#include <algorithm>

namespace kubemori::upgrade::health {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestReport = qsizetype{64} << 10;
constexpr Milliseconds clockTimeout{5000}; // after the facts: the connection is there

/// Whether a node that answered so can be asked something else; who did not answer is not waited for twice.
bool isThere(const Result<HostFacts> &facts)
{
    return facts || facts.error().code == ErrorCode::InvalidData || facts.error().code == ErrorCode::ExitedNonZero;
}

Result<HostFacts> factsOf(const cluster::NodeHost &host, Milliseconds timeout, const std::stop_token &stop)
{
    const auto captured = command::capture(*host.runner, hostReportCommand(host.become, timeout), stop, longestReport);
    if (!captured) {
        return std::unexpected(captured.error().on(host.runner->location()));
    }
    if (!captured->exit.isSuccess()) {
        const QString words = QString::fromUtf8(captured->errors.trimmed().right(300));
        return fail(ErrorCode::ExitedNonZero, words, host.runner->location());
    }
    auto facts = parseHostReport(captured->output);
    return facts ? std::move(facts) : std::unexpected(facts.error().on(host.runner->location()));
}

} // namespace

HostLook lookAtHost(const cluster::ClusterAccess &access, const Clock &clock, const HostParts &parts,
                    const kube::Node &node, const std::stop_token &stop)
{
    HostLook look{.node = node.name, .facts = {}, .clock = {}, .certificates = {}};
    const bool wantsCertificates = parts.certificates && node.isControlPlane();
    if (!parts.facts && !wantsCertificates) {
        return look;
    }
    const auto host = access.nodeHost(node.name, node.internalIp);
    if (parts.facts) {
        look.facts = host ? factsOf(*host, std::max(parts.longest - clockTimeout, Milliseconds{1000}), stop)
                          : Result<HostFacts>(std::unexpected(host.error()));
    }
    const bool mayAsk = host && (!look.facts || isThere(*look.facts));
    const Error why = mayAsk ? Error() : host ? look.facts->error() : host.error();
    if (parts.facts) {
        look.clock =
            mayAsk ? readClock(*host->runner, clock, clockTimeout, stop) : Result<ClockReading>(std::unexpected(why));
    }
    if (wantsCertificates) {
        look.certificates = mayAsk ? fleet::certificatesOn(*host->runner, host->become, parts.longest, stop)
                                   : Result<QList<fleet::Certificate>>(std::unexpected(why));
    }
    return look;
}

} // namespace kubemori::upgrade::health
