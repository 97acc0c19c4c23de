// SPDX-License-Identifier: GPL-3.0-or-later
// An upgrade as a person goes through it: the list, every page, what blocks, what fails, and going on later.
#include "diff/file_diff.hpp"
#include "ui/diff/diff_pane.hpp"
#include "ui/diff/diff_view.hpp"
#include "ui/main_window/cluster_page.hpp"
#include "ui/operations/rolling_reboot_dialog.hpp"
#include "ui/releases/conflict_panel.hpp"
#include "ui/support/window_stage.hpp"
#include "ui/text/finding_text.hpp"
#include "ui/text/upgrade_text.hpp"
#include "ui/upgrade/upgrade_page.hpp"
#include "ui/widgets/code_editor.hpp"
#include "ui/widgets/elided_label.hpp"
#include "upgrade/check_ids.hpp"

#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QFileDialog>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableView>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTextBrowser>
#include <QTreeView>
#include <QTreeWidget>

using namespace kubemori;
using namespace kubemori::ui;
using namespace kubemori::test;
using namespace Qt::StringLiterals;
using upgrade::Finding;
using upgrade::Severity;
using upgrade::Stage;
using upgrade::Upgrade;

namespace {

kubespray::Release release(const QString &tag)
{
    kubespray::Release made;
    made.tag.name = tag;
    return made;
}

Result<kubespray::HopPlan> twoHops(const QString &from, const QString &to)
{
    kubespray::HopPlan plan;
    plan.from = from;
    plan.to = to;
    plan.hops.resize(2);
    plan.hops[0].from = from;
    plan.hops[0].to = u"v2.27.0"_s;
    plan.hops[1].from = u"v2.27.0"_s;
    plan.hops[1].to = to;
    return plan;
}

Finding blocked()
{
    return {.check = upgrade::checks::nodeCordoned,
            .severity = Severity::Block,
            .subject = u"w1"_s,
            .evidence = u"unschedulable since yesterday"_s,
            .fix = {.place = upgrade::Fix::Place::ControlPlane,
                    .node = {},
                    .command = {u"kubectl"_s, u"uncordon"_s, u"w1"_s},
                    .become = true},
            .link = u"https://kubernetes.io/docs/"_s};
}

/// The window on the tab Upgrade of a cluster with a checkout.
struct UpgradeStage : WindowStage
{
    explicit UpgradeStage(const QList<Upgrade> &upgrades = {}, bool hasCheckout = true)
    {
        directory.add(makeProfile(u"lab"_s, u"Lab"_s, cluster::Purpose::Test));
        FakeClusterState &world = directory.state(u"lab"_s);
        if (hasCheckout) {
            world.releases.checkoutPlace = {
                .host = {}, .path = u"/srv/kubespray"_s, .inventory = u"inventory/lab/inventory.ini"_s};
        }
        kubespray::CheckoutState checkout;
        checkout.tag = u"v2.26.0"_s;
        world.releases.state = checkout;
        world.releases.releases = ReleaseList{
            .releases = {release(u"v2.26.0"_s), release(u"v2.27.0"_s), release(u"v2.28.1"_s)}, .isComplete = true};
        world.releases.onHops = twoHops;
        world.runs.checkoutPlace = world.releases.checkoutPlace;
        makeGood(world.upgrades);
        world.upgrades.upgrades = upgrades;
        open();
        world.feed(kube::NodesListed{.nodes = {makeNode(u"cp1"_s, 0, true), makeNode(u"w1"_s, 1), makeNode(u"w2"_s, 2)},
                                     .first = true,
                                     .more = false});
        pump();
        trigger(u"actionShowUpgrades"_s);
    }
    [[nodiscard]] FakeClusterState &world() const { return directory.state(u"lab"_s); }
    [[nodiscard]] FakeUpgrades &source() const { return world().upgrades; }
    [[nodiscard]] UpgradePage *page() const { return shown<UpgradePage>(u"upgradePage"_s); }
    [[nodiscard]] QPushButton *next() const { return shown<QPushButton>(u"upgradeNext"_s); }
    [[nodiscard]] QPushButton *action() const { return shown<QPushButton>(u"upgradeAction"_s); }
    [[nodiscard]] QString title() const { return text(u"stageTitle"_s); }
    [[nodiscard]] QString message() const
    {
        const auto *bar = shown<QWidget>(u"stageMessage"_s);
        return bar == nullptr ? QString() : bar->accessibleName();
    }
    /// What is kept of the choices is written a moment later.
    [[nodiscard]] const Upgrade &saved() const
    {
        QTest::qWait(400);
        pump();
        return source().latest();
    }
    /// A choice is pressed on its words, which the middle of a wide one may miss.
    void click(const QString &name) const
    {
        auto *button = shown<QAbstractButton>(name);
        QVERIFY2(button != nullptr, qPrintable(name));
        QVERIFY2(button->isEnabled(), qPrintable(name));
        button->click();
        pump();
    }
    void doAndGoOn() const
    {
        click(u"upgradeAction"_s);
        QVERIFY2(next()->isEnabled(), qPrintable(title()));
        click(u"upgradeNext"_s);
    }
};

} // namespace

class TestUpgrade : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wordsForEveryCheck_data() { languages(); }
    void wordsForEveryCheck();
    void wordsForEveryStage_data() { languages(); }
    void wordsForEveryStage();
    void withoutCheckoutItSaysWhatToDo();
    void wholeWayByClicks();
    void nextHopIsGoneOnWith();
    void blockedWantsAReason();
    void commandOfAFindingIsAskedForFirst();
    void errorSaysWhatAndWhatToDo();
    void runningStageIsCancelled();
    void leavingLosesNothing();
    void whatAStageFoundStaysKept();
    void whatWasTypedBeforeAStageIsKept();
    void nextHopBeginsClean();
    void nextUpgradeBeginsClean();
    void reopeningStandsWhereItWas();
    void stagesAheadAreShut();
    void conflictsAreDecided();
    void filesAreComparedAndEdited();
    void aFileThatIsNotWrittenIsOnlyRead();
    void anEditIsNotLostByClosing();
    void theWindowMayGoWhileAFileIsEdited();
    void differencesToTheOtherClusterAreShown();
    void environmentShowsWhatFits();
    void inventoryShowsProofs();
    void strategyMakesThePlan();
    void runFollowsTheOperation();
    void runThatWasCutOffIsOffered();
    void finishedOperationIsNotedForTheRightUpgrade();
    void rollingRebootMayComeFirst();
    void releaseNotesAreLinkedOffline();
    void reportIsSaved();
    void finishedOffersTheProfile();
    void importAndExport();
    void importTakesThePlaceOfWhatIsOpen();
    void removeAsks();
    void languageChangesAtRuntime();
    void fitsASmallWindow();

