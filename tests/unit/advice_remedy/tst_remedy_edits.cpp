// SPDX-License-Identifier: GPL-3.0-or-later
#include "advice/remedy/setting_edit.hpp"
#include "advice/remedy/text_patch.hpp"
#include "advice/remedy/unified_diff.hpp"

#include <QTest>

using namespace kubemori;
using namespace Qt::StringLiterals;
using advice::TextPatch;

namespace {

const QByteArray same("(same)");

QByteArray shown(const Result<std::optional<QByteArray>> &result)
{
    return !result ? toString(result.error().code).toUtf8() : result->value_or(same);
}

} // namespace

class RemedyEditsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void patches_data();
    void patches();
    void findsTheWayBack_data();
    void findsTheWayBack();
    void setsSettings_data();
    void setsSettings();
    void saysWhatDiffers();
};

void RemedyEditsTest::patches_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("find");
    QTest::addColumn<QString>("replace");
    QTest::addColumn<QByteArray>("wanted");
    const auto row = [](const char *name, const QByteArray &content, const QString &find, const QString &replace,
                        const QByteArray &wanted) { QTest::newRow(name) << content << find << replace << wanted; };
    row("once", "a old b\n", u"old"_s, u"new"_s, "a new b\n");
    row("already", "a new b\n", u"old"_s, u"new"_s, same);
    row("twice", "old old\n", u"old"_s, u"new"_s, "InvalidData");
    row("not at all", "a b\n", u"old"_s, u"new"_s, "NotFound");
    row("an empty file", "", u"old"_s, u"new"_s, "NotFound");
    row("CRLF", "a\r\nb\r\nc\r\n", u"a\nb\n"_s, u"a\nx\ny\n"_s, "a\r\nx\r\ny\r\nc\r\n");
    row("CRLF already", "a\r\nx\r\n", u"a\nb\n"_s, u"a\nx\n"_s, same);
    row("a patch from Windows", "a\nb\n", u"a\r\nb\r\n"_s, u"a\r\nx\r\n"_s, "a\nx\n");
    row("no last line end", "x: old", u"old"_s, u"new"_s, "x: new");
    row("the new text holds the old one", "when: a\n", u"when: a"_s, u"when: a or b"_s, "when: a or b\n");
    row("the new text holds the old one, already", "when: a or b\n", u"when: a"_s, u"when: a or b"_s, same);
    row("done in one of two places", "when: a or b\nwhen: a\n", u"when: a"_s, u"when: a or b"_s, "InvalidData");
    row("taken away", "a\nb\n", u"b\n"_s, {}, "a\n");
    row("taken away before, or never there", "a\n", u"b\n"_s, {}, "NotFound");
    row("nothing to look for", "a\n", {}, u"b"_s, "InvalidInput");
    row("other letters", "ä old ö\n", u"ä old"_s, u"ü new"_s, "ü new ö\n");
}

void RemedyEditsTest::patches()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, find);
    QFETCH(QString, replace);
    QFETCH(QByteArray, wanted);
    QCOMPARE(shown(advice::patched(content, {.find = find, .replace = replace})), wanted);
}

void RemedyEditsTest::findsTheWayBack_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("find");
    QTest::addColumn<QString>("replace");
    QTest::addColumn<QByteArray>("backup"); // null: there is none
    QTest::addColumn<QByteArray>("wanted");
    const auto row = [](const char *name, const QByteArray &content, const QString &find, const QString &replace,
                        const QByteArray &backup, const QByteArray &wanted) {
        QTest::newRow(name) << content << find << replace << backup << wanted;
    };
    row("with a backup", "new\n", u"old"_s, u"new"_s, "old\n", "old\n");
    row("without one", "new\n", u"old"_s, u"new"_s, {}, "old\n");
    row("changed elsewhere since", "new\nmine\n", u"old"_s, u"new"_s, "old\n", "old\nmine\n");
    row("put back already", "old\n", u"old"_s, u"new"_s, {}, same);
    row("put back already, with a backup", "old\n", u"old"_s, u"new"_s, "old\n", same);
    row("what was taken away", "a\n", u"b\n"_s, {}, "a\nb\n", "a\nb\n");
    row("what was taken away, without a backup", "a\n", u"b\n"_s, {}, {}, "NotFound");
    row("several places", "new new\n", u"old"_s, u"new"_s, {}, "InvalidData");
    row("several places, with a backup", "new new\n", u"old"_s, u"new"_s, "old new\n", "old new\n");
    row("the new text holds the old one", "a or b\n", u"a"_s, u"a or b"_s, {}, "a\n");
    row("neither", "x\n", u"old"_s, u"new"_s, {}, "NotFound");
}

