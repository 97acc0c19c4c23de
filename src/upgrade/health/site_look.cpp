// SPDX-License-Identifier: GPL-3.0-or-later
#include "upgrade/health/site_look.hpp"

#include "command/file_transfer.hpp"
#include "inventory/host_files.hpp"
#include "kube/pod_images.hpp"
#include "kube/workload_parser.hpp"
#include "upgrade/health/check_findings.hpp"
#include "upgrade/health/host_survey.hpp"
#include "upgrade/health/image_name.hpp"

#include <QSet>

#include <utility>

namespace kubemori::upgrade::health {

using namespace Qt::StringLiterals;

namespace {

/// Once per component and tag of a pod: its speaker and its init containers need no lines of their own.
void addComponents(const QList<kube::PodImages> &pods, QList<ComponentPod> &components)
{
    for (const kube::PodImages &pod : pods) {
        QSet<QString> seen;
        for (const QString &image : pod.images) {
            const ImageName name = ImageName::parse(image);
            const QString component = componentOf(name);
            if (!component.isEmpty() && !seen.contains(component + name.tag)) {
                seen.insert(component + name.tag);
                components.append(
                    {.component = component, .tag = name.tag, .pod = pod.qualifiedName(), .node = pod.node});
            }
        }
    }
}

} // namespace

SiteLook::SiteLook(const UpgradeSite &site, const StageWork::OutputSink &sink, std::stop_token stop)
    : m_site(site)
    , m_sink(sink)
    , m_stop(std::move(stop))
{
}

void SiteLook::say(const QString &line) const
{
    if (m_sink) {
        m_sink(evidenceText(line).toUtf8() + '\n');
    }
}

Result<QList<kube::Node>> SiteLook::nodes() const
{
    say(u"looking at nodes"_s);
    return m_site.kubectl.allNodes(m_stop);
}

Result<PodLook> SiteLook::pods() const
{
    say(u"looking at pods"_s);
    PodLook look;
    const auto read = m_site.kubectl.eachPage(u"/api/v1/pods?"_s, m_stop, [&look](QByteArray &json) -> Result<QString> {
        auto health = kube::parsePodHealth(json);
        if (!health) {
            return std::unexpected(health.error());
        }
        const auto images = kube::parsePodImages(json);
        if (!images) {
            return std::unexpected(images.error());
        }
        look.pods.append(std::move(health->pods));
        addComponents(images->pods, look.components);
        return health->next;
    });
    return read ? Result<PodLook>(std::move(look)) : std::unexpected(read.error().during(u"listing pods"_s));
}

Result<QList<kube::PodDisruptionBudget>> SiteLook::budgets() const
{
    say(u"looking at disruption budgets"_s);
    return m_site.kubectl.podDisruptionBudgets(m_stop);
}

Result<QList<kube::EtcdMember>> SiteLook::etcd(const Result<QList<kube::Node>> &nodes) const
{
    say(u"asking etcd"_s);
    return m_site.actions->health().etcd(nodes.value_or(QList<kube::Node>()), m_stop);
}

Result<std::optional<QList<kube::CephCluster>>> SiteLook::ceph() const
{
    say(u"asking Rook"_s);
    return m_site.actions->health().ceph(m_stop);
}

Result<QList<DeprecatedApi>> SiteLook::deprecatedApis() const
{
    say(u"reading the API server's metrics"_s);
    const auto metrics = m_site.kubectl.getRaw(u"/metrics"_s, m_stop);
    return metrics ? parseDeprecatedApis(*metrics)
                   : std::unexpected(metrics.error().during(u"reading the API server's metrics"_s));
}

Result<kubespray::InventorySettings> SiteLook::settings(const HopRecord &hop) const
{
    const cluster::Deployer deployer = m_site.deployer();
    const bool isInCheckout = !hop.inventoryFolder.isEmpty() && !deployer.checkout.isEmpty();
    const QString path = isInCheckout ? QString(deployer.checkout + u'/' + hop.inventoryFolder) : deployer.inventory;
    if (path.isEmpty()) {
        return fail(ErrorCode::NotFound, u"no inventory is configured"_s);
    }
    say(u"reading the inventory's settings"_s);
    const inventory::HostFiles files{command::FileTransfer(deployer.runner)};
    auto settings = kubespray::readInventorySettings(path, files, m_stop);
    return settings ? std::move(settings) : std::unexpected(settings.error().during(u"reading the inventory"_s));
}

QList<HostLook> SiteLook::hosts(const Result<QList<kube::Node>> &nodes, const HostParts &parts) const
{
    if (!nodes) {
        return {};
    }
    const HostSurvey survey([&](const kube::Node &node, const std::stop_token &stop) {
        return lookAtHost(*m_site.access, *m_site.clock, parts, node, stop);
    });
    const auto heard = [this](const HostLook &look) {
        const bool isWell = (!look.facts || *look.facts) && (!look.certificates || *look.certificates);
        say(look.node + (isWell ? u": answered"_s : u": could not be looked at"_s));
    };
    say(u"looking at the nodes themselves"_s);
    return survey.run(*nodes, heard, m_stop);
}

} // namespace kubemori::upgrade::health
