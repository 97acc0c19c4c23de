// SPDX-License-Identifier: GPL-3.0-or-later
// What an upgrade does on the machine with the checkout: copies of inventories, which are real and stay in the demo's
// own folder, and virtual environments, which are only remembered.
#include "demo_access.hpp"
#include "suites.hpp"

#include "command/file_transfer.hpp"
#include "demo/file_words.hpp"
#include "demo/playbook_words.hpp"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

namespace kubemori::test {

using namespace Qt::StringLiterals;
using demo::DemoCheckouts;

class DemoDeployerTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void inventoriesAreCopiedMovedAndRemoved();
    void anInventoryComesOutOfABranch();
    void whatLeavesTheCheckoutIsNotRun_data();
    void whatLeavesTheCheckoutIsNotRun();
    void aLinkLeadsNowhere();
    void onlyOurOwnScriptsAreRun();
    void pythonsAreFound();
    void environmentsAreMadeAndRemoved();
    void anEnvironmentNeedsItsRequirements();
    void theAnsibleIsThatOfTheRelease();
    void syntaxIsChecked();
    void wordsOfAnsibleAreRead();
};

namespace {

constexpr auto production = "demo.production"_L1;
constexpr auto venv = "/home/ops/.local/share/kubemori/venv/v2.30.0"_L1;

command::Captured run(DemoAccess &demo, const QStringList &argv)
{
    return command::capture(*demo.runners.local(), commandOf(argv), {}).value_or(command::Captured{});
}

QString inProduction(const QString &path)
{
    return DemoCheckouts::checkoutOf(production) + u'/' + path;
}

/// Marks the checkout as one that was used: made, at the release the cluster has.
void begin(DemoAccess &demo)
{
    QVERIFY(demo.checkOut(production, u"t_v2.29.1"_s, u"t_v2.29.1"_s));
}

} // namespace

void DemoDeployerTest::inventoriesAreCopiedMovedAndRemoved()
{
    DemoAccess demo;
    begin(demo);
    const QString mine = inProduction(u"inventory/mycluster"_s);
    const QString part = inProduction(u"inventory/mycluster.part"_s);
    const QString copy = inProduction(u"inventory/mycluster.v2.29.1"_s);
    QCOMPARE(run(demo, {u"cp"_s, u"-a"_s, u"--"_s, mine, part}).exit.code, 0);
    QCOMPARE(run(demo, {u"mv"_s, u"-T"_s, u"--"_s, part, copy}).exit.code, 0);
    QVERIFY(!QFileInfo::exists(part));
    const QStringList compare{u"diff"_s, u"-rq"_s, u"--no-dereference"_s, u"--"_s, mine, copy};
    QCOMPARE(run(demo, compare).exit.code, 0);
    QVERIFY(QFile::remove(copy + u"/inventory.ini"_s));
    const command::Captured different = run(demo, compare);
    QCOMPARE(different.exit.code, 1);
    QVERIFY2(different.output.contains("inventory.ini"), different.output.constData());
    QCOMPARE(run(demo, {u"rm"_s, u"-rf"_s, u"--"_s, copy}).exit.code, 0);
    QVERIFY(!QFileInfo::exists(copy));
    QVERIFY(QFileInfo::exists(mine + u"/inventory.ini"_s));
}

void DemoDeployerTest::anInventoryComesOutOfABranch()
{
    DemoAccess demo;
    begin(demo);
    const QString copy = inProduction(u"inventory/out"_s);
    const QString script = u"git -C \"$1\" archive --format=tar \"$2\" | anything"_s;
    const auto take = [&](const QString &revision) {
        const command::Captured ended =
            run(demo, {u"sh"_s, u"-c"_s, script, u"sh"_s, DemoCheckouts::checkoutOf(production), revision, copy,
                       inProduction(u"inventory/none"_s)});
        return ended.exit.code;
    };
    QCOMPARE(take(u"refs/heads/t_v2.29.1:inventory/mycluster"_s), 0);
    QVERIFY(QFileInfo::exists(copy + u"/inventory.ini"_s));
    QVERIFY(!QFileInfo::exists(copy + u".tar"_s));
    QVERIFY(take(u"refs/heads/t_v2.29.1:nowhere"_s) != 0);
    QCOMPARE(take(u"--exec=touch /tmp/x"_s), 127);
    QVERIFY(QDir(copy).removeRecursively());
}

