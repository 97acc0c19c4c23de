// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine_bench.hpp"

#include "support/code_of.hpp"

#include <QTest>

#include <map>

using namespace Qt::StringLiterals;
using namespace kubemori;
using namespace kubemori::operation;
using namespace kubemori::test;

namespace {

const QStringList threeNodes{u"a"_s, u"b"_s, u"c"_s};

/// A step that changes the world once: done is done, whoever asks.
struct Effect
{
    int times = 0;

    void setUp(ScriptedStep &step)
    {
        step.onCheck = [this](StepContext &) { return times > 0 ? Check::AlreadyDone : Check::NeedsRun; };
        step.onRun = [this](StepContext &context) {
            return context.act(u"change"_s, [this] {
                ++times;
                return Result<>{};
            });
        };
    }
};

} // namespace

class OperationResumeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pauseStandsStillBetweenSteps();
    void pausedOperationCanBeCancelled();
    void skippingTheNodeUnderWay();
    void skippingANodeThatWaits();
    void stopAfterTheNode();
    void otherOrder();
    void cutOffAfterEveryRecord();
    void endedWithAFailureBeginsThatNodeAnew();
    void putBackAfterACrash();
    void putBackAfterAFailure();
    void leaveTouchesNothing();
    void interruptedStepsArePutBackToo();
    void questionsGoOnCounting();
};

void OperationResumeTest::pauseStandsStillBetweenSteps()
{
    Bench bench({u"a"_s});
    bench.step(u"a/one"_s).onRun = [&](StepContext &) {
        bench.controls.setPaused(true);
        return Result<>{};
    };
    bench.onControlled = [&](const Controlled &controlled) {
        if (controlled.paused) {
            QVERIFY(!bench.calls->contains(u"check a/two"_s));
            bench.controls.setPaused(false);
        }
    };
    bench.run();
    QVERIFY(bench.log.indexOf(u"paused, waiting "_s) > bench.log.indexOf(u"a/one Succeeded"_s));
    QVERIFY(bench.log.indexOf(u"waiting "_s) < bench.log.indexOf(u"a/two Checking"_s));
    QCOMPARE(toString(bench.finished.outcome), u"Succeeded"_s);
}

void OperationResumeTest::pausedOperationCanBeCancelled()
{
    Bench bench;
    bench.controls.setPaused(true);
    bench.onControlled = [&](const Controlled &) { bench.stop.request_stop(); };
    bench.run();
    QVERIFY(bench.calls->isEmpty());
    QCOMPARE(toString(bench.finished.outcome), u"Cancelled"_s);
    QCOMPARE(bench.finished.nodes.size(), 2);
}

void OperationResumeTest::skippingTheNodeUnderWay()
{
    Bench bench;
    bench.step(u"a/two"_s).onRun = [&](StepContext &context) {
        bench.controls.skip(u"a"_s);
        return context.wait(Milliseconds{5000});
    };
    bench.run();
    QCOMPARE(toString(bench.state(u"a/one"_s)), u"Succeeded"_s);
    QCOMPARE(toString(bench.state(u"a/two"_s)), u"Skipped"_s);
    QVERIFY(bench.calls->contains(u"cleanup a/one"_s));
    QCOMPARE(toString(bench.state(u"b/two"_s)), u"Succeeded"_s);
    QCOMPARE(toString(bench.node(0).outcome), u"Cancelled"_s);
    QCOMPARE(toString(bench.node(1).outcome), u"Succeeded"_s);
    QCOMPARE(toString(bench.finished.outcome), u"Cancelled"_s);
}

void OperationResumeTest::skippingANodeThatWaits()
{
    Bench bench(threeNodes);
    bench.step(u"a/two"_s).onRun = [&](StepContext &) {
        bench.controls.skip(u"b"_s);
        return Result<>{};
    };
    bench.run();
    QCOMPARE(bench.calls->filter(u" b/"_s), QStringList());
    QCOMPARE(toString(bench.state(u"b/one"_s)), u"Skipped"_s);
    QVERIFY(!bench.node(1).touched);
    QCOMPARE(toString(bench.state(u"c/two"_s)), u"Succeeded"_s);
}

