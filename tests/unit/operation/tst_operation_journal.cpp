// SPDX-License-Identifier: GPL-3.0-or-later
#include "memory_file.hpp"

#include "operation/journal.hpp"
#include "operation/journal_reader.hpp"
#include "operation/json.hpp"
#include "operation/logged_runner.hpp"
#include "operation/names.hpp"
#include "operation/operation_folder.hpp"
#include "operation/recorder.hpp"
#include "support/code_of.hpp"
#include "support/fake_clock.hpp"
#include "support/scripted_runner.hpp"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

#include <array>
#include <csignal>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace kubemori;
using namespace kubemori::operation;
using namespace kubemori::test;

namespace {

Plan samplePlan()
{
    Plan plan{.operation = u"20260301-213000-reboot-lab"_s,
              .kind = u"rolling-reboot"_s,
              .cluster = u"lab"_s,
              .nodes = {u"node1"_s, u"node2"_s},
              .steps = {},
              .warnings = {{.kind = PlanWarning::Kind::AlreadyCordoned, .node = u"node2"_s}}};
    for (const QString &node : std::as_const(plan.nodes)) {
        for (const StepKind kind : {StepKind::Cordon, StepKind::WaitUp}) {
            plan.steps.append({.id = node + u'/' + toString(kind),
                               .node = node,
                               .kind = kind,
                               .command = u"kubectl cordon "_s + node,
                               .location = u"ops@10.0.0.11"_s,
                               .timeout = Milliseconds{60000}});
        }
    }
    return plan;
}

/// A journal in memory with everything that writes to it.
struct Desk
{
    FakeClock clock;
    Redactor redactor;
    std::shared_ptr<MemoryDisk> disk = std::make_shared<MemoryDisk>();
    Plan plan = samplePlan();
    std::unique_ptr<Journal> journal;
    QList<Event> events;

    Desk()
    {
        journal = std::move(Journal::begin(std::make_unique<MemoryFile>(disk), plan, {}, clock, redactor).value());
    }

    Recorder recorder()
    {
        return {*journal, [this](const Event &event) { events.append(event); }, clock, {}};
    }
};

Finished sampleResult()
{
    return {.operation = samplePlan().operation,
            .outcome = Outcome::Failed,
            .nodes = {{.node = u"node1"_s,
                       .outcome = Outcome::Succeeded,
                       .touched = true,
                       .leftCordoned = false,
                       .bootIdBefore = u"a"_s,
                       .bootIdAfter = u"b"_s,
                       .duration = Milliseconds{12345}},
                      {.node = u"node2"_s,
                       .outcome = Outcome::Failed,
                       .touched = true,
                       .leftCordoned = true,
                       .bootIdBefore = {},
                       .bootIdAfter = {},
                       .duration = Milliseconds{0}}},
            .at = QDateTime(QDate(2026, 3, 1), QTime(22, 0, 0, 7), QTimeZone::utc()),
            .error = {.code = ErrorCode::TimedOut, .detail = u"d"_s, .subject = u"node2"_s, .context = {u"c"_s}}};
}

/// A whole operation's records.
QByteArray wholeJournal()
{
    Desk desk;
    Recorder recorder = desk.recorder();
    const PlanStep cordon = desk.plan.steps.at(0);
    recorder.stepChanged(cordon.id, StepState::Checking);
    recorder.setFact(u"node1"_s, u"schedulableBefore"_s, u"true"_s);
    recorder.stepChanged(cordon.id, StepState::Running);
    (void)recorder.intent(cordon, u"kubectl cordon node1"_s);
    recorder.result(cordon, u"kubectl cordon node1"_s, nullptr);
    recorder.stepChanged(cordon.id, StepState::Verifying);
    recorder.observed(cordon, u"seen"_s);
    recorder.stepChanged(cordon.id, StepState::Succeeded);
    recorder.finished(sampleResult());
    return desk.disk->bytes();
}

LockOwner owner(const QString &operation)
{
    return {.user = u"ops"_s,
            .host = u"desk"_s,
            .process = 4711,
            .operation = operation,
            .since = QDateTime::fromString(u"2026-03-01T21:30:00Z"_s, Qt::ISODate)};
}

} // namespace

class OperationJournalTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesAreStable();
    void valuesSurviveJson();
    void resultHasTheShapeOfTheCommandLine();
    void firstRecordHoldsPlanAndHash();
    void replayGivesStatesFactsAndResult();
    void interruptedSteps_data();
    void interruptedSteps();
    void everyTornEndIsRead();
    void damageIsRefused_data();
    void damageIsRefused();
    void fullDiskWithdrawsIntentAndKeepsTheRest();
    void secretsStayOut();
    void filesArePrivate();
    void aFullDiskLeavesWholeLines();
    void foldersAreNotShared();
    void oneOperationForACluster();
    void lockOfADeadProcess();
    void reopenedFileGoesOnBehindWholeLines();
    void loggedRunnerTellsInOrderAndRedacts();
    void loggedRunnerTellsErrors();
};

void OperationJournalTest::namesAreStable()
{
    QCOMPARE(toString(StepKind::WaitDown), u"wait-down"_s);
    QCOMPARE(toString(Outcome::AlreadyDone), u"AlreadyDone"_s);
    QCOMPARE(toString(StepState::Interrupted), u"Interrupted"_s);
    QCOMPARE(toString(Choice::DeleteEmptyDirData), u"DeleteEmptyDirData"_s);
    QCOMPARE(toString(Question::Kind::EmptyDirData), u"EmptyDirData"_s);
    QCOMPARE(toString(Choice::Accept), u"Accept"_s);
    QCOMPARE(toString(Question::Kind::Gates), u"Gates"_s);
    QCOMPARE(toString(GateVerdict::Block), u"Block"_s);
    for (int kind = 0; kind <= static_cast<int>(StepKind::Settle); ++kind) {
        const auto value = static_cast<StepKind>(kind);
        QVERIFY(!toString(value).isEmpty());
        QVERIFY(fromName<StepKind>(toString(value)) == value);
    }
    for (int state = 0; state <= static_cast<int>(StepState::Unknown); ++state) {
        const auto value = static_cast<StepState>(state);
        QVERIFY(fromName<StepState>(toString(value)) == value);
    }
    QVERIFY(!fromName<StepState>(u"running"_s));
    QVERIFY(isFinal(StepState::Skipped) && !isFinal(StepState::Asking) && !isFinal(StepState::Pending));
}

void OperationJournalTest::valuesSurviveJson()
{
    QVERIFY(planFromJson(toJson(samplePlan())) == samplePlan());
    const auto finished = finishedFromJson(toJson(sampleResult()));
    QVERIFY(finished.has_value());
    QCOMPARE(toString(finished->outcome), toString(sampleResult().outcome));
    QVERIFY(finished->nodes == sampleResult().nodes);
    QCOMPARE(finished->at, sampleResult().at);
    QVERIFY(finished->error == sampleResult().error);
    QVERIFY(toJson(Error{}).isEmpty());
    QCOMPARE(codeOf(planFromJson({})), u"InvalidData"_s);
    QJsonObject bad = toJson(samplePlan());
    bad[u"steps"_s] = QJsonArray{QJsonObject{{u"id"_s, u"x"_s}, {u"node"_s, u"n"_s}, {u"kind"_s, u"explode"_s}}};
    QCOMPARE(codeOf(planFromJson(bad)), u"InvalidData"_s);
}

