// SPDX-License-Identifier: GPL-3.0-or-later
#include "command/local_runner.hpp"
#include "fleet/certificates.hpp"
#include "fleet/cluster_look.hpp"
#include "suites.hpp"
#include "support/code_of.hpp"
#include "support/fake_clock.hpp"
#include "support/scripted_runner.hpp"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace kubemori;
using namespace kubemori::fleet;
using kubemori::test::codeOf;
using kubemori::test::FakeClock;
using kubemori::test::ScriptedAnswer;
using kubemori::test::ScriptedRunner;

namespace {

ScriptedAnswer says(const QByteArray &output)
{
    return {.output = output, .errors = {}, .exit = {}, .error = {}};
}

ScriptedAnswer breaks(ErrorCode code)
{
    return {.output = {},
            .errors = {},
            .exit = {},
            .error = Error{.code = code, .detail = u"on purpose"_s, .subject = {}, .context = {}}};
}

QByteArray node(const QByteArray &name, const QByteArray &ip, const QByteArray &version, bool controlPlane, bool ready)
{
    return R"({"metadata":{"name":")" + name + R"(","uid":")" + name + R"(","resourceVersion":"1","labels":{)" +
           (controlPlane ? R"("node-role.kubernetes.io/control-plane":"")" : "") +
           R"(}},"spec":{},"status":{"addresses":[{"type":"InternalIP","address":")" + ip +
           R"("}],"conditions":[{"type":"Ready","status":")" + (ready ? "True" : "False") +
           R"("}],"nodeInfo":{"kubeletVersion":")" + version + R"("}}})";
}

/// One runner for every host, remembered by target.
class ScriptedFactory final : public command::RunnerFactory
{
public:
    std::shared_ptr<command::Runner> local() override { return at(u"local"_s); }
    std::shared_ptr<command::Runner> ssh(const command::SshTarget &target) override { return at(target.toString()); }
    std::shared_ptr<ScriptedRunner> at(const QString &place)
    {
        auto &runner = m_runners[place];
        if (!runner) {
            runner = std::make_shared<ScriptedRunner>(place);
        }
        return runner;
    }
    [[nodiscard]] QStringList places() const { return m_runners.keys(); }

private:
    QMap<QString, std::shared_ptr<ScriptedRunner>> m_runners;
};

cluster::Profile profile()
{
    cluster::Profile profile;
    profile.id = u"prod"_s;
    profile.controlPlane.hosts = QStringList{u"10.0.0.11"_s};
    profile.controlPlane.user = u"ops"_s;
    profile.nodes.user = u"ops"_s;
    profile.kubespray.host = u"deploy"_s;
    profile.kubespray.path = u"~/kubespray"_s;
    return profile;
}

} // namespace

/// What is made of the answers of kubectl, git and openssl.
class ClusterLookTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void seesEverything();
    void tellsAsItGoes();
    void keepsWhatWasKnown();
    void oneControlPlaneIsDown();
    void withoutACheckout();
    void kubernetesDownLooksAtTheHostsOfTheProfile();
    void withAKubeconfigOnly();
    void stopped();
    void endDates_data();
    void endDates();
    void realCertificates();

private:
    [[nodiscard]] ClusterFacts look(const ClusterFacts &before = {}) const
    {
        return ClusterLook(cluster::ClusterAccess(m_profile, *m_factory), m_clock).run(before, [](auto) {}, {});
    }

    std::unique_ptr<ScriptedFactory> m_factory;
    cluster::Profile m_profile;
    FakeClock m_clock;
};

void ClusterLookTest::init()
{
    m_profile = profile();
    m_factory = std::make_unique<ScriptedFactory>();
    const auto first = m_factory->at(u"ops@10.0.0.11"_s);
    first->on(u"/version"_s, says(R"({"major":"1","minor":"31","gitVersion":"v1.31.4"})"));
    first->on(u"/api/v1/nodes"_s, says(R"({"kind":"NodeList","metadata":{"resourceVersion":"7"},"items":[)" +
                                       QByteArrayList{node("cp1", "10.0.0.11", "v1.31.4", true, true),
                                                      node("cp2", "10.0.0.12", "v1.31.4", true, true),
                                                      node("w1", "10.0.0.21", "v1.30.4", false, false)}
                                           .join(',') +
                                       "]}"));
    first->on(u"openssl"_s, says("/etc/kubernetes/ssl/apiserver.crt\nnotAfter=Nov  7 09:30:00 2027 GMT\n"
                                 "/etc/ssl/etcd/ssl/ca.pem\nnotAfter=Jan 31 00:00:00 2126 GMT\n"));
    m_factory->at(u"ops@10.0.0.12"_s)
        ->on(u"openssl"_s, says("/etc/kubernetes/admin.conf\nnotAfter=Dec 24 18:00:00 2026 GMT\nbroken\nunreadable\n"));
    const auto deploy = m_factory->at(u"deploy"_s);
    deploy->on(u"rev-parse"_s, says("false\nfalse\n/home/ops/kubespray/.git\n\n"));
    deploy->on(u"status"_s, says("# branch.oid " + QByteArray(40, 'a') + '\0' + "# branch.head t_v2.27.0" + '\0' +
                                 "? inventory/prod/" + '\0'));
    deploy->on(u"ls-tree"_s, says(QByteArray("cluster.yml\0inventory\0roles\0", 28)));
    deploy->on(u"for-each-ref"_s, says("v2.27.0\n"));
}

