// SPDX-License-Identifier: GPL-3.0-or-later
// An older inventory becomes an inventory.ini that says the same, or nothing is written.
#include "reading.hpp"

#include "inventory/conversion.hpp"
#include "inventory/conversion_checks.hpp"
#include "inventory/kubespray_inventory.hpp"
#include "inventory/python_literal.hpp"
#include "inventory/python_writer.hpp"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <limits>

using namespace kubemori;
using namespace kubemori::inventory;
using namespace kubemori::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray fourNodes = "all:\n"
                             "  hosts:\n"
                             "    node1: {ansible_host: 10.0.0.1, ip: 10.0.0.1, access_ip: 10.0.0.1}\n"
                             "    node2: {ansible_host: 10.0.0.2, ip: 10.0.0.2, access_ip: 10.0.0.2}\n"
                             "    node3: {ansible_host: 10.0.0.3, ip: 10.0.0.3, access_ip: 10.0.0.3}\n"
                             "    node4: {ansible_host: 10.0.0.4, ip: 10.0.0.4, access_ip: 10.0.0.4, label: \"it's # "
                             "1\", octal: \"0644\", flag: true}\n"
                             "  children:\n"
                             "    kube_control_plane: {hosts: {node1: , node2: }}\n"
                             "    kube_node: {hosts: {node1: , node2: , node3: , node4: }}\n"
                             "    etcd: {hosts: {node1: , node2: , node3: }}\n"
                             "    k8s_cluster: {children: {kube_control_plane: , kube_node: }}\n"
                             "    calico_rr: {hosts: {}}\n";

Conversion convert(Texts texts, std::optional<QList<EtcdMember>> members = std::nullopt,
                   const QString &target = u"/inv/inventory.ini"_s)
{
    const MemoryFiles files = filesOf(texts);
    return convertInventory({.oldPath = QStringLiteral("/inv/") + QString::fromUtf8(texts.begin()->first),
                             .newPath = target,
                             .members = std::move(members)},
                            files, {});
}

QStringList different(const Conversion &conversion)
{
    QStringList names;
    for (const ConversionCheck &check : conversion.checks) {
        if (!check.isSame()) {
            names.append(check.name);
        }
    }
    return names;
}

QString describe(const Conversion &conversion)
{
    return (said(conversion.problems) + different(conversion)).join(u'\n') + u'\n' + QString::fromUtf8(conversion.text);
}

QList<EtcdMember> members(const QByteArray &text)
{
    return readEtcdMembers(text, u"members"_s).value_or(QList<EtcdMember>());
}

QStringList memberNames(const Conversion &conversion)
{
    return interpretKubespray(conversion.inventory).etcdMemberNames();
}

} // namespace

class TestInventoryConversion : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void yamlBecomesIni();
    void membersAsEtcdSays();
    void membersThatFitNoHost_data();
    void membersThatFitNoHost();
    void writtenMemberNames();
    void oldGroupNames();
    void oldAndNewGroupTogether();
    void renamedFolderOfVariables();
    void otherFolder();
    void structureOfChildren();
    void clusterGroupIsWritten();
    void groupVariablesAndPriority();
    void whatIniCannotHold();
    void otherInventories();
    void hostsThatIniReadsOtherwise();
    void orderLeftToChance();
    void literalsComeBack_data();
    void literalsComeBack();
    void writing();
};

