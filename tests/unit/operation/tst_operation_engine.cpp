// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine_bench.hpp"

#include "operation/operation.hpp"
#include "operation/operation_folder.hpp"
#include "support/code_of.hpp"
#include "support/eventually.hpp"

#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>

using namespace Qt::StringLiterals;
using namespace kubemori;
using namespace kubemori::operation;
using namespace kubemori::test;

class OperationEngineTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void runsStepsInOrder();
    void whatIsDoneAlreadyIsNotRun();
    void retryChecksFirst();
    void retryMayBeginEarlier();
    void skipCleansUpAndGoesOn();
    void stopLeavesTheRestUntouched();
    void verifyDecides_data();
    void verifyDecides();
    void deferredProof();
    void deferredWithoutProofIsUnknown();
    void otherChoicesAreAcceptedAndLateAnswersIgnored();
    void questionsHaveNoDeadline();
    void cancelInEachPart_data();
    void cancelInEachPart();
    void cancelBeforeTheFirstStep();
    void nothingIsChangedOnceStopped();
    void cleanupHasItsOwnTime();
    void noSideEffectWithoutJournal();
    void operationReportsFirstAndLast();
    void operationKeepsFiles();
    void operationCancelsAQuestion();
    void operationAnsweredFromAnotherThread();
    void operationThatCannotBegin_data();
    void operationThatCannotBegin();
    void destroyingCancels();
};

void OperationEngineTest::runsStepsInOrder()
{
    Bench bench;
    bench.step(u"a/two"_s).onRun = [](StepContext &context) -> Result<> {
        context.setFact(u"id"_s, u"new"_s);
        context.observe(u"hm"_s);
        context.observe(u"hm"_s);
        return context.act(u"change"_s, [] { return Result<>{}; });
    };
    bench.run();
    QCOMPARE(bench.log.first(8),
             (QStringList{u"a/one Checking"_s, u"a/one Running"_s, u"a/one Verifying"_s, u"a/one Succeeded"_s,
                          u"a/two Checking"_s, u"a/two Running"_s, u"observed hm"_s, u"a/two Verifying"_s}));
    QCOMPARE(bench.log.size(), 17);
    QCOMPARE(toString(bench.finished.outcome), u"Succeeded"_s);
    QVERIFY(bench.finished.error == Error{});
    QVERIFY(bench.node(0).touched && !bench.node(1).touched);
    QCOMPARE(bench.node(0).bootIdAfter, u"new"_s);
    const auto replayed = readJournal(bench.disk->bytes());
    QVERIFY(replayed.has_value());
    QVERIFY(replayed->states == bench.states);
    QCOMPARE(replayed->facts.value(u"a"_s, u"id"_s), u"new"_s);
    QVERIFY(replayed->finished && replayed->finished->nodes == bench.finished.nodes);
}

void OperationEngineTest::whatIsDoneAlreadyIsNotRun()
{
    Bench bench({u"a"_s});
    for (const QString &id : {u"a/one"_s, u"a/two"_s}) {
        bench.step(id).onCheck = [](StepContext &) { return Check::AlreadyDone; };
    }
    bench.run();
    QCOMPARE(*bench.calls, (QStringList{u"check a/one"_s, u"check a/two"_s}));
    QCOMPARE(toString(bench.finished.outcome), u"AlreadyDone"_s);
    QCOMPARE(toString(bench.node(0).outcome), u"AlreadyDone"_s);
}

void OperationEngineTest::retryChecksFirst()
{
    Bench bench({u"a"_s}, {u"one"_s});
    bench.step(u"a/one"_s).onRun = [first = true](StepContext &) mutable -> Result<> {
        return std::exchange(first, false) ? fail(ErrorCode::TimedOut, u"late"_s) : Result<>{};
    };
    bench.onQuestion = answering(Choice::Retry);
    bench.run();
    QCOMPARE(bench.log, (QStringList{u"a/one Checking"_s, u"a/one Running"_s, u"a/one Failed"_s, u"a/one Asking"_s,
                                     u"asked a/one"_s, u"answered Retry"_s, u"a/one Pending"_s, u"a/one Checking"_s,
                                     u"a/one Running"_s, u"a/one Verifying"_s, u"a/one Succeeded"_s}));
    QCOMPARE(toString(bench.questions.first().error.code), u"TimedOut"_s);
    QCOMPARE(bench.questions.first().error.subject, u"a"_s);
    QCOMPARE(bench.questions.first().id, 1);
    QCOMPARE(toString(bench.finished.outcome), u"Succeeded"_s);
    QVERIFY(bench.finished.error == Error{});
}

