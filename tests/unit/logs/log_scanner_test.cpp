// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases.hpp"

#include "logs/log_scanner.hpp"

#include <QTest>

#include <atomic>

using namespace Qt::StringLiterals;
using namespace kubemori;
using namespace kubemori::logs;

namespace {

constexpr int patience = 20000;
const LineMeta fromA{.time = {}, .source = u"a"_s};
const LineMeta fromB{.time = {}, .source = u"b"_s};

LogQuery queryFor(const QString &text, bool regex = false, const QString &source = {})
{
    return LogQuery{.text = text, .regex = regex, .caseSensitive = false, .source = source};
}

LogMatcher matcherFor(const QString &text, bool regex = false, const QString &source = {})
{
    return *LogMatcher::make(queryFor(text, regex, source));
}

/// Takes until everything was looked at.
std::vector<LineNumber> allMatches(LogScanner &scanner, quint64 generation)
{
    std::vector<LineNumber> result;
    const bool isDone = QTest::qWaitFor(
        [&] {
            const ScanProgress progress = scanner.take();
            if (progress.generation == generation) {
                result.insert(result.end(), progress.matches.begin(), progress.matches.end());
            }
            return progress.generation == generation && progress.isDone;
        },
        patience);
    return isDone ? result : std::vector<LineNumber>{-1};
}

class LogScannerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void matches_data();
    void matches();
    void badExpression();
    void hostileExpressionEnds();
    void spans_data();
    void spans();
    void findsAndGoesOn();
    void newQueryForgetsTheOld();
    void stopsInTheMiddle();
};

void LogScannerTest::matches_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("regex");
    QTest::addColumn<bool>("caseSensitive");
    QTest::addColumn<QString>("source");
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<bool>("expected");
    QTest::newRow("nothing asked") << QString() << false << false << QString() << QByteArray("x") << true;
    QTest::newRow("plain") << u"FATAL"_s << false << false << QString() << QByteArray("fatal: [n]: FAILED!") << true;
    QTest::newRow("case") << u"FATAL"_s << false << true << QString() << QByteArray("fatal: [n]: FAILED!") << false;
    QTest::newRow("plain is no expression") << u"a.c"_s << false << false << QString() << QByteArray("abc") << false;
    QTest::newRow("expression") << u"a.c$"_s << true << false << QString() << QByteArray("xABC") << true;
    QTest::newRow("expression, case") << u"a.c$"_s << true << true << QString() << QByteArray("xABC") << false;
    QTest::newRow("through colours") << u"unreachable"_s << false << false << QString()
                                     << QByteArray("un\x1b[31mreach\x1b[0mable") << true;
    QTest::newRow("escape bytes are not text")
        << u"31m"_s << false << false << QString() << QByteArray("\x1b[31mred") << false;
    QTest::newRow("japanese") << u"失敗"_s << false << false << QString() << QByteArray("接続に失敗しました") << true;
    QTest::newRow("source") << QString() << false << false << u"a"_s << QByteArray("x") << true;
    QTest::newRow("other source") << QString() << false << false << u"aa"_s << QByteArray("x") << false;
    QTest::newRow("source and text") << u"y"_s << false << false << u"a"_s << QByteArray("x") << false;
}

void LogScannerTest::matches()
{
    QFETCH(const QString, text);
    QFETCH(const bool, regex);
    QFETCH(const bool, caseSensitive);
    QFETCH(const QString, source);
    QFETCH(const QByteArray, line);
    QFETCH(const bool, expected);
    LogStore store;
    store.appendLine(line, fromA);
    const LogSnapshot snapshot = store.snapshot();
    const LogMatcher matcher =
        *LogMatcher::make(LogQuery{.text = text, .regex = regex, .caseSensitive = caseSensitive, .source = source});
    QCOMPARE(matcher.matches(snapshot, snapshot.line(0)), expected);
}

void LogScannerTest::badExpression()
{
    const auto matcher = LogMatcher::make(queryFor(u"ok (["_s, true));
    QVERIFY(!matcher);
    QCOMPARE(toString(matcher.error().code), u"InvalidInput"_s);
    QVERIFY2(matcher.error().detail.endsWith(u"(at 5)"_s), qPrintable(matcher.error().detail));
}

