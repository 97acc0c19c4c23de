// SPDX-License-Identifier: GPL-3.0-or-later
#include "kubespray/checkout.hpp"
#include "suites.hpp"
#include "support/code_of.hpp"
#include "support/git_sandbox.hpp"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace kubemori;
using namespace kubemori::kubespray;
using kubemori::test::codeOf;

namespace {

/// A variable of the environment, for as long as a test needs it.
class Variable
{
public:
    Variable(const char *name, const QByteArray &value)
        : m_name(name)
        , m_before(qgetenv(name))
    {
        qputenv(name, value);
    }
    ~Variable()
    {
        if (m_before.isNull()) {
            qunsetenv(m_name);
        } else {
            qputenv(m_name, m_before);
        }
    }
    Variable(const Variable &) = delete;
    Variable &operator=(const Variable &) = delete;

private:
    const char *m_name;
    QByteArray m_before;
};

} // namespace

/// The state of real git repositories, here and through a real sshd.
class CheckoutTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void exactTag_data() { places(); }
    void exactTag();
    void betweenReleases_data() { places(); }
    void betweenReleases();
    void workInProgress_data() { places(); }
    void workInProgress();
    void hostileNames_data() { places(); }
    void hostileNames();
    void shallowAndWorktree();
    void noCommitYet();
    void twoTagsAtOneCommit();
    void whatIsNoCheckout_data();
    void whatIsNoCheckout();
    void anotherOwner();
    void changesNothing();

private:
    static void places();
    [[nodiscard]] Result<CheckoutState> stateOf(const QString &folder, bool byHost = false);

    Places m_places;
    GitSandbox m_sandbox;
};

void CheckoutTest::places()
{
    QTest::addColumn<bool>("byHost");
    QTest::newRow("this machine") << false;
    QTest::newRow("by ssh") << true;
}

Result<CheckoutState> CheckoutTest::stateOf(const QString &folder, bool byHost)
{
    return Checkout(m_places.runner(byHost), m_sandbox.path(folder)).state({});
}

void CheckoutTest::initTestCase()
{
    QVERIFY2(m_places.start(), qPrintable(m_places.problem()));
}

void CheckoutTest::exactTag()
{
    QFETCH(bool, byHost);
    const QString folder = byHost ? u"tag host"_s : u"tag here"_s;
    m_sandbox.makeKubespray(folder);
    m_sandbox.git(folder, {u"tag"_s, u"-a"_s, u"-m"_s, u"release"_s, u"v2.27.0"_s}); // annotated, as Kubespray's are
    // What galaxy.yml says does not count: it is wrong at several releases.
    m_sandbox.write(folder + u"/galaxy.yml"_s, "version: 2.26.0\n");
    m_sandbox.git(folder, {u"checkout"_s, u"-q"_s, u"v2.27.0"_s});

    const auto state = stateOf(folder, byHost);
    QVERIFY2(state.has_value(), state ? "" : qPrintable(toLogLine(state.error())));
    QCOMPARE(state->tag, u"v2.27.0"_s);
    QCOMPARE(state->nearestTag, QString());
    QCOMPARE(state->branch, QString());
    QCOMPARE(state->commit.size(), 40);
    QCOMPARE(state->untracked, QStringList{u"galaxy.yml"_s});
    QVERIFY(!state->isDirty());
    QVERIFY(!state->isShallow);
    QVERIFY(!state->isWorktree);
}

void CheckoutTest::betweenReleases()
{
    QFETCH(bool, byHost);
    const QString folder = byHost ? u"between host"_s : u"between here"_s;
    m_sandbox.makeKubespray(folder);
    m_sandbox.git(folder, {u"tag"_s, u"v2.26.0"_s});
    m_sandbox.commit(folder);
    m_sandbox.git(folder, {u"tag"_s, u"mine-1"_s}); // no release: does not name one
    m_sandbox.git(folder, {u"switch"_s, u"-q"_s, u"-c"_s, u"t_v2.26.0"_s});
    const QString commit = m_sandbox.commit(folder);

    const auto state = stateOf(folder, byHost);
    QVERIFY2(state.has_value(), state ? "" : qPrintable(toLogLine(state.error())));
    QCOMPARE(state->tag, QString());
    QCOMPARE(state->nearestTag, u"v2.26.0"_s);
    QCOMPARE(state->commitsSince, 2);
    QCOMPARE(state->branch, u"t_v2.26.0"_s);
    QCOMPARE(state->commit, commit);
    QVERIFY(!state->isReleaseAsIs);
    // With nothing but an inventory on top, it is the release.
    m_sandbox.git(folder, {u"tag"_s, u"v2.26.1"_s});
    m_sandbox.write(folder + u"/inventory/mine/inventory.ini"_s, "[all]\n");
    m_sandbox.write(folder + u"/.gitignore"_s, "!inventory/mine\n");
    m_sandbox.git(folder, {u"add"_s, u"-f"_s, u"inventory/mine"_s, u".gitignore"_s});
    m_sandbox.git(folder, {u"commit"_s, u"-q"_s, u"-m"_s, u"mine"_s});
    const auto own = stateOf(folder, byHost);
    QVERIFY(own && own->nearestTag == u"v2.26.1" && own->commitsSince == 1 && own->isReleaseAsIs);
}

