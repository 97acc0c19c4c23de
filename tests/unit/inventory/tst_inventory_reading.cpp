// SPDX-License-Identifier: GPL-3.0-or-later
// What Ansible's reading of inventories does not show: places of mistakes, limits, files that are left out. That both
// read the same is tested in tests/integration/inventory.
#include "reading.hpp"

#include "inventory/python_literal.hpp"

#include <QTemporaryDir>
#include <QTest>

using namespace kubemori;
using namespace kubemori::inventory;
using namespace kubemori::test;
using namespace Qt::StringLiterals;

class TestInventoryReading : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mistakesHaveAPlace_data();
    void mistakesHaveAPlace();
    void refusedInventoriesAreEmpty();
    void rangesAreCountedBeforeTheyAreMade_data();
    void rangesAreCountedBeforeTheyAreMade();
    void hostsAreLimited();
    void aliasesAreLimited();
    void aliasInsideItself();
    void deepYaml_data();
    void deepYaml();
    void longFiles();
    void binaryFiles();
    void cyclesOfGroups();
    void longChainsOfGroups();
    void nothingIsRun();
    void vaultFilesAreLeftOut();
    void vaultValuesAreCarried();
    void repeatedKeysAreWarnedOf();
    void namesAreNoWayOut();
    void bigNumbersStayExact();
    void valuesKeepTheirType();
    void orderOfMembers();
    void precedence();
    void cancelled();
    void localFiles();
};

void TestInventoryReading::mistakesHaveAPlace_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("place");
    QTest::newRow("section") << u"h.ini"_s << "[a]\n\n[b c]\n"_ba << u"/inv/h.ini:3"_s;
    QTest::newRow("kind") << u"h.ini"_s << "[a:things]\n"_ba << u"/inv/h.ini:1"_s;
    QTest::newRow("quote") << u"h.ini"_s << "a\nb x='1\n"_ba << u"/inv/h.ini:2"_s;
    QTest::newRow("child") << u"h.ini"_s << "[a:children]\nb\nc\n[b]\n"_ba << u"/inv/h.ini:3"_s;
    QTest::newRow("vars") << u"h.ini"_s << "# x\n[a:vars]\nx=1\n"_ba << u"/inv/h.ini:2"_s;
    QTest::newRow("range") << u"h.ini"_s << "a\na[1:]\n"_ba << u"/inv/h.ini:2"_s;
    QTest::newRow("encoding") << u"h.ini"_s << "a\nb x=\xff\n"_ba << u"/inv/h.ini:2"_s;
    QTest::newRow("mark") << u"h.ini"_s << "\xef\xbb\xbf[a]\nb\n"_ba << u"/inv/h.ini:1"_s;
    QTest::newRow("yaml") << u"h.yaml"_s << "all:\n  hosts:\n    a: [1\n"_ba << u"/inv/h.yaml:4:"_s;
    QTest::newRow("yaml hosts") << u"h.yaml"_s << "all:\n  hosts:\n    - a\n"_ba << u"/inv/h.yaml:3:5"_s;
    QTest::newRow("yaml host") << u"h.yaml"_s << "all:\n  hosts:\n    5:\n"_ba << u"/inv/h.yaml:3:5"_s;
    QTest::newRow("yaml template") << u"h.yaml"_s << "all:\n  vars:\n    x: {{ y }}\n"_ba << u"/inv/h.yaml:3:9"_s;
    QTest::newRow("yaml encoding") << u"h.yaml"_s << "all:\n  # \xff\n"_ba << u"/inv/h.yaml:2:5"_s;
    QTest::newRow("yaml control") << u"h.yaml"_s << "all:\n  hosts: {a\x01: }\n"_ba << u"/inv/h.yaml:2:12"_s;
}

void TestInventoryReading::mistakesHaveAPlace()
{
    QFETCH(const QString, name);
    QFETCH(const QByteArray, text);
    QFETCH(const QString, place);
    const LoadedInventory loaded = load({{name.toUtf8().constData(), text}});
    QVERIFY(loaded.isRefused());
    const Error error = loaded.error();
    QVERIFY(error.code == ErrorCode::InvalidInput);
    QVERIFY2(error.subject.startsWith(place), qPrintable(error.subject + u": "_s + error.detail));
    QVERIFY(!error.detail.isEmpty());
}

void TestInventoryReading::refusedInventoriesAreEmpty()
{
    const LoadedInventory loaded = load({{"h.ini", "a\nb[1:\n"}});
    QVERIFY(loaded.isRefused());
    QVERIFY(loaded.inventory.hosts().isEmpty());
}

