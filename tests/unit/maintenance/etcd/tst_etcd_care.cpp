// SPDX-License-Identifier: GPL-3.0-or-later
// Looks at etcd, snapshots and rehearsals over scripted hosts: the exact commands, and what becomes of bad answers.
#include "etcd_place.hpp"
#include "maintenance/etcd/etcd_checks.hpp"
#include "support/code_of.hpp"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace kubemori;
using namespace kubemori::maintenance;
using namespace kubemori::test;

namespace {

QStringList checksOf(const EtcdReport &report)
{
    QStringList checks;
    for (const EtcdFinding &finding : report.findings) {
        checks.append(finding.check);
    }
    return checks;
}

QStringList filesIn(const QString &folder)
{
    return QDir(folder).entryList(QDir::Files | QDir::Hidden);
}

constexpr auto restoredFiles = "0 x\n6490 member/snap/1-1.snap\n8192 member/snap/db\n64000000 member/wal/0-0.wal\n";

/// This machine has etcdutl, and room.
void giveTool(ScriptedRunner &runner, qint64 revision = 4711, qint64 keys = 1198)
{
    runner.on(u"command -v etcdutl"_s, saying("/usr/bin/etcdutl\n"));
    runner.on(u"stat -L"_s, saying("8224\n99999999999\n"));
    runner.on(u"mkdir -m"_s, saying({}));
    runner.on(u"rm -rf"_s, saying({}));
    runner.on(u"find "_s, saying(restoredFiles));
    runner.on(u"etcdutl snapshot status"_s,
              saying(R"({"hash":2466945439,"revision":4711,"totalKey":1200,"totalSize":8192})"));
    runner.on(u"member/snap/db"_s, saying(R"({"hash":1,"revision":)" + QByteArray::number(revision) +
                                          R"(,"totalKey":)" + QByteArray::number(keys) + R"(,"totalSize":8192})"));
    runner.on(u"snapshot restore"_s, saying({}));
}

} // namespace

class EtcdCareTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // Looks
    void aWellCluster();
    void hostsTellHowEtcdIsReached_data();
    void hostsTellHowEtcdIsReached();
    void theNextHostIsAsked();
    void withoutQuorumSettingsNameTheMembers();
    void withoutTheApiServer();
    void badAnswersAreErrors_data();
    void badAnswersAreErrors();
    // Snapshots
    void aSnapshotIsKept();
    void theLeaderComesLast();
    void acopyThatWasChangedIsNotKept_data();
    void acopyThatWasChangedIsNotKept();
    void cancelWhileItIsCopied();
    void noRoomThere();
    void containersSaveInTheirFolder();
    void aWrongCopyHereIsRemoved();
    // Rehearsals
    void aRehearsalIsRemovedWhateverHappens_data();
    void aRehearsalIsRemovedWhateverHappens();
    void withoutToolsTheHostRehearses();
    void aChangedFileIsNotRehearsed();
};

void EtcdCareTest::aWellCluster()
{
    EtcdPlace place;
    const auto report = place.care().look({});
    QCOMPARE(codeOf(report), u"no error"_s);
    QCOMPARE(report->members.size(), 3);
    QVERIFY(report->kind == EtcdKind::Host && report->route == EtcdRoute::Host);
    QCOMPARE(report->members.at(2).node, u"cp3"_s);
    QCOMPARE(report->members.at(2).data->path, u"/data/etcd"_s);
    QCOMPARE(report->members.at(0).quota, qint64{4} << 30);
    QCOMPARE(report->leader()->title(), u"etcd1"_s);
    // 1 GiB of 100 is little.
    QCOMPARE(checksOf(*report), QStringList{etcdchecks::disk});
    const QStringList member = place.cp1->commands().filter(u"member list"_s);
    QCOMPARE(member.size(), 1);
    QVERIFY2(member.constFirst().contains(
                 u"sudo /usr/local/bin/etcdctl --endpoints=https://127.0.0.1:2379 --cacert=/etc/ssl/etcd/ssl/ca.pem "
                 "--cert=/etc/ssl/etcd/ssl/admin-cp1.pem --key=/etc/ssl/etcd/ssl/admin-cp1-key.pem member list "_s) &&
                 member.constFirst().contains(u"member list --command-timeout=4s --dial-timeout=2s --write-out=json"_s),
             qPrintable(member.constFirst()));
}

