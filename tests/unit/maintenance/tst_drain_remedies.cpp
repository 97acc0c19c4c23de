// SPDX-License-Identifier: GPL-3.0-or-later
// What a person has done about a blocked drain, and that it is put back whatever happens.
#include "reboot_run.hpp"

#include "maintenance/blockers/borrowed.hpp"
#include "maintenance/drain_step.hpp"
#include "maintenance/node_facts.hpp"
#include "operation/names.hpp"
#include "support/code_of.hpp"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace kubemori;
using namespace kubemori::operation;
using namespace kubemori::test;

namespace {

/// A reboot of node1 whose deployment "web" has as many pods as its budget needs: that never clears by itself.
struct BlockedRun : RebootRun
{
    SimCluster::Borrowable before;

    explicit BlockedRun(const QJsonObject &rule = {{u"minAvailable"_s, 2}})
    {
        wanted = {u"node1"_s};
        for (const QString &node : {u"node1"_s, u"node2"_s}) {
            world->at(node).pods.clear();
        }
        world->addWorkload(u"web"_s, {u"node1"_s, u"node2"_s});
        world->addBudget(u"web"_s, u"web"_s, rule);
        before = world->borrowable;
    }
    /// Answers the first question with the remedy, and any further one with `then`.
    void answering(Choice remedy, const QString &object, Choice then = Choice::Stop)
    {
        onQuestion = [this, remedy, object, then](const Question &) {
            return questions.size() == 1 ? Answer(remedy, object) : Answer(then);
        };
    }
    [[nodiscard]] QStringList commands(const QString &verb) const
    {
        return world->changes().filter(QRegularExpression(u'^' + verb + u' '));
    }
    [[nodiscard]] kube::Pod &stickPod(const QString &nameSpace = u"default"_s)
    {
        world->borrowable.budgets.clear();
        kube::Pod &pod = world->at(u"node1"_s).pods.first();
        pod.nameSpace = nameSpace;
        pod.deletionTimestamp = clock.utcNow().addSecs(-600);
        return pod;
    }
};

const QString webBudget = u"default/web"_s;
const QString webDeployment = u"default/deployment/web"_s;

/// What a step needs to be called outside of an operation, with the facts of an interrupted one.
struct Resumed
{
    FakeClock clock;
    std::shared_ptr<SimCluster> world = std::make_shared<SimCluster>(clock);
    std::shared_ptr<MemoryDisk> disk = std::make_shared<MemoryDisk>();
    Redactor redactor;
    QStringList observations;
    PlanStep step{
        .id = u"node1/drain"_s, .node = u"node1"_s, .kind = StepKind::Drain, .timeout = std::chrono::minutes{10}};

    Resumed()
    {
        world->add(u"node1"_s, false);
        world->add(u"node2"_s, false);
    }
    template<class Call> void with(const Facts &facts, const Call &call)
    {
        auto journal =
            Journal::begin(std::make_unique<MemoryFile>(disk), Plan{.operation = u"x"_s}, {}, clock, redactor);
        Recorder recorder(
            **journal,
            [this](const Event &event) {
                if (const auto *seen = std::get_if<Observed>(&event)) {
                    observations.append(seen->what);
                }
            },
            clock, Progress{.states = {}, .results = {}, .touchedNodes = {}, .facts = facts});
        StepContext context(step, recorder, clock, std::chrono::minutes{2}, {});
        call(context);
    }
    void cleanUp(const Facts &facts)
    {
        maintenance::DrainStep drain({.actions = world, .profile = {}, .phases = nullptr, .claim = {}});
        with(facts, [&](StepContext &context) { drain.cleanup(context); });
    }
};

} // namespace

class DrainRemediesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void questionCarriesTheBoard();
    void boardIsShownWhileItDrains();
    void journalHoldsWhatChanges();
    void relaxAndPutBack_data();
    void relaxAndPutBack();
    void putBackOnEveryWayOut_data();
    void putBackOnEveryWayOut();
    void putBackAfterACrashAtEveryRecord_data();
    void putBackAfterACrashAtEveryRecord();
    void changedBySomebodyElse_data();
    void changedBySomebodyElse();
    void putBackThatFailsIsListed();
    void putBackIsTriedAgain();
    void lostAnswerIsReadBack();
    void budgetChangedBeforeTheAnswer();
    void relaxedTwiceKeepsTheFirst();
    void scaleUpAndBack();
    void remediesMustBeOffered();
    void forceDeletes();
    void forceDeleteIsRefused_data();
    void forceDeleteIsRefused();
    void noRemedyWithoutIntent();
    void twoBudgets();
};

