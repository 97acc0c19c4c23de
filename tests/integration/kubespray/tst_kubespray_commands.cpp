// SPDX-License-Identifier: GPL-3.0-or-later
// `kubemori releases` and `kubemori plan` as scripts use them: exit codes, JSON on standard output, messages on
// standard error.
#include "support/git_sandbox.hpp"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

constexpr int longestRun = 60'000;

QJsonArray array(const QJsonValue &value, const QString &name)
{
    return value.toObject().value(name).toArray();
}

} // namespace

class KubesprayCommandsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void releases();
    void oneRelease();
    void tables();
    void plans();
    void startsAtWhatIsCheckedOut();
    void decidesBySettings();
    void checkoutOfACluster();
    void wrongInput_data();
    void wrongInput();
    void speaksJapanese();
    void completesTags();

private:
    void release(const QString &tag, const QByteArray &kube, const QByteArray &etcd) const;
    int run(const QStringList &arguments);
    [[nodiscard]] QJsonObject answer() const { return QJsonDocument::fromJson(m_out).object(); }

    GitSandbox m_sandbox;
    QString m_repo;
    QByteArray m_out;
    QString m_said;
};

void KubesprayCommandsTest::release(const QString &tag, const QByteArray &kube, const QByteArray &etcd) const
{
    m_sandbox.write(u"k/roles/kubespray_defaults/defaults/main/main.yml"_s,
                    "kube_version: " + kube + "\nkube_version_min_required: 1.30.0\netcd_version: " + etcd + "\n");
    m_sandbox.git(u"k"_s, {u"add"_s, u"-A"_s});
    m_sandbox.git(u"k"_s, {u"commit"_s, u"-q"_s, u"-m"_s, tag});
    m_sandbox.git(u"k"_s, {u"tag"_s, tag});
}

void KubesprayCommandsTest::initTestCase()
{
    m_sandbox.makeKubespray(u"k"_s);
    m_repo = m_sandbox.path(u"k"_s);
    m_sandbox.write(u"k/upgrade-cluster.yml"_s, "---\n");
    m_sandbox.write(u"k/requirements.txt"_s, "ansible==10.7.0\n");
    m_sandbox.write(u"k/playbooks/ansible_version.yml"_s,
                    "- vars:\n    minimal_ansible_version: 2.17.3\n    maximal_ansible_version: 2.18.0\n");
    release(u"v2.26.0"_s, "1.30.4", "3.5.12");
    release(u"v2.27.0"_s, "1.31.4", "3.5.16");
    release(u"v2.28.0"_s, "1.32.5", "3.5.16");
    release(u"v2.28.1"_s, "1.32.8", "3.5.22");
    release(u"v2.27.1"_s, "1.31.9", "3.5.21"); // made after the next line
    m_sandbox.git(u"k"_s, {u"checkout"_s, u"-q"_s, u"v2.26.0"_s});
    m_sandbox.write(u"inventory/group_vars/all.yml"_s, "kube_network_plugin: cilium\n");
    m_sandbox.write(u"clusters.yaml"_s, "version: 1\nclusters:\n  - id: lab\n    control_plane: {hosts: [10.0.0.1]}\n"
                                        "    kubespray: {path: " +
                                            m_repo.toUtf8() +
                                            ", inventory: " + m_sandbox.path(u"inventory"_s).toUtf8() +
                                            "}\n  - {id: bare, control_plane: {hosts: [10.0.0.2]}}\n");
    QFile::setPermissions(m_sandbox.path(u"clusters.yaml"_s), QFile::ReadOwner | QFile::WriteOwner);
}

int KubesprayCommandsTest::run(const QStringList &arguments)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"HOME"_s, m_sandbox.path(u"home"_s));
    environment.insert(u"XDG_CONFIG_HOME"_s, m_sandbox.path(u"home/config"_s));
    environment.insert(u"XDG_STATE_HOME"_s, m_sandbox.path(u"home/state"_s));
    environment.insert(u"GIT_CONFIG_GLOBAL"_s, u"/dev/null"_s);
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(m_sandbox.path({}));
    process.start(QStringLiteral(KUBEMORI_BINARY_DIR "/app/kubemori"), arguments);
    if (!process.waitForFinished(longestRun) || process.exitStatus() != QProcess::NormalExit) {
        return -1;
    }
    m_out = process.readAllStandardOutput();
    m_said = QString::fromUtf8(process.readAllStandardError());
    return process.exitCode();
}