void DemoDeployerTest::whatLeavesTheCheckoutIsNotRun_data()
{
    QTest::addColumn<QStringList>("argv");
    const QString mine = inProduction(u"inventory/mycluster"_s);
    const QStringList remove{u"rm"_s, u"-rf"_s, u"--"_s};
    QTest::newRow("the checkout") << remove + QStringList{DemoCheckouts::checkoutOf(production)};
    QTest::newRow("the checkout with a slash") << remove + QStringList{DemoCheckouts::checkoutOf(production) + u'/'};
    QTest::newRow("git's folder") << remove + QStringList{inProduction(u".git/refs"_s)};
    QTest::newRow("git's folder by a detour") << remove + QStringList{inProduction(u"./.git"_s)};
    QTest::newRow("the origin") << remove + QStringList{DemoCheckouts::folderOf(production) + u"/origin.git"_s};
    QTest::newRow("above") << remove + QStringList{inProduction(u"../../../x"_s)};
    QTest::newRow("elsewhere") << remove + QStringList{QDir::tempPath() + u"/kubemori-nothing"_s};
    QTest::newRow("no dashes") << QStringList{u"rm"_s, u"-rf"_s, mine};
    QTest::newRow("two paths") << remove + QStringList{mine, QDir::tempPath()};
    QTest::newRow("an option") << QStringList{u"cp"_s, u"-a"_s, u"--backup"_s, u"--"_s, mine, mine + u".x"_s};
    QTest::newRow("copied out") << QStringList{u"cp"_s, u"-a"_s, u"--"_s, mine, QDir::tempPath() + u"/kubemori-x"_s};
    QTest::newRow("copied in") << QStringList{u"cp"_s, u"-a"_s, u"--"_s, u"/etc"_s, mine + u".x"_s};
    QTest::newRow("moved out") << QStringList{u"mv"_s, u"-T"_s, u"--"_s, mine, QDir::tempPath() + u"/kubemori-x"_s};
    QTest::newRow("compared") << QStringList{u"diff"_s, u"-rq"_s, u"--"_s, mine, u"/etc"_s};
}

void DemoDeployerTest::whatLeavesTheCheckoutIsNotRun()
{
    QFETCH(const QStringList, argv);
    QVERIFY(!demo::fileWorkOf(argv));
    DemoAccess demo;
    begin(demo);
    (void)run(demo, argv);
    QVERIFY(QFileInfo::exists(inProduction(u".git/refs/heads"_s)));
    QVERIFY(QFileInfo::exists(inProduction(u"inventory/mycluster/inventory.ini"_s)));
    QVERIFY(QFileInfo::exists(DemoCheckouts::folderOf(production) + u"/origin.git"_s));
    QVERIFY(!QFileInfo::exists(QDir::tempPath() + u"/kubemori-x"_s));
    QVERIFY(!QFileInfo::exists(inProduction(u"inventory/mycluster.x"_s)));
}

void DemoDeployerTest::aLinkLeadsNowhere()
{
    DemoAccess demo;
    begin(demo);
    const QTemporaryDir outside;
    QVERIFY(QFile::link(outside.path(), inProduction(u"inventory/link"_s)));
    const QString target = inProduction(u"inventory/link/copy"_s);
    QVERIFY(run(demo, {u"cp"_s, u"-a"_s, u"--"_s, inProduction(u"inventory/mycluster"_s), target}).exit.code != 0);
    QVERIFY(QDir(outside.path()).isEmpty());
    QVERIFY(QFile::remove(inProduction(u"inventory/link"_s)));
}

void DemoDeployerTest::onlyOurOwnScriptsAreRun()
{
    DemoAccess demo;
    begin(demo);
    const QString mine = inProduction(u"inventory/mycluster"_s);
    const QString witness = inProduction(u"witness"_s);
    // The mark is there, and more.
    const QStringList argv{
        u"sh"_s, u"-c"_s, u"touch '%1'; [ -e \"$1\" ] || [ ! -d \"$2\" ] || mv -T -- \"$2\" \"$1\""_s.arg(witness),
        u"sh"_s, mine,    mine + u".aside"_s};
    QCOMPARE(run(demo, argv).exit.code, 0);
    QVERIFY(!QFileInfo::exists(witness));
    QCOMPARE(run(demo, {u"sh"_s, u"-c"_s, u"touch '%1'"_s.arg(witness), u"sh"_s, mine}).exit.code, 127);
    QVERIFY(!QFileInfo::exists(witness));
    // What was moved aside comes back.
    QCOMPARE(run(demo, {u"mv"_s, u"-T"_s, u"--"_s, mine, mine + u".aside"_s}).exit.code, 0);
    QCOMPARE(run(demo, argv).exit.code, 0);
    QVERIFY(QFileInfo::exists(mine + u"/inventory.ini"_s));
}

