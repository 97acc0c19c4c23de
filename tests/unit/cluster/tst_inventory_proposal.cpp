// SPDX-License-Identifier: GPL-3.0-or-later
#include "cluster/inventory_proposal.hpp"
#include "inventory/file_source.hpp"
#include "inventory/inventory_reader.hpp"

#include <QTest>

using namespace kubemori;
using namespace kubemori::cluster;
using namespace Qt::StringLiterals;

namespace {

InventoryProposal proposed(const QByteArray &text, const QByteArray &variables = {})
{
    inventory::MemoryFiles files;
    files.add(u"/k/inventory/tokyo/inventory.ini"_s, text);
    if (!variables.isEmpty()) {
        files.add(u"/k/inventory/tokyo/group_vars/all/all.yml"_s, variables);
    }
    const auto loaded = inventory::readInventory(u"/k/inventory/tokyo/inventory.ini"_s, files, {});
    if (loaded.isRefused()) {
        QTest::qFail(qPrintable(toLogLine(loaded.error())), __FILE__, __LINE__);
    }
    return proposeProfile(inventory::interpretKubespray(loaded.inventory), u"/k"_s, u"inventory/tokyo/inventory.ini"_s,
                          u"tokyo"_s);
}

const QByteArray usual = "[kube_control_plane]\ncp1 ansible_host=10.0.0.11 ip=10.0.0.11\ncp2 ansible_host=10.0.0.12\n"
                         "[etcd:children]\nkube_control_plane\n[kube_node]\nw1 ansible_host=10.0.0.31\n";

} // namespace

class TestInventoryProposal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesWhatTheInventorySays();
    void saysWhatItCannotTake();
    void needsNoSudoAsRoot();
    void refusesHostileAddresses();
};

void TestInventoryProposal::takesWhatTheInventorySays()
{
    const InventoryProposal proposal =
        proposed(usual, "ansible_user: ops\nansible_port: 2222\nansible_ssh_private_key_file: /k/id\n"
                        "loadbalancer_apiserver:\n  address: 10.0.0.100\n  port: 6443\n");
    const Profile &profile = proposal.profile;
    QCOMPARE(profile.name, u"tokyo"_s);
    QCOMPARE(profile.controlPlane.hosts, (QStringList{u"10.0.0.11"_s, u"10.0.0.12"_s}));
    QCOMPARE(profile.controlPlane.user, u"ops"_s);
    QCOMPARE(profile.controlPlane.port, 2222);
    QCOMPARE(profile.controlPlane.identityFile, u"/k/id"_s);
    QVERIFY(profile.controlPlane.become);
    QCOMPARE(profile.nodes.user, u"ops"_s);
    QCOMPARE(profile.kubespray.path, u"/k"_s);
    QCOMPARE(profile.kubespray.inventory, u"inventory/tokyo/inventory.ini"_s);
    QCOMPARE(proposal.virtualAddress, u"10.0.0.100"_s);
    QCOMPARE(proposal.nodes, 3);
    QVERIFY2(proposal.notes.isEmpty(), qPrintable(proposal.notes.join(u'\n')));
}

void TestInventoryProposal::saysWhatItCannotTake()
{
    QByteArray text = usual;
    text.replace("cp1 ansible_host=10.0.0.11 ip=10.0.0.11", "cp1 ansible_host=203.0.113.1 ip=10.0.0.11 ansible_user=a");
    text.replace("cp2 ansible_host=10.0.0.12", "cp2 ansible_host=10.0.0.12 ansible_user=b");
    const InventoryProposal proposal = proposed(text + "[bastion]\nb ansible_host=198.51.100.1\n");
    QVERIFY(proposal.profile.controlPlane.user.isEmpty());
    const QString notes = proposal.notes.join(u'\n');
    QVERIFY2(notes.contains(u"ansible_user") && notes.contains(u"10.0.0.11") && notes.contains(u"198.51.100.1"),
             qPrintable(notes));
}

void TestInventoryProposal::needsNoSudoAsRoot()
{
    QVERIFY(!proposed(usual, "ansible_user: root\n").profile.controlPlane.become);
    QVERIFY(!proposed(usual, "ansible_user: ops\nansible_become: false\n").profile.controlPlane.become);
}

void TestInventoryProposal::refusesHostileAddresses()
{
    QByteArray text = usual;
    text.replace("ansible_host=10.0.0.12", "ansible_host=-oProxyCommand=id");
    const InventoryProposal proposal = proposed(text, "ansible_user: \"-l\"\n");
    QCOMPARE(proposal.profile.controlPlane.hosts, QStringList{u"10.0.0.11"_s});
    QVERIFY(proposal.profile.controlPlane.user.isEmpty());
    QCOMPARE(proposal.notes.size(), 2);
}

QTEST_GUILESS_MAIN(TestInventoryProposal)
#include "tst_inventory_proposal.moc"
