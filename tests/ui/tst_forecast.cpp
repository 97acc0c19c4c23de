// SPDX-License-Identifier: GPL-3.0-or-later
// The forecast beside the plan: what a person reads of it before Start.
#include "maintenance/forecast_names.hpp"
#include "ui/operations/forecast_model.hpp"
#include "ui/operations/forecast_view.hpp"
#include "ui/operations/rolling_reboot_dialog.hpp"
#include "ui/support/fake_cluster.hpp"
#include "ui/support/pump.hpp"
#include "ui/text/forecast_text.hpp"
#include "ui/widgets/elided_label.hpp"

#include <QAbstractItemModelTester>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QTabWidget>
#include <QTreeView>

using namespace kubemori;
using namespace kubemori::ui;
using namespace kubemori::test;
using namespace kubemori::maintenance;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Severity = ForecastFinding::Severity;
using Kind = ForecastFinding::Kind;

namespace {

class NoPrompter final : public command::Prompter
{
public:
    Result<command::SecretAnswer> askSecret(const command::SecretRequest & /*request*/,
                                            std::stop_token /*stop*/) override
    {
        return fail(ErrorCode::Declined);
    }
    Result<bool> confirmHostKey(const command::HostKeyQuestion & /*question*/, std::stop_token /*stop*/) override
    {
        return fail(ErrorCode::Declined);
    }
};

ForecastFinding finding(Severity severity, Kind kind, const QString &subject, const QStringList &pods)
{
    return {.severity = severity,
            .kind = kind,
            .subject = subject,
            .workload = u"Deployment"_s,
            .pods = pods,
            .budgets = {},
            .replicas = 1,
            .budget = {},
            .place = {}};
}

/// n1 has nothing to say, n2 a warning, n3 a budget that never lets go.
Forecast sample()
{
    Forecast forecast;
    for (const QString &name : {u"n1"_s, u"n2"_s, u"n3"_s}) {
        NodeForecast &node = forecast.nodes.emplace_back();
        node.node = name;
        node.estimate = 130s;
        node.moving = {{.pod = u"shop/web-0"_s,
                        .requests = {.cpuMillis = 250, .memoryBytes = qint64{64} << 20},
                        .hasPlace = true}};
        node.daemonSetPods = {u"kube-system/proxy-1"_s, u"kube-system/<b>2</b>"_s};
        node.mirrorPods = {u"kube-system/etcd-1"_s};
    }
    forecast.nodes[1].findings = {finding(Severity::Warn, Kind::BarePod, u"shop/lonely"_s, {u"shop/lonely"_s})};
    forecast.nodes[2].findings = {
        finding(Severity::Block, Kind::BudgetNeverAllows, u"shop/db"_s, {u"shop/db-0"_s, u"shop/db-1"_s}),
        finding(Severity::Warn, Kind::Outage, u"shop/cache"_s, {u"shop/cache-0"_s})};
    forecast.nodes[2].findings[0].budget =
        BudgetEvidence{.rule = u"minAvailable: 2"_s, .healthy = 2, .desired = 2, .expected = 2, .leaving = 2};
    forecast.pastRuns = 3;
    forecast.estimate = 390s;
    return forecast;
}

/// The dialog over the fake session.
struct Stage
{
    FakeDirectory directory;
    NoPrompter prompter;
    GuiMailbox mailbox;
    std::unique_ptr<ClusterSession> session;
    FakeClusterState *state = nullptr;
    RollingRebootDialog *dialog = nullptr;