void OperationResumeTest::stopAfterTheNode()
{
    Bench bench(threeNodes);
    bench.step(u"a/one"_s).onRun = [&](StepContext &) {
        bench.controls.setStopAfterNode(true);
        return Result<>{};
    };
    bench.run();
    QCOMPARE(toString(bench.state(u"a/two"_s)), u"Succeeded"_s);
    QCOMPARE(bench.calls->filter(u" b/"_s) + bench.calls->filter(u" c/"_s), QStringList());
    QCOMPARE(toString(bench.node(0).outcome), u"Succeeded"_s);
    QVERIFY(!bench.node(2).touched);
    QCOMPARE(toString(bench.finished.outcome), u"Cancelled"_s);
    // What was not reached can be taken up later.
    bench.controls.setStopAfterNode(false);
    bench.goOn(RunMode::Resume);
    QCOMPARE(bench.calls->count(u"run a/one"_s), 1);
    QCOMPARE(toString(bench.finished.outcome), u"Succeeded"_s);
    QCOMPARE(bench.finished.nodes.size(), 3);
}

void OperationResumeTest::otherOrder()
{
    Bench bench({u"a"_s, u"b"_s, u"c"_s, u"d"_s}, {u"one"_s});
    bench.step(u"a/one"_s).onRun = [&](StepContext &) {
        bench.controls.reorder({u"d"_s, u"stranger"_s, u"c"_s, u"a"_s});
        return Result<>{};
    };
    bench.run();
    QCOMPARE(bench.calls->filter(u"run"_s),
             (QStringList{u"run a/one"_s, u"run d/one"_s, u"run c/one"_s, u"run b/one"_s}));
    QVERIFY(bench.log.contains(u"waiting d c b"_s));
    QCOMPARE(toString(bench.finished.outcome), u"Succeeded"_s);
}

/// The program dies after each record in turn; the resume ends well and no change is made twice.
void OperationResumeTest::cutOffAfterEveryRecord()
{
    qsizetype records = 0;
    {
        Bench bench;
        bench.run();
        records = bench.disk->bytes().count('\n');
    }
    // Besides what this bench writes, each change adds two records.
    records += 2LL * 4;
    for (qsizetype last = 1; last < records; ++last) {
        Bench bench;
        std::map<QString, Effect> effects;
        for (const QString &id : {u"a/one"_s, u"a/two"_s, u"b/one"_s, u"b/two"_s}) {
            effects[id].setUp(bench.step(id));
        }
        // From its death on, nothing of the program is written, and it changes nothing.
        bench.disk->fullAfter(static_cast<int>(last));
        bench.onQuestion = answering(Choice::Stop);
        bench.run();
        QVERIFY(!readJournal(bench.disk->bytes())->finished);
        bench.disk->free();
        bench.goOn(RunMode::Resume);
        for (const auto &[id, effect] : effects) {
            QVERIFY2(effect.times == 1,
                     qPrintable(u"%1 %2 times, cut off after record %3"_s.arg(id).arg(effect.times).arg(last)));
        }
        QCOMPARE(toString(bench.finished.outcome), u"Succeeded"_s);
        QCOMPARE(bench.finished.nodes.size(), 2);
        const auto contents = readJournal(bench.disk->bytes());
        QCOMPARE(codeOf(contents), u"no error"_s);
        QVERIFY(contents->isSettled());
    }
}

