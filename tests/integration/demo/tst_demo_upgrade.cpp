// SPDX-License-Identifier: GPL-3.0-or-later
// A whole upgrade in the window, on the demo: page by page, with a run that fails at the second node; left in the
// middle and taken up again; hop after hop; handed on; and with the decisions of another cluster.
#include "app/composition/cluster_directory.hpp"
#include "app/composition/upgrade_work.hpp"
#include "ui/support/upgrade_driver.hpp"

#include "demo/demo_checkouts.hpp"
#include "demo/demo_world.hpp"
#include "ui/logs/log_panel.hpp"
#include "ui/main_window/language.hpp"
#include "ui/main_window/main_window.hpp"

#include <QComboBox>
#include <QFile>
#include <QFileDialog>
#include <QLineEdit>
#include <QRadioButton>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBrowser>
#include <QTreeWidget>

#include <algorithm>

namespace kubemori {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using upgrade::Stage;
using upgrade::Upgrade;

namespace {

constexpr auto patience = 30s;
constexpr double speed = 1000;
const QString knownOf = u"known, and dealt with later"_s;

using World = std::shared_ptr<demo::DemoWorld>;

/// The program as it is started, at the upgrades of one cluster.
struct Program
{
    composition::RealClusterDirectory directory;
    SystemClock clock;
    ui::Language language;
    std::unique_ptr<ui::MainWindow> window;
    std::unique_ptr<test::UpgradeDriver> wizard;

    Program(const World &world, const QString &cluster)
        : directory({}, {}, {.timeouts = {}, .surroundings = {.environment = {}, .keyring = {}, .demo = world}},
                    composition::DemoRule::Always)
    {
        language.set(u"en"_s);
        window = std::make_unique<ui::MainWindow>(
            directory, clock, language,
            ui::WindowSetup{
                .clustersFile = {}, .problems = {}, .clusterSetup = nullptr, .settingsFile = {}, .stateFile = {}});
        window->resize(1400, 900);
        window->show();
        wizard = std::make_unique<test::UpgradeDriver>(*window, patience);
        show(cluster);
    }
    ~Program() { window.reset(); }
    Program(const Program &) = delete;
    Program &operator=(const Program &) = delete;