void TestInventoryConversion::yamlBecomesIni()
{
    const Conversion conversion = convert({{"hosts.yaml", fourNodes}});
    QVERIFY2(conversion.isFaithful(), qPrintable(describe(conversion)));
    QCOMPARE(conversion.problems.size(), 0);
    const QByteArray expected =
        "\n"
        "[all]\n"
        "node1 ansible_host=10.0.0.1 ip=10.0.0.1 access_ip=10.0.0.1 etcd_member_name=etcd1\n"
        "node2 ansible_host=10.0.0.2 ip=10.0.0.2 access_ip=10.0.0.2 etcd_member_name=etcd2\n"
        "node3 ansible_host=10.0.0.3 ip=10.0.0.3 access_ip=10.0.0.3 etcd_member_name=etcd3\n"
        "node4 ansible_host=10.0.0.4 ip=10.0.0.4 access_ip=10.0.0.4 label='it'\\''s # 1' octal=0644 flag=True\n"
        "\n"
        "[kube_control_plane]\n"
        "node1\n"
        "node2\n"
        "\n"
        "[etcd]\n"
        "node1\n"
        "node2\n"
        "node3\n"
        "\n"
        "[kube_node]\n"
        "node1\n"
        "node2\n"
        "node3\n"
        "node4\n"
        "\n"
        "[calico_rr]\n"
        "\n"
        "[k8s_cluster:children]\n"
        "kube_control_plane\n"
        "kube_node\n"
        "calico_rr\n";
    QVERIFY2(conversion.text.endsWith(expected), conversion.text.constData());
    QVERIFY(conversion.text.startsWith("# Made from hosts.yaml"));
}

/// The trap: node3 is the first in etcd, and yet not etcd1.
void TestInventoryConversion::membersAsEtcdSays()
{
    const QByteArray old =
        "[kube_control_plane]\nnode1 ip=10.0.0.1\nnode2 ansible_host=10.0.0.2\n[etcd:children]\nkube_control_plane\n"
        "[etcd]\nnode3 ip=fd00::3\n[kube_node]\nnode3\n";
    const Conversion conversion = convert(
        {{"old.ini", old}}, members("1, started, etcd1, https://10.0.0.1:2380, https://10.0.0.1:2379, false\n"
                                    "2, started, etcd2, https://10.0.0.2:2380, https://10.0.0.2:2379, false\n"
                                    "3, started, etcd3, https://[fd00::3]:2380, https://[FD00:0::3]:2379, false\n"));
    QVERIFY2(conversion.isFaithful(), qPrintable(describe(conversion)));
    QCOMPARE(conversion.inventory.hostsOf(u"etcd"_s), QStringList({u"node3"_s, u"node1"_s, u"node2"_s}));
    QCOMPARE(memberNames(conversion), QStringList({u"etcd3"_s, u"etcd1"_s, u"etcd2"_s}));
    QVERIFY(said(conversion.problems).join(u'\n').contains("node3 for etcd1; etcd says etcd3"_L1));
    // Without etcd's word, names are by position, as Kubespray would have named them.
    QCOMPARE(memberNames(convert({{"old.ini", old}})), QStringList({u"etcd1"_s, u"etcd2"_s, u"etcd3"_s}));
}

void TestInventoryConversion::membersThatFitNoHost_data()
{
    const QByteArray one = "1, started, etcd1, https://10.0.0.1:2380, https://10.0.0.1:2379, false\n";
    const QByteArray two = "2, started, etcd2, https://10.0.0.2:2380, https://10.0.0.2:2379, false\n";
    const QByteArray three = "3, started, etcd3, https://10.0.0.3:2380, https://10.0.0.3:2379, false\n";
    QTest::addColumn<QByteArray>("listing");
    QTest::newRow("too few") << one + two;
    QTest::newRow("too many") << one + two + three +
                                     "4, started, etcd4, https://10.0.0.4:2380, https://10.0.0.4:2379, false\n";
    QTest::newRow("elsewhere") << one + two +
                                      "3, started, etcd3, https://192.0.2.3:2380, https://192.0.2.3:2379, false\n";
    QTest::newRow("on one host") << one + two +
                                        "3, started, etcd3, https://10.0.0.1:2380, https://10.0.0.1:2379, false\n";
}

void TestInventoryConversion::membersThatFitNoHost()
{
    QFETCH(const QByteArray, listing);
    const Conversion conversion = convert({{"hosts.yaml", fourNodes}}, members(listing));
    QVERIFY(!conversion.isRefused());
    QVERIFY(!conversion.isFaithful());
    QCOMPARE(different(conversion), QStringList{u"etcd members and hosts"_s});
}