private:
    static void languages()
    {
        QTest::addColumn<QString>("language");
        for (const QString &code : Language::available()) {
            QTest::newRow(code.toLatin1().constData()) << code;
        }
    }
};

void TestUpgrade::wordsForEveryCheck()
{
    QFETCH(const QString, language);
    Language words;
    words.set(language);
    QSet<QString> titles;
    for (const QLatin1StringView check : upgrade::checks::all) {
        const QString title = FindingText::title(check);
        QVERIFY2(!title.isEmpty() && title != check, qPrintable(QString(check)));
        QVERIFY2(!FindingText::remedy(check).isEmpty(), qPrintable(QString(check)));
        QVERIFY2(!titles.contains(title), qPrintable(title));
        titles.insert(title);
    }
    QCOMPARE(FindingText::title(u"of-tomorrow"_s), u"of-tomorrow"_s);
    upgrade::Finding known;
    known.check = u"known-issue:mine"_s;
    QVERIFY(FindingText::remedy(known).isEmpty());
    known.title = {.en = u"A title"_s, .ja = u"題"_s};
    known.remedy = {.en = u"Do it."_s, .ja = {}};
    QCOMPARE(FindingText::title(known), language == "ja"_L1 ? u"題"_s : u"A title"_s);
    QCOMPARE(FindingText::remedy(known), u"Do it."_s); // where there is no Japanese
    words.set(u"en"_s);
}

void TestUpgrade::wordsForEveryStage()
{
    QFETCH(const QString, language);
    Language words;
    words.set(language);
    QSet<QString> names;
    for (const Stage stage : upgrade::allStages()) {
        names.insert(UpgradeText::stage(stage));
        QVERIFY(!UpgradeText::purpose(stage).isEmpty());
    }
    QCOMPARE(names.size(), upgrade::allStages().size());
    words.set(u"en"_s);
}

void TestUpgrade::withoutCheckoutItSaysWhatToDo()
{
    const UpgradeStage stage({}, false);
    QVERIFY(stage.shown<QPushButton>(u"upgradesEdit"_s) != nullptr);
    QVERIFY(stage.shown<QPushButton>(u"upgradesBegin"_s) == nullptr);
    stage.trigger(u"actionUpgrade"_s);
    QVERIFY(stage.shown<QWidget>(u"upgradeWizard"_s) == nullptr);
}

void TestUpgrade::wholeWayByClicks()
{
    Upgrade other = makeUpgradeAt(Stage::Report);
    other.id = u"20261120-000000-000-upgrade-test"_s;
    other.cluster = u"test"_s;
    other.hops[1].finished = QDateTime(QDate(2026, 11, 20), QTime(10, 0), QTimeZone::UTC);
    UpgradeStage stage;
    stage.source().others = {other};
    stage.click(u"upgradesBegin"_s);
    QCOMPARE(stage.title(), u"Target"_s);
    QCOMPARE(stage.shown<QComboBox>(u"targetFrom"_s)->currentText(), u"v2.26.0"_s);
    QCOMPARE(stage.shown<QComboBox>(u"targetTo"_s)->currentText(), u"v2.28.1"_s);
    QVERIFY(stage.text(u"targetExperience"_s).contains(u"test"_s));
    QVERIFY(stage.shown<QTextBrowser>(u"targetNotes"_s)->toPlainText().contains(u"containerd 1.7.24"_s));
    QVERIFY(!stage.next()->isEnabled());
    stage.shown<QComboBox>(u"targetLike"_s)->setCurrentIndex(1);
    stage.click(u"upgradeAction"_s);
    QCOMPARE(stage.source().latest().like, other.id);
    QCOMPARE(stage.title(), u"Health"_s);

    QVERIFY(!stage.next()->isEnabled());
    stage.click(u"upgradeAction"_s);
    auto *findings = stage.shown<QTreeWidget>(u"findings"_s);
    QCOMPARE(findings->topLevelItemCount(), 3); // warnings, information, good
    QVERIFY(!findings->topLevelItem(2)->isExpanded());
    stage.click(u"upgradeNext"_s);

    QCOMPARE(stage.title(), u"Safety copies"_s);
    QVERIFY(stage.shown<QPlainTextEdit>(u"stageCommands"_s) == nullptr); // folded
    stage.shown<QAbstractButton>(u"stageCommandsFold"_s)->click();
    QVERIFY(stage.shown<QPlainTextEdit>(u"stageCommands"_s)->toPlainText().contains(u"etcdctl snapshot save"_s));
    stage.click(u"safetyBackup"_s);
    stage.doAndGoOn();
    QVERIFY(!stage.source().latest().current().choices.wantsBackup);

    QCOMPARE(stage.title(), u"Checkout"_s);
    stage.click(u"checkoutStash"_s);
    stage.doAndGoOn();
    QCOMPARE(stage.source().latest().current().choices.openWork, kubespray::OpenWork::Stash);

    QCOMPARE(stage.title(), u"Environment"_s);
    stage.doAndGoOn();
    QCOMPARE(stage.title(), u"Inventory"_s);
    stage.click(u"inventoryIni"_s);
    stage.doAndGoOn();
    QCOMPARE(stage.title(), u"Settings"_s);
    stage.doAndGoOn();
    QCOMPARE(stage.title(), u"Reach"_s);
    stage.click(u"reachBecome"_s);
    stage.doAndGoOn();
    QCOMPARE(stage.title(), u"Strategy"_s);
    QTRY_VERIFY(stage.next()->isEnabled());
    QVERIFY(stage.action() == nullptr);
    stage.click(u"upgradeNext"_s);

    QCOMPARE(stage.title(), u"Upgrade"_s);
    stage.click(u"upgradeAction"_s);
    stage.click(u"startUpgradeConfirm"_s);
    QCOMPARE(stage.world().starts, 1);
    const operation::Plan plan = stage.world().started;
    QCOMPARE(plan.operation, stage.source().latest().current().operation);
    QVERIFY(!stage.next()->isEnabled());
    stage.world().events(operation::Started{.plan = plan, .at = stage.clock.utcNow(), .resumed = false});
    stage.world().events(operation::Finished{.operation = plan.operation,
                                             .outcome = operation::Outcome::Succeeded,
                                             .nodes = {},
                                             .at = stage.clock.utcNow(),
                                             .error = {}});
    pump();
    QVERIFY(stage.next()->isEnabled());
    stage.click(u"upgradeNext"_s);

    QCOMPARE(stage.title(), u"Verification"_s);
    stage.doAndGoOn();
    QCOMPARE(stage.title(), u"Report"_s);
    QVERIFY(stage.shown<QTextBrowser>(u"upgradeReport"_s)->toPlainText().contains(u"written"_s));
    const QList<Stage> done{Stage::Health,    Stage::Safety,   Stage::Checkout, Stage::Environment,
                            Stage::Inventory, Stage::Settings, Stage::Reach,    Stage::Verify};
    QVERIFY(stage.source().ran == done);
    const Upgrade &kept = stage.saved();
    QVERIFY(kept.current().isRunDone);
    QVERIFY(kept.current().choices.asksBecomePassword);
    QCOMPARE(kept.current().choices.inventoryForm, upgrade::HopChoices::InventoryForm::Ini);
}

