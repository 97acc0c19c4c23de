// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fake_clock.hpp"
#include "ui/clusters/cluster_context.hpp"
#include "ui/clusters/cluster_list_model.hpp"
#include "ui/clusters/no_clusters_page.hpp"
#include "ui/main_window/language.hpp"
#include "ui/main_window/main_window.hpp"
#include "ui/nodes/node_table_view.hpp"
#include "ui/support/fake_cluster.hpp"
#include "ui/support/pump.hpp"
#include "ui/widgets/elided_label.hpp"
#include "ui/widgets/message_bar.hpp"

#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDockWidget>
#include <QGroupBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSettings>
#include <QTabBar>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QToolButton>

using namespace kubemori;
using namespace kubemori::ui;
using namespace kubemori::test;
using namespace kubemori::operation;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// A window over two fake clusters, "lab" with four nodes.
struct Stage
{
    FakeClock clock;
    FakeDirectory directory;
    Language language;
    QTemporaryDir folder;
    std::unique_ptr<MainWindow> window;

    explicit Stage(bool clusters = true)
    {
        language.set(u"en"_s);
        if (clusters) {
            directory.add(makeProfile(u"lab"_s, u"Lab"_s, cluster::Purpose::Test));
            directory.add(makeProfile(u"shop"_s, u"Shop"_s, cluster::Purpose::Production));
        }
        open();
    }
    ~Stage() { window.reset(); }

    void open()
    {
        WindowSetup setup;
        setup.clustersFile = folder.filePath(u"clusters.yaml"_s);
        setup.settingsFile = folder.filePath(u"settings.ini"_s);
        setup.stateFile = folder.filePath(u"window.ini"_s);
        window = std::make_unique<MainWindow>(directory, clock, language, setup);
        window->resize(1200, 800);
        window->show();
        pump();
    }
    void listNodes()
    {
        QVERIFY(window->showCluster(u"lab"_s).has_value());
        lab().feed(kube::FeedState{
            .kind = kube::FeedState::Kind::Watching, .host = u"ops@10.0.0.11"_s, .error = {}, .retryInSeconds = 0});
        lab().feed(kube::NodesListed{.nodes = {makeNode(u"cp1"_s, 0, true), makeNode(u"cp2"_s, 1, true),
                                               makeNode(u"w1"_s, 2), makeNode(u"w2"_s, 3)},
                                     .first = true,
                                     .more = false});
        QTRY_COMPARE(table()->model()->rowCount(), 4);
    }
    [[nodiscard]] FakeClusterState &lab() const { return directory.state(u"lab"_s); }
    /// Of the cluster that is shown.
    [[nodiscard]] NodeTableView *table() const
    {
        for (NodeTableView *table : window->findChildren<NodeTableView *>()) {
            if (table->model() != nullptr && window->currentCluster() != nullptr &&
                qobject_cast<NodeFilterProxy *>(table->model())->nodes() == &window->currentCluster()->nodes()) {
                return table;
            }
        }
        qFatal("no node table");
        return nullptr;
    }
    [[nodiscard]] QAction *action(const char *name) const { return find<QAction>(window.get(), name); }
    template<class T = QWidget> [[nodiscard]] T *get(const char *name) const { return find<T>(window.get(), name); }
    void select(std::initializer_list<int> rows) const
    {
        table()->clearSelection();
        for (const int row : rows) {
            table()->selectionModel()->select(table()->model()->index(row, 0),
                                              QItemSelectionModel::Select | QItemSelectionModel::Rows);
        }
    }
    void click(const char *name) const
    {
        QTest::mouseClick(get<QAbstractButton>(name), Qt::LeftButton);
        pump();
    }
};

