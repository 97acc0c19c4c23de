// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fake_clock.hpp"
#include "ui/operations/gate_list.hpp"
#include "ui/operations/node_result_model.hpp"
#include "ui/operations/operation_controller.hpp"
#include "ui/operations/operation_controls.hpp"
#include "ui/operations/operation_view.hpp"
#include "ui/operations/plan_tree_model.hpp"
#include "ui/operations/question_panel.hpp"
#include "ui/operations/report_links.hpp"
#include "ui/operations/rolling_reboot_dialog.hpp"
#include "ui/support/fake_cluster.hpp"
#include "ui/support/pump.hpp"
#include "ui/widgets/elided_label.hpp"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTreeView>

using namespace kubemori;
using namespace kubemori::ui;
using namespace kubemori::test;
using namespace kubemori::operation;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Answers nothing: the operations panel needs none.
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

/// A controller over the fake session.
struct Stage
{
    FakeClock clock;
    FakeDirectory directory;
    NoPrompter prompter;
    GuiMailbox mailbox;
    std::shared_ptr<logs::LogStore> log = std::make_shared<logs::LogStore>();
    OperationController controller{mailbox, clock, log};
    std::unique_ptr<ClusterSession> session;
    FakeClusterState *state = nullptr;

    Stage()
    {
        directory.add(makeProfile(u"lab"_s, u"Lab"_s, cluster::Purpose::Test));
        session = directory.open(directory.profiles().constFirst(), prompter);
        state = &directory.state(u"lab"_s);
    }

    void start(const QStringList &nodes)
    {
        controller.start(*session, makePlan(nodes));
        send(Started{.plan = state->started, .at = clock.utcNow()});
    }
    void send(const Event &event)
    {
        state->events(event);
        pump();
    }
    void finish(Outcome outcome, const QList<NodeResult> &nodes = {}, const Error &error = {})
    {
        send(Finished{.operation = u"op"_s, .outcome = outcome, .nodes = nodes, .at = clock.utcNow(), .error = error});
    }
    [[nodiscard]] QString logText() const
    {
        QString text;
        for (qint64 i = 0; i < log->lineCount(); ++i) {
            text += QString::fromUtf8(log->line(i)) + u'\n';
        }
        return text;
    }
};

Question failedDrain()
{
    return {.id = 7,
            .kind = Question::Kind::StepFailed,
            .step = u"n1/drain"_s,
            .node = u"n1"_s,
            .error = {.code = ErrorCode::BlockedByPdb, .detail = u"cannot evict"_s, .subject = u"n1"_s, .context = {}},
            .pods = {},
            .budgets = {{.name = u"shop/web-pdb"_s,
                         .pod = u"shop/<b>web-0</b>"_s,
                         .currentHealthy = 2,
                         .desiredHealthy = 2,
                         .disruptionsAllowed = 0,
                         .rule = u"minAvailable: 2"_s}},
            .gates = {},
            .choices = {Choice::Retry, Choice::SkipNode, Choice::Stop}};
}

Question shutGates()
{
    return {.id = 7,
            .kind = Question::Kind::Gates,
            .step = u"n1/gates"_s,
            .node = u"n1"_s,
            .error = {.code = ErrorCode::GateBlocked, .detail = u"long"_s, .subject = u"n1"_s, .context = {}},
            .pods = {},
            .budgets = {},
            .gates = {{.gate = u"workloads"_s,
                       .verdict = GateVerdict::Block,
                       .subject = u"Deployment shop/<b>web</b>"_s,
                       .evidence = u"1 of 2 ready (before: 2 of 2)"_s},
                      {.gate = u"etcd"_s,
                       .verdict = GateVerdict::Unknown,
                       .subject = {},
                       .evidence = u"ProgramMissing: etcdctl"_s},
                      {.gate = u"ceph"_s, .verdict = GateVerdict::Warn, .subject = {}, .evidence = u"x"_s},
                      {.gate = u"some-later-gate"_s, .verdict = GateVerdict::Pass, .subject = {}, .evidence = {}}},
            .choices = {Choice::Retry, Choice::Accept, Choice::SkipNode, Choice::Stop}};
}

} // namespace

