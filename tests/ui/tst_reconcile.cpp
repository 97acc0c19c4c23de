// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operations/operation_controls.hpp"
#include "ui/operations/reconcile_panel.hpp"
#include "ui/operations/standing_model.hpp"
#include "ui/support/window_stage.hpp"
#include "ui/text/reconcile_text.hpp"

#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QAction>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QTabWidget>

using namespace kubemori;
using namespace kubemori::ui;
using namespace kubemori::test;
using namespace kubemori::operation;
using namespace Qt::StringLiterals;

namespace {

const QStringList nodes{u"w1"_s, u"w2"_s, u"cp1"_s};

/// Two clusters without nodes.
struct Stage : WindowStage
{
    Stage()
    {
        directory.add(makeProfile(u"shop"_s, u"Shop"_s, cluster::Purpose::Production));
        directory.add(makeProfile(u"lab"_s, u"Lab"_s, cluster::Purpose::Test));
    }

    void cutOff()
    {
        directory.unsettled = {u"lab"_s};
        lab().unsettled = {makeReconciliation(nodes)};
        open();
    }
    void start()
    {
        open();
        QVERIFY(window->showCluster(u"lab"_s).has_value());
        context().operation().start(context().session(), makePlan(nodes));
        lab().events(Started{.plan = lab().started, .at = clock.utcNow()});
        lab().events(
            StepChanged{.step = u"w1/drain"_s, .state = StepState::Running, .at = clock.utcNow(), .error = {}});
        lab().events(
            Controlled{.paused = false, .stopAfterNode = false, .waiting = {u"w2"_s, u"cp1"_s}, .at = clock.utcNow()});
        trigger(u"actionShowOperations"_s);
    }

    [[nodiscard]] FakeClusterState &lab() const { return directory.state(u"lab"_s); }
};

} // namespace

class TestReconcile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void startShowsWhatWasCutOff();
    void upgradeIsToBeResumed();
    void everyChoiceIsConfirmed_data();
    void everyChoiceIsConfirmed();
    void refusedChoiceChangesNothing();
    void hiddenWhileItRunsAndLookedForAfterwards();
    void clusterThatDoesNotAnswer();
    void standingModelIsAModel();
    void languageSwitches();
    void pauseAndGoOn();
    void stopAfterThisNode();
    void skipUnderWayIsConfirmed();
    void skipWaitingNode();
    void changeOrder();
    void controlsGoWithTheOperation();
};

void TestReconcile::startShowsWhatWasCutOff()
{
    Stage stage;
    stage.cutOff();
    QCOMPARE(stage.context().profile().id, u"lab"_s);
    QVERIFY(stage.shown<ReconcilePanel>(u"reconcilePanel"_s) != nullptr);
    QVERIFY2(stage.text(u"reconcileTitle"_s).contains(u"was cut off"_s), qPrintable(stage.text(u"reconcileTitle"_s)));
    const QString summary = stage.text(u"reconcileSummary"_s);
    QVERIFY2(summary.contains(u"ops@desk"_s) && summary.contains(u"Done: w1."_s) &&
                 summary.contains(u"Not touched: cp1."_s),
             qPrintable(summary));
    auto *button = stage.shown<QPushButton>(u"reconcileResume"_s);
    QVERIFY(button != nullptr && button->isDefault());
    QVERIFY(!button->toolTip().isEmpty());
    const auto *tabs = stage.shown<QTabWidget>(u"clusterTabs"_s);
    QVERIFY(tabs->tabText(1).contains(u"to decide on"_s));
}