void TestUpgrade::nextHopIsGoneOnWith()
{
    UpgradeStage stage({makeUpgradeAt(Stage::Report)});
    stage.click(u"upgradeContinue"_s);
    QCOMPARE(stage.title(), u"Report"_s);
    QCOMPARE(stage.action()->text(), u"Go on with v2.27.0 → v2.28.1"_s);
    stage.click(u"upgradeAction"_s);
    QCOMPARE(stage.title(), u"Target"_s);
    QCOMPARE(stage.source().latest().hop, 1);
    QVERIFY(stage.source().latest().hops[0].finished.isValid());
    QVERIFY(stage.text(u"upgradeHops"_s).contains(u"✓ 1 of 2"_s));
    QVERIFY(stage.next()->isEnabled());

    UpgradeStage last({makeUpgradeAt(Stage::Report, 1)});
    last.click(u"upgradeContinue"_s);
    QCOMPARE(last.action()->text(), u"Finish"_s);
    last.click(u"upgradeAction"_s);
    QVERIFY(last.source().latest().isFinished());
    QVERIFY(last.action() == nullptr);
    QVERIFY(last.text(u"reportHint"_s).contains(u"venv"_s));
}

void TestUpgrade::blockedWantsAReason()
{
    UpgradeStage stage({makeUpgradeAt(Stage::Health)});
    stage.source().findings[Stage::Health] = {blocked()};
    stage.click(u"upgradeContinue"_s);
    stage.click(u"upgradeAction"_s);
    QVERIFY(!stage.next()->isEnabled());
    QVERIFY(!stage.next()->toolTip().isEmpty());
    auto *accept = stage.shown<QPushButton>(u"acceptConfirm"_s);
    QVERIFY(accept != nullptr && !accept->isEnabled());
    stage.shown<QLineEdit>(u"acceptReason"_s)->setText(u"  "_s);
    QVERIFY(!accept->isEnabled());
    stage.shown<QLineEdit>(u"acceptReason"_s)->setText(u"w1 is being repaired"_s);
    stage.click(u"acceptConfirm"_s);
    QVERIFY(stage.next()->isEnabled());
    QVERIFY(stage.text(u"acceptText"_s).contains(u"w1 is being repaired"_s));
    QCOMPARE(stage.saved().current().record(Stage::Health).accepted, u"w1 is being repaired"_s);
    stage.click(u"acceptUndo"_s);
    QVERIFY(!stage.next()->isEnabled());
}

void TestUpgrade::commandOfAFindingIsAskedForFirst()
{
    UpgradeStage stage({makeUpgradeAt(Stage::Health)});
    stage.source().findings[Stage::Health] = {blocked()};
    stage.click(u"upgradeContinue"_s);
    stage.click(u"upgradeAction"_s);
    QVERIFY(stage.text(u"findingTitle"_s).contains(u"w1"_s));
    QVERIFY(stage.text(u"findingRemedy"_s).contains(FindingText::remedy(upgrade::checks::nodeCordoned)));
    stage.click(u"findingFix"_s);
    QVERIFY(stage.source().fixes.isEmpty());
    QCOMPARE(stage.shown<QPlainTextEdit>(u"questionBoxCommands"_s)->toPlainText(), u"sudo kubectl uncordon w1"_s);
    QVERIFY(stage.text(u"questionBoxText"_s).contains(u"the control plane"_s));
    stage.click(u"fixCancel"_s);
    QVERIFY(stage.source().fixes.isEmpty());
    stage.click(u"findingFix"_s);
    stage.click(u"fixConfirm"_s);
    QVERIFY(stage.source().fixes == QList{blocked().fix});
    QVERIFY(stage.message().contains(u"uncordoned"_s));
}

void TestUpgrade::errorSaysWhatAndWhatToDo()
{
    UpgradeStage stage({makeUpgradeAt(Stage::Environment)});
    stage.source().errors[Stage::Environment] = {
        .code = ErrorCode::ProgramMissing, .detail = u"python3: not found"_s, .subject = u"deployer"_s, .context = {}};
    stage.click(u"upgradeContinue"_s);
    stage.click(u"upgradeAction"_s);
    QVERIFY2(stage.message().contains(u"python3: not found"_s), qPrintable(stage.message()));
    QVERIFY(stage.message().contains(u"deployer"_s));
    QVERIFY(!stage.next()->isEnabled());
    QVERIFY(stage.action()->isEnabled());
    stage.source().errors.clear();
    stage.click(u"upgradeAction"_s);
    QVERIFY(stage.message().isEmpty());
    QVERIFY(stage.next()->isEnabled());
}

