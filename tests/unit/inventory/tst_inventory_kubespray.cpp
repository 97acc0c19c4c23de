// SPDX-License-Identifier: GPL-3.0-or-later
// What an inventory says of a Kubespray cluster, and which members etcdctl lists.
#include "reading.hpp"

#include "inventory/etcd_members.hpp"
#include "inventory/find_inventories.hpp"
#include "inventory/kubespray_inventory.hpp"

#include <QTest>

using namespace kubemori;
using namespace kubemori::inventory;
using namespace kubemori::test;
using namespace Qt::StringLiterals;

class TestInventoryKubespray : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rolesInOrder();
    void oldGroupNames();
    void waysToLogIn();
    void referencesAreLookedUp();
    void virtualAddresses();
    void bastion();
    void otherInventoriesAreNone();
    void membersByPosition();
    void etcdMembers_data();
    void etcdMembers();
    void etcdMembersRefused_data();
    void etcdMembersRefused();
    void inventoriesOfACheckout();
    void checkoutWithoutInventories();
};

void TestInventoryKubespray::rolesInOrder()
{
    const KubesprayInventory cluster = interpretKubespray(
        load({{"h.ini", "[all]\nw1\nc2\nc1\n[kube_control_plane]\nc2\nc1\n[etcd]\nc1\nc2\nw1\n[kube_node]\nw1\nc1\n"
                        "[k8s_cluster:children]\nkube_control_plane\nkube_node\n[other]\nx\n"}})
            .inventory);
    QVERIFY(cluster.isKubespray());
    QCOMPARE(cluster.controlPlanes, QStringList({u"c2"_s, u"c1"_s}));
    QCOMPARE(cluster.workers, QStringList({u"w1"_s, u"c1"_s}));
    QCOMPARE(cluster.etcd, QStringList({u"c1"_s, u"c2"_s, u"w1"_s}));
    QCOMPARE(cluster.cluster, QStringList({u"c2"_s, u"c1"_s, u"w1"_s}));
    QCOMPARE(cluster.hosts.size(), 4);
    QVERIFY(!cluster.oldGroupNames);
    QVERIFY(cluster.staticClusterGroup);
    QCOMPARE(cluster.clusterName, u"cluster.local"_s);
}

void TestInventoryKubespray::oldGroupNames()
{
    const KubesprayInventory cluster = interpretKubespray(
        load({{"h.yaml", "all: {children: {kube-master: {hosts: {a: }}, kube-node: {hosts: {b: }}}}\n"}}).inventory);
    QCOMPARE(cluster.controlPlanes, QStringList{u"a"_s});
    QCOMPARE(cluster.workers, QStringList{u"b"_s});
    QVERIFY(cluster.oldGroupNames);
    QVERIFY(!cluster.staticClusterGroup);
}

void TestInventoryKubespray::waysToLogIn()
{
    const KubesprayInventory cluster = interpretKubespray(
        load(
            {{"h.ini", "[kube_control_plane]\n"
                       "a ansible_host=10.0.0.1 ip=10.1.0.1 access_ip=192.0.2.1 ansible_user=ops ansible_port=2222 "
                       "ansible_become=yes ansible_become_user=root ansible_ssh_private_key_file=~/.ssh/k8s\n"
                       "b ansible_ssh_host=10.0.0.2 ansible_host=wrong ansible_ssh_user=old ansible_ssh_port=\"'23'\"\n"
                       "c:99 ansible_become=False ansible_port=100000\n"
                       "d ansible_connection=local\n"}})
            .inventory);
    const KubesprayHost *a = cluster.host(u"a"_s);
    QCOMPARE(a->address, u"10.0.0.1"_s);
    QCOMPARE(a->ip, u"10.1.0.1"_s);
    QCOMPARE(a->accessIp, u"192.0.2.1"_s);
    QCOMPARE(a->user, u"ops"_s);
    QVERIFY(a->port == std::optional(2222));
    QVERIFY(a->become == std::optional(true));
    QCOMPARE(a->becomeUser, u"root"_s);
    QCOMPARE(a->identityFile, u"~/.ssh/k8s"_s);
    const KubesprayHost *b = cluster.host(u"b"_s);
    QCOMPARE(b->address, u"10.0.0.2"_s);
    QCOMPARE(b->user, u"old"_s);
    QVERIFY(b->port == std::optional(23));
    QVERIFY(b->become == std::nullopt);
    const KubesprayHost *c = cluster.host(u"c"_s);
    QCOMPARE(c->address, u"c"_s);
    QVERIFY(c->become == std::optional(false));
    QVERIFY(c->port == std::nullopt);
    QVERIFY(cluster.host(u"d"_s)->local);
    QVERIFY(cluster.host(u"nobody"_s) == nullptr);
}

