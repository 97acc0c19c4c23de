// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine_bench.hpp"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace kubemori;
using namespace kubemori::operation;
using namespace kubemori::test;

namespace {

/// a and b go down one after the other, then the operation rests; b and a come up again.
struct LegBench : Bench
{
    LegBench()
        : Bench({u"a"_s, u"b"_s}, {})
    {
        for (const QString &id : {u"a/hold"_s, u"b/hold"_s, u"a/off"_s, u"b/off"_s}) {
            add(id);
        }
        add(u"b/rest"_s, StepKind::PowerCut);
        for (const QString &id : {u"b/on"_s, u"a/on"_s}) {
            add(id);
        }
        for (const QString &id : {u"a/hold"_s, u"b/hold"_s}) {
            step(id).onRun = [](StepContext &context) { return context.act(u"hold"_s, [] { return Result<>{}; }); };
        }
    }

    [[nodiscard]] QStringList ran() const { return calls->filter(u"run "_s).replaceInStrings(u"run "_s, QString()); }
};

const QStringList untilTheRest{u"a/hold"_s, u"b/hold"_s, u"a/off"_s, u"b/off"_s, u"b/rest"_s};

Plan planOf(const QStringList &nodes, const QStringList &ids)
{
    Plan plan;
    plan.nodes = nodes;
    for (const QString &id : ids) {
        plan.steps.append({.id = id, .node = id.section(u'/', 0, 0)});
    }
    return plan;
}

} // namespace

class OperationLegsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void legsOfAPlan();
    void restsAndGoesOn();
    void anEarlyEndPutsBackWhatIsBetweenTwoLegs();
    void whatWasLeftOutBeforeTheRestIsNotMadeUpFor();
    void anEndAfterTheRestGoesOnAfterTheRest();
    void putBackAfterTheRest();
    void cutOffAfterEveryRecord();
    void theOrderIsFixed();
};

void OperationLegsTest::legsOfAPlan()
{
    const Plan plain = planOf({u"a"_s, u"none"_s, u"b"_s}, {u"b/1"_s, u"b/2"_s, u"a/1"_s});
    QVERIFY(isNodeByNode(plain));
    QCOMPARE(legsOf(plain), (QList<Leg>{{u"a"_s, 2, 2}, {u"none"_s, 0, -1}, {u"b"_s, 0, 1}}));
    const Plan mixed = planOf({u"a"_s, u"b"_s}, {u"a/1"_s, u"b/1"_s, u"b/2"_s, u"a/2"_s});
    QVERIFY(!isNodeByNode(mixed));
    QCOMPARE(legsOf(mixed), (QList<Leg>{{u"a"_s, 0, 0}, {u"b"_s, 1, 2}, {u"a"_s, 3, 3}}));
}

void OperationLegsTest::restsAndGoesOn()
{
    LegBench bench;
    bench.run();
    QCOMPARE(bench.ran(), untilTheRest);
    QCOMPARE(toString(bench.finished.outcome), u"Suspended"_s);
    QVERIFY(bench.finished.error == Error{});
    QCOMPARE(bench.finished.nodes.size(), 2);
    for (const NodeResult &node : bench.finished.nodes) {
        QCOMPARE(toString(node.outcome), u"Suspended"_s);
        QVERIFY(node.touched);
    }
    const auto contents = readJournal(bench.disk->bytes());
    QVERIFY(contents && !contents->isSettled() && !contents->isCutOff() && contents->results.isEmpty());
    QVERIFY(bench.calls->filter(u"cleanup"_s).isEmpty());

    bench.calls->clear();
    bench.goOn(RunMode::Resume);
    QCOMPARE(bench.ran(), (QStringList{u"b/on"_s, u"a/on"_s}));
    QCOMPARE(toString(bench.finished.outcome), u"Succeeded"_s);
    QCOMPARE(bench.finished.nodes.size(), 2);
    QVERIFY(readJournal(bench.disk->bytes())->isSettled());
}

