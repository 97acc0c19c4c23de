// SPDX-License-Identifier: GPL-3.0-or-later
// What nodes say of themselves and of the time, and what of it is believed.
#include "command/local_runner.hpp"
#include "support/code_of.hpp"
#include "support/fake_clock.hpp"
#include "support/scripted_runner.hpp"
#include "upgrade/health/clock_reading.hpp"
#include "upgrade/health/host_report.hpp"

#include <QDir>
#include <QFile>
#include <QSysInfo>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace kubemori;
using namespace kubemori::test;
using namespace kubemori::upgrade::health;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QByteArray answer = "report=1\n"
                          "disk=/dev/sda1  102400000 40000000 57000000      42% /\n"
                          "disk=/dev/mapper/vg-etcd 10240000 9800000 440000  96% /var/lib/etcd\n"
                          "disk=/dev/sda1  102400000 40000000 57000000      42% /\n"
                          "swap=2097148\n"
                          "cgroups=cgroup2fs\n"
                          "kernel=5.15.0-91-generic\n"
                          "docker=inactive\n"
                          "containerd=containerd github.com/containerd/containerd v1.7.24 88bf19b2\n"
                          "rlimits=\"rlimits\": [ {\"type\": \"RLIMIT_NOFILE\", \"hard\": 65535, \"soft\": 65535 } ]\n"
                          "server=/etc/kubernetes/admin.conf https://127.0.0.1:6443\n"
                          "server=/etc/kubernetes/kubelet.conf https://lb-apiserver.kubernetes.local:6443\n"
                          "server=/etc/kubernetes/notes.conf \n"
                          "name=lb-apiserver.kubernetes.local 10.0.0.9       lb-apiserver.kubernetes.local\n"
                          "end=1\n";

HostFacts factsOf(const QByteArray &output)
{
    return parseHostReport(output).value_or(HostFacts());
}

/// The answer with one line in place of those of the same key.
QByteArray with(const QByteArray &key, const QByteArray &value)
{
    QByteArrayList lines;
    for (const QByteArray &line : answer.split('\n')) {
        if (!line.startsWith(QByteArray(key + '='))) {
            lines.append(line);
        }
    }
    lines.insert(1, QByteArray(key + '=' + value));
    return lines.join('\n');
}

} // namespace

class TestHostReport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAll();
    void thisMachineAnswers();
    void scriptReadsRealFiles_data();
    void scriptReadsRealFiles();
    void refusesWhatIsNoWholeAnswer_data();
    void refusesWhatIsNoWholeAnswer();
    void cutOffAnywhereIsNoCrash();
    void suspectsEveryValue_data();
    void suspectsEveryValue();
    void rlimits_data();
    void rlimits();
    void readsTheClock_data();
    void readsTheClock();
    void clockNonsense_data();
    void clockNonsense();
    void clocksApart();
};

void TestHostReport::readsAll()
{
    const auto facts = parseHostReport(answer);
    QCOMPARE(codeOf(facts), u"no error"_s);
    QVERIFY(facts->disks.has_value());
    QCOMPARE(facts->disks->size(), 2); // a file system once, whatever folders are on it
    QCOMPARE(
        facts->disks->at(1),
        (DiskSpace{
            .mount = u"/var/lib/etcd"_s, .device = u"/dev/mapper/vg-etcd"_s, .totalKib = 10240000, .freeKib = 440000}));
    QCOMPARE(facts->swapKib, std::optional<qint64>(2097148));
    QCOMPARE(facts->cgroups, u"cgroup2fs"_s);
    QCOMPARE(facts->kernel, u"5.15.0-91-generic"_s);
    QCOMPARE(facts->dockerActive, std::optional(false));
    QCOMPARE(facts->containerd, u"1.7.24"_s);
    QVERIFY(facts->rlimits == Rlimits::Numbers);
    QVERIFY(facts->servers.has_value());
    QCOMPARE(facts->servers->size(), 2); // notes.conf is no kubeconfig
    QCOMPARE(facts->servers->at(1), (ServerLine{.file = u"/etc/kubernetes/kubelet.conf"_s,
                                                .server = u"https://lb-apiserver.kubernetes.local:6443"_s}));
    QCOMPARE(*facts->serverNames,
             QList<ServerName>({{.name = u"lb-apiserver.kubernetes.local"_s, .address = u"10.0.0.9"_s}}));
}