void EtcdCareTest::hostsTellHowEtcdIsReached_data()
{
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("route");
    QTest::addColumn<QString>("command");
    const QByteArray end = "\nca=/c\ncert=/d\nkey=/e\nend=1\n";
    QTest::newRow("docker, tools on the host")
        << QByteArray("etcdctl=/opt/etcdctl\nkind=service\ndocker=etcd1" + end) << u"docker"_s << u"host"_s
        << u"sudo /opt/etcdctl --endpoints=https://127.0.0.1:2379"_s;
    QTest::newRow("docker")
        << QByteArray("etcdctl=\netcdutl=\nkind=service\ndocker=etcd1" + end) << u"docker"_s << u"docker"_s
        << u"sudo docker exec --env=ETCDCTL_API=3 etcd1 etcdctl --endpoints=https://127.0.0.1:2379"_s;
    QTest::newRow("kubeadm") << QByteArray("etcdctl=\nkind=pod\ncrictl=0123abc" + end) << u"kubeadm"_s << u"crictl"_s
                             << u"sudo crictl exec 0123abc etcdctl --endpoints=https://127.0.0.1:2379"_s;
    QTest::newRow("elsewhere")
        << QByteArray("etcdctl=/opt/etcdctl\nkind=none\nservers=https://10.9.9.1:2379,https://10.9.9.2:2379" + end)
        << u"elsewhere"_s << u"host"_s
        << u"/opt/etcdctl --endpoints=https://10.9.9.1:2379,https://10.9.9.2:2379 --cacert=/c --cert=/d --key=/e"_s;
}

void EtcdCareTest::hostsTellHowEtcdIsReached()
{
    QFETCH(const QByteArray, host);
    QFETCH(const QString, kind);
    QFETCH(const QString, route);
    QFETCH(const QString, command);
    EtcdPlace place;
    place.cp1->on(u"ETCD_INITIAL_CLUSTER"_s, saying(host));
    const auto report = place.care().look({});
    QCOMPARE(codeOf(report), u"no error"_s);
    QCOMPARE(toString(report->kind), kind);
    QCOMPARE(toString(report->route), route);
    const QStringList asked = place.cp1->commands().filter(u"member list"_s);
    QVERIFY2(asked.size() == 1 && asked.constFirst().contains(command.section(u' ', 1)), qPrintable(asked.join(u'\n')));
}

void EtcdCareTest::theNextHostIsAsked()
{
    for (const ScriptedAnswer &answer : {failing(ErrorCode::Unreachable), failing(ErrorCode::TimedOut),
                                         saying("etcdctl=\nkind=service\nend=1\n"), saying("etcdctl=/cut")}) {
        EtcdPlace place;
        place.cp1->on(u"ETCD_INITIAL_CLUSTER"_s, answer);
        const auto report = place.care().look({});
        QCOMPARE(codeOf(report), u"no error"_s);
        QCOMPARE(report->host, u"ops@10.0.0.12"_s);
    }
    EtcdPlace none;
    none.cp1->on(u"ETCD_INITIAL_CLUSTER"_s, saying("etcdctl=\nend=1\n"));
    none.cp2->on(u"ETCD_INITIAL_CLUSTER"_s, saying("etcdctl=\nend=1\n"));
    QCOMPARE(codeOf(none.care().look({})), u"ProgramMissing"_s);
}

