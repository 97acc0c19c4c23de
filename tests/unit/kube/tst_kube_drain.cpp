// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube/drain_parser.hpp"

#include <QTest>

#include <utility>

using namespace kubemori;
using namespace kubemori::kube;
using namespace Qt::StringLiterals;

namespace {

struct Heard
{
    DrainReport report;
    QList<DrainProgress> progress;
};

Heard hear(const QByteArray &output)
{
    Heard heard;
    DrainParser parser([&heard](const DrainProgress &progress) { heard.progress.append(progress); });
    for (const QByteArray &line : output.split('\n')) {
        parser.line(line);
    }
    heard.report = parser.report();
    return heard;
}

Result<> exited()
{
    return fail(ErrorCode::ExitedNonZero, u"kubectl ended with exit code 1"_s);
}

} // namespace

class TestKubeDrain : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lines_data();
    void lines();
    void wholeDrain();
    void refusals_data();
    void refusals();
    void severalRefusalsInOneLine();
    void blockedThenEvicted();
    void blockedUntilTimeout();
    void blockedInOldForm();
    void twoBudgets();
    void timesOutWaiting();
    void pendingPodsWithoutNamespace();
    void anyBytes();
    void results_data();
    void results();
    void requestFromProfile();
};

void TestKubeDrain::lines_data()
{
    using Kind = DrainProgress::Kind;
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QStringList>("pods");
    const QStringList none;
    const QStringList web{u"shop/web-1"_s};
    const QStringList bare{u"web-1"_s};
    QTest::newRow("cordoned") << QByteArray("node/n1 cordoned") << Kind::Cordoned << none;
    QTest::newRow("already") << QByteArray("node/n1 already cordoned") << Kind::AlreadyCordoned << none;
    QTest::newRow("drained") << QByteArray("node/n1 drained") << Kind::Drained << none;
    QTest::newRow("drained, old") << QByteArray("node/n1 evicted") << Kind::Drained << none;
    QTest::newRow("evicting") << QByteArray("evicting pod shop/web-1") << Kind::Evicting << web;
    QTest::newRow("evicting, old") << QByteArray("evicting pod \"web-1\"") << Kind::Evicting << bare;
    QTest::newRow("evicted") << QByteArray("pod/web-1 evicted") << Kind::Evicted << bare;
    QTest::newRow("deleted") << QByteArray("pod/web-1 deleted") << Kind::Evicted << bare;
    QTest::newRow("evicted, very old") << QByteArray("pod \"web-1\" evicted") << Kind::Evicted << bare;
    QTest::newRow("eviction failed") << QByteArray("pod/web-1 eviction failed") << Kind::Failed << bare;
    QTest::newRow("skipped") << QByteArray("pod \"web-1\" has DeletionTimestamp older than 60 seconds, skipping")
                             << Kind::Skipped << bare;
    QTest::newRow("ignoring, new") << QByteArray(
                                          "Warning: ignoring DaemonSet-managed Pods: kube-system/a, kube-system/b")
                                   << Kind::Ignoring << QStringList{u"kube-system/a"_s, u"kube-system/b"_s};
    QTest::newRow("ignoring, old") << QByteArray("WARNING: ignoring DaemonSet-managed Pods: kube-system/a")
                                   << Kind::Ignoring << QStringList{u"kube-system/a"_s};
    QTest::newRow("ignoring, coloured")
        << QByteArray("\x1b[33;1mWarning:\x1b[0m ignoring DaemonSet-managed Pods: kube-system/a") << Kind::Ignoring
        << QStringList{u"kube-system/a"_s};
    QTest::newRow("deleting unmanaged") << QByteArray("Warning: deleting Pods that declare no controller: shop/web-1")
                                        << Kind::Ignoring << web;
    QTest::newRow("deleting unmanaged, old")
        << QByteArray("WARNING: deleting Pods not managed by ReplicationController, ReplicaSet, Job, DaemonSet or "
                      "StatefulSet: shop/web-1")
        << Kind::Ignoring << web;
    QTest::newRow("two warnings")
        << QByteArray("Warning: ignoring DaemonSet-managed Pods: k/a; deleting Pods with local storage: shop/web-1")
        << Kind::Ignoring << QStringList{u"k/a"_s, u"shop/web-1"_s};
    QTest::newRow("blocked")
        << QByteArray("error when evicting pods/\"web-1\" -n \"shop\" (will retry after 5s): Cannot evict pod as it "
                      "would violate the pod's disruption budget.")
        << Kind::Blocked << web;
    QTest::newRow("blocked, old")
        << QByteArray("error when evicting pod \"web-1\" (will retry after 5s): Cannot evict pod as it would "
                      "violate the pod's disruption budget.")
        << Kind::Blocked << bare;
    QTest::newRow("retrying")
        << QByteArray(
               "error when evicting pods/\"web-1\" -n \"shop\" (will retry after 5s): etcdserver: leader changed")
        << Kind::Retrying << web;
    QTest::newRow("failed") << QByteArray(
                                   "error when evicting pods/\"web-1\" -n \"shop\": pods \"web-1\" is forbidden: no")
                            << Kind::Failed << web;
    QTest::newRow("timed out") << QByteArray(
                                      "error when evicting pods/\"web-1\" -n \"shop\": global timeout reached: 6m0s")
                               << Kind::TimedOut << web;
    QTest::newRow("timed out waiting")
        << QByteArray(
               "error when waiting for pod \"web-1\" in namespace \"shop\" to terminate: global timeout reached: 6m0s")
        << Kind::TimedOut << web;
    QTest::newRow("timed out waiting, old")
        << QByteArray("error when waiting for pod \"web-1\" terminating: global timeout reached: 6m0s")
        << Kind::TimedOut << bare;
}

