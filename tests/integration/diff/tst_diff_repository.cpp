// SPDX-License-Identifier: GPL-3.0-or-later
// Comparisons over a repository of our own with the real git, and the backend of the window over it.
#include "app/composition/diff_backend.hpp"
#include "app/composition/world.hpp"

#include "command/local_runner.hpp"
#include "diff/comparison.hpp"
#include "support/answering_prompter.hpp"
#include "support/sshd_fixture.hpp"

#include <QtTest>

#include <condition_variable>
#include <mutex>

using namespace Qt::StringLiterals;
using namespace kubemori;
using namespace kubemori::diff;

namespace {

QByteArray numbered(int lines)
{
    QByteArray text;
    for (int i = 0; i < lines; ++i) {
        text += "line " + QByteArray::number(i) + '\n';
    }
    return text;
}

/// Waits for one answer of a backend.
template<class T> class Answered
{
public:
    [[nodiscard]] ui::DiffBackend::Answer<T> answer()
    {
        return [this](Result<T> result) {
            {
                const std::scoped_lock lock(m_mutex);
                m_result = std::move(result);
            }
            m_changed.notify_all();
        };
    }
    [[nodiscard]] Result<T> wait()
    {
        std::unique_lock lock(m_mutex);
        if (!m_changed.wait_for(lock, std::chrono::seconds{60}, [this] { return m_result.has_value(); })) {
            return fail(ErrorCode::TimedOut);
        }
        return *m_result;
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::optional<Result<T>> m_result;
};

} // namespace

class DiffRepositoryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void tags();
    void contents();
    void workingTree();
    void folders();
    void folderAgainstTag();
    void foldersWithoutRepository();
    void whitespace();
    void text();
    void holds();
    void personalSettingsOfGit();
    void errors_data();
    void errors();
    void leavesNothingBehind();
    void names();
    void onAnotherHost();
    void backend();
    void backendEndsAtOnce();

private:
    void git(const QStringList &arguments) const;
    void put(const QString &path, const QByteArray &content) const;
    [[nodiscard]] Result<std::shared_ptr<const Comparison>> compare(const QString &from, const QString &to) const;
    [[nodiscard]] QStringList listOf(const QString &from, const QString &to, const DiffOptions &options = {}) const;
    [[nodiscard]] QString repository() const { return m_folder.filePath(u"repo"_s); }

    QTemporaryDir m_folder;
    std::shared_ptr<command::LocalRunner> m_here = std::make_shared<command::LocalRunner>();
};

void DiffRepositoryTest::git(const QStringList &arguments) const
{
    command::Command command;
    command.argv = QStringList{u"git"_s,
                               u"-c"_s,
                               u"user.name=Test"_s,
                               u"-c"_s,
                               u"user.email=test@example.com"_s,
                               u"-c"_s,
                               u"core.autocrlf=false"_s,
                               u"-C"_s,
                               repository()} +
                   arguments;
    command.timeout = std::chrono::seconds{60};
    const auto done = command::captureChecked(*m_here, command, {});
    if (!done) {
        qFatal("%s", qPrintable(toLogLine(done.error())));
    }
}

void DiffRepositoryTest::put(const QString &path, const QByteArray &content) const
{
    const QString whole = repository() + u'/' + path;
    QDir().mkpath(QFileInfo(whole).path());
    QFile file(whole);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size()) {
        qFatal("cannot write %s", qPrintable(whole));
    }
}

