// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube/kubectl.hpp"
#include "kube/kubectl_error.hpp"
#include "sample.hpp"
#include "support/scripted_runner.hpp"

#include <QTest>

#include <utility>

using namespace kubemori;
using namespace kubemori::kube;
using namespace kubemori::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray refusedConnection =
    "The connection to the server 127.0.0.1:6443 was refused - did you specify the right host or port?\n";

ScriptedAnswer failing(const QByteArray &errors, int code = 1)
{
    return {.output = {}, .errors = errors, .exit = {.code = code, .signal = 0, .duration = {}}, .error = {}};
}

ScriptedAnswer broken(ErrorCode code)
{
    return {.output = {},
            .errors = {},
            .exit = {},
            .error = Error{.code = code, .detail = u"x"_s, .subject = {}, .context = {}}};
}

ScriptedAnswer saying(const QByteArray &output)
{
    return {.output = output, .errors = {}, .exit = {}, .error = {}};
}

/// Two control-plane hosts, cp1 and cp2.
struct Place
{
    std::shared_ptr<ScriptedRunner> cp1 = std::make_shared<ScriptedRunner>(u"ops@cp1"_s);
    std::shared_ptr<ScriptedRunner> cp2 = std::make_shared<ScriptedRunner>(u"ops@cp2"_s);
    Kubectl kubectl{
        {{.host = u"cp1"_s, .runner = cp1, .kubectl = u"kubectl"_s, .kubectlArguments = {}, .become = true},
         {.host = u"cp2"_s, .runner = cp2, .kubectl = u"kubectl"_s, .kubectlArguments = {}, .become = true}}};
};

} // namespace

class TestKubectl : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listsPageByPage();
    void oldKubectlPacks();
    void allNodesByOneList();
    void allNodesFromAnotherHostWhenCutOff();
    void refusesWhatIsNotAllNodes_data();
    void refusesWhatIsNotAllNodes();
    void startsAnewWhenTheListExpires();
    void givesUpOnAListThatAlwaysExpires();
    void refusesAListThatDoesNotGoOn();
    void otherHost_data();
    void otherHost();
    void remembersTheHostThatWorked();
    void avoidsAHost();
    void endsStreamsOnAvoidedHosts();
    void allHostsDown();
    void classifies_data();
    void classifies();
    void skewWarningsAreIgnored();
    void getsANode();
    void cordons();
    void refusesHostileNames_data();
    void refusesHostileNames();
    void drainsWithAllFlags();
    void drainNeedsATimeout();
    void drainReportsRefusal();
    void drainFallsBackToTheOldFlag();
    void drainMovesToAnotherHost();
    void drainDoesNotMoveWhenTheServerAnswered();
    void podsOfANode();
    void budgetsOfOldClusters();
    void localKubeconfig();
    void tellsItsObserver();
    void cancelled();
    void streamMovesOnOnlyBeforeOutput();
};

void TestKubectl::listsPageByPage()
{
    const Place place;
    place.cp1->on(u"limit=500"_s, saying(pageJson({nodeJson("a"), nodeJson("b")}, "500", "tok+/=")));
    place.cp1->on(u"continue=tok%2B%2F%3D"_s, saying(pageJson({nodeJson("c")}, "500")));
    QList<NodesListed> pages;
    const auto version = place.kubectl.listNodes([&](NodesListed page) { pages.append(std::move(page)); }, {});
    QCOMPARE(*version, u"500"_s);
    QCOMPARE(pages.size(), 2);
    QVERIFY(pages[0].first && pages[0].more && !pages[1].first && !pages[1].more);
    QCOMPARE(pages[0].nodes.size(), 2);
    QCOMPARE(pages[1].nodes.first().name, u"c"_s);
    QCOMPARE(place.cp1->commands().first(),
             u"sudo kubectl get --raw '/api/v1/nodes?limit=500' --disable-compression"_s);
    QVERIFY(place.cp1->commands().at(1).contains(u"limit=2000&continue="));
}

