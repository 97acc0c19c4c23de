// SPDX-License-Identifier: GPL-3.0-or-later
// The releases of a cluster's checkout: looking, fetching, planning, work branches, settings, carrying over.
#include "ui/releases/carry_over_view.hpp"
#include "ui/releases/releases_page.hpp"
#include "ui/releases/settings_view.hpp"
#include "ui/support/window_stage.hpp"
#include "ui/widgets/message_bar.hpp"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QTabWidget>
#include <QTableView>
#include <QTreeWidget>

using namespace kubemori;
using namespace kubemori::ui;
using namespace kubemori::test;
using namespace Qt::StringLiterals;
using group_vars::CarryConflict;
using group_vars::CarryOverResult;
using group_vars::SettingChange;
using group_vars::SettingState;
using kubespray::OpenWork;
using kubespray::WorkBranchBlock;
using kubespray::WorkBranchPlan;

namespace {

kubespray::Release release(const QString &tag, const QString &kubernetes)
{
    kubespray::Release made;
    made.tag.name = tag;
    made.tag.version = *Version::parse(tag);
    made.kube.installed.value = kubernetes;
    return made;
}

group_vars::SettingSide side(SettingState state, const QString &value, const QString &text)
{
    group_vars::SettingSide made;
    made.state = state;
    made.value = inventory::Value(value);
    made.file = u"group_vars/all/all.yml"_s;
    made.line = 7;
    made.text = text;
    made.comment = u"How names are resolved"_s;
    return made;
}

/// A window over a cluster whose checkout is at v2.29.1 and knows v2.30.0.
struct Stage : WindowStage
{
    explicit Stage(const QString &checkout = u"/srv/kubespray"_s)
    {
        cluster::Profile profile = makeProfile(u"prod"_s, u"Production"_s, cluster::Purpose::Production);
        profile.kubespray.path = checkout;
        profile.kubespray.inventory = u"inventory/prod/inventory.ini"_s;
        directory.add(profile);
        kubespray::CheckoutState state;
        state.tag = u"v2.29.1"_s;
        state.branch = u"t_v2.29.1"_s;
        state.commit = QString(40, u'a');
        releases().state = state;
        releases().releases =
            ReleaseList{.releases = {release(u"v2.28.1"_s, u"1.32.8"_s), release(u"v2.29.1"_s, u"1.33.7"_s),
                                     release(u"v2.30.0"_s, u"1.34.3"_s)},
                        .isComplete = true};
        releases().onHops = [](const QString &from, const QString &to) {
            kubespray::HopPlan plan{.from = from, .to = to, .hops = {}};
            kubespray::Hop hop;
            hop.from = from;
            hop.to = to;
            hop.kubeVersion = u"1.34.3"_s;
            plan.hops.append(hop);
            return plan;
        };
    }
    [[nodiscard]] FakeReleases &releases() { return directory.state(u"prod"_s).releases; }
    void openReleases()
    {
        open();
        trigger(u"actionShowReleases"_s);
    }
    void showTab(const QString &page)
    {
        auto *tabs = shown<QTabWidget>(u"releaseTabs"_s);
        QVERIFY(tabs != nullptr);
        tabs->setCurrentWidget(tabs->findChild<QWidget *>(page));
        pump();
    }
    void click(const QString &name)
    {
        auto *button = shown<QAbstractButton>(name);
        QVERIFY2(button != nullptr, qPrintable(name));
        button->click();
        pump();
    }
    [[nodiscard]] QString label(const QString &name) const
    {
        const auto *found = shown<QLabel>(name);
        return found == nullptr ? QString() : found->text();
    }
    [[nodiscard]] QString message() const
    {
        return shown<QWidget>(u"releasesPage"_s) == nullptr ? QString() : bar()->text();
    }
    [[nodiscard]] MessageBar *bar() const { return shown<QWidget>(u"releasesPage"_s)->findChild<MessageBar *>(); }
};

/// A plan of that request as the checkout would make it, with changes that are in no commit.
WorkBranchPlan planOf(const kubespray::WorkBranchRequest &request)
{
    WorkBranchPlan plan;
    plan.request = request;
    plan.branch = kubespray::workBranchName(request.tag);
    plan.before.changed = {{.path = u"README.md"_s, .oldPath = {}, .worktree = 'M'}};
    if (request.openWork == OpenWork::Refuse) {
        plan.blocks = {{WorkBranchBlock::Kind::UncommittedWork, {u"README.md"_s}}};
    } else {
        plan.commands = {{u"stash"_s, u"push"_s}, {u"checkout"_s, u"-b"_s, plan.branch}};
    }
    return plan;
}

} // namespace

