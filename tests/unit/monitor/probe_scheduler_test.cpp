// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases.hpp"
#include "private_network.hpp"
#include "tcp_listener.hpp"

#include "monitor/probe_scheduler.hpp"
#include "support/scripted_runner.hpp"

#include <QElapsedTimer>
#include <QTest>

#include <atomic>
#include <condition_variable>
#include <mutex>

using namespace Qt::StringLiterals;
using namespace kubemori;
using namespace kubemori::monitor;

namespace {

constexpr ProbePace fast{.interval = Milliseconds{50}, .timeout = Milliseconds{200}, .mostPerSecond = 1000};
constexpr int patience = 10000;

/// Keeps what the scheduler said.
class Samples
{
public:
    ProbeSink sink()
    {
        return [this](const ProbeSample &sample) {
            const std::scoped_lock lock(m_mutex);
            m_all.append(sample);
        };
    }
    [[nodiscard]] QList<ProbeSample> of(const QString &node) const
    {
        const std::scoped_lock lock(m_mutex);
        QList<ProbeSample> result;
        for (const ProbeSample &sample : m_all) {
            if (sample.node == node) {
                result.append(sample);
            }
        }
        return result;
    }
    [[nodiscard]] ProbeSample last(const QString &node) const
    {
        const QList<ProbeSample> all = of(node);
        return all.value(all.size() - 1);
    }
    [[nodiscard]] qsizetype size() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_all.size();
    }

private:
    mutable std::mutex m_mutex;
    QList<ProbeSample> m_all;
};

class ProbeSchedulerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void pingsAndReplacesTargets();
    void triesPortsOnRequest();
    void resolvesNames();
    void fallsBackToTheProgram();
    void neitherIsPossible();
    void stopsWhileEverythingHangs();
};

void ProbeSchedulerTest::init()
{
    if (!test::whyNoPrivateNetwork().isEmpty()) {
        QSKIP(qPrintable(test::whyNoPrivateNetwork()));
    }
}

void ProbeSchedulerTest::cleanup()
{
    test::allowEchoSockets(true);
}

void ProbeSchedulerTest::pingsAndReplacesTargets()
{
    Samples samples;
    ProbeScheduler scheduler(nullptr, samples.sink(), fast);
    scheduler.setTargets(
        {{.node = u"alive"_s, .address = u"127.0.0.1"_s}, {.node = u"dead"_s, .address = test::silentAddress}});
    QVERIFY(QTest::qWaitFor([&] { return samples.of(u"alive"_s).size() >= 2 && samples.of(u"dead"_s).size() >= 2; },
                            patience));
    const ProbeSample alive = samples.of(u"alive"_s).value(0);
    QVERIFY(alive.roundTrip);
    QVERIFY(alive.icmpUsable);
    QVERIFY(!alive.sshPort);
    QVERIFY(!alive.apiPort);
    QVERIFY(alive.at.isValid());
    const ProbeSample dead = samples.of(u"dead"_s).value(0);
    QVERIFY(!dead.roundTrip);
    QVERIFY(dead.icmpUsable);

    scheduler.setTargets({{.node = u"other"_s, .address = u"127.0.0.2"_s}});
    QVERIFY(QTest::qWaitFor([&] { return !samples.of(u"other"_s).isEmpty(); }, patience));
    const qsizetype deadBefore = samples.of(u"dead"_s).size();
    const qsizetype otherBefore = samples.of(u"other"_s).size();
    QVERIFY(QTest::qWaitFor([&] { return samples.of(u"other"_s).size() >= otherBefore + 3; }, patience));
    QCOMPARE(samples.of(u"dead"_s).size(), deadBefore);
}

void ProbeSchedulerTest::triesPortsOnRequest()
{
    const test::TcpListener ssh("SSH-2.0-x\r\n");
    const test::TcpListener silent(QByteArray{});
    Samples samples;
    ProbeScheduler scheduler(nullptr, samples.sink(), fast);
    scheduler.setPortProbes({{.node = u"a"_s, .sshPort = ssh.port(), .apiPort = silent.port()},
                             {.node = u"b"_s, .sshPort = silent.port(), .apiPort = 0}});
    scheduler.setTargets({{.node = u"a"_s, .address = u"127.0.0.1"_s}, {.node = u"b"_s, .address = u"127.0.0.1"_s}});
    QVERIFY(QTest::qWaitFor([&] { return !samples.of(u"a"_s).isEmpty() && !samples.of(u"b"_s).isEmpty(); }, patience));
    const ProbeSample a = samples.of(u"a"_s).value(0);
    QCOMPARE(a.sshPort, std::optional(true));
    QCOMPARE(a.apiPort, std::optional(true));
    QVERIFY(a.roundTrip);
    const ProbeSample b = samples.of(u"b"_s).value(0);
    QCOMPARE(b.sshPort, std::optional(false)); // accepts, but says nothing
    QVERIFY(!b.apiPort);
    scheduler.setPortProbes({});
    QVERIFY(QTest::qWaitFor([&] { return samples.last(u"b"_s).sshPort == std::nullopt; }, patience));
}

