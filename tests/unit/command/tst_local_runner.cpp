// SPDX-License-Identifier: GPL-3.0-or-later
#include "command/local_runner.hpp"
#include "suites.hpp"
#include "support/code_of.hpp"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <atomic>
#include <csignal>
#include <dirent.h>
#include <fcntl.h>
#include <sys/wait.h>
#include <thread>
#include <vector>

using namespace Qt::StringLiterals;
using namespace kubemori;
using namespace kubemori::command;
using kubemori::test::codeOf;

class LocalRunnerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void exitCodesAndSignals_data();
    void exitCodesAndSignals();
    void failuresToStart_data();
    void failuresToStart();
    void hostileArgumentsArriveUnchanged();
    void environmentAndFolder();
    void largeInputComesBack();
    void inputNobodyReads();
    void withoutInputThereIsNothingToRead();
    void eightMegabytesOnErrorsOnly();
    void bothStreamsArriveAsTheyCome();
    void terminalIsATerminal();
    void terminalInputEnds();
    void stopTakesTheWholeGroup();
    void stopOfAProgramThatIgnoresIt();
    void stopBeforeTheStart();
    void deadline();
    void grandchildThatKeepsThePipeDoesNotHang();
    void leftoversOfTheGroupAreEnded();
    void daemonInItsOwnSessionLives();
    void noZombieNoDescriptorIsLeft();
    void descriptorsAreNotInherited();
    void manyAtOnce();
};

namespace {

Command shell(const QString &script)
{
    Command c;
    c.argv = QStringList{u"sh"_s, u"-c"_s, script};
    c.timeout = std::chrono::seconds{30};
    return c;
}

int openDescriptors()
{
    int count = 0;
    DIR *folder = ::opendir("/proc/self/fd");
    while (::readdir(folder) != nullptr) {
        ++count;
    }
    ::closedir(folder);
    return count;
}

bool isAlive(qint64 pid)
{
    QFile file(u"/proc/%1/stat"_s.arg(pid));
    return file.open(QIODevice::ReadOnly) && !file.readAll().contains(") Z ");
}

} // namespace

void LocalRunnerTest::exitCodesAndSignals_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<int>("code");
    QTest::addColumn<int>("signal");
    QTest::newRow("done") << u"exit 0"_s << 0 << 0;
    QTest::newRow("failed") << u"exit 3"_s << 3 << 0;
    QTest::newRow("killed") << u"kill -9 $$"_s << 0 << SIGKILL;
    QTest::newRow("signals are not blocked or ignored") << u"kill -PIPE $$; exit 5"_s << 0 << SIGPIPE;
    QTest::newRow("exit code above 128") << u"exit 143"_s << 143 << 0;
}

void LocalRunnerTest::exitCodesAndSignals()
{
    QFETCH(QString, script);
    LocalRunner runner;
    const auto captured = capture(runner, shell(script), {});
    QVERIFY(captured.has_value());
    QTEST(captured->exit.code, "code");
    QTEST(captured->exit.signal, "signal");
}

void LocalRunnerTest::failuresToStart_data()
{
    QTest::addColumn<QStringList>("argv");
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QString>("code");
    QTest::newRow("no such program") << QStringList{u"kubemori-no-such"_s} << QString() << u"ProgramMissing"_s;
    QTest::newRow("no such path") << QStringList{u"/no/such"_s} << QString() << u"ProgramMissing"_s;
    QTest::newRow("not a program") << QStringList{u"/etc/passwd"_s} << QString() << u"StartFailed"_s;
    QTest::newRow("a folder") << QStringList{u"/etc"_s} << QString() << u"StartFailed"_s;
    QTest::newRow("nothing") << QStringList() << QString() << u"StartFailed"_s;
    QTest::newRow("no such working folder") << QStringList{u"true"_s} << u"/no/such"_s << u"NotFound"_s;
}

void LocalRunnerTest::failuresToStart()
{
    QFETCH(QStringList, argv);
    QFETCH(QString, folder);
    Command c;
    c.argv = argv;
    c.workingDirectory = folder;
    LocalRunner runner;
    const auto captured = capture(runner, c, {});
    QVERIFY(!captured.has_value());
    QTEST(codeOf(captured), "code");
}

void LocalRunnerTest::hostileArgumentsArriveUnchanged()
{
    Command c;
    const QStringList words{u"$(touch x)"_s, u"a'b\"c"_s, u"line\nline"_s, u"日本語"_s, u"-n"_s,
                            u""_s,           u" "_s,      u"*"_s,          u"\\"_s};
    c.argv = QStringList{u"printf"_s, u"%s\\0"_s} + words;
    LocalRunner runner;
    const auto captured = capture(runner, c, {});
    QVERIFY(captured.has_value());
    QCOMPARE(captured->output, words.join(QChar(u'\0')).toUtf8() + '\0');
}

