// SPDX-License-Identifier: GPL-3.0-or-later
// The simulated supervisor of ansible runs, by the way that the program takes to the real one: what RunHost and LiveRun
// promise holds on the demo, too.
#include "demo_access.hpp"
#include "suites.hpp"

#include "ansible/live_run.hpp"
#include "ansible/run_request.hpp"
#include "demo/demo_checkouts.hpp"
#include "support/eventually.hpp"

#include <QTest>

#include <algorithm>
#include <mutex>

namespace kubemori::test {

using namespace Qt::StringLiterals;
using ansible::HostStatus;
using ansible::LiveRun;
using ansible::RunEvent;
using ansible::RunFrame;
using ansible::RunHost;
using ansible::RunPrompt;
using ansible::RunRequest;
using ansible::RunState;

class DemoRunsTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void goesOnWhileNobodyFollows();
    void tellsTheRestFromAnyOffset();
    void itsTimesAreTheDemos();
    void aSecondRunIsLocked();
    void asksBeforeEachNode();
    void aPauseIsAborted();
    void isStopped();
    void whatIsOverTakesNothing();
    void listsAndRemoves();
    void theFirstUpgradeFailsAndTheNextGoesThrough();
    void aLimitNamesHostsAndGroups_data();
    void aLimitNamesHostsAndGroups();
    void aLimitThatMeansNobodyRunsNothing();
    void listsHostsOfAPattern();
    void aModuleRunsOnItsHosts();
    void saysWhatIsMissing();
};

namespace {

constexpr auto inventory = "inventory/mycluster/inventory.ini"_L1;
constexpr auto unhurried = 1.0; ///< nothing ends by itself while a test looks
constexpr auto fast = 1000.0;

ansible::RunSpec specOf(const QString &id, const RunRequest &request, const QString &cluster = u"demo.test"_s)
{
    ansible::RunSpec spec;
    spec.argv = ansible::commandLine(request, inventory).value_or(QStringList());
    spec.folder = demo::DemoCheckouts::checkoutOf(cluster);
    spec.inventory = inventory;
    spec.record.id = id;
    spec.record.cluster = cluster;
    spec.record.command = spec.argv;
    spec.record.owner = {.user = u"aki"_s, .host = u"desk"_s, .run = id, .command = u"x"_s, .since = {}};
    return spec;
}

RunRequest playbook(const QString &name, const QString &limit = {})
{
    RunRequest request;
    request.playbook = name;
    request.limit = limit;
    return request;
}

RunRequest confirmedUpgrade()
{
    RunRequest request = playbook(u"upgrade-cluster.yml"_s);
    request.extraVariables = {{.name = u"upgrade_node_confirm"_s, .value = true}};
    return request;
}

/// What a run told.
struct Told
{
    template<class Look> auto with(Look look)
    {
        const std::scoped_lock lock(mutex);
        return look();
    }
    [[nodiscard]] ansible::RunSink sink()
    {
        return {.output =
                    [this](const QByteArray &bytes, qint64 timeMs) {
                        with([&] {
                            output += bytes;
                            times.append(timeMs);
                        });
                    },
                .events = [this](const QList<RunEvent> &more) { with([&] { events += more; }); },
                .changed = [this](const ansible::RunRecord &now) { with([&] { record = now; }); },
                .prompt = [this](const RunPrompt &now) { with([&] { prompt = now; }); },
                .connection = [](const std::optional<Error> &) {},
                .failed = [this](const Error &error) { with([&] { failure = error; }); }};
    }
    [[nodiscard]] bool isAsked(const QString &node)
    {
        return eventually(
            [&] { return with([&] { return prompt.kind == RunPrompt::Kind::Pause && prompt.node == node; }); });
    }
    [[nodiscard]] QStringList hostsWith(HostStatus status)
    {
        QStringList hosts;
        for (const RunEvent &event : events) {
            if (event.kind == RunEvent::Kind::HostResult && event.status == status && !hosts.contains(event.host)) {
                hosts.append(event.host);
            }
        }
        return hosts;
    }

    std::mutex mutex;
    QByteArray output;
    QList<qint64> times;
    QList<RunEvent> events;
    ansible::RunRecord record;
    RunPrompt prompt;
    std::optional<Error> failure;
};

/// A demo and its supervisor.
struct Runs
{
    explicit Runs(double speed)
        : demo(speed)
        , host(demo.runners.local())
    {
    }