void TestKubectl::oldKubectlPacks()
{
    const Place place;
    place.cp1->on(u"limit="_s, saying(pageJson({nodeJson("a")})));
    place.cp1->on(u"--disable-compression"_s,
                  failing("Error: unknown flag: --disable-compression\nSee 'kubectl get --help' for usage.\n"));
    const auto list = [&place] { return place.kubectl.listNodes([](const NodesListed &) {}, {}); };
    QVERIFY(list());
    QVERIFY(list());
    QCOMPARE(place.cp1->commands().filter(u"--disable-compression"_s).size(), 1);
    QCOMPARE(place.cp1->commands().size(), 3);
}

void TestKubectl::allNodesByOneList()
{
    const Place place;
    place.cp1->on(u"/api/v1/nodes"_s, saying(pageJson({nodeJson("a"), nodeJson("b"), nodeJson("c")})));
    place.cp1->on(u"--disable-compression"_s, failing("error: unknown flag: --disable-compression\n"));
    const auto nodes = place.kubectl.allNodes({});
    QVERIFY(nodes);
    QCOMPARE(nodes->size(), 3);
    QCOMPARE(nodes->last().name, u"c"_s);
    QCOMPARE(place.cp1->commands(), QStringList({u"sudo kubectl get --raw /api/v1/nodes --disable-compression"_s,
                                                 u"sudo kubectl get --raw /api/v1/nodes"_s}));
}

void TestKubectl::allNodesFromAnotherHostWhenCutOff()
{
    const Place place;
    ScriptedAnswer lost = broken(ErrorCode::Disconnected);
    lost.output = pageJson({nodeJson("a"), nodeJson("b")}).chopped(30);
    place.cp1->on(u"/api/v1/nodes"_s, lost);
    place.cp2->on(u"/api/v1/nodes"_s, saying(pageJson({nodeJson("b"), nodeJson("c")})));
    const auto nodes = place.kubectl.allNodes({});
    QVERIFY(nodes);
    QCOMPARE(nodes->size(), 2);
    QCOMPARE(nodes->first().name, u"b"_s);
}

void TestKubectl::refusesWhatIsNotAllNodes_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("a part") << pageJson({nodeJson("a")}, "500", "more");
    QTest::newRow("cut off") << pageJson({nodeJson("a"), nodeJson("b")}).chopped(30);
    QTest::newRow("a node without a name") << QByteArray(R"({"kind":"NodeList","items":[{"metadata":{}}]})");
    QTest::newRow("pods") << QByteArray(R"({"kind":"PodList","items":[{"metadata":{"name":"a"}}]})");
    QTest::newRow("no list") << nodeJson("a");
    QTest::newRow("no JSON") << QByteArray("<html>]</html>");
    QTest::newRow("nothing") << QByteArray();
}

void TestKubectl::refusesWhatIsNotAllNodes()
{
    QFETCH(const QByteArray, answer);
    const Place place;
    place.cp1->on(u"/api/v1/nodes"_s, saying(answer));
    const auto nodes = place.kubectl.allNodes({});
    QVERIFY(!nodes);
    QCOMPARE(toString(nodes.error().code), toString(ErrorCode::InvalidData));
    QCOMPARE(place.cp2->commands(), QStringList());
}

void TestKubectl::startsAnewWhenTheListExpires()
{
    const Place place;
    int lists = 0;
    place.cp1->on(u"limit=500"_s, [&lists](const auto &, auto) {
        ++lists;
        return lists == 1 ? saying(pageJson({nodeJson("a")}, "500", "old"))
                          : saying(pageJson({nodeJson("a"), nodeJson("b")}, "600"));
    });
    place.cp1->on(
        u"continue=old"_s,
        failing("Error from server (Expired): The provided continue parameter is too old to display a consistent "
                "list result.\n"));
    QList<bool> firsts;
    const auto version = place.kubectl.listNodes([&](const NodesListed &page) { firsts.append(page.first); }, {});
    QCOMPARE(*version, u"600"_s);
    QCOMPARE(firsts, QList<bool>({true, true}));
}

void TestKubectl::givesUpOnAListThatAlwaysExpires()
{
    const Place place;
    place.cp1->on(u"limit=500"_s, saying(pageJson({nodeJson("a")}, "500", "old")));
    place.cp1->on(u"continue=old"_s, failing("Error from server (Gone): too old\n"));
    const auto version = place.kubectl.listNodes([](const NodesListed &) {}, {});
    QCOMPARE(toString(version.error().code), toString(ErrorCode::Expired));
    QVERIFY(place.cp1->commands().size() <= 8);
}