void TestInventoryReading::rangesAreCountedBeforeTheyAreMade_data()
{
    QTest::addColumn<QByteArray>("pattern");
    QTest::newRow("one") << "node[1:1000000000]"_ba;
    QTest::newRow("padded") << "node[0000000001:1000000000]"_ba;
    QTest::newRow("product") << "n[1:99999]-[1:99999]-[1:99999]"_ba;
    QTest::newRow("of nothing") << "n[1:99999]-[1:99999]-[2:1]"_ba;
    QTest::newRow("doubling") << QByteArray("[1:2]").repeated(64);
    QTest::newRow("huge bounds") << "n[1:99999999999999999999999]"_ba;
    QTest::newRow("beyond sums") << "n[1:9223372036854775807]"_ba;
}

void TestInventoryReading::rangesAreCountedBeforeTheyAreMade()
{
    QFETCH(const QByteArray, pattern);
    QVERIFY(load({{"h.ini", pattern}}).isRefused());
    QVERIFY(load({{"h.yaml", "all: {hosts: {\"" + pattern + "\": }}\n"}}).isRefused());
}

void TestInventoryReading::hostsAreLimited()
{
    Limits limits;
    limits.hosts = 3;
    QCOMPARE(load({{"h.ini", "a[1:3]\na2\n"}}, limits).inventory.hosts().size(), 3);
    QVERIFY(load({{"h.ini", "a[1:3]\nb\n"}}, limits).isRefused());
    limits.groups = 3;
    QVERIFY(!load({{"h.ini", "[a]\n"}}, limits).isRefused());
    QVERIFY(load({{"h.ini", "[a]\n[b]\n"}}, limits).isRefused());
}

void TestInventoryReading::aliasesAreLimited()
{
    QByteArray bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
    for (int i = 1; i < 12; ++i) {
        const QByteArray before = "*a" + QByteArray::number(i - 1);
        bomb += 'a' + QByteArray::number(i) + ": &a" + QByteArray::number(i) + " [" +
                QByteArray(before + ", ").repeated(9) + before + "]\n";
    }
    const LoadedInventory loaded = load({{"h.ini", "h\n"}, {"group_vars/all.yml", bomb}});
    QVERIFY(loaded.isRefused());
    QVERIFY2(loaded.error().detail.contains("aliases"_L1), qPrintable(loaded.error().detail));
    QVERIFY(loaded.error().subject.startsWith("/inv/group_vars/all.yml:"_L1));
}

void TestInventoryReading::aliasInsideItself()
{
    QVERIFY(load({{"h.yaml", "all: {vars: {x: &x [1, *x]}}\n"}}).isRefused());
}

