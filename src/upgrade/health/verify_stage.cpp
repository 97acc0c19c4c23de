// SPDX-License-Identifier: GPL-3.0-or-later
#include "upgrade/health/verify_stage.hpp"

#include "upgrade/health/certificate_checks.hpp"
#include "upgrade/health/etcd_checks.hpp"
#include "upgrade/health/image_checks.hpp"
#include "upgrade/health/node_checks.hpp"
#include "upgrade/health/site_look.hpp"
#include "upgrade/health/upgraded_checks.hpp"

#include <utility>

namespace kubemori::upgrade {

using namespace health;

VerifyStage::VerifyStage(UpgradeSite site, Patience patience, HostParts parts)
    : StageWork(std::move(site))
    , m_patience(patience)
    , m_parts(parts)
{
    m_parts.facts = false; // they were looked at before, and no upgrade changes them
}

ClusterPicture VerifyStage::look(const HopRecord &hop, const OutputSink &sink, const std::stop_token &stop) const
{
    const SiteLook look(site(), sink, stop);
    ClusterPicture picture;
    picture.settings = look.settings(hop);
    // Before the nodes: what was waited for is seen as it is at the end.
    picture.pods = settledPods([&look] { return look.pods(); }, hop, *site().clock, m_patience,
                               [&look](const QString &line) { look.say(line); }, stop);
    picture.nodes = look.nodes();
    picture.etcd = look.etcd(picture.nodes);
    picture.hosts = look.hosts(picture.nodes, m_parts);
    picture.now = site().clock->utcNow();
    return picture;
}

Result<QList<Finding>> VerifyStage::run(HopRecord &hop, const OutputSink &sink, std::stop_token stop)
{
    const ClusterPicture picture = look(hop, sink, stop);
    if (stop.stop_requested()) {
        return fail(ErrorCode::Cancelled);
    }
    return checkNodesUpgraded(picture, hop) + checkNodesReady(picture, hop) +
           checkScheduling(picture, hop, site().kubectl) + checkPodsAsBefore(picture, hop) +
           checkControlPlaneImages(picture, hop) + checkComponents(picture, hop) + checkAddonsLeftBehind(picture, hop) +
           checkCertificates(picture) + checkEtcdHealth(picture);
}

} // namespace kubemori::upgrade
