// SPDX-License-Identifier: GPL-3.0-or-later
// `kubemori issues` as scripts use it: exit codes, JSON on standard output, messages on standard error.
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

const QByteArray mine = R"(id: mine
severity: block
title: {en: My own, ja: 自分のもの}
text: {en: Why., ja: 理由。}
source: here
target: ">=v2.20.0"
when: {setting: a, is: 1}
remedy: {en: Do it., ja: 対処。}
examples:
  - {name: hits, expect: true, target: v2.20.0, settings: {a: 1}}
  - {name: misses, expect: false, target: v2.20.0, settings: {a: 2}}
)";

} // namespace

class TestIssuesCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void lists();
    void listsOwnFolders();
    void shows();
    void lintsTheProgramsOwn();
    void lintsFiles();
    void namesFaults();
    void wrongInput_data();
    void wrongInput();

private:
    int run(const QStringList &arguments);
    void write(const QString &path, const QByteArray &bytes) const;
    [[nodiscard]] QString at(const QString &path) const { return m_home->filePath(path); }
    [[nodiscard]] QJsonObject answer() const { return QJsonDocument::fromJson(m_out).object(); }
    [[nodiscard]] QJsonObject listed(const QString &id) const
    {
        for (const QJsonValue &value : answer().value(u"issues"_s).toArray()) {
            if (value.toObject().value(u"id"_s) == id) {
                return value.toObject();
            }
        }
        return {};
    }

    std::unique_ptr<QTemporaryDir> m_home;
    QByteArray m_out;
    QString m_said;
};

void TestIssuesCommand::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    QVERIFY(m_home->isValid());
}

int TestIssuesCommand::run(const QStringList &arguments)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"XDG_CONFIG_HOME"_s, at(u"config"_s));
    environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(m_home->path());
    process.start(QStringLiteral(KUBEMORI_BINARY_DIR "/app/kubemori"), QStringList{u"issues"_s} + arguments);
    if (!process.waitForFinished(longestRun)) {
        return -1;
    }
    m_out = process.readAllStandardOutput();
    m_said = QString::fromUtf8(process.readAllStandardError());
    return process.exitCode();
}