/// Every text a person can see in the window, with where it stands.
QMap<QString, QString> visibleTexts(QWidget &window)
{
    QMap<QString, QString> texts;
    const auto add = [&texts](const QString &where, const QString &text) {
        if (!text.trimmed().isEmpty()) {
            texts.insert(where, text);
        }
    };
    for (QWidget *widget : window.findChildren<QWidget *>()) {
        if (widget->objectName().startsWith("qt_"_L1) || widget->objectName().startsWith("Scroll"_L1)) {
            continue; // inner parts of Qt's widgets: their words are Qt's
        }
        const QString where = QLatin1StringView(widget->metaObject()->className()) + u' ' + widget->objectName();
        add(where + u" accessible"_s, widget->accessibleName());
        add(where + u" tooltip"_s, widget->toolTip());
        if (const auto *label = qobject_cast<QLabel *>(widget)) {
            add(where, label->text());
        } else if (const auto *elided = qobject_cast<ElidedLabel *>(widget)) {
            add(where, elided->text());
        } else if (const auto *button = qobject_cast<QAbstractButton *>(widget)) {
            add(where, button->text());
        } else if (const auto *edit = qobject_cast<QLineEdit *>(widget)) {
            add(where, edit->placeholderText());
        } else if (const auto *combo = qobject_cast<QComboBox *>(widget)) {
            add(where, combo->itemText(0));
        } else if (const auto *tabs = qobject_cast<QTabBar *>(widget)) {
            for (int i = 0; i < tabs->count(); ++i) {
                add(where + QString::number(i), tabs->tabText(i));
            }
        } else if (const auto *menu = qobject_cast<QMenu *>(widget)) {
            add(where, menu->title());
        } else if (const auto *view = qobject_cast<QAbstractItemView *>(widget);
                   view != nullptr && view->model() != nullptr && qobject_cast<QHeaderView *>(widget) == nullptr) {
            for (int column = 0; column < view->model()->columnCount(); ++column) {
                add(where + u" header "_s + QString::number(column),
                    view->model()->headerData(column, Qt::Horizontal).toString());
            }
        }
    }
    for (const QAction *action : window.findChildren<QAction *>()) {
        if (!action->objectName().startsWith("actionLanguage"_L1)) {
            add(u"action "_s + action->objectName(), action->text());
            add(u"action tooltip "_s + action->objectName(), action->toolTip());
        }
    }
    return texts;
}

/// Words that are the same in every language: names, commands, terms that Japanese admins write in Latin letters.
bool isSameInEveryLanguage(const QString &text)
{
    static const QRegularExpression same(
        u"^(Aa|[×↑↓⋯]+|\\.\\*|IP|OS|Ping|Kubernetes|ansible-core|Ansible|Python|Ready|NotReady|Lab|Shop|Kubemori|Lab – Kubemori|English|日本語|[0-9 .:·/+-]*|.*10\\.0\\.0\\..*|clusters:.*)$"_s,
        QRegularExpression::DotMatchesEverythingOption);
    return same.match(text).hasMatch();
}

} // namespace

class TestWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void emptyWindowSaysWhatToWrite();
    void unknownClusterIsAnError();
    void clusterIsFoundByIdAndName();
    void clusterListTellsTheState();
    void nodesAppearAndCountsAreShown();
    void connectionIsToldInWords();
    void actionsSayWhyNot();
    void oneNodeIsCordonedAtOnce();
    void severalNodesAreConfirmedWithTheCommands();
    void failedCordonIsTold();
    void rollingRebootFromClickToResult();
    void questionBringsTheOperationForward();
    void otherClusterMayBeLookedAtMeanwhile();
    void closingAsksWhileSomethingRuns();
    void stopAndCloseWaitsForTheEnd();
    void languageChangesEveryText();
    void languageIsRemembered();
    void layoutIsRemembered();
    void everyWidgetHasNameAndWords();
    void probesFollowTheNodes();
};

void TestWindow::emptyWindowSaysWhatToWrite()
{
    Stage stage(false);
    stage.window->showInitialCluster();
    QVERIFY(stage.get("noClustersPage")->isVisible());
    QVERIFY(stage.get<QLabel>("noClustersExplanation")->text().contains(stage.folder.filePath(u"clusters.yaml"_s)));
    QVERIFY(stage.get<QPlainTextEdit>("clustersExample")->toPlainText().contains(u"control_plane"_s));
    QVERIFY(!stage.action("actionRollingReboot")->isEnabled());
    QVERIFY(!stage.action("actionRefresh")->isEnabled());
}