void LogScannerTest::hostileExpressionEnds()
{
    LogStore store;
    store.appendLine(QByteArray(QByteArray(5000, 'a') + 'b'), fromA);
    const LogSnapshot snapshot = store.snapshot();
    const LogMatcher matcher = matcherFor(u"^(a+)+$"_s, true);
    QVERIFY(!matcher.matches(snapshot, snapshot.line(0))); // would not come back this year without a limit
}

void LogScannerTest::spans_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<bool>("regex");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QList<QList<int>>>("expected");
    using Spans = QList<QList<int>>;
    QTest::newRow("twice") << u"ab"_s << false << u"abxAB"_s << Spans{{0, 2}, {3, 2}};
    QTest::newRow("not overlapping") << u"aa"_s << false << u"aaa"_s << Spans{{0, 2}};
    QTest::newRow("expression") << u"\\d+"_s << true << u"a12b345"_s << Spans{{1, 2}, {4, 3}};
    QTest::newRow("empty matches do not count") << u"x*"_s << true << u"axb"_s << Spans{{1, 1}};
    QTest::newRow("nothing asked") << QString() << false << u"abc"_s << Spans{};
    QTest::newRow("japanese") << u"再起動"_s << false << u"ノードを再起動"_s << Spans{{4, 3}};
}

void LogScannerTest::spans()
{
    QFETCH(const QString, query);
    QFETCH(const bool, regex);
    QFETCH(const QString, text);
    QFETCH(const QList<QList<int>>, expected);
    QList<QList<int>> found;
    for (const TextSpan &span : matcherFor(query, regex).spans(text)) {
        found.append({static_cast<int>(span.start), static_cast<int>(span.length)});
    }
    QCOMPARE(found, expected);
}

void LogScannerTest::findsAndGoesOn()
{
    const auto store = std::make_shared<LogStore>();
    std::vector<LineNumber> expected;
    for (int i = 0; i < 30'000; ++i) {
        if (i % 1000 == 7) {
            expected.push_back(i);
        }
        store->append(i % 1000 == 7 ? "fatal: it\n" : "ok: it\n", i % 2 == 0 ? fromA : fromB);
    }
    store->append("fatal: not finished", fromA);
    std::atomic<int> calls = 0;
    LogScanner scanner(store, [&] { ++calls; });
    quint64 generation = scanner.start(matcherFor(u"fatal"_s));
    QVERIFY(allMatches(scanner, generation) == expected);
    QVERIFY(calls >= 1);

    // More lines, the open one finished by them: only what is new is reported.
    store->append(" but now\nok\nfatal again\n", fromA);
    const int callsBefore = calls;
    scanner.wake();
    QVERIFY(QTest::qWaitFor([&] { return calls > callsBefore; }, patience));
    const std::vector<LineNumber> more{30'000, 30'002};
    QVERIFY(allMatches(scanner, generation) == more);

    generation = scanner.start(matcherFor(u"again"_s, false, u"b"_s));
    QVERIFY(allMatches(scanner, generation).empty());
}

void LogScannerTest::newQueryForgetsTheOld()
{
    const auto store = std::make_shared<LogStore>();
    store->append("one\ntwo\none\n", fromA);
    LogScanner scanner(store, [] {});
    const quint64 first = scanner.start(matcherFor(u"one"_s));
    const quint64 second = scanner.start(matcherFor(u"two"_s));
    QVERIFY(first != second);
    const std::vector<LineNumber> expected{1};
    QVERIFY(allMatches(scanner, second) == expected);
    scanner.clear();
    store->append("two\n", fromA);
    scanner.wake();
    QVERIFY(scanner.take().matches.empty());
}

void LogScannerTest::stopsInTheMiddle()
{
    const auto store = std::make_shared<LogStore>();
    for (int i = 0; i < 200'000; ++i) {
        store->append("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab\n", fromA);
    }
    std::atomic<int> calls = 0;
    {
        LogScanner scanner(store, [&] { ++calls; });
        // Every line costs the whole limit: looking at all of them would take far longer than the test may.
        scanner.start(matcherFor(u"^(a+)+$"_s, true));
    }
    QVERIFY(calls <= 1);
}

} // namespace

std::unique_ptr<QObject> makeLogScannerTest()
{
    return std::make_unique<LogScannerTest>();
}

#include "log_scanner_test.moc"
