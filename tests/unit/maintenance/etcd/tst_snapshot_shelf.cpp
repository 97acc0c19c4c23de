// SPDX-License-Identifier: GPL-3.0-or-later
// Snapshots in a folder: what is known of them, which are kept, and the checksums of their files.
#include "etcd_place.hpp"
#include "maintenance/etcd/etcd_checks.hpp"
#include "maintenance/etcd/snapshot_shelf.hpp"
#include "maintenance/etcd/snapshot_sums.hpp"
#include "support/code_of.hpp"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace kubemori;
using namespace kubemori::maintenance;
using namespace kubemori::test;

namespace {

const QDateTime noon(QDate(2026, 11, 28), QTime(12, 0), QTimeZone::utc());

void writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

/// One that is `days` old, in the folder.
KeptSnapshot keep(const QString &folder, int days, const QString &cluster = u"lab"_s)
{
    KeptSnapshot one;
    one.cluster = cluster;
    one.takenAt = noon.addDays(-days);
    one.path = folder + u'/' + SnapshotShelf::nameOf(cluster, one.takenAt) + u".db"_s;
    one.member = u"etcd2"_s;
    one.sha256 = QByteArray(64, 'a');
    one.status = {.hash = 4000000000U, .revision = 100 - days, .keys = 7, .bytes = 8192};
    one.fileBytes = 5;
    one.members = 3;
    writeFile(one.path, "bytes");
    [&] { QCOMPARE(codeOf(SnapshotShelf(folder, cluster).write(one)), u"no error"_s); }();
    return one;
}

QStringList checksOf(const ShelfLook &look)
{
    QStringList checks;
    for (const EtcdFinding &finding : look.findings) {
        checks.append(finding.check);
    }
    return checks;
}

} // namespace

class SnapshotShelfTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesAreNamesOfFiles();
    void anEmptyShelfIsAFinding();
    void newestFirst();
    void filesThatChangedAreFindings();
    void theNewestAlwaysStays_data();
    void theNewestAlwaysStays();
    void othersAreLeftAlone();
    void sumsInAnyPieces();
};

void SnapshotShelfTest::namesAreNamesOfFiles()
{
    QCOMPARE(SnapshotShelf::nameOf(u"lab"_s, noon), u"etcd-lab-20261128T120000Z"_s);
    QCOMPARE(SnapshotShelf::nameOf(u"../../x"_s, noon), u"etcd-cluster-20261128T120000Z"_s);
    QVERIFY(SnapshotShelf::usualFolder(u"lab"_s).endsWith("/kubemori/etcd/lab"_L1));
    QVERIFY(SnapshotShelf::usualFolder(u"../x"_s).endsWith("/kubemori/etcd/cluster"_L1));
}

void SnapshotShelfTest::anEmptyShelfIsAFinding()
{
    QCOMPARE(checksOf(SnapshotShelf(u"/nonexistent/here"_s, u"lab"_s).look(noon)),
             QStringList{etcdchecks::snapshotNone});
}

void SnapshotShelfTest::newestFirst()
{
    QTemporaryDir folder;
    const KeptSnapshot old = keep(folder.path(), 9);
    const KeptSnapshot recent = keep(folder.path(), 6);
    const ShelfLook look = SnapshotShelf(folder.path(), u"lab"_s).look(noon);
    QCOMPARE(look.snapshots, (QList{recent, old}));
    QCOMPARE(checksOf(look), QStringList());
    QCOMPARE(checksOf(SnapshotShelf(folder.path(), u"lab"_s).look(noon.addDays(2))),
             QStringList{etcdchecks::snapshotOld});
}