void TestWindow::unknownClusterIsAnError()
{
    Stage stage;
    const Result<> result = stage.window->showCluster(u"nope"_s);
    QVERIFY(!result.has_value());
    QVERIFY(result.error().code == ErrorCode::NotFound);
    QCOMPARE(result.error().subject, u"nope"_s);
    stage.listNodes();
    QVERIFY(!stage.window->showCluster(u"<b>nope</b>"_s).has_value());
    QVERIFY(stage.get<MessageBar>("messageBar")->isVisible());
    QVERIFY(stage.get<MessageBar>("messageBar")->text().contains(u"<b>nope</b>"_s));
    QCOMPARE(stage.get<QLabel>("messageText")->textFormat(), Qt::PlainText);
}

void TestWindow::clusterIsFoundByIdAndName()
{
    Stage stage;
    QVERIFY(stage.window->showCluster(u"Shop"_s).has_value());
    QCOMPARE(stage.window->currentCluster()->profile().id, u"shop"_s);
    QVERIFY(stage.window->windowTitle().contains(u"Shop"_s));
    QVERIFY(stage.window->showCluster(u"lab"_s).has_value());
    QCOMPARE(stage.window->currentCluster()->profile().id, u"lab"_s);
}

void TestWindow::clusterListTellsTheState()
{
    Stage stage;
    const QAbstractItemModel *list = stage.get<QListView>("clusterList")->model();
    QCOMPARE(list->rowCount(), 2);
    const QString before = list->index(0, 0).data(ClusterListModel::StateRole).toString();
    stage.listNodes();
    const QString after = list->index(0, 0).data(ClusterListModel::StateRole).toString();
    QVERIFY(after != before);
    QVERIFY(after.contains(u"4 of 4"_s));
    QVERIFY(list->index(0, 0).data(Qt::AccessibleTextRole).toString().contains(after));
    QCOMPARE(list->index(1, 0).data(ClusterListModel::StateRole).toString(), before);
}

void TestWindow::nodesAppearAndCountsAreShown()
{
    Stage stage;
    stage.listNodes();
    QVERIFY(stage.table()->isVisible());
    kube::Node changed = makeNode(u"w1"_s, 2, false, kube::ConditionStatus::False);
    changed.schedulable = false;
    stage.lab().feed(kube::NodeChanged{.node = changed, .added = false});
    QTRY_VERIFY(stage.get<QLabel>("nodeCounts")->text().startsWith(u"3 of 4"_s));
    QVERIFY(stage.get<QLabel>("nodeCounts")->text().contains(u"1 cordoned"_s));
    stage.lab().feed(kube::NodeRemoved{.name = u"w1"_s});
    QTRY_COMPARE(stage.table()->model()->rowCount(), 3);
}

void TestWindow::connectionIsToldInWords()
{
    Stage stage;
    stage.listNodes();
    const auto *label = stage.get<ElidedLabel>("feedState");
    QCOMPARE(label->text(), u"Connected to ops@10.0.0.11"_s);
    stage.lab().feed(kube::FeedState{
        .kind = kube::FeedState::Kind::Waiting,
        .host = u"ops@10.0.0.11"_s,
        .error = {.code = ErrorCode::Unreachable, .detail = {}, .subject = u"ops@10.0.0.11"_s, .context = {}},
        .retryInSeconds = 5});
    QTRY_VERIFY(label->text().contains(u"5 s"_s));
    QVERIFY(label->text().contains(u"No connection"_s));
    QTRY_VERIFY(label->text().contains(u"4 s"_s));   // counts down
    QCOMPARE(stage.table()->model()->rowCount(), 4); // what is known stays
    stage.action("actionRefresh")->trigger();
    QCOMPARE(stage.lab().refreshes, 1);
}