void EtcdCareTest::withoutQuorumSettingsNameTheMembers()
{
    EtcdPlace place;
    place.cp1->on(u"member list"_s, complaining("Error: context deadline exceeded\n"));
    place.cp1->on(u"alarm list"_s, complaining("Error: context deadline exceeded\n"));
    place.cp1->on(u"endpoint health"_s,
                  saying(R"([{"endpoint":"https://10.0.0.11:2379","health":false,"error":"no leader"}])", 1));
    place.cp1->on(
        u"endpoint status"_s,
        saying(
            R"([{"Endpoint":"https://10.0.0.11:2379","Status":{"header":{"member_id":11},"version":"3.5.16","leader":0}}])",
            1));
    const auto report = place.care().look({});
    QCOMPARE(codeOf(report), u"no error"_s);
    QVERIFY(report->isFromSettings);
    QCOMPARE(report->members.size(), 3);
    QCOMPARE(report->members.at(0).member.id, 11U);
    QCOMPARE(report->members.at(1).title(), u"etcd2"_s);
    QCOMPARE(checksOf(*report).first(2), (QStringList{etcdchecks::noQuorum, etcdchecks::noLeader}));
    QVERIFY(!place.cp1->commands()
                 .filter(u"--endpoints=https://10.0.0.11:2379,https://10.0.0.12:2379,https://10.0.0.13:2379"_s)
                 .isEmpty());
    EtcdCare care = place.care();
    QTemporaryDir folder;
    QCOMPARE(codeOf(care.snapshot({.folder = folder.path(), .rehearse = false, .retention = {}}, {}, {})),
             u"NotProved"_s);
}

void EtcdCareTest::withoutTheApiServer()
{
    EtcdPlace place;
    place.cp1->on(u"kubectl"_s, complaining("The connection to the server was refused\n"));
    place.cp2->on(u"kubectl"_s, complaining("The connection to the server was refused\n"));
    const auto report = place.care().look({});
    QCOMPARE(codeOf(report), u"no error"_s);
    // The profile's hosts are known by their addresses; the third one is a host that nobody names.
    QVERIFY(report->members.at(0).data && report->members.at(1).data && !report->members.at(2).data);
    QCOMPARE(checksOf(*report), QStringList{etcdchecks::diskUnknown});
}

void EtcdCareTest::badAnswersAreErrors_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QByteArray>("output");
    QTest::addColumn<QByteArray>("errors");
    QTest::addColumn<QString>("code");
    QTest::newRow("cut members") << u"member list"_s << QByteArray(R"({"members":[{"ID":11,"na)") << QByteArray()
                                 << u"InvalidData"_s;
    QTest::newRow("hostile health") << u"endpoint health"_s << QByteArray("<html>") << QByteArray() << u"InvalidData"_s;
    QTest::newRow("cut status") << u"endpoint status"_s << QByteArray(R"([{"Endpoint":"x","Status":{)") << QByteArray()
                                << u"InvalidData"_s;
    QTest::newRow("no certificate") << u"member list"_s << QByteArray()
                                    << QByteArray("Error: open /etc/ssl/x.pem: no such file or directory\n")
                                    << u"NotFound"_s;
}

void EtcdCareTest::badAnswersAreErrors()
{
    QFETCH(const QString, what);
    QFETCH(const QByteArray, output);
    QFETCH(const QByteArray, errors);
    QFETCH(const QString, code);
    EtcdPlace place;
    for (const auto &host : {place.cp1, place.cp2}) {
        host->on(what, errors.isEmpty() ? saying(output) : complaining(errors));
    }
    QCOMPARE(codeOf(place.care().look({})), code);
}

void EtcdCareTest::aSnapshotIsKept()
{
    EtcdPlace place;
    const QByteArray bytes = EtcdPlace::snapshotFile();
    place.serveSnapshot(bytes, bytes);
    giveTool(*place.here);
    QTemporaryDir root;
    const QString folder = root.filePath(u"a/b"_s);
    QList<EtcdProgress::Phase> phases;
    const auto made = place.care().snapshot({.folder = folder, .rehearse = true, .retention = {}},
                                            [&phases](const EtcdProgress &progress) {
                                                if (phases.isEmpty() || phases.constLast() != progress.phase) {
                                                    phases.append(progress.phase);
                                                }
                                            },
                                            {});
    QVERIFY2(made, made ? "" : qPrintable(toLogLine(made.error())));
    using enum EtcdProgress::Phase;
    QCOMPARE(phases, (QList{Looking, Saving, Checking, Copying, Comparing, Rehearsing, Tidying}));
    const KeptSnapshot &kept = made->snapshot;
    QCOMPARE(kept.path, folder + u"/etcd-lab-20260301T213000Z-r4711.db"_s);
    QCOMPARE(kept.verified, u"sha256, integrity, etcdutl"_s);
    QCOMPARE(kept.fileBytes, bytes.size());
    QCOMPARE(filesIn(folder).size(), 2);
    constexpr auto mine = QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser | QFile::WriteUser;
    QCOMPARE(QFile::permissions(kept.path), mine);
    QCOMPARE(QFile::permissions(kept.path + u".json"_s), mine);
    QCOMPARE(QFile::permissions(folder), mine | QFile::ExeOwner | QFile::ExeUser);
    QCOMPARE(*SnapshotShelf::read(kept.path), kept);
    // The host keeps nothing.
    QVERIFY(!place.asked().filter(u"rm -f -- /var/lib/kubemori/etcd-lab-20260301T213000Z.db "_s).isEmpty());
    QCOMPARE(made->rehearsal->restored.revision, 4711);
}

void EtcdCareTest::theLeaderComesLast()
{
    EtcdPlace place;
    const QByteArray bytes = EtcdPlace::snapshotFile();
    place.serveSnapshot(bytes, bytes);
    QTemporaryDir folder;
    const SnapshotRequest request{.folder = folder.path(), .rehearse = false, .retention = {}};
    const auto made = place.care().snapshot(request, {}, {});
    QCOMPARE(codeOf(made), u"no error"_s);
    QCOMPARE(made->snapshot.member, u"etcd2"_s);
    QCOMPARE(place.asked().filter(u"--endpoints=https://10.0.0.12:2379"_s).filter(u"snapshot save"_s).size(), 1);
    place.cp1->on(u"endpoint health"_s, saying(R"([{"endpoint":"https://10.0.0.11:2379","health":true}])", 1));
    place.clock.advance(std::chrono::minutes{1});
    const auto again = place.care().snapshot(request, {}, {});
    QCOMPARE(codeOf(again), u"no error"_s);
    QCOMPARE(again->snapshot.member, u"etcd1"_s);
}

void EtcdCareTest::acopyThatWasChangedIsNotKept_data()
{
    QTest::addColumn<QByteArray>("there");
    QTest::addColumn<QByteArray>("sent");
    const QByteArray bytes = EtcdPlace::snapshotFile();
    QByteArray flipped = bytes;
    flipped[4000] = static_cast<char>(flipped.at(4000) ^ 1);
    QTest::newRow("a bit on the way") << bytes << flipped;
    QTest::newRow("cut") << bytes << bytes.first(5000);
    QTest::newRow("nothing") << bytes << QByteArray();
    QTest::newRow("twice") << bytes << QByteArray(bytes + bytes);
    QTest::newRow("broken where it lies") << flipped << flipped;
}

void EtcdCareTest::acopyThatWasChangedIsNotKept()
{
    QFETCH(const QByteArray, there);
    QFETCH(const QByteArray, sent);
    EtcdPlace place;
    place.serveSnapshot(there, sent);
    QTemporaryDir folder;
    const auto made = place.care().snapshot({.folder = folder.path(), .rehearse = false, .retention = {}}, {}, {});
    QCOMPARE(codeOf(made), u"NotProved"_s);
    QCOMPARE(filesIn(folder.path()), QStringList());
    QVERIFY(!place.asked().filter(u" rm -f "_s).isEmpty());
}

void EtcdCareTest::cancelWhileItIsCopied()
{
    EtcdPlace place;
    const QByteArray bytes = EtcdPlace::snapshotFile();
    place.serveSnapshot(bytes, bytes);
    std::stop_source source;
    place.cp1->on(u"cat --"_s, [&](const command::Command &, const std::stop_token &) {
        source.request_stop();
        return saying(bytes.first(3000));
    });
    QTemporaryDir folder;
    const auto made =
        place.care().snapshot({.folder = folder.path(), .rehearse = false, .retention = {}}, {}, source.get_token());
    QCOMPARE(codeOf(made), u"Cancelled"_s);
    QCOMPARE(filesIn(folder.path()), QStringList());
    QVERIFY(place.cp1->commands().constLast().contains(u"rm -f -- /var/lib/kubemori/"_s));
}

void EtcdCareTest::noRoomThere()
{
    EtcdPlace place;
    QByteArray host = hostOfKubespray;
    host.replace("keep=107374182400 53687091200", "keep=107374182400 500000000");
    place.cp1->on(u"ETCD_INITIAL_CLUSTER"_s, saying(host));
    QTemporaryDir folder;
    const auto made = place.care().snapshot({.folder = folder.path(), .rehearse = false, .retention = {}}, {}, {});
    QCOMPARE(codeOf(made), u"Io"_s);
    QCOMPARE(place.asked().filter(u"snapshot save"_s), QStringList());
}

void EtcdCareTest::containersSaveInTheirFolder()
{
    EtcdPlace place;
    const QByteArray bytes = EtcdPlace::snapshotFile();
    place.serveSnapshot(bytes, bytes);
    QByteArray host = hostOfKubespray;
    host.replace("etcdctl=/usr/local/bin/etcdctl\netcdutl=/usr/local/bin/etcdutl", "etcdctl=\netcdutl=\ndocker=etcd1");
    place.cp1->on(u"ETCD_INITIAL_CLUSTER"_s, saying(host));
    QTemporaryDir folder;
    const auto made = place.care().snapshot({.folder = folder.path(), .rehearse = false, .retention = {}}, {}, {});
    QCOMPARE(codeOf(made), u"no error"_s);
    const QString saved = u"/var/lib/etcd/kubemori-etcd-lab-20260301T213000Z.db"_s;
    QCOMPARE(place.cp1->commands().filter(u"snapshot save "_s + saved).size(), 1);
    QCOMPARE(place.cp1->commands().filter(u"etcd1 etcdutl snapshot status "_s + saved).size(), 1);
    QCOMPARE(place.cp1->commands().filter(u"mv -- %1 /var/lib/kubemori/"_s.arg(saved)).size(), 1);
    QVERIFY(place.cp1->commands().constLast().contains(saved + u".part"_s));
}

void EtcdCareTest::aWrongCopyHereIsRemoved()
{
    EtcdPlace place;
    const QByteArray bytes = EtcdPlace::snapshotFile();
    place.serveSnapshot(bytes, bytes);
    giveTool(*place.here);
    place.here->on(u"etcdutl snapshot status"_s,
                   saying(R"({"hash":1,"revision":4711,"totalKey":1200,"totalSize":8192})"));
    QTemporaryDir folder;
    const auto made = place.care().snapshot({.folder = folder.path(), .rehearse = false, .retention = {}}, {}, {});
    QCOMPARE(codeOf(made), u"NotProved"_s);
    QCOMPARE(filesIn(folder.path()), QStringList());
}

void EtcdCareTest::aRehearsalIsRemovedWhateverHappens_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<QByteArray>("output");
    QTest::addColumn<int>("exit");
    QTest::addColumn<QString>("code");
    QTest::newRow("all well") << u"nothing of it"_s << QByteArray() << 0 << u"no error"_s;
    QTest::newRow("wrong sum") << u"snapshot restore"_s << QByteArray() << 1 << u"NotProved"_s;
    QTest::newRow("another revision") << u"member/snap/db"_s
                                      << QByteArray(R"({"hash":1,"revision":4710,"totalKey":1198,"totalSize":8192})")
                                      << 0 << u"NotProved"_s;
    QTest::newRow("keys are missing") << u"member/snap/db"_s
                                      << QByteArray(R"({"hash":1,"revision":4711,"totalKey":900,"totalSize":8192})")
                                      << 0 << u"NotProved"_s;
    QTest::newRow("no log") << u"find "_s << QByteArray("6490 member/snap/1-1.snap\n8192 member/snap/db\n") << 0
                            << u"NotProved"_s;
    QTest::newRow("no room") << u"stat -L"_s << QByteArray("8224\n1000000\n") << 0 << u"Io"_s;
    QTest::newRow("hostile") << u"stat -L"_s << QByteArray("much\n") << 0 << u"InvalidData"_s;
}

void EtcdCareTest::aRehearsalIsRemovedWhateverHappens()
{
    QFETCH(const QString, command);
    QFETCH(const QByteArray, output);
    QFETCH(const int, exit);
    QFETCH(const QString, code);
    EtcdPlace place;
    giveTool(*place.here);
    place.here->on(command, saying(output, exit));
    QTemporaryDir folder;
    const QString path = folder.filePath(u"x.db"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(EtcdPlace::snapshotFile());
    file.close();
    QCOMPARE(codeOf(place.care().rehearse(path, {}, {})), code);
    QVERIFY(place.here->commands().constLast().contains(u"rm -rf -- "_s + folder.path() + u"/kubemori-rehearsal-"_s));
    // A file from elsewhere gets nothing beside it.
    QCOMPARE(filesIn(folder.path()), QStringList{u"x.db"_s});
}

void EtcdCareTest::withoutToolsTheHostRehearses()
{
    EtcdPlace place;
    const QByteArray bytes = EtcdPlace::snapshotFile();
    place.serveSnapshot(bytes, bytes);
    giveTool(*place.cp1);
    QTemporaryDir folder;
    const auto made = place.care().snapshot({.folder = folder.path(), .rehearse = true, .retention = {}}, {}, {});
    QVERIFY2(made, made ? "" : qPrintable(toLogLine(made.error())));
    QCOMPARE(made->snapshot.verified, u"sha256, integrity"_s);
    QCOMPARE(made->rehearsal->where, u"ops@10.0.0.11"_s);
    QVERIFY(made->rehearsal->folder.startsWith("/var/tmp/kubemori-rehearsal-"_L1));
}

void EtcdCareTest::aChangedFileIsNotRehearsed()
{
    EtcdPlace place;
    giveTool(*place.here);
    const QByteArray bytes = EtcdPlace::snapshotFile();
    place.serveSnapshot(bytes, bytes);
    QTemporaryDir folder;
    const auto made = place.care().snapshot({.folder = folder.path(), .rehearse = false, .retention = {}}, {}, {});
    QCOMPARE(codeOf(made), u"no error"_s);
    QVERIFY(place.care().rehearse(made->snapshot.path, {}, {}));
    QVERIFY(SnapshotShelf::read(made->snapshot.path)->rehearsedAt.isValid());
    QFile file(made->snapshot.path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    file.seek(100);
    file.write("!");
    file.close();
    QCOMPARE(codeOf(place.care().rehearse(made->snapshot.path, {}, {})), u"NotProved"_s);
}

QTEST_GUILESS_MAIN(EtcdCareTest)
#include "tst_etcd_care.moc"