void OperationEngineTest::retryMayBeginEarlier()
{
    Bench bench({u"a"_s}, {u"one"_s, u"two"_s, u"three"_s});
    bench.step(u"a/three"_s).onCheck = failingOnce(ErrorCode::TimedOut, Check::NeedsRun);
    bench.step(u"a/three"_s).from = u"a/two"_s;
    bench.onQuestion = answering(Choice::Retry);
    bench.run();
    QCOMPARE(bench.calls->count(u"run a/one"_s), 1);
    QCOMPARE(bench.calls->count(u"run a/two"_s), 2);
    QCOMPARE(bench.calls->count(u"run a/three"_s), 1);
    QVERIFY(bench.log.contains(u"a/two Pending"_s));
    QCOMPARE(toString(bench.finished.outcome), u"Succeeded"_s);
}

void OperationEngineTest::skipCleansUpAndGoesOn()
{
    Bench bench({u"a"_s, u"b"_s}, {u"one"_s, u"two"_s, u"three"_s});
    bench.step(u"a/two"_s).onRun = [](StepContext &) -> Result<> { return fail(ErrorCode::ExitedNonZero); };
    bench.onQuestion = answering(Choice::SkipNode);
    bench.run();
    QCOMPARE(toString(bench.state(u"a/one"_s)), u"Succeeded"_s);
    QCOMPARE(toString(bench.state(u"a/two"_s)), u"Failed"_s);
    QCOMPARE(toString(bench.state(u"a/three"_s)), u"Skipped"_s);
    QCOMPARE(toString(bench.state(u"b/three"_s)), u"Succeeded"_s);
    QVERIFY(bench.calls->indexOf(u"cleanup a/two"_s) < bench.calls->indexOf(u"cleanup a/one"_s));
    QVERIFY(!bench.calls->contains(u"cleanup a/three"_s));
    QCOMPARE(bench.calls->filter(u"cleanup b"_s).size(), 0);
    QCOMPARE(toString(bench.finished.outcome), u"Failed"_s);
    QCOMPARE(toString(bench.node(0).outcome), u"Failed"_s);
    QCOMPARE(toString(bench.node(1).outcome), u"Succeeded"_s);
    QCOMPARE(toString(bench.finished.error.code), u"ExitedNonZero"_s);
    QVERIFY(readJournal(bench.disk->bytes())->states == bench.states);
}

void OperationEngineTest::stopLeavesTheRestUntouched()
{
    Bench bench;
    bench.step(u"a/one"_s).onRun = [](StepContext &) -> Result<> { return fail(ErrorCode::ExitedNonZero); };
    bench.onQuestion = answering(Choice::Stop);
    bench.run();
    QCOMPARE(toString(bench.state(u"a/one"_s)), u"Failed"_s);
    QCOMPARE(toString(bench.state(u"a/two"_s)), u"Cancelled"_s);
    QCOMPARE(toString(bench.state(u"b/one"_s)), u"Pending"_s);
    QCOMPARE(bench.calls->filter(u" b/"_s).size(), 0);
    QCOMPARE(toString(bench.finished.outcome), u"Failed"_s);
    QCOMPARE(bench.finished.nodes.size(), 2);
    QCOMPARE(toString(bench.node(1).outcome), u"Cancelled"_s);
    QVERIFY(!bench.node(1).touched);
}

