// SPDX-License-Identifier: GPL-3.0-or-later
// What etcdctl says of members, their databases and alarms.
#include "kube/etcd_status.hpp"
#include "support/code_of.hpp"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace kubemori;
using namespace kubemori::kube;
using namespace kubemori::test;
using std::chrono::microseconds;

namespace {

const QByteArray list =
    R"({"header":{"cluster_id":1},"members":[{"ID":18446744073709551615,"name":"etcd1","peerURLs":["https://10.0.0.11:2380"],)"
    R"("clientURLs":["https://10.0.0.11:2379"]},{"ID":12,"name":"etcd2","peerURLs":["https://10.0.0.12:2380"],)"
    R"("clientURLs":["https://10.0.0.12:2379"],"isLearner":true}]})";

} // namespace

class KubeEtcd : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void statusTellsSizesAndPositions();
    void membersWithoutIdsGetTheirOwn();
    void alarms();
    void hostileAnswers_data();
    void hostileAnswers();
    void durations_data();
    void durations();
};

void KubeEtcd::statusTellsSizesAndPositions()
{
    auto members = parseEtcdMembers(list);
    QCOMPARE(codeOf(members), u"no error"_s);
    QCOMPARE(members->at(0).peerUrls, QStringList{u"https://10.0.0.11:2380"_s});
    QCOMPARE(members->at(1).learner, true);
    const QByteArray health =
        R"([{"endpoint":"https://10.0.0.11:2379","health":true,"took":"3.86961ms"},)"
        R"({"endpoint":"https://10.0.0.12:2379","health":false,"took":"5.0s","error":"deadline"}])";
    QCOMPARE(codeOf(addEtcdHealth(health, *members)), u"no error"_s);
    QCOMPARE(members->at(0).latency, std::optional(microseconds{3869}));
    QVERIFY(!members->at(1).latency); // the time until it was given up is no latency
    QCOMPARE(members->at(1).trouble, u"deadline"_s);
    const QByteArray status =
        R"([{"Endpoint":"https://10.0.0.11:2379","Status":{"header":{"member_id":18446744073709551615,"revision":21},)"
        R"("version":"3.5.16","dbSize":28672,"leader":18446744073709551615,"raftIndex":24,"raftTerm":2,)"
        R"("raftAppliedIndex":23,"dbSizeInUse":24576,"dbSizeQuota":2147483648,"errors":["memberID:1 alarm:NOSPACE "]}}])";
    QCOMPARE(codeOf(addEtcdStatus(status, *members)), u"no error"_s);
    const EtcdMember &first = members->at(0);
    QVERIFY(first.leader && first.hasStatus);
    QCOMPARE(first.dbBytes, 28672);
    QCOMPARE(first.dbBytesInUse, 24576);
    QCOMPARE(first.dbBytesMost, 2147483648);
    QCOMPARE(first.raftIndex, 24U);
    QCOMPARE(first.raftApplied, 23U);
    QCOMPARE(first.raftTerm, 2U);
    QCOMPARE(first.errors, QStringList{u"memberID:1 alarm:NOSPACE "_s});
    QVERIFY(!members->at(1).hasStatus);
}

void KubeEtcd::membersWithoutIdsGetTheirOwn()
{
    EtcdMember settled;
    settled.urls = {u"https://10.0.0.11:2379"_s};
    QList<EtcdMember> members{settled};
    const QByteArray status =
        R"([{"Endpoint":"https://10.0.0.11:2379","Status":{"header":{"member_id":7},"leader":0}}])";
    QCOMPARE(codeOf(addEtcdStatus(status, members)), u"no error"_s);
    QCOMPARE(members.at(0).id, 7U);
    QVERIFY(!members.at(0).leader);
}

void KubeEtcd::alarms()
{
    const auto none = parseEtcdAlarms(R"({"header":{"member_id":7}})");
    QVERIFY(none && none->isEmpty());
    const auto some = parseEtcdAlarms(
        R"({"header":{},"alarms":[{"memberID":18446744073709551615,"alarm":1},{"memberID":12,"alarm":2},{"memberID":12,"alarm":9}]})");
    QCOMPARE(codeOf(some), u"no error"_s);
    QCOMPARE(*some, (QList<EtcdAlarm>{{.member = 18446744073709551615ULL, .kind = u"NOSPACE"_s},
                                      {.member = 12, .kind = u"CORRUPT"_s},
                                      {.member = 12, .kind = u"9"_s}}));
}

void KubeEtcd::hostileAnswers_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("words") << QByteArray("Error: context deadline exceeded\n");
    QTest::newRow("cut") << list.first(list.size() - 20);
    QTest::newRow("no members") << QByteArray(R"({"members":[]})");
    QTest::newRow("another type") << QByteArray(R"({"members":{"ID":1}})");
    QTest::newRow("id too large") << QByteArray(R"({"members":[{"ID":18446744073709551616}]})");
    QTest::newRow("more behind") << QByteArray(list + list);
}

void KubeEtcd::hostileAnswers()
{
    QFETCH(const QByteArray, json);
    QCOMPARE(codeOf(parseEtcdMembers(json)), u"InvalidData"_s);
    auto members = parseEtcdMembers(list);
    if (json.isEmpty() || json.startsWith("{")) {
        return; // nothing said is said of nobody; and an object is no array of endpoints
    }
    QCOMPARE(codeOf(addEtcdHealth(json, *members)), u"InvalidData"_s);
    QCOMPARE(codeOf(addEtcdStatus(json, *members)), u"InvalidData"_s);
    QCOMPARE(codeOf(parseEtcdAlarms(json)), u"InvalidData"_s);
}

void KubeEtcd::durations_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("micros");
    QTest::newRow("ms") << u"8.4ms"_s << qint64{8400};
    QTest::newRow("s") << u"1.002s"_s << qint64{1002000};
    QTest::newRow("us") << u"985.3\u00b5s"_s << qint64{985};
    QTest::newRow("greek us") << u"985.3\u03bcs"_s << qint64{985};
    QTest::newRow("ns") << u"512ns"_s << qint64{0};
    QTest::newRow("minutes") << u"1m2.5s"_s << qint64{62500000};
    QTest::newRow("hours") << u"1h0m0s"_s << qint64{3600000000};
    QTest::newRow("nothing") << QString() << qint64{-1};
    QTest::newRow("no unit") << u"8.4"_s << qint64{-1};
    QTest::newRow("no number") << u"ms"_s << qint64{-1};
    QTest::newRow("negative") << u"-3ms"_s << qint64{-1};
    QTest::newRow("beyond a day") << u"9999999h"_s << qint64{-1};
}

void KubeEtcd::durations()
{
    QFETCH(const QString, text);
    QFETCH(const qint64, micros);
    const auto read = goDuration(text);
    QCOMPARE(read ? qint64{read->count()} : -1, micros);
}

QTEST_GUILESS_MAIN(KubeEtcd)
#include "tst_kube_etcd.moc"
