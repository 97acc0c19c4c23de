// SPDX-License-Identifier: GPL-3.0-or-later
// What past operations tell of how long the next one takes.
#include "memory_file.hpp"

#include "operation/duration_history.hpp"
#include "operation/operation_folder.hpp"
#include "operation/recorder.hpp"
#include "support/fake_clock.hpp"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace kubemori;
using namespace kubemori::operation;
using namespace kubemori::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// An operation that is recorded by the real recorder; the test lets the time pass.
class PastRun
{
public:
    explicit PastRun(const QStringList &nodes, const QString &cluster = u"lab"_s,
                     const QString &kind = u"rolling-reboot"_s)
    {
        plan = {.operation = u"op"_s, .kind = kind, .cluster = cluster, .nodes = nodes, .steps = {}, .warnings = {}};
        for (const QString &node : nodes) {
            for (const StepKind step : {StepKind::Drain, StepKind::Shutdown, StepKind::WaitUp}) {
                plan.steps.append({.id = node + u'/' + toString(step),
                                   .node = node,
                                   .kind = step,
                                   .command = {},
                                   .location = {},
                                   .timeout = 1min});
            }
        }
        m_journal =
            std::move(Journal::begin(std::make_unique<MemoryFile>(m_disk), plan, {}, m_clock, m_redactor).value());
        m_recorder = std::make_unique<Recorder>(*m_journal, [](const Event &) {}, m_clock, Progress{});
    }

    void state(const QString &step, StepState state, Milliseconds after = 0ms)
    {
        m_clock.advance(after);
        m_recorder->stepChanged(step, state);
    }
    /// The ordinary way through a step.
    void step(const QString &id, Milliseconds duration)
    {
        state(id, StepState::Checking);
        state(id, StepState::Running);
        m_recorder->observed(plan.steps.constFirst(), u"\"event\":\"state\""_s);
        state(id, StepState::Verifying, duration);
        state(id, StepState::Succeeded);
    }
    [[nodiscard]] QByteArray bytes() const { return m_disk->bytes(); }
    [[nodiscard]] FakeClock &clock() { return m_clock; }

    Plan plan;

private:
    FakeClock m_clock;
    Redactor m_redactor;
    std::shared_ptr<MemoryDisk> m_disk = std::make_shared<MemoryDisk>();
    std::unique_ptr<Journal> m_journal;
    std::unique_ptr<Recorder> m_recorder;
};

std::optional<Milliseconds> drainOf(const QByteArray &journal)
{
    DurationHistory history;
    history.learn(journal, u"lab"_s, u"rolling-reboot"_s);
    return history.median(StepKind::Drain, u"n1"_s);
}

} // namespace

class TestDurationHistory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsNothingAtFirst();
    void takesTheMedian();
    void ownTimesCountWhenThereAreEnough();
    void waitingForAPersonDoesNotCount();
    void deferredStepsEndWhereTheNextBegins();
    void brokenStepsAreLeftOut_data();
    void brokenStepsAreLeftOut();
    void doneAlreadyIsATimeToo();
    void otherOperationsAreLeftOut();
    void damageEndsTheReading();
    void readsTheNewestJournals();
};

void TestDurationHistory::knowsNothingAtFirst()
{
    QTemporaryDir folder;
    const DurationHistory history = readDurationHistory(folder.filePath(u"none"_s), u"lab"_s, u"rolling-reboot"_s);
    QCOMPARE(history.runs(), 0);
    QVERIFY(!history.median(StepKind::Drain, u"n1"_s));
}

void TestDurationHistory::takesTheMedian()
{
    PastRun run({u"n1"_s, u"n2"_s, u"n3"_s});
    run.step(u"n1/drain"_s, 10s);
    run.step(u"n2/drain"_s, 500s); // somebody had forgotten a budget
    run.step(u"n3/drain"_s, 20s);
    DurationHistory history;
    history.learn(run.bytes(), u"lab"_s, u"rolling-reboot"_s);
    QCOMPARE(history.runs(), 1);
    QCOMPARE(history.median(StepKind::Drain, u"new"_s), Milliseconds(20s));
    QVERIFY(!history.median(StepKind::WaitUp, u"n1"_s));
}

void TestDurationHistory::ownTimesCountWhenThereAreEnough()
{
    DurationHistory history;
    for (int i = 0; i < 3; ++i) {
        PastRun run({u"n1"_s, u"n2"_s});
        run.step(u"n1/drain"_s, 10s);
        run.step(u"n2/drain"_s, 90s);
        history.learn(run.bytes(), u"lab"_s, u"rolling-reboot"_s);
        QCOMPARE(history.median(StepKind::Drain, u"n1"_s), i < 2 ? Milliseconds(90s) : Milliseconds(10s));
    }
    QCOMPARE(history.runs(), 3);
    QCOMPARE(history.median(StepKind::Drain, u"n2"_s), Milliseconds(90s));
}

void TestDurationHistory::waitingForAPersonDoesNotCount()
{
    PastRun run({u"n1"_s, u"n2"_s});
    run.step(u"n1/drain"_s, 10s);
    run.state(u"n2/drain"_s, StepState::Asking, 1h); // an hour between two steps is nobody's
    run.step(u"n2/shutdown"_s, 3s);
    DurationHistory history;
    history.learn(run.bytes(), u"lab"_s, u"rolling-reboot"_s);
    QCOMPARE(history.median(StepKind::Drain, {}), Milliseconds(10s));
    QCOMPARE(history.median(StepKind::Shutdown, {}), Milliseconds(3s));
}