    Stage()
    {
        directory.add(makeProfile(u"lab"_s, u"Lab"_s, cluster::Purpose::Test));
        session = directory.open(directory.profiles().constFirst(), prompter);
        state = &directory.state(u"lab"_s);
    }
    ~Stage()
    {
        if (dialog != nullptr) {
            dialog->close();
            pump();
        }
    }
    /// Forecasts are as `answer` says.
    void open(const std::function<Result<Forecast>(const operation::Plan &)> &answer = [](const operation::Plan &) {
        return sample();
    })
    {
        state->onForecast = answer;
        dialog = new RollingRebootDialog(*session, mailbox, {u"n1"_s, u"n2"_s, u"n3"_s}, nullptr);
        dialog->show();
        pump();
    }
    [[nodiscard]] QString tab() const { return find<QTabWidget>(dialog, "rebootTabs")->tabText(1); }
    [[nodiscard]] QString outlook() const { return find<ElidedLabel>(dialog, "rebootOutlook")->text(); }
    [[nodiscard]] const QAbstractItemModel &rows() const { return *find<QTreeView>(dialog, "rebootForecast")->model(); }
    [[nodiscard]] bool canStart() const { return find<QPushButton>(dialog, "rebootStart")->isEnabled(); }
};

QString cell(const QAbstractItemModel &model, int row, int column, const QModelIndex &parent = {})
{
    return model.index(row, column, parent).data().toString();
}

} // namespace

class TestForecast : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void planComesFirst();
    void worstNodesFirst();
    void blockingFindingsAreSaidAndForbidNothing();
    void nothingInTheWay();
    void reasonForNoForecast();
    void noPlanNoForecast();
    void lateForecastIsDropped();
    void forecastLeavesThePlanAlone();
    void isAModel();
    void everyKindHasItsWords();
    void numbersAreShown();
    void timesAreRough_data();
    void timesAreRough();
    void fiveThousandNodes();
};

void TestForecast::planComesFirst()
{
    Stage stage;
    stage.state->holdForecasts = true;
    stage.open();
    QVERIFY(stage.canStart());
    QCOMPARE(stage.tab(), u"Forecast…"_s);
    QCOMPARE(stage.rows().rowCount(), 0);
    stage.state->giveForecast();
    pump();
    QVERIFY(stage.canStart());
    QCOMPARE(stage.rows().rowCount(), 3);
    QVERIFY(stage.outlook().contains(u"about 7 min"_s));
    QVERIFY(stage.outlook().contains(u"3 past run"_s));
}

void TestForecast::worstNodesFirst()
{
    Stage stage;
    stage.open();
    const QAbstractItemModel &rows = stage.rows();
    QCOMPARE(cell(rows, 0, ForecastModel::Subject), u"3. n3"_s);
    QCOMPARE(cell(rows, 1, ForecastModel::Subject), u"2. n2"_s);
    QCOMPARE(cell(rows, 2, ForecastModel::Subject), u"1. n1"_s);
    QCOMPARE(cell(rows, 0, ForecastModel::Time), u"about 2 min"_s);
    const QModelIndex worst = rows.index(0, 0);
    QCOMPARE(rows.rowCount(worst), 4); // two findings, what moves, what stays
    QCOMPARE(cell(rows, 0, ForecastModel::Subject, worst), u"Blocks"_s);
    QCOMPARE(cell(rows, 1, ForecastModel::Subject, worst), u"Warning"_s);
    QVERIFY(cell(rows, 0, ForecastModel::Expectation, worst).contains(u"shop/db (minAvailable: 2; 2 of 2 healthy)"_s));
    QCOMPARE(rows.rowCount(rows.index(0, 0, worst)), 2);
    QCOMPARE(cell(rows, 1, ForecastModel::Expectation, rows.index(0, 0, worst)), u"shop/db-1"_s);
    QVERIFY(cell(rows, 0, ForecastModel::Expectation, rows.index(2, 0, worst)).contains(u"64 MiB"_s));
    QCOMPARE(cell(rows, 1, ForecastModel::Expectation, rows.index(3, 0, worst)), u"kube-system/<b>2</b>"_s);
    QCOMPARE(cell(rows, 2, ForecastModel::Expectation, rows.index(3, 0, worst)), u"kube-system/etcd-1"_s);
    auto *tree = find<QTreeView>(stage.dialog, "rebootForecast");
    QVERIFY(tree->isExpanded(worst));
    QVERIFY(!tree->isExpanded(rows.index(2, 0))); // nothing to worry about
}

