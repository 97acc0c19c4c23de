// SPDX-License-Identifier: GPL-3.0-or-later
// The demo's Kubespray checkouts: real repositories, and nothing else that is real.
#include "demo_access.hpp"
#include "suites.hpp"

#include "command/file_transfer.hpp"
#include "demo/demo_checkouts.hpp"
#include "demo/releases.hpp"
#include "kubespray/revision_files.hpp"
#include "kubespray/tag_fetch.hpp"
#include "kubespray/work_branch.hpp"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <thread>
#include <vector>

namespace kubemori::test {

using namespace Qt::StringLiterals;
using demo::DemoCheckouts;
using kubespray::WorkBranchPlan;

class DemoCheckoutsTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void areWhatTheProfileSays_data();
    void areWhatTheProfileSays();
    void areWholeRepositories();
    void haveTheMachinesOfTheCluster();
    void haveReleasesThatDiffer();
    void fetchingBringsReleases();
    void aWorkBranchIsMade();
    void openWorkStandsInTheWay();
    void filesAreReadAndWritten();
    void aPlaybookInstallsWhatIsCheckedOut();
    void areMadeOnceByManyThreads();
    void areMadeAnewForAnotherFormat();
    void nobodysSettingsPlayAPart();
    void filesElsewhereAreOutOfReach();
    void gitStaysInside_data();
    void gitStaysInside();
    void noOtherProgramIsRun();
    void withoutGitThereIsNone();

private:
    std::unique_ptr<QTemporaryDir> m_home;
    QByteArray m_path;
};

