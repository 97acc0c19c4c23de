// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube/kubeconfig.hpp"
#include "links/link_check.hpp"
#include "links/link_fault.hpp"
#include "support/scripted_runner.hpp"

#include <QMap>
#include <QTest>

#include <mutex>

using namespace kubemori;
using namespace kubemori::links;
using namespace Qt::StringLiterals;
using test::ScriptedAnswer;
using test::ScriptedRunner;

namespace {

ScriptedAnswer prints(const QByteArray &output)
{
    return {.output = output, .errors = {}, .exit = {}, .error = {}};
}

ScriptedAnswer ends(int code, const QByteArray &errors = {})
{
    return {.output = {}, .errors = errors, .exit = {.code = code, .signal = 0, .duration = {}}, .error = {}};
}

ScriptedAnswer fails(ErrorCode code, const QString &detail = {})
{
    return {.output = {},
            .errors = {},
            .exit = {},
            .error = Error{.code = code, .detail = detail, .subject = {}, .context = {}}};
}

QByteArray nodeJson(const QByteArray &name, const QByteArray &ip)
{
    return R"({"metadata":{"name":")" + name + R"(","uid":"u-)" + name +
           R"("},"spec":{},"status":{"addresses":[{"type":"InternalIP","address":")" + ip + R"("}]}})";
}

QByteArray nodeList(const QByteArrayList &nodes)
{
    return R"({"kind":"NodeList","apiVersion":"v1","metadata":{"resourceVersion":"7"},"items":[)" + nodes.join(',') +
           "]}";
}

/// A cluster where everything works, until a test says otherwise.
struct World final : command::RunnerFactory
{
    std::shared_ptr<ScriptedRunner> here = std::make_shared<ScriptedRunner>(u"local"_s);
    QMap<QString, std::shared_ptr<ScriptedRunner>> hosts;
    QMap<QString, Error> ports; ///< addresses at which no ssh server answers
    cluster::Profile profile;
    QList<LinkReport> reports; ///< the last one of each link, in the order in which they began
    std::stop_source stop;
    int told = 0;

    World()
    {
        profile.id = u"lab"_s;
        profile.controlPlane.hosts = {u"cp1"_s, u"10.0.0.12"_s};
        profile.controlPlane.user = u"ops"_s;
        profile.controlPlane.kubectl = u"kubectl"_s;
        profile.nodes.user = u"ops"_s;
        here->on(u"ssh -G"_s, [](const command::Command &command, const std::stop_token &) {
            return prints("user ops\nhostname " + command.argv.constLast().toUtf8() + "\nport 22\nproxycommand none\n");
        });
        here->on(u"getent ahosts cp1"_s, prints("10.0.0.11       STREAM cp1\n"));
        working(*here);
        for (const QString &host : {u"cp1"_s, u"10.0.0.12"_s, u"10.0.0.11"_s, u"10.0.0.31"_s}) {
            on(host);
        }
    }

    static void working(ScriptedRunner &runner)
    {
        runner.on(u"true"_s, prints({}));
        runner.on(u"kubectl version --client -o json"_s, prints(R"({"clientVersion":{"gitVersion":"v1.31.4"}})"));
        runner.on(u"get --raw /version"_s, prints(R"({"major":"1","minor":"31","gitVersion":"v1.31.5"})"));
        runner.on(u"get --raw /api/v1/nodes"_s,
                  prints(nodeList(
                      {nodeJson("cp1", "10.0.0.11"), nodeJson("cp2", "10.0.0.12"), nodeJson("w1", "10.0.0.31")})));
    }

    ScriptedRunner &on(const QString &host)
    {
        auto &runner = hosts[host];
        if (!runner) {
            runner = std::make_shared<ScriptedRunner>(u"ops@"_s + host);
            working(*runner);
        }
        return *runner;
    }

    std::shared_ptr<command::Runner> local() override { return here; }
    std::shared_ptr<command::Runner> ssh(const command::SshTarget &target) override
    {
        const std::scoped_lock lock(mutex); // nodes are asked several at a time
        targets.append(target);
        return hosts.contains(target.host) ? hosts.value(target.host) : std::make_shared<ScriptedRunner>(target.host);
    }
    std::mutex mutex;
    QList<command::SshTarget> targets;