void TestKubeDrain::lines()
{
    QFETCH(const QByteArray, line);
    QFETCH(const DrainProgress::Kind, kind);
    QFETCH(const QStringList, pods);
    const Heard heard = hear(line);
    QVERIFY(!heard.progress.isEmpty());
    QCOMPARE(heard.progress.last().kind, kind);
    QCOMPARE(heard.progress.last().pods, pods);
}

void TestKubeDrain::wholeDrain()
{
    const Heard heard = hear("node/n1 cordoned\n"
                             "Warning: ignoring DaemonSet-managed Pods: kube-system/kube-proxy-x\n"
                             "evicting pod shop/web-1\nevicting pod other/db-0\n"
                             "pod/web-1 evicted\npod/db-0 evicted\nnode/n1 drained\n");
    DrainReport expected;
    expected.cordoned = true;
    expected.drained = true;
    expected.evicted = {u"shop/web-1"_s, u"other/db-0"_s};
    QCOMPARE(heard.report, expected);
    QVERIFY(drainResult(heard.report, {}));
}

void TestKubeDrain::refusals_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QStringList>("emptyDir");
    QTest::addColumn<QStringList>("unmanaged");
    QTest::addColumn<QStringList>("daemonSet");
    const QStringList none;
    const QStringList two{u"shop/a"_s, u"shop/b-1"_s};
    QTest::newRow("emptyDir, new")
        << QByteArray("error: unable to drain node \"n1\" due to error: cannot delete Pods with local storage (use "
                      "--delete-emptydir-data to override): shop/a, shop/b-1, continuing command...")
        << two << none << none;
    QTest::newRow("emptyDir, list")
        << QByteArray("error: unable to drain node \"n1\" due to error:[cannot delete Pods with local storage (use "
                      "--delete-emptydir-data to override): shop/a, shop/b-1], continuing command...")
        << two << none << none;
    QTest::newRow("emptyDir, old")
        << QByteArray(
               "error: cannot delete Pods with local storage (use --delete-local-data to override): shop/a, shop/b-1")
        << two << none << none;
    QTest::newRow("unmanaged")
        << QByteArray(
               "error: unable to drain node \"n1\" due to error: cannot delete Pods that declare no controller (use "
               "--force to override): shop/a, shop/b-1, continuing command...")
        << none << two << none;
    QTest::newRow("unmanaged, old") << QByteArray("error: cannot delete Pods not managed by ReplicationController, "
                                                  "ReplicaSet, Job, DaemonSet or StatefulSet (use --force to "
                                                  "override): shop/a, shop/b-1")
                                    << none << two << none;
    QTest::newRow("daemons")
        << QByteArray(
               "error: cannot delete DaemonSet-managed Pods (use --ignore-daemonsets to ignore): shop/a, shop/b-1")
        << none << none << two;
}