void RemedyEditsTest::findsTheWayBack()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, find);
    QFETCH(QString, replace);
    QFETCH(QByteArray, backup);
    QFETCH(QByteArray, wanted);
    const auto kept = backup.isNull() ? std::nullopt : std::optional(backup);
    QCOMPARE(shown(advice::unpatched(content, {.find = find, .replace = replace}, kept)), wanted);
}

void RemedyEditsTest::setsSettings_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArray>("entry");
    QTest::addColumn<QByteArray>("wanted");
    const auto row = [](const char *name, const QByteArray &content, const QByteArray &entry,
                        const QByteArray &wanted) { QTest::newRow(name) << content << entry << wanted; };
    row("replaced", "a: 1\nkey: x\nb: 2\n", "key: y\n", "a: 1\nkey: y\nb: 2\n");
    row("the same", "key: y # why\n", "key: y\n", same);
    row("of another type", "key: \"true\"\n", "key: true\n", "key: true\n");
    row("uncommented", "a: 1\n# key: y\nb: 2\n", "key: y\n", "a: 1\nkey: y\nb: 2\n");
    row("below its comment", "# key: x\nb: 2\n", "key: y\n", "# key: x\nkey: y\nb: 2\n");
    row("at the end", "---\na: 1", "key: y\n", "---\na: 1\nkey: y\n");
    row("CRLF", "a: 1\r\nkey: x\r\n", "key: y\n", "a: 1\r\nkey: y\r\n");
    row("over several lines", "key:\n  - 1\n  - 2\nb: 2\n", "key: y\n", "key: y\nb: 2\n");
    row("encrypted", "$ANSIBLE_VAULT;1.1;AES256\n6162\n", "key: y\n", "InvalidData");
    row("no mapping", "- a\n- b\n", "key: y\n", "InvalidData");
}

void RemedyEditsTest::setsSettings()
{
    QFETCH(QByteArray, content);
    QFETCH(QByteArray, entry);
    QFETCH(QByteArray, wanted);
    QCOMPARE(shown(advice::withSetting(content, u"key"_s, entry)), wanted);
}

void RemedyEditsTest::saysWhatDiffers()
{
    QCOMPARE(advice::unifiedDiff(u"f"_s, "a\n", "a\n"), QString());
    QCOMPARE(advice::unifiedDiff(u"f"_s, "a\nb\n", "a\nc\n"), u"--- a/f\n+++ b/f\n@@ -1,2 +1,2 @@\n a\n-b\n+c"_s);
    QCOMPARE(advice::unifiedDiff(u"f"_s, "", "a\n", 0), u"--- a/f\n+++ b/f\n@@ -0,0 +1,1 @@\n+a"_s);
    // Two changes far from each other are two hunks.
    QCOMPARE(advice::unifiedDiff(u"f"_s, "1\n2\n3\n4\n5\n6\n", "x\n2\n3\n4\n5\ny\n", 1),
             u"--- a/f\n+++ b/f\n@@ -1,2 +1,2 @@\n-1\n+x\n 2\n@@ -5,2 +5,2 @@\n 5\n-6\n+y"_s);
}

QTEST_GUILESS_MAIN(RemedyEditsTest)
#include "tst_remedy_edits.moc"
