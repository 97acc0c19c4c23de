// SPDX-License-Identifier: GPL-3.0-or-later

#include "kubespray/tag_fetch.hpp"
#include "kubespray/work_branch.hpp"
#include "suites.hpp"
#include "support/code_of.hpp"
#include "support/git_sandbox.hpp"

#include <QFile>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace kubemori;
using namespace kubemori::kubespray;
using kubemori::test::codeOf;
using Block = WorkBranchBlock::Kind;

namespace {

QString textOf(const Error &error)
{
    return toLogLine(error);
}

void ignore(command::Stream /*stream*/, QByteArrayView /*bytes*/) {}

} // namespace

/// Work branches and fetches in real git repositories, here and through a real sshd.
class CheckoutWorkTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void makesTheBranch_data() { places(); }
    void makesTheBranch();
    void goesBackToTheBranch();
    void refusesOpenWork();
    void commitsOpenWork_data() { places(); }
    void commitsOpenWork();
    void stashesOpenWork();
    void committingNeedsABranch();
    void ignoredFilesInTheWay();
    void branchOfAnotherRelease();
    void branchInAnotherWorktree();
    void unfinishedMerge();
    void changedSincePlanned();
    void unknownTag();
    void fetchesTags_data() { places(); }
    void fetchesTags();
    void fetchesIntoShallowClone();
    void tellsMovedTags();
    void fetchWithoutNetwork_data();
    void fetchWithoutNetwork();

private:
    static void places();
    /// A repository with the releases v2.26.0 and v2.27.0, whose files differ, on a branch of its own; its name.
    QString makeReleases(const QString &name);
    [[nodiscard]] WorkBranches work(const QString &folder, bool byHost = false);
    [[nodiscard]] QByteArray content(const QString &file) const;

    Places m_places;
    GitSandbox m_sandbox;
};

void CheckoutWorkTest::places()
{
    QTest::addColumn<bool>("byHost");
    QTest::newRow("this machine") << false;
    QTest::newRow("by ssh") << true;
}

void CheckoutWorkTest::initTestCase()
{
    QVERIFY2(m_places.start(), qPrintable(m_places.problem()));
}

QString CheckoutWorkTest::makeReleases(const QString &name)
{
    m_sandbox.makeKubespray(name);
    m_sandbox.git(name, {u"config"_s, u"user.name"_s, u"Admin"_s});
    m_sandbox.git(name, {u"config"_s, u"user.email"_s, u"admin@example.com"_s});
    m_sandbox.commit(name); // README.md is there from the first release
    m_sandbox.git(name, {u"tag"_s, u"-a"_s, u"-m"_s, u"release"_s, u"v2.26.0"_s});
    m_sandbox.commit(name);
    m_sandbox.git(name, {u"tag"_s, u"-a"_s, u"-m"_s, u"release"_s, u"v2.27.0"_s});
    m_sandbox.git(name, {u"checkout"_s, u"-q"_s, u"-b"_s, u"t_v2.26.0"_s, u"v2.26.0"_s});
    return name;
}

WorkBranches CheckoutWorkTest::work(const QString &folder, bool byHost)
{
    return {m_places.runner(byHost), m_sandbox.path(folder)};
}

QByteArray CheckoutWorkTest::content(const QString &file) const
{
    QFile read(m_sandbox.path(file));
    return read.open(QIODevice::ReadOnly) ? read.readAll() : QByteArray("(not there)");
}

void CheckoutWorkTest::makesTheBranch()
{
    QFETCH(bool, byHost);
    const QString folder = makeReleases(byHost ? u"branch host"_s : u"branch here"_s);
    const WorkBranches branches = work(folder, byHost);
    const auto plan = branches.plan({.tag = u"v2.27.0"_s}, {});
    QVERIFY2(plan.has_value(), plan ? "" : qPrintable(textOf(plan.error())));
    QCOMPARE(plan->kind, WorkBranchPlan::Kind::Create);
    QCOMPARE(plan->branch, u"t_v2.27.0"_s);
    QVERIFY(!plan->isBlocked());
    QCOMPARE(plan->commands.size(), 1);
    QCOMPARE(Checkout(m_places.runner(byHost), m_sandbox.path(folder)).state({})->branch, u"t_v2.26.0"_s); // only read

    const auto after = branches.carryOut(*plan, ignore, {});
    QVERIFY2(after.has_value(), after ? "" : qPrintable(textOf(after.error())));
    QCOMPARE(after->branch, u"t_v2.27.0"_s);
    QCOMPARE(after->tag, u"v2.27.0"_s);
    const auto again = branches.plan({.tag = u"v2.27.0"_s}, {});
    QCOMPARE(again->kind, WorkBranchPlan::Kind::AlreadyThere);
    QVERIFY(again->commands.isEmpty());
}