class TestReleases : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutCheckout();
    void looksWhenFirstShown();
    void plansTheRouteOnce();
    void tellsWhatIsWrong();
    void fetchesIntoTheLog();
    void fetchFailsAndAllStaysUsable();
    void cancels();
    void makesAWorkBranch();
    void makesTheBranchOfTheNextHop();
    void comparesSettings();
    void carriesOver();
    void showsMetallbsNewSettings();
    void followsTheLanguage();
};

void TestReleases::withoutCheckout()
{
    Stage stage({});
    stage.openReleases();
    QVERIFY(stage.shown<QPushButton>(u"releasesEdit"_s) != nullptr);
    QCOMPARE(stage.releases().looks, 0);
}

void TestReleases::looksWhenFirstShown()
{
    Stage stage;
    stage.open();
    QCOMPARE(stage.releases().looks, 0); // nothing is asked before somebody wants to know
    stage.trigger(u"actionShowReleases"_s);
    QCOMPARE(stage.releases().looks, 1);
    QCOMPARE(stage.label(u"checkoutRelease"_s), u"v2.29.1"_s);
    auto *table = stage.shown<QTableView>(u"releaseTable"_s);
    QCOMPARE(table->model()->rowCount(), 3);
    QCOMPARE(table->model()->index(0, 0).data().toString(), u"v2.30.0"_s); // the newest first
    QCOMPARE(table->model()->index(1, ReleaseTableModel::Note).data().toString(), u"checked out"_s);
    stage.trigger(u"actionShowNodes"_s);
    stage.trigger(u"actionShowReleases"_s);
    QCOMPARE(stage.releases().looks, 1);
    stage.click(u"checkoutLook"_s);
    QCOMPARE(stage.releases().looks, 2);
}

void TestReleases::plansTheRouteOnce()
{
    Stage stage;
    stage.openReleases();
    QCOMPARE(stage.releases().routes, QStringList{u"v2.29.1 → v2.30.0"_s});
    auto *tree = stage.shown<QTreeWidget>(u"hopPlanTree"_s);
    QCOMPARE(tree->topLevelItemCount(), 1);
    stage.shown<QComboBox>(u"routeFrom"_s)->setCurrentText(u"v2.28.1"_s);
    pump();
    QCOMPARE(stage.releases().routes.constLast(), u"v2.28.1 → v2.30.0"_s);
    stage.shown<QComboBox>(u"routeTo"_s)->setCurrentText(u"v2.28.1"_s);
    pump();
    QCOMPARE(stage.releases().routes.size(), 2); // from a release to itself there is no way
    QVERIFY(!tree->isVisible());
}

void TestReleases::tellsWhatIsWrong()
{
    Stage stage;
    stage.releases().state = fail(ErrorCode::NotFound, u"fatal: not a git repository"_s, u"local:/srv/kubespray"_s);
    stage.openReleases();
    QVERIFY(stage.message().contains(u"not a git repository"));
    QVERIFY(!stage.shown<QPushButton>(u"checkoutFetch"_s)->isEnabled());
    QVERIFY(stage.shown<QPushButton>(u"checkoutLook"_s)->isEnabled());
}

void TestReleases::fetchesIntoTheLog()
{
    Stage stage;
    stage.openReleases();
    stage.releases().fetchResult =
        kubespray::TagFetch{.remote = u"origin"_s, .newTags = {u"v2.31.0"_s}, .movedTags = {}};
    stage.click(u"checkoutFetch"_s);
    QVERIFY(stage.message().contains(u"v2.31.0"));
    QCOMPARE(stage.releases().looks, 2);
    QCOMPARE(stage.releases().lists, 2);
    QCOMPARE(stage.context().log()->line(stage.context().log()->lineCount() - 1), "From origin");
}

void TestReleases::fetchFailsAndAllStaysUsable()
{
    Stage stage;
    stage.openReleases();
    stage.releases().fetchResult = fail(ErrorCode::Unreachable, u"Could not resolve host"_s);
    stage.click(u"checkoutFetch"_s);
    QVERIFY(stage.message().contains(u"Could not resolve host"));
    QVERIFY(stage.shown<QPushButton>(u"checkoutFetch"_s)->isEnabled());
    QCOMPARE(stage.shown<QTableView>(u"releaseTable"_s)->model()->rowCount(), 3);
}

void TestReleases::cancels()
{
    Stage stage;
    stage.openReleases();
    stage.releases().holds = true;
    stage.click(u"checkoutFetch"_s);
    QVERIFY(!stage.shown<QPushButton>(u"checkoutFetch"_s)->isEnabled());
    stage.click(u"checkoutCancel"_s);
    QCOMPARE(stage.releases().cancels, 1);
    stage.releases().fetchResult = fail(ErrorCode::Cancelled);
    stage.releases().holds = false;
    stage.releases().goOn();
    pump();
    QVERIFY(stage.shown<QPushButton>(u"checkoutCancel"_s) == nullptr);
}

