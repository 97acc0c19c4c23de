// SPDX-License-Identifier: GPL-3.0-or-later
// `kubemori inventory` as scripts use it: exit codes, JSON on standard output, messages on standard error, the file
// written.
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;

namespace {

constexpr int longestRun = 60'000;

const QByteArray oldInventory =
    "all:\n  hosts:\n    b: {ip: 10.0.0.2, flag: true}\n    a: {ip: 10.0.0.1}\n  children:\n"
    "    kube-master: {hosts: {b: }}\n    etcd: {hosts: {b: , a: }}\n    kube-node: {hosts: {a: , b: }}\n"
    "    k8s-cluster: {children: {kube-master: , kube-node: }}\n";

} // namespace

class TestInventoryCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void shows();
    void wrongInput_data();
    void wrongInput();
    void converts();
    void membersThatDoNotFit();
    void settingsThatWouldBeLost();
    void neverOverAnotherFile();

private:
    void write(const QString &name, const QByteArray &text);
    QByteArray read(const QString &name);
    int run(const QStringList &arguments);
    [[nodiscard]] QJsonObject answer() const { return QJsonDocument::fromJson(m_out).object(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    QByteArray m_out;
    QString m_said;
};

void TestInventoryCommand::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    write(u"hosts.yaml"_s, oldInventory);
}

