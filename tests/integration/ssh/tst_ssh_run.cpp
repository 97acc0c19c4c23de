// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/ssh_runner_factory.hpp"
#include "suites.hpp"
#include "support/code_of.hpp"

#include <QDir>
#include <QtTest>

#include <atomic>
#include <csignal>
#include <fcntl.h>
#include <sys/stat.h>
#include <thread>

using namespace Qt::StringLiterals;
using namespace kubemori;
using namespace kubemori::command;
using kubemori::test::AnsweringPrompter;
using kubemori::test::codeOf;
using kubemori::test::SshdFixture;

class SshRunTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void hostileArgumentsArriveUnchanged();
    void exitCodesAndSignals_data();
    void exitCodesAndSignals();
    void environmentAndFolder();
    void missingFolderAndProgram();
    void largeInputComesBack();
    void inputNobodyReads();
    void eightMegabytesOnErrorsOnly();
    void bothStreamsAndTheCode();
    void talkativeShellIsNotTheCommand();
    void commandThatEndsBeforeItBegins();
    void terminal();
    void grandchildThatKeepsTheOutput();
    void sudoWithPassword();
    void sudoRefuses();
    void manyAtOnce();
    void sessionsAreUsedAgain();
    void socketsAreNotInherited();

private:
    [[nodiscard]] Result<Captured> run(const Command &command) const;

    std::unique_ptr<SshdFixture> m_sshd;
    std::shared_ptr<AnsweringPrompter> m_person;
    std::unique_ptr<ssh::SshRunnerFactory> m_factory;
    std::shared_ptr<Runner> m_runner;
    QTemporaryDir m_folder;
    bool m_isBash = false;
};

void SshRunTest::initTestCase()
{
    QVERIFY(
        QFile::link(QStringLiteral(KUBEMORI_SOURCE_DIR "/tests/support/fake_sudo.sh"), m_folder.filePath(u"sudo"_s)));
    m_sshd = std::make_unique<SshdFixture>(
        QStringList{u"SetEnv PATH=%1:/usr/local/bin:/usr/bin:/bin FAKE_SUDO=%1/wanted HOME=%1"_s.arg(m_folder.path())});
    if (!m_sshd->start()) {
        QSKIP(qPrintable(m_sshd->problem()));
    }
    m_person = std::make_shared<AnsweringPrompter>(QList<QByteArray>{"geheim"});
    m_factory = std::make_unique<ssh::SshRunnerFactory>(m_person, std::make_shared<CredentialCache>(m_person, nullptr));
    m_runner = m_factory->ssh(targetOf(*m_sshd));
    m_sshd->write(m_folder.filePath(u".bashrc"_s), "touch \"$HOME/is-bash\"\n");
    QCOMPARE(codeOf(capture(*m_runner, shellCommand(u"true"_s), {})), u"no error"_s);
    QFile::remove(m_folder.filePath(u".bashrc"_s));
    m_isBash = QFile::exists(m_folder.filePath(u"is-bash"_s));
}

void SshRunTest::cleanupTestCase()
{
    m_runner.reset();
    m_factory.reset();
    m_sshd.reset();
}

Result<Captured> SshRunTest::run(const Command &command) const
{
    return capture(*m_runner, command, {});
}

void SshRunTest::hostileArgumentsArriveUnchanged()
{
    Command c = shellCommand({});
    const QStringList words{u"$(touch x)"_s, u"a'b\"c"_s, u"line\nline"_s, u"日本語"_s, u"-n"_s,
                            u""_s,           u" "_s,      u"*"_s,          u"\\"_s,     u"`id`"_s,
                            u"~"_s,          u"!x"_s,     u"a=b"_s,        u";&|<>#%"_s};
    c.argv = QStringList{u"printf"_s, u"%s\\0"_s} + words;
    const auto captured = run(c);
    QCOMPARE(codeOf(captured), u"no error"_s);
    QCOMPARE(captured->output, words.join(QChar(u'\0')).toUtf8() + '\0');
    QCOMPARE(captured->errors, QByteArray());
}

void SshRunTest::exitCodesAndSignals_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<int>("code");
    QTest::addColumn<int>("signal");
    QTest::newRow("done") << u"exit 0"_s << 0 << 0;
    QTest::newRow("failed") << u"exit 3"_s << 3 << 0;
    QTest::newRow("255 is the command's own") << u"exit 255"_s << 255 << 0;
    QTest::newRow("KILL") << u"kill -9 $$"_s << 0 << SIGKILL;
    QTest::newRow("TERM") << u"kill -TERM $$"_s << 0 << SIGTERM;
    QTest::newRow("SEGV") << u"kill -SEGV $$"_s << 0 << SIGSEGV;
}