void CheckoutTest::workInProgress()
{
    QFETCH(bool, byHost);
    const QString folder = byHost ? u"dirty host"_s : u"dirty here"_s;
    m_sandbox.makeKubespray(folder);
    m_sandbox.git(folder, {u"tag"_s, u"v2.27.1"_s});
    m_sandbox.write(folder + u"/cluster.yml"_s, "---\n# mine\n");
    m_sandbox.git(folder, {u"mv"_s, u"inventory/sample/inventory.ini"_s, u"inventory/sample/hosts.ini"_s});
    m_sandbox.write(folder + u"/roles/etcd/tasks/new.yml"_s, "---\n");
    m_sandbox.git(folder, {u"add"_s, u"roles"_s});
    m_sandbox.write(folder + u"/inventory/prod/inventory.ini"_s, "[all]\n");
    m_sandbox.write(folder + u"/site.retry"_s, "node1\n"); // ignored

    const auto state = stateOf(folder, byHost);
    QVERIFY2(state.has_value(), state ? "" : qPrintable(toLogLine(state.error())));
    QCOMPARE(state->tag, u"v2.27.1"_s); // still this release, with changes
    QVERIFY(state->isDirty());
    const QList<ChangedFile> wanted{
        {.path = u"cluster.yml"_s, .oldPath = {}, .index = '.', .worktree = 'M', .unmerged = false},
        {.path = u"inventory/sample/hosts.ini"_s,
         .oldPath = u"inventory/sample/inventory.ini"_s,
         .index = 'R',
         .worktree = '.',
         .unmerged = false},
        {.path = u"roles/etcd/tasks/new.yml"_s, .oldPath = {}, .index = 'A', .worktree = '.', .unmerged = false}};
    QCOMPARE(state->changed, wanted);
    QCOMPARE(state->untracked, QStringList{u"inventory/prod/"_s});
}

void CheckoutTest::hostileNames()
{
    QFETCH(bool, byHost);
    const QString folder = (byHost ? u"host "_s : u"here "_s) + u"it's \"$(touch pwned)\"; rm -rf *\n日本"_s;
    m_sandbox.makeKubespray(folder);
    m_sandbox.git(folder, {u"tag"_s, u"v2.27.0"_s});
    m_sandbox.write(folder + u"/-f \"a\"\n'b' $(id)"_s, "x");
    const auto state = stateOf(folder, byHost);
    QVERIFY2(state.has_value(), state ? "" : qPrintable(toLogLine(state.error())));
    QCOMPARE(state->tag, u"v2.27.0"_s);
    QCOMPARE(state->untracked, QStringList{u"-f \"a\"\n'b' $(id)"_s});
}

void CheckoutTest::shallowAndWorktree()
{
    m_sandbox.makeKubespray(u"origin"_s);
    m_sandbox.git(u"origin"_s, {u"tag"_s, u"v2.25.0"_s});
    m_sandbox.commit(u"origin"_s);
    m_sandbox.git({}, {u"clone"_s, u"-q"_s, u"--depth=1"_s, u"--no-tags"_s, u"file://"_s + m_sandbox.path(u"origin"_s),
                       u"shallow"_s});
    const auto shallow = stateOf(u"shallow"_s);
    QVERIFY2(shallow.has_value(), shallow ? "" : qPrintable(toLogLine(shallow.error())));
    QVERIFY(shallow->isShallow);
    QCOMPARE(shallow->tag, QString());
    QCOMPARE(shallow->nearestTag, QString()); // none is known, and that is no error

    m_sandbox.git(u"origin"_s, {u"worktree"_s, u"add"_s, u"-q"_s, m_sandbox.path(u"linked"_s), u"v2.25.0"_s});
    const auto linked = stateOf(u"linked"_s);
    QVERIFY2(linked.has_value(), linked ? "" : qPrintable(toLogLine(linked.error())));
    QVERIFY(linked->isWorktree);
    QVERIFY(!linked->isShallow);
    QCOMPARE(linked->tag, u"v2.25.0"_s);
}

void CheckoutTest::noCommitYet()
{
    m_sandbox.write(u"empty/file"_s, "x");
    m_sandbox.git(u"empty"_s, {u"init"_s, u"-q"_s, u"-b"_s, u"master"_s});
    const auto state = stateOf(u"empty"_s);
    QVERIFY2(state.has_value(), state ? "" : qPrintable(toLogLine(state.error())));
    QCOMPARE(state->commit, QString());
    QCOMPARE(state->branch, u"master"_s);
    QCOMPARE(state->untracked, QStringList{u"file"_s});
}