void SnapshotShelfTest::filesThatChangedAreFindings()
{
    QTemporaryDir folder;
    const KeptSnapshot grown = keep(folder.path(), 1);
    const KeptSnapshot gone = keep(folder.path(), 2);
    const KeptSnapshot hostile = keep(folder.path(), 3);
    writeFile(grown.path, "bytes and more");
    QVERIFY(QFile::remove(gone.path));
    writeFile(hostile.path + u".json"_s, R"({"format":1,"takenAt":"yesterday"})");
    const ShelfLook look = SnapshotShelf(folder.path(), u"lab"_s).look(noon);
    QCOMPARE(look.snapshots, QList<KeptSnapshot>());
    QCOMPARE(checksOf(look).count(etcdchecks::snapshotBroken), 3);
    QCOMPARE(codeOf(SnapshotShelf::read(hostile.path)), u"InvalidData"_s);
    QCOMPARE(codeOf(SnapshotShelf::read(folder.filePath(u"none.db"_s))), u"NotFound"_s);
}

void SnapshotShelfTest::theNewestAlwaysStays_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("days");
    QTest::addColumn<QList<int>>("gone");
    QTest::newRow("no limit") << 0 << 0 << QList<int>{};
    QTest::newRow("two") << 2 << 0 << QList<int>{30, 40};
    QTest::newRow("one") << 1 << 0 << QList<int>{20, 30, 40};
    QTest::newRow("days") << 0 << 25 << QList<int>{30, 40};
    QTest::newRow("all are older") << 0 << 5 << QList<int>{20, 30, 40};
    QTest::newRow("both") << 3 << 25 << QList<int>{30, 40};
}

void SnapshotShelfTest::theNewestAlwaysStays()
{
    QFETCH(const int, count);
    QFETCH(const int, days);
    QFETCH(const QList<int>, gone);
    QTemporaryDir folder;
    for (const int age : {10, 20, 30, 40}) {
        keep(folder.path(), age);
    }
    const SnapshotShelf shelf(folder.path(), u"lab"_s);
    const auto removed = shelf.tidy({.count = count, .days = days}, noon);
    QCOMPARE(codeOf(removed), u"no error"_s);
    QList<int> ages;
    for (const KeptSnapshot &one : *removed) {
        ages.append(static_cast<int>(one.takenAt.daysTo(noon)));
        QVERIFY(!QFile::exists(one.path) && !QFile::exists(one.path + u".json"_s));
    }
    QCOMPARE(ages, gone);
    QCOMPARE(shelf.look(noon).snapshots.size(), 4 - gone.size());
}

void SnapshotShelfTest::othersAreLeftAlone()
{
    QTemporaryDir folder;
    keep(folder.path(), 1);
    const KeptSnapshot other = keep(folder.path(), 90, u"shop"_s);
    writeFile(folder.filePath(u"by-hand.db"_s), "mine");
    const auto removed = SnapshotShelf(folder.path(), u"lab"_s).tidy({.count = 1, .days = 1}, noon);
    QVERIFY(removed && removed->isEmpty());
    QVERIFY(QFile::exists(other.path) && QFile::exists(folder.filePath(u"by-hand.db"_s)));
}

void SnapshotShelfTest::sumsInAnyPieces()
{
    const QByteArray bytes = EtcdPlace::snapshotFile(4096);
    const QByteArray sum = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
    for (const qsizetype piece : {1, 7, 31, 32, 33, 1000, 100000}) {
        SnapshotSums sums;
        for (qsizetype at = 0; at < bytes.size(); at += piece) {
            sums.add(QByteArrayView(bytes).sliced(at, std::min(piece, bytes.size() - at)));
        }
        QCOMPARE(sums.sha256(), sum);
        QVERIFY(sums.integrity() == SnapshotSums::Integrity::Right);
    }
    SnapshotSums plain;
    plain.add(QByteArrayView(bytes).first(4096));
    QVERIFY(plain.integrity() == SnapshotSums::Integrity::Absent);
    QByteArray flipped = bytes;
    flipped[0] = 'x';
    SnapshotSums wrong;
    wrong.add(flipped);
    QVERIFY(wrong.integrity() == SnapshotSums::Integrity::Wrong);
    SnapshotSums nothing;
    QVERIFY(nothing.integrity() == SnapshotSums::Integrity::Absent);
    QCOMPARE(codeOf(SnapshotSums::ofFile(u"/nonexistent/x"_s, {})), u"NotFound"_s);
}

QTEST_GUILESS_MAIN(SnapshotShelfTest)
#include "tst_snapshot_shelf.moc"
