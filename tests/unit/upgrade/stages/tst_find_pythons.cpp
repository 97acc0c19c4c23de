// SPDX-License-Identifier: GPL-3.0-or-later
#include "stage_site.hpp"
#include "suites.hpp"
#include "support/code_of.hpp"
#include "upgrade/environment/find_pythons.hpp"
#include "upgrade/environment/pip_words.hpp"
#include "upgrade/environment/python_range.hpp"
#include "upgrade/environment/virtual_environment.hpp"

#include <QFile>
#include <QRegularExpression>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace kubemori;
using namespace kubemori::upgrade;
using namespace kubemori::test;

/// Which Pythons there are, which of them fit, and what pip says.
class FindPythonsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_site = std::make_unique<StageSite>(); }
    void cleanup() { m_site.reset(); }
    void range_data();
    void range();
    void noRange_data();
    void noRange();
    void rangesOfAllReleases();
    void order();
    void orderWithoutDocumentation();
    void oneProgramOnce();
    void hostileLines();
    void findsThoseOfTheMachine();
    void onePython();
    void noPython();
    void pipWords_data();
    void pipWords();
    void ansibleVersions_data();
    void ansibleVersions();

private:
    void makePython(const QString &path, const QByteArray &answer) const;
    [[nodiscard]] static QStringList pathsOf(const QList<PythonProgram> &programs);

    std::unique_ptr<StageSite> m_site;
};

QStringList FindPythonsTest::pathsOf(const QList<PythonProgram> &programs)
{
    QStringList paths;
    for (const PythonProgram &program : programs) {
        paths.append(program.path);
    }
    return paths;
}

void FindPythonsTest::range_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("inside");
    QTest::addColumn<QStringList>("outside");
    const auto row = [](const char *text, const QStringList &inside, const QStringList &outside) {
        QTest::newRow(text) << QString::fromUtf8(text) << inside << outside;
    };
    row("3.10-3.12", {u"3.10.0"_s, u"3.11.9"_s, u"3.12.7"_s}, {u"3.9.18"_s, u"3.13.0"_s, u"2.7.18"_s});
    row("3.10 - 3.12", {u"3.10.1"_s, u"3.12.3"_s}, {u"3.9.0"_s, u"3.13.1"_s});
    row("3.9–3.11", {u"3.9.2"_s, u"3.11.2"_s}, {u"3.8.10"_s, u"3.12.0"_s});
    row("2.7,3.5-3.9", {u"2.7.18"_s, u"3.5.3"_s, u"3.9.2"_s}, {u"3.4.0"_s, u"3.10.0"_s, u"2.6.0"_s});
    row(">=3.9", {u"3.9.0"_s, u"3.14.0"_s}, {u"3.8.20"_s, u"2.7.0"_s});
    row(">=3.9,<3.13", {u"3.9.0"_s, u"3.12.9"_s}, {u"3.8.0"_s, u"3.13.0"_s});
    row(">= 3.9, < 3.13, != 3.10", {u"3.9.1"_s, u"3.11.0"_s}, {u"3.10.4"_s, u"3.13.0"_s});
    row(">3.8,<=3.11", {u"3.9.0"_s, u"3.11.9"_s}, {u"3.8.9"_s, u"3.12.0"_s});
    row("3.11+", {u"3.11.0"_s, u"3.14.1"_s}, {u"3.10.9"_s});
    row("3.11 or newer", {u"3.11.0"_s, u"3.13.5"_s}, {u"3.10.9"_s});
    row("3.8, 3.9 and 3.10", {u"3.8.1"_s, u"3.9.1"_s, u"3.10.1"_s}, {u"3.7.0"_s, u"3.11.0"_s});
    row("3.8/3.10", {u"3.8.1"_s, u"3.10.1"_s}, {u"3.9.1"_s});
    row("3.10.x - 3.12.x", {u"3.10.2"_s, u"3.12.2"_s}, {u"3.13.0"_s});
    row("~=3.10", {u"3.10.0"_s, u"3.13.0"_s}, {u"3.9.0"_s, u"4.0.0"_s});
    row("==3.11", {u"3.11.4"_s}, {u"3.12.0"_s, u"3.10.0"_s});
    row("Python 3.12", {u"3.12.1"_s}, {u"3.11.0"_s});
}

void FindPythonsTest::range()
{
    QFETCH(const QString, text);
    QFETCH(const QStringList, inside);
    QFETCH(const QStringList, outside);
    const auto range = PythonRange::parse(text);
    QVERIFY(range);
    for (const QString &version : inside) {
        QVERIFY2(range->contains(*Version::parse(version)), qPrintable(version));
    }
    for (const QString &version : outside) {
        QVERIFY2(!range->contains(*Version::parse(version)), qPrintable(version));
    }
}

void FindPythonsTest::noRange_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << QString();
    QTest::newRow("blank") << u"  , "_s;
    QTest::newRow("words") << u"not documented in docs"_s;
    QTest::newRow("half") << u"3.10-"_s;
    QTest::newRow("nonsense after") << u"3.10-3.12; rm -rf /"_s;
}