void CheckoutWorkTest::goesBackToTheBranch()
{
    const QString folder = makeReleases(u"back"_s);
    m_sandbox.git(folder, {u"checkout"_s, u"-q"_s, u"-b"_s, u"t_v2.27.0"_s, u"v2.27.0"_s});
    m_sandbox.commit(folder);
    m_sandbox.git(folder, {u"checkout"_s, u"-q"_s, u"t_v2.26.0"_s});
    const auto plan = work(folder).plan({.tag = u"v2.27.0"_s}, {});
    QVERIFY2(plan.has_value(), plan ? "" : qPrintable(textOf(plan.error())));
    QCOMPARE(plan->kind, WorkBranchPlan::Kind::SwitchTo);
    QCOMPARE(plan->commitsSince, 1);
    const auto after = work(folder).carryOut(*plan, ignore, {});
    QVERIFY(after.has_value());
    QCOMPARE(after->branch, u"t_v2.27.0"_s);
    QCOMPARE(after->commitsSince, 1);
}

void CheckoutWorkTest::refusesOpenWork()
{
    const QString folder = makeReleases(u"open"_s);
    m_sandbox.write(folder + u"/README.md"_s, "mine\n");
    const auto plan = work(folder).plan({.tag = u"v2.27.0"_s}, {});
    QVERIFY(plan.has_value());
    QCOMPARE(plan->blocks, (QList<WorkBranchBlock>{{Block::UncommittedWork, {u"README.md"_s}}}));
    QVERIFY(plan->commands.isEmpty());
    QCOMPARE(codeOf(work(folder).carryOut(*plan, ignore, {})), u"InvalidInput"_s);
    QCOMPARE(content(folder + u"/README.md"_s), "mine\n");
}

void CheckoutWorkTest::commitsOpenWork()
{
    QFETCH(bool, byHost);
    const QString folder = makeReleases(byHost ? u"commit host"_s : u"commit here"_s);
    m_sandbox.write(folder + u"/README.md"_s, "mine\n");
    m_sandbox.write(folder + u"/secret.key"_s, "private\n"); // unknown to git: goes into no commit, stays where it is
    const auto plan =
        work(folder, byHost)
            .plan({.tag = u"v2.27.0"_s, .openWork = OpenWork::Commit, .message = u"My \"own\" $work"_s}, {});
    QVERIFY(plan.has_value());
    const auto after = work(folder, byHost).carryOut(*plan, ignore, {});
    QVERIFY2(after.has_value(), after ? "" : qPrintable(textOf(after.error())));
    QCOMPARE(after->branch, u"t_v2.27.0"_s);
    QVERIFY(!after->isDirty());
    QCOMPARE(m_sandbox.git(folder, {u"log"_s, u"-1"_s, u"--format=%s"_s, u"t_v2.26.0"_s}).trimmed(),
             "My \"own\" $work");
    QCOMPARE(m_sandbox.git(folder, {u"show"_s, u"t_v2.26.0:README.md"_s}), "mine\n");
    QCOMPARE(content(folder + u"/secret.key"_s), "private\n");
    QVERIFY(!m_sandbox.git(folder, {u"ls-tree"_s, u"--name-only"_s, u"t_v2.26.0"_s}).contains("secret.key"));
}

void CheckoutWorkTest::stashesOpenWork()
{
    const QString folder = makeReleases(u"stash"_s);
    m_sandbox.write(folder + u"/README.md"_s, "mine\n");
    const auto plan = work(folder).plan({.tag = u"v2.27.0"_s, .openWork = OpenWork::Stash, .message = {}}, {});
    QVERIFY(plan.has_value());
    QVERIFY(!plan->stash.isEmpty());
    QVERIFY(work(folder).carryOut(*plan, ignore, {}).has_value());
    QVERIFY(m_sandbox.git(folder, {u"stash"_s, u"list"_s}).contains(plan->stash.toUtf8()));
    m_sandbox.git(folder, {u"checkout"_s, u"-q"_s, u"t_v2.26.0"_s});
    m_sandbox.git(folder, {u"stash"_s, u"pop"_s, u"-q"_s});
    QCOMPARE(content(folder + u"/README.md"_s), "mine\n");
}

void CheckoutWorkTest::committingNeedsABranch()
{
    const QString folder = makeReleases(u"detached"_s);
    m_sandbox.git(folder, {u"checkout"_s, u"-q"_s, u"v2.26.0"_s});
    m_sandbox.write(folder + u"/README.md"_s, "mine\n");
    const auto plan = work(folder).plan({.tag = u"v2.27.0"_s, .openWork = OpenWork::Commit, .message = {}}, {});
    QVERIFY(plan.has_value());
    QCOMPARE(plan->blocks, (QList<WorkBranchBlock>{{Block::NoBranch, {u"v2.26.0"_s}}}));
}

