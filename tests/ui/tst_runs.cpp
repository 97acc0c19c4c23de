// SPDX-License-Identifier: GPL-3.0-or-later
// Runs of ansible as a person sees them: history, tree, nodes, questions, stopping, comparing.
#include "support/fake_clock.hpp"
#include "ui/logs/log_panel.hpp"
#include "ui/logs/log_view.hpp"
#include "ui/main_window/language.hpp"
#include "ui/runs/followed_run.hpp"
#include "ui/runs/recap_model.hpp"
#include "ui/runs/run_comparison_dialog.hpp"
#include "ui/runs/run_request_reader.hpp"
#include "ui/runs/run_table_model.hpp"
#include "ui/runs/run_tree_filter.hpp"
#include "ui/runs/runs_page.hpp"
#include "ui/runs/upgrade_progress.hpp"
#include "ui/support/fake_runs.hpp"
#include "ui/support/pump.hpp"
#include "ui/widgets/elided_label.hpp"
#include "ui/widgets/message_bar.hpp"

#include <QAbstractItemModelTester>
#include <QAbstractProxyModel>
#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDialog>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableView>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QToolButton>
#include <QTreeView>

using namespace kubemori;
using namespace kubemori::ui;
using namespace kubemori::test;
using namespace Qt::StringLiterals;
using ansible::HostStatus;
using ansible::RunPrompt;
using ansible::RunState;
using Show = RunTreeFilter::Show;

namespace {

const QDateTime noon(QDate(2026, 11, 28), QTime(12, 0), QTimeZone::UTC);

/// The page over runs that the test plays.
struct Stage
{
    FakeClock clock{noon};
    Language language;
    FakeRuns runs;
    GuiMailbox mailbox;
    std::unique_ptr<RunsPage> page;

    Stage() { language.set(u"en"_s); }
    void open(QSize size = {1400, 900})
    {
        page = std::make_unique<RunsPage>(runs, mailbox, clock);
        page->setCluster(u"prod"_s, cluster::Purpose::Production);
        page->resize(size);
        page->show();
        pump();
    }
    template<class T> [[nodiscard]] T *shown(const QString &name) const
    {
        for (T *widget : page->findChildren<T *>(name)) {
            if (widget->isVisible()) {
                return widget;
            }
        }
        return nullptr;
    }
    void click(const QString &name) const
    {
        auto *button = shown<QAbstractButton>(name);
        QVERIFY2(button != nullptr, qPrintable(name));
        QVERIFY2(button->isEnabled(), qPrintable(name));
        button->click();
        pump();
    }
    [[nodiscard]] QString text(const QString &name) const
    {
        if (const auto *line = shown<ElidedLabel>(name)) {
            return line->text();
        }
        const auto *label = shown<QLabel>(name);
        return label == nullptr ? QString() : label->text();
    }
    /// Starts the playbook from the dialog.
    FakeRuns::Followed &start(const QString &playbook = u"upgrade-cluster.yml"_s)
    {
        page->openStartDialog({.playbook = playbook});
        pump();
        click(u"startRunRun"_s);
        FakeRuns::Followed &run = runs.last();
        run.sink.changed(runRecord(u"run-1"_s, playbook, 20, 0, std::nullopt));
        pump();
        return run;
    }
    void end(FakeRuns::Followed &run, std::optional<int> exitCode, bool wasStopped = false) const
    {
        ansible::RunRecord record = runRecord(u"run-1"_s, u"upgrade-cluster.yml"_s, 20, 1200, exitCode);
        record.status.state = RunState::Ended;
        record.status.ended = clock.utcNow();
        record.status.wasStopped = wasStopped;
        run.sink.changed(record);
        pump();
    }
    void tell(FakeRuns::Followed &run, const QList<ansible::RunEvent> &events) const
    {
        run.sink.events(events);
        pump();
    }
    void select(const QList<int> &rows) const
    {
        auto *table = shown<QTableView>(u"runTable"_s);
        QVERIFY(table != nullptr);
        table->clearSelection();
        for (const int row : rows) {
            table->selectionModel()->select(table->model()->index(row, 0),
                                            QItemSelectionModel::Select | QItemSelectionModel::Rows);
        }
        pump();
    }
    [[nodiscard]] QAbstractItemModel &tree() const { return *shown<QTreeView>(u"runTree"_s)->model(); }
};

/// All rows below `parent`, indented, with their states.
QStringList rowsOf(QAbstractItemModel &model, const QModelIndex &parent = {}, int depth = 0)
{
    QStringList rows;
    if (model.canFetchMore(parent)) {
        model.fetchMore(parent);
    }
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        rows << QString(2 * depth, u' ') + index.data().toString() + u" | " +
                    index.siblingAtColumn(RunTreeModel::State).data().toString();
        rows << rowsOf(model, index, depth + 1);
    }
    return rows;
}

void clickRow(QTreeView &view, const QModelIndex &row)
{
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, view.visualRect(row).center());
    pump();
}

/// Watches a model that fetches rows itself, only when a view or the test wants it to.
struct Watch
{
    explicit Watch(QAbstractItemModel *model)
        : tester(model, QAbstractItemModelTester::FailureReportingMode::QtTest)
    {
        tester.setUseFetchMore(false);
    }
    QAbstractItemModelTester tester;
};

} // namespace

class TestRuns : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutCheckout();
    void emptyHistoryOffersARun();
    void listsRuns();
    void filtersAndRemoves();
    void followsWhatGoesOn();
    void findsWhatGoesOnBeforeItIsShown();
    void startsFromTheDialog();
    void saysWhichFieldIsWrong();
    void dangerNeedsTheName();
    void readsAnOlderCommand();
    void growsTheTree();
    void treeGetsBatches();
    void treeKeepsItsPlaces();
    void filtersTheTree();
    void followsUntilAPersonChooses();
    void takesManyResults();
    void failureCardLeadsToTheLog();
    void rescuedIsNoFailure();
    void headerSaysHowItStands();
    void estimatesFromAnEarlierRun();
    void asksBeforeStopping();
    void saysWhatMayStillRun();
    void answersAPause();
    void abortsAtAPause();
    void answersAHostKey();
    void typesIntoAnUnknownPrompt();
    void passwordsAreOnlyAnnounced();
    void connectionBreaksAndComesBack();
    void startFails();
    void phaseBoard();
    void recapOfAnyRun();
    void countsUpgradedNodes();
    void comparesTwoRuns();
    void logGetsTheOutput();
    void findsTasksInTheOutput();
    void showsOnlyTheLinesOfATask();
    void showsOnlyTheLinesOfATaskOfAFile();
    void opensAnOldLog();
    void opensALogOfSeveralRuns();
    void tellsWhyALogCannotBeOpened();
    void followsTheLanguage();
    void fitsASmallWindow();
    void keyboardReachesEverything();
};

void TestRuns::withoutCheckout()
{
    Stage stage;
    stage.runs.checkoutPlace.path.clear();
    stage.open();
    const QSignalSpy edits(stage.page.get(), &RunsPage::editRequested);
    stage.click(u"runsEdit"_s);
    QCOMPARE(edits.size(), 1);
    QCOMPARE(stage.runs.lists, 0);
}

void TestRuns::emptyHistoryOffersARun()
{
    Stage stage;
    stage.open();
    QCOMPARE(stage.runs.lists, 1);
    stage.click(u"runsEmptyStart"_s);
    QVERIFY(stage.shown<QDialog>(u"startRunDialog"_s) != nullptr);
}

void TestRuns::listsRuns()
{
    Stage stage;
    stage.runs.runs = QList<ansible::RunRecord>{runRecord(u"a"_s, u"facts.yml"_s, 600, 70, 0),
                                                runRecord(u"c"_s, u"scale.yml"_s, 60, 300, 2),
                                                runRecord(u"b"_s, u"cluster.yml"_s, 300, 4000, 0)};
    stage.runs.events.insert(u"c"_s, upgradeEvents());
    stage.open();
    auto *table = stage.shown<QTableView>(u"runTable"_s);
    QVERIFY(table != nullptr);
    const auto cell = [table](int row, int column) { return table->model()->index(row, column).data().toString(); };
    QCOMPARE(table->model()->rowCount(), 3);
    QCOMPARE(cell(0, RunTableModel::What), u"scale.yml"_s);
    QCOMPARE(cell(0, RunTableModel::State), u"Failed"_s);
    QCOMPARE(cell(0, RunTableModel::Duration), u"5 min 0 s"_s);
    QCOMPARE(cell(1, RunTableModel::What), u"cluster.yml"_s);
    QCOMPARE(cell(2, RunTableModel::State), u"Done"_s);
    QCOMPARE(cell(2, RunTableModel::Who), u"mika@desk"_s);
    // Numbers of those whose events can be read; nothing is made up for the others.
    QVERIFY(!cell(0, RunTableModel::Tasks).isEmpty());
    QCOMPARE(cell(0, RunTableModel::Failed), u"1"_s);
    QCOMPARE(cell(1, RunTableModel::Failed), QString());
    stage.select({0});
    QVERIFY(stage.shown<QPushButton>(u"runsOpen"_s)->isEnabled());
    QVERIFY(!stage.shown<QPushButton>(u"runsCompare"_s)->isEnabled());
    stage.page->findChild<QAction *>(u"runsCopyAction"_s)->trigger();
    QCOMPARE(QApplication::clipboard()->text(),
             u"/srv/venv/bin/ansible-playbook -i inventory/prod --become scale.yml"_s);
    stage.click(u"runsOpen"_s);
    QCOMPARE(stage.runs.last().record.id, u"c"_s);
    QCOMPARE(stage.text(u"runTitle"_s), u"scale.yml"_s);
    stage.click(u"runBack"_s);
    QVERIFY(stage.page->runView() == nullptr);
}