void LocalRunnerTest::environmentAndFolder()
{
    const QTemporaryDir folder;
    Command c = shell(u"pwd; echo \"$KUBEMORI_X\"; echo \"${HOME:+has home}\""_s);
    c.environment.insert(u"KUBEMORI_X"_s, u"a b 日本"_s);
    c.workingDirectory = folder.path();
    LocalRunner runner;
    const auto captured = capture(runner, c, {});
    QVERIFY(captured.has_value());
    QCOMPARE(QString::fromUtf8(captured->output), folder.path() + u"\na b 日本\nhas home\n"_s);
}

void LocalRunnerTest::largeInputComesBack()
{
    Command c = shell(u"cat"_s);
    c.input = QByteArray(qsizetype{8} << 20, 'x') + "end";
    LocalRunner runner;
    const auto captured = capture(runner, c, {});
    QVERIFY(captured.has_value());
    QVERIFY(captured->output == c.input);
}

void LocalRunnerTest::inputNobodyReads()
{
    Command c = shell(u"exec 0<&-; echo done"_s);
    c.input = QByteArray(qsizetype{8} << 20, 'x');
    LocalRunner runner;
    const auto captured = capture(runner, c, {});
    QVERIFY(captured.has_value());
    QCOMPARE(captured->output, "done\n");
}

void LocalRunnerTest::withoutInputThereIsNothingToRead()
{
    LocalRunner runner;
    const auto captured = capture(runner, shell(u"cat; echo end"_s), {});
    QVERIFY(captured.has_value());
    QCOMPARE(captured->output, "end\n");
}

void LocalRunnerTest::eightMegabytesOnErrorsOnly()
{
    LocalRunner runner;
    const auto captured = capture(runner, shell(u"head -c 8388608 /dev/zero >&2; echo end"_s), {});
    QVERIFY(captured.has_value());
    QCOMPARE(captured->errors.size(), qsizetype{8388608});
    QCOMPARE(captured->output, "end\n");
}

void LocalRunnerTest::bothStreamsArriveAsTheyCome()
{
    // The program goes on only when its first words have arrived here.
    const QTemporaryDir folder;
    const QString gate = folder.filePath(u"gate"_s);
    LocalRunner runner;
    QByteArray order;
    const auto ended =
        runner.run(shell(u"echo one; while [ ! -e '%1' ]; do sleep 0.01; done; echo two >&2"_s.arg(gate)),
                   [&](Stream stream, QByteArrayView bytes) {
                       order += (stream == Stream::Output ? "o:" : "e:") + bytes.toByteArray();
                       QFile file(gate);
                       QVERIFY(file.open(QIODevice::WriteOnly));
                   },
                   {});
    QVERIFY(ended.has_value());
    QCOMPARE(order, "o:one\ne:two\n");
}

void LocalRunnerTest::terminalIsATerminal()
{
    Command c =
        shell(u"test -t 0 && test -t 1 && test -t 2 && echo yes; echo err >&2; cat </dev/tty >/dev/null; stty size"_s);
    c.terminal = true;
    LocalRunner runner;
    const auto captured = capture(runner, c, {});
    QVERIFY(captured.has_value());
    QCOMPARE(captured->output, "yes\nerr\n50 200\n");
    QCOMPARE(captured->errors, QByteArray());
}

void LocalRunnerTest::terminalInputEnds()
{
    Command c = shell(u"cat"_s);
    c.terminal = true;
    c.input = "first\nlast without line feed";
    LocalRunner runner;
    const auto captured = capture(runner, c, {});
    QVERIFY(captured.has_value());
    QCOMPARE(captured->output, c.input); // and no echo
}

void LocalRunnerTest::stopTakesTheWholeGroup()
{
    LocalRunner runner;
    std::stop_source stop;
    QByteArray pids;
    const auto ended = runner.run(
        shell(u"sleep 100 & echo $!; (sleep 100 & echo $!; wait) & wait"_s),
        [&](Stream, QByteArrayView bytes) {
            pids += bytes;
            if (pids.count('\n') == 2) {
                stop.request_stop();
            }
        },
        stop.get_token());
    QVERIFY(!ended.has_value());
    QCOMPARE(codeOf(ended), u"Cancelled"_s);
    for (const QByteArray &pid : pids.trimmed().split('\n')) {
        QVERIFY2(!isAlive(pid.toLongLong()), pid);
    }
}

void LocalRunnerTest::stopOfAProgramThatIgnoresIt()
{
    LocalRunner runner;
    std::stop_source stop;
    QByteArray said;
    Command c = shell(u"trap 'echo asked' TERM; echo $$; while :; do sleep 0.05; done"_s);
    c.killGrace = Milliseconds{300};
    const auto ended = runner.run(
        c,
        [&](Stream, QByteArrayView bytes) {
            said += bytes;
            stop.request_stop();
        },
        stop.get_token());
    QCOMPARE(codeOf(ended), u"Cancelled"_s);
    QVERIFY2(said.contains("asked"), said);
    QVERIFY(!isAlive(said.split('\n').first().toLongLong()));
}