void TestUpgrade::runningStageIsCancelled()
{
    UpgradeStage stage({makeUpgradeAt(Stage::Checkout)});
    stage.source().holds = true;
    stage.click(u"upgradeContinue"_s);
    QVERIFY(stage.shown<QPushButton>(u"upgradeCancel"_s) == nullptr);
    stage.click(u"upgradeAction"_s);
    QVERIFY(!stage.action()->isEnabled());
    QVERIFY(!stage.text(u"upgradeTime"_s).isEmpty());
    QVERIFY(!stage.shown<QCheckBox>(u"checkoutFetchFirst"_s)->isEnabled());
    QVERIFY(stage.window->findChild<QTabWidget *>(u"clusterTabs"_s)->tabText(4).contains(u"running"_s));
    stage.trigger(u"actionShowNodes"_s); // it goes on
    stage.trigger(u"actionShowUpgrades"_s);
    QVERIFY(!stage.action()->isEnabled());
    stage.click(u"upgradeBack"_s); // another page meanwhile, which is read when the stage is over
    QVERIFY(stage.text(u"stageCommandsNote"_s).startsWith(u"Finding out"_s));
    stage.click(u"upgradeCancel"_s);
    QCOMPARE(stage.source().cancels, 1);
    QVERIFY(stage.text(u"stageCommandsNote"_s).isEmpty());
    stage.click(u"upgradeNext"_s);
    QVERIFY(stage.message().startsWith(u"Cancelled"_s));
    QVERIFY(stage.action()->isEnabled());
    QVERIFY(!stage.next()->isEnabled());
}

void TestUpgrade::leavingLosesNothing()
{
    UpgradeStage stage({makeUpgradeAt(Stage::Environment)});
    stage.click(u"upgradeContinue"_s);
    stage.shown<QLineEdit>(u"environmentWheels"_s)->setText(u"/srv/wheels"_s);
    stage.trigger(u"actionShowNodes"_s); // before the moment is over
    QCOMPARE(stage.source().latest().current().choices.wheels, u"/srv/wheels"_s);
    stage.trigger(u"actionShowUpgrades"_s);
    stage.shown<QLineEdit>(u"environmentVenv"_s)->setText(u"~/venv"_s);
    stage.window.reset(); // the program ends
    QCOMPARE(stage.directory.state(u"lab"_s).upgrades.latest().current().choices.venv, u"~/venv"_s);
}

/// Another page was looked at while the stage was done; keeping that must not put back what was before the stage.
void TestUpgrade::whatAStageFoundStaysKept()
{
    UpgradeStage stage({makeUpgradeAt(Stage::Safety)});
    stage.source().holds = true;
    stage.click(u"upgradeContinue"_s);
    stage.click(u"upgradeAction"_s);
    stage.click(u"upgradeBack"_s);
    stage.trigger(u"actionShowNodes"_s);
    QTest::qWait(400); // until it would be kept
    stage.source().goOn();
    pump();
    QVERIFY(stage.saved().current().record(Stage::Safety).isPassed());
    QVERIFY(stage.saved().stage == Stage::Health);
}

void TestUpgrade::whatWasTypedBeforeAStageIsKept()
{
    UpgradeStage stage({makeUpgradeAt(Stage::Environment)});
    stage.source().refuses = true; // it was broken off before it began
    stage.click(u"upgradeContinue"_s);
    stage.shown<QLineEdit>(u"environmentWheels"_s)->setText(u"/srv/wheels"_s);
    stage.click(u"upgradeAction"_s);
    QVERIFY(stage.message().startsWith(u"Cancelled"_s));
    stage.window.reset();
    QCOMPARE(stage.directory.state(u"lab"_s).upgrades.latest().current().choices.wheels, u"/srv/wheels"_s);
}

void TestUpgrade::nextHopBeginsClean()
{
    UpgradeStage stage({makeUpgradeAt(Stage::Report)});
    stage.source().conversion.text = "[kube_node]\nof-the-first-hop\n";
    stage.click(u"upgradeContinue"_s);
    auto *steps = stage.shown<QTreeWidget>(u"upgradeStages"_s);
    const auto show = [&](int row) {
        steps->setCurrentItem(steps->topLevelItem(row));
        pump();
    };
    show(5);
    stage.source().errors[Stage::Settings] =
        Error{.code = ErrorCode::Io, .detail = u"disk full"_s, .subject = {}, .context = {}};
    show(6);
    QTRY_VERIFY(stage.action()->isEnabled());
    stage.click(u"upgradeAction"_s);
    QVERIFY(!stage.message().isEmpty());
    show(11);
    stage.click(u"upgradeAction"_s); // on with the next hop
    QCOMPARE(stage.title(), u"Target"_s);
    QCOMPARE(stage.saved().hop, 1);
    stage.source().holdsSettings = true;
    for (const Stage each :
         {Stage::Target, Stage::Health, Stage::Safety, Stage::Checkout, Stage::Environment, Stage::Inventory}) {
        QCOMPARE(stage.title(), UpgradeText::stage(each));
        each == Stage::Target ? stage.click(u"upgradeNext"_s) : stage.doAndGoOn();
    }
    QCOMPARE(stage.title(), u"Settings"_s);
    QCOMPARE(stage.message(), QString());
    QVERIFY(!stage.action()->isEnabled()); // until its own settings are read
    QVERIFY(stage.shown<ElidedLabel>(u"stageCarrySummary"_s)->text().startsWith(u"Reading"_s));
    QVERIFY(stage.shown<QAbstractButton>(u"stageLogFold"_s) == nullptr); // nothing was printed yet
}

void TestUpgrade::nextUpgradeBeginsClean()
{
    Upgrade old = makeUpgradeAt(Stage::Target);
    old.hops[0].from = u"v2.25.0"_s;
    old.hops[1].to = u"v2.27.0"_s;
    Upgrade other = makeUpgradeAt(Stage::Report);
    other.id = u"20261120-000000-000-upgrade-test"_s;
    other.cluster = u"test"_s;
    old.like = other.id;
    UpgradeStage stage({old});
    stage.source().others = {other};
    stage.click(u"upgradeContinue"_s);
    QCOMPARE(stage.shown<QComboBox>(u"targetFrom"_s)->currentText(), u"v2.25.0"_s);
    QCOMPARE(stage.shown<QComboBox>(u"targetLike"_s)->currentIndex(), 1);
    stage.click(u"upgradeToList"_s);
    stage.click(u"upgradeBegin"_s);
    QCOMPARE(stage.shown<QComboBox>(u"targetFrom"_s)->currentText(), u"v2.26.0"_s); // that is checked out
    QCOMPARE(stage.shown<QComboBox>(u"targetTo"_s)->currentText(), u"v2.28.1"_s);
    QCOMPARE(stage.shown<QComboBox>(u"targetLike"_s)->currentIndex(), 0); // unless somebody wants that
}