void TestKubectl::refusesAListThatDoesNotGoOn()
{
    const Place place;
    place.cp1->on(u"limit="_s, saying(pageJson({nodeJson("a")}, "500", "same")));
    QCOMPARE(toString(place.kubectl.listNodes([](const NodesListed &) {}, {}).error().code),
             toString(ErrorCode::InvalidData));
}

void TestKubectl::otherHost_data()
{
    QTest::addColumn<ScriptedAnswer>("answer");
    QTest::addColumn<bool>("moves");
    QTest::newRow("unreachable") << broken(ErrorCode::Unreachable) << true;
    QTest::newRow("disconnected") << broken(ErrorCode::Disconnected) << true;
    QTest::newRow("timed out") << broken(ErrorCode::TimedOut) << true;
    QTest::newRow("host key") << broken(ErrorCode::HostKeyChanged) << false;
    QTest::newRow("login") << broken(ErrorCode::AuthenticationFailed) << false;
    QTest::newRow("refused") << failing(refusedConnection) << true;
    QTest::newRow("connect") << failing("Unable to connect to the server: dial tcp 10.0.0.1:6443: i/o timeout\n")
                             << true;
    QTest::newRow("tls") << failing("Unable to connect to the server: net/http: TLS handshake timeout\n") << true;
    QTest::newRow("eof") << failing("Unable to connect to the server: EOF\n") << true;
    QTest::newRow("unavailable") << failing("Error from server (ServiceUnavailable): apiserver is shutting down\n")
                                 << true;
    QTest::newRow("etcd") << failing("Error from server: etcdserver: request timed out\n") << true;
    QTest::newRow("expired server certificate")
        << failing("Unable to connect to the server: tls: failed to verify certificate: x509: certificate has expired "
                   "or is not yet valid: current time 2026-11-28T10:31:43Z is after 2025-01-01T00:00:00Z\n")
        << true;
    QTest::newRow("expired kubeconfig") << failing("error: You must be logged in to the server (Unauthorized)\n")
                                        << true;
    QTest::newRow("forbidden")
        << failing("Error from server (Forbidden): nodes \"a\" is forbidden: User \"x\" cannot get\n") << false;
    QTest::newRow("not found") << failing("Error from server (NotFound): nodes \"a\" not found\n") << false;
    QTest::newRow("no kubectl") << failing("sudo: kubectl: command not found\n") << false;
}

void TestKubectl::otherHost()
{
    QFETCH(const ScriptedAnswer, answer);
    QFETCH(const bool, moves);
    const Place place;
    place.cp1->on(u"get"_s, answer);
    place.cp2->on(u"get"_s, saying(nodeJson("a")));
    const auto node = place.kubectl.getNode(u"a"_s, {});
    QCOMPARE(node.has_value(), moves);
    QCOMPARE(place.cp2->commands().size(), moves ? 1 : 0);
    QCOMPARE(place.kubectl.host(), moves ? u"cp2"_s : u"cp1"_s);
}

void TestKubectl::remembersTheHostThatWorked()
{
    const Place place;
    place.cp1->on(u"get"_s, failing(refusedConnection));
    place.cp2->on(u"get"_s, saying(nodeJson("a")));
    QVERIFY(place.kubectl.getNode(u"a"_s, {}));
    QVERIFY(place.kubectl.getNode(u"a"_s, {}));
    QCOMPARE(place.cp1->commands().size(), 1);
    QCOMPARE(place.kubectl.location(), u"ops@cp2"_s);
}

void TestKubectl::avoidsAHost()
{
    Place place;
    place.cp1->on(u"get"_s, saying(nodeJson("a")));
    place.cp2->on(u"get"_s, saying(nodeJson("a")));
    const Kubectl copy = place.kubectl;
    place.kubectl.avoid({u"node-one"_s, u"CP1"_s});
    QCOMPARE(copy.host(), u"cp2"_s);
    QVERIFY(copy.getNode(u"a"_s, {}));
    QVERIFY(place.cp1->commands().isEmpty());
    place.kubectl.avoid({u"cp2"_s});
    QVERIFY(copy.getNode(u"a"_s, {})); // when there is no other, it is used after all
    place.kubectl.allow({u"cp1"_s, u"node-one"_s});
    QCOMPARE(copy.host(), u"cp1"_s);
}