    void check()
    {
        LinkCheck(
            profile, *this,
            [this](const QString &address, int port, Milliseconds, const std::stop_token &) -> Result<> {
                probed.append(u"%1:%2"_s.arg(address).arg(port));
                return ports.contains(address) ? std::unexpected(ports.value(address)) : Result<>();
            },
            [this](const LinkReport &report) {
                ++told;
                const auto known = std::ranges::find_if(
                    reports, [&report](const LinkReport &each) { return each.isSameLink(report); });
                if (known == reports.end()) {
                    reports.append(report);
                } else {
                    *known = report;
                }
            })
            .run(stop.get_token());
    }
    QStringList probed;

    [[nodiscard]] LinkReport of(LinkKind kind, const QString &subject) const
    {
        for (const LinkReport &report : reports) {
            if (report.kind == kind && report.subject == subject) {
                return report;
            }
        }
        LinkReport none;
        none.detail = u"never told"_s;
        none.fault = LinkFault::Other;
        return none;
    }
    [[nodiscard]] bool isGood() const
    {
        return std::ranges::all_of(reports, [](const LinkReport &r) { return r.state == LinkState::Good; });
    }
};

} // namespace

class TestLinks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsThatEverythingIsGood();
    void tellsOfThePort_data();
    void tellsOfThePort();
    void tellsOfTheLogin_data();
    void tellsOfTheLogin();
    void tellsOfSudo_data();
    void tellsOfSudo();
    void tellsOfKubectl_data();
    void tellsOfKubectl();
    void tellsOfTheApiServer_data();
    void tellsOfTheApiServer();
    void tellsOfTheNodes();
    void tellsOfEachNode();
    void followsTheSshConfiguration();
    void checksAKubeconfigHere();
    void checksTheCheckout();
    void tellsOfTheCheckout_data();
    void tellsOfTheCheckout();
    void stopsAtOnce();
    void listsContexts();
};

void TestLinks::tellsThatEverythingIsGood()
{
    World world;
    world.check();
    QVERIFY(world.isGood());
    QCOMPARE(world.reports.size(), 2 * 6 + 1 + 3 * 2);
    QCOMPARE(world.told, 2 * static_cast<int>(world.reports.size())); // each began and ended
    QCOMPARE(world.of(LinkKind::Name, u"cp1"_s).value, u"10.0.0.11"_s);
    QCOMPARE(world.of(LinkKind::Port, u"cp1"_s).value, u"10.0.0.11:22"_s);
    QCOMPARE(world.of(LinkKind::Kubectl, u"cp1"_s).value, u"v1.31.4"_s);
    QCOMPARE(world.of(LinkKind::ApiServer, u"10.0.0.12"_s).value, u"v1.31.5"_s);
    QCOMPARE(world.of(LinkKind::Nodes, {}).value, u"3"_s);
    QCOMPARE(world.of(LinkKind::NodeLogin, u"w1"_s).value, u"ops@10.0.0.31"_s);
    // Nothing is changed anywhere.
    for (const QString &host : world.hosts.keys()) {
        for (const QString &command : world.on(host).commands()) {
            QVERIFY2(command.endsWith(u"true") || command.contains(u"kubectl version --client") ||
                         command.contains(u"kubectl get --raw"),
                     qPrintable(command));
        }
    }
}

void TestLinks::tellsOfThePort_data()
{
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("detail");
    QTest::addColumn<LinkFault>("fault");
    QTest::newRow("refused") << ErrorCode::Unreachable << u"Connection refused"_s << LinkFault::ConnectionRefused;
    QTest::newRow("no route") << ErrorCode::Unreachable << u"No route to host"_s << LinkFault::NoRoute;
    QTest::newRow("silent") << ErrorCode::TimedOut << u"5000 ms"_s << LinkFault::Silent;
    QTest::newRow("web server") << ErrorCode::InvalidData << u"HTTP/1.1 400"_s << LinkFault::NotSsh;
}