void TestUpgrade::reopeningStandsWhereItWas()
{
    Upgrade half = makeUpgradeAt(Stage::Reach);
    half.current().choices.asksVaultPassword = true;
    const UpgradeStage stage({half});
    QCOMPARE(stage.shown<QTableView>(u"upgradeTable"_s)->model()->index(0, 2).data().toString(), u"Reach: now"_s);
    stage.trigger(u"actionUpgrade"_s);
    QCOMPARE(stage.title(), u"Reach"_s);
    QVERIFY(stage.shown<QCheckBox>(u"reachVault"_s)->isChecked());
    stage.click(u"upgradeBack"_s);
    QCOMPARE(stage.title(), u"Settings"_s);
    stage.click(u"upgradeToList"_s);
    stage.click(u"upgradeContinue"_s);
    QCOMPARE(stage.title(), u"Settings"_s);
}

void TestUpgrade::stagesAheadAreShut()
{
    const UpgradeStage stage({makeUpgradeAt(Stage::Safety)});
    stage.click(u"upgradeContinue"_s);
    auto *steps = stage.shown<QTreeWidget>(u"upgradeStages"_s);
    QCOMPARE(steps->topLevelItemCount(), 12);
    QCOMPARE(steps->topLevelItem(1)->text(1), u"done"_s);
    QCOMPARE(steps->topLevelItem(2)->text(1), u"now"_s);
    QVERIFY((steps->topLevelItem(2)->flags() & Qt::ItemIsEnabled) != 0);
    QVERIFY((steps->topLevelItem(3)->flags() & Qt::ItemIsEnabled) == 0);
    steps->setCurrentItem(steps->topLevelItem(1));
    pump();
    QCOMPARE(stage.title(), u"Health"_s);
}

void TestUpgrade::conflictsAreDecided()
{
    UpgradeStage stage({makeUpgradeAt(Stage::Settings)});
    for (const QString &key : {u"kube_version"_s, u"metallb_enabled"_s}) {
        group_vars::CarryConflict conflict;
        conflict.id = u"group_vars/all.yml:"_s + key;
        conflict.key = key;
        conflict.file = u"group_vars/all.yml"_s;
        conflict.mine = key + u": mine"_s;
        conflict.after = key + u": new"_s;
        stage.source().carried.conflicts.append(conflict);
        group_vars::CarriedSetting setting;
        setting.key = key;
        setting.file = conflict.file;
        setting.conflict = conflict.id;
        stage.source().carried.settings.append(setting);
    }
    stage.click(u"upgradeContinue"_s);
    QVERIFY(!stage.action()->isEnabled());
    QVERIFY(stage.action()->toolTip().startsWith(u"2 settings"_s));
    auto *panel = stage.page()->findChild<ConflictPanel *>();
    QVERIFY(panel->isVisible());
    Q_EMIT panel->resolved(u"group_vars/all.yml:kube_version"_s,
                           {.choice = group_vars::Resolution::Choice::New, .text = {}});
    pump();
    QVERIFY(!stage.action()->isEnabled());
    Q_EMIT panel->resolved(u"group_vars/all.yml:metallb_enabled"_s, {});
    pump();
    QVERIFY(stage.action()->isEnabled());
    QCOMPARE(stage.saved().current().choices.resolutions.size(), 2);
    Q_EMIT panel->undone(u"group_vars/all.yml:metallb_enabled"_s);
    pump();
    QVERIFY(!stage.action()->isEnabled());
}

namespace {

upgrade::InventoryChanges twoFiles(bool isWritten)
{
    const QString main = u"group_vars/all/all.yml"_s;
    const QString same = u"group_vars/all/etcd.yml"_s;
    return {.files = {{.path = main, .oldPath = main, .before = "a: 1\nb: 1\n", .after = "a: 1\nb: 2\n"},
                      {.path = same, .oldPath = same, .before = "c: 1\n", .after = "c: 1\n"}},
            .isWritten = isWritten};
}

} // namespace

void TestUpgrade::filesAreComparedAndEdited()
{
    UpgradeStage stage({makeUpgradeAt(Stage::Settings)});
    stage.source().changes = twoFiles(true);
    stage.click(u"upgradeContinue"_s);
    stage.click(u"stageCarryFiles"_s);
    const auto *list = stage.shown<QListWidget>(u"inventoryFilesList"_s);
    QVERIFY(list != nullptr);
    QCOMPARE(list->count(), 1); // what stays the same is not in the way
    stage.click(u"inventoryFilesAll"_s);
    QCOMPARE(list->count(), 2);
    auto *diff = stage.shown<DiffPane>(u"inventoryFilesDiff"_s);
    QVERIFY(diff != nullptr);
    QTRY_VERIFY(diff->view()->diff() != nullptr);
    QCOMPARE(diff->view()->diff()->changes.size(), std::size_t{1});

    stage.click(u"inventoryFilesEdit"_s);
    auto *editor = stage.shown<CodeEditor>(u"inventoryFilesEditor"_s);
    QVERIFY(editor != nullptr);
    QVERIFY(!stage.shown<QPushButton>(u"inventoryFilesSave"_s)->isEnabled()); // nothing is changed yet
    editor->setPlainText(u"a: 1\nb: [2\n"_s);
    editor->document()->setModified(true);
    QTRY_VERIFY(editor->markedLine() > 0);
    QVERIFY(!stage.shown<QPushButton>(u"inventoryFilesSave"_s)->isEnabled());
    QVERIFY(stage.shown<ElidedLabel>(u"inventoryFilesState"_s)->text().startsWith(u"Line "_s));

    const qsizetype ran = stage.source().ran.size();
    editor->setPlainText(u"a: 1\nb: 3\n"_s);
    editor->document()->setModified(true);
    QTRY_VERIFY(stage.shown<QPushButton>(u"inventoryFilesSave"_s)->isEnabled());
    stage.click(u"inventoryFilesSave"_s);
    QCOMPARE(stage.source().edits.size(), 1);
    QCOMPARE(stage.source().edits.constFirst().expected, QByteArray("a: 1\nb: 2\n"));
    QCOMPARE(stage.source().edits.constFirst().text, QByteArray("a: 1\nb: 3\n"));
    QCOMPARE(stage.source().ran.size(), ran + 1); // the stage looks at it again
    QVERIFY(stage.shown<CodeEditor>(u"inventoryFilesEditor"_s) == nullptr);
}

