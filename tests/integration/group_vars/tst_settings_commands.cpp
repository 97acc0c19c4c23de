// SPDX-License-Identifier: GPL-3.0-or-later
// `kubemori settings-diff` and `kubemori carry-over` as scripts use them, over a small repository with two releases:
// exit codes, JSON on standard output, messages on standard error, the folder written, and the old one left alone.
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
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

QString joined(const QString &first, const QString &second)
{
    return first + u'/' + second;
}

} // namespace

class TestSettingsCommands : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void differsByTag();
    void differsByFolder();
    void saysWhatReads();
    void wrongInput_data();
    void wrongInput();
    void carriesOver();
    void asksAndTakesDecisions();
    void dryRun();
    void neverIntoTheOldFolder();
    void leavesNothingBehind();
    void takesTheCheckoutsOwnFilesAlong();

private:
    void write(const QString &name, const QByteArray &text);
    [[nodiscard]] QByteArray read(const QString &name) const;
    [[nodiscard]] QMap<QString, QByteArray> folder(const QString &name) const;
    void git(const QStringList &arguments);
    int run(const QStringList &arguments);
    [[nodiscard]] QStringList carryOver(const QString &out) const;
    [[nodiscard]] QJsonObject answer() const { return QJsonDocument::fromJson(m_out).object(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    QByteArray m_out;
    QString m_said;
};

void TestSettingsCommands::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    write(u"repo/inventory/sample/group_vars/k8s-cluster/main.yml"_s,
          "kube_version: v1.20.1\n# a_list:\n#   - x\nport_key: 1\n");
    write(u"repo/inventory/sample/group_vars/all/all.yml"_s, "bin_dir: /usr/local/bin\n");
    write(u"repo/inventory/sample/inventory.ini"_s, "[all]\n");
    write(u"repo/roles/x/tasks/main.yml"_s, "- debug: msg={{ port_key }}\n");
    git({u"init"_s, u"-q"_s});
    git({u"add"_s, u"."_s});
    git({u"commit"_s, u"-q"_s, u"-m"_s, u"one"_s});
    git({u"tag"_s, u"v2.15.0"_s});
    QVERIFY(QDir(m_folder->filePath(u"repo/inventory/sample/group_vars"_s)).rename(u"k8s-cluster"_s, u"k8s_cluster"_s));
    write(u"repo/inventory/sample/group_vars/k8s_cluster/main.yml"_s,
          "# words\nkube_version: v1.21.0\n# a_list:\n#   - x\n#   - y\nport_key: 1\n");
    git({u"add"_s, u"."_s});
    git({u"commit"_s, u"-q"_s, u"-m"_s, u"two"_s});
    git({u"tag"_s, u"v2.16.0"_s});

    write(u"mine/group_vars/k8s-cluster/main.yml"_s,
          "kube_version: v1.20.1\na_list:\n  - mine\nport_key: 9\nour_key: 1\n");
    write(u"mine/group_vars/all/all.yml"_s, "bin_dir: /usr/local/bin\n");
    write(u"mine/inventory.ini"_s, "[all]\nnode1\n");
    write(u"mine/credentials/key.creds"_s, QByteArray("\x00\xff", 2));
    write(u"mine/artifacts/kubectl"_s, QByteArray(2 << 20, 'k'));
    QFile::setPermissions(m_folder->filePath(u"mine/credentials/key.creds"_s), QFile::ReadOwner | QFile::WriteOwner);
    QFile::setPermissions(m_folder->filePath(u"mine/credentials"_s),
                          QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

void TestSettingsCommands::write(const QString &name, const QByteArray &text)
{
    const QString path = m_folder->filePath(name);
    QVERIFY(QDir().mkpath(QFileInfo(path).absolutePath()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

QByteArray TestSettingsCommands::read(const QString &name) const
{
    QFile file(m_folder->filePath(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("no file");
}

QMap<QString, QByteArray> TestSettingsCommands::folder(const QString &name) const
{
    QMap<QString, QByteArray> files;
    QDirIterator all(m_folder->filePath(name), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (all.hasNext()) {
        const QString path = all.next();
        files.insert(path.sliced(m_folder->filePath(name).size() + 1),
                     read(QDir(m_folder->path()).relativeFilePath(path)));
    }
    return files;
}

void TestSettingsCommands::git(const QStringList &arguments)
{
    QProcess process;
    process.setWorkingDirectory(m_folder->filePath(u"repo"_s));
    process.start(u"git"_s, QStringList{u"-c"_s, u"user.name=x"_s, u"-c"_s, u"user.email=x@example.org"_s} + arguments);
    QVERIFY(process.waitForFinished(longestRun));
    QCOMPARE(process.exitCode(), 0);
}

int TestSettingsCommands::run(const QStringList &arguments)
{
    QProcess process;
    process.setWorkingDirectory(m_folder->path());
    process.start(QStringLiteral(KUBEMORI_BINARY_DIR "/app/kubemori"), arguments);
    if (!process.waitForFinished(longestRun) || process.exitStatus() != QProcess::NormalExit) {
        return -1;
    }
    m_out = process.readAllStandardOutput();
    m_said = QString::fromUtf8(process.readAllStandardError());
    return process.exitCode();
}

QStringList TestSettingsCommands::carryOver(const QString &out) const
{
    return {u"carry-over"_s, u"--repo"_s, u"repo"_s, u"--inventory"_s, u"mine"_s, u"--from"_s, u"v2.15.0"_s, u"--to"_s,
            u"v2.16.0"_s,    u"--out"_s,  out,       u"-o"_s,          u"json"_s};
}

void TestSettingsCommands::differsByTag()
{
    QCOMPARE(run({u"settings-diff"_s, u"--repo"_s, u"repo"_s, u"v2.15.0"_s, u"v2.16.0"_s, u"-o"_s, u"json"_s}), 0);
    const QJsonArray changes = answer().value("changes"_L1).toArray();
    QCOMPARE(changes.size(), 2);
    const QJsonObject version = changes.at(0).toObject();
    QCOMPARE(version.value("key"_L1).toString(), u"kube_version"_s);
    QCOMPARE(version.value("kind"_L1).toString(), u"changed"_s);
    QCOMPARE(version.value("oldState"_L1).toString(), u"active"_s);
    QCOMPARE(version.value("oldValue"_L1).toString(), u"v1.20.1"_s);
    QCOMPARE(version.value("newValue"_L1).toString(), u"v1.21.0"_s);
    QCOMPARE(version.value("oldFile"_L1).toString(), u"inventory/sample/group_vars/k8s-cluster/main.yml"_s);
    QCOMPARE(version.value("newFile"_L1).toString(), u"inventory/sample/group_vars/k8s_cluster/main.yml"_s);
    QCOMPARE(changes.at(1).toObject().value("newValue"_L1).toArray(), QJsonArray({u"x"_s, u"y"_s}));
    QVERIFY(m_said.isEmpty());
    QCOMPARE(run({u"settings-diff"_s, u"--repo"_s, u"repo"_s, u"v2.15.0"_s, u"v2.16.0"_s}), 0);
    QVERIFY2(m_out.contains("kube_version") && m_out.contains("v1.21.0"), m_out.constData());
}

void TestSettingsCommands::differsByFolder()
{
    for (const QString &mine : {u"mine"_s, u"mine/group_vars"_s}) {
        QCOMPARE(run({u"settings-diff"_s, u"repo"_s, mine, u"-o"_s, u"json"_s}), 0);
        QStringList kinds;
        for (const QJsonValue &change : answer().value("changes"_L1).toArray()) {
            kinds.append(change["key"_L1].toString() + u' ' + change["kind"_L1].toString());
        }
        kinds.sort();
        QCOMPARE(kinds, QStringList({u"a_list uncommented"_s, u"kube_version changed"_s, u"our_key added"_s,
                                     u"port_key changed"_s}));
    }
    QCOMPARE(run({u"settings-diff"_s, u"mine"_s, u"mine"_s, u"-o"_s, u"json"_s}), 0);
    QVERIFY(answer().value("changes"_L1).toArray().isEmpty());
}

void TestSettingsCommands::saysWhatReads()
{
    write(u"repo/inventory/sample/group_vars/k8s_cluster/main.yml"_s, "port_key: 2\n");
    git({u"commit"_s, u"-qam"_s, u"three"_s});
    git({u"tag"_s, u"v2.17.0"_s});
    QCOMPARE(run({u"settings-diff"_s, u"--repo"_s, u"repo"_s, u"--readers"_s, u"v2.16.0"_s, u"v2.17.0"_s, u"-o"_s,
                  u"json"_s}),
             0);
    for (const QJsonValue &change : answer().value("changes"_L1).toArray()) {
        const QJsonArray readers = change["readBy"_L1].toArray();
        QCOMPARE(readers.size(), change["key"_L1] == "port_key"_L1 ? 1 : 0);
        if (!readers.isEmpty()) {
            QCOMPARE(readers.at(0)["path"_L1].toString(), u"roles/x/tasks/main.yml"_s);
            QCOMPARE(readers.at(0)["line"_L1].toInt(), 1);
        }
    }
}

void TestSettingsCommands::wrongInput_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("said");
    const QStringList good = carryOver(u"new"_s);
    const auto with = [&good](const QString &option, const QString &value) {
        QStringList arguments = good;
        arguments[arguments.indexOf(option) + 1] = value;
        return arguments;
    };
    QTest::newRow("diff without words") << QStringList{u"settings-diff"_s} << u"settings-diff"_s;
    QTest::newRow("diff of no tag") << QStringList{u"settings-diff"_s, u"--repo"_s, u"repo"_s, u"v9.9.9"_s,
                                                   u"v2.16.0"_s}
                                    << u"v9.9.9"_s;
    QTest::newRow("diff of no settings") << QStringList{u"settings-diff"_s, u"mine/credentials"_s, u"mine"_s}
                                         << u"credentials"_s;
    QTest::newRow("no option") << QStringList{u"carry-over"_s, u"--repo"_s, u"repo"_s} << u"--inventory"_s;
    QTest::newRow("no inventory") << with(u"--inventory"_s, u"nowhere"_s) << u"nowhere"_s;
    QTest::newRow("no tag") << with(u"--to"_s, u"v9.9.9"_s) << u"v9.9.9"_s;
    QTest::newRow("no repository") << with(u"--repo"_s, u"nowhere"_s) << u"nowhere"_s;
    QTest::newRow("a tag that is an option") << with(u"--to"_s, u"--exec=x"_s) << u"exec"_s;
    QTest::newRow("target in use") << with(u"--out"_s, u"mine"_s) << u"mine"_s;
    QTest::newRow("target in the old folder") << with(u"--out"_s, u"mine/new"_s) << u"mine/new"_s;
    QTest::newRow("target is a file") << with(u"--out"_s, u"mine/inventory.ini"_s) << u"inventory.ini"_s;
}

void TestSettingsCommands::wrongInput()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QString, said);
    const auto before = folder(u"mine"_s);
    QCOMPARE(run(arguments), 2);
    QVERIFY2(m_said.contains(said), qPrintable(m_said));
    QVERIFY(m_out.isEmpty());
    QVERIFY(folder(u"mine"_s) == before);
    QVERIFY(!QFileInfo::exists(m_folder->filePath(u"new"_s)));
}

void TestSettingsCommands::carriesOver()
{
    const auto before = folder(u"mine"_s);
    QCOMPARE(run(carryOver(u"deep/new"_s)), 0);
    QCOMPARE(read(u"deep/new/group_vars/k8s_cluster/main.yml"_s),
             "# words\nkube_version: v1.21.0\na_list:\n  - mine\nport_key: 9\nour_key: 1\n"_ba);
    QCOMPARE(read(u"deep/new/inventory.ini"_s), "[all]\nnode1\n"_ba);
    QCOMPARE(read(u"deep/new/credentials/key.creds"_s), QByteArray("\x00\xff", 2));
    QCOMPARE(read(u"deep/new/artifacts/kubectl"_s).size(), 2 << 20);
    for (const QString &path : {u"credentials"_s, u"credentials/key.creds"_s}) {
        QCOMPARE(QFileInfo(m_folder->filePath(joined(u"deep/new"_s, path))).permissions(),
                 QFileInfo(m_folder->filePath(joined(u"mine"_s, path))).permissions());
    }
    QVERIFY(folder(u"mine"_s) == before);
    QMap<QString, QString> outcomes;
    for (const QJsonValue &file : answer().value("files"_L1).toArray()) {
        outcomes.insert(file["path"_L1].toString(), file["outcome"_L1].toString());
    }
    QCOMPARE(outcomes.value(u"group_vars/k8s_cluster/main.yml"_s), u"merged"_s);
    QCOMPARE(outcomes.value(u"group_vars/all/all.yml"_s), u"same"_s);
    QCOMPARE(outcomes.value(u"artifacts/kubectl"_s), u"same"_s);
    QCOMPARE(outcomes.size(), folder(u"deep/new"_s).size());
    QMap<QString, QString> decisions;
    for (const QJsonValue &setting : answer().value("settings"_L1).toArray()) {
        decisions.insert(setting["key"_L1].toString(), setting["decision"_L1].toString());
    }
    QCOMPARE(decisions.value(u"kube_version"_s), u"took-new"_s);
    QCOMPARE(decisions.value(u"port_key"_s), u"kept-mine"_s);
    QCOMPARE(decisions.value(u"our_key"_s), u"own"_s);
    QCOMPARE(decisions.value(u"a_list"_s), u"unread"_s); // no role of this small repository names it
    QVERIFY(answer().value("conflicts"_L1).toArray().isEmpty());
    // An empty folder is good too, and the same bytes come out.
    QVERIFY(QDir().mkpath(m_folder->filePath(u"again"_s)));
    QCOMPARE(run(carryOver(u"again"_s)), 0);
    QVERIFY(folder(u"again"_s) == folder(u"deep/new"_s));
}

void TestSettingsCommands::asksAndTakesDecisions()
{
    write(u"mine/group_vars/k8s-cluster/main.yml"_s, "kube_version: v1.20.0\nport_key: 1\n");
    QCOMPARE(run(carryOver(u"new"_s)), 4);
    const QJsonObject conflict = answer().value("conflicts"_L1).toArray().at(0).toObject();
    QCOMPARE(conflict.value("id"_L1).toString(), u"group_vars/k8s_cluster/main.yml:kube_version"_s);
    QVERIFY(read(u"new/group_vars/k8s_cluster/main.yml"_s).contains("# kubemori: undecided: kube_version"));
    QVERIFY(read(u"new/group_vars/k8s_cluster/main.yml"_s).contains("\nkube_version: v1.20.0\n"));
    for (const auto &[decision, line] :
         {std::pair("mine"_ba, "\nkube_version: v1.20.0\n"_ba), std::pair("new"_ba, "\nkube_version: v1.21.0\n"_ba),
          std::pair("{text: 'kube_version: v1.21.9 # ours'}"_ba, "\nkube_version: v1.21.9 # ours\n"_ba)}) {
        write(u"decisions.yaml"_s, "group_vars/k8s_cluster/main.yml:kube_version: " + decision + "\n");
        const QString out = u"decided-"_s + QString::fromLatin1(decision.left(4).toHex());
        QCOMPARE(run(carryOver(out) + QStringList{u"--decisions"_s, u"decisions.yaml"_s}), 0);
        const QByteArray text = read(out + u"/group_vars/k8s_cluster/main.yml"_s);
        QVERIFY2(text.contains(line) && !text.contains("undecided"), text.constData());
    }
    write(u"decisions.yaml"_s, "group_vars/k8s_cluster/main.yml:kube_version: perhaps\n");
    QCOMPARE(run(carryOver(u"never"_s) + QStringList{u"--decisions"_s, u"decisions.yaml"_s}), 2);
    QVERIFY(!QFileInfo::exists(m_folder->filePath(u"never"_s)));
}

void TestSettingsCommands::dryRun()
{
    QCOMPARE(run({u"carry-over"_s, u"--repo"_s, u"repo"_s, u"--inventory"_s, u"mine/inventory.ini"_s, u"--from"_s,
                  u"v2.15.0"_s, u"--to"_s, u"v2.16.0"_s, u"--dry-run"_s}),
             0);
    QVERIFY2(m_out.contains("port_key"), m_out.constData());
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Dirs | QDir::Hidden | QDir::NoDotAndDotDot),
             QStringList({u"mine"_s, u"repo"_s}));
}

/// A link leads there too.
void TestSettingsCommands::neverIntoTheOldFolder()
{
    QVERIFY(QFile::link(m_folder->filePath(u"mine"_s), m_folder->filePath(u"alias"_s)));
    const auto before = folder(u"mine"_s);
    QCOMPARE(run(carryOver(u"alias/new"_s)), 2);
    QVERIFY(folder(u"mine"_s) == before);
}

/// What cannot be written leaves no half of a folder.
void TestSettingsCommands::leavesNothingBehind()
{
    write(u"file"_s, "x");
    QVERIFY(run(carryOver(u"file/new"_s)) != 0);
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Dirs | QDir::Hidden | QDir::NoDotAndDotDot),
             QStringList({u"mine"_s, u"repo"_s}));
}

void TestSettingsCommands::takesTheCheckoutsOwnFilesAlong()
{
    for (const auto &[tag, timeout] : {std::pair(u"v2.17.0"_s, "10"_ba), std::pair(u"v2.18.0"_s, "20"_ba)}) {
        write(u"repo/ansible.cfg"_s, "[defaults]\nforks = " + timeout + "\n");
        write(u"repo/cluster.yml"_s, "[]\n");
        write(u"repo/roles/kubespray-defaults/x"_s, timeout);
        git({u"add"_s, u"."_s});
        git({u"commit"_s, u"-q"_s, u"-m"_s, tag});
        git({u"tag"_s, tag});
    }
    git({u"checkout"_s, u"-q"_s, u"v2.17.0"_s});
    write(u"repo/ansible.cfg"_s, "[defaults]\nforks = 10\nlog_path = a.log\n");
    QCOMPARE(run({u"carry-over"_s, u"--repo"_s, u"repo"_s, u"--inventory"_s, u"mine"_s, u"--from"_s, u"v2.17.0"_s,
                  u"--to"_s, u"v2.18.0"_s, u"--out"_s, u"new"_s, u"-o"_s, u"json"_s}),
             4); // kube_version of the old folder is another one than the sample's
    QCOMPARE(read(u"new/.checkout/ansible.cfg"_s), "[defaults]\nforks = 20\nlog_path = a.log\n"_ba);
    QCOMPARE(read(u"repo/ansible.cfg"_s), "[defaults]\nforks = 10\nlog_path = a.log\n"_ba);
}

QTEST_GUILESS_MAIN(TestSettingsCommands)
#include "tst_settings_commands.moc"
