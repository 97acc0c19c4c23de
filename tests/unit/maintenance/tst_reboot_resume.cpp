// SPDX-License-Identifier: GPL-3.0-or-later
#include "reboot_run.hpp"

#include "support/code_of.hpp"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace kubemori;
using namespace kubemori::operation;
using namespace kubemori::test;

namespace {

/// What the world looks like once nothing is left of an operation on a node.
bool isRestored(SimCluster &world, const QString &node)
{
    const kube::Node api = world.at(node).api;
    return api.schedulable && api.annotations.isEmpty();
}

} // namespace

/// A rolling reboot whose program dies, and what the next one makes of it.
class RebootResumeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void resumeAfterEveryRecord();
    void putBackAfterEveryRecord();
    void failedReachesTheRestLater();
    void leftBehindIsListedWhenNotReachedAgain();
    void foreignCordonSurvivesACrash();
    void cordonedByAnotherInTheSameMoment_data();
    void cordonedByAnotherInTheSameMoment();
    void claimOfAnotherWorkstation();
    void claimLostToAnotherWorkstation();
    void lostAnswerToTheClaim();
    void stepsBeforeTheCrashAreNotRepeated();
    void nodeStillGoingDownIsNotToldAgain();
    void provedRebootIsNotRepeated();
};

/// After each record in turn the disk takes no more: from then on the dead program changes nothing, while the world
/// goes on. The next program ends well, and nothing was done twice.
void RebootResumeTest::resumeAfterEveryRecord()
{
    const QStringList nodes{u"node1"_s, u"cp2"_s};
    qsizetype records = 0;
    {
        RebootRun run;
        run.wanted = nodes;
        run.run();
        QCOMPARE(toString(run.finished.outcome), u"Succeeded"_s);
        records = run.disk->bytes().count('\n');
    }
    QVERIFY(records > 80);
    for (int last = 1; last < records; ++last) {
        const QByteArray context = "cut off after record " + QByteArray::number(last);
        RebootRun run;
        run.wanted = nodes;
        run.disk->fullAfter(last);
        run.run();
        QVERIFY2(!run.replay()->finished, context);
        run.goOn(RunMode::Resume);
        QVERIFY2(run.finished.outcome == Outcome::Succeeded, context);
        for (const QString &node : nodes) {
            QVERIFY2(isRestored(*run.world, node), QByteArray(context + ' ' + node.toUtf8()));
            QVERIFY2(run.world->calls().count(u"shutdown "_s + node) == 1, QByteArray(context + ' ' + node.toUtf8()));
            QVERIFY2(run.world->calls().count(u"drain "_s + node) <= 2, QByteArray(context + ' ' + node.toUtf8()));
            QVERIFY2(run.node(node).outcome == Outcome::Succeeded, QByteArray(context + ' ' + node.toUtf8()));
            QVERIFY2(run.node(node).bootIdAfter == run.world->at(node).bootId,
                     QByteArray(context + ' ' + node.toUtf8()));
        }
        QVERIFY2(run.replay()->isSettled(), context);
    }
}

void RebootResumeTest::putBackAfterEveryRecord()
{
    qsizetype records = 0;
    {
        RebootRun run;
        run.wanted = {u"node1"_s};
        run.run();
        records = run.disk->bytes().count('\n');
    }
    for (int last = 1; last < records; ++last) {
        const QByteArray context = "cut off after record " + QByteArray::number(last);
        RebootRun run;
        run.wanted = {u"node1"_s};
        run.disk->fullAfter(last);
        run.run();
        const qsizetype shutdowns = run.world->calls().count(u"shutdown node1"_s);
        // The person comes a while later: a node that was told to reboot is back by then.
        run.clock.advance(std::chrono::minutes{5});
        run.goOn(RunMode::PutBack);
        QVERIFY2(isRestored(*run.world, u"node1"_s), context);
        QVERIFY2(!run.node(u"node1"_s).leftCordoned, context);
        QVERIFY2(run.world->calls().count(u"shutdown node1"_s) == shutdowns, context);
    }
}

