// SPDX-License-Identifier: GPL-3.0-or-later
#include "stage_site.hpp"
#include "suites.hpp"
#include "support/code_of.hpp"
#include "upgrade/check_ids.hpp"
#include "upgrade/stages/checkout_stage.hpp"

#include <QDir>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace kubemori;
using namespace kubemori::upgrade;
using namespace kubemori::test;
using kubespray::OpenWork;

/// The files of a release come into a real repository, and the inventory is kept.
class CheckoutStageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_site = std::make_unique<StageSite>(); }
    void cleanup() { m_site.reset(); }
    void movesAndKeeps_data();
    void movesAndKeeps();
    void isSafeToRepeat();
    void planChangesNothing();
    void openWork_data();
    void openWork();
    void conflictLeft();
    void remoteAway();
    void fetchesTheTag();
    void copyOfAnotherHopInTheWay();
    void sameCopyIsTaken();
    void inventoryOnlyInTheBranch();
    void begunByHand();
    void noInventory();
    void inventoryOutside();
    void nothingMovesAfterAFault_data();
    void nothingMovesAfterAFault();
    void copyThatDiffers();

private:
    std::unique_ptr<StageSite> m_site;
};

void CheckoutStageTest::movesAndKeeps_data()
{
    QTest::addColumn<bool>("isTracked");
    QTest::newRow("ignored by git") << false;
    QTest::newRow("in git") << true;
}

void CheckoutStageTest::movesAndKeeps()
{
    QFETCH(const bool, isTracked);
    if (isTracked) {
        m_site->commitInventory();
    }
    const QByteArray before = m_site->read(u"inventory/mycluster/group_vars/k8s_cluster/k8s-cluster.yml"_s);
    HopRecord hop = m_site->hop();
    const auto found = m_site->run<CheckoutStage>(hop);
    QVERIFY2(found, qPrintable(textOf(found)));
    QCOMPARE(worstOf(found), u"good"_s);
    QCOMPARE(said(found, checks::workBranch), QStringList{u"good t_v2.27.0"_s});
    QCOMPARE(hop.oldInventory, u"inventory/mycluster.v2.26.0"_s);
    QCOMPARE(m_site->branch(), u"t_v2.27.0"_s);
    QVERIFY(m_site->read(u"requirements.txt"_s).contains("2.16.15"));
    const QString old = hop.oldInventory;
    QCOMPARE(m_site->read(old + u"/group_vars/k8s_cluster/k8s-cluster.yml"_s), before);
    QVERIFY(m_site->exists(old + u"/credentials/token.creds"_s));
    QCOMPARE(m_site->exists(u"inventory/mycluster/hosts.yaml"_s), !isTracked);
    QVERIFY(m_site->said.contains("$ git -C"));
}

void CheckoutStageTest::isSafeToRepeat()
{
    HopRecord hop = m_site->hop();
    QVERIFY(m_site->run<CheckoutStage>(hop));
    const HopRecord first = hop;
    m_site->write(u"inventory/mycluster/hosts.yaml"_s, "changed: since\n");
    const auto again = m_site->run<CheckoutStage>(hop);
    QVERIFY2(again, qPrintable(textOf(again)));
    QCOMPARE(worstOf(again), u"good"_s);
    QCOMPARE(hop, first);
    QVERIFY(m_site->read(hop.oldInventory + u"/hosts.yaml"_s).contains("10.1.1.11"));
    QVERIFY(!m_site->exists(u"inventory/mycluster.v2.26.0-2"_s));
}

void CheckoutStageTest::planChangesNothing()
{
    HopRecord hop = m_site->hop();
    hop.choices.fetches = true;
    const auto plan = CheckoutStage(m_site->site()).plan(hop, {});
    QVERIFY(plan);
    QStringList lines;
    for (const PlannedCommand &command : *plan) {
        QCOMPARE(command.place, u"local"_s);
        lines.append(command.text);
    }
    const QString text = lines.join(u'\n');
    QVERIFY2(lines.constFirst().contains("fetch"_L1), qPrintable(text));
    QVERIFY(text.contains(u"cp -a -- %1"_s.arg(m_site->path(u"inventory/mycluster"_s))));
    QVERIFY(text.contains("checkout --no-track -b t_v2.27.0 refs/tags/v2.27.0"_L1));
    QCOMPARE(m_site->branch(), u"t_v2.26.0"_s);
    QVERIFY(!m_site->exists(u"inventory/mycluster.v2.26.0"_s));
}