void CheckoutWorkTest::ignoredFilesInTheWay()
{
    const QString folder = makeReleases(u"ignored"_s);
    // The settings of the cluster are in the branch of the next release, and ignored in this one: git would write over
    // them without a word.
    m_sandbox.git(folder, {u"checkout"_s, u"-q"_s, u"-b"_s, u"t_v2.27.0"_s, u"v2.27.0"_s});
    m_sandbox.write(folder + u"/inventory/prod/all.yml"_s, "theirs: 1\n");
    m_sandbox.git(folder, {u"add"_s, u"inventory/prod"_s});
    m_sandbox.git(folder, {u"commit"_s, u"-q"_s, u"-m"_s, u"Settings"_s});
    m_sandbox.git(folder, {u"checkout"_s, u"-q"_s, u"t_v2.26.0"_s});
    m_sandbox.write(folder + u"/.git/info/exclude"_s, "inventory/*\n");
    m_sandbox.write(folder + u"/inventory/prod/all.yml"_s, "mine: 1\n");
    const auto plan = work(folder).plan({.tag = u"v2.27.0"_s}, {});
    QVERIFY2(plan.has_value(), plan ? "" : qPrintable(textOf(plan.error())));
    QCOMPARE(plan->blocks, (QList<WorkBranchBlock>{{Block::InTheWay, {u"inventory/prod/all.yml"_s}}}));
    QVERIFY(plan->commands.isEmpty());
    QCOMPARE(content(folder + u"/inventory/prod/all.yml"_s), "mine: 1\n");
}

void CheckoutWorkTest::branchOfAnotherRelease()
{
    const QString folder = makeReleases(u"other"_s);
    m_sandbox.git(folder, {u"branch"_s, u"t_v2.27.0"_s, u"v2.26.0"_s});
    const auto plan = work(folder).plan({.tag = u"v2.27.0"_s}, {});
    QVERIFY(plan.has_value());
    QCOMPARE(plan->blocks, (QList<WorkBranchBlock>{{Block::OfOtherRelease, {}}}));
}

void CheckoutWorkTest::branchInAnotherWorktree()
{
    const QString folder = makeReleases(u"trees"_s);
    m_sandbox.git(folder, {u"worktree"_s, u"add"_s, u"-q"_s, u"-b"_s, u"t_v2.27.0"_s, m_sandbox.path(u"second tree"_s),
                           u"v2.27.0"_s});
    const auto plan = work(folder).plan({.tag = u"v2.27.0"_s}, {});
    QVERIFY2(plan.has_value(), plan ? "" : qPrintable(textOf(plan.error())));
    QCOMPARE(plan->blocks.size(), 1);
    QCOMPARE(plan->blocks.constFirst().kind, Block::ElsewhereOut);
    QVERIFY(plan->blocks.constFirst().what.constFirst().endsWith(u"second tree"_s));
    QCOMPARE(work(u"second tree"_s).plan({.tag = u"v2.27.0"_s}, {})->kind, WorkBranchPlan::Kind::AlreadyThere);
}

void CheckoutWorkTest::unfinishedMerge()
{
    const QString folder = makeReleases(u"merge"_s);
    m_sandbox.write(folder + u"/.git/MERGE_HEAD"_s, m_sandbox.git(folder, {u"rev-parse"_s, u"v2.27.0^{commit}"_s}));
    const auto plan = work(folder).plan({.tag = u"v2.27.0"_s}, {});
    QVERIFY(plan.has_value());
    QCOMPARE(plan->blocks, (QList<WorkBranchBlock>{{Block::Unfinished, {u"MERGE_HEAD"_s}}}));
}

void CheckoutWorkTest::changedSincePlanned()
{
    const QString folder = makeReleases(u"late"_s);
    const auto plan = work(folder).plan({.tag = u"v2.27.0"_s}, {});
    QVERIFY(plan.has_value());
    m_sandbox.write(folder + u"/README.md"_s, "written meanwhile\n");
    QCOMPARE(codeOf(work(folder).carryOut(*plan, ignore, {})), u"Locked"_s);
    QCOMPARE(content(folder + u"/README.md"_s), "written meanwhile\n");
    QCOMPARE(m_sandbox.git(folder, {u"branch"_s, u"--show-current"_s}).trimmed(), "t_v2.26.0");
}

void CheckoutWorkTest::unknownTag()
{
    const QString folder = makeReleases(u"unknown"_s);
    QCOMPARE(codeOf(work(folder).plan({.tag = u"v2.99.0"_s}, {})), u"NotFound"_s);
    QCOMPARE(codeOf(work(folder).plan({.tag = u"--force"_s}, {})), u"InvalidInput"_s);
    QCOMPARE(codeOf(work(folder).plan({.tag = u"master"_s}, {})), u"InvalidInput"_s);
}