void DiffRepositoryTest::initTestCase()
{
    QDir().mkpath(repository());
    git({u"init"_s, u"-q"_s, u"-b"_s, u"main"_s});
    put(u".gitignore"_s, "/ignored/\n");
    put(u"inventory/sample/group_vars/k8s-cluster/all.yml"_s, numbered(40));
    put(u"設定/日本語 名前.yml"_s, "値: 1\n");
    put(u"crlf.txt"_s, "a\r\nb\r\n");
    put(u"no-feed.txt"_s, "a\nb");
    put(u"logo.bin"_s, QByteArray("\0\1\2", 3));
    put(u"gone.yml"_s, numbered(3));
    put(u"script.sh"_s, "#!/bin/sh\n");
    put(u"space.yml"_s, "a:  1\n");
    put(u"tab\there.yml"_s, "x\n");
    git({u"add"_s, u"."_s});
    git({u"commit"_s, u"-q"_s, u"-m"_s, u"One"_s});
    git({u"tag"_s, u"v1.0.0"_s});

    QDir(repository()).mkpath(u"inventory/sample/group_vars/k8s_cluster"_s);
    git({u"mv"_s, u"inventory/sample/group_vars/k8s-cluster/all.yml"_s,
         u"inventory/sample/group_vars/k8s_cluster/all.yaml"_s});
    put(u"inventory/sample/group_vars/k8s_cluster/all.yaml"_s,
        numbered(40).replace("line 20\n", "line twenty\nmore\n"));
    put(u"設定/日本語 名前.yml"_s, "値: 2\n追加: はい\n");
    put(u"crlf.txt"_s, "a\nb\n");
    put(u"no-feed.txt"_s, "a\nb\n");
    put(u"logo.bin"_s, QByteArray("\0\3", 2));
    put(u"new.j2"_s, "{{ x }}\n");
    put(u"space.yml"_s, "a: 1\n");
    put(u"tab\there.yml"_s, "y\n");
    QFile::remove(repository() + u"/gone.yml"_s);
    QFile(repository() + u"/script.sh"_s)
        .setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ReadGroup);
    QFile::link(u"crlf.txt"_s, repository() + u"/link"_s);
    git({u"add"_s, u"-A"_s});
    git({u"commit"_s, u"-q"_s, u"-m"_s, u"Two"_s});
    git({u"tag"_s, u"-a"_s, u"-m"_s, u"two"_s, u"v2.0.0"_s});
    git({u"tag"_s, u"v2.0.0-rc1"_s, u"v1.0.0"_s});
    git({u"branch"_s, u"topic/x"_s, u"v1.0.0"_s});
}

Result<std::shared_ptr<const Comparison>> DiffRepositoryTest::compare(const QString &from, const QString &to) const
{
    return Comparison::begin(m_here, repository(), *DiffSource::parse(from), *DiffSource::parse(to), {});
}

QStringList DiffRepositoryTest::listOf(const QString &from, const QString &to, const DiffOptions &options) const
{
    const auto comparison = compare(from, to);
    const auto files = comparison ? (*comparison)->files(options, {}) : std::unexpected(comparison.error());
    if (!files) {
        return {toLogLine(files.error())};
    }
    QStringList list;
    for (const FileChange &file : files->files) {
        const QString counts = file.isBinary() ? u"binary"_s : u"+%1 -%2"_s.arg(*file.added).arg(*file.removed);
        list.append(QLatin1Char(letterOf(file.status)) + u' ' + file.path() + u' ' + counts);
    }
    return list;
}

void DiffRepositoryTest::tags()
{
    const QStringList expected{u"M crlf.txt +2 -2"_s,
                               u"D gone.yml +0 -3"_s,
                               u"R inventory/sample/group_vars/k8s_cluster/all.yaml +2 -1"_s,
                               u"A link +1 -0"_s,
                               u"M logo.bin binary"_s,
                               u"A new.j2 +1 -0"_s,
                               u"M no-feed.txt +1 -1"_s,
                               u"M script.sh +0 -0"_s,
                               u"M space.yml +1 -1"_s,
                               u"M tab\there.yml +1 -1"_s,
                               u"M 設定/日本語 名前.yml +2 -1"_s};
    QCOMPARE(listOf(u"v1.0.0"_s, u"v2.0.0"_s), expected);
    QCOMPARE(listOf(u"topic/x"_s, u"HEAD"_s), expected);
    QCOMPARE(listOf(u"v1.0.0"_s, u"v1.0.0"_s), QStringList());
    QVERIFY(listOf(u"v2.0.0"_s, u"v1.0.0"_s).contains(u"A gone.yml +3 -0"_s));
}

