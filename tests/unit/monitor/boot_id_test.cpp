// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases.hpp"

#include "monitor/boot_id.hpp"
#include "support/scripted_runner.hpp"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace kubemori;
using namespace kubemori::monitor;

namespace {

constexpr auto idA = "0b2b9f4e-6c1d-4d3a-9a53-0d1f6a7c8e90";
constexpr auto idB = "7f3e1c2a-0000-4b6d-8f00-5a4b3c2d1e0f";

class BootIdTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void parses_data();
    void parses();
    void provesRebootOnlyByTwoDifferentIds();
    void reads_data();
    void reads();
    void readFailureIsNoId();
    void readsUptime_data();
    void readsUptime();
    void stops();
};

void BootIdTest::parses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("good") << QString::fromLatin1(idA) << QString::fromLatin1(idA);
    QTest::newRow("upper case") << QString::fromLatin1(idA).toUpper() << QString::fromLatin1(idA);
    QTest::newRow("empty") << QString() << QString();
    QTest::newRow("nil") << u"00000000-0000-0000-0000-000000000000"_s << QString();
    QTest::newRow("short") << QString::fromLatin1(idA).chopped(1) << QString();
    QTest::newRow("long") << QString(QString::fromLatin1(idA) + u'0') << QString();
    QTest::newRow("line feed") << QString(QString::fromLatin1(idA).chopped(1) + u'\n') << QString();
    QTest::newRow("not hex") << u"0b2b9f4e-6c1d-4d3a-9a53-0d1f6a7c8e9g"_s << QString();
    QTest::newRow("dash moved") << u"0b2b9f4e6-c1d-4d3a-9a53-0d1f6a7c8e90"_s << QString();
    QTest::newRow("full-width digits") << u"０b2b9f4e-6c1d-4d3a-9a53-0d1f6a7c8e90"_s << QString();
    QTest::newRow("message") << u"cat: /proc/sys/kernel/random/boot_id: No"_s << QString();
}

void BootIdTest::parses()
{
    QFETCH(const QString, text);
    QFETCH(const QString, expected);
    const auto id = BootId::parse(text);
    QCOMPARE(id ? id->toString() : QString(), expected);
}

void BootIdTest::provesRebootOnlyByTwoDifferentIds()
{
    const auto a = BootId::parse(QString::fromLatin1(idA));
    const auto sameA = BootId::parse(QString::fromLatin1(idA).toUpper());
    const auto b = BootId::parse(QString::fromLatin1(idB));
    QVERIFY(a && sameA && b);
    QVERIFY(rebootProved(a, b));
    QVERIFY(!rebootProved(a, sameA));
    QVERIFY(!rebootProved(std::nullopt, b));
    QVERIFY(!rebootProved(a, std::nullopt));
    QVERIFY(!rebootProved(std::nullopt, std::nullopt));
}

void BootIdTest::reads_data()
{
    QTest::addColumn<QByteArray>("output");
    QTest::addColumn<bool>("good");
    QTest::newRow("line") << QByteArray(idA) + '\n' << true;
    QTest::newRow("no line feed") << QByteArray(idA) << true;
    QTest::newRow("banner") << "Welcome\n" + QByteArray(idA) + '\n' << false;
    QTest::newRow("two ids") << QByteArray(idA) + '\n' + idB + '\n' << false;
    QTest::newRow("empty line after") << QByteArray(idA) + "\n\n" << false;
    QTest::newRow("empty") << QByteArray() << false;
    QTest::newRow("carriage return") << QByteArray(idA) + "\r\n" << false;
    QTest::newRow("binary") << QByteArray(36, '\0') << false;
}

void BootIdTest::reads()
{
    QFETCH(const QByteArray, output);
    QFETCH(const bool, good);
    test::ScriptedRunner runner;
    runner.on(u"cat /proc/sys/kernel/random/boot_id"_s,
              test::ScriptedAnswer{.output = output, .errors = {}, .exit = {}, .error = {}});
    const auto id = readBootId(runner, Milliseconds{1000}, {});
    QCOMPARE(id.has_value(), good);
    if (good) {
        QCOMPARE(id->toString(), QString::fromLatin1(idA));
    } else {
        QCOMPARE(toString(id.error().code), u"InvalidData"_s);
        QCOMPARE(id.error().subject, u"scripted"_s);
    }
}

void BootIdTest::readFailureIsNoId()
{
    test::ScriptedRunner runner;
    // The id is there, but the program failed: nothing that came with a failure is believed.
    runner.on(u"boot_id"_s, test::ScriptedAnswer{
                                .output = QByteArray(idA) + '\n', .errors = "lost", .exit = {.code = 1}, .error = {}});
    const auto id = readBootId(runner, Milliseconds{1000}, {});
    QVERIFY(!id);
    QCOMPARE(toString(id.error().code), u"ExitedNonZero"_s);
    QVERIFY(!id.error().context.isEmpty());
}

void BootIdTest::readsUptime_data()
{
    QTest::addColumn<QByteArray>("output");
    QTest::addColumn<qint64>("milliseconds");
    QTest::newRow("usual") << QByteArray("12345.67 54321.00\n") << qint64{12345670};
    QTest::newRow("just up") << QByteArray("0.00 0.00\n") << qint64{0};
    QTest::newRow("text") << QByteArray("up 3 days\n") << qint64{-1};
    QTest::newRow("negative") << QByteArray("-5 0\n") << qint64{-1};
    QTest::newRow("nan") << QByteArray("nan 0\n") << qint64{-1};
    QTest::newRow("inf") << QByteArray("inf 0\n") << qint64{-1};
}

void BootIdTest::readsUptime()
{
    QFETCH(const QByteArray, output);
    QFETCH(const qint64, milliseconds);
    test::ScriptedRunner runner;
    runner.on(u"cat /proc/uptime"_s, test::ScriptedAnswer{.output = output, .errors = {}, .exit = {}, .error = {}});
    const auto uptime = readUptime(runner, Milliseconds{1000}, {});
    QCOMPARE(uptime ? uptime->count() : -1, milliseconds);
}

void BootIdTest::stops()
{
    test::ScriptedRunner runner;
    std::stop_source stop;
    stop.request_stop();
    const auto id = readBootId(runner, Milliseconds{1000}, stop.get_token());
    QVERIFY(!id);
    QCOMPARE(toString(id.error().code), u"Cancelled"_s);
}

} // namespace

std::unique_ptr<QObject> makeBootIdTest()
{
    return std::make_unique<BootIdTest>();
}

#include "boot_id_test.moc"