class TestOperations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void boardFollowsTheEvents();
    void cellsCountTheirTime();
    void retryCountsAnew();
    void everyStateHasItsOwnIconAndWord();
    void oneOperationAtATime();
    void handleLivesUntilFinished();
    void cancelIsPassedOnOnce();
    void estimateNeedsANodeThatIsThrough();
    void logHoldsCommandsAndOutput();
    void logMarksWhatFailed();
    void questionShowsTheBudget();
    void answerIsSentOnce_data();
    void answerIsSentOnce();
    void emptyDirQuestionListsThePods();
    void gatesAreShownWithTheirEvidence();
    void acceptWaitsForAReason();
    void answersAreInSightInALowWindow();
    void boardShowsOnlyStepsOfThePlan();
    void boardUnitesTheStepsOfARemedy();
    void cancelButtonAsksFirst();
    void resultSaysWhatWasLeft();
    void reportIsOpenedOnceItIsOver();
    void dialogShowsThePlanBeforeStart();
    void dialogPlansAgainForAnotherChoice();
    void dialogWithoutNodesCannotStart();
    void dialogShowsWhyThereIsNoPlan();
    void latePlanIsDropped();
    void planTreeIsAModel();
};

void TestOperations::boardFollowsTheEvents()
{
    Stage stage;
    const QAbstractItemModelTester tester(&stage.controller.board());
    stage.start({u"n1"_s, u"n2"_s});
    StepBoardModel &board = stage.controller.board();
    QCOMPARE(board.rowCount(), 2);
    QCOMPARE(board.columnCount(), static_cast<int>(StepKind::Settle) + 2);
    QVERIFY(board.cell(0, StepKind::Cordon).state == StepState::Pending);
    QDateTime at = stage.clock.utcNow();
    playNode(stage.state->events, u"n1"_s, at);
    stage.send(StepChanged{.step = u"n2/cordon"_s, .state = StepState::AlreadyDone, .at = at, .error = {}});
    stage.send(StepChanged{.step = u"n2/drain"_s, .state = StepState::Running, .at = at, .error = {}});
    stage.send(StepChanged{.step = u"unknown/step"_s, .state = StepState::Failed, .at = at, .error = {}});
    QVERIFY(board.cell(0, StepKind::Uncordon).state == StepState::Succeeded);
    QVERIFY(board.isOver(0));
    QVERIFY(board.cell(1, StepKind::Cordon).state == StepState::AlreadyDone);
    QVERIFY(board.cell(1, StepKind::Drain).state == StepState::Running);
    QCOMPARE(stage.controller.status().step, u"n2/drain"_s);
    QCOMPARE(stage.controller.nodesOver(), 1);
    stage.finish(Outcome::Failed);
    QVERIFY(stage.controller.status().finished.has_value());
    QVERIFY(!stage.controller.isRunning());
}

void TestOperations::cellsCountTheirTime()
{
    Stage stage;
    stage.start({u"n1"_s});
    StepBoardModel &board = stage.controller.board();
    stage.send(
        StepChanged{.step = u"n1/drain"_s, .state = StepState::Running, .at = stage.clock.utcNow(), .error = {}});
    stage.clock.advance(12s);
    stage.controller.tick();
    const QModelIndex cell = board.indexOf(u"n1/drain"_s);
    QCOMPARE(cell.data(StepBoardModel::ElapsedRole).toString(), u"12 s"_s);
    stage.clock.advance(60s);
    stage.send(
        StepChanged{.step = u"n1/drain"_s, .state = StepState::Succeeded, .at = stage.clock.utcNow(), .error = {}});
    stage.clock.advance(60s);
    stage.controller.tick();
    QCOMPARE(cell.data(StepBoardModel::ElapsedRole).toString(), u"1 min 12 s"_s);
    QVERIFY(cell.data(Qt::AccessibleTextRole).toString().contains(u"n1"_s));
}

void TestOperations::retryCountsAnew()
{
    Stage stage;
    stage.start({u"n1"_s});
    const auto change = [&](StepState state) {
        stage.send(StepChanged{.step = u"n1/drain"_s, .state = state, .at = stage.clock.utcNow(), .error = {}});
    };
    change(StepState::Running);
    stage.clock.advance(60s);
    change(StepState::Failed);
    stage.clock.advance(60s);
    change(StepState::Running);
    stage.clock.advance(5s);
    stage.controller.tick();
    QCOMPARE(stage.controller.board().indexOf(u"n1/drain"_s).data(StepBoardModel::ElapsedRole).toString(), u"5 s"_s);
}

