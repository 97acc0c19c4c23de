// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/ssh_pool.hpp"
#include "ssh/ssh_runner_factory.hpp"
#include "suites.hpp"
#include "support/code_of.hpp"
#include "support/eventually.hpp"

#include <QElapsedTimer>
#include <QtTest>

#include <arpa/inet.h>
#include <atomic>
#include <csignal>
#include <netinet/in.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace kubemori;
using namespace kubemori::command;
using kubemori::test::AnsweringPrompter;
using kubemori::test::codeOf;
using kubemori::test::eventually;
using kubemori::test::SshdFixture;

/// Stops, deadlines and peers that vanish. Where a time is looked at, what would happen without the stop takes at least
/// ten times as long.
class SshCancelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void stopWhileTheServerIsSilent();
    void stopWhileAPersonIsAsked();
    void stopEndsTheRemoteGroup();
    void stopOfAProgramThatIgnoresIt();
    void stopOnATerminal();
    void stopInAFlood();
    void stopBeforeTheProgramBegan();
    void deadlineEndsTheRemoteGroup();
    void stopAgainstAFrozenServer();
    void frozenServerIsGivenUp();
    void serverKilledInTheMiddle();
    void frozenIdleSessionIsReplaced();
    void stopWhileWaitingForASession();

private:
    /// Runs, and stops when the first output came.
    Result<Exit> runUntilOutput(const Command &command, QByteArray &said) const;

    std::unique_ptr<SshdFixture> m_sshd;
    QTemporaryDir m_folder;
    std::unique_ptr<ssh::SshRunnerFactory> m_factory;
    std::shared_ptr<Runner> m_runner;
};

void SshCancelTest::init()
{
    m_sshd = std::make_unique<SshdFixture>(QStringList{u"SetEnv HOME=%1"_s.arg(m_folder.path())});
    if (!m_sshd->start()) {
        QSKIP(qPrintable(m_sshd->problem()));
    }
    m_factory = std::make_unique<ssh::SshRunnerFactory>(nullptr, nullptr);
    m_runner = m_factory->ssh(targetOf(*m_sshd));
}

void SshCancelTest::cleanup()
{
    m_sshd->thaw();
    m_runner.reset();
    m_factory.reset();
    m_sshd.reset();
    QFile::remove(m_folder.filePath(u".bashrc"_s));
}

Result<Exit> SshCancelTest::runUntilOutput(const Command &command, QByteArray &said) const
{
    std::stop_source stop;
    return m_runner->run(
        command,
        [&](Stream, QByteArrayView bytes) {
            said += bytes;
            stop.request_stop();
        },
        stop.get_token());
}

void SshCancelTest::stopWhileTheServerIsSilent()
{
    // Takes the connection and says nothing.
    const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = ::htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    QCOMPARE(::bind(listener, reinterpret_cast<sockaddr *>(&address), size), 0);
    QCOMPARE(::listen(listener, 5), 0);
    ::getsockname(listener, reinterpret_cast<sockaddr *>(&address), &size);
    ssh::PoolOptions options;
    options.connect.handshakeSilence = std::chrono::minutes{2};
    ssh::SshRunnerFactory factory(nullptr, nullptr, options);
    const auto runner =
        factory.ssh({.host = u"127.0.0.1"_s, .user = u"ops"_s, .port = ::ntohs(address.sin_port), .identityFile = {}});
    std::stop_source stop;
    std::jthread impatient([&] {
        const int taken = ::accept(listener, nullptr, nullptr);
        std::this_thread::sleep_for(Milliseconds{50});
        stop.request_stop();
        ::close(taken);
    });
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(codeOf(capture(*runner, shellCommand(u"true"_s), stop.get_token())), u"Cancelled"_s);
    QVERIFY(timer.elapsed() < 12000);
    impatient.join();

    Command limited = shellCommand(u"true"_s);
    limited.timeout = Milliseconds{300};
    QCOMPARE(codeOf(capture(*runner, limited, {})), u"TimedOut"_s);
    ::close(listener);
}

