// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases.hpp"
#include "private_network.hpp"

#include "monitor/icmp_pinger.hpp"
#include "monitor/ping_program.hpp"
#include "support/scripted_runner.hpp"

#include <QTest>

#include <map>

#include <poll.h>

using namespace Qt::StringLiterals;
using namespace kubemori;
using namespace kubemori::monitor;

namespace {

/// Polls the pinger until `count` outcomes are there or ten seconds have passed.
std::map<quint64, EchoOutcome> await(IcmpPinger &pinger, std::size_t count)
{
    const SystemClock clock;
    const SteadyTime giveUp = clock.steadyNow() + std::chrono::seconds{10};
    std::map<quint64, EchoOutcome> result;
    while (result.size() < count && clock.steadyNow() < giveUp) {
        std::vector<pollfd> watched;
        for (const int fd : pinger.fds()) {
            watched.push_back(pollfd{.fd = fd, .events = POLLIN, .revents = 0});
        }
        static_cast<void>(::poll(watched.data(), watched.size(), 20));
        for (const EchoOutcome &outcome : pinger.collect(clock.steadyNow())) {
            result.emplace(outcome.tag, outcome);
        }
    }
    return result;
}

class PingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void output_data();
    void output();
    void runsTheProgram();
    void programMissing();
    void echoes();
    void manyTargetsOneSocket();
    void forbidden();
};

void PingTest::output_data()
{
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QByteArray>("output");
    QTest::addColumn<QByteArray>("errors");
    QTest::addColumn<qint64>("microseconds"); // -1: no answer
    QTest::addColumn<bool>("usable");
    QTest::newRow("iputils")
        << 0
        << QByteArray("PING 10.0.0.1 (10.0.0.1) 56(84) bytes of data.\n64 bytes from 10.0.0.1: icmp_seq=1 ttl=64 "
                      "time=0.293 ms\n\n"
                      "--- 10.0.0.1 ping statistics ---\n1 packets transmitted, 1 received, 0% packet loss, time 0ms\n"
                      "rtt min/avg/max/mdev = 0.293/0.293/0.293/0.000 ms\n")
        << QByteArray() << qint64{293} << true;
    QTest::newRow("slow, no decimals") << 0 << QByteArray("64 bytes from fd00::1: icmp_seq=1 ttl=64 time=1234 ms\n")
                                       << QByteArray() << qint64{1234000} << true;
    QTest::newRow("busybox") << 0 << QByteArray("64 bytes from 10.0.0.1: seq=0 ttl=64 time=0.081 ms\n") << QByteArray()
                             << qint64{81} << true;
    QTest::newRow("no answer") << 1
                               << QByteArray(
                                      "PING 10.0.0.1 (10.0.0.1) 56(84) bytes of data.\n\n--- 10.0.0.1 ping statistics "
                                      "---\n1 packets transmitted, 0 received, 100% packet loss, time 0ms\n\n")
                               << QByteArray() << qint64{-1} << true;
    QTest::newRow("host unreachable")
        << 1
        << QByteArray("From 10.0.0.2 icmp_seq=1 Destination Host Unreachable\n\n--- 10.0.0.1 ping statistics ---\n1 "
                      "packets transmitted, 0 received, +1 errors, 100% packet loss, time 0ms\n")
        << QByteArray() << qint64{-1} << true;
    QTest::newRow("no route") << 2 << QByteArray() << QByteArray("ping: connect: Network is unreachable\n")
                              << qint64{-1} << true;
    QTest::newRow("no such name") << 2 << QByteArray() << QByteArray("ping: nosuch: Name or service not known\n")
                                  << qint64{-1} << true;
    QTest::newRow("not permitted") << 2 << QByteArray()
                                   << QByteArray("ping: socktype: SOCK_RAW\nping: socket: Operation not permitted\n")
                                   << qint64{-1} << false;
    QTest::newRow("capability") << 2 << QByteArray()
                                << QByteArray("ping: => missing cap_net_raw+p capability or setuid?\n") << qint64{-1}
                                << false;
    QTest::newRow("success without a time") << 0 << QByteArray("all is well\n") << QByteArray() << qint64{-1} << false;
}

void PingTest::output()
{
    QFETCH(const int, exitCode);
    QFETCH(const QByteArray, output);
    QFETCH(const QByteArray, errors);
    QFETCH(const qint64, microseconds);
    QFETCH(const bool, usable);
    const PingReply reply = parsePing(command::Exit{.code = exitCode}, output, errors);
    QCOMPARE(reply.roundTrip ? reply.roundTrip->count() : -1, microseconds);
    QCOMPARE(reply.icmpUsable, usable);
}