void TestInventoryKubespray::referencesAreLookedUp()
{
    const KubesprayInventory cluster = interpretKubespray(
        load({{"h.yaml", "kube_control_plane:\n  hosts:\n    a: {ansible_host: '{{ ip }}', ip: 10.0.0.1}\n"
                         "    b: {ansible_host: '{{ x }}', x: '{{ y }}', y: '{{ x }}'}\n"
                         "    c: {ansible_host: '{{ inventory_hostname }}', ip: \"{{ lookup('env', 'X') }}\"}\n"
                         "    d: {ip: !unsafe '{{ raw }}'}\n"}})
            .inventory);
    QCOMPARE(cluster.host(u"a"_s)->address, u"10.0.0.1"_s);
    QCOMPARE(cluster.host(u"b"_s)->address, u"b"_s);
    QCOMPARE(cluster.host(u"c"_s)->address, u"c"_s);
    QCOMPARE(cluster.host(u"c"_s)->ip, QString());
    QCOMPARE(cluster.host(u"d"_s)->ip, u"{{ raw }}"_s);
}

void TestInventoryKubespray::virtualAddresses()
{
    const KubesprayInventory cluster =
        interpretKubespray(load({{"h.ini", "[kube_control_plane]\na\n[k8s_cluster:children]\nkube_control_plane\n"},
                                 {"group_vars/all/all.yml",
                                  "loadbalancer_apiserver:\n  address: \"{{ kube_vip_address }}\"\n  port: 8443\n"},
                                 {"group_vars/k8s_cluster/addons.yml", "kube_vip_address: 10.0.0.100\n"},
                                 {"group_vars/k8s_cluster/k8s-cluster.yml", "cluster_name: example.local\n"}})
                               .inventory);
    QCOMPARE(cluster.virtualAddresses.size(), 2);
    QVERIFY((cluster.virtualAddresses.at(0) ==
             VirtualAddress{.address = u"10.0.0.100"_s, .port = std::nullopt, .source = u"kube_vip_address"_s}));
    QVERIFY((cluster.virtualAddresses.at(1) ==
             VirtualAddress{.address = u"10.0.0.100"_s, .port = 8443, .source = u"loadbalancer_apiserver.address"_s}));
    QCOMPARE(cluster.clusterName, u"example.local"_s);
}

void TestInventoryKubespray::bastion()
{
    const QByteArray nodes = "[kube_control_plane]\na\n";
    const KubesprayInventory with = interpretKubespray(
        load({{"h.ini", nodes + "[bastion]\njump ansible_host=192.0.2.1 ansible_user=me\n"}}).inventory);
    QVERIFY(with.bastion.has_value());
    QCOMPARE(with.bastion->address, u"192.0.2.1"_s);
    QVERIFY(!with.cluster.contains("jump"_L1));
    QVERIFY(!interpretKubespray(load({{"h.ini", nodes}}).inventory).bastion.has_value());
}

void TestInventoryKubespray::otherInventoriesAreNone()
{
    QVERIFY(!interpretKubespray(load({{"h.ini", "[web]\na\n"}}).inventory).isKubespray());
    QVERIFY(!interpretKubespray(Inventory()).isKubespray());
}

void TestInventoryKubespray::membersByPosition()
{
    const KubesprayInventory cluster = interpretKubespray(
        load({{"h.ini", "[kube_control_plane]\na\n[etcd]\nc\na etcd_member_name=first\nb etcd_member_name=\n"}})
            .inventory);
    QCOMPARE(cluster.etcdMemberNames(), QStringList({u"etcd1"_s, u"first"_s, u"etcd3"_s}));
}