void TestUpgrade::aFileThatIsNotWrittenIsOnlyRead()
{
    UpgradeStage stage({makeUpgradeAt(Stage::Settings)});
    stage.source().changes = twoFiles(false);
    stage.click(u"upgradeContinue"_s);
    stage.click(u"stageCarryFiles"_s);
    QVERIFY(!stage.shown<QPushButton>(u"inventoryFilesEdit"_s)->isEnabled());
    QVERIFY(stage.shown<ElidedLabel>(u"inventoryFilesState"_s)->text().contains(u"once they are written"_s));
}

void TestUpgrade::anEditIsNotLostByClosing()
{
    UpgradeStage stage({makeUpgradeAt(Stage::Settings)});
    stage.source().changes = twoFiles(true);
    stage.source().editError = Error{.code = ErrorCode::AlreadyExists, .detail = u"changed meanwhile"_s, .subject = {}};
    stage.click(u"upgradeContinue"_s);
    stage.click(u"stageCarryFiles"_s);
    stage.click(u"inventoryFilesEdit"_s);
    auto *editor = stage.shown<CodeEditor>(u"inventoryFilesEditor"_s);
    editor->setPlainText(u"a: 5\n"_s);
    editor->document()->setModified(true);
    QTRY_VERIFY(stage.shown<QPushButton>(u"inventoryFilesSave"_s)->isEnabled());
    stage.click(u"inventoryFilesSave"_s);
    QCOMPARE(editor->toPlainText(), u"a: 5\n"_s); // refused, and nothing is lost
    stage.click(u"inventoryFilesClose"_s);
    stage.click(u"inventoryFilesLeaveStay"_s);
    QCOMPARE(editor->toPlainText(), u"a: 5\n"_s);
    QVERIFY(editor->isVisible());
    stage.click(u"inventoryFilesClose"_s);
    stage.click(u"inventoryFilesLeaveDiscard"_s);
    QVERIFY(stage.shown<QListWidget>(u"inventoryFilesList"_s) == nullptr);
}

void TestUpgrade::theWindowMayGoWhileAFileIsEdited()
{
    UpgradeStage stage({makeUpgradeAt(Stage::Settings)});
    stage.source().changes = twoFiles(true);
    stage.click(u"upgradeContinue"_s);
    stage.click(u"stageCarryFiles"_s);
    stage.click(u"inventoryFilesEdit"_s);
    stage.shown<CodeEditor>(u"inventoryFilesEditor"_s)->setPlainText(u"a: [\n"_s);
}

void TestUpgrade::differencesToTheOtherClusterAreShown()
{
    Upgrade other = makeUpgradeAt(Stage::Report, 1);
    other.id = u"20260901-000000-000-upgrade-staging"_s;
    other.cluster = u"staging"_s;
    Upgrade mine = makeUpgradeAt(Stage::Target);
    mine.like = other.id;
    mine.hops[0].choices = other.hops[0].choices;
    mine.hops[1].choices = other.hops[1].choices;
    mine.hops[0].choices.strategy.serial = 4;
    UpgradeStage stage({mine});
    stage.source().others = {other};
    stage.click(u"upgradeContinue"_s);
    const auto *table = stage.shown<QTableWidget>(u"targetDifferences"_s);
    QVERIFY(table != nullptr);
    QCOMPARE(table->rowCount(), 1);
    QCOMPARE(table->item(0, 1)->text(), u"strategy.serial"_s);
    QCOMPARE(table->item(0, 3)->text(), u"4"_s);
    QVERIFY(stage.text(u"targetDifferencesTitle"_s).contains(u"staging"_s));
}

void TestUpgrade::environmentShowsWhatFits()
{
    const UpgradeStage stage({makeUpgradeAt(Stage::Environment)});
    stage.click(u"upgradeContinue"_s);
    auto *pythons = stage.shown<QComboBox>(u"environmentPython"_s);
    QCOMPARE(pythons->count(), 3);
    QVERIFY(pythons->itemText(1).endsWith(u"fits"_s));
    QVERIFY(pythons->itemText(2).endsWith(u"does not fit"_s));
    QVERIFY(stage.text(u"environmentWants"_s).contains(u"2.16.4"_s));
    pythons->setCurrentIndex(1);
    Q_EMIT pythons->activated(1);
    QCOMPARE(stage.saved().current().choices.python, u"/usr/bin/python3.11"_s);
}

void TestUpgrade::inventoryShowsProofs()
{
    UpgradeStage stage({makeUpgradeAt(Stage::Inventory)});
    stage.source().conversion.checks[0].newValues = {u"w1"_s};
    stage.click(u"upgradeContinue"_s);
    QVERIFY(stage.shown<QTableWidget>(u"inventoryProofs"_s) == nullptr);
    stage.click(u"inventoryIni"_s);
    const auto *proofs = stage.shown<QTableWidget>(u"inventoryProofs"_s);
    QVERIFY(proofs != nullptr);
    QCOMPARE(proofs->item(0, 1)->text(), u"differs"_s); // first
    QCOMPARE(proofs->item(1, 1)->text(), u"same"_s);
    QVERIFY(stage.text(u"inventoryVerdict"_s).contains(u"does not say the same"_s));
    stage.shown<QAbstractButton>(u"inventoryPreviewFold"_s)->click();
    QVERIFY(stage.shown<QPlainTextEdit>(u"inventoryPreview"_s)->toPlainText().contains(u"etcd_member_name=etcd1"_s));
}

