// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases.hpp"

#include "diff/word_diff.hpp"

#include <QTest>

using namespace kubemori::diff;
using namespace Qt::StringLiterals;

class WordDiffTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void words_data();
    void words();
    void longLines();
    void similarLines();
};

void WordDiffTest::words_data()
{
    QTest::addColumn<QString>("before"); // the marked words in [ ]
    QTest::addColumn<QString>("after");
    QTest::newRow("value") << u"kube_version: [v1].[30].4"_s << u"kube_version: [v1].[31].4"_s;
    QTest::newRow("one word") << u"a [b] c"_s << u"a [d] c"_s;
    QTest::newRow("added") << u"state: present"_s << u"state: present[ # why]"_s;
    QTest::newRow("two words are one mark") << u"use [the old] way here"_s << u"use [a new] way here"_s;
    QTest::newRow("japanese") << u"設定を[変]更する"_s << u"設定を[追]更する"_s;
    QTest::newRow("surrogates") << u"mood: [😀] ok fine"_s << u"mood: [😁] ok fine"_s;
    QTest::newRow("nothing in common") << u"abc def"_s << u"xyz: 12"_s;
    QTest::newRow("same") << u"same"_s << u"same"_s;
}

void WordDiffTest::words()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    // Version numbers differ in one part only.
    before.replace(u"[v1]"_s, u"v1"_s);
    after.replace(u"[v1]"_s, u"v1"_s);
    const auto plain = [](QString text) { return text.remove(u'[').remove(u']'); };
    const WordChanges changes = wordChanges(plain(before), plain(after));
    const auto marked = [](QString text, const QList<TextSpan> &spans) {
        for (qsizetype i = spans.size() - 1; i >= 0; --i) {
            text.insert(spans[i].start + spans[i].length, u']').insert(spans[i].start, u'[');
        }
        return text;
    };
    QCOMPARE(marked(plain(before), changes.old), before);
    QCOMPARE(marked(plain(after), changes.now), after);
}

void WordDiffTest::longLines()
{
    const QString long1 = QString(100'000, u'a') + u" x "_s + QString(100'000, u'b');
    const QString long2 = QString(100'000, u'a') + u" yy "_s + QString(100'000, u'b');
    const WordChanges changes = wordChanges(long1, long2);
    QCOMPARE(changes.old, QList<TextSpan>({{100'001, 1}}));
    QCOMPARE(changes.now, QList<TextSpan>({{100'001, 2}}));
}

void WordDiffTest::similarLines()
{
    QVERIFY(similarity(u"kube_version: v1.30.4", u"kube_version: v1.31.4") > 0.8);
    QVERIFY(similarity(u"kube_version: v1.30.4", u"- name: Download the image") < 0.4);
    QCOMPARE(similarity(u"", u"  "), 1.0);
    QCOMPARE(similarity(u"", u"a"), 0.0);
    QCOMPARE(similarity(u"  abc", u"abc"), 1.0);
}

std::unique_ptr<QObject> makeWordDiffTest()
{
    return std::make_unique<WordDiffTest>();
}

#include "word_diff_test.moc"