void TestRuns::filtersAndRemoves()
{
    Stage stage;
    stage.runs.runs = QList<ansible::RunRecord>{runRecord(u"b"_s, u"cluster.yml"_s, 60, 300, 2),
                                                runRecord(u"a"_s, u"facts.yml"_s, 600, 70, 0)};
    stage.open();
    auto *filter = stage.shown<QLineEdit>(u"runsFilter"_s);
    filter->setText(u"facts"_s);
    QCOMPARE(stage.shown<QTableView>(u"runTable"_s)->model()->rowCount(), 1);
    filter->setText(u"nothing"_s);
    pump();
    QVERIFY(stage.shown<QTableView>(u"runTable"_s) == nullptr);
    QVERIFY(stage.shown<QPushButton>(u"runsEmptyStart"_s) == nullptr); // there are runs
    filter->clear();
    stage.select({0});
    stage.click(u"runsRemove"_s);
    QVERIFY(stage.runs.removed.isEmpty());
    stage.click(u"runRemoveRefuse"_s);
    QVERIFY(stage.runs.removed.isEmpty());
    stage.click(u"runsRemove"_s);
    stage.click(u"runRemoveConfirm"_s);
    QCOMPARE(stage.runs.removed, QStringList{u"b"_s});
    QCOMPARE(stage.shown<QTableView>(u"runTable"_s)->model()->rowCount(), 1);
}

void TestRuns::followsWhatGoesOn()
{
    Stage stage;
    stage.runs.runs = QList<ansible::RunRecord>{runRecord(u"a"_s, u"facts.yml"_s, 10, 70, 0),
                                                runRecord(u"b"_s, u"cluster.yml"_s, 60, 0, std::nullopt)};
    stage.open();
    // A run that went on while the program was not there is shown at once.
    QCOMPARE(stage.runs.last().record.id, u"b"_s);
    QCOMPARE(stage.text(u"runTitle"_s), u"cluster.yml"_s);
    QVERIFY(stage.page->isRunning());
    stage.click(u"runBack"_s);
    QCOMPARE(stage.shown<QTableView>(u"runTable"_s)->model()->index(0, RunTableModel::What).data().toString(),
             u"cluster.yml"_s); // what goes on stands on top
    // It is followed also while nobody looks, and what it asks is known.
    const QSignalSpy changes(stage.page.get(), &RunsPage::stateChanged);
    stage.runs.last().sink.prompt({.kind = RunPrompt::Kind::Pause, .number = 1});
    pump();
    QVERIFY(stage.page->isAsking());
    QCOMPARE(stage.shown<QTableView>(u"runTable"_s)->model()->index(0, RunTableModel::State).data().toString(),
             u"Waits for you"_s);
    QVERIFY(!changes.isEmpty());
    stage.select({0});
    stage.click(u"runsOpen"_s);
    QCOMPARE(stage.runs.followed.size(), 1U); // not a second time
    QVERIFY(stage.shown<QPushButton>(u"runPromptContinue"_s) != nullptr);
    stage.page.reset();
    QVERIFY(stage.runs.last().isGone);
}

void TestRuns::findsWhatGoesOnBeforeItIsShown()
{
    Stage stage;
    ansible::RunRecord going = runRecord(u"r1"_s, u"upgrade-cluster.yml"_s, 5, 0, {});
    going.status.state = ansible::RunState::Running;
    stage.runs.runs = QList<ansible::RunRecord>{going};
    stage.page = std::make_unique<RunsPage>(stage.runs, stage.mailbox, stage.clock);
    stage.page->findGoingOn();
    pump();
    QCOMPARE(stage.runs.lists, 0); // nothing goes on: no host is asked
    stage.runs.goesOn = true;
    stage.page->findGoingOn();
    pump();
    QCOMPARE(stage.runs.followed.size(), 1U);
    QVERIFY(stage.page->isRunning());
}

void TestRuns::startsFromTheDialog()
{
    Stage stage;
    stage.open();
    stage.page->openStartDialog();
    pump();
    auto *playbook = stage.shown<QComboBox>(u"startRunPlaybook"_s);
    QCOMPARE(playbook->count(), 3);
    QVERIFY(!stage.shown<QPushButton>(u"startRunRun"_s)->isEnabled()); // nothing is chosen
    QVERIFY(stage.runs.planned.isEmpty());
    playbook->setEditText(u"upgrade-cluster.yml"_s);
    stage.shown<QLineEdit>(u"startRunLimit"_s)->setText(u"node2"_s);
    stage.shown<QLineEdit>(u"startRunTags"_s)->setText(u"etcd, master"_s);
    QVERIFY(!stage.shown<QPushButton>(u"startRunRun"_s)->isEnabled()); // the command is not made yet
    QTRY_VERIFY(stage.shown<QPushButton>(u"startRunRun"_s)->isEnabled());
    QCOMPARE(stage.shown<QPlainTextEdit>(u"startRunCommand"_s)->toPlainText(),
             u"ansible-playbook -i inventory/prod -b upgrade-cluster.yml --limit node2"_s);
    QVERIFY(stage.text(u"startRunHosts"_s).contains(u"node2"_s));
    stage.click(u"startRunMore"_s);
    stage.click(u"runVariablesAdd"_s);
    auto *variables = stage.shown<QTableWidget>(u"runVariablesTable"_s);
    variables->item(0, 0)->setText(u"drain_timeout"_s);
    variables->item(0, 1)->setText(u"90"_s);
    qobject_cast<QComboBox *>(variables->cellWidget(0, 2))->setCurrentIndex(1);
    QTRY_VERIFY(stage.shown<QPushButton>(u"startRunRun"_s)->isEnabled());
    const ansible::RunRequest &request = stage.runs.planned.constLast();
    QCOMPARE(request.tags, (QStringList{u"etcd"_s, u"master"_s}));
    QCOMPARE(request.extraVariables.size(), 1);
    QVERIFY(request.extraVariables.constFirst().value.isDouble()); // not the text "90"
    stage.click(u"startRunRun"_s);
    QCOMPARE(stage.runs.last().plan.request, request);
    QCOMPARE(stage.text(u"runTitle"_s), u"upgrade-cluster.yml"_s);
}

void TestRuns::saysWhichFieldIsWrong()
{
    Stage stage;
    stage.open();
    stage.runs.planError = Error{.code = ErrorCode::InvalidInput, .detail = {}, .subject = u"limit"_s, .context = {}};
    stage.page->openStartDialog({.playbook = u"cluster.yml"_s});
    pump();
    QVERIFY(stage.text(u"startRunProblem"_s).contains(u"Limit"_s));
    QVERIFY(!stage.shown<QPushButton>(u"startRunRun"_s)->isEnabled());
    stage.runs.planError = Error{.code = ErrorCode::InvalidInput,
                                 .detail = u"looks like a secret: db_password"_s,
                                 .subject = u"extra-vars"_s,
                                 .context = {}};
    stage.shown<QLineEdit>(u"startRunLimit"_s)->setText(u"node1"_s);
    QTRY_VERIFY(stage.text(u"startRunProblem"_s).contains(u"db_password looks like a secret"_s));
    stage.runs.planError.reset();
    stage.click(u"startRunMore"_s);
    stage.click(u"runVariablesAdd"_s);
    auto *variables = stage.shown<QTableWidget>(u"runVariablesTable"_s);
    variables->item(0, 0)->setText(u"serial"_s);
    variables->item(0, 1)->setText(u"one"_s);
    qobject_cast<QComboBox *>(variables->cellWidget(0, 2))->setCurrentIndex(1);
    QTRY_VERIFY(stage.text(u"startRunProblem"_s).contains(u"serial"_s));
    QVERIFY(!stage.shown<QPushButton>(u"startRunRun"_s)->isEnabled());
}

