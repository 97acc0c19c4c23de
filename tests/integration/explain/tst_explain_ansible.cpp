// SPDX-License-Identifier: GPL-3.0-or-later
// Plants a cause in a run of real ansible and asks what it was. Which cause is tried with which callback turns, so that
// all come by in a short time; KUBEMORI_EVERY_LOG=1 tries all with all.
#include "advice/diagnosis.hpp"
#include "advice/issue_base.hpp"

#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <vector>

using namespace Qt::StringLiterals;
using namespace kubemori::advice;

namespace {

constexpr int atOnce = 3;
constexpr int msARun = 100'000;
constexpr double wanted = 0.95;

struct Look
{
    QString name;
    QMap<QString, QString> environment;
    QStringList options{};
};

struct Trial
{
    QString programs; ///< folder of ansible-playbook
    Look look;
    QString cause; ///< empty: a clean run
    QByteArray log{};
};

KnownIssue issueOf(const QString &id, const QString &pattern, int sure)
{
    KnownIssue issue;
    issue.id = id;
    issue.clues.append({.pattern = QRegularExpression(pattern), .sure = sure});
    return issue;
}

QList<KnownIssue> plantedIssues()
{
    return {
        issueOf(u"file-missing"_s, u"Could not find or access '(?<file>[^']+)'"_s, 70),
        issueOf(u"disk-full"_s, u"[Nn]o space left on device"_s, 70),
        issueOf(u"apt-lock"_s, u"Could not get lock /var/lib/(dpkg|apt)/"_s, 70),
        issueOf(u"drain-refused"_s,
                u"error when evicting pods?/\"(?<name>[^\"]+)\" -n \"(?<namespace>[^\"]+)\".*disruption budget"_s, 90),
        issueOf(u"undefined"_s, u"'(?<name>\\w+)' is undefined"_s, 70),
        issueOf(u"unreachable"_s, u"Failed to connect to the host via ssh|Data could not be sent to remote host"_s, 70),
        issueOf(u"no-python"_s,
                u"/nowhere/python3.*(No such file|not found)|(interpreter|[Ff]ailed).*/nowhere/python3"_s, 70),
        issueOf(u"sudo"_s, u"sudo: a password is required"_s, 70),
        issueOf(u"certificate"_s, u"certificate has expired or is not yet valid"_s, 70)};
}

QList<Look> looks()
{
    return {{.name = u"default"_s, .environment = {}},
            {.name = u"default -v"_s, .environment = {}, .options = {u"-v"_s}},
            {.name = u"default -vvv"_s, .environment = {}, .options = {u"-vvv"_s}},
            {.name = u"yaml"_s, .environment = {{u"ANSIBLE_CALLBACK_RESULT_FORMAT"_s, u"yaml"_s}}},
            {.name = u"colours"_s, .environment = {{u"ANSIBLE_FORCE_COLOR"_s, u"1"_s}}},
            {.name = u"one by one"_s, .environment = {{u"ANSIBLE_STRATEGY"_s, u"free"_s}}},
            {.name = u"minimal"_s, .environment = {{u"ANSIBLE_STDOUT_CALLBACK"_s, u"minimal"_s}}},
            {.name = u"oneline"_s, .environment = {{u"ANSIBLE_STDOUT_CALLBACK"_s, u"oneline"_s}}},
            {.name = u"log_path"_s, .environment = {{u"ANSIBLE_LOG_PATH"_s, u"log"_s}}}};
}

/// Callbacks that come with ansible or beside it.
bool hasCallback(const QString &programs, const QString &name)
{
    const QDir above = QFileInfo(QFileInfo(programs + u"/ansible-playbook"_s).canonicalFilePath()).dir();
    for (const QString &root : QStringList{above.path() + u"/../ansible"_s, u"/usr/lib/python3/dist-packages/ansible"_s,
                                           above.path() + u"/../ansible_collections"_s,
                                           u"/usr/lib/python3/dist-packages/ansible_collections"_s}) {
        QDirIterator files(root, {name + u".py"_s}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            if (files.next().contains(u"/plugins/callback/")) {
                return true;
            }
        }
    }
    return false;
}

QList<Look> looksOf(const QString &programs)
{
    QList<Look> all = looks();
    for (const QString &name : {u"json"_s, u"yaml"_s, u"debug"_s}) {
        if (hasCallback(programs, name)) {
            all.append({.name = u"callback "_s + name, .environment = {{u"ANSIBLE_STDOUT_CALLBACK"_s, name}}});
        }
    }
    if (!QStandardPaths::findExecutable(u"cowsay"_s, {u"/usr/games"_s, u"/usr/bin"_s}).isEmpty()) {
        all.append({.name = u"cowsay"_s, .environment = {{u"ANSIBLE_NOCOWS"_s, u"0"_s}}});
    }
    return all;
}

/// Of every version that is there: the system's, and those that ./dev test gets.
QStringList versions()
{
    QStringList found;
    if (const QString system = QStandardPaths::findExecutable(u"ansible-playbook"_s); !system.isEmpty()) {
        found.append(QFileInfo(system).path());
    }
    const QString named = qEnvironmentVariable("KUBEMORI_TEST_ANSIBLE");
    if (!named.isEmpty()) {
        found.append(named.split(u':'));
    }
    const QString cache = qEnvironmentVariable("KUBEMORI_CACHE", QDir::homePath() + u"/.cache/kubemori"_s);
    for (const QFileInfo &version : QDir(cache + u"/ansible"_s).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        if (QFileInfo(version.filePath() + u"/bin/ansible-playbook"_s).isExecutable()) {
            found.append(version.filePath() + u"/bin"_s);
        }
    }
    return found;
}

/// Starts a run in a folder of its own.
std::unique_ptr<QProcess> start(const Trial &trial, const QString &folder)
{
    auto process = std::make_unique<QProcess>();
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"ANSIBLE_NOCOWS"_s, u"1"_s);
    environment.insert(u"ANSIBLE_LOCALHOST_WARNING"_s, u"0"_s);
    environment.insert(u"ANSIBLE_LOCAL_TEMP"_s, folder + u"/local"_s);
    environment.insert(u"ANSIBLE_SSH_CONTROL_PATH_DIR"_s, folder + u"/cp"_s);
    environment.insert(u"HOME"_s, folder);
    environment.insert(u"ANSIBLE_PIPELINING"_s, u"1"_s);
    environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
    environment.remove(u"ANSIBLE_CONFIG"_s);
    for (const auto &[name, value] : trial.look.environment.asKeyValueRange()) {
        environment.insert(name, name == u"ANSIBLE_LOG_PATH"_s ? folder + u"/log"_s : value);
    }
    const QDir programs(trial.programs);
    if (programs.dirName() == u"bin"_s && !trial.programs.startsWith(u"/usr"_s)) {
        environment.insert(u"PYTHONPATH"_s, programs.absoluteFilePath(u".."_s));
    }
    process->setProcessEnvironment(environment);
    process->setWorkingDirectory(folder);
    process->setProcessChannelMode(QProcess::MergedChannels);
    process->setStandardInputFile(QProcess::nullDevice());
    const QString playbooks = QStringLiteral(KUBEMORI_SOURCE_DIR "/tests/integration/explain/playbooks");
    process->start(trial.programs + u"/ansible-playbook"_s,
                   QStringList{u"-i"_s, playbooks + u"/inventory.ini"_s, u"--limit"_s, u"n1,n2"_s, u"-e"_s,
                               u"cause=%1 scratch=%2"_s.arg(trial.cause.isEmpty() ? u"none"_s : trial.cause, folder)} +
                       trial.look.options + QStringList{playbooks + u"/causes.yml"_s});
    return process;
}

