// SPDX-License-Identifier: GPL-3.0-or-later
#include "stage_site.hpp"
#include "suites.hpp"
#include "support/code_of.hpp"
#include "upgrade/check_ids.hpp"
#include "upgrade/stages/checkout_stage.hpp"
#include "upgrade/stages/inventory_stage.hpp"
#include "upgrade/stages/settings_input.hpp"
#include "upgrade/stages/settings_stage.hpp"

#include <QDir>
#include <QFile>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace kubemori;
using namespace kubemori::upgrade;
using namespace kubemori::test;
using group_vars::Resolution;

namespace {

const QString mainFile = u"inventory/mycluster/group_vars/k8s_cluster/k8s-cluster.yml"_s;

} // namespace

/// Settings on their way into a release, in a real repository.
class SettingsStageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_site.reset(); }
    void carriesAndCommits_data();
    void carriesAndCommits();
    void newFormOfTheHosts();
    void nothingWhileUndecided();
    void planChangesNothing();
    void repeatedIsAlreadyThere();
    void otherDecisionsReplaceOurs();
    void whatRunsLeftStays();
    void othersWorkStays();
    void onlyOurFilesAreCommitted();
    void keysAreNotCommitted();
    void changesOfAnsibleCfg();
    void changesOnABranchOfAnotherName();
    void changedAnsibleCfgStays();
    void brokenOffExchange();
    void faults_data();
    void faults();
    void lostBytes();
    void gitRefuses();
    void otherBranch();
    void beforeCheckout();
    void inventoryOutside();
    void syntax_data();
    void syntax();
    void brokenYaml();

private:
    /// Checkout and Inventory are done; nothing is left to decide.
    [[nodiscard]] HopRecord ready(HopChoices::InventoryForm form = HopChoices::InventoryForm::Keep);

    std::unique_ptr<StageSite> m_site;
};

void SettingsStageTest::init()
{
    m_site = std::make_unique<StageSite>();
}

HopRecord SettingsStageTest::ready(HopChoices::InventoryForm form)
{
    HopRecord hop = m_site->hop();
    hop.choices.inventoryForm = form;
    const auto moved = m_site->run<CheckoutStage>(hop);
    if (!moved || gravest(*moved) == Severity::Block) {
        qFatal("%s", qPrintable(textOf(moved)));
    }
    const auto seen = m_site->run<InventoryStage>(hop);
    if (!seen || gravest(*seen) == Severity::Block) {
        qFatal("%s", qPrintable(textOf(seen)));
    }
    return hop;
}

void SettingsStageTest::carriesAndCommits_data()
{
    QTest::addColumn<bool>("isTracked");
    QTest::newRow("ignored by git") << false;
    QTest::newRow("in git") << true;
}

void SettingsStageTest::carriesAndCommits()
{
    QFETCH(const bool, isTracked);
    if (isTracked) {
        m_site->commitInventory();
    }
    HopRecord hop = ready();
    const auto found = m_site->run<SettingsStage>(hop);
    QVERIFY2(found, qPrintable(textOf(found)));
    QVERIFY2(findingsOf(found, checks::settingsConflicts).isEmpty(), qPrintable(textOf(found)));
    const QByteArray text = m_site->read(mainFile);
    QVERIFY2(text.contains("kube_version: v1.31.4"), text.constData()); // the new default
    QVERIFY(text.contains("kube_proxy_mode: iptables"));                // mine
    QVERIFY(text.contains("my_own: [1, 2]"));
    QVERIFY(text.contains("kube_new: 1"));
    QVERIFY(m_site->read(u"inventory/mycluster/group_vars/all/all.yml"_s).contains("bin_dir: /opt/bin"));
    QVERIFY(m_site->exists(u"inventory/mycluster/hosts.yaml"_s));
    QVERIFY(m_site->exists(u"inventory/mycluster/credentials/token.creds"_s));
    QVERIFY(!m_site->exists(u"inventory/mycluster.v2.27.0.new"_s));
    QVERIFY(!m_site->exists(u"inventory/mycluster.kubemori-old"_s));
    QCOMPARE(said(found, checks::settingsCommitted), QStringList{u"good t_v2.27.0"_s});
    const QStringList files = m_site->filesAt(u"t_v2.27.0"_s);
    QVERIFY(files.contains(mainFile));
    QVERIFY(files.contains(u"inventory/mycluster/hosts.yaml"_s));
    QCOMPARE(said(found, checks::settingsValid),
             (QStringList{u"good inventory/mycluster"_s, u"unknown upgrade-cluster.yml"_s}));
}