void TestInventoryConversion::writtenMemberNames()
{
    const QByteArray old = "[kube_control_plane]\na ip=10.0.0.1 etcd_member_name=one\n[etcd]\na\n";
    const Conversion kept = convert({{"old.ini", old}});
    QVERIFY2(kept.isFaithful(), qPrintable(describe(kept)));
    QCOMPARE(memberNames(kept), QStringList{u"one"_s});
    const Conversion contradicted = convert(
        {{"old.ini", old}}, members("1, started, etcd1, https://10.0.0.1:2380, https://10.0.0.1:2379, false\n"));
    QCOMPARE(different(contradicted), QStringList{u"etcd member names"_s});
    QVERIFY(convert({{"old.ini", "[kube_control_plane]\na etcd_member_name=etcd2\nb\n[etcd]\na\nb\n"}}).isRefused());
}

void TestInventoryConversion::oldGroupNames()
{
    const Conversion conversion =
        convert({{"old.ini", "[all]\nb\na\n[kube-master]\na\n[etcd]\na\n[kube-node]\nb\na\n[calico-rr]\n"
                             "[k8s-cluster:children]\nkube-node\nkube-master\ncalico-rr\n"
                             "[k8s-cluster:vars]\nx=1\n"}});
    QVERIFY2(conversion.isFaithful(), qPrintable(describe(conversion)));
    QVERIFY(conversion.inventory.group(u"kube-master"_s) == nullptr);
    QCOMPARE(conversion.inventory.hostsOf(u"kube_node"_s), QStringList({u"b"_s, u"a"_s}));
    QCOMPARE(conversion.inventory.group(u"k8s_cluster"_s)->children,
             QStringList({u"kube_node"_s, u"kube_control_plane"_s, u"calico_rr"_s}));
    QCOMPARE(json(conversion.inventory.group(u"k8s_cluster"_s)->variables), uR"({"x":1})"_s);
    QCOMPARE(conversion.problems.size(), 4);
}

void TestInventoryConversion::oldAndNewGroupTogether()
{
    const Conversion conversion =
        convert({{"old.ini", "[kube-master]\na\nb\n[kube_control_plane]\nb\nc\n[etcd]\na\n[kube_node]\na\n"}});
    QVERIFY2(conversion.isFaithful(), qPrintable(describe(conversion)));
    QCOMPARE(conversion.inventory.hostsOf(u"kube_control_plane"_s), QStringList({u"a"_s, u"b"_s, u"c"_s}));
}

/// group_vars/k8s-cluster would be read no more: settings would be lost.
void TestInventoryConversion::renamedFolderOfVariables()
{
    const QByteArray old =
        "[kube-master]\na\n[etcd]\na\n[kube-node]\na\n[k8s-cluster:children]\nkube-master\nkube-node\n";
    const Conversion lost =
        convert({{"old.ini", old}, {"group_vars/k8s-cluster/k8s-cluster.yml", "kube_proxy_mode: ipvs\n"}});
    QCOMPARE(different(lost), QStringList{u"variables of hosts"_s});
    QVERIFY(said(lost.problems).join(u'\n').contains("rename it to group_vars/k8s_cluster"_L1));
    const Conversion renamed =
        convert({{"old.ini", old}, {"group_vars/k8s_cluster/k8s-cluster.yml", "kube_proxy_mode: ipvs\n"}});
    QVERIFY2(renamed.isFaithful(), qPrintable(describe(renamed)));
    QCOMPARE(json(renamed.inventory.variablesOf(u"a"_s)),
             uR"({"kube_proxy_mode":"ipvs","etcd_member_name":"etcd1"})"_s);
}

/// The variables beside the old inventory stay where they are.
void TestInventoryConversion::otherFolder()
{
    const Conversion conversion = convert({{"hosts.yaml", fourNodes}, {"group_vars/all.yml", "x: 1\n"}}, std::nullopt,
                                          u"/elsewhere/inventory.ini"_s);
    QVERIFY2(conversion.isFaithful(), qPrintable(describe(conversion)));
    QCOMPARE(conversion.problems.size(), 1);
    QVERIFY(conversion.problems.at(0).severity == Problem::Severity::Note);
}