    [[nodiscard]] ansible::RunSurroundings surroundings()
    {
        return {.host = host,
                .root = {},
                .isElsewhere = false,
                .secrets = nullptr,
                .redactor = nullptr,
                .clock = &demo.world->clock()};
    }
    [[nodiscard]] QString start(const QString &id, const RunRequest &request)
    {
        return host.start(specOf(id, request), {}).value_or(QString());
    }
    /// Everything from there on, when it is over.
    [[nodiscard]] QList<RunFrame> frames(const QString &folder, ansible::RunOffsets from = {})
    {
        QList<RunFrame> frames;
        const auto followed = host.follow(folder, from, [&](const RunFrame &frame) { frames.append(frame); }, {});
        return followed ? frames : QList<RunFrame>();
    }
    /// Runs it to its end.
    void run(const QString &id, const RunRequest &request, Told &told)
    {
        LiveRun run(surroundings(), specOf(id, request), told.sink());
        (void)run.waitUntilDone({});
    }

    DemoAccess demo;
    RunHost host;
};

QByteArray bytesOf(const QList<RunFrame> &frames, RunFrame::Kind kind)
{
    QByteArray bytes;
    for (const RunFrame &frame : frames) {
        bytes += frame.kind == kind ? frame.bytes : QByteArray();
    }
    return bytes;
}

} // namespace

void DemoRunsTest::goesOnWhileNobodyFollows()
{
    Runs runs(fast);
    const QString folder = runs.start(u"a"_s, playbook(u"playbooks/facts.yml"_s));
    QVERIFY(!folder.isEmpty());
    QVERIFY(eventually([&] { return runs.host.status(folder, {})->status.isOver(); }));
    const auto record = runs.host.status(folder, {});
    QVERIFY(record->status.isSuccess());
    QCOMPARE(record->folder, folder);
    QCOMPARE(record->title(), u"facts.yml"_s);
    QVERIFY(record->outputBytes > 0 && record->eventBytes > 0);
    QVERIFY(record->status.ended.isValid());
}

void DemoRunsTest::tellsTheRestFromAnyOffset()
{
    Runs runs(fast);
    const QString folder = runs.start(u"a"_s, playbook(u"playbooks/facts.yml"_s));
    const QList<RunFrame> all = runs.frames(folder);
    QVERIFY(!all.isEmpty());
    QVERIFY(all.constLast().kind == RunFrame::Kind::State);
    QVERIFY(all.constLast().bytes.contains("\"ended\""));
    const QByteArray output = bytesOf(all, RunFrame::Kind::Output);
    const QByteArray events = bytesOf(all, RunFrame::Kind::Events);
    QVERIFY(output.contains("PLAY RECAP"));
    QVERIFY(!QByteArray(output).replace("\r\n", "").contains('\n')); // a terminal ends its lines so
    qint64 expected = 0;
    for (const RunFrame &frame : all) {
        if (frame.kind == RunFrame::Kind::Output) {
            QCOMPARE(frame.offset, expected);
            expected += frame.bytes.size();
        }
    }
    const qsizetype line = events.indexOf('\n', events.size() / 2) + 1; // events are told by whole lines
    for (const ansible::RunOffsets from : {ansible::RunOffsets{.output = 1, .events = 0},
                                           ansible::RunOffsets{.output = output.size() / 2, .events = line},
                                           ansible::RunOffsets{.output = output.size(), .events = events.size()}}) {
        const QList<RunFrame> rest = runs.frames(folder, from);
        QCOMPARE(bytesOf(rest, RunFrame::Kind::Output), output.sliced(from.output));
        QCOMPARE(bytesOf(rest, RunFrame::Kind::Events), events.sliced(from.events));
        QVERIFY(rest.constLast().kind == RunFrame::Kind::State);
    }
}