void CheckoutStageTest::openWork_data()
{
    QTest::addColumn<OpenWork>("choice");
    QTest::addColumn<QString>("outcome");
    QTest::newRow("refuse") << OpenWork::Refuse << u"block uncommitted-work"_s;
    QTest::newRow("commit") << OpenWork::Commit << u"good t_v2.27.0"_s;
    QTest::newRow("stash") << OpenWork::Stash << u"info t_v2.27.0"_s;
}

void CheckoutStageTest::openWork()
{
    QFETCH(const OpenWork, choice);
    QFETCH(const QString, outcome);
    m_site->write(u"ansible.cfg"_s, "[defaults]\nforks = 5\n");
    HopRecord hop = m_site->hop();
    hop.choices.openWork = choice;
    const auto found = m_site->run<CheckoutStage>(hop);
    QVERIFY2(found, qPrintable(textOf(found)));
    QCOMPARE(said(found, checks::workBranch), QStringList{outcome});
    if (choice == OpenWork::Refuse) {
        QVERIFY(findingsOf(found, checks::workBranch).constFirst().evidence.contains("ansible.cfg"_L1));
        QCOMPARE(m_site->branch(), u"t_v2.26.0"_s);
        QVERIFY(hop.oldInventory.isEmpty());
        QVERIFY(m_site->read(u"ansible.cfg"_s).contains("forks = 5"));
    } else if (choice == OpenWork::Commit) {
        QVERIFY(m_site->git.git(u"ks"_s, {u"show"_s, u"t_v2.26.0:ansible.cfg"_s}).contains("forks = 5"));
    } else {
        QVERIFY(m_site->git.git(u"ks"_s, {u"stash"_s, u"list"_s}).contains("t_v2.27.0"));
    }
}

void CheckoutStageTest::conflictLeft()
{
    m_site->git.git(u"ks"_s, {u"checkout"_s, u"-q"_s, u"-b"_s, u"other"_s});
    m_site->write(u"ansible.cfg"_s, "[defaults]\nforks = 1\n");
    m_site->git.git(u"ks"_s, {u"commit"_s, u"-q"_s, u"-a"_s, u"-m"_s, u"one"_s});
    m_site->git.git(u"ks"_s, {u"checkout"_s, u"-q"_s, u"t_v2.26.0"_s});
    m_site->write(u"ansible.cfg"_s, "[defaults]\nforks = 2\n");
    m_site->git.git(u"ks"_s, {u"commit"_s, u"-q"_s, u"-a"_s, u"-m"_s, u"two"_s});
    command::Command merge;
    merge.argv = {u"git"_s, u"-C"_s, m_site->path({}), u"merge"_s, u"other"_s};
    QVERIFY(command::capture(m_site->deployer->runner, merge, {})); // it fails, and leaves the conflict
    HopRecord hop = m_site->hop();
    const auto found = m_site->run<CheckoutStage>(hop);
    QVERIFY2(found, qPrintable(textOf(found)));
    QCOMPARE(said(found, checks::workBranch), (QStringList{u"block conflicts"_s, u"block unfinished"_s}));
    QCOMPARE(m_site->branch(), u"t_v2.26.0"_s);
}

void CheckoutStageTest::remoteAway()
{
    m_site->git.git(u"ks"_s, {u"remote"_s, u"add"_s, u"origin"_s, m_site->git.path(u"nowhere"_s)});
    HopRecord hop = m_site->hop();
    hop.choices.fetches = true;
    const auto found = m_site->run<CheckoutStage>(hop);
    QVERIFY2(found, qPrintable(textOf(found)));
    QCOMPARE(said(found, checks::tagsFetched), QStringList{u"warn"_s});
    QCOMPARE(m_site->branch(), u"t_v2.27.0"_s);
}

void CheckoutStageTest::fetchesTheTag()
{
    m_site->git.git({}, {u"clone"_s, u"-q"_s, u"--bare"_s, u"ks"_s, u"upstream.git"_s});
    m_site->git.git(u"ks"_s, {u"remote"_s, u"add"_s, u"origin"_s, m_site->git.path(u"upstream.git"_s)});
    m_site->git.git(u"ks"_s, {u"tag"_s, u"-d"_s, u"v2.27.0"_s});
    HopRecord hop = m_site->hop();
    hop.choices.fetches = true;
    QVERIFY(CheckoutStage(m_site->site()).plan(hop, {})); // what it can say before the fetch
    const auto found = m_site->run<CheckoutStage>(hop);
    QVERIFY2(found, qPrintable(textOf(found)));
    QCOMPARE(said(found, checks::tagsFetched), QStringList{u"good origin"_s});
    QVERIFY(findingsOf(found, checks::tagsFetched).constFirst().evidence.contains("v2.27.0"_L1));
    QCOMPARE(m_site->branch(), u"t_v2.27.0"_s);
}

