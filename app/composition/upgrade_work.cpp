// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/upgrade_work.hpp"

#include "app/composition/issue_findings.hpp"

#include "base/shell_quote.hpp"
#include "inventory/host_files.hpp"
#include "inventory/inventory_reader.hpp"
#include "inventory/kubespray_inventory.hpp"
#include "kubespray/checkout.hpp"
#include "kubespray/hop_planner.hpp"
#include "kubespray/release_catalogue.hpp"
#include "maintenance/kubectl_cluster_actions.hpp"
#include "operation/command_log.hpp"
#include "ui/bridge/release_source.hpp"
#include "upgrade/environment/find_pythons.hpp"
#include "upgrade/make_upgrade.hpp"
#include "upgrade/run/upgrade_plan.hpp"
#include "upgrade/run_requests.hpp"
#include "upgrade/stages/inventory_form.hpp"
#include "upgrade/stages/settings_input.hpp"

#include <algorithm>
#include <utility>

namespace kubemori::composition {

using namespace Qt::StringLiterals;
using upgrade::Stage;
using upgrade::Upgrade;

namespace {

constexpr Milliseconds longestFix = std::chrono::minutes{10};

/// Below the checkout, whatever way the profile names it.
QString inventoryFolder(const cluster::Profile &profile)
{
    const cluster::KubesprayAccess &kubespray = profile.kubespray;
    const QString folder =
        ui::CheckoutPlace{.host = {}, .path = {}, .inventory = kubespray.inventory}.inventoryFolder();
    QString checkout = kubespray.path;
    while (checkout.endsWith(u'/')) {
        checkout.chop(1);
    }
    return folder.startsWith(checkout + u'/') ? folder.sliced(checkout.size() + 1) : folder;
}

/// What the inventory says, if it can be read; without it the rules say under which conditions they hold.
std::optional<kubespray::InventorySettings> settingsIn(const command::FileTransfer &transfer, const QString &path,
                                                       const std::stop_token &stop)
{
    auto read = kubespray::readInventorySettings(path, inventory::HostFiles{transfer}, stop);
    return read ? std::optional(std::move(*read)) : std::nullopt;
}

QString below(const QString &folder, const QString &path)
{
    return path.startsWith(u'/') ? path : QString(folder + u'/' + path);
}

} // namespace

UpgradeWork::UpgradeWork(cluster::Profile profile, const World &world, kube::Kubectl kubectl)
    : m_profile(std::move(profile))
    , m_world(world)
    , m_kubectl(std::move(kubectl))
    , m_access(std::make_shared<cluster::ClusterAccess>(world.access(m_profile)))
    , m_deployer(cluster::inHomeHere(m_access->deployer()))
    , m_advice(m_profile, world, m_kubectl)
    , m_runs(m_profile, world)
    , m_store(upgradesRoot(m_profile.simulated))
{
}

upgrade::UpgradeSite UpgradeWork::siteOf(const Upgrade &upgrade)
{
    auto actions = std::make_shared<maintenance::KubectlClusterActions>(
        m_kubectl, m_access, m_world.runners().local(), std::make_shared<operation::CommandLog>(),
        maintenance::KubectlClusterActions::FreshRunner(), m_world.network());
    return {.profile = m_profile,
            .access = m_access,
            .kubectl = m_kubectl,
            .actions = std::move(actions),
            .runs = &m_runs,
            .clock = &m_world.clock(),
            .folder = m_store.folderOf(upgrade.id).value_or(QString())};
}

Result<QList<kubespray::Release>> UpgradeWork::releases(const QString &from, const QString &to,
                                                        const std::stop_token &stop)
{
    if (m_deployer.checkout.isEmpty() || m_deployer.inventory.isEmpty()) {
        return fail(ErrorCode::NotFound, u"clusters.yaml names no Kubespray checkout, or no inventory in it"_s,
                    m_profile.name);
    }
    const kubespray::Git git(m_deployer.runner, m_deployer.checkout);
    const auto tags = kubespray::releaseTags(git, stop);
    if (!tags) {
        return std::unexpected(tags.error());
    }
    auto read = kubespray::ReleaseCatalogue(kubespray::RevisionFiles(git))
                    .releases(kubespray::tagsBetween(*tags, from, to), stop);
    // Where there is no way the tags tell why.
    return read && read->isEmpty() ? kubespray::onlyTags(*tags) : read;
}

std::optional<kubespray::InventorySettings> UpgradeWork::ownSettings(const std::stop_token &stop)
{
    const command::FileTransfer transfer(m_deployer.runner);
    const QString folder = below(m_deployer.checkout, inventoryFolder(m_profile));
    auto settings = settingsIn(transfer, m_deployer.inventory, stop);
    return settings ? settings : settingsIn(transfer, folder, stop);
}

Result<QString> UpgradeWork::checkedOut(const std::stop_token &stop) const
{
    return kubespray::Checkout(m_deployer.runner, m_deployer.checkout)
        .state(stop)
        .transform([](const kubespray::CheckoutState &state) { return state.baseRelease(); });
}

Result<Upgrade> UpgradeWork::make(const QString &from, const QString &to, const QString &like,
                                  const std::stop_token &stop)
{
    auto known = releases(from, to, stop);
    if (!known) {
        return std::unexpected(known.error());
    }
    auto plan = kubespray::planHops(*known, kubespray::builtInHopRules(),
                                    {.from = from, .to = to, .settings = ownSettings(stop), .history = {}});
    if (!plan) {
        return std::unexpected(plan.error());
    }
    upgrade::NewUpgrade request{.cluster = m_profile.id,
                                .inventoryFolder = inventoryFolder(m_profile),
                                .plan = std::move(*plan),
                                .releases = *std::move(known),
                                .like = std::nullopt,
                                .now = m_world.clock().utcNow()};
    if (!like.isEmpty()) {
        auto other = m_store.load(like);
        if (!other) {
            return other;
        }
        request.like = std::move(*other);
    }
    return upgrade::makeUpgrade(request);
}

Result<upgrade::HopRecord> UpgradeWork::standing(const QString &tag, const std::stop_token &stop)
{
    const auto known = releases(tag, tag, stop);
    if (!known) {
        return std::unexpected(known.error());
    }
    const auto release = std::ranges::find_if(
        *known, [&tag](const kubespray::Release &one) { return one.tag.name == tag && !one.error; });
    if (release == known->end()) {
        return fail(ErrorCode::NotFound, u"the release cannot be read in the checkout"_s, tag);
    }
    kubespray::Hop hop;
    hop.from = tag;
    hop.to = tag;
    hop.kubeBefore = release->kube.installed.value;
    hop.kubeVersion = release->kube.installed.value;
    hop.ansible = release->ansible;
    hop.playbook = release->playbooks.upgrade.value(0);
    upgrade::HopRecord record;
    record.from = tag;
    record.to = tag;
    record.target = upgrade::targetOf(hop, *release);
    record.inventoryFolder = inventoryFolder(m_profile);
    return record;
}

Result<QList<upgrade::Finding>> UpgradeWork::look(upgrade::HopRecord hop, const OutputSink &sink,
                                                  const std::stop_token &stop)
{
    return upgrade::workOf(Stage::Health, siteOf({}))->run(hop, sink, stop);
}

QString UpgradeWork::optionsOf(const upgrade::HopRecord &hop) const
{
    if (hop.from == hop.to) {
        return {};
    }
    // kube_version follows from the hop: it is nobody's setting.
    ansible::RunRequest request = upgrade::upgradeRequest(hop, {});
    request.extraVariables.removeIf([](const ansible::ExtraVariable &one) { return one.name == "kube_version"_L1; });
    const auto words = ansible::commandLine(request, hop.inventoryFolder);
    return words ? shellJoin(words->sliced(1)) : QString();
}

Result<advice::CheckReport> UpgradeWork::checkIssues(const upgrade::HopRecord &hop, const advice::IssueBase &issues,
                                                     const Said &said, const std::stop_token &stop)
{
    const auto file = oldFile(hop, stop);
    return m_advice.check({.current = hop.from,
                           .target = hop.to,
                           .inventory = file ? below(m_deployer.checkout, *file) : QString(),
                           .options = optionsOf(hop)},
                          issues, said, stop);
}

/// Before the settings are carried over, what only the inventory is to blame for does not block yet: the stage Settings
/// asks for it, and looks again behind it.
Result<QList<upgrade::Finding>> UpgradeWork::issuesOf(const upgrade::HopRecord &hop, Stage stage,
                                                      const OutputSink &sink, const std::stop_token &stop)
{
    const auto say = [&sink](const QString &line) {
        if (sink) {
            sink((line + u'\n').toUtf8());
        }
    };
    const auto isOfInventory = [](const advice::KnownIssue &issue) {
        return issue.when && advice::isAboutInventory(*issue.when);
    };
    advice::IssueBase issues = knownIssues();
    Result<advice::CheckReport> report;
    if (stage == Stage::Settings) {
        issues.issues.removeIf([&](const advice::KnownIssue &issue) {
            return !isOfInventory(issue) || issue.severity == advice::Severity::Info;
        });
        report = m_advice.check({.current = hop.from,
                                 .target = hop.to,
                                 .inventory = below(m_deployer.checkout, hop.inventoryFile),
                                 .options = optionsOf(hop),
                                 .withCluster = false,
                                 .withNodes = false},
                                issues, say, stop);
    } else {
        report = checkIssues(hop, issues, say, stop);
    }
    if (!report) {
        return std::unexpected(report.error());
    }
    for (advice::IssueFinding &found : report->findings) {
        if (stage == Stage::Health && found.issue.severity == advice::Severity::Block && isOfInventory(found.issue)) {
            found.issue.severity = advice::Severity::Warn;
        }
    }
    for (const Error &gap : report->gaps + report->problems) {
        say(toLogLine(gap));
    }
    return findingsOf(*report, stage == Stage::Health ? UnknownIssues::ThatWouldBlock : UnknownIssues::None);
}

Result<Upgrade> UpgradeWork::save(Upgrade upgrade) const
{
    upgrade.changed = m_world.clock().utcNow();
    return m_store.save(upgrade).transform([&upgrade] { return std::move(upgrade); });
}

Result<QList<upgrade::PlannedCommand>> UpgradeWork::planStage(const Upgrade &upgrade, Stage stage,
                                                              const std::stop_token &stop)
{
    const auto work = upgrade::workOf(stage, siteOf(upgrade));
    return work ? work->plan(foreseen(upgrade).current(), stop) : QList<upgrade::PlannedCommand>();
}

Result<Upgrade> UpgradeWork::runStage(Upgrade upgrade, Stage stage, const OutputSink &sink, const std::stop_token &stop)
{
    upgrade::HopRecord &hop = upgrade.current();
    upgrade::StageRecord record{.at = {}, .findings = {}, .accepted = hop.record(stage).accepted};
    if (const auto kept = m_store.save(upgrade); !kept) {
        return std::unexpected(kept.error()); // what a stage leaves behind needs its folder
    }
    if (const auto work = upgrade::workOf(stage, siteOf(upgrade))) {
        auto findings = work->run(hop, sink, stop);
        const bool looksForIssues =
            findings && (stage == Stage::Health ||
                         (stage == Stage::Settings && upgrade::gravest(*findings) != upgrade::Severity::Block));
        if (looksForIssues) {
            const auto issues = issuesOf(hop, stage, sink, stop);
            findings = issues ? Result<QList<upgrade::Finding>>(*findings + *issues) : std::unexpected(issues.error());
        }
        if (!findings) {
            return std::unexpected(findings.error());
        }
        record.findings = std::move(*findings);
    }
    if (record.findings != hop.record(stage).findings) {
        record.accepted.clear(); // it was said of others
    }
    record.at = m_world.clock().utcNow();
    hop.stages.insert(stage, record);
    return save(std::move(upgrade));
}

Result<std::shared_ptr<command::Runner>> UpgradeWork::runnerOf(const upgrade::Fix &fix,
                                                               const std::stop_token &stop) const
{
    if (fix.place == upgrade::Fix::Place::Deployer) {
        return m_deployer.runner;
    }
    if (fix.place == upgrade::Fix::Place::ControlPlane) {
        return m_access->controlPlaneHosts().constFirst().runner;
    }
    return m_kubectl.getNode(fix.node, stop).and_then([this](const kube::Node &node) {
        return m_access->nodeHost(node.name, node.internalIp).transform([](const cluster::NodeHost &host) {
            return host.runner;
        });
    });
}

Result<QString> UpgradeWork::runFix(const upgrade::Fix &fix, const OutputSink &sink, const std::stop_token &stop)
{
    if (fix.isEmpty()) {
        return fail(ErrorCode::InvalidInput, u"there is no command"_s);
    }
    const auto runner = runnerOf(fix, stop);
    if (!runner) {
        return std::unexpected(runner.error());
    }
    command::Command command;
    command.argv = fix.command;
    command.become = fix.become;
    command.timeout = longestFix;
    if (fix.place == upgrade::Fix::Place::ControlPlane && command.argv.value(0) == "kubectl"_L1) {
        const cluster::ControlPlaneHost host = m_access->controlPlaneHosts().constFirst();
        command.argv = QStringList{host.kubectl} + host.kubectlArguments + command.argv.sliced(1);
        command.become = host.become;
    }
    return command::captureChecked(**runner, command, stop).transform([&sink](const command::Captured &said) {
        if (sink) {
            sink(said.output + said.errors);
        }
        return QString::fromUtf8(said.output);
    });
}

Result<QList<upgrade::PythonProgram>> UpgradeWork::findPythons(const Upgrade &upgrade, const std::stop_token &stop)
{
    return upgrade::findPythons(*m_deployer.runner, upgrade.current().target, stop);
}

Result<inventory::Conversion> UpgradeWork::convertInventory(const Upgrade &upgrade, const std::stop_token &stop)
{
    return upgrade::convertOldInventory(siteOf(upgrade), upgrade.current(), stop);
}

Result<group_vars::CarryOverResult> UpgradeWork::carryOver(const Upgrade &upgrade, const std::stop_token &stop)
{
    return upgrade::carrySettings(m_deployer, upgrade.current(), stop);
}

Result<upgrade::InventoryChanges> UpgradeWork::inventoryChanges(const Upgrade &upgrade, const std::stop_token &stop)
{
    return upgrade::readInventoryChanges(siteOf(upgrade), upgrade.current(), stop);
}

Result<> UpgradeWork::editInventoryFile(const Upgrade &upgrade, const upgrade::InventoryEdit &edit,
                                        const std::stop_token &stop)
{
    return upgrade::editInventoryFile(siteOf(upgrade), upgrade.current(), edit, {}, stop);
}

Upgrade UpgradeWork::foreseen(Upgrade upgrade)
{
    upgrade::HopRecord &hop = upgrade.current();
    if (!hop.inventoryFile.isEmpty()) {
        return upgrade;
    }
    const bool isIni = hop.choices.inventoryForm == upgrade::HopChoices::InventoryForm::Ini;
    const QString inProfile = m_profile.kubespray.inventory;
    hop.inventoryFile = isIni ? QString(hop.inventoryFolder + u"/inventory.ini"_s) : inProfile;
    return upgrade;
}

Result<QString> UpgradeWork::oldFile(const upgrade::HopRecord &hop, const std::stop_token &stop)
{
    // Not what the profile names: behind a hop it may have another name.
    const QString folder = upgrade::oldFolderOf(hop);
    return upgrade::findInventoryFile(siteOf({}), folder, stop).transform([&folder](const QString &name) {
        return QString(folder + u'/' + name);
    });
}

Result<operation::Plan> UpgradeWork::planRun(const Upgrade &upgrade, const std::stop_token &stop)
{
    const upgrade::UpgradeSite site = siteOf(upgrade);
    upgrade::UpgradePlanRequest request{.hop = foreseen(upgrade).current(),
                                        .nodes = {},
                                        .inventory = {},
                                        .profile = m_profile,
                                        .now = m_world.clock().utcNow()};
    auto nodes = m_kubectl.allNodes(stop);
    if (!nodes) {
        return std::unexpected(nodes.error());
    }
    request.nodes = std::move(*nodes);
    // Before Settings has written the new one, the old one says who is in it.
    const bool isWritten = upgrade.current().record(Stage::Settings).isPassed();
    const auto file = isWritten ? Result<QString>(request.hop.inventoryFile) : oldFile(upgrade.current(), stop);
    if (!file) {
        return std::unexpected(file.error());
    }
    const auto read = inventory::readInventory(below(m_deployer.checkout, *file),
                                               inventory::HostFiles{command::FileTransfer(m_deployer.runner)}, stop);
    if (read.isRefused()) {
        return std::unexpected(read.error());
    }
    request.inventory = inventory::interpretKubespray(read.inventory);
    return upgrade::planUpgradeRun(request, *site.actions, m_runs);
}

} // namespace kubemori::composition
