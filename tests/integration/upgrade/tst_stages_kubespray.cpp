// SPDX-License-Identifier: GPL-3.0-or-later
#include "group_vars/inventory_folder.hpp"
#include "inventory/host_files.hpp"
#include "inventory/inventory_reader.hpp"
#include "inventory/kubespray_inventory.hpp"
#include "suites.hpp"
#include "unit/upgrade/stages/stage_site.hpp"
#include "upgrade/check_ids.hpp"
#include "upgrade/stages/checkout_stage.hpp"
#include "upgrade/stages/inventory_stage.hpp"
#include "upgrade/stages/settings_input.hpp"
#include "upgrade/stages/settings_stage.hpp"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace kubemori;
using namespace kubemori::upgrade;
using namespace kubemori::test;

namespace {

/// A setting as an admin has it: the file, its line there and what it is to be.
struct Mine
{
    QString file;
    QString key;
    QString value;
};

const QList<Mine> settings{
    {u"group_vars/k8s_cluster/k8s-cluster.yml"_s, u"kube_network_plugin"_s, u"cilium"_s},
    {u"group_vars/k8s_cluster/k8s-cluster.yml"_s, u"kube_proxy_strict_arp"_s, u"true"_s},
    {u"group_vars/k8s_cluster/k8s-cluster.yml"_s, u"cluster_name"_s, u"prod.example"_s},
    {u"group_vars/k8s_cluster/k8s-cluster.yml"_s, u"kube_service_addresses"_s, u"10.96.0.0/18"_s},
    {u"group_vars/k8s_cluster/k8s-cluster.yml"_s, u"auto_renew_certificates"_s, u"true"_s},
    {u"group_vars/k8s_cluster/addons.yml"_s, u"helm_enabled"_s, u"true"_s},
    {u"group_vars/k8s_cluster/addons.yml"_s, u"ingress_nginx_enabled"_s, u"true"_s},
    {u"group_vars/k8s_cluster/addons.yml"_s, u"metallb_enabled"_s, u"true"_s},
    {u"group_vars/k8s_cluster/addons.yml"_s, u"metrics_server_enabled"_s, u"true"_s},
    {u"group_vars/all/all.yml"_s, u"bin_dir"_s, u"/opt/bin"_s},
    {u"group_vars/all/all.yml"_s, u"our_own_setting"_s, u"kept"_s},
    {u"group_vars/all/etcd.yml"_s, u"etcd_data_dir"_s, u"/data/etcd"_s},
};

} // namespace

/// Over a real checkout of Kubespray, from v2.26.0 with a hosts.yaml to v2.27.0 with an inventory.ini.
class StagesKubesprayTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_site.reset(); }
    void everySettingIsFoundAgain();

private:
    /// What an admin of v2.26.0 has.
    void makeMine() const;
    [[nodiscard]] group_vars::SettingsSet read(const QString &folder) const;

    std::unique_ptr<StageSite> m_site;
};

void StagesKubesprayTest::init()
{
    const QString kubespray = qEnvironmentVariable("KUBEMORI_KUBESPRAY");
    if (kubespray.isEmpty()) {
        QSKIP("KUBEMORI_KUBESPRAY names no checkout of Kubespray");
    }
    m_site = std::make_unique<StageSite>();
    QVERIFY(QDir().rename(m_site->git.path(u"ks"_s), m_site->git.path(u"made-up"_s)));
    m_site->git.git({}, {u"clone"_s, u"-q"_s, u"--shared"_s, u"--no-checkout"_s, kubespray, u"ks"_s});
    m_site->git.git(u"ks"_s,
                    {u"checkout"_s, u"-q"_s, u"--no-track"_s, u"-b"_s, u"t_v2.26.0"_s, u"refs/tags/v2.26.0"_s});
    makeMine();
}

void StagesKubesprayTest::makeMine() const
{
    command::Command copy;
    copy.argv = {u"cp"_s, u"-a"_s, m_site->path(u"inventory/sample"_s), m_site->path(u"inventory/mycluster"_s)};
    QVERIFY(command::captureChecked(m_site->deployer->runner, copy, {}));
    QVERIFY(QFile::remove(m_site->path(u"inventory/mycluster/inventory.ini"_s)));
    QVERIFY(QFile::copy(m_site->git.path(u"made-up/inventory/mycluster/hosts.yaml"_s),
                        m_site->path(u"inventory/mycluster/hosts.yaml"_s)));
    for (const Mine &mine : settings) {
        const QString file = u"inventory/mycluster/"_s + mine.file;
        QString text = QString::fromUtf8(m_site->read(file));
        const QRegularExpression line(u"^(?:# ?)?%1:.*$"_s.arg(mine.key), QRegularExpression::MultilineOption);
        const QString wanted = mine.key + u": "_s + mine.value;
        text = line.match(text).hasMatch() ? text.replace(line, wanted) : text + u'\n' + wanted + u'\n';
        m_site->write(file, text.toUtf8());
    }
    m_site->write(u"ansible.cfg"_s,
                  m_site->read(u"ansible.cfg"_s).replace("[defaults]\n", "[defaults]\nremote_user=ops\n"));
    m_site->git.git(u"ks"_s, {u"commit"_s, u"-q"_s, u"-a"_s, u"-m"_s, u"Our user"_s});
}