void TestOperations::everyStateHasItsOwnIconAndWord()
{
    Stage stage;
    stage.start({u"n1"_s});
    QSet<QString> icons;
    QSet<QString> words;
    for (int state = 0; state <= static_cast<int>(StepState::Unknown); ++state) {
        stage.send(StepChanged{
            .step = u"n1/drain"_s, .state = static_cast<StepState>(state), .at = stage.clock.utcNow(), .error = {}});
        const QModelIndex cell = stage.controller.board().indexOf(u"n1/drain"_s);
        icons << cell.data(StepBoardModel::IconRole).toString();
        words << cell.data().toString();
    }
    QCOMPARE(icons.size(), static_cast<int>(StepState::Unknown) + 1);
    QCOMPARE(words.size(), icons.size());
}

void TestOperations::oneOperationAtATime()
{
    Stage stage;
    stage.start({u"n1"_s});
    QVERIFY(!stage.controller.start(*stage.session, makePlan({u"n2"_s})));
    QCOMPARE(stage.state->starts, 1);
    const operation::EventSink old = stage.state->events;
    stage.finish(Outcome::Succeeded);
    QVERIFY(stage.controller.start(*stage.session, makePlan({u"n2"_s})));
    QCOMPARE(stage.state->starts, 2);
    // A late word of the first operation says nothing of the second.
    old(Finished{.operation = u"old"_s, .outcome = Outcome::Failed, .nodes = {}, .at = {}, .error = {}});
    pump();
    QVERIFY(stage.controller.isRunning());
}

void TestOperations::handleLivesUntilFinished()
{
    Stage stage;
    stage.start({u"n1"_s});
    QVERIFY(stage.state->handleAlive);
    stage.finish(Outcome::Succeeded);
    QVERIFY(!stage.state->handleAlive);
}

void TestOperations::cancelIsPassedOnOnce()
{
    Stage stage;
    stage.controller.cancel();
    stage.start({u"n1"_s});
    stage.controller.cancel();
    stage.controller.cancel();
    QCOMPARE(stage.state->cancels, 1);
    QVERIFY(stage.controller.status().cancelling);
    stage.finish(Outcome::Cancelled);
    QVERIFY(!stage.controller.status().cancelling);
}

void TestOperations::estimateNeedsANodeThatIsThrough()
{
    Stage stage;
    stage.start({u"n1"_s, u"n2"_s, u"n3"_s});
    QVERIFY(!stage.controller.remaining());
    QDateTime at = stage.clock.utcNow();
    const QDateTime begin = at;
    playNode(stage.state->events, u"n1"_s, at);
    stage.clock.advance(Milliseconds(begin.msecsTo(at)));
    pump();
    const auto left = stage.controller.remaining();
    QVERIFY(left.has_value());
    QCOMPARE(*left, Milliseconds(2 * begin.msecsTo(at)));
    stage.clock.advance(10s);
    QCOMPARE(*stage.controller.remaining(), *left - 10s);
}

void TestOperations::logHoldsCommandsAndOutput()
{
    Stage stage;
    stage.start({u"n1"_s});
    stage.send(
        CommandStarted{.step = u"n1/cordon"_s, .command = u"sudo kubectl cordon n1"_s, .location = u"ops@10.0.0.11"_s});
    stage.send(CommandOutput{.step = u"n1/cordon"_s, .line = "node/n1 cordoned", .error = false});
    stage.send(CommandFinished{.step = u"n1/cordon"_s, .code = 3, .signal = 0, .duration = 1500ms, .error = {}});
    stage.send(Observed{.step = u"n1/wait-down"_s, .node = u"n1"_s, .what = u"boot id unchanged"_s, .at = {}});
    stage.finish(Outcome::Failed, {}, {.code = ErrorCode::TimedOut, .detail = u"late"_s, .subject = {}, .context = {}});
    const QString log = stage.logText();
    for (const QString &part : {u"sudo kubectl cordon n1  [ops@10.0.0.11]"_s, u"node/n1 cordoned"_s,
                                u"exit 3 after 1.5 s"_s, u"boot id unchanged"_s, u"TimedOut"_s}) {
        QVERIFY2(log.contains(part), qPrintable(part));
    }
}

