// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/instance/single_instance.hpp"
#include "support/code_of.hpp"

#include <QDir>
#include <QFile>
#include <QLocalSocket>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <csignal>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace kubemori;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestInstance : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void secondOneIsRefusedAndHeard();
    void otherConfigurationsAreApart();
    void sameFileIsTheSame();
    void deadOneLeavesNothingInTheWay();
    void silentOneIsTold();
    void hostileGuestsAreShownOut();
    void folderIsForTheUserAlone();
};

namespace {

/// As another process would, beside the event loop of the first.
Result<> handOverBeside(const QString &configuration, const InstanceRequest &request, const QString &folder)
{
    Result<> result;
    std::atomic_bool over = false;
    const std::jthread second([&] {
        result = SingleInstance::handOver(configuration, request, 5s, folder);
        over = true;
    });
    [&] { QTRY_VERIFY_WITH_TIMEOUT(over.load(), 10'000); }();
    return result;
}

} // namespace

void TestInstance::secondOneIsRefusedAndHeard()
{
    const QTemporaryDir folder;
    const auto first = SingleInstance::take(u"/c/clusters.yaml"_s, folder.path());
    QVERIFY(first.has_value());
    QSignalSpy heard(first->get(), &SingleInstance::requested);
    QCOMPARE(test::codeOf(SingleInstance::take(u"/c/clusters.yaml"_s, folder.path())), toString(ErrorCode::Locked));
    const InstanceRequest request{.cluster = u"prod \"東京\"\n"_s, .activationToken = "token-1"_ba};
    QVERIFY(handOverBeside(u"/c/clusters.yaml"_s, request, folder.path()).has_value());
    QTRY_COMPARE(heard.size(), 1);
    QCOMPARE(heard[0][0].value<InstanceRequest>(), request);
}

void TestInstance::otherConfigurationsAreApart()
{
    const QTemporaryDir folder;
    const auto one = SingleInstance::take(u"/c/clusters.yaml"_s, folder.path());
    const auto two = SingleInstance::take(u"/d/clusters.yaml"_s, folder.path());
    const auto demo = SingleInstance::take(u"demo"_s, folder.path());
    QVERIFY(one.has_value() && two.has_value() && demo.has_value());
    QSignalSpy first(one->get(), &SingleInstance::requested);
    QSignalSpy third(demo->get(), &SingleInstance::requested);
    QVERIFY(handOverBeside(u"demo"_s, {}, folder.path()).has_value());
    QTRY_COMPARE(third.size(), 1);
    QCOMPARE(first.size(), 0);
}

void TestInstance::sameFileIsTheSame()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"clusters.yaml"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(QFile::link(file.fileName(), folder.filePath(u"link.yaml"_s)));
    const auto first = SingleInstance::take(file.fileName(), folder.path());
    QVERIFY(first.has_value());
    const QString roundabout = u"../"_s + QDir(folder.path()).dirName() + u"/clusters.yaml"_s;
    for (const QString &name : {u"link.yaml"_s, u"./clusters.yaml"_s, roundabout}) {
        QCOMPARE(test::codeOf(SingleInstance::take(folder.filePath(name), folder.path())), toString(ErrorCode::Locked));
    }
}

void TestInstance::deadOneLeavesNothingInTheWay()
{
    const QTemporaryDir folder;
    const pid_t first = ::fork();
    if (first == 0) {
        const auto instance = SingleInstance::take(u"/c"_s, folder.path());
        ::kill(::getpid(), instance ? SIGKILL : SIGTERM);
    }
    int status = 0;
    ::waitpid(first, &status, 0);
    QCOMPARE(WTERMSIG(status), SIGKILL);
    QVERIFY(!QDir(folder.path()).entryList({u"*.sock"_s}, QDir::System).isEmpty()); // what it left
    const auto next = SingleInstance::take(u"/c"_s, folder.path());
    QVERIFY(next.has_value());
    QVERIFY(handOverBeside(u"/c"_s, {}, folder.path()).has_value());
}

void TestInstance::silentOneIsTold()
{
    const QTemporaryDir folder;
    const auto first = SingleInstance::take(u"/c"_s, folder.path());
    QVERIFY(first.has_value());
    // Nobody runs its event loop: it hangs.
    const auto asked = SingleInstance::handOver(u"/c"_s, {}, 300ms, folder.path());
    QCOMPARE(test::codeOf(asked), toString(ErrorCode::TimedOut));
    QVERIFY(asked.error().detail.contains(QString::number(::getpid())));
}

void TestInstance::hostileGuestsAreShownOut()
{
    const QTemporaryDir folder;
    const auto first = SingleInstance::take(u"/c"_s, folder.path());
    QVERIFY(first.has_value());
    QSignalSpy heard(first->get(), &SingleInstance::requested);
    const QString socket = QDir(folder.path()).entryInfoList({u"*.sock"_s}, QDir::System).value(0).filePath();
    for (const QByteArray &words : {QByteArray(100'000, 'x'), "no json\n"_ba, "[]\n"_ba, QByteArray("\0\xff\n", 3)}) {
        QLocalSocket guest;
        guest.connectToServer(socket);
        QVERIFY(guest.waitForConnected());
        guest.write(words);
        QTRY_COMPARE(guest.state(), QLocalSocket::UnconnectedState);
    }
    QCOMPARE(heard.size(), 0);
    QVERIFY(handOverBeside(u"/c"_s, {}, folder.path()).has_value());
}

void TestInstance::folderIsForTheUserAlone()
{
    const QTemporaryDir folder;
    const QString inner = folder.filePath(u"run"_s);
    const auto first = SingleInstance::take(u"/c"_s, inner);
    QVERIFY(first.has_value());
    const auto others = QFile::Permissions(0x0077);
    QCOMPARE(QFileInfo(inner).permissions() & others, QFile::Permissions());
}

QTEST_GUILESS_MAIN(TestInstance)
#include "tst_instance.moc"