void FindPythonsTest::noRange()
{
    QFETCH(const QString, text);
    QVERIFY(!PythonRange::parse(text));
}

/// What is known of all releases, where a machine has it.
void FindPythonsTest::rangesOfAllReleases()
{
    QFile file(QStringLiteral(KUBEMORI_SOURCE_DIR "/../shared/data/kubespray-releases.yaml"));
    if (!file.open(QIODevice::ReadOnly)) {
        QSKIP("there is no ../shared/data/kubespray-releases.yaml on this machine");
    }
    static const QRegularExpression row(uR"(\{ansible: [^,]+(?:, <[^,]+)?, python: '?([^'}]+?)'?, line: \d+\})"_s);
    int count = 0;
    for (const auto &match : row.globalMatch(QString::fromUtf8(file.readAll()))) {
        ++count;
        QVERIFY2(PythonRange::parse(match.captured(1)), qPrintable(match.captured(1)));
    }
    QVERIFY2(count >= 20, qPrintable(QString::number(count)));
}

void FindPythonsTest::order()
{
    const QByteArray said = "python\t/usr/bin/python3\t/usr/bin/python3.13\t3.13.5 1\n"
                            "python\t/usr/bin/python3.10\t/usr/bin/python3.10\t3.10.4 1\n"
                            "python\t/usr/bin/python3.12\t/usr/bin/python3.12\t3.12.1 0\n"
                            "python\t/usr/bin/python3.11\t/usr/bin/python3.11\t3.11.2 1\n"
                            "python\t/usr/bin/python3.9\t/usr/bin/python3.9\t3.9.2 1\n";
    HopTarget target;
    target.python = u"3.10-3.12"_s;
    const auto programs = parsePythons(said, target);
    QCOMPARE(pathsOf(programs),
             (QStringList{u"/usr/bin/python3.11"_s, u"/usr/bin/python3.10"_s, u"/usr/bin/python3.12"_s,
                          u"/usr/bin/python3"_s, u"/usr/bin/python3.9"_s}));
    QVERIFY(programs.at(0).fits && programs.at(0).hasVenv);
    QVERIFY(programs.at(2).fits && !programs.at(2).hasVenv);
    QVERIFY(!programs.at(3).fits);
    QCOMPARE(programs.at(0).version, u"3.11.2"_s);
}

void FindPythonsTest::orderWithoutDocumentation()
{
    const auto programs = parsePythons("python\t/usr/bin/python3.14\t/usr/bin/python3.14\t3.14.0 1\n"
                                       "python\t/usr/bin/python3\t/usr/bin/python3.11\t3.11.2 1\n",
                                       {});
    QCOMPARE(pathsOf(programs), (QStringList{u"/usr/bin/python3"_s, u"/usr/bin/python3.14"_s}));
    QVERIFY(programs.at(1).fits);
}

void FindPythonsTest::oneProgramOnce()
{
    const auto programs = parsePythons("python\t/usr/bin/python3\t/usr/bin/python3.11\t3.11.2 1\n"
                                       "python\t/usr/bin/python3.11\t/usr/bin/python3.11\t3.11.2 1\n",
                                       {});
    QCOMPARE(pathsOf(programs), QStringList{u"/usr/bin/python3"_s});
}

void FindPythonsTest::hostileLines()
{
    const auto programs = parsePythons("Welcome!\npython\t\n\tx\t3.1 1\npython\t/a\t/a\tfoo 1\npython\t/b\t/b\t2.7.18 "
                                       "1\npython\t/c\t/c\t3.9 1 1\n\0\xff\n",
                                       {});
    QCOMPARE(pathsOf(programs), QStringList{u"/c"_s});
}

