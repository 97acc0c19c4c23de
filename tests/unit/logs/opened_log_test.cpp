// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases.hpp"

#include "logs/log_file.hpp"
#include "logs/opened_log.hpp"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

#include <atomic>

#include <sys/stat.h>
#include <utime.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace kubemori;
using namespace kubemori::logs;

namespace {

constexpr int patience = 20000;

void writeFile(const QString &path, const QByteArray &bytes, QIODevice::OpenMode mode = QIODevice::WriteOnly)
{
    QFile file(path);
    QVERIFY(file.open(mode));
    QCOMPARE(file.write(bytes), bytes.size());
}

QList<QByteArray> linesOf(const LogSnapshot &snapshot)
{
    QList<QByteArray> result;
    for (LineNumber i = snapshot.firstLine(); i < snapshot.endLine(); ++i) {
        result.append(snapshot.line(i).bytes.toByteArray());
    }
    return result;
}

bool waitUntilDone(OpenedLog &log)
{
    return QTest::qWaitFor([&] { return log.progress().isDone; }, patience);
}

/// A temporary folder with one log in it.
struct Folder
{
    QTemporaryDir dir;
    QString path = dir.filePath(u"run.log"_s);
};

class OpenedLogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAnyText_data();
    void readsAnyText();
    void readsWhatWasSaved();
    void plainTextIsSavedAsItWas();
    void hugeFiles();
    void followsAFileThatGrows();
    void noticesAFileThatShrinks();
    void tellsProgress();
    void stopsInTheMiddle();
    void refuses();
    void tellsHooks();
};

void OpenedLogTest::readsAnyText_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QList<QByteArray>>("lines");
    using Lines = QList<QByteArray>;
    QTest::newRow("empty") << QByteArray() << Lines{};
    QTest::newRow("lines") << QByteArray("one\ntwo\n") << Lines{"one", "two"};
    QTest::newRow("no line feed at the end") << QByteArray("one\ntwo") << Lines{"one", "two"};
    QTest::newRow("crlf") << QByteArray("one\r\ntwo\r\n") << Lines{"one", "two"};
    QTest::newRow("NUL") << QByteArray("a\0b\n\0\n", 6) << Lines{QByteArray("a\0b", 3), QByteArray(1, '\0')};
    QTest::newRow("not UTF-8") << QByteArray("\xff\xfe\n\xc3") << Lines{"\xff\xfe", "\xc3"};
    QTest::newRow("byte order mark") << QByteArray("\xef\xbb\xbf"
                                                   "PLAY [all]\n")
                                     << Lines{"PLAY [all]"};
}

void OpenedLogTest::readsAnyText()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QList<QByteArray>, lines);
    const Folder folder;
    writeFile(folder.path, bytes);
    utimbuf longAgo{.actime = 1'000'000'000, .modtime = 1'000'000'000};
    QCOMPARE(::utime(QFile::encodeName(folder.path).constData(), &longAgo), 0);
    const auto log = openLogFile(folder.path);
    QVERIFY(log);
    QVERIFY(waitUntilDone(**log));
    const LogSnapshot snapshot = (*log)->store()->snapshot();
    QCOMPARE(linesOf(snapshot), lines);
    QCOMPARE(snapshot.completeEnd(), lines.size()); // nobody is in the middle of the last one after so many years
    QVERIFY(!snapshot.hasTimes());
    QCOMPARE((*log)->progress().bytesRead, bytes.size());
    QVERIFY(!(*log)->progress().error);
}