void CheckoutStageTest::copyOfAnotherHopInTheWay()
{
    m_site->write(u"inventory/mycluster.v2.26.0/hosts.yaml"_s, "all: {}\n");
    HopRecord hop = m_site->hop();
    const auto found = m_site->run<CheckoutStage>(hop);
    QVERIFY2(found, qPrintable(textOf(found)));
    QCOMPARE(hop.oldInventory, u"inventory/mycluster.v2.26.0-2"_s);
    QCOMPARE(said(found, checks::oldInventory), QStringList{u"info inventory/mycluster.v2.26.0-2"_s});
    QCOMPARE(m_site->read(u"inventory/mycluster.v2.26.0/hosts.yaml"_s), "all: {}\n");
    QVERIFY(m_site->read(u"inventory/mycluster.v2.26.0-2/hosts.yaml"_s).contains("10.1.1.11"));
}

void CheckoutStageTest::sameCopyIsTaken()
{
    m_site->git.git(u"ks"_s, {u"status"_s});
    QVERIFY(command::captureChecked(m_site->deployer->runner,
                                    {.argv = {u"cp"_s, u"-a"_s, m_site->path(u"inventory/mycluster"_s),
                                              m_site->path(u"inventory/mycluster.v2.26.0"_s)},
                                     .input = {},
                                     .environment = {},
                                     .workingDirectory = {}},
                                    {}));
    HopRecord hop = m_site->hop();
    const auto found = m_site->run<CheckoutStage>(hop);
    QCOMPARE(said(found, checks::oldInventory), QStringList{u"good inventory/mycluster.v2.26.0"_s});
    QVERIFY(!m_site->exists(u"inventory/mycluster.v2.26.0-2"_s));
}

void CheckoutStageTest::inventoryOnlyInTheBranch()
{
    m_site->commitInventory();
    m_site->git.git(u"ks"_s, {u"checkout"_s, u"-q"_s, u"master"_s});
    QVERIFY(!m_site->exists(u"inventory/mycluster/hosts.yaml"_s));
    QVERIFY(m_site->exists(u"inventory/mycluster/credentials/token.creds"_s)); // git does not know it
    HopRecord hop = m_site->hop();
    const auto found = m_site->run<CheckoutStage>(hop);
    QVERIFY2(found, qPrintable(textOf(found)));
    QCOMPARE(worstOf(found), u"good"_s);
    QVERIFY(findingsOf(found, checks::oldInventory).constFirst().evidence.contains("t_v2.26.0"_L1));
    QVERIFY(m_site->read(hop.oldInventory + u"/hosts.yaml"_s).contains("10.1.1.11"));
    QVERIFY(m_site->exists(hop.oldInventory + u"/credentials/token.creds"_s));
    QVERIFY(!m_site->exists(hop.oldInventory + u".kubemori-part.tar"_s));
}

/// The branch is checked out already, and what lies in the folder may be carried over: the old one is in git.
void CheckoutStageTest::begunByHand()
{
    m_site->commitInventory();
    m_site->git.git(u"ks"_s,
                    {u"checkout"_s, u"-q"_s, u"--no-track"_s, u"-b"_s, u"t_v2.27.0"_s, u"refs/tags/v2.27.0"_s});
    m_site->write(u"inventory/mycluster/group_vars/all/all.yml"_s, "new: 1\n");
    HopRecord hop = m_site->hop();
    const auto found = m_site->run<CheckoutStage>(hop);
    QVERIFY2(found, qPrintable(textOf(found)));
    QVERIFY(m_site->read(hop.oldInventory + u"/group_vars/all/all.yml"_s).contains("/opt/bin"));
    QCOMPARE(m_site->read(u"inventory/mycluster/group_vars/all/all.yml"_s), "new: 1\n");
}

void CheckoutStageTest::noInventory()
{
    QVERIFY(QDir(m_site->path(u"inventory/mycluster"_s)).removeRecursively());
    HopRecord hop = m_site->hop();
    const auto found = m_site->run<CheckoutStage>(hop);
    QCOMPARE(said(found, checks::oldInventory), QStringList{u"block inventory/mycluster"_s});
    QCOMPARE(m_site->branch(), u"t_v2.26.0"_s);
}