    void show(const QString &cluster) const
    {
        QVERIFY(window->showCluster(cluster));
        wizard->trigger(u"actionShowUpgrades"_s);
    }
    /// The one that the list has chosen.
    void goOn() const
    {
        wizard->click(u"upgradeContinue"_s);
        QVERIFY2(!wizard->title().isEmpty(), qPrintable(wizard->everything()));
    }
    /// In the dialog for files that is open.
    void chooseFile(const QString &path) const
    {
        auto *dialog = wizard->shown<QFileDialog>(u"fileDialog"_s);
        QVERIFY(dialog != nullptr);
        dialog->selectFile(path);
        static_cast<QDialog *>(dialog)->accept();
    }
    /// Of the run that is shown in the tab Ansible.
    [[nodiscard]] QString runLog() const
    {
        const auto *panel = wizard->shown<ui::LogPanel>(u"runLog"_s);
        QString text;
        for (qint64 line = 0; panel != nullptr && line < panel->store()->lineCount(); ++line) {
            text += QString::fromUtf8(panel->store()->line(line)) + u'\n';
        }
        return text;
    }
    /// The latest run whose row in the list says all of this, as soon as there is one.
    void openRun(const QStringList &words) const
    {
        QVERIFY(wizard->waitFor([&] { return wizard->isReady(u"runBack"_s) || rowOf(words) >= 0; }));
        if (wizard->isReady(u"runBack"_s)) {
            wizard->click(u"runBack"_s);
        }
        QVERIFY2(wizard->waitFor([&] { return rowOf(words) >= 0; }), qPrintable(wizard->rows(u"runTable"_s)));
        auto *table = wizard->shown<QTableView>(u"runTable"_s);
        table->setCurrentIndex(table->model()->index(rowOf(words), 0));
        QTest::keyClick(table, Qt::Key_Return);
    }
    [[nodiscard]] int rowOf(const QStringList &words) const
    {
        const QStringList lines = wizard->rows(u"runTable"_s).split(u'\n', Qt::SkipEmptyParts);
        const auto hasAll = [&words](const QString &line) {
            return std::ranges::all_of(words, [&line](const QString &word) { return line.contains(word); });
        };
        const auto found = std::ranges::find_if(lines, hasAll);
        return found == lines.end() ? -1 : static_cast<int>(found - lines.begin());
    }
};

/// As they are on the disk.
QList<Upgrade> kept(const QString &cluster)
{
    return upgrade::UpgradeStore(composition::upgradesRoot(true)).list(cluster);
}

QString clusterFileOf(const QString &cluster)
{
    return demo::DemoCheckouts::checkoutOf(cluster) + u"/inventory/mycluster/group_vars/k8s_cluster/k8s-cluster.yml"_s;
}

QByteArray settingsOf(const QString &cluster)
{
    QFile file(clusterFileOf(cluster));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("\nkube_version: not read\n");
}

/// A person is asked about that at every hop.
void pinKubernetes(const QString &cluster, const QByteArray &version)
{
    QFile file(clusterFileOf(cluster));
    QVERIFY(file.open(QIODevice::ReadWrite | QIODevice::Append));
    file.write("kube_version: " + version + '\n');
}

/// But for the time at which it was written last.
Upgrade timeless(Upgrade upgrade)
{
    upgrade.changed = {};
    return upgrade;
}

} // namespace

/// What goes on after a step that failed would wait in vain at each further step.
#define VERIFY_SO_FAR()                                                                                                \
    if (QTest::currentTestFailed())                                                                                    \
    return

class DemoUpgradeInTheWindow final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void fromTheFirstPageToTheReport();
    void leftInTheMiddleItGoesOnWhereItStood();
    void isHandedOnByAFile();
    void hopAfterHop();

private:
    static QStringList prepare(const Program &program, const QString &decision);
    static void planIsMade(const Program &program);
    static void failsAndIsRetried(const Program &program);
    static void failureIsSeenInTheAnsibleTab(const Program &program);
    static void provesAndReports(const Program &program);
    static void beginEducation(const Program &program);
    static void decisionsAreTakenOver(const Program &program);
    static void isFollowedInTheAnsibleTab(const Program &program);
    static void mend(const Program &program, const QString &subject);
    static void finishesTheHop(const Program &program);

    std::unique_ptr<QTemporaryDir> m_home;
};

void DemoUpgradeInTheWindow::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    qputenv("XDG_CONFIG_HOME", QFile::encodeName(m_home->filePath(u"config"_s)));
    qputenv("XDG_STATE_HOME", QFile::encodeName(m_home->filePath(u"state"_s)));
}

/// From Health to Reach, which is shown then. The settings that were asked for.
QStringList DemoUpgradeInTheWindow::prepare(const Program &program, const QString &decision)
{
    const test::UpgradeDriver &wizard = *program.wizard;
    wizard.passInSpite(u"Health"_s, u"Safety copies"_s, knownOf);
    wizard.passInSpite(u"Safety copies"_s, u"Checkout"_s, knownOf);
    wizard.pass(u"Checkout"_s, u"Environment"_s);
    wizard.pass(u"Environment"_s, u"Inventory"_s);
    wizard.pass(u"Inventory"_s, u"Settings"_s);
    const QStringList decided = wizard.decideSettings(decision);
    wizard.passInSpite(u"Settings"_s, u"Reach"_s, knownOf);
    return decided;
}

void DemoUpgradeInTheWindow::planIsMade(const Program &program)
{
    const test::UpgradeDriver &wizard = *program.wizard;
    QCOMPARE(wizard.title(), u"Strategy"_s);
    QVERIFY2(wizard.waitFor([&] {
        return wizard.isReady(u"upgradeNext"_s) && wizard.rows(u"upgradePlanPlan"_s).contains(u"upgrade-cluster.yml");
    }),
             qPrintable(wizard.everything() + wizard.rows(u"upgradePlanPlan"_s)));
}