void OperationEngineTest::verifyDecides_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("outcome");
    QTest::newRow("looked and it is not so") << static_cast<int>(ErrorCode::NotProved) << u"Failed"_s << u"Failed"_s;
    QTest::newRow("could not look") << static_cast<int>(ErrorCode::Unreachable) << u"Unknown"_s << u"Unknown"_s;
    QTest::newRow("looked in vain") << static_cast<int>(ErrorCode::TimedOut) << u"Unknown"_s << u"Unknown"_s;
}

void OperationEngineTest::verifyDecides()
{
    QFETCH(const int, code);
    QFETCH(const QString, state);
    QFETCH(const QString, outcome);
    Bench bench({u"a"_s}, {u"one"_s});
    bench.step(u"a/one"_s).onVerify = [code](StepContext &) -> Result<Proof> {
        return fail(static_cast<ErrorCode>(code));
    };
    bench.onQuestion = answering(Choice::Stop);
    bench.run();
    QCOMPARE(toString(bench.state(u"a/one"_s)), state);
    QCOMPARE(toString(bench.finished.outcome), outcome);
    QCOMPARE(toString(bench.node(0).outcome), outcome);
}

void OperationEngineTest::deferredProof()
{
    Bench bench({u"a"_s}, {u"one"_s, u"two"_s});
    bench.step(u"a/one"_s).onVerify = [](StepContext &) { return Proof::Deferred; };
    bench.step(u"a/two"_s).proved = {u"a/one"_s};
    bench.run();
    QCOMPARE(bench.log,
             (QStringList{u"a/one Checking"_s, u"a/one Running"_s, u"a/one Verifying"_s, u"a/two Checking"_s,
                          u"a/two Running"_s, u"a/two Verifying"_s, u"a/two Succeeded"_s, u"a/one Succeeded"_s}));
    QCOMPARE(toString(bench.finished.outcome), u"Succeeded"_s);
}

void OperationEngineTest::deferredWithoutProofIsUnknown()
{
    Bench bench({u"a"_s}, {u"one"_s, u"two"_s, u"three"_s});
    bench.step(u"a/one"_s).onVerify = [](StepContext &) { return Proof::Deferred; };
    bench.step(u"a/two"_s).proved = {u"a/one"_s};
    bench.step(u"a/two"_s).onRun = [](StepContext &) -> Result<> { return fail(ErrorCode::TimedOut); };
    bench.onQuestion = answering(Choice::Stop);
    bench.run();
    QCOMPARE(toString(bench.state(u"a/one"_s)), u"Unknown"_s);
    QCOMPARE(toString(bench.errors[u"a/one"_s].code), u"NotProved"_s); // and no fault of this program
    QCOMPARE(bench.errors[u"a/one"_s].subject, u"a"_s);
    QCOMPARE(toString(bench.state(u"a/two"_s)), u"Failed"_s);
    QCOMPARE(toString(bench.state(u"a/three"_s)), u"Cancelled"_s);
}

void OperationEngineTest::otherChoicesAreAcceptedAndLateAnswersIgnored()
{
    Bench bench({u"a"_s}, {u"one"_s});
    ScriptedStep &step = bench.step(u"a/one"_s);
    step.choices = {Choice::DeleteEmptyDirData, Choice::Stop};
    step.onRun = [first = true](StepContext &) mutable -> Result<> {
        return std::exchange(first, false) ? fail(ErrorCode::EmptyDirData) : Result<>{};
    };
    bench.onQuestion = [](AnswerBox &box, const Question &question) {
        box.answer(question.id + 1, Choice::Stop);
        box.answer(question.id, Choice::SkipNode); // was not offered
        box.answer(question.id, Choice::DeleteEmptyDirData);
        box.answer(question.id, Choice::Stop); // too late
    };
    bench.run();
    QCOMPARE(bench.calls->count(u"accept DeleteEmptyDirData a/one"_s), 1);
    QCOMPARE(bench.calls->count(u"run a/one"_s), 2);
    QCOMPARE(toString(bench.finished.outcome), u"Succeeded"_s);
}