void DemoDeployerTest::pythonsAreFound()
{
    DemoAccess demo;
    const QString script = u"for name in venv ensurepip; do look; done"_s;
    const QByteArray all = run(demo, {u"sh"_s, u"-c"_s, script}).output;
    QVERIFY2(all.startsWith("python\t/usr/bin/python3\t/usr/bin/python3.13\t3.13."), all.constData());
    QVERIFY(all.contains("python\t/usr/bin/python3.11\t/usr/bin/python3.11\t3.11.13 1\n"));
    QVERIFY(all.contains(" 0\n")); // one cannot make environments
    const QByteArray one = run(demo, {u"sh"_s, u"-c"_s, script, u"sh"_s, u"/usr/bin/python3.11"_s}).output;
    QCOMPARE(one.count('\n'), 1);
    QCOMPARE(run(demo, {u"sh"_s, u"-c"_s, script, u"sh"_s, u"/opt/python"_s}).output, "");
}

void DemoDeployerTest::environmentsAreMadeAndRemoved()
{
    DemoAccess demo(1000);
    begin(demo);
    const command::FileTransfer files(demo.runners.local());
    const QString marker = venv + u"/.kubemori-venv.json"_s;
    QVERIFY(files.list(venv, {}).error_or(Error{}).code == ErrorCode::NotFound);
    QVERIFY(files.write(marker, "{}", 0644, {}).error_or(Error{}).code == ErrorCode::NotFound);
    QVERIFY(files.makeFolder(venv, 0755, {}));
    QVERIFY(files.write(marker, "{\"state\":\"begun\"}", 0644, {}));
    QCOMPARE(files.read(marker, {}).value_or(QByteArray()), "{\"state\":\"begun\"}");
    QVERIFY(run(demo, {venv + u"/bin/ansible"_s, u"--version"_s}).exit.code != 0);
    QCOMPARE(run(demo, {u"/usr/bin/python3.11"_s, u"-m"_s, u"venv"_s, venv}).exit.code, 0);
    QVERIFY(run(demo, {u"/usr/bin/python2"_s, u"-m"_s, u"venv"_s, venv}).exit.code != 0);
    QVERIFY(run(demo, {u"/usr/local/bin/python3.9"_s, u"-m"_s, u"venv"_s, venv}).exit.code != 0);

    const command::Captured pip = run(demo, {venv + u"/bin/python"_s, u"-m"_s, u"pip"_s, u"install"_s, u"--no-input"_s,
                                             u"-r"_s, inProduction(u"requirements.txt"_s)});
    QCOMPARE(pip.exit.code, 0);
    QVERIFY2(pip.output.contains("Collecting ansible==10.7.0"), pip.output.constData());
    QVERIFY(pip.output.contains("Successfully installed ansible-10.7.0 ansible-core-2.17.8 "));
    QVERIFY(run(demo, {venv + u"/bin/ansible"_s, u"--version"_s}).output.startsWith("ansible [core 2.17.8]"));

    const auto entries = files.list(venv, {});
    QVERIFY(entries);
    QCOMPARE(entries->size(), 3); // bin, pyvenv.cfg, and the marker
    QCOMPARE(run(demo, {u"find"_s, venv, u"-mindepth"_s, u"1"_s, u"-maxdepth"_s, u"1"_s, u"!"_s, u"-name"_s,
                        u".kubemori-venv.json"_s, u"-exec"_s, u"rm"_s, u"-rf"_s, u"--"_s, u"{}"_s, u"+"_s})
                 .exit.code,
             0);
    QCOMPARE(files.list(venv, {})->size(), 1);
    QVERIFY(run(demo, {venv + u"/bin/ansible"_s, u"--version"_s}).exit.code != 0);
    QCOMPARE(run(demo, {u"rm"_s, u"-rf"_s, u"--"_s, venv}).exit.code, 0);
    QCOMPARE(files.exists(venv, {}), Result<bool>(false));
    QVERIFY(!QFileInfo::exists(venv)); // nothing of it was ever on disk
}

