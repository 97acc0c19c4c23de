// SPDX-License-Identifier: GPL-3.0-or-later
#include "stage_site.hpp"
#include "suites.hpp"
#include "support/code_of.hpp"
#include "upgrade/check_ids.hpp"
#include "upgrade/stages/inventory_form.hpp"
#include "upgrade/stages/inventory_stage.hpp"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace kubemori;
using namespace kubemori::upgrade;
using namespace kubemori::test;
using Form = HopChoices::InventoryForm;

/// The inventory as a release will get it, and the cluster beside it.
class InventoryStageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_site = std::make_unique<StageSite>(); }
    void cleanup() { m_site.reset(); }
    void kept();
    void converted();
    void writesNothing();
    void sampleFileIsPassedOver();
    void profileNamesTheFile();
    void oldGroupNames();
    void notStatic();
    void memberOfAnotherName();
    void membersMissing();
    void etcdSilent_data();
    void etcdSilent();
    void nodesDiffer();
    void nodesFromHealth();
    void clusterAway();
    void unreadable();
    void noFile();
    void cancelled();

private:
    std::unique_ptr<StageSite> m_site;
};

void InventoryStageTest::kept()
{
    HopRecord hop = m_site->hop();
    const auto found = m_site->run<InventoryStage>(hop);
    QVERIFY2(found, qPrintable(textOf(found)));
    QCOMPARE(worstOf(found), u"good"_s);
    QCOMPARE(hop.inventoryFile, u"inventory/mycluster/hosts.yaml"_s);
    QCOMPARE(said(found, checks::etcdMembers), QStringList{u"good"_s});
    QCOMPARE(said(found, checks::inventoryNodes), QStringList{u"good"_s});
}

void InventoryStageTest::converted()
{
    HopRecord hop = m_site->hop();
    hop.choices.inventoryForm = Form::Ini;
    const auto found = m_site->run<InventoryStage>(hop);
    QVERIFY2(found, qPrintable(textOf(found)));
    QCOMPARE(hop.inventoryFile, u"inventory/mycluster/inventory.ini"_s);
    QVERIFY(findingsOf(found, checks::inventorySame).size() > 3);
    for (const Finding &finding : findingsOf(found, checks::inventorySame)) {
        QVERIFY2(finding.severity == Severity::Good, qPrintable(finding.subject));
    }
    const auto conversion = convertOldInventory(m_site->site(), hop, {});
    QVERIFY(conversion && conversion->isFaithful());
    QVERIFY2(conversion->text.contains("etcd_member_name=etcd3"), conversion->text.constData());
}

void InventoryStageTest::writesNothing()
{
    HopRecord hop = m_site->hop();
    hop.choices.inventoryForm = Form::Ini;
    QVERIFY(InventoryStage(m_site->site()).plan(hop, {})->isEmpty());
    QVERIFY(m_site->run<InventoryStage>(hop));
    QVERIFY(!m_site->exists(u"inventory/mycluster/inventory.ini"_s));
}

void InventoryStageTest::sampleFileIsPassedOver()
{
    m_site->profile.kubespray.inventory = u"inventory/mycluster"_s;
    m_site->write(u"inventory/mycluster/inventory.ini"_s, "[kube_control_plane]\n# node1\n\n[kube_node]\n");
    HopRecord hop = m_site->hop();
    QVERIFY(m_site->run<InventoryStage>(hop));
    QCOMPARE(hop.inventoryFile, u"inventory/mycluster/hosts.yaml"_s);
}

void InventoryStageTest::profileNamesTheFile()
{
    m_site->write(u"inventory/mycluster/inventory.ini"_s, "[kube_control_plane]\nx1\n[kube_node]\nx1\n[etcd]\nx1\n");
    HopRecord hop = m_site->hop();
    QVERIFY(m_site->run<InventoryStage>(hop));
    QCOMPARE(hop.inventoryFile, u"inventory/mycluster/hosts.yaml"_s);
    m_site->profile.kubespray.inventory = u"inventory/mycluster"_s;
    QVERIFY(m_site->run<InventoryStage>(hop));
    QCOMPARE(hop.inventoryFile, u"inventory/mycluster/inventory.ini"_s);
}

void InventoryStageTest::oldGroupNames()
{
    const QByteArray ini = "m1 ansible_host=10.1.1.11\nm2 ansible_host=10.1.1.12\nw1 ansible_host=10.1.1.13\n"
                           "[kube-master]\nm1\nm2\n[etcd]\nm1\nm2\nw1\n[kube-node]\nm1\nm2\nw1\n"
                           "[k8s-cluster:children]\nkube-master\nkube-node\n";
    m_site->write(u"inventory/mycluster/hosts.yaml"_s, "all: {}\n");
    m_site->write(u"inventory/mycluster/inventory.ini"_s, ini);
    HopRecord hop = m_site->hop();
    const auto found = m_site->run<InventoryStage>(hop);
    QVERIFY2(found, qPrintable(textOf(found)));
    QCOMPARE(said(found, checks::inventoryForm), QStringList{u"block inventory/mycluster/inventory.ini"_s});
    hop.choices.inventoryForm = Form::Ini;
    const auto converted = m_site->run<InventoryStage>(hop);
    QVERIFY2(converted && gravest(*converted) != Severity::Block, qPrintable(textOf(converted)));
}