void runAll(std::vector<Trial> &trials)
{
    struct Running
    {
        Trial *trial;
        std::unique_ptr<QTemporaryDir> folder;
        std::unique_ptr<QProcess> process;
    };
    std::vector<Running> running;
    const auto reap = [&running] {
        Running &first = running.front();
        first.process->waitForFinished(msARun);
        first.trial->log = first.process->readAll();
        if (QFile file(first.folder->filePath(u"log"_s)); file.open(QIODevice::ReadOnly)) {
            first.trial->log = file.readAll();
        }
        running.erase(running.begin());
    };
    for (Trial &trial : trials) {
        auto folder = std::make_unique<QTemporaryDir>();
        auto process = start(trial, folder->path());
        running.push_back({.trial = &trial, .folder = std::move(folder), .process = std::move(process)});
        while (running.size() >= atOnce) {
            reap();
        }
    }
    while (!running.empty()) {
        reap();
    }
}

class ExplainAnsibleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesThePlantedCauseFirst();
    void isSilentOnCleanRuns();
};

void ExplainAnsibleTest::namesThePlantedCauseFirst()
{
    const QStringList programs = versions();
    if (programs.isEmpty()) {
        QSKIP("no ansible-playbook is here");
    }
    const QList<KnownIssue> issues = plantedIssues();
    const bool isWhole = qEnvironmentVariableIntValue("KUBEMORI_EVERY_LOG") != 0;
    std::vector<Trial> trials;
    for (qsizetype version = 0; version < programs.size(); ++version) {
        const QList<Look> all = looksOf(programs.at(version));
        for (qsizetype i = 0; i < all.size() * issues.size(); ++i) {
            const qsizetype look = i % all.size();
            const qsizetype cause = i / all.size();
            if (isWhole || (look + version) % issues.size() == cause) {
                trials.push_back(
                    {.programs = programs.at(version), .look = all.at(look), .cause = issues.at(cause).id});
            }
        }
    }
    runAll(trials);
    std::size_t right = 0;
    for (const Trial &trial : trials) {
        const Diagnosis told = explain(trial.log, issues);
        const bool isRight = !told.causes.isEmpty() && told.causes.constFirst().issue == trial.cause;
        right += isRight ? 1 : 0;
        if (!isRight) {
            const QString said = told.causes.isEmpty() ? u"nothing"_s : told.causes.constFirst().issue;
            qInfo().noquote() << trial.programs << trial.look.name << trial.cause << "->" << said << '\n' << trial.log;
        }
    }
    qInfo("%zu of %zu named first", right, trials.size());
    QVERIFY(static_cast<double>(right) >= wanted * static_cast<double>(trials.size()));
}