void SettingsStageTest::newFormOfTheHosts()
{
    HopRecord hop = ready(HopChoices::InventoryForm::Ini);
    QCOMPARE(hop.inventoryFile, u"inventory/mycluster/inventory.ini"_s);
    const auto found = m_site->run<SettingsStage>(hop);
    QVERIFY2(found, qPrintable(textOf(found)));
    QVERIFY(!m_site->exists(u"inventory/mycluster/hosts.yaml"_s));
    const QByteArray text = m_site->read(u"inventory/mycluster/inventory.ini"_s);
    QVERIFY2(text.contains("etcd_member_name=etcd3"), text.constData());
    QVERIFY(!m_site->filesAt(u"t_v2.27.0"_s).contains(u"inventory/mycluster/hosts.yaml"_s));
    QVERIFY(m_site->exists(u"inventory/mycluster.v2.26.0/hosts.yaml"_s));
}

void SettingsStageTest::nothingWhileUndecided()
{
    m_site->write(mainFile, "---\n## The version\nkube_version: v1.30.6\n");
    HopRecord hop = ready();
    const auto found = m_site->run<SettingsStage>(hop);
    QVERIFY2(found, qPrintable(textOf(found)));
    const QString id = u"group_vars/k8s_cluster/k8s-cluster.yml:kube_version"_s;
    QVERIFY2(said(found, checks::settingsConflicts).contains(QString(u"block "_s + id)), qPrintable(textOf(found)));
    QCOMPARE(found->size(), findingsOf(found, checks::settingsConflicts).size());
    QVERIFY(m_site->read(mainFile).contains("v1.30.6"));
    QVERIFY(!m_site->filesAt(u"t_v2.27.0"_s).contains(mainFile));
    for (const auto &finding : *found) {
        hop.choices.resolutions.insert(finding.subject, {.choice = Resolution::Choice::New, .text = {}});
    }
    const auto decided = m_site->run<SettingsStage>(hop);
    QCOMPARE(said(decided, checks::settingsCommitted), QStringList{u"good t_v2.27.0"_s});
    QVERIFY(m_site->read(mainFile).contains("v1.31.4"));
}

void SettingsStageTest::planChangesNothing()
{
    HopRecord hop = ready(HopChoices::InventoryForm::Ini);
    const QByteArray before = m_site->read(mainFile);
    const auto plan = SettingsStage(m_site->site()).plan(hop, {});
    QVERIFY(plan);
    QStringList lines;
    for (const PlannedCommand &command : *plan) {
        lines.append(command.text);
    }
    const QString text = lines.join(u'\n');
    QVERIFY2(text.contains("cat > "_L1) && text.contains("k8s-cluster.yml"_L1), qPrintable(text));
    QVERIFY(text.contains("rm -f -- "_L1) && text.contains("hosts.yaml"_L1));
    QVERIFY(text.contains("commit -q -m"_L1));
    QCOMPARE(m_site->read(mainFile), before);
    QVERIFY(!m_site->exists(u"inventory/mycluster.v2.27.0.new"_s));
}

void SettingsStageTest::repeatedIsAlreadyThere()
{
    HopRecord hop = ready();
    QVERIFY(m_site->run<SettingsStage>(hop));
    const QByteArray commit = m_site->git.git(u"ks"_s, {u"rev-parse"_s, u"HEAD"_s});
    const auto again = m_site->run<SettingsStage>(hop);
    QVERIFY2(again, qPrintable(textOf(again)));
    QVERIFY(findingsOf(again, checks::settingsCommitted).constFirst().evidence.contains("already"_L1));
    QCOMPARE(m_site->git.git(u"ks"_s, {u"rev-parse"_s, u"HEAD"_s}), commit);
}