void TestUpgrade::strategyMakesThePlan()
{
    UpgradeStage stage({makeUpgradeAt(Stage::Strategy)});
    stage.click(u"upgradeContinue"_s);
    QVERIFY(!stage.next()->isEnabled());
    QTRY_VERIFY(stage.next()->isEnabled());
    QVERIFY(stage.shown<QWidget>(u"strategySerial"_s) != nullptr);
    stage.click(u"strategyNodeByNode"_s);
    QVERIFY(!stage.next()->isEnabled()); // until there is a plan of it
    QVERIFY(stage.shown<QWidget>(u"strategySerial"_s) == nullptr);
    stage.shown<QLineEdit>(u"strategySkipTags"_s)->setText(u"multus, "_s);
    stage.shown<QListWidget>(u"strategyNodes"_s)->item(2)->setCheckState(Qt::Unchecked);
    QTRY_VERIFY(stage.next()->isEnabled());
    const upgrade::Strategy strategy = stage.source().planned.constLast();
    QCOMPARE(strategy.kind, upgrade::Strategy::Kind::NodeByNode);
    QCOMPARE(strategy.skipTags, QStringList{u"multus"_s});
    QCOMPARE(strategy.nodes, (QStringList{u"cp1"_s, u"w1"_s}));
    QCOMPARE(stage.shown<QLineEdit>(u"strategyKubeVersion"_s)->placeholderText(), u"v1.31.4"_s);
    stage.source().planError =
        Error{.code = ErrorCode::InvalidInput, .detail = u"no host"_s, .subject = {}, .context = {}};
    stage.click(u"strategyConfirm"_s);
    QTRY_COMPARE(stage.source().planned.constLast().confirmsEachNode, true);
    pump();
    QVERIFY(!stage.next()->isEnabled());
}

void TestUpgrade::runFollowsTheOperation()
{
    UpgradeStage stage({makeUpgradeAt(Stage::Run)});
    stage.click(u"upgradeContinue"_s);
    QVERIFY(stage.shown<QWidget>(u"stepBoard"_s) == nullptr);
    stage.click(u"upgradeAction"_s);
    QVERIFY(stage.shown<QPlainTextEdit>(u"questionBoxCommands"_s)->toPlainText().contains(u"upgrade-cluster.yml"_s));
    stage.click(u"startUpgradeCancel"_s);
    QCOMPARE(stage.world().starts, 0);
    stage.click(u"upgradeAction"_s);
    stage.click(u"startUpgradeConfirm"_s);
    const operation::Plan plan = stage.world().started;
    stage.world().events(operation::Started{.plan = plan, .at = stage.clock.utcNow(), .resumed = false});
    pump();
    QCOMPARE(stage.title(), u"Upgrade"_s); // it is followed here
    QVERIFY(stage.shown<QWidget>(u"stepBoard"_s) != nullptr);
    QVERIFY(!stage.action()->isEnabled());
    auto *steps = stage.shown<QTreeWidget>(u"upgradeStages"_s);
    steps->setCurrentItem(steps->topLevelItem(3));
    pump();
    QCOMPARE(stage.title(), u"Checkout"_s);
    QVERIFY(!stage.action()->isEnabled()); // the files stay as they are under the playbook
    steps->setCurrentItem(steps->topLevelItem(9));
    pump();
    stage.world().events(operation::Finished{.operation = plan.operation,
                                             .outcome = operation::Outcome::Failed,
                                             .nodes = {},
                                             .at = stage.clock.utcNow(),
                                             .error = {}});
    pump();
    QVERIFY(!stage.next()->isEnabled());
    QCOMPARE(stage.action()->text(), u"Run it once more…"_s);
    QVERIFY(stage.action()->isEnabled());
    stage.click(u"upgradeShowRuns"_s);
    QVERIFY(stage.shown<QWidget>(u"runsPage"_s) != nullptr);
    QVERIFY(stage.world().runs.lists > 0);
}

void TestUpgrade::runThatWasCutOffIsOffered()
{
    Upgrade half = makeUpgradeAt(Stage::Run);
    maintenance::Reconciliation cutOff = makeReconciliation({u"cp1"_s, u"w1"_s, u"w2"_s});
    half.current().operation = cutOff.past.id;
    UpgradeStage stage({half});
    stage.world().unsettled = {cutOff};
    stage.context().findUnsettled();
    pump();
    stage.trigger(u"actionUpgrade"_s);
    QVERIFY(!stage.action()->isEnabled());
    QVERIFY(stage.action()->toolTip().contains(u"cut off"_s));
    QVERIFY(stage.shown<QWidget>(u"operationView"_s) != nullptr);
    stage.click(u"upgradeBack"_s);
    QTest::qWait(400);
    QVERIFY(stage.source().planned.isEmpty()); // the plan that was cut off stays the one of the hop
}

void TestUpgrade::finishedOperationIsNotedForTheRightUpgrade()
{
    UpgradeStage stage({makeUpgradeAt(Stage::Run)});
    stage.click(u"upgradeContinue"_s);
    stage.click(u"upgradeAction"_s);
    stage.click(u"startUpgradeConfirm"_s);
    stage.click(u"upgradeToList"_s);
    stage.click(u"upgradeBegin"_s); // another one is looked at when it ends
    const operation::Plan plan = stage.world().started;
    stage.world().events(operation::Started{.plan = plan, .at = stage.clock.utcNow(), .resumed = false});
    stage.world().events(operation::Finished{.operation = plan.operation,
                                             .outcome = operation::Outcome::Succeeded,
                                             .nodes = {},
                                             .at = stage.clock.utcNow(),
                                             .error = {}});
    pump();
    QVERIFY(stage.source().latest().current().isRunDone);
    QVERIFY(stage.source().latest().current().record(Stage::Run).isPassed());
}

void TestUpgrade::rollingRebootMayComeFirst()
{
    const UpgradeStage stage({makeUpgradeAt(Stage::Safety)});
    stage.click(u"upgradeContinue"_s);
    stage.click(u"safetyReboot"_s);
    QVERIFY(stage.window->findChild<RollingRebootDialog *>() != nullptr);
}

void TestUpgrade::releaseNotesAreLinkedOffline()
{
    UpgradeStage stage({makeUpgradeAt(Stage::Target, 1)});
    stage.source().notes = fail(ErrorCode::Unreachable, u"api.github.com"_s);
    stage.click(u"upgradeContinue"_s);
    const auto *notes = stage.shown<QTextBrowser>(u"targetNotes"_s);
    QVERIFY(notes->toPlainText().contains(u"releases/tag/v2.28.1"_s)); // those of the hop that is worked on
    QVERIFY(!stage.shown<QComboBox>(u"targetTo"_s)->isEnabled());
    stage.click(u"upgradeNext"_s);
    QVERIFY(stage.saved().current().record(Stage::Target).isPassed());
}

