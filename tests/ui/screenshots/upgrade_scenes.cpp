// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screenshots/upgrade_scenes.hpp"

#include "ui/support/window_stage.hpp"
#include "upgrade/check_ids.hpp"

#include <QDialog>
#include <QListWidget>
#include <QPainter>
#include <QPixmap>
#include <QPlainTextEdit>
#include <QtTest>

namespace kubemori::test {

using namespace Qt::StringLiterals;
using upgrade::Finding;
using upgrade::Severity;
using upgrade::Stage;
using upgrade::Upgrade;
namespace checks = upgrade::checks;

namespace {

Finding finding(QLatin1StringView check, Severity severity, const QString &subject, const QString &evidence)
{
    return {.check = check, .severity = severity, .subject = subject, .evidence = evidence, .fix = {}, .link = {}};
}

kubespray::Release release(const QString &tag)
{
    kubespray::Release made;
    made.tag.name = tag;
    return made;
}

Result<kubespray::HopPlan> planHops(const QString &from, const QString &to)
{
    kubespray::HopPlan plan;
    plan.from = from;
    plan.to = to;
    kubespray::Hop first;
    first.from = from;
    first.to = u"v2.27.0"_s;
    first.line = u"2.27"_s;
    first.kubeBefore = u"v1.30.4"_s;
    first.kubeVersion = u"v1.31.4"_s;
    first.python = u"3.10-3.12"_s;
    first.playbook = u"upgrade-cluster.yml"_s;
    first.changes = {
        {.name = u"etcd"_s, .before = u"3.5.12"_s, .after = u"3.5.16"_s, .isMain = true, .isDowngrade = false}};
    kubespray::Hop second = first;
    second.from = first.to;
    second.to = to;
    second.line = u"2.28"_s;
    second.kubeBefore = first.kubeVersion;
    second.kubeVersion = u"1.32.8"_s;
    plan.hops = {first, second};
    return plan;
}

/// The window at the upgrades of a cluster that a fake plays.
struct UpgradeStage : WindowStage
{
    UpgradeStage(QSize size, const QList<Upgrade> &upgrades)
    {
        language.set(qEnvironmentVariable("KUBEMORI_PICTURE_LANGUAGE", u"en"_s));
        directory.add(makeProfile(u"lab"_s, u"Lab"_s, cluster::Purpose::Staging));
        FakeClusterState &world = directory.state(u"lab"_s);
        world.releases.checkoutPlace = {
            .host = {}, .path = u"/srv/kubespray"_s, .inventory = u"inventory/lab/inventory.ini"_s};
        kubespray::CheckoutState checkout;
        checkout.tag = u"v2.26.0"_s;
        world.releases.state = checkout;
        world.releases.releases = ui::ReleaseList{
            .releases = {release(u"v2.26.0"_s), release(u"v2.27.0"_s), release(u"v2.28.1"_s)}, .isComplete = true};
        world.releases.onHops = planHops;
        makeGood(world.upgrades);
        world.upgrades.upgrades = upgrades;
        Upgrade other = makeUpgradeAt(Stage::Report, 1);
        other.cluster = u"education"_s;
        other.hops[1].finished = other.created;
        world.upgrades.others = {other};
        open();
        window->resize(size);
        world.feed(kube::NodesListed{.nodes = {makeNode(u"cp1"_s, 0, true), makeNode(u"w1"_s, 1), makeNode(u"w2"_s, 2)},
                                     .first = true,
                                     .more = false});
        pump();
        trigger(u"actionShowUpgrades"_s);
    }
    [[nodiscard]] FakeClusterState &world() const { return directory.state(u"lab"_s); }
    void press(const QString &name) const
    {
        if (auto *button = shown<QAbstractButton>(name)) {
            button->click();
        }
        pump();
    }
    [[nodiscard]] QPixmap picture() const
    {
        QTest::qWait(500);
        QPixmap picture = window->grab();
        if (const auto *dialog = window->findChild<QDialog *>(); dialog != nullptr && dialog->isVisible()) {
            QPainter painter(&picture);
            painter.fillRect(picture.rect(), QColor(0, 0, 0, 70));
            const QRect middle(
                QPoint((window->width() - dialog->width()) / 2, (window->height() - dialog->height()) / 2),
                dialog->size());
            painter.drawPixmap(middle.topLeft(), const_cast<QDialog *>(dialog)->grab());
        }
        return picture;
    }
};

QPixmap emptyScene(QSize size)
{
    return UpgradeStage(size, {}).picture();
}

QPixmap listScene(QSize size)
{
    Upgrade finished = makeUpgradeAt(Stage::Report, 1);
    finished.id = u"20260901-000000-000-upgrade-lab"_s;
    finished.created = finished.created.addDays(-88);
    finished.hops[1].finished = finished.created.addDays(1);
    finished.hops[0].from = u"v2.24.1"_s;
    finished.hops[1].to = u"v2.26.0"_s;
    Upgrade blocked = makeUpgradeAt(Stage::Settings);
    blocked.current().stages[Stage::Settings] = {
        .at = blocked.created,
        .findings = {finding(checks::settingsConflicts, Severity::Block, u"kube_version"_s, {})},
        .accepted = {}};
    return UpgradeStage(size, {blocked, finished}).picture();
}

QPixmap beginScene(QSize size)
{
    const UpgradeStage stage(size, {});
    stage.press(u"upgradesBegin"_s);
    return stage.picture();
}

void addConflict(FakeUpgrades &source)
{
    group_vars::CarryConflict conflict;
    conflict.id = u"group_vars/k8s_cluster/k8s-cluster.yml:kube_version"_s;
    conflict.key = u"kube_version"_s;
    conflict.file = u"group_vars/k8s_cluster/k8s-cluster.yml"_s;
    conflict.kind = group_vars::CarryConflict::Kind::Pinned;
    conflict.mine = u"kube_version: v1.30.4"_s;
    conflict.before = u"kube_version: v1.30.4"_s;
    conflict.after = u"kube_version: v1.31.4"_s;
    conflict.proposal = conflict.mine;
    source.carried.conflicts = {conflict};
    group_vars::CarriedSetting setting;
    setting.key = conflict.key;
    setting.file = conflict.file;
    setting.conflict = conflict.id;
    setting.mine = inventory::Value(u"v1.30.4"_s);
    source.carried.settings = {setting};
    setting.conflict.clear();
    setting.key = u"metallb_enabled"_s;
    setting.mine = inventory::Value(true);
    setting.result = setting.mine;
    setting.decision = group_vars::CarriedSetting::Decision::Gone;
    setting.since = u"v2.27.0"_s;
    source.carried.settings.append(setting);
}

/// The files of an inventory beside those before the hop; `isEdited`: one of them, with a mistake in it.
Scene filesScene(const QString &name, bool isEdited)
{
    return {name, [isEdited](QSize size) {
                const UpgradeStage shown(size, {makeUpgradeAt(Stage::Settings)});
                const QString main = u"group_vars/k8s_cluster/k8s-cluster.yml"_s;
                const QString addons = u"group_vars/k8s_cluster/addons.yml"_s;
                shown.world().upgrades.changes = {
                    .files = {{.path = addons,
                               .oldPath = addons,
                               .before = "---\n# MetalLB\nmetallb_enabled: true\nmetallb_protocol: layer2\n",
                               .after = "---\n# MetalLB\nmetallb_enabled: true\nmetallb_config:\n  layer2:\n    - "
                                        "primary\n"},
                              {.path = main,
                               .oldPath = main,
                               .before = "---\n# Version of Kubernetes\nkube_version: v1.30.4\n\n# Network\n"
                                         "kube_network_plugin: calico\ncontainer_manager: containerd\n",
                               .after = "---\n# Version of Kubernetes\nkube_version: v1.31.4\n\n# Network\n"
                                        "kube_network_plugin: calico\ncontainer_manager: containerd\n"
                                        "kube_proxy_mode: \"{{ 'ipvs' }}\"\n"},
                              {.path = u"hosts.yaml"_s,
                               .oldPath = u"hosts.yaml"_s,
                               .before = "all:\n  hosts: {}\n",
                               .after = {}},
                              {.path = u"inventory.ini"_s,
                               .oldPath = u"hosts.yaml"_s,
                               .before = "all:\n  hosts: {}\n",
                               .after = "[kube_control_plane]\ncp1\n"}},
                    .isWritten = true};
                shown.trigger(u"actionUpgrade"_s);
                shown.press(u"stageCarryFiles"_s);
                shown.window->findChild<QListWidget *>(u"inventoryFilesList"_s)->setCurrentRow(1);
                if (isEdited) {
                    shown.press(u"inventoryFilesEdit"_s);
                    auto *editor = shown.window->findChild<QPlainTextEdit *>(u"inventoryFilesEditor"_s);
                    editor->setPlainText(editor->toPlainText() + u"own_list: [1, 2\nlast: true\n"_s);
                }
                QTest::qWait(500); // the worker that compares, and the check of what is typed
                return shown.picture();
            }};
}

/// A page as one comes to it; those that only need a press for what they find are done.
Scene pageOf(Stage stage)
{
    return {u"upgrade-"_s + upgrade::toString(stage), [stage](QSize size) {
                const UpgradeStage shown(size, {makeUpgradeAt(stage)});
                addConflict(shown.world().upgrades);
                shown.trigger(u"actionUpgrade"_s);
                if (stage == Stage::Inventory) {
                    shown.press(u"inventoryIni"_s);
                }
                if (stage == Stage::Health || stage == Stage::Verify) {
                    shown.press(u"upgradeAction"_s);
                }
                shown.press(u"stageCommandsFold"_s);
                return shown.picture();
            }};
}

QPixmap blockedScene(QSize size)
{
    const UpgradeStage stage(size, {makeUpgradeAt(Stage::Health)});
    Finding cordoned =
        finding(checks::nodeCordoned, Severity::Block, u"w1"_s, u"spec.unschedulable since 2026-11-27T21:14:00Z"_s);
    cordoned.fix = {.place = upgrade::Fix::Place::ControlPlane,
                    .node = {},
                    .command = {u"kubectl"_s, u"uncordon"_s, u"w1"_s},
                    .become = true};
    cordoned.link = u"https://kubernetes.io/docs/concepts/architecture/nodes/"_s;
    stage.world().upgrades.findings[Stage::Health] = {
        cordoned, finding(checks::timeSkew, Severity::Unknown, u"w2"_s, u"ssh: connect to host 10.0.0.22: timed out"_s),
        finding(checks::podsWell, Severity::Warn, u"default/job-7"_s, u"CrashLoopBackOff, restarted 12 times"_s),
        finding(checks::nodesReady, Severity::Good, u"cp1"_s, u"Ready"_s)};
    stage.trigger(u"actionUpgrade"_s);
    stage.press(u"upgradeAction"_s);
    return stage.picture();
}

QPixmap workingScene(QSize size)
{
    const UpgradeStage stage(size, {makeUpgradeAt(Stage::Environment)});
    stage.world().upgrades.holds = true;
    stage.trigger(u"actionUpgrade"_s);
    stage.press(u"upgradeAction"_s);
    return stage.picture();
}

QPixmap failedScene(QSize size)
{
    const UpgradeStage stage(size, {makeUpgradeAt(Stage::Environment)});
    stage.world().upgrades.errors[Stage::Environment] = {.code = ErrorCode::ExitedNonZero,
                                                         .detail =
                                                             u"No matching distribution found for ansible==9.13.0"_s,
                                                         .subject = u"deployer"_s,
                                                         .context = {}};
    stage.trigger(u"actionUpgrade"_s);
    stage.press(u"upgradeAction"_s);
    return stage.picture();
}

QPixmap runningScene(QSize size)
{
    const UpgradeStage stage(size, {makeUpgradeAt(Stage::Run)});
    stage.trigger(u"actionUpgrade"_s);
    stage.press(u"upgradeAction"_s);
    stage.press(u"startUpgradeConfirm"_s);
    const operation::Plan plan = stage.world().started;
    stage.world().events(operation::Started{.plan = plan, .at = stage.clock.utcNow(), .resumed = false});
    stage.world().events(operation::StepChanged{
        .step = u"facts"_s, .state = operation::StepState::Succeeded, .at = stage.clock.utcNow(), .error = {}});
    stage.world().events(operation::StepChanged{
        .step = u"upgrade"_s, .state = operation::StepState::Running, .at = stage.clock.utcNow(), .error = {}});
    pump();
    return stage.picture();
}

QPixmap askScene(QSize size)
{
    const UpgradeStage stage(size, {makeUpgradeAt(Stage::Run)});
    stage.trigger(u"actionUpgrade"_s);
    stage.press(u"upgradeAction"_s);
    return stage.picture();
}

} // namespace

QList<Scene> upgradeScenes()
{
    QList<Scene> scenes{{u"upgrades-empty"_s, emptyScene},     {u"upgrades-list"_s, listScene},
                        {u"upgrade-begin"_s, beginScene},      {u"upgrade-blocked"_s, blockedScene},
                        {u"upgrade-working"_s, workingScene},  {u"upgrade-failed"_s, failedScene},
                        {u"upgrade-ask"_s, askScene},          {u"upgrade-running"_s, runningScene},
                        filesScene(u"upgrade-files"_s, false), filesScene(u"upgrade-edit"_s, true)};
    for (const Stage stage : upgrade::allStages()) {
        scenes << pageOf(stage);
    }
    return scenes;
}

} // namespace kubemori::test