void ProbeSchedulerTest::resolvesNames()
{
    const auto runner = std::make_shared<test::ScriptedRunner>();
    runner->on(u"getent ahosts good"_s,
               test::ScriptedAnswer{.output = "127.0.0.1 STREAM good\n", .errors = {}, .exit = {}, .error = {}});
    runner->on(u"getent ahosts bad"_s,
               test::ScriptedAnswer{.output = {}, .errors = {}, .exit = {.code = 2}, .error = {}});
    Samples samples;
    ProbeScheduler scheduler(runner, samples.sink(), fast);
    scheduler.setTargets({{.node = u"a"_s, .address = u"good"_s}, {.node = u"b"_s, .address = u"bad"_s}});
    QVERIFY(
        QTest::qWaitFor([&] { return samples.of(u"a"_s).size() >= 3 && samples.of(u"b"_s).size() >= 3; }, patience));
    QVERIFY(samples.of(u"a"_s).value(0).roundTrip);
    QVERIFY(!samples.of(u"b"_s).value(0).icmpUsable);
    QCOMPARE(runner->commands().count(u"getent ahosts good"_s), 1); // kept
}

void ProbeSchedulerTest::fallsBackToTheProgram()
{
    QVERIFY(test::allowEchoSockets(false));
    const auto runner = std::make_shared<test::ScriptedRunner>();
    runner->on(u"127.0.0.1"_s,
               test::ScriptedAnswer{.output = "64 bytes from 127.0.0.1: icmp_seq=1 ttl=64 time=0.25 ms\n",
                                    .errors = {},
                                    .exit = {},
                                    .error = {}});
    runner->on(test::silentAddress,
               test::ScriptedAnswer{.output = "0 received\n", .errors = {}, .exit = {.code = 1}, .error = {}});
    Samples samples;
    ProbeScheduler scheduler(runner, samples.sink(), fast);
    scheduler.setTargets(
        {{.node = u"alive"_s, .address = u"127.0.0.1"_s}, {.node = u"dead"_s, .address = test::silentAddress}});
    QVERIFY(QTest::qWaitFor([&] { return !samples.of(u"alive"_s).isEmpty() && !samples.of(u"dead"_s).isEmpty(); },
                            patience));
    QCOMPARE(samples.of(u"alive"_s).value(0).roundTrip, std::optional(std::chrono::microseconds{250}));
    QVERIFY(!samples.of(u"dead"_s).value(0).roundTrip);
    QVERIFY(samples.of(u"dead"_s).value(0).icmpUsable);
}

void ProbeSchedulerTest::neitherIsPossible()
{
    QVERIFY(test::allowEchoSockets(false));
    const auto runner = std::make_shared<test::ScriptedRunner>(); // no ping program
    Samples samples;
    ProbeScheduler scheduler(runner, samples.sink(), fast);
    scheduler.setTargets({{.node = u"a"_s, .address = u"127.0.0.1"_s}});
    QVERIFY(QTest::qWaitFor([&] { return samples.size() >= 3; }, patience));
    QVERIFY(!samples.of(u"a"_s).value(0).icmpUsable);
    QVERIFY(!samples.last(u"a"_s).icmpUsable);
    QCOMPARE(runner->commands().size(), 1); // not tried again every round
}

void ProbeSchedulerTest::stopsWhileEverythingHangs()
{
    const auto runner = std::make_shared<test::ScriptedRunner>();
    std::atomic<int> hanging = 0;
    runner->on(u"getent"_s, [&](const command::Command &, const std::stop_token &stop) {
        ++hanging;
        std::mutex mutex;
        std::condition_variable_any never;
        std::unique_lock lock(mutex);
        never.wait(lock, stop, [] { return false; }); // a name server that never answers: only the stop ends it
        return test::ScriptedAnswer{};
    });
    Samples samples;
    {
        ProbeScheduler scheduler(
            runner, samples.sink(),
            ProbePace{.interval = Milliseconds{50}, .timeout = Milliseconds{0x7FFFFFF}, .mostPerSecond = 1000});
        scheduler.setPortProbes({{.node = u"tcp"_s, .sshPort = 22}});
        scheduler.setTargets(
            {{.node = u"name"_s, .address = u"hangs"_s}, {.node = u"tcp"_s, .address = test::silentAddress}});
        QVERIFY(QTest::qWaitFor([&] { return hanging == 1; }, patience));
    }
    QCOMPARE(samples.size(), 0); // it came out of the destructor, and nothing was made up on the way
}

} // namespace

std::unique_ptr<QObject> makeProbeSchedulerTest()
{
    return std::make_unique<ProbeSchedulerTest>();
}

#include "probe_scheduler_test.moc"
