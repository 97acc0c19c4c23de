// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleet/keyed_jobs.hpp"
#include "support/eventually.hpp"

#include <QtTest>

#include <atomic>

using namespace Qt::StringLiterals;
using kubemori::fleet::KeyedJobs;
using kubemori::test::eventually;

namespace {

/// Waits until it is stopped.
void untilStopped(const std::stop_token &stop)
{
    std::mutex mutex;
    std::condition_variable_any never;
    std::unique_lock lock(mutex);
    never.wait(lock, stop, [] { return false; });
}

} // namespace

class KeyedJobsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void doesAll();
    void neverTheSameTwiceAtOnce();
    void aSlowOneHoldsUpNobody();
    void waitingOnesAreReplaced();
    void endStopsAndDrops();
};

void KeyedJobsTest::doesAll()
{
    std::atomic<int> done = 0;
    KeyedJobs jobs;
    for (int i = 0; i < 200; ++i) {
        jobs.post(QString::number(i), [&done](const std::stop_token &) { ++done; });
    }
    QVERIFY(eventually([&] { return done == 200; }));
}

void KeyedJobsTest::neverTheSameTwiceAtOnce()
{
    std::atomic<int> running = 0;
    std::atomic<int> most = 0;
    std::atomic<int> done = 0;
    KeyedJobs jobs;
    for (int i = 0; i < 100; ++i) {
        const int before = done;
        jobs.post(u"a"_s, [&](const std::stop_token &) {
            most = std::max(most.load(), ++running);
            --running;
            ++done;
        });
        QVERIFY(eventually([&] { return done > before; }));
    }
    QCOMPARE(most.load(), 1);
}

void KeyedJobsTest::aSlowOneHoldsUpNobody()
{
    std::atomic<bool> done = false;
    KeyedJobs jobs(2);
    jobs.post(u"slow"_s, untilStopped);
    jobs.post(u"slow"_s, untilStopped); // waits for the first, and must not take the second thread
    jobs.post(u"quick"_s, [&](const std::stop_token &) { done = true; });
    QVERIFY(eventually([&] { return done.load(); }));
}

void KeyedJobsTest::waitingOnesAreReplaced()
{
    std::atomic<bool> go = false;
    std::atomic<int> first = 0;
    std::atomic<int> second = 0;
    KeyedJobs jobs(1);
    jobs.post(u"gate"_s, [&](const std::stop_token &) { (void)eventually([&] { return go.load(); }); });
    jobs.post(u"a"_s, [&](const std::stop_token &) { ++first; });
    jobs.post(u"a"_s, [&](const std::stop_token &) { ++second; });
    go = true;
    QVERIFY(eventually([&] { return second == 1; }));
    QCOMPARE(first.load(), 0);
}

void KeyedJobsTest::endStopsAndDrops()
{
    std::atomic<int> begun = 0;
    {
        KeyedJobs jobs(1);
        jobs.post(u"a"_s, [&](const std::stop_token &stop) {
            ++begun;
            untilStopped(stop);
        });
        jobs.post(u"b"_s, [&](const std::stop_token &) { ++begun; });
        QVERIFY(eventually([&] { return begun == 1; }));
    }
    QCOMPARE(begun.load(), 1);
}

QTEST_APPLESS_MAIN(KeyedJobsTest)

#include "tst_keyed_jobs.moc"
