// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases.hpp"
#include "issues.hpp"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace kubemori::advice;

namespace {

class LogSizeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAMillionLines();
    void readsAMillionLinesOfAService();
    void readsVeryLongLines();
    void readsBinaryGarbage();
    void givesUpOnAnExpressionThatRunsAway();
    void stopsWhenItIsToldTo();
};

void LogSizeTest::readsAMillionLines()
{
    QByteArray log = "PLAY [x] ***\n";
    for (int i = 0; i < 250'000; ++i) {
        log += "\nTASK [role : task " + QByteArray::number(i) + "] ***\nok: [n1]\nchanged: [n2]\n";
    }
    log += "\nTASK [Last] ***\nfatal: [n1]: FAILED! => {\"msg\": \"no space left on device\"}\n";
    const Diagnosis told = explain(log, sampleIssues());
    QCOMPARE(told.lines, 1'000'004);
    QCOMPARE(causes(told), QStringList{u"disk-full 1000004 n1"_s});
    QCOMPARE(told.causes.constFirst().task, u"Last"_s);
}

void LogSizeTest::readsAMillionLinesOfAService()
{
    QByteArray log;
    for (int i = 0; i < 1'000'000; ++i) {
        log += i % 1000 == 999 ? "Nov 28 01:00:00 m1 etcd[7]: {\"level\":\"warn\",\"caller\":\"x\",\"msg\":\"apply "
                                 "request took too long\"}\n"
                               : "Nov 28 01:00:00 m1 kubelet[812]: I1128 01:00:00.123456 812 x.go:1] all is well\n";
    }
    const Diagnosis told = explain(log, sampleIssues());
    QCOMPARE(told.lines, 1'000'000);
    QCOMPARE(causes(told), QStringList{u"slow-disk 1000 m1"_s});
    QCOMPARE(told.causes.constFirst().times, 1000);
}

void LogSizeTest::readsVeryLongLines()
{
    const QByteArray filler(5'000'000, 'x');
    const QByteArray log =
        "PLAY [x] ***\nTASK [y] ***\nfatal: [n1]: FAILED! => {\"stdout\": \"" + filler +
        "\", \"stderr\": \"error when evicting pods/\\\"a\\\" -n \\\"b\\\": disruption budget\", \"z\": \"" + filler +
        "\"}\n";
    const Diagnosis told = explain(log, sampleIssues());
    QCOMPARE(causes(told), QStringList{u"drain-refused 3 n1"_s});
    QVERIFY(told.causes.constFirst().evidence.size() <= 302);
    QCOMPARE(causes(explain(filler + "no space left on device" + filler, sampleIssues())),
             QStringList{u"disk-full 1"_s});
}

void LogSizeTest::readsBinaryGarbage()
{
    QRandomGenerator random(1);
    QByteArray bytes(3'000'000, Qt::Uninitialized);
    random.fillRange(reinterpret_cast<quint32 *>(bytes.data()), bytes.size() / 4);
    bytes.insert(1'500'000, "\nno space left on device\n");
    const Diagnosis told = explain(bytes, sampleIssues());
    QCOMPARE(told.causes.size(), 1);
    QCOMPARE(told.causes.constFirst().evidence, u"no space left on device"_s);
    QCOMPARE(told.causes.constFirst().line, bytes.first(1'500'001).count('\n') + 1);
    QCOMPARE(explain(QByteArray(100'000, '\0'), sampleIssues()).lines, 1);
}

void LogSizeTest::givesUpOnAnExpressionThatRunsAway()
{
    const QList<KnownIssue> issues{issueOf(u"x"_s, u"(a+)+b.*abcdef"_s), issueOf(u"y"_s, u"abcdef"_s)};
    QByteArray log;
    for (int i = 0; i < 20; ++i) {
        log += QByteArray(2000, 'a') + " abcdef\n";
    }
    QCOMPARE(causes(explain(log, issues)), QStringList{u"y 1"_s});
}

void LogSizeTest::stopsWhenItIsToldTo()
{
    QByteArray log;
    while (log.size() < 50'000'000) {
        log += "no space left on device\n";
    }
    std::stop_source stop;
    stop.request_stop();
    const Diagnosis none = explain(log, sampleIssues(), {}, {}, stop.get_token());
    QCOMPARE(none.causes.size(), 0);
    std::stop_source later;
    Diagnosis told;
    {
        std::jthread reading([&] { told = explain(log, sampleIssues(), {}, {}, later.get_token()); });
        later.request_stop();
    }
    QVERIFY(told.causes.size() <= 1);
}

} // namespace

std::unique_ptr<QObject> makeLogSizeTest()
{
    return std::make_unique<LogSizeTest>();
}

#include "log_size_test.moc"
