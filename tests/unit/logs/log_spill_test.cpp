// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases.hpp"

#include "logs/log_store.hpp"
#include "logs/spill_file.hpp"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace kubemori;
using namespace kubemori::logs;

namespace {

constexpr int patience = 20000;
const QByteArray filler(1000, 'x');

/// Appends lines that say their number, about a thousand to a chunk.
void addLines(LogStore &store, int from, int count)
{
    for (int i = from; i < from + count; ++i) {
        store.append(QByteArray(QByteArray::number(i) + ' ' + filler + '\n'),
                     {.time = {}, .source = i % 2 == 0 ? u"a"_s : u"b"_s});
    }
}

bool isWhole(const LogSnapshot &snapshot, LineNumber from, LineNumber to)
{
    for (LineNumber i = from; i < to; ++i) {
        const LogLine line = snapshot.line(i);
        if (line.bytes != QByteArray(QByteArray::number(i) + ' ' + filler) ||
            snapshot.source(line) != (i % 2 == 0 ? u"a"_s : u"b"_s)) {
            return false;
        }
    }
    return true;
}

int spilledChunks(const LogSnapshot &snapshot)
{
    int result = 0;
    for (LineNumber i = snapshot.firstLine(); i < snapshot.completeEnd();) {
        const auto stretch = snapshot.stretchAt(i);
        result += stretch.chunk->isSpilled() ? 1 : 0;
        i = stretch.end;
    }
    return result;
}

/// The files of this process without a name that lie below a folder, as /proc tells them.
QStringList namelessFiles(const QString &folder)
{
    QStringList result;
    const QDir all(u"/proc/self/fd"_s);
    for (const QString &name : all.entryList(QDir::Files | QDir::System | QDir::Hidden | QDir::NoDotAndDotDot)) {
        const QString path = all.filePath(name);
        struct stat status{};
        if (::stat(QFile::encodeName(path).constData(), &status) == 0 && S_ISREG(status.st_mode) &&
            status.st_nlink == 0) {
            char target[4096]{};
            if (::readlink(QFile::encodeName(path).constData(), target, sizeof target - 1) > 0 &&
                QString::fromUtf8(target).startsWith(folder)) {
                result.append(QString::number(status.st_mode & 0777, 8));
            }
        }
    }
    return result;
}

class LogSpillTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void movesTheOldestToAFile();
    void readersKeepWhatTheyHave();
    void dropsBeyondTheLargeLimit();
    void fullDiskDropsAndSaysSoOnce();
    void diskThatFillsUpKeepsTheNewest();
    void noFolderDropsAsWell();
    void placesAreUsedAgain();
};