void LocalRunnerTest::stopBeforeTheStart()
{
    const QTemporaryDir folder;
    std::stop_source stop;
    stop.request_stop();
    LocalRunner runner;
    const auto captured = capture(runner, shell(u"touch '%1'"_s.arg(folder.filePath(u"x"_s))), stop.get_token());
    QCOMPARE(codeOf(captured), u"Cancelled"_s);
    QVERIFY(!QFile::exists(folder.filePath(u"x"_s)));
}

void LocalRunnerTest::deadline()
{
    Command c = shell(u"echo $$; sleep 100"_s);
    c.timeout = Milliseconds{200};
    LocalRunner runner;
    QByteArray pid;
    const auto ended = runner.run(c, [&](Stream, QByteArrayView bytes) { pid += bytes; }, {});
    QVERIFY(!ended.has_value());
    QCOMPARE(codeOf(ended), u"TimedOut"_s);
    QVERIFY(!isAlive(pid.trimmed().toLongLong()));
}

void LocalRunnerTest::grandchildThatKeepsThePipeDoesNotHang()
{
    // In a session of its own, so it may live on; but nobody waits for its output.
    LocalRunner runner;
    const auto captured = capture(runner, shell(u"setsid sleep 100 & echo $!; exit 4"_s), {});
    QVERIFY(captured.has_value());
    QCOMPARE(captured->exit.code, 4);
    ::kill(static_cast<pid_t>(captured->output.trimmed().toInt()), SIGKILL);
}

void LocalRunnerTest::leftoversOfTheGroupAreEnded()
{
    LocalRunner runner;
    const auto captured = capture(runner, shell(u"sleep 100 >/dev/null 2>&1 & echo $!; exit 4"_s), {});
    QVERIFY(captured.has_value());
    QCOMPARE(captured->exit.code, 4);
    QVERIFY(!isAlive(captured->output.trimmed().toLongLong()));
}

void LocalRunnerTest::daemonInItsOwnSessionLives()
{
    LocalRunner runner;
    const auto captured =
        capture(runner, shell(u"setsid sh -c 'echo $$; exec sleep 100 >/dev/null 2>&1' & sleep 0.2; exit 0"_s), {});
    QVERIFY(captured.has_value());
    const pid_t pid = static_cast<pid_t>(captured->output.trimmed().toInt());
    QVERIFY(pid > 1);
    QVERIFY(isAlive(pid));
    ::kill(pid, SIGKILL);
}

void LocalRunnerTest::noZombieNoDescriptorIsLeft()
{
    LocalRunner runner;
    const auto runSome = [&runner] {
        for (int i = 0; i < 20; ++i) {
            Command c = shell(i % 2 == 0 ? u"exit 1"_s : u"sleep 100"_s);
            c.timeout = i % 2 == 0 ? Milliseconds{0} : Milliseconds{5};
            c.terminal = i % 3 == 0;
            std::ignore = capture(runner, c, {});
        }
    };
    runSome();
    const int before = openDescriptors();
    runSome();
    QCOMPARE(openDescriptors(), before);
    QCOMPARE(::waitpid(-1, nullptr, WNOHANG), -1);
    QCOMPARE(errno, ECHILD);
}

void LocalRunnerTest::descriptorsAreNotInherited()
{
    const int leaky = ::open("/dev/null", O_RDONLY); // as a library would, without O_CLOEXEC
    QVERIFY(leaky > 2);
    LocalRunner runner;
    const auto captured = capture(runner, shell(u"ls /proc/$$/fd | tr '\\n' ' '"_s), {});
    ::close(leaky);
    QVERIFY(captured.has_value());
    QVERIFY2(!captured->output.split(' ').contains(QByteArray::number(leaky)), captured->output);
}

void LocalRunnerTest::manyAtOnce()
{
    LocalRunner runner;
    std::atomic<int> right = 0;
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 16; ++i) {
            threads.emplace_back([&, i] {
                for (int j = 0; j < 10; ++j) {
                    Command c = shell(u"cat; echo '%1.%2' >&2; exit %1"_s.arg(i).arg(j));
                    c.input = QByteArray(100000, static_cast<char>('a' + i));
                    const auto captured = capture(runner, c, {});
                    right += captured && captured->exit.code == i && captured->output == c.input &&
                                     captured->errors == QByteArray::number(i) + '.' + QByteArray::number(j) + '\n'
                                 ? 1
                                 : 0;
                }
            });
        }
    }
    QCOMPARE(right.load(), 160);
}

std::unique_ptr<QObject> makeLocalRunnerTest()
{
    return std::make_unique<LocalRunnerTest>();
}

#include "tst_local_runner.moc"
