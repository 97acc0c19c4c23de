// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases.hpp"

#include "ansible/run_comparison.hpp"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace kubemori::ansible;

namespace {

using Kind = RunEvent::Kind;

/// "p: a=10 b=20; p: a=5": plays (again: a batch) with tasks that took so many seconds on host h.
class Run
{
public:
    explicit Run(const QString &text, qint64 startMs = 1'000'000)
        : now(startMs)
    {
        const auto plays = text.split(u"; "_s);
        for (const QString &play : plays) {
            start(Kind::PlayStart, play.section(u": "_s, 0, 0), play.section(u": "_s, 0, 0));
            const auto tasks = play.section(u": "_s, 1).split(u' ', Qt::SkipEmptyParts);
            for (const QString &task : tasks) {
                start(Kind::TaskStart, task.section(u'=', 0, 0), QString::number(++number));
                const QString took = task.section(u'=', 1);
                if (!took.isEmpty()) {
                    now += took.toLongLong() * 1000;
                    end(QString::number(number), HostStatus::Changed);
                }
            }
        }
    }
    void finish()
    {
        RunEvent event;
        event.kind = Kind::Stats;
        tree.apply(event);
    }
    RunTree tree;
    qint64 now;
    int number = 0;

private:
    void start(Kind kind, const QString &name, const QString &id)
    {
        RunEvent event;
        event.kind = kind;
        event.id = id;
        event.name = name;
        event.timeMs = now;
        tree.apply(event);
    }
    void end(const QString &id, HostStatus status)
    {
        RunEvent event;
        event.kind = Kind::HostResult;
        event.id = id;
        event.host = u"h"_s;
        event.status = status;
        event.timeMs = now;
        tree.apply(event);
    }
};

/// "a 10/20" each, "-" for none.
QStringList outline(const QList<TaskComparison> &rows)
{
    QStringList lines;
    const auto seconds = [](std::optional<qint64> ms) { return ms ? QString::number(*ms / 1000) : u"-"_s; };
    for (const TaskComparison &row : rows) {
        lines.append(u"%1 %2/%3"_s.arg(row.task, seconds(row.oldMs), seconds(row.newMs)));
    }
    return lines;
}

class RunComparisonTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comparesTaskByTask();
    void putsWhatIsGoneAfterItsNeighbour();
    void addsUpBatches();
    void estimatesFromThePast_data();
    void estimatesFromThePast();
    void adaptsToThePace();
    void tellsNothingWithoutAnythingInCommon();
};

void RunComparisonTest::comparesTaskByTask()
{
    const Run older(u"p: a=10 b=20 a=1; q: a=3"_s);
    const Run newer(u"p: a=15 b=20 a=2; q: a=4"_s);
    const auto rows = compareRuns(older.tree, newer.tree);
    QCOMPARE(outline(rows), (QStringList{u"a 10/15"_s, u"b 20/20"_s, u"a 1/2"_s, u"a 3/4"_s}));
    QCOMPARE(rows.front().play, u"p"_s);
    QCOMPARE(rows.back().play, u"q"_s);
    QCOMPARE(rows.front().oldChanged, 1);
    QCOMPARE(rows.front().newChanged, 1);
    QCOMPARE(rows.front().newFailed, 0);
}

void RunComparisonTest::putsWhatIsGoneAfterItsNeighbour()
{
    const Run older(u"p: first=1 a=1 gone=2 b=1 last=1"_s);
    const Run newer(u"p: a=1 new=5 b=1"_s);
    QCOMPARE(outline(compareRuns(older.tree, newer.tree)),
             (QStringList{u"first 1/-"_s, u"a 1/1"_s, u"gone 2/-"_s, u"new -/5"_s, u"b 1/1"_s, u"last 1/-"_s}));
}