void TestInventoryReading::deepYaml_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("closed lists") << QByteArray(100'000, '[') + QByteArray(100'000, ']');
    QTest::newRow("open lists") << QByteArray(100'000, '[');
    QTest::newRow("maps") << QByteArray("{a: ").repeated(50'000);
    QTest::newRow("block lists") << QByteArray("- ").repeated(50'000);
}

void TestInventoryReading::deepYaml()
{
    QFETCH(const QByteArray, value);
    QVERIFY(load({{"h.yaml", "all:\n  vars:\n    x:\n      " + value + '\n'}}).isRefused());
}

void TestInventoryReading::longFiles()
{
    Limits limits;
    limits.fileBytes = 1 << 20;
    QVERIFY(load({{"h.ini", QByteArray((1 << 20) + 1, '#')}}, limits).isRefused());
    limits.yamlNodes = 1000;
    QVERIFY(load({{"h.yaml", "all: {vars: {x: [" + QByteArray("1,").repeated(1000) + "]}}\n"}}, limits).isRefused());
}

void TestInventoryReading::binaryFiles()
{
    const LoadedInventory loaded = load({{"h.ini", QByteArray("\x7f\0\1\2ELF\n", 8)}});
    QVERIFY(loaded.isRefused());
    QVERIFY(load({{"hosts", QByteArray("\0\0\0\0", 4)}}).isRefused());
}

void TestInventoryReading::cyclesOfGroups()
{
    const LoadedInventory loaded = load({{"h.ini", "[a:children]\nb\n[b:children]\nc\n[c:children]\na\n"}});
    QVERIFY(loaded.isRefused());
    QCOMPARE(loaded.error().subject.section(u':', 0, 0), u"/inv/h.ini"_s);
}

void TestInventoryReading::longChainsOfGroups()
{
    QByteArray text;
    constexpr int count = 3000;
    for (int i = 0; i < count; ++i) {
        text += "[g" + QByteArray::number(i) + ":children]\ng" + QByteArray::number(i + 1) + '\n';
    }
    const LoadedInventory loaded = load({{"h.ini", text + "[g" + QByteArray::number(count) + "]\nh\n"}});
    QVERIFY2(!loaded.isRefused(), qPrintable(said(loaded.problems).join(u'\n')));
    QCOMPARE(loaded.inventory.hostsOf(u"g0"_s), QStringList{u"h"_s});
    QCOMPARE(loaded.inventory.group(u"g3000"_s)->depth, count + 1);
}

void TestInventoryReading::nothingIsRun()
{
    MemoryFiles files;
    files.add(u"/inv/hosts"_s, "#!/bin/sh\ntouch /tmp/never\n", true);
    const LoadedInventory script = readInventory(u"/inv/hosts"_s, files, {});
    QVERIFY(script.isRefused());
    QVERIFY2(script.error().detail.contains("script"_L1), qPrintable(script.error().detail));
    files.add(u"/inv/text"_s, "[web]\na\n", true); // as on file systems without permissions
    QVERIFY(!readInventory(u"/inv/text"_s, files, {}).isRefused());
    const LoadedInventory plugin = load({{"aws.yaml", "plugin: amazon.aws.aws_ec2\n"}});
    QVERIFY(plugin.isRefused());
    QVERIFY2(plugin.error().detail.contains("plugin"_L1), qPrintable(plugin.error().detail));
    QVERIFY(load({{"hosts.toml", "[web.hosts]\na = {}\n"}}).isRefused());
}

void TestInventoryReading::vaultFilesAreLeftOut()
{
    const LoadedInventory loaded = load({{"h.ini", "a\n"},
                                         {"group_vars/all/plain.yml", "x: 1\n"},
                                         {"group_vars/all/vault.yml", "$ANSIBLE_VAULT;1.1;AES256\n6162\n"}});
    QVERIFY(!loaded.isRefused());
    QCOMPARE(loaded.problems.size(), 1);
    QVERIFY(loaded.problems.at(0).severity == Problem::Severity::Note);
    QCOMPARE(loaded.problems.at(0).file, u"/inv/group_vars/all/vault.yml"_s);
    QCOMPARE(json(loaded.inventory.variablesOf(u"a"_s)), uR"({"x":1})"_s);
    QVERIFY(load({{"h.ini", "$ANSIBLE_VAULT;1.1;AES256\n6162\n"}}).isRefused());
}

void TestInventoryReading::vaultValuesAreCarried()
{
    const LoadedInventory loaded = load({{"h.yaml", "all: {hosts: {a: {x: !vault \"$ANSIBLE_VAULT;1.1\"}}}\n"}});
    const Value *value = loaded.inventory.variable(u"a"_s, u"x"_s);
    QVERIFY(value != nullptr && value->isEncrypted());
    QVERIFY(!value->scalarText());
}

void TestInventoryReading::repeatedKeysAreWarnedOf()
{
    const LoadedInventory loaded = load({{"h.yaml", "all:\n  vars:\n    x: 1\n    x: 2\n  hosts: {a: }\n"}});
    QVERIFY(!loaded.isRefused());
    QCOMPARE(loaded.problems.size(), 1);
    QVERIFY(loaded.problems.at(0).severity == Problem::Severity::Warning);
    QCOMPARE(loaded.problems.at(0).position(), u"/inv/h.yaml:4:5"_s);
    QCOMPARE(json(loaded.inventory.variablesOf(u"a"_s)), uR"({"x":2})"_s);
}

void TestInventoryReading::namesAreNoWayOut()
{
    MemoryFiles files;
    files.add(u"/inv/h.yaml"_s, "all: {hosts: {\"../secret\": , \"/secret\": }}\n");
    files.add(u"/inv/secret.yml"_s, "x: 1\n");
    files.add(u"/inv/host_vars/a.yml"_s, "y: 1\n");
    const LoadedInventory loaded = readInventory(u"/inv/h.yaml"_s, files, {});
    QVERIFY(!loaded.isRefused());
    QVERIFY(loaded.inventory.variablesOf(u"../secret"_s).isEmpty());
}

void TestInventoryReading::bigNumbersStayExact()
{
    const LoadedInventory loaded =
        load({{"h.ini", "a x=123456789012345678901234567890 y=-9223372036854775809 z=0xFFFFFFFFFFFFFFFF\n"}});
    QCOMPARE(json(loaded.inventory.variablesOf(u"a"_s)),
             uR"({"x":123456789012345678901234567890,"y":-9223372036854775809,"z":18446744073709551615})"_s);
}

void TestInventoryReading::valuesKeepTheirType()
{
    const LoadedInventory loaded = load({{"h.ini", "a i=1 f=1.0 b=True s=true n=None l=[] m={} q=\"'1'\"\n"}});
    QStringList types;
    for (const auto &[name, value] : loaded.inventory.variablesOf(u"a"_s)) {
        types.append(name + u' ' + value.typeName());
    }
    QCOMPARE(types, QStringList({u"i integer"_s, u"f number"_s, u"b boolean"_s, u"s text"_s, u"n null"_s, u"l list"_s,
                                 u"m mapping"_s, u"q text"_s}));
    QVERIFY(Value(qint64{1}) != Value(1.0));
    QVERIFY(Value(qint64{1}) != Value(true));
    QVERIFY(Value(u"1"_s) != Value(qint64{1}));
    QCOMPARE(*readPythonLiteral(u"[1, 'a', {'b': None}]"_s), *readPythonLiteral(u"[1,\"a\",{\"b\":None,}] # same"_s));
}

/// The order that makes a host the first of etcd (knowledge of every upgrade): own hosts first, then the children's.
void TestInventoryReading::orderOfMembers()
{
    const LoadedInventory loaded =
        load({{"h.ini", "[kube_control_plane]\nnode1\nnode2\n[etcd:children]\nkube_control_plane\n"
                        "[etcd]\nnode3\n[kube_node:children]\netcd\n[kube_node]\nnode4\n"}});
    QCOMPARE(loaded.inventory.hostsOf(u"etcd"_s), QStringList({u"node3"_s, u"node1"_s, u"node2"_s}));
    QCOMPARE(loaded.inventory.hostsOf(u"kube_node"_s), QStringList({u"node4"_s, u"node3"_s, u"node1"_s, u"node2"_s}));
    QCOMPARE(loaded.inventory.hostsOf(u"nobody"_s), QStringList());
    QCOMPARE(loaded.inventory.groupsOf(u"node1"_s),
             QStringList({u"all"_s, u"kube_node"_s, u"etcd"_s, u"kube_control_plane"_s}));
}

/// variable() and variablesOf() have one order of precedence.
void TestInventoryReading::precedence()
{
    const LoadedInventory loaded =
        load({{"h.ini", "[g]\na v1=host\n[g:vars]\nv1=group\nv2=group\nv3=group\n[all:vars]\nv4=all\nv3=all\n"},
              {"group_vars/all.yml", "v2: file all\nv4: file all\nv5: file all\n"},
              {"group_vars/g.yml", "v5: file group\nv1: file group\n"},
              {"host_vars/a.yml", "v6: file host\n"}});
    const Variables all = loaded.inventory.variablesOf(u"a"_s);
    QStringList values;
    for (int i = 1; i <= 6; ++i) {
        const QString name = u"v%1"_s.arg(i);
        QVERIFY(all.find(name) != nullptr);
        QCOMPARE(*loaded.inventory.variable(u"a"_s, name), *all.find(name));
        values.append(*all.find(name)->text());
    }
    QCOMPARE(values,
             QStringList({u"host"_s, u"file all"_s, u"group"_s, u"file all"_s, u"file group"_s, u"file host"_s}));
    QVERIFY(loaded.inventory.variable(u"a"_s, u"v7"_s) == nullptr);
}

void TestInventoryReading::cancelled()
{
    std::stop_source stop;
    stop.request_stop();
    QVERIFY(readInventory(u"/inv/h.ini"_s, filesOf({{"h.ini", "a\n"}}), stop.get_token()).isRefused());
}

void TestInventoryReading::localFiles()
{
    QTemporaryDir folder;
    const LocalFiles files;
    const QString path = folder.path() + u"/hosts.ini"_s;
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("[web]\na\n");
    file.close();
    QVERIFY(files.kind(path, {}) == FileSource::Kind::File);
    QVERIFY(files.kind(folder.path(), {}) == FileSource::Kind::Directory);
    QVERIFY(files.kind(path + u'x', {}) == FileSource::Kind::Missing);
    QCOMPARE(*files.list(folder.path(), {}), QStringList{u"hosts.ini"_s});
    QVERIFY(files.read(path, 3, {}).error().code == ErrorCode::InvalidInput);
    QVERIFY(files.read(path + u'x', 3, {}).error().code == ErrorCode::NotFound);
    QVERIFY(files.read(folder.path(), 3, {}).error().code == ErrorCode::InvalidInput);
    QCOMPARE(readInventory(path, files, {}).inventory.hostsOf(u"web"_s), QStringList{u"a"_s});
}

QTEST_GUILESS_MAIN(TestInventoryReading)
#include "tst_inventory_reading.moc"
