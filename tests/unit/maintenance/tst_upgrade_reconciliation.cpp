// SPDX-License-Identifier: GPL-3.0-or-later
// What is said of an upgrade that did not reach its end: a run of ansible over many nodes belongs to one node's step.
#include "maintenance/node_facts.hpp"
#include "maintenance/reconciliation.hpp"

#include <QTest>

using namespace kubemori;
using namespace kubemori::maintenance;
using namespace Qt::StringLiterals;
using operation::Outcome;
using operation::RunMode;
using operation::Standing;
using operation::StepKind;
using operation::StepState;

namespace {

const QStringList names{u"cp1"_s, u"cp2"_s, u"w1"_s, u"w2"_s};

operation::PlanStep step(const QString &node, StepKind kind)
{
    return {.id = node + u'/' + operation::toString(kind),
            .node = node,
            .kind = kind,
            .command = {},
            .location = {},
            .timeout = {}};
}

/// The playbook failed on cp2, which it had cordoned, after cp1 was through.
operation::PastOperation failedAtCp2(StepKind kind = StepKind::Upgrade)
{
    operation::JournalContents contents;
    contents.plan.operation = u"20261128-000000-000-upgrade-lab"_s;
    contents.plan.nodes = names;
    contents.plan.steps = {step(u"cp1"_s, kind)};
    for (const QString &name : names) {
        contents.plan.steps.append(step(name, StepKind::Upgraded));
        contents.plan.steps.append(step(name, StepKind::Uncordon));
        contents.results.insert(name, {.node = name, .outcome = Outcome::Cancelled});
    }
    contents.results[u"cp2"_s].leftCordoned = true;
    contents.facts.set({}, facts::leftCordoned, u"cp2"_s);
    contents.facts.set({}, facts::unfinishedHosts, u"cp2"_s);
    contents.facts.set({}, facts::upgradedNodes, u"cp1"_s);
    contents.finished = operation::Finished{
        .operation = contents.plan.operation, .outcome = Outcome::Cancelled, .nodes = {}, .at = {}, .error = {}};
    operation::PastOperation past;
    past.id = contents.plan.operation;
    past.standing = Standing::Ended;
    past.contents = contents;
    return past;
}

QList<kube::Node> allReady(const QString &cordoned)
{
    QList<kube::Node> nodes;
    for (const QString &name : names) {
        kube::Node node;
        node.name = name;
        node.schedulable = name != cordoned;
        node.conditions = {{.type = u"Ready"_s, .status = kube::ConditionStatus::True}};
        nodes.append(node);
    }
    return nodes;
}

} // namespace

class TestUpgradeReconciliation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void failedUpgradeIsToBeResumed();
    void otherOperationsArePutBack();
    void cutOffInTheMiddle();
};

void TestUpgradeReconciliation::failedUpgradeIsToBeResumed()
{
    const Reconciliation found = reconcile(failedAtCp2(), allReady(u"cp2"_s));
    QVERIFY(found.isUpgrade());
    QVERIFY(found.advice == RunMode::Resume); // although all nodes are Ready
    QCOMPARE(found.nodes.size(), 1);
    const NodeStanding &standing = found.nodes.constFirst();
    QCOMPARE(standing.node, u"cp2"_s);
    QVERIFY(standing.playbookFailed);
    QVERIFY(standing.cordonedByPlaybook);
    QVERIFY(!standing.cordonedByUs);
    QVERIFY(standing.now == NodeStanding::Now::Cordoned);
    QCOMPARE(found.upgraded, QStringList{u"cp1"_s});
    QCOMPARE(found.waiting, (QStringList{u"w1"_s, u"w2"_s}));
    QCOMPARE(found.done, QStringList());
}

void TestUpgradeReconciliation::otherOperationsArePutBack()
{
    const Reconciliation found = reconcile(failedAtCp2(StepKind::Drain), allReady(u"cp2"_s));
    QVERIFY(!found.isUpgrade());
    QVERIFY(found.advice == RunMode::PutBack);
}

void TestUpgradeReconciliation::cutOffInTheMiddle()
{
    operation::PastOperation past = failedAtCp2();
    past.standing = Standing::CutOff;
    past.contents->finished.reset();
    past.contents->results.clear();
    past.contents->facts = {};
    past.contents->touchedNodes = {u"cp1"_s};
    past.contents->states.insert(u"cp1/"_s + operation::toString(StepKind::Upgrade), StepState::Interrupted);
    const Reconciliation found = reconcile(past, allReady({}));
    QVERIFY(found.advice == RunMode::Resume);
    QCOMPARE(found.nodes.size(), 1);
    QCOMPARE(found.nodes.constFirst().node, u"cp1"_s);
    QVERIFY(found.nodes.constFirst().step.kind == StepKind::Upgrade);
    QVERIFY(found.upgraded.isEmpty());
    QCOMPARE(found.waiting, names.sliced(1));
}

QTEST_GUILESS_MAIN(TestUpgradeReconciliation)
#include "tst_upgrade_reconciliation.moc"
