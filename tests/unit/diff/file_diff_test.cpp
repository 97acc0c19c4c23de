// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases.hpp"

#include "diff/file_diff.hpp"
#include "diff/text_search.hpp"

#include <QTest>

#include <random>

using namespace kubemori;
using namespace kubemori::diff;
using namespace Qt::StringLiterals;

namespace {

FileDiff diffOf(const QByteArray &before, const QByteArray &after, const DiffOptions &options = {})
{
    const auto diff = makeFileDiff({}, before, after, options, {});
    return diff ? *diff : FileDiff();
}

/// "-1,2 +1,1": the changes that count.
QStringList changesOf(const FileDiff &diff)
{
    QStringList list;
    for (const LineChange &change : diff.changes) {
        if (!change.isIgnored) {
            list.append(u"-%1,%2 +%3,%4"_s.arg(change.lines.oldStart)
                            .arg(change.lines.oldCount)
                            .arg(change.lines.newStart)
                            .arg(change.lines.newCount));
        }
    }
    return list;
}

QByteArray applied(const FileDiff &diff)
{
    QByteArrayList lines;
    int at = 0;
    const auto take = [&lines](const FileText &text, int from, int to) {
        for (int line = from; line < to; ++line) {
            lines.append(text.bytes(line).toByteArray());
        }
    };
    for (const LineChange &change : diff.changes) {
        take(diff.oldText, at, change.lines.oldStart);
        take(diff.newText, change.lines.newStart, change.lines.newEnd());
        at = change.lines.oldEnd();
    }
    take(diff.oldText, at, diff.oldText.lineCount());
    return lines.join('\n') + (lines.isEmpty() || diff.newText.isEndMissing() ? "" : "\n");
}

} // namespace

class FileDiffTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lines();
    void equalAndEmpty();
    void missingLineFeed();
    void carriageReturns();
    void notUtf8();
    void binaryAndTooLarge();
    void whitespace_data();
    void whitespace();
    void blankLines();
    void slidesToParagraphs();
    void pairsSimilarLines();
    void randomTexts();
    void search();
};

void FileDiffTest::lines()
{
    const FileText text("a\n日本語\r\n\nend");
    QCOMPARE(text.lineCount(), 4);
    QCOMPARE(text.text(1), u"日本語");
    QVERIFY(text.hasCarriageReturn(1));
    QCOMPARE(text.bytes(1).toByteArray(), QByteArray("日本語\r"));
    QCOMPARE(text.text(2), u"");
    QCOMPARE(text.text(3), u"end");
    QVERIFY(text.isEndMissing());
    QCOMPARE(FileText("a\n").lineCount(), 1);
    QCOMPARE(FileText("\n").lineCount(), 1);
    QCOMPARE(FileText().lineCount(), 0);
}

void FileDiffTest::equalAndEmpty()
{
    QVERIFY(diffOf("a\nb\n", "a\nb\n").changes.empty());
    QVERIFY(diffOf("", "").changes.empty());
    QCOMPARE(changesOf(diffOf("", "a\nb\n")), QStringList(u"-0,0 +0,2"_s));
    QCOMPARE(changesOf(diffOf("a\nb\n", "")), QStringList(u"-0,2 +0,0"_s));
}

void FileDiffTest::missingLineFeed()
{
    QCOMPARE(changesOf(diffOf("a\nb\n", "a\nb")), QStringList(u"-1,1 +1,1"_s));
    QVERIFY(diffOf("a\nb", "a\nb").changes.empty());
    QVERIFY(diffOf("a\nb\n", "a\nb", {.whitespace = Whitespace::IgnoreTrailing}).changes.empty());
}

void FileDiffTest::carriageReturns()
{
    QCOMPARE(changesOf(diffOf("a\r\nb\r\n", "a\nb\n")), QStringList(u"-0,2 +0,2"_s));
    QVERIFY(diffOf("a\r\nb\r\n", "a\nb\n", {.whitespace = Whitespace::IgnoreTrailing}).changes.empty());
}

void FileDiffTest::notUtf8()
{
    // Both are shown as the same �, but they differ.
    const FileDiff diff = diffOf("x\nn\xe9\ny\n", "x\nn\xe8\ny\n");
    QCOMPARE(changesOf(diff), QStringList(u"-1,1 +1,1"_s));
    QCOMPARE(diff.oldText.text(1), u"n\uFFFD");
    // Cut off in the middle of a character, and a line feed where its second byte should be.
    const FileText cut("a\xe6\x97\nb\xe6");
    QCOMPARE(cut.lineCount(), 2);
    QVERIFY(cut.text(1).startsWith(u'b'));
}

void FileDiffTest::binaryAndTooLarge()
{
    QCOMPARE(diffOf(QByteArray("a\0b", 3), "a\n").kind, FileDiff::Kind::Binary);
    const FileDiff large = diffOf("a\n", QByteArray(FileDiff::mostBytes + 1, 'x'));
    QCOMPARE(large.kind, FileDiff::Kind::TooLarge);
    QCOMPARE(large.newBytes, qint64{FileDiff::mostBytes + 1});
}

