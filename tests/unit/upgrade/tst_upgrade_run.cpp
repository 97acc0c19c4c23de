// SPDX-License-Identifier: GPL-3.0-or-later
#include "upgrade_run.hpp"

#include "support/code_of.hpp"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace kubemori;
using namespace kubemori::operation;
using namespace kubemori::test;
using upgrade::Strategy;

namespace {

const QStringList allUpgraded{u"cp1 v1.31.4"_s, u"cp2 v1.31.4"_s, u"node1 v1.31.4"_s, u"node2 v1.31.4"_s,
                              u"node3 v1.31.4 cordoned"_s};

QStringList kindsOf(const Plan &plan, const QString &node)
{
    QStringList kinds;
    for (const PlanStep &step : plan.steps) {
        if (step.node == node) {
            kinds.append(toString(step.kind));
        }
    }
    return kinds;
}

QJsonValue variableOf(const SimKubespray::Run &run, const QString &name)
{
    for (const ansible::ExtraVariable &variable : run.request.extraVariables) {
        if (variable.name == name) {
            return variable.value;
        }
    }
    return QJsonValue::Undefined;
}

Answer retry(const Question & /*question*/)
{
    return Choice::Retry;
}

} // namespace

/// The operation that is the run of a hop.
class UpgradeRunTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void planOfAll();
    void planNodeByNode();
    void planRefusesStrangers();
    void wholeCluster();
    void failureNamesTaskAndNode();
    void retryGoesOnWithTheRest();
    void stoppedSaysWhoIsLeftCordoned();
    void newOperationFinishesWhatOneLeft();
    void nodeByNodeDrainsFirst();
    void workerMayBeSkipped();
    void onlySomeNodes();
    void cordonOfAPersonIsKept();
    void heldDrainIsHelped_data();
    void heldDrainIsHelped();
    void halfDoneByHand();
    void nothingToDo();
    void lostRunIsNotASuccess();
    void liarIsFound();
    void cancelled();
    void resumeAfterEveryRecord_data();
    void resumeAfterEveryRecord();
    void forgottenRunIsBegunAnew();
};

void UpgradeRunTest::planOfAll()
{
    UpgradeRun run;
    const Plan plan = run.makePlan().value();
    QCOMPARE(plan.nodes, (QStringList{u"cp1"_s, u"cp2"_s, u"node1"_s, u"node2"_s, u"node3"_s}));
    QCOMPARE(kindsOf(plan, u"cp1"_s), (QStringList{u"gates"_s, u"facts"_s, u"upgrade"_s, u"upgraded"_s, u"uncordon"_s,
                                                   u"addons"_s, u"settle"_s}));
    QCOMPARE(kindsOf(plan, u"node2"_s), (QStringList{u"upgraded"_s, u"uncordon"_s}));
    QCOMPARE(kindsOf(plan, u"node3"_s), QStringList{u"upgraded"_s}); // cordoned by a person: stays so
    const auto step = std::ranges::find(plan.steps, StepKind::Upgrade, &PlanStep::kind);
    QVERIFY2(step->command.startsWith("ansible-playbook"_L1), qPrintable(step->command));
    QVERIFY2(step->command.contains("v1.31.4"_L1), qPrintable(step->command));
    QVERIFY2(!step->command.contains("--limit"_L1), qPrintable(step->command));
    QVERIFY(!isNodeByNode(plan)); // its order cannot be changed
}