void TestHostReport::thisMachineAnswers()
{
    command::LocalRunner here;
    const auto captured = command::capture(here, hostReportCommand(false, 20s), {});
    QCOMPARE(codeOf(captured), u"no error"_s);
    const auto facts = parseHostReport(captured->output);
    QCOMPARE(codeOf(facts), u"no error"_s);
    QCOMPARE(facts->kernel, QSysInfo::kernelVersion());
    QVERIFY(facts->disks.has_value() && !facts->disks->isEmpty());
    QVERIFY(facts->swapKib.has_value());
    if (!QDir(u"/etc/kubernetes"_s).exists()) {
        QVERIFY(facts->servers.has_value() && facts->servers->isEmpty());
        QVERIFY(facts->serverNames.has_value() && facts->serverNames->isEmpty());
        QVERIFY(facts->rlimits == Rlimits::Absent);
    }
    SystemClock clock;
    const auto time = readClock(here, clock, 20s, {});
    QCOMPARE(codeOf(time), u"no error"_s);
    QCOMPARE(time->certainMs(), 0); // it is the same clock
    QVERIFY(time->least <= time->most);
}

void TestHostReport::scriptReadsRealFiles_data()
{
    QTest::addColumn<QByteArray>("limits");
    QTest::addColumn<int>("expected");
    QTest::newRow("numbers") << QByteArray("65535") << static_cast<int>(Rlimits::Numbers);
    QTest::newRow("strings") << QByteArray("\"1048576\"") << static_cast<int>(Rlimits::Strings);
}

/// The same script over a tree that looks like a control plane's.
void TestHostReport::scriptReadsRealFiles()
{
    QFETCH(QByteArray, limits);
    QFETCH(int, expected);
    QTemporaryDir root;
    const auto write = [&root](const QString &name, const QByteArray &text) {
        QFile file(root.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(text), text.size());
    };
    write(u"admin.conf"_s, "apiVersion: v1\nclusters:\n- cluster:\n    server: https://127.0.0.1:6443\n  name: a\n");
    write(u"kubelet.conf"_s, "clusters:\n- cluster:\n    certificate-authority-data: x\n"
                             "    server: \"https://localhost:6443\"\n");
    write(u"notes.conf"_s, "no kubeconfig\n");
    write(u"cri-base.json"_s, "{\n  \"process\": {\n    \"rlimits\": [\n      {\n        \"type\": \"RLIMIT_NOFILE\",\n"
                              "        \"hard\": " +
                                  limits + ",\n        \"soft\": " + limits +
                                  "\n      }\n    ],\n    \"noNewPrivileges\": true\n  },\n  \"other\": []\n}\n");
    command::Command look = hostReportCommand(false, 20s);
    look.argv[2].replace(u"/etc/containerd"_s, root.path()).replace(u"/etc/kubernetes"_s, root.path());
    command::LocalRunner here;
    const auto captured = command::capture(here, look, {});
    QCOMPARE(codeOf(captured), u"no error"_s);
    const auto facts = parseHostReport(QByteArray(captured->output).replace(root.path().toUtf8(), "/etc/kubernetes"));
    QCOMPARE(codeOf(facts), u"no error"_s);
    QVERIFY(facts->rlimits.has_value());
    QCOMPARE(static_cast<int>(*facts->rlimits), expected);
    QVERIFY(facts->servers.has_value());
    QCOMPARE(*facts->servers,
             QList<ServerLine>({{.file = u"/etc/kubernetes/admin.conf"_s, .server = u"https://127.0.0.1:6443"_s},
                                {.file = u"/etc/kubernetes/kubelet.conf"_s, .server = u"https://localhost:6443"_s}}));
    QVERIFY(facts->serverNames.has_value());
    QCOMPARE(facts->serverNames->size(), 1);
    QCOMPARE(facts->serverNames->at(0).name, u"localhost"_s);
    QVERIFY(!facts->serverNames->at(0).address.isEmpty());
}

void TestHostReport::refusesWhatIsNoWholeAnswer_data()
{
    QTest::addColumn<QByteArray>("output");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("something else") << QByteArray("This account is currently not available.\n");
    QTest::newRow("the end is missing") << answer.chopped(6);
    QTest::newRow("only the end") << QByteArray("end=1\n");
    QTest::newRow("goes on after the end") << answer + "disk=x\n";
    QTest::newRow("bytes") << QByteArray(100000, '\0');
}