void TestRuns::dangerNeedsTheName()
{
    Stage stage;
    stage.open();
    stage.page->openStartDialog({.playbook = u"playbooks/remove_node.yml"_s});
    pump();
    QVERIFY(!stage.shown<QPushButton>(u"startRunRun"_s)->isEnabled());
    stage.shown<QLineEdit>(u"startRunName"_s)->setText(u"pro"_s);
    QVERIFY(!stage.shown<QPushButton>(u"startRunRun"_s)->isEnabled());
    stage.shown<QLineEdit>(u"startRunName"_s)->setText(u"prod"_s);
    QVERIFY(stage.shown<QPushButton>(u"startRunRun"_s)->isEnabled());
    stage.click(u"startRunCancel"_s);
    stage.page->setCluster(u"lab"_s, cluster::Purpose::Test);
    stage.page->openStartDialog({.playbook = u"reset.yml"_s});
    pump();
    QVERIFY(stage.shown<QLineEdit>(u"startRunName"_s) == nullptr);
    QVERIFY(stage.shown<QPushButton>(u"startRunRun"_s)->isEnabled());
}

void TestRuns::readsAnOlderCommand()
{
    ansible::RunRecord record;
    record.command = {u"/v/bin/ansible-playbook"_s,
                      u"-i"_s,
                      u"inv/hosts"_s,
                      u"--limit=node1,node2"_s,
                      u"-t"_s,
                      u"etcd,master"_s,
                      u"-e"_s,
                      u"{\"n\":3,\"on\":true}"_s,
                      u"-e"_s,
                      u"plain=word"_s,
                      u"-b"_s,
                      u"-K"_s,
                      u"-vvv"_s,
                      u"--check"_s,
                      u"-f"_s,
                      u"20"_s,
                      u"--start-at-task"_s,
                      u"Drain node"_s,
                      u"cluster.yml"_s};
    const ansible::RunRequest request = requestOf(record);
    QCOMPARE(request.kind, ansible::RunRequest::Kind::Playbook);
    QCOMPARE(request.playbook, u"cluster.yml"_s);
    QCOMPARE(request.inventory, u"inv/hosts"_s);
    QCOMPARE(request.limit, u"node1,node2"_s);
    QCOMPARE(request.tags, (QStringList{u"etcd"_s, u"master"_s}));
    QCOMPARE(request.extraVariables,
             (QList<ansible::ExtraVariable>{{u"n"_s, 3}, {u"on"_s, true}, {u"plain"_s, u"word"_s}}));
    QVERIFY(request.become && request.asksBecomePassword && request.isCheck && !request.showsDiff);
    QCOMPARE(request.verbosity, 3);
    QCOMPARE(request.forks, 20);
    QCOMPARE(request.startAtTask, u"Drain node"_s);
    record.command = {u"ansible"_s, u"-m"_s, u"command"_s, u"-a"_s, u"uptime"_s, u"kube_node"_s};
    const ansible::RunRequest module = requestOf(record);
    QCOMPARE(module.kind, ansible::RunRequest::Kind::Module);
    QCOMPARE(module.pattern, u"kube_node"_s);
    QCOMPARE(module.module, u"command"_s);
    QCOMPARE(module.arguments, u"uptime"_s);
    QVERIFY(!module.become);
}

void TestRuns::growsTheTree()
{
    Stage stage;
    stage.open();
    FakeRuns::Followed &run = stage.start();
    const Watch tester(&stage.tree());
    const Watch source(qobject_cast<RunTreeFilter *>(&stage.tree())->sourceModel());
    RunScript script;
    script.play(u"Facts"_s, {u"node1"_s, u"node2"_s}).task(u"Look"_s, u"bootstrap"_s).begin(u"node1"_s);
    stage.tell(run, script.take());
    QCOMPARE(rowsOf(stage.tree()),
             (QStringList{u"Facts | running"_s, u"  bootstrap : Look | running"_s, u"    node1 | running"_s}));
    script.item(u"node1"_s, u"one"_s, HostStatus::Changed).result(u"node1"_s, HostStatus::Changed);
    script.begin(u"node2"_s).result(u"node2"_s, HostStatus::Failed, u"no space left"_s);
    stage.tell(run, script.take());
    QCOMPARE(rowsOf(stage.tree()),
             (QStringList{u"Facts | failed"_s, u"  bootstrap : Look | failed"_s, u"    node1 | changed"_s,
                          u"      one | changed"_s, u"    node2 | failed"_s}));
    // More items while they are looked at.
    script.task(u"Loop"_s).begin(u"node1"_s).item(u"node1"_s, u"x"_s, HostStatus::Ok);
    stage.tell(run, script.take());
    QCOMPARE(rowsOf(stage.tree()).last(), u"      x | ok"_s);
    script.item(u"node1"_s, u"y"_s, HostStatus::Skipped).retry(u"node1"_s, 2, 5);
    stage.tell(run, script.take());
    QCOMPARE(rowsOf(stage.tree()).last(), u"      y | skipped"_s);
    const QModelIndex play = stage.tree().index(0, 0);
    const QModelIndex host = stage.tree().index(0, 0, stage.tree().index(1, 0, play));
    QCOMPARE(host.siblingAtColumn(RunTreeModel::Details).data().toString(), u"attempt 2 of 5"_s);
    QCOMPARE(stage.text(u"runCounts"_s), u"1 failed · 1 changed"_s);
    // A run that ended in the middle says so of what never came back.
    stage.end(run, 2);
    QCOMPARE(host.siblingAtColumn(RunTreeModel::State).data().toString(), u"no word"_s);
}

void TestRuns::treeGetsBatches()
{
    Stage stage;
    stage.open();
    FakeRuns::Followed &run = stage.start();
    const Watch tester(&stage.tree());
    RunScript script;
    script.play(u"Upgrade"_s, {u"node1"_s}).task(u"Drain"_s).on({u"node1"_s}, HostStatus::Changed);
    stage.tell(run, script.take());
    auto *view = stage.shown<QTreeView>(u"runTree"_s);
    const QPersistentModelIndex task = stage.tree().index(0, 0, stage.tree().index(0, 0));
    view->setCurrentIndex(task);
    QCOMPARE(rowsOf(stage.tree()).size(), 3); // no batch where there is only one
    script.batch({u"node2"_s}).task(u"Drain"_s).on({u"node2"_s}, HostStatus::Ok);
    stage.tell(run, script.take());
    QCOMPARE(rowsOf(stage.tree()),
             (QStringList{u"Upgrade | running"_s, u"  Batch 1: node1 | changed"_s, u"    Drain | changed"_s,
                          u"      node1 | changed"_s, u"  Batch 2: node2 | running"_s, u"    Drain | running"_s,
                          u"      node2 | ok"_s}));
    QVERIFY(task.isValid()); // what was chosen still is
    QCOMPARE(view->currentIndex(), QModelIndex(task));
    QCOMPARE(task.data().toString(), u"Drain"_s);
    QCOMPARE(task.parent().data().toString(), u"Batch 1: node1"_s);
    script.batch({u"node3"_s}).task(u"Drain"_s).on({u"node3"_s}, HostStatus::Ok);
    stage.tell(run, script.take());
    QCOMPARE(stage.tree().rowCount(stage.tree().index(0, 0)), 3);
    QVERIFY(view->isExpanded(stage.tree().index(2, 0, stage.tree().index(0, 0))));
}

void TestRuns::treeKeepsItsPlaces()
{
    RunTreeModel model;
    const Watch tester(&model);
    model.apply(upgradeEvents());
    const ansible::RunTree &tree = model.tree();
    int places = 0;
    for (int play = 0; play < static_cast<int>(tree.plays().size()); ++play) {
        const auto &batches = tree.plays()[static_cast<std::size_t>(play)].batches;
        for (int batch = 0; batch < static_cast<int>(batches.size()); ++batch) {
            for (int task = 0; task < static_cast<int>(batches[static_cast<std::size_t>(batch)].tasks.size()); ++task) {
                const ansible::TreePlace place{play, batch, task, 0};
                const QModelIndex index = model.indexOf(place);
                QVERIFY(index.isValid());
                QCOMPARE(RunTreeModel::placeOf(index), place);
                QCOMPARE(index.data().toString(), tree.host(place)->host);
                QCOMPARE(RunTreeModel::placeOf(index.parent()), (ansible::TreePlace{play, batch, task, -1}));
                ++places;
            }
        }
    }
    QCOMPARE(places, tree.taskCount());
    QVERIFY(!model.indexOf({7, 0, 0, 0}).isValid());
}