void TestKubeDrain::refusals()
{
    QFETCH(const QByteArray, line);
    QFETCH(const QStringList, emptyDir);
    QFETCH(const QStringList, unmanaged);
    QFETCH(const QStringList, daemonSet);
    const Heard heard = hear(line);
    QCOMPARE(heard.report.emptyDirPods, emptyDir);
    QCOMPARE(heard.report.unmanagedPods, unmanaged);
    QCOMPARE(heard.report.daemonSetPods, daemonSet);
    QVERIFY(heard.report.isRefused());
    QCOMPARE(heard.report.errors.size(), 1);
    QCOMPARE(heard.progress.last().kind, DrainProgress::Kind::Refused);
    QCOMPARE(toString(drainResult(heard.report, exited()).error().code),
             toString(emptyDir.isEmpty() ? ErrorCode::InvalidInput : ErrorCode::EmptyDirData));
}

void TestKubeDrain::severalRefusalsInOneLine()
{
    const Heard heard = hear("error: unable to drain node \"n1\" due to error:[cannot delete DaemonSet-managed Pods "
                             "(use --ignore-daemonsets to "
                             "ignore): kube-system/p, cannot delete Pods with local storage (use "
                             "--delete-emptydir-data to override): shop/a, "
                             "shop/b, cannot delete Pods that declare no controller (use --force to override): "
                             "shop/c], continuing command...");
    QCOMPARE(heard.report.daemonSetPods, QStringList{u"kube-system/p"_s});
    QCOMPARE(heard.report.emptyDirPods, QStringList({u"shop/a"_s, u"shop/b"_s}));
    QCOMPARE(heard.report.unmanagedPods, QStringList{u"shop/c"_s});
}

namespace {
const QByteArray blockedLine =
    "error when evicting pods/\"web-1\" -n \"shop\" (will retry after 5s): Cannot evict pod as it would violate the "
    "pod's disruption budget.\n";
} // namespace

void TestKubeDrain::blockedThenEvicted()
{
    const Heard heard = hear("evicting pod shop/web-1\n" + blockedLine + "evicting pod shop/web-1\n" + blockedLine);
    QCOMPARE(heard.report.blocked, (QList<BlockedPod>{{u"shop/web-1"_s, 2}}));
    const Heard gone =
        hear("evicting pod shop/web-1\n" + blockedLine + "evicting pod shop/web-1\npod/web-1 evicted\nnode/n1 drained");
    QVERIFY(gone.report.blocked.isEmpty());
    QCOMPARE(gone.report.evicted, QStringList{u"shop/web-1"_s});
}

void TestKubeDrain::blockedUntilTimeout()
{
    const Heard heard = hear(
        "evicting pod shop/web-1\n" + blockedLine +
        "There are pending pods in node \"n1\" when an error occurred: error when evicting pods/\"web-1\" -n \"shop\": "
        "global timeout reached: 10s\n"
        "pod/web-1\n"
        "error: unable to drain node \"n1\" due to error: error when evicting pods/\"web-1\" -n \"shop\": global "
        "timeout "
        "reached: 10s, continuing command...\n"
        "There are pending nodes to be drained:\n n1\n"
        "error when evicting pods/\"web-1\" -n \"shop\": global timeout reached: 10s\n");
    QVERIFY(heard.report.timedOut);
    QCOMPARE(heard.report.pending, QStringList{u"shop/web-1"_s});
    const Error error = drainResult(heard.report, exited()).error();
    QCOMPARE(toString(error.code), toString(ErrorCode::BlockedByPdb));
    QCOMPARE(error.detail, u"shop/web-1"_s);
}

void TestKubeDrain::blockedInOldForm()
{
    const QByteArray old = "error when evicting pod \"web-1\" (will retry after 5s): Cannot evict pod as it would "
                           "violate the pod's disruption budget.";
    QCOMPARE(hear("evicting pod shop/web-1\n" + old).report.blocked.first().pod, u"shop/web-1"_s);
    QCOMPARE(hear("evicting pod shop/web-1\nevicting pod blog/web-1\n" + old).report.blocked.first().pod, u"web-1"_s);
}