void TestOperations::logMarksWhatFailed()
{
    Stage stage;
    stage.start({u"n1"_s, u"n2"_s});
    const Error late{.code = ErrorCode::TimedOut, .detail = u"late"_s, .subject = {}, .context = {}};
    const auto change = [&](const QString &step, StepState state) {
        stage.send(StepChanged{.step = step, .state = state, .at = {}, .error = late});
    };
    change(u"n1/drain"_s, StepState::Running);
    stage.send(CommandOutput{.step = u"n1/drain"_s, .line = "Warning: ignoring DaemonSet pods", .error = true});
    stage.send(CommandFinished{.step = u"n1/drain"_s, .code = 1, .signal = 0, .duration = 1s, .error = {}});
    stage.send(Asked{.question = failedDrain()});
    stage.send(Asked{.question = shutGates()});
    change(u"n1/drain"_s, StepState::Failed);
    change(u"n1/uncordon"_s, StepState::Unknown);
    change(u"n2/cordon"_s, StepState::Cancelled);
    stage.send(NodeFinished{.result = {.node = u"n1"_s, .outcome = Outcome::Failed}});
    stage.send(NodeFinished{.result = {.node = u"n2"_s, .outcome = Outcome::Cancelled}});
    stage.finish(Outcome::Failed, {}, late);
    const logs::LogSnapshot snapshot = stage.log->snapshot();
    QStringList failures;
    for (logs::LineNumber i = 0; i < snapshot.endLine(); ++i) {
        if (const logs::LogLine line = snapshot.line(i); line.level == logs::LogLevel::Failure) {
            failures << snapshot.source(line) + u'|' + QString::fromUtf8(line.bytes).section(u": "_s, 0, 1);
        }
    }
    const auto hasOf = [&](const QString &start) {
        return std::ranges::any_of(failures, [&](const QString &line) { return line.startsWith(start); });
    };
    QCOMPARE(failures.size(), 5);
    for (const QString &start :
         {u"n1|question 7: "_s, u"n1|n1/drain: "_s, u"n1|n1/uncordon: "_s, u"n1|node: "_s, u"|op: "_s}) {
        QVERIFY2(hasOf(start), qPrintable(failures.join(u'\n')));
    }
}

void TestOperations::questionShowsTheBudget()
{
    Stage stage;
    OperationView view(stage.controller);
    view.resize(1000, 700);
    view.show();
    stage.start({u"n1"_s});
    auto *panel = find<QuestionPanel>(&view, "questionPanel");
    QVERIFY(!panel->isVisible());
    stage.send(Asked{.question = failedDrain()});
    QVERIFY(panel->isVisible());
    const auto *budgets = find<QTableWidget>(panel, "questionBudgets");
    QVERIFY(budgets->isVisible());
    QStringList cells;
    for (int column = 0; column < budgets->columnCount(); ++column) {
        cells << budgets->item(0, column)->text();
    }
    QCOMPARE(cells,
             (QStringList{u"shop/web-pdb"_s, u"shop/<b>web-0</b>"_s, u"2"_s, u"2"_s, u"0"_s, u"minAvailable: 2"_s}));
    QCOMPARE(find<QLabel>(panel, "questionTitle")->textFormat(), Qt::PlainText);
    QVERIFY(find<QPushButton>(panel, "answerStop")->isDefault());
    QVERIFY(!find<QPushButton>(panel, "answerRetry")->isDefault());
    stage.finish(Outcome::Cancelled);
    QVERIFY(!panel->isVisible());
}

void TestOperations::answerIsSentOnce_data()
{
    QTest::addColumn<Choice>("choice");
    QTest::addColumn<QByteArray>("button");
    QTest::newRow("retry") << Choice::Retry << QByteArray("answerRetry");
    QTest::newRow("skip") << Choice::SkipNode << QByteArray("answerSkipNode");
    QTest::newRow("stop") << Choice::Stop << QByteArray("answerStop");
}

void TestOperations::answerIsSentOnce()
{
    QFETCH(Choice, choice);
    QFETCH(QByteArray, button);
    Stage stage;
    OperationView view(stage.controller);
    view.show();
    stage.start({u"n1"_s});
    stage.send(Asked{.question = failedDrain()});
    QPointer<QPushButton> pressed = find<QPushButton>(&view, button.constData());
    QTest::mouseClick(pressed, Qt::LeftButton);
    QCOMPARE(stage.state->answers.size(), 1);
    QCOMPARE(stage.state->answers[0].first, 7);
    QVERIFY(stage.state->answers[0].second == Answer(choice));
    QVERIFY(!find<QuestionPanel>(&view, "questionPanel")->isVisible());
    stage.controller.answer(choice);
    QCOMPARE(stage.state->answers.size(), 1);
}

