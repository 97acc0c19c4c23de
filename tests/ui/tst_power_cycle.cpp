// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operations/plan_tree_model.hpp"
#include "ui/operations/power_cycle_dialog.hpp"
#include "ui/support/window_stage.hpp"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeView>

using namespace kubemori;
using namespace kubemori::ui;
using namespace kubemori::test;
using namespace kubemori::operation;
using namespace Qt::StringLiterals;

namespace {

const QStringList nodes{u"w1"_s, u"w2"_s, u"cp1"_s};

/// One cluster with a node.
struct Stage : WindowStage
{
    Stage() { directory.add(makeProfile(u"lab"_s, u"Lab & Co"_s, cluster::Purpose::Test)); }

    void openWithANode()
    {
        open();
        lab().feed(kube::NodesListed{.nodes = {makeNode(u"w1"_s, 1)}, .first = true, .more = false});
        QTRY_VERIFY(context().isListed());
        pump();
    }
    [[nodiscard]] FakeClusterState &lab() const { return directory.state(u"lab"_s); }
};

} // namespace

/// The shutdown and start-up of a whole cluster as a person meets it.
class TestPowerCycle : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void needsTheClustersName();
    void aPlanThatCannotBeMade();
    void theTreeShowsTheLegsInOrder();
    void atRestItOffersToStartUp();
    void itsOrderCannotBeChanged();
};

void TestPowerCycle::needsTheClustersName()
{
    Stage stage;
    stage.openWithANode();
    stage.lab().onPowerPlan = [] { return makePowerPlan(nodes); };
    stage.trigger(u"actionPowerCycle"_s);
    auto *start = stage.shown<QPushButton>(u"powerStart"_s);
    auto *name = stage.shown<QLineEdit>(u"powerName"_s);
    QVERIFY(start != nullptr && !start->isEnabled());
    QTest::keyClicks(name, u"lab"_s);
    QVERIFY(!start->isEnabled());
    QTest::keyClick(name, Qt::Key_Return);
    QCOMPARE(stage.lab().starts, 0);
    name->clear();
    QTest::keyClicks(name, u"Lab & Co"_s);
    QVERIFY(start->isEnabled());
    QTest::mouseClick(start, Qt::LeftButton);
    pump();
    QCOMPARE(stage.lab().starts, 1);
    QCOMPARE(stage.lab().started.kind, u"power-cycle"_s);
}

void TestPowerCycle::aPlanThatCannotBeMade()
{
    Stage stage;
    stage.openWithANode();
    stage.lab().onPowerPlan = []() -> Result<Plan> { return fail(ErrorCode::Unreachable, u"no route to host"_s); };
    stage.trigger(u"actionPowerCycle"_s);
    QTest::keyClicks(stage.shown<QLineEdit>(u"powerName"_s), u"Lab & Co"_s);
    QVERIFY(!stage.shown<QPushButton>(u"powerStart"_s)->isEnabled());
    QVERIFY(stage.shown<QPushButton>(u"powerStart"_s)->toolTip().contains(u"plan"_s));
}

void TestPowerCycle::theTreeShowsTheLegsInOrder()
{
    PlanTreeModel model;
    model.setPlan(makePowerPlan(nodes));
    QStringList legs;
    for (int row = 0; row < model.rowCount(); ++row) {
        legs.append(model.index(row, 0).data().toString());
    }
    QCOMPARE(legs.first(6), (QStringList{u"1. w1"_s, u"2. cp1"_s, u"3. w1"_s, u"4. w2"_s, u"5. cp1"_s, u"6. w1"_s}));
    QCOMPARE(model.rowCount(model.index(2, 0)), 2);
}

void TestPowerCycle::atRestItOffersToStartUp()
{
    Stage stage;
    stage.directory.unsettled = {u"lab"_s};
    stage.openWithANode();
    stage.lab().unsettled = {makeResting(nodes)};
    stage.context().findUnsettled();
    stage.trigger(u"actionShowOperations"_s);
    QVERIFY(stage.text(u"reconcileTitle"_s).contains(u"Is the power back?"_s));
    const auto *button = stage.shown<QPushButton>(u"reconcileResume"_s);
    QVERIFY(button != nullptr && button->isDefault());
    QCOMPARE(button->text(), u"&Start up"_s);
    stage.click(u"reconcileResume"_s);
    stage.click(u"reconcileConfirm"_s);
    QCOMPARE(stage.lab().starts, 1);
    QVERIFY(stage.lab().mode == RunMode::Resume);
    QCOMPARE(stage.lab().started.kind, u"power-cycle"_s);
}

void TestPowerCycle::itsOrderCannotBeChanged()
{
    Stage stage;
    stage.openWithANode();
    stage.context().operation().start(stage.context().session(), makePowerPlan(nodes));
    stage.lab().events(Started{.plan = stage.lab().started, .at = stage.clock.utcNow()});
    stage.lab().events(
        Controlled{.paused = false, .stopAfterNode = false, .waiting = nodes, .at = stage.clock.utcNow()});
    stage.trigger(u"actionShowOperations"_s);
    const auto *order = stage.window->findChild<QAction *>(u"operationOrder"_s);
    QVERIFY(order != nullptr);
    QVERIFY(!order->isVisible() && !order->isEnabled());
}

QTEST_MAIN(TestPowerCycle)
#include "tst_power_cycle.moc"