void OperationJournalTest::resultHasTheShapeOfTheCommandLine()
{
    const QJsonObject json = toJson(sampleResult());
    QCOMPARE(json[u"operation"].toString(), u"20260301-213000-reboot-lab"_s);
    QCOMPARE(json[u"outcome"].toString(), u"Failed"_s);
    const QJsonObject node = json[u"nodes"][0].toObject();
    QCOMPARE(node[u"name"].toString(), u"node1"_s);
    QCOMPARE(node[u"bootIdBefore"].toString(), u"a"_s);
    QCOMPARE(node[u"seconds"].toDouble(), 12.345);
    const QJsonObject step = toJson(samplePlan())[u"steps"][1].toObject();
    QCOMPARE(step[u"kind"].toString(), u"wait-up"_s);
    QCOMPARE(step[u"id"].toString(), u"node1/wait-up"_s);
}

void OperationJournalTest::firstRecordHoldsPlanAndHash()
{
    const Desk desk;
    const QJsonObject first = QJsonDocument::fromJson(desk.disk->bytes().split('\n').first()).object();
    QCOMPARE(first[u"seq"].toInt(-1), 0);
    QCOMPARE(first[u"event"].toString(), u"begin"_s);
    QCOMPARE(first[u"schema"].toInt(), 1);
    QCOMPARE(first[u"time"].toString(), u"2026-03-01T21:30:00.000Z"_s);
    QVERIFY(planFromJson(first[u"plan"].toObject()) == samplePlan());
    QCOMPARE(first[u"planHash"].toString().size(), 64);
}

void OperationJournalTest::replayGivesStatesFactsAndResult()
{
    const auto contents = readJournal(wholeJournal());
    QCOMPARE(codeOf(contents), u"no error"_s);
    QVERIFY(contents->plan == samplePlan());
    QCOMPARE(toString(contents->states.value(u"node1/cordon"_s)), u"Succeeded"_s);
    QCOMPARE(toString(contents->states.value(u"node2/wait-up"_s)), u"Pending"_s);
    QCOMPARE(contents->facts.value(u"node1"_s, u"schedulableBefore"_s), u"true"_s);
    QCOMPARE(contents->touchedNodes, QSet<QString>{u"node1"_s});
    QVERIFY(contents->finished.has_value());
    QVERIFY(contents->finished->nodes == sampleResult().nodes);
    QVERIFY(!contents->torn);
}

void OperationJournalTest::interruptedSteps_data()
{
    QTest::addColumn<int>("last");
    QTest::addColumn<bool>("openIntent");
    QTest::addColumn<int>("expected");
    const auto row = [](const char *name, StepState last, bool open, StepState expected) {
        QTest::newRow(name) << static_cast<int>(last) << open << static_cast<int>(expected);
    };
    row("looking changes nothing", StepState::Checking, false, StepState::Pending);
    row("a wait was under way", StepState::Running, false, StepState::Interrupted);
    row("a change was under way", StepState::Running, true, StepState::Interrupted);
    row("a change without result in a step that ended", StepState::Cancelled, true, StepState::Interrupted);
    row("not proved yet", StepState::Verifying, false, StepState::Interrupted);
    row("a question was open", StepState::Asking, false, StepState::Interrupted);
    row("ended", StepState::Succeeded, false, StepState::Succeeded);
}

void OperationJournalTest::interruptedSteps()
{
    QFETCH(const int, last);
    QFETCH(const bool, openIntent);
    QFETCH(const int, expected);
    Desk desk;
    Recorder recorder = desk.recorder();
    const PlanStep step = desk.plan.steps.at(0);
    if (openIntent) {
        QVERIFY(recorder.intent(step, u"kubectl cordon"_s).has_value());
    }
    recorder.stepChanged(step.id, static_cast<StepState>(last));
    const auto contents = readJournal(desk.disk->bytes());
    QVERIFY(contents.has_value());
    QCOMPARE(static_cast<int>(contents->states.value(step.id)), expected);
    QVERIFY(!contents->finished);
}