void UpgradeRunTest::planNodeByNode()
{
    UpgradeRun run;
    run.hop.choices.strategy.kind = Strategy::Kind::NodeByNode;
    const Plan plan = run.makePlan().value();
    QCOMPARE(kindsOf(plan, u"cp2"_s), (QStringList{u"upgraded"_s, u"uncordon"_s}));
    QCOMPARE(kindsOf(plan, u"node1"_s), (QStringList{u"gates"_s, u"cordon"_s, u"drain"_s, u"wait-detached"_s,
                                                     u"upgrade"_s, u"upgraded"_s, u"uncordon"_s}));
    QStringList limits;
    for (const PlanStep &step : plan.steps) {
        if (step.kind == StepKind::Upgrade) {
            limits.append(step.command.section("--limit"_L1, 1).section(u' ', 0, 0).remove(u'=').remove(u'\''));
        }
    }
    QCOMPARE(limits, (QStringList{u"kube_control_plane:etcd"_s, u"node1"_s, u"node2"_s, u"node3"_s}));
}

void UpgradeRunTest::planRefusesStrangers()
{
    UpgradeRun run;
    run.hop.choices.strategy.nodes = {u"node1"_s, u"node9"_s};
    const auto plan = run.makePlan();
    QCOMPARE(codeOf(plan), u"NotFound"_s);
    QCOMPARE(plan.error().subject, u"node9"_s);
    run.hop.choices.strategy.nodes.clear();
    run.inventory = {};
    QCOMPARE(codeOf(run.makePlan()), u"InvalidInput"_s);
}

void UpgradeRunTest::wholeCluster()
{
    UpgradeRun run;
    run.run();
    QCOMPARE(toString(run.finished.outcome), u"Succeeded"_s);
    QCOMPARE(run.world(), allUpgraded);
    QCOMPARE(run.kubespray->told(), QStringList{u"upgrade-cluster.yml"_s}); // it reads all facts by itself
    const SimKubespray::Run &made = run.kubespray->runs().constFirst();
    QCOMPARE(variableOf(made, u"kube_version"_s), QJsonValue(u"v1.31.4"_s));
    QCOMPARE(variableOf(made, u"serial"_s), QJsonValue(1));
    QCOMPARE(toString(run.states.value(u"cp1/addons"_s)), u"AlreadyDone"_s);
    QVERIFY(run.replay()->isSettled());
}

void UpgradeRunTest::failureNamesTaskAndNode()
{
    UpgradeRun run;
    run.kubespray->failsOnce = {u"node2"_s};
    run.run();
    QCOMPARE(toString(run.finished.outcome), u"Failed"_s);
    QCOMPARE(run.questions.size(), 1);
    const Question &question = run.questions.constFirst();
    QCOMPARE(question.error.subject, u"node2"_s);
    QVERIFY2(question.error.detail.contains("Start kubelet"_L1), qPrintable(question.error.detail));
    QVERIFY2(question.error.detail.contains("the kubelet does not start"_L1), qPrintable(question.error.detail));
    QVERIFY(question.choices == (QList{Choice::Retry, Choice::Stop})); // others wait for it
}

void UpgradeRunTest::retryGoesOnWithTheRest()
{
    UpgradeRun run;
    run.kubespray->failsOnce = {u"node2"_s};
    run.onQuestion = retry;
    run.run();
    QCOMPARE(toString(run.finished.outcome), u"Succeeded"_s);
    QCOMPARE(run.kubespray->told(),
             (QStringList{u"upgrade-cluster.yml"_s, u"playbooks/facts.yml"_s, u"upgrade-cluster.yml node2,node3"_s,
                          u"upgrade-cluster.yml kube_control_plane"_s}));
    QVERIFY(run.kubespray->runs().constLast().request.tags.contains(u"apps"_s));
    // Kubespray took the cordon that its first run left for a person's.
    QCOMPARE(run.world(), allUpgraded);
    QVERIFY(run.cluster->changes().contains(u"uncordon node2"_s));
    QVERIFY(!run.node(u"node2"_s).leftCordoned);
}