void TestHostReport::refusesWhatIsNoWholeAnswer()
{
    QFETCH(QByteArray, output);
    QCOMPARE(codeOf(parseHostReport(output)), u"InvalidData"_s);
}

void TestHostReport::cutOffAnywhereIsNoCrash()
{
    for (qsizetype size = 0; size < answer.size() - 1; ++size) {
        QVERIFY2(!parseHostReport(answer.first(size)), qPrintable(QString::number(size)));
    }
    // What greets on the way in does not matter.
    QCOMPARE(codeOf(parseHostReport("Welcome to node1!\nlast login=yesterday\n" + answer)), u"no error"_s);
}

void TestHostReport::suspectsEveryValue_data()
{
    QTest::addColumn<QByteArray>("output");
    QTest::addColumn<QString>("missing");
    QTest::newRow("more free than there is") << with("disk", "/dev/sda1 100 1 200 1% /") << u"disks"_s;
    QTest::newRow("no size") << with("disk", "/dev/sda1 0 0 0 - /") << u"disks"_s;
    QTest::newRow("negative") << with("disk", "/dev/sda1 100 1 -5 1% /") << u"disks"_s;
    QTest::newRow("number too large") << with("disk", "/dev/sda1 99999999999999999999 1 5 1% /") << u"disks"_s;
    QTest::newRow("df complains") << with("disk", "df: /var: Stale file handle") << u"disks"_s;
    QTest::newRow("df is silent") << with("disk", "") << u"disks"_s;
    QTest::newRow("swap is text") << with("swap", "none") << u"swap"_s;
    QTest::newRow("swap is negative") << with("swap", "-1") << u"swap"_s;
    QTest::newRow("two of them") << with("swap", "0\nswap=0") << u"swap"_s;
    QTest::newRow("cgroups in words") << with("cgroups", "UNKNOWN (0x63677270)") << u"cgroups"_s;
    QTest::newRow("kernel with an escape") << with("kernel", "5.15\x1b[31m") << u"kernel"_s;
    QTest::newRow("docker answers nonsense") << with("docker", "<html>") << u"docker"_s;
    QTest::newRow("server is a program") << with("server", "/etc/kubernetes/kubelet.conf $(reboot)") << u"servers"_s;
    QTest::newRow("server not for us") << with("server", "/etc/kubernetes/kubelet.conf may not be read")
                                       << u"servers"_s;
    QTest::newRow("no way in") << with("server", "/etc/kubernetes may not be read") << u"servers"_s;
    QTest::newRow("server of another file") << with("server", "/etc/shadow https://a:1") << u"servers"_s;
    QTest::newRow("name is an option") << with("name", "-oProxyCommand=x 10.0.0.9") << u"names"_s;
    QTest::newRow("address is none") << with("name", "lb ;reboot") << u"names"_s;
    QTest::newRow("huge") << with("kernel", QByteArray(100000, '6')) << u"kernel"_s;
}

void TestHostReport::suspectsEveryValue()
{
    QFETCH(QByteArray, output);
    QFETCH(QString, missing);
    const HostFacts facts = factsOf(output);
    QStringList absent;
    const auto note = [&absent](bool isThere, const QString &name) {
        if (!isThere) {
            absent.append(name);
        }
    };
    note(facts.disks.has_value(), u"disks"_s);
    note(facts.swapKib.has_value(), u"swap"_s);
    note(!facts.cgroups.isEmpty(), u"cgroups"_s);
    note(!facts.kernel.isEmpty(), u"kernel"_s);
    note(facts.dockerActive.has_value(), u"docker"_s);
    note(facts.servers.has_value(), u"servers"_s);
    note(facts.serverNames.has_value(), u"names"_s);
    QCOMPARE(absent, QStringList{missing}); // and nothing else is lost by it
}

