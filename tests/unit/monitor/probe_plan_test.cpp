// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases.hpp"

#include "monitor/probe_plan.hpp"

#include <QTest>

#include <map>

using namespace Qt::StringLiterals;
using namespace kubemori;
using namespace kubemori::monitor;

namespace {

QList<ProbeTarget> targets(int count)
{
    QList<ProbeTarget> result;
    for (int i = 0; i < count; ++i) {
        result.append(ProbeTarget{.node = u"n%1"_s.arg(i), .address = u"10.0.0.1"_s});
    }
    return result;
}

class ProbePlanTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyTargetOnceAnInterval();
    void neverMoreThanThePace();
    void keepsTheRhythmOfThoseThatStay();
    void catchesUpWithoutABurst();
    void ignoresDoubledAndEmptyNames();
};

void ProbePlanTest::everyTargetOnceAnInterval()
{
    ProbePlan plan(ProbePace{});
    SteadyTime now{std::chrono::hours{1}};
    plan.setTargets(targets(4), now);
    std::map<QString, int> seen;
    int most = 0;
    for (int ms = 0; ms < 20000; ++ms, now += Milliseconds{1}) {
        const auto due = plan.takeDue(now);
        most = std::max(most, static_cast<int>(due.size()));
        for (const auto &target : due) {
            ++seen[target.node];
        }
    }
    QCOMPARE(seen.size(), 4U);
    for (const auto &[node, count] : seen) {
        QVERIFY2(count >= 19 && count <= 21, qPrintable(u"%1 times"_s.arg(count)));
    }
    QVERIFY(most <= 2); // spread, not all at once
}

void ProbePlanTest::neverMoreThanThePace()
{
    ProbePlan plan(ProbePace{});
    SteadyTime now{std::chrono::hours{1}};
    plan.setTargets(targets(5000), now);
    QCOMPARE(plan.interval(), std::chrono::seconds{25});
    std::map<QString, int> seen;
    for (int second = 0; second < 60; ++second) {
        int inThisSecond = 0;
        for (int ms = 0; ms < 1000; ms += 5, now += Milliseconds{5}) {
            for (const auto &target : plan.takeDue(now)) {
                ++seen[target.node];
                ++inThisSecond;
            }
        }
        QVERIFY2(inThisSecond <= 206, qPrintable(QString::number(inThisSecond)));
        QVERIFY2(second < 2 || inThisSecond >= 150, qPrintable(QString::number(inThisSecond)));
    }
    QCOMPARE(seen.size(), 5000U);
}

void ProbePlanTest::keepsTheRhythmOfThoseThatStay()
{
    ProbePlan plan(ProbePace{});
    SteadyTime now{std::chrono::hours{1}};
    plan.setTargets(targets(1), now);
    QCOMPARE(plan.takeDue(now).size(), 1U);
    now += Milliseconds{300};
    plan.setTargets(targets(2), now); // n0 stays, n1 is new
    auto due = plan.takeDue(now);
    QCOMPARE(due.size(), 1U);
    QCOMPARE(due.front().node, u"n1"_s);
    // A new address takes effect without a new place in the queue.
    QList<ProbeTarget> moved = targets(2);
    moved[0].address = u"10.0.0.9"_s;
    plan.setTargets(moved, now);
    QVERIFY(plan.contains(moved[0]));
    QVERIFY(!plan.contains(targets(1)[0]));
    QVERIFY(plan.takeDue(now).empty());
    now += Milliseconds{760};
    due = plan.takeDue(now);
    QCOMPARE(due.size(), 1U);
    QCOMPARE(due.front().address, u"10.0.0.9"_s);
    plan.setTargets({}, now);
    QVERIFY(!plan.nextDue());
    QVERIFY(plan.takeDue(now + std::chrono::hours{1}).empty());
}

void ProbePlanTest::catchesUpWithoutABurst()
{
    ProbePlan plan(ProbePace{});
    SteadyTime now{std::chrono::hours{1}};
    plan.setTargets(targets(1000), now);
    now += std::chrono::hours{1}; // the machine slept
    QVERIFY(plan.takeDue(now).size() <= 7);
    QVERIFY(plan.nextDue() > now);
    QVERIFY(plan.nextDue() <= now + Milliseconds{10});
}

void ProbePlanTest::ignoresDoubledAndEmptyNames()
{
    ProbePlan plan(ProbePace{});
    const SteadyTime now{std::chrono::hours{1}};
    plan.setTargets({{.node = u"a"_s, .address = u"10.0.0.1"_s},
                     {.node = u"a"_s, .address = u"10.0.0.2"_s},
                     {.node = {}, .address = u"10.0.0.3"_s}},
                    now);
    const auto due = plan.takeDue(now + Milliseconds{500});
    QCOMPARE(due.size(), 1U);
    QCOMPARE(due.front().address, u"10.0.0.1"_s);
}

} // namespace

std::unique_ptr<QObject> makeProbePlanTest()
{
    return std::make_unique<ProbePlanTest>();
}

#include "probe_plan_test.moc"