void TestDurationHistory::deferredStepsEndWhereTheNextBegins()
{
    PastRun run({u"n1"_s});
    run.state(u"n1/shutdown"_s, StepState::Running);
    run.state(u"n1/shutdown"_s, StepState::Verifying, 2s);
    run.state(u"n1/wait-up"_s, StepState::Checking);
    run.state(u"n1/wait-up"_s, StepState::Running);
    run.state(u"n1/wait-up"_s, StepState::Succeeded, 40s);
    run.state(u"n1/shutdown"_s, StepState::Succeeded);
    DurationHistory history;
    history.learn(run.bytes(), u"lab"_s, u"rolling-reboot"_s);
    QCOMPARE(history.median(StepKind::Shutdown, {}), Milliseconds(2s));
    QCOMPARE(history.median(StepKind::WaitUp, {}), Milliseconds(40s));
}

void TestDurationHistory::brokenStepsAreLeftOut_data()
{
    QTest::addColumn<QList<StepState>>("states");
    using enum StepState;
    QTest::newRow("failed") << QList{Checking, Running, Failed};
    QTest::newRow("retried") << QList{Checking, Running, Asking, Checking, Running, Verifying, Succeeded};
    QTest::newRow("begun again after a crash") << QList{Checking, Running, Checking, Running, Verifying, Succeeded};
    QTest::newRow("looked at again after it was done") << QList{Checking, Running, Succeeded, Checking, AlreadyDone};
    QTest::newRow("unknown") << QList{Checking, Running, Verifying, Unknown};
    QTest::newRow("skipped") << QList{Skipped};
    QTest::newRow("not ended") << QList{Checking, Running};
}

void TestDurationHistory::brokenStepsAreLeftOut()
{
    QFETCH(const QList<StepState>, states);
    PastRun run({u"n1"_s});
    for (const StepState state : states) {
        run.state(u"n1/drain"_s, state, 5s);
    }
    QVERIFY(!drainOf(run.bytes()));
}

void TestDurationHistory::doneAlreadyIsATimeToo()
{
    PastRun run({u"n1"_s});
    run.state(u"n1/drain"_s, StepState::Checking);
    run.state(u"n1/drain"_s, StepState::AlreadyDone, 1s);
    QCOMPARE(drainOf(run.bytes()), Milliseconds(1s));
    // A clock that goes back in the middle says nothing.
    PastRun jumped({u"n1"_s});
    jumped.state(u"n1/drain"_s, StepState::Running);
    jumped.clock().jumpWallClock(-1h);
    jumped.state(u"n1/drain"_s, StepState::Succeeded, 5s);
    QVERIFY(!drainOf(jumped.bytes()));
}

void TestDurationHistory::otherOperationsAreLeftOut()
{
    PastRun elsewhere({u"n1"_s}, u"other"_s);
    elsewhere.step(u"n1/drain"_s, 10s);
    QVERIFY(!drainOf(elsewhere.bytes()));
    PastRun another({u"n1"_s}, u"lab"_s, u"shutdown"_s);
    another.step(u"n1/drain"_s, 10s);
    QVERIFY(!drainOf(another.bytes()));
    QVERIFY(!drainOf({}));
    QVERIFY(!drainOf("rubbish\n"));
    QVERIFY(!drainOf(R"({"event":"begin","plan":5})"
                     "\n"));
}

void TestDurationHistory::damageEndsTheReading()
{
    PastRun run({u"n1"_s, u"n2"_s});
    run.step(u"n1/drain"_s, 10s);
    QByteArray torn = run.bytes();
    run.step(u"n2/drain"_s, 30s);
    QCOMPARE(drainOf(run.bytes()), Milliseconds(30s)); // the upper one of two
    torn += R"({"event":"state","step":"n2/drain","state":"Runn)";
    QCOMPARE(drainOf(torn), Milliseconds(10s));
    torn += "\n";
    QCOMPARE(drainOf(torn), Milliseconds(10s));
}

void TestDurationHistory::readsTheNewestJournals()
{
    QTemporaryDir folder;
    const auto write = [&folder](const QString &name, const QByteArray &bytes) {
        QVERIFY(QDir(folder.path()).mkpath(name));
        QFile file(OperationFolder::journalPath(folder.filePath(name)));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    };
    for (int i = 0; i < 25; ++i) {
        PastRun run({u"n1"_s});
        run.step(u"n1/drain"_s, i < 5 ? 1000s : 10s); // the five oldest were slow
        write(u"20260301-2130%1-reboot-lab"_s.arg(i, 2, 10, QChar(u'0')), run.bytes());
    }
    write(u"20260401-000000-reboot-lab"_s, "not a journal");
    QVERIFY(QDir(folder.path()).mkpath(u"20260402-empty"_s));
    const DurationHistory history = readDurationHistory(folder.path(), u"lab"_s, u"rolling-reboot"_s);
    QCOMPARE(history.runs(), 20);
    QCOMPARE(history.median(StepKind::Drain, u"n1"_s), Milliseconds(10s));
}

QTEST_GUILESS_MAIN(TestDurationHistory)
#include "tst_duration_history.moc"
