// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fake_clock.hpp"
#include "ui/operations/blocker_board.hpp"
#include "ui/operations/blocker_board_model.hpp"
#include "ui/operations/force_delete_dialog.hpp"
#include "ui/operations/operation_controller.hpp"
#include "ui/operations/operation_view.hpp"
#include "ui/operations/question_panel.hpp"
#include "ui/support/fake_cluster.hpp"
#include "ui/support/pump.hpp"
#include "ui/text/blocker_text.hpp"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableView>
#include <QTableWidget>

using namespace kubemori;
using namespace kubemori::ui;
using namespace kubemori::test;
using namespace kubemori::operation;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

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

const QString relaxCommand = u"sudo kubectl patch poddisruptionbudget web --namespace=shop"_s;
const QString deleteCommand = u"sudo kubectl delete pod db-0 --namespace=shop --grace-period=0 --force"_s;

/// The Operations tab of a reboot whose node n1 is being drained.
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
    OperationView view{controller};

    Stage()
    {
        directory.add(makeProfile(u"lab"_s, u"Lab"_s, cluster::Purpose::Test));
        session = directory.open(directory.profiles().constFirst(), prompter);
        state = &directory.state(u"lab"_s);
        view.resize(1000, 800);
        view.show();
        controller.start(*session, makePlan({u"n1"_s}));
        send(Started{.plan = state->started, .at = clock.utcNow()});
        send(StepChanged{.step = u"n1/drain"_s, .state = StepState::Running, .at = clock.utcNow(), .error = {}});
    }
    void send(const Event &event)
    {
        state->events(event);
        pump();
    }
    void show(const QList<DrainBlocker> &blockers)
    {
        send(Blockers{.step = u"n1/drain"_s, .node = u"n1"_s, .list = blockers});
    }
    [[nodiscard]] QList<DrainBlocker> blockers() const
    {
        DrainBlocker held{
            .pod = u"shop/<b>web-0</b>"_s,
            .uid = u"1"_s,
            .state = DrainBlocker::State::WaitingForBudget,
            .verdict = DrainBlocker::Verdict::CannotClear,
            .reason = DrainBlocker::Reason::NeedsEveryPod,
            .owner = u"deployment/web"_s,
            .ownerScales = true,
            .budgets = {{.name = u"shop/web"_s,
                         .pod = u"shop/<b>web-0</b>"_s,
                         .currentHealthy = 2,
                         .desiredHealthy = 3,
                         .disruptionsAllowed = 0,
                         .rule = u"minAvailable: 3"_s,
                         .expectedPods = 4,
                         .selector = u"app=web"_s}},
            .since = clock.utcNow(),
            .until = {},
            .finalizers = {},
            .volumes = {},
            .remedies = {{.choice = Choice::RelaxBudget, .object = u"shop/web"_s, .command = relaxCommand}}};
        DrainBlocker stuck{
            .pod = u"shop/db-0"_s,
            .uid = u"2"_s,
            .state = DrainBlocker::State::Stuck,
            .verdict = DrainBlocker::Verdict::MayClear,
            .reason = DrainBlocker::Reason::NotEnded,
            .owner = u"statefulset/db"_s,
            .ownerScales = false,
            .budgets = {},
            .since = clock.utcNow().addSecs(-200),
            .until = clock.utcNow().addSecs(-170),
            .finalizers = {},
            .volumes = {},
            .remedies = {{.choice = Choice::ForceDelete, .object = u"shop/db-0"_s, .command = deleteCommand}}};
        return {held, stuck};
    }
    void ask()
    {
        show(blockers());
        Question question;
        question.id = 3;
        question.step = u"n1/drain"_s;
        question.node = u"n1"_s;
        question.error.code = ErrorCode::BlockedByPdb;
        question.budgets = blockers().first().budgets;
        question.blockers = blockers();
        question.choices = {Choice::Retry, Choice::RelaxBudget, Choice::ForceDelete, Choice::SkipNode, Choice::Stop};
        send(Asked{.question = question});
    }
    void choose(int row) { find<QTableView>(&view, "blockerTable")->selectRow(row); }
    template<class T = QWidget> T *get(const char *name) { return find<T>(&view, name); }
    template<class T = QWidget> T *maybe(const QString &name) { return view.findChild<T *>(name); }
};

} // namespace

