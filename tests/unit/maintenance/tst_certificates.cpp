// SPDX-License-Identifier: GPL-3.0-or-later
#include "certificate_samples.hpp"

#include "demo/demo_certificate.hpp"
#include "maintenance/certificates/certificate_parser.hpp"
#include "maintenance/certificates/certificate_survey.hpp"
#include "support/code_of.hpp"
#include "support/scripted_runner.hpp"

#include <QTest>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace kubemori;
using namespace kubemori::maintenance;
using namespace kubemori::test;

namespace {

const QDateTime now(QDate(2026, 3, 1), QTime(21, 30), QTimeZone::utc());
const QByteArray clockLine = "clock " + QByteArray::number(now.toSecsSinceEpoch()) + '\n';

QByteArray answer(const QByteArray &body)
{
    return "kubemori-certificates 1\n" + clockLine + body + "done\n";
}

QByteArray file(const QByteArray &path, const QByteArray &pem, const QByteArray &key = "same")
{
    return "file " + path + "\nkey " + key + '\n' + pem + "\nend\n";
}

NodeCertificates seenOf(const QByteArray &body, const QString &node = u"cp1"_s)
{
    return parseCertificateLook(answer(body), node, now).value();
}

QStringList problemsOf(const QList<CertificateFinding> &findings)
{
    QStringList problems;
    for (const CertificateFinding &finding : findings) {
        problems.append(toString(finding.severity) + u' ' + toString(finding.problem) + u' ' + finding.path);
    }
    return problems;
}

} // namespace

class CertificatesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsACertificate();
    void readsALook();
    void families_data();
    void families();
    void hostileNamesStayNames();
    void refuses_data();
    void refuses();
    void boundsWhatItKeeps();
    void judges();
    void judgesWhatIsServed();
    void kubeletsHaveLessTime();
    void nodesThatDoNotAnswer();
    void looksAtAFewAtATime();
    void stopEndsIt();
    void autoRenew();
    void theDemosCanBeRead();
};

void CertificatesTest::readsACertificate()
{
    const auto read = readCertificate(samples::soon, now);
    QVERIFY(read.has_value());
    QCOMPARE(read->subject, u"CN=kube-apiserver"_s);
    QCOMPARE(read->issuer, u"CN=kubernetes"_s);
    QCOMPARE(read->serial, u"12"_s);
    QCOMPARE(read->names, (QStringList{u"DNS:kubernetes"_s, u"DNS:node1"_s, u"IP:10.0.0.11"_s}));
    QCOMPARE(read->notBefore, QDateTime(QDate(2025, 4, 1), QTime(0, 0), QTimeZone::utc()));
    QCOMPARE(read->notAfter, QDateTime(QDate(2026, 4, 1), QTime(0, 0), QTimeZone::utc()));
    QCOMPARE(read->daysLeft, 30);
    QVERIFY(!read->isCa);
    QCOMPARE(read->fingerprint.size(), 64);
    QCOMPARE(readCertificate(samples::admin, now)->subject, u"O=system:masters, CN=kubernetes-admin"_s);
    QVERIFY(readCertificate(samples::ca, now)->isCa);
    // Just over is expired, by less than a day too.
    QCOMPARE(readCertificate(samples::expired, now)->daysLeft, -3);
    const QDateTime justOver = QDateTime(QDate(2026, 2, 27), QTime(0, 0, 1), QTimeZone::utc());
    QCOMPARE(readCertificate(samples::expired, justOver)->daysLeft, -1);
    QCOMPARE(codeOf(readCertificate("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", now)),
             u"InvalidData"_s);
    QCOMPARE(codeOf(readCertificate({}, now)), u"InvalidData"_s);
}