void CheckoutWorkTest::fetchesTags()
{
    QFETCH(bool, byHost);
    const QString origin = makeReleases(byHost ? u"origin host"_s : u"origin here"_s);
    const QString clone = byHost ? u"clone host"_s : u"clone here"_s;
    m_sandbox.git({}, {u"clone"_s, u"-q"_s, m_sandbox.path(origin), clone});
    m_sandbox.git(origin, {u"tag"_s, u"v2.28.0"_s});
    const QByteArray branches = m_sandbox.git(clone, {u"for-each-ref"_s, u"refs/remotes"_s, u"refs/heads"_s});
    const TagFetcher fetcher(m_places.runner(byHost), m_sandbox.path(clone));
    const auto fetched = fetcher.fetch(ignore, {});
    QVERIFY2(fetched.has_value(), fetched ? "" : qPrintable(textOf(fetched.error())));
    QCOMPARE(fetched->remote, u"origin"_s);
    QCOMPARE(fetched->newTags, QStringList{u"v2.28.0"_s});
    QCOMPARE(m_sandbox.git(clone, {u"for-each-ref"_s, u"refs/remotes"_s, u"refs/heads"_s}), branches);
    QVERIFY(fetcher.fetch(ignore, {})->newTags.isEmpty());
}

void CheckoutWorkTest::fetchesIntoShallowClone()
{
    const QString origin = makeReleases(u"deep"_s);
    m_sandbox.git({}, {u"clone"_s, u"-q"_s, u"--depth=1"_s, u"--no-tags"_s,
                       QString(u"file://"_s + m_sandbox.path(origin)), u"shallow"_s});
    const auto fetched = TagFetcher(m_places.runner(false), m_sandbox.path(u"shallow"_s)).fetch(ignore, {});
    QVERIFY2(fetched.has_value(), fetched ? "" : qPrintable(textOf(fetched.error())));
    QCOMPARE(fetched->newTags, (QStringList{u"v2.26.0"_s, u"v2.27.0"_s}));
    QCOMPARE(m_sandbox.git(u"shallow"_s, {u"rev-list"_s, u"--count"_s, u"v2.27.0"_s}).trimmed(), "1");
}

void CheckoutWorkTest::tellsMovedTags()
{
    const QString origin = makeReleases(u"moving"_s);
    m_sandbox.git({}, {u"clone"_s, u"-q"_s, m_sandbox.path(origin), u"staying"_s});
    const QByteArray before = m_sandbox.git(u"staying"_s, {u"rev-parse"_s, u"v2.27.0"_s});
    m_sandbox.git(origin, {u"tag"_s, u"-f"_s, u"v2.27.0"_s, u"v2.26.0^{commit}"_s});
    m_sandbox.git(origin, {u"tag"_s, u"v2.28.0"_s});
    const auto fetched = TagFetcher(m_places.runner(false), m_sandbox.path(u"staying"_s)).fetch(ignore, {});
    QVERIFY2(fetched.has_value(), fetched ? "" : qPrintable(textOf(fetched.error())));
    QCOMPARE(fetched->movedTags, QStringList{u"v2.27.0"_s});
    QCOMPARE(fetched->newTags, QStringList{u"v2.28.0"_s});
    QCOMPARE(m_sandbox.git(u"staying"_s, {u"rev-parse"_s, u"v2.27.0"_s}), before);
}

void CheckoutWorkTest::fetchWithoutNetwork_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("code");
    QTest::newRow("nobody listens") << u"http://127.0.0.1:9/kubespray.git"_s << u"Unreachable"_s;
    QTest::newRow("no such name") << u"https://kubespray.invalid/k.git"_s << u"Unreachable"_s;
    QTest::newRow("a folder that went away") << m_sandbox.path(u"gone"_s) << u"Unreachable"_s;
    QTest::newRow("an option") << u"--upload-pack=touch /tmp/x"_s << u"InvalidInput"_s;
    QTest::newRow("a program") << u"ext::sh -c true"_s << u"InvalidInput"_s;
    QTest::newRow("no remote") << QString() << u"NotFound"_s;
}

void CheckoutWorkTest::fetchWithoutNetwork()
{
    QFETCH(QString, url);
    const QString folder = u"alone "_s + QString::fromLatin1(QTest::currentDataTag());
    makeReleases(folder);
    const TagFetcher fetcher(m_places.runner(false), m_sandbox.path(folder), url);
    const auto fetched = fetcher.fetch(ignore, {});
    QVERIFY(!fetched);
    QTEST(toString(fetched.error().code), "code");
    QVERIFY(Checkout(m_places.runner(false), m_sandbox.path(folder)).state({}).has_value()); // usable as before
}

std::unique_ptr<QObject> makeCheckoutWorkTest()
{
    return std::make_unique<CheckoutWorkTest>();
}

#include "tst_checkout_work.moc"
