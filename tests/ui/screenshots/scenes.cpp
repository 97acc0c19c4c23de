// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screenshots/scenes.hpp"

#include "support/fake_clock.hpp"
#include "ui/clusters/cluster_context.hpp"
#include "ui/credentials/saved_passwords_dialog.hpp"
#include "ui/diff/diff_page.hpp"
#include "ui/diff/diff_pane.hpp"
#include "ui/diff/diff_view.hpp"
#include "ui/main_window/language.hpp"
#include "ui/main_window/main_window.hpp"
#include "ui/nodes/node_table_view.hpp"
#include "ui/support/fake_cluster.hpp"
#include "ui/support/fake_diff_backend.hpp"
#include "ui/support/fake_passwords.hpp"
#include "ui/support/fake_setup.hpp"
#include "ui/support/fleet_example.hpp"
#include "ui/support/pump.hpp"
#include "ui/widgets/secret_dialog.hpp"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QPixmap>
#include <QPushButton>
#include <QRadioButton>
#include <QTabWidget>
#include <QTableView>

#include <algorithm>
#include <memory>

namespace kubemori::test {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace kubemori::operation;

namespace {

const QStringList nodeNames{u"tokyo-cp1"_s, u"tokyo-cp2"_s, u"tokyo-cp3"_s,
                            u"tokyo-w1"_s,  u"tokyo-w2"_s,  u"tokyo-w3"_s};
const QStringList rebootOrder{u"tokyo-w1"_s,  u"tokyo-w2"_s,  u"tokyo-w3"_s,
                              u"tokyo-cp2"_s, u"tokyo-cp3"_s, u"tokyo-cp1"_s};

Result<maintenance::RebootNeed> whatNodesSay(const QString &node)
{
    if (node == u"tokyo-w3"_s) {
        return fail(ErrorCode::Unreachable, u"No route to host"_s, u"ops@10.0.0.16"_s);
    }
    if (node == u"tokyo-w1"_s || node == u"tokyo-cp2"_s) {
        return maintenance::RebootNeed{.required = true,
                                       .packages = {u"linux-image-6.1.0-29-amd64"_s, u"linux-base"_s, u"dbus"_s},
                                       .morePackages = 0};
    }
    return maintenance::RebootNeed{};
}

/// A window over three clusters; the language is the one set on the application.
struct Stage
{
    FakeClock clock;
    FakeDirectory directory;
    FakeSetup setup;
    ui::Language language;
    std::unique_ptr<ui::MainWindow> window;

    Stage(QSize size, bool clusters, bool simulated = false)
    {
        language.set(qEnvironmentVariable("KUBEMORI_PICTURE_LANGUAGE", u"en"_s));
        if (clusters) {
            add(u"tokyo"_s, u"Tokyo"_s, cluster::Purpose::Production, simulated);
            add(u"osaka"_s, u"Osaka"_s, cluster::Purpose::Staging, simulated);
            add(u"lab"_s, u"Lab"_s, cluster::Purpose::Test, simulated);
        }
        if (clusters) {
            setup.text = cluster::listOfProfiles(directory.profiles());
        }
        setup.path = u"/home/ops/.config/kubemori/clusters.yaml"_s;
        window = std::make_unique<ui::MainWindow>(directory, clock, language,
                                                  ui::WindowSetup{.clustersFile = setup.path,
                                                                  .problems = {},
                                                                  .clusterSetup = &setup,
                                                                  .settingsFile = {},
                                                                  .stateFile = {}});
        window->resize(size);
        window->show();
        pump(); // the file of clusters is read
        if (clusters) {
            fill();
        }
        pump();
    }

    void add(const QString &id, const QString &name, cluster::Purpose purpose, bool simulated)
    {
        cluster::Profile profile = makeProfile(id, name, purpose);
        profile.simulated = simulated;
        profile.kubespray.path = u"/srv/kubespray"_s;
        directory.add(profile);
    }

    [[nodiscard]] FakeClusterState &tokyo() const { return directory.state(u"tokyo"_s); }

