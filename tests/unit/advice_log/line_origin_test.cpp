// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases.hpp"

#include "advice/log/line_origin.hpp"

#include <QTest>

using namespace kubemori::advice;

namespace {

class LineOriginTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsTheProgram_data();
    void tellsTheProgram();
};

void LineOriginTest::tellsTheProgram_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<int>("source"); // -1: not told; 0: another program
    QTest::addColumn<QByteArray>("host");
    const auto row = [](const QByteArray &line, int source, const QByteArray &host = {}) {
        QTest::newRow(line.constData()) << line << source << host;
    };
    const auto is = [](LogSource source) { return static_cast<int>(source); };
    row("Nov 28 01:00:00 node1 kubelet[812]: E1128 01:00:00.123456     812 kubelet.go:2347] \"x\"",
        is(LogSource::Kubelet), "node1");
    row("Nov  8 01:00:00 node1 containerd[4]: time=\"2026-11-08T01:00:00Z\" level=error msg=\"x\"",
        is(LogSource::Containerd), "node1");
    row("2026-11-28T01:00:00+0900 node1 etcd[9]: {\"level\":\"warn\"}", is(LogSource::Etcd), "node1");
    row("2026-11-28T01:00:00.123456+09:00 node1 sshd[9]: Failed password", 0, "node1");
    row("Nov 28 01:00:00 node1 systemd[1]: kubelet.service: Main process exited", 0, "node1");
    row("Nov 28 01:00:00 node1 etcd-start.sh[9]: "
        "{\"level\":\"warn\",\"ts\":\"x\",\"caller\":\"etcdserver/util.go:170\"}",
        is(LogSource::Etcd), "node1");
    row("E0901 12:00:00.000001       1 pod_workers.go:951] x", is(LogSource::Kubelet));
    row("kubelet E0901 12:00:00.000001       1 pod_workers.go:951] x", is(LogSource::Kubelet));
    row("E0901 12:00:00.000001     999 memcache.go:265] couldn't get current server API group list",
        is(LogSource::Kubectl));
    row("{\"level\":\"warn\",\"ts\":\"2026-11-28\",\"caller\":\"etcdserver/util.go:170\",\"msg\":\"x\"}",
        is(LogSource::Etcd));
    row("2026-11-28 01:00:00.123456 W | etcdserver: read-only range request took too long", is(LogSource::Etcd));
    row("2026-11-28 01:00:00.123 [INFO][1] felix/int_dataplane.go 1: x", is(LogSource::Calico));
    row("2026-11-28T01:00:00.123456789Z stderr F 2026-11-28 01:00:00.123 [ERROR][1] felix/x.go 1: x",
        is(LogSource::Calico));
    row("bird: BGP: Unexpected connect from unknown address", is(LogSource::Calico));
    row("time=\"2026-11-28T01:00:00Z\" level=error msg=\"x\"", is(LogSource::Containerd));
    row("error when evicting pods/\"a\" -n \"b\"", is(LogSource::Kubectl));
    row("Error from server (NotFound): nodes \"x\" not found", is(LogSource::Kubectl));
    row("Nov 28 01:00:00 deployer ansible-playbook[7]: ok: [n1]", is(LogSource::Ansible), "deployer");
    row("ok: [node1]", -1);
    row("", -1);
    row("2026-11-28T01:00:00.000Z node1 TASK [kubelet : Do it] ***", -1);
    row("E0901", -1);
    row("{\"caller\": 1}", -1);
}

void LineOriginTest::tellsTheProgram()
{
    QFETCH(const QByteArray, line);
    QFETCH(const int, source);
    QFETCH(const QByteArray, host);
    const LineOrigin origin = originOf(line);
    QCOMPARE(origin.sources ? origin.sources->toInt() : -1, source);
    QCOMPARE(origin.host.toByteArray(), host);
}

} // namespace

std::unique_ptr<QObject> makeLineOriginTest()
{
    return std::make_unique<LineOriginTest>();
}

#include "line_origin_test.moc"