void TestInventoryConversion::structureOfChildren()
{
    const Conversion conversion =
        convert({{"old.ini", "[kube_control_plane]\nnode1\nnode2\n[etcd:children]\nkube_control_plane\n[etcd]\n"
                             "node3\n[kube_node:children]\netcd\n[kube_node]\nnode4\n"}});
    QVERIFY2(conversion.isFaithful(), qPrintable(describe(conversion)));
    QVERIFY(conversion.text.contains("\n[etcd:children]\nkube_control_plane\n"));
    QCOMPARE(conversion.inventory.hostsOf(u"kube_node"_s),
             QStringList({u"node4"_s, u"node3"_s, u"node1"_s, u"node2"_s}));
}

void TestInventoryConversion::clusterGroupIsWritten()
{
    const Conversion conversion =
        convert({{"old.ini", "[kube_control_plane]\na\n[etcd:children]\nkube_control_plane\n[kube_node]\nb\n"},
                 {"group_vars/k8s_cluster.yml", "x: 1\n"}});
    QVERIFY2(conversion.isFaithful(), qPrintable(describe(conversion)));
    QVERIFY(conversion.text.contains("[k8s_cluster:children]\nkube_control_plane\nkube_node\n"));
    QCOMPARE(json(conversion.inventory.variablesOf(u"b"_s)), uR"({"x":1})"_s);
}

void TestInventoryConversion::groupVariablesAndPriority()
{
    const Conversion conversion = convert({{"h.yaml", "all:\n  vars: {a: 1, s: ' spaced ', t: \"two\\nlines\", l: [1, "
                                                      "{b: null}], j: '{{ x }}', e: ''}\n  children:\n"
                                                      "    kube_control_plane: {hosts: {n: }, vars: {x: '5', "
                                                      "ansible_group_priority: 7}}\n    etcd: {hosts: {n: }}\n"}});
    QVERIFY2(conversion.isFaithful(), qPrintable(describe(conversion)));
    QCOMPARE(conversion.inventory.group(u"kube_control_plane"_s)->priority, 7);
    QCOMPARE(json(conversion.inventory.group(u"all"_s)->variables),
             uR"({"a":1,"s":" spaced ","t":"two\nlines","l":[1,{"b":null}],"j":"{{ x }}","e":""})"_s);
}

void TestInventoryConversion::whatIniCannotHold()
{
    for (const char *value : {"!vault abc", "!unsafe abc", ".nan", "[!vault abc]"}) {
        const Conversion conversion =
            convert({{"h.yaml", QByteArray("kube_control_plane: {hosts: {n: {x: ") + value + "}}}\n"}});
        QVERIFY2(conversion.isRefused(), value);
        QVERIFY(conversion.text.isEmpty());
        QVERIFY(said(conversion.problems).join(u'\n').contains("n: x: "_L1));
    }
}

void TestInventoryConversion::otherInventories()
{
    QVERIFY(convert({{"h.ini", "[web]\na\n"}}).isRefused());
    QVERIFY(convert({{"h.ini", "[web\na b]\n"}}).isRefused());
    QVERIFY(convert({{"h.ini", ""}}).isRefused());
}

/// What is no name in INI is found by reading back, whatever it is.
void TestInventoryConversion::hostsThatIniReadsOtherwise()
{
    for (const char *name : {"a:", "a:22x:33", "'#a'", "'[x'", "'a b'"}) {
        const Conversion conversion =
            convert({{"h.yaml", QByteArray("kube_control_plane: {hosts: {? ") + name + " : {}}}\n"}});
        QVERIFY2(conversion.isRefused() || !conversion.isFaithful() || conversion.inventory.hosts().size() == 1, name);
    }
}

void TestInventoryConversion::orderLeftToChance()
{
    const QByteArray text =
        "[kube_control_plane]\nc\n[etcd]\nc\n[r1]\na\n[r2]\nb\n[z1:children]\nr1\n[z2:children]\nr2\n"
        "[kube_node:children]\nz1\nz2\n";
    const Inventory inventory = load({{"h.ini", text}}).inventory;
    QVERIFY(isOrderLeftToChance(inventory, u"kube_node"_s));
    QVERIFY(!isOrderLeftToChance(inventory, u"z1"_s));
    QVERIFY(!isOrderLeftToChance(inventory, u"nobody"_s));
    QVERIFY(said(convert({{"h.ini", text}}).problems).join(u'\n').contains("kube_node to chance"_L1));
}