void OpenedLogTest::readsWhatWasSaved()
{
    const Folder folder;
    const auto at = [](qint64 ms) { return QDateTime::fromMSecsSinceEpoch(ms, QTimeZone::utc()); };
    LogStore before;
    before.append("\x1b[32mok\x1b[0m\n\n", {.time = at(1'772'400'600'123), .source = u"node1"_s});
    before.append("PLAY [再起動]\n", {.time = at(1'772'400'601'000), .source = {}});
    before.append(QByteArray(QByteArray(20'000, 'x') + '\n'), {.time = at(1'772'400'602'000), .source = u"n 2"_s});
    QVERIFY(saveLog(before.snapshot(), folder.path, {}));
    const auto log = openLogFile(folder.path);
    QVERIFY(log);
    QVERIFY(waitUntilDone(**log));
    const LogSnapshot snapshot = (*log)->store()->snapshot();
    const QList<QByteArray> lines = linesOf(snapshot);
    QCOMPARE(lines.first(3), (QList<QByteArray>{"ok", "", "PLAY [再起動]"}));
    QCOMPARE(lines.sliced(3).join(), QByteArray(20'000, 'x'));
    QCOMPARE(snapshot.line(0).timeMs, 1'772'400'600'123);
    QCOMPARE(snapshot.source(snapshot.line(1)), u"node1"_s);
    QCOMPARE(snapshot.source(snapshot.line(2)), QString());
    QCOMPARE(snapshot.source(snapshot.line(3)), u"n_2"_s);
    QVERIFY(snapshot.hasTimes());
}

void OpenedLogTest::plainTextIsSavedAsItWas()
{
    const Folder folder;
    const QByteArray text = "PLAY [all] ***\n\n2026-03-01T21:30:00.123Z n mixed\nlast\n";
    writeFile(folder.path, text);
    const auto log = openLogFile(folder.path);
    QVERIFY(log);
    QVERIFY(waitUntilDone(**log));
    const QString copy = folder.dir.filePath(u"copy"_s);
    QVERIFY(saveLog((*log)->store()->snapshot(), copy, {}));
    QFile file(copy);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), text);
}

void OpenedLogTest::hugeFiles()
{
    const Folder folder;
    QByteArray part;
    for (int i = 0; i < 100'000; ++i) {
        part += "line " + QByteArray::number(i) + " of a long log with enough text to fill it\n";
    }
    writeFile(folder.path, part.repeated(5)); // 28 MB
    OpenLogOptions options;
    options.limits = {.mostInMemory = 4 << 20, .spillFolder = folder.dir.path(), .leastFreeDisk = 0};
    options.interval = 0ms;
    const auto log = openLogFile(folder.path, std::move(options));
    QVERIFY(log);
    QVERIFY(waitUntilDone(**log));
    const LogSnapshot snapshot = (*log)->store()->snapshot();
    QCOMPARE(snapshot.lineCount(), 500'000);
    for (LineNumber i = 0; i < snapshot.endLine(); i += 997) {
        QVERIFY(snapshot.line(i).bytes.startsWith(QByteArray("line " + QByteArray::number(i % 100'000) + ' ')));
    }
}

void OpenedLogTest::followsAFileThatGrows()
{
    const Folder folder;
    writeFile(folder.path, "one\nhal");
    OpenLogOptions options;
    options.interval = 5ms;
    const auto log = openLogFile(folder.path, std::move(options));
    QVERIFY(log);
    QVERIFY(waitUntilDone(**log));
    QCOMPARE((*log)->store()->snapshot().completeEnd(), 1); // its writer may be in the middle of it
    writeFile(folder.path, "f\nthree\n", QIODevice::Append);
    QVERIFY(QTest::qWaitFor([&] { return (*log)->store()->snapshot().completeEnd() == 3; }, patience));
    const QList<QByteArray> expected{"one", "half", "three"};
    QCOMPARE(linesOf((*log)->store()->snapshot()), expected);
    QVERIFY(waitUntilDone(**log));
    QCOMPARE((*log)->progress().bytesRead, 15);
}

void OpenedLogTest::noticesAFileThatShrinks()
{
    const Folder folder;
    writeFile(folder.path, QByteArray("old\n").repeated(100'000));
    OpenLogOptions options;
    options.interval = 5ms;
    const auto log = openLogFile(folder.path, std::move(options));
    QVERIFY(log);
    QVERIFY(waitUntilDone(**log));
    writeFile(folder.path, "new\n"); // truncates
    QVERIFY(QTest::qWaitFor([&] { return (*log)->progress().truncations == 1; }, patience));
    QVERIFY(QTest::qWaitFor([&] { return (*log)->store()->snapshot().completeEnd() == 100'002; }, patience));
    const LogSnapshot snapshot = (*log)->store()->snapshot();
    QCOMPARE(toString(snapshot.line(100'000).level), u"notice"_s);
    QCOMPARE(snapshot.line(100'001).bytes.toByteArray(), "new");
    QCOMPARE(snapshot.line(99'999).bytes.toByteArray(), "old"); // what was read stays
}

void OpenedLogTest::tellsProgress()
{
    const Folder folder;
    writeFile(folder.path, QByteArray("some text\n").repeated(1'000'000));
    std::atomic<int> calls = 0;
    OpenLogOptions options;
    options.progressed = [&] { ++calls; };
    const auto log = openLogFile(folder.path, std::move(options));
    QVERIFY(log);
    QCOMPARE((*log)->progress().size, 10'000'000);
    QCOMPARE((*log)->path(), folder.path);
    QVERIFY(waitUntilDone(**log));
    QVERIFY(calls >= 1);
    QCOMPARE((*log)->progress().bytesRead, 10'000'000);
}

void OpenedLogTest::stopsInTheMiddle()
{
    const Folder folder;
    writeFile(folder.path, QByteArray("some text\n").repeated(1'000'000));
    std::shared_ptr<LogStore> store;
    {
        const auto log = openLogFile(folder.path);
        QVERIFY(log);
        store = (*log)->store();
    }
    const qint64 lines = store->lineCount(); // nobody writes any more
    QVERIFY(lines <= 1'000'000);
    QCOMPARE(store->lineCount(), lines);
}

void OpenedLogTest::refuses()
{
    const Folder folder;
    const auto codeOf = [](const QString &path) {
        const auto log = openLogFile(path);
        return log ? u"opened"_s : toString(log.error().code) + u": "_s + log.error().detail;
    };
    QCOMPARE(codeOf(folder.dir.path()), u"InvalidInput: is a folder"_s);
    QCOMPARE(codeOf(u"/dev/zero"_s), u"InvalidInput: is not a regular file"_s);
    const QString fifo = folder.dir.filePath(u"fifo"_s);
    QCOMPARE(::mkfifo(QFile::encodeName(fifo).constData(), 0600), 0);
    QCOMPARE(codeOf(fifo), u"InvalidInput: is not a regular file"_s); // and does not wait for a writer
    QVERIFY(codeOf(folder.path).startsWith(u"NotFound"_s));
    writeFile(folder.path, QByteArray("\x1f\x8b\x08\x00packed", 10));
    QCOMPARE(codeOf(folder.path), u"InvalidInput: is compressed: unpack it first, with gunzip"_s);
    writeFile(folder.path, "BZh9");
    QVERIFY(codeOf(folder.path).endsWith(u"bunzip2"_s));
}

void OpenedLogTest::tellsHooks()
{
    const Folder folder;
    writeFile(folder.path, "1970-01-01T00:00:01.000Z a one\nfatal\n");
    QStringList told;
    OpenLogOptions options;
    options.interval = 0ms;
    options.hooks.classify = [](std::span<LineDraft> lines) {
        for (LineDraft &line : lines) {
            line.level = line.bytes == "fatal" ? LogLevel::Failure : LogLevel::Output;
        }
    };
    options.hooks.stored = [&](LineNumber number, const LineDraft &line) {
        told.append(u"%1 %2"_s.arg(number).arg(QString::fromUtf8(line.bytes)));
    };
    const auto log = openLogFile(folder.path, std::move(options));
    QVERIFY(log);
    QVERIFY(waitUntilDone(**log));
    const QStringList expected{u"0 one"_s, u"1 fatal"_s}; // without what was put in front when it was saved
    QCOMPARE(told, expected);
    QVERIFY((*log)->store()->snapshot().hasHad(LogLevel::Failure));
}

} // namespace

std::unique_ptr<QObject> makeOpenedLogTest()
{
    return std::make_unique<OpenedLogTest>();
}

#include "opened_log_test.moc"
