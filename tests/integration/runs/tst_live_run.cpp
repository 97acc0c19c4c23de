// SPDX-License-Identifier: GPL-3.0-or-later
#include "ansible/live_run.hpp"
#include "command/local_runner.hpp"
#include "ssh/ssh_runner_factory.hpp"
#include "support/answering_prompter.hpp"
#include "support/eventually.hpp"
#include "support/sshd_fixture.hpp"

#include <QDirIterator>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QtTest>

#include <atomic>
#include <csignal>

using namespace Qt::StringLiterals;
using namespace kubemori;
using ansible::LiveRun;
using ansible::RunHost;
using ansible::RunPrompt;
using ansible::RunRecord;
using ansible::RunSpec;
using ansible::RunState;
using test::eventually;

namespace {

/// Breaks the way to a run again and again, each time after so many bytes.
class BreakingRunner final : public command::Runner
{
public:
    BreakingRunner(std::shared_ptr<command::Runner> inner, int breaks, qsizetype after)
        : m_inner(std::move(inner))
        , m_breaks(breaks)
        , m_after(after)
    {
    }

    Result<command::Exit> run(const command::Command &command, const command::OutputSink &sink,
                              std::stop_token stop) override
    {
        if (!command.argv.contains(u"follow"_s) || m_breaks == 0) {
            return m_inner->run(command, sink, stop);
        }
        --m_breaks;
        std::stop_source broken;
        const std::stop_callback outer(stop, [broken]() mutable { broken.request_stop(); });
        qsizetype left = m_after;
        auto exit = m_inner->run(
            command,
            [&](command::Stream stream, QByteArrayView bytes) {
                if (left > 0) {
                    sink(stream, bytes.first(std::min(left, bytes.size())));
                }
                left -= bytes.size();
                if (left <= 0) {
                    broken.request_stop();
                }
            },
            broken.get_token());
        if (stop.stop_requested() || exit) {
            return exit;
        }
        return fail(ErrorCode::Disconnected, u"the cable was pulled"_s);
    }
    QString location() const override { return m_inner->location(); }

private:
    std::shared_ptr<command::Runner> m_inner;
    std::atomic<int> m_breaks;
    qsizetype m_after;
};

class KnownSecret final : public ansible::RunSecrets
{
public:
    Result<Secret> answer(const RunPrompt &prompt, std::stop_token /*stop*/) override
    {
        asked = prompt.kind;
        ++times;
        return Secret(QByteArray("geheim-4711"));
    }
    void judge(bool isRight) override { judged = isRight ? 1 : 2; }

    std::atomic<RunPrompt::Kind> asked = RunPrompt::Kind::None;
    std::atomic<int> times = 0;
    std::atomic<int> judged = 0;
};

/// What a run told.
struct Told
{
    [[nodiscard]] ansible::RunSink sink()
    {
        return {.output =
                    [this](const QByteArray &bytes, qint64 timeMs) {
                        const std::scoped_lock lock(mutex);
                        output += bytes;
                        lastTime = timeMs;
                    },
                .events =
                    [this](const QList<ansible::RunEvent> &more) {
                        const std::scoped_lock lock(mutex);
                        events += more;
                    },
                .changed =
                    [this](RunRecord now) {
                        const std::scoped_lock lock(mutex);
                        record = std::move(now);
                    },
                .prompt =
                    [this](RunPrompt now) {
                        const std::scoped_lock lock(mutex);
                        prompt = std::move(now);
                    },
                .connection =
                    [this](const std::optional<Error> &error) {
                        const std::scoped_lock lock(mutex);
                        (error ? breaks : mends) += 1;
                    },
                .failed =
                    [this](Error error) {
                        const std::scoped_lock lock(mutex);
                        failure = std::move(error);
                    }};
    }
    template<class Look> auto with(Look look)
    {
        const std::scoped_lock lock(mutex);
        return look();
    }

    std::mutex mutex;
    QByteArray output;
    qint64 lastTime = 0;
    QList<ansible::RunEvent> events;
    RunRecord record;
    RunPrompt prompt;
    int breaks = 0;
    int mends = 0;
    std::optional<Error> failure;
};

/// Says that something was typed only when the next question is already there, if one is awaited.
class LateReplyRunner final : public command::Runner
{
public:
    LateReplyRunner(std::shared_ptr<command::Runner> inner, Told &told)
        : m_inner(std::move(inner))
        , m_told(told)
    {
    }