void TestWindow::actionsSayWhyNot()
{
    Stage stage;
    stage.listNodes();
    QAction *cordon = stage.action("actionCordon");
    QVERIFY(!cordon->isEnabled());
    QVERIFY(cordon->toolTip().contains(u"Select"_s));
    stage.select({2});
    QVERIFY(cordon->isEnabled());
    QVERIFY(!stage.action("actionUncordon")->isEnabled());
    kube::Node node = makeNode(u"w1"_s, 2);
    node.schedulable = false;
    stage.lab().feed(kube::NodeChanged{.node = node, .added = false});
    QTRY_VERIFY(!cordon->isEnabled());
    QVERIFY(stage.action("actionUncordon")->isEnabled());
    QVERIFY(cordon->toolTip().contains(u"cordoned already"_s));
}

void TestWindow::oneNodeIsCordonedAtOnce()
{
    Stage stage;
    stage.listNodes();
    stage.select({2});
    stage.action("actionCordon")->trigger();
    pump();
    QCOMPARE(stage.lab().scheduling.size(), 1);
    QCOMPARE(stage.lab().scheduling[0], (std::pair<QString, bool>{u"w1"_s, false}));
}

void TestWindow::severalNodesAreConfirmedWithTheCommands()
{
    Stage stage;
    stage.listNodes();
    stage.select({2, 3});
    stage.action("actionCordon")->trigger();
    pump();
    QCOMPARE(stage.lab().scheduling.size(), 0);
    const QString commands = stage.get<QPlainTextEdit>("questionBoxCommands")->toPlainText();
    QVERIFY2(commands.contains(u"kubectl cordon w1"_s) && commands.contains(u"kubectl cordon w2"_s),
             qPrintable(commands));
    stage.click("schedulingConfirm");
    QCOMPARE(stage.lab().scheduling.size(), 2);
    const auto &log = stage.window->currentCluster()->log();
    QVERIFY(log->lineCount() >= 2);
    QVERIFY(log->line(0).contains("kubectl cordon w1"));
}

void TestWindow::failedCordonIsTold()
{
    Stage stage;
    stage.listNodes();
    stage.lab().onScheduling = [](const QString &, bool) -> Result<> {
        return fail(ErrorCode::PermissionDenied, u"forbidden"_s);
    };
    stage.select({2});
    stage.action("actionCordon")->trigger();
    pump();
    const auto *bar = stage.get<MessageBar>("messageBar");
    QVERIFY(bar->isVisible());
    QVERIFY(bar->text().contains(u"w1"_s));
    QVERIFY(bar->text().contains(u"forbidden"_s));
    stage.click("messageClose");
    QVERIFY(!bar->isVisible());
}

void TestWindow::rollingRebootFromClickToResult()
{
    Stage stage;
    stage.listNodes();
    stage.click("buttonactionRollingReboot");
    QVERIFY(stage.get("rollingRebootDialog")->isVisible());
    QCOMPARE(stage.lab().starts, 0);
    stage.click("rebootStart");
    QCOMPARE(stage.lab().starts, 1);
    QCOMPARE(stage.lab().started.nodes.size(), 4);
    QVERIFY(stage.get("operationView")->isVisible());
    QVERIFY(!stage.action("actionRollingReboot")->isEnabled());
    QVERIFY(stage.action("actionRollingReboot")->toolTip().contains(u"operation is running"_s));
    QDateTime at = stage.clock.utcNow();
    stage.lab().events(Started{.plan = stage.lab().started, .at = at});
    QList<NodeResult> results;
    for (const QString &node : stage.lab().started.nodes) {
        playNode(stage.lab().events, node, at);
        results.append({.node = node,
                        .outcome = Outcome::Succeeded,
                        .touched = true,
                        .leftCordoned = false,
                        .bootIdBefore = bootId(1),
                        .bootIdAfter = bootId(2),
                        .duration = 100s});
    }
    stage.lab().events(
        Finished{.operation = u"op"_s, .outcome = Outcome::Succeeded, .nodes = results, .at = at, .error = {}});
    pump();
    QCOMPARE(stage.get<ElidedLabel>("operationState")->text(), u"Finished: everything was done"_s);
    QCOMPARE(stage.get<QTableView>("operationResults")->model()->rowCount(), 4);
    QVERIFY(stage.action("actionRollingReboot")->isEnabled());
    QVERIFY(!stage.lab().handleAlive);
}