void DemoUpgradeInTheWindow::failsAndIsRetried(const Program &program)
{
    const test::UpgradeDriver &wizard = *program.wizard;
    (void)wizard.startRun();
    QVERIFY2(wizard.waitFor([&] { return wizard.isReady(u"answerRetry"_s); }), qPrintable(wizard.everything()));
    QVERIFY2(wizard.question().contains(u"prod2"_s) && wizard.question().contains(u"container-engine/containerd"_s),
             qPrintable(wizard.everything()));
    failureIsSeenInTheAnsibleTab(program);
    wizard.click(u"answerRetry"_s);
    // The budget of shop/checkout, which Health had told of, keeps the playbook from draining its node.
    // What is in the way is shown while the playbook still tries, and what to do is asked for when it has given up.
    QVERIFY2(wizard.waitFor([&] {
        return wizard.question().contains(u"prod4"_s) && wizard.shown<QWidget>(u"blockerBoard"_s) != nullptr;
    }),
             qPrintable(wizard.everything()));
    QVERIFY2(wizard.rows(u"blockerTable"_s).contains(u"checkout"_s), qPrintable(wizard.rows(u"blockerTable"_s)));
    wizard.click(u"remedyScaleUp"_s);
    wizard.click(u"remedyConfirm"_s);
    finishesTheHop(program);
}

void DemoUpgradeInTheWindow::failureIsSeenInTheAnsibleTab(const Program &program)
{
    const test::UpgradeDriver &wizard = *program.wizard;
    wizard.click(u"upgradeShowRuns"_s);
    program.openRun({u"upgrade-cluster.yml"_s, u"Failed"_s});
    QVERIFY2(wizard.waitFor([&] {
        return program.runLog().contains(u"fatal: [prod2]") && program.runLog().contains(u"PLAY RECAP");
    }),
             qPrintable(program.runLog()));
    wizard.trigger(u"actionShowUpgrades"_s);
    QCOMPARE(wizard.title(), u"Upgrade"_s); // it still asks
    QVERIFY2(wizard.isReady(u"answerRetry"_s), qPrintable(wizard.everything()));
}

/// What fails is tried again: a new pod may not be ready before the playbook gives up once more.
void DemoUpgradeInTheWindow::finishesTheHop(const Program &program)
{
    const test::UpgradeDriver &wizard = *program.wizard;
    const auto isOver = [&] { return wizard.isReady(u"upgradeNext"_s); };
    constexpr int most = 6;
    for (int tries = 0; tries < most && !isOver(); ++tries) {
        if (wizard.waitFor([&] { return wizard.isReady(u"answerRetry"_s) || isOver(); }) && !isOver()) {
            wizard.click(u"answerRetry"_s);
            (void)wizard.waitFor([&] { return !wizard.isReady(u"answerRetry"_s); });
        }
    }
    QVERIFY2(isOver(), qPrintable(wizard.everything()));
}

void DemoUpgradeInTheWindow::provesAndReports(const Program &program)
{
    const test::UpgradeDriver &wizard = *program.wizard;
    wizard.next(u"Verification"_s);
    wizard.passInSpite(u"Verification"_s, u"Report"_s, knownOf);
    QVERIFY(wizard.waitFor([&] { return !wizard.shown<QTextBrowser>(u"upgradeReport"_s)->toPlainText().isEmpty(); }));
}

void DemoUpgradeInTheWindow::fromTheFirstPageToTheReport()
{
    const Program program(std::make_shared<demo::DemoWorld>(speed), u"demo.production"_s);
    const test::UpgradeDriver &wizard = *program.wizard;
    wizard.begin(u"v2.30.0"_s);
    QVERIFY(!wizard.isReady(u"upgradeNext"_s));
    QVERIFY2(wizard.doStage(), qPrintable(wizard.everything()));
    QVERIFY2(wizard.rows(u"findings"_s).contains(u"shop/checkout"_s), qPrintable(wizard.everything()));
    (void)prepare(program, u"conflictKeep"_s);
    wizard.pass(u"Reach"_s, u"Strategy"_s);
    planIsMade(program);
    wizard.next(u"Upgrade"_s);
    VERIFY_SO_FAR();
    failsAndIsRetried(program);
    VERIFY_SO_FAR();
    provesAndReports(program);
    VERIFY_SO_FAR();
    wizard.click(u"upgradeAction"_s);
    QVERIFY(wizard.waitFor([&] { return !wizard.text(u"reportHint"_s).isEmpty(); }));
}