void TestInventoryCommand::write(const QString &name, const QByteArray &text)
{
    QFile file(m_folder->filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

QByteArray TestInventoryCommand::read(const QString &name)
{
    QFile file(m_folder->filePath(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("no file");
}

int TestInventoryCommand::run(const QStringList &arguments)
{
    QProcess process;
    process.setWorkingDirectory(m_folder->path());
    process.start(QStringLiteral(KUBEMORI_BINARY_DIR "/app/kubemori"), QStringList{u"inventory"_s} + arguments);
    if (!process.waitForFinished(longestRun) || process.exitStatus() != QProcess::NormalExit) {
        return -1;
    }
    m_out = process.readAllStandardOutput();
    m_said = QString::fromUtf8(process.readAllStandardError());
    return process.exitCode();
}

void TestInventoryCommand::shows()
{
    QCOMPARE(run({u"show"_s, u"hosts.yaml"_s, u"-o"_s, u"json"_s}), 0);
    const QJsonObject groups = answer().value("groups"_L1).toObject();
    QCOMPARE(groups.value("etcd"_L1).toObject().value("hosts"_L1).toArray(), QJsonArray({u"b"_s, u"a"_s}));
    QCOMPARE(groups.value("k8s-cluster"_L1).toObject().value("children"_L1).toArray(),
             QJsonArray({u"kube-master"_s, u"kube-node"_s}));
    QCOMPARE(answer().value("hosts"_L1).toObject().value("b"_L1).toObject(),
             QJsonObject({{u"ip"_s, u"10.0.0.2"_s}, {u"flag"_s, true}}));
    QVERIFY(m_said.isEmpty());
    QCOMPARE(run({u"show"_s, u"hosts.yaml"_s}), 0);
    QVERIFY2(m_out.contains("k8s-cluster") && m_out.contains("b,a"), m_out.constData());
}

void TestInventoryCommand::wrongInput_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("said");
    QTest::newRow("no file") << QStringList{u"show"_s, u"nowhere.ini"_s} << u"nowhere.ini"_s;
    QTest::newRow("broken") << QStringList{u"show"_s, u"broken.ini"_s} << u"broken.ini:2"_s;
    QTest::newRow("no verb") << QStringList{u"hosts.yaml"_s} << u"inventory show FILE"_s;
    QTest::newRow("no target") << QStringList{u"convert"_s, u"hosts.yaml"_s} << u"-o-file NEW"_s;
    QTest::newRow("broken old") << QStringList{u"convert"_s, u"broken.ini"_s, u"-o-file"_s, u"new.ini"_s}
                                << u"broken.ini:2"_s;
    QTest::newRow("no listing") << QStringList{u"convert"_s,    u"hosts.yaml"_s, u"--etcd-members"_s,
                                               u"broken.ini"_s, u"-o-file"_s,    u"new.ini"_s}
                                << u"broken.ini:1"_s;
}

void TestInventoryCommand::wrongInput()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QString, said);
    write(u"broken.ini"_s, "[a]\n[b c]\n");
    QCOMPARE(run(arguments), 2);
    QVERIFY2(m_said.contains(said), qPrintable(m_said));
    QVERIFY(m_out.isEmpty());
    QCOMPARE(read(u"new.ini"_s), "no file"_ba);
}

void TestInventoryCommand::converts()
{
    write(u"members"_s, "1, started, etcd1, https://10.0.0.1:2380, https://10.0.0.1:2379, false\n"
                        "2, started, etcd2, https://10.0.0.2:2380, https://10.0.0.2:2379, false\n");
    QCOMPARE(run({u"convert"_s, u"hosts.yaml"_s, u"--etcd-members"_s, u"members"_s, u"-o-file"_s, u"inventory.ini"_s,
                  u"-o"_s, u"json"_s}),
             0);
    const QByteArray written = read(u"inventory.ini"_s);
    QVERIFY2(written.contains("b ip=10.0.0.2 flag=True etcd_member_name=etcd2\na ip=10.0.0.1 etcd_member_name=etcd1\n"),
             written.constData());
    QVERIFY(written.contains("[k8s_cluster:children]\nkube_control_plane\nkube_node\n"));
    QVERIFY(answer().value("groups"_L1).toObject().contains("kube_control_plane"_L1));
    const QJsonArray checks = answer().value("checks"_L1).toArray();
    QVERIFY(checks.size() > 8);
    for (const QJsonValue &check : checks) {
        QVERIFY(check["same"_L1].toBool());
        QCOMPARE(check["old"_L1], check["new"_L1]);
    }
    // The same again changes nothing and is no mistake.
    QCOMPARE(run({u"convert"_s, u"hosts.yaml"_s, u"--etcd-members"_s, u"members"_s, u"-o-file=inventory.ini"_s}), 0);
    QCOMPARE(read(u"inventory.ini"_s), written);
}

void TestInventoryCommand::membersThatDoNotFit()
{
    write(u"members"_s, "1, started, etcd1, https://10.0.0.9:2380, https://10.0.0.9:2379, false\n");
    QCOMPARE(run({u"convert"_s, u"hosts.yaml"_s, u"--etcd-members"_s, u"members"_s, u"-o-file"_s, u"new.ini"_s, u"-o"_s,
                  u"json"_s}),
             3);
    QCOMPARE(read(u"new.ini"_s), "no file"_ba);
    QCOMPARE(answer().value("checks"_L1).toArray().at(0)["same"_L1], QJsonValue(false));
}

void TestInventoryCommand::settingsThatWouldBeLost()
{
    QVERIFY(QDir(m_folder->path()).mkpath(u"group_vars/k8s-cluster"_s));
    write(u"group_vars/k8s-cluster/net.yml"_s, "kube_network_plugin: calico\n");
    QCOMPARE(run({u"convert"_s, u"hosts.yaml"_s, u"-o-file"_s, u"new.ini"_s}), 3);
    QCOMPARE(read(u"new.ini"_s), "no file"_ba);
    QVERIFY2(m_said.contains("group_vars/k8s_cluster"_L1), qPrintable(m_said));
    QVERIFY(m_out.contains("DIFFERENT"));
}

void TestInventoryCommand::neverOverAnotherFile()
{
    write(u"new.ini"_s, "mine\n");
    QCOMPARE(run({u"convert"_s, u"hosts.yaml"_s, u"-o-file"_s, u"new.ini"_s}), 2);
    QCOMPARE(read(u"new.ini"_s), "mine\n"_ba);
}

QTEST_GUILESS_MAIN(TestInventoryCommand)
#include "tst_inventory_command.moc"
