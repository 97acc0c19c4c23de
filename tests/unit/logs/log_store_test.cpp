// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases.hpp"

#include "logs/ansi.hpp"
#include "logs/line_cut.hpp"
#include "logs/log_store.hpp"

#include <QTest>
#include <QTimeZone>

#include <atomic>
#include <thread>
#include <vector>

using namespace Qt::StringLiterals;
using namespace kubemori::logs;

namespace {

const LineMeta fromA{.time = {}, .source = u"a"_s};
const LineMeta fromB{.time = {}, .source = u"b"_s};

QList<QByteArray> linesOf(const LogSnapshot &snapshot)
{
    QList<QByteArray> result;
    for (LineNumber i = snapshot.firstLine(); i < snapshot.endLine(); ++i) {
        result.append(snapshot.line(i).bytes.toByteArray());
    }
    return result;
}

QByteArray numbered(int number)
{
    return "line " + QByteArray::number(number) + " with some text behind it";
}

class LogStoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cutsLinesHoweverTheyArrive_data();
    void cutsLinesHoweverTheyArrive();
    void sourcesDoNotMix();
    void keepsMeta();
    void wholeLines();
    void openLinesAreSeen();
    void longLinesAreCut();
    void cutPositions_data();
    void cutPositions();
    void manyChunks();
    void dropsTheOldest();
    void snapshotStaysAsItWas();
    void wakesOnce();
    void writersAndReadersAtOnce();
    void outOfRange();
};

void LogStoreTest::cutsLinesHoweverTheyArrive_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QList<QByteArray>>("lines");
    using Lines = QList<QByteArray>;
    QTest::newRow("two lines") << QByteArray("one\ntwo\n") << Lines{"one", "two"};
    QTest::newRow("unfinished") << QByteArray("one\ntwo") << Lines{"one", "two"};
    QTest::newRow("empty lines") << QByteArray("\n\nx\n") << Lines{"", "", "x"};
    QTest::newRow("crlf") << QByteArray("one\r\ntwo\r\n") << Lines{"one", "two"};
    QTest::newRow("crcrlf") << QByteArray("one\r\r\n") << Lines{"one"};
    QTest::newRow("progress bar") << QByteArray("10%\r50%\r100%\ndone\n") << Lines{"100%", "done"};
    QTest::newRow("progress bar, unfinished") << QByteArray("10%\r50%\r") << Lines{"50%"};
    QTest::newRow("carriage return first") << QByteArray("\rx\n") << Lines{"x"};
    QTest::newRow("utf-8 and colours") << QByteArray("\x1b[31m再起動\x1b[0m\n\xe3\x81\x82\n")
                                       << Lines{"\x1b[31m再起動\x1b[0m", "あ"};
    QTest::newRow("NUL") << QByteArray("a\0b\n", 4) << Lines{QByteArray("a\0b", 3)};
}

void LogStoreTest::cutsLinesHoweverTheyArrive()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QList<QByteArray>, lines);
    for (qsizetype piece = 1; piece <= bytes.size(); ++piece) {
        LogStore store;
        for (qsizetype at = 0; at < bytes.size(); at += piece) {
            store.append(QByteArrayView(bytes).sliced(at, std::min(piece, bytes.size() - at)), fromA);
        }
        QCOMPARE(linesOf(store.snapshot()), lines);
        QCOMPARE(store.lineCount(), lines.size());
    }
}

void LogStoreTest::sourcesDoNotMix()
{
    LogStore store;
    store.append("TASK [a", fromA);
    store.append("PLAY", fromB);
    store.append(" task]\n", fromA);
    store.append("oops", LineMeta{.time = {}, .source = u"b"_s, .level = LogLevel::Error});
    store.append(" RECAP\n", fromB);
    store.finish(u"b"_s);
    const LogSnapshot snapshot = store.snapshot();
    const QList<QByteArray> expected{"TASK [a task]", "PLAY RECAP", "oops"};
    QCOMPARE(linesOf(snapshot), expected);
    QCOMPARE(snapshot.source(snapshot.line(0)), u"a"_s);
    QCOMPARE(snapshot.source(snapshot.line(1)), u"b"_s);
    QCOMPARE(toString(snapshot.line(2).level), u"error"_s);
    QCOMPARE(snapshot.completeEnd(), 3);
}