void CheckoutTest::twoTagsAtOneCommit()
{
    m_sandbox.makeKubespray(u"two"_s);
    for (const QString &tag : {u"v2.9.0"_s, u"v2.10.0"_s, u"v2.10.0-rc1"_s, u"kubespray-2.10.0"_s}) {
        m_sandbox.git(u"two"_s, {u"tag"_s, tag});
    }
    const auto state = stateOf(u"two"_s);
    QVERIFY2(state.has_value(), state ? "" : qPrintable(toLogLine(state.error())));
    QCOMPARE(state->tag, u"v2.10.0"_s); // as numbers, and a pre-release before its release
    QCOMPARE(QSet<QString>(state->otherTags.cbegin(), state->otherTags.cend()),
             (QSet<QString>{u"v2.9.0"_s, u"v2.10.0-rc1"_s, u"kubespray-2.10.0"_s}));
}

void CheckoutTest::whatIsNoCheckout_data()
{
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("says");
    m_sandbox.write(u"plain/file"_s, "x");
    m_sandbox.makeKubespray(u"whole"_s);
    m_sandbox.git({}, {u"clone"_s, u"-q"_s, u"--bare"_s, m_sandbox.path(u"whole"_s), u"bare.git"_s});
    m_sandbox.write(u"other/README"_s, "x");
    m_sandbox.git(u"other"_s, {u"init"_s, u"-q"_s});
    m_sandbox.git(u"other"_s, {u"add"_s, u"."_s});
    m_sandbox.git(u"other"_s, {u"commit"_s, u"-q"_s, u"-m"_s, u"Begin"_s});
    QTest::newRow("no such folder") << u"nowhere"_s << u"NotFound"_s << u"No such file"_s;
    QTest::newRow("no repository") << u"plain"_s << u"NotFound"_s << u"not a git repository"_s;
    QTest::newRow("a file") << u"plain/file"_s << u"InvalidInput"_s << u"Not a directory"_s;
    QTest::newRow("bare") << u"bare.git"_s << u"InvalidInput"_s << u"bare"_s;
    QTest::newRow("a folder inside") << u"whole/roles/etcd"_s << u"InvalidInput"_s << u"roles/etcd/"_s;
    QTest::newRow("another project") << u"other"_s << u"InvalidInput"_s << u"not Kubespray"_s;
}

void CheckoutTest::whatIsNoCheckout()
{
    QFETCH(QString, folder);
    QFETCH(QString, code);
    QFETCH(QString, says);
    for (const bool byHost : {false, true}) {
        const auto state = stateOf(folder, byHost);
        QCOMPARE(codeOf(state), code);
        QVERIFY2(state.error().detail.contains(says), qPrintable(toLogLine(state.error())));
        QVERIFY2(state.error().subject.endsWith(u':' + m_sandbox.path(folder)), qPrintable(state.error().subject));
    }
}

void CheckoutTest::anotherOwner()
{
    m_sandbox.makeKubespray(u"foreign"_s);
    const Variable owner("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1"); // git's own way to test this
    const Variable global("GIT_CONFIG_GLOBAL", "/dev/null");
    const Variable none("GIT_CONFIG_COUNT", "0"); // safe.directory may be set there, for the tests' own sake
    const auto state = stateOf(u"foreign"_s);
    QCOMPARE(codeOf(state), u"NotTrusted"_s);
    QVERIFY2(state.error().detail.contains(u"--add safe.directory"_s), qPrintable(state.error().detail));
}

void CheckoutTest::changesNothing()
{
    m_sandbox.makeKubespray(u"quiet"_s);
    m_sandbox.git(u"quiet"_s, {u"tag"_s, u"v2.27.0"_s});
    // A program that the repository names must not be run by a look.
    const QString trap = m_sandbox.path(u"trap"_s);
    m_sandbox.write(u"hook.sh"_s, "#!/bin/sh\ntouch '" + trap.toUtf8() + "'\n");
    QVERIFY(QFile::setPermissions(m_sandbox.path(u"hook.sh"_s), QFile::ReadOwner | QFile::ExeOwner));
    m_sandbox.git(u"quiet"_s, {u"config"_s, u"core.fsmonitor"_s, m_sandbox.path(u"hook.sh"_s)});
    // The time of a file that did not change makes git want to write its index anew.
    QFile touched(m_sandbox.path(u"quiet/cluster.yml"_s));
    QVERIFY(touched.open(QIODevice::ReadWrite));
    QVERIFY(touched.setFileTime(QDateTime::currentDateTimeUtc().addDays(-1), QFileDevice::FileModificationTime));
    touched.close();
    const auto index = [&] {
        QFile file(m_sandbox.path(u"quiet/.git/index"_s));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    const QByteArray before = index();
    QVERIFY(!before.isEmpty());
    const auto state = stateOf(u"quiet"_s);
    QVERIFY2(state.has_value(), state ? "" : qPrintable(toLogLine(state.error())));
    QVERIFY(!state->isDirty());
    QCOMPARE(index(), before);
    QVERIFY(!QFile::exists(trap));
}

std::unique_ptr<QObject> makeCheckoutTest()
{
    return std::make_unique<CheckoutTest>();
}

#include "tst_checkout.moc"