void OperationEngineTest::questionsHaveNoDeadline()
{
    Bench bench({u"a"_s}, {u"one"_s});
    QList<Milliseconds> left;
    bench.step(u"a/one"_s).onRun = [&](StepContext &context) -> Result<> {
        left.append(context.timeLeft());
        if (left.size() > 1) {
            return {};
        }
        (void)context.wait(Milliseconds{9000});
        return fail(ErrorCode::TimedOut);
    };
    bench.onQuestion = [&](AnswerBox &box, const Question &question) {
        bench.clock.advance(std::chrono::hours{60});
        box.answer(question.id, Choice::Retry);
    };
    bench.run();
    QCOMPARE(left, (QList<Milliseconds>{Milliseconds{10000}, Milliseconds{10000}}));
    QCOMPARE(toString(bench.finished.outcome), u"Succeeded"_s);
}

void OperationEngineTest::cancelInEachPart_data()
{
    QTest::addColumn<QString>("part");
    QTest::addColumn<QString>("error");
    for (const char *part : {"check", "run", "verify"}) {
        for (const char *error : {"Cancelled", "Disconnected"}) {
            QTest::addRow("%s that ends with %s", part, error)
                << QString::fromLatin1(part) << QString::fromLatin1(error);
        }
    }
    QTest::newRow("question") << u"question"_s << u"TimedOut"_s;
}

void OperationEngineTest::cancelInEachPart()
{
    QFETCH(const QString, part);
    QFETCH(const QString, error);
    Bench bench;
    ScriptedStep &step = bench.step(u"a/two"_s);
    const ErrorCode code = error == u"Cancelled" ? ErrorCode::Cancelled : ErrorCode::Disconnected;
    const auto stopHere = [&bench, code](StepContext &) {
        bench.stop.request_stop();
        return fail(code);
    };
    if (part == u"check") {
        step.onCheck = [=](StepContext &context) -> Result<Check> { return stopHere(context); };
    } else if (part == u"run") {
        step.onRun = [=](StepContext &context) -> Result<> { return stopHere(context); };
    } else if (part == u"verify") {
        step.onVerify = [=](StepContext &context) -> Result<Proof> { return stopHere(context); };
    } else {
        step.onRun = [](StepContext &) -> Result<> { return fail(ErrorCode::TimedOut); };
        bench.onQuestion = [&bench](AnswerBox &, const Question &) { bench.stop.request_stop(); };
    }
    bool cleanupStopped = true;
    bench.step(u"a/one"_s).onCleanup = [&](StepContext &context) { cleanupStopped = context.stop().stop_requested(); };
    bench.run();
    QCOMPARE(toString(bench.state(u"a/one"_s)), u"Succeeded"_s);
    QCOMPARE(toString(bench.state(u"a/two"_s)), u"Cancelled"_s);
    QCOMPARE(toString(bench.state(u"b/one"_s)), u"Pending"_s);
    QVERIFY(!cleanupStopped);
    QCOMPARE(toString(bench.finished.outcome), u"Cancelled"_s);
    QCOMPARE(toString(bench.finished.error.code), u"Cancelled"_s);
    QCOMPARE(toString(bench.node(0).outcome), u"Cancelled"_s);
    QCOMPARE(toString(bench.node(1).outcome), u"Cancelled"_s);
    QCOMPARE(bench.calls->filter(u" b/"_s).size(), 0);
    QCOMPARE(toString(readJournal(bench.disk->bytes())->states.value(u"a/two"_s)), u"Cancelled"_s);
}

void OperationEngineTest::cancelBeforeTheFirstStep()
{
    Bench bench;
    bench.stop.request_stop();
    bench.run();
    QVERIFY(bench.calls->isEmpty());
    QCOMPARE(toString(bench.finished.outcome), u"Cancelled"_s);
    QCOMPARE(bench.finished.nodes.size(), 2);
}

void OperationEngineTest::nothingIsChangedOnceStopped()
{
    Bench bench({u"a"_s}, {u"one"_s});
    bool changed = false;
    QString code;
    bench.step(u"a/one"_s).onRun = [&](StepContext &context) -> Result<> {
        bench.stop.request_stop();
        const Result<> acted = context.act(u"change"_s, [&] {
            changed = true;
            return Result<>{};
        });
        code = codeOf(acted);
        return acted;
    };
    bench.run();
    QVERIFY(!changed);
    QCOMPARE(code, u"Cancelled"_s);
    QVERIFY(!bench.node(0).touched);
    QVERIFY(!bench.disk->bytes().contains("intent"));
}