/// The release came out after the last fetch; and a version is pinned that a person is asked about.
void DemoUpgradeInTheWindow::beginEducation(const Program &program)
{
    const test::UpgradeDriver &wizard = *program.wizard;
    wizard.click(u"upgradesBegin"_s);
    QVERIFY(wizard.waitFor([&] { return wizard.shown<QComboBox>(u"targetTo"_s)->count() > 0; }));
    QVERIFY(wizard.shown<QComboBox>(u"targetTo"_s)->findText(u"v2.31.0"_s) < 0);
    wizard.click(u"targetFetch"_s);
    QVERIFY(wizard.waitFor([&] { return wizard.shown<QComboBox>(u"targetTo"_s)->findText(u"v2.31.0"_s) >= 0; }));
    pinKubernetes(u"demo.education"_s, "1.34.3");
    wizard.click(u"upgradeToList"_s);
    wizard.begin(u"v2.31.0"_s);
    VERIFY_SO_FAR();
    QCOMPARE(prepare(program, u"conflictTake"_s).size(), 1);
    QVERIFY(!settingsOf(u"demo.education"_s).contains("\nkube_version:")); // which no sample has
}

void DemoUpgradeInTheWindow::leftInTheMiddleItGoesOnWhereItStood()
{
    const auto world = std::make_shared<demo::DemoWorld>(speed);
    QString findings;
    {
        const Program program(world, u"demo.education"_s);
        beginEducation(program);
        VERIFY_SO_FAR();
        program.wizard->click(u"upgradeBack"_s);
        findings = program.wizard->rows(u"findings"_s);
        QVERIFY(!findings.isEmpty());
        program.wizard->next(u"Reach"_s);
    }
    {
        const Program program(world, u"demo.education"_s);
        const test::UpgradeDriver &wizard = *program.wizard;
        program.goOn();
        QCOMPARE(wizard.title(), u"Reach"_s);
        wizard.click(u"upgradeBack"_s);
        QCOMPARE(wizard.title(), u"Settings"_s);
        QCOMPARE(wizard.rows(u"findings"_s), findings);
        QVERIFY2(wizard.waitFor([&] { return wizard.isReady(u"upgradeAction"_s); }), qPrintable(wizard.everything()));
        QCOMPARE(wizard.decideSettings(u"conflictKeep"_s), QStringList()); // nothing is asked for twice
        wizard.next(u"Reach"_s);
        wizard.passInSpite(u"Reach"_s, u"Strategy"_s, knownOf);
        planIsMade(program);
        wizard.check(u"strategyNodeByNode"_s, true);
        wizard.type(u"strategySkipTags"_s, u"dashboard"_s);
    } // before the moment has passed after which it would be kept
    VERIFY_SO_FAR();
    const Program program(world, u"demo.education"_s);
    const test::UpgradeDriver &wizard = *program.wizard;
    program.goOn();
    QCOMPARE(wizard.title(), u"Strategy"_s);
    QCOMPARE(wizard.shown<QLineEdit>(u"strategySkipTags"_s)->text(), u"dashboard"_s);
    QVERIFY(wizard.shown<QRadioButton>(u"strategyNodeByNode"_s)->isChecked());
    planIsMade(program);
    QVERIFY2(wizard.rows(u"upgradePlanPlan"_s).contains(u"dashboard"), qPrintable(wizard.rows(u"upgradePlanPlan"_s)));
    VERIFY_SO_FAR();
    decisionsAreTakenOver(program);
}