namespace {

void startReboot(Stage &stage)
{
    stage.click("buttonactionRollingReboot");
    stage.click("rebootStart");
    stage.lab().events(Started{.plan = stage.lab().started, .at = stage.clock.utcNow()});
    pump();
}

} // namespace

void TestWindow::questionBringsTheOperationForward()
{
    Stage stage;
    stage.listNodes();
    startReboot(stage);
    stage.action("actionShowNodes")->trigger();
    QVERIFY(!stage.get("operationView")->isVisible());
    stage.lab().events(
        Asked{.question = {.id = 1,
                           .kind = Question::Kind::StepFailed,
                           .step = u"cp1/wait-up"_s,
                           .node = u"cp1"_s,
                           .error = {.code = ErrorCode::TimedOut, .detail = {}, .subject = {}, .context = {}},
                           .pods = {},
                           .budgets = {},
                           .gates = {},
                           .choices = {Choice::Retry, Choice::Stop}}});
    pump();
    QVERIFY(stage.get("questionPanel")->isVisible());
    QVERIFY(stage.get<QTabWidget>("clusterTabs")->tabText(1).contains(u"needs you"_s));
    stage.click("answerRetry");
    QCOMPARE(stage.lab().answers.size(), 1);
}

void TestWindow::otherClusterMayBeLookedAtMeanwhile()
{
    Stage stage;
    stage.listNodes();
    startReboot(stage);
    QVERIFY(stage.window->showCluster(u"shop"_s).has_value());
    QVERIFY(stage.lab().handleAlive);
    QVERIFY(stage.window->showCluster(u"lab"_s).has_value());
    QVERIFY(stage.window->currentCluster()->operation().isRunning());
    QCOMPARE(stage.table()->model()->rowCount(), 4);
}

void TestWindow::closingAsksWhileSomethingRuns()
{
    Stage stage;
    stage.listNodes();
    startReboot(stage);
    QVERIFY(!stage.window->close());
    stage.click("closeCancel");
    QVERIFY(stage.window->isVisible());
    QCOMPARE(stage.lab().cancels, 0);
    QVERIFY(!stage.window->close());
    stage.click("closeKeepRunning");
    QVERIFY(stage.window->isMinimized());
    QVERIFY(stage.lab().handleAlive);
}

void TestWindow::stopAndCloseWaitsForTheEnd()
{
    Stage stage;
    stage.listNodes();
    startReboot(stage);
    QVERIFY(!stage.window->close());
    stage.click("closeStop");
    QCOMPARE(stage.lab().cancels, 1);
    QVERIFY(stage.window->isVisible());
    stage.lab().events(Finished{
        .operation = u"op"_s, .outcome = Outcome::Cancelled, .nodes = {}, .at = stage.clock.utcNow(), .error = {}});
    QTRY_VERIFY(!stage.window->isVisible());
}

