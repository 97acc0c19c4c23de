// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases.hpp"

#include "diff/diff_source.hpp"
#include "diff/patch_search.hpp"
#include "diff/raw_diff.hpp"

#include <QTest>

using namespace kubemori;
using namespace kubemori::diff;
using namespace Qt::StringLiterals;

namespace {

const QByteArray none(40, '0');
const QByteArray one(40, '1');
const QByteArray two(40, '2');

QByteArray zeros(QByteArray text)
{
    return text.replace('|', '\0');
}

} // namespace

class GitOutputTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sources_data();
    void sources();
    void rawDiff();
    void whitespaceOnlyFilesHaveNoCounts();
    void senseless_data();
    void senseless();
    void below();
    void patch();
};

void GitOutputTest::sources_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("kind"); // -1: refused
    QTest::newRow("tag") << u"v2.27.0"_s << int(DiffSource::Kind::Revision);
    QTest::newRow("branch") << u"origin/release-2.27"_s << int(DiffSource::Kind::Revision);
    QTest::newRow("commit") << u"HEAD~2"_s << int(DiffSource::Kind::Revision);
    QTest::newRow("working tree") << u"WORKTREE"_s << int(DiffSource::Kind::WorkingTree);
    QTest::newRow("folder") << u"/srv/kubespray"_s << int(DiffSource::Kind::Folder);
    QTest::newRow("relative folder") << u"./a"_s << int(DiffSource::Kind::Folder);
    QTest::newRow("home") << u"~/kubespray"_s << int(DiffSource::Kind::Folder);
    QTest::newRow("option") << u"--output=/etc/passwd"_s << -1;
    QTest::newRow("range") << u"v2.26.0..v2.27.0"_s << -1;
    QTest::newRow("excluded") << u"^v2.26.0"_s << -1;
    QTest::newRow("empty") << u"  "_s << -1;
}

void GitOutputTest::sources()
{
    QFETCH(QString, text);
    QFETCH(int, kind);
    const auto source = DiffSource::parse(text);
    QCOMPARE(source ? int(source->kind) : -1, kind);
    if (source) {
        QCOMPARE(source->toString(), text);
    } else {
        QVERIFY(source.error().code == ErrorCode::InvalidInput);
    }
}

void GitOutputTest::rawDiff()
{
    const auto list = readRawDiff(zeros(":100644 100644 " + one + ' ' + two + " M|b.yml|" +                   //
                                        ":100644 000000 " + one + ' ' + none + " D|a gone.yml|" +             //
                                        ":000000 100755 " + none + ' ' + two + " A|新しい.sh|" +              //
                                        ":100644 100644 " + one + ' ' + two + " R095|old/x.yml|new/x.yaml|" + //
                                        ":120000 100644 " + one + ' ' + two + " T|link|" +                    //
                                        ":100644 100644 " + one + ' ' + two + " M|logo.png|" +
                                        "3\t4\tb.yml|0\t7\ta gone.yml|5\t0\t新しい.sh|1\t2\t|old/x.yml|new/x.yaml|"
                                        "1\t1\tlink|-\t-\tlogo.png|"));
    QVERIFY2(list.has_value(), list ? "" : qPrintable(toLogLine(list.error())));
    QStringList read;
    for (const FileChange &file : list->files) {
        read.append(u"%1 %2>%3 +%4 -%5"_s.arg(toString(file.status), file.old.path, file.now.path)
                        .arg(file.added.value_or(-1))
                        .arg(file.removed.value_or(-1)));
    }
    QCOMPARE(read, (QStringList{u"deleted a gone.yml> +0 -7"_s, u"modified b.yml>b.yml +3 -4"_s,
                                u"type-changed link>link +1 -1"_s, u"modified logo.png>logo.png +-1 --1"_s,
                                u"renamed old/x.yml>new/x.yaml +1 -2"_s, u"added >新しい.sh +5 -0"_s}));
    QCOMPARE(list->files[4].similarity, 95);
    QVERIFY(list->files[3].isBinary());
    QVERIFY(list->files[5].now.isExecutable());
    QVERIFY(list->files[2].old.isLink());
    QCOMPARE(list->added(), 10);
    QCOMPARE(list->removed(), 14);
    QVERIFY(readRawDiff({})->files.isEmpty());
}