void SshCancelTest::stopWhileAPersonIsAsked()
{
    QFile::remove(m_sshd->knownHosts());
    const auto person = std::make_shared<AnsweringPrompter>();
    person->hesitate();
    ssh::SshRunnerFactory factory(person, std::make_shared<CredentialCache>(person, nullptr));
    std::stop_source stop;
    std::jthread impatient([&] {
        std::ignore = eventually([&] { return !person->hosts().isEmpty(); });
        stop.request_stop();
    });
    QCOMPARE(codeOf(capture(*factory.ssh(targetOf(*m_sshd)), shellCommand(u"true"_s), stop.get_token())),
             u"Cancelled"_s);
    QCOMPARE(person->hosts().size(), 1);
}

void SshCancelTest::stopEndsTheRemoteGroup()
{
    QByteArray said;
    const auto ended =
        runUntilOutput(shellCommand(u"sleep 4321 & (sleep 4321 & wait) & sleep 0.2; echo $$; wait"_s), said);
    QCOMPARE(codeOf(ended), u"Cancelled"_s);
    QVERIFY(!test::isRunning(said.trimmed().toInt()));
    QVERIFY(test::processesWith(QByteArray("sleep\0004321", 10)).empty());
}

void SshCancelTest::stopOfAProgramThatIgnoresIt()
{
    Command c = shellCommand(u"trap '' TERM HUP; echo $$; while :; do sleep 0.1; done"_s);
    c.killGrace = Milliseconds{200};
    QByteArray said;
    QCOMPARE(codeOf(runUntilOutput(c, said)), u"Cancelled"_s);
    QVERIFY(!test::isRunning(said.trimmed().toInt()));
}

void SshCancelTest::stopOnATerminal()
{
    Command c = shellCommand(u"echo $$; sleep 4322"_s);
    c.terminal = true;
    QByteArray said;
    QCOMPARE(codeOf(runUntilOutput(c, said)), u"Cancelled"_s);
    QVERIFY(!test::isRunning(said.trimmed().toInt()));
}

void SshCancelTest::stopInAFlood()
{
    QByteArray said;
    QCOMPARE(codeOf(runUntilOutput(shellCommand(u"echo $$; exec yes"_s), said)), u"Cancelled"_s);
    const int pid = said.left(said.indexOf('\n')).toInt();
    QVERIFY(pid > 1);
    QVERIFY(!test::isRunning(pid));
}

void SshCancelTest::stopBeforeTheProgramBegan()
{
    // A slow login: when the stop comes the shell is there, the program not yet.
    m_sshd->write(m_folder.filePath(u".bashrc"_s), "touch " + m_folder.filePath(u"began"_s).toUtf8() + "; sleep 1\n");
    std::stop_source stop;
    std::atomic_bool sawShell = false;
    std::jthread impatient([&] {
        sawShell = eventually([&] { return QFile::exists(m_folder.filePath(u"began"_s)); });
        stop.request_stop();
    });
    QCOMPARE(codeOf(capture(*m_runner, shellCommand(u"sleep 4323"_s), stop.get_token())), u"Cancelled"_s);
    impatient.join();
    QFile::remove(m_folder.filePath(u"began"_s));
    if (!sawShell) {
        QSKIP("the login shell here reads no .bashrc before a command");
    }
    QVERIFY(eventually(
        [] {
            return test::processesWith("sleep 4323").empty() &&
                   test::processesWith(QByteArray("sleep\0004323", 10)).empty();
        },
        std::chrono::seconds{15}));
}

void SshCancelTest::deadlineEndsTheRemoteGroup()
{
    Command c = shellCommand(u"echo $$; sleep 4324"_s);
    c.timeout = std::chrono::seconds{2};
    QByteArray said;
    const auto ended = m_runner->run(c, [&](Stream, QByteArrayView bytes) { said += bytes; }, {});
    QCOMPARE(codeOf(ended), u"TimedOut"_s);
    QVERIFY(said.trimmed().toInt() > 1);
    QVERIFY(!test::isRunning(said.trimmed().toInt()));
}