void DiffRepositoryTest::contents()
{
    const auto comparison = compare(u"v1.0.0"_s, u"v2.0.0"_s);
    QVERIFY2(comparison.has_value(), comparison ? "" : qPrintable(toLogLine(comparison.error())));
    const auto files = (*comparison)->files({}, {});
    QVERIFY(files.has_value());
    for (const FileChange &file : files->files) {
        const auto opened = (*comparison)->file(file, {}, {});
        QVERIFY2(opened.has_value(), opened ? "" : qPrintable(toLogLine(opened.error())));
        QCOMPARE(opened->kind == FileDiff::Kind::Binary, file.isBinary());
        int added = 0;
        int removed = 0;
        for (const LineChange &change : opened->changes) {
            added += change.lines.newCount;
            removed += change.lines.oldCount;
        }
        QCOMPARE(added, file.added.value_or(0)); // as many as git counts
        QCOMPARE(removed, file.removed.value_or(0));
        if (file.path().endsWith(u"名前.yml"_s)) {
            QCOMPARE(opened->newText.text(1), u"追加: はい");
        }
        if (file.path() == u"link"_s) {
            QCOMPARE(opened->newText.text(0), u"crlf.txt"); // where it points to
        }
        if (file.path() == u"script.sh"_s) {
            QVERIFY(file.isModeChanged() && file.now.isExecutable() && file.isContentSame());
        }
    }
}

void DiffRepositoryTest::workingTree()
{
    put(u"new.j2"_s, "{{ y }}\n");
    put(u"untracked.yml"_s, "a: 1\n");
    put(u"ignored/secret.yml"_s, "b: 1\n");
    const QStringList expected{u"M new.j2 +1 -1"_s, u"A untracked.yml +1 -0"_s};
    QCOMPARE(listOf(u"v2.0.0"_s, u"WORKTREE"_s), expected);
    QCOMPARE(listOf(u"WORKTREE"_s, u"WORKTREE"_s), QStringList());
    QCOMPARE(listOf(u"WORKTREE"_s, u"v2.0.0"_s), (QStringList{u"M new.j2 +1 -1"_s, u"D untracked.yml +0 -1"_s}));

    // What is written later changes nothing of what was found.
    const auto comparison = compare(u"v2.0.0"_s, u"WORKTREE"_s);
    const auto files = (*comparison)->files({}, {});
    put(u"new.j2"_s, "{{ z }}\n");
    const auto opened = (*comparison)->file(files->files.at(0), {}, {});
    QCOMPARE(opened->newText.text(0), u"{{ y }}");

    git({u"checkout"_s, u"-q"_s, u"--"_s, u"new.j2"_s});
    QFile::remove(repository() + u"/untracked.yml"_s);
    QDir(repository() + u"/ignored"_s).removeRecursively();
    QCOMPARE(listOf(u"v2.0.0"_s, u"WORKTREE"_s), QStringList());
}

void DiffRepositoryTest::folders()
{
    put(u"ignored/a/same.yml"_s, "same: 1\n");
    put(u"ignored/a/moved-here.yml"_s, numbered(30));
    put(u"ignored/b/same.yml"_s, "same: 1\n");
    put(u"ignored/b/sub/moved.yml"_s, numbered(30));
    const QString folder = repository() + u"/ignored/"_s;
    QCOMPARE(listOf(folder + u"a"_s, folder + u"b"_s), QStringList(u"R sub/moved.yml +0 -0"_s));
}