void TestOperations::emptyDirQuestionListsThePods()
{
    Stage stage;
    OperationView view(stage.controller);
    view.show();
    stage.start({u"n1"_s});
    stage.send(
        Asked{.question = {.id = 1,
                           .kind = Question::Kind::EmptyDirData,
                           .step = u"n1/drain"_s,
                           .node = u"n1"_s,
                           .error = {.code = ErrorCode::EmptyDirData, .detail = {}, .subject = {}, .context = {}},
                           .pods = {u"shop/cache-0"_s, u"shop/cache-1"_s},
                           .budgets = {},
                           .gates = {},
                           .choices = {Choice::DeleteEmptyDirData, Choice::SkipNode, Choice::Stop}}});
    const auto *pods = find<QListWidget>(&view, "questionPods");
    QCOMPARE(pods->count(), 2);
    QVERIFY(pods->isVisible());
    QTest::mouseClick(find<QPushButton>(&view, "answerDeleteEmptyDirData"), Qt::LeftButton);
    QCOMPARE(stage.state->answers.size(), 1);
    QVERIFY(stage.state->answers[0].second == Answer(Choice::DeleteEmptyDirData));
}

void TestOperations::gatesAreShownWithTheirEvidence()
{
    Stage stage;
    OperationView view(stage.controller);
    view.resize(1000, 800);
    view.show();
    stage.start({u"n1"_s});
    stage.send(Asked{.question = shutGates()});
    const auto *gates = find<GateList>(&view, "questionGates");
    QVERIFY(gates->isVisible());
    QCOMPARE(gates->topLevelItemCount(), 4);
    QStringList words;
    QSet<QString> icons;
    QSet<int> tones;
    for (int row = 0; row < gates->topLevelItemCount(); ++row) {
        const QTreeWidgetItem *item = gates->topLevelItem(row);
        words << item->text(GateList::Verdict);
        icons << item->data(GateList::Verdict, GateList::IconRole).toString();
        tones << item->data(GateList::Verdict, GateList::ToneRole).toInt();
    }
    // Never by colour alone: each verdict has a word and an icon of its own.
    QCOMPARE(words, (QStringList{u"Blocks"_s, u"Not known"_s, u"Warns"_s, u"OK"_s}));
    QCOMPARE(icons.size(), 4);
    QCOMPARE(tones.size(), 3);
    const QTreeWidgetItem *first = gates->topLevelItem(0);
    QCOMPARE(first->text(GateList::Gate), u"Workloads"_s);
    QCOMPARE(first->text(GateList::Subject), u"Deployment shop/<b>web</b>"_s);
    QCOMPARE(first->text(GateList::Evidence), u"1 of 2 ready (before: 2 of 2)"_s);
    QCOMPARE(gates->topLevelItem(3)->text(GateList::Gate), u"some-later-gate"_s); // shown as it is
    // The long detail of the error says the same and is not shown twice.
    QVERIFY(!find<QLabel>(&view, "questionDetail")->isVisible());
    stage.send(Asked{.question = failedDrain()});
    QVERIFY(!gates->isVisible());
    QVERIFY(!find<QLineEdit>(&view, "questionReason")->isVisible());
}

void TestOperations::acceptWaitsForAReason()
{
    Stage stage;
    OperationView view(stage.controller);
    view.resize(1000, 800);
    view.show();
    stage.start({u"n1"_s});
    stage.send(Asked{.question = shutGates()});
    auto *reason = find<QLineEdit>(&view, "questionReason");
    QVERIFY(reason->isVisible());
    QVERIFY(!find<QPushButton>(&view, "answerAccept")->isEnabled());
    QVERIFY(find<QPushButton>(&view, "answerRetry")->isEnabled());
    QTest::keyClicks(reason, u"   "_s);
    QVERIFY(!find<QPushButton>(&view, "answerAccept")->isEnabled());
    QTest::keyClicks(reason, u"CHG-1234 "_s);
    QVERIFY(find<QPushButton>(&view, "answerAccept")->isEnabled());
    // Words alone answer nothing, and another language keeps them.
    QTest::keyClick(reason, Qt::Key_Return);
    QEvent language(QEvent::LanguageChange);
    QCoreApplication::sendEvent(find<QuestionPanel>(&view, "questionPanel"), &language);
    pump();
    QVERIFY(stage.state->answers.isEmpty());
    QTest::mouseClick(find<QPushButton>(&view, "answerAccept"), Qt::LeftButton);
    QCOMPARE(stage.state->answers.size(), 1);
    QVERIFY(stage.state->answers[0].second == Answer(Choice::Accept, u"CHG-1234"_s));
    // The next question starts without a reason.
    Question next = shutGates();
    next.id = 8;
    stage.send(Asked{.question = next});
    QCOMPARE(reason->text(), QString());
    QVERIFY(!find<QPushButton>(&view, "answerAccept")->isEnabled());
    // What was typed goes with Accept only.
    QTest::keyClicks(reason, u"no"_s);
    QTest::mouseClick(find<QPushButton>(&view, "answerStop"), Qt::LeftButton);
    QVERIFY(stage.state->answers[1].second == Answer(Choice::Stop));
}