group_vars::SettingsSet StagesKubesprayTest::read(const QString &folder) const
{
    const auto files = group_vars::readFolder(command::FileTransfer(m_site->deployer), m_site->path(folder), {});
    return group_vars::SettingsSet::read(files.value_or(group_vars::FolderFiles()));
}

void StagesKubesprayTest::everySettingIsFoundAgain()
{
    HopRecord hop = m_site->hop();
    hop.choices.inventoryForm = HopChoices::InventoryForm::Ini;
    const auto moved = m_site->run<CheckoutStage>(hop);
    QVERIFY2(worstOf(moved) == "good"_L1, qPrintable(textOf(moved)));
    const auto seen = m_site->run<InventoryStage>(hop);
    QVERIFY2(worstOf(seen) == "good"_L1, qPrintable(textOf(seen)));
    const QString program = QStandardPaths::findExecutable(u"ansible-playbook"_s);
    if (!program.isEmpty()) { // whatever version: its words are to be told
        QVERIFY(QDir().mkpath(m_site->home() + u"/venv/bin"_s));
        QVERIFY(QFile::link(program, m_site->home() + u"/venv/bin/ansible-playbook"_s));
        hop.venv = u"~/venv"_s;
    }
    auto carried = m_site->run<SettingsStage>(hop);
    QVERIFY2(carried, qPrintable(textOf(carried)));
    for (const Finding &open : findingsOf(carried, checks::settingsConflicts)) {
        hop.choices.resolutions.insert(open.subject, {.choice = group_vars::Resolution::Choice::Mine, .text = {}});
    }
    carried = m_site->run<SettingsStage>(hop);
    QVERIFY2(carried && gravest(*carried) != Severity::Block, qPrintable(textOf(carried)));
    QCOMPARE(said(carried, checks::settingsCommitted), QStringList{u"good t_v2.27.0"_s});

    const auto valid = said(carried, checks::settingsValid);
    QVERIFY2(valid.contains(u"good inventory/mycluster"_s), qPrintable(textOf(carried)));
    QVERIFY2(program.isEmpty() || valid.contains(u"good upgrade-cluster.yml"_s) ||
                 valid.contains(u"warn upgrade-cluster.yml"_s),
             qPrintable(textOf(carried)));
    for (const Finding &finding : findingsOf(carried, checks::settingsValid)) {
        qInfo().noquote() << toString(finding.severity) << finding.subject << finding.evidence;
    }

    const group_vars::SettingsSet before = read(hop.oldInventory);
    const group_vars::SettingsSet after = read(hop.inventoryFolder);
    for (const Mine &mine : settings) {
        const inventory::Value *old = before.effective(mine.key);
        const inventory::Value *fresh = after.effective(mine.key);
        QVERIFY2(fresh != nullptr, qPrintable(mine.key));
        if (old != nullptr) { // etcd's settings are of another group
            QVERIFY2(*old == *fresh, qPrintable(mine.key));
        }
        QVERIFY2(m_site->read(hop.inventoryFolder + u'/' + mine.file)
                     .contains(QString(mine.key + u": "_s + mine.value).toUtf8()),
                 qPrintable(mine.key));
    }
    QVERIFY(m_site->git.git(u"ks"_s, {u"show"_s, u"HEAD:ansible.cfg"_s}).contains("remote_user=ops"));

    const inventory::HostFiles files{command::FileTransfer(m_site->deployer)};
    const auto loaded = inventory::readInventory(m_site->path(hop.inventoryFile), files, {});
    QVERIFY(!loaded.isRefused());
    const auto kubespray = inventory::interpretKubespray(loaded.inventory);
    QCOMPARE(kubespray.controlPlanes, (QStringList{u"m1"_s, u"m2"_s}));
    QCOMPARE(kubespray.etcd, (QStringList{u"m1"_s, u"m2"_s, u"w1"_s}));
    QCOMPARE(kubespray.etcdMemberNames(), (QStringList{u"etcd1"_s, u"etcd2"_s, u"etcd3"_s}));
    QVERIFY(!m_site->exists(u"inventory/mycluster/hosts.yaml"_s));
}

std::unique_ptr<QObject> makeStagesKubesprayTest()
{
    return std::make_unique<StagesKubesprayTest>();
}

#include "tst_stages_kubespray.moc"