void TestKubeDrain::twoBudgets()
{
    const Heard heard = hear("error when evicting pods/\"web-1\" -n \"shop\": This pod has more than one "
                             "PodDisruptionBudget, which the eviction "
                             "subresource does not support.");
    QCOMPARE(toString(drainResult(heard.report, exited()).error().code), toString(ErrorCode::BlockedByPdb));
}

void TestKubeDrain::timesOutWaiting()
{
    const Heard heard = hear("error: unable to drain node \"n1\" due to error:[error when waiting for pod \"a\" in "
                             "namespace \"x\" to terminate: "
                             "global timeout reached: 2s, error when waiting for pod \"b\" in namespace \"y\" to "
                             "terminate: global timeout reached: "
                             "2s], continuing command...");
    QCOMPARE(heard.report.pending, QStringList({u"x/a"_s, u"y/b"_s}));
    QCOMPARE(toString(drainResult(heard.report, exited()).error().code), toString(ErrorCode::TimedOut));
}

void TestKubeDrain::pendingPodsWithoutNamespace()
{
    const Heard heard = hear("evicting pod shop/a\nThere are pending pods in node \"n1\" when an error occurred: "
                             "boom\npod/a\npod/b\nnode/n1 drained");
    QCOMPARE(heard.report.pending, QStringList({u"shop/a"_s, u"b"_s}));
    QVERIFY(heard.report.drained);
}

void TestKubeDrain::anyBytes()
{
    const Heard heard =
        hear(QByteArray("\0\xff\xfe evicting pod ../x\nevicting pod a b\npod/ evicted\nerror when evicting "
                        "pods/\"\nnode/ drained\n",
                        86) +
             QByteArray(200'000, 'x') + "\ncannot delete Pods with local storage (use x): \x1b[31m$(id), ;rm -rf");
    QVERIFY(heard.report.evicted.isEmpty());
    QVERIFY(heard.report.emptyDirPods.isEmpty());
    DrainParser parser;
    for (int i = 0; i < 1000; ++i) {
        parser.line("error: boom");
    }
    QCOMPARE(parser.report().errors.size(), 50);
}

void TestKubeDrain::results_data()
{
    QTest::addColumn<ErrorCode>("code");
    for (const ErrorCode code : {ErrorCode::Cancelled, ErrorCode::PermissionDenied, ErrorCode::NotFound,
                                 ErrorCode::Unreachable, ErrorCode::TimedOut}) {
        QTest::newRow(qPrintable(toString(code))) << code;
    }
}

void TestKubeDrain::results()
{
    QFETCH(const ErrorCode, code);
    QCOMPARE(toString(drainResult({}, fail(code, u"x"_s)).error().code), toString(code));
    DrainReport blocked;
    blocked.blocked = {{u"a/b"_s, 1}};
    const bool cancelled = code == ErrorCode::Cancelled;
    QCOMPARE(toString(drainResult(blocked, fail(code, u"x"_s)).error().code),
             toString(cancelled ? ErrorCode::Cancelled : ErrorCode::BlockedByPdb));
}

void TestKubeDrain::requestFromProfile()
{
    cluster::DrainOptions options;
    QVERIFY(!DrainRequest::fromProfile(options, Milliseconds{1}).deleteEmptyDirData);
    options.emptyDir = cluster::DrainOptions::EmptyDir::Keep;
    QVERIFY(!DrainRequest::fromProfile(options, Milliseconds{1}).deleteEmptyDirData);
    options.emptyDir = cluster::DrainOptions::EmptyDir::Delete;
    options.gracePeriodSeconds = 7;
    const DrainRequest request = DrainRequest::fromProfile(options, Milliseconds{5000});
    QVERIFY(request.deleteEmptyDirData);
    QCOMPARE(request.gracePeriodSeconds, 7);
    QCOMPARE(request.timeout, Milliseconds{5000});
}

QTEST_GUILESS_MAIN(TestKubeDrain)
#include "tst_kube_drain.moc"