void TestIssuesCommand::write(const QString &path, const QByteArray &bytes) const
{
    QVERIFY(QDir().mkpath(QFileInfo(at(path)).path()));
    QFile file(at(path));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

void TestIssuesCommand::lists()
{
    QCOMPARE(run({u"list"_s, u"-o"_s, u"json"_s}), 0);
    const QJsonObject issue = listed(u"drain-refused-by-budget"_s);
    QCOMPARE(issue.value(u"severity"_s).toString(), u"warn"_s);
    QVERIFY(issue.value(u"builtIn"_s).toBool());
    QVERIFY(!issue.value(u"title"_s).toObject().value(u"ja"_s).toString().isEmpty());
    QVERIFY(!issue.value(u"log"_s).toArray().isEmpty());
    QVERIFY(answer().value(u"problems"_s).toArray().isEmpty());
    QCOMPARE(m_said, QString());
    QCOMPARE(run({u"list"_s}), 0);
    QVERIFY(m_out.contains("drain-refused-by-budget"));
}

/// Of the folders that the settings name; one takes the place of a built-in one, and a broken one is said.
void TestIssuesCommand::listsOwnFolders()
{
    write(u"issues/mine.yaml"_s, mine);
    write(u"issues/broken.yaml"_s, "id: broken\n");
    write(u"issues/drain-refused-by-budget.yaml"_s,
          QByteArray(mine).replace("id: mine", "id: drain-refused-by-budget"));
    write(u"config/kubemori/settings.ini"_s, "[advice]\nfolders=" + at(u"issues"_s).toUtf8() + "\n");
    QCOMPARE(run({u"list"_s, u"-o"_s, u"json"_s}), 0);
    QCOMPARE(listed(u"mine"_s).value(u"file"_s).toString(), at(u"issues/mine.yaml"_s));
    QCOMPARE(listed(u"mine"_s).value(u"when"_s).toObject(), (QJsonObject{{u"setting"_s, u"a"_s}, {u"is"_s, 1}}));
    QVERIFY(!listed(u"drain-refused-by-budget"_s).value(u"builtIn"_s).toBool());
    const QJsonArray problems = answer().value(u"problems"_s).toArray();
    QCOMPARE(problems.size(), 1);
    QCOMPARE(problems.at(0).toObject().value(u"file"_s).toString(), at(u"issues/broken.yaml"_s));
    QCOMPARE(problems.at(0).toObject().value(u"line"_s).toInt(), 1);
    QVERIFY(m_said.contains(u"broken.yaml:1: "_s));
}

void TestIssuesCommand::shows()
{
    QCOMPARE(run({u"show"_s, u"drain-refused-by-budget"_s}), 0);
    QVERIFY(m_out.contains("violate the pod.s disruption budget"));
    QCOMPARE(run({u"show"_s, u"drain-refused-by-budget"_s, u"-o"_s, u"json"_s}), 0);
    QCOMPARE(answer().value(u"id"_s).toString(), u"drain-refused-by-budget"_s);
    QCOMPARE(run({u"show"_s, u"drain-refused-by-budget"_s, u"--language"_s, u"ja"_s}), 0);
    QVERIFY(m_out.contains("退避"));
}

void TestIssuesCommand::lintsTheProgramsOwn()
{
    QCOMPARE(run({u"lint"_s, u"-o"_s, u"json"_s}), 0);
    QVERIFY(answer().value(u"files"_s).toInt() > 0);
    QVERIFY(answer().value(u"examples"_s).toInt() >= 2 * answer().value(u"files"_s).toInt());
    QVERIFY(answer().value(u"problems"_s).toArray().isEmpty());
}

void TestIssuesCommand::lintsFiles()
{
    write(u"issues/mine.yaml"_s, mine);
    QCOMPARE(run({u"lint"_s, u"issues"_s}), 0);
    QCOMPARE(run({u"lint"_s, u"issues/mine.yaml"_s, u"-o"_s, u"json"_s}), 0);
    QCOMPARE(answer().value(u"files"_s).toInt(), 1);
    QCOMPARE(answer().value(u"examples"_s).toInt(), 2);
}

/// As compilers name them, so that editors find the place.
void TestIssuesCommand::namesFaults()
{
    write(u"mine.yaml"_s, QByteArray(mine).replace("severity: block", "severity: bad"));
    QCOMPARE(run({u"lint"_s, u"mine.yaml"_s}), 2);
    QVERIFY2(m_out.startsWith("mine.yaml:2: "), m_out.constData());
    write(u"mine.yaml"_s, QByteArray(mine).replace("{a: 2}", "{a: 1}"));
    QCOMPARE(run({u"lint"_s, u"mine.yaml"_s}), 2);
    QVERIFY2(m_out.startsWith("mine.yaml:11: example “misses”: no is expected, but it is yes"), m_out.constData());
    QCOMPARE(run({u"lint"_s, u"mine.yaml"_s, u"-o"_s, u"json"_s}), 2);
    QCOMPARE(answer().value(u"problems"_s).toArray().at(0).toObject().value(u"line"_s).toInt(), 11);
}

void TestIssuesCommand::wrongInput_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("nothing") << QStringList();
    QTest::newRow("unknown verb") << QStringList{u"repair"_s};
    QTest::newRow("show nothing") << QStringList{u"show"_s};
    QTest::newRow("show what is not known") << QStringList{u"show"_s, u"nothing"_s};
    QTest::newRow("list something") << QStringList{u"list"_s, u"mine"_s};
    QTest::newRow("no such file") << QStringList{u"lint"_s, u"nowhere.yaml"_s};
    QTest::newRow("an empty folder") << QStringList{u"lint"_s, u"."_s};
}

void TestIssuesCommand::wrongInput()
{
    QFETCH(const QStringList, arguments);
    QCOMPARE(run(arguments), 2);
    QVERIFY(!m_said.isEmpty() || !m_out.isEmpty());
}

QTEST_GUILESS_MAIN(TestIssuesCommand)

#include "tst_issues_command.moc"
