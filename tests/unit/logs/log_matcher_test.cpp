// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases.hpp"

#include "logs/ansi.hpp"
#include "logs/line_scan.hpp"
#include "logs/log_store.hpp"
#include "logs/regex_literals.hpp"
#include "logs/shown_bytes.hpp"

#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace kubemori;
using namespace kubemori::logs;

namespace {

/// What a query means, said as simply as possible: on the text that is shown.
bool meant(const LogQuery &query, const QByteArray &line)
{
    const QString text = plainText(line);
    if (!query.regex) {
        return text.contains(query.text, query.caseSensitive ? Qt::CaseSensitive : Qt::CaseInsensitive);
    }
    const QRegularExpression expression(
        u"(*LIMIT_MATCH=200000)"_s + query.text,
        QRegularExpression::UseUnicodePropertiesOption |
            (query.caseSensitive ? QRegularExpression::NoPatternOption : QRegularExpression::CaseInsensitiveOption));
    return expression.match(text).hasMatch();
}

QByteArray randomLine(QRandomGenerator &random)
{
    static const std::vector<QByteArray> parts{"fatal",
                                               "FATAL",
                                               "node",
                                               "Node7",
                                               "7]",
                                               "完了",
                                               "準備",
                                               " ",
                                               "\t",
                                               "k",
                                               "s",
                                               "S",
                                               "\xe2\x84\xaa", // Kelvin: a k without regard to case
                                               "\xc5\xbf",     // long s
                                               "\xc3\xa9",     // é
                                               "\xc3\x89",     // É
                                               "\xce\xa3",     // Σ
                                               "\xcf\x82",     // ς
                                               "\x1b[0;31m",
                                               "\x1b[0m",
                                               "\x1b[K",
                                               "\x1b[3",
                                               "\x1b]0;t\x07",
                                               "\x1b(B",
                                               "\b",
                                               "\x01",
                                               "\x7f",
                                               "\xc2\x9b"
                                               "31m",
                                               "\xc2\x85",
                                               "\xe2\x80\xae",
                                               "\xe2\x80\xa8",
                                               "\xef\xbb\xbf",
                                               "\xf0\x9f\x98\x80",
                                               "\xed\xa0\x80",
                                               "\xc0\xaf",
                                               "\xff",
                                               "\xe5\xae",
                                               "abcdefghijklmnop",
                                               QByteArray(1, '\0')};
    QByteArray line;
    for (int left = random.bounded(9); left > 0; --left) {
        line += parts.at(static_cast<std::size_t>(random.bounded(static_cast<int>(parts.size()))));
    }
    return line;
}

class LogMatcherTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shownBytesAreTheShownText();
    void sameAsTheSlowWay();
    void literals_data();
    void literals();
    void levels();
    void withinAnother();
    void ranges();
    void scansARange();
    void scansInOrder();
    void scanEndsWhenToldTo();
};