void TestUpgrade::reportIsSaved()
{
    const QTemporaryDir folder;
    const UpgradeStage stage({makeUpgradeAt(Stage::Report)});
    stage.click(u"upgradeContinue"_s);
    stage.click(u"upgradeReportSave"_s);
    const QString path = folder.filePath(u"report.md"_s);
    Q_EMIT stage.window->findChild<QFileDialog *>(u"fileDialog"_s)->fileSelected(path);
    pump();
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().startsWith("# Upgrade of lab"));
    QVERIFY(stage.message().contains(path));
}

void TestUpgrade::finishedOffersTheProfile()
{
    Upgrade last = makeUpgradeAt(Stage::Report, 1);
    last.current().venv = u"~/venv/v2.28.1"_s;
    last.current().inventoryFile = u"inventory/lab/inventory.ini"_s;
    const UpgradeStage stage({last});
    stage.click(u"upgradeContinue"_s);
    QVERIFY(stage.shown<QPushButton>(u"upgradeReportEnter"_s) == nullptr); // nothing is finished yet
    stage.click(u"upgradeAction"_s);
    QSignalSpy asked(stage.page(), &UpgradePage::profileRequested);
    stage.click(u"upgradeReportEnter"_s);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.constFirst(), (QVariantList{u"~/venv/v2.28.1"_s, u"inventory/lab/inventory.ini"_s}));
    QVERIFY(!stage.shown<QPushButton>(u"upgradeReportEnter"_s)->isEnabled());
}

void TestUpgrade::importAndExport()
{
    const QTemporaryDir folder;
    UpgradeStage stage({makeUpgradeAt(Stage::Health)});
    stage.click(u"upgradeExport"_s);
    auto *dialog = stage.window->findChild<QFileDialog *>(u"fileDialog"_s);
    Q_EMIT dialog->fileSelected(folder.filePath(u"out.json"_s));
    pump();
    QCOMPARE(stage.source().exported, QStringList{folder.filePath(u"out.json"_s)});
    dialog->reject();
    pump();
    Upgrade of = makeUpgradeAt(Stage::Checkout);
    of.id = u"20261201-000000-000-upgrade-lab"_s;
    stage.source().toImport = of;
    stage.click(u"upgradeImport"_s);
    dialog = stage.window->findChild<QFileDialog *>(u"fileDialog"_s);
    Q_EMIT dialog->fileSelected(u"/tmp/x.json"_s);
    pump();
    QCOMPARE(stage.title(), u"Checkout"_s);
    stage.click(u"upgradeToList"_s);
    QCOMPARE(stage.shown<QTableView>(u"upgradeTable"_s)->model()->rowCount(), 2);
}

void TestUpgrade::importTakesThePlaceOfWhatIsOpen()
{
    UpgradeStage stage({makeUpgradeAt(Stage::Health)});
    stage.click(u"upgradeContinue"_s);
    stage.click(u"upgradeToList"_s);
    Upgrade further = makeUpgradeAt(Stage::Checkout); // a colleague went on with it
    further.current().choices.wheels = u"/srv/wheels"_s;
    stage.source().toImport = further;
    stage.click(u"upgradeImport"_s);
    Q_EMIT stage.window->findChild<QFileDialog *>(u"fileDialog"_s)->fileSelected(u"/tmp/x.json"_s);
    pump();
    QCOMPARE(stage.title(), u"Checkout"_s);
    stage.click(u"checkoutStash"_s);
    QCOMPARE(stage.saved().current().choices.wheels, u"/srv/wheels"_s);
    QVERIFY(stage.saved().current().record(Stage::Health).isPassed());
}

void TestUpgrade::removeAsks()
{
    const UpgradeStage stage({makeUpgradeAt(Stage::Health)});
    stage.click(u"upgradeRemove"_s);
    stage.click(u"removeUpgradeCancel"_s);
    QCOMPARE(stage.source().upgrades.size(), 1);
    stage.click(u"upgradeRemove"_s);
    stage.click(u"removeUpgradeConfirm"_s);
    QVERIFY(stage.source().upgrades.isEmpty());
    QVERIFY(stage.shown<QPushButton>(u"upgradesBegin"_s) != nullptr);
}

void TestUpgrade::languageChangesAtRuntime()
{
    UpgradeStage stage({makeUpgradeAt(Stage::Health)});
    stage.source().findings[Stage::Health] = {blocked()};
    stage.click(u"upgradeContinue"_s);
    stage.click(u"upgradeAction"_s);
    const QString english = stage.title();
    stage.language.set(u"ja"_s);
    pump();
    QVERIFY(stage.title() != english);
    QVERIFY(stage.text(u"findingTitle"_s).startsWith(FindingText::title(upgrade::checks::nodeCordoned)));
    QVERIFY(stage.next()->text() != u"Next"_s);
    stage.language.set(u"en"_s);
    pump();
    QCOMPARE(stage.title(), english);
}

void TestUpgrade::fitsASmallWindow()
{
    for (const Stage each : upgrade::allStages()) {
        const UpgradeStage stage({makeUpgradeAt(each)});
        stage.window->resize(900, 600);
        stage.trigger(u"actionUpgrade"_s);
        pump();
        QVERIFY2(stage.window->width() <= 900, qPrintable(upgrade::toString(each)));
        const auto *next = stage.shown<QPushButton>(each == Stage::Report ? u"upgradeAction"_s : u"upgradeNext"_s);
        QVERIFY2(next != nullptr, qPrintable(upgrade::toString(each)));
        const QRect place(next->mapTo(stage.window.get(), QPoint(0, 0)), next->size());
        QVERIFY2(stage.window->rect().contains(place), qPrintable(upgrade::toString(each)));
        const auto *area = stage.shown<QScrollArea>(u"stageScroll"_s);
        for (const QWidget *widget : area->widget()->findChildren<QWidget *>()) {
            const int right = widget->mapTo(area->widget(), QPoint(widget->width(), 0)).x();
            const bool isPart = qobject_cast<const QAbstractButton *>(widget) != nullptr ||
                                qobject_cast<const QLabel *>(widget) != nullptr ||
                                qobject_cast<const QLineEdit *>(widget) != nullptr;
            QVERIFY2(!isPart || !widget->isVisible() || right <= area->viewport()->width(),
                     qPrintable(upgrade::toString(each) + u' ' + widget->objectName()));
        }
    }
}

QTEST_MAIN(TestUpgrade)
#include "tst_upgrade.moc"