void TestHostReport::rlimits_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<int>("expected");
    const auto row = [](const char *name, const QByteArray &value, Rlimits expected) {
        QTest::newRow(name) << value << static_cast<int>(expected);
    };
    row("no file", "absent", Rlimits::Absent);
    row("none in it", R"("rlimits":[])", Rlimits::Absent);
    row("strings", R"("rlimits":[{"type":"RLIMIT_NOFILE","hard":"1048576","soft":"1048576"}])", Rlimits::Strings);
    row("one string", R"("rlimits":[{"hard":1,"soft":1},{"hard":1048576,"soft":"1048576"}])", Rlimits::Strings);
    row("numbers", R"("rlimits":[{"hard":1048576,"soft":1048576}])", Rlimits::Numbers);
    row("cut off", R"("rlimits":[{"hard":1048)", Rlimits::Unreadable);
    row("without limits", R"("rlimits":[{"type":"RLIMIT_NOFILE"}])", Rlimits::Unreadable);
    row("empty", "", Rlimits::Unreadable);
    row("another type", R"("rlimits":[{"hard":[],"soft":{}}])", Rlimits::Unreadable);
}

void TestHostReport::rlimits()
{
    QFETCH(QByteArray, value);
    QFETCH(int, expected);
    const HostFacts facts = factsOf(with("rlimits", value));
    QVERIFY(facts.rlimits.has_value());
    QCOMPARE(static_cast<int>(*facts.rlimits), expected);
}

void TestHostReport::readsTheClock_data()
{
    QTest::addColumn<qint64>("ahead");
    QTest::addColumn<qint64>("certain");
    QTest::newRow("the same") << qint64{0} << qint64{0};
    QTest::newRow("within the time it took") << qint64{200} << qint64{0};
    QTest::newRow("ahead") << qint64{5000} << qint64{4600};
    QTest::newRow("behind") << qint64{-90000} << qint64{89600};
}

void TestHostReport::readsTheClock()
{
    QFETCH(qint64, ahead);
    QFETCH(qint64, certain);
    FakeClock clock;
    ScriptedRunner runner;
    Milliseconds timeout{0};
    runner.on(u"date"_s, [&](const command::Command &command, const std::stop_token &) {
        timeout = command.timeout;
        clock.advance(400ms); // on its way there
        const qint64 now = clock.utcNow().toMSecsSinceEpoch() + ahead;
        const QByteArray text =
            QByteArray::number(now / 1000) + '.' + QByteArray::number(now % 1000).rightJustified(3, '0');
        clock.advance(400ms); // and back
        return ScriptedAnswer{.output = text + "000000\n", .errors = {}, .exit = {}, .error = {}};
    });
    const auto reading = readClock(runner, clock, 5s, {});
    QCOMPARE(codeOf(reading), u"no error"_s);
    QCOMPARE(timeout, Milliseconds{5s});
    QCOMPARE(reading->most - reading->least, 800);
    QCOMPARE(reading->certainMs(), certain);
}

void TestHostReport::clockNonsense_data()
{
    QTest::addColumn<QByteArray>("output");
    QTest::addColumn<int>("code");
    QTest::newRow("nothing") << QByteArray() << 0;
    QTest::newRow("words") << QByteArray("Sun Mar  1 21:30:00 UTC 2026") << 0;
    QTest::newRow("too large") << QByteArray("99999999999999999999.1") << 0;
    QTest::newRow("too long") << QByteArray(100000, '1') << 0;
    QTest::newRow("failed") << QByteArray("1772400600.1") << 1;
}

void TestHostReport::clockNonsense()
{
    QFETCH(QByteArray, output);
    QFETCH(int, code);
    FakeClock clock;
    ScriptedRunner runner;
    runner.on(u"date"_s,
              {.output = output, .errors = {}, .exit = {.code = code, .signal = 0, .duration = {}}, .error = {}});
    QCOMPARE(codeOf(readClock(runner, clock, 5s, {})), u"InvalidData"_s);
    // A date without nanoseconds tells seconds, and is believed that far.
    const QByteArray now = QByteArray::number(clock.utcNow().toSecsSinceEpoch());
    runner.on(u"date"_s, {.output = now + ".%N\n", .errors = {}, .exit = {}, .error = {}});
    const auto reading = readClock(runner, clock, 5s, {});
    QCOMPARE(codeOf(reading), u"no error"_s);
    QCOMPARE(*reading, (ClockReading{.least = 0, .most = 999}));
}

void TestHostReport::clocksApart()
{
    const ClockReading one{.least = -100, .most = 100};
    const ClockReading other{.least = 5000, .most = 5400};
    QCOMPARE(certainApartMs(one, other), 4900);
    QCOMPARE(certainApartMs(other, one), 4900);
    QCOMPARE(certainApartMs(one, one), 0);
}

QTEST_GUILESS_MAIN(TestHostReport)
#include "tst_host_report.moc"