void RebootResumeTest::failedReachesTheRestLater()
{
    RebootRun run;
    run.wanted = {u"node1"_s, u"node2"_s};
    run.world->at(u"node1"_s).habit.comesBack = false;
    run.run();
    QCOMPARE(toString(run.finished.outcome), u"Failed"_s);
    QVERIFY(run.node(u"node1"_s).leftCordoned);
    QVERIFY(!run.node(u"node2"_s).touched);
    // Somebody presses the power button.
    run.world->at(u"node1"_s).habit.comesBack = true;
    run.goOn(RunMode::Resume);
    QCOMPARE(toString(run.finished.outcome), u"Succeeded"_s);
    QCOMPARE(run.world->calls().count(u"shutdown node1"_s), 1);
    QVERIFY(isRestored(*run.world, u"node1"_s) && isRestored(*run.world, u"node2"_s));
}

void RebootResumeTest::leftBehindIsListedWhenNotReachedAgain()
{
    RebootRun run;
    run.wanted = {u"node1"_s, u"node2"_s};
    for (const QString &node : run.wanted) {
        run.world->at(node).habit.comesBack = false;
    }
    run.onQuestion = [](const Question &question) {
        // The gates of the second one ask, too: the first is not Ready.
        return question.kind == Question::Kind::Gates ? Answer(Choice::Accept, u"on purpose"_s)
               : question.node == u"node1"            ? Answer(Choice::SkipNode)
                                                      : Answer(Choice::Stop);
    };
    run.run();
    QVERIFY(run.node(u"node1"_s).leftCordoned && run.node(u"node2"_s).leftCordoned);
    // The second time it does not get beyond the first node.
    run.onQuestion = [](const Question &) { return Choice::Stop; };
    run.goOn(RunMode::Resume);
    QVERIFY(run.node(u"node1"_s).leftCordoned && run.node(u"node2"_s).leftCordoned);
    QVERIFY(run.replay()->results.value(u"node2"_s).leftCordoned);
}

void RebootResumeTest::foreignCordonSurvivesACrash()
{
    RebootRun run;
    run.wanted = {u"node1"_s, u"node2"_s};
    run.world->at(u"node1"_s).api.schedulable = false;
    run.disk->fullAfter(30);
    run.run();
    run.goOn(RunMode::Resume);
    QCOMPARE(toString(run.finished.outcome), u"Succeeded"_s);
    QVERIFY(!run.world->at(u"node1"_s).api.schedulable);
    QVERIFY(isRestored(*run.world, u"node2"_s));
    QVERIFY(!run.world->calls().contains(u"claim node1"_s));
}

void RebootResumeTest::cordonedByAnotherInTheSameMoment_data()
{
    QTest::addColumn<QString>("before"); ///< the call that comes too late
    QTest::newRow("after the check") << u"claim node1"_s;
    QTest::newRow("after the look") << u"cordon node1"_s;
}

void RebootResumeTest::cordonedByAnotherInTheSameMoment()
{
    QFETCH(const QString, before);
    RebootRun run;
    run.wanted = {u"node1"_s};
    run.world->onCall = [&](const QString &call) -> std::optional<Error> {
        if (call == before) {
            run.world->at(u"node1"_s).api.schedulable = false;
        }
        return std::nullopt;
    };
    run.run();
    QCOMPARE(toString(run.finished.outcome), u"Succeeded"_s);
    QVERIFY(!run.world->at(u"node1"_s).api.schedulable);
    QVERIFY(run.world->at(u"node1"_s).api.annotations.isEmpty());
    QVERIFY(!run.world->calls().contains(u"uncordon node1"_s));
    QVERIFY(!run.node(u"node1"_s).leftCordoned);
    QVERIFY(run.observed(u"stays cordoned afterwards"_s));
}

void RebootResumeTest::claimOfAnotherWorkstation()
{
    RebootRun run;
    run.wanted = {u"node1"_s};
    run.world->at(u"node1"_s).api.annotations = {{u"kubemori.io/operation"_s, u"20260301-200000-reboot-lab"_s},
                                                 {u"kubemori.io/by"_s, u"eve@elsewhere"_s}};
    run.run();
    QCOMPARE(toString(run.questions.first().error.code), u"Locked"_s);
    QVERIFY2(run.questions.first().error.detail.contains(u"eve@elsewhere"_s),
             qPrintable(run.questions.first().error.detail));
    QCOMPARE(run.world->changes(), QStringList());
    QCOMPARE(run.world->at(u"node1"_s).api.annotations.size(), 2);
}