void OperationJournalTest::everyTornEndIsRead()
{
    const QByteArray whole = wholeJournal();
    const qsizetype firstLine = whole.indexOf('\n') + 1;
    for (qsizetype length = 0; length < firstLine; ++length) {
        QCOMPARE(codeOf(readJournal(whole.first(length))), u"InvalidData"_s);
    }
    for (qsizetype length = firstLine; length <= whole.size(); ++length) {
        const QByteArray part = whole.first(length);
        const auto contents = readJournal(part);
        QCOMPARE(codeOf(contents), u"no error"_s);
        QCOMPARE(contents->torn, !part.endsWith('\n'));
        QCOMPARE(contents->finished.has_value(), length == whole.size());
    }
    // A file system may leave the last block as zeros, with a line feed behind or without.
    QVERIFY(readJournal(whole + QByteArray(100, '\0'))->torn);
    QVERIFY(readJournal(whole + QByteArray(100, '\0') + '\n')->torn);
}

void OperationJournalTest::damageIsRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray whole = wholeJournal();
    QList<QByteArray> lines = whole.split('\n');
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("a line is garbage") << QByteArray(whole).replace(lines.at(2), "garbage");
    const QByteArray line = QByteArray(lines.at(2)).append('\n');
    QTest::newRow("a line is missing") << QByteArray(whole).replace(line, "");
    QTest::newRow("a line is there twice") << QByteArray(whole).replace(line, QByteArray(line).append(line));
    QTest::newRow("the plan was edited") << QByteArray(whole).replace("kubectl cordon node1\",\"id",
                                                                      "kubectl cordon nodeX\",\"id");
    QTest::newRow("a later schema") << QByteArray(whole).replace("\"schema\":1", "\"schema\":2");
    QTest::newRow("a step that is not in the plan") << QByteArray(whole).replace(
        "\"state\":\"Running\",\"step\":\"node1/cordon\"", "\"state\":\"Running\",\"step\":\"node9/cordon\"");
}

void OperationJournalTest::damageIsRefused()
{
    QFETCH(const QByteArray, bytes);
    QVERIFY(bytes != wholeJournal());
    QCOMPARE(codeOf(readJournal(bytes)), u"InvalidData"_s);
}

void OperationJournalTest::fullDiskWithdrawsIntentAndKeepsTheRest()
{
    Desk desk;
    Recorder recorder = desk.recorder();
    const PlanStep step = desk.plan.steps.at(0);
    desk.disk->fullAfter(1);
    recorder.stepChanged(step.id, StepState::Checking);
    recorder.stepChanged(step.id, StepState::Running);
    QCOMPARE(codeOf(recorder.intent(step, u"never done"_s)), u"Io"_s);
    QVERIFY(!recorder.isTouched(u"node1"_s));
    recorder.stepChanged(step.id, StepState::Failed,
                         {.code = ErrorCode::Io, .detail = {}, .subject = {}, .context = {}});
    QCOMPARE(toString(readJournal(desk.disk->bytes())->states.value(step.id)), u"Pending"_s);
    desk.disk->free();
    QVERIFY(recorder.intent(step, u"done"_s).has_value());
    recorder.result(step, u"done"_s, nullptr);
    const auto contents = readJournal(desk.disk->bytes());
    QCOMPARE(codeOf(contents), u"no error"_s);
    QCOMPARE(toString(contents->states.value(step.id)), u"Failed"_s);
    QVERIFY(!desk.disk->bytes().contains("never done"));
    QVERIFY(desk.disk->bytes().contains("\"done\""));
}

void OperationJournalTest::secretsStayOut()
{
    Desk desk;
    desk.redactor.add(Secret(QByteArray("hunter2\"quoted")));
    Recorder recorder = desk.recorder();
    recorder.observed(desk.plan.steps.at(0), u"said hunter2\"quoted aloud"_s);
    recorder.stepChanged(
        u"node1/cordon"_s, StepState::Failed,
        {.code = ErrorCode::Io, .detail = u"x hunter2\"quoted"_s, .subject = {}, .context = {u"hunter2\"quoted"_s}});
    QVERIFY(!desk.disk->bytes().contains("hunter2"));
    QVERIFY(desk.disk->bytes().contains("aloud"));
}