void UpgradeRunTest::stoppedSaysWhoIsLeftCordoned()
{
    UpgradeRun run;
    run.kubespray->failsOnce = {u"node2"_s};
    run.run();
    QCOMPARE(run.world().at(3), u"node2 v1.30.4 cordoned"_s);
    QVERIFY(run.node(u"node2"_s).leftCordoned);
    QVERIFY(!run.node(u"node1"_s).leftCordoned);
    QVERIFY(!run.node(u"node3"_s).leftCordoned); // a person's
    // The run belongs to cp1's step, and failed on node2.
    QCOMPARE(toString(run.node(u"cp1"_s).outcome), u"Cancelled"_s);
    QCOMPARE(toString(run.node(u"node2"_s).outcome), u"Failed"_s);
    QVERIFY(run.node(u"node1"_s).touched);
    QVERIFY(!run.node(u"node3"_s).touched);
}

void UpgradeRunTest::newOperationFinishesWhatOneLeft()
{
    UpgradeRun first;
    first.kubespray->failsOnce = {u"node2"_s};
    first.run();
    UpgradeRun second;
    second.cluster = first.cluster;
    second.kubespray = first.kubespray;
    second.run();
    QCOMPARE(toString(second.finished.outcome), u"Succeeded"_s);
    QCOMPARE(second.world(), allUpgraded);
    QVERIFY2(first.kubespray->told().contains(u"upgrade-cluster.yml node2,node3"_s),
             qPrintable(first.kubespray->told().join(u'\n')));
}

void UpgradeRunTest::nodeByNodeDrainsFirst()
{
    UpgradeRun run;
    run.hop.choices.strategy.kind = Strategy::Kind::NodeByNode;
    QStringList drainedBefore;
    run.kubespray->onNode = [&](const QString &node) {
        if (run.cluster->calls().contains(u"drain "_s + node)) {
            drainedBefore.append(node);
        }
    };
    run.run();
    QCOMPARE(toString(run.finished.outcome), u"Succeeded"_s);
    QCOMPARE(drainedBefore, (QStringList{u"node1"_s, u"node2"_s, u"node3"_s}));
    QCOMPARE(run.world(), allUpgraded);
    QCOMPARE(
        run.kubespray->told(),
        (QStringList{u"playbooks/facts.yml"_s, u"upgrade-cluster.yml kube_control_plane:etcd"_s,
                     u"upgrade-cluster.yml node1"_s, u"upgrade-cluster.yml node2"_s, u"upgrade-cluster.yml node3"_s}));
}

void UpgradeRunTest::workerMayBeSkipped()
{
    UpgradeRun run;
    run.hop.choices.strategy.kind = Strategy::Kind::NodeByNode;
    run.kubespray->failsOnce = {u"node1"_s};
    run.onQuestion = [](const Question &question) {
        return Answer(question.choices.contains(Choice::SkipNode) ? Choice::SkipNode : Choice::Stop);
    };
    run.run();
    QCOMPARE(toString(run.finished.outcome), u"Failed"_s);
    QCOMPARE(run.world(), (QStringList{u"cp1 v1.31.4"_s, u"cp2 v1.31.4"_s, u"node1 v1.30.4"_s, u"node2 v1.31.4"_s,
                                       u"node3 v1.31.4 cordoned"_s}));
}

void UpgradeRunTest::onlySomeNodes()
{
    UpgradeRun run;
    run.hop.choices.strategy.nodes = {u"node2"_s};
    run.run();
    QCOMPARE(toString(run.finished.outcome), u"Succeeded"_s);
    QCOMPARE(run.kubespray->told().at(1), u"upgrade-cluster.yml node2"_s);
    QCOMPARE(run.world().at(2), u"node1 v1.30.4"_s);
    QCOMPARE(run.world().at(3), u"node2 v1.31.4"_s);
}

void UpgradeRunTest::heldDrainIsHelped_data()
{
    QTest::addColumn<Choice>("remedy");
    QTest::addColumn<QString>("object");
    QTest::addColumn<bool>("isGivenUp");
    QTest::newRow("one more replica") << Choice::ScaleUp << u"default/deployment/web"_s << false;
    QTest::newRow("relaxed budget") << Choice::RelaxBudget << u"default/web"_s << false;
    QTest::newRow("given up afterwards") << Choice::ScaleUp << u"default/deployment/web"_s << true;
}