void ExplainAnsibleTest::isSilentOnCleanRuns()
{
    const QStringList programs = versions();
    if (programs.isEmpty()) {
        QSKIP("no ansible-playbook is here");
    }
    QList<KnownIssue> issues = plantedIssues();
    issues.append(builtInIssues().issues);
    const bool isWhole = qEnvironmentVariableIntValue("KUBEMORI_EVERY_LOG") != 0;
    std::vector<Trial> trials;
    for (qsizetype version = 0; version < programs.size(); ++version) {
        const QList<Look> all = looksOf(programs.at(version));
        for (qsizetype look = 0; look < all.size(); ++look) {
            if (isWhole || look % 4 == version) {
                trials.push_back({.programs = programs.at(version), .look = all.at(look), .cause = {}});
            }
        }
    }
    runAll(trials);
    for (const Trial &trial : trials) {
        const Diagnosis told = explain(trial.log, issues);
        const QString said = told.causes.isEmpty() ? QString() : told.causes.constFirst().issue;
        const QByteArray what = (trial.programs + u' ' + trial.look.name + u": "_s + said + u'\n').toUtf8() + trial.log;
        QVERIFY2(told.causes.isEmpty(), what.constData());
        QVERIFY2(told.harmful().isEmpty(), what.constData());
        QVERIFY2(told.failures.size() >= 3, what.constData()); // ignored on both hosts, rescued on one
    }
}

} // namespace

QTEST_GUILESS_MAIN(ExplainAnsibleTest)

#include "tst_explain_ansible.moc"