class TestBlockers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void boardFollowsTheDrain();
    void sinceCounts();
    void everyVerdictHasItsOwnIconAndWord();
    void everyStateAndReasonHasWords();
    void modelIsAModel();
    void choiceOfAPodStays();
    void noButtonsUntilAsked();
    void relaxShowsItsCommandFirst();
    void forceDeleteWantsTheName();
    void questionsEndClosesTheBox();
    void panelLeavesRemediesToTheBoard();
    void logTellsWhatIsNews();
    void resultSaysWhatWasNotPutBack();
};

void TestBlockers::boardFollowsTheDrain()
{
    Stage stage;
    auto *board = stage.get<BlockerBoard>("blockerBoard");
    QVERIFY(!board->isVisible());
    stage.show(stage.blockers());
    QVERIFY(board->isVisible());
    const QAbstractItemModel *model = stage.get<QTableView>("blockerTable")->model();
    QCOMPARE(model->rowCount(), 2);
    const auto cell = [model](int row, int column) { return model->index(row, column).data().toString(); };
    QCOMPARE(cell(0, BlockerBoardModel::Pod), u"shop/<b>web-0</b>"_s);
    const QString waits = cell(0, BlockerBoardModel::WaitsFor);
    QVERIFY2(waits.contains(u"shop/web (minAvailable: 3): 2 of 4 healthy, 3 needed"_s), qPrintable(waits));
    // Everything of the chosen pod is said below, as plain text.
    const auto *reason = stage.get<QLabel>("blockerReason");
    QCOMPARE(reason->textFormat(), Qt::PlainText);
    QVERIFY(reason->text().startsWith(u"shop/<b>web-0</b>: "_s));
    QVERIFY(stage.get<QLabel>("blockerBackground")->text().contains(u"deployment/web"_s));
    QVERIFY(stage.get<QLabel>("blockerBackground")->text().contains(u"app=web"_s));
    // A tooltip must not take a pod's name for HTML, and a screen reader gets the whole row.
    QVERIFY(!model->index(0, 0).data(Qt::ToolTipRole).toString().contains(u"<b>"_s));
    QVERIFY(model->index(0, 0)
                .data(Qt::AccessibleTextRole)
                .toString()
                .contains(BlockerText::verdict(DrainBlocker::Verdict::CannotClear)));
    stage.show({});
    QVERIFY(!board->isVisible());
}

void TestBlockers::sinceCounts()
{
    Stage stage;
    stage.show(stage.blockers());
    stage.clock.advance(65s);
    stage.controller.tick();
    const QAbstractItemModel *model = stage.get<QTableView>("blockerTable")->model();
    QCOMPARE(model->index(0, BlockerBoardModel::Since).data().toString(), u"1 min 5 s"_s);
    QCOMPARE(model->index(1, BlockerBoardModel::Since).data().toString(), u"4 min 25 s"_s);
}

void TestBlockers::everyVerdictHasItsOwnIconAndWord()
{
    QSet<QString> icons;
    QSet<QString> words;
    for (int verdict = 0; verdict <= static_cast<int>(DrainBlocker::Verdict::CannotClear); ++verdict) {
        icons << BlockerBoardModel::icon(static_cast<DrainBlocker::Verdict>(verdict));
        words << BlockerText::verdict(static_cast<DrainBlocker::Verdict>(verdict));
    }
    QCOMPARE(icons.size(), 3);
    QCOMPARE(words.size(), 3);
}

void TestBlockers::everyStateAndReasonHasWords()
{
    QSet<QString> states;
    for (int state = 0; state <= static_cast<int>(DrainBlocker::State::TwoBudgets); ++state) {
        states << BlockerText::state(static_cast<DrainBlocker::State>(state));
    }
    QCOMPARE(states.size(), 5);
    QSet<QString> reasons;
    for (int reason = 0; reason <= static_cast<int>(DrainBlocker::Reason::NotEnded); ++reason) {
        DrainBlocker blocker;
        blocker.reason = static_cast<DrainBlocker::Reason>(reason);
        reasons << BlockerText::reason(blocker);
    }
    QCOMPARE(reasons.size(), static_cast<int>(DrainBlocker::Reason::NotEnded) + 1);
    QVERIFY(!reasons.contains(QString()));
}