void CertificatesTest::readsALook()
{
    const NodeCertificates seen = seenOf(
        file("/etc/kubernetes/ssl/apiserver.crt", samples::soon) +
        file("/etc/ssl/etcd/ssl/member-cp1.pem", samples::fresh + samples::ca, "differs") +
        "kubeconfig /etc/kubernetes/admin.conf\n" + samples::admin + "\nend\n" +
        "kubeconfig /etc/kubernetes/kubelet.conf\nend\n" + "served api 127.0.0.1:6443\n" + samples::soon + samples::ca +
        "end\nserved kubelet 127.0.0.1:10250\n\nend\ncontrol-plane\nkubeadm v1.31.4\n"
        "config /etc/kubernetes/kubeadm-images.yaml\nconfig /etc/kubernetes/kubeadm-config.yaml\nca-key\n"
        "pod kube-apiserver\npod etcd\nway crictl\nready\ntimer on\n");
    QCOMPARE(seen.certificates.size(), 6);
    QCOMPARE(toString(seen.certificates[0].family), u"api-server"_s);
    QCOMPARE(toString(seen.certificates[0].key), u"same"_s);
    QCOMPARE(seen.certificates[0].node, u"cp1"_s);
    QCOMPARE(toString(seen.certificates[1].key), u"differs"_s);
    QCOMPARE(seen.certificates[2].position, 1);
    QCOMPARE(toString(seen.certificates[2].key), u"not-looked"_s);
    QCOMPARE(toString(seen.certificates[3].family), u"kubeconfig"_s);
    QCOMPARE(toString(seen.certificates[4].source), u"served"_s);
    QCOMPARE(seen.certificates[4].path, u"127.0.0.1:6443"_s);
    QCOMPARE(toString(seen.certificates[5].family), u"authority"_s);
    QVERIFY(seen.controlPlane);
    QCOMPARE(seen.clockAhead, std::optional<qint64>(0));
    QCOMPARE(toString(seen.timer), u"on"_s);
    QCOMPARE(seen.kubeadm, (KubeadmFacts{.version = u"v1.31.4"_s,
                                         .configFile = u"/etc/kubernetes/kubeadm-config.yaml"_s,
                                         .hasCaKey = true,
                                         .isApiReady = true,
                                         .pods = {u"kube-apiserver"_s, u"etcd"_s},
                                         .way = StaticPodWay::Crictl}));
    // A login script that greets, and line ends of another system.
    QByteArray greeted = "Willkommen auf cp1!\n" + answer(file("/etc/kubernetes/ssl/apiserver.crt", samples::soon));
    QCOMPARE(parseCertificateLook(greeted, {}, now)->certificates.size(), 1);
    const QByteArray carriage = answer(file("/a.crt", samples::soon)).replace("\n", "\r\n");
    QCOMPARE(codeOf(parseCertificateLook(carriage, {}, now)), u"InvalidData"_s); // the first line is not ours
}

void CertificatesTest::families_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("family");
    const auto row = [](const char *path, const char *family) {
        QTest::newRow(path) << QString::fromLatin1(path) << QString::fromLatin1(family);
    };
    row("/etc/kubernetes/ssl/apiserver.crt", "api-server");
    row("/etc/kubernetes/ssl/apiserver-kubelet-client.crt", "api-server-client");
    row("/etc/kubernetes/pki/apiserver-etcd-client.crt", "api-server-client");
    row("/etc/kubernetes/ssl/front-proxy-client.crt", "front-proxy");
    row("/etc/kubernetes/ssl/etcd/server.crt", "etcd-member");
    row("/etc/kubernetes/pki/etcd/peer.crt", "etcd-member");
    row("/etc/kubernetes/ssl/etcd/healthcheck-client.crt", "etcd-admin");
    row("/etc/ssl/etcd/ssl/member-node1.pem", "etcd-member");
    row("/etc/ssl/etcd/ssl/admin-node1.pem", "etcd-admin");
    row("/etc/ssl/etcd/ssl/node-node3.pem", "etcd-node");
    row("/var/lib/kubelet/pki/kubelet-client-current.pem", "kubelet-client");
    row("/var/lib/kubelet/pki/kubelet-server-current.pem", "kubelet-serving");
    row("/var/lib/kubelet/pki/kubelet.crt", "kubelet-serving");
    row("/etc/calico/certs/cert.crt", "network-copy");
    row("/etc/kubernetes/ssl/mine.pem", "other");
}

void CertificatesTest::families()
{
    QFETCH(QString, path);
    QFETCH(QString, family);
    QCOMPARE(toString(familyOf(path, CertificateSource::File, false)), family);
    QCOMPARE(toString(familyOf(path, CertificateSource::Kubeconfig, false)), u"kubeconfig"_s);
}

/// Its CN is "x\nend\ndone\nfile …": as text it would end the answer.
void CertificatesTest::hostileNamesStayNames()
{
    const NodeCertificates seen =
        seenOf(file("/etc/kubernetes/ssl/apiserver.crt", samples::hostile) + file("/b.crt", samples::soon));
    QCOMPARE(seen.certificates.size(), 2);
    QVERIFY(seen.certificates[0].subject.startsWith(u"CN=x"_s));
    QCOMPARE(seen.certificates[1].subject, u"CN=kube-apiserver"_s);
}

