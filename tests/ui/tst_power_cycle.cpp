// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fake_clock.hpp"
#include "ui/clusters/cluster_context.hpp"
#include "ui/main_window/language.hpp"
#include "ui/main_window/main_window.hpp"
#include "ui/operations/plan_tree_model.hpp"
#include "ui/operations/power_cycle_dialog.hpp"
#include "ui/support/fake_cluster.hpp"
#include "ui/support/pump.hpp"

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

/// A window over one cluster with a node.
struct Stage
{
    FakeClock clock;
    FakeDirectory directory;
    Language language;
    std::unique_ptr<MainWindow> window;

    Stage()
    {
        language.set(u"en"_s);
        directory.add(makeProfile(u"lab"_s, u"Lab & Co"_s, cluster::Purpose::Test));
    }
    ~Stage() { window.reset(); }

    void open()
    {
        window = std::make_unique<MainWindow>(
            directory, clock, language,
            WindowSetup{.clustersFile = u"/none"_s, .problems = {}, .settingsFile = {}, .stateFile = {}});
        window->resize(1200, 800);
        window->show();
        window->showInitialCluster();
        pump();
        lab().feed(kube::NodesListed{.nodes = {makeNode(u"w1"_s, 1)}, .first = true, .more = false});
        QTRY_VERIFY(window->currentCluster()->isListed());
        pump();
    }
    void openDialog() const
    {
        window->findChild<QAction *>(u"actionPowerCycle"_s)->trigger();
        pump();
    }
    [[nodiscard]] FakeClusterState &lab() const { return directory.state(u"lab"_s); }
    template<class T> [[nodiscard]] T *find(const QString &name) const { return window->findChild<T *>(name); }
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
};

void TestPowerCycle::needsTheClustersName()
{
    Stage stage;
    stage.open();
    stage.lab().onPowerPlan = [] { return makePowerPlan(nodes); };
    stage.openDialog();
    auto *start = stage.find<QPushButton>(u"powerStart"_s);
    auto *name = stage.find<QLineEdit>(u"powerName"_s);
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
    stage.open();
    stage.lab().onPowerPlan = []() -> Result<Plan> { return fail(ErrorCode::Unreachable, u"no route to host"_s); };
    stage.openDialog();
    QTest::keyClicks(stage.find<QLineEdit>(u"powerName"_s), u"Lab & Co"_s);
    QVERIFY(!stage.find<QPushButton>(u"powerStart"_s)->isEnabled());
    QVERIFY(stage.find<QPushButton>(u"powerStart"_s)->toolTip().contains(u"plan"_s));
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
    stage.open();
    stage.lab().unsettled = {makeResting(nodes)};
    stage.window->currentCluster()->findUnsettled();
    stage.window->findChild<QAction *>(u"actionShowOperations"_s)->trigger();
    pump();
    QVERIFY(stage.find<QLabel>(u"reconcileTitle"_s)->text().contains(u"Is the power back?"_s));
    auto *button = stage.find<QPushButton>(u"reconcileResume"_s);
    QVERIFY(button != nullptr && button->isDefault());
    QCOMPARE(button->text(), u"&Start up"_s);
    QTest::mouseClick(button, Qt::LeftButton);
    pump();
    QTest::mouseClick(stage.find<QPushButton>(u"reconcileConfirm"_s), Qt::LeftButton);
    pump();
    QCOMPARE(stage.lab().starts, 1);
    QVERIFY(stage.lab().mode == RunMode::Resume);
    QCOMPARE(stage.lab().started.kind, u"power-cycle"_s);
}

QTEST_MAIN(TestPowerCycle)
#include "tst_power_cycle.moc"