void DrainRemediesTest::questionCarriesTheBoard()
{
    BlockedRun run;
    run.run();
    QCOMPARE(run.questions.size(), 1);
    const Question question = run.questions.first();
    QCOMPARE(question.blockers.size(), 1);
    const DrainBlocker blocker = question.blockers.first();
    QCOMPARE(blocker.pod, u"default/web-node1"_s);
    QCOMPARE(toString(blocker.verdict), u"CannotClear"_s);
    QCOMPARE(toString(blocker.reason), u"NeedsEveryPod"_s);
    QCOMPARE(blocker.owner, u"deployment/web"_s);
    QCOMPARE(question.budgets, blocker.budgets);
    QVERIFY(question.choices ==
            (QList<Choice>{Choice::Retry, Choice::ScaleUp, Choice::RelaxBudget, Choice::SkipNode, Choice::Stop}));
    QCOMPARE(question.remedies(),
             (QList<Remedy>{
                 {.choice = Choice::ScaleUp,
                  .object = webDeployment,
                  .command = u"kubectl scale default/deployment/web from 2 to 3"_s},
                 {.choice = Choice::RelaxBudget, .object = webBudget, .command = u"kubectl patch default/web"_s}}));
    // Nothing was changed: nobody said so.
    QCOMPARE(run.world->borrowable, run.before);
    QVERIFY(run.node(u"node1"_s).notPutBack.isEmpty());
}

void DrainRemediesTest::boardIsShownWhileItDrains()
{
    BlockedRun run;
    run.run();
    QVERIFY(run.boards.size() >= 3); // while it drained, with the question's commands, and empty at the end
    QCOMPARE(run.boards.first().step, u"node1/drain"_s);
    QCOMPARE(run.boards.first().node, u"node1"_s);
    QCOMPARE(run.boards.first().list.size(), 1);
    QVERIFY(run.boards.constLast().list.isEmpty());
    for (qsizetype i = 1; i < run.boards.size(); ++i) {
        QVERIFY(run.boards[i].list != run.boards[i - 1].list); // told only when it changes
    }
}

void DrainRemediesTest::journalHoldsWhatChanges()
{
    BlockedRun run;
    run.run();
    const QByteArray journal = run.disk->bytes();
    const auto records = journal.split('\n');
    const auto boards =
        std::ranges::count_if(records, [](const QByteArray &line) { return line.contains("\"event\":\"blockers\""); });
    // Ten minutes of looks: blocked, then with the commands of the question, then gone.
    QCOMPARE(boards, 3);
    QVERIFY(journal.contains("\"verdict\":\"CannotClear\""));
    QCOMPARE(codeOf(run.replay()), u"no error"_s);
}

void DrainRemediesTest::relaxAndPutBack_data()
{
    QTest::addColumn<QJsonObject>("rule");
    QTest::newRow("minAvailable") << QJsonObject{{u"minAvailable"_s, 2}};
    QTest::newRow("minAvailable beyond what there is") << QJsonObject{{u"minAvailable"_s, 7}};
    QTest::newRow("maxUnavailable") << QJsonObject{{u"maxUnavailable"_s, 0}};
}

void DrainRemediesTest::relaxAndPutBack()
{
    QFETCH(const QJsonObject, rule);
    BlockedRun run(rule);
    run.answering(Choice::RelaxBudget, webBudget);
    QJsonObject whileDraining;
    run.world->onCall = [&](const QString &call) -> std::optional<Error> {
        if (call == u"drain node1") {
            whileDraining = run.world->borrowable.budgets[webBudget].spec;
        }
        return std::nullopt;
    };
    run.run();
    QCOMPARE(toString(run.finished.outcome), u"Succeeded"_s);
    QCOMPARE(run.questions.size(), 1);
    QVERIFY(whileDraining != run.before.budgets[webBudget].spec);
    QCOMPARE(whileDraining[u"selector"], run.before.budgets[webBudget].spec[u"selector"]);
    QCOMPARE(run.world->borrowable, run.before);
    // Put back before the node goes down.
    QCOMPARE(run.world->changes(), (QStringList{u"claim node1"_s, u"cordon node1"_s, u"drain node1"_s,
                                                u"patch default/web"_s, u"drain node1"_s, u"patch default/web"_s,
                                                u"shutdown node1"_s, u"uncordon node1"_s, u"release node1"_s}));
    QVERIFY(run.node(u"node1"_s).notPutBack.isEmpty());
    QVERIFY(run.observed(u"put back: PodDisruptionBudget default/web"_s));
}

