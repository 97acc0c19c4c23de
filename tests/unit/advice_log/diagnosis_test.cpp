// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases.hpp"
#include "issues.hpp"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace kubemori;
using namespace kubemori::advice;

namespace {

class DiagnosisTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isSilentOnACleanRun();
    void ranksTheFirstHarmfulFailureFirst();
    void prefersTheLastRun();
    void looksIntoWhatWasRescuedInVain();
    void looksAtTheTaskThatAClueNames();
    void looksAtTheProgramThatAClueNames();
    void readsServices();
    void readsMixedLogs();
    void takesTheProgramThatItIsTold();
    void readsFiles();
    void saysWhatIsWrongWithAFile();
};

void DiagnosisTest::isSilentOnACleanRun()
{
    const QByteArray log = R"([WARNING]: Could not match supplied host pattern, ignoring: calico_rr

PLAY [x] ***

TASK [One] ***
fatal: [n1]: FAILED! => {"msg": "no space left on device"}
...ignoring
fatal: [n2]: UNREACHABLE! => {"msg": "Failed to connect to the host via ssh", "unreachable": true}
...ignoring

TASK [Two] ***
[WARNING]: no space left on device
fatal: [n1]: FAILED! => {"msg": "Could not get lock /var/lib/dpkg/lock"}

TASK [Rescue] ***
changed: [n1]

PLAY RECAP ***
n1 : ok=2 changed=1 unreachable=0 failed=0 skipped=0 rescued=1 ignored=1
n2 : ok=2 changed=1 unreachable=0 failed=0 skipped=0 rescued=0 ignored=1
)";
    const Diagnosis told = explain(log, sampleIssues());
    QCOMPARE(causes(told), QStringList());
    QCOMPARE(told.harmful().size(), 0);
    QCOMPARE(failures(told).size(), 3);
    // Behind the recap it is no matter of the run any more; nor is it without a recap that says so.
    QCOMPARE(causes(explain(log + "\nwrite: no space left on device\n", sampleIssues())),
             QStringList{u"disk-full 22"_s});
    QCOMPARE(causes(explain(log.first(log.indexOf("PLAY RECAP")), sampleIssues())),
             (QStringList{u"disk-full 12"_s, u"no-hosts 1"_s}));
}

void DiagnosisTest::ranksTheFirstHarmfulFailureFirst()
{
    const QByteArray log = R"(PLAY [x] ***

TASK [One] ***
fatal: [n1]: FAILED! => {"msg": "no space left on device"}

TASK [Two] ***
fatal: [n2]: FAILED! => {"stderr": "error when evicting pods/\"a\" -n \"b\": disruption budget"}

TASK [Three] ***
fatal: [n3]: UNREACHABLE! => {"msg": "Failed to connect to the host via ssh", "unreachable": true}
fatal: [n4]: UNREACHABLE! => {"msg": "Failed to connect to the host via ssh", "unreachable": true}

PLAY RECAP ***
n1 : ok=2 changed=1 unreachable=0 failed=1
)";
    const Diagnosis told = explain(log, sampleIssues());
    QCOMPARE(causes(told), (QStringList{u"disk-full 4 n1"_s, u"drain-refused 7 n2"_s, u"unreachable 10 n3"_s}));
    QCOMPARE(told.causes.at(0).confidence, 80);
    QCOMPARE(told.causes.at(1).confidence, 80);
    QCOMPARE(told.causes.at(2).times, 2);
}

void DiagnosisTest::prefersTheLastRun()
{
    const auto run = [](const QByteArray &message) {
        return "PLAY [x] ***\n\nTASK [One] ***\nfatal: [n1]: FAILED! => {\"msg\": \"" + message +
               "\"}\n\nPLAY RECAP ***\nn1 : ok=0 changed=0 unreachable=0 failed=1\n\n";
    };
    const Diagnosis told =
        explain(run("no space left on device") + run("Could not get lock /var/lib/dpkg/lock"), sampleIssues());
    QCOMPARE(causes(told), (QStringList{u"apt-lock 12 n1"_s, u"disk-full 4 n1"_s}));
}