/// The playbook cannot drain node2: the question says what is in the way and offers what helps. What was changed for it
/// holds through the facts of the retry and the run, and is put back behind it, also when it is given up.
void UpgradeRunTest::heldDrainIsHelped()
{
    QFETCH(const Choice, remedy);
    QFETCH(const QString, object);
    QFETCH(const bool, isGivenUp);
    UpgradeRun run;
    for (const QString &node : {u"node1"_s, u"node2"_s}) {
        run.cluster->at(node).pods.clear();
    }
    run.cluster->addWorkload(u"web"_s, {u"node1"_s, u"node2"_s});
    run.cluster->addBudget(u"web"_s, u"web"_s, {{u"minAvailable"_s, 2}});
    const SimCluster::Borrowable before = run.cluster->borrowable;
    run.kubespray->isDrainHeld = [&](const QString &node) {
        return node == "node2"_L1 && (isGivenUp || run.cluster->borrowable == before);
    };
    run.onQuestion = [&](const Question &) {
        return run.questions.size() == 1 ? Answer(remedy, object) : Answer(Choice::Stop);
    };
    run.run();
    const Question &question = run.questions.constFirst();
    QCOMPARE(question.error.subject, u"node2"_s);
    QVERIFY(question.choices.contains(remedy));
    QVERIFY(!question.blockers.isEmpty());
    QCOMPARE(toString(run.finished.outcome), isGivenUp ? u"Failed"_s : u"Succeeded"_s);
    QVERIFY(run.cluster->borrowable == before);
    QVERIFY(run.kubespray->told().contains(u"playbooks/facts.yml"_s));
    if (!isGivenUp) {
        QCOMPARE(run.world(), allUpgraded);
    }
}

/// With upgrade_node_always_cordon Kubespray takes a person's cordon away.
void UpgradeRunTest::cordonOfAPersonIsKept()
{
    UpgradeRun run;
    run.hop.choices.strategy.alwaysCordon = true;
    run.run();
    QCOMPARE(toString(run.finished.outcome), u"Succeeded"_s);
    QCOMPARE(run.world(), allUpgraded);
    QVERIFY(run.cluster->changes().contains(u"cordon node3"_s));
}

void UpgradeRunTest::halfDoneByHand()
{
    UpgradeRun run;
    for (const QString &name : {u"cp1"_s, u"cp2"_s, u"node1"_s}) {
        run.cluster->at(name).api.version = u"v1.31.4"_s;
    }
    run.run();
    QCOMPARE(toString(run.finished.outcome), u"Succeeded"_s);
    QCOMPARE(run.kubespray->told().at(1), u"upgrade-cluster.yml node2,node3"_s);
    QCOMPARE(run.world(), allUpgraded);
}

void UpgradeRunTest::nothingToDo()
{
    UpgradeRun run;
    for (const QString &name : {u"cp1"_s, u"cp2"_s, u"node1"_s, u"node2"_s, u"node3"_s}) {
        run.cluster->at(name).api.version = u"v1.31.4"_s;
    }
    run.run();
    QVERIFY(isDone(run.finished.outcome));
    QVERIFY(run.kubespray->told().isEmpty());
}

void UpgradeRunTest::lostRunIsNotASuccess()
{
    UpgradeRun run;
    run.kubespray->losesRuns = true;
    run.run();
    QCOMPARE(toString(run.finished.outcome), u"Failed"_s);
    QCOMPARE(toString(run.finished.error.code), u"NotProved"_s);
}