void TestReleases::makesTheBranchOfTheNextHop()
{
    Stage stage;
    stage.releases().onPlan = planOf;
    stage.releases().onHops = [](const QString &from, const QString &to) {
        kubespray::HopPlan plan{.from = from, .to = to, .hops = {}};
        for (const QString &tag : {u"v2.29.1"_s, u"v2.30.0"_s}) {
            plan.hops.emplaceBack().to = tag;
        }
        return plan;
    };
    stage.openReleases();
    stage.shown<QComboBox>(u"routeFrom"_s)->setCurrentText(u"v2.28.1"_s);
    pump();
    stage.click(u"checkoutBranch"_s);
    QCOMPARE(stage.releases().requests.constLast().tag, u"v2.29.1"_s); // not v2.30.0: that would skip a minor line
}

void TestReleases::makesAWorkBranch()
{
    Stage stage;
    stage.releases().onPlan = planOf;
    stage.openReleases();
    stage.click(u"checkoutBranch"_s);
    QVERIFY(stage.label(u"workBranchBlocks"_s).contains(u"README.md"));
    QVERIFY(!stage.shown<QPushButton>(u"workBranchStart"_s)->isEnabled());
    stage.shown<QComboBox>(u"workBranchOpenWork"_s)->setCurrentIndex(2);
    pump();
    QCOMPARE(stage.releases().requests.constLast().openWork, OpenWork::Stash);
    QCOMPARE(stage.releases().requests.constLast().tag, u"v2.30.0"_s);
    QVERIFY(stage.shown<QPlainTextEdit>(u"workBranchCommands"_s)
                ->toPlainText()
                .contains(u"git -C /srv/kubespray checkout -b t_v2.30.0"));
    QVERIFY(stage.releases().made.isEmpty());
    stage.click(u"workBranchStart"_s);
    QCOMPARE(stage.releases().made.size(), 1);
    QCOMPARE(stage.releases().made.constFirst().request.openWork, OpenWork::Stash);
}

void TestReleases::comparesSettings()
{
    Stage stage;
    SettingsComparison comparison;
    SettingChange changed;
    changed.key = u"resolvconf_mode"_s;
    changed.before = side(SettingState::Active, u"docker_dns"_s, u"resolvconf_mode: docker_dns\n"_s);
    changed.after = side(SettingState::Active, u"host_resolvconf"_s, u"resolvconf_mode: host_resolvconf\n"_s);
    SettingChange added;
    added.key = u"unsafe_show_logs"_s;
    added.kind = SettingChange::Kind::Added;
    added.after = side(SettingState::Commented, u"false"_s, u"# unsafe_show_logs: false\n"_s);
    comparison.diff.changes = {changed, added};
    comparison.own.insert(u"resolvconf_mode"_s, {SettingState::Active, inventory::Value(u"none"_s), u"all.yml"_s});
    stage.releases().comparison = comparison;
    stage.releases().uses.insert(u"resolvconf_mode"_s,
                                 {{.path = u"roles/a/tasks/main.yml"_s, .line = 3, .text = u"x"_s}});
    stage.openReleases();
    stage.showTab(u"settingsView"_s);
    auto *table = stage.shown<QTableView>(u"settingsTable"_s);
    QCOMPARE(table->model()->rowCount(), 2);
    QCOMPARE(table->model()->headerData(SettingsTableModel::Before, Qt::Horizontal).toString(), u"v2.29.1"_s);
    QCOMPARE(table->model()->index(0, SettingsTableModel::Mine).data().toString(), u"none"_s);
    QCOMPARE(table->model()->index(1, SettingsTableModel::Before).data().toString(), u"–"_s);
    QCOMPARE(table->model()->index(1, SettingsTableModel::After).data().toString(), u"# false"_s);
    QVERIFY(stage.shown<QPlainTextEdit>(u"settingsAfter"_s)->toPlainText().contains(u"host_resolvconf"));
    QVERIFY(stage.label(u"settingsUsesTitle"_s).contains(u"1 line"));
    stage.shown<QCheckBox>(u"settingsOnlyOwn"_s)->click();
    QCOMPARE(table->model()->rowCount(), 1);
    stage.shown<QLineEdit>(u"settingsFilter"_s)->setText(u"no such thing"_s);
    QCOMPARE(table->model()->rowCount(), 0);
    QVERIFY(stage.shown<QWidget>(u"settingsEmpty"_s) != nullptr);
}

