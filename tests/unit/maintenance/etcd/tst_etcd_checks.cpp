// SPDX-License-Identifier: GPL-3.0-or-later
// What is said of members of etcd, from values alone.
#include "maintenance/etcd/etcd_checks.hpp"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace kubemori;
using namespace kubemori::maintenance;

namespace {

constexpr qint64 gib = qint64{1} << 30;

/// Three members that are well; the first leads.
EtcdReport wellCluster(int size = 3)
{
    EtcdReport report;
    for (int i = 1; i <= size; ++i) {
        EtcdMemberLook look;
        look.member.id = static_cast<quint64>(i);
        look.member.name = u"etcd%1"_s.arg(i);
        look.member.healthy = true;
        look.member.hasStatus = true;
        look.member.leader = i == 1;
        look.member.version = u"3.5.16"_s;
        look.member.dbBytes = gib / 8;
        look.member.dbBytesInUse = gib / 10;
        look.member.raftApplied = 100000;
        look.member.latency = std::chrono::microseconds{4000};
        look.quota = usualEtcdQuota;
        look.data = DiskRoom{.path = u"/var/lib/etcd"_s, .bytes = 100 * gib, .free = 50 * gib};
        report.members.append(look);
    }
    return report;
}

/// "block etcd-no-leader etcd1", sorted as they come.
QStringList said(const EtcdReport &report)
{
    QStringList lines;
    for (const EtcdFinding &finding : judgeEtcd(report)) {
        const QString line = toString(finding.severity) + u' ' + finding.check + u' ' + finding.subject;
        lines.append(line.trimmed());
    }
    return lines;
}

} // namespace

class EtcdChecks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aWellClusterSaysNothing() { QCOMPARE(said(wellCluster()), QStringList()); }
    void numbers();
    void leaders();
    void members();
    void databases();
    void disks();
    void comparisons();
    void evidenceIsTamed();
};

void EtcdChecks::numbers()
{
    QCOMPARE(said(wellCluster(1)), QStringList{u"info etcd-single"_s});
    QCOMPARE(said(wellCluster(4)), QStringList{u"warn etcd-even"_s});
    EtcdReport report = wellCluster();
    report.members[2].member.healthy = false;
    QCOMPARE(said(report), (QStringList{u"block etcd-no-margin"_s, u"block etcd-member-unhealthy etcd3"_s}));
    report.members[1].member.healthy = false;
    QCOMPARE(said(report).constFirst(), u"block etcd-no-quorum"_s);
    // One of five may be away, and another one still.
    report = wellCluster(5);
    report.members[4].member.healthy = false;
    QCOMPARE(said(report), QStringList{u"block etcd-member-unhealthy etcd5"_s});
    // A learner has no vote.
    report = wellCluster(4);
    report.members[3].member.learner = true;
    QCOMPARE(said(report), QStringList{u"warn etcd-learner etcd4"_s});
}

void EtcdChecks::leaders()
{
    EtcdReport report = wellCluster();
    report.members[0].member.leader = false;
    QCOMPARE(said(report), QStringList{u"block etcd-no-leader"_s});
    report.members[0].member.leader = true;
    report.members[2].member.leader = true;
    QCOMPARE(said(report), QStringList{u"block etcd-two-leaders"_s});
}

void EtcdChecks::members()
{
    EtcdReport report = wellCluster();
    report.members[0].alarms = {u"NOSPACE"_s};
    report.members[0].member.errors = {u"alarm:NOSPACE"_s};
    report.members[1].alarms = {u"CORRUPT"_s};
    report.members[2].member.errors = {u"disk is slow"_s};
    report.members[2].member.latency = std::chrono::milliseconds{250};
    QCOMPARE(said(report), (QStringList{u"block etcd-alarm-nospace etcd1"_s, u"block etcd-alarm-corrupt etcd2"_s,
                                        u"warn etcd-slow etcd3"_s, u"warn etcd-errors etcd3"_s}));
    report = wellCluster();
    report.members[1].alarms = {u"9"_s};
    QCOMPARE(said(report), QStringList{u"block etcd-alarm etcd2"_s});
}

void EtcdChecks::databases()
{
    EtcdReport report = wellCluster();
    report.members[0].member.dbBytes = usualEtcdQuota / 100 * 82;
    report.members[0].member.dbBytesInUse = report.members[0].member.dbBytes;
    report.members[1].member.dbBytes = usualEtcdQuota / 100 * 97;
    report.members[1].member.dbBytesInUse = gib / 4;
    QCOMPARE(said(report),
             (QStringList{u"block etcd-quota etcd2"_s, u"warn etcd-quota etcd1"_s, u"warn etcd-fragmented etcd2"_s}));
    // The same size is well below a quota of 8 GiB.
    report.members[0].quota = report.members[1].quota = 8 * gib;
    QCOMPARE(said(report), QStringList{u"warn etcd-fragmented etcd2"_s});
    // A small database gains nothing by a defragmentation; a member that says nothing is not judged.
    report = wellCluster();
    report.members[0].member.dbBytes = gib / 64;
    report.members[0].member.dbBytesInUse = 4096;
    report.members[1].member.hasStatus = false;
    report.members[1].member.dbBytes = 3 * gib;
    QCOMPARE(said(report), QStringList());
}

void EtcdChecks::disks()
{
    EtcdReport report = wellCluster();
    report.members[0].data->free = 9 * gib;
    report.members[1].data->free = gib / 10;
    report.members[2].data.reset();
    report.members[2].dataTrouble = u"Unreachable"_s;
    QCOMPARE(said(report),
             (QStringList{u"block etcd-disk etcd2"_s, u"warn etcd-disk etcd1"_s, u"info etcd-disk-unknown etcd3"_s}));
}

void EtcdChecks::comparisons()
{
    EtcdReport report = wellCluster();
    report.members[1].member.version = u"3.5.25"_s;
    report.members[2].member.raftApplied = 10000;
    QCOMPARE(said(report), (QStringList{u"warn etcd-versions"_s, u"warn etcd-behind etcd3"_s}));
    report = wellCluster();
    report.members[2].member.hasStatus = false;
    report.members[2].member.version.clear();
    report.members[2].member.raftApplied = 0;
    QCOMPARE(said(report), QStringList());
}

void EtcdChecks::evidenceIsTamed()
{
    EtcdReport report = wellCluster();
    report.members[0].member.healthy = false;
    report.members[0].member.trouble = u"\x1b[31mred\n"_s + QString(5000, u'x');
    for (const EtcdFinding &finding : judgeEtcd(report)) {
        QVERIFY(finding.evidence.size() <= 400);
        QVERIFY(!finding.evidence.contains(u'\x1b') && !finding.evidence.contains(u'\n'));
    }
}

QTEST_GUILESS_MAIN(EtcdChecks)
#include "tst_etcd_checks.moc"