/// ansible says that all is well, and a kubelet is the old one all the same.
void UpgradeRunTest::liarIsFound()
{
    UpgradeRun run;
    run.onStepChanged = [&](const StepChanged &event) {
        if (event.step == "node1/upgraded"_L1 && event.state == StepState::Running) {
            run.cluster->at(u"node1"_s).api.version = u"v1.30.4"_s;
        }
    };
    run.run();
    QCOMPARE(toString(run.finished.outcome), u"Failed"_s);
    QCOMPARE(toString(run.finished.error.code), u"NotProved"_s);
    QVERIFY2(run.finished.error.detail.contains("v1.30.4"_L1), qPrintable(run.finished.error.detail));
}

void UpgradeRunTest::cancelled()
{
    UpgradeRun run;
    run.kubespray->onNode = [&](const QString &node) {
        if (node == "node1"_L1) {
            run.cancel();
        }
    };
    run.run();
    QCOMPARE(toString(run.finished.outcome), u"Cancelled"_s);
    QCOMPARE(run.world().at(4), u"node3 v1.30.4 cordoned"_s);
}

void UpgradeRunTest::resumeAfterEveryRecord_data()
{
    QTest::addColumn<Strategy::Kind>("kind");
    QTest::addColumn<bool>("fails");
    QTest::newRow("whole") << Strategy::Kind::Whole << false;
    QTest::newRow("whole, fails at node2") << Strategy::Kind::Whole << true;
    QTest::newRow("node by node") << Strategy::Kind::NodeByNode << false;
    QTest::newRow("node by node, fails at node2") << Strategy::Kind::NodeByNode << true;
}

/// After each record in turn the disk takes no more, as if the program had been killed; the next one ends well, no node
/// is upgraded twice, and all are as they were but for the version.
void UpgradeRunTest::resumeAfterEveryRecord()
{
    QFETCH(const Strategy::Kind, kind);
    QFETCH(const bool, fails);
    const auto prepare = [&](UpgradeRun &run) {
        run.hop.choices.strategy.kind = kind;
        run.kubespray->failsOnce = fails ? QSet{u"node2"_s} : QSet<QString>();
        run.onQuestion = [asked = 0](const Question &) mutable {
            return Answer(++asked > 1 ? Choice::Stop : Choice::Retry); // a full disk stays full
        };
    };
    qsizetype records = 0;
    {
        UpgradeRun run;
        prepare(run);
        run.run();
        QCOMPARE(toString(run.finished.outcome), u"Succeeded"_s);
        records = run.disk->bytes().count('\n');
    }
    QVERIFY(records > 40);
    for (int last = 1; last < records; ++last) {
        const QByteArray context = "cut off after record " + QByteArray::number(last);
        UpgradeRun run;
        prepare(run);
        QMap<QString, int> visits;
        run.kubespray->onNode = [&](const QString &node) { ++visits[node]; };
        run.disk->fullAfter(last);
        run.run();
        QVERIFY2(!run.replay()->finished, context);
        run.onQuestion = retry;
        run.goOn(RunMode::Resume);
        QVERIFY2(run.finished.outcome == Outcome::Succeeded,
                 QByteArray(context + ' ' + toLogLine(run.finished.error).toUtf8() + '\n' +
                            run.world().join(u'\n').toUtf8()));
        QCOMPARE(run.world(), allUpgraded);
        QVERIFY2(visits.value(u"node1"_s) == 1, context);
        QVERIFY2(run.replay()->isSettled(), context);
    }
}

void UpgradeRunTest::forgottenRunIsBegunAnew()
{
    UpgradeRun run;
    run.kubespray->onNode = [&](const QString &node) {
        if (node == "node1"_L1) {
            run.disk->fullAfter(0); // whatever is written from here on is lost
        }
    };
    run.run();
    run.kubespray->onNode = {};
    run.kubespray->forgetsRuns = true;
    run.goOn(RunMode::Resume);
    QCOMPARE(toString(run.finished.outcome), u"Succeeded"_s);
    QCOMPARE(run.world(), allUpgraded);
}

QTEST_GUILESS_MAIN(UpgradeRunTest)
#include "tst_upgrade_run.moc"