void KubesprayCommandsTest::releases()
{
    QCOMPARE(run({u"releases"_s, u"--repo"_s, m_repo, u"-o"_s, u"json"_s}), 0);
    const QJsonArray list = array(answer(), u"releases"_s);
    QCOMPARE(list.size(), 5);
    const QJsonObject first = list.first().toObject();
    QCOMPARE(first.value("tag"_L1).toString(), u"v2.26.0"_s);
    QCOMPARE(first.value("kubeVersion"_L1).toString(), u"1.30.4"_s);
    QCOMPARE(first.value("ansibleCore"_L1).toObject(), (QJsonObject{{u"min"_s, u"2.17.3"_s}, {u"max"_s, u"2.18.0"_s}}));
    QVERIFY(QDateTime::fromString(first.value("date"_L1).toString(), Qt::ISODate).isValid());
    QCOMPARE(first.value("components"_L1).toObject().value("etcd"_L1).toObject().value("from"_L1).toString(),
             u"roles/kubespray_defaults/defaults/main/main.yml:3"_s);
    QCOMPARE(list.at(2).toObject().value("tag"_L1).toString(), u"v2.27.1"_s); // by version
    QVERIFY(m_said.isEmpty());
}

void KubesprayCommandsTest::oneRelease()
{
    QCOMPARE(run({u"releases"_s, u"v2.27.1"_s, u"--repo"_s, m_repo, u"-o"_s, u"json"_s}), 0);
    QCOMPARE(array(answer(), u"releases"_s).size(), 1);
    QCOMPARE(run({u"releases"_s, u"v2.27.1"_s, u"--repo"_s, m_repo}), 0);
    QVERIFY(m_out.contains("roles/kubespray_defaults/defaults/main/main.yml:1"));
    QCOMPARE(run({u"releases"_s, u"v9.9.9"_s, u"--repo"_s, m_repo}), 2);
    QVERIFY(m_said.contains("v9.9.9"_L1));
    QVERIFY(m_out.isEmpty());
}

void KubesprayCommandsTest::tables()
{
    QCOMPARE(run({u"releases"_s, u"--repo"_s, m_repo}), 0);
    QCOMPARE(m_out.count('\n'), 6);
    QVERIFY(m_out.startsWith("RELEASE"));
    QCOMPARE(run({u"plan"_s, u"--repo"_s, m_repo, u"--from"_s, u"v2.26.0"_s, u"--to"_s, u"v2.28.1"_s}), 0);
    QVERIFY(m_out.contains("1. v2.26.0 → v2.27.1"));
    QVERIFY(m_out.contains("2. v2.27.1 → v2.28.1"));
}

void KubesprayCommandsTest::plans()
{
    QCOMPARE(
        run({u"plan"_s, u"--repo"_s, m_repo, u"--from"_s, u"v2.26.0"_s, u"--to"_s, u"v2.28.0"_s, u"-o"_s, u"json"_s}),
        0);
    QCOMPARE(answer().value("blocked"_L1).toBool(true), false);
    const QJsonArray hops = array(answer(), u"hops"_s);
    QCOMPARE(hops.size(), 2);
    const QJsonObject last = hops.at(1).toObject();
    QCOMPARE(last.value("from"_L1).toString(), u"v2.27.1"_s);
    QCOMPARE(last.value("to"_L1).toString(), u"v2.28.0"_s);
    QCOMPARE(last.value("kubeVersion"_L1).toString(), u"1.32.5"_s);
    QCOMPARE(last.value("ansibleCore"_L1).toObject().value("max"_L1).toString(), u"2.18.0"_s);
    QVERIFY(!last.contains("estimateSeconds"_L1)); // nothing is known
    QStringList ids;
    for (const QJsonValue &advisory : array(last, u"advisories"_s)) {
        ids.append(advisory.toObject().value("id"_L1).toString());
        QVERIFY(!advisory.toObject().value("title"_L1).toString().isEmpty());
        QVERIFY(!advisory.toObject().value("severity"_L1).toString().isEmpty());
    }
    QVERIFY(ids.contains(u"component-downgrade"_s));
    QVERIFY(ids.contains(u"N12"_s)); // with a condition, as nothing is known of the settings
}

void KubesprayCommandsTest::startsAtWhatIsCheckedOut()
{
    QCOMPARE(run({u"plan"_s, u"--repo"_s, m_repo, u"--to"_s, u"v2.27.1"_s, u"-o"_s, u"json"_s}), 0);
    QCOMPARE(answer().value("from"_L1).toString(), u"v2.26.0"_s);
    QVERIFY(m_said.contains("v2.26.0"_L1));
}

void KubesprayCommandsTest::decidesBySettings()
{
    const QStringList words{u"plan"_s, u"--repo"_s,  m_repo,  u"--from"_s, u"v2.27.1"_s,
                            u"--to"_s, u"v2.28.0"_s, u"-o"_s, u"json"_s};
    QCOMPARE(run(words), 0);
    QCOMPARE(run(words + QStringList{u"--inventory"_s, m_sandbox.path(u"inventory"_s)}), 3);
    QCOMPARE(answer().value("blocked"_L1).toBool(), true);
    QCOMPARE(run(words + QStringList{u"--inventory"_s, u"inventory"_s}), 3); // from here
    QCOMPARE(run(words + QStringList{u"--inventory"_s, m_sandbox.path(u"missing"_s)}), 2);
    QVERIFY(m_out.isEmpty());
}