void OperationJournalTest::filesArePrivate()
{
    const QTemporaryDir temp;
    const QString root = temp.path() + u"/state/kubemori/operations"_s;
    const auto folder = OperationFolder::create(root, u"lab"_s, owner(u"op-1"_s));
    QCOMPARE(codeOf(folder), u"no error"_s);
    auto file = DurableFile::create((*folder)->journalPath());
    QVERIFY(file.has_value() && (*file)->append("x\n").has_value());
    const FakeClock clock;
    QVERIFY(Transcript::create((*folder)->transcriptPath(), clock).has_value());
    constexpr auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ExeGroup |
                            QFileDevice::ReadOther | QFileDevice::WriteOther | QFileDevice::ExeOther;
    for (const QString &path : QStringList{QString(temp.path() + u"/state"_s), root, (*folder)->path(),
                                           (*folder)->journalPath(), (*folder)->transcriptPath()}) {
        QVERIFY2(!(QFileInfo(path).permissions() & others), qPrintable(path));
    }
    QCOMPARE(codeOf(DurableFile::create((*folder)->journalPath())), u"AlreadyExists"_s);
}

void OperationJournalTest::aFullDiskLeavesWholeLines()
{
    const QTemporaryDir temp;
    const QString path = temp.filePath(u"journal.jsonl"_s);
    auto file = DurableFile::create(path);
    QVERIFY(file.has_value());
    // A file size limit breaks a write off in its middle, as a full disk does.
    rlimit before{};
    getrlimit(RLIMIT_FSIZE, &before);
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    rlimit small = before;
    small.rlim_cur = 100;
    setrlimit(RLIMIT_FSIZE, &small);
    const auto first = (*file)->append(QByteArray(59, 'a') + '\n');
    const auto second = (*file)->append(QByteArray(59, 'b') + '\n');
    const qint64 sizeAfterFailure = QFileInfo(path).size();
    setrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, handler);
    const auto third = (*file)->append("c\n");
    QCOMPARE(codeOf(first), u"no error"_s);
    QCOMPARE(codeOf(second), u"Io"_s);
    QCOMPARE(sizeAfterFailure, 60);
    QCOMPARE(codeOf(third), u"no error"_s);
    QFile reading(path);
    QVERIFY(reading.open(QIODevice::ReadOnly));
    QCOMPARE(reading.readAll(), QByteArray(59, 'a') + "\nc\n");
}

void OperationJournalTest::foldersAreNotShared()
{
    const QTemporaryDir temp;
    {
        const auto first = OperationFolder::create(temp.path(), u"lab"_s, owner(u"op-1"_s));
        QVERIFY(first.has_value());
        QCOMPARE(codeOf(OperationFolder::create(temp.path(), u"other"_s, owner(u"op-1"_s))), u"AlreadyExists"_s);
        QCOMPARE(codeOf(OperationFolder::open(temp.path(), u"other"_s, owner(u"op-1"_s))), u"Locked"_s);
        QVERIFY(OperationFolder::ownerOf((*first)->path()) == owner(u"op-1"_s));
    }
    for (const QString &id : {u""_s, u".."_s, u"a/b"_s, u".hidden"_s, u"-x"_s}) {
        QCOMPARE(codeOf(OperationFolder::create(temp.path(), u"lab"_s, owner(id))), u"InvalidInput"_s);
        QCOMPARE(codeOf(OperationFolder::open(temp.path(), u"lab"_s, owner(id))), u"InvalidInput"_s);
    }
    QVERIFY(!OperationFolder::ownerOf(temp.filePath(u"op-1"_s)));
    QVERIFY(OperationFolder::open(temp.path(), u"lab"_s, owner(u"op-1"_s)).has_value());
    QCOMPARE(codeOf(OperationFolder::open(temp.path(), u"lab"_s, owner(u"op-2"_s))), u"NotFound"_s);
    qputenv("XDG_STATE_HOME", temp.path().toUtf8());
    QCOMPARE(defaultOperationsRoot(), temp.path() + u"/kubemori/operations"_s);
    qunsetenv("XDG_STATE_HOME");
    QCOMPARE(codeOf(readJournalIn(temp.path())), u"NotFound"_s);
}