void PingTest::runsTheProgram()
{
    test::ScriptedRunner runner;
    QString language;
    runner.on(u"ping"_s, [&](const command::Command &command, const std::stop_token &) {
        language = command.environment.value(u"LC_ALL"_s);
        return test::ScriptedAnswer{
            .output = "64 bytes from 10.0.0.1: icmp_seq=1 ttl=64 time=0.5 ms\n", .errors = {}, .exit = {}, .error = {}};
    });
    const auto reply = pingOnce(runner, u"10.0.0.1"_s, Milliseconds{1000}, {});
    QVERIFY(reply);
    QCOMPARE(reply->roundTrip, std::optional(std::chrono::microseconds{500}));
    QCOMPARE(language, u"C"_s);
    QCOMPARE(runner.commands(), QStringList{u"ping -n -c 1 -W 1 10.0.0.1"_s});
    QVERIFY(!pingOnce(runner, u"-f"_s, Milliseconds{1000}, {}));
}

void PingTest::programMissing()
{
    test::ScriptedRunner runner; // knows no program
    const auto reply = pingOnce(runner, u"10.0.0.1"_s, Milliseconds{1000}, {});
    QVERIFY(reply);
    QVERIFY(!reply->icmpUsable);
    QVERIFY(!reply->roundTrip);
}

void PingTest::echoes()
{
    if (!test::whyNoPrivateNetwork().isEmpty()) {
        QSKIP(qPrintable(test::whyNoPrivateNetwork()));
    }
    const SystemClock clock;
    IcmpPinger pinger;
    QVERIFY(pinger.isUsable(AF_INET));
    pinger.ping(1, *parseAddress(u"127.0.0.1"_s), clock.steadyNow(), Milliseconds{10000});
    pinger.ping(2, *parseAddress(test::silentAddress), clock.steadyNow(), Milliseconds{100});
    pinger.ping(3, *parseAddress(u"192.0.2.1"_s), clock.steadyNow(), Milliseconds{10000}); // no route
    std::size_t count = 3;
    if (pinger.isUsable(AF_INET6)) {
        pinger.ping(4, *parseAddress(u"::1"_s), clock.steadyNow(), Milliseconds{10000});
        ++count;
    }
    const auto outcomes = await(pinger, count);
    QCOMPARE(outcomes.size(), count);
    QVERIFY(outcomes.at(1).roundTrip);
    QVERIFY(!outcomes.at(2).roundTrip);
    QVERIFY(outcomes.at(2).icmpUsable);
    QVERIFY(!outcomes.at(3).roundTrip);
    QVERIFY(outcomes.at(3).icmpUsable);
    if (count == 4) {
        QVERIFY(outcomes.at(4).roundTrip);
    }
    QCOMPARE(pinger.underWay(), 0U);
}

void PingTest::manyTargetsOneSocket()
{
    if (!test::whyNoPrivateNetwork().isEmpty()) {
        QSKIP(qPrintable(test::whyNoPrivateNetwork()));
    }
    const SystemClock clock;
    IcmpPinger pinger;
    constexpr quint64 count = 300;
    for (quint64 i = 0; i < count; ++i) {
        const bool alive = i % 3 != 0;
        const QString address = alive ? u"127.0.%1.%2"_s.arg(i / 100).arg(1 + i % 100) : test::silentAddress;
        pinger.ping(i, *parseAddress(address), clock.steadyNow(), Milliseconds{alive ? 10000 : 200});
    }
    const auto outcomes = await(pinger, count);
    QCOMPARE(outcomes.size(), count);
    for (const auto &[tag, outcome] : outcomes) {
        QCOMPARE(outcome.roundTrip.has_value(), tag % 3 != 0);
    }
}

void PingTest::forbidden()
{
    if (!test::whyNoPrivateNetwork().isEmpty()) {
        QSKIP(qPrintable(test::whyNoPrivateNetwork()));
    }
    QVERIFY(test::allowEchoSockets(false));
    const auto socket = IcmpSocket::open(AF_INET);
    const SystemClock clock;
    IcmpPinger pinger;
    pinger.ping(7, *parseAddress(u"127.0.0.1"_s), clock.steadyNow(), Milliseconds{1000});
    const auto outcomes = pinger.collect(clock.steadyNow());
    QVERIFY(test::allowEchoSockets(true));
    QVERIFY(!socket);
    QCOMPARE(toString(socket.error().code), u"PermissionDenied"_s);
    QVERIFY(!pinger.isUsable(AF_INET));
    QCOMPARE(outcomes.size(), 1U);
    QVERIFY(!outcomes.front().icmpUsable);
}

} // namespace

std::unique_ptr<QObject> makePingTest()
{
    return std::make_unique<PingTest>();
}

#include "ping_test.moc"