void DrainRemediesTest::putBackOnEveryWayOut_data()
{
    QTest::addColumn<QString>("way");
    QTest::newRow("skip") << u"skip"_s;
    QTest::newRow("stop") << u"stop"_s;
    QTest::newRow("cancel while it drains") << u"cancel"_s;
    QTest::newRow("cancel while it is changed") << u"cancel change"_s;
    QTest::newRow("a later step fails") << u"later"_s;
}

void DrainRemediesTest::putBackOnEveryWayOut()
{
    QFETCH(const QString, way);
    BlockedRun run;
    run.answering(Choice::RelaxBudget, webBudget, way == u"skip" ? Choice::SkipNode : Choice::Stop);
    int drains = 0;
    run.world->onCall = [&](const QString &call) -> std::optional<Error> {
        drains += call == u"drain node1" ? 1 : 0;
        const bool second = call == u"drain node1" && drains == 2;
        if ((way == u"cancel" && second) ||
            (way == u"cancel change" && call.startsWith(u"patch ") && run.commands(u"patch"_s).size() == 1)) {
            run.cancel();
        }
        if ((second && way != u"later") || (call == u"shutdown node1" && way == u"later")) {
            return Error{.code = ErrorCode::PermissionDenied, .detail = u"on purpose"_s, .subject = {}, .context = {}};
        }
        return std::nullopt;
    };
    run.run();
    QVERIFY(run.finished.outcome != Outcome::Succeeded);
    QCOMPARE(run.world->borrowable, run.before);
    QVERIFY(run.node(u"node1"_s).notPutBack.isEmpty());
    QVERIFY(run.world->at(u"node1"_s).api.schedulable);
}

void DrainRemediesTest::putBackAfterACrashAtEveryRecord_data()
{
    QTest::addColumn<int>("choice");
    QTest::addColumn<QString>("object");
    QTest::newRow("relax") << static_cast<int>(Choice::RelaxBudget) << webBudget;
    QTest::newRow("scale") << static_cast<int>(Choice::ScaleUp) << webDeployment;
}

void DrainRemediesTest::putBackAfterACrashAtEveryRecord()
{
    QFETCH(const int, choice);
    QFETCH(const QString, object);
    BlockedRun run;
    run.answering(static_cast<Choice>(choice), object);
    // The world as it was, with the number of records that were on disk when it became so.
    QList<std::pair<qsizetype, SimCluster::Borrowable>> states{{0, run.before}};
    run.world->onChanged = [&] { states.append({run.disk->bytes().count('\n'), run.world->borrowable}); };
    run.run();
    QCOMPARE(toString(run.finished.outcome), u"Succeeded"_s);
    QCOMPARE(states.size(), 3); // changed, and put back
    const QByteArray journal = run.disk->bytes();
    int crashes = 0;
    qsizetype end = 0;
    for (qsizetype records = 1; (end = journal.indexOf('\n', end) + 1) > 0; ++records) {
        const auto read = readJournal(journal.first(end));
        QVERIFY(read.has_value());
        for (qsizetype i = 0; i < states.size(); ++i) {
            // The state lasted from the record after which it was made to the one after which the next was.
            const bool lasted =
                states[i].first <= records && (i + 1 == states.size() || states[i + 1].first >= records);
            if (!lasted) {
                continue;
            }
            Resumed resumed;
            resumed.world->borrowable = states[i].second;
            resumed.cleanUp(read->facts);
            QVERIFY2(resumed.world->borrowable == run.before,
                     qPrintable(u"after record %1"_s.arg(records) + resumed.observations.join(u'\n')));
            // Done once more it does nothing.
            const auto changes = resumed.world->changes().size();
            QVERIFY(changes <= 1);
            resumed.cleanUp(read->facts);
            QCOMPARE(resumed.world->changes().size(), changes);
            ++crashes;
        }
    }
    QVERIFY(crashes > 30);
}