void DiffRepositoryTest::folderAgainstTag()
{
    // A copy of the checkout, as one gets from an archive.
    const QString copy = m_folder.filePath(u"copy"_s);
    git({u"--work-tree="_s + repository(), u"worktree"_s, u"add"_s, u"-q"_s, u"--detach"_s, copy, u"v1.0.0"_s});
    QFile more(copy + u"/more.yml"_s);
    QVERIFY(more.open(QIODevice::WriteOnly));
    more.write("a\n");
    more.close();
    QCOMPARE(listOf(u"v1.0.0"_s, copy), QStringList(u"A more.yml +1 -0"_s));
    QCOMPARE(listOf(copy, u"v1.0.0"_s), QStringList(u"D more.yml +0 -1"_s));
    const QStringList both = listOf(copy, u"WORKTREE"_s);
    QVERIFY(both.contains(u"D more.yml +0 -1"_s));
    QVERIFY(both.contains(u"D gone.yml +0 -3"_s));
    QVERIFY(!both.contains(u"D crlf.txt +0 -2"_s));
}

void DiffRepositoryTest::foldersWithoutRepository()
{
    const QString folder = repository() + u"/ignored/"_s;
    const auto comparison =
        Comparison::begin(m_here, {}, *DiffSource::parse(folder + u"a"_s), *DiffSource::parse(folder + u"b"_s), {});
    QVERIFY2(comparison.has_value(), comparison ? "" : qPrintable(toLogLine(comparison.error())));
    QCOMPARE((*comparison)->files({}, {})->files.size(), 1);
    const auto needsOne =
        Comparison::begin(m_here, {}, *DiffSource::parse(u"v1"_s), *DiffSource::parse(folder + u"b"_s), {});
    QVERIFY(needsOne.error().code == ErrorCode::InvalidInput);
}

void DiffRepositoryTest::whitespace()
{
    const DiffOptions trailing{.whitespace = Whitespace::IgnoreTrailing, .ignoreBlankLines = false};
    QVERIFY(!listOf(u"v1.0.0"_s, u"v2.0.0"_s, trailing).contains(u"M crlf.txt +2 -2"_s));
    QVERIFY(listOf(u"v1.0.0"_s, u"v2.0.0"_s, trailing).contains(u"M space.yml +1 -1"_s));
    const DiffOptions amount{.whitespace = Whitespace::IgnoreAmount, .ignoreBlankLines = true};
    QVERIFY(!listOf(u"v1.0.0"_s, u"v2.0.0"_s, amount).contains(u"M space.yml +1 -1"_s));
}

void DiffRepositoryTest::text()
{
    const auto comparison = compare(u"v1.0.0"_s, u"v2.0.0"_s);
    const auto files = (*comparison)->files({}, {});
    QCOMPARE(*(*comparison)->filesWith(u"TWENTY"_s, *files, {}, {}),
             QSet<QString>{u"inventory/sample/group_vars/k8s_cluster/all.yaml"_s});
    QCOMPARE(*(*comparison)->filesWith(u"追加"_s, *files, {}, {}), QSet<QString>{u"設定/日本語 名前.yml"_s});
    QCOMPARE(*(*comparison)->filesWith(u"line 5"_s, *files, {}, {}), QSet<QString>()); // did not change
    QCOMPARE(
        *(*comparison)->filesWith(u"line 2"_s, *files, {}, {}).transform([](const auto &set) { return set.size(); }),
        2); // "line 20", and a line of the file that is gone
}

void DiffRepositoryTest::holds()
{
    const auto comparison = compare(u"v1.0.0"_s, u"v2.0.0"_s);
    QCOMPARE(*(*comparison)->holds(u"inventory/sample"_s, {}), true);
    QCOMPARE(*(*comparison)->holds(u"inventory/prod"_s, {}), false);
    QCOMPARE(*(*comparison)->holds(u"/etc/inventory"_s, {}), false);
    QCOMPARE((*comparison)->pathInside(repository() + u"/inventory/prod/"_s), u"inventory/prod"_s);
    QCOMPARE((*comparison)->pathInside(u"inventory/prod"_s), u"inventory/prod"_s);
    QCOMPARE((*comparison)->pathInside(u"/srv/inventory"_s), u"/srv/inventory"_s);
}