void TestKubectl::endsStreamsOnAvoidedHosts()
{
    Place place;
    place.cp1->on(u"watch=1"_s, [&place](const auto &, const std::stop_token &stop) {
        place.kubectl.avoid({u"cp1"_s});
        return stop.stop_requested() ? saying({}) : failing("the stream was not stopped");
    });
    const auto ended = place.kubectl.streamRaw(u"/x?watch=1"_s, {}, [](QByteArrayView) {}, {});
    QCOMPARE(toString(ended.error().code), toString(ErrorCode::Disconnected));
    QCOMPARE(place.kubectl.host(), u"cp2"_s);
}

void TestKubectl::allHostsDown()
{
    const Place place;
    place.cp1->on(u"get"_s, broken(ErrorCode::Unreachable));
    place.cp2->on(u"get"_s, failing(refusedConnection));
    const auto node = place.kubectl.getNode(u"a"_s, {});
    QCOMPARE(toString(node.error().code), toString(ErrorCode::Unreachable));
    QCOMPARE(node.error().subject, u"ops@cp1"_s);
    QVERIFY2(toLogLine(node.error()).contains(u"was refused"), qPrintable(toLogLine(node.error())));
}

void TestKubectl::classifies_data()
{
    QTest::addColumn<QByteArray>("errors");
    QTest::addColumn<int>("exit");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("forbidden") << QByteArray("Error from server (Forbidden): no") << 1 << ErrorCode::PermissionDenied;
    QTest::newRow("unauthorized") << QByteArray("error: You must be logged in to the server (Unauthorized)") << 1
                                  << ErrorCode::AuthenticationFailed;
    QTest::newRow("certificate")
        << QByteArray("Unable to connect to the server: x509: certificate has expired or is not yet valid") << 1
        << ErrorCode::AuthenticationFailed;
    QTest::newRow("expired") << QByteArray("Error from server (Expired): too old resource version: 1 (2)") << 1
                             << ErrorCode::Expired;
    QTest::newRow("missing, bash") << QByteArray("bash: line 1: kubectl: command not found") << 127
                                   << ErrorCode::ProgramMissing;
    QTest::newRow("missing, env") << QByteArray("env: 'kubectl': No such file or directory") << 127
                                  << ErrorCode::ProgramMissing;
    QTest::newRow("context") << QByteArray("error: context \"lab\" does not exist") << 1 << ErrorCode::InvalidInput;
    QTest::newRow("internal") << QByteArray("Error from server (InternalError): an error on the server") << 1
                              << ErrorCode::ServerError;
    QTest::newRow("log line")
        << QByteArray("E0301 21:30:00.123456   12345 memcache.go:265] couldn't get current server API group list: Get "
                      "\"https://x\": dial tcp 10.0.0.1:6443: connect: connection refused")
        << 1 << ErrorCode::Unreachable;
    QTest::newRow("else") << QByteArray("something new") << 1 << ErrorCode::ExitedNonZero;
    QTest::newRow("nothing") << QByteArray() << 3 << ErrorCode::ExitedNonZero;
}

void TestKubectl::classifies()
{
    QFETCH(const QByteArray, errors);
    QFETCH(const int, exit);
    QFETCH(const ErrorCode, code);
    const Error error = kubectlError({.code = exit, .signal = 0, .duration = {}}, errors);
    QCOMPARE(toString(error.code), toString(code));
    QVERIFY(!error.detail.isEmpty());
}

void TestKubectl::skewWarningsAreIgnored()
{
    const QByteArray skew = "WARNING: version difference between client (1.32) and server (1.20) exceeds the supported "
                            "minor version skew of +/-1\n";
    const Place place;
    place.cp1->on(u"get"_s, {.output = nodeJson("a"), .errors = skew, .exit = {}, .error = {}});
    QVERIFY(place.kubectl.getNode(u"a"_s, {}));
    const Error error = kubectlError({.code = 1, .signal = 0, .duration = {}},
                                     QByteArray(skew + "Error from server (NotFound): nodes \"a\" not found\n"));
    QCOMPARE(error.detail, u"Error from server (NotFound): nodes \"a\" not found"_s);
    QVERIFY(isKubectlWarning("Warning: use of the `x` flag"));
    QVERIFY(!isKubectlWarning("Warning: ignoring DaemonSet-managed Pods: a/b"));
}