void SettingsStageTest::otherDecisionsReplaceOurs()
{
    m_site->write(mainFile, "---\n## The version\nkube_version: v1.30.6\n");
    HopRecord hop = ready();
    const auto open = m_site->run<SettingsStage>(hop);
    for (const auto &finding : *open) {
        hop.choices.resolutions.insert(finding.subject, {.choice = Resolution::Choice::Mine, .text = {}});
    }
    QVERIFY(m_site->run<SettingsStage>(hop));
    QVERIFY(m_site->read(mainFile).contains("v1.30.6"));
    for (auto &resolution : hop.choices.resolutions) {
        resolution.choice = Resolution::Choice::New;
    }
    const auto again = m_site->run<SettingsStage>(hop);
    QVERIFY2(again, qPrintable(textOf(again)));
    QVERIFY2(m_site->read(mainFile).contains("v1.31.4"), qPrintable(textOf(again)));
    QVERIFY(m_site->git.git(u"ks"_s, {u"show"_s, u"HEAD:"_s + mainFile}).contains("v1.31.4"));
}

/// Kubespray writes into the folder while it runs.
void SettingsStageTest::whatRunsLeftStays()
{
    HopRecord hop = ready();
    QVERIFY(m_site->run<SettingsStage>(hop));
    m_site->write(u".gitignore"_s, m_site->read(u".gitignore"_s) + "!inventory/mycluster\ninventory/*/artifacts\n");
    m_site->write(u"inventory/mycluster/artifacts/admin.conf"_s, "later\n");
    QVERIFY(m_site->run<SettingsStage>(hop));
    QCOMPARE(m_site->read(u"inventory/mycluster/artifacts/admin.conf"_s), "later\n");
}

void SettingsStageTest::othersWorkStays()
{
    HopRecord hop = ready();
    QVERIFY(m_site->run<SettingsStage>(hop));
    const QByteArray mine = m_site->read(mainFile) + "kube_later: 1\n";
    m_site->write(mainFile, mine);
    const auto found = m_site->run<SettingsStage>(hop);
    QVERIFY2(found, qPrintable(textOf(found)));
    QCOMPARE(m_site->read(mainFile), mine);
    bool isTold = false;
    for (const Finding &finding : findingsOf(found, checks::settingsCarried)) {
        isTold = isTold || (finding.severity == Severity::Info && finding.evidence.contains("kept as it is"_L1));
    }
    QVERIFY2(isTold, qPrintable(textOf(found)));
    QVERIFY(!m_site->exists(u"inventory/mycluster.v2.27.0.new"_s));
}

void SettingsStageTest::onlyOurFilesAreCommitted()
{
    HopRecord hop = ready();
    m_site->write(u"cluster.yml"_s, "--- # mine\n");
    m_site->write(u"notes.txt"_s, "mine\n");
    m_site->git.git(u"ks"_s, {u"add"_s, u"cluster.yml"_s});
    const auto found = m_site->run<SettingsStage>(hop);
    QCOMPARE(said(found, checks::settingsCommitted), QStringList{u"good t_v2.27.0"_s});
    const QByteArray names = m_site->git.git(u"ks"_s, {u"show"_s, u"--name-only"_s, u"--format="_s, u"HEAD"_s});
    for (const QByteArray &name : names.split('\n')) {
        QVERIFY2(name.isEmpty() || name.startsWith("inventory/mycluster/"), name.constData());
    }
    QVERIFY(m_site->git.git(u"ks"_s, {u"diff"_s, u"--cached"_s, u"--name-only"_s}).contains("cluster.yml"));
}