void SshRunTest::exitCodesAndSignals()
{
    QFETCH(QString, script);
    const auto captured = run(shellCommand(script));
    QCOMPARE(codeOf(captured), u"no error"_s);
    QTEST(captured->exit.code, "code");
    QTEST(captured->exit.signal, "signal");
}

void SshRunTest::environmentAndFolder()
{
    Command c = shellCommand(u"pwd; echo \"$KUBEMORI_X\""_s);
    c.environment.insert(u"KUBEMORI_X"_s, u"$(id) 'b' 日本"_s);
    c.workingDirectory = m_folder.path();
    const auto captured = run(c);
    QCOMPARE(codeOf(captured), u"no error"_s);
    QCOMPARE(QString::fromUtf8(captured->output), m_folder.path() + u"\n$(id) 'b' 日本\n"_s);
}

void SshRunTest::missingFolderAndProgram()
{
    Command c = shellCommand(u"true"_s);
    c.workingDirectory = u"/no/such folder"_s;
    QCOMPARE(codeOf(run(c)), u"NotFound"_s);
    c = shellCommand({});
    c.argv = QStringList{u"kubemori-no-such"_s};
    QCOMPARE(codeOf(run(c)), u"ProgramMissing"_s);
    QCOMPARE(codeOf(run(shellCommand(u"exit 127"_s))), u"no error"_s);
}

void SshRunTest::largeInputComesBack()
{
    Command c = shellCommand(u"cat"_s);
    c.input = QByteArray(qsizetype{6} << 20, 'x') + "end";
    const auto captured = run(c);
    QCOMPARE(codeOf(captured), u"no error"_s);
    QVERIFY(captured->output == c.input);
}

void SshRunTest::inputNobodyReads()
{
    Command c = shellCommand(u"exec 0<&-; echo done"_s);
    c.input = QByteArray(qsizetype{6} << 20, 'x');
    const auto captured = run(c);
    QCOMPARE(codeOf(captured), u"no error"_s);
    QCOMPARE(captured->output, "done\n");
}

void SshRunTest::eightMegabytesOnErrorsOnly()
{
    const auto captured = run(shellCommand(u"head -c 8388608 /dev/zero >&2; echo end"_s));
    QCOMPARE(codeOf(captured), u"no error"_s);
    QCOMPARE(captured->errors.size(), qsizetype{8388608});
    QCOMPARE(captured->output, "end\n");
}

void SshRunTest::bothStreamsAndTheCode()
{
    const auto captured =
        run(shellCommand(u"head -c 1300000 /dev/zero >&2 & head -c 1300000 /dev/zero; wait; exit 7"_s));
    QCOMPARE(codeOf(captured), u"no error"_s);
    QCOMPARE(captured->output.size(), qsizetype{1300000});
    QCOMPARE(captured->errors.size(), qsizetype{1300000});
    QCOMPARE(captured->exit.code, 7);
}

void SshRunTest::talkativeShellIsNotTheCommand()
{
    if (!m_isBash) {
        QSKIP("only bash as the login shell reads a file before a command");
    }
    m_sshd->write(m_folder.filePath(u".bashrc"_s),
                  "echo 'Welcome! [kubemori'; echo noise >&2; head -c 300000 /dev/zero | tr '\\0' x\n");
    const auto captured = run(shellCommand(u"echo out; echo err >&2"_s));
    QFile::remove(m_folder.filePath(u".bashrc"_s));
    QCOMPARE(codeOf(captured), u"no error"_s);
    QCOMPARE(captured->output, "out\n");
    QCOMPARE(captured->errors, "err\n");
}

void SshRunTest::commandThatEndsBeforeItBegins()
{
    if (!m_isBash) {
        QSKIP("only bash as the login shell reads a file before a command");
    }
    m_sshd->write(m_folder.filePath(u".bashrc"_s), "echo 'This account is currently not available.'; exit 1\n");
    const auto captured = run(shellCommand(u"echo out"_s));
    QFile::remove(m_folder.filePath(u".bashrc"_s));
    QCOMPARE(codeOf(captured), u"StartFailed"_s);
    QVERIFY2(captured.error().detail.contains(u"not available"_s), qPrintable(captured.error().detail));
}

void SshRunTest::terminal()
{
    Command c = shellCommand(u"test -t 0 && test -t 1 && test -t 2 && echo tty; echo err >&2; stty size; cat"_s);
    c.terminal = true;
    c.input = "line\nlast";
    const auto captured = run(c);
    QCOMPARE(codeOf(captured), u"no error"_s);
    QCOMPARE(captured->output, "tty\nerr\n50 200\nline\nlast"); // and no echo, no marks
    QCOMPARE(captured->errors, QByteArray());
}

void SshRunTest::grandchildThatKeepsTheOutput()
{
    const auto captured = run(shellCommand(u"sleep 1234 & echo $!; exit 4"_s));
    QCOMPARE(codeOf(captured), u"no error"_s);
    QCOMPARE(captured->exit.code, 4);
    QVERIFY(!test::isRunning(captured->output.trimmed().toInt()));
}