void FileDiffTest::whitespace_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QList<bool>>("differs"); // shown, trailing, amount, all
    QTest::newRow("trailing") << QByteArray("a b\n") << QByteArray("a b  \n") << QList<bool>{true, false, false, false};
    QTest::newRow("amount") << QByteArray("a b\n") << QByteArray("a   b\n") << QList<bool>{true, true, false, false};
    QTest::newRow("indent") << QByteArray("  a\n") << QByteArray("    a\n") << QList<bool>{true, true, false, false};
    QTest::newRow("none to some") << QByteArray("ab\n") << QByteArray("a b\n") << QList<bool>{true, true, true, false};
    QTest::newRow("word") << QByteArray("ab\n") << QByteArray("ac\n") << QList<bool>{true, true, true, true};
}

void FileDiffTest::whitespace()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QFETCH(QList<bool>, differs);
    const QList<Whitespace> all{Whitespace::Shown, Whitespace::IgnoreTrailing, Whitespace::IgnoreAmount,
                                Whitespace::IgnoreAll};
    for (int i = 0; i < all.size(); ++i) {
        QCOMPARE(!diffOf(before, after, {.whitespace = all[i]}).changes.empty(), differs[i]);
    }
}

void FileDiffTest::blankLines()
{
    const DiffOptions ignoring{.whitespace = Whitespace::Shown, .ignoreBlankLines = true};
    QCOMPARE(changesOf(diffOf("a\nb\n", "a\n\n\nb\nc\n", ignoring)), QStringList(u"-2,0 +4,1"_s));
    QCOMPARE(changesOf(diffOf("a\nb\n", "a\n\n\nb\nc\n")), QStringList({u"-1,0 +1,2"_s, u"-2,0 +4,1"_s}));
}

void FileDiffTest::slidesToParagraphs()
{
    // The new task is the block that begins with its name, not the one that ends in the middle of the next.
    const QByteArray before = "- name: one\n  shell: x\n  when: y\n\n- name: three\n  shell: x\n  when: y\n";
    const QByteArray after = "- name: one\n  shell: x\n  when: y\n\n- name: two\n  shell: x\n  when: y\n\n"
                             "- name: three\n  shell: x\n  when: y\n";
    QCOMPARE(changesOf(diffOf(before, after)), QStringList(u"-4,0 +4,4"_s));
}

void FileDiffTest::pairsSimilarLines()
{
    const FileDiff diff = diffOf("kube_version: v1.30.4\netcd_version: v3.5.12\n",
                                 "# pinned for the year\nkube_version: v1.31.4\nsomething: else entirely\n"
                                 "etcd_version: v3.5.16\n");
    const std::vector<LinePair> expected{{-1, 0, false}, {0, 1, true}, {-1, 2, false}, {1, 3, true}};
    QVERIFY(diff.pairs == expected);
    QCOMPARE(diff.changes.size(), std::size_t{1});
    QCOMPARE(diff.changes[0].pairCount, 4);
}

void FileDiffTest::randomTexts()
{
    std::mt19937 random(4242);
    const QByteArrayList words{"a", "  b", "\tc", "", "日本", "d\r", "\xff"};
    for (int round = 0; round < 1500; ++round) {
        QByteArrayList before;
        for (unsigned i = random() % 25; i > 0; --i) {
            before.append(words[static_cast<int>(random() % 7)]);
        }
        QByteArrayList after = before;
        for (unsigned i = random() % 8; i > 0; --i) {
            const auto place = static_cast<int>(random() % static_cast<unsigned>(after.size() + 1));
            if (random() % 2 == 0 || after.isEmpty()) {
                after.insert(place, words[static_cast<int>(random() % 7)]);
            } else {
                after.removeAt(place % static_cast<int>(after.size()));
            }
        }
        const QByteArray oldText = before.join('\n') + (random() % 2 == 0 ? "\n" : "");
        const QByteArray newText = after.join('\n') + (random() % 2 == 0 ? "\n" : "");
        const FileDiff diff = diffOf(oldText, newText);
        QCOMPARE(applied(diff), newText);
        // Every changed line has exactly one place beside the others.
        int removed = 0;
        int added = 0;
        for (const LineChange &change : diff.changes) {
            removed += change.lines.oldCount;
            added += change.lines.newCount;
        }
        for (const LinePair &pair : diff.pairs) {
            removed -= pair.oldLine >= 0 ? 1 : 0;
            added -= pair.newLine >= 0 ? 1 : 0;
        }
        QCOMPARE(removed, 0);
        QCOMPARE(added, 0);
    }
}

void FileDiffTest::search()
{
    const FileDiff diff = diffOf("Kube 1\nold kube\nend\n", "Kube 1\nnew kube kube\nend\n");
    const auto find = [&diff](const TextQuery &query) {
        const auto matcher = TextMatcher::make(query);
        return matcher ? searchDiff(diff, *matcher, {}) : std::vector<TextHit>();
    };
    QCOMPARE(find({.text = u"KUBE"_s}).size(), std::size_t{4});
    QCOMPARE(find({.text = u"kube"_s, .isExpression = false, .isCaseSensitive = true}).size(), std::size_t{3});
    QCOMPARE(find({.text = u"k.be$"_s, .isExpression = true}).size(), std::size_t{2});
    QCOMPARE(find({.text = u"k.be"_s}).size(), std::size_t{0});
    QVERIFY(TextMatcher::make({.text = u"("_s, .isExpression = true}).error().code == ErrorCode::InvalidInput);
    QVERIFY(TextMatcher::make({.text = {}}).error().code == ErrorCode::InvalidInput);
}

std::unique_ptr<QObject> makeFileDiffTest()
{
    return std::make_unique<FileDiffTest>();
}

#include "file_diff_test.moc"