void TestInventoryConversion::literalsComeBack_data()
{
    QTest::addColumn<Value>("value");
    for (const auto &text :
         {u""_s,           u" "_s,     u"a"_s,    u"5"_s,    u"5.5"_s,  u"1_0"_s,       u"True"_s,   u"true"_s,
          u"None"_s,       u"'a'"_s,   u"it's"_s, u"a\\b"_s, u"a\nb"_s, u"tab\there"_s, u"\u2028"_s, u"日本"_s,
          u"\U0001F600"_s, u"a # b"_s, u"# b"_s,  u"[1"_s,   u"[1]"_s,  u"{{ x }}"_s,   u"{{}}"_s,   u"a=b"_s,
          u"-5"_s,         u"0644"_s,  u"..."_s,  u"1j"_s,   u"b'x'"_s, u"\u00a0x"_s,   u"\x01"_s,   u"C:\\path"_s}) {
        QTest::addRow("text %s", qPrintable(text)) << Value(text);
    }
    QTest::newRow("integer") << Value(qint64{-5});
    QTest::newRow("least") << Value(std::numeric_limits<qint64>::min());
    QTest::newRow("big") << Value(BigInteger{u"-123456789012345678901234567890"_s});
    QTest::newRow("number") << Value(0.1);
    QTest::newRow("whole number") << Value(3.0);
    QTest::newRow("small") << Value(5e-324);
    QTest::newRow("infinite") << Value(-std::numeric_limits<double>::infinity());
    QTest::newRow("false") << Value(false);
    QTest::newRow("null") << Value();
    Variables map;
    map.set(u"it's"_s, Value(Value::List{Value(u"a\nb"_s), Value(), Value(Variables())}));
    QTest::newRow("nested") << Value(Value::List{Value(map), Value(Value::List())});
}

void TestInventoryConversion::literalsComeBack()
{
    QFETCH(const Value, value);
    const auto text = writePythonLiteral(value);
    QVERIFY(text.has_value());
    QVERIFY(!text->contains(u'\n'));
    const auto read = readPythonLiteral(*text);
    QVERIFY(read.has_value());
    QVERIFY2(*read == value, qPrintable(*text));
}

void TestInventoryConversion::writing()
{
    QTemporaryDir folder;
    const QString oldPath = folder.path() + u"/hosts.yaml"_s;
    QFile old(oldPath);
    QVERIFY(old.open(QIODevice::WriteOnly));
    old.write(fourNodes);
    old.close();
    old.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    const ConversionRequest request{
        .oldPath = oldPath, .newPath = folder.path() + u"/inventory.ini"_s, .members = std::nullopt};
    Conversion conversion = convertInventory(request, LocalFiles(), {});
    QVERIFY(writeConversion(conversion, request).has_value());
    QFile written(request.newPath);
    QVERIFY(written.open(QIODevice::ReadOnly));
    QCOMPARE(written.readAll(), conversion.text);
    QVERIFY(!(written.permissions() & (QFileDevice::ReadGroup | QFileDevice::ReadOther)));
    written.close();
    QVERIFY(writeConversion(conversion, request).has_value()); // the same again
    conversion.text += "# changed\n";
    QVERIFY(writeConversion(conversion, request).error().code == ErrorCode::AlreadyExists);
    conversion.checks[0].newValues.append(u"other"_s);
    const ConversionRequest elsewhere{
        .oldPath = oldPath, .newPath = folder.path() + u"/other.ini"_s, .members = std::nullopt};
    QVERIFY(!writeConversion(conversion, elsewhere).has_value());
    QVERIFY(!QFile::exists(elsewhere.newPath));
}

QTEST_GUILESS_MAIN(TestInventoryConversion)
#include "tst_inventory_conversion.moc"