    void fill()
    {
        (void)window->showCluster(u"lab"_s);
        feed(directory.state(u"lab"_s), {u"lab-cp1"_s, u"lab-w1"_s, u"lab-w2"_s});
        tokyo().onRebootNeed = whatNodesSay;
        (void)window->showCluster(u"tokyo"_s);
        feed(tokyo(), nodeNames);
        kube::Node down = makeNode(u"tokyo-w3"_s, 5, false, kube::ConditionStatus::Unknown);
        kube::Node cordoned = makeNode(u"tokyo-w2"_s, 4);
        cordoned.schedulable = false;
        tokyo().feed(kube::NodeChanged{.node = down, .added = false});
        tokyo().feed(kube::NodeChanged{.node = cordoned, .added = false});
        if (!QTest::qWaitFor([this] { return static_cast<bool>(tokyo().probes); }, 20'000)) {
            qFatal("the window does not ping");
        }
        ping();
        QTest::qWait(400); // samples are shown a few times a second
    }

    static void feed(FakeClusterState &state, const QStringList &names)
    {
        state.feed(kube::FeedState{
            .kind = kube::FeedState::Kind::Watching, .host = u"ops@10.0.0.11"_s, .error = {}, .retryInSeconds = 0});
        kube::NodesListed listed{.nodes = {}, .first = true, .more = false};
        for (int i = 0; i < names.size(); ++i) {
            listed.nodes.append(makeNode(names[i], i, names[i].contains(u"-cp"_s)));
        }
        state.feed(listed);
    }

    void ping() const
    {
        for (int round = 0; round < 40; ++round) {
            for (int i = 0; i < nodeNames.size(); ++i) {
                monitor::ProbeSample sample;
                sample.node = nodeNames[i];
                sample.icmpUsable = i != 2 || round > 22;
                const bool lost = (i == 5 && round > 25) || (i == 3 && (round == 12 || round == 13));
                if (!lost && sample.icmpUsable) {
                    const int spike = (round * 7 + i * 5) % 23 == 0 ? 18'000 : 0;
                    sample.roundTrip = std::chrono::microseconds(310 + (round * 37 + i * 211) % 520 + spike);
                }
                tokyo().probes(sample);
            }
        }
    }

    /// A rolling reboot: two nodes through, the third in its drain.
    void reboot()
    {
        window->currentCluster()->operation().start(window->currentCluster()->session(), makePlan(rebootOrder));
        window->findChild<QAction *>(u"actionShowOperations"_s)->trigger();
        QDateTime at = clock.utcNow();
        tokyo().events(Started{.plan = tokyo().started, .at = at});
        playNode(tokyo().events, rebootOrder[0], at);
        playNode(tokyo().events, rebootOrder[1], at);
        const QString node = rebootOrder[2];
        tokyo().events(StepChanged{.step = node + u"/gates"_s, .state = StepState::Running, .at = at, .error = {}});
        at = at.addSecs(4);
        tokyo().events(StepChanged{.step = node + u"/gates"_s, .state = StepState::Succeeded, .at = at, .error = {}});
        tokyo().events(
            StepChanged{.step = node + u"/cordon"_s, .state = StepState::AlreadyDone, .at = at, .error = {}});
        tokyo().events(StepChanged{.step = node + u"/drain"_s, .state = StepState::Running, .at = at, .error = {}});
        tokyo().events(
            CommandStarted{.step = node + u"/drain"_s,
                           .command = u"sudo kubectl drain %1 --force --ignore-daemonsets --timeout=600s"_s.arg(node),
                           .location = u"ops@10.0.0.11"_s});
        for (const char *line :
             {"Warning: ignoring DaemonSet-managed Pods: kube-system/calico-node-5x8dq, kube-system/kube-proxy-7z2lm",
              "evicting pod shop/web-6b9f7c5d8-2hx9k", "evicting pod shop/cart-0", "pod/web-6b9f7c5d8-2hx9k evicted"}) {
            tokyo().events(CommandOutput{.step = node + u"/drain"_s, .line = line, .error = line[0] == 'W'});
        }
        clock.advance(Milliseconds(clock.utcNow().msecsTo(at)) + 17s);
        pump();
        window->currentCluster()->operation().tick();
        pump();
    }

    /// The named widget of the cluster in front: each cluster has one.
    template<class T> [[nodiscard]] T *shown(const QString &name) const
    {
        const QList<T *> all = window->findChildren<T *>(name);
        return *std::ranges::find_if(all, &QWidget::isVisible);
    }

    void ask(const Question &question)
    {
        tokyo().events(
            StepChanged{.step = question.step, .state = StepState::Asking, .at = clock.utcNow(), .error = {}});
        tokyo().events(Asked{.question = question});
        pump();
    }

    /// The window with its dialog over it, as a desktop would show them.
    QPixmap picture() const
    {
        QTest::qWait(150);
        QPixmap picture = window->grab();
        for (QDialog *dialog : window->findChildren<QDialog *>()) {
            if (dialog->isVisible()) {
                QPainter painter(&picture);
                painter.fillRect(picture.rect(), QColor(0, 0, 0, 70));
                const QPoint corner((window->width() - dialog->width()) / 2, (window->height() - dialog->height()) / 2);
                painter.fillRect(QRect(corner, dialog->size()).adjusted(-1, -1, 1, 1), QColor(0, 0, 0, 120));
                painter.drawPixmap(corner, dialog->grab());
            }
        }
        return picture;
    }
};

QPixmap nodesScene(QSize size)
{
    const Stage stage(size, true);
    for (ui::NodeTableView *table : stage.window->findChildren<ui::NodeTableView *>(u"nodeTable"_s)) {
        if (table->isVisible()) {
            table->selectRow(3);
        }
    }
    return stage.picture();
}

QPixmap rebootScene(QSize size)
{
    Stage stage(size, true);
    stage.reboot();
    return stage.picture();
}

QPixmap budgetScene(QSize size)
{
    Stage stage(size, true);
    stage.reboot();
    stage.ask({.id = 1,
               .kind = Question::Kind::StepFailed,
               .step = u"tokyo-w3/drain"_s,
               .node = u"tokyo-w3"_s,
               .error = {.code = ErrorCode::BlockedByPdb, .detail = {}, .subject = u"tokyo-w3"_s, .context = {}},
               .pods = {},
               .budgets = {{.name = u"shop/web"_s,
                            .pod = u"shop/web-6b9f7c5d8-t7w4n"_s,
                            .currentHealthy = 2,
                            .desiredHealthy = 2,
                            .disruptionsAllowed = 0,
                            .rule = u"minAvailable: 2"_s,
                            .expectedPods = 3,
                            .selector = u"app=web"_s},
                           {.name = u"shop/cart"_s,
                            .pod = u"shop/cart-1"_s,
                            .currentHealthy = 1,
                            .desiredHealthy = 2,
                            .disruptionsAllowed = 0,
                            .rule = u"maxUnavailable: 1"_s,
                            .expectedPods = 3,
                            .selector = u"app=cart"_s}},
               .blockers = {},
               .gates = {},
               .choices = {Choice::Retry, Choice::SkipNode, Choice::Stop}});
    return stage.picture();
}

BlockingBudget budgetOf(const QString &name, const QString &rule, int healthy, int needed, int expected)
{
    return {.name = name,
            .pod = u"shop/cart-7c9d5b8f4-2hx9k"_s,
            .currentHealthy = healthy,
            .desiredHealthy = needed,
            .disruptionsAllowed = 0,
            .rule = rule,
            .expectedPods = expected,
            .selector = u"app=cart"_s};
}

DrainBlocker blockerOf(const QString &pod, const QString &owner, DrainBlocker::State state,
                       DrainBlocker::Verdict verdict, DrainBlocker::Reason reason, const QDateTime &since)
{
    DrainBlocker blocker;
    blocker.pod = pod;
    blocker.uid = pod;
    blocker.owner = owner;
    blocker.state = state;
    blocker.verdict = verdict;
    blocker.reason = reason;
    blocker.since = since;
    return blocker;
}

/// What holds a drain up: a budget that never clears, a finalizer, a volume, and a budget that clears by itself.
QList<DrainBlocker> blockersAt(const QDateTime &now)
{
    using State = DrainBlocker::State;
    using Verdict = DrainBlocker::Verdict;
    using Reason = DrainBlocker::Reason;
    DrainBlocker held = blockerOf(u"shop/cart-7c9d5b8f4-2hx9k"_s, u"deployment/cart"_s, State::WaitingForBudget,
                                  Verdict::CannotClear, Reason::NeedsEveryPod, now.addSecs(-605));
    held.budgets = {budgetOf(u"shop/cart-pdb"_s, u"minAvailable: 2"_s, 2, 2, 2)};
    held.remedies = {
        {.choice = Choice::ScaleUp,
         .object = u"shop/deployment/cart"_s,
         .command = u"sudo kubectl scale deployment cart --namespace=shop --current-replicas=2 --replicas=3"_s},
        {.choice = Choice::RelaxBudget,
         .object = u"shop/cart-pdb"_s,
         .command = u"sudo kubectl patch poddisruptionbudget cart-pdb --namespace=shop --type=json …"_s}};
    DrainBlocker kept = blockerOf(u"storage/minio-2"_s, u"statefulset/minio"_s, State::Stuck, Verdict::CannotClear,
                                  Reason::Finalizer, now.addSecs(-540));
    kept.finalizers = {u"backup.example.com/hold"_s};
    DrainBlocker stuck = blockerOf(u"shop/search-1"_s, u"statefulset/search"_s, State::Stuck, Verdict::MayClear,
                                   Reason::Volume, now.addSecs(-480));
    stuck.volumes = {u"data-search-1"_s};
    stuck.remedies = {{.choice = Choice::ForceDelete,
                       .object = u"shop/search-1"_s,
                       .command = u"sudo kubectl delete pod search-1 --namespace=shop --grace-period=0 --force "
                                  "--wait=false"_s}};
    DrainBlocker passing = blockerOf(u"shop/web-6b9f7c5d8-q4zt7"_s, u"deployment/web"_s, State::WaitingForBudget,
                                     Verdict::WillClear, Reason::ReplacementStarting, now.addSecs(-12));
    passing.budgets = {budgetOf(u"shop/web-pdb"_s, u"maxUnavailable: 1"_s, 2, 2, 3)};
    return {held, kept, stuck, passing};
}

void askAboutBlockers(Stage &stage)
{
    stage.reboot();
    Question question;
    question.id = 1;
    question.step = u"tokyo-w3/drain"_s;
    question.node = u"tokyo-w3"_s;
    question.error.code = ErrorCode::BlockedByPdb;
    question.error.subject = question.node;
    question.blockers = blockersAt(stage.clock.utcNow());
    question.choices = {Choice::Retry,       Choice::ScaleUp,  Choice::RelaxBudget,
                        Choice::ForceDelete, Choice::SkipNode, Choice::Stop};
    stage.tokyo().events(Blockers{.step = question.step, .node = question.node, .list = question.blockers});
    stage.ask(question);
    stage.window->currentCluster()->operation().tick();
    pump();
}

QPixmap blockersScene(QSize size)
{
    Stage stage(size, true);
    askAboutBlockers(stage);
    return stage.picture();
}

QPixmap forceDeleteScene(QSize size)
{
    Stage stage(size, true);
    askAboutBlockers(stage);
    stage.shown<QTableView>(u"blockerTable"_s)->selectRow(2);
    pump(); // a new button is shown a little later
    stage.shown<QPushButton>(u"remedyForceDelete"_s)->click();
    pump();
    return stage.picture();
}

QPixmap drainingScene(QSize size)
{
    Stage stage(size, true);
    stage.reboot();
    QList<DrainBlocker> blockers = blockersAt(stage.clock.utcNow());
    blockers.remove(1, 2);
    stage.tokyo().events(Blockers{.step = u"tokyo-w3/drain"_s, .node = u"tokyo-w3"_s, .list = blockers});
    pump();
    stage.window->currentCluster()->operation().tick();
    pump();
    return stage.picture();
}

QPixmap gatesScene(QSize size)
{
    Stage stage(size, true);
    stage.window->currentCluster()->operation().start(stage.window->currentCluster()->session(), makePlan(rebootOrder));
    stage.window->findChild<QAction *>(u"actionShowOperations"_s)->trigger();
    QDateTime at = stage.clock.utcNow();
    stage.tokyo().events(Started{.plan = stage.tokyo().started, .at = at});
    playNode(stage.tokyo().events, rebootOrder[0], at);
    const QString step = rebootOrder[1] + u"/gates"_s;
    stage.tokyo().events(StepChanged{.step = step, .state = StepState::Running, .at = at, .error = {}});
    stage.clock.advance(Milliseconds(stage.clock.utcNow().msecsTo(at)) + 15min);
    const auto says = [](const QString &gate, GateVerdict verdict, const QString &subject, const QString &evidence) {
        return GateResult{.gate = gate, .verdict = verdict, .subject = subject, .evidence = evidence};
    };
    stage.ask({.id = 1,
               .kind = Question::Kind::Gates,
               .step = step,
               .node = rebootOrder[1],
               .error = {.code = ErrorCode::GateBlocked, .detail = {}, .subject = rebootOrder[1], .context = {}},
               .pods = {},
               .budgets = {},
               .blockers = {},
               .gates = {says(u"workloads"_s, GateVerdict::Block, u"Deployment shop/web"_s,
                              u"2 of 3 ready (before: 3 of 3): web-6b9f7c5d8-t7w4n CrashLoopBackOff"_s),
                         says(u"ceph"_s, GateVerdict::Block, u"rook-ceph/rook-ceph (HEALTH_WARN)"_s,
                              u"OSD_DOWN: 1 osds down; PG_DEGRADED: Degraded data redundancy: 1207/90318 objects "
                              "degraded (1.336%), 34 pgs degraded"_s),
                         says(u"etcd"_s, GateVerdict::Unknown, {},
                              u"ExitedNonZero: ops@10.0.0.11: Error: context deadline exceeded (while asking etcd)"_s),
                         says(u"nodes-ready"_s, GateVerdict::Pass, {}, u"5 other nodes Ready"_s),
                         says(u"readyz"_s, GateVerdict::Pass, {}, u"3 API servers ready"_s),
                         says(u"budgets"_s, GateVerdict::Pass, {}, u"no budget holds a pod of this node"_s)},
               .choices = {Choice::Retry, Choice::Accept, Choice::SkipNode, Choice::Stop}});
    return stage.picture();
}

QPixmap emptyDirScene(QSize size)
{
    Stage stage(size, true);
    stage.reboot();
    stage.ask({.id = 1,
               .kind = Question::Kind::EmptyDirData,
               .step = u"tokyo-w3/drain"_s,
               .node = u"tokyo-w3"_s,
               .error = {.code = ErrorCode::EmptyDirData, .detail = {}, .subject = u"tokyo-w3"_s, .context = {}},
               .pods = {u"shop/cache-5d7f9b6c4-kq2vx"_s, u"monitoring/prometheus-0"_s},
               .budgets = {},
               .blockers = {},
               .gates = {},
               .choices = {Choice::DeleteEmptyDirData, Choice::SkipNode, Choice::Stop}});
    return stage.picture();
}

QPixmap resultScene(QSize size)
{
    Stage stage(size, true);
    stage.reboot();
    QList<NodeResult> results;
    for (int i = 0; i < rebootOrder.size(); ++i) {
        results.append({.node = rebootOrder[i],
                        .outcome = i < 2    ? Outcome::Succeeded
                                   : i == 2 ? Outcome::Failed
                                            : Outcome::Cancelled,
                        .touched = i < 3,
                        .leftCordoned = i == 2,
                        .bootIdBefore = bootId(i),
                        .bootIdAfter = i < 2 ? bootId(i + 40) : QString(),
                        .duration = std::chrono::seconds(i < 3 ? 133 - 9 * i : 0),
                        .notPutBack = {}});
    }
    stage.tokyo().events(
        StepChanged{.step = u"tokyo-w3/drain"_s,
                    .state = StepState::Failed,
                    .at = stage.clock.utcNow(),
                    .error = {.code = ErrorCode::TimedOut, .detail = {}, .subject = {}, .context = {}}});
    stage.tokyo().events(
        Finished{.operation = u"op"_s,
                 .outcome = Outcome::Failed,
                 .nodes = results,
                 .at = stage.clock.utcNow(),
                 .error = {.code = ErrorCode::TimedOut, .detail = {}, .subject = u"tokyo-w3"_s, .context = {}}});
    pump();
    return stage.picture();
}

maintenance::ForecastFinding found(maintenance::ForecastFinding::Severity severity,
                                   maintenance::ForecastFinding::Kind kind, const QString &subject,
                                   const QString &workload, const QStringList &pods)
{
    return {.severity = severity,
            .kind = kind,
            .subject = subject,
            .workload = workload,
            .pods = pods,
            .budgets = {},
            .replicas = 1,
            .budget = {},
            .place = {}};
}

/// What six nodes of a shop meet: a budget that never lets go, a message queue without a fourth node, lost data.
maintenance::Forecast shopForecast()
{
    using Finding = maintenance::ForecastFinding;
    using Severity = Finding::Severity;
    using Kind = Finding::Kind;
    constexpr qint64 gibibyte = qint64{1} << 30;
    maintenance::Forecast forecast;
    for (const QString &name : rebootOrder) {
        maintenance::NodeForecast &node = forecast.nodes.emplace_back();
        node.node = name;
        const bool worker = name.contains(u"-w"_s);
        node.estimate = worker ? 215s : 150s;
        node.daemonSetPods = {u"kube-system/calico-node-5x8dq"_s, u"kube-system/kube-proxy-7z2lm"_s};
        if (!worker) {
            node.mirrorPods = {u"kube-system/etcd-"_s + name, u"kube-system/kube-apiserver-"_s + name};
            continue;
        }
        for (int i = 0; i < 9; ++i) {
            node.moving.append({.pod = u"shop/web-6b9f7c5d8-2hx%1k"_s.arg(i),
                                .requests = {.cpuMillis = 250, .memoryBytes = gibibyte / 2},
                                .hasPlace = true});
        }
        node.requested = {.cpuMillis = 2250, .memoryBytes = gibibyte * 9 / 2};
        node.freeElsewhere = {.cpuMillis = 6400, .memoryBytes = gibibyte * 21};
    }
    Finding queue = found(Severity::Warn, Kind::AntiAffinity, u"messaging/rabbitmq"_s, u"StatefulSet"_s,
                          {u"messaging/rabbitmq-0"_s});
    queue.place = maintenance::PlaceEvidence{
        .nodes = 5, .notAllowed = 3, .antiAffinity = 2, .full = 0, .asked = {}, .largest = {}};
    Finding ledger = found(Severity::Block, Kind::BudgetNeverAllows, u"bank/ledger"_s, {}, {u"bank/ledger-0"_s});
    ledger.budget = maintenance::BudgetEvidence{
        .rule = u"minAvailable: 2"_s, .healthy = 2, .desired = 2, .expected = 2, .leaving = 1};
    Finding web = found(Severity::Info, Kind::BudgetObeyed, u"shop/web"_s, {},
                        {u"shop/web-6b9f7c5d8-2hx1k"_s, u"shop/web-6b9f7c5d8-2hx2k"_s});
    web.budget = maintenance::BudgetEvidence{
        .rule = u"maxUnavailable: 1"_s, .healthy = 9, .desired = 8, .expected = 9, .leaving = 2};
    forecast.nodes[0].findings = {queue, web};
    forecast.nodes[0].moving[0].hasPlace = false;
    forecast.nodes[1].findings = {
        ledger, found(Severity::Warn, Kind::Outage, u"shop/cart"_s, u"Deployment"_s, {u"shop/cart-7d9c5b8f6-x2k4p"_s}),
        found(Severity::Warn, Kind::EmptyDirData, u"monitoring/prometheus"_s, u"StatefulSet"_s,
              {u"monitoring/prometheus-0"_s}),
        web};
    forecast.nodes[1].refused = {u"bank/ledger-0"_s};
    forecast.nodes[2].findings = {found(Severity::Warn, Kind::BarePod, u"ops/debug"_s, {}, {u"ops/debug"_s})};
    forecast.nodes[2].lost = {u"ops/debug"_s};
    forecast.pastRuns = 3;
    forecast.estimate = 1095s;
    return forecast;
}

QPixmap planScene(QSize size)
{
    const Stage stage(size, true);
    stage.tokyo().onPlan = [](const QStringList &) {
        Plan plan = makePlan(rebootOrder);
        plan.warnings = {{.kind = PlanWarning::Kind::AlreadyCordoned, .node = u"tokyo-w2"_s},
                         {.kind = PlanWarning::Kind::NotReady, .node = u"tokyo-w3"_s},
                         {.kind = PlanWarning::Kind::ControlPlaneInUse, .node = u"tokyo-cp1"_s}};
        return plan;
    };
    stage.tokyo().onForecast = [](const Plan &) { return shopForecast(); };
    stage.window->findChild<QAction *>(u"actionRollingReboot"_s)->trigger();
    pump();
    return stage.picture();
}

QPixmap cutOffScene(QSize size)
{
    Stage stage(size, true);
    stage.tokyo().unsettled = {makeReconciliation(rebootOrder)};
    stage.window->currentCluster()->findUnsettled();
    pump();
    return stage.picture();
}

QPixmap powerPlanScene(QSize size)
{
    const Stage stage(size, true);
    stage.tokyo().onPowerPlan = [] {
        Plan plan = makePowerPlan(rebootOrder);
        plan.warnings = {{.kind = PlanWarning::Kind::AlreadyCordoned, .node = u"tokyo-w2"_s}};
        return plan;
    };
    stage.window->findChild<QAction *>(u"actionPowerCycle"_s)->trigger();
    pump();
    return stage.picture();
}

QPixmap restingScene(QSize size)
{
    Stage stage(size, true);
    stage.tokyo().unsettled = {makeResting(rebootOrder)};
    stage.window->currentCluster()->findUnsettled();
    pump();
    return stage.picture();
}

QPixmap pausedScene(QSize size)
{
    Stage stage(size, true);
    stage.reboot();
    stage.window->currentCluster()->operation().setPaused(true);
    stage.tokyo().events(Controlled{
        .paused = true, .stopAfterNode = false, .waiting = rebootOrder.sliced(3), .at = stage.clock.utcNow()});
    pump();
    return stage.picture();
}

QPixmap forecastScene(QSize size)
{
    const Stage stage(size, true);
    stage.tokyo().onPlan = [](const QStringList &) { return makePlan(rebootOrder); };
    stage.tokyo().onForecast = [](const Plan &) { return shopForecast(); };
    stage.window->findChild<QAction *>(u"actionRollingReboot"_s)->trigger();
    pump();
    find<QTabWidget>(stage.window.get(), "rebootTabs")->setCurrentIndex(1);
    pump();
    return stage.picture();
}

QPixmap onlyRequiredScene(QSize size)
{
    const Stage stage(size, true);
    stage.tokyo().onForecast = [](const Plan &) { return shopForecast(); };
    stage.window->findChild<QAction *>(u"actionRollingReboot"_s)->trigger();
    pump();
    find<QCheckBox>(stage.window.get(), "rebootOnlyRequired")->setChecked(true);
    QTest::qWait(400); // it plans when nothing more is clicked
    pump();
    return stage.picture();
}

QPixmap fleetScene(QSize size)
{
    Stage stage(size, true);
    stage.window->findChild<QAction *>(u"actionShowFleet"_s)->trigger();
    pump();
    const QDateTime now = stage.clock.utcNow();
    fleet::ClusterRecord tokyo = makeFleetRecord(u"tokyo"_s, u"v2.26.0"_s, u"v1.30.4"_s, now.addDays(-200), now);
    tokyo.operations = {makeOperationRecord(Outcome::Succeeded, now.addDays(-12))};
    tokyo.facts.certificates.value->notAfter = now.addDays(19);
    fleet::ClusterRecord osaka =
        makeFleetRecord(u"osaka"_s, u"v2.25.0"_s, u"v1.29.5"_s, now.addDays(-300), now.addSecs(-5 * 3600));
    osaka.facts.release.value->changed = 2;
    osaka.facts.release.failed({.code = ErrorCode::Declined, .detail = {}, .subject = u"ops@deploy"_s, .context = {}},
                               now);
    osaka.facts.certificates = {};
    osaka.facts.certificates.failed(
        {.code = ErrorCode::Declined, .detail = {}, .subject = u"ops@10.1.0.11"_s, .context = {}}, now);
    fleet::ClusterRecord lab = makeFleetRecord(u"lab"_s, u"v2.27.0"_s, u"v1.31.4"_s, now.addDays(-40), now);
    for (int i = 0; i < 3; ++i) {
        lab.operations.append(makeOperationRecord(Outcome::Succeeded, now.addDays(-3 - 8 * i)));
    }
    for (const fleet::ClusterRecord &record : {tokyo, osaka, lab}) {
        stage.directory.fleet->sink(record);
    }
    pump();
    return stage.picture();
}

QPixmap secretScene(QSize size, command::Remembering remembering, bool keptWasRefused)
{
    const Stage stage(size, true);
    const command::SecretRequest request{.kind = command::SecretKind::SudoPassword,
                                         .target = u"ops@10.0.0.11"_s,
                                         .serverPrompt = {},
                                         .keptWasRefused = keptWasRefused,
                                         .remembering = remembering};
    (new ui::SecretDialog(request, [](const auto &) { /* nobody waits */ }, stage.window.get()))->open();
    pump();
    return stage.picture();
}

QPixmap rememberScene(QSize size)
{
    return secretScene(size, command::Remembering::Offered, true);
}

QPixmap noKeyringScene(QSize size)
{
    return secretScene(size, command::Remembering::NoKeyring, false);
}

QPixmap savedPasswordsScene(QSize size)
{
    const Stage stage(size, true);
    FakePasswords passwords;
    ui::GuiMailbox mailbox;
    (new ui::SavedPasswordsDialog(passwords, mailbox, stage.window.get()))->open();
    pump();
    return stage.picture();
}

QPixmap noSavedPasswordsScene(QSize size)
{
    const Stage stage(size, true);
    FakePasswords passwords;
    passwords.accounts->clear();
    passwords.keyring = fail(ErrorCode::KeyringUnavailable,
                             u"no program on the D-Bus session keeps secrets (org.freedesktop.secrets)"_s);
    ui::GuiMailbox mailbox;
    (new ui::SavedPasswordsDialog(passwords, mailbox, stage.window.get()))->open();
    pump();
    return stage.picture();
}

void click(const Stage &stage, const char *name)
{
    find<QPushButton>(stage.window.get(), name)->click();
    pump();
}

QPixmap sourceScene(QSize size)
{
    Stage stage(size, true);
    stage.setup.contexts = QList<kube::KubeContext>{{.name = u"kubernetes-admin@tokyo"_s,
                                                     .cluster = u"tokyo"_s,
                                                     .server = u"https://10.0.0.100:6443"_s,
                                                     .user = u"kubernetes-admin"_s,
                                                     .isCurrent = true},
                                                    {.name = u"school"_s,
                                                     .cluster = u"school"_s,
                                                     .server = u"https://192.168.11.20:6443"_s,
                                                     .user = u"teacher"_s,
                                                     .isCurrent = false}};
    stage.window->findChild<QAction *>(u"actionAddCluster"_s)->trigger();
    find<QRadioButton>(stage.window.get(), "sourceByKubeconfig")->click();
    pump();
    return stage.picture();
}

QPixmap accessScene(QSize size)
{
    Stage stage(size, true);
    stage.window->findChild<QAction *>(u"actionAddCluster"_s)->trigger();
    click(stage, "assistantNext");
    find<QLineEdit>(stage.window.get(), "accessHosts")->setText(u"10.0.0.11, 10.0.0.12, 10.0.0.13"_s);
    find<QLineEdit>(stage.window.get(), "accessUser")->setText(u"ops"_s);
    return stage.picture();
}

QPixmap linksScene(QSize size)
{
    using links::LinkFault;
    using links::LinkKind;
    using links::LinkState;
    Stage stage(size, true);
    stage.window->findChild<QAction *>(u"actionEditCluster"_s)->trigger();
    click(stage, "assistantNext");
    const auto tell = [&stage](LinkKind kind, const QString &subject, LinkState state, const QString &value = {},
                               LinkFault fault = LinkFault::None) {
        links::LinkReport report;
        report.kind = kind;
        report.subject = subject;
        report.state = state;
        report.value = value;
        report.fault = fault;
        stage.setup.report(report);
    };
    const QString first = u"10.0.0.11"_s;
    const QString second = u"10.0.0.12"_s;
    tell(LinkKind::Name, first, LinkState::Good, first);
    tell(LinkKind::Port, first, LinkState::Good, u"10.0.0.11:22"_s);
    tell(LinkKind::Login, first, LinkState::Good, u"ops@10.0.0.11"_s);
    tell(LinkKind::Sudo, first, LinkState::Good);
    tell(LinkKind::Kubectl, first, LinkState::Failed, u"/usr/local/bin/kubectl"_s, LinkFault::KubectlNotInPath);
    tell(LinkKind::ApiServer, first, LinkState::Skipped, {}, LinkFault::NotReached);
    tell(LinkKind::Name, second, LinkState::Good, second);
    tell(LinkKind::Port, second, LinkState::Failed, {}, LinkFault::ConnectionRefused);
    tell(LinkKind::Login, second, LinkState::Skipped, {}, LinkFault::NotReached);
    tell(LinkKind::Nodes, {}, LinkState::Skipped, {}, LinkFault::NotReached);
    tell(LinkKind::Checkout, {}, LinkState::Good, u"v2.27.0"_s);
    tell(LinkKind::Ansible, {}, LinkState::Warning, {}, LinkFault::AnsibleMissing);
    stage.setup.finish();
    pump();
    return stage.picture();
}

QPixmap identityScene(QSize size)
{
    Stage stage(size, true);
    stage.window->findChild<QAction *>(u"actionDuplicateCluster"_s)->trigger();
    click(stage, "assistantNext");
    click(stage, "assistantNext");
    return stage.picture();
}

QPixmap exportScene(QSize size)
{
    Stage stage(size, true);
    stage.window->findChild<QAction *>(u"actionExportClusters"_s)->trigger();
    pump();
    return stage.picture();
}

/// The settings, open at this page.
QPixmap settingsScene(QSize size, int page)
{
    const Stage stage(size, true);
    stage.window->findChild<QAction *>(u"actionSettings"_s)->trigger();
    pump();
    find<QTabWidget>(stage.window.get(), "settingsTabs")->setCurrentIndex(page);
    if (page == 2) {
        find<QLineEdit>(stage.window.get(), "settingsProxyHttps")
            ->setText(u"http://ops:secret@proxy.example.com:3128"_s);
    } else if (page == 3) {
        auto *choice = find<QComboBox>(stage.window.get(), "settingsTerminalChoice");
        choice->setCurrentIndex(choice->count() - 1);
        find<QLineEdit>(stage.window.get(), "settingsTerminalOwn")->setText(u"xterm -T 'ssh {host}' -e {command}"_s);
    } else if (page == 4) {
        find<QListWidget>(stage.window.get(), "settingsIssueFolders")->addItem(u"/srv/kubemori/known-issues"_s);
    }
    pump();
    return stage.picture();
}

QPixmap aboutScene(QSize size)
{
    const Stage stage(size, true);
    stage.window->findChild<QAction *>(u"actionAbout"_s)->trigger();
    pump();
    return stage.picture();
}

QPixmap emptyScene(QSize size)
{
    return Stage(size, false).picture();
}

QPixmap demoScene(QSize size)
{
    return Stage(size, true, true).picture();
}

/// The diff page by itself, with some versions of an example.
struct DiffStage
{
    ui::Language language;
    FakeDiffBackend backend;
    ui::DiffPage page;