void DemoRunsTest::itsTimesAreTheDemos()
{
    Runs runs(fast);
    const auto now = [&runs] { return runs.demo.world->clock().utcNow().toMSecsSinceEpoch(); };
    const qint64 before = now();
    Told told;
    runs.run(u"a"_s, playbook(u"playbooks/facts.yml"_s), told);
    const qint64 after = now();
    QVERIFY(told.record.status.isSuccess());
    QVERIFY(std::ranges::is_sorted(told.times));
    QVERIFY(told.times.constFirst() >= before && told.times.constLast() <= after);
    QVERIFY(std::ranges::is_sorted(told.events, {}, &RunEvent::timeMs));
    // Two times facts are gathered, six of the demo's seconds each.
    QVERIFY(told.events.constLast().timeMs - told.events.constFirst().timeMs >= 12'000);
    const qint64 ended = told.record.status.ended.toMSecsSinceEpoch();
    QVERIFY(ended >= told.events.constLast().timeMs && ended <= after);
}

void DemoRunsTest::aSecondRunIsLocked()
{
    Runs runs(unhurried);
    QVERIFY(!runs.start(u"a"_s, playbook(u"cluster.yml"_s)).isEmpty());
    const auto second = runs.host.start(specOf(u"b"_s, playbook(u"playbooks/facts.yml"_s)), {});
    QVERIFY(!second);
    QVERIFY(second.error().code == ErrorCode::Locked);
    QCOMPARE(second.error().subject, u"a"_s);
    QVERIFY2(second.error().detail.contains(u"aki"_s), qPrintable(second.error().detail));
    Told told;
    runs.run(u"c"_s, playbook(u"cluster.yml"_s), told);
    QVERIFY(told.failure && told.failure->code == ErrorCode::Locked && told.failure->subject == u"a");
    // Another cluster is another matter.
    QVERIFY(runs.host.start(specOf(u"d"_s, playbook(u"cluster.yml"_s), u"demo.production"_s), {}));
    QCOMPARE(runs.host.list({}, {})->size(), 2);
}

void DemoRunsTest::asksBeforeEachNode()
{
    Runs runs(fast);
    Told told;
    LiveRun run(runs.surroundings(), specOf(u"a"_s, confirmedUpgrade()), told.sink());
    QVERIFY(told.isAsked(u"test1"_s));
    const auto cluster = runs.demo.world->cluster(u"demo.test"_s);
    QVERIFY(!cluster->look([](const demo::ClusterModel &model) { return model.node(0).unschedulable; }));
    QVERIFY(!told.with([&] { return told.output.contains("Cordon node"); })); // nothing is done before the answer
    run.send({});
    QVERIFY(told.isAsked(u"test2"_s));
    QVERIFY(told.with([&] { return told.output.contains("Uncordon node"); }));
    run.send({});
    QVERIFY(run.waitUntilDone({}));
    QVERIFY(told.prompt.kind == RunPrompt::Kind::None);
    QCOMPARE(told.record.status.exitCode, std::optional(2)); // the first upgrade fails there
}

void DemoRunsTest::aPauseIsAborted()
{
    Runs runs(fast);
    Told told;
    LiveRun run(runs.surroundings(), specOf(u"a"_s, confirmedUpgrade()), told.sink());
    QVERIFY(told.isAsked(u"test1"_s));
    run.abortPause();
    QVERIFY(run.waitUntilDone({}));
    QVERIFY(told.record.status.state == RunState::Ended);
    QVERIFY(!told.record.status.isSuccess());
    QVERIFY(!told.output.contains("Cordon node"));
}

void DemoRunsTest::isStopped()
{
    Runs runs(unhurried);
    Told told;
    LiveRun run(runs.surroundings(), specOf(u"a"_s, playbook(u"upgrade-cluster.yml"_s)), told.sink());
    QVERIFY(eventually([&] { return told.with([&] { return told.output.contains("TASK ["); }); }));
    run.stop();
    QVERIFY(run.waitUntilDone({}));
    QVERIFY(told.record.status.state == RunState::Ended);
    QVERIFY(told.record.status.wasStopped);
    QVERIFY(!told.record.status.exitCode);
    QCOMPARE(told.record.status.signal, 2);
    QVERIFY(!told.output.contains("PLAY RECAP"));
    // The cluster is free again.
    QVERIFY(!runs.start(u"b"_s, playbook(u"cluster.yml"_s)).isEmpty());
}

void DemoRunsTest::whatIsOverTakesNothing()
{
    Runs runs(unhurried);
    const QString folder = runs.start(u"a"_s, playbook(u"cluster.yml"_s));
    QVERIFY(runs.host.stop(folder, {}));
    QVERIFY(runs.host.stop(folder, {}) || runs.host.status(folder, {})->status.isOver());
    QVERIFY(!runs.frames(folder).isEmpty());
    QVERIFY(runs.host.stop(folder, {}).error_or(Error{}).code == ErrorCode::NotFound);
    QVERIFY(runs.host.send(folder, "\n", {}).error_or(Error{}).code == ErrorCode::NotFound);
    const auto record = runs.host.status(folder, {});
    QVERIFY(record->status.wasStopped); // it stays what it was
    QVERIFY(!record->status.exitCode);
}

void DemoRunsTest::listsAndRemoves()
{
    Runs runs(fast);
    const QString first = runs.start(u"20261128-1-facts"_s, playbook(u"playbooks/facts.yml"_s));
    QVERIFY(!runs.frames(first).isEmpty());
    Told told;
    const LiveRun second(runs.surroundings(), specOf(u"20261128-2-upgrade"_s, confirmedUpgrade()), told.sink());
    QVERIFY(told.isAsked(u"test1"_s));
    const auto listed = runs.host.list({}, {});
    QVERIFY(listed);
    QCOMPARE(listed->size(), 2);
    QCOMPARE(listed->at(0).id, u"20261128-1-facts"_s);
    QVERIFY(listed->at(0).status.isSuccess());
    QCOMPARE(listed->at(1).id, u"20261128-2-upgrade"_s);
    QVERIFY(listed->at(1).status.state == RunState::Running);
    QCOMPARE(listed->at(1).owner.user, u"aki"_s);
    QVERIFY(runs.host.remove(listed->at(1).folder, {}).error_or(Error{}).code == ErrorCode::Locked);
    QVERIFY(runs.host.remove(first, {}));
    QVERIFY(runs.host.remove(first, {}).error_or(Error{}).code == ErrorCode::NotFound);
    QVERIFY(runs.host.status(first, {}).error_or(Error{}).code == ErrorCode::NotFound);
    QCOMPARE(runs.host.list({}, {})->size(), 1);
}

void DemoRunsTest::theFirstUpgradeFailsAndTheNextGoesThrough()
{
    Runs runs(fast);
    QVERIFY(runs.demo.checkOut(u"demo.test"_s, u"v2.31.0"_s, u"t_v2.30.0"_s));
    const auto kubelets = [&runs] {
        return runs.demo.world->cluster(u"demo.test"_s)->look([](const demo::ClusterModel &model) {
            QStringList versions;
            for (const demo::SimNode &node : model.nodes()) {
                versions.append(node.kubelet + (node.unschedulable ? u" cordoned"_s : QString()));
            }
            return versions;
        });
    };
    Told first;
    runs.run(u"a"_s, playbook(u"upgrade-cluster.yml"_s), first);
    QCOMPARE(first.record.status.exitCode, std::optional(2));
    QCOMPARE(first.hostsWith(HostStatus::Failed), QStringList{u"test2"_s});
    QCOMPARE(first.events.constLast().tallies.value(u"test2"_s).failed, 1);
    QCOMPARE(kubelets(), (QStringList{u"v1.35.4"_s, u"v1.34.3 cordoned"_s, u"v1.34.3"_s, u"v1.34.3"_s}));

    Told second;
    runs.run(u"b"_s, playbook(u"upgrade-cluster.yml"_s), second);
    QVERIFY2(second.record.status.isSuccess(), second.output.constData());
    QCOMPARE(second.hostsWith(HostStatus::Failed), QStringList());
    // What was cordoned before a run is not drained by it, and left as it was.
    QCOMPARE(kubelets(), (QStringList{u"v1.35.4"_s, u"v1.35.4 cordoned"_s, u"v1.35.4"_s, u"v1.35.4"_s}));

    Told third;
    RunRequest always = playbook(u"upgrade-cluster.yml"_s);
    always.extraVariables = {{.name = u"upgrade_node_always_cordon"_s, .value = true}};
    runs.run(u"c"_s, always, third);
    QVERIFY(third.record.status.isSuccess());
    QCOMPARE(kubelets(), QStringList(4, u"v1.35.4"_s));
}

void DemoRunsTest::aLimitNamesHostsAndGroups_data()
{
    QTest::addColumn<QString>("limit");
    QTest::addColumn<QStringList>("hosts");
    const QStringList all{u"test1"_s, u"test2"_s, u"test3"_s, u"test4"_s};
    QTest::newRow("none") << QString() << all;
    QTest::newRow("hosts") << u"test4,test2"_s << QStringList{u"test2"_s, u"test4"_s};
    QTest::newRow("all") << u"all"_s << all;
    QTest::newRow("k8s_cluster") << u"k8s_cluster"_s << all;
    QTest::newRow("kube_node") << u"kube_node"_s << all.mid(1);
    QTest::newRow("kube_control_plane") << u"kube_control_plane"_s << all.mid(0, 1);
    QTest::newRow("etcd") << u"etcd"_s << all.mid(0, 1);
    QTest::newRow("a group and a host") << u"etcd:test3"_s << QStringList{u"test1"_s, u"test3"_s};
    QTest::newRow("all but") << u"kube_node:!test3"_s << QStringList{u"test2"_s, u"test4"_s};
    QTest::newRow("only but") << u"!kube_node"_s << all.mid(0, 1);
    QTest::newRow("both") << u"kube_node,&test*"_s << all.mid(1);
    QTest::newRow("wildcard") << u"*4"_s << all.mid(3);
    QTest::newRow("expression") << u"~test[12]"_s << all.mid(0, 2);
    QTest::newRow("one is unknown") << u"nobody,test3"_s << all.mid(2, 1);
}

void DemoRunsTest::aLimitNamesHostsAndGroups()
{
    QFETCH(const QString, limit);
    QFETCH(const QStringList, hosts);
    Runs runs(fast);
    Told told;
    runs.run(u"a"_s, playbook(u"playbooks/facts.yml"_s, limit), told);
    QVERIFY(told.record.status.isSuccess());
    const auto gathering = std::ranges::find_if(told.events, [](const RunEvent &event) {
        return event.kind == RunEvent::Kind::PlayStart && event.name == u"Gather facts";
    });
    QVERIFY(gathering != told.events.end());
    QCOMPARE(gathering->hosts, hosts);
    QCOMPARE(told.output.contains("Could not match supplied host pattern, ignoring: nobody"),
             limit.contains(u"nobody"));
}

void DemoRunsTest::aLimitThatMeansNobodyRunsNothing()
{
    for (const QString &limit : {u"nobody"_s, u"node1,node2"_s, u"test1:!etcd"_s}) {
        Runs runs(fast);
        Told told;
        runs.run(u"a"_s, playbook(u"upgrade-cluster.yml"_s, limit), told);
        QCOMPARE(told.record.status.exitCode, std::optional(1));
        QVERIFY2(told.output.contains("Specified inventory, host pattern and/or --limit leaves us with no hosts to "
                                      "target."),
                 told.output.constData());
        QVERIFY(!told.output.contains("PLAY"));
        QVERIFY(told.events.isEmpty());
    }
}

void DemoRunsTest::listsHostsOfAPattern()
{
    DemoAccess demo;
    const auto list = [&demo](const QStringList &words) {
        command::Command command = commandOf(QStringList{u"ansible"_s, u"--inventory="_s + inventory} + words);
        command.workingDirectory = demo::DemoCheckouts::checkoutOf(u"demo.test"_s);
        return *command::capture(*demo.runners.local(), command, {});
    };
    QCOMPARE(list({u"--list-hosts"_s, u"all"_s}).output, "  hosts (4):\n    test1\n    test2\n    test3\n    test4\n");
    QCOMPARE(list({u"--limit=kube_node,!test3"_s, u"--list-hosts"_s, u"all"_s}).output,
             "  hosts (2):\n    test2\n    test4\n");
    QCOMPARE(list({u"--limit=test3"_s, u"--list-hosts"_s, u"kube_node"_s}).output, "  hosts (1):\n    test3\n");
    const command::Captured nobody = list({u"--limit=test3"_s, u"--list-hosts"_s, u"etcd"_s});
    QCOMPARE(nobody.exit.code, 1);
    QCOMPARE(nobody.output, "");
    QVERIFY(nobody.errors.contains("no hosts to target"));
}

void DemoRunsTest::aModuleRunsOnItsHosts()
{
    Runs runs(fast);
    RunRequest request;
    request.kind = RunRequest::Kind::Module;
    request.pattern = u"kube_node"_s;
    request.module = u"ping"_s;
    request.limit = u"!test4"_s;
    Told told;
    runs.run(u"a"_s, request, told);
    QVERIFY(told.record.status.isSuccess());
    QCOMPARE(told.record.title(), u"ping"_s);
    QCOMPARE(told.hostsWith(HostStatus::Ok), (QStringList{u"test2"_s, u"test3"_s}));
    QCOMPARE(told.output.count("SUCCESS"), 2);
}

void DemoRunsTest::saysWhatIsMissing()
{
    Runs runs(fast);
    ansible::RunSpec spec = specOf(u"a"_s, playbook(u"cluster.yml"_s));
    spec.folder = u"/home/ops/elsewhere"_s;
    QVERIFY(runs.host.start(spec, {}).error_or(Error{}).code == ErrorCode::NotFound);
    const auto followed = runs.host.follow(u"/demo/ansible/none"_s, {}, [](const RunFrame &) {}, {});
    QVERIFY(followed.error_or(Error{}).code == ErrorCode::NotFound);
    QVERIFY(!runs.start(u"a"_s, playbook(u"playbooks/facts.yml"_s)).isEmpty());
    QVERIFY(!runs.frames(u"/demo/ansible/a"_s).isEmpty());
    QVERIFY(!runs.host.start(specOf(u"a"_s, playbook(u"cluster.yml"_s)), {})); // the id is taken
}

int runDemoRuns(int argc, char **argv)
{
    DemoRunsTest test;
    return QTest::qExec(&test, argc, argv);
}

} // namespace kubemori::test

#include "tst_demo_runs.moc"
