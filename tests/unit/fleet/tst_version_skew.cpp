// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleet/version_skew.hpp"
#include "suites.hpp"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace kubemori::fleet;

/// The policy of kubernetes.io/releases/version-skew-policy, case by case.
class VersionSkewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void verdict_data();
    void verdict();
};

void VersionSkewTest::verdict_data()
{
    QTest::addColumn<QString>("server");
    QTest::addColumn<QStringList>("kubelets");
    QTest::addColumn<QString>("skew");
    QTest::addColumn<int>("behind");
    QTest::newRow("the same") << u"v1.31.4"_s << QStringList{u"v1.31.4"_s} << u"None"_s << 0;
    QTest::newRow("patches do not count") << u"v1.31.4"_s << QStringList{u"v1.31.9"_s, u"v1.31.0"_s} << u"None"_s << 0;
    QTest::newRow("one behind") << u"v1.31.4"_s << QStringList{u"v1.31.4"_s, u"v1.30.4"_s} << u"Allowed"_s << 1;
    QTest::newRow("three behind since 1.28") << u"v1.28.0"_s << QStringList{u"v1.25.1"_s} << u"Allowed"_s << 3;
    QTest::newRow("three behind before 1.28") << u"v1.27.9"_s << QStringList{u"v1.24.1"_s} << u"TooOld"_s << 3;
    QTest::newRow("two behind before 1.28") << u"v1.27.9"_s << QStringList{u"v1.25.1"_s} << u"Allowed"_s << 2;
    QTest::newRow("two behind, long ago") << u"v1.20.7"_s << QStringList{u"v1.18.9"_s} << u"Allowed"_s << 2;
    QTest::newRow("three behind, long ago") << u"v1.20.7"_s << QStringList{u"v1.17.9"_s} << u"TooOld"_s << 3;
    QTest::newRow("four behind") << u"v1.32.0"_s << QStringList{u"v1.28.6"_s, u"v1.32.0"_s} << u"TooOld"_s << 4;
    QTest::newRow("newer than the server") << u"v1.30.4"_s << QStringList{u"v1.31.0"_s} << u"TooNew"_s << -1;
    QTest::newRow("new weighs more than old")
        << u"v1.30.4"_s << QStringList{u"v1.26.0"_s, u"v1.31.0"_s} << u"TooNew"_s << -1;
    QTest::newRow("the furthest counts") << u"v1.31.4"_s << QStringList{u"v1.28.0"_s, u"v1.30.0"_s} << u"Allowed"_s
                                         << 3;
    QTest::newRow("another major") << u"v2.0.0"_s << QStringList{u"v1.35.0"_s} << u"TooOld"_s << 0;
    QTest::newRow("vendor's suffix") << u"v1.31.4+k3s1"_s << QStringList{u"v1.31.4+k3s1"_s} << u"None"_s << 0;
    QTest::newRow("no nodes") << u"v1.31.4"_s << QStringList{} << u"Unknown"_s << 0;
    QTest::newRow("no server") << QString() << QStringList{u"v1.31.4"_s} << u"Unknown"_s << 0;
    QTest::newRow("a kubelet says nothing")
        << u"v1.31.4"_s << QStringList{u"v1.31.4"_s, QString()} << u"Unknown"_s << 0;
    QTest::newRow("one says nothing, one is wrong")
        << u"v1.31.4"_s << QStringList{u"v1.32.0"_s, u"garbage"_s} << u"TooNew"_s << -1;
}

void VersionSkewTest::verdict()
{
    QFETCH(QString, server);
    QFETCH(QStringList, kubelets);
    QFETCH(QString, skew);
    QFETCH(int, behind);
    KubernetesFacts facts;
    facts.apiServer = server;
    for (const QString &version : kubelets) {
        ++facts.kubelets[version];
    }
    const SkewVerdict verdict = skewOf(facts);
    QCOMPARE(toString(verdict.skew), skew);
    QCOMPARE(verdict.minorsBehind, behind);
    QCOMPARE(verdict.version.isEmpty(), verdict.skew == Skew::Unknown);
}

std::unique_ptr<QObject> makeVersionSkewTest()
{
    return std::make_unique<VersionSkewTest>();
}

#include "tst_version_skew.moc"