void OperationResumeTest::endedWithAFailureBeginsThatNodeAnew()
{
    Bench bench(threeNodes);
    bench.step(u"b/two"_s).onRun = [first = true](StepContext &) mutable -> Result<> {
        return std::exchange(first, false) ? fail(ErrorCode::TimedOut) : Result<>{};
    };
    bench.onQuestion = answering(Choice::Stop);
    bench.run();
    QCOMPARE(toString(bench.finished.outcome), u"Failed"_s);
    QVERIFY(!readJournal(bench.disk->bytes())->isSettled());
    bench.calls->clear();
    bench.goOn(RunMode::Resume);
    QCOMPARE(bench.calls->filter(u" a/"_s), QStringList());
    QCOMPARE(bench.calls->first(), u"check b/one"_s);
    QCOMPARE(toString(bench.finished.outcome), u"Succeeded"_s);
    QVERIFY(readJournal(bench.disk->bytes())->isSettled());
}

void OperationResumeTest::putBackAfterACrash()
{
    Bench bench(threeNodes);
    bench.step(u"b/one"_s).onRun = [&](StepContext &context) {
        const auto changed = context.act(u"change"_s, [] { return Result<>{}; });
        bench.disk->fullAfter(0);
        return changed;
    };
    bench.onQuestion = answering(Choice::Stop);
    bench.run();
    bench.disk->free();
    bench.calls->clear();
    bench.goOn(RunMode::PutBack);
    QCOMPARE(*bench.calls, (QStringList{u"cleanup b/two"_s, u"cleanup b/one"_s}));
    QCOMPARE(toString(bench.finished.outcome), u"Cancelled"_s);
    QCOMPARE(toString(bench.node(0).outcome), u"Succeeded"_s);
    QVERIFY(bench.node(1).touched && !bench.node(2).touched);
}

void OperationResumeTest::putBackAfterAFailure()
{
    Bench bench({u"a"_s});
    bench.step(u"a/one"_s).onRun = [](StepContext &context) {
        return context.act(u"change"_s, []() -> Result<> { return fail(ErrorCode::TimedOut); });
    };
    bench.onQuestion = answering(Choice::Stop);
    bench.run();
    bench.calls->clear();
    bench.goOn(RunMode::PutBack);
    QVERIFY(bench.calls->contains(u"cleanup a/one"_s));
}

void OperationResumeTest::leaveTouchesNothing()
{
    Bench bench({u"a"_s});
    bench.step(u"a/one"_s).onRun = [](StepContext &context) {
        return context.act(u"change"_s, []() -> Result<> { return fail(ErrorCode::TimedOut); });
    };
    bench.onQuestion = answering(Choice::Stop);
    bench.run();
    bench.calls->clear();
    bench.goOn(RunMode::Leave);
    QVERIFY(bench.calls->isEmpty());
    QVERIFY(bench.node(0).touched);
}

void OperationResumeTest::interruptedStepsArePutBackToo()
{
    Bench bench({u"a"_s}, {u"one"_s, u"two"_s, u"three"_s});
    bench.step(u"a/two"_s).onRun = [&](StepContext &) -> Result<> {
        bench.disk->fullAfter(0);
        return fail(ErrorCode::TimedOut);
    };
    bench.onQuestion = answering(Choice::Stop);
    bench.run();
    bench.disk->free();
    bench.calls->clear();
    bench.step(u"a/two"_s).onRun = [](StepContext &) -> Result<> { return fail(ErrorCode::TimedOut); };
    bench.goOn(RunMode::Resume);
    // It goes on at the step that was cut off, and puts back the one before it as well.
    QCOMPARE(*bench.calls, (QStringList{u"check a/two"_s, u"run a/two"_s, u"cleanup a/two"_s, u"cleanup a/one"_s}));
}

void OperationResumeTest::questionsGoOnCounting()
{
    Bench bench({u"a"_s}, {u"one"_s});
    bench.step(u"a/one"_s).onRun = [](StepContext &) -> Result<> { return fail(ErrorCode::TimedOut); };
    bench.onQuestion = answering(Choice::Stop);
    bench.run();
    bench.goOn(RunMode::Resume);
    QCOMPARE(bench.questions.size(), 2);
    QCOMPARE(bench.questions.at(0).id, 1);
    QCOMPARE(bench.questions.at(1).id, 2);
}

QTEST_GUILESS_MAIN(OperationResumeTest)
#include "tst_operation_resume.moc"