void CheckoutStageTest::inventoryOutside()
{
    m_site->git.write(u"etc/prod/hosts.yaml"_s, "all: {}\n");
    m_site->git.write(u"etc/prod/group_vars/all.yml"_s, "a: 1\n");
    HopRecord hop = m_site->hop();
    hop.inventoryFolder = m_site->git.path(u"etc/prod"_s);
    const auto found = m_site->run<CheckoutStage>(hop);
    QVERIFY2(found, qPrintable(textOf(found)));
    QCOMPARE(hop.oldInventory, m_site->git.path(u"etc/prod.v2.26.0"_s));
    QVERIFY(QFile::exists(hop.oldInventory + u"/group_vars/all.yml"_s));
}

void CheckoutStageTest::nothingMovesAfterAFault_data()
{
    QTest::addColumn<QString>("where");
    QTest::addColumn<ScriptedAnswer>("answer");
    QTest::addColumn<QString>("code");
    const ScriptedAnswer full{.output = {},
                              .errors = "cp: error writing 'x': No space left on device\n",
                              .exit = {.code = 1, .signal = 0, .duration = {}},
                              .error = {}};
    const ScriptedAnswer killed{
        .output = {}, .errors = {}, .exit = {.code = 0, .signal = 9, .duration = {}}, .error = {}};
    const auto ended = [](ErrorCode code) {
        return ScriptedAnswer{.output = {},
                              .errors = {},
                              .exit = {},
                              .error = Error{.code = code, .detail = {}, .subject = {}, .context = {}}};
    };
    QTest::newRow("disk full") << u"cp -a"_s << full << u"Io"_s;
    QTest::newRow("killed half-way") << u"cp -a"_s << killed << u"Io"_s;
    QTest::newRow("connection lost") << u"cp -a"_s << ended(ErrorCode::Disconnected) << u"Disconnected"_s;
    QTest::newRow("lost before the name") << u"mv -T"_s << ended(ErrorCode::Disconnected) << u"Disconnected"_s;
    QTest::newRow("cancelled") << u"cp -a"_s << ended(ErrorCode::Cancelled) << u"Cancelled"_s;
    QTest::newRow("slow") << u"cp -a"_s << ended(ErrorCode::TimedOut) << u"TimedOut"_s;
}

void CheckoutStageTest::nothingMovesAfterAFault()
{
    QFETCH(const QString, where);
    QFETCH(const ScriptedAnswer, answer);
    QFETCH(const QString, code);
    m_site->deployer->failOn(where, answer);
    HopRecord hop = m_site->hop();
    const auto found = m_site->run<CheckoutStage>(hop);
    QCOMPARE(codeOf(found), code);
    QVERIFY(toLogLine(found.error()).contains("nothing else was changed"_L1));
    QCOMPARE(m_site->branch(), u"t_v2.26.0"_s);
    QVERIFY(hop.oldInventory.isEmpty());
    QVERIFY(!m_site->exists(u"inventory/mycluster.v2.26.0"_s));
    QVERIFY(!m_site->exists(u"inventory/mycluster.v2.26.0.kubemori-part"_s));
    m_site->deployer->hook = {};
    const auto again = m_site->run<CheckoutStage>(hop);
    QVERIFY2(again, qPrintable(textOf(again)));
    QCOMPARE(hop.oldInventory, u"inventory/mycluster.v2.26.0"_s);
}

void CheckoutStageTest::copyThatDiffers()
{
    bool hasCopied = false;
    m_site->deployer->hook = [this, &hasCopied](const command::Command &command) -> std::optional<ScriptedAnswer> {
        const QString text = command::displayText(command);
        if (text.contains("mv -T"_L1)) { // somebody works on it meanwhile
            hasCopied = true;
            m_site->write(u"inventory/mycluster/hosts.yaml"_s, "all: {}\n");
        }
        return std::nullopt;
    };
    HopRecord hop = m_site->hop();
    const auto found = m_site->run<CheckoutStage>(hop);
    QVERIFY(hasCopied);
    QCOMPARE(codeOf(found), u"NotProved"_s);
    QCOMPARE(m_site->branch(), u"t_v2.26.0"_s);
}

std::unique_ptr<QObject> makeCheckoutStageTest()
{
    return std::make_unique<CheckoutStageTest>();
}

#include "tst_checkout_stage.moc"