void DrainRemediesTest::changedBySomebodyElse_data()
{
    QTest::addColumn<QString>("what");
    QTest::newRow("another spec") << u"spec"_s;
    QTest::newRow("deleted") << u"deleted"_s;
    QTest::newRow("made anew") << u"uid"_s;
    QTest::newRow("put back by hand") << u"back"_s;
}

void DrainRemediesTest::changedBySomebodyElse()
{
    QFETCH(const QString, what);
    BlockedRun run;
    run.answering(Choice::RelaxBudget, webBudget);
    SimCluster::Borrowable theirs;
    run.world->onCall = [&](const QString &call) -> std::optional<Error> {
        if (call == u"drain node1" && run.commands(u"patch"_s).size() == 1) {
            kube::BudgetSpec &budget = run.world->borrowable.budgets[webBudget];
            if (what == u"deleted") {
                run.world->borrowable.budgets.clear();
            } else if (what == u"uid") {
                budget.uid = u"another"_s;
            } else if (what == u"back") {
                budget = run.before.budgets[webBudget];
                run.world->at(u"node1"_s).pods.clear(); // it was drained before that
            } else {
                budget.spec.insert(u"minAvailable"_s, 0);
            }
            theirs = run.world->borrowable;
        }
        return std::nullopt;
    };
    run.run();
    QCOMPARE(toString(run.finished.outcome), u"Succeeded"_s);
    QCOMPARE(run.commands(u"patch"_s).size(), 1); // only ours from before
    QCOMPARE(run.world->borrowable, theirs);
    QCOMPARE(run.observed(u"changed by somebody else meanwhile, left as it is now: PodDisruptionBudget default/web"_s),
             what == u"spec" || what == u"uid");
    QCOMPARE(run.observed(u"nothing to put back, it is gone"_s), what == u"deleted");
    QVERIFY(run.node(u"node1"_s).notPutBack.isEmpty());
}

void DrainRemediesTest::putBackThatFailsIsListed()
{
    BlockedRun run;
    run.answering(Choice::RelaxBudget, webBudget);
    run.world->onCall = [&](const QString &call) -> std::optional<Error> {
        const bool second = call.startsWith(u"patch ") && run.commands(u"patch"_s).size() > 1;
        return second ? std::optional(Error{
                            .code = ErrorCode::PermissionDenied, .detail = u"RBAC"_s, .subject = {}, .context = {}})
                      : std::nullopt;
    };
    run.run();
    QCOMPARE(toString(run.finished.outcome), u"Failed"_s);
    QCOMPARE(run.questions.size(), 2);
    QCOMPARE(run.questions[1].step, u"node1/drain"_s);
    QCOMPARE(toString(run.questions[1].error.code), u"TimedOut"_s);
    QCOMPARE(run.node(u"node1"_s).notPutBack, QStringList{u"PodDisruptionBudget default/web"_s});
    QVERIFY(run.observed(u"left changed: PodDisruptionBudget default/web"_s));
    QVERIFY(!run.world->calls().contains(u"shutdown node1"_s));
    // A later program finds it in the journal.
    QCOMPARE(run.replay()->finished->nodes.first().notPutBack, QStringList{u"PodDisruptionBudget default/web"_s});
    Resumed resumed;
    resumed.world->borrowable = run.world->borrowable;
    resumed.cleanUp(run.replay()->facts);
    QCOMPARE(resumed.world->borrowable, run.before);
}

void DrainRemediesTest::putBackIsTriedAgain()
{
    BlockedRun run;
    run.answering(Choice::RelaxBudget, webBudget);
    int failures = 5;
    run.world->onCall = [&](const QString &call) -> std::optional<Error> {
        const bool second = call.startsWith(u"patch ") && run.commands(u"patch"_s).size() > 1;
        return second && failures-- > 0
                   ? std::optional(
                         Error{.code = ErrorCode::Unreachable, .detail = u"on purpose"_s, .subject = {}, .context = {}})
                   : std::nullopt;
    };
    run.run();
    QCOMPARE(toString(run.finished.outcome), u"Succeeded"_s);
    QCOMPARE(run.world->borrowable, run.before);
}