void TestLinks::tellsOfThePort()
{
    QFETCH(const ErrorCode, code);
    QFETCH(const QString, detail);
    QFETCH(const LinkFault, fault);
    World world;
    world.ports.insert(u"10.0.0.11"_s, {.code = code, .detail = detail, .subject = {}, .context = {}});
    world.check();
    const LinkReport port = world.of(LinkKind::Port, u"cp1"_s);
    QCOMPARE(port.state, LinkState::Failed);
    QCOMPARE(port.fault, fault);
    QVERIFY(port.detail.contains(detail) && port.detail.contains(u"10.0.0.11 port 22"));
    for (const LinkKind kind : {LinkKind::Login, LinkKind::Sudo, LinkKind::Kubectl, LinkKind::ApiServer}) {
        QCOMPARE(world.of(kind, u"cp1"_s).state, LinkState::Skipped);
        QCOMPARE(world.of(kind, u"10.0.0.12"_s).state, LinkState::Good);
    }
    QVERIFY(world.on(u"cp1"_s).commands().isEmpty());
    // The other control plane is enough to go on with.
    QCOMPARE(world.of(LinkKind::Nodes, {}).state, LinkState::Good);
}

void TestLinks::tellsOfTheLogin_data()
{
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<LinkFault>("fault");
    QTest::newRow("key unknown") << ErrorCode::HostKeyUnknown << LinkFault::HostKeyUnknown;
    QTest::newRow("key changed") << ErrorCode::HostKeyChanged << LinkFault::HostKeyChanged;
    QTest::newRow("refused") << ErrorCode::AuthenticationFailed << LinkFault::LoginRefused;
    QTest::newRow("declined") << ErrorCode::Declined << LinkFault::Declined;
    QTest::newRow("hung up") << ErrorCode::Disconnected << LinkFault::ConnectionLost;
    QTest::newRow("no answer") << ErrorCode::TimedOut << LinkFault::TimedOut;
}

void TestLinks::tellsOfTheLogin()
{
    QFETCH(const ErrorCode, code);
    QFETCH(const LinkFault, fault);
    World world;
    world.on(u"cp1"_s).on(u"true"_s, fails(code, u"because"_s));
    world.check();
    const LinkReport login = world.of(LinkKind::Login, u"cp1"_s);
    QCOMPARE(login.state, LinkState::Failed);
    QCOMPARE(login.fault, fault);
    QCOMPARE(login.detail, u"because"_s);
    QCOMPARE(world.of(LinkKind::Sudo, u"cp1"_s).state, LinkState::Skipped);
    QCOMPARE(world.of(LinkKind::Sudo, u"cp1"_s).fault, LinkFault::NotReached);
}

void TestLinks::tellsOfSudo_data()
{
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("detail");
    QTest::addColumn<LinkFault>("fault");
    const auto refused = ErrorCode::BecomeFailed;
    QTest::newRow("password") << refused << u"sudo refused the password 3 times"_s << LinkFault::SudoPasswordWrong;
    QTest::newRow("sudoers") << refused << u"ops is not in the sudoers file."_s << LinkFault::SudoNotAllowed;
    QTest::newRow("command") << refused << u"Sorry, user ops is not allowed to execute '/bin/sh' as root"_s
                             << LinkFault::SudoNotAllowed;
    QTest::newRow("terminal") << refused << u"sudo: sorry, you must have a tty to run sudo"_s
                              << LinkFault::SudoNeedsTerminal;
    QTest::newRow("no sudo") << ErrorCode::ProgramMissing << u"sudo"_s << LinkFault::SudoMissing;
    QTest::newRow("else") << refused << u"sudo: account validation failure"_s << LinkFault::SudoRefused;
    QTest::newRow("declined") << ErrorCode::Declined << QString() << LinkFault::Declined;
}