    explicit DiffStage(QSize size)
    {
        language.set(qEnvironmentVariable("KUBEMORI_PICTURE_LANGUAGE", u"en"_s));
        fillDiffExample(backend);
        page.resize(size);
        page.show();
        page.setBackend(&backend);
        page.setInventory(u"inventory/prod"_s);
        page.open(u"/srv/kubespray"_s, u"v2.26.0"_s, u"v2.27.0"_s);
        pump();
    }
    ~DiffStage() { page.setBackend(nullptr); }

    void showFile(const QString &path)
    {
        page.showFile(path);
        pump();
        const ui::DiffView *view = page.findChild<ui::DiffView *>();
        if (!QTest::qWaitFor([view] { return view->highlighter().isDone(); }, 20'000)) {
            qFatal("no colours");
        }
    }

    QPixmap picture()
    {
        QTest::qWait(100);
        return page.grab();
    }
};

const QString settingsFile = u"inventory/sample/group_vars/k8s_cluster/k8s-cluster.yml"_s;

QPixmap diffScene(QSize size)
{
    DiffStage stage(size);
    stage.showFile(settingsFile);
    stage.page.findChild<ui::DiffView *>()->setFocus();
    return stage.picture();
}

QPixmap unifiedDiffScene(QSize size)
{
    DiffStage stage(size);
    stage.page.findChild<ui::DiffPane *>()->setLayoutMode(diff::Layout::Unified);
    stage.showFile(settingsFile);
    auto *pane = stage.page.findChild<ui::DiffPane *>();
    pane->focusSearch();
    stage.page.findChild<QLineEdit *>(u"diffSearch"_s)->setText(u"limit_4"_s);
    QTest::qWait(50);
    stage.page.findChild<QAction *>(u"diffNextHit"_s)->trigger();
    return stage.picture();
}

QPixmap templateDiffScene(QSize size)
{
    DiffStage stage(size);
    stage.showFile(u"roles/etcd/templates/etcd.env.j2"_s);
    return stage.picture();
}

QPixmap lineEndsDiffScene(QSize size)
{
    DiffStage stage(size);
    stage.showFile(u"roles/kubernetes/node/tasks/main.yml"_s);
    return stage.picture();
}

QPixmap movedDiffScene(QSize size)
{
    DiffStage stage(size);
    stage.page.findChild<QCheckBox *>(u"diffOnlyInventory"_s)->setChecked(true);
    stage.showFile(u"inventory/sample/group_vars/k8s_cluster/addons.yml"_s);
    return stage.picture();
}

QPixmap failedDiffScene(QSize size)
{
    DiffStage stage(size);
    stage.backend.error = Error{.code = ErrorCode::NotFound,
                                .detail = u"no tag, branch or commit of this name in local:/srv/kubespray"_s,
                                .subject = u"v2.72.0"_s,
                                .context = {}};
    stage.page.open(u"/srv/kubespray"_s, u"v2.26.0"_s, u"v2.72.0"_s);
    pump();
    return stage.picture();
}

} // namespace

QList<Scene> scenes()
{
    return {
        {.name = u"main-nodes"_s, .take = nodesScene},
        {.name = u"reboot-plan"_s, .take = planScene},
        {.name = u"reboot-forecast"_s, .take = forecastScene},
        {.name = u"reboot-running"_s, .take = rebootScene},
        {.name = u"reboot-paused"_s, .take = pausedScene},
        {.name = u"reboot-budget"_s, .take = budgetScene},
        {.name = u"reboot-gates"_s, .take = gatesScene},
        {.name = u"reboot-blocked"_s, .take = drainingScene},
        {.name = u"reboot-blockers"_s, .take = blockersScene},
        {.name = u"reboot-force"_s, .take = forceDeleteScene},
        {.name = u"reboot-emptydir"_s, .take = emptyDirScene},
        {.name = u"reboot-cut-off"_s, .take = cutOffScene},
        {.name = u"reboot-only-required"_s, .take = onlyRequiredScene},
        {.name = u"reboot-result"_s, .take = resultScene},
        {.name = u"power-plan"_s, .take = powerPlanScene},
        {.name = u"power-resting"_s, .take = restingScene},
        {.name = u"cluster-source"_s, .take = sourceScene},
        {.name = u"cluster-access"_s, .take = accessScene},
        {.name = u"cluster-links"_s, .take = linksScene},
        {.name = u"cluster-name"_s, .take = identityScene},
        {.name = u"cluster-export"_s, .take = exportScene},
        {.name = u"diff-side-by-side"_s, .take = diffScene},
        {.name = u"diff-unified"_s, .take = unifiedDiffScene},
        {.name = u"diff-template"_s, .take = templateDiffScene},
        {.name = u"diff-line-ends"_s, .take = lineEndsDiffScene},
        {.name = u"diff-moved"_s, .take = movedDiffScene},
        {.name = u"diff-failed"_s, .take = failedDiffScene},
        {.name = u"fleet"_s, .take = fleetScene},
        {.name = u"password-remember"_s, .take = rememberScene},
        {.name = u"password-no-keyring"_s, .take = noKeyringScene},
        {.name = u"passwords-saved"_s, .take = savedPasswordsScene},
        {.name = u"passwords-none"_s, .take = noSavedPasswordsScene},
        {.name = u"settings-general"_s, .take = [](QSize size) { return settingsScene(size, 0); }},
        {.name = u"settings-logs"_s, .take = [](QSize size) { return settingsScene(size, 1); }},
        {.name = u"settings-connections"_s, .take = [](QSize size) { return settingsScene(size, 2); }},
        {.name = u"settings-terminal"_s, .take = [](QSize size) { return settingsScene(size, 3); }},
        {.name = u"settings-issues"_s, .take = [](QSize size) { return settingsScene(size, 4); }},
        {.name = u"about"_s, .take = aboutScene},
        {.name = u"no-clusters"_s, .take = emptyScene},
        {.name = u"demo"_s, .take = demoScene},
    };
}

} // namespace kubemori::test