void ClusterLookTest::seesEverything()
{
    const ClusterFacts facts = look();
    QVERIFY(facts.kubernetes.isCurrent());
    QCOMPARE(facts.kubernetes.value->apiServer, u"v1.31.4"_s);
    QCOMPARE(facts.kubernetes.value->kubelets, (QMap<QString, int>{{u"v1.30.4"_s, 1}, {u"v1.31.4"_s, 2}}));
    QCOMPARE(facts.kubernetes.value->nodes, 3);
    QCOMPARE(facts.kubernetes.value->ready, 2);
    QCOMPARE(facts.kubernetes.seenAt, m_clock.utcNow());
    QVERIFY(facts.release.isCurrent());
    QCOMPARE(facts.release.value->tag, u"v2.27.0"_s);
    QCOMPARE(facts.release.value->untracked, 1);
    // In the home of the other host, without a shell that would know what "~" is.
    QVERIFY(m_factory->at(u"deploy"_s)->commands().first().contains(u"-C kubespray "_s));
    QVERIFY(facts.certificates.isCurrent());
    QCOMPARE(facts.certificates.value->host, u"cp2"_s);
    QCOMPARE(facts.certificates.value->path, u"/etc/kubernetes/admin.conf"_s);
    QCOMPARE(facts.certificates.value->notAfter, QDateTime(QDate(2026, 12, 24), QTime(18, 0), QTimeZone::utc()));
    QCOMPARE(facts.certificates.value->count, 3);
    QVERIFY(facts.certificates.value->unread.isEmpty());
    QVERIFY(!m_factory->places().contains(u"ops@10.0.0.21"_s)); // workers have none of these
    for (const QString &place : m_factory->places()) {
        for (const QString &command : m_factory->at(place)->commands()) {
            QVERIFY2(command.startsWith("git"_L1) || command.startsWith("sudo "_L1), qPrintable(command));
        }
    }
}

void ClusterLookTest::tellsAsItGoes()
{
    QList<ClusterFacts> told;
    const auto keep = [&told](const ClusterFacts &facts) { told.append(facts); };
    const ClusterFacts last = ClusterLook(cluster::ClusterAccess(m_profile, *m_factory), m_clock).run({}, keep, {});
    QCOMPARE(told.size(), 3);
    QVERIFY(told.at(0).kubernetes.value && !told.at(0).release.value && !told.at(0).certificates.value);
    QVERIFY(told.at(1).release.value && !told.at(1).certificates.value);
    QCOMPARE(told.at(2), last);
}

void ClusterLookTest::keepsWhatWasKnown()
{
    const ClusterFacts before = look();
    const QDateTime then = m_clock.utcNow();
    m_clock.advance(1h);
    m_factory->at(u"ops@10.0.0.11"_s)->on(u"/version"_s, breaks(ErrorCode::Unreachable));
    m_factory->at(u"ops@10.0.0.11"_s)->on(u"openssl"_s, breaks(ErrorCode::Declined));
    m_factory->at(u"deploy"_s)->on(u"rev-parse"_s, breaks(ErrorCode::HostKeyUnknown));
    const ClusterFacts after = look(before);
    QCOMPARE(after.kubernetes.value, before.kubernetes.value);
    QCOMPARE(after.kubernetes.seenAt, then);
    QCOMPARE(after.kubernetes.triedAt, m_clock.utcNow());
    QVERIFY(!after.kubernetes.isCurrent());
    QCOMPARE(toString(after.kubernetes.error->code), u"Unreachable"_s);
    QVERIFY(!needsPerson(*after.kubernetes.error));
    QCOMPARE(after.release.value, before.release.value);
    QVERIFY(needsPerson(*after.release.error));
    QCOMPARE(after.certificates.value, before.certificates.value);
    QVERIFY(needsPerson(*after.certificates.error));
}

void ClusterLookTest::oneControlPlaneIsDown()
{
    m_factory->at(u"ops@10.0.0.12"_s)->on(u"openssl"_s, breaks(ErrorCode::Unreachable));
    const ClusterFacts facts = look();
    QVERIFY(facts.certificates.isCurrent());
    QCOMPARE(facts.certificates.value->host, u"cp1"_s);
    QCOMPARE(facts.certificates.value->unread, QStringList{u"cp2"_s});
}

void ClusterLookTest::withoutACheckout()
{
    ClusterFacts before;
    before.release.saw({.tag = u"v2.20.0"_s}, m_clock.utcNow());
    m_profile.kubespray = {};
    const ClusterFacts facts = look(before);
    QCOMPARE(facts.release, Fact<ReleaseFacts>());
    QVERIFY(!m_factory->places().contains(u"local"_s) || m_factory->at(u"local"_s)->commands().isEmpty());
}