void LogSpillTest::movesTheOldestToAFile()
{
    const QTemporaryDir dir;
    {
        LogStore store({.mostInMemory = 4 << 20, .spillFolder = dir.path(), .leastFreeDisk = 0});
        addLines(store, 0, 20'000);
        QVERIFY(QTest::qWaitFor([&] { return spilledChunks(store.snapshot()) >= 15; }, patience));
        addLines(store, 20'000, 500);
        const LogSnapshot snapshot = store.snapshot();
        QCOMPARE(store.droppedLines(), 0);
        QCOMPARE(snapshot.lineCount(), 20'500);
        QVERIFY(isWhole(snapshot, 0, 20'500));
        // Gives memory back, not the lines; piece by piece comes as far as at once.
        const LineNumber released = snapshot.release(0, 20'500);
        QVERIFY(released > 15'000);
        LineNumber byPieces = 0;
        for (LineNumber i = 0; i <= 20'500; i += 100) {
            byPieces = snapshot.release(byPieces, i);
        }
        QCOMPARE(byPieces, released);
        QVERIFY(isWhole(snapshot, 0, 20'500));
        QVERIFY(!snapshot.stretchAt(20'499).chunk->isSpilled());
        QCOMPARE(namelessFiles(dir.path()), QStringList{u"600"_s});
        QVERIFY(QDir(dir.path()).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot));
    }
    QCOMPARE(namelessFiles(dir.path()), QStringList());
}

void LogSpillTest::readersKeepWhatTheyHave()
{
    const QTemporaryDir dir;
    auto store = std::make_unique<LogStore>(
        LogLimits{.mostBytes = 20 << 20, .mostInMemory = 2 << 20, .spillFolder = dir.path(), .leastFreeDisk = 0});
    addLines(*store, 0, 10'000);
    const LogSnapshot early = store->snapshot();
    QVERIFY(QTest::qWaitFor([&] { return spilledChunks(store->snapshot()) >= 6; }, patience));
    const LogSnapshot late = store->snapshot();
    addLines(*store, 10'000, 25'000);
    QVERIFY(store->droppedLines() > 10'000);
    store.reset(); // readers outlive the store
    QVERIFY(isWhole(early, 0, 10'000));
    QVERIFY(isWhole(late, 0, 10'000));
}

void LogSpillTest::dropsBeyondTheLargeLimit()
{
    const QTemporaryDir dir;
    LogStore store({.mostBytes = 8 << 20, .mostInMemory = 2 << 20, .spillFolder = dir.path(), .leastFreeDisk = 0});
    for (int i = 0; i < 30'000; i += 1000) {
        addLines(store, i, 1000);
        store.waitForDisk({});
    }
    const LogSnapshot snapshot = store.snapshot();
    QVERIFY(snapshot.firstLine() > 20'000);
    QCOMPARE(store.droppedLines(), snapshot.firstLine());
    QVERIFY(isWhole(snapshot, snapshot.firstLine(), 30'000));
}

QStringList noticesIn(const LogSnapshot &snapshot)
{
    QStringList notices;
    for (LineNumber i = snapshot.firstLine(); i < snapshot.completeEnd(); ++i) {
        const LogLine line = snapshot.line(i);
        if (line.level == LogLevel::Notice) {
            notices.append(QString::fromUtf8(line.bytes));
        }
    }
    return notices;
}

void LogSpillTest::fullDiskDropsAndSaysSoOnce()
{
    const QTemporaryDir dir;
    LogStore store(
        {.mostInMemory = 4 << 20, .spillFolder = dir.path(), .leastFreeDisk = std::numeric_limits<qint64>::max()});
    addLines(store, 0, 6000);
    QVERIFY(QTest::qWaitFor([&] { return noticesIn(store.snapshot()).size() == 1; }, patience));
    QVERIFY(noticesIn(store.snapshot()).constFirst().contains(u"No space left"_s));
    for (int i = 0; i < 10; ++i) {
        addLines(store, i * 1000, 1000);
        store.waitForDisk({});
    }
    QVERIFY(QTest::qWaitFor([&] { return store.snapshot().lineCount() < 8000; }, patience));
    QVERIFY(noticesIn(store.snapshot()).size() <= 1);
    QCOMPARE(store.snapshot().completeEnd(), 16'001);
    QCOMPARE(store.droppedLines(), store.snapshot().firstLine());
    QCOMPARE(spilledChunks(store.snapshot()), 0);
}

void LogSpillTest::diskThatFillsUpKeepsTheNewest()
{
    const QTemporaryDir dir;
    LogStore store({.mostInMemory = 2 << 20, .spillFolder = dir.path(), .leastFreeDisk = 0});
    rlimit before{};
    QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
    const rlimit narrow{.rlim_cur = 10 << 20, .rlim_max = before.rlim_max}; // as if the disk had room for eight chunks
    const auto oldHandler = std::signal(SIGXFSZ, SIG_IGN); // else the limit kills instead of failing the write
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &narrow), 0);
    for (int i = 0; i < 30'000; i += 500) {
        addLines(store, i, 500);
        store.waitForDisk({});
    }
    const bool isDone = QTest::qWaitFor([&] { return noticesIn(store.snapshot()).size() <= 1; }, patience);
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &before), 0);
    std::signal(SIGXFSZ, oldHandler);
    QVERIFY(isDone);
    const LogSnapshot snapshot = store.snapshot();
    QVERIFY(snapshot.firstLine() > 10'000);                                                       // the old ones went
    QVERIFY2(spilledChunks(snapshot) >= 4, qPrintable(QString::number(spilledChunks(snapshot)))); // and made room
    QVERIFY(snapshot.lineCount() > 8000);
}

void LogSpillTest::noFolderDropsAsWell()
{
    LogStore store({.mostInMemory = 2 << 20, .spillFolder = u"/proc/no/such"_s, .leastFreeDisk = 0});
    addLines(store, 0, 4000);
    QVERIFY(QTest::qWaitFor([&] { return noticesIn(store.snapshot()).size() == 1; }, patience));
    QVERIFY(store.droppedLines() > 0);
}

void LogSpillTest::placesAreUsedAgain()
{
    const QTemporaryDir dir;
    auto file = SpillFile::create(dir.path(), 0);
    QVERIFY(file);
    auto first = (*file)->write("first", "1");
    auto second = (*file)->write("second", "2");
    QVERIFY(first && second);
    const QByteArray was((*second)->first(), 6);
    first->reset();
    auto third = (*file)->write("third", "3");
    QVERIFY(third);
    QCOMPARE(QByteArray((*third)->first(), 5), QByteArray("third"));
    QCOMPARE(QByteArray((*third)->second(), 1), QByteArray("3"));
    QCOMPARE(QByteArray((*second)->first(), 6), was);
    file->reset(); // the slots keep it
    (*third)->release();
    QCOMPARE(QByteArray((*third)->first(), 5), QByteArray("third"));
}

} // namespace

std::unique_ptr<QObject> makeLogSpillTest()
{
    return std::make_unique<LogSpillTest>();
}

#include "log_spill_test.moc"
