// SPDX-License-Identifier: GPL-3.0-or-later
#include "command/detached_programs.hpp"
#include "command/local_runner.hpp"
#include "suites.hpp"
#include "support/code_of.hpp"
#include "support/eventually.hpp"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace kubemori;
using namespace kubemori::command;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

Command shell(const QString &script)
{
    Command command;
    command.argv = QStringList{u"sh"_s, u"-c"_s, script};
    return command;
}

QByteArray textOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// Programs that live on their own, and what all programs get in their environment.
class TestDetached : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void livesOnInASessionOfItsOwn();
    void endedAtOnceIsTold_data();
    void endedAtOnceIsTold();
    void missingProgramIsTold();
    void stopLeavesItRunning();
    void environmentReachesPrograms();
};

void TestDetached::livesOnInASessionOfItsOwn()
{
    const QTemporaryDir folder;
    const QString said = folder.filePath(u"said"_s);
    pid_t program = 0;
    {
        DetachedPrograms programs;
        QVERIFY(programs
                    .start(shell(u"ps -o pid=,sid= -p $$ > '%1.new' && mv '%1.new' '%1'; exec sleep 60"_s.arg(said)),
                           50ms, {})
                    .has_value());
        QVERIFY(test::eventually([&] { return QFile::exists(said); }));
        const QList<QByteArray> numbers = textOf(said).simplified().split(' ');
        QCOMPARE(numbers.size(), 2);
        QCOMPARE(numbers[0], numbers[1]); // it leads its session
        program = numbers[0].toInt();
    }
    QCOMPARE(::kill(program, 0), 0); // its starter is gone
    ::kill(program, SIGKILL);
    ::waitpid(program, nullptr, 0); // what this program's end would do
}

void TestDetached::endedAtOnceIsTold_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<QString>("detail");
    QTest::newRow("exit code") << u"exit 3"_s << u"exit code 3"_s;
    QTest::newRow("signal") << u"kill -9 $$"_s << u"signal 9"_s;
    QTest::newRow("handed over to a server") << u"exit 0"_s << QString();
}

void TestDetached::endedAtOnceIsTold()
{
    QFETCH(const QString, script);
    QFETCH(const QString, detail);
    DetachedPrograms programs;
    const auto started = programs.start(shell(script), 10s, {});
    QCOMPARE(started.has_value(), detail.isEmpty());
    if (!started) {
        QCOMPARE(test::codeOf(started), toString(ErrorCode::StartFailed));
        QVERIFY(started.error().detail.contains(detail));
        QCOMPARE(started.error().subject, u"sh"_s);
    }
}

void TestDetached::missingProgramIsTold()
{
    DetachedPrograms programs;
    Command command;
    command.argv = {u"kubemori-no-such-terminal"_s};
    QCOMPARE(test::codeOf(programs.start(command, 50ms, {})), toString(ErrorCode::ProgramMissing));
    QCOMPARE(test::codeOf(programs.start({}, 50ms, {})), toString(ErrorCode::StartFailed));
}

void TestDetached::stopLeavesItRunning()
{
    const QTemporaryDir folder;
    const QString said = folder.filePath(u"said"_s);
    DetachedPrograms programs;
    std::stop_source stop;
    stop.request_stop();
    const auto started = programs.start(shell(u"echo $$ > '%1.new'; mv '%1.new' '%1'; exec sleep 60"_s.arg(said)), 60s,
                                        stop.get_token());
    QCOMPARE(test::codeOf(started), toString(ErrorCode::Cancelled));
    QVERIFY(test::eventually([&] { return QFile::exists(said); }));
    const pid_t program = textOf(said).trimmed().toInt();
    QCOMPARE(::kill(program, SIGKILL), 0);
    ::waitpid(program, nullptr, 0);
}

void TestDetached::environmentReachesPrograms()
{
    const auto environment = std::make_shared<LocalEnvironment>();
    LocalRunner runner(nullptr, environment);
    Command command = shell(u"echo $https_proxy $KUBEMORI_OWN"_s);
    command.environment = {{u"KUBEMORI_OWN"_s, u"own"_s}};
    const auto said = [&] {
        const auto output = captureChecked(runner, command, {});
        return output ? output->output.trimmed() : QByteArray();
    };
    environment->set({{u"https_proxy"_s, u"http://proxy:3128"_s}, {u"KUBEMORI_OWN"_s, u"other"_s}});
    QCOMPARE(said(), "http://proxy:3128 own"_ba);
    environment->set({{u"https_proxy"_s, u"http://next:1"_s}});
    QCOMPARE(said(), "http://next:1 own"_ba);
}

std::unique_ptr<QObject> makeDetachedTest()
{
    return std::make_unique<TestDetached>();
}

#include "tst_detached.moc"
