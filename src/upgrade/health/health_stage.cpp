// SPDX-License-Identifier: GPL-3.0-or-later
#include "upgrade/health/health_stage.hpp"

#include "upgrade/health/addon_checks.hpp"
#include "upgrade/health/api_checks.hpp"
#include "upgrade/health/certificate_checks.hpp"
#include "upgrade/health/engine_checks.hpp"
#include "upgrade/health/etcd_checks.hpp"
#include "upgrade/health/host_checks.hpp"
#include "upgrade/health/node_checks.hpp"
#include "upgrade/health/pod_checks.hpp"
#include "upgrade/health/server_checks.hpp"
#include "upgrade/health/site_look.hpp"
#include "upgrade/health/unwell_pod.hpp"

#include <utility>

namespace kubemori::upgrade {

using namespace health;

namespace {

/// Whether the way to the API server is barred for every question, and not for this one only.
bool isBarred(const Error &error)
{
    switch (error.code) {
    case ErrorCode::PermissionDenied:
    case ErrorCode::NotFound:
    case ErrorCode::InvalidData:
    case ErrorCode::ServerError:
        return false;
    default:
        return true;
    }
}

/// Whether nobody gets in there: every further try with a wrong password is one step nearer to a locked account.
bool isShutOut(const Error &error)
{
    return error.code == ErrorCode::BecomeFailed || error.code == ErrorCode::AuthenticationFailed ||
           error.code == ErrorCode::HostKeyChanged || error.code == ErrorCode::HostKeyUnknown;
}

/// One look after the other, each with a deadline of its own. Who did not answer the first question is not asked the
/// next ones: the picture says why, and nobody waits minutes for it.
ClusterPicture pictureOf(const UpgradeSite &site, const HopRecord &hop, const HostParts &parts,
                         const StageWork::OutputSink &sink, const std::stop_token &stop)
{
    const SiteLook look(site, sink, stop);
    ClusterPicture picture;
    picture.nodes = look.nodes();
    if (picture.nodes || !isBarred(picture.nodes.error())) {
        picture.pods = look.pods();
        picture.budgets = look.budgets();
        picture.ceph = look.ceph();
        picture.deprecated = look.deprecatedApis();
    } else {
        const std::unexpected<Error> why(picture.nodes.error());
        picture.pods = why;
        picture.budgets = why;
        picture.ceph = why;
        picture.deprecated = why;
    }
    const bool isShut = !picture.nodes && isShutOut(picture.nodes.error());
    picture.etcd =
        isShut ? Result<QList<kube::EtcdMember>>(std::unexpected(picture.nodes.error())) : look.etcd(picture.nodes);
    picture.settings = look.settings(hop);
    picture.hosts = look.hosts(picture.nodes, parts);
    picture.now = site.clock->utcNow();
    return picture;
}

} // namespace

HealthStage::HealthStage(UpgradeSite site, HostParts parts)
    : StageWork(std::move(site))
    , m_parts(parts)
{
}

Result<QList<Finding>> HealthStage::run(HopRecord &hop, const OutputSink &sink, std::stop_token stop)
{
    const ClusterPicture picture = pictureOf(site(), hop, m_parts, sink, stop);
    if (stop.stop_requested()) {
        return fail(ErrorCode::Cancelled);
    }
    QList<Finding> findings = judge(picture, hop);
    if (hop.operation.isEmpty()) {
        hop.nodes = picture.nodes ? nodesBefore(*picture.nodes) : hop.nodes;
        hop.pods = picture.pods ? podsBefore(picture.pods->pods) : hop.pods;
    }
    return findings;
}

QList<Finding> HealthStage::judge(const ClusterPicture &picture, const HopRecord &hop) const
{
    return checkNodesReady(picture, hop) + checkCordons(picture, site().kubectl) + checkNodeVersions(picture, hop) +
           checkPodsWell(picture) + checkBudgets(picture) + checkCertificates(picture) + checkEtcdHealth(picture) +
           checkEtcdVersion(picture, hop) + checkDiskSpace(picture) + checkTimeSkew(picture) + checkSwap(picture) +
           checkContainerEngine(picture, hop) + checkRlimits(picture) +
           checkKubeletServer(picture, hop, site().profile.gates.readyz.port) + checkCgroups(picture, hop) +
           checkKernels(picture, hop) + checkApiRemovals(picture, hop) + checkRook(picture, hop) +
           checkMetallb(picture, hop) + checkCalico(picture, hop) + checkLoadBalancerName(picture, hop);
}

} // namespace kubemori::upgrade