void InventoryStageTest::notStatic()
{
    QByteArray text = m_site->read(u"inventory/mycluster/hosts.yaml"_s);
    text.truncate(text.indexOf("    k8s_cluster:"));
    m_site->write(u"inventory/mycluster/hosts.yaml"_s, text);
    HopRecord hop = m_site->hop();
    const auto found = m_site->run<InventoryStage>(hop);
    QCOMPARE(said(found, checks::inventoryForm), QStringList{u"info inventory/mycluster/hosts.yaml"_s});
}

void InventoryStageTest::memberOfAnotherName()
{
    m_site->cluster->fakeHealth.members[2].name = u"w1-etcd"_s;
    HopRecord hop = m_site->hop();
    const auto found = m_site->run<InventoryStage>(hop);
    QCOMPARE(said(found, checks::etcdMembers), QStringList{u"block"_s});
    QVERIFY(findingsOf(found, checks::etcdMembers).constFirst().evidence.contains("w1-etcd"_L1));
    hop.choices.inventoryForm = Form::Ini; // which writes the name down
    const auto converted = m_site->run<InventoryStage>(hop);
    QCOMPARE(said(converted, checks::etcdMembers), QStringList{u"good"_s});
}

void InventoryStageTest::membersMissing()
{
    m_site->cluster->fakeHealth.members.removeLast();
    HopRecord hop = m_site->hop();
    const auto found = m_site->run<InventoryStage>(hop);
    QCOMPARE(said(found, checks::etcdMembers), QStringList{u"block"_s});
    QVERIFY(findingsOf(found, checks::etcdMembers).constFirst().evidence.contains("2 members"_L1));
}

void InventoryStageTest::etcdSilent_data()
{
    QTest::addColumn<Form>("form");
    QTest::newRow("kept") << Form::Keep;
    QTest::newRow("converted") << Form::Ini;
}

void InventoryStageTest::etcdSilent()
{
    QFETCH(const Form, form);
    m_site->cluster->fakeHealth.etcdError =
        Error{.code = ErrorCode::TimedOut, .detail = u"no answer"_s, .subject = {}, .context = {}};
    HopRecord hop = m_site->hop();
    hop.choices.inventoryForm = form;
    const auto found = m_site->run<InventoryStage>(hop);
    QVERIFY2(found, qPrintable(textOf(found)));
    QCOMPARE(said(found, checks::etcdMembers), QStringList{u"unknown"_s});
}

void InventoryStageTest::nodesDiffer()
{
    m_site->cluster->fakeHealth.allNodes.last().name = u"w9"_s;
    HopRecord hop = m_site->hop();
    const auto found = m_site->run<InventoryStage>(hop);
    QCOMPARE(said(found, checks::inventoryNodes), (QStringList{u"warn w1"_s, u"warn w9"_s}));
}

void InventoryStageTest::nodesFromHealth()
{
    HopRecord hop = m_site->hop();
    hop.nodes = {NodeBefore{.name = u"m1"_s, .version = {}}};
    const auto found = m_site->run<InventoryStage>(hop);
    QCOMPARE(said(found, checks::inventoryNodes), (QStringList{u"warn m2"_s, u"warn w1"_s}));
}

void InventoryStageTest::clusterAway()
{
    m_site->cluster->fakeHealth.nodesError =
        Error{.code = ErrorCode::Unreachable, .detail = {}, .subject = u"master"_s, .context = {}};
    HopRecord hop = m_site->hop();
    const auto found = m_site->run<InventoryStage>(hop);
    QVERIFY2(found, qPrintable(textOf(found)));
    QCOMPARE(said(found, checks::inventoryNodes), QStringList{u"unknown"_s});
    QCOMPARE(worstOf(found), u"unknown"_s);
}

void InventoryStageTest::unreadable()
{
    m_site->write(u"inventory/mycluster/hosts.yaml"_s, "all: [1\n");
    HopRecord hop = m_site->hop();
    QCOMPARE(codeOf(m_site->run<InventoryStage>(hop)), u"InvalidInput"_s);
    QVERIFY(hop.inventoryFile.isEmpty());
}

void InventoryStageTest::noFile()
{
    m_site->write(u"inventory/empty/group_vars/all.yml"_s, "a: 1\n");
    HopRecord hop = m_site->hop();
    hop.inventoryFolder = u"inventory/empty"_s;
    QCOMPARE(codeOf(m_site->run<InventoryStage>(hop)), u"NotFound"_s);
}

void InventoryStageTest::cancelled()
{
    std::stop_source source;
    source.request_stop();
    HopRecord hop = m_site->hop();
    QCOMPARE(codeOf(m_site->run<InventoryStage>(hop, source.get_token())), u"Cancelled"_s);
}

std::unique_ptr<QObject> makeInventoryStageTest()
{
    return std::make_unique<InventoryStageTest>();
}

#include "tst_inventory_stage.moc"
