// SPDX-License-Identifier: GPL-3.0-or-later
// Many nodes at once: none holds up another, and a stop ends all.
#include "upgrade/health/host_survey.hpp"

#include <QSet>
#include <QTest>

#include <atomic>
#include <condition_variable>
#include <latch>
#include <mutex>
#include <thread>

using namespace kubemori;
using namespace kubemori::upgrade::health;
using namespace Qt::StringLiterals;

namespace {

QList<kube::Node> nodes(int count)
{
    QList<kube::Node> list;
    for (int i = 0; i < count; ++i) {
        kube::Node node;
        node.name = u"node"_s + QString::number(i);
        list.append(node);
    }
    return list;
}

HostLook lookOf(const kube::Node &node)
{
    return {.node = node.name, .facts = HostFacts(), .clock = {}, .certificates = {}};
}

/// Waits until somebody stops it.
void hang(const std::stop_token &stop)
{
    std::mutex mutex;
    std::condition_variable_any never;
    std::unique_lock lock(mutex);
    never.wait(lock, stop, [] { return false; });
}

} // namespace

class TestHostSurvey : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsTheOrder();
    void noNodes();
    void oneThatHangsHoldsNobodyUp();
    void neverMoreThanAFew();
    void stopEndsAll();
    void stoppedBefore();
};

void TestHostSurvey::keepsTheOrder()
{
    std::atomic<int> asked = 0;
    const HostSurvey survey([&asked](const kube::Node &node, const std::stop_token &) {
        ++asked;
        return lookOf(node);
    });
    QSet<QString> heard;
    const auto thread = std::this_thread::get_id();
    const auto looks = survey.run(nodes(200),
                                  [&](const HostLook &look) {
                                      QCOMPARE(std::this_thread::get_id(), thread);
                                      heard.insert(look.node);
                                  },
                                  {});
    QCOMPARE(asked.load(), 200);
    QCOMPARE(heard.size(), 200);
    QCOMPARE(looks.size(), 200);
    for (int i = 0; i < 200; ++i) {
        QCOMPARE(looks.at(i).node, u"node"_s + QString::number(i));
    }
}

void TestHostSurvey::noNodes()
{
    const HostSurvey survey([](const kube::Node &node, const std::stop_token &) { return lookOf(node); });
    QVERIFY(survey.run({}, {}, {}).isEmpty());
    QCOMPARE(survey.run(nodes(1), {}, {}).size(), 1); // nobody need listen
}

void TestHostSurvey::oneThatHangsHoldsNobodyUp()
{
    std::latch others(19);
    const HostSurvey survey([&others](const kube::Node &node, const std::stop_token &) {
        if (node.name == "node0"_L1) {
            others.wait(); // it answers only when all others have
        } else {
            others.count_down();
        }
        return lookOf(node);
    });
    QStringList heard;
    const auto looks = survey.run(nodes(20), [&heard](const HostLook &look) { heard.append(look.node); }, {});
    QCOMPARE(heard.size(), 20);
    QCOMPARE(looks.size(), 20);
    QCOMPARE(looks.at(0).node, u"node0"_s);
}

void TestHostSurvey::neverMoreThanAFew()
{
    std::atomic<int> now = 0;
    std::atomic<int> most = 0;
    const HostSurvey survey(
        [&](const kube::Node &node, const std::stop_token &) {
            const int mine = ++now;
            int seen = most.load();
            while (mine > seen && !most.compare_exchange_weak(seen, mine)) {}
            std::this_thread::yield();
            --now;
            return lookOf(node);
        },
        3);
    QCOMPARE(survey.run(nodes(300), {}, {}).size(), 300);
    QVERIFY(most.load() <= 3);
}

void TestHostSurvey::stopEndsAll()
{
    std::stop_source stop;
    std::atomic<int> asked = 0;
    const HostSurvey survey([&](const kube::Node &node, const std::stop_token &stopped) {
        if (++asked == 4) {
            stop.request_stop(); // while all four hang
        }
        hang(stopped);
        return lookOf(node);
    });
    QVERIFY(survey.run(nodes(50), {}, stop.get_token()).isEmpty());
    QCOMPARE(asked.load(), 4); // no further one was begun
}

void TestHostSurvey::stoppedBefore()
{
    std::stop_source stop;
    stop.request_stop();
    const HostSurvey survey([](const kube::Node &node, const std::stop_token &stopped) {
        hang(stopped);
        return lookOf(node);
    });
    QVERIFY(survey.run(nodes(50), {}, stop.get_token()).isEmpty());
}

QTEST_GUILESS_MAIN(TestHostSurvey)
#include "tst_host_survey.moc"