void SettingsStageTest::keysAreNotCommitted()
{
    HopRecord hop = ready();
    const auto found = m_site->run<SettingsStage>(hop);
    const QStringList files = m_site->filesAt(u"t_v2.27.0"_s);
    QVERIFY(!files.contains(u"inventory/mycluster/credentials/token.creds"_s));
    QVERIFY(!files.contains(u"inventory/mycluster/id_node"_s));
    QVERIFY(m_site->exists(u"inventory/mycluster/id_node"_s));
    QVERIFY(findingsOf(found, checks::settingsCommitted).constFirst().evidence.contains("id_node"_L1));
}

void SettingsStageTest::changesOfAnsibleCfg()
{
    m_site->write(u"ansible.cfg"_s, "[defaults]\nforks = 20\ntimeout = 300\nremote_user = ops\n");
    m_site->git.git(u"ks"_s, {u"commit"_s, u"-q"_s, u"-a"_s, u"-m"_s, u"My user"_s});
    HopRecord hop = ready();
    QVERIFY(!m_site->read(u"ansible.cfg"_s).contains("remote_user"));
    const auto found = m_site->run<SettingsStage>(hop);
    QVERIFY2(found, qPrintable(textOf(found)));
    const QByteArray text = m_site->git.git(u"ks"_s, {u"show"_s, u"HEAD:ansible.cfg"_s});
    QVERIFY2(text.contains("remote_user = ops") && text.contains("pipelining = True"), text.constData());
    QVERIFY(!m_site->exists(u"inventory/mycluster/.checkout"_s));
}

void SettingsStageTest::changesOnABranchOfAnotherName()
{
    m_site->git.git(u"ks"_s, {u"branch"_s, u"-m"_s, u"prod"_s});
    m_site->write(u"ansible.cfg"_s, "[defaults]\nforks = 20\ntimeout = 300\nremote_user = ops\n");
    m_site->git.git(u"ks"_s, {u"commit"_s, u"-q"_s, u"-a"_s, u"-m"_s, u"My user"_s});
    const auto preview = carrySettings(m_site->site().deployer(), m_site->hop(), {}); // before Checkout, too
    QVERIFY(preview);
    QCOMPARE(preview->files.constFirst().path, u".checkout/ansible.cfg"_s);
    HopRecord hop = ready();
    QVERIFY(m_site->run<SettingsStage>(hop));
    QVERIFY(m_site->git.git(u"ks"_s, {u"show"_s, u"HEAD:ansible.cfg"_s}).contains("remote_user = ops"));
}

void SettingsStageTest::changedAnsibleCfgStays()
{
    m_site->write(u"ansible.cfg"_s, "[defaults]\nforks = 20\ntimeout = 300\nremote_user = ops\n");
    m_site->git.git(u"ks"_s, {u"commit"_s, u"-q"_s, u"-a"_s, u"-m"_s, u"My user"_s});
    HopRecord hop = ready();
    m_site->write(u"ansible.cfg"_s, "[defaults]\nremote_user = other\n");
    const auto found = m_site->run<SettingsStage>(hop);
    QVERIFY(said(found, checks::settingsCarried).contains(u"info ansible.cfg"_s));
    QCOMPARE(m_site->read(u"ansible.cfg"_s), "[defaults]\nremote_user = other\n");
}

/// Between two renames the folder has another name.
void SettingsStageTest::brokenOffExchange()
{
    HopRecord hop = ready();
    QVERIFY(QDir().rename(m_site->path(u"inventory/mycluster"_s), m_site->path(u"inventory/mycluster.kubemori-old"_s)));
    m_site->write(u"inventory/mycluster.v2.27.0.new/half"_s, "x");
    const auto found = m_site->run<SettingsStage>(hop);
    QVERIFY2(found, qPrintable(textOf(found)));
    QVERIFY(m_site->read(mainFile).contains("v1.31.4"));
    QVERIFY(!m_site->exists(u"inventory/mycluster/half"_s));
    QVERIFY(!m_site->exists(u"inventory/mycluster.kubemori-old"_s));
}