void OperationLegsTest::anEarlyEndPutsBackWhatIsBetweenTwoLegs()
{
    LegBench bench;
    bench.step(u"a/off"_s).onRun = [](StepContext &) -> Result<> { return fail(ErrorCode::ExitedNonZero); };
    bench.onQuestion = answering(Choice::Stop);
    bench.run();
    QVERIFY(bench.calls->contains(u"cleanup a/hold"_s));
    QVERIFY(bench.calls->contains(u"cleanup b/hold"_s));
    QVERIFY(!bench.calls->contains(u"run b/off"_s));
    QCOMPARE(toString(bench.finished.outcome), u"Failed"_s);
    QCOMPARE(bench.finished.nodes.size(), 2);
    QCOMPARE(toString(bench.node(1).outcome), u"Cancelled"_s);
}

void OperationLegsTest::whatWasLeftOutBeforeTheRestIsNotMadeUpFor()
{
    LegBench bench;
    bench.step(u"a/off"_s).onRun = [](StepContext &) -> Result<> { return fail(ErrorCode::ExitedNonZero); };
    bench.onQuestion = answering(Choice::SkipNode);
    bench.run();
    QCOMPARE(toString(bench.finished.outcome), u"Suspended"_s);
    QCOMPARE(toString(bench.node(0).outcome), u"Failed"_s);
    QCOMPARE(toString(bench.state(u"a/on"_s)), u"Skipped"_s);

    bench.calls->clear();
    bench.goOn(RunMode::Resume);
    QCOMPARE(bench.ran(), (QStringList{u"b/on"_s, u"a/on"_s}));
}

void OperationLegsTest::anEndAfterTheRestGoesOnAfterTheRest()
{
    LegBench bench;
    bench.run();
    bench.step(u"b/on"_s).onRun = [first = true](StepContext &) mutable -> Result<> {
        return std::exchange(first, false) ? fail(ErrorCode::TimedOut) : Result<>{};
    };
    bench.onQuestion = answering(Choice::Stop);
    bench.goOn(RunMode::Resume);
    QCOMPARE(toString(bench.finished.outcome), u"Failed"_s);

    bench.calls->clear();
    bench.goOn(RunMode::Resume);
    QCOMPARE(bench.ran(), (QStringList{u"b/on"_s, u"a/on"_s}));
    QCOMPARE(toString(bench.finished.outcome), u"Succeeded"_s);
}

void OperationLegsTest::putBackAfterTheRest()
{
    LegBench bench;
    bench.run();
    bench.calls->clear();
    bench.goOn(RunMode::PutBack);
    QVERIFY(bench.ran().isEmpty());
    QVERIFY(bench.calls->contains(u"cleanup a/hold"_s) && bench.calls->contains(u"cleanup b/hold"_s));
    QCOMPARE(toString(bench.finished.outcome), u"Cancelled"_s);
}

/// Killed anywhere, it goes on, and nothing that was before the rest is run again once it has been reached.
void OperationLegsTest::cutOffAfterEveryRecord()
{
    int records = 0;
    {
        LegBench whole;
        whole.run();
        whole.goOn(RunMode::Resume);
        records = static_cast<int>(whole.disk->bytes().count('\n'));
    }
    for (int cut = 1; cut < records; ++cut) {
        LegBench bench;
        bench.run();
        bench.goOn(RunMode::Resume);
        qint64 length = 0;
        for (int line = 0; line < cut; ++line) {
            length = bench.disk->bytes().indexOf('\n', length) + 1;
        }
        bench.disk->cut(length);
        const auto contents = readJournal(bench.disk->bytes());
        QVERIFY(contents.has_value());
        const bool rested = contents->states.value(u"b/rest"_s) == StepState::Succeeded;
        bench.calls->clear();
        int runs = 0;
        do {
            bench.goOn(RunMode::Resume);
        } while (bench.finished.outcome == Outcome::Suspended && ++runs < 3);
        QCOMPARE(toString(bench.finished.outcome), contents->isSettled() ? u"AlreadyDone"_s : u"Succeeded"_s);
        for (const QString &step : untilTheRest) {
            QVERIFY2(!rested || !bench.ran().contains(step), qPrintable(step));
        }
    }
}

void OperationLegsTest::theOrderIsFixed()
{
    LegBench bench;
    bench.controls.reorder({u"b"_s, u"a"_s});
    bench.run();
    QCOMPARE(bench.ran(), untilTheRest);
}

QTEST_GUILESS_MAIN(OperationLegsTest)
#include "tst_operation_legs.moc"