void CertificatesTest::refuses_data()
{
    QTest::addColumn<QByteArray>("said");
    const QByteArray whole = answer(file("/a.crt", samples::soon));
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("another program") << QByteArray("sh: 1: openssl: not found\n");
    QTest::newRow("cut before the end") << whole.chopped(5);
    QTest::newRow("cut in a certificate") << whole.left(whole.size() / 2);
    QTest::newRow("more after the end") << whole + "file /b.crt\nend\n";
    QTest::newRow("a path that is none") << answer("file etc/passwd\nend\n");
    QTest::newRow("a path with a line's trick") << answer("file /a b\nend\n");
    QTest::newRow("a server that is none") << answer("served api evil.example.com:443\nend\n");
    QTest::newRow("an unknown word") << answer("surprise\n");
    QTest::newRow("an unknown key") << answer("file /a.crt\nkey yours\nend\n");
    QTest::newRow("a clock in words") << answer("clock Sonntag\n");
    QTest::newRow("a clock of no year") << answer("clock 999999999999999\n");
    QTest::newRow("an endless line") << answer(QByteArray(5000, 'a') + '\n');
    QTest::newRow("an endless certificate") << answer("file /a.crt\nkey same\n-----BEGIN CERTIFICATE-----\n" +
                                                      QByteArray("QUFB\n").repeated(20000) + "end\n");
    QTest::newRow("another config") << answer("config /tmp/evil.yaml\n");
    QTest::newRow("a bare NUL") << answer(QByteArray("file /a\0b.crt\nend\n", 18));
}

void CertificatesTest::refuses()
{
    QFETCH(QByteArray, said);
    QCOMPARE(codeOf(parseCertificateLook(said, u"cp1"_s, now)), u"InvalidData"_s);
}

void CertificatesTest::boundsWhatItKeeps()
{
    const NodeCertificates many = seenOf(file("/a.crt", samples::soon).repeated(700));
    QCOMPARE(many.certificates.size(), 600);
    // What kubeadm says goes into no plan unless it is a version.
    QCOMPARE(seenOf("control-plane\nkubeadm v1.31.4; rm -rf /\n").kubeadm.version, QString());
    QCOMPARE(seenOf("control-plane\nkubeadm \n").kubeadm.version, QString());
    const NodeCertificates broken =
        seenOf("file /a.crt\nkey unreadable\n-----BEGIN CERTIFICATE-----\nQUFB\n-----END CERTIFICATE-----\nend\n");
    QCOMPARE(broken.certificates.size(), 1);
    QVERIFY(!broken.certificates[0].isRead());
    QVERIFY(!seenOf("file /a.crt\nkey unknown\nend\n").certificates[0].isRead());
}

void CertificatesTest::judges()
{
    const NodeCertificates seen = seenOf(file("/etc/kubernetes/ssl/soon.crt", samples::soon) +
                                         file("/etc/kubernetes/ssl/gone.crt", samples::expired) +
                                         file("/etc/kubernetes/ssl/fresh.crt", samples::fresh) +
                                         file("/etc/kubernetes/ssl/future.crt", samples::future) +
                                         file("/etc/kubernetes/ssl/wrong.crt", samples::fresh, "differs") +
                                         file("/etc/kubernetes/ssl/ca.crt", samples::ca));
    QCOMPARE(problemsOf(judgeCertificates({seen}, now)),
             (QStringList{u"block expired /etc/kubernetes/ssl/gone.crt"_s,
                          u"block key-differs /etc/kubernetes/ssl/wrong.crt"_s,
                          u"block not-yet-valid /etc/kubernetes/ssl/future.crt"_s,
                          u"warn ends-soon /etc/kubernetes/ssl/soon.crt"_s}));
    QCOMPARE(judgeCertificates({seen}, now, 10).size(), 3);
    NodeCertificates early = seenOf(file("/a.crt", samples::fresh));
    early.clockAhead = -4000;
    QCOMPARE(problemsOf(judgeCertificates({early}, now)), (QStringList{u"warn clock-doubt "_s}));
    early.clockAhead = 299;
    QVERIFY(judgeCertificates({early}, now).isEmpty());
}

