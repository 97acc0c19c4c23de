// SPDX-License-Identifier: GPL-3.0-or-later
#include "command/local_runner.hpp"
#include "kubespray/object_batch.hpp"
#include "kubespray/release_tags.hpp"
#include "kubespray/revision_files.hpp"
#include "support/code_of.hpp"
#include "support/git_sandbox.hpp"
#include "support/scripted_runner.hpp"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace kubemori;
using namespace kubemori::kubespray;
using kubemori::test::codeOf;
using kubemori::test::ScriptedRunner;

namespace {

const QByteArray someId(40, 'a');

QStringList pathsOf(const QList<RevisionFile> &files)
{
    QStringList paths;
    for (const RevisionFile &file : files) {
        paths.append(file.path);
    }
    return paths;
}

QByteArray blob(const QByteArray &content)
{
    return someId + " blob " + QByteArray::number(content.size()) + '\n' + content + '\n';
}

} // namespace

class KubesprayRevisionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void findsCommits();
    void refusesWhatIsNoName_data();
    void refusesWhatIsNoName();
    void listsFolders();
    void readsOldContents();
    void followsLinksInside();
    void readsByObject();
    void strangePaths();
    void parsesBatches();
    void refusesBrokenBatches_data();
    void refusesBrokenBatches();
    void refusesBrokenLists();
    void ordersTags();
    void knowsReleaseNames_data();
    void knowsReleaseNames();
    void stopsAtOnce();

private:
    [[nodiscard]] Git git(const QString &folder = u"k"_s) const
    {
        return Git(std::make_shared<command::LocalRunner>(), m_sandbox.path(folder));
    }

    GitSandbox m_sandbox;
    QString m_first;
};

void KubesprayRevisionsTest::initTestCase()
{
    m_sandbox.write(u"k/roles/etcd/defaults/main.yml"_s, "etcd_version: v3.5.0\n");
    m_sandbox.write(u"k/roles/etcd/tasks/main.yml"_s, "---\n");
    m_sandbox.write(u"k/requirements-2.11.txt"_s, "ansible-core==2.11.5\n");
    m_sandbox.write(u"k/docs/name with  spaces é.md"_s, "# odd\n");
    m_sandbox.write(u"k/:top"_s, "colon\n");
    m_sandbox.write(u"k/-option"_s, "dash\n");
    m_sandbox.write(u"k/binary"_s, QByteArray("a\0b\nmissing\n", 12));
    m_sandbox.write(u"k/empty"_s, "");
    QVERIFY(QFile::link(u"requirements-2.11.txt"_s, m_sandbox.path(u"k/requirements.txt"_s)));
    QVERIFY(QFile::link(u"roles/etcd"_s, m_sandbox.path(u"k/linked-role"_s)));
    QVERIFY(QFile::link(u"/etc/passwd"_s, m_sandbox.path(u"k/outside"_s)));
    QVERIFY(QFile::link(u"../../passwd"_s, m_sandbox.path(u"k/above"_s)));
    QVERIFY(QFile::link(u"nowhere"_s, m_sandbox.path(u"k/dangling"_s)));
    QVERIFY(QFile::link(u"circle"_s, m_sandbox.path(u"k/circle"_s)));
    m_sandbox.git(u"k"_s, {u"init"_s, u"-q"_s, u"-b"_s, u"master"_s});
    m_sandbox.git(u"k"_s, {u"add"_s, u"--"_s, u"."_s});
    m_sandbox.git(u"k"_s, {u"commit"_s, u"-q"_s, u"-m"_s, u"Begin"_s});
    m_sandbox.git(u"k"_s, {u"tag"_s, u"v2.9.0"_s});
    m_first = QString::fromLatin1(m_sandbox.git(u"k"_s, {u"rev-parse"_s, u"HEAD"_s}).trimmed());
    m_sandbox.write(u"k/roles/etcd/defaults/main.yml"_s, "etcd_version: v3.6.0\n");
    m_sandbox.write(u"k/roles/new/defaults/main.yml"_s, "---\n");
    m_sandbox.git(u"k"_s, {u"add"_s, u"--"_s, u"."_s});
    m_sandbox.git(u"k"_s, {u"commit"_s, u"-q"_s, u"-m"_s, u"More"_s});
    m_sandbox.git(u"k"_s, {u"tag"_s, u"-a"_s, u"-m"_s, u"Release"_s, u"v2.10.0"_s});
}