    Result<command::Exit> run(const command::Command &command, const command::OutputSink &sink,
                              std::stop_token stop) override
    {
        const bool isSend = command.argv.contains(u"send"_s);
        if (isSend && m_sent++ == 1) {
            askedAtSecond = m_told.with([this] { return m_told.prompt; });
        }
        auto exit = m_inner->run(command, sink, stop);
        if (isSend && m_sent == 1 && !awaited.isEmpty()) {
            (void)eventually([this] { return m_told.with([this] { return m_told.prompt.node == awaited; }); });
        }
        return exit;
    }
    QString location() const override { return m_inner->location(); }

    [[nodiscard]] int sent() const { return m_sent; }

    QString awaited; ///< the node that is asked about next
    RunPrompt askedAtSecond;

private:
    std::shared_ptr<command::Runner> m_inner;
    Told &m_told;
    std::atomic<int> m_sent = 0;
};

} // namespace

class LiveRunTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void followsAProgram_data() { places(); }
    void followsAProgram();
    void losesNothingWhenTheWayBreaks();
    void goesOnWhereAnEarlierOneLeft_data() { places(); }
    void goesOnWhereAnEarlierOneLeft();
    void tellsARunThatIsOver();
    void tellsAnEndThatLooksLikeASecret();
    void typesASecretAndKeepsItNowhere_data() { places(); }
    void typesASecretAndKeepsItNowhere();
    void typesNoSecretThatWouldBeSeen();
    void asksAtAPauseAndGoesOn();
    void asksWhatComesBeforeTheReply();
    void anAnswerThatComesTooLateBreaksNothing();
    void asksAgainAfterReattaching();
    void stopsARun();
    void namesTheOwnerOfALock();
    void saysWhatIsMissing();
    void tellsOfARunThatWasKilled();

private:
    static void places()
    {
        QTest::addColumn<bool>("byHost");
        QTest::newRow("here") << false;
        QTest::newRow("ssh") << true;
    }
    [[nodiscard]] std::shared_ptr<command::Runner> runner(bool byHost)
    {
        if (!byHost) {
            return std::make_shared<command::LocalRunner>();
        }
        return m_factory->ssh({.host = u"127.0.0.1"_s,
                               .user = m_sshd->user(),
                               .port = m_sshd->port(),
                               .identityFile = m_sshd->clientKey()});
    }
    [[nodiscard]] ansible::RunSurroundings surroundings(std::shared_ptr<command::Runner> way, bool isElsewhere = false)
    {
        return {.host = RunHost(std::move(way)),
                .root = isElsewhere ? m_copies : m_root,
                .isElsewhere = isElsewhere,
                .secrets = m_secrets,
                .redactor = nullptr,
                .clock = &m_clock};
    }
    [[nodiscard]] RunSpec spec(const QByteArray &script)
    {
        const QString path = m_folder->filePath(u"program-%1.sh"_s.arg(++m_count));
        QFile file(path);
        file.open(QIODevice::WriteOnly);
        file.write("#!/bin/sh\n" + script);
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        file.close();
        RunSpec spec;
        spec.root = m_root;
        spec.argv = {path};
        spec.folder = m_folder->path();
        spec.inventory = m_folder->filePath(u"inventory.ini"_s);
        spec.record.id = u"run-%1"_s.arg(m_count);
        spec.record.command = spec.argv;
        spec.record.owner = {
            .user = u"aki"_s, .host = u"desk"_s, .run = spec.record.id, .command = u"x"_s, .since = m_clock.utcNow()};
        spec.record.started = m_clock.utcNow();
        return spec;
    }
    [[nodiscard]] QByteArray allFiles() const
    {
        QByteArray all;
        for (const QString &root : {m_root, m_copies}) {
            QDirIterator files(root, QDir::Files, QDirIterator::Subdirectories);
            while (files.hasNext()) {
                QFile file(files.next());
                if (file.open(QIODevice::ReadOnly)) {
                    all += file.readAll();
                }
            }
        }
        return all;
    }

    SystemClock m_clock;
    std::unique_ptr<test::SshdFixture> m_sshd;
    std::shared_ptr<test::AnsweringPrompter> m_person;
    std::unique_ptr<ssh::SshRunnerFactory> m_factory;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<KnownSecret> m_secrets;
    QString m_root;
    QString m_copies;
    int m_count = 0;
};