void FindPythonsTest::makePython(const QString &path, const QByteArray &answer) const
{
    m_site->git.write(path, "#!/bin/sh\n" + answer + "\n");
    QVERIFY(QFile::setPermissions(m_site->git.path(path), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
}

void FindPythonsTest::findsThoseOfTheMachine()
{
    makePython(u"home/.pyenv/versions/3.12.9/bin/python3.12"_s, "echo '3.12.9 1'");
    makePython(u"home/.pyenv/versions/broken/bin/python3.11"_s, "echo Traceback >&2; exit 1");
    makePython(u"home/.pyenv/versions/odd/bin/python3.10"_s, "echo hello");
    HopTarget target;
    target.python = u"3.12"_s;
    const auto programs = findPythons(*m_site->deployer, target, {});
    QVERIFY2(programs, qPrintable(programs ? QString() : toLogLine(programs.error())));
    const QString mine = m_site->home() + u"/.pyenv/versions/3.12.9/bin/python3.12"_s;
    QVERIFY(pathsOf(*programs).contains(mine));
    QVERIFY(programs->constFirst().fits);
    for (const QString &path : pathsOf(*programs)) {
        QVERIFY2(!path.contains("broken"_L1) && !path.contains("odd"_L1), qPrintable(path));
    }
    QCOMPARE(m_site->deployer->commands.size(), 1);
}

void FindPythonsTest::onePython()
{
    makePython(u"home/my python"_s, "echo '3.9.1 0'");
    HopTarget target;
    target.python = u"3.10-3.12"_s;
    const auto program = lookAtPython(*m_site->deployer, m_site->home() + u"/my python"_s, target, {});
    QVERIFY(program);
    QCOMPARE(*program,
             (PythonProgram{
                 .path = m_site->home() + u"/my python"_s, .version = u"3.9.1"_s, .hasVenv = false, .fits = false}));
    QCOMPARE(codeOf(lookAtPython(*m_site->deployer, u"/nowhere/python3"_s, target, {})), u"NotFound"_s);
    QCOMPARE(codeOf(lookAtPython(*m_site->deployer, u"/bin/true"_s, target, {})), u"NotFound"_s);
}

void FindPythonsTest::noPython()
{
    ScriptedRunner runner;
    runner.on(u"sh -c"_s, ScriptedAnswer{});
    const auto programs = findPythons(runner, {}, {});
    QVERIFY(programs && programs->isEmpty());
    std::stop_source source;
    source.request_stop();
    QCOMPARE(codeOf(findPythons(runner, {}, source.get_token())), u"Cancelled"_s);
}

void FindPythonsTest::pipWords_data()
{
    QTest::addColumn<QByteArray>("said");
    QTest::addColumn<QString>("package");
    QTest::addColumn<QString>("hint");
    QTest::newRow("no such version")
        << QByteArray("Looking in links: /wheels\n"
                      "ERROR: Could not find a version that satisfies the requirement ansible==9.13.0 (from versions: "
                      "none)\nERROR: No matching distribution found for ansible==9.13.0\n")
        << u"ansible==9.13.0"_s << u"no-such-version"_s;
    QTest::newRow("needs another Python")
        << QByteArray(
               "ERROR: Ignored the following versions that require a different python version: 9.13.0 "
               "Requires-Python >=3.10\nERROR: Could not find a version that satisfies the requirement "
               "ansible==9.13.0 (from versions: 1.0)\nERROR: No matching distribution found for ansible==9.13.0\n")
        << u"ansible==9.13.0"_s << u"python-version"_s;
    QTest::newRow("no network")
        << QByteArray(
               "WARNING: Retrying (Retry(total=4)) after connection broken by 'NewConnectionError(...: Failed to "
               "establish a new connection: [Errno -3] Temporary failure in name resolution')': "
               "/simple/ansible/\nERROR: No matching distribution found for ansible==9.13.0\n")
        << u"ansible==9.13.0"_s << u"unreachable"_s;
    QTest::newRow("build")
        << QByteArray("Collecting netaddr==1.3.0\nCollecting cffi\nBuilding wheel for cffi (setup.py): started\n  "
                      "error: command 'gcc' failed\n  ERROR: Failed building wheel for cffi\n")
        << u"cffi"_s << u"build-failed"_s;
    QTest::newRow("disk") << QByteArray("Collecting jinja2\nInstalling collected packages: ansible\nERROR: Could not "
                                        "install packages due to an OSError: [Errno 28] No space left on device\n")
                          << u"jinja2"_s << u"disk-full"_s;
    QTest::newRow("conflict")
        << QByteArray("ERROR: Cannot install ansible==9 and ansible-core==2.14 because these package versions have "
                      "conflicting dependencies.\nERROR: ResolutionImpossible: for help visit https://pip\n")
        << u"ansible==9 and ansible-core==2.14"_s << u"conflict"_s;
    QTest::newRow("nothing") << QByteArray() << QString() << u"unknown"_s;
    QTest::newRow("bytes") << QByteArray("\xff\xfe\0ERROR", 8) << QString() << u"unknown"_s;
}

void FindPythonsTest::pipWords()
{
    QFETCH(const QByteArray, said);
    QFETCH(const QString, package);
    QFETCH(const QString, hint);
    const PipFailure failure = readPipFailure(said);
    QCOMPARE(failure.package, package);
    QCOMPARE(failure.hint, hint);
}

void FindPythonsTest::ansibleVersions_data()
{
    QTest::addColumn<QByteArray>("said");
    QTest::addColumn<QString>("version");
    QTest::newRow("core") << QByteArray("ansible [core 2.16.14]\n  config file = None\n") << u"2.16.14"_s;
    QTest::newRow("base") << QByteArray("ansible [base 2.10.17]\n") << u"2.10.17"_s;
    QTest::newRow("old") << QByteArray("ansible 2.9.27\n  config") << u"2.9.27"_s;
    QTest::newRow("after a warning") << QByteArray("[WARNING]: no locale\nansible [core 2.17.3]\n") << u"2.17.3"_s;
    QTest::newRow("none") << QByteArray("Traceback (most recent call last):\n") << QString();
}

void FindPythonsTest::ansibleVersions()
{
    QFETCH(const QByteArray, said);
    QFETCH(const QString, version);
    QCOMPARE(readAnsibleVersion(said), version);
}

std::unique_ptr<QObject> makeFindPythonsTest()
{
    return std::make_unique<FindPythonsTest>();
}

#include "tst_find_pythons.moc"