void TestForecast::blockingFindingsAreSaidAndForbidNothing()
{
    Stage stage;
    stage.open();
    QVERIFY2(stage.tab().contains(u"1 finding"_s) && stage.tab().contains(u"2 warning"_s), qPrintable(stage.tab()));
    QVERIFY(stage.outlook().contains(u"will block"_s));
    QVERIFY(!find<QTabWidget>(stage.dialog, "rebootTabs")->tabIcon(1).isNull());
    QVERIFY(find<ElidedLabel>(stage.dialog, "rebootOutlook")->isVisible()); // while the plan's tab is shown
    QSignalSpy confirmed(stage.dialog, &RollingRebootDialog::planConfirmed);
    QTest::mouseClick(find<QPushButton>(stage.dialog, "rebootStart"), Qt::LeftButton);
    QCOMPARE(confirmed.size(), 1);
    stage.dialog = nullptr; // it closed itself
    pump();
}

void TestForecast::nothingInTheWay()
{
    Stage stage;
    stage.open({});
    QCOMPARE(stage.tab(), u"Forecast: Nothing in the way"_s);
    QVERIFY(stage.outlook().contains(u"not known"_s)); // no past run
    QCOMPARE(cell(stage.rows(), 0, ForecastModel::Expectation), u"No pods"_s);
}

void TestForecast::reasonForNoForecast()
{
    Stage stage;
    stage.open([](const operation::Plan &) {
        return fail(ErrorCode::PermissionDenied, u"pods is forbidden"_s, u"ops@10.0.0.11"_s);
    });
    QVERIFY(stage.canStart());
    QCOMPARE(stage.tab(), u"No forecast"_s);
    QVERIFY(stage.outlook().contains(u"pods is forbidden"_s));
    QCOMPARE(stage.rows().rowCount(), 0);
}

void TestForecast::noPlanNoForecast()
{
    Stage stage;
    stage.state->onPlan = [](const QStringList &) { return fail(ErrorCode::Unreachable, u"timeout"_s, u"x"_s); };
    stage.open();
    QVERIFY(!stage.canStart());
    QCOMPARE(stage.tab(), u"Forecast"_s);
    QVERIFY(!find<ElidedLabel>(stage.dialog, "rebootOutlook")->isVisible());
}

void TestForecast::lateForecastIsDropped()
{
    Stage stage;
    stage.state->holdForecasts = true;
    stage.open();
    const auto late = stage.state->giveForecast;
    find<QListWidget>(stage.dialog, "rebootNodes")->item(0)->setCheckState(Qt::Unchecked);
    late();
    pump();
    QCOMPARE(stage.rows().rowCount(), 0);
    QCOMPARE(stage.tab(), u"Forecast"_s);
    QTRY_COMPARE(stage.tab(), u"Forecast…"_s); // of the new choice
    stage.state->giveForecast();
    pump();
    QCOMPARE(stage.rows().rowCount(), 3);
}

void TestForecast::forecastLeavesThePlanAlone()
{
    Stage stage;
    stage.state->holdForecasts = true;
    stage.open();
    auto *plan = find<QTreeView>(stage.dialog, "rebootPlan");
    plan->collapse(plan->model()->index(1, 0));
    stage.state->giveForecast();
    pump();
    QVERIFY(!plan->isExpanded(plan->model()->index(1, 0))); // a person was reading
}

void TestForecast::isAModel()
{
    ForecastModel model;
    const QAbstractItemModelTester tester(&model);
    model.setForecast(sample());
    for (int row = 0; row < model.rowCount(); ++row) {
        const QModelIndex node = model.index(row, 0);
        QVERIFY(!model.parent(node).isValid());
        for (int part = 0; part < model.rowCount(node); ++part) {
            const QModelIndex below = model.index(part, 0, node);
            QCOMPARE(model.parent(below), node);
            QCOMPARE(model.parent(model.index(0, ForecastModel::Expectation, below)), below);
            QVERIFY(model.rowCount(model.index(0, 0, below)) == 0);
        }
    }
    model.setForecast({});
    QCOMPARE(model.rowCount(), 0);
}