void SettingsStageTest::faults_data()
{
    QTest::addColumn<QString>("where");
    QTest::addColumn<QString>("code");
    QTest::newRow("writing") << u"cat > "_s << u"Disconnected"_s;
    QTest::newRow("first rename") << u"mycluster.kubemori-old'"_s << u"Disconnected"_s;
    QTest::newRow("second rename") << u"mv -T -- %1.v2.27.0.new %1"_s << u"Disconnected"_s;
}

/// After each, the settings are there under some name, and doing it again ends well.
void SettingsStageTest::faults()
{
    QFETCH(QString, where);
    QFETCH(const QString, code);
    HopRecord hop = ready();
    where = where.contains(u'%') ? where.arg(m_site->path(u"inventory/mycluster"_s)) : where;
    if (where.endsWith(u'\'')) {
        where = u"mv -T -- %1 %1.kubemori-old"_s.arg(m_site->path(u"inventory/mycluster"_s));
    }
    m_site->deployer->failOn(
        where, {.output = {},
                .errors = {},
                .exit = {},
                .error = Error{.code = ErrorCode::Disconnected, .detail = {}, .subject = {}, .context = {}}});
    const auto found = m_site->run<SettingsStage>(hop);
    QCOMPARE(codeOf(found), code);
    QVERIFY(m_site->read(mainFile).contains("iptables") ||
            m_site->exists(u"inventory/mycluster.kubemori-old/hosts.yaml"_s));
    m_site->deployer->hook = {};
    const auto again = m_site->run<SettingsStage>(hop);
    QVERIFY2(again, qPrintable(textOf(again)));
    QVERIFY(m_site->read(mainFile).contains("v1.31.4"));
    QVERIFY(m_site->read(mainFile).contains("iptables"));
}

/// A disk that swallows what was written is found out before anything is exchanged.
void SettingsStageTest::lostBytes()
{
    HopRecord hop = ready();
    const QByteArray before = m_site->read(mainFile);
    m_site->deployer->hook = [this](const command::Command &command) -> std::optional<ScriptedAnswer> {
        const QString text = command::displayText(command);
        if (text.contains("find "_L1) && m_site->exists(u"inventory/mycluster.v2.27.0.new/hosts.yaml"_s)) {
            m_site->write(u"inventory/mycluster.v2.27.0.new/group_vars/all/all.yml"_s, "");
        }
        return std::nullopt;
    };
    const auto found = m_site->run<SettingsStage>(hop);
    QCOMPARE(codeOf(found), u"NotProved"_s);
    QCOMPARE(m_site->read(mainFile), before);
}

void SettingsStageTest::gitRefuses()
{
    HopRecord hop = ready();
    m_site->deployer->failOn(u"commit -q"_s, {.output = {},
                                              .errors = "*** Please tell me who you are.\n",
                                              .exit = {.code = 128, .signal = 0, .duration = {}},
                                              .error = {}});
    const auto found = m_site->run<SettingsStage>(hop);
    QVERIFY2(found, qPrintable(textOf(found)));
    QCOMPARE(said(found, checks::settingsCommitted), QStringList{u"warn t_v2.27.0"_s});
    QVERIFY(findingsOf(found, checks::settingsCommitted).constFirst().evidence.contains("who you are"_L1));
    QVERIFY(m_site->read(mainFile).contains("v1.31.4"));
    m_site->deployer->hook = {};
    const auto again = m_site->run<SettingsStage>(hop);
    QCOMPARE(said(again, checks::settingsCommitted), QStringList{u"good t_v2.27.0"_s});
}

void SettingsStageTest::otherBranch()
{
    HopRecord hop = ready();
    m_site->git.git(u"ks"_s, {u"checkout"_s, u"-q"_s, u"master"_s});
    const QByteArray before = m_site->read(mainFile);
    const auto found = m_site->run<SettingsStage>(hop);
    QCOMPARE(said(found, checks::workBranch), QStringList{u"block t_v2.27.0"_s});
    QCOMPARE(m_site->read(mainFile), before);
}