void TestOperations::answersAreInSightInALowWindow()
{
    Stage stage;
    OperationView view(stage.controller);
    view.resize(760, 380);
    view.show();
    stage.start({u"n1"_s});
    stage.send(Asked{.question = shutGates()});
    for (const char *name : {"answerStop", "answerRetry", "answerAccept"}) {
        const auto *button = find<QPushButton>(&view, name);
        QTRY_COMPARE(button->visibleRegion().boundingRect().size(), button->size());
    }
}

void TestOperations::boardUnitesTheStepsOfARemedy()
{
    operation::Plan plan;
    plan.nodes = {u"n1"_s};
    for (const QString &id : {u"n1/remedy-1"_s, u"n1/remedy-2"_s}) {
        plan.steps.append({.id = id, .node = u"n1"_s, .kind = StepKind::Remedy, .command = {}, .location = {}});
    }
    const auto now = QDateTime::currentDateTimeUtc();
    StepBoardModel board;
    const auto change = [&](const QString &id, StepState state) {
        board.change({.step = id, .state = state, .at = now, .error = {}});
        return board.cell(0, StepKind::Remedy).state;
    };
    board.setPlan(plan);
    QVERIFY(change(u"n1/remedy-1"_s, StepState::Running) == StepState::Running);
    // One is done, and the other one is to come.
    QVERIFY(change(u"n1/remedy-1"_s, StepState::Succeeded) == StepState::Pending);
    QVERIFY(!board.isOver(0));
    QVERIFY(change(u"n1/remedy-2"_s, StepState::AlreadyDone) == StepState::AlreadyDone);
    QVERIFY(board.isOver(0));

    board.setPlan(plan);
    (void)change(u"n1/remedy-1"_s, StepState::Running);
    QVERIFY(change(u"n1/remedy-1"_s, StepState::Failed) == StepState::Failed);
    QVERIFY(change(u"n1/remedy-2"_s, StepState::Cancelled) == StepState::Failed);
    QVERIFY(board.isOver(0));
    (void)change(u"n1/remedy-1"_s, StepState::Pending);
    QVERIFY(!board.isOver(0));
}

void TestOperations::boardShowsOnlyStepsOfThePlan()
{
    Stage stage;
    OperationView view(stage.controller);
    view.show();
    Plan plan = makePlan({u"n1"_s});
    plan.steps.removeIf([](const PlanStep &step) { return step.kind == StepKind::WaitDetached; });
    stage.controller.start(*stage.session, plan);
    stage.send(Started{.plan = plan, .at = stage.clock.utcNow()});
    const auto *board = find<QTableView>(&view, "stepBoard");
    const StepBoardModel &model = stage.controller.board();
    QVERIFY(board->isColumnHidden(model.columnOf(StepKind::WaitDetached)));
    QVERIFY(!board->isColumnHidden(model.columnOf(StepKind::Gates)));
    QVERIFY(!board->isColumnHidden(model.columnOf(StepKind::Settle)));
    QVERIFY(!board->isColumnHidden(0));
}

void TestOperations::cancelButtonAsksFirst()
{
    Stage stage;
    OperationView view(stage.controller);
    view.show();
    stage.start({u"n1"_s});
    auto *cancel = find<QPushButton>(&view, "operationCancel");
    QTest::mouseClick(cancel, Qt::LeftButton);
    QTest::mouseClick(find<QPushButton>(&view, "cancelRefuse"), Qt::LeftButton);
    pump();
    QCOMPARE(stage.state->cancels, 0);
    QTest::mouseClick(cancel, Qt::LeftButton);
    QTest::mouseClick(find<QPushButton>(&view, "cancelConfirm"), Qt::LeftButton);
    pump();
    QCOMPARE(stage.state->cancels, 1);
    QVERIFY(!cancel->isEnabled());
    stage.finish(Outcome::Cancelled);
    QVERIFY(!cancel->isVisible());
}