void TestLinks::tellsOfSudo()
{
    QFETCH(const ErrorCode, code);
    QFETCH(const QString, detail);
    QFETCH(const LinkFault, fault);
    World world;
    world.on(u"cp1"_s).on(u"sudo true"_s, fails(code, detail));
    world.on(u"10.0.0.31"_s).on(u"sudo true"_s, fails(code, detail));
    world.check();
    QCOMPARE(world.of(LinkKind::Login, u"cp1"_s).state, LinkState::Good);
    QCOMPARE(world.of(LinkKind::Sudo, u"cp1"_s).fault, fault);
    QCOMPARE(world.of(LinkKind::Kubectl, u"cp1"_s).state, LinkState::Skipped);
    QCOMPARE(world.of(LinkKind::NodeLogin, u"w1"_s).state, LinkState::Good);
    QCOMPARE(world.of(LinkKind::NodeSudo, u"w1"_s).fault, fault);
}

void TestLinks::tellsOfKubectl_data()
{
    QTest::addColumn<ScriptedAnswer>("answer");
    QTest::addColumn<QByteArray>("found"); ///< where it is besides the path
    QTest::addColumn<LinkFault>("fault");
    QTest::newRow("missing") << fails(ErrorCode::ProgramMissing, u"kubectl"_s) << QByteArray()
                             << LinkFault::KubectlMissing;
    QTest::newRow("not in root's path") << fails(ErrorCode::ProgramMissing, u"kubectl"_s)
                                        << QByteArray("/usr/local/bin/kubectl\n") << LinkFault::KubectlNotInPath;
    QTest::newRow("breaks") << ends(1, "error: unknown flag: --client\n") << QByteArray() << LinkFault::KubectlBroken;
    QTest::newRow("something else") << prints("hello\n") << QByteArray() << LinkFault::KubectlBroken;
    QTest::newRow("deep") << prints(QByteArray(100'000, '[')) << QByteArray() << LinkFault::KubectlBroken;
}

void TestLinks::tellsOfKubectl()
{
    QFETCH(const ScriptedAnswer, answer);
    QFETCH(const QByteArray, found);
    QFETCH(const LinkFault, fault);
    World world;
    world.on(u"cp1"_s).on(u"kubectl version"_s, answer);
    world.on(u"cp1"_s).on(u"command -v"_s, found.isEmpty() ? ends(1) : prints(found));
    world.check();
    const LinkReport kubectl = world.of(LinkKind::Kubectl, u"cp1"_s);
    QCOMPARE(kubectl.state, LinkState::Failed);
    QCOMPARE(kubectl.fault, fault);
    QCOMPARE(kubectl.value, QString::fromUtf8(found.trimmed()));
    QCOMPARE(world.of(LinkKind::ApiServer, u"cp1"_s).state, LinkState::Skipped);
}

void TestLinks::tellsOfTheApiServer_data()
{
    QTest::addColumn<ScriptedAnswer>("answer");
    QTest::addColumn<LinkState>("state");
    QTest::addColumn<LinkFault>("fault");
    const auto row = [](const char *name, const QByteArray &words, LinkFault fault) {
        QTest::newRow(name) << ends(1, words) << LinkState::Failed << fault;
    };
    row("down", "The connection to the server 10.0.0.11:6443 was refused - did you specify the right host or port?\n",
        LinkFault::ApiServerSilent);
    row("no kubeconfig",
        "The connection to the server localhost:8080 was refused - did you specify the right host or port?\n",
        LinkFault::NoKubeconfig);
    row("unreadable", "error: error loading config file \"/etc/kubernetes/admin.conf\": open: permission denied\n",
        LinkFault::NoKubeconfig);
    row("context", "error: context \"x\" does not exist\n", LinkFault::ContextUnknown);
    row("certificate", "Unable to connect to the server: x509: certificate has expired\n",
        LinkFault::ApiServerRefusesLogin);
    row("login", "error: You must be logged in to the server (Unauthorized)\n", LinkFault::ApiServerRefusesLogin);
    row("rights", "Error from server (Forbidden): forbidden: User \"x\" cannot get path \"/version\"\n",
        LinkFault::ApiServerForbids);
    row("server", "Error from server (InternalError): etcdserver: request timed out\n", LinkFault::ApiServerFailed);
    QTest::newRow("no JSON") << prints("<html>") << LinkState::Failed << LinkFault::ApiServerFailed;
    QTest::newRow("old") << prints(R"({"gitVersion":"v1.28.9"})") << LinkState::Warning << LinkFault::VersionSkew;
    QTest::newRow("next") << prints(R"({"gitVersion":"v1.32.0"})") << LinkState::Good << LinkFault::None;
}

void TestLinks::tellsOfTheApiServer()
{
    QFETCH(const ScriptedAnswer, answer);
    QFETCH(const LinkState, state);
    QFETCH(const LinkFault, fault);
    World world;
    for (const QString &host : world.profile.controlPlane.hosts) {
        world.on(host).on(u"get --raw /version"_s, answer);
    }
    world.check();
    QCOMPARE(world.of(LinkKind::ApiServer, u"cp1"_s).state, state);
    QCOMPARE(world.of(LinkKind::ApiServer, u"cp1"_s).fault, fault);
    QCOMPARE(world.of(LinkKind::Nodes, {}).state, state == LinkState::Failed ? LinkState::Skipped : LinkState::Good);
}

void TestLinks::tellsOfTheNodes()
{
    World world;
    world.profile.controlPlane.hosts = {u"cp1"_s, u"10.0.0.12"_s, u"vip.example.com"_s};
    world.here->on(u"getent ahosts vip.example.com"_s, prints("10.0.0.100 STREAM\n"));
    world.on(u"vip.example.com"_s);
    world.check();
    const LinkReport nodes = world.of(LinkKind::Nodes, {});
    QCOMPARE(nodes.state, LinkState::Warning);
    QCOMPARE(nodes.fault, LinkFault::HostsAreNoNodes);
    QCOMPARE(nodes.names, QStringList{u"vip.example.com"_s});

    World empty;
    for (const QString &host : empty.profile.controlPlane.hosts) {
        empty.on(host).on(u"/api/v1/nodes"_s, prints(nodeList({})));
    }
    empty.check();
    QCOMPARE(empty.of(LinkKind::Nodes, {}).fault, LinkFault::NoNodes);
}

void TestLinks::tellsOfEachNode()
{
    World world;
    world.profile.nodes = {.user = u"admin"_s,
                           .port = 2222,
                           .become = false,
                           .identityFile = u"/k"_s,
                           .address = cluster::NodeAddress::InternalIp};
    world.on(u"10.0.0.31"_s).on(u"true"_s, fails(ErrorCode::Unreachable, u"10.0.0.31 port 2222"_s));
    world.on(u"cp1"_s).on(u"/api/v1/nodes"_s,
                          prints(nodeList({nodeJson("cp1", "10.0.0.11"), nodeJson("cp2", "10.0.0.12"),
                                           nodeJson("w1", "10.0.0.31"), nodeJson("-oProxyCommand", "")})));
    world.check();
    QCOMPARE(world.of(LinkKind::NodeLogin, u"w1"_s).fault, LinkFault::Silent);
    QCOMPARE(world.of(LinkKind::NodeLogin, u"cp2"_s).state, LinkState::Good);
    QCOMPARE(world.of(LinkKind::NodeLogin, u"-oProxyCommand"_s).fault, LinkFault::NoAddress);
    QVERIFY(std::ranges::none_of(world.reports, [](const LinkReport &r) { return r.kind == LinkKind::NodeSudo; }));
    QVERIFY(world.targets.contains(
        command::SshTarget{.host = u"10.0.0.31"_s, .user = u"admin"_s, .port = 2222, .identityFile = u"/k"_s}));
}

void TestLinks::followsTheSshConfiguration()
{
    World world;
    world.profile.controlPlane.hosts = {u"cp1"_s};
    world.here->on(u"ssh -G"_s, prints("hostname 192.168.7.1\nport 2200\n"));
    world.check();
    QCOMPARE(world.probed, QStringList{u"192.168.7.1:2200"_s});
    QVERIFY(world.isGood());

    World jump;
    jump.profile.controlPlane.hosts = {u"cp1"_s};
    jump.here->on(u"ssh -G"_s, prints("hostname cp1\nport 22\nproxyjump bastion\n"));
    jump.check();
    QVERIFY(jump.probed.isEmpty());
    QCOMPARE(jump.of(LinkKind::Port, u"cp1"_s).fault, LinkFault::BehindJumpHost);
    QCOMPARE(jump.of(LinkKind::Login, u"cp1"_s).state, LinkState::Good);

    World plain; // no ssh program here
    plain.here->on(u"ssh -G"_s, fails(ErrorCode::ProgramMissing, u"ssh"_s));
    plain.profile.controlPlane.port = 2022;
    plain.check();
    QVERIFY(plain.isGood());
    QVERIFY(plain.probed.contains(u"10.0.0.11:2022"_s));

    World unknown;
    unknown.here->on(u"getent ahosts cp1"_s, ends(2));
    unknown.check();
    QCOMPARE(unknown.of(LinkKind::Name, u"cp1"_s).fault, LinkFault::NoSuchName);
    QCOMPARE(unknown.of(LinkKind::Login, u"cp1"_s).state, LinkState::Skipped);
    for (const QString &command : unknown.here->commands()) {
        QVERIFY2(!command.startsWith(u"ssh -G") || command.contains(u"-l ops -- "), qPrintable(command));
    }
}

void TestLinks::checksAKubeconfigHere()
{
    World world;
    world.profile.controlPlane = {};
    world.profile.controlPlane.kubectl = u"kubectl"_s;
    world.profile.controlPlane.kubeconfig = u"/k.conf"_s;
    world.profile.controlPlane.context = u"lab"_s;
    world.check();
    QVERIFY(world.isGood());
    QCOMPARE(world.of(LinkKind::Kubectl, {}).value, u"v1.31.4"_s);
    QVERIFY(world.here->commands().contains(u"kubectl --kubeconfig=/k.conf --context=lab get --raw /version"_s));
    QVERIFY(std::ranges::none_of(world.reports, [](const LinkReport &r) { return r.kind == LinkKind::Login; }));
}

void TestLinks::checksTheCheckout()
{
    World world;
    world.profile.kubespray = {.host = u"deploy"_s,
                               .user = u"kube"_s,
                               .port = 2200,
                               .identityFile = {},
                               .path = u"~/kubespray"_s,
                               .inventory = u"inventory/prod"_s,
                               .venv = u"~/venv"_s,
                               .repoUrl = {}};
    ScriptedRunner &deploy = world.on(u"deploy"_s);
    deploy.on(u"git -C ./kubespray describe --tags --always"_s, prints("v2.27.0\n"));
    deploy.on(u"test -r ./kubespray/"_s, prints({}));
    deploy.on(u"./venv/bin/ansible --version"_s, prints("ansible [core 2.16.14]\n  config file = None\n"));
    world.check();
    QVERIFY(world.isGood());
    QCOMPARE(world.of(LinkKind::Checkout, u"deploy"_s).value, u"v2.27.0"_s);
    QCOMPARE(world.of(LinkKind::Ansible, u"deploy"_s).value, u"2.16.14"_s);
    QCOMPARE(world.of(LinkKind::Inventory, u"deploy"_s).value, u"./kubespray/inventory/prod"_s);
    QVERIFY(world.targets.contains(
        command::SshTarget{.host = u"deploy"_s, .user = u"kube"_s, .port = 2200, .identityFile = {}}));
}

void TestLinks::tellsOfTheCheckout_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<ScriptedAnswer>("answer");
    QTest::addColumn<LinkKind>("kind");
    QTest::addColumn<LinkFault>("fault");
    const auto git = u"git -C"_s;
    QTest::newRow("no git") << git << fails(ErrorCode::ProgramMissing, u"git"_s) << LinkKind::Checkout
                            << LinkFault::GitMissing;
    QTest::newRow("no folder") << git << ends(128, "fatal: cannot change to '/k': No such file or directory\n")
                               << LinkKind::Checkout << LinkFault::CheckoutMissing;
    QTest::newRow("no repository") << git << ends(128, "fatal: not a git repository (or any of the parents): .git\n")
                                   << LinkKind::Checkout << LinkFault::NotAGitCheckout;
    QTest::newRow("owner") << git << ends(128, "fatal: detected dubious ownership in repository at '/k'\n")
                           << LinkKind::Checkout << LinkFault::Other;
    QTest::newRow("another program") << u"test -r /k/cluster.yml"_s << ends(1) << LinkKind::Checkout
                                     << LinkFault::NotKubespray;
    QTest::newRow("no ansible") << u"ansible --version"_s << fails(ErrorCode::ProgramMissing, u"ansible"_s)
                                << LinkKind::Ansible << LinkFault::AnsibleMissing;
    QTest::newRow("no inventory") << u"test -r /k/inventory/lab"_s << ends(1) << LinkKind::Inventory
                                  << LinkFault::InventoryMissing;
}

void TestLinks::tellsOfTheCheckout()
{
    QFETCH(const QString, command);
    QFETCH(const ScriptedAnswer, answer);
    QFETCH(const LinkKind, kind);
    QFETCH(const LinkFault, fault);
    World world;
    world.profile.kubespray.path = u"/k"_s;
    world.profile.kubespray.inventory = u"inventory/lab"_s;
    world.here->on(u"git -C /k describe"_s, prints("v2.27.0\n"));
    world.here->on(u"test -r /k/"_s, prints({}));
    world.here->on(u"ansible --version"_s, prints("ansible [core 2.16.14]\n"));
    world.here->on(command, answer);
    world.check();
    QCOMPARE(world.of(kind, {}).fault, fault);
    QVERIFY(world.of(kind, {}).state == (kind == LinkKind::Ansible ? LinkState::Warning : LinkState::Failed));
    QCOMPARE(world.of(LinkKind::Nodes, {}).state, LinkState::Good);
}

void TestLinks::stopsAtOnce()
{
    World world;
    world.on(u"cp1"_s).on(u"true"_s, [&world](const command::Command &, const std::stop_token &) {
        world.stop.request_stop();
        return prints({});
    });
    world.check();
    QCOMPARE(world.of(LinkKind::Login, u"cp1"_s).state, LinkState::Skipped);
    QCOMPARE(world.of(LinkKind::Login, u"cp1"_s).fault, LinkFault::Cancelled);
    QVERIFY(world.on(u"10.0.0.12"_s).commands().isEmpty());
}

void TestLinks::listsContexts()
{
    ScriptedRunner here;
    here.on(u"kubectl config view -o json --kubeconfig=/k"_s, prints(R"({
        "contexts": [{"name": "admin@shop", "context": {"cluster": "shop", "user": "admin"}},
                     {"name": "lab", "context": {"cluster": "gone", "user": "x"}}],
        "clusters": [{"name": "shop", "cluster": {"server": "https://10.0.0.1:6443"}}],
        "current-context": "lab", "users": [{"name": "admin", "user": {"token": "REDACTED"}}]})"));
    const auto contexts = kube::listContexts(here, u"kubectl"_s, u"/k"_s, {});
    QVERIFY(contexts.has_value());
    QCOMPARE(contexts->size(), 2);
    QCOMPARE(contexts->at(0), (kube::KubeContext{.name = u"admin@shop"_s,
                                                 .cluster = u"shop"_s,
                                                 .server = u"https://10.0.0.1:6443"_s,
                                                 .user = u"admin"_s,
                                                 .isCurrent = false}));
    QVERIFY(contexts->at(1).isCurrent && contexts->at(1).server.isEmpty());
    const auto codeOf = [&here] { return toString(kube::listContexts(here, u"kubectl"_s, u"/k"_s, {}).error().code); };
    here.on(u"config view"_s, prints(R"({"contexts": null})"));
    QCOMPARE(codeOf(), u"NotFound"_s);
    here.on(u"config view"_s, prints("not JSON"));
    QCOMPARE(codeOf(), u"InvalidData"_s);
    here.on(u"config view"_s, ends(1, "error: error loading config file \"/k\": yaml: line 1\n"));
    QCOMPARE(codeOf(), u"InvalidInput"_s);
    here.on(u"config view"_s, fails(ErrorCode::ProgramMissing, u"kubectl"_s));
    QCOMPARE(codeOf(), u"ProgramMissing"_s);
}

QTEST_GUILESS_MAIN(TestLinks)
#include "tst_links.moc"
