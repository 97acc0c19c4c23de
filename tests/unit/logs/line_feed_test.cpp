// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases.hpp"

#include "logs/line_feed.hpp"
#include "logs/saved_line.hpp"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace kubemori::logs;

namespace {

QList<QByteArray> linesOf(const LogSnapshot &snapshot)
{
    QList<QByteArray> result;
    for (LineNumber i = snapshot.firstLine(); i < snapshot.endLine(); ++i) {
        result.append(snapshot.line(i).bytes.toByteArray());
    }
    return result;
}

class LineFeedTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cutsAsTheStoreDoes_data();
    void cutsAsTheStoreDoes();
    void hooksSayWhatLinesAre();
    void openLineIsSeenAtOnce();
    void longLines();
    void endlessLines();
    void readsSavedLines_data();
    void readsSavedLines();
};

void LineFeedTest::cutsAsTheStoreDoes_data()
{
    QTest::addColumn<QByteArray>("bytes");
    for (const QByteArray &bytes :
         {QByteArray("one\ntwo\n"), QByteArray("one\ntwo"), QByteArray("\n\nx\n"), QByteArray("one\r\ntwo\r\n"),
          QByteArray("one\r\r\n"), QByteArray("10%\r50%\r100%\ndone\n"), QByteArray("10%\r50%\r"), QByteArray("\rx\n"),
          QByteArray("\x1b[31m再起動\x1b[0m\n\xe3\x81\x82\n"), QByteArray("a\0b\n", 4), QByteArray("\r\n\r"),
          QByteArray("a\r\r\rb\rc\r\n\nd")}) {
        QTest::newRow(bytes.toHex().constData()) << bytes;
    }
}

void LineFeedTest::cutsAsTheStoreDoes()
{
    QFETCH(const QByteArray, bytes);
    LogStore whole;
    whole.append(bytes, {});
    for (qsizetype piece = 1; piece <= bytes.size(); ++piece) {
        const auto store = std::make_shared<LogStore>();
        LineFeed feed(store, {});
        for (qsizetype at = 0; at < bytes.size(); at += piece) {
            feed.feed(QByteArrayView(bytes).sliced(at, std::min(piece, bytes.size() - at)), 5);
        }
        QCOMPARE(linesOf(store->snapshot()), linesOf(whole.snapshot()));
        QCOMPARE(store->snapshot().completeEnd(), whole.snapshot().completeEnd());
    }
}

void LineFeedTest::hooksSayWhatLinesAre()
{
    const auto store = std::make_shared<LogStore>();
    store->appendLine("before", {});
    QStringList told;
    LineFeed feed(store,
                  {.classify =
                       [](std::span<LineDraft> lines) {
                           for (LineDraft &line : lines) {
                               line.source = QString::fromUtf8(line.bytes.first(1));
                               line.bytes = line.bytes.sliced(1);
                               line.level = line.bytes == "bad" ? LogLevel::Failure : LogLevel::Output;
                           }
                       },
                   .stored =
                       [&](LineNumber number, const LineDraft &line) {
                           told.append(u"%1 %2 %3"_s.arg(number).arg(line.source, QString::fromUtf8(line.bytes)));
                       }});
    feed.feed("agood\nbb", 1000);
    feed.feed("ad\naagain\n", 2000);
    const QStringList expected{u"1 a good"_s, u"2 b bad"_s, u"3 a again"_s};
    QCOMPARE(told, expected);
    const LogSnapshot snapshot = store->snapshot();
    QCOMPARE(snapshot.completeEnd(), 4);
    QCOMPARE(snapshot.source(snapshot.line(2)), u"b"_s);
    QCOMPARE(snapshot.line(2).timeMs, 1000); // when it began
    QCOMPARE(toString(snapshot.line(2).level), u"failure"_s);
    QCOMPARE(toString(snapshot.line(3).level), u"output"_s);
    QVERIFY(snapshot.hasHad(LogLevel::Failure));
    QVERIFY(!snapshot.hasHad(LogLevel::Warning));
}

void LineFeedTest::openLineIsSeenAtOnce()
{
    const auto store = std::make_shared<LogStore>();
    LineFeed feed(store, {});
    feed.feed("done\nContinue? ", 1);
    LogSnapshot snapshot = store->snapshot();
    QCOMPARE(snapshot.completeEnd(), 1);
    QCOMPARE(snapshot.line(1).bytes.toByteArray(), "Continue? ");
    feed.feed("yes", 2);
    QCOMPARE(store->line(1), "Continue? yes");
    feed.feed("\nmore\n", 3);
    snapshot = store->snapshot();
    const QList<QByteArray> expected{"done", "Continue? yes", "more"};
    QCOMPARE(linesOf(snapshot), expected);
    QCOMPARE(snapshot.completeEnd(), 3);
    feed.feed("the end", 4);
    feed.end();
    feed.end();
    QCOMPARE(store->snapshot().completeEnd(), 4);
    QCOMPARE(store->lineCount(), 4);
}