void TestBlockers::modelIsAModel()
{
    const Stage stage;
    BlockerBoardModel model;
    const QAbstractItemModelTester tester(&model);
    model.setBlockers(stage.blockers());
    QList<DrainBlocker> other = stage.blockers();
    other[0].budgets[0].currentHealthy = 3;
    model.setBlockers(other); // the same pods
    model.setNow(stage.clock.utcNow());
    other.removeFirst();
    model.setBlockers(other);
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.rowOf(u"2"_s), 0);
    QCOMPARE(model.rowOf(u"1"_s), -1);
    QVERIFY(model.blocker(1) == nullptr);
    model.setBlockers({});
    QCOMPARE(model.rowCount(), 0);
}

void TestBlockers::choiceOfAPodStays()
{
    Stage stage;
    stage.show(stage.blockers());
    stage.choose(1);
    QVERIFY(stage.get<QLabel>("blockerReason")->text().startsWith(u"shop/db-0"_s));
    QList<DrainBlocker> turned = stage.blockers();
    turned.swapItemsAt(0, 1);
    stage.show(turned);
    QVERIFY(stage.get<QLabel>("blockerReason")->text().startsWith(u"shop/db-0"_s));
    QCOMPARE(stage.get<QTableView>("blockerTable")->currentIndex().row(), 0);
}

void TestBlockers::noButtonsUntilAsked()
{
    Stage stage;
    stage.show(stage.blockers());
    QVERIFY(stage.maybe<QPushButton>(u"remedyRelaxBudget"_s) == nullptr);
    stage.ask();
    QVERIFY(stage.get<QPushButton>("remedyRelaxBudget")->isVisible());
    QVERIFY(!stage.get<QPushButton>("remedyRelaxBudget")->accessibleDescription().isEmpty());
    QVERIFY(stage.maybe<QPushButton>(u"remedyForceDelete"_s) == nullptr); // that is the other pod's
    stage.choose(1);
    pump();
    QVERIFY(stage.get<QPushButton>("remedyForceDelete")->isVisible());
    QVERIFY(stage.maybe<QPushButton>(u"remedyRelaxBudget"_s) == nullptr);
}

void TestBlockers::relaxShowsItsCommandFirst()
{
    Stage stage;
    stage.ask();
    QTest::mouseClick(stage.get<QPushButton>("remedyRelaxBudget"), Qt::LeftButton);
    QCOMPARE(stage.get<QPlainTextEdit>("questionBoxCommands")->toPlainText(), relaxCommand);
    QVERIFY(stage.state->answers.isEmpty());
    QTest::mouseClick(stage.get<QPushButton>("remedyRefuse"), Qt::LeftButton);
    pump();
    QVERIFY(stage.state->answers.isEmpty());
    QTest::mouseClick(stage.get<QPushButton>("remedyRelaxBudget"), Qt::LeftButton);
    QTest::mouseClick(stage.get<QPushButton>("remedyConfirm"), Qt::LeftButton);
    pump();
    QCOMPARE(stage.state->answers.size(), 1);
    QCOMPARE(stage.state->answers[0].first, 3);
    QVERIFY(stage.state->answers[0].second == Answer(Choice::RelaxBudget, u"shop/web"_s));
    QVERIFY(stage.maybe<QPushButton>(u"remedyRelaxBudget"_s) == nullptr);
}