void TestRuns::filtersTheTree()
{
    RunTreeModel model;
    RunTreeFilter filter(model);
    const Watch tester(&filter);
    RunScript script;
    script.play(u"One"_s, {u"node1"_s, u"node2"_s}).task(u"Quiet"_s).on({u"node1"_s, u"node2"_s}, HostStatus::Ok);
    script.task(u"Change"_s).on({u"node1"_s}, HostStatus::Changed);
    script.play(u"Two"_s, {u"node1"_s, u"node2"_s}).task(u"Fine"_s).on({u"node1"_s}, HostStatus::Ok);
    script.task(u"Break"_s, u"etcd"_s).begin(u"node1"_s).result(u"node1"_s, HostStatus::Ok);
    script.begin(u"node2"_s).result(u"node2"_s, HostStatus::Failed);
    model.apply(script.take());
    model.setOver(true);
    filter.setShow(Show::Failures);
    QCOMPARE(rowsOf(filter), (QStringList{u"Two | failed"_s, u"  etcd : Break | failed"_s, u"    node2 | failed"_s}));
    filter.setShow(Show::FailuresAndChanges);
    QCOMPARE(rowsOf(filter), (QStringList{u"One | changed"_s, u"  Change | changed"_s, u"    node1 | changed"_s,
                                          u"Two | failed"_s, u"  etcd : Break | failed"_s, u"    node2 | failed"_s}));
    filter.setShow(Show::FailuresFirst);
    QCOMPARE(rowsOf(filter), (QStringList{u"Two | failed"_s, u"  etcd : Break | failed"_s, u"    node2 | failed"_s,
                                          u"    node1 | ok"_s, u"  Fine | ok"_s, u"    node1 | ok"_s,
                                          u"One | changed"_s, u"  Quiet | ok"_s, u"    node1 | ok"_s,
                                          u"    node2 | ok"_s, u"  Change | changed"_s, u"    node1 | changed"_s}));
    filter.setShow(Show::All);
    filter.setText(u"etcd"_s);
    QCOMPARE(rowsOf(filter), (QStringList{u"Two | failed"_s, u"  etcd : Break | failed"_s, u"    node1 | ok"_s,
                                          u"    node2 | failed"_s}));
    filter.setText(u"node2"_s);
    QCOMPARE(rowsOf(filter), (QStringList{u"One | changed"_s, u"  Quiet | ok"_s, u"    node2 | ok"_s, u"Two | failed"_s,
                                          u"  etcd : Break | failed"_s, u"    node2 | failed"_s}));
    // What fails later comes into sight by itself.
    filter.setText({});
    filter.setShow(Show::Failures);
    script.task(u"Late"_s).begin(u"node1"_s);
    model.apply(script.take());
    QCOMPARE(rowsOf(filter).size(), 3);
    script.result(u"node1"_s, HostStatus::Unreachable);
    model.apply(script.take());
    QCOMPARE(rowsOf(filter).last(), u"    node1 | unreachable"_s);
}

void TestRuns::followsUntilAPersonChooses()
{
    Stage stage;
    stage.open({1000, 700});
    FakeRuns::Followed &run = stage.start();
    RunScript script;
    script.play(u"Long"_s, {u"node1"_s});
    for (int i = 0; i < 200; ++i) {
        script.task(u"Task %1"_s.arg(i)).on({u"node1"_s}, HostStatus::Ok);
    }
    stage.tell(run, script.take());
    auto *view = stage.shown<QTreeView>(u"runTree"_s);
    const auto lastTask = [&] {
        const QModelIndex play = view->model()->index(0, 0);
        return view->model()->index(view->model()->rowCount(play) - 1, 0, play);
    };
    QVERIFY(view->viewport()->rect().intersects(view->visualRect(lastTask())));
    const QModelIndex first = view->model()->index(0, 0, view->model()->index(0, 0));
    view->scrollTo(first);
    clickRow(*view, first);
    script.task(u"Another"_s).on({u"node1"_s}, HostStatus::Ok);
    stage.tell(run, script.take());
    QVERIFY(!stage.shown<QToolButton>(u"runTasksFollow"_s)->isChecked());
    QVERIFY(view->viewport()->rect().intersects(view->visualRect(first)));
    stage.click(u"runTasksFollow"_s);
    QVERIFY(view->viewport()->rect().intersects(view->visualRect(lastTask())));
}