void TestInventoryKubespray::etcdMembers_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("lines")
        << "3605649efbc160dc, started, etcd1, https://10.0.0.1:2380, https://10.0.0.1:2379, false\n\n"
           "e5048e0162ba9845, started, etcd2, https://[fd00::2]:2380,https://b:2380, https://10.0.0.2:2379, true\n"_ba;
    QTest::newRow("old lines")
        << "3605649efbc160dc: name=etcd1 peerURLs=https://10.0.0.1:2380 clientURLs=https://10.0.0.1:2379 "
           "isLeader=true\n"
           "e5048e0162ba9845: name=etcd2 peerURLs=https://[fd00::2]:2380,https://b:2380 clientURLs=https://10.0.0.2:2379 isLeader=false\n"_ba;
    QTest::newRow("table")
        << "+------------------+---------+-------+-----------------------+-----------------------+------------+\n"
           "|        ID        | STATUS  | NAME  |      PEER ADDRS       |     CLIENT ADDRS      | IS LEARNER |\n"
           "+------------------+---------+-------+-----------------------+-----------------------+------------+\n"
           "| 3605649efbc160dc | started | etcd1 | https://10.0.0.1:2380 | https://10.0.0.1:2379 |      false |\n"
           "| e5048e0162ba9845 | started | etcd2 | https://[fd00::2]:2380,https://b:2380 | https://10.0.0.2:2379 | "
           "false |\n"
           "+------------------+---------+-------+-----------------------+-----------------------+------------+\n"_ba;
    QTest::newRow("json")
        << R"({"header":{"cluster_id":1},"members":[{"ID":3891,"name":"etcd1","peerURLs":["https://10.0.0.1:2380"],
        "clientURLs":["https://10.0.0.1:2379"]},{"ID":16502,"name":"etcd2","peerURLs":["https://[fd00::2]:2380","https://b:2380"],
        "clientURLs":["https://10.0.0.2:2379"]}]})"_ba;
}

void TestInventoryKubespray::etcdMembers()
{
    QFETCH(const QByteArray, text);
    const auto members = readEtcdMembers(text, u"m"_s);
    QVERIFY2(members.has_value(), members ? "" : qPrintable(members.error().toString()));
    QCOMPARE(members->size(), 2);
    QCOMPARE(members->at(0).name, u"etcd1"_s);
    QCOMPARE(members->at(0).addresses(), QStringList{u"10.0.0.1"_s});
    QCOMPARE(members->at(1).name, u"etcd2"_s);
    QCOMPARE(members->at(1).addresses(), QStringList({u"fd00::2"_s, u"b"_s, u"10.0.0.2"_s}));
}

void TestInventoryKubespray::etcdMembersRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("place");
    QTest::newRow("nothing") << "# only this\n"_ba << u"m"_s;
    QTest::newRow("other text") << "\nError: context deadline exceeded\n"_ba << u"m:2"_s;
    QTest::newRow("unstarted") << "3605649efbc160dc, unstarted, , https://10.0.0.1:2380, , false\n"_ba << u"m:1"_s;
    QTest::newRow("twice")
        << "1, started, a, https://a:1, https://a:2, false\n2, started, a, https://b:1, https://b:2, false\n"_ba
        << u"m:1"_s;
    QTest::newRow("json of something else") << R"({"members": 5})"_ba << u"m:1"_s;
    QTest::newRow("binary") << QByteArray("\0\1\2", 3) << u"m:1"_s;
}

void TestInventoryKubespray::etcdMembersRefused()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QString, place);
    const auto members = readEtcdMembers(text, u"m"_s);
    QVERIFY(!members.has_value());
    QCOMPARE(members.error().position(), place);
}

void TestInventoryKubespray::inventoriesOfACheckout()
{
    MemoryFiles files;
    for (const auto &path :
         {u"sample/inventory.ini"_s, u"prod/hosts.yaml"_s, u"prod/inventory.ini"_s, u"local/hosts.ini"_s,
          u"alpha/hosts"_s, u"prod/group_vars/all.yml"_s, u".git/hosts"_s, u"notes.txt"_s}) {
        files.add(u"/k/inventory/"_s + path, "x\n");
    }
    const auto found = findInventories(u"/k/"_s, files, {});
    QVERIFY(found.has_value());
    QStringList paths;
    for (const InventoryCandidate &candidate : *found) {
        paths.append(candidate.path + (candidate.sample ? u" sample"_s : QString()));
    }
    QCOMPARE(paths, QStringList({u"/k/inventory/alpha/hosts"_s, u"/k/inventory/prod/inventory.ini"_s,
                                 u"/k/inventory/prod/hosts.yaml"_s, u"/k/inventory/local/hosts.ini sample"_s,
                                 u"/k/inventory/sample/inventory.ini sample"_s}));
}

void TestInventoryKubespray::checkoutWithoutInventories()
{
    QVERIFY(findInventories(u"/nowhere"_s, MemoryFiles(), {}).error().code == ErrorCode::NotFound);
}

QTEST_GUILESS_MAIN(TestInventoryKubespray)
#include "tst_inventory_kubespray.moc"