void KubesprayRevisionsTest::findsCommits()
{
    const RevisionFiles files(git());
    QCOMPARE(files.commitOf(u"v2.9.0"_s, {}).value_or(QString()), m_first);
    QCOMPARE(files.commitOf(m_first, {}).value_or(QString()), m_first);
    QCOMPARE(files.commitOf(m_first.first(10), {}).value_or(QString()), m_first);
    // Of an annotated tag it is the commit, and not the tag's own object.
    const auto head = files.commitOf(u"master"_s, {});
    QVERIFY(head.has_value());
    QVERIFY(*head != m_first);
    QCOMPARE(files.commitOf(u"v2.10.0"_s, {}).value_or(QString()), *head);
    QCOMPARE(codeOf(files.commitOf(u"v9.9.9"_s, {})), u"NotFound"_s);
    QCOMPARE(codeOf(files.commitOf(QString(40, u'1'), {})), u"NotFound"_s);
    // A repository that is none is not "no such tag".
    const auto nowhere = RevisionFiles(git(u"missing"_s)).commitOf(u"v2.9.0"_s, {});
    QCOMPARE(codeOf(nowhere), u"NotFound"_s);
    QVERIFY(!nowhere.error().detail.contains("v2.9.0"_L1));
}

void KubesprayRevisionsTest::refusesWhatIsNoName_data()
{
    QTest::addColumn<QString>("revision");
    for (const auto *name : {"", "-h", "--all", "HEAD:roles", "master@{1}", "v2.9.0..v2.10.0", ":/More", "^master",
                             "two words", "line\nfeed", "v2.*", "a\\b"}) {
        QTest::addRow("%s", QByteArray(name).toPercentEncoding(":@^*{}").constData()) << QString::fromLatin1(name);
    }
}

void KubesprayRevisionsTest::refusesWhatIsNoName()
{
    QFETCH(QString, revision);
    const auto runner = std::make_shared<ScriptedRunner>();
    const RevisionFiles files(Git(runner, u"/k"_s));
    QCOMPARE(codeOf(files.commitOf(revision, {})), u"InvalidInput"_s);
    QCOMPARE(codeOf(files.list(revision, {}, {})), u"InvalidInput"_s);
    QCOMPARE(codeOf(files.read(revision, {u"a"_s}, {})), u"InvalidInput"_s);
    QVERIFY(runner->commands().isEmpty()); // git never saw it
}

void KubesprayRevisionsTest::listsFolders()
{
    const RevisionFiles files(git());
    const auto roles = files.list(u"v2.9.0"_s, {u"roles"_s, u"missing/folder"_s, u"requirements.txt"_s}, {});
    QVERIFY2(roles.has_value(), roles ? "" : qPrintable(toLogLine(roles.error())));
    QCOMPARE(pathsOf(*roles),
             (QStringList{u"requirements.txt"_s, u"roles/etcd/defaults/main.yml"_s, u"roles/etcd/tasks/main.yml"_s}));
    QVERIFY(roles->at(0).isSymbolicLink());
    QCOMPARE(roles->at(1).size, 21);
    QCOMPARE(roles->at(1).mode, u"100644"_s);
    QCOMPARE(roles->at(1).objectId.size(), 40);
    const auto later = files.list(u"v2.10.0"_s, {u"roles"_s}, {});
    QVERIFY(later.has_value());
    QCOMPARE(later->size(), 3);
    QVERIFY(later->at(0).objectId != roles->at(1).objectId);
    QCOMPARE(later->at(1).objectId, roles->at(2).objectId); // unchanged: the same object
    const auto all = files.list(u"v2.9.0"_s, {}, {});
    QVERIFY(all.has_value());
    QVERIFY(pathsOf(*all).contains(u"docs/name with  spaces é.md"_s));
    // No magic and no options in paths.
    const auto odd = files.list(u"v2.9.0"_s, {u":top"_s, u"-option"_s, u"role*"_s}, {});
    QVERIFY2(odd.has_value(), odd ? "" : qPrintable(toLogLine(odd.error())));
    QCOMPARE(pathsOf(*odd), (QStringList{u"-option"_s, u":top"_s}));
}

void KubesprayRevisionsTest::readsOldContents()
{
    const QString path = u"roles/etcd/defaults/main.yml"_s;
    const RevisionFiles files(git());
    const auto old = files.read(
        u"v2.9.0"_s, {path, u"no such file"_s, u"roles"_s, u"binary"_s, u"empty"_s, u"docs/name with  spaces é.md"_s},
        {});
    QVERIFY2(old.has_value(), old ? "" : qPrintable(toLogLine(old.error())));
    QCOMPARE(old->value(path), "etcd_version: v3.5.0\n"_ba);
    QCOMPARE(old->value(u"binary"_s), QByteArray("a\0b\nmissing\n", 12));
    QVERIFY(old->contains(u"empty"_s));
    QVERIFY(old->value(u"empty"_s).isEmpty());
    QCOMPARE(old->value(u"docs/name with  spaces é.md"_s), "# odd\n"_ba);
    QCOMPARE(old->size(), 4); // a folder is no file
    QCOMPARE(files.read(u"master"_s, {path}, {})->value(path), "etcd_version: v3.6.0\n"_ba);
    QVERIFY(files.read(u"master"_s, {}, {})->isEmpty());
}