void LiveRunTest::initTestCase()
{
    m_sshd = std::make_unique<test::SshdFixture>();
    QVERIFY2(m_sshd->start(), qPrintable(m_sshd->problem()));
    m_person = std::make_shared<test::AnsweringPrompter>();
    m_factory = std::make_unique<ssh::SshRunnerFactory>(m_person,
                                                        std::make_shared<command::CredentialCache>(m_person, nullptr));
}

void LiveRunTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_root = m_folder->filePath(u"there"_s);
    m_copies = m_folder->filePath(u"here"_s);
    m_secrets = std::make_shared<KnownSecret>();
    QFile inventory(m_folder->filePath(u"inventory.ini"_s));
    QVERIFY(inventory.open(QIODevice::WriteOnly));
}

void LiveRunTest::followsAProgram()
{
    QFETCH(bool, byHost);
    Told told;
    LiveRun run(surroundings(runner(byHost), byHost),
                spec("printf 'one\\n'; printf '\\033[0;32mtwo\\033[0m\\n'; sleep 0.3; echo three; exit 3\n"),
                told.sink());
    QVERIFY(run.waitUntilDone({}));
    QVERIFY(!told.failure);
    QCOMPARE(told.output, "one\r\n\x1b[0;32mtwo\x1b[0m\r\nthree\r\n");
    QVERIFY(told.record.status.state == RunState::Ended);
    QCOMPARE(told.record.status.exitCode, std::optional(3));
    QVERIFY(!told.record.status.wasStopped);
    QVERIFY(told.lastTime >= told.record.started.toMSecsSinceEpoch());
    QCOMPARE(told.breaks, 0);
}

void LiveRunTest::losesNothingWhenTheWayBreaks()
{
    QByteArray expected;
    for (int i = 1; i <= 300; ++i) {
        expected += "line " + QByteArray::number(i) + " of many\r\n";
    }
    Told told;
    const auto way = std::make_shared<BreakingRunner>(std::make_shared<command::LocalRunner>(), 4, 1000);
    LiveRun run(surroundings(way, true), spec("for i in $(seq 300); do echo line $i of many; done\n"), told.sink());
    QVERIFY(run.waitUntilDone({}));
    QCOMPARE(told.output, expected);
    QVERIFY(told.breaks > 0);
    QCOMPARE(told.mends, told.breaks);
    QFile copy(m_copies + u"/run-%1/output"_s.arg(m_count));
    QVERIFY(copy.open(QIODevice::ReadOnly));
    QCOMPARE(copy.readAll(), expected);
}

void LiveRunTest::goesOnWhereAnEarlierOneLeft()
{
    QFETCH(bool, byHost);
    Told first;
    auto run = std::make_unique<LiveRun>(
        surroundings(runner(byHost), byHost),
        spec("for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15; do echo tick $i; sleep 0.1; done\n"), first.sink());
    QVERIFY(eventually([&] { return first.with([&] { return first.output.contains("tick 3"); }); }));
    run.reset(); // the window is closed; the run does not notice
    QVERIFY(!first.output.contains("tick 15"));
    Told second;
    LiveRun again(surroundings(runner(byHost), byHost), first.record, second.sink());
    QVERIFY(again.waitUntilDone({}));
    QByteArray expected;
    for (int i = 1; i <= 15; ++i) {
        expected += "tick " + QByteArray::number(i) + "\r\n";
    }
    QCOMPARE(second.output, expected);
    QCOMPARE(second.record.status.exitCode, std::optional(0));
}

void LiveRunTest::tellsARunThatIsOver()
{
    Told first;
    {
        LiveRun run(surroundings(runner(false)), spec("echo done; exit 5\n"), first.sink());
        QVERIFY(run.waitUntilDone({}));
    }
    Told second;
    LiveRun again(surroundings(runner(false)), first.record, second.sink());
    QVERIFY(again.waitUntilDone({}));
    QCOMPARE(second.output, "done\r\n");
    QCOMPARE(second.record.status.exitCode, std::optional(5));
}

void LiveRunTest::tellsAnEndThatLooksLikeASecret()
{
    const auto redactor = std::make_shared<Redactor>();
    redactor->add(Secret(QByteArray("geheim-4711")));
    auto outside = surroundings(runner(false));
    outside.redactor = redactor;
    RunRecord record;
    for (const bool isOver : {false, true}) {
        Told told;
        QByteArray whenOver;
        auto sink = told.sink();
        sink.changed = [&, changed = sink.changed](const RunRecord &now) {
            changed(now);
            whenOver = now.status.isOver() ? told.output : whenOver;
        };
        auto run = isOver ? std::make_unique<LiveRun>(outside, record, sink)
                          : std::make_unique<LiveRun>(outside, spec("printf 'geheim-4711 and gehe'\n"), sink);
        QVERIFY(run->waitUntilDone({}));
        QVERIFY2(told.output.endsWith(" and gehe"), told.output.constData());
        QVERIFY(!told.output.contains("geheim"));
        QCOMPARE(whenOver, told.output); // nothing comes behind the last word
        record = told.record;
    }
}