void LogStoreTest::keepsMeta()
{
    LogStore store;
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(1'772'400'600'123, QTimeZone::utc());
    store.append("x\n", LineMeta{.time = time, .source = {}, .level = LogLevel::Command});
    store.append("y\n", LineMeta{}); // no time given: now
    const LogSnapshot snapshot = store.snapshot();
    QCOMPARE(snapshot.line(0).timeMs, 1'772'400'600'123);
    QCOMPARE(snapshot.source(snapshot.line(0)), QString());
    QCOMPARE(toString(snapshot.line(0).level), u"command"_s);
    const qint64 age = QDateTime::currentMSecsSinceEpoch() - snapshot.line(1).timeMs;
    QVERIFY(age >= 0 && age < 60'000);
}

void LogStoreTest::wholeLines()
{
    LogStore store;
    store.append("half", fromA);
    store.appendLine("whole", fromA); // ends the half one: they are two things
    store.appendLine("", fromA);
    store.appendLine("two\nin one", fromA);
    const QList<QByteArray> expected{"half", "whole", "", "two", "in one"};
    QCOMPARE(linesOf(store.snapshot()), expected);
    QCOMPARE(store.snapshot().completeEnd(), 5);
}

void LogStoreTest::openLinesAreSeen()
{
    LogStore store;
    store.append("done\nReady to uncordon? ", fromA);
    LogSnapshot snapshot = store.snapshot();
    QCOMPARE(snapshot.lineCount(), 2);
    QCOMPARE(snapshot.completeEnd(), 1);
    QVERIFY(snapshot.isOpen(1));
    QVERIFY(!snapshot.isOpen(0));
    QCOMPARE(snapshot.line(1).bytes.toByteArray(), "Ready to uncordon? ");
    store.append("\n", fromA);
    QCOMPARE(snapshot.line(1).bytes.toByteArray(), "Ready to uncordon? ");
    snapshot = store.snapshot();
    QVERIFY(!snapshot.isOpen(1));
}

void LogStoreTest::longLinesAreCut()
{
    LogStore store(LogLimits{.mostBytes = 1 << 24, .longestLine = 100});
    const QByteArray text = QByteArray("\x1b[31m") + QByteArray("あ").repeated(1000) + "\x1b[0m";
    store.append(text.first(1234), fromA);
    store.append(text.sliced(1234), fromA);
    store.append("\nnext\n", fromA);
    const LogSnapshot snapshot = store.snapshot();
    QByteArray joined;
    QString shown;
    LineNumber i = 0;
    for (; snapshot.line(i).continued; ++i) {
        QVERIFY(snapshot.line(i).bytes.size() <= 100);
        joined += snapshot.line(i).bytes;
        shown += plainText(snapshot.line(i).bytes);
    }
    joined += snapshot.line(i).bytes;
    shown += plainText(snapshot.line(i).bytes);
    QCOMPARE(joined, text);
    QCOMPARE(shown, u"あ"_s.repeated(1000));
    QCOMPARE(snapshot.line(i + 1).bytes.toByteArray(), "next");
}

void LogStoreTest::cutPositions_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<int>("longest");
    QTest::addColumn<int>("cut");
    QTest::newRow("fits") << QByteArray("abc") << 5 << 3;
    QTest::newRow("ascii") << QByteArray("abcdef") << 4 << 4;
    QTest::newRow("inside a character") << QByteArray("aあい") << 5 << 4;
    QTest::newRow("between characters") << QByteArray("aあい") << 4 << 4;
    QTest::newRow("inside a sequence") << QByteArray("abc\x1b[31mdef") << 6 << 3;
    QTest::newRow("after a sequence") << QByteArray("abc\x1b[31mdef") << 8 << 8;
    QTest::newRow("after escape") << QByteArray("abc\x1b[31mdef") << 4 << 3;
    QTest::newRow("only continuation bytes") << QByteArray(10, '\x80') << 6 << 6;
    QTest::newRow("sequence from the start") << QByteArray("\x1b[1;2;3;4;5;6;7;8;9m") << 8 << 8;
}

void LogStoreTest::cutPositions()
{
    QFETCH(const QByteArray, line);
    QFETCH(const int, longest);
    QFETCH(const int, cut);
    QCOMPARE(cutPosition(line, longest), cut);
}

void LogStoreTest::manyChunks()
{
    LogStore store;
    constexpr int count = 100'000; // more than one chunk both by bytes and by lines
    for (int i = 0; i < count; ++i) {
        store.append(QByteArray(numbered(i) + '\n'), i % 2 == 0 ? fromA : fromB);
    }
    const LogSnapshot snapshot = store.snapshot();
    QCOMPARE(snapshot.lineCount(), count);
    for (int i = 0; i < count; i += 7) {
        QCOMPARE(snapshot.line(i).bytes.toByteArray(), numbered(i));
        QCOMPARE(snapshot.source(snapshot.line(i)), i % 2 == 0 ? u"a"_s : u"b"_s);
    }
    QCOMPARE(store.line(count - 1), numbered(count - 1));
}