void KubesprayRevisionsTest::followsLinksInside()
{
    const auto found =
        RevisionFiles(git()).read(u"v2.9.0"_s,
                                  {u"requirements.txt"_s, u"linked-role/defaults/main.yml"_s, u"outside"_s, u"above"_s,
                                   u"dangling"_s, u"circle"_s, u"empty/below"_s},
                                  {});
    QVERIFY2(found.has_value(), found ? "" : qPrintable(toLogLine(found.error())));
    QCOMPARE(found->value(u"requirements.txt"_s), "ansible-core==2.11.5\n"_ba);
    QCOMPARE(found->value(u"linked-role/defaults/main.yml"_s), "etcd_version: v3.5.0\n"_ba);
    QCOMPARE(found->size(), 2);
}

void KubesprayRevisionsTest::readsByObject()
{
    const RevisionFiles files(git());
    const auto listed = files.list(u"v2.9.0"_s, {u"roles/etcd/defaults"_s, u"requirements.txt"_s}, {});
    QVERIFY(listed.has_value());
    const QString unknown(40, u'1');
    const auto found = files.readObjects({listed->at(0).objectId, unknown, listed->at(1).objectId, m_first}, {});
    QVERIFY2(found.has_value(), found ? "" : qPrintable(toLogLine(found.error())));
    QCOMPARE(found->size(), 2);
    QCOMPARE(found->value(listed->at(0).objectId), "requirements-2.11.txt"_ba); // of a link: where it leads
    QCOMPARE(found->value(listed->at(1).objectId), "etcd_version: v3.5.0\n"_ba);
    QCOMPARE(codeOf(files.readObjects({u"HEAD"_s}, {})), u"InvalidInput"_s);
}

void KubesprayRevisionsTest::strangePaths()
{
    const RevisionFiles files(git());
    QCOMPARE(codeOf(files.read(u"master"_s, {u"a\nHEAD:secret"_s}, {})), u"InvalidInput"_s);
    QCOMPARE(codeOf(files.read(u"master"_s, {QString()}, {})), u"InvalidInput"_s);
    QCOMPARE(codeOf(files.list(u"master"_s, {QString(QChar(0))}, {})), u"InvalidInput"_s);
    for (const QString &path : {u"../k/empty"_s, u"/etc/passwd"_s, u"roles/../empty"_s, u"./empty"_s, u"roles/"_s}) {
        QCOMPARE(codeOf(files.read(u"master"_s, {path}, {})), u"InvalidInput"_s);
        QCOMPARE(codeOf(files.list(u"master"_s, {path}, {})), u"InvalidInput"_s);
    }
}

void KubesprayRevisionsTest::parsesBatches()
{
    const auto contents = parseObjectBatch(
        blob("one\n") + "master:x y missing\n" + blob("") + someId + " tree 3\nabc\n" + "dangling 7\nmissing\n" +
            "symlink 11\n/etc/passwd\n" + "loop 1\nc\n" + "notdir 2\na/\n" + "abc ambiguous\n" + blob("x missing\n"),
        10);
    QVERIFY2(contents.has_value(), contents ? "" : qPrintable(toLogLine(contents.error())));
    QCOMPARE(contents->at(0), std::optional("one\n"_ba));
    QCOMPARE(contents->at(2), std::optional(QByteArray("")));
    QCOMPARE(contents->at(9), std::optional("x missing\n"_ba));
    for (const int absent : {1, 3, 4, 5, 6, 7, 8}) {
        QVERIFY2(!contents->at(absent), QByteArray::number(absent).constData());
    }
    QVERIFY(parseObjectBatch({}, 0)->isEmpty());
}

void KubesprayRevisionsTest::refusesBrokenBatches_data()
{
    QTest::addColumn<QByteArray>("output");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("cut header") << QByteArray(someId + " blob 3");
    QTest::newRow("cut content") << QByteArray(someId + " blob 30\nabc\n");
    QTest::newRow("no end of content") << QByteArray(someId + " blob 3\nabc");
    QTest::newRow("wrong size") << QByteArray(someId + " blob 2\nabc\n");
    QTest::newRow("negative size") << QByteArray(someId + " blob -1\nabc\n");
    QTest::newRow("huge size") << QByteArray(someId + " blob 9223372036854775807\nabc\n");
    QTest::newRow("no id") << QByteArray("fatal: blob 3\nabc\n");
    QTest::newRow("more than asked for") << QByteArray(blob("a") + blob("b"));
    QTest::newRow("words") << QByteArray("warning: something\n");
}

void KubesprayRevisionsTest::refusesBrokenBatches()
{
    QFETCH(QByteArray, output);
    QCOMPARE(codeOf(parseObjectBatch(output, 1)), u"InvalidData"_s);
}