void LiveRunTest::typesASecretAndKeepsItNowhere()
{
    QFETCH(bool, byHost);
    Told told;
    LiveRun run(surroundings(runner(byHost), byHost),
                spec("stty -echo; printf 'BECOME password: '; read -r word; stty echo; echo; "
                     "echo \"${#word} characters\"; sleep 0.3\n"),
                told.sink());
    QVERIFY(run.waitUntilDone({}));
    QVERIFY2(told.output.contains("11 characters"), told.output.constData());
    QVERIFY(m_secrets->asked == RunPrompt::Kind::BecomePassword);
    QCOMPARE(m_secrets->times.load(), 1);
    QVERIFY(!allFiles().isEmpty());
    QVERIFY(!allFiles().contains("geheim"));
    QVERIFY(!told.output.contains("geheim"));
}

void LiveRunTest::typesNoSecretThatWouldBeSeen()
{
    Told told;
    LiveRun run(surroundings(runner(false)),
                spec("printf 'BECOME password: '; read -r word; echo; echo \"${#word} characters\"\n"), told.sink());
    QVERIFY(eventually([&] { return m_secrets->times > 0; }));
    QVERIFY(eventually([&] { return told.with([&] { return told.breaks > 0; }); }));
    run.stop();
    QVERIFY(run.waitUntilDone({}));
    QVERIFY(!allFiles().contains("geheim"));
}

void LiveRunTest::asksAtAPauseAndGoesOn()
{
    Told told;
    LiveRun run(surroundings(runner(false)),
                spec("echo '[upgrade/pre-upgrade : Confirm node upgrade]'\n"
                     "echo 'Ready to upgrade node node2? (Press Enter to continue or Ctrl+C for other options):'\n"
                     "read -r answer; echo \"went on\"\n"),
                told.sink());
    QVERIFY(eventually([&] { return told.with([&] { return told.prompt.kind == RunPrompt::Kind::Pause; }); }));
    QCOMPARE(told.with([&] { return told.prompt.node; }), u"node2"_s);
    QVERIFY(!told.output.contains("went on"));
    run.send({});
    QVERIFY(run.waitUntilDone({}));
    QVERIFY(told.output.contains("went on"));
    QVERIFY(told.prompt.kind == RunPrompt::Kind::None);
}

void LiveRunTest::asksWhatComesBeforeTheReply()
{
    Told told;
    const auto way = std::make_shared<LateReplyRunner>(runner(false), told);
    way->awaited = u"node3"_s;
    LiveRun run(surroundings(way),
                spec("echo '[upgrade/pre-upgrade : Confirm node upgrade]'\n"
                     "echo 'Ready to upgrade node node2? (Press Enter to continue or Ctrl+C for other options):'\n"
                     "read -r answer\n"
                     "echo '[upgrade/pre-upgrade : Confirm node upgrade]'\n"
                     "echo 'Ready to upgrade node node3? (Press Enter to continue or Ctrl+C for other options):'\n"
                     "read -r answer; echo \"went on\"\n"),
                told.sink());
    QVERIFY(eventually([&] { return told.with([&] { return told.prompt.node == u"node2"; }); }));
    run.send({});
    run.send({}); // as soon as the first one was replied to
    QVERIFY(run.waitUntilDone({}));
    QCOMPARE(way->askedAtSecond.node, u"node3"_s);
    QVERIFY(told.output.contains("went on"));
}

void LiveRunTest::anAnswerThatComesTooLateBreaksNothing()
{
    Told told;
    const auto way = std::make_shared<LateReplyRunner>(runner(false), told);
    LiveRun run(surroundings(way), spec("echo done\n"), told.sink());
    QVERIFY(run.waitUntilDone({}));
    run.send({});
    run.send({}); // begins when the first one is done with
    QVERIFY(eventually([&] { return way->sent() == 2; }));
    QCOMPARE(told.with([&] { return told.breaks; }), 0); // the run is over, the way to it is good
    QVERIFY(told.with([&] { return told.record.status.isSuccess(); }));
}