void LogMatcherTest::shownBytesAreTheShownText()
{
    QRandomGenerator random(7);
    int told = 0;
    for (int round = 0; round < 20'000; ++round) {
        const QByteArray line = randomLine(random);
        QByteArray scratch;
        if (const auto shown = shownBytes(line, scratch)) {
            ++told;
            QCOMPARE(QString::fromUtf8(*shown), plainText(line));
        }
    }
    QVERIFY(told > 2'000);
    QByteArray scratch;
    QVERIFY(shownBytes("\x1b[0;32mok: [n1] 準備完了\x1b[0m", scratch)); // what most lines look like
    QVERIFY(shownBytes("tab\tand text", scratch));
}

void LogMatcherTest::sameAsTheSlowWay()
{
    const QStringList plain{u"fatal"_s,  u"k"_s,  u"s"_s,      u"é"_s, u"完了"_s, u"node7"_s, u"7] "_s, u"σ"_s,
                            u"\ufffd"_s, u"😀"_s, u"\xd83d"_s, u"m"_s, u"31"_s,   u"a b"_s,   u"e完"_s, u"\t"_s};
    const QStringList expressions{u"node\\d7?\\].*完了"_s,
                                  u"^fatal"_s,
                                  u"fata*l$"_s,
                                  u"fata?"_s,
                                  u"fatals?"_s,
                                  u"(fatal|node)k"_s,
                                  u"fatal|node"_s,
                                  u"k{2}"_s,
                                  u"k{0,2}s"_s,
                                  u"kk+"_s,
                                  u"[no]de"_s,
                                  u"no[[:alpha:]]e"_s,
                                  u"(?i)FATAL"_s,
                                  u"(?=no)de|x"_s,
                                  u"(?<=no)de"_s,
                                  u"no(?!de7)d"_s,
                                  u"\\x6bs"_s,
                                  u"7\\]"_s,
                                  u"\\bnode\\b"_s,
                                  u"\\Qno\\Ede"_s,
                                  u"é+"_s,
                                  u"完+了"_s,
                                  u"(?x) no de"_s,
                                  u"a{b"_s,
                                  u"(k)\\1"_s,
                                  u".s."_s,
                                  u"(?:no)?de"_s,
                                  u"[]k]s"_s,
                                  u"\\p{L}k"_s,
                                  u"x*"_s,
                                  u"fa(?#note)tal"_s,
                                  u"😀?k"_s};
    QRandomGenerator random(11);
    QList<LogQuery> queries;
    for (const bool isSensitive : {false, true}) {
        for (const QString &text : plain) {
            queries.append(LogQuery{.text = text, .regex = false, .caseSensitive = isSensitive, .source = {}});
        }
        for (const QString &text : expressions) {
            queries.append(LogQuery{.text = text, .regex = true, .caseSensitive = isSensitive, .source = {}});
        }
    }
    QList<QByteArray> lines;
    LogStore store;
    for (int i = 0; i < 500; ++i) {
        lines.append(randomLine(random));
        store.appendLine(lines.constLast(), {});
    }
    const LogSnapshot snapshot = store.snapshot();
    QCOMPARE(snapshot.completeEnd(), lines.size());
    for (const LogQuery &query : std::as_const(queries)) {
        const auto matcher = LogMatcher::make(query);
        QVERIFY2(matcher, qPrintable(query.text));
        for (qsizetype i = 0; i < lines.size(); ++i) {
            QVERIFY2(matcher->matches(snapshot, snapshot.line(i)) == meant(query, lines.at(i)),
                     qPrintable(query.text + u" in "_s + QString::fromLatin1(lines.at(i).toHex())));
        }
    }
}

void LogMatcherTest::literals_data()
{
    QTest::addColumn<QString>("expression");
    QTest::addColumn<bool>("caseSensitive");
    QTest::addColumn<QList<int>>("sizes"); // of the texts that every match has
    QTest::newRow("text") << u"fatal"_s << true << QList<int>{5};
    QTest::newRow("several") << u"node\\d7\\].*完了"_s << true << QList<int>{4, 2, 6};
    QTest::newRow("optional") << u"fatals?"_s << true << QList<int>{5};
    QTest::newRow("repeated") << u"ab+c"_s << true << QList<int>{2, 1};
    QTest::newRow("maybe none") << u"ab{0,3}c"_s << true << QList<int>{1, 1};
    QTest::newRow("group") << u"ab(c|d)ef"_s << true << QList<int>{2, 2};
    QTest::newRow("either") << u"ab|cd"_s << true << QList<int>{};
    QTest::newRow("options") << u"(?i)ab"_s << true << QList<int>{};
    QTest::newRow("quoted") << u"a\\Qb?\\E"_s << true << QList<int>{};
    QTest::newRow("letters with case beyond ASCII") << u"abéc"_s << false << QList<int>{2, 1};
    QTest::newRow("the same, case counts") << u"abéc"_s << true << QList<int>{5};
}

void LogMatcherTest::literals()
{
    QFETCH(const QString, expression);
    QFETCH(const bool, caseSensitive);
    QFETCH(const QList<int>, sizes);
    QList<int> found;
    for (const ByteNeedle &needle : regexLiterals(expression, caseSensitive)) {
        found.append(static_cast<int>(needle.size()));
    }
    QCOMPARE(found, sizes);
}

void LogMatcherTest::levels()
{
    LogStore store;
    for (const LogLevel level : {LogLevel::Output, LogLevel::Error, LogLevel::Command, LogLevel::Notice,
                                 LogLevel::Warning, LogLevel::Failure}) {
        store.appendLine(toString(level).toUtf8(), {.time = {}, .source = {}, .level = level});
    }
    const LogSnapshot snapshot = store.snapshot();
    const auto shown = [&](LevelFilter filter) {
        const LogMatcher matcher =
            *LogMatcher::make({.text = {}, .regex = false, .caseSensitive = false, .source = {}, .levels = filter});
        QStringList result;
        for (LineNumber i = 0; i < snapshot.completeEnd(); ++i) {
            if (matcher.matches(snapshot, snapshot.line(i))) {
                result.append(QString::fromUtf8(snapshot.line(i).bytes));
            }
        }
        return result.join(u' ');
    };
    QCOMPARE(shown(LevelFilter::All), u"output error command notice warning failure"_s);
    QCOMPARE(shown(LevelFilter::Problems), u"error warning failure"_s);
    QCOMPARE(shown(LevelFilter::Failures), u"failure"_s);
}

void LogMatcherTest::withinAnother()
{
    LogStore store;
    store.appendLine("alpha", {.time = {}, .source = u"a"_s});
    store.appendLine("alpha", {.time = {}, .source = u"b"_s});
    store.appendLine("beta", {.time = {}, .source = u"b"_s});
    const LogSnapshot snapshot = store.snapshot();
    const LogMatcher alpha =
        *LogMatcher::make({.text = u"alpha"_s, .regex = false, .caseSensitive = false, .source = {}});
    const LogMatcher b = *LogMatcher::make({.text = {}, .regex = false, .caseSensitive = false, .source = u"b"_s});
    const LogMatcher both = alpha.within(b);
    QCOMPARE(both.query(), alpha.query());
    QVERIFY(!both.matches(snapshot, snapshot.line(0)));
    QVERIFY(both.matches(snapshot, snapshot.line(1)));
    QVERIFY(!both.matches(snapshot, snapshot.line(2)));
}

void LogMatcherTest::ranges()
{
    QVERIFY(LineRange{}.isAll());
    QVERIFY(!(LineRange{.from = 1, .to = -1}).isAll());
    QVERIFY(!(LineRange{.from = 0, .to = 0}).isAll());
    QVERIFY(!(LineRange{.from = 0, .to = 0}).contains(0));
    QVERIFY((LineRange{.from = 2, .to = -1}).contains(1'000'000'000));
    const LineRange middle{.from = 3, .to = 8};
    QCOMPARE(middle.within({}), middle);
    QCOMPARE(LineRange{}.within(middle), middle);
    QCOMPARE(middle.within({.from = 5, .to = -1}), (LineRange{.from = 5, .to = 8}));
    QCOMPARE(middle.within({.from = 1, .to = 4}), (LineRange{.from = 3, .to = 4}));
    QVERIFY(!(LogQuery{.lines = middle}).isEmpty());

    LogStore store;
    for (int i = 0; i < 10; ++i) {
        store.appendLine(i % 2 == 0 ? "even" : "odd", {.time = {}, .source = {}});
    }
    const LogSnapshot snapshot = store.snapshot();
    const LogMatcher part = *LogMatcher::make({.lines = middle});
    const LogMatcher odd = LogMatcher::make({.text = u"odd"_s})->within(part);
    QCOMPARE(odd.lines(), middle);
    QList<LineNumber> found;
    for (LineNumber i = 0; i < 10; ++i) {
        QCOMPARE(part.matches(snapshot, i), i >= 3 && i < 8);
        if (odd.matches(snapshot, i)) {
            found.append(i);
        }
    }
    QCOMPARE(found, (QList<LineNumber>{3, 5, 7}));
}

/// What scanLines() finds from `from` on, and that it says to have got to the end.
std::vector<LineNumber> scanned(const LogMatcher &matcher, const LogSnapshot &snapshot, LineNumber from)
{
    std::vector<LineNumber> found;
    LineNumber last = -1;
    scanLines(matcher, snapshot, from, snapshot.completeEnd(), {}, [&](const auto &lines, LineNumber scannedTo) {
        found.insert(found.end(), lines.begin(), lines.end());
        last = scannedTo;
        return true;
    });
    return last == snapshot.completeEnd() ? found : std::vector<LineNumber>{-1};
}

void LogMatcherTest::scansARange()
{
    LogStore store;
    for (int i = 0; i < 60'000; ++i) {
        store.appendLine("x", {.time = {}, .source = {}});
    }
    const LogSnapshot snapshot = store.snapshot();
    const auto count = [&](LineRange lines, LineNumber from) {
        const std::vector<LineNumber> found = scanned(*LogMatcher::make({.lines = lines}), snapshot, from);
        const auto isIn = [&](LineNumber line) { return lines.contains(line) && line >= from; };
        return std::ranges::all_of(found, isIn) ? static_cast<int>(found.size()) : -1;
    };
    QCOMPARE(count({.from = 100, .to = 120}, 0), 20);
    QCOMPARE(count({.from = 100, .to = 120}, 110), 10); // it goes on where it was
    QCOMPARE(count({.from = 100, .to = 120}, 5000), 0);
    QCOMPARE(count({.from = 100, .to = 100}, 0), 0);
    QCOMPARE(count({.from = 59'990, .to = -1}, 0), 10);
    QCOMPARE(count({.from = 59'990, .to = 70'000}, 0), 10);
    QCOMPARE(count({.from = 70'000, .to = -1}, 0), 0);          // still to come
    QCOMPARE(count({.from = 10'000, .to = 50'000}, 0), 40'000); // by several threads
}

void LogMatcherTest::scansInOrder()
{
    LogStore store;
    std::vector<LineNumber> expected;
    constexpr int count = 200'000;
    for (int i = 0; i < count; ++i) {
        const bool fits = i % 13 == 5;
        if (fits) {
            expected.push_back(i);
        }
        store.append(fits ? "fatal: it\n" : "\x1b[32mok: it\x1b[0m\n", {.time = {}, .source = u"a"_s});
    }
    const LogSnapshot snapshot = store.snapshot();
    const LogMatcher matcher =
        *LogMatcher::make({.text = u"f.tal"_s, .regex = true, .caseSensitive = false, .source = {}});
    std::vector<LineNumber> found;
    std::vector<LineNumber> ends;
    scanLines(matcher, snapshot, 0, count, {}, [&](std::vector<LineNumber> more, LineNumber scannedTo) {
        for (const LineNumber line : more) {
            if (line >= scannedTo) {
                ends.push_back(-1);
            }
        }
        found.insert(found.end(), more.begin(), more.end());
        ends.push_back(scannedTo);
        return true;
    });
    QVERIFY(found == expected);
    QVERIFY(std::ranges::is_sorted(ends));
    QCOMPARE(ends.back(), LineNumber{count});
}

void LogMatcherTest::scanEndsWhenToldTo()
{
    LogStore store;
    for (int i = 0; i < 100'000; ++i) {
        store.append("line\n", {.time = {}, .source = {}});
    }
    const LogSnapshot snapshot = store.snapshot();
    const LogMatcher matcher =
        *LogMatcher::make({.text = u"line"_s, .regex = false, .caseSensitive = false, .source = {}});
    int calls = 0;
    scanLines(matcher, snapshot, 0, 100'000, {}, [&](const std::vector<LineNumber> & /*found*/, LineNumber) {
        ++calls;
        return false;
    });
    QCOMPARE(calls, 1);
    std::stop_source stop;
    stop.request_stop();
    scanLines(matcher, snapshot, 0, 100'000, stop.get_token(),
              [&](const std::vector<LineNumber> & /*found*/, LineNumber) {
                  ++calls;
                  return true;
              });
    QCOMPARE(calls, 1);
}

} // namespace

std::unique_ptr<QObject> makeLogMatcherTest()
{
    return std::make_unique<LogMatcherTest>();
}

#include "log_matcher_test.moc"