void DiffRepositoryTest::personalSettingsOfGit()
{
    const QStringList expected = listOf(u"v1.0.0"_s, u"v2.0.0"_s);
    const auto comparison = compare(u"v1.0.0"_s, u"v2.0.0"_s);
    const auto found = (*comparison)->filesWith(u"twenty"_s, *(*comparison)->files({}, {}), {}, {});
    for (const auto &[key, value] : QList<std::pair<QString, QString>>{{u"diff.renames"_s, u"false"_s},
                                                                       {u"diff.noprefix"_s, u"true"_s},
                                                                       {u"diff.external"_s, u"false"_s},
                                                                       {u"diff.algorithm"_s, u"patience"_s},
                                                                       {u"diff.interHunkContext"_s, u"50"_s},
                                                                       {u"color.diff"_s, u"always"_s},
                                                                       {u"core.quotePath"_s, u"true"_s}}) {
        git({u"config"_s, key, value});
    }
    QCOMPARE(listOf(u"v1.0.0"_s, u"v2.0.0"_s), expected);
    const auto again = compare(u"v1.0.0"_s, u"v2.0.0"_s);
    QCOMPARE(*(*again)->filesWith(u"twenty"_s, *(*again)->files({}, {}), {}, {}), *found);
}

void DiffRepositoryTest::errors_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("subject");
    QTest::newRow("old") << u"v9.9.9"_s << u"v2.0.0"_s << u"v9.9.9"_s;
    QTest::newRow("new") << u"v1.0.0"_s << u"no/such"_s << u"no/such"_s;
    QTest::newRow("with a folder") << u"/"_s + m_folder.path() + u"/nowhere"_s << u"v2.0.0"_s << u"nowhere"_s;
    QTest::newRow("with the working tree") << u"v9.9.9"_s << u"WORKTREE"_s << u"v9.9.9"_s;
}

void DiffRepositoryTest::errors()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    QFETCH(QString, subject);
    const auto comparison = compare(from, to);
    QVERIFY(!comparison.has_value());
    QVERIFY2(comparison.error().code == ErrorCode::NotFound, qPrintable(toLogLine(comparison.error())));
    QVERIFY2(comparison.error().subject.contains(subject), qPrintable(toLogLine(comparison.error())));
}

void DiffRepositoryTest::leavesNothingBehind()
{
    const QTemporaryDir temporary;
    const QByteArray before = qgetenv("TMPDIR");
    qputenv("TMPDIR", temporary.path().toUtf8());
    {
        const auto comparison = compare(u"v1.0.0"_s, u"WORKTREE"_s);
        QVERIFY(comparison.has_value());
        QCOMPARE(QDir(temporary.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot).size(), 1);
        const QFileInfo made(QDir(temporary.path()).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot).constFirst());
        QCOMPARE(made.permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    }
    QVERIFY(QDir(temporary.path()).isEmpty());
    QVERIFY(!compare(u"v9"_s, u"WORKTREE"_s).has_value());
    QVERIFY(QDir(temporary.path()).isEmpty());
    qputenv("TMPDIR", before);
    // The repository was only read.
    QVERIFY(listOf(u"v2.0.0"_s, u"WORKTREE"_s).isEmpty());
}

void DiffRepositoryTest::names()
{
    const auto names = readRepositoryNames(kubespray::Git(m_here, repository()), {});
    QVERIFY2(names.has_value(), names ? "" : qPrintable(toLogLine(names.error())));
    QCOMPARE(names->tags, (QStringList{u"v2.0.0"_s, u"v2.0.0-rc1"_s, u"v1.0.0"_s}));
    QCOMPARE(names->branches, (QStringList{u"main"_s, u"topic/x"_s}));
    QVERIFY(!names->head.isEmpty());
}