void TestBlockers::forceDeleteWantsTheName()
{
    Stage stage;
    stage.ask();
    stage.choose(1);
    QTest::mouseClick(stage.get<QPushButton>("remedyForceDelete"), Qt::LeftButton);
    auto *dialog = stage.get<ForceDeleteDialog>("forceDeleteDialog");
    QVERIFY(stage.get<QPlainTextEdit>("forceDeleteCommand")->toPlainText() == deleteCommand);
    auto *name = stage.get<QLineEdit>("forceDeleteName");
    auto *confirm = stage.get<QPushButton>("forceDeleteConfirm");
    QVERIFY(!confirm->isEnabled());
    for (const QString &wrong : {u"db"_s, u"db-00"_s, u"DB-0"_s, u" db-0"_s, u"shop/web-0"_s}) {
        name->setText(wrong);
        QVERIFY2(!confirm->isEnabled(), qPrintable(wrong));
    }
    // Enter in the field is no confirmation: the safe button is the default one.
    name->setText(u"db-"_s);
    QTest::keyClick(name, Qt::Key_Return);
    pump();
    QVERIFY(stage.state->answers.isEmpty());
    QTest::mouseClick(stage.get<QPushButton>("remedyForceDelete"), Qt::LeftButton);
    dialog = stage.get<ForceDeleteDialog>("forceDeleteDialog");
    QTest::keyClicks(find<QLineEdit>(dialog, "forceDeleteName"), u"db-0"_s);
    QTest::mouseClick(find<QPushButton>(dialog, "forceDeleteConfirm"), Qt::LeftButton);
    pump();
    QCOMPARE(stage.state->answers.size(), 1);
    QVERIFY(stage.state->answers[0].second == Answer(Choice::ForceDelete, u"shop/db-0"_s));
}

void TestBlockers::questionsEndClosesTheBox()
{
    Stage stage;
    stage.ask();
    QTest::mouseClick(stage.get<QPushButton>("remedyRelaxBudget"), Qt::LeftButton);
    QVERIFY(stage.get("remedyDialog")->isVisible());
    stage.send(Finished{
        .operation = u"op"_s, .outcome = Outcome::Cancelled, .nodes = {}, .at = stage.clock.utcNow(), .error = {}});
    QVERIFY(stage.maybe(u"remedyDialog"_s) == nullptr);
    QVERIFY(!stage.get("blockerBoard")->isVisible());
    QVERIFY(stage.state->answers.isEmpty());
}

void TestBlockers::panelLeavesRemediesToTheBoard()
{
    Stage stage;
    stage.ask();
    auto *panel = stage.get<QuestionPanel>("questionPanel");
    QVERIFY(panel->isVisible());
    QVERIFY(panel->findChild<QPushButton *>(u"answerRetry"_s) != nullptr);
    QVERIFY(panel->findChild<QPushButton *>(u"answerRelaxBudget"_s) == nullptr);
    QVERIFY(!find<QTableWidget>(panel, "questionBudgets")->isVisible()); // the same numbers are on the board
    QTest::mouseClick(find<QPushButton>(panel, "answerSkipNode"), Qt::LeftButton);
    QVERIFY(stage.state->answers[0].second == Answer(Choice::SkipNode));
}

void TestBlockers::logTellsWhatIsNews()
{
    Stage stage;
    const auto lines = [&stage] {
        int count = 0;
        for (qint64 i = 0; i < stage.log->lineCount(); ++i) {
            count += stage.log->line(i).startsWith("blocker: ") ? 1 : 0;
        }
        return count;
    };
    QList<DrainBlocker> blockers = stage.blockers();
    stage.show(blockers);
    QCOMPARE(lines(), 2);
    blockers[0].remedies.clear();
    DrainBlocker passing;
    passing.pod = u"shop/fast"_s;
    blockers.append(passing);
    stage.show(blockers); // nothing new about those that stay
    QCOMPARE(lines(), 2);
    blockers.removeFirst();
    stage.show(blockers);
    QCOMPARE(lines(), 3);
}

void TestBlockers::resultSaysWhatWasNotPutBack()
{
    Stage stage;
    NodeResult result;
    result.node = u"n1"_s;
    result.outcome = Outcome::Failed;
    result.touched = true;
    result.notPutBack = {u"PodDisruptionBudget shop/web"_s};
    stage.send(Finished{.operation = u"op"_s,
                        .outcome = Outcome::Failed,
                        .nodes = {result},
                        .at = stage.clock.utcNow(),
                        .error = {.code = ErrorCode::TimedOut, .detail = {}, .subject = {}, .context = {}}});
    QVERIFY(stage.get<QLabel>("operationResult")->text().contains(u"PodDisruptionBudget shop/web"_s));
}

QTEST_MAIN(TestBlockers)
#include "tst_blockers.moc"
