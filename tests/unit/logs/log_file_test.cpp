// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases.hpp"

#include "logs/log_file.hpp"
#include "logs/log_store.hpp"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

#include <csignal>

#include <sys/resource.h>

using namespace Qt::StringLiterals;
using namespace kubemori;
using namespace kubemori::logs;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("cannot be read");
}

LineMeta metaAt(qint64 ms, const QString &source)
{
    return LineMeta{.time = QDateTime::fromMSecsSinceEpoch(ms, QTimeZone::utc()), .source = source};
}

class LogFileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesForTheOwnerOnly();
    void narrowsAnExistingFile();
    void refusesLinksAndExistingFiles();
    void saves();
    void savesWholeLongLines();
    void failedSaveLeavesTheOldFile();
    void fullDiskIsReported();
};

void LogFileTest::writesForTheOwnerOnly()
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(u"run.log"_s);
    LogStore store;
    store.append("\x1b[32mok\x1b[0m: 準備完了\n", metaAt(1000, u"node 1"_s));
    const LogSnapshot snapshot = store.snapshot();
    for (int round = 0; round < 2; ++round) { // appends
        auto file = LogFile::open(path, LogFile::Mode::Append);
        QVERIFY(file);
        QVERIFY(file->write(snapshot.line(0), snapshot.source(snapshot.line(0))));
        QVERIFY(file->sync());
    }
    QCOMPARE(contentOf(path), QByteArray("1970-01-01T00:00:01.000Z node_1 ok: 準備完了\n").repeated(2));
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QVERIFY(!(QFileInfo(path).permissions() & others));
}

void LogFileTest::narrowsAnExistingFile()
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(u"run.log"_s);
    QFile old(path);
    QVERIFY(old.open(QIODevice::WriteOnly));
    QVERIFY(old.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther));
    QVERIFY(LogFile::open(path, LogFile::Mode::Append));
    QVERIFY(!(QFileInfo(path).permissions() & (QFile::ReadGroup | QFile::ReadOther)));
}

void LogFileTest::refusesLinksAndExistingFiles()
{
    const QTemporaryDir dir;
    const QString target = dir.filePath(u"target"_s);
    const QString link = dir.filePath(u"link"_s);
    QVERIFY(QFile::link(target, link));
    QVERIFY(!LogFile::open(link, LogFile::Mode::Append));
    QVERIFY(!QFileInfo::exists(target));
    QVERIFY(LogFile::open(target, LogFile::Mode::CreateNew));
    const auto again = LogFile::open(target, LogFile::Mode::CreateNew);
    QVERIFY(!again);
    QCOMPARE(toString(again.error().code), u"AlreadyExists"_s);
    const auto nowhere = LogFile::open(dir.filePath(u"no/such/dir"_s), LogFile::Mode::Append);
    QVERIFY(!nowhere);
    QCOMPARE(toString(nowhere.error().code), u"NotFound"_s);
}

void LogFileTest::saves()
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(u"saved.log"_s);
    LogStore store;
    store.append("one\n", metaAt(1000, {}));
    store.append("half", metaAt(2000, u"n"_s));
    const auto lines = saveLog(store.snapshot(), path, {});
    QVERIFY(lines);
    QCOMPARE(*lines, 2);
    QCOMPARE(contentOf(path), QByteArray("1970-01-01T00:00:01.000Z - one\n1970-01-01T00:00:02.000Z n half\n"));
    QCOMPARE(QDir(dir.path()).entryList(QDir::Files), QStringList{u"saved.log"_s});
}

void LogFileTest::savesWholeLongLines()
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(u"saved.log"_s);
    LogStore store(LogLimits{.mostBytes = 1 << 24, .longestLine = 64});
    store.append(QByteArray(200, 'x'), metaAt(1000, u"a"_s));
    store.append("between\n", metaAt(1000, u"b"_s)); // falls between the pieces
    store.append("y\n", metaAt(1000, u"a"_s));
    QVERIFY(saveLog(store.snapshot(), path, {}));
    const QByteArray time = "1970-01-01T00:00:01.000Z ";
    QCOMPARE(contentOf(path),
             QByteArray(time + "a " + QByteArray(192, 'x') + '\n' + time + "b between\n" + time + "a xxxxxxxxy\n"));
}

void LogFileTest::failedSaveLeavesTheOldFile()
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(u"saved.log"_s);
    QFile old(path);
    QVERIFY(old.open(QIODevice::WriteOnly));
    old.write("old");
    old.close();
    LogStore store;
    store.append("new\n", metaAt(1000, {}));
    std::stop_source stop;
    stop.request_stop();
    const auto cancelled = saveLog(store.snapshot(), path, stop.get_token());
    QVERIFY(!cancelled);
    QCOMPARE(toString(cancelled.error().code), u"Cancelled"_s);
    QCOMPARE(contentOf(path), QByteArray("old"));
    QCOMPARE(QDir(dir.path()).entryList(QDir::Files), QStringList{u"saved.log"_s});
    const auto nowhere = saveLog(store.snapshot(), dir.filePath(u"no/such"_s), {});
    QVERIFY(!nowhere);
    QCOMPARE(toString(nowhere.error().code), u"NotFound"_s);
}

void LogFileTest::fullDiskIsReported()
{
    const QTemporaryDir dir;
    auto file = LogFile::open(dir.filePath(u"run.log"_s), LogFile::Mode::Append);
    QVERIFY(file);
    LogStore store;
    store.append(QByteArray(QByteArray(4000, 'x') + '\n'), metaAt(1000, {}));
    const LogSnapshot snapshot = store.snapshot();
    rlimit before{};
    QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
    const rlimit narrow{.rlim_cur = 1000, .rlim_max = before.rlim_max};
    const auto oldHandler = std::signal(SIGXFSZ, SIG_IGN); // else the limit kills instead of failing the write
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &narrow), 0);
    const auto written = file->write(snapshot.line(0), {});
    const auto flushed = file->flush();
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &before), 0);
    std::signal(SIGXFSZ, oldHandler);
    QVERIFY(written); // buffered
    QVERIFY(!flushed);
    QCOMPARE(toString(flushed.error().code), u"Io"_s);
    QCOMPARE(flushed.error().subject, dir.filePath(u"run.log"_s));
}

} // namespace

std::unique_ptr<QObject> makeLogFileTest()
{
    return std::make_unique<LogFileTest>();
}

#include "log_file_test.moc"