void OperationEngineTest::cleanupHasItsOwnTime()
{
    Bench bench({u"a"_s}, {u"one"_s, u"two"_s});
    Milliseconds second{0};
    Milliseconds first{0};
    bench.step(u"a/two"_s).onRun = [](StepContext &context) -> Result<> {
        (void)context.wait(std::chrono::hours{1});
        return fail(ErrorCode::TimedOut);
    };
    bench.step(u"a/two"_s).onCleanup = [&](StepContext &context) {
        second = context.timeLeft();
        (void)context.wait(std::chrono::seconds{30});
    };
    bench.step(u"a/one"_s).onCleanup = [&](StepContext &context) { first = context.timeLeft(); };
    bench.onQuestion = answering(Choice::Stop);
    bench.run();
    QCOMPARE(second, Milliseconds{120000});
    QCOMPARE(first, Milliseconds{90000});
    QCOMPARE(bench.node(0).duration, Milliseconds{10000 + 30000});
}

void OperationEngineTest::noSideEffectWithoutJournal()
{
    Bench bench({u"a"_s, u"b"_s}, {u"one"_s});
    int changes = 0;
    for (const QString &id : {u"a/one"_s, u"b/one"_s}) {
        bench.step(id).onRun = [&](StepContext &context) {
            return context.act(u"change"_s, [&] {
                ++changes;
                return Result<>{};
            });
        };
    }
    bench.disk->fullAfter(3);
    QStringList asked;
    bench.onQuestion = [&](AnswerBox &box, const Question &question) {
        asked.append(toString(question.error.code));
        if (asked.size() == 2) {
            QCOMPARE(changes, 0);
            bench.disk->free();
        }
        box.answer(question.id, Choice::Retry);
    };
    bench.run();
    QCOMPARE(asked, (QStringList{u"Io"_s, u"Io"_s}));
    QCOMPARE(changes, 2);
    QCOMPARE(toString(bench.finished.outcome), u"Succeeded"_s);
    const auto replayed = readJournal(bench.disk->bytes());
    QCOMPARE(codeOf(replayed), u"no error"_s);
    QVERIFY(replayed->states == bench.states);
}

namespace {

/// Collects an operation's events from its thread.
class Collector
{
public:
    EventSink sink()
    {
        return [this](const Event &event) {
            {
                const std::scoped_lock lock(m_mutex);
                m_events.append(event);
            }
            if (const auto *asked = std::get_if<Asked>(&event)) {
                m_question = asked->question.id;
            }
        };
    }
    [[nodiscard]] QList<Event> events() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_events;
    }
    [[nodiscard]] Finished finished() const { return std::get<Finished>(events().constLast()); }
    [[nodiscard]] int question() const { return m_question; }

private:
    mutable std::mutex m_mutex;
    QList<Event> m_events;
    std::atomic<int> m_question{0};
};

struct Stage
{
    QTemporaryDir temp;
    FakeClock clock;
    Redactor redactor;
    Collector collector;

    std::unique_ptr<Operation> make(Bench &bench,
                                    decltype(OperationEnvironment::openJournal) open = DurableFile::create)
    {
        OperationEnvironment environment;
        environment.clock = &clock;
        environment.redactor = &redactor;
        environment.root = temp.path();
        environment.openJournal = std::move(open);
        return std::make_unique<Operation>(bench.takeRecipe(), std::move(environment), collector.sink());
    }
};

} // namespace

void OperationEngineTest::operationReportsFirstAndLast()
{
    Bench bench;
    Stage stage;
    const auto operation = stage.make(bench);
    operation->wait();
    const QList<Event> events = stage.collector.events();
    QVERIFY(std::holds_alternative<Started>(events.constFirst()));
    QCOMPARE(std::get<Started>(events.constFirst()).plan.nodes, (QStringList{u"a"_s, u"b"_s}));
    QCOMPARE(toString(stage.collector.finished().outcome), u"Succeeded"_s);
    QCOMPARE(std::ranges::count_if(events, [](const Event &event) { return std::holds_alternative<Finished>(event); }),
             1);
}