void SshCancelTest::stopAgainstAFrozenServer()
{
    std::stop_source stop;
    QByteArray said;
    QElapsedTimer timer;
    const auto ended = m_runner->run(
        shellCommand(u"echo $$; sleep 4325"_s),
        [&](Stream, QByteArrayView bytes) {
            said += bytes;
            m_sshd->freeze();
            timer.start();
            stop.request_stop();
        },
        stop.get_token());
    QCOMPARE(codeOf(ended), u"Cancelled"_s);
    QVERIFY2(timer.elapsed() < 1000, "the server keeps silent for ever");
    const int pid = said.trimmed().toInt();
    QVERIFY(test::isRunning(pid)); // nobody could end it yet
    m_sshd->thaw();
    QVERIFY(eventually([pid] { return !test::isRunning(pid); }, std::chrono::seconds{15}));
}

void SshCancelTest::frozenServerIsGivenUp()
{
    QElapsedTimer timer;
    Command c = shellCommand(u"echo $$; sleep 4326"_s);
    c.timeout = std::chrono::minutes{2};
    const auto ended = m_runner->run(c,
                                     [&](Stream, QByteArrayView) {
                                         m_sshd->freeze();
                                         timer.start();
                                     },
                                     {});
    QCOMPARE(codeOf(ended), u"Disconnected"_s);
    QVERIFY2(timer.elapsed() < 15000, "promised: a dead peer is noticed within 15 s");
}

void SshCancelTest::serverKilledInTheMiddle()
{
    const auto ended = m_runner->run(shellCommand(u"echo $$; sleep 4327"_s),
                                     [&](Stream, QByteArrayView) { m_sshd->killSessions(); }, {});
    QCOMPARE(codeOf(ended), u"Disconnected"_s);
    for (const pid_t pid : test::processesWith(QByteArray("sleep\0004327", 10))) {
        ::kill(pid, SIGKILL);
    }
    QCOMPARE(codeOf(capture(*m_runner, shellCommand(u"true"_s), {})), u"no error"_s);
}

void SshCancelTest::frozenIdleSessionIsReplaced()
{
    ssh::PoolOptions options;
    options.trustedFor = Milliseconds{0};
    options.probeTime = Milliseconds{500};
    ssh::SshRunnerFactory factory(nullptr, nullptr, options);
    const auto runner = factory.ssh(targetOf(*m_sshd));
    QCOMPARE(codeOf(capture(*runner, shellCommand(u"true"_s), {})), u"no error"_s);
    // Only what serves the idle session hangs; new connections are served.
    m_sshd->freeze();
    m_sshd->thawListener();
    QCOMPARE(codeOf(capture(*runner, shellCommand(u"true"_s), {})), u"no error"_s);
}

void SshCancelTest::stopWhileWaitingForASession()
{
    ssh::PoolOptions options;
    options.sessionsPerHost = 1;
    ssh::SshRunnerFactory factory(nullptr, nullptr, options);
    const auto runner = factory.ssh(targetOf(*m_sshd));
    std::stop_source longStop;
    std::atomic_bool isRunning = false;
    std::jthread longOne([&] {
        std::ignore = runner->run(
            shellCommand(u"echo x; sleep 4328"_s), [&](Stream, QByteArrayView) { isRunning = true; },
            longStop.get_token());
    });
    QVERIFY(eventually([&] { return isRunning.load(); }));
    Command limited = shellCommand(u"true"_s);
    limited.timeout = Milliseconds{200};
    QCOMPARE(codeOf(capture(*runner, limited, {})), u"TimedOut"_s);
    longStop.request_stop();
    longOne.join();
    QCOMPARE(codeOf(capture(*runner, shellCommand(u"true"_s), {})), u"no error"_s);
}

std::unique_ptr<QObject> makeSshCancelTest()
{
    return std::make_unique<SshCancelTest>();
}

#include "tst_ssh_cancel.moc"