void KubesprayCommandsTest::checkoutOfACluster()
{
    const QStringList cluster{u"--config"_s, m_sandbox.path(u"clusters.yaml"_s), u"--cluster"_s, u"lab"_s};
    QCOMPARE(run(QStringList{u"releases"_s, u"-o"_s, u"json"_s} + cluster), 0);
    QCOMPARE(array(answer(), u"releases"_s).size(), 5);
    // With the profile's inventory, and from what its checkout is at.
    QCOMPARE(run(QStringList{u"plan"_s, u"--to"_s, u"v2.28.0"_s, u"-o"_s, u"json"_s} + cluster), 3);
    QCOMPARE(run(QStringList{u"plan"_s, u"--to"_s, u"v2.28.1"_s, u"-o"_s, u"json"_s} + cluster), 0);
    QCOMPARE(run({u"releases"_s, u"--config"_s, m_sandbox.path(u"clusters.yaml"_s), u"--cluster"_s, u"bare"_s}), 2);
    QVERIFY(m_said.contains("bare"_L1));
}

void KubesprayCommandsTest::wrongInput_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QString>("says");
    const QString repo = m_repo;
    QTest::newRow("no target") << QStringList{u"plan"_s, u"--repo"_s, repo, u"--from"_s, u"v2.26.0"_s} << u"--to"_s;
    QTest::newRow("unknown target") << QStringList{u"plan"_s,    u"--repo"_s, repo,        u"--from"_s,
                                                   u"v2.26.0"_s, u"--to"_s,   u"v2.99.0"_s}
                                    << u"v2.99.0"_s;
    QTest::newRow("unknown start") << QStringList{u"plan"_s,   u"--repo"_s, repo,        u"--from"_s,
                                                  u"master"_s, u"--to"_s,   u"v2.28.0"_s}
                                   << u"master"_s;
    QTest::newRow("back") << QStringList{u"plan"_s,    u"--repo"_s, repo,        u"--from"_s,
                                         u"v2.28.0"_s, u"--to"_s,   u"v2.26.0"_s}
                          << u"older"_s;
    QTest::newRow("nowhere") << QStringList{u"plan"_s,    u"--repo"_s, repo,        u"--from"_s,
                                            u"v2.28.0"_s, u"--to"_s,   u"v2.28.0"_s}
                             << u"nothing to upgrade"_s;
    QTest::newRow("no repository") << QStringList{u"releases"_s, u"--repo"_s, u"inventory"_s} << u"git"_s;
    QTest::newRow("no folder") << QStringList{u"releases"_s, u"--repo"_s, u"missing"_s} << u"missing"_s;
    QTest::newRow("two checkouts") << QStringList{u"releases"_s, u"--repo"_s, repo, u"--cluster"_s, u"lab"_s}
                                   << u"--repo"_s;
    QTest::newRow("unknown cluster") << QStringList{u"plan"_s, u"--cluster"_s, u"none"_s, u"--to"_s, u"v2.28.0"_s}
                                     << u"none"_s;
    QTest::newRow("option as a tag") << QStringList{u"plan"_s,         u"--repo"_s, repo,
                                                    u"--from=--all"_s, u"--to"_s,   u"v2.28.0"_s}
                                     << u"--all"_s;
}

void KubesprayCommandsTest::wrongInput()
{
    QFETCH(QStringList, words);
    QFETCH(QString, says);
    QCOMPARE(run(words), 2);
    QVERIFY(m_out.isEmpty());
    QVERIFY2(m_said.contains(says), qPrintable(m_said));
}

void KubesprayCommandsTest::speaksJapanese()
{
    const QStringList words{u"plan"_s, u"--repo"_s, m_repo, u"--from"_s, u"v2.27.1"_s, u"--to"_s, u"v2.28.0"_s};
    QCOMPARE(run(words + QStringList{u"--language"_s, u"ja"_s}), 0);
    QVERIFY2(m_out.contains(QString(u"ファクトキャッシュ"_s).toUtf8()), m_out.constData());
    QCOMPARE(run(words + QStringList{u"--language"_s, u"en"_s}), 0);
    QVERIFY(m_out.contains("fact cache"));
}

void KubesprayCommandsTest::completesTags()
{
    QCOMPARE(run({u"__complete"_s, u"plan"_s, u"--repo"_s, m_repo, u"--to"_s, u"v2.28"_s}), 0);
    QVERIFY2(m_out.startsWith("v2.28.1\t"), m_out.constData());
    QCOMPARE(m_out.count('\n'), 2);
    QCOMPARE(run({u"__complete"_s, u"plan"_s, u"--repo"_s, u"missing"_s, u"--to"_s, QString()}), 0);
    QVERIFY(m_out.isEmpty() && m_said.isEmpty());
}

QTEST_GUILESS_MAIN(KubesprayCommandsTest)

#include "tst_kubespray_commands.moc"
