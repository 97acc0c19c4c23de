// SPDX-License-Identifier: GPL-3.0-or-later
#include "stage_site.hpp"
#include "suites.hpp"
#include "support/code_of.hpp"
#include "upgrade/check_ids.hpp"
#include "upgrade/environment/environment_stage.hpp"
#include "upgrade/environment/find_pythons.hpp"

#include <QDir>
#include <QFile>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace kubemori;
using namespace kubemori::upgrade;
using namespace kubemori::test;

namespace {

/// A script that lies beside this file.
QByteArray scriptOf(const QString &name)
{
    QFile file(QStringLiteral(KUBEMORI_SOURCE_DIR "/tests/unit/upgrade/stages/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// The environment of a release, with a Python made for the test and with a real one.
class EnvironmentStageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_site.reset(); }
    void makesIt();
    void alreadyThere();
    void planSaysTheCommands();
    void asksNobody();
    void fromWheels();
    void halfMadeIsMadeAnew();
    void brokenIsMadeAnew();
    void otherRequirements();
    void foreignFolder_data();
    void foreignFolder();
    void foreignEnvironmentThatFits();
    void wrongAnsible();
    void pipFails();
    void diskFull();
    void noPythonFits();
    void pythonWithoutVenv();
    void chosenPython();
    void otherReleaseCheckedOut();
    void noRequirements();
    void interrupted_data();
    void interrupted();
    void silence();
    void realEnvironment();

private:
    [[nodiscard]] QString venv(const QString &name = {}) const;
    void write(const QString &name, const QByteArray &text, bool isProgram = false) const;
    [[nodiscard]] QByteArray readHome(const QString &name) const;
    [[nodiscard]] HopRecord hop() const;
    [[nodiscard]] static Error errorOf(ErrorCode code);

    std::unique_ptr<StageSite> m_site;
};

void EnvironmentStageTest::init()
{
    m_site = std::make_unique<StageSite>();
    m_site->git.git(u"ks"_s,
                    {u"checkout"_s, u"-q"_s, u"--no-track"_s, u"-b"_s, u"t_v2.27.0"_s, u"refs/tags/v2.27.0"_s});
    write(u"python3.11"_s, scriptOf(u"fake_python.sh"_s), true);
    write(u"ansible"_s, "2.16.15");
}

QString EnvironmentStageTest::venv(const QString &name) const
{
    return m_site->home() + u"/.local/share/kubemori/venv/v2.27.0"_s + (name.isEmpty() ? name : QString(u'/' + name));
}

void EnvironmentStageTest::write(const QString &name, const QByteArray &text, bool isProgram) const
{
    m_site->git.write(u"home/"_s + name, text);
    if (isProgram) {
        QVERIFY(QFile::setPermissions(m_site->home() + u'/' + name,
                                      QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    }
}

QByteArray EnvironmentStageTest::readHome(const QString &name) const
{
    QFile file(m_site->home() + u'/' + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

HopRecord EnvironmentStageTest::hop() const
{
    HopRecord hop = m_site->hop();
    hop.target.python = u"3.10-3.12"_s;
    hop.choices.python = m_site->home() + u"/python3.11"_s;
    return hop;
}

Error EnvironmentStageTest::errorOf(ErrorCode code)
{
    return {.code = code, .detail = {}, .subject = {}, .context = {}};
}

void EnvironmentStageTest::makesIt()
{
    HopRecord record = hop();
    const auto found = m_site->run<EnvironmentStage>(record);
    QVERIFY2(found, qPrintable(textOf(found)));
    QCOMPARE(worstOf(found), u"good"_s);
    QCOMPARE(record.venv, u"~/.local/share/kubemori/venv/v2.27.0"_s);
    QCOMPARE(said(found, checks::ansibleVersion), QStringList{u"good 2.16.15"_s});
    QVERIFY(QFile::exists(venv(u"bin/ansible"_s)));
    QVERIFY(m_site->said.contains("Successfully installed"));
    const auto marker =
        EnvironmentMarker::fromJson(readHome(u".local/share/kubemori/venv/v2.27.0/.kubemori-venv.json"_s));
    QVERIFY(marker && marker->isComplete);
    QCOMPARE(marker->tag, u"v2.27.0"_s);
    QCOMPARE(marker->python, record.choices.python);
}

void EnvironmentStageTest::alreadyThere()
{
    HopRecord record = hop();
    QVERIFY(m_site->run<EnvironmentStage>(record));
    QVERIFY(QFile::remove(m_site->home() + u"/pip.arguments"_s));
    record.venv.clear();
    const auto again = m_site->run<EnvironmentStage>(record);
    QCOMPARE(worstOf(again), u"good"_s);
    QCOMPARE(record.venv, u"~/.local/share/kubemori/venv/v2.27.0"_s);
    QVERIFY(!QFile::exists(m_site->home() + u"/pip.arguments"_s));
    const auto plan = EnvironmentStage(m_site->site()).plan(record, {});
    QVERIFY(plan && plan->isEmpty());
}

void EnvironmentStageTest::planSaysTheCommands()
{
    HopRecord record = hop();
    record.choices.wheels = u"~/my wheels"_s;
    const auto plan = EnvironmentStage(m_site->site()).plan(record, {});
    QVERIFY(plan);
    QCOMPARE(plan->size(), 3);
    QCOMPARE(plan->at(0).text, QString(record.choices.python + u" -m venv "_s + venv()));
    QVERIFY2(plan->at(1).text.contains("-m pip install --no-input"_L1), qPrintable(plan->at(1).text));
    QVERIFY(plan->at(1).text.contains(u"--no-index --find-links '%1/my wheels'"_s.arg(m_site->home())));
    QVERIFY(!QFile::exists(venv()));
}

void EnvironmentStageTest::asksNobody()
{
    qputenv("PIP_TARGET", "/elsewhere");
    qputenv("PIP_INDEX_URL", "https://pypi.example.com/simple");
    HopRecord record = hop();
    QVERIFY(m_site->run<EnvironmentStage>(record));
    qunsetenv("PIP_TARGET");
    qunsetenv("PIP_INDEX_URL");
    const QByteArray environment = readHome(u"pip.environment"_s);
    QVERIFY(environment.contains("PIP_NO_INPUT=1\n"));
    QVERIFY(environment.contains("PYTHONNOUSERSITE=1\n"));
    QVERIFY(environment.contains("PIP_INDEX_URL=https://pypi.example.com/simple\n")); // the site's own
    QVERIFY(!environment.contains("PIP_TARGET="));
    const QByteArray arguments = readHome(u"pip.arguments"_s);
    QVERIFY(arguments.contains("--progress-bar off") && arguments.contains("--disable-pip-version-check"));
}

void EnvironmentStageTest::fromWheels()
{
    HopRecord record = hop();
    record.choices.wheels = m_site->git.path(u"wheels"_s);
    QVERIFY(m_site->run<EnvironmentStage>(record));
    QVERIFY(readHome(u"pip.arguments"_s)
                .contains(QByteArray("--no-index --find-links " + record.choices.wheels.toUtf8() + " -r")));
}

void EnvironmentStageTest::halfMadeIsMadeAnew()
{
    const QString folder = u".local/share/kubemori/venv/v2.27.0/"_s;
    write(folder + u".kubemori-venv.json"_s,
          EnvironmentMarker{.isComplete = false, .tag = u"v2.27.0"_s, .python = {}, .requirements = {}}.toJson());
    write(folder + u"lib/left"_s, "half");
    HopRecord record = hop();
    const auto found = m_site->run<EnvironmentStage>(record);
    QCOMPARE(worstOf(found), u"good"_s);
    QVERIFY(!QFile::exists(venv(u"lib/left"_s)));
}

void EnvironmentStageTest::brokenIsMadeAnew()
{
    HopRecord record = hop();
    QVERIFY(m_site->run<EnvironmentStage>(record));
    QVERIFY(QFile::remove(venv(u"bin/ansible"_s)));
    write(u".local/share/kubemori/venv/v2.27.0/left"_s, "x");
    const auto found = m_site->run<EnvironmentStage>(record);
    QCOMPARE(worstOf(found), u"good"_s);
    QVERIFY(QFile::exists(venv(u"bin/ansible"_s)));
    QVERIFY(!QFile::exists(venv(u"left"_s)));
}

void EnvironmentStageTest::otherRequirements()
{
    HopRecord record = hop();
    QVERIFY(m_site->run<EnvironmentStage>(record));
    QVERIFY(QFile::remove(m_site->home() + u"/pip.arguments"_s));
    write(u".local/share/kubemori/venv/v2.27.0/kept"_s, "x");
    m_site->write(u"requirements.txt"_s, "ansible-core==2.16.16\n");
    write(u"ansible"_s, "2.16.16");
    const auto found = m_site->run<EnvironmentStage>(record);
    QCOMPARE(said(found, checks::ansibleVersion), QStringList{u"good 2.16.16"_s});
    QVERIFY(QFile::exists(m_site->home() + u"/pip.arguments"_s));
    QVERIFY(QFile::exists(venv(u"kept"_s))); // over the old one
}

void EnvironmentStageTest::foreignFolder_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("somebody's files") << u"/thesis.txt"_s << QByteArray("years of work");
    QTest::newRow("a marker that is none") << u"/.kubemori-venv.json"_s << QByteArray("[]");
    QTest::newRow("a file of that name") << QString() << QByteArray("x");
}

void EnvironmentStageTest::foreignFolder()
{
    QFETCH(const QString, name);
    QFETCH(const QByteArray, text);
    write(u".local/share/kubemori/venv/v2.27.0"_s + name, text);
    HopRecord record = hop();
    const auto found = m_site->run<EnvironmentStage>(record);
    QVERIFY2(found, qPrintable(textOf(found)));
    QCOMPARE(said(found, checks::virtualEnvironment), QStringList{u"block ~/.local/share/kubemori/venv/v2.27.0"_s});
    QVERIFY(findingsOf(found, checks::virtualEnvironment).constFirst().evidence.contains("AlreadyExists"_L1));
    QCOMPARE(readHome(u".local/share/kubemori/venv/v2.27.0"_s + name), text);
    QVERIFY(record.venv.isEmpty());
}

void EnvironmentStageTest::foreignEnvironmentThatFits()
{
    write(u"mine/bin/ansible"_s, "#!/bin/sh\necho 'ansible [core 2.16.14]'\n", true);
    HopRecord record = hop();
    record.choices.venv = u"~/mine"_s;
    const auto found = m_site->run<EnvironmentStage>(record);
    QCOMPARE(said(found, checks::virtualEnvironment), QStringList{u"info ~/mine"_s});
    QCOMPARE(record.venv, u"~/mine"_s);
    record.venv.clear();
    write(u"mine/bin/ansible"_s, "#!/bin/sh\necho 'ansible [core 2.14.1]'\n", true);
    QCOMPARE(said(m_site->run<EnvironmentStage>(record), checks::virtualEnvironment), QStringList{u"block ~/mine"_s});
    QVERIFY(record.venv.isEmpty());
}

void EnvironmentStageTest::wrongAnsible()
{
    write(u"ansible"_s, "2.17.0");
    HopRecord record = hop();
    const auto found = m_site->run<EnvironmentStage>(record);
    QCOMPARE(said(found, checks::ansibleVersion), QStringList{u"block 2.17.0"_s});
    QVERIFY(findingsOf(found, checks::ansibleVersion).constFirst().evidence.contains(">=2.16.4,<2.17.0"_L1));
    QVERIFY(record.venv.isEmpty());
}

void EnvironmentStageTest::pipFails()
{
    write(u"pip.fails"_s, "ERROR: No matching distribution found for ansible-core==2.16.15\n");
    HopRecord record = hop();
    const auto found = m_site->run<EnvironmentStage>(record);
    QVERIFY2(found, qPrintable(textOf(found)));
    QCOMPARE(said(found, checks::pipInstall), QStringList{u"block ansible-core==2.16.15"_s});
    QVERIFY(findingsOf(found, checks::pipInstall).constFirst().evidence.endsWith("hint: no-such-version"_L1));
    QVERIFY(record.venv.isEmpty());
    QVERIFY(QFile::remove(m_site->home() + u"/pip.fails"_s));
    QCOMPARE(worstOf(m_site->run<EnvironmentStage>(record)), u"good"_s);
}

void EnvironmentStageTest::diskFull()
{
    m_site->deployer->failOn(u"-m venv"_s, {.output = {},
                                            .errors = "OSError: [Errno 28] No space left on device\n",
                                            .exit = {.code = 1, .signal = 0, .duration = {}},
                                            .error = {}});
    HopRecord record = hop();
    const auto found = m_site->run<EnvironmentStage>(record);
    QVERIFY2(found, qPrintable(textOf(found)));
    QVERIFY(findingsOf(found, checks::virtualEnvironment).constFirst().evidence.endsWith("hint: disk-full"_L1));
    m_site->deployer->hook = {};
    QCOMPARE(worstOf(m_site->run<EnvironmentStage>(record)), u"good"_s);
}

void EnvironmentStageTest::noPythonFits()
{
    HopRecord record = hop();
    record.choices.python.clear();
    record.target.python = u"3.1-3.2"_s;
    const auto found = m_site->run<EnvironmentStage>(record);
    QVERIFY2(found, qPrintable(textOf(found)));
    QCOMPARE(said(found, checks::python), QStringList{u"block"_s});
    QVERIFY(findingsOf(found, checks::python).constFirst().evidence.contains("wanted: 3.1-3.2"_L1));
    QVERIFY(!QFile::exists(venv()));
}

void EnvironmentStageTest::pythonWithoutVenv()
{
    write(u"python3.11"_s, "#!/bin/sh\necho 3.11.9 0\n", true);
    HopRecord record = hop();
    const auto found = m_site->run<EnvironmentStage>(record);
    QVERIFY2(said(found, checks::python).constFirst().startsWith("block"_L1), qPrintable(textOf(found)));
    QVERIFY(textOf(found).contains("without venv or ensurepip"_L1));
}

void EnvironmentStageTest::chosenPython()
{
    HopRecord record = hop();
    record.target.python = u"3.12-3.13"_s; // a person says that 3.11 will do
    const auto found = m_site->run<EnvironmentStage>(record);
    QCOMPARE(said(found, checks::python), QStringList{QString(u"warn "_s + record.choices.python)});
    QVERIFY(!record.venv.isEmpty());
}

void EnvironmentStageTest::otherReleaseCheckedOut()
{
    m_site->git.git(u"ks"_s, {u"checkout"_s, u"-q"_s, u"t_v2.26.0"_s});
    HopRecord record = hop();
    const auto found = m_site->run<EnvironmentStage>(record);
    QCOMPARE(said(found, checks::workBranch), QStringList{u"block t_v2.27.0"_s});
    QVERIFY(!QFile::exists(venv()));
}

void EnvironmentStageTest::noRequirements()
{
    HopRecord record = hop();
    record.target.requirements = u"requirements-2.99.txt"_s;
    const auto found = m_site->run<EnvironmentStage>(record);
    QCOMPARE(said(found, checks::pipInstall), QStringList{u"block requirements-2.99.txt"_s});
}

void EnvironmentStageTest::interrupted_data()
{
    QTest::addColumn<QString>("where");
    QTest::addColumn<int>("code");
    QTest::newRow("lost while it is made") << u"-m venv"_s << static_cast<int>(ErrorCode::Disconnected);
    QTest::newRow("lost while pip runs") << u"pip install"_s << static_cast<int>(ErrorCode::Disconnected);
    QTest::newRow("cancelled while pip runs") << u"pip install"_s << static_cast<int>(ErrorCode::Cancelled);
    QTest::newRow("lost at the end") << u"ansible --version"_s << static_cast<int>(ErrorCode::Disconnected);
}

/// Killed wherever, it is not taken for whole, and the next time ends well.
void EnvironmentStageTest::interrupted()
{
    QFETCH(const QString, where);
    QFETCH(const int, code);
    m_site->deployer->failOn(where,
                             {.output = {}, .errors = {}, .exit = {}, .error = errorOf(static_cast<ErrorCode>(code))});
    HopRecord record = hop();
    const auto found = m_site->run<EnvironmentStage>(record);
    QCOMPARE(codeOf(found), toString(static_cast<ErrorCode>(code)));
    QVERIFY(record.venv.isEmpty());
    const auto marker =
        EnvironmentMarker::fromJson(readHome(u".local/share/kubemori/venv/v2.27.0/.kubemori-venv.json"_s));
    QVERIFY(marker && !marker->isComplete);
    m_site->deployer->hook = {};
    const auto again = m_site->run<EnvironmentStage>(record);
    QVERIFY2(worstOf(again) == "good"_L1, qPrintable(textOf(again)));
    QVERIFY(!record.venv.isEmpty());
}

void EnvironmentStageTest::silence()
{
    write(u"python3.11"_s, scriptOf(u"fake_python.sh"_s).replace("echo \"$*\" > \"$HOME/pip.arguments\"", "sleep 60"),
          true);
    HopRecord record = hop();
    m_site->deployer->hook = [this](const command::Command &command) -> std::optional<ScriptedAnswer> {
        if (command::displayText(command).contains("pip install"_L1)) {
            m_site->clock.advance(std::chrono::minutes{6}); // while it says nothing
        }
        return std::nullopt;
    };
    const auto found = m_site->run<EnvironmentStage>(record);
    QVERIFY2(found, qPrintable(textOf(found)));
    QVERIFY(findingsOf(found, checks::pipInstall).constFirst().evidence.endsWith("hint: silent"_L1));
    QVERIFY(record.venv.isEmpty());
}

/// With the machine's own Python, pip and a wheel that is made here.
void EnvironmentStageTest::realEnvironment()
{
    HopRecord record = hop();
    record.choices.python.clear();
    record.target.python.clear();
    const auto pythons = findPythons(*m_site->deployer, record.target, {});
    if (!pythons || pythons->isEmpty() || !pythons->constFirst().hasVenv) {
        QSKIP("this machine has no Python with venv and ensurepip");
    }
    m_site->git.write(u"wheels/readme"_s, "made by the test\n");
    command::Command command;
    command.argv = {pythons->constFirst().path, u"-c"_s, QString::fromUtf8(scriptOf(u"make_wheel.py"_s)),
                    m_site->git.path(u"wheels"_s)};
    QVERIFY(command::captureChecked(m_site->deployer->runner, command, {}));
    record.choices.wheels = m_site->git.path(u"wheels"_s);
    const auto found = m_site->run<EnvironmentStage>(record);
    QVERIFY2(worstOf(found) == "good"_L1, qPrintable(textOf(found) + QString::fromUtf8(m_site->said)));
    QCOMPARE(said(found, checks::ansibleVersion), QStringList{u"good 2.16.15"_s});
    QVERIFY(m_site->said.contains("Successfully installed ansible-core-2.16.15"));
    m_site->write(u"requirements.txt"_s, "ansible-core==2.16.16\n");
    record.venv.clear();
    const auto missing = m_site->run<EnvironmentStage>(record);
    QCOMPARE(said(missing, checks::pipInstall), QStringList{u"block ansible-core==2.16.16"_s});
    QVERIFY(findingsOf(missing, checks::pipInstall).constFirst().evidence.endsWith("hint: no-such-version"_L1));
}

std::unique_ptr<QObject> makeEnvironmentStageTest()
{
    return std::make_unique<EnvironmentStageTest>();
}

#include "tst_environment_stage.moc"