void TestReconcile::upgradeIsToBeResumed()
{
    Stage stage;
    maintenance::Reconciliation found = makeReconciliation(nodes);
    found.past.standing = Standing::Ended;
    found.past.contents->plan.steps.append({.id = u"w1/upgrade"_s,
                                            .node = u"w1"_s,
                                            .kind = StepKind::Upgrade,
                                            .command = {},
                                            .location = {},
                                            .timeout = {}});
    found.done.clear();
    found.upgraded = {u"w1"_s};
    found.nodes = {{.node = u"w2"_s, .step = {}, .cordonedByPlaybook = true, .playbookFailed = true}};
    found.waiting = {u"cp1"_s};
    stage.directory.unsettled = {u"lab"_s};
    stage.lab().unsettled = {found};
    stage.open();
    const QString summary = stage.text(u"reconcileSummary"_s);
    QVERIFY2(summary.contains(u"At the new version: w1."_s) && summary.contains(u"Not known to be upgraded: cp1."_s) &&
                 !summary.contains(u"touched"_s),
             qPrintable(summary));
    QVERIFY2(stage.text(u"reconcileAdvice"_s).startsWith(u"Resume"_s), qPrintable(stage.text(u"reconcileAdvice"_s)));
    const QString before = ReconcileText::before(found.nodes.constFirst());
    QVERIFY2(before.contains(u"did not get through"_s) && before.contains(u"cordoned by the playbook"_s),
             qPrintable(before));
    stage.click(u"reconcilePutBack"_s);
    QVERIFY2(stage.text(u"questionBoxText"_s).contains(u"no node goes back to the version before"_s),
             qPrintable(stage.text(u"questionBoxText"_s)));
}

void TestReconcile::everyChoiceIsConfirmed_data()
{
    QTest::addColumn<QString>("button");
    QTest::addColumn<int>("mode");
    QTest::newRow("resume") << u"reconcileResume"_s << static_cast<int>(RunMode::Resume);
    QTest::newRow("put back") << u"reconcilePutBack"_s << static_cast<int>(RunMode::PutBack);
    QTest::newRow("leave") << u"reconcileLeave"_s << static_cast<int>(RunMode::Leave);
}

void TestReconcile::everyChoiceIsConfirmed()
{
    QFETCH(const QString, button);
    QFETCH(const int, mode);
    Stage stage;
    stage.cutOff();
    stage.click(button);
    QCOMPARE(stage.lab().starts, 0);
    stage.click(u"reconcileConfirm"_s);
    QCOMPARE(stage.lab().starts, 1);
    QCOMPARE(static_cast<int>(stage.lab().mode), mode);
    QVERIFY(stage.lab().started == makePlan(nodes));
}

void TestReconcile::refusedChoiceChangesNothing()
{
    Stage stage;
    stage.cutOff();
    stage.click(u"reconcileLeave"_s);
    stage.click(u"reconcileRefuse"_s);
    QCOMPARE(stage.lab().starts, 0);
    QVERIFY(stage.shown<ReconcilePanel>(u"reconcilePanel"_s) != nullptr);
}

void TestReconcile::hiddenWhileItRunsAndLookedForAfterwards()
{
    Stage stage;
    stage.cutOff();
    stage.click(u"reconcileResume"_s);
    stage.click(u"reconcileConfirm"_s);
    stage.lab().events(Started{.plan = stage.lab().started, .at = stage.clock.utcNow(), .resumed = true});
    pump();
    QVERIFY(stage.shown<ReconcilePanel>(u"reconcilePanel"_s) == nullptr);
    const int before = stage.lab().reconciliations;
    stage.lab().unsettled.clear();
    stage.lab().events(Finished{
        .operation = u"op"_s, .outcome = Outcome::Succeeded, .nodes = {}, .at = stage.clock.utcNow(), .error = {}});
    pump();
    QCOMPARE(stage.lab().reconciliations, before + 1);
    QVERIFY(stage.shown<ReconcilePanel>(u"reconcilePanel"_s) == nullptr);
}

void TestReconcile::clusterThatDoesNotAnswer()
{
    Stage stage;
    stage.cutOff();
    maintenance::Reconciliation found = makeReconciliation(nodes);
    found.error = {.code = ErrorCode::Unreachable, .detail = {}, .subject = u"10.0.0.11"_s, .context = {}};
    found.nodes.first().now = maintenance::NodeStanding::Now::Unknown;
    stage.lab().unsettled = {found};
    stage.click(u"reconcileRefresh"_s);
    QVERIFY2(stage.text(u"reconcileAdvice"_s).contains(u"10.0.0.11"_s), qPrintable(stage.text(u"reconcileAdvice"_s)));
}