void TestRuns::takesManyResults()
{
    Stage stage;
    stage.open();
    FakeRuns::Followed &run = stage.start();
    RunScript script;
    QStringList hosts;
    for (int i = 0; i < 1000; ++i) {
        hosts << u"node%1"_s.arg(i);
    }
    script.play(u"Wide"_s, hosts);
    for (int i = 0; i < 20; ++i) {
        script.task(u"Task %1"_s.arg(i)).on(hosts, HostStatus::Ok);
    }
    // Hosts are rows only where somebody opened their task.
    const QSignalSpy inserted(&stage.tree(), &QAbstractItemModel::rowsInserted);
    stage.tell(run, script.take());
    QTRY_COMPARE_WITH_TIMEOUT(stage.text(u"runCounts"_s), u"20000 ok"_s, 30'000);
    QVERIFY2(inserted.size() <= 21, qPrintable(QString::number(inserted.size())));
    QCOMPARE(stage.tree().rowCount(stage.tree().index(0, 0)), 20);
    const QModelIndex task = stage.tree().index(3, 0, stage.tree().index(0, 0));
    QVERIFY(stage.tree().hasChildren(task));
    stage.tree().fetchMore(task);
    QCOMPARE(stage.tree().rowCount(task), 1000);
}

void TestRuns::failureCardLeadsToTheLog()
{
    Stage stage;
    stage.open();
    FakeRuns::Followed &run = stage.start();
    QVERIFY(stage.shown<QWidget>(u"runFailure"_s) == nullptr);
    for (int line = 0; line < 500; ++line) {
        run.sink.output("line " + QByteArray::number(line) + "\r\n", 1'795'867'200'000);
    }
    std::optional<ansible::TreePlace> asked;
    stage.page->runView()->setLocator([&asked](const ansible::TreePlace &place) {
        asked = place;
        return std::optional<qint64>(42);
    });
    stage.tell(run, upgradeEvents());
    QCOMPARE(stage.text(u"runFailureTitle"_s),
             u"node2 failed: kubernetes/control-plane : Kubeadm | Upgrade first control plane node"_s);
    QVERIFY(stage.text(u"runFailureMessage"_s).startsWith(u"non-zero return code\n"_s));
    LogView *log = stage.page->runView()->logPanel()->view();
    QTRY_VERIFY(log->visibleLines().contains(499));
    stage.click(u"runFailureShow"_s);
    QVERIFY(asked.has_value());
    QCOMPARE(stage.page->runView()->run().tree().host(*asked)->host, u"node2"_s);
    QTRY_VERIFY(log->visibleLines().contains(42));
    QVERIFY(!log->isFollowing());
    auto *view = stage.shown<QTreeView>(u"runTree"_s);
    QCOMPARE(view->currentIndex().data().toString(), u"node2"_s); // and to its row
    // A row that a person chooses does the same.
    asked.reset();
    const QModelIndex chosen = view->model()->index(0, 0, view->model()->index(0, 0));
    view->scrollTo(chosen);
    clickRow(*view, chosen);
    QVERIFY(asked.has_value());
    QCOMPARE(asked->host, -1);
}

void TestRuns::rescuedIsNoFailure()
{
    Stage stage;
    stage.open();
    FakeRuns::Followed &run = stage.start();
    RunScript script;
    script.play(u"Play"_s, {u"node1"_s, u"node2"_s}).task(u"First"_s).on({u"node1"_s}, HostStatus::Failed);
    stage.tell(run, script.take());
    QVERIFY(stage.text(u"runFailureTitle"_s).startsWith(u"node1 failed"_s));
    script.task(u"Second"_s).on({u"node2"_s}, HostStatus::Failed);
    stage.tell(run, script.take());
    QCOMPARE(stage.text(u"runFailureCount"_s), u"1 of 2"_s);
    stage.click(u"runFailureNext"_s);
    QVERIFY(stage.text(u"runFailureTitle"_s).startsWith(u"node2 failed"_s));
    script.task(u"In the rescue block"_s).on({u"node1"_s}, HostStatus::Ok);
    QMap<QString, ansible::HostTally> tallies;
    tallies.insert(u"node1"_s, {.ok = 1, .rescued = 1});
    tallies.insert(u"node2"_s, {.failed = 1});
    script.stats(tallies);
    stage.tell(run, script.take());
    QCOMPARE(static_cast<std::size_t>(stage.page->runView()->run().tree().failures().size()),
             stage.text(u"runFailureCount"_s).isEmpty() ? 1U : 2U);
    QVERIFY(stage.text(u"runFailureTitle"_s).startsWith(u"node2 failed"_s)); // what was shown stays
}

void TestRuns::headerSaysHowItStands()
{
    Stage stage;
    stage.open();
    FakeRuns::Followed &run = stage.start();
    QCOMPARE(stage.text(u"runState"_s), u"Running on this machine"_s);
    QCOMPARE(stage.text(u"runTime"_s), u"20 min 0 s"_s);
    RunScript script(noon.toMSecsSinceEpoch() - 20'000);
    script.play(u"Play"_s, {u"node1"_s}).task(u"Wait for the API server"_s, u"kubernetes"_s).begin(u"node1"_s);
    script.retry(u"node1"_s, 3, 10);
    stage.tell(run, script.take());
    QCOMPARE(stage.text(u"runTask"_s), u"kubernetes : Wait for the API server  ·  18 s  ·  node1: attempt 3 of 10"_s);
    stage.clock.advance(Milliseconds(5000));
    QTRY_VERIFY(stage.text(u"runTask"_s).contains(u"23 s"_s)); // by itself
    stage.click(u"runCopy"_s);
    QVERIFY(QApplication::clipboard()->text().endsWith(u"upgrade-cluster.yml"_s));
    QVERIFY(stage.shown<QPushButton>(u"runAgain"_s) == nullptr);
    stage.end(run, 0);
    QCOMPARE(stage.text(u"runState"_s), u"Done  ·  All tasks were done."_s);
    QVERIFY(stage.shown<QPushButton>(u"runStop"_s) == nullptr);
    stage.click(u"runAgain"_s);
    QCOMPARE(stage.shown<QComboBox>(u"startRunPlaybook"_s)->currentText(), u"upgrade-cluster.yml"_s);
}

void TestRuns::estimatesFromAnEarlierRun()
{
    RunScript past(noon.toMSecsSinceEpoch() - 86'400'000);
    past.play(u"Play"_s, {u"node1"_s}).task(u"One"_s).begin(u"node1"_s).wait(600).result(u"node1"_s, HostStatus::Ok);
    past.task(u"Two"_s).begin(u"node1"_s).wait(1200).result(u"node1"_s, HostStatus::Ok).stats({});
    Stage stage;
    stage.runs.runs = QList<ansible::RunRecord>{runRecord(u"old"_s, u"upgrade-cluster.yml"_s, 1440, 1800, 0),
                                                runRecord(u"failed"_s, u"upgrade-cluster.yml"_s, 700, 10, 2)};
    stage.runs.events.insert(u"old"_s, past.take());
    stage.open();
    FakeRuns::Followed &run = stage.start();
    RunScript script(noon.toMSecsSinceEpoch() - 3000);
    script.play(u"Play"_s, {u"node1"_s}).task(u"One"_s).begin(u"node1"_s);
    stage.tell(run, script.take());
    QCOMPARE(stage.text(u"runTime"_s), u"20 min 0 s  ·  about 30 min left"_s);
    stage.end(run, 0);
    QVERIFY(!stage.text(u"runTime"_s).contains(u"left"_s));
}

void TestRuns::asksBeforeStopping()
{
    Stage stage;
    stage.open();
    FakeRuns::Followed &run = stage.start();
    RunScript script;
    script.play(u"Play"_s, {u"node1"_s}).task(u"Install"_s, u"engine"_s, u"ansible.builtin.apt"_s).begin(u"node1"_s);
    stage.tell(run, script.take());
    stage.click(u"runStop"_s);
    QVERIFY(stage.text(u"questionBoxText"_s).contains(u"node1: engine : Install (apt)"_s));
    QCOMPARE(run.stops, 0);
    stage.click(u"runStopRefuse"_s);
    QCOMPARE(run.stops, 0);
    stage.click(u"runStop"_s);
    stage.click(u"runStopConfirm"_s);
    QCOMPARE(run.stops, 1);
    // A question about a run that is over in the meantime goes away.
    stage.click(u"runStop"_s);
    stage.end(run, 0);
    QVERIFY(stage.shown<QPushButton>(u"runStopConfirm"_s) == nullptr);
}

void TestRuns::saysWhatMayStillRun()
{
    Stage stage;
    stage.open();
    FakeRuns::Followed &run = stage.start();
    RunScript script;
    script.play(u"Play"_s, {u"node1"_s, u"node2"_s}).task(u"Install"_s, {}, u"ansible.builtin.apt"_s);
    script.begin(u"node1"_s).begin(u"node2"_s).result(u"node1"_s, HostStatus::Changed);
    stage.tell(run, script.take());
    ansible::RunRecord record = runRecord(u"run-1"_s, u"upgrade-cluster.yml"_s, 20, 1200, std::nullopt);
    record.status.state = RunState::Stopping;
    run.sink.changed(record);
    pump();
    QCOMPARE(stage.text(u"runState"_s), u"Stopping… on this machine"_s);
    QVERIFY(!stage.shown<QPushButton>(u"runStop"_s)->isEnabled());
    record.status = {.state = RunState::Ended,
                     .exitCode = {},
                     .signal = 9,
                     .wasStopped = true,
                     .ended = stage.clock.utcNow(),
                     .leftovers = {u"ssh (4711)"_s}};
    run.sink.changed(record);
    pump();
    auto *notice = stage.shown<MessageBar>(u"runStopped"_s);
    QVERIFY(notice != nullptr);
    QVERIFY(notice->text().contains(u"node2: Install (apt)"_s));
    QVERIFY(!notice->text().contains(u"node1"_s));
    QVERIFY(notice->text().contains(u"ssh (4711)"_s));
    QVERIFY(stage.text(u"runState"_s).startsWith(u"Stopped"_s));
    QVERIFY(!stage.page->isRunning());
}

void TestRuns::answersAPause()
{
    Stage stage;
    stage.open();
    FakeRuns::Followed &run = stage.start();
    stage.page->setNodeStates({{u"node3"_s, u"Ready, cordoned"_s}});
    run.sink.prompt({.kind = RunPrompt::Kind::Pause, .number = 1, .text = u"Ready?"_s, .node = u"node3"_s});
    pump();
    QCOMPARE(stage.text(u"runPromptTitle"_s), u"Kubespray waits before it upgrades node3"_s);
    QCOMPARE(stage.text(u"runPromptState"_s), u"node3 now: Ready, cordoned"_s);
    QCOMPARE(stage.text(u"runState"_s), u"Waits for you"_s);
    stage.page->setNodeStates({{u"node3"_s, u"NotReady, cordoned"_s}}); // live
    QCOMPARE(stage.text(u"runPromptState"_s), u"node3 now: NotReady, cordoned"_s);
    stage.click(u"runPromptContinue"_s);
    QCOMPARE(run.lines, QStringList{QString()});
    QVERIFY(!stage.shown<QPushButton>(u"runPromptContinue"_s)->isEnabled()); // not twice
    run.sink.prompt({});
    pump();
    QVERIFY(stage.shown<QPushButton>(u"runPromptContinue"_s) == nullptr);
    run.sink.prompt(
        {.kind = RunPrompt::Kind::Pause, .number = 2, .text = {}, .node = u"node3"_s, .isAfterUpgrade = true});
    pump();
    QCOMPARE(stage.text(u"runPromptTitle"_s), u"Kubespray waits before it uncordons node3"_s);
    QVERIFY(stage.shown<QPushButton>(u"runPromptContinue"_s)->isEnabled());
}

void TestRuns::abortsAtAPause()
{
    Stage stage;
    stage.open();
    FakeRuns::Followed &run = stage.start();
    run.sink.prompt({.kind = RunPrompt::Kind::Pause, .number = 1, .text = {}, .node = u"node3"_s});
    pump();
    stage.click(u"runPromptAbort"_s);
    QCOMPARE(run.aborts, 0);
    stage.click(u"runAbortConfirm"_s);
    QCOMPARE(run.aborts, 1);
    QCOMPARE(run.stops, 0);
}

void TestRuns::answersAHostKey()
{
    Stage stage;
    stage.open();
    FakeRuns::Followed &run = stage.start();
    const RunPrompt prompt{.kind = RunPrompt::Kind::HostKey,
                           .number = 1,
                           .text = u"ED25519 key fingerprint is SHA256:abc."_s,
                           .node = u"node2"_s};
    run.sink.prompt(prompt);
    pump();
    QVERIFY(stage.text(u"runPromptWords"_s).contains(u"SHA256:abc"_s));
    stage.click(u"runPromptRefuse"_s);
    QCOMPARE(run.lines, QStringList{u"no"_s});
    RunPrompt next = prompt;
    next.number = 2;
    run.sink.prompt(next);
    pump();
    stage.click(u"runPromptAccept"_s);
    QCOMPARE(run.lines.constLast(), u"yes"_s);
}

void TestRuns::typesIntoAnUnknownPrompt()
{
    Stage stage;
    stage.open();
    FakeRuns::Followed &run = stage.start();
    run.sink.prompt({.kind = RunPrompt::Kind::Unknown, .number = 1, .text = u"Proceed? <b>[y/N]</b>"_s});
    pump();
    QCOMPARE(stage.text(u"runPromptTitle"_s), u"Waiting for input?"_s);
    QCOMPARE(stage.text(u"runPromptWords"_s), u"Proceed? <b>[y/N]</b>"_s);
    auto *line = stage.shown<QLineEdit>(u"runPromptLine"_s);
    line->setText(u"y"_s);
    QTest::keyClick(line, Qt::Key_Return);
    QCOMPARE(run.lines, QStringList{u"y"_s});
}

void TestRuns::passwordsAreOnlyAnnounced()
{
    Stage stage;
    stage.open();
    FakeRuns::Followed &run = stage.start();
    run.sink.prompt(
        {.kind = RunPrompt::Kind::BecomePassword, .number = 1, .text = u"BECOME password:"_s, .isSecret = true});
    pump();
    QVERIFY(stage.text(u"runPromptTitle"_s).contains(u"password"_s));
    for (const QString &name : {u"runPromptLine"_s, u"runPromptSend"_s, u"runPromptContinue"_s, u"runPromptAccept"_s}) {
        QVERIFY2(stage.shown<QWidget>(name) == nullptr, qPrintable(name));
    }
}

void TestRuns::connectionBreaksAndComesBack()
{
    Stage stage;
    stage.open();
    FakeRuns::Followed &run = stage.start();
    ansible::RunRecord record = runRecord(u"run-1"_s, u"upgrade-cluster.yml"_s, 20, 0, std::nullopt);
    record.host = u"deployer"_s;
    run.sink.changed(record);
    run.sink.connection(Error{.code = ErrorCode::Disconnected, .detail = {}, .subject = {}, .context = {}});
    pump();
    auto *notice = stage.shown<MessageBar>(u"runConnection"_s);
    QVERIFY(notice != nullptr);
    QVERIFY(notice->text().contains(u"deployer"_s));
    QVERIFY(stage.page->isRunning()); // it goes on there
    run.sink.connection(std::nullopt);
    pump();
    QVERIFY(stage.shown<MessageBar>(u"runConnection"_s) == nullptr);
}

void TestRuns::startFails()
{
    Stage stage;
    stage.open();
    stage.page->openStartDialog({.playbook = u"cluster.yml"_s});
    pump();
    stage.click(u"startRunRun"_s);
    stage.runs.last().sink.failed(
        {.code = ErrorCode::Locked, .detail = u"taro@desk2 runs cluster.yml"_s, .subject = {}, .context = {}});
    pump();
    QVERIFY(stage.shown<MessageBar>(u"runStopped"_s)->text().contains(u"taro@desk2"_s));
    QVERIFY(!stage.page->isRunning());
    QVERIFY(stage.shown<QPushButton>(u"runStop"_s) == nullptr);
}

void TestRuns::phaseBoard()
{
    Stage stage;
    stage.open();
    FakeRuns::Followed &run = stage.start();
    stage.tell(run, upgradeEvents());
    auto *tabs = stage.shown<QTabWidget>(u"runTabs"_s);
    tabs->setCurrentWidget(tabs->findChild<QWidget *>(u"runNodes"_s));
    pump();
    auto *board = stage.shown<QTableView>(u"runPhases"_s);
    QVERIFY(board != nullptr);
    const Watch tester(board->model());
    const auto row = [board](const QString &node) {
        for (int i = 0; i < board->model()->rowCount(); ++i) {
            if (board->model()->index(i, 0).data().toString() == node) {
                QStringList cells;
                for (int column = 1; column < board->model()->columnCount(); ++column) {
                    cells << board->model()->index(i, column).data().toString();
                }
                return cells.join(u' ');
            }
        }
        return QString();
    };
    QCOMPARE(row(u"node1"_s), u"done done done done done done"_s);
    QCOMPARE(row(u"node2"_s), u"done done done failed waits waits"_s);
    std::optional<ansible::TreePlace> asked;
    stage.page->runView()->setLocator([&asked](const ansible::TreePlace &place) {
        asked = place;
        return std::optional<qint64>();
    });
    for (int i = 0; i < board->model()->rowCount(); ++i) {
        if (board->model()->index(i, 0).data().toString() == u"node2") {
            Q_EMIT board->activated(board->model()->index(i, 4));
        }
    }
    QVERIFY(asked.has_value());
    QCOMPARE(stage.page->runView()->run().tree().task(*asked)->role, u"kubernetes/control-plane"_s);
}

void TestRuns::recapOfAnyRun()
{
    Stage stage;
    stage.open();
    FakeRuns::Followed &run = stage.start(u"facts.yml"_s);
    RunScript script;
    script.play(u"Facts"_s, {u"node1"_s, u"node2"_s}).task(u"Look"_s).on({u"node1"_s}, HostStatus::Ok);
    script.on({u"node2"_s}, HostStatus::Unreachable);
    stage.tell(run, script.take());
    auto *tabs = stage.shown<QTabWidget>(u"runTabs"_s);
    tabs->setCurrentWidget(tabs->findChild<QWidget *>(u"runNodes"_s));
    pump();
    auto *recap = stage.shown<QTableView>(u"runRecap"_s);
    QVERIFY(recap != nullptr);
    QCOMPARE(recap->model()->rowCount(), 2);
    QCOMPARE(recap->model()->index(0, 0).data().toString(), u"node2"_s); // what failed first
    QCOMPARE(recap->model()->index(0, RecapModel::Unreachable).data().toString(), u"1"_s);
}

void TestRuns::countsUpgradedNodes()
{
    UpgradeProgress progress;
    const QStringList nodes{u"node1"_s, u"node2"_s, u"node3"_s};
    progress.setVersions({{u"node1"_s, u"v1.32.8"_s}, {u"node2"_s, u"v1.32.8"_s}, {u"node3"_s, u"v1.32.8"_s}});
    QVERIFY(!progress.state(nodes)); // nothing has happened
    Stage stage;
    stage.open();
    FakeRuns::Followed &run = stage.start();
    stage.page->setNodeVersions({{u"node1"_s, u"v1.32.8"_s}, {u"node2"_s, u"v1.32.8"_s}, {u"other"_s, u"v1.34.0"_s}});
    stage.tell(run, upgradeEvents());
    QCOMPARE(stage.text(u"runUpgraded"_s), QString());
    stage.page->setNodeVersions({{u"node1"_s, u"v1.33.7"_s}, {u"node2"_s, u"v1.32.8"_s}, {u"other"_s, u"v1.34.0"_s}});
    QCOMPARE(stage.text(u"runUpgraded"_s), u"Upgraded so far, says the API server: 1 of 2 nodes (v1.33.7)"_s);
    // ansible says that all is well; the API server says otherwise.
    stage.end(run, 0);
    QVERIFY(stage.text(u"runUpgraded"_s).contains(u"1 of 2 nodes below v1.33.7: node2"_s));
    stage.page->setNodeVersions({{u"node1"_s, u"v1.33.7"_s}, {u"node2"_s, u"v1.33.7"_s}, {u"other"_s, u"v1.34.0"_s}});
    QCOMPARE(stage.text(u"runUpgraded"_s), u"Upgraded so far, says the API server: 2 of 2 nodes (v1.33.7)"_s);
}

void TestRuns::comparesTwoRuns()
{
    const auto events = [](int seconds, HostStatus status) {
        RunScript script;
        script.play(u"Play"_s, {u"node1"_s}).task(u"Same"_s).on({u"node1"_s}, HostStatus::Ok);
        script.task(u"Slow"_s).begin(u"node1"_s).wait(seconds).result(u"node1"_s, status);
        return script.take();
    };
    Stage stage;
    stage.runs.runs = QList<ansible::RunRecord>{runRecord(u"new"_s, u"cluster.yml"_s, 60, 200, 2),
                                                runRecord(u"old"_s, u"cluster.yml"_s, 600, 100, 0)};
    stage.runs.events.insert(u"old"_s, events(10, HostStatus::Ok));
    stage.runs.events.insert(u"new"_s, events(110, HostStatus::Failed));
    stage.open();
    stage.select({0, 1});
    stage.click(u"runsCompare"_s);
    auto *table = stage.shown<QTableView>(u"comparisonTable"_s);
    QVERIFY(table != nullptr);
    const Watch tester(table->model());
    QCOMPARE(table->model()->rowCount(), 1); // only what differs
    const auto cell = [table](int row, int column) { return table->model()->index(row, column).data().toString(); };
    QCOMPARE(cell(0, RunComparisonModel::Task), u"Slow"_s);
    QCOMPARE(cell(0, RunComparisonModel::Difference), u"+1 min 40 s"_s);
    QCOMPARE(cell(0, RunComparisonModel::Failed), u"0 → 1"_s);
    QVERIFY(stage.text(u"comparisonSummary"_s)
                .startsWith(u"3 min 20 s instead of 1 min 40 s (+1 min 40 s)  ·  1 of 2 tasks differ  ·  1 "_s));
    stage.shown<QCheckBox>(u"comparisonOnlyDiffering"_s)->setChecked(false);
    QCOMPARE(table->model()->rowCount(), 2);
    QCOMPARE(cell(0, RunComparisonModel::Task), u"Slow"_s); // the largest difference first
}

void TestRuns::logGetsTheOutput()
{
    Stage stage;
    stage.open();
    FakeRuns::Followed &run = stage.start();
    run.sink.output("PLAY [x] ***\r\nok: [no", noon.toMSecsSinceEpoch());
    run.sink.output("de1]\r\n", noon.toMSecsSinceEpoch());
    const auto &log = stage.page->runView()->run().log();
    QCOMPARE(log->lineCount(), 2);
    QCOMPARE(log->line(1), "ok: [node1]");
}

void TestRuns::findsTasksInTheOutput()
{
    Stage stage;
    stage.open();
    FakeRuns::Followed &run = stage.start();
    RunScript script;
    script.play(u"Facts"_s, {u"node1"_s, u"node2"_s}).task(u"Look"_s, u"etcd"_s);
    script.on({u"node1"_s, u"node2"_s}, HostStatus::Ok);
    script.task(u"Look"_s, u"etcd"_s).on({u"node1"_s, u"node2"_s}, HostStatus::Changed);
    stage.tell(run, script.take());
    run.sink.output("\r\nPLAY [Facts] ****\r\n\r\nTASK [etcd : Look] ****\r\n\x1b[0;32mok: [node1]\x1b[0m\r\n", 1);
    run.sink.output("\x1b[0;32mok: [node2]\x1b[0m\r\n\r\nTASK [etcd : Look] ****\r\nchanged: [no", 2);
    run.sink.output("de1]\r\nchanged: [node2]\r\n", 3);
    const FollowedRun &shown = stage.page->runView()->run();
    QCOMPARE(shown.lineOf({0, -1, -1, -1}), std::optional<qint64>(1));
    QCOMPARE(shown.lineOf({0, 0, 0, -1}), std::optional<qint64>(3));
    QCOMPARE(shown.lineOf({0, 0, 0, 1}), std::optional<qint64>(5));
    QCOMPARE(shown.lineOf({0, 0, 1, -1}), std::optional<qint64>(7)); // not its namesake
    QCOMPARE(shown.lineOf({0, 0, 1, 1}), std::optional<qint64>(9));
}

/// Which lines the log of the page shows.
QList<qint64> linesShown(const RunsPage &page)
{
    const LogRows &rows = page.runView()->logPanel()->view()->rows();
    QList<qint64> lines;
    for (qint64 row = 0; row < rows.count(); ++row) {
        lines.append(rows.lineAt(row));
    }
    return lines;
}

void TestRuns::showsOnlyTheLinesOfATask()
{
    Stage stage;
    stage.open();
    FakeRuns::Followed &run = stage.start();
    RunScript script;
    script.play(u"Facts"_s, {u"node1"_s, u"node2"_s}).task(u"Look"_s, u"etcd"_s);
    script.on({u"node1"_s, u"node2"_s}, HostStatus::Ok);
    script.task(u"See"_s, u"etcd"_s).on({u"node1"_s, u"node2"_s}, HostStatus::Changed);
    script.task(u"Quiet"_s, u"etcd"_s).on({u"node1"_s}, HostStatus::Skipped);
    stage.tell(run, script.take());
    run.sink.output("PLAY [Facts] ****\r\nTASK [etcd : Look] ****\r\nok: [node1]\r\nok: [node2]\r\n", 1);
    run.sink.output("TASK [etcd : See] ****\r\nchanged: [node1]\r\n", 2);
    auto *tree = stage.shown<QTreeView>(u"runTree"_s);
    auto *button = stage.page->findChild<QToolButton *>(u"logPart"_s);
    RunTreeModel &tasks = stage.page->runView()->run().tasks();
    const auto choose = [&](ansible::TreePlace place) {
        const auto *filter = qobject_cast<QAbstractProxyModel *>(tree->model());
        tree->setCurrentIndex(filter->mapFromSource(tasks.indexOf(place)));
    };
    // By the key, of a task that is over.
    choose({0, 0, 0, -1});
    stage.page->activateWindow();
    tree->setFocus();
    QTRY_VERIFY(tree->hasFocus());
    QTest::keyClick(tree, Qt::Key_Return, Qt::ShiftModifier);
    QTRY_COMPARE(linesShown(*stage.page), (QList<qint64>{1, 2, 3}));
    QTRY_VERIFY(button->isVisible());
    QCOMPARE(button->text(), u"Task: etcd : Look ✕"_s);
    // From the menu, of one that goes on: what comes belongs to it until the next banner.
    choose({0, 0, 1, -1});
    const auto openMenu = [&] {
        Q_EMIT tree->customContextMenuRequested(tree->visualRect(tree->currentIndex()).center());
        return stage.shown<QMenu>(u"runTasksMenu"_s);
    };
    auto *action = stage.page->findChild<QAction *>(u"runTasksOnlyLines"_s);
    QMenu *menu = openMenu();
    QVERIFY(menu != nullptr && menu->actions().contains(action) && action->isEnabled());
    menu->close();
    action->trigger();
    QTRY_COMPARE(linesShown(*stage.page), (QList<qint64>{4, 5}));
    run.sink.output("changed: [node2]\r\n", 3);
    QTRY_COMPARE(linesShown(*stage.page), (QList<qint64>{4, 5, 6}));
    run.sink.output("TASK [etcd : Other] ****\r\nok: [node1]\r\n", 4);
    QTRY_COMPARE(stage.page->runView()->logPanel()->part()->lines, (logs::LineRange{.from = 4, .to = 7}));
    QTRY_COMPARE(linesShown(*stage.page), (QList<qint64>{4, 5, 6}));
    // Of a host.
    choose({0, 0, 0, 1});
    action->trigger();
    QTRY_COMPARE(linesShown(*stage.page), (QList<qint64>{3}));
    QCOMPARE(button->text(), u"Task: etcd : Look, node2 ✕"_s);
    // A click on another task leads to its lines, out of the part.
    stage.page->runView()->reveal({0, 0, 1, -1});
    QTRY_COMPARE(linesShown(*stage.page).size(), 9);
    QVERIFY(!button->isVisible());
    // What was not printed cannot be shown alone, nor can a play.
    for (const ansible::TreePlace place : {ansible::TreePlace{0, 0, 2, -1}, ansible::TreePlace{0, -1, -1, -1}}) {
        choose(place);
        menu = openMenu();
        QVERIFY(!action->isEnabled());
        menu->close();
        action->trigger();
        QVERIFY(!stage.page->runView()->logPanel()->part());
    }
}

void TestRuns::showsOnlyTheLinesOfATaskOfAFile()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"upgrade.log"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("PLAY [Upgrade] *****************\n\n"
               "TASK [etcd : Look] *************\n"
               "ok: [node1]\n"
               "ok: [node2]\n\n"
               "TASK [etcd : See] **************\n"
               "changed: [node1]\n"
               "ok: [node2]\n"
               "  more\n\n"
               "PLAY RECAP *********************\n"
               "node1 : ok=2 changed=1 unreachable=0 failed=0 skipped=0 rescued=0 ignored=0\n"
               "node2 : ok=2 changed=0 unreachable=0 failed=0 skipped=0 rescued=0 ignored=0\n");
    file.close();
    Stage stage;
    stage.open();
    stage.page->openLogFile(path);
    const FollowedRun &run = stage.page->runView()->run();
    QTRY_COMPARE(run.log()->lineCount(), 14);
    QTRY_VERIFY(run.tree().isFinished());
    QCOMPARE(run.linesOf({0, 0, 0, -1}), (logs::LineRange{.from = 2, .to = 6}));
    QCOMPARE(run.linesOf({0, 0, 1, -1}), (logs::LineRange{.from = 6, .to = 11})); // to the recap
    QCOMPARE(run.linesOf({0, 0, 1, 1}), (logs::LineRange{.from = 6, .to = 11}));
    QCOMPARE(run.linesOf({0, -1, -1, -1}), std::nullopt);
    auto *tree = stage.shown<QTreeView>(u"runTree"_s);
    const auto *filter = qobject_cast<QAbstractProxyModel *>(tree->model());
    tree->setCurrentIndex(filter->mapFromSource(stage.page->runView()->run().tasks().indexOf({0, 0, 1, 1})));
    stage.page->findChild<QAction *>(u"runTasksOnlyLines"_s)->trigger();
    QTRY_COMPARE(linesShown(*stage.page), (QList<qint64>{8, 9}));
    stage.click(u"logPart"_s);
    QTRY_COMPARE(linesShown(*stage.page).size(), 14);
}

void TestRuns::opensAnOldLog()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"upgrade.log"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("PLAY [Upgrade] *****************\n\n"
               "TASK [etcd : Look] *************\n"
               "ok: [node1]\n"
               "fatal: [node2]: FAILED! => {\"changed\": false, \"msg\": \"no space left\"}\n\n"
               "PLAY RECAP *********************\n"
               "node1 : ok=1 changed=0 unreachable=0 failed=0 skipped=0 rescued=0 ignored=0\n"
               "node2 : ok=0 changed=0 unreachable=0 failed=1 skipped=0 rescued=0 ignored=0\n");
    file.close();
    Stage stage;
    stage.open();
    stage.page->openLogFile(path);
    QTRY_COMPARE(stage.text(u"runFailureTitle"_s), u"node2 failed: etcd : Look"_s);
    QCOMPARE(stage.text(u"runTitle"_s), u"upgrade.log"_s);
    QCOMPARE(stage.text(u"runFailureMessage"_s), u"no space left"_s);
    QVERIFY(stage.shown<QPushButton>(u"runStop"_s) == nullptr);
    QVERIFY(stage.shown<QPushButton>(u"runAgain"_s) == nullptr);
    QVERIFY(stage.shown<MessageBar>(u"runStopped"_s) == nullptr);
    QVERIFY(!stage.page->isRunning());
    const FollowedRun &run = stage.page->runView()->run();
    QTRY_COMPARE(run.log()->lineCount(), 9);
    const std::vector<ansible::TreePlace> failures = run.tree().failures();
    QCOMPARE(failures.size(), 1U);
    QCOMPARE(run.lineOf(failures.front()), std::optional<qint64>(4));
    ansible::TreePlace task = failures.front();
    task.host = -1;
    QCOMPARE(run.lineOf(task), std::optional<qint64>(2));
    QCOMPARE(run.lineOf({0, -1, -1, -1}), std::optional<qint64>(0));
}

