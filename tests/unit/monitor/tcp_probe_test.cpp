// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases.hpp"
#include "private_network.hpp"
#include "tcp_listener.hpp"

#include "monitor/resolve.hpp"
#include "monitor/socket_address.hpp"
#include "monitor/tcp_probe.hpp"
#include "support/scripted_runner.hpp"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace kubemori;
using namespace kubemori::monitor;

namespace {

const QString loopback = u"127.0.0.1"_s;
constexpr Milliseconds patient{10000};
constexpr Milliseconds impatient{150};

QString outcomeOf(const Result<> &result)
{
    return result ? u"up"_s : toString(result.error().code);
}

class TcpProbeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ssh_data();
    void ssh();
    void refusedIsUnreachable();
    void silenceTimesOut();
    void stopEndsTheWait();
    void namesAreNotLookedUp();
    void addresses_data();
    void addresses();
    void resolves_data();
    void resolves();
};

void TcpProbeTest::ssh_data()
{
    QTest::addColumn<QByteArray>("greeting");
    QTest::addColumn<bool>("hangUp");
    QTest::addColumn<QString>("ssh");
    QTest::addColumn<int>("timeout");
    const int longTime = patient.count();
    QTest::newRow("ssh") << QByteArray("SSH-2.0-OpenSSH_10.0\r\n") << false << u"up"_s << longTime;
    QTest::newRow("lines before") << QByteArray("Authorized use only\r\nSSH-2.0-x\r\n") << false << u"up"_s << longTime;
    QTest::newRow("silent") << QByteArray() << false << u"TimedOut"_s << static_cast<int>(impatient.count());
    QTest::newRow("half") << QByteArray("SSH") << false << u"TimedOut"_s << static_cast<int>(impatient.count());
    QTest::newRow("hangs up") << QByteArray() << true << u"Unreachable"_s << longTime;
    QTest::newRow("not ssh") << QByteArray(9000, 'x') << false << u"InvalidData"_s << longTime;
    QTest::newRow("SSH- inside a line") << QByteArray("no SSH-2.0 here\n") << true << u"Unreachable"_s << longTime;
}

void TcpProbeTest::ssh()
{
    QFETCH(const QByteArray, greeting);
    QFETCH(const bool, hangUp);
    QFETCH(const QString, ssh);
    QFETCH(const int, timeout);
    const test::TcpListener server(greeting, hangUp);
    QCOMPARE(outcomeOf(probeSsh(loopback, server.port(), Milliseconds{timeout}, {})), ssh);
    QCOMPARE(outcomeOf(probeTcp(loopback, server.port(), patient, {})), u"up"_s);
}

void TcpProbeTest::refusedIsUnreachable()
{
    quint16 port = 0;
    {
        const test::TcpListener gone(QByteArray{});
        port = gone.port();
    }
    const auto result = probeTcp(loopback, port, patient, {});
    QCOMPARE(outcomeOf(result), u"Unreachable"_s);
    QCOMPARE(result.error().subject, u"127.0.0.1 port %1"_s.arg(port));
}

void TcpProbeTest::silenceTimesOut()
{
    if (!test::whyNoPrivateNetwork().isEmpty()) {
        QSKIP(qPrintable(u"no black hole to connect to: "_s + test::whyNoPrivateNetwork()));
    }
    QCOMPARE(outcomeOf(probeTcp(test::silentAddress, 22, impatient, {})), u"TimedOut"_s);
}

void TcpProbeTest::stopEndsTheWait()
{
    const test::TcpListener silent(QByteArray{});
    std::stop_source stop;
    Result<> result;
    {
        std::jthread worker([&] { result = probeSsh(loopback, silent.port(), Milliseconds{0}, stop.get_token()); });
        stop.request_stop(); // with no deadline at all only this can end it
    }
    QCOMPARE(outcomeOf(result), u"Cancelled"_s);
}

void TcpProbeTest::namesAreNotLookedUp()
{
    QCOMPARE(outcomeOf(probeTcp(u"localhost"_s, 22, patient, {})), u"InvalidInput"_s);
    QCOMPARE(outcomeOf(probeTcp(QString(), 22, patient, {})), u"InvalidInput"_s);
}

void TcpProbeTest::addresses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("family");
    QTest::newRow("v4") << u"10.0.0.11"_s << AF_INET;
    QTest::newRow("v6") << u"fd00::11"_s << AF_INET6;
    QTest::newRow("v6 in brackets") << u"[fd00::11]"_s << AF_INET6;
    QTest::newRow("v6 with scope") << u"fe80::1%lo"_s << AF_INET6;
    QTest::newRow("name") << u"node1"_s << 0;
    QTest::newRow("empty") << QString() << 0;
    QTest::newRow("option") << u"-h"_s << 0;
}

void TcpProbeTest::addresses()
{
    QFETCH(const QString, text);
    QFETCH(const int, family);
    const auto address = parseAddress(text, 22);
    QCOMPARE(address ? address->family() : 0, family);
}

void TcpProbeTest::resolves_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("output");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QString>("expected");
    QTest::newRow("literal") << u"10.0.0.11"_s << QByteArray("must not be run") << 1 << u"10.0.0.11"_s;
    QTest::newRow("name") << u"node1"_s << QByteArray("10.0.0.11      STREAM node1\n10.0.0.11      DGRAM\n") << 0
                          << u"10.0.0.11"_s;
    QTest::newRow("v6") << u"node1"_s << QByteArray("fd00::11        STREAM node1\n") << 0 << u"fd00::11"_s;
    QTest::newRow("no such name") << u"nosuch"_s << QByteArray() << 2 << u"NotFound"_s;
    QTest::newRow("nonsense") << u"node1"_s << QByteArray("getent: what?\n") << 0 << u"InvalidData"_s;
    QTest::newRow("option") << u"-i"_s << QByteArray() << 0 << u"InvalidInput"_s;
}

void TcpProbeTest::resolves()
{
    QFETCH(const QString, name);
    QFETCH(const QByteArray, output);
    QFETCH(const int, exitCode);
    QFETCH(const QString, expected);
    test::ScriptedRunner runner;
    runner.on(u"getent ahosts "_s + name,
              test::ScriptedAnswer{.output = output, .errors = {}, .exit = {.code = exitCode}, .error = {}});
    const auto address = resolveAddress(runner, name, patient, {});
    QCOMPARE(address ? *address : toString(address.error().code), expected);
}

} // namespace

std::unique_ptr<QObject> makeTcpProbeTest()
{
    return std::make_unique<TcpProbeTest>();
}

#include "tcp_probe_test.moc"