void SettingsStageTest::beforeCheckout()
{
    HopRecord hop = m_site->hop();
    const QByteArray before = m_site->read(mainFile);
    QCOMPARE(codeOf(m_site->run<SettingsStage>(hop)), u"InvalidInput"_s);
    QCOMPARE(m_site->read(mainFile), before);
}

void SettingsStageTest::inventoryOutside()
{
    const QString outside = m_site->git.path(u"etc/prod"_s);
    QVERIFY(QDir().mkpath(m_site->git.path(u"etc"_s)));
    QVERIFY(QDir().rename(m_site->path(u"inventory/mycluster"_s), outside));
    HopRecord hop = m_site->hop();
    hop.inventoryFolder = outside;
    QVERIFY(m_site->run<CheckoutStage>(hop));
    QVERIFY(m_site->run<InventoryStage>(hop));
    QCOMPARE(hop.inventoryFile, QString(outside + u"/hosts.yaml"_s));
    const QByteArray commit = m_site->git.git(u"ks"_s, {u"rev-parse"_s, u"HEAD"_s});
    const auto found = m_site->run<SettingsStage>(hop);
    QVERIFY2(found, qPrintable(textOf(found)));
    QCOMPARE(said(found, checks::settingsCommitted), QStringList{u"info t_v2.27.0"_s});
    QFile file(outside + u"/group_vars/k8s_cluster/k8s-cluster.yml"_s);
    QVERIFY(file.open(QIODevice::ReadOnly) && file.readAll().contains("v1.31.4"));
    QCOMPARE(m_site->git.git(u"ks"_s, {u"rev-parse"_s, u"HEAD"_s}), commit);
}

void SettingsStageTest::syntax_data()
{
    QTest::addColumn<QByteArray>("program");
    QTest::addColumn<QString>("outcome");
    QTest::newRow("good") << QByteArray("echo \"playbook: $4 in $PWD with $3\"; [ -f \"$3\" ] && [ -f ansible.cfg ]")
                          << u"good"_s;
    QTest::newRow("wrong") << QByteArray("echo 'ERROR! no such role' >&2; exit 4") << u"warn"_s;
    QTest::newRow("vault") << QByteArray("echo 'ERROR! Attempting to decrypt but no vault secrets found' >&2; exit 4")
                           << u"unknown"_s;
    QTest::newRow("killed") << QByteArray("kill -9 $$") << u"unknown"_s;
}

void SettingsStageTest::syntax()
{
    QFETCH(const QByteArray, program);
    QFETCH(const QString, outcome);
    HopRecord hop = ready();
    hop.venv = u"~/venv"_s;
    m_site->git.write(u"home/venv/bin/ansible-playbook"_s, "#!/bin/sh\n" + program + "\n");
    QVERIFY(QFile::setPermissions(m_site->home() + u"/venv/bin/ansible-playbook"_s,
                                  QFile::ReadOwner | QFile::ExeOwner | QFile::WriteOwner));
    const auto found = m_site->run<SettingsStage>(hop);
    QVERIFY2(found, qPrintable(textOf(found)));
    QVERIFY2(said(found, checks::settingsValid).contains(QString(outcome + u" upgrade-cluster.yml"_s)),
             qPrintable(textOf(found)));
}

void SettingsStageTest::brokenYaml()
{
    m_site->write(u"inventory/mycluster/group_vars/k8s_cluster/own.yml"_s, "a: [1\nb: 2\n");
    HopRecord hop = m_site->hop();
    QVERIFY(m_site->run<CheckoutStage>(hop));
    hop.inventoryFile = u"inventory/mycluster/hosts.yaml"_s;
    const auto found = m_site->run<SettingsStage>(hop);
    QVERIFY2(found, qPrintable(textOf(found)));
    QVERIFY2(said(found, checks::settingsValid).contains(u"block inventory/mycluster"_s), qPrintable(textOf(found)));
    QVERIFY(findingsOf(found, checks::settingsValid).constFirst().evidence.contains("own.yml"_L1));
}

std::unique_ptr<QObject> makeSettingsStageTest()
{
    return std::make_unique<SettingsStageTest>();
}

#include "tst_settings_stage.moc"