void OperationEngineTest::operationKeepsFiles()
{
    Bench bench;
    Stage stage;
    const auto operation = stage.make(bench);
    operation->wait();
    const QString folder = stage.temp.filePath(u"op"_s);
    const auto contents = readJournalIn(folder);
    QCOMPARE(codeOf(contents), u"no error"_s);
    QVERIFY(contents->finished.has_value());
    QVERIFY(QFileInfo(folder + u"/plan.json"_s).size() > 0);
    QVERIFY(QFileInfo::exists(folder + u"/commands.log"_s));
    QVERIFY(!QFileInfo::exists(folder + u"/lock"_s));
}

void OperationEngineTest::operationCancelsAQuestion()
{
    Bench bench({u"a"_s});
    bench.step(u"a/two"_s).onRun = [](StepContext &) -> Result<> { return fail(ErrorCode::TimedOut); };
    Stage stage;
    const auto operation = stage.make(bench);
    QVERIFY(eventually([&] { return stage.collector.question() == 1; }));
    operation->cancel();
    operation->wait();
    QCOMPARE(toString(stage.collector.finished().outcome), u"Cancelled"_s);
    QCOMPARE(bench.calls->count(u"cleanup a/one"_s), 1);
}

void OperationEngineTest::operationAnsweredFromAnotherThread()
{
    Bench bench({u"a"_s});
    bench.step(u"a/two"_s).onCheck = failingOnce(ErrorCode::TimedOut, Check::AlreadyDone);
    Stage stage;
    const auto operation = stage.make(bench);
    QVERIFY(eventually([&] { return stage.collector.question() == 1; }));
    operation->answer(7, Choice::Stop);
    operation->answer(1, Choice::Retry);
    operation->wait();
    QCOMPARE(toString(stage.collector.finished().outcome), u"Succeeded"_s);
}

void OperationEngineTest::operationThatCannotBegin_data()
{
    QTest::addColumn<bool>("folderExists");
    QTest::addColumn<QString>("code");
    QTest::newRow("the folder is there") << true << u"AlreadyExists"_s;
    QTest::newRow("the disk is full") << false << u"Io"_s;
}

void OperationEngineTest::operationThatCannotBegin()
{
    QFETCH(const bool, folderExists);
    QFETCH(const QString, code);
    Bench bench;
    Stage stage;
    if (folderExists) {
        QVERIFY(QDir(stage.temp.path()).mkdir(u"op"_s));
    }
    bench.disk->fullAfter(0);
    const auto operation = stage.make(bench, [&](const QString &) -> Result<std::unique_ptr<AppendFile>> {
        return std::make_unique<MemoryFile>(bench.disk);
    });
    operation->wait();
    QVERIFY(bench.calls->isEmpty());
    QVERIFY(std::holds_alternative<Started>(stage.collector.events().constFirst()));
    QCOMPARE(toString(stage.collector.finished().outcome), u"Failed"_s);
    QCOMPARE(toString(stage.collector.finished().error.code), code);
    QCOMPARE(stage.collector.finished().nodes.size(), 2);
    // It did nothing, so nobody is to wonder what it did. What was there before is not ours to remove.
    QCOMPARE(QFileInfo::exists(stage.temp.filePath(u"op"_s)), folderExists);
}

void OperationEngineTest::destroyingCancels()
{
    Bench bench({u"a"_s}, {u"one"_s});
    bench.step(u"a/one"_s).onRun = [](StepContext &) -> Result<> { return fail(ErrorCode::TimedOut); };
    Stage stage;
    auto operation = stage.make(bench);
    operation.reset();
    QCOMPARE(toString(stage.collector.finished().outcome), u"Cancelled"_s);
}

QTEST_GUILESS_MAIN(OperationEngineTest)
#include "tst_operation_engine.moc"