void SshRunTest::sudoWithPassword()
{
    m_sshd->write(m_folder.filePath(u"wanted"_s), "geheim");
    Command c = shellCommand(u"cat; echo \"$KUBEMORI_X\"; echo err >&2; exit 5"_s);
    c.become = true;
    c.input = "input\n";
    c.environment.insert(u"KUBEMORI_X"_s, u"x y"_s);
    for (int i = 0; i < 2; ++i) {
        const auto captured = run(c);
        QCOMPARE(codeOf(captured), u"no error"_s);
        QCOMPARE(captured->output, "input\nx y\n");
        QCOMPARE(captured->errors, "err\n");
        QCOMPARE(captured->exit.code, 5);
    }
    QCOMPARE(m_person->asked().size(), 1);
    QCOMPARE(m_person->asked().first().target, QString(m_sshd->user() + u"@127.0.0.1"_s));
    c.terminal = true;
    const auto captured = run(c);
    QCOMPARE(codeOf(captured), u"no error"_s);
    QCOMPARE(captured->output, "input\nx y\nerr\n");
    m_sshd->write(m_folder.filePath(u"wanted"_s), "nopasswd");
    c.terminal = false;
    QCOMPARE(run(c)->output, "input\nx y\n");
}

void SshRunTest::sudoRefuses()
{
    Command c = shellCommand(u"true"_s);
    c.become = true;
    m_sshd->write(m_folder.filePath(u"wanted"_s), "refuse");
    QCOMPARE(codeOf(run(c)), u"BecomeFailed"_s);
    m_sshd->write(m_folder.filePath(u"wanted"_s), "another");
    const auto person = std::make_shared<AnsweringPrompter>(QList<QByteArray>{"wrong"});
    ssh::SshRunnerFactory factory(person, std::make_shared<CredentialCache>(person, nullptr));
    const auto captured = capture(*factory.ssh(targetOf(*m_sshd)), c, {});
    QCOMPARE(codeOf(captured), u"BecomeFailed"_s);
    QCOMPARE(person->asked().size(), 3);
}

void SshRunTest::manyAtOnce()
{
    std::atomic<int> right = 0;
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 16; ++i) {
            threads.emplace_back([&, i] {
                for (int j = 0; j < 5; ++j) {
                    Command c = shellCommand(u"cat; echo '%1.%2' >&2; exit %1"_s.arg(i).arg(j));
                    c.input = QByteArray(50000, static_cast<char>('a' + i));
                    const auto captured = run(c);
                    right += captured && captured->exit.code == i && captured->output == c.input &&
                                     captured->errors == QByteArray::number(i) + '.' + QByteArray::number(j) + '\n'
                                 ? 1
                                 : 0;
                }
            });
        }
    }
    QCOMPARE(right.load(), 80);
}

void SshRunTest::sessionsAreUsedAgain()
{
    const auto target = targetOf(*m_sshd);
    ssh::SshRunnerFactory factory(m_person, nullptr);
    const auto runner = factory.ssh(target);
    const qsizetype before = m_sshd->loginCount();
    for (int i = 0; i < 3; ++i) {
        QCOMPARE(codeOf(capture(*runner, shellCommand(u"true"_s), {})), u"no error"_s);
    }
    QCOMPARE(m_sshd->loginCount(), before + 1);
    factory.forget(target);
    QCOMPARE(codeOf(capture(*runner, shellCommand(u"true"_s), {})), u"no error"_s);
    QCOMPARE(m_sshd->loginCount(), before + 2);
    const auto fresh = factory.sshFresh(target);
    for (int i = 0; i < 2; ++i) {
        QCOMPARE(codeOf(capture(*fresh, shellCommand(u"true"_s), {})), u"no error"_s);
    }
    QCOMPARE(m_sshd->loginCount(), before + 4);
}

void SshRunTest::socketsAreNotInherited()
{
    QCOMPARE(codeOf(run(shellCommand(u"true"_s))), u"no error"_s); // at least one session lies idle now
    int sockets = 0;
    for (const QString &name : QDir(u"/proc/self/fd"_s).entryList(QDir::Files | QDir::System)) {
        const int fd = name.toInt();
        struct stat status{};
        if (::fstat(fd, &status) == 0 && S_ISSOCK(status.st_mode) && fd > 2) {
            ++sockets;
            QVERIFY2((::fcntl(fd, F_GETFD) & FD_CLOEXEC) != 0, qPrintable(name));
        }
    }
    QVERIFY(sockets > 0);
}

std::unique_ptr<QObject> makeSshRunTest()
{
    return std::make_unique<SshRunTest>();
}

#include "tst_ssh_run.moc"