void OperationJournalTest::oneOperationForACluster()
{
    const QTemporaryDir temp;
    auto first = OperationFolder::create(temp.path(), u"a/b c"_s, owner(u"op-1"_s));
    QVERIFY(first.has_value());
    const auto second = OperationFolder::create(temp.path(), u"a/b c"_s, owner(u"op-2"_s));
    QCOMPARE(codeOf(second), u"Locked"_s);
    QVERIFY2(second.error().detail.contains(u"ops@desk, process 4711, operation op-1, since 2026-03-01T21:30:00Z"_s),
             qPrintable(second.error().detail));
    QVERIFY(!QFileInfo::exists(temp.filePath(u"op-2"_s)));
    // Of the same second, thus of the same name: refused for the owner too, who is what one has to know.
    const auto same = OperationFolder::create(temp.path(), u"a/b c"_s, owner(u"op-1"_s));
    QCOMPARE(codeOf(same), u"Locked"_s);
    QVERIFY2(same.error().detail.contains(u"process 4711"_s), qPrintable(same.error().detail));
    QVERIFY(OperationFolder::create(temp.path(), u"another"_s, owner(u"op-3"_s)).has_value());
    first->reset();
    QVERIFY(OperationFolder::create(temp.path(), u"a/b c"_s, owner(u"op-2"_s)).has_value());
    // Nothing but the operations is left.
    QCOMPARE(QDir(temp.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
             (QStringList{u"op-1"_s, u"op-2"_s, u"op-3"_s}));
}

void OperationJournalTest::lockOfADeadProcess()
{
    const QTemporaryDir temp;
    const QString path = temp.filePath(u"lock"_s);
    std::array<int, 2> ready{};
    QCOMPARE(::pipe(ready.data()), 0);
    const pid_t child = ::fork();
    if (child == 0) {
        const auto held = FileLock::take(path, owner(u"op-1"_s));
        (void)!::write(ready[1], held ? "y" : "n", 1);
        ::pause();
    }
    char answer = 0;
    QCOMPARE(::read(ready[0], &answer, 1), 1);
    QCOMPARE(answer, 'y');
    QVERIFY(FileLock::ownerOf(path) == owner(u"op-1"_s));
    QCOMPARE(codeOf(FileLock::take(path, owner(u"op-2"_s))), u"Locked"_s);
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    ::close(ready[0]);
    ::close(ready[1]);
    QVERIFY(QFileInfo::exists(path));
    QVERIFY(!FileLock::ownerOf(path));
    QVERIFY(FileLock::take(path, owner(u"op-2"_s)).has_value());
    QVERIFY(!QFileInfo::exists(path));
}

void OperationJournalTest::reopenedFileGoesOnBehindWholeLines()
{
    const QTemporaryDir temp;
    const QString path = temp.filePath(u"journal.jsonl"_s);
    QVERIFY((*DurableFile::create(path))->append("one\ntw").has_value());
    auto file = DurableFile::reopen(path, 4);
    QVERIFY(file.has_value() && (*file)->append("two\n").has_value());
    QFile reading(path);
    QVERIFY(reading.open(QIODevice::ReadOnly));
    QCOMPARE(reading.readAll(), "one\ntwo\n"_ba);
    QCOMPARE(codeOf(DurableFile::reopen(path, 100)), u"Io"_s);
    QCOMPARE(codeOf(DurableFile::reopen(temp.filePath(u"none"_s), 0)), u"Io"_s);
}

void OperationJournalTest::loggedRunnerTellsInOrderAndRedacts()
{
    const QTemporaryDir temp;
    FakeClock clock;
    Redactor redactor;
    redactor.add(Secret(QByteArray("hunter2")));
    QStringList told;
    const auto log = std::make_shared<CommandLog>();
    const auto transcript = Transcript::create(temp.filePath(u"commands.log"_s), clock);
    log->connect(
        [&](const Event &event) {
            if (const auto *started = std::get_if<CommandStarted>(&event)) {
                told.append(u"started %1 %2 %3"_s.arg(started->step, started->location, started->command));
            } else if (const auto *output = std::get_if<CommandOutput>(&event)) {
                told.append((output->error ? u"err "_s : u"out "_s) + QString::fromUtf8(output->line));
            } else if (const auto *finished = std::get_if<CommandFinished>(&event)) {
                told.append(u"finished %1 %2"_s.arg(finished->code).arg(finished->error.has_value()));
            }
        },
        transcript->get(), redactor, clock);
    log->setStep(u"node1/drain"_s);
    const auto inner = std::make_shared<ScriptedRunner>(u"ops@10.0.0.11"_s);
    // ScriptedRunner gives the output in one piece; the secret on two lines' border is the splitter's own test.
    inner->on(u"kubectl"_s, {.output = "one hunter2\ntwo",
                             .errors = "warn\n",
                             .exit = {.code = 3, .signal = 0, .duration = {}},
                             .error = {}});
    LoggedRunner runner(inner, log);
    command::Command command;
    command.argv = {u"kubectl"_s, u"--token=hunter2"_s};
    QByteArray passedOn;
    const auto exit = runner.run(command, [&](command::Stream, QByteArrayView bytes) { passedOn += bytes; }, {});
    QCOMPARE(exit->code, 3);
    QCOMPARE(passedOn, "one hunter2\ntwowarn\n");
    QCOMPARE(told, (QStringList{u"started node1/drain ops@10.0.0.11 kubectl --token=••••••"_s, u"out one ••••••"_s,
                                u"err warn"_s, u"out two"_s, u"finished 3 0"_s}));
    log->disconnect();
    (void)runner.run(command, {}, {});
    QCOMPARE(told.size(), 5);
    QFile file(temp.filePath(u"commands.log"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    QVERIFY(!text.contains("hunter2"));
    QVERIFY(text.startsWith("2026-03-01T21:30:00.000Z [node1/drain] ops@10.0.0.11$ kubectl"));
    QVERIFY(text.contains("  ! warn\n") && text.contains("  = exit 3"));
}

void OperationJournalTest::loggedRunnerTellsErrors()
{
    FakeClock clock;
    Redactor redactor;
    std::optional<CommandFinished> finished;
    const auto log = std::make_shared<CommandLog>();
    log->connect(
        [&](const Event &event) {
            if (const auto *end = std::get_if<CommandFinished>(&event)) {
                finished = *end;
            }
        },
        nullptr, redactor, clock);
    const auto inner = std::make_shared<ScriptedRunner>();
    inner->on(u"shutdown"_s, [&clock](const command::Command &, const std::stop_token &) {
        clock.advance(Milliseconds{1500});
        return ScriptedAnswer{.output = {},
                              .errors = {},
                              .exit = {},
                              .error =
                                  Error{.code = ErrorCode::Disconnected, .detail = {}, .subject = {}, .context = {}}};
    });
    LoggedRunner runner(inner, log);
    command::Command command;
    command.argv = {u"shutdown"_s};
    QCOMPARE(codeOf(runner.run(command, {}, {})), u"Disconnected"_s);
    QVERIFY(finished && finished->error);
    QCOMPARE(toString(finished->error->code), u"Disconnected"_s);
    QCOMPARE(finished->duration, Milliseconds{1500});
}

QTEST_GUILESS_MAIN(OperationJournalTest)
#include "tst_operation_journal.moc"