void TestKubectl::getsANode()
{
    const Place place;
    place.cp1->on(u"/api/v1/nodes/a"_s, saying(nodeJson("a")));
    QCOMPARE(place.kubectl.getNode(u"a"_s, {})->name, u"a"_s);
    place.cp1->on(u"/api/v1/nodes/b"_s, saying(nodeJson("a")));
    QCOMPARE(toString(place.kubectl.getNode(u"b"_s, {}).error().code), toString(ErrorCode::InvalidData));
    place.cp1->on(u"/api/v1/nodes/c"_s, failing("Error from server (NotFound): nodes \"c\" not found\n"));
    const Error missing = place.kubectl.getNode(u"c"_s, {}).error();
    QCOMPARE(toString(missing.code), toString(ErrorCode::NotFound));
    QCOMPARE(missing.subject, u"c"_s);
}

void TestKubectl::cordons()
{
    const Place place;
    place.cp1->on(u"cordon"_s, saying("node/a cordoned\n"));
    QVERIFY(place.kubectl.cordon(u"a"_s, {}));
    QVERIFY(place.kubectl.uncordon(u"a"_s, {}));
    QCOMPARE(place.cp1->commands(), QStringList({u"sudo kubectl cordon a"_s, u"sudo kubectl uncordon a"_s}));
    QCOMPARE(command::displayText(place.kubectl.cordonCommand(u"a"_s)), u"sudo kubectl cordon a"_s);
}

void TestKubectl::refusesHostileNames_data()
{
    QTest::addColumn<QString>("name");
    for (const QString &name :
         {u"--all"_s, u"a b"_s, u"a;reboot"_s, u"../pods"_s, u"a?watch=1"_s, QString(), u"a\nb"_s, u"$(id)"_s}) {
        QTest::newRow(qPrintable(u"<"_s + name.toHtmlEscaped() + u">"_s)) << name;
    }
}

void TestKubectl::refusesHostileNames()
{
    QFETCH(const QString, name);
    const Place place;
    QCOMPARE(toString(place.kubectl.getNode(name, {}).error().code), toString(ErrorCode::InvalidInput));
    QCOMPARE(toString(place.kubectl.cordon(name, {}).error().code), toString(ErrorCode::InvalidInput));
    QCOMPARE(toString(place.kubectl.uncordon(name, {}).error().code), toString(ErrorCode::InvalidInput));
    QCOMPARE(toString(place.kubectl.podsOnNode(name, {}).error().code), toString(ErrorCode::InvalidInput));
    QCOMPARE(toString(place.kubectl.drain(name, {}, {}, {}).result.error().code), toString(ErrorCode::InvalidInput));
    QVERIFY(place.cp1->commands().isEmpty());
}