void DemoDeployerTest::anEnvironmentNeedsItsRequirements()
{
    DemoAccess demo(1000);
    begin(demo);
    QCOMPARE(run(demo, {u"python3"_s, u"-m"_s, u"venv"_s, venv}).exit.code, 0);
    const QStringList pip{venv + u"/bin/python"_s, u"-m"_s, u"pip"_s, u"install"_s};
    const command::Captured none = run(demo, pip + QStringList{u"-r"_s, inProduction(u"requirements-2.txt"_s)});
    QVERIFY(none.exit.code != 0);
    QVERIFY2(none.errors.contains("Could not open requirements file"), none.errors.constData());
    QVERIFY(run(demo, pip + QStringList{u"-r"_s, u"/etc/hostname"_s}).exit.code !=
            0); // no file of this machine's is read
    const command::Captured offline = run(demo, pip + QStringList{u"--no-index"_s, u"--find-links"_s, u"/srv/wheels"_s,
                                                                  u"-r"_s, inProduction(u"requirements.txt"_s)});
    QVERIFY(offline.exit.code != 0);
    QVERIFY2(offline.errors.contains("No matching distribution found for ansible=="), offline.errors.constData());
}

void DemoDeployerTest::theAnsibleIsThatOfTheRelease()
{
    DemoAccess demo;
    const auto version = [&demo](const QString &cluster) {
        return run(demo, {DemoAccess::profile(cluster).kubespray.venv + u"/bin/ansible"_s, u"--version"_s}).output;
    };
    QVERIFY2(version(u"archive"_s).startsWith("ansible [core 2.15.5]"), version(u"archive"_s).constData());
    QVERIFY(version(u"education"_s).startsWith("ansible [core 2.17.8]"));
}

void DemoDeployerTest::syntaxIsChecked()
{
    DemoAccess demo(1000);
    begin(demo);
    const auto check = [&demo](const QString &environment, const QString &playbook) {
        return run(demo, {u"sh"_s, u"-c"_s, u"exec ansible-playbook --syntax-check"_s, u"sh"_s, environment,
                          DemoCheckouts::checkoutOf(production), inProduction(u"inventory/mycluster/inventory.ini"_s),
                          playbook});
    };
    const QString mine = DemoAccess::profile(u"production"_s).kubespray.venv;
    QCOMPARE(check(mine, u"upgrade-cluster.yml"_s).exit.code, 0);
    QVERIFY(check(mine, u"upgrade-cluster.yml"_s).output.contains("playbook: upgrade-cluster.yml"));
    const command::Captured missing = check(mine, u"upgrade.yml"_s);
    QCOMPARE(missing.exit.code, 1);
    QVERIFY(missing.errors.contains("could not be found"));
    QCOMPARE(check(u"/nowhere"_s, u"upgrade-cluster.yml"_s).exit.code, 41);
}

void DemoDeployerTest::wordsOfAnsibleAreRead()
{
    const auto words = demo::PlaybookWords::of(
        {u"-i"_s, u"inventory/x.ini"_s, u"-b"_s, u"--limit=a,b"_s, u"-e"_s, u"kube_version=v1.34.3 serial=2"_s,
         u"--extra-vars={\"upgrade_node_always_cordon\":true,\"serial\":1}"_s, u"-t"_s, u"apps,network"_s,
         u"--skip-tags"_s, u"x"_s, u"upgrade-cluster.yml"_s});
    QCOMPARE(words.plain, u"upgrade-cluster.yml"_s);
    QCOMPARE(words.inventory, u"inventory/x.ini"_s);
    QCOMPARE(words.limit, u"a,b"_s);
    QVERIFY(words.becomes);
    QCOMPARE(words.text(u"kube_version"_s), u"v1.34.3"_s);
    QCOMPARE(words.text(u"serial"_s), u"1"_s); // the last one counts
    QVERIFY(words.isTrue(u"upgrade_node_always_cordon"_s));
    QVERIFY(!words.isTrue(u"upgrade_node_confirm"_s));
    QCOMPARE(words.tags, (QStringList{u"apps"_s, u"network"_s}));
    QCOMPARE(words.skipTags, QStringList{u"x"_s});
    QVERIFY(demo::PlaybookWords::of({u"-e"_s, u"drain_nodes=no"_s}).text(u"drain_nodes"_s) == u"no");
}

int runDemoDeployer(int argc, char **argv)
{
    DemoDeployerTest test;
    return QTest::qExec(&test, argc, argv);
}

} // namespace kubemori::test

#include "tst_demo_deployer.moc"
