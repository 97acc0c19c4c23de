// SPDX-License-Identifier: GPL-3.0-or-later
#include "upgrade/make_upgrade.hpp"

#include <algorithm>

namespace kubemori::upgrade {

using namespace Qt::StringLiterals;

namespace {

/// From this release on versions are written without "v" in settings (hazard N1).
const Version withoutPrefix{.major = 2, .minor = 28, .patch = 0, .pre = {}};
/// From this release on the samples have an inventory.ini only, and nothing makes a hosts.yaml any more.
const Version iniOnly{.major = 2, .minor = 27, .patch = 0, .pre = {}};

const kubespray::Release *releaseOf(const QList<kubespray::Release> &releases, const QString &tag)
{
    const auto found = std::ranges::find_if(
        releases, [&tag](const kubespray::Release &release) { return release.tag.name == tag && !release.error; });
    return found == releases.end() ? nullptr : &*found;
}

HopChoices choicesOf(const kubespray::Hop &hop, const std::optional<Upgrade> &like)
{
    HopChoices choices;
    const auto version = Version::parse(hop.to);
    if (version && *version >= iniOnly) {
        choices.inventoryForm = HopChoices::InventoryForm::Ini;
    }
    if (!like) {
        return choices;
    }
    const auto same = std::ranges::find(like->hops, hop.to, &HopRecord::to);
    return same == like->hops.end() ? choices : transferable(same->choices);
}

} // namespace

HopChoices transferable(const HopChoices &choices)
{
    HopChoices taken = choices;
    taken.python.clear();
    taken.venv.clear();
    taken.wheels.clear();
    taken.strategy.nodes.clear();
    return taken;
}

HopTarget targetOf(const kubespray::Hop &hop, const kubespray::Release &release)
{
    const auto version = Version::parse(hop.to);
    HopTarget target{.kubeBefore = hop.kubeBefore,
                     .kubeVersion = hop.kubeVersion,
                     .wantsPrefix = !version || *version < withoutPrefix,
                     .ansibleMin = hop.ansible.min.value,
                     .ansibleMax = hop.ansible.max.value,
                     .python = hop.python,
                     .requirements =
                         release.requirements.isEmpty() ? QString() : release.requirements.constFirst().path,
                     .upgradePlaybook = hop.playbook,
                     .clusterPlaybook = release.playbooks.cluster.value(0),
                     .factsPlaybook = release.playbooks.facts.value(0),
                     .controlPlaneGroup = release.sample.controlPlaneGroup,
                     .nodeGroup = release.sample.nodeGroup,
                     .components = {}};
    for (QString *kube : {&target.kubeBefore, &target.kubeVersion}) { // nodes say it with "v"
        if (!kube->isEmpty() && !kube->startsWith(u'v')) {
            kube->prepend(u'v');
        }
    }
    for (const kubespray::Component &component : release.components) {
        if (component.version.isKnown()) {
            target.components.insert(component.name, component.version.value);
        }
    }
    return target;
}

Result<Upgrade> makeUpgrade(const NewUpgrade &request)
{
    if (request.plan.hops.isEmpty()) {
        return fail(ErrorCode::InvalidInput, u"there is no way from one release to the other"_s,
                    request.plan.from + u" → "_s + request.plan.to);
    }
    Upgrade upgrade{.id = request.now.toUTC().toString(u"yyyyMMdd-HHmmss-zzz"_s) + u"-upgrade-"_s + request.cluster,
                    .cluster = request.cluster,
                    .like = request.like ? request.like->id : QString(),
                    .created = request.now,
                    .changed = request.now,
                    .hops = {},
                    .hop = 0,
                    .stage = Stage::Target};
    for (const kubespray::Hop &hop : request.plan.hops) {
        const kubespray::Release *release = releaseOf(request.releases, hop.to);
        if (!release) {
            return fail(ErrorCode::NotFound, u"the release cannot be read in the checkout"_s, hop.to);
        }
        HopRecord record;
        record.from = hop.from;
        record.to = hop.to;
        record.target = targetOf(hop, *release);
        record.choices = choicesOf(hop, request.like);
        record.inventoryFolder = request.inventoryFolder;
        upgrade.hops.append(record);
    }
    return upgrade;
}

} // namespace kubemori::upgrade