void TestKubectl::drainsWithAllFlags()
{
    const Place place;
    place.cp1->on(u"drain"_s, {.output = "node/a cordoned\nevicting pod s/w\npod/w evicted\nnode/a drained\n",
                               .errors = "Warning: ignoring DaemonSet-managed Pods: k/p\n",
                               .exit = {},
                               .error = {}});
    DrainRequest request;
    request.deleteEmptyDirData = true;
    request.gracePeriodSeconds = 30;
    request.timeout = Milliseconds{119'500};
    QList<DrainProgress::Kind> kinds;
    const DrainOutcome outcome =
        place.kubectl.drain(u"a"_s, request, [&](const DrainProgress &p) { kinds.append(p.kind); }, {});
    QVERIFY(outcome.result);
    QVERIFY(outcome.report.drained && outcome.report.cordoned);
    QCOMPARE(outcome.report.evicted, QStringList{u"s/w"_s});
    using Kind = DrainProgress::Kind;
    QCOMPARE(kinds, QList<Kind>({Kind::Cordoned, Kind::Evicting, Kind::Evicted, Kind::Drained, Kind::Ignoring}));
    QCOMPARE(
        place.cp1->commands().first(),
        u"sudo kubectl drain a --force --ignore-daemonsets --delete-emptydir-data --grace-period=30 --timeout=120s"_s);
    QCOMPARE(command::displayText(place.kubectl.drainCommand(u"a"_s, request)), place.cp1->commands().first());
    QVERIFY(place.kubectl.drainCommand(u"a"_s, request).timeout > request.timeout);
    request = {.force = false, .ignoreDaemonSets = false, .timeout = Milliseconds{60'000}};
    QCOMPARE(command::displayText(place.kubectl.drainCommand(u"a"_s, request)),
             u"sudo kubectl drain a --timeout=60s"_s);
}

void TestKubectl::drainNeedsATimeout()
{
    const Place place;
    const DrainRequest forEver{.timeout = Milliseconds{0}};
    QCOMPARE(toString(place.kubectl.drain(u"a"_s, forEver, {}, {}).result.error().code),
             toString(ErrorCode::InvalidInput));
    QVERIFY(place.cp1->commands().isEmpty());
}

void TestKubectl::drainReportsRefusal()
{
    const Place place;
    place.cp1->on(u"drain"_s,
                  failing("error: unable to drain node \"a\" due to error: cannot delete Pods with local storage (use "
                          "--delete-emptydir-data to override): s/w, continuing command...\n"));
    const DrainOutcome outcome = place.kubectl.drain(u"a"_s, {}, {}, {});
    QCOMPARE(toString(outcome.result.error().code), toString(ErrorCode::EmptyDirData));
    QCOMPARE(outcome.result.error().subject, u"a"_s);
    QCOMPARE(outcome.report.emptyDirPods, QStringList{u"s/w"_s});
}

void TestKubectl::drainFallsBackToTheOldFlag()
{
    const Place place;
    place.cp1->on(u"--delete-emptydir-data"_s,
                  failing("Error: unknown flag: --delete-emptydir-data\nSee 'kubectl drain --help' for usage.\n"));
    place.cp1->on(u"--delete-local-data"_s, saying("node/a evicted\n"));
    const DrainOutcome outcome = place.kubectl.drain(u"a"_s, {.deleteEmptyDirData = true}, {}, {});
    QVERIFY(outcome.result);
    QVERIFY(outcome.report.drained);
}

void TestKubectl::drainMovesToAnotherHost()
{
    const Place place;
    ScriptedAnswer lost = broken(ErrorCode::Disconnected);
    lost.output = "node/a cordoned\nevicting pod s/w\n";
    place.cp1->on(u"drain"_s, lost);
    place.cp2->on(u"drain"_s, saying("node/a already cordoned\nevicting pod s/w\npod/w evicted\nnode/a drained\n"));
    const DrainOutcome outcome = place.kubectl.drain(u"a"_s, {}, {}, {});
    QVERIFY(outcome.result);
    QVERIFY(outcome.report.cordoned && outcome.report.drained);
    QCOMPARE(place.cp2->commands().size(), 1);
}

void TestKubectl::drainDoesNotMoveWhenTheServerAnswered()
{
    const Place place;
    ScriptedAnswer answer = broken(ErrorCode::TimedOut);
    answer.errors = "error when evicting pods/\"w\" -n \"s\" (will retry after 5s): Cannot evict pod as it would "
                    "violate the pod's disruption budget.\n";
    place.cp1->on(u"drain"_s, answer);
    const DrainOutcome outcome = place.kubectl.drain(u"a"_s, {}, {}, {});
    QCOMPARE(toString(outcome.result.error().code), toString(ErrorCode::BlockedByPdb));
    QVERIFY(place.cp2->commands().isEmpty());
    place.cp1->on(u"drain"_s, broken(ErrorCode::TimedOut));
    QCOMPARE(toString(place.kubectl.drain(u"a"_s, {}, {}, {}).result.error().code), toString(ErrorCode::TimedOut));
    QVERIFY(place.cp2->commands().isEmpty());
}

void TestKubectl::podsOfANode()
{
    const Place place;
    const auto page = [](const QByteArray &name, const QByteArray &next) {
        return R"({"kind":"PodList","apiVersion":"v1","metadata":{"continue":")" + next +
               R"("},"items":[{"metadata":{"namespace":"s","name":")" + name + R"("}}]})";
    };
    place.cp1->on(u"fieldSelector=spec.nodeName%3Da&limit=500"_s, saying(page("p1", "t")));
    place.cp1->on(u"continue=t"_s, saying(page("p2", "")));
    const auto pods = place.kubectl.podsOnNode(u"a"_s, {});
    QCOMPARE(pods->size(), 2);
    QCOMPARE(pods->last().qualifiedName(), u"s/p2"_s);
}