void LiveRunTest::asksAgainAfterReattaching()
{
    Told first;
    auto run = std::make_unique<LiveRun>(
        surroundings(runner(false)),
        spec("echo '[a]'\necho 'Ready to upgrade node n1? (Press Enter to continue or Ctrl+C for other options):'\n"
             "read -r a; echo '[b]'\n"
             "echo 'Ready to uncordon node n1? (Press Enter to continue or Ctrl+C for other options):'\nread -r b\n"),
        first.sink());
    QVERIFY(eventually([&] { return first.with([&] { return first.prompt.kind == RunPrompt::Kind::Pause; }); }));
    run->send({});
    QVERIFY(eventually([&] { return first.with([&] { return first.prompt.isAfterUpgrade; }); }));
    run.reset();
    // Whoever comes back is asked what is asked now, and not what was answered before.
    Told second;
    LiveRun again(surroundings(runner(false)), first.record, second.sink());
    QVERIFY(eventually([&] { return second.with([&] { return second.prompt.kind == RunPrompt::Kind::Pause; }); }));
    QVERIFY(second.with([&] { return second.prompt.isAfterUpgrade; }));
    again.send({});
    QVERIFY(again.waitUntilDone({}));
    QCOMPARE(second.record.status.exitCode, std::optional(0));
}

void LiveRunTest::stopsARun()
{
    Told told;
    LiveRun run(surroundings(runner(false)), spec("echo started; sleep 1000 & sleep 1000\n"), told.sink());
    QVERIFY(eventually([&] { return told.with([&] { return told.output.contains("started"); }); }));
    run.stop();
    QVERIFY(run.waitUntilDone({}));
    QVERIFY(told.record.status.state == RunState::Ended);
    QVERIFY(told.record.status.wasStopped);
    QVERIFY(test::processesWith(m_folder->path().toUtf8()).empty());
}

void LiveRunTest::namesTheOwnerOfALock()
{
    Told first;
    LiveRun run(surroundings(runner(false)), spec("echo started; sleep 1000\n"), first.sink());
    QVERIFY(eventually([&] { return first.with([&] { return first.output.contains("started"); }); }));
    Told second;
    LiveRun other(surroundings(runner(false)), spec("echo never\n"), second.sink());
    QVERIFY(other.waitUntilDone({}));
    QVERIFY(second.failure);
    QVERIFY(second.failure->code == ErrorCode::Locked);
    QVERIFY2(second.failure->detail.contains(u"aki@desk"_s), qPrintable(second.failure->detail));
    QVERIFY(!QFileInfo::exists(m_root + u"/run-%1"_s.arg(m_count)));
    run.stop();
    QVERIFY(run.waitUntilDone({}));
}

void LiveRunTest::saysWhatIsMissing()
{
    RunSpec nothing = spec("");
    nothing.argv = {u"ansible-playbook-that-is-not-there"_s};
    Told told;
    LiveRun run(surroundings(runner(false)), nothing, told.sink());
    QVERIFY(run.waitUntilDone({}));
    QVERIFY(told.failure);
    QVERIFY(told.failure->code == ErrorCode::ProgramMissing);
    RunSpec nowhere = spec("echo\n");
    nowhere.folder = m_folder->filePath(u"missing"_s);
    Told second;
    LiveRun other(surroundings(runner(false)), nowhere, second.sink());
    QVERIFY(other.waitUntilDone({}));
    QVERIFY(second.failure);
    QVERIFY(second.failure->code == ErrorCode::NotFound);
}

void LiveRunTest::tellsOfARunThatWasKilled()
{
    Told told;
    LiveRun run(surroundings(runner(false)), spec("echo started; exec sleep 1000\n"), told.sink());
    QVERIFY(eventually([&] { return told.with([&] { return told.output.contains("started"); }); }));
    const QByteArray state = [this] {
        QFile file(m_root + u"/run-%1/state.json"_s.arg(m_count));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }();
    const pid_t supervisor = QJsonDocument::fromJson(state).object().value("supervisor"_L1).toInt();
    QVERIFY(supervisor > 1);
    QCOMPARE(::kill(supervisor, SIGKILL), 0);
    QVERIFY(run.waitUntilDone({}));
    QVERIFY(told.record.status.state == RunState::Lost);
    QVERIFY(!told.record.status.isSuccess());
}

QTEST_GUILESS_MAIN(LiveRunTest)

#include "tst_live_run.moc"