void LineFeedTest::longLines()
{
    const auto store = std::make_shared<LogStore>(LogLimits{.mostBytes = 1 << 24, .longestLine = 100});
    std::vector<LineNumber> numbers;
    LineFeed feed(store, {.classify = [](std::span<LineDraft> lines) { lines.front().source = u"n"_s; },
                          .stored = [&](LineNumber number, const LineDraft &) { numbers.push_back(number); }});
    const QByteArray text = QByteArray("あ").repeated(200);
    feed.feed(QByteArray(text + "\nnext\n"), 1);
    const LogSnapshot snapshot = store->snapshot();
    QCOMPARE(numbers.size(), 2U);
    QCOMPARE(numbers.at(0), 0);
    QByteArray joined;
    LineNumber i = 0;
    for (; snapshot.line(i).continued; ++i) {
        QCOMPARE(snapshot.source(snapshot.line(i)), u"n"_s);
        joined += snapshot.line(i).bytes;
    }
    joined += snapshot.line(i).bytes;
    QCOMPARE(joined, text);
    QCOMPARE(numbers.at(1), i + 1);
    QCOMPARE(snapshot.line(i + 1).bytes.toByteArray(), "next");
}

void LineFeedTest::endlessLines()
{
    const auto store = std::make_shared<LogStore>();
    int classified = 0;
    int stored = 0;
    LineFeed feed(store, {.classify =
                              [&](std::span<LineDraft> lines) {
                                  classified += static_cast<int>(lines.size());
                                  lines.front().level = LogLevel::Failure;
                                  if (classified == 1) {
                                      lines.front().bytes = lines.front().bytes.sliced(3);
                                  }
                              },
                          .stored = [&](LineNumber, const LineDraft &) { ++stored; }});
    feed.feed("xx ", 1);
    const QByteArray part(300'000, 'y');
    for (int i = 0; i < 20; ++i) { // 6 MB without a line feed
        feed.feed(part, 1);
    }
    QVERIFY(store->snapshot().completeEnd() > 500); // it does not wait for the end
    feed.feed("\nnext\n", 1);
    const LogSnapshot snapshot = store->snapshot();
    qint64 bytes = 0;
    for (LineNumber i = 0; i < snapshot.completeEnd() - 1; ++i) {
        bytes += snapshot.line(i).bytes.size();
        QCOMPARE(toString(snapshot.line(i).level), u"failure"_s);
        QCOMPARE(snapshot.line(i).continued, i < snapshot.completeEnd() - 2);
    }
    QCOMPARE(bytes, 20 * part.size());
    QCOMPARE(classified, 2);
    QCOMPARE(stored, 2);
    QCOMPARE(snapshot.line(snapshot.completeEnd() - 1).bytes.toByteArray(), "next");
}

void LineFeedTest::readsSavedLines_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<qint64>("time");
    QTest::addColumn<QString>("source");
    QTest::addColumn<QByteArray>("text");
    const qint64 evening = 1'772'400'600'123;
    QTest::newRow("saved") << QByteArray("2026-03-01T21:30:00.123Z node1 ok: [a]") << evening << u"node1"_s
                           << QByteArray("ok: [a]");
    QTest::newRow("no source") << QByteArray("2026-03-01T21:30:00.123Z - text") << evening << QString()
                               << QByteArray("text");
    QTest::newRow("no text") << QByteArray("2026-03-01T21:30:00.123Z n ") << evening << u"n"_s << QByteArray();
    QTest::newRow("before 1970") << QByteArray("1969-12-31T23:59:59.999Z n x") << qint64{-1} << u"n"_s
                                 << QByteArray("x");
    for (const QByteArray &other :
         {QByteArray("2026-03-01T21:30:00Z node1 x"), QByteArray("2026-03-01 21:30:00.123 n x"),
          QByteArray("2026-02-30T21:30:00.123Z n x"), QByteArray("2026-03-01T21:30:00.123Z alone"),
          QByteArray("2026-03-01T21:30:00.123Z \"a\" x"), QByteArray("2026-03-01T25:30:00.123Z n x"), QByteArray("x"),
          QByteArray(), QByteArray("2026-03-01T21:30:00.123Z")}) {
        QTest::newRow(other.constData()) << other << noTime << QString() << other;
    }
}

void LineFeedTest::readsSavedLines()
{
    QFETCH(const QByteArray, line);
    QFETCH(const qint64, time);
    QFETCH(const QString, source);
    QFETCH(const QByteArray, text);
    LineDraft draft{.bytes = line, .timeMs = noTime, .source = {}, .level = LogLevel::Output};
    QCOMPARE(readSavedLine(draft), time != noTime);
    QCOMPARE(draft.timeMs, time);
    QCOMPARE(draft.source, source);
    QCOMPARE(draft.bytes.toByteArray(), text);
}

} // namespace

std::unique_ptr<QObject> makeLineFeedTest()
{
    return std::make_unique<LineFeedTest>();
}

#include "line_feed_test.moc"