void GitOutputTest::whitespaceOnlyFilesHaveNoCounts()
{
    const auto list = readRawDiff(
        zeros(":100644 100644 " + one + ' ' + two + " M|a|:100644 100644 " + one + ' ' + two + " M|b|" + "3\t4\tb|"));
    QVERIFY(list.has_value());
    QCOMPARE(list->files[0].added, std::optional(0));
    QCOMPARE(list->files[1].added, std::optional(3));
}

void GitOutputTest::senseless_data()
{
    QTest::addColumn<QByteArray>("output");
    QTest::newRow("words") << QByteArray("fatal: no");
    QTest::newRow("cut off") << zeros(":100644 100644 " + one + ' ' + two + " M|");
    QTest::newRow("no status") << zeros(":100644 100644 " + one + ' ' + two + "|a|");
    QTest::newRow("count of another file") << zeros(":100644 100644 " + one + ' ' + two + " M|a|1\t2\tb|");
}

void GitOutputTest::senseless()
{
    QFETCH(QByteArray, output);
    const auto list = readRawDiff(output);
    QVERIFY(!list.has_value());
    QVERIFY(list.error().code == ErrorCode::InvalidData);
}

void GitOutputTest::below()
{
    FileChange file;
    file.now.path = u"inventory/sample/group_vars/all.yml"_s;
    QVERIFY(file.isBelow(u"inventory/sample"_s));
    QVERIFY(file.isBelow(u"inventory/sample/"_s));
    QVERIFY(file.isBelow(u""_s));
    QVERIFY(file.isBelow(file.now.path));
    QVERIFY(!file.isBelow(u"inventory/sam"_s));
    QVERIFY(!file.isBelow(u"roles"_s));
    file.old.path = u"roles/all.yml"_s;
    QVERIFY(file.isBelow(u"roles"_s));
}

void GitOutputTest::patch()
{
    FileList list;
    const auto add = [&list](const QString &path, const QByteArray &before, const QByteArray &after) {
        FileChange change;
        change.old = {.path = path, .id = QString::fromLatin1(before), .mode = 0100644};
        change.now = {.path = path, .id = QString::fromLatin1(after), .mode = 0100644};
        list.files.append(change);
    };
    add(u"a.yml"_s, one, two);
    add(u"b.yml"_s, two, one);
    const QByteArray patch = "diff --git a/a.yml b/a.yml\nindex " + one + ".." + two +
                             " 100644\n--- a/a.yml\n+++ b/a.yml\n@@ -3 +3,2 @@ needle in the head\n-diff --git x\n"
                             "+index 設定\n+++ last\n\\ No newline at end of file\ndiff --git a/b.yml b/b.yml\nindex " +
                             two + ".." + one + "\n--- a/b.yml\n+++ b/b.yml\n@@ -0,0 +1 @@\n+Kube\n";
    QCOMPARE(searchPatch(patch, u"設定"_s, list, {}), QSet<QString>{u"a.yml"_s});
    QCOMPARE(searchPatch(patch, u"KUBE"_s, list, {}), QSet<QString>{u"b.yml"_s});
    QCOMPARE(searchPatch(patch, u"++ last"_s, list, {}), QSet<QString>{u"a.yml"_s});
    QCOMPARE(searchPatch(patch, u"needle"_s, list, {}), QSet<QString>());
    QCOMPARE(searchPatch(patch, u"yml"_s, list, {}), QSet<QString>());
}

std::unique_ptr<QObject> makeGitOutputTest()
{
    return std::make_unique<GitOutputTest>();
}

#include "git_output_test.moc"