void RebootResumeTest::claimLostToAnotherWorkstation()
{
    RebootRun run;
    run.wanted = {u"node1"_s};
    run.world->onCall = [&](const QString &call) -> std::optional<Error> {
        if (call == u"claim node1") {
            run.world->at(u"node1"_s).api.annotations = {{u"kubemori.io/operation"_s, u"other"_s},
                                                         {u"kubemori.io/by"_s, u"eve@elsewhere"_s}};
        }
        return std::nullopt;
    };
    run.run();
    QCOMPARE(toString(run.questions.first().error.code), u"Locked"_s);
    QVERIFY(!run.world->calls().contains(u"cordon node1"_s));
    // The other one's claim is not ours to remove.
    QVERIFY(!run.world->calls().contains(u"release node1"_s));
    QCOMPARE(run.world->at(u"node1"_s).api.annotations.value(u"kubemori.io/operation"_s), u"other"_s);
}

void RebootResumeTest::lostAnswerToTheClaim()
{
    RebootRun run;
    run.wanted = {u"node1"_s};
    bool lost = false;
    run.world->onCall = [&](const QString &call) -> std::optional<Error> {
        if (call != u"claim node1" || std::exchange(lost, true)) {
            return std::nullopt;
        }
        run.world->at(u"node1"_s).api.annotations = {{u"kubemori.io/operation"_s, run.plan.operation}};
        return Error{.code = ErrorCode::Disconnected, .detail = {}, .subject = {}, .context = {}};
    };
    run.run();
    QCOMPARE(toString(run.finished.outcome), u"Succeeded"_s);
    QVERIFY(isRestored(*run.world, u"node1"_s));
}

void RebootResumeTest::stepsBeforeTheCrashAreNotRepeated()
{
    RebootRun run;
    run.wanted = {u"node1"_s};
    run.world->onCall = [&](const QString &call) -> std::optional<Error> {
        if (call == u"shutdown node1") {
            run.disk->fullAfter(0);
        }
        return std::nullopt;
    };
    run.run();
    const qsizetype before = run.world->calls().size();
    run.world->onCall = {};
    run.goOn(RunMode::Resume);
    QCOMPARE(toString(run.finished.outcome), u"Succeeded"_s);
    const QStringList later = run.world->calls().sliced(before);
    QCOMPARE(later.first(), u"boot-id node1"_s); // the look before a shutdown would be sent again
    QVERIFY(!later.contains(u"drain node1"_s) && !later.contains(u"shutdown node1"_s));
}

void RebootResumeTest::nodeStillGoingDownIsNotToldAgain()
{
    RebootRun run;
    run.wanted = {u"node1"_s};
    run.world->at(u"node1"_s).habit.down = std::chrono::seconds{40};
    run.world->at(u"node1"_s).habit.up = std::chrono::seconds{90};
    run.world->at(u"node1"_s).habit.ready = std::chrono::seconds{120};
    // The program dies while it waits for the node to go down; nothing is asked of the dead.
    run.world->onCall = [&](const QString &call) -> std::optional<Error> {
        if (call == u"probe node1" && run.world->calls().contains(u"shutdown node1"_s)) {
            run.disk->fullAfter(0);
            run.cancel();
        }
        return std::nullopt;
    };
    run.run();
    QVERIFY(!run.replay()->finished);
    run.world->onCall = {};
    run.goOn(RunMode::Resume);
    QCOMPARE(toString(run.finished.outcome), u"Succeeded"_s);
    QCOMPARE(run.world->calls().count(u"shutdown node1"_s), 1);
    QVERIFY(run.observed(u"told to reboot a moment ago"_s));
}

/// Only the uncordon failed: whoever takes the operation up again does not reboot the node once more.
void RebootResumeTest::provedRebootIsNotRepeated()
{
    RebootRun run;
    run.wanted = {u"node1"_s};
    run.world->onCall = [](const QString &call) -> std::optional<Error> {
        return call == u"uncordon node1" ? std::optional(Error{.code = ErrorCode::PermissionDenied}) : std::nullopt;
    };
    run.run();
    QCOMPARE(toString(run.finished.outcome), u"Failed"_s);
    QVERIFY(run.node(u"node1"_s).leftCordoned);
    run.world->onCall = {};
    run.goOn(RunMode::Resume);
    QCOMPARE(toString(run.finished.outcome), u"Succeeded"_s);
    QCOMPARE(run.world->calls().count(u"shutdown node1"_s), 1);
    QVERIFY(isRestored(*run.world, u"node1"_s));
}

QTEST_GUILESS_MAIN(RebootResumeTest)
#include "tst_reboot_resume.moc"