void TestRuns::opensALogOfSeveralRuns()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"all.log"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    for (const QByteArray &host : {QByteArray("node1"), QByteArray("node2"), QByteArray("node3")}) {
        file.write("PLAY [Upgrade] *****************\n\nTASK [etcd : Look] *************\nfatal: [" + host +
                   "]: FAILED! => {\"changed\": false, \"msg\": \"no\"}\n\nPLAY RECAP *********************\n" + host +
                   " : ok=0 changed=0 unreachable=0 failed=1 skipped=0 rescued=0 ignored=0\n\n");
    }
    file.close();
    Stage stage;
    stage.open();
    stage.page->openLogFile(path);
    QTRY_COMPARE(stage.text(u"runFailureTitle"_s), u"node3 failed: etcd : Look"_s);
    const FollowedRun &run = stage.page->runView()->run();
    QCOMPARE(run.runCount(), 3);
    QCOMPARE(run.tree().plays().size(), 1U); // of the last one only
    QTRY_COMPARE(run.log()->lineCount(), 24);
    auto *runs = stage.shown<QComboBox>(u"runOfFile"_s);
    QVERIFY(runs != nullptr);
    QCOMPARE(runs->currentText(), u"Run 3 of 3"_s);
    QCOMPARE(run.lineOf({0, 0, 0, 0}), std::optional<qint64>(19));
    runs->setFocus();
    QTest::keyClick(runs, Qt::Key_Up); // as a person would: "activated"
    QTRY_COMPARE(stage.text(u"runFailureTitle"_s), u"node2 failed: etcd : Look"_s);
    QCOMPARE(run.shownRun(), 1);
    QCOMPARE(run.lineOf({0, 0, 0, 0}), std::optional<qint64>(11));
    QCOMPARE(run.linesOf({0, 0, 0, -1}), (logs::LineRange{.from = 10, .to = 13}));
    QCOMPARE(stage.page->runView()->logPanel()->view()->markedLine(), 8); // where it begins
    QCOMPARE(rowsOf(stage.tree()).size(), 3);
    stage.language.set(u"ja"_s);
    pump();
    QCOMPARE(runs->count(), 3);
    QCOMPARE(runs->currentIndex(), 1);
}