namespace {

command::Captured ran(command::Runner &runner, const QStringList &argv)
{
    return command::capture(runner, commandOf(argv), {}).value_or(command::Captured{.exit = {.code = -1}});
}

QByteArray git(DemoAccess &demo, const QString &id, const QStringList &words)
{
    const auto done = ran(*demo.runners.local(), QStringList{u"git"_s, u"-C"_s, DemoCheckouts::checkoutOf(id)} + words);
    return done.exit.isSuccess() ? done.output.trimmed() : "failed: " + done.errors;
}

/// git itself, to look at what the demo made.
command::Captured gitOutside(const QStringList &words)
{
    command::LocalRunner runner;
    command::Command command = commandOf(QStringList{u"git"_s} + words);
    command.environment = DemoCheckouts::gitEnvironment();
    return command::capture(runner, command, {}).value_or(command::Captured{.exit = {.code = -1}});
}

void writeFile(const QString &path, const QByteArray &content, bool executable = false)
{
    QFile file(path);
    QVERIFY2(file.open(QIODevice::WriteOnly), qPrintable(path));
    file.write(content);
    file.close();
    if (executable) {
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

void DemoCheckoutsTest::initTestCase()
{
    if (QStandardPaths::findExecutable(u"git"_s).isEmpty()) {
        QSKIP("git is not installed");
    }
}

void DemoCheckoutsTest::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    m_path = qgetenv("PATH");
    // What git's configuration and a shell would stumble over.
    qputenv("XDG_STATE_HOME", QFile::encodeName(m_home->filePath(u"a \"state\\\\ 'home"_s)));
}

void DemoCheckoutsTest::cleanup()
{
    qputenv("PATH", m_path);
    qunsetenv("GIT_DIR");
}

void DemoCheckoutsTest::areWhatTheProfileSays_data()
{
    QTest::addColumn<QString>("id");
    for (const cluster::Profile &profile : demo::DemoWorld::profiles()) {
        QTest::newRow(qPrintable(profile.id)) << profile.id;
    }
}

void DemoCheckoutsTest::areWhatTheProfileSays()
{
    QFETCH(const QString, id);
    DemoAccess demo;
    const cluster::Deployer deployer = demo.access(id).deployer();
    const auto state = kubespray::Checkout(deployer.runner, deployer.checkout).state({});
    QVERIFY2(state, state ? "" : qPrintable(toLogLine(state.error())));
    const QString release =
        demo.world->cluster(id)->look([](const demo::ClusterModel &model) { return model.kubespray(); });
    QCOMPARE(state->branch, QString(u"t_"_s + release));
    QCOMPARE(state->nearestTag, release);
    QCOMPARE(state->commitsSince, 2);
    QVERIFY(state->isReleaseAsIs);
    QCOMPARE(state->isDirty(), id == u"demo.staging"_s);
    QVERIFY(!state->isShallow && state->untracked.isEmpty());
    QCOMPARE(QFileInfo(DemoCheckouts::folderOf(id)).permissions() & QFile::Permissions(0x0077), QFile::Permissions());
    const command::FileTransfer files(deployer.runner);
    QVERIFY(files.exists(deployer.checkout + u'/' + deployer.inventory, {}).value_or(false) ||
            files.exists(deployer.inventory, {}).value_or(false));
}

void DemoCheckoutsTest::areWholeRepositories()
{
    DemoAccess demo;
    for (const QString &id : {u"demo.production"_s, u"demo.archive"_s}) {
        git(demo, id, {u"status"_s});
        for (const QString &folder :
             {DemoCheckouts::checkoutOf(id), QString(DemoCheckouts::folderOf(id) + u"/origin.git"_s)}) {
            const auto checked = gitOutside({u"-C"_s, folder, u"fsck"_s, u"--strict"_s, u"--no-dangling"_s});
            QVERIFY2(checked.exit.isSuccess() && checked.errors.isEmpty(), checked.errors.constData());
        }
    }
    // All releases, whatever this checkout knows.
    const auto tags = gitOutside({u"-C"_s, DemoCheckouts::folderOf(u"demo.archive"_s) + u"/origin.git"_s, u"tag"_s});
    QCOMPARE(static_cast<std::size_t>(tags.output.count('\n')), demo::releases().size());
    QVERIFY(git(demo, u"demo.archive"_s, {u"tag"_s}).contains("v2.28.0"));
    QVERIFY(!git(demo, u"demo.archive"_s, {u"tag"_s}).contains("v2.29.0"));
    // v2.27.1 is later than v2.28.0, and no part of it.
    QVERIFY(!gitOutside({u"-C"_s, DemoCheckouts::folderOf(u"demo.archive"_s) + u"/origin.git"_s, u"merge-base"_s,
                         u"--is-ancestor"_s, u"v2.27.1"_s, u"v2.29.0"_s})
                 .exit.isSuccess());
}

void DemoCheckoutsTest::haveTheMachinesOfTheCluster()
{
    DemoAccess demo;
    const cluster::Deployer deployer = demo.access(u"production"_s).deployer();
    const QString path = DemoCheckouts::checkoutOf(u"demo.production"_s) + u"/inventory/mycluster/"_s;
    const auto machines = command::FileTransfer(deployer.runner).read(path + u"inventory.ini"_s, {});
    QVERIFY2(machines, machines ? "" : qPrintable(toLogLine(machines.error())));
    demo.world->cluster(u"demo.production"_s)->look([&](const demo::ClusterModel &model) {
        for (const demo::SimNode &node : model.nodes()) {
            QVERIFY(machines->contains(QString(node.name + u" ansible_host="_s + node.ip).toUtf8()));
        }
    });
    QVERIFY(machines->contains("[k8s_cluster:children]"));
    const auto addons = command::FileTransfer(deployer.runner).read(path + u"group_vars/k8s_cluster/addons.yml"_s, {});
    QVERIFY(addons && addons->contains("\nmetallb_enabled: true\n") && addons->contains("\nmetallb_config:\n"));
    QVERIFY(addons->contains("\ningress_nginx_enabled: true\n") && !addons->contains("ingress_nginx_enabled: false"));
    const auto calico =
        command::FileTransfer(deployer.runner).read(path + u"group_vars/k8s_cluster/k8s-net-calico.yml"_s, {});
    QVERIFY(calico && calico->contains("\ncalico_pool_blocksize: 24\n") && calico->contains("# Never change this"));
}

void DemoCheckoutsTest::haveReleasesThatDiffer()
{
    DemoAccess demo;
    const cluster::Deployer deployer = demo.access(u"test"_s).deployer();
    const kubespray::RevisionFiles files{kubespray::Git(deployer.runner, deployer.checkout)};
    const QString cluster = u"inventory/sample/group_vars/k8s_cluster/k8s-cluster.yml"_s;
    const QString addons = u"inventory/sample/group_vars/k8s_cluster/addons.yml"_s;
    const QString controlPlanes = u"inventory/sample/group_vars/k8s_cluster/kube_control_plane.yml"_s;
    const auto read = [&](const QString &tag) { return files.read(tag, {cluster, addons, controlPlanes}, {}); };
    const auto v226 = read(u"v2.26.1"_s);
    const auto v227 = read(u"v2.27.1"_s);
    const auto v230 = read(u"v2.30.0"_s);
    const auto v231 = read(u"v2.31.0"_s);
    QVERIFY2(v226 && v227 && v230 && v231, v226 ? "" : qPrintable(toLogLine(v226.error())));
    // The sample of this one lags behind its release.
    QVERIFY(v226->value(cluster).contains("\nkube_version: v1.30.4\n") && !v226->contains(controlPlanes));
    QVERIFY(v227->value(cluster).contains("\nkube_version: v1.31.9\n") && v227->contains(controlPlanes));
    QVERIFY(v227->value(addons).contains("\nkrew_enabled: false\n"));
    QVERIFY(!v230->value(cluster).contains("kube_version") && !v230->value(addons).contains("krew"));
    QVERIFY(v230->value(addons).contains("\ningress_nginx_enabled: false\n"));
    QVERIFY(!v231->value(addons).contains("ingress_nginx"));
    for (const demo::Release &release : demo::releases()) {
        const auto all = files.list(release.tag, {}, {});
        QVERIFY(all && all->size() > 45);
        const auto contents =
            files.read(release.tag, {u"README.md"_s, u"playbooks/ansible_version.yml"_s, u"requirements.txt"_s}, {});
        QVERIFY(contents && contents->size() == 3);
        for (const QByteArray &content : *contents) {
            QVERIFY2(!content.contains('%') && !content.contains("\n@"), content.constData());
        }
    }
}

void DemoCheckoutsTest::fetchingBringsReleases()
{
    DemoAccess demo;
    const cluster::Deployer deployer = demo.access(u"education"_s).deployer();
    const QByteArray before = git(demo, u"demo.education"_s, {u"rev-parse"_s, u"HEAD"_s});
    QByteArray said;
    const auto fetch = [&] {
        return kubespray::TagFetcher(deployer.runner, deployer.checkout, demo.profile(u"education"_s).kubespray.repoUrl)
            .fetch([&said](command::Stream, QByteArrayView bytes) { said += bytes; }, {});
    };
    const auto first = fetch();
    QVERIFY2(first, first ? "" : qPrintable(toLogLine(first.error())));
    QCOMPARE(first->newTags, (QStringList{u"v2.26.1"_s, u"v2.31.0"_s}));
    QVERIFY(first->movedTags.isEmpty());
    QVERIFY2(said.contains("Counting objects") && said.contains("100%"), said.constData());
    QCOMPARE(git(demo, u"demo.education"_s, {u"rev-parse"_s, u"HEAD"_s}), before);
    QVERIFY(fetch()->newTags.isEmpty());
}

void DemoCheckoutsTest::aWorkBranchIsMade()
{
    DemoAccess demo;
    const cluster::Deployer deployer = demo.access(u"production"_s).deployer();
    const kubespray::WorkBranches branches(deployer.runner, deployer.checkout);
    const auto plan = branches.plan({.tag = u"v2.30.0"_s, .openWork = {}, .message = {}}, {});
    QVERIFY2(plan, plan ? "" : qPrintable(toLogLine(plan.error())));
    QVERIFY(plan->kind == WorkBranchPlan::Kind::Create && !plan->isBlocked());
    const auto state = branches.carryOut(*plan, [](command::Stream, QByteArrayView) {}, {});
    QVERIFY2(state, state ? "" : qPrintable(toLogLine(state.error())));
    QCOMPARE(state->branch, u"t_v2.30.0"_s);
    QCOMPARE(state->tag, u"v2.30.0"_s);
    // Back, and to the branch that was there before all.
    const auto back = branches.plan({.tag = u"v2.28.1"_s, .openWork = {}, .message = {}}, {});
    QVERIFY(back && back->kind == WorkBranchPlan::Kind::SwitchTo);
    QCOMPARE(back->commitsSince, 2);
    QVERIFY(branches.carryOut(*back, [](command::Stream, QByteArrayView) {}, {}));
}

void DemoCheckoutsTest::openWorkStandsInTheWay()
{
    DemoAccess demo;
    const cluster::Deployer deployer = demo.access(u"staging"_s).deployer();
    const kubespray::WorkBranches branches(deployer.runner, deployer.checkout);
    const auto refused = branches.plan({.tag = u"v2.29.1"_s, .openWork = {}, .message = {}}, {});
    QVERIFY(refused && refused->blocks.size() == 1);
    QVERIFY(refused->blocks.constFirst().kind == kubespray::WorkBranchBlock::Kind::UncommittedWork);
    QCOMPARE(refused->blocks.constFirst().what,
             QStringList{u"inventory/mycluster/group_vars/k8s_cluster/addons.yml"_s});
    const auto committed =
        branches.plan({.tag = u"v2.29.1"_s, .openWork = kubespray::OpenWork::Commit, .message = {}}, {});
    QVERIFY(committed && !committed->isBlocked());
    const auto state = branches.carryOut(*committed, [](command::Stream, QByteArrayView) {}, {});
    QVERIFY2(state, state ? "" : qPrintable(toLogLine(state.error())));
    QCOMPARE(state->branch, u"t_v2.29.1"_s);
    QCOMPARE(git(demo, u"demo.staging"_s, {u"log"_s, u"-1"_s, u"--format=%an"_s, u"t_v2.28.1"_s}), "Ops of Staging");
}

void DemoCheckoutsTest::filesAreReadAndWritten()
{
    DemoAccess demo;
    const cluster::Deployer deployer = demo.access(u"test"_s).deployer();
    // Nobody is root here; with sudo this would ask for a password.
    const command::FileTransfer files(deployer.runner, true);
    const QString folder = deployer.checkout + u"/inventory/mycluster"_s;
    const auto list = files.list(folder, {});
    QVERIFY2(list, list ? "" : qPrintable(toLogLine(list.error())));
    QCOMPARE(list->size(), 2);
    QVERIFY(files.makeFolder(folder + u"/a/b"_s, 0755, {}));
    QVERIFY(files.write(folder + u"/a/b/c.yml"_s, "x: 1\n", 0644, {}));
    QCOMPARE(files.read(folder + u"/a/b/c.yml"_s, {}).value_or(QByteArray()), "x: 1\n");
    QVERIFY(files.read(folder + u"/none.yml"_s, {}).error_or(Error{}).code == ErrorCode::NotFound);
    const auto local = demo.runners.local();
    QCOMPARE(ran(*local, {u"test"_s, u"-r"_s, deployer.checkout + u"/cluster.yml"_s}).exit.code, 0);
    QCOMPARE(ran(*local, {u"test"_s, u"-r"_s, deployer.checkout + u"/none.yml"_s}).exit.code, 1);
}

void DemoCheckoutsTest::aPlaybookInstallsWhatIsCheckedOut()
{
    DemoAccess demo(1000);
    const cluster::Deployer deployer = demo.access(u"test"_s).deployer();
    git(demo, u"demo.test"_s, {u"checkout"_s, u"-q"_s, u"v2.29.1"_s});
    command::Command playbook = commandOf({u"ansible-playbook"_s, u"cluster.yml"_s});
    playbook.workingDirectory = deployer.checkout;
    QVERIFY(command::capture(*deployer.runner, playbook, {})->exit.isSuccess());
    const auto release = [](const demo::ClusterModel &model) { return model.kubespray(); };
    QCOMPARE(demo.world->cluster(u"demo.test"_s)->look(release), u"v2.29.1"_s);
    QCOMPARE(demo.world->cluster(u"demo.education"_s)->look(release), u"v2.30.0"_s);
}

void DemoCheckoutsTest::areMadeOnceByManyThreads()
{
    const QString folder = DemoCheckouts::folderOf(u"demo.education"_s);
    std::atomic<int> made = 0;
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 6; ++i) {
            threads.emplace_back([&made] {
                DemoCheckouts checkouts;
                made += checkouts.make(u"demo.education"_s, {}) ? 1 : 0;
            });
        }
    }
    QCOMPARE(made.load(), 6);
    QCOMPARE(QDir(DemoCheckouts::root()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
             QStringList{u"demo.education"_s});
    // Stopped beforehand: nothing is left behind.
    std::stop_source stop;
    stop.request_stop();
    DemoCheckouts checkouts;
    QVERIFY(!checkouts.make(u"demo.test"_s, stop.get_token()));
    QCOMPARE(QDir(DemoCheckouts::root()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot).size(), 1);
}

void DemoCheckoutsTest::areMadeAnewForAnotherFormat()
{
    DemoCheckouts checkouts;
    QVERIFY(checkouts.make(u"demo.test"_s, {}));
    const QString mark = DemoCheckouts::checkoutOf(u"demo.test"_s) + u"/mine.txt"_s;
    writeFile(mark, "mine");
    QVERIFY(checkouts.make(u"demo.test"_s, {}));
    QVERIFY(QFileInfo::exists(mark));
    writeFile(DemoCheckouts::folderOf(u"demo.test"_s) + u"/format"_s, "of another time\n");
    QVERIFY(checkouts.make(u"demo.test"_s, {}));
    QVERIFY(!QFileInfo::exists(mark));
    QVERIFY(!checkouts.make(u"demo.nowhere"_s, {}));
}

void DemoCheckoutsTest::nobodysSettingsPlayAPart()
{
    DemoAccess demo;
    const QString mark = m_home->filePath(u"ran"_s);
    const QString id = u"demo.test"_s;
    git(demo, id, {u"status"_s});
    const QString hooks = DemoCheckouts::checkoutOf(id) + u"/.git/hooks"_s;
    QVERIFY(QDir().mkpath(hooks));
    writeFile(hooks + u"/post-checkout"_s, "#!/bin/sh\ntouch '" + QFile::encodeName(mark) + "'\n", true);
    qputenv("GIT_DIR", "/nowhere");
    QCOMPARE(git(demo, id, {u"checkout"_s, u"-q"_s, u"v2.29.0"_s}), "");
    QCOMPARE(git(demo, id, {u"describe"_s, u"--tags"_s}), "v2.29.0");
    QVERIFY(!QFileInfo::exists(mark));
}

void DemoCheckoutsTest::filesElsewhereAreOutOfReach()
{
    DemoAccess demo;
    const cluster::Deployer deployer = demo.access(u"test"_s).deployer();
    const command::FileTransfer files(deployer.runner);
    QVERIFY(files.exists(deployer.checkout, {}).value_or(false));
    const QString secret = m_home->filePath(u"secret"_s);
    writeFile(secret, "secret");
    QVERIFY(QFile::link(secret, deployer.checkout + u"/link"_s));
    QVERIFY(QFile::link(m_home->path(), deployer.checkout + u"/folder"_s));
    QVERIFY(QFile::link(m_home->filePath(u"none"_s), deployer.checkout + u"/dangling"_s));
    for (const QString &path :
         {secret, u"/etc/hostname"_s, QString(deployer.checkout + u"/link"_s),
          QString(deployer.checkout + u"/folder/secret"_s), QString(deployer.checkout + u"/dangling"_s),
          QString(deployer.checkout + u"/../../../../../secret"_s), QString(DemoCheckouts::root() + u"/secret"_s)}) {
        QVERIFY2(!files.read(path, {}), qPrintable(path));
        QVERIFY2(!files.write(path, "mine", 0644, {}), qPrintable(path));
        QVERIFY2(!ran(*deployer.runner, {u"test"_s, u"-r"_s, path}).exit.isSuccess(), qPrintable(path));
    }
    QVERIFY(!files.write(deployer.checkout + u"/folder/new"_s, "mine", 0644, {}));
    QVERIFY(!QFileInfo::exists(m_home->filePath(u"new"_s)) && !QFileInfo::exists(m_home->filePath(u"none"_s)));
    QCOMPARE(contentOf(secret), "secret");
    // The script of FileTransfer, and no other one.
    const auto said = ran(*deployer.runner,
                          {u"sh"_s, u"-c"_s, u"cat \"$1\""_s, u"sh"_s, QString(deployer.checkout + u"/cluster.yml"_s)});
    QCOMPARE(said.exit.code, 127);
    // From a node nothing of this machine can be seen.
    QVERIFY(!command::FileTransfer(demo.on(u"198.18.4.11"_s)).read(deployer.checkout + u"/cluster.yml"_s, {}));
}

void DemoCheckoutsTest::gitStaysInside_data()
{
    QTest::addColumn<QStringList>("words");
    const auto row = [](const QString &words) { QTest::newRow(qPrintable(words)) << words.split(u' '); };
    row(u"clone . elsewhere"_s);
    row(u"config core.pager evil"_s);
    row(u"-c alias.status=!evil status"_s);
    row(u"-c core.sshCommand=evil fetch origin"_s);
    row(u"-c core.hooksPath=/tmp checkout v2.29.0"_s);
    row(u"-c core.fsmonitor=true status"_s);
    row(u"-c core.pager=evil log"_s);
    row(u"-c diff.external=evil diff"_s);
    row(u"--exec-path=/tmp status"_s);
    row(u"--git-dir=/tmp status"_s);
    row(u"-C /tmp status"_s);
    row(u"fetch https://example.org/kubespray.git"_s);
    row(u"fetch ../../../elsewhere"_s);
    row(u"fetch /etc"_s);
    row(u"fetch --upload-pack=evil origin"_s);
    row(u"fetch ext::evil"_s);
    row(u"remote add other https://example.org/kubespray.git"_s);
    row(u"diff --no-index /etc/hostname cluster.yml"_s);
    row(u"diff --ext-diff v2.29.0 v2.30.0"_s);
    row(u"hash-object -w /etc/hostname"_s);
    row(u"rebase --exec evil v2.29.0"_s);
    row(u"bisect run evil"_s);
    row(u"submodule foreach evil"_s);
    row(u"difftool v2.29.0"_s);
    row(u"worktree add /tmp/elsewhere"_s);
    row(u"status --output=/tmp/x"_s);
    row(u"evil"_s);
}

void DemoCheckoutsTest::gitStaysInside()
{
    QFETCH(const QStringList, words);
    static const QTemporaryDir home; // one for all
    qputenv("XDG_STATE_HOME", QFile::encodeName(home.path()));
    DemoAccess demo;
    const auto done =
        ran(*demo.runners.local(), QStringList{u"git"_s, u"-C"_s, DemoCheckouts::checkoutOf(u"demo.test"_s)} + words);
    QCOMPARE(done.exit.code, 128);
    QVERIFY2(done.errors.startsWith("fatal: git does not do this in the demo"), done.errors.constData());
    QVERIFY(git(demo, u"demo.test"_s, {u"describe"_s, u"--tags"_s}).startsWith("v2.30.0-2-"));
}

void DemoCheckoutsTest::noOtherProgramIsRun()
{
    DemoAccess demo(1000);
    const QString id = u"demo.test"_s;
    git(demo, id, {u"status"_s}); // with the git that there is
    // From here on whoever is started writes its name down.
    const QString fakes = m_home->filePath(u"bin"_s);
    const QString log = m_home->filePath(u"log"_s);
    QVERIFY(QDir().mkpath(fakes));
    const QStringList programs{u"git"_s,     u"sh"_s,      u"test"_s,      u"ansible-playbook"_s, u"ansible"_s,
                               u"kubectl"_s, u"ssh"_s,     u"ping"_s,      u"getent"_s,           u"ipmitool"_s,
                               u"cat"_s,     u"openssl"_s, u"systemctl"_s, u"shutdown"_s,         u"sudo"_s,
                               u"etcdctl"_s, u"mkdir"_s,   u"find"_s,      u"python3"_s,          u"env"_s};
    for (const QString &name : programs) {
        writeFile(fakes + u'/' + name,
                  "#!/bin/sh\nprintf '%s\\n' \"" + name.toUtf8() + " $*\" >> '" + QFile::encodeName(log) + "'\n", true);
    }
    qputenv("PATH", QFile::encodeName(fakes));
    const QString checkout = DemoCheckouts::checkoutOf(id);
    for (const auto &runner : {demo.runners.local(), demo.on(u"198.18.4.11"_s)}) {
        for (const QString &name : programs) {
            for (const QStringList &words :
                 {QStringList{}, QStringList{u"--version"_s}, QStringList{u"-c"_s, u"id"_s},
                  QStringList{u"-C"_s, u"/"_s, u"status"_s}, QStringList{u"-C"_s, m_home->path(), u"status"_s},
                  QStringList{u"-r"_s, checkout}}) {
                command::Command command = commandOf(QStringList{name} + words, true);
                command.timeout = std::chrono::seconds{2};
                (void)command::capture(*runner, command, {});
                command.argv.first() = u"/usr/bin/"_s + name;
                (void)command::capture(*runner, command, {});
            }
        }
    }
    // A playbook asks git for the release; that is all.
    for (const QByteArray &line : contentOf(log).split('\n')) {
        QVERIFY2(line.isEmpty() || line.startsWith(QString(u"git -C "_s + checkout + u" describe "_s).toUtf8()),
                 line.constData());
    }
    QVERIFY(QFile::remove(log));
    ran(*demo.runners.local(), {u"git"_s, u"-C"_s, checkout, u"status"_s});
    QCOMPARE(contentOf(log), QString(u"git -C "_s + checkout + u" status\n"_s).toUtf8());
}

void DemoCheckoutsTest::withoutGitThereIsNone()
{
    DemoAccess demo;
    qputenv("PATH", QFile::encodeName(m_home->path()));
    const cluster::Deployer deployer = demo.access(u"test"_s).deployer();
    const auto state = kubespray::Checkout(deployer.runner, deployer.checkout).state({});
    QVERIFY(state.error_or(Error{}).code == ErrorCode::ProgramMissing);
    QVERIFY(!QFileInfo::exists(DemoCheckouts::folderOf(u"demo.test"_s)));
}

int runDemoCheckouts(int argc, char **argv)
{
    DemoCheckoutsTest test;
    return QTest::qExec(&test, argc, argv);
}

} // namespace kubemori::test

#include "tst_demo_checkouts.moc"