void CertificatesTest::judgesWhatIsServed()
{
    const QByteArray served = "served api 127.0.0.1:6443\n" + samples::soon + "end\n";
    const NodeCertificates old = seenOf(file("/etc/kubernetes/ssl/apiserver.crt", samples::fresh) + served);
    QCOMPARE(problemsOf(judgeCertificates({old}, now, 0)), (QStringList{u"warn served-differs 127.0.0.1:6443"_s}));
    const NodeCertificates same = seenOf(file("/etc/kubernetes/ssl/apiserver.crt", samples::soon) + served);
    QVERIFY(judgeCertificates({same}, now, 0).isEmpty());
    // One of several members' files will do.
    const QByteArray etcd = "served etcd 127.0.0.1:2379\n" + samples::soon + "end\n";
    QVERIFY(judgeCertificates({seenOf(file("/etc/ssl/etcd/ssl/member-a.pem", samples::fresh) +
                                      file("/etc/ssl/etcd/ssl/member-b.pem", samples::soon) + etcd)},
                              now, 0)
                .isEmpty());
    const NodeCertificates silent =
        seenOf(file("/etc/kubernetes/ssl/apiserver.crt", samples::fresh) + "served api 127.0.0.1:6443\nend\n");
    QCOMPARE(problemsOf(judgeCertificates({silent}, now)), (QStringList{u"info unreadable 127.0.0.1:6443"_s}));
}

void CertificatesTest::kubeletsHaveLessTime()
{
    const QDateTime february = now.addDays(-10); // 40 days are left
    const auto seen = parseCertificateLook(
        answer(file("/var/lib/kubelet/pki/kubelet-client-current.pem", samples::soon) + file("/a.crt", samples::soon)),
        u"w1"_s, february);
    QVERIFY(seen.has_value());
    QCOMPARE(problemsOf(judgeCertificates({*seen}, now.addDays(-10))).filter(u"ends-soon"_s),
             (QStringList{u"warn ends-soon /a.crt"_s}));
}

void CertificatesTest::nodesThatDoNotAnswer()
{
    const auto silent = std::make_shared<ScriptedRunner>(u"ops@w1"_s);
    silent->on(u"kubemori-certificates"_s,
               ScriptedAnswer{.output = {},
                              .errors = {},
                              .exit = {},
                              .error = Error{.code = ErrorCode::TimedOut, .detail = {}, .subject = {}, .context = {}}});
    const CertificateHost host{
        .node = u"w1"_s, .controlPlane = false, .runner = silent, .become = true, .kubeconfigs = {}, .unreachable = {}};
    const NodeCertificates seen = lookAtCertificates(host, now, Milliseconds{1000}, {});
    QVERIFY(seen.error.has_value());
    QCOMPARE(problemsOf(judgeCertificates({seen}, now)), (QStringList{u"warn not-seen "_s}));
    const CertificateHost nowhere{
        .node = u"w2"_s,
        .controlPlane = true,
        .runner = {},
        .become = false,
        .kubeconfigs = {},
        .unreachable =
            Error{.code = ErrorCode::InvalidData, .detail = u"no address"_s, .subject = u"w2"_s, .context = {}}};
    const NodeCertificates unknown = lookAtCertificates(nowhere, now, Milliseconds{1000}, {});
    QVERIFY(unknown.controlPlane && unknown.error->detail == u"no address"_s);
}

void CertificatesTest::looksAtAFewAtATime()
{
    std::atomic<int> running = 0;
    std::atomic<int> most = 0;
    const auto runner = std::make_shared<ScriptedRunner>();
    runner->on(u"kubemori-certificates"_s, [&](const command::Command &command, const std::stop_token &) {
        const int mine = ++running;
        most = std::max(most.load(), mine);
        --running;
        return ScriptedAnswer{.output = command.argv.size() > 4
                                            ? answer("kubeconfig /a.conf\n" + samples::admin + "end\n")
                                            : answer(file("/a.crt", samples::soon)),
                              .errors = {},
                              .exit = {},
                              .error = {}};
    });
    QList<CertificateHost> hosts;
    for (int i = 0; i < 40; ++i) {
        hosts.append({.node = u"n%1"_s.arg(i),
                      .controlPlane = false,
                      .runner = runner,
                      .become = true,
                      .kubeconfigs = i == 39 ? QStringList{u"/a.conf"_s} : QStringList(),
                      .unreachable = {}});
    }
    int heard = 0;
    const auto seen =
        CertificateSurvey(Milliseconds{1000}, 4).run(hosts, now, [&](const NodeCertificates &) { ++heard; }, {});
    QCOMPARE(seen.size(), 40);
    QCOMPARE(heard, 40);
    QCOMPARE(seen[17].node, u"n17"_s);
    QCOMPARE(toString(seen[39].certificates.value(0).source), u"kubeconfig"_s);
    QVERIFY(most <= 4);
    CertificateReport report;
    report.nodes = {seenOf(file("/a.crt", samples::fresh) + file("/b.crt", samples::expired)),
                    seenOf("file /c.crt\nkey none\nend\n" + file("/d.crt", samples::soon))};
    QStringList paths;
    for (const Certificate &certificate : report.sorted()) {
        paths.append(certificate.path);
    }
    QCOMPARE(paths, (QStringList{u"/b.crt"_s, u"/d.crt"_s, u"/a.crt"_s, u"/c.crt"_s}));
}