void ClusterLookTest::kubernetesDownLooksAtTheHostsOfTheProfile()
{
    m_factory->at(u"ops@10.0.0.11"_s)->on(u"kubectl"_s, breaks(ErrorCode::TimedOut));
    const ClusterFacts facts = look();
    QCOMPARE(toString(facts.kubernetes.error->code), u"TimedOut"_s);
    QVERIFY(facts.certificates.isCurrent()); // expired ones are a reason for kubectl to fail: they are to be seen then
    QCOMPARE(facts.certificates.value->host, u"10.0.0.11"_s);
}

void ClusterLookTest::withAKubeconfigOnly()
{
    m_profile.controlPlane = {};
    m_profile.controlPlane.kubeconfig = u"/home/me/.kube/config"_s;
    m_factory->at(u"local"_s)->on(u"kubectl"_s, breaks(ErrorCode::ProgramMissing));
    const ClusterFacts facts = look();
    QCOMPARE(toString(facts.kubernetes.error->code), u"ProgramMissing"_s);
    QCOMPARE(toString(facts.certificates.error->code), u"NotFound"_s);
    for (const QString &command : m_factory->at(u"local"_s)->commands()) {
        QVERIFY2(!command.contains(u"openssl"_s), qPrintable(command)); // this machine is no control plane
    }
}

void ClusterLookTest::stopped()
{
    std::stop_source stop;
    stop.request_stop();
    const ClusterFacts facts =
        ClusterLook(cluster::ClusterAccess(m_profile, *m_factory), m_clock).run({}, [](auto) {}, stop.get_token());
    QCOMPARE(toString(facts.kubernetes.error->code), u"Cancelled"_s);
}

void ClusterLookTest::endDates_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QDateTime>("end");
    const auto utc = [](int year, int month, int day, int hour) {
        return QDateTime(QDate(year, month, day), QTime(hour, 5, 9), QTimeZone::utc());
    };
    QTest::newRow("one digit") << QByteArray("notAfter=Nov  7 09:05:09 2027 GMT\n") << utc(2027, 11, 7, 9);
    QTest::newRow("two digits") << QByteArray("notAfter=Feb 29 23:05:09 2028 GMT") << utc(2028, 2, 29, 23);
    QTest::newRow("past") << QByteArray("notAfter=Jan 10 00:05:09 2020 GMT") << utc(2020, 1, 10, 0);
    QTest::newRow("no date") << QByteArray("notAfter=Foo 10 00:00:00 2020 GMT") << QDateTime();
    QTest::newRow("no 30th of February") << QByteArray("notAfter=Feb 30 00:00:00 2020 GMT") << QDateTime();
    QTest::newRow("another key") << QByteArray("notBefore=Jan 10 00:00:00 2020 GMT") << QDateTime();
    QTest::newRow("another zone") << QByteArray("notAfter=Jan 10 00:00:00 2020 JST") << QDateTime();
    QTest::newRow("nothing") << QByteArray() << QDateTime();
}

void ClusterLookTest::endDates()
{
    QFETCH(QByteArray, line);
    QFETCH(QDateTime, end);
    QCOMPARE(endDate(line), end);
}

void ClusterLookTest::realCertificates()
{
    // What openssl of this machine prints is what we read.
    const QTemporaryDir folder;
    command::Command make;
    make.argv = {u"openssl"_s,
                 u"req"_s,
                 u"-x509"_s,
                 u"-newkey"_s,
                 u"ec"_s,
                 u"-pkeyopt"_s,
                 u"ec_paramgen_curve:P-256"_s,
                 u"-nodes"_s,
                 u"-keyout"_s,
                 folder.filePath(u"key.pem"_s),
                 u"-out"_s,
                 folder.filePath(u"cert.pem"_s),
                 u"-days"_s,
                 u"3"_s,
                 u"-subj"_s,
                 u"/CN=test"_s};
    make.timeout = 60s;
    command::LocalRunner here;
    const auto made = command::captureChecked(here, make, {});
    QVERIFY2(made.has_value(), made ? "" : qPrintable(toLogLine(made.error())));
    command::Command read;
    read.argv = {u"openssl"_s, u"x509"_s, u"-enddate"_s, u"-noout"_s, u"-in"_s, folder.filePath(u"cert.pem"_s)};
    read.timeout = 60s;
    const auto said = command::captureChecked(here, read, {});
    QVERIFY(said.has_value());
    const qint64 days = QDateTime::currentDateTimeUtc().daysTo(endDate(said->output));
    QVERIFY2(days >= 2 && days <= 3, said->output.constData());
    // The whole look, on a machine without Kubernetes: nothing is found, and that is no error.
    const auto none = certificatesOn(here, false, 60s, {});
    QVERIFY2(none.has_value(), none ? "" : qPrintable(toLogLine(none.error())));
    if (!QFileInfo::exists(u"/etc/kubernetes"_s)) {
        QVERIFY(none->isEmpty());
    }
}

std::unique_ptr<QObject> makeClusterLookTest()
{
    return std::make_unique<ClusterLookTest>();
}

#include "tst_cluster_look.moc"