void DiffRepositoryTest::onAnotherHost()
{
    test::SshdFixture sshd;
    QVERIFY2(sshd.start(), qPrintable(sshd.problem()));
    const composition::World world(std::make_shared<test::AnsweringPrompter>());
    const auto there = world.runners().ssh(
        {.host = u"127.0.0.1"_s, .user = sshd.user(), .port = sshd.port(), .identityFile = sshd.clientKey()});
    put(u"new.j2"_s, "{{ y }}\n");
    const auto comparison =
        Comparison::begin(there, repository(), *DiffSource::parse(u"v1.0.0"_s), *DiffSource::parse(u"WORKTREE"_s), {});
    QVERIFY2(comparison.has_value(), comparison ? "" : qPrintable(toLogLine(comparison.error())));
    const auto files = (*comparison)->files({}, {});
    QVERIFY2(files.has_value(), files ? "" : qPrintable(toLogLine(files.error())));
    const auto here = compare(u"v1.0.0"_s, u"WORKTREE"_s);
    QVERIFY(*files == *(*here)->files({}, {}));
    for (const FileChange &file : files->files) {
        const auto opened = (*comparison)->file(file, {}, {});
        QVERIFY2(opened.has_value(), opened ? "" : qPrintable(toLogLine(opened.error())));
        QCOMPARE(opened->newText.allBytes(), (*here)->file(file, {}, {})->newText.allBytes());
    }
    git({u"checkout"_s, u"-q"_s, u"--"_s, u"new.j2"_s});
}

void DiffRepositoryTest::backend()
{
    composition::RealDiffBackend backend(m_here, repository());
    QVERIFY(backend.isHere());
    Answered<ui::DiffBackend::Listing> listed;
    const ui::DiffBackend::ListRequest request{.from = *DiffSource::parse(u"v1.0.0"_s),
                                               .to = *DiffSource::parse(u"v2.0.0"_s),
                                               .options = {},
                                               .inventory = repository() + u"/inventory/sample"_s};
    backend.list(request, listed.answer());
    const auto listing = listed.wait();
    QVERIFY2(listing.has_value(), listing ? "" : qPrintable(toLogLine(listing.error())));
    QCOMPARE(listing->files.files.size(), 11);
    QVERIFY(listing->holdsInventory);
    QCOMPARE(listing->inventory, u"inventory/sample"_s);
    Answered<std::shared_ptr<const FileDiff>> opened;
    backend.open({.from = request.from, .to = request.to, .options = {}, .file = listing->files.files.at(2)},
                 opened.answer());
    const auto file = opened.wait();
    QVERIFY(file.has_value());
    QCOMPARE((*file)->changes.size(), std::size_t{1});
    Answered<QSet<QString>> found;
    backend.filesWith(request, listing->files, u"twenty"_s, found.answer());
    QCOMPARE(found.wait()->size(), 1);
    Answered<ui::DiffBackend::Listing> failed;
    backend.list({.from = *DiffSource::parse(u"v9"_s), .to = request.to, .options = {}, .inventory = {}},
                 failed.answer());
    QVERIFY(failed.wait().error().code == ErrorCode::NotFound);
}

void DiffRepositoryTest::backendEndsAtOnce()
{
    auto backend = std::make_unique<composition::RealDiffBackend>(m_here, repository());
    for (int i = 0; i < 20; ++i) {
        backend->list({.from = *DiffSource::parse(u"v1.0.0"_s),
                       .to = *DiffSource::parse(u"WORKTREE"_s),
                       .options = {},
                       .inventory = {}},
                      [](const auto &) {});
    }
    backend.reset();
    QVERIFY(true);
}

QTEST_GUILESS_MAIN(DiffRepositoryTest)

#include "tst_diff_repository.moc"