void TestRuns::tellsWhyALogCannotBeOpened()
{
    QTemporaryDir folder;
    Stage stage;
    stage.open();
    stage.page->openLogFile(folder.filePath(u"none.log"_s));
    QTRY_VERIFY(stage.shown<MessageBar>(u"runStopped"_s) != nullptr);
    QVERIFY(stage.shown<MessageBar>(u"runStopped"_s)->text().contains(u"none.log"_s));
}

void TestRuns::followsTheLanguage()
{
    Stage stage;
    stage.runs.runs = QList<ansible::RunRecord>{runRecord(u"a"_s, u"facts.yml"_s, 10, 70, 0)};
    stage.open();
    const QString english = stage.shown<QPushButton>(u"runsStart"_s)->text();
    stage.language.set(u"ja"_s);
    pump();
    // Once there are translations, every word on the page has one.
    stage.language.set(u"en"_s);
    pump();
    QCOMPARE(stage.shown<QPushButton>(u"runsStart"_s)->text(), english);
}

void TestRuns::fitsASmallWindow()
{
    Stage stage;
    stage.language.set(u"ja"_s); // of longer words
    stage.open({800, 520});
    FakeRuns::Followed &run = stage.start();
    stage.tell(run, upgradeEvents());
    run.sink.prompt({.kind = RunPrompt::Kind::Pause, .number = 1, .text = {}, .node = u"node3"_s});
    pump();
    QVERIFY2(stage.page->minimumSizeHint().width() <= 540,
             qPrintable(QString::number(stage.page->minimumSizeHint().width())));
    const auto *prompt = stage.shown<QPushButton>(u"runPromptContinue"_s);
    QVERIFY(stage.page->rect().contains(prompt->mapTo(stage.page.get(), prompt->rect().bottomRight())));
    QVERIFY2(stage.page->minimumSizeHint().height() <= 300,
             qPrintable(QString::number(stage.page->minimumSizeHint().height())));
}