void TestReleases::carriesOver()
{
    Stage stage;
    const QString id = u"group_vars/k8s_cluster/k8s-cluster.yml:kube_version"_s;
    stage.releases().onCarry = [id](const CarryOverRequest &request) -> Result<CarryOverResult> {
        CarryOverResult result;
        CarryConflict conflict;
        conflict.id = id;
        conflict.key = u"kube_version"_s;
        conflict.file = u"group_vars/k8s_cluster/k8s-cluster.yml"_s;
        conflict.kind = CarryConflict::Kind::Pinned;
        conflict.mine = u"kube_version: v1.33.5\n"_s;
        conflict.isResolved = request.resolutions.contains(id);
        result.conflicts = {conflict};
        group_vars::CarriedSetting plain;
        plain.key = u"cluster_name"_s;
        plain.mine = inventory::Value(u"prod.local"_s);
        group_vars::CarriedSetting asked;
        asked.key = u"kube_version"_s;
        asked.mine = inventory::Value(u"v1.33.5"_s);
        asked.conflict = id;
        result.settings = {plain, asked};
        return result;
    };
    stage.openReleases();
    QVERIFY(stage.releases().carried.isEmpty()); // not before somebody looks
    stage.showTab(u"carryOverView"_s);
    QCOMPARE(stage.releases().carried.size(), 1);
    auto *table = stage.shown<QTableView>(u"carryTable"_s);
    QCOMPARE(table->model()->rowCount(), 1); // what simply comes along is not worth a look
    QCOMPARE(table->model()->index(0, CarryTableModel::Decision).data().toString(), u"to decide"_s);
    QVERIFY(!stage.shown<QPushButton>(u"carryWrite"_s)->isEnabled());
    // Typed text is checked while it is typed.
    stage.click(u"conflictType"_s);
    stage.shown<QPlainTextEdit>(u"conflictText"_s)->setPlainText(u"kube_version: [unclosed"_s);
    QVERIFY(!stage.shown<QPushButton>(u"conflictDecide"_s)->isEnabled());
    stage.shown<QPlainTextEdit>(u"conflictText"_s)->setPlainText(u"kube_version: 1.34.2"_s);
    QVERIFY(stage.shown<QPushButton>(u"conflictDecide"_s)->isEnabled());
    stage.click(u"conflictDecide"_s);
    QCOMPARE(stage.releases().carried.constLast().resolutions.value(id).text, u"kube_version: 1.34.2"_s);
    QVERIFY(stage.shown<QPushButton>(u"carryWrite"_s)->isEnabled());
    stage.click(u"conflictUndo"_s);
    QVERIFY(stage.releases().carried.constLast().resolutions.isEmpty());
    QVERIFY(!stage.shown<QPushButton>(u"carryWrite"_s)->isEnabled());
    stage.click(u"conflictTake"_s);
    stage.click(u"conflictDecide"_s);
    QCOMPARE(stage.shown<QLineEdit>(u"carryFolder"_s)->text(), u"inventory/prod-v2.30.0"_s);
    stage.click(u"carryWrite"_s);
    QCOMPARE(stage.releases().folders, QStringList{u"inventory/prod-v2.30.0"_s});
    QVERIFY(stage.message().contains(u"inventory/prod-v2.30.0"));
}

void TestReleases::showsMetallbsNewSettings()
{
    Stage stage;
    stage.openReleases();
    stage.showTab(u"carryOverView"_s);
    QVERIFY(stage.shown<QPushButton>(u"carryMetallb"_s) == nullptr); // there are no old ones
    stage.releases().metallb.isNeeded = true;
    stage.releases().metallb.oldKeys = {u"metallb_ip_range"_s};
    stage.releases().metallb.settings = "metallb_config: {}\n";
    stage.releases().metallb.manifests = "kind: IPAddressPool\n";
    stage.shown<QComboBox>(u"routeFrom"_s)->setCurrentText(u"v2.28.1"_s);
    pump();
    stage.click(u"carryMetallb"_s);
    QVERIFY(stage.label(u"metallbExplanation"_s).contains(u"metallb_ip_range"));
    QCOMPARE(stage.shown<QPlainTextEdit>(u"metallbManifests"_s)->toPlainText(), u"kind: IPAddressPool\n"_s);
    stage.click(u"metallbSettingsCopy"_s);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"metallb_config: {}\n"_s);
}

void TestReleases::followsTheLanguage()
{
    Stage stage;
    stage.openReleases();
    auto *tabs = stage.shown<QTabWidget>(u"releaseTabs"_s);
    const QString english = tabs->tabText(0);
    stage.language.set(u"ja"_s);
    pump();
    QVERIFY(tabs->tabText(0) != english);
    stage.language.set(u"en"_s);
    pump();
    QCOMPARE(tabs->tabText(0), english);
}

QTEST_MAIN(TestReleases)
#include "tst_releases.moc"