void DrainRemediesTest::lostAnswerIsReadBack()
{
    BlockedRun run;
    run.answering(Choice::RelaxBudget, webBudget);
    // The server does it, and the answer does not come back.
    run.world->onCall = [&](const QString &call) -> std::optional<Error> {
        if (call.startsWith(u"patch ")) {
            QJsonObject &spec = run.world->borrowable.budgets[webBudget].spec;
            spec = run.commands(u"patch"_s).size() == 1 ? QJsonObject(spec) : run.before.budgets[webBudget].spec;
            if (run.commands(u"patch"_s).size() == 1) {
                spec.insert(u"minAvailable"_s, 1);
            }
            return Error{.code = ErrorCode::Disconnected, .detail = {}, .subject = {}, .context = {}};
        }
        return std::nullopt;
    };
    run.run();
    QCOMPARE(toString(run.finished.outcome), u"Succeeded"_s);
    QCOMPARE(run.world->borrowable, run.before);
    QCOMPARE(run.commands(u"patch"_s).size(), 2);
}

void DrainRemediesTest::budgetChangedBeforeTheAnswer()
{
    BlockedRun run;
    SimCluster::Borrowable theirs;
    run.onQuestion = [&](const Question &) {
        if (run.questions.size() > 1) {
            return Answer(Choice::Stop);
        }
        run.world->borrowable.budgets[webBudget].spec.insert(u"minAvailable"_s, 5);
        theirs = run.world->borrowable;
        return Answer(Choice::RelaxBudget, webBudget);
    };
    run.run();
    // The command that was shown fits the spec that was shown, and no other.
    QCOMPARE(run.questions.size(), 2);
    QVERIFY(run.observed(u"the remedy did not work"_s));
    QCOMPARE(run.world->borrowable, theirs);
    QCOMPARE(run.commands(u"patch"_s).size(), 1);
}

void DrainRemediesTest::relaxedTwiceKeepsTheFirst()
{
    BlockedRun run;
    int questions = 0;
    run.onQuestion = [&](const Question &question) {
        ++questions;
        return question.choices.contains(Choice::RelaxBudget) && questions < 3 ? Answer(Choice::RelaxBudget, webBudget)
                                                                               : Answer(Choice::Stop);
    };
    // Meanwhile a pod elsewhere fails: the first relaxation is not enough any more.
    run.world->onChanged = [&] {
        if (run.commands(u"patch"_s).size() == 1) {
            run.world->addPod(u"node2"_s, u"web-more"_s);
            run.world->at(u"node2"_s).pods.last().labels = {{u"app"_s, u"web"_s}};
            for (kube::Pod &pod : run.world->at(u"node2"_s).pods) {
                pod.ready = false;
            }
        }
    };
    run.run();
    QCOMPARE(questions, 2);
    QCOMPARE(toString(run.finished.outcome), u"Succeeded"_s);
    QCOMPARE(run.world->borrowable, run.before);
}

void DrainRemediesTest::scaleUpAndBack()
{
    BlockedRun run;
    run.answering(Choice::ScaleUp, webDeployment);
    int most = 0;
    run.world->onChanged = [&] { most = std::max(most, run.world->borrowable.replicas[webDeployment]); };
    run.run();
    QCOMPARE(toString(run.finished.outcome), u"Succeeded"_s);
    QCOMPARE(most, 3);
    QCOMPARE(run.world->borrowable, run.before);
    QCOMPARE(run.commands(u"scale"_s), (QStringList{u"scale default/deployment/web from 2 to 3"_s,
                                                    u"scale default/deployment/web from 3 to 2"_s}));
}

void DrainRemediesTest::remediesMustBeOffered()
{
    Question question;
    question.choices = {Choice::Retry, Choice::RelaxBudget, Choice::Stop};
    question.blockers.append(DrainBlocker());
    question.blockers.last().remedies = {{.choice = Choice::RelaxBudget, .object = webBudget, .command = u"x"_s}};
    QVERIFY(question.offers(Choice::Retry));
    QVERIFY(question.offers({Choice::RelaxBudget, webBudget}));
    QVERIFY(!question.offers({Choice::RelaxBudget, u"default/other"_s}));
    QVERIFY(!question.offers(Choice::RelaxBudget));
    QVERIFY(!question.offers({Choice::ForceDelete, webBudget}));
    // And a step does not do what it did not offer.
    BlockedRun run;
    run.onQuestion = [&](const Question &) { return Answer(Choice::Stop); };
    run.run();
    Resumed resumed;
    maintenance::DrainStep drain({.actions = resumed.world, .profile = {}, .phases = nullptr});
    resumed.with({}, [&](StepContext &context) { drain.accept({Choice::RelaxBudget, webBudget}, context); });
    QVERIFY(resumed.world->changes().isEmpty());
    QVERIFY(resumed.observations.constLast().contains(u"was not offered"_s));
}