void LogStoreTest::dropsTheOldest()
{
    LogStore store(LogLimits{.mostBytes = 4 << 20, .longestLine = 8192});
    const QByteArray filler(1000, 'x');
    for (int i = 0; i < 20'000; ++i) {
        store.append(QByteArray(QByteArray::number(i) + ' ' + filler + '\n'), fromA);
    }
    const LogSnapshot snapshot = store.snapshot();
    QCOMPARE(snapshot.endLine(), 20'000);
    QVERIFY(store.droppedLines() > 10'000);
    QCOMPARE(snapshot.firstLine(), store.droppedLines());
    QCOMPARE(store.lineCount(), snapshot.lineCount());
    // Lines keep their numbers.
    QVERIFY(snapshot.line(snapshot.firstLine())
                .bytes.startsWith(QByteArray(QByteArray::number(snapshot.firstLine()) + ' ')));
    QVERIFY(snapshot.line(19'999).bytes.startsWith("19999 "));
    QVERIFY(snapshot.line(snapshot.firstLine() - 1).bytes.isEmpty());
}

void LogStoreTest::snapshotStaysAsItWas()
{
    LogStore store(LogLimits{.mostBytes = 1 << 20, .longestLine = 8192});
    store.append("first\nopen", fromA);
    const LogSnapshot before = store.snapshot();
    for (int i = 0; i < 100'000; ++i) {
        store.append("much more text than is kept, so that the first chunk is dropped\n", fromA);
    }
    QVERIFY(store.droppedLines() > 0);
    const QList<QByteArray> expected{"first", "open"};
    QCOMPARE(linesOf(before), expected);
}

void LogStoreTest::wakesOnce()
{
    LogStore store;
    int calls = 0;
    const int id = store.addListener([&] { ++calls; });
    store.append("a\n", fromA);
    store.append("b\n", fromA);
    QCOMPARE(calls, 1);
    store.arm(id);
    QCOMPARE(calls, 1);
    store.append("c", fromA);
    QCOMPARE(calls, 2);
    store.arm(id);
    store.removeListener(id);
    store.append("d\n", fromA);
    QCOMPARE(calls, 2);
}

void LogStoreTest::writersAndReadersAtOnce()
{
    LogStore store;
    constexpr int writers = 4;
    constexpr int each = 20'000;
    std::atomic<bool> isBroken = false;
    std::atomic<int> running = writers;
    {
        std::vector<std::jthread> threads;
        for (int w = 0; w < writers; ++w) {
            threads.emplace_back([&store, &running, w] {
                const LineMeta meta{.time = {}, .source = u"w%1"_s.arg(w)};
                for (int i = 0; i < each; ++i) {
                    const QByteArray number = QByteArray::number(i);
                    store.append(number, meta);
                    store.append(" ok\n", meta);
                }
                --running;
            });
        }
        threads.emplace_back([&] {
            while (running > 0) {
                const LogSnapshot snapshot = store.snapshot();
                for (LineNumber i = std::max<LineNumber>(0, snapshot.completeEnd() - 500); i < snapshot.completeEnd();
                     ++i) {
                    if (!snapshot.line(i).bytes.endsWith(" ok")) {
                        isBroken = true;
                    }
                }
            }
        });
    }
    QVERIFY(!isBroken);
    const LogSnapshot snapshot = store.snapshot();
    QCOMPARE(snapshot.completeEnd(), writers * each);
    std::vector<int> next(writers, 0); // each writer's lines are all there and in order
    for (LineNumber i = 0; i < snapshot.completeEnd(); ++i) {
        const LogLine line = snapshot.line(i);
        const int writer = snapshot.source(line).sliced(1).toInt();
        QCOMPARE(line.bytes.toByteArray(),
                 QByteArray(QByteArray::number(next.at(static_cast<std::size_t>(writer))++) + " ok"));
    }
}

void LogStoreTest::outOfRange()
{
    const LogStore empty;
    QCOMPARE(empty.lineCount(), 0);
    QVERIFY(empty.line(0).isEmpty());
    QVERIFY(empty.line(-1).isEmpty());
    QCOMPARE(LogSnapshot().lineCount(), 0);
    QVERIFY(LogSnapshot().line(5).bytes.isEmpty());
}

} // namespace

std::unique_ptr<QObject> makeLogStoreTest()
{
    return std::make_unique<LogStoreTest>();
}

#include "log_store_test.moc"