void TestReconcile::standingModelIsAModel()
{
    StandingModel model;
    const QAbstractItemModelTester tester(&model);
    model.setNodes(makeReconciliation(nodes).nodes);
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.index(0, StandingModel::Node).data().toString(), u"w2"_s);
    const QString before = model.index(0, StandingModel::Before).data().toString();
    QVERIFY2(before.contains(u"Interrupted"_s) && before.contains(u"told to reboot"_s), qPrintable(before));
    const QString now = model.index(0, StandingModel::Now).data().toString();
    QVERIFY2(now.contains(u"cordoned"_s) && now.contains(u"has rebooted"_s), qPrintable(now));
    model.setNodes({});
    QCOMPARE(model.rowCount(), 0);
}

void TestReconcile::languageSwitches()
{
    Stage stage;
    stage.cutOff();
    const QString english = stage.text(u"reconcileTitle"_s);
    stage.language.set(u"ja"_s);
    pump();
    QVERIFY(stage.text(u"reconcileTitle"_s) != english);
    QVERIFY(stage.shown<QPushButton>(u"reconcileResume"_s) != nullptr);
    stage.language.set(u"en"_s);
    pump();
}

void TestReconcile::pauseAndGoOn()
{
    Stage stage;
    stage.start();
    stage.click(u"operationPause"_s);
    QVERIFY(stage.lab().controls.wishes().paused);
    stage.lab().events(
        Controlled{.paused = true, .stopAfterNode = false, .waiting = {u"w2"_s, u"cp1"_s}, .at = stage.clock.utcNow()});
    pump();
    QVERIFY(stage.context().operation().status().paused);
    stage.click(u"operationPause"_s);
    QVERIFY(!stage.lab().controls.wishes().paused);
}

void TestReconcile::stopAfterThisNode()
{
    Stage stage;
    stage.start();
    auto *action = stage.window->findChild<QAction *>(u"operationStopAfterNode"_s);
    for (OperationControls *controls : stage.window->findChildren<OperationControls *>()) {
        action = controls->isVisible() ? controls->findChild<QAction *>(u"operationStopAfterNode"_s) : action;
    }
    QVERIFY(action->isEnabled());
    action->trigger();
    QVERIFY(stage.lab().controls.wishes().stopAfterNode);
    action->trigger();
    QVERIFY(!stage.lab().controls.wishes().stopAfterNode);
}

void TestReconcile::skipUnderWayIsConfirmed()
{
    Stage stage;
    stage.start();
    auto *menu = stage.shown<OperationControls>(u"operationControls"_s)->findChild<QMenu *>(u"operationSkip"_s);
    Q_EMIT menu->aboutToShow();
    QCOMPARE(menu->actions().size(), 3);
    menu->actions().constFirst()->trigger();
    pump();
    QVERIFY(stage.lab().controls.wishes().skipped.isEmpty());
    stage.click(u"skipConfirm"_s);
    QCOMPARE(stage.lab().controls.wishes().skipped, QSet<QString>{u"w1"_s});
}

void TestReconcile::skipWaitingNode()
{
    Stage stage;
    stage.start();
    auto *menu = stage.shown<OperationControls>(u"operationControls"_s)->findChild<QMenu *>(u"operationSkip"_s);
    Q_EMIT menu->aboutToShow();
    menu->actions().constLast()->trigger();
    QCOMPARE(stage.lab().controls.wishes().skipped, QSet<QString>{u"cp1"_s});
}

void TestReconcile::changeOrder()
{
    Stage stage;
    stage.start();
    stage.shown<OperationControls>(u"operationControls"_s)->findChild<QAction *>(u"operationOrder"_s)->trigger();
    pump();
    auto *list = stage.shown<QListWidget>(u"nodeOrderList"_s);
    QVERIFY(list != nullptr);
    QCOMPARE(list->count(), 2);
    stage.click(u"nodeOrderDown"_s);
    stage.click(u"nodeOrderApply"_s);
    QCOMPARE(stage.lab().controls.wishes().first, (QStringList{u"cp1"_s, u"w2"_s}));
}

void TestReconcile::controlsGoWithTheOperation()
{
    Stage stage;
    stage.start();
    QVERIFY(stage.shown<OperationControls>(u"operationControls"_s) != nullptr);
    stage.lab().events(Finished{
        .operation = u"op"_s, .outcome = Outcome::Succeeded, .nodes = {}, .at = stage.clock.utcNow(), .error = {}});
    pump();
    QVERIFY(stage.shown<OperationControls>(u"operationControls"_s) == nullptr);
}

QTEST_MAIN(TestReconcile)
#include "tst_reconcile.moc"