void TestWindow::languageChangesEveryText()
{
    Stage stage;
    stage.listNodes();
    startReboot(stage);
    stage.lab().events(
        StepChanged{.step = u"cp1/drain"_s, .state = StepState::Running, .at = stage.clock.utcNow(), .error = {}});
    DrainBlocker stuck;
    stuck.pod = u"shop/db-0"_s;
    stuck.state = DrainBlocker::State::Stuck;
    stuck.verdict = DrainBlocker::Verdict::MayClear;
    stuck.reason = DrainBlocker::Reason::NotEnded;
    stuck.remedies = {{.choice = Choice::ForceDelete, .object = stuck.pod, .command = u"kubectl delete"_s}};
    stage.lab().events(Blockers{.step = u"cp1/drain"_s, .node = u"cp1"_s, .list = {stuck}});
    stage.lab().events(
        Asked{.question = {.id = 1,
                           .kind = Question::Kind::StepFailed,
                           .step = u"cp1/drain"_s,
                           .node = u"cp1"_s,
                           .error = {.code = ErrorCode::TimedOut, .detail = {}, .subject = {}, .context = {}},
                           .pods = {},
                           .budgets = {},
                           .blockers = {stuck},
                           .gates = {},
                           .choices = {Choice::Retry, Choice::ForceDelete, Choice::SkipNode, Choice::Stop}}});
    pump();
    // The log's count of lines follows a little later.
    const QString lines = u"%1 lines"_s.arg(stage.window->currentCluster()->log()->lineCount());
    QTRY_VERIFY(visibleTexts(*stage.window).values().contains(lines));
    const QMap<QString, QString> english = visibleTexts(*stage.window);
    QVERIFY(english.size() > 60);
    stage.action("actionLanguage_ja")->trigger();
    pump();
    const QMap<QString, QString> japanese = visibleTexts(*stage.window);
    QStringList left;
    for (const auto &[where, text] : english.asKeyValueRange()) {
        if (japanese.value(where) == text && !isSameInEveryLanguage(text)) {
            left << where + u": "_s + text;
        }
    }
    QVERIFY2(left.isEmpty(), qPrintable(left.join(u'\n')));
    stage.action("actionLanguage_en")->trigger();
    pump();
    const QMap<QString, QString> again = visibleTexts(*stage.window);
    for (const auto &[where, text] : english.asKeyValueRange()) {
        QCOMPARE(again.value(where), text);
    }
}

void TestWindow::languageIsRemembered()
{
    Stage stage;
    stage.action("actionLanguage_ja")->trigger();
    QCOMPARE(settings::SettingsStore(stage.folder.filePath(u"settings.ini"_s)).load().settings.language, u"ja"_s);
    QVERIFY(stage.action("actionLanguage_ja")->isChecked());
    QVERIFY(!stage.action("actionLanguage_en")->isChecked());
}

void TestWindow::layoutIsRemembered()
{
    Stage stage;
    stage.listNodes();
    stage.get<QDockWidget>("logDock")->hide();
    stage.table()->setColumnHidden(static_cast<int>(NodeColumn::Kernel), true);
    QVERIFY(stage.window->close());
    stage.window.reset();
    stage.open();
    stage.window->showInitialCluster();
    pump();
    QVERIFY(!stage.get<QDockWidget>("logDock")->isVisible());
    QVERIFY(stage.table()->isColumnHidden(static_cast<int>(NodeColumn::Kernel)));
    QCOMPARE(stage.window->currentCluster()->profile().id, u"lab"_s);
}

void TestWindow::everyWidgetHasNameAndWords()
{
    Stage stage;
    stage.listNodes();
    QStringList bare;
    for (const QWidget *widget : stage.window->findChildren<QWidget *>()) {
        const bool usable = widget->focusPolicy() != Qt::NoFocus && widget->isVisible();
        if (!usable || widget->objectName().startsWith("qt_"_L1)) {
            continue;
        }
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        const bool words = !widget->accessibleName().isEmpty() || (button != nullptr && !button->text().isEmpty()) ||
                           qobject_cast<const QTabBar *>(widget) != nullptr;
        if (widget->objectName().isEmpty() || !words) {
            bare << QLatin1StringView(widget->metaObject()->className()) + u' ' + widget->objectName();
        }
    }
    QVERIFY2(bare.isEmpty(), qPrintable(bare.join(u'\n')));
}

void TestWindow::probesFollowTheNodes()
{
    Stage stage;
    stage.listNodes();
    QTRY_COMPARE(stage.lab().targets.size(), 4);
    QCOMPARE(stage.lab().targets[0].address, u"10.0.0.11"_s);
    monitor::ProbeSample sample;
    sample.node = u"w2"_s;
    sample.roundTrip = 420us;
    stage.lab().probes(sample);
    QTRY_COMPARE(stage.table()->model()->index(3, static_cast<int>(NodeColumn::Ping)).data().toString(), u"0.42 ms"_s);
}

QTEST_MAIN(TestWindow)
#include "tst_window.moc"