void DiagnosisTest::looksIntoWhatWasRescuedInVain()
{
    const auto log = [](const QByteArray &last) {
        return R"(PLAY [x] ***

TASK [upgrade/pre-upgrade : Drain node] ***
fatal: [n1]: FAILED! => {"stderr": "error when evicting pods/\"a\" -n \"b\": disruption budget"}

TASK [upgrade/pre-upgrade : Set node back to schedulable] ***
changed: [n1]

TASK [upgrade/pre-upgrade : Fail after rescue] ***
)" + last;
    };
    const QByteArray failed = log("fatal: [n1]: FAILED! => {\"msg\": \"Failed to drain node n1\"}\n\nPLAY RECAP ***\n"
                                  "n1 : ok=1 changed=1 unreachable=0 failed=1 skipped=0 rescued=1 ignored=0\n");
    const Diagnosis told = explain(failed, sampleIssues());
    QCOMPARE(causes(told), QStringList{u"drain-refused 4 n1"_s});
    QCOMPARE(told.causes.constFirst().confidence, 85);
    QCOMPARE(failures(told).constFirst(), u"4 upgrade/pre-upgrade : Drain node n1 rescued"_s);
    const QByteArray well = log("skipping: [n1]\n\nPLAY RECAP ***\n"
                                "n1 : ok=1 changed=1 unreachable=0 failed=0 skipped=0 rescued=1 ignored=0\n");
    QCOMPARE(causes(explain(well, sampleIssues())), QStringList());
}

void DiagnosisTest::looksAtTheTaskThatAClueNames()
{
    const QList<KnownIssue> issues{issueOf(u"x"_s, u"timed out"_s, 60, LogSource::Any, u"Drain"_s)};
    const auto log = [](const QByteArray &task) {
        return "PLAY [x] ***\n\nTASK [" + task + "] ***\nfatal: [n1]: FAILED! => {\"msg\": \"timed out\"}\n";
    };
    QCOMPARE(causes(explain(log("up : Drain node"), issues)), QStringList{u"x 4 n1"_s});
    QCOMPARE(causes(explain(log("up : Download"), issues)), QStringList());
    QCOMPARE(causes(explain("Drain: timed out\n", issues)), QStringList());
}

void DiagnosisTest::looksAtTheProgramThatAClueNames()
{
    const QList<KnownIssue> issues{issueOf(u"x"_s, u"too slow for me"_s, 60, LogSource::Kubelet)};
    const QByteArray words = "it is too slow for me\n";
    QCOMPARE(causes(explain("Nov 28 01:00:00 m1 kubelet[1]: " + words, issues)), QStringList{u"x 1 m1"_s});
    QCOMPARE(causes(explain("E1128 01:00:00.1 1 kubelet.go:1] " + words, issues)), QStringList{u"x 1"_s});
    QCOMPARE(causes(explain(words, issues)), QStringList{u"x 1"_s}); // who says so is not known
    QCOMPARE(causes(explain("Nov 28 01:00:00 m1 containerd[1]: " + words, issues)), QStringList());
    QCOMPARE(causes(explain("Nov 28 01:00:00 m1 cron[1]: " + words, issues)), QStringList());
    QCOMPARE(causes(explain("TASK [x] ***\nfatal: [n]: FAILED! => {\"msg\": \"too slow for me\"}\n", issues)),
             QStringList());
}