void KubesprayRevisionsTest::refusesBrokenLists()
{
    const QString id = QString::fromLatin1(someId);
    for (const QByteArray &output :
         QList<QByteArray>{QByteArray("100644 blob aaaa 3\tname\0", 24), QByteArray("words"),
                           "100644 blob " + someId + "\tname", "100644 blob " + someId + " x\tname"}) {
        const auto runner = std::make_shared<ScriptedRunner>();
        runner->on(u"ls-tree"_s, {.output = output, .errors = {}, .exit = {}, .error = {}});
        QCOMPARE(codeOf(RevisionFiles(Git(runner, u"/k"_s)).list(id, {}, {})), u"InvalidData"_s);
    }
    const auto runner = std::make_shared<ScriptedRunner>();
    runner->on(u"for-each-ref"_s, {.output = "v2.1.0 commit\n", .errors = {}, .exit = {}, .error = {}});
    QCOMPARE(codeOf(releaseTags(Git(runner, u"/k"_s), {})), u"InvalidData"_s);
}

void KubesprayRevisionsTest::ordersTags()
{
    m_sandbox.git(u"k"_s, {u"tag"_s, u"v2.10.0-rc1"_s, m_first});
    m_sandbox.git(u"k"_s, {u"tag"_s, u"v2.9.10"_s});
    m_sandbox.git(u"k"_s, {u"tag"_s, u"test-tag-1"_s});
    m_sandbox.git(u"k"_s, {u"tag"_s, u"1.5.0"_s});
    m_sandbox.git(u"k"_s, {u"tag"_s, u"v1.0"_s});
    m_sandbox.git(u"k"_s, {u"tag"_s, u"v3.0.0"_s, u"HEAD^{tree}"_s}); // of a folder: no release to be had
    const auto tags = releaseTags(git(), {});
    QVERIFY2(tags.has_value(), tags ? "" : qPrintable(toLogLine(tags.error())));
    QStringList names;
    for (const ReleaseTag &tag : *tags) {
        names.append(tag.name);
        QVERIFY2(tag.date.isValid(), qPrintable(tag.name));
    }
    QCOMPARE(names, (QStringList{u"v2.9.0"_s, u"v2.9.10"_s, u"v2.10.0-rc1"_s, u"v2.10.0"_s}));
    QVERIFY(tags->at(2).isPreRelease());
    QVERIFY(!tags->at(3).isPreRelease());
    const QByteArray date = m_sandbox.git(u"k"_s, {u"log"_s, u"-1"_s, u"--format=%cI"_s, u"v2.10.0"_s}).trimmed();
    QCOMPARE(tags->at(3).date, QDateTime::fromString(QString::fromLatin1(date), Qt::ISODate));
    QCOMPARE(tags->at(0).commit, m_first);
    // The commit, also of an annotated tag.
    QCOMPARE(tags->at(3).commit, RevisionFiles(git()).commitOf(u"master"_s, {}).value_or(QString()));
    QCOMPARE(codeOf(releaseTags(git(u"missing"_s), {})), u"NotFound"_s);
}

void KubesprayRevisionsTest::knowsReleaseNames_data()
{
    QTest::addColumn<QString>("tag");
    QTest::addColumn<bool>("isRelease");
    QTest::newRow("release") << u"v2.27.0"_s << true;
    QTest::newRow("candidate") << u"v2.27.0-rc1"_s << true;
    QTest::newRow("far future") << u"v12.345.6"_s << true;
    QTest::newRow("without v") << u"2.27.0"_s << false;
    QTest::newRow("two numbers") << u"v2.27"_s << false;
    QTest::newRow("own build") << u"v2.27.0-mycompany"_s << false;
    QTest::newRow("branch") << u"release-2.27"_s << false;
    QTest::newRow("empty") << QString() << false;
}

void KubesprayRevisionsTest::knowsReleaseNames()
{
    QFETCH(QString, tag);
    QFETCH(bool, isRelease);
    QCOMPARE(releaseVersion(tag).has_value(), isRelease);
}

void KubesprayRevisionsTest::stopsAtOnce()
{
    std::stop_source stop;
    stop.request_stop();
    const RevisionFiles files(git());
    QCOMPARE(codeOf(files.list(u"v2.9.0"_s, {}, stop.get_token())), u"Cancelled"_s);
    QCOMPARE(codeOf(files.read(u"v2.9.0"_s, {u"empty"_s}, stop.get_token())), u"Cancelled"_s);
    QCOMPARE(codeOf(releaseTags(git(), stop.get_token())), u"Cancelled"_s);
}

QTEST_GUILESS_MAIN(KubesprayRevisionsTest)

#include "tst_kubespray_revisions.moc"