void CertificatesTest::stopEndsIt()
{
    std::stop_source stop;
    const auto runner = std::make_shared<ScriptedRunner>();
    runner->on(u"kubemori-certificates"_s, [&](const command::Command &, const std::stop_token &stopped) {
        stop.request_stop();
        while (!stopped.stop_requested()) {
            std::this_thread::yield();
        }
        return ScriptedAnswer{.output = {},
                              .errors = {},
                              .exit = {},
                              .error = Error{.code = ErrorCode::Cancelled, .detail = {}, .subject = {}, .context = {}}};
    });
    const QList<CertificateHost> hosts(10, {.node = u"n"_s,
                                            .controlPlane = false,
                                            .runner = runner,
                                            .become = true,
                                            .kubeconfigs = {},
                                            .unreachable = {}});
    QVERIFY(CertificateSurvey(Milliseconds{1000}).run(hosts, now, {}, stop.get_token()).isEmpty());
}

void CertificatesTest::autoRenew()
{
    ScriptedRunner runner;
    runner.on(u"auto_renew_certificates"_s,
              ScriptedAnswer{
                  .output = "group_vars/k8s_cluster/k8s-cluster.yml:310:auto_renew_certificates: true # since May\n"
                            "group_vars/k8s_cluster/k8s-cluster.yml:312:"
                            "auto_renew_certificates_systemd_calendar: \"Mon *-*-1 03:00:00\"\n"
                            "nonsense\n:1:auto_renew_certificates: x\n",
                  .errors = {},
                  .exit = {},
                  .error = {}});
    const auto found = findAutoRenew(runner, u"/srv/kubespray/inventory/lab"_s, Milliseconds{1000}, {});
    QVERIFY(found.has_value());
    QCOMPARE(found->size(), 2);
    QCOMPARE(found->first(), (AutoRenewSetting{.key = u"auto_renew_certificates"_s,
                                               .value = u"true"_s,
                                               .file = u"group_vars/k8s_cluster/k8s-cluster.yml"_s,
                                               .line = 310}));
    QCOMPARE(found->last().value, u"\"Mon *-*-1 03:00:00\""_s);
    runner.on(u"auto_renew_certificates"_s,
              ScriptedAnswer{.output = {}, .errors = "no", .exit = {.code = 1}, .error = {}});
    QVERIFY(!findAutoRenew(runner, u"/nowhere"_s, Milliseconds{1000}, {}).has_value());
}

void CertificatesTest::theDemosCanBeRead()
{
    const auto read = readCertificate(demo::demoCertificate({.subject = u"system:node:w1"_s,
                                                             .organisation = u"system:nodes"_s,
                                                             .issuer = u"kubernetes"_s,
                                                             .notBefore = now.addDays(-1),
                                                             .notAfter = now.addDays(364),
                                                             .names = {u"w1"_s},
                                                             .isCa = false}),
                                      now);
    QVERIFY(read.has_value());
    QCOMPARE(read->subject, u"O=system:nodes, CN=system:node:w1"_s);
    QCOMPARE(read->issuer, u"CN=kubernetes"_s);
    QCOMPARE(read->names, (QStringList{u"DNS:w1"_s}));
    QCOMPARE(read->daysLeft, 364);
    QVERIFY(!read->isCa);
}

QTEST_GUILESS_MAIN(CertificatesTest)
#include "tst_certificates.moc"