void DiagnosisTest::readsServices()
{
    const QByteArray log =
        R"(Nov 28 01:00:00 m1 kubelet[812]: E1128 01:00:00.123456 812 kubelet.go:2347] "Container runtime network not ready" err="container runtime network not ready: cni plugin not initialized"
Nov 28 01:00:01 m2 kubelet[812]: E1128 01:00:01.123456 812 kubelet.go:2347] "Container runtime network not ready" err="container runtime network not ready: cni plugin not initialized"
Nov 28 01:00:02 m1 etcd[77]: {"level":"warn","ts":"2026-11-28T01:00:02Z","caller":"etcdserver/util.go:170","msg":"apply request took too long"}
2026-11-28 01:00:00.123 [WARNING][1] felix/sync_client.go 1: Failed to connect to syncserver
time="2026-11-28T01:00:00Z" level=error msg="failed to pull and unpack image \"x\": no space left on device"
Nov 28 01:00:03 m3 kernel: no space left on device
)";
    const Diagnosis told = explain(log, sampleIssues());
    QCOMPARE(causes(told),
             (QStringList{u"disk-full 5"_s, u"not-ready 1 m1"_s, u"slow-disk 3 m1"_s, u"felix 4"_s, u"pull 5"_s}));
    QCOMPARE(told.causes.at(0).times, 2);
    QCOMPARE(told.causes.at(1).times, 2);
    QCOMPARE(told.causes.at(1).captures.value(u"node"_s), u"m1"_s);
    QCOMPARE(told.sources,
             LogSources(LogSource::Kubelet | LogSource::Etcd | LogSource::Calico | LogSource::Containerd));
    QCOMPARE(told.failures.size(), 0);
}

void DiagnosisTest::readsMixedLogs()
{
    const QByteArray log = R"(PLAY [x] ***

TASK [One] ***
ok: [n1]
Nov 28 01:00:00 m1 kubelet[812]: E1128 01:00:00.123456 812 kubelet.go:2347] container runtime network not ready
fatal: [n2]: FAILED! => {"msg": "no space left on device"}
...ignoring

PLAY RECAP ***
n1 : ok=2 changed=1 unreachable=0 failed=0
$ kubectl drain n1
error when evicting pods/"a" -n "b" (will retry after 5s): Cannot evict: disruption budget
)";
    QCOMPARE(causes(explain(log, sampleIssues())), (QStringList{u"drain-refused 12"_s, u"not-ready 5 m1"_s}));
}

void DiagnosisTest::takesTheProgramThatItIsTold()
{
    const QByteArray log = "fatal: [n1]: FAILED! => {\"msg\": \"apply request took too long\"}\n";
    QCOMPARE(causes(explain(log, sampleIssues())), QStringList());
    const Diagnosis told = explain(log, sampleIssues(), LogSource::Etcd);
    QCOMPARE(causes(told), QStringList{u"slow-disk 1"_s});
    QCOMPARE(told.failures.size(), 0);
    QCOMPARE(told.lines, 1);
}

void DiagnosisTest::readsFiles()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"a.log"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("PLAY [x] ***\r\nTASK [y] ***\r\nfatal: [n1]: FAILED! => {\"msg\": \"no space left on device\"}\r\n");
    file.close();
    const auto told = explainFile(file.fileName(), sampleIssues(), {});
    QVERIFY(told.has_value());
    QCOMPARE(causes(*told), QStringList{u"disk-full 3 n1"_s});
    QFile empty(folder.filePath(u"empty"_s));
    QVERIFY(empty.open(QIODevice::WriteOnly));
    const auto nothing = explainFile(empty.fileName(), sampleIssues(), {});
    QVERIFY(nothing && nothing->lines == 0 && nothing->causes.isEmpty());
    // A file of /proc has no size.
    QVERIFY(explainFile(u"/proc/self/status"_s, sampleIssues(), {}).value_or(Diagnosis()).lines > 10);
}

void DiagnosisTest::saysWhatIsWrongWithAFile()
{
    const QTemporaryDir folder;
    QVERIFY(explainFile(folder.filePath(u"none"_s), {}, {}).error().code == ErrorCode::NotFound);
    QVERIFY(explainFile(folder.path(), {}, {}).error().code == ErrorCode::Io);
    std::stop_source stop;
    stop.request_stop();
    QVERIFY(explainFile(u"/proc/self/status"_s, sampleIssues(), stop.get_token()).error().code == ErrorCode::Cancelled);
}

} // namespace

std::unique_ptr<QObject> makeDiagnosisTest()
{
    return std::make_unique<DiagnosisTest>();
}

#include "diagnosis_test.moc"