void TestForecast::everyKindHasItsWords()
{
    QSet<QString> sentences;
    for (const auto &[kind, name] : operation::EnumNames<Kind>::table) {
        ForecastFinding one = finding(Severity::Warn, kind, u"shop/thing"_s, {u"shop/thing-0"_s});
        one.budgets = {u"shop/a"_s, u"shop/b"_s};
        one.place =
            PlaceEvidence{.nodes = 4, .notAllowed = 1, .antiAffinity = 1, .full = 2, .asked = {}, .largest = {}};
        const QString text = ForecastText::finding(one);
        QVERIFY2(kind == Kind::DaemonSetPods || text.contains(u"shop/thing"_s), name);
        QVERIFY2(!sentences.contains(text), name);
        sentences.insert(text);
    }
    // Refusals of kubectl are other sentences than losses.
    for (const Kind kind : {Kind::BarePod, Kind::EmptyDirData}) {
        QVERIFY(!sentences.contains(ForecastText::finding(finding(Severity::Block, kind, u"shop/thing"_s, {}))));
    }
}

void TestForecast::numbersAreShown()
{
    ForecastFinding full = finding(Severity::Warn, Kind::NoRoom, u"shop/db"_s, {u"a"_s, u"b"_s});
    full.place = PlaceEvidence{.nodes = 5,
                               .notAllowed = 2,
                               .antiAffinity = 0,
                               .full = 3,
                               .asked = {.cpuMillis = 1500, .memoryBytes = qint64{3} << 30},
                               .largest = {.cpuMillis = 1250, .memoryBytes = qint64{2560} << 20}};
    const QString text = ForecastText::finding(full);
    for (const auto &part : {u"shop/db"_s, u"2 pod"_s, u"5 other"_s, u"1.5 CPU, 3.0 GiB"_s, u"1.25 CPU, 2.5 GiB"_s}) {
        QVERIFY2(text.contains(part), qPrintable(text));
    }
    ForecastFinding budget = finding(Severity::Info, Kind::BudgetObeyed, u"shop/web"_s, {u"a"_s, u"b"_s});
    budget.budget =
        BudgetEvidence{.rule = u"maxUnavailable: 1"_s, .healthy = 3, .desired = 2, .expected = 3, .leaving = 2};
    QVERIFY(ForecastText::finding(budget).contains(u"in turns"_s));
    budget.budget->desired = 1;
    QVERIFY(!ForecastText::finding(budget).contains(u"in turns"_s));
}

void TestForecast::timesAreRough_data()
{
    QTest::addColumn<Milliseconds>("time");
    QTest::addColumn<QString>("text");
    QTest::newRow("a moment") << Milliseconds(200) << u"about 5 s"_s;
    QTest::newRow("seconds") << Milliseconds(41s) << u"about 45 s"_s;
    QTest::newRow("a minute and a half") << Milliseconds(95s) << u"about 2 min"_s;
    QTest::newRow("minutes") << Milliseconds(25min + 10s) << u"about 25 min"_s;
    QTest::newRow("hours") << Milliseconds(125min) << u"about 2 h 5 min"_s;
}

void TestForecast::timesAreRough()
{
    QFETCH(const Milliseconds, time);
    QFETCH(const QString, text);
    QCOMPARE(ForecastText::about(time), text);
}

void TestForecast::fiveThousandNodes()
{
    Forecast forecast;
    const Forecast three = sample();
    for (int i = 0; i < 5000; ++i) {
        forecast.nodes.append(three.nodes[i % 3]);
    }
    ForecastView view;
    view.resize(900, 500);
    view.show();
    view.setForecast(forecast);
    pump();
    auto *tree = find<QTreeView>(&view, "rebootForecast");
    QCOMPARE(tree->model()->rowCount(), 5000);
    QVERIFY(tree->uniformRowHeights()); // the view asks for the rows it shows, and for no other
    QCOMPARE(tree->model()->index(0, 0).data(ForecastModel::SeverityRole).toInt(), static_cast<int>(Severity::Block));
    tree->scrollToBottom();
    pump();
    QVERIFY(tree->viewport()->rect().contains(tree->visualRect(tree->model()->index(4999, 0)).center()));
}

QTEST_MAIN(TestForecast)
#include "tst_forecast.moc"