void DrainRemediesTest::forceDeletes()
{
    BlockedRun run;
    const QString name = run.stickPod().qualifiedName();
    run.answering(Choice::ForceDelete, name);
    run.run();
    QCOMPARE(toString(run.finished.outcome), u"Succeeded"_s);
    QCOMPARE(run.questions.size(), 1);
    QCOMPARE(toString(run.questions[0].blockers[0].state), u"Stuck"_s);
    QCOMPARE(run.commands(u"delete"_s), QStringList{u"delete "_s + name});
}

void DrainRemediesTest::forceDeleteIsRefused_data()
{
    QTest::addColumn<QString>("why");
    QTest::newRow("another pod of that name") << u"uid"_s;
    QTest::newRow("gone") << u"gone"_s;
    QTest::newRow("not terminating any more") << u"alive"_s;
    QTest::newRow("a finalizer came") << u"finalizer"_s;
    QTest::newRow("kube-system") << u"kube-system"_s;
    QTest::newRow("protected by the profile") << u"rook-ceph"_s;
}

void DrainRemediesTest::forceDeleteIsRefused()
{
    QFETCH(const QString, why);
    const bool isProtected = why == u"kube-system" || why == u"rook-ceph";
    BlockedRun run;
    run.profile.drain.protectedNamespaces = {u"rook-ceph"_s};
    const QString name = run.stickPod(isProtected ? why : u"default"_s).qualifiedName();
    bool offered = false;
    run.onQuestion = [&](const Question &question) {
        offered = offered || question.choices.contains(Choice::ForceDelete);
        kube::Pod &pod = run.world->at(u"node1"_s).pods.first();
        if (run.questions.size() > 1 || isProtected) {
            return Answer(Choice::Stop);
        }
        if (why == u"uid") {
            pod.uid = u"another"_s;
        } else if (why == u"alive") {
            pod.deletionTimestamp = {};
        } else if (why == u"finalizer") {
            pod.finalizers = {u"a/b"_s};
        } else {
            run.world->at(u"node1"_s).pods.clear();
        }
        return Answer(Choice::ForceDelete, name);
    };
    run.run();
    QCOMPARE(offered, !isProtected);
    QVERIFY(run.commands(u"delete"_s).isEmpty());
    QCOMPARE(run.observed(u"the remedy did not work: InvalidInput"_s), !isProtected);
}

void DrainRemediesTest::noRemedyWithoutIntent()
{
    BlockedRun run;
    run.onQuestion = [&](const Question &) {
        run.disk->fullAfter(0);
        return run.questions.size() == 1 ? Answer(Choice::RelaxBudget, webBudget) : Answer(Choice::Stop);
    };
    run.run();
    QVERIFY(run.commands(u"patch"_s).isEmpty());
    QCOMPARE(run.world->borrowable, run.before);
}

void DrainRemediesTest::twoBudgets()
{
    BlockedRun run({{u"minAvailable"_s, 0}});
    run.world->addBudget(u"all"_s, u"web"_s, {{u"minAvailable"_s, 0}});
    run.run();
    QCOMPARE(run.questions.size(), 1);
    const DrainBlocker blocker = run.questions[0].blockers.first();
    QCOMPARE(toString(blocker.state), u"TwoBudgets"_s);
    QCOMPARE(toString(blocker.verdict), u"CannotClear"_s);
    QCOMPARE(blocker.budgets.size(), 2);
    QVERIFY(blocker.remedies.isEmpty());
    QVERIFY(run.questions[0].choices == (QList<Choice>{Choice::Retry, Choice::SkipNode, Choice::Stop}));
}

QTEST_GUILESS_MAIN(DrainRemediesTest)
#include "tst_drain_remedies.moc"