/// By another cluster that goes to the same release, and pins the same.
void DemoUpgradeInTheWindow::decisionsAreTakenOver(const Program &program)
{
    const test::UpgradeDriver &wizard = *program.wizard;
    program.show(u"demo.test"_s);
    wizard.click(u"upgradesBegin"_s);
    QVERIFY(wizard.waitFor([&] { return wizard.shown<QComboBox>(u"targetTo"_s)->count() > 0; }));
    pinKubernetes(u"demo.test"_s, "1.34.3");
    wizard.click(u"upgradeToList"_s);
    wizard.begin(u"v2.31.0"_s, u"demo.education"_s);
    const upgrade::HopChoices other = kept(u"demo.education"_s).constFirst().current().choices;
    const Upgrade begun = kept(u"demo.test"_s).constFirst();
    QCOMPARE(begun.like, kept(u"demo.education"_s).constFirst().id);
    QCOMPARE(other.resolutions.size(), 1);
    QVERIFY(begun.current().choices.resolutions == other.resolutions);
    QVERIFY(begun.current().choices.strategy == other.strategy);
    QCOMPARE(prepare(program, u"conflictKeep"_s), QStringList()); // nothing is left to decide
    QVERIFY(!settingsOf(u"demo.test"_s).contains("\nkube_version:"));
    wizard.passInSpite(u"Reach"_s, u"Strategy"_s, knownOf);
    QVERIFY(wizard.shown<QRadioButton>(u"strategyNodeByNode"_s)->isChecked());
    QCOMPARE(wizard.shown<QLineEdit>(u"strategySkipTags"_s)->text(), u"dashboard"_s);
}

void DemoUpgradeInTheWindow::isHandedOnByAFile()
{
    const QString file = m_home->filePath(u"handed on.json"_s);
    const Program program(std::make_shared<demo::DemoWorld>(speed), u"demo.education"_s);
    const test::UpgradeDriver &wizard = *program.wizard;
    wizard.trigger(u"actionShowUpgrades"_s);
    program.show(u"demo.test"_s);
    wizard.begin(u"v2.31.0"_s);
    wizard.passInSpite(u"Health"_s, u"Safety copies"_s, knownOf);
    wizard.check(u"safetyBackup"_s, false);
    wizard.click(u"upgradeToList"_s);
    wizard.click(u"upgradeExport"_s);
    program.chooseFile(file);
    QVERIFY(wizard.waitFor([&] { return QFile::exists(file); }));
    const QList<Upgrade> before = kept(u"demo.test"_s);
    QCOMPARE(before.size(), 1);
    QVERIFY(!before.constFirst().current().choices.wantsBackup);
    wizard.click(u"upgradeRemove"_s);
    wizard.click(u"removeUpgradeConfirm"_s);
    QVERIFY(wizard.waitFor([&] { return wizard.isReady(u"upgradesImport"_s); }));
    QVERIFY(kept(u"demo.test"_s).isEmpty());

    program.show(u"demo.education"_s); // whose it is not
    wizard.click(u"upgradesImport"_s);
    program.chooseFile(file);
    QVERIFY(wizard.waitFor([&] {
        const auto *said = wizard.shown<QWidget>(u"upgradeMessage"_s);
        return said != nullptr && said->accessibleName().contains(u"another cluster");
    }));
    QVERIFY(kept(u"demo.education"_s).isEmpty());

    program.show(u"demo.test"_s);
    wizard.click(u"upgradesImport"_s);
    program.chooseFile(file);
    QVERIFY2(wizard.waitFor([&] { return wizard.title() == u"Safety copies"; }), qPrintable(wizard.everything()));
    QCOMPARE(kept(u"demo.test"_s).size(), 1);
    QVERIFY(timeless(kept(u"demo.test"_s).constFirst()) == timeless(before.constFirst()));
    wizard.passInSpite(u"Safety copies"_s, u"Checkout"_s, knownOf); // it is gone on with
}