void RunComparisonTest::addsUpBatches()
{
    const Run older(u"p: a=10; p: a=10; p: a=10"_s);
    const Run newer(u"p: a=12; p: a=12"_s);
    const auto rows = compareRuns(older.tree, newer.tree);
    QCOMPARE(outline(rows), QStringList{u"a 30/24"_s});
    QCOMPARE(rows.front().oldChanged, 3);
}

void RunComparisonTest::estimatesFromThePast_data()
{
    QTest::addColumn<QString>("present");
    QTest::addColumn<int>("elapsed");
    QTest::addColumn<int>("remaining");
    // The past: a 10 s, b 20 s, c 30 s, then a batch of a 10 s, b 20 s.
    QTest::newRow("at the start") << u"p: a"_s << 0 << 90;
    QTest::newRow("in the first task") << u"p: a"_s << 4 << 86;
    QTest::newRow("longer than last time") << u"p: a"_s << 25 << 80;
    QTest::newRow("the second batch") << u"p: a=10 b=20 c=30; p: a"_s << 5 << 25;
    QTest::newRow("a task is missing") << u"p: a=10 c"_s << 0 << 60;
    QTest::newRow("a task is new") << u"p: a=10 b=20 new=50 c"_s << 10 << 50;
    QTest::newRow("a new one runs") << u"p: a=10 b=20 new"_s << 10 << 60;
    QTest::newRow("more batches than last time") << u"p: a=10 b=20 c=30; p: a=10 b=20; p: a"_s << 0 << 30;
}

void RunComparisonTest::estimatesFromThePast()
{
    QFETCH(const QString, present);
    QFETCH(const int, elapsed);
    QFETCH(const int, remaining);
    Run past(u"p: a=10 b=20 c=30; p: a=10 b=20"_s);
    past.finish();
    const RunPace pace(past.tree);
    QCOMPARE(pace.totalMs(), 90'000);
    const Run run(present, 5'000'000);
    QCOMPARE(pace.remainingMs(run.tree, run.now + elapsed * 1000), std::optional<qint64>(remaining * 1000));
}

void RunComparisonTest::adaptsToThePace()
{
    const Run past(u"p: a=600 b=600 c=600"_s);
    const RunPace pace(past.tree);
    const Run slow(u"p: a=1200 b=1200 c"_s);
    const auto slowLeft = pace.remainingMs(slow.tree, slow.now);
    QVERIFY(slowLeft);
    QVERIFY2(*slowLeft > 1'100'000 && *slowLeft <= 1'200'000, qPrintable(QString::number(*slowLeft)));
    const Run fast(u"p: a=300 b=300 c"_s);
    const auto fastLeft = pace.remainingMs(fast.tree, fast.now);
    QVERIFY(fastLeft && *fastLeft >= 300'000 && *fastLeft < 350'000);
    const Run stuck(u"p: a=90000 b"_s); // a night's wait for a person: not ten nights for the rest
    QVERIFY(pace.remainingMs(stuck.tree, stuck.now) <= 5 * 1'200'000);
}

void RunComparisonTest::tellsNothingWithoutAnythingInCommon()
{
    const Run past(u"p: a=600"_s);
    const RunPace pace(past.tree);
    QCOMPARE(pace.remainingMs(RunTree(), 1), std::nullopt);
    QCOMPARE(pace.remainingMs(Run(u"q: a=1 b"_s).tree, 1), std::nullopt);
    QCOMPARE(RunPace(RunTree()).remainingMs(past.tree, 1), std::nullopt);
    QCOMPARE(RunPace(Run(u"p: a=0"_s, 0).tree).remainingMs(past.tree, 1), std::nullopt); // a log without times
    Run over(u"p: a=1"_s);
    over.finish();
    QCOMPARE(pace.remainingMs(over.tree, over.now), std::optional<qint64>(0));
}

} // namespace

std::unique_ptr<QObject> makeRunComparisonTest()
{
    return std::make_unique<RunComparisonTest>();
}

#include "run_comparison_test.moc"