void TestOperations::resultSaysWhatWasLeft()
{
    Stage stage;
    OperationView view(stage.controller);
    view.show();
    stage.start({u"n1"_s, u"n2"_s, u"n3"_s});
    stage.finish(Outcome::Failed,
                 {{.node = u"n1"_s,
                   .outcome = Outcome::Succeeded,
                   .touched = true,
                   .leftCordoned = false,
                   .bootIdBefore = bootId(1),
                   .bootIdAfter = bootId(2),
                   .duration = 95s},
                  {.node = u"n2"_s,
                   .outcome = Outcome::Failed,
                   .touched = true,
                   .leftCordoned = true,
                   .bootIdBefore = {},
                   .bootIdAfter = {},
                   .duration = 5s},
                  {.node = u"n3"_s,
                   .outcome = Outcome::Cancelled,
                   .touched = false,
                   .leftCordoned = false,
                   .bootIdBefore = {},
                   .bootIdAfter = {},
                   .duration = {}}},
                 {.code = ErrorCode::TimedOut, .detail = {}, .subject = u"n2"_s, .context = {}});
    const auto *table = find<QTableView>(&view, "operationResults");
    QVERIFY(table->isVisible());
    const QAbstractItemModel *model = table->model();
    QCOMPARE(model->rowCount(), 3);
    QCOMPARE(model->index(0, NodeResultModel::Time).data().toString(), u"1 min 35 s"_s);
    QVERIFY(model->index(0, NodeResultModel::BootIdAfter).data(Qt::ToolTipRole).toString().contains(bootId(2)));
    QVERIFY(model->index(2, NodeResultModel::Result).data().toString() !=
            model->index(1, NodeResultModel::Result).data().toString());
    const QString text = find<QLabel>(&view, "operationResult")->text();
    QVERIFY(text.contains(u"n2"_s));
    QVERIFY(find<ElidedLabel>(&view, "operationState")->text().startsWith(u"Finished"_s));
}

void TestOperations::reportIsOpenedOnceItIsOver()
{
    const QTemporaryDir home;
    qputenv("XDG_STATE_HOME", home.path().toUtf8());
    Stage stage;
    OperationView view(stage.controller);
    view.show();
    stage.start({u"n1"_s});
    auto *links = find<ReportLinks>(&view, "reportLinks");
    QVERIFY(!links->isVisible());
    stage.finish(Outcome::Succeeded);
    QVERIFY(links->isVisible());
    QVERIFY(!find<OperationControls>(&view, "operationControls")->isVisible());

    QList<QUrl> opened;
    bool desktop = true;
    links->setOpener([&](const QUrl &url) {
        opened.append(url);
        return desktop;
    });
    const QSignalSpy failed(&view, &OperationView::openFailed);
    const auto click = [&view](const char *name) { QTest::mouseClick(find<QPushButton>(&view, name), Qt::LeftButton); };
    click("operationOpenReport");
    click("operationOpenFolder");
    QCOMPARE(opened.size(), 0); // nothing was written
    QCOMPARE(failed.size(), 2);
    const QString folder = home.filePath(u"kubemori/operations/"_s + stage.state->started.operation);
    QVERIFY(QDir().mkpath(folder));
    QFile report(folder + u"/report.html"_s);
    QVERIFY(report.open(QIODevice::WriteOnly));
    report.close();
    click("operationOpenReport");
    click("operationOpenFolder");
    QCOMPARE(opened, (QList<QUrl>{QUrl::fromLocalFile(folder + u"/report.html"_s), QUrl::fromLocalFile(folder)}));
    QCOMPARE(failed.size(), 2);
    desktop = false;
    click("operationOpenReport");
    QCOMPARE(failed.size(), 3);
    QVERIFY(failed.last().first().toString().contains(folder + u"/report.html"_s));
    qunsetenv("XDG_STATE_HOME");
}

void TestOperations::dialogShowsThePlanBeforeStart()
{
    Stage stage;
    auto *dialog = new RollingRebootDialog(*stage.session, stage.mailbox, {u"n1"_s, u"<i>n2</i>"_s}, nullptr);
    QSignalSpy confirmed(dialog, &RollingRebootDialog::planConfirmed);
    dialog->show();
    auto *start = find<QPushButton>(dialog, "rebootStart");
    QVERIFY(!start->isEnabled());
    pump();
    QVERIFY(start->isEnabled());
    QCOMPARE(stage.state->planRequests, QList<QStringList>{(QStringList{u"n1"_s, u"<i>n2</i>"_s})});
    const QAbstractItemModel *plan = find<QTreeView>(dialog, "rebootPlan")->model();
    QCOMPARE(plan->rowCount(), 2);
    // A row for each command: cordon and uncordon have two.
    QCOMPARE(plan->rowCount(plan->index(0, 0)), 11);
    QCOMPARE(plan->index(0, PlanTreeModel::Command, plan->index(0, 0)).data().toString(),
             u"nodes-ready, readyz, etcd, workloads, budgets, ceph"_s);
    QCOMPARE(plan->index(2, PlanTreeModel::Command, plan->index(0, 0)).data().toString(), u"sudo kubectl cordon n1"_s);
    QCOMPARE(plan->index(1, PlanTreeModel::Step, plan->index(0, 0)).data().toString(), u"Cordon"_s);
    QCOMPARE(plan->index(2, PlanTreeModel::Step, plan->index(0, 0)).data().toString(), QString());
    QCOMPARE(plan->index(11, PlanTreeModel::Command, plan->index(1, 0)).data().toString(), u"workloads"_s);
    QCOMPARE(plan->index(5, PlanTreeModel::Where, plan->index(1, 0)).data().toString(), u"ops@10.0.0.32"_s);
    QCOMPARE(stage.state->starts, 0);
    QTest::mouseClick(start, Qt::LeftButton);
    QCOMPARE(confirmed.size(), 1);
    QCOMPARE(confirmed[0][0].value<Plan>(), makePlan({u"n1"_s, u"<i>n2</i>"_s}));
    QCOMPARE(stage.state->starts, 0); // the dialog itself runs nothing
}