/// Runs the command that the page has for what it found at this place.
void DemoUpgradeInTheWindow::mend(const Program &program, const QString &subject)
{
    const test::UpgradeDriver &wizard = *program.wizard;
    auto *findings = wizard.shown<QTreeWidget>(u"findings"_s);
    for (QTreeWidgetItem *item : findings->findItems(subject, Qt::MatchExactly | Qt::MatchRecursive, 1)) {
        findings->setCurrentItem(item);
        if (wizard.isReady(u"findingFix"_s)) {
            wizard.click(u"findingFix"_s);
            wizard.click(u"fixConfirm"_s);
            QVERIFY(wizard.waitFor([&] { return wizard.message().startsWith(u"The command was run"); }));
            return;
        }
    }
    QFAIL(qPrintable(wizard.everything()));
}

/// The playbook asks before each node, and waits while it does: so there is time to look at it as it runs.
void DemoUpgradeInTheWindow::isFollowedInTheAnsibleTab(const Program &program)
{
    const test::UpgradeDriver &wizard = *program.wizard;
    wizard.click(u"upgradeShowRuns"_s);
    program.openRun({u"upgrade-cluster.yml"_s, u"Waits for you"_s});
    for (const QString &node : {u"stage1"_s, u"stage2"_s, u"stage3"_s, u"stage4"_s, u"stage5"_s}) {
        const QString question = u"Ready to upgrade node %1?"_s.arg(node);
        QVERIFY2(wizard.waitFor(
                     [&] { return wizard.isReady(u"runPromptContinue"_s) && program.runLog().contains(question); }),
                 qPrintable(program.runLog()));
        QCOMPARE(wizard.text(u"runState"_s), u"Waits for you"_s);
        QVERIFY(!program.runLog().contains(u"PLAY RECAP"));
        wizard.click(u"runPromptContinue"_s);
        QVERIFY(wizard.waitFor([&] { return !wizard.isReady(u"runPromptContinue"_s); }));
    }
    wizard.trigger(u"actionShowUpgrades"_s);
    QCOMPARE(wizard.title(), u"Upgrade"_s);
}

void DemoUpgradeInTheWindow::hopAfterHop()
{
    const Program program(std::make_shared<demo::DemoWorld>(speed), u"demo.staging"_s);
    const test::UpgradeDriver &wizard = *program.wizard;
    wizard.begin(u"v2.30.0"_s);
    pinKubernetes(u"demo.staging"_s, "1.32.8");
    (void)wizard.doStage();
    mend(program, u"stage5"_s); // else nothing can move there from stage4
    for (int hop = 0; hop < 2; ++hop) {
        QCOMPARE(prepare(program, u"conflictKeep"_s).size(), 1); // at the second hop once more
        wizard.passInSpite(u"Reach"_s, u"Strategy"_s, knownOf);
        wizard.check(u"strategyConfirm"_s, hop == 1);
        planIsMade(program);
        wizard.next(u"Upgrade"_s);
        VERIFY_SO_FAR();
        (void)wizard.startRun();
        if (hop == 1) {
            isFollowedInTheAnsibleTab(program);
            VERIFY_SO_FAR();
        }
        finishesTheHop(program);
        VERIFY_SO_FAR();
        provesAndReports(program);
        VERIFY_SO_FAR();
        wizard.click(u"upgradeAction"_s);
        if (hop == 0) {
            QVERIFY2(wizard.waitFor([&] { return wizard.title() == u"Target"; }), qPrintable(wizard.everything()));
            wizard.next(u"Health"_s);
        }
    }
    QVERIFY(wizard.waitFor([&] { return !wizard.text(u"reportHint"_s).isEmpty(); }));
    const QString report = wizard.shown<QTextBrowser>(u"upgradeReport"_s)->toPlainText();
    QVERIFY2(report.contains(knownOf), qPrintable(report));
    QVERIFY2(report.contains(u"v2.29.1") && report.contains(u"v2.30.0"), qPrintable(report));
    QVERIFY(wizard.waitFor([] { return kept(u"demo.staging"_s).constFirst().isFinished(); }));
}

} // namespace kubemori

QTEST_MAIN(kubemori::DemoUpgradeInTheWindow)
#include "tst_demo_upgrade.moc"