/// Each key once, none of the menu bar's, and words for everything that takes the keyboard.
void TestRuns::keyboardReachesEverything()
{
    Stage stage;
    stage.runs.runs = QList<ansible::RunRecord>{runRecord(u"a"_s, u"facts.yml"_s, 10, 70, 0)};
    const auto check = [](const QWidget &window, bool hasMenus) {
        QHash<QString, QString> keys;
        if (hasMenus) {
            for (const char16_t key : {u'C', u'N', u'V', u'H'}) {
                keys.insert(u"Alt+"_s + key, u"menu bar"_s);
            }
        }
        for (const QWidget *widget : window.findChildren<QWidget *>()) {
            if (!widget->isVisible() || widget->window() != window.window() ||
                widget->objectName().startsWith(u"qt_")) {
                continue;
            }
            QStringList texts;
            const auto *button = qobject_cast<const QAbstractButton *>(widget);
            const auto *label = qobject_cast<const QLabel *>(widget);
            if (button != nullptr) {
                texts << button->text();
            } else if (label != nullptr && label->buddy() != nullptr) {
                texts << label->text();
            } else if (const auto *tabs = qobject_cast<const QTabBar *>(widget)) {
                texts << tabs->tabText(0) << tabs->tabText(1);
            } else if ((widget->focusPolicy() & Qt::TabFocus) != 0) {
                QVERIFY2(
                    !widget->accessibleName().isEmpty() && !widget->objectName().isEmpty(),
                    qPrintable(QLatin1StringView(widget->metaObject()->className()) + u' ' + widget->objectName()));
            }
            for (const QString &text : std::as_const(texts)) {
                const QString key = QKeySequence::mnemonic(text).toString();
                QVERIFY2(key.isEmpty() || !keys.contains(key),
                         qPrintable(key + u' ' + text + u", "_s + keys.value(key)));
                keys.insert(key, text);
            }
        }
    };
    stage.open();
    for (const QString &language : {u"en"_s, u"ja"_s}) {
        stage.language.set(language);
        pump();
        check(*stage.page, true);
        stage.page->openStartDialog({.playbook = u"reset.yml"_s, .startAtTask = u"x"_s});
        pump();
        check(*stage.shown<QDialog>(u"startRunDialog"_s), false);
        stage.click(u"startRunCancel"_s);
    }
    stage.runs.runs = QList<ansible::RunRecord>{};
    FakeRuns::Followed &run = stage.start();
    stage.tell(run, upgradeEvents());
    int number = 0;
    for (const QString &language : {u"en"_s, u"ja"_s}) {
        stage.language.set(language);
        for (const RunPrompt::Kind kind :
             {RunPrompt::Kind::Pause, RunPrompt::Kind::HostKey, RunPrompt::Kind::Unknown}) {
            run.sink.prompt({.kind = kind, .number = ++number, .text = u"?"_s, .node = u"node3"_s});
            pump();
            check(*stage.page, true);
        }
    }
}

QTEST_MAIN(TestRuns)
#include "tst_runs.moc"