void TestOperations::dialogPlansAgainForAnotherChoice()
{
    Stage stage;
    auto *dialog = new RollingRebootDialog(*stage.session, stage.mailbox, {u"n1"_s, u"n2"_s}, nullptr);
    dialog->show();
    pump();
    find<QListWidget>(dialog, "rebootNodes")->item(0)->setCheckState(Qt::Unchecked);
    QVERIFY(!find<QPushButton>(dialog, "rebootStart")->isEnabled());
    QVERIFY(!find<QCheckBox>(dialog, "rebootAll")->isChecked());
    QTRY_COMPARE(stage.state->planRequests.size(), 2);
    pump();
    QCOMPARE(stage.state->planRequests.constLast(), QStringList{u"n2"_s});
    QVERIFY(find<QPushButton>(dialog, "rebootStart")->isEnabled());
    dialog->close();
}

void TestOperations::dialogWithoutNodesCannotStart()
{
    Stage stage;
    auto *dialog = new RollingRebootDialog(*stage.session, stage.mailbox, {u"n1"_s, u"n2"_s}, nullptr);
    dialog->show();
    pump();
    QTest::mouseClick(find<QCheckBox>(dialog, "rebootAll"), Qt::LeftButton, {}, QPoint(8, 8));
    QVERIFY(dialog->chosenNodes().isEmpty());
    QTest::qWait(400); // longer than the delay after which it would plan
    QCOMPARE(stage.state->planRequests.size(), 1);
    QVERIFY(!find<QPushButton>(dialog, "rebootStart")->isEnabled());
    dialog->close();
}

void TestOperations::dialogShowsWhyThereIsNoPlan()
{
    Stage stage;
    stage.state->onPlan = [](const QStringList &) {
        return fail(ErrorCode::Unreachable, u"timeout"_s, u"ops@10.0.0.11"_s);
    };
    auto *dialog = new RollingRebootDialog(*stage.session, stage.mailbox, {u"n1"_s}, nullptr);
    dialog->show();
    pump();
    QVERIFY(!find<QPushButton>(dialog, "rebootStart")->isEnabled());
    QVERIFY(find<ElidedLabel>(dialog, "rebootPlanState")->text().contains(u"ops@10.0.0.11"_s));
    dialog->close();
}

void TestOperations::latePlanIsDropped()
{
    Stage stage;
    auto *dialog = new RollingRebootDialog(*stage.session, stage.mailbox, {u"n1"_s, u"n2"_s}, nullptr);
    dialog->show();
    // The first plan is in the mailbox, but the choice is changed before it arrives.
    find<QListWidget>(dialog, "rebootNodes")->item(1)->setCheckState(Qt::Unchecked);
    pump();
    QVERIFY(!find<QPushButton>(dialog, "rebootStart")->isEnabled());
    QTRY_VERIFY(find<QPushButton>(dialog, "rebootStart")->isEnabled());
    QCOMPARE(find<QTreeView>(dialog, "rebootPlan")->model()->rowCount(), 1);
    dialog->close();
}

void TestOperations::planTreeIsAModel()
{
    PlanTreeModel model;
    const QAbstractItemModelTester tester(&model);
    model.setPlan(makePlan({u"a"_s, u"b"_s}));
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.parent(model.index(3, 1, model.index(1, 0))), model.index(1, 0));
    model.setPlan({});
    QCOMPARE(model.rowCount(), 0);
}

QTEST_MAIN(TestOperations)
#include "tst_operations.moc"