void TestKubectl::budgetsOfOldClusters()
{
    const Place place;
    place.cp1->on(u"policy/v1/"_s,
                  failing("Error from server (NotFound): the server could not find the requested resource\n"));
    place.cp1->on(
        u"policy/v1beta1/"_s,
        saying(
            R"({"kind":"PodDisruptionBudgetList","apiVersion":"policy/v1beta1","metadata":{},"items":[{"metadata":{"namespace":"s","name":"b"}}]})"));
    const auto budgets = place.kubectl.podDisruptionBudgets({});
    QVERIFY(budgets);
    QCOMPARE(budgets->first().qualifiedName(), u"s/b"_s);
}

void TestKubectl::localKubeconfig()
{
    const auto here = std::make_shared<ScriptedRunner>(u"local"_s);
    const Kubectl kubectl({{.host = {},
                            .runner = here,
                            .kubectl = u"kubectl"_s,
                            .kubectlArguments = {u"--kubeconfig=/a b/c"_s, u"--context=lab"_s},
                            .become = false}});
    here->on(u"get"_s, saying(nodeJson("a")));
    QVERIFY(kubectl.getNode(u"a"_s, {}));
    QCOMPARE(here->commands().first(), u"kubectl '--kubeconfig=/a b/c' --context=lab get --raw /api/v1/nodes/a"_s);
}

void TestKubectl::tellsItsObserver()
{
    const Place place;
    place.cp1->on(u"cordon"_s, broken(ErrorCode::Unreachable));
    place.cp2->on(u"cordon"_s, saying("node/a cordoned\n"));
    QStringList heard;
    const Kubectl observed = place.kubectl.observed(
        {.started = [&](const command::Command &command,
                        const QString &where) { heard.append(where + u"> "_s + command::displayText(command)); },
         .output = [&](command::Stream, QByteArrayView line) { heard.append(QString::fromUtf8(line)); },
         .finished =
             [&](const Result<command::Exit> &end) {
                 heard.append(end ? u"exit %1"_s.arg(end->code) : toString(end.error().code));
             }});
    QVERIFY(observed.cordon(u"a"_s, {}));
    QCOMPARE(heard, QStringList({u"ops@cp1> sudo kubectl cordon a"_s, u"Unreachable"_s,
                                 u"ops@cp2> sudo kubectl cordon a"_s, u"node/a cordoned"_s, u"exit 0"_s}));
}

void TestKubectl::cancelled()
{
    const Place place;
    std::stop_source stop;
    stop.request_stop();
    QCOMPARE(toString(place.kubectl.cordon(u"a"_s, stop.get_token()).error().code), toString(ErrorCode::Cancelled));
    QCOMPARE(toString(place.kubectl.listNodes([](const NodesListed &) {}, stop.get_token()).error().code),
             toString(ErrorCode::Cancelled));
    QCOMPARE(toString(place.kubectl.drain(u"a"_s, {}, {}, stop.get_token()).result.error().code),
             toString(ErrorCode::Cancelled));
    QVERIFY(place.cp2->commands().isEmpty());
}

void TestKubectl::streamMovesOnOnlyBeforeOutput()
{
    const Place place;
    place.cp1->on(u"watch"_s, failing(refusedConnection));
    ScriptedAnswer lost = broken(ErrorCode::Disconnected);
    lost.output = "line\n";
    place.cp2->on(u"watch"_s, lost);
    QByteArray got;
    const auto ended = place.kubectl.streamRaw(u"/watch"_s, {}, [&](QByteArrayView bytes) { got.append(bytes); }, {});
    QCOMPARE(toString(ended.error().code), toString(ErrorCode::Disconnected));
    QCOMPARE(got, QByteArray("line\n"));
    QCOMPARE(place.cp1->commands().size(), 1);
    QCOMPARE(place.cp2->commands().size(), 1);
}

QTEST_GUILESS_MAIN(TestKubectl)
#include "tst_kubectl.moc"
