// SPDX-License-Identifier: GPL-3.0-or-later
// Known issues as a person sees them: the tab Health, and the cause of a failed run.
#include "ui/clusters/cluster_context.hpp"
#include "ui/health/health_page.hpp"
#include "ui/logs/log_panel.hpp"
#include "ui/logs/log_view.hpp"
#include "ui/main_window/cluster_page.hpp"
#include "ui/operations/operation_controller.hpp"
#include "ui/runs/followed_run.hpp"
#include "ui/runs/run_view.hpp"
#include "ui/runs/runs_page.hpp"
#include "ui/support/window_stage.hpp"
#include "ui/text/issue_text.hpp"
#include "ui/widgets/elided_label.hpp"
#include "ui/widgets/message_bar.hpp"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDialog>
#include <QFile>
#include <QFileDialog>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTreeWidget>

#include <algorithm>

using namespace kubemori;
using namespace kubemori::ui;
using namespace kubemori::test;
using namespace Qt::StringLiterals;
using advice::Severity;
using ansible::HostStatus;

namespace {

struct Stage : WindowStage
{
    explicit Stage(QSize size = {1400, 900})
    {
        directory.add(makeProfile(u"lab"_s, u"Lab"_s, cluster::Purpose::Test));
        advice().base = advice::IssueBase{.issues = {makeIssue(u"disk-full"_s, Severity::Warn)}, .problems = {}};
        advice().report = makeReport();
        advice().plan = makeRemedyPlan();
        advice().evidence = makeEvidence();
        advice().diagnosis = advice::Diagnosis();
        open();
        window->resize(size);
        world().feed(kube::NodesListed{.nodes = {makeNode(u"cp1"_s, 0, true)}, .first = true, .more = false});
        pump();
    }
    [[nodiscard]] FakeClusterState &world() const { return directory.state(u"lab"_s); }
    [[nodiscard]] FakeAdvice &advice() const { return world().advice; }
    void openHealth() const { trigger(u"actionShowHealth"_s); }
    /// The tab with a report.
    void check() const
    {
        openHealth();
        click(u"healthFirstCheck"_s);
    }
    [[nodiscard]] QTreeWidget &tree() const { return *shown<QTreeWidget>(u"healthIssues"_s); }
    /// "Blocks (2)", then its issues behind "- ".
    [[nodiscard]] QStringList rows() const
    {
        QStringList rows;
        const auto *tree = shown<QTreeWidget>(u"healthIssues"_s);
        for (int i = 0; tree != nullptr && i < tree->topLevelItemCount(); ++i) {
            rows << tree->topLevelItem(i)->text(0);
            for (int j = 0; j < tree->topLevelItem(i)->childCount(); ++j) {
                rows << u"- "_s + tree->topLevelItem(i)->child(j)->text(0);
            }
        }
        return rows;
    }
    void choose(const QString &title) const
    {
        const QList<QTreeWidgetItem *> found = tree().findItems(title, Qt::MatchContains | Qt::MatchRecursive);
        QCOMPARE(found.size(), 1);
        tree().setCurrentItem(found.constFirst());
        pump();
    }
    [[nodiscard]] QString pane(const QString &name) const
    {
        const auto *pane = shown<QPlainTextEdit>(name);
        return pane == nullptr ? QString() : pane->toPlainText();
    }
    [[nodiscard]] QString line(const QString &name) const
    {
        const auto *label = shown<ElidedLabel>(name);
        return label == nullptr ? QString() : label->text();
    }
    [[nodiscard]] QString said(const QString &bar) const
    {
        const auto *message = shown<MessageBar>(bar);
        return message == nullptr ? QString() : message->text();
    }
    void type(const QString &name, const QString &text) const
    {
        auto *field = shown<QLineEdit>(name);
        QVERIFY2(field != nullptr, qPrintable(name));
        field->setText(text);
        pump();
    }
    [[nodiscard]] QString tabText(const QString &of) const
    {
        const auto *tabs = window->findChild<QTabWidget *>(u"clusterTabs"_s);
        for (int i = 0; i < tabs->count(); ++i) {
            if (tabs->tabText(i).startsWith(of)) {
                return tabs->tabText(i);
            }
        }
        return {};
    }
    /// A run that fails on node2; its output speaks of a full disk.
    FakeRuns::Followed &failedRun() const
    {
        trigger(u"actionShowRuns"_s);
        auto *page = window->findChild<RunsPage *>();
        page->start({.request = {.playbook = u"upgrade-cluster.yml"_s}});
        pump();
        FakeRuns::Followed &run = world().runs.last();
        run.sink.changed(runRecord(u"run-1"_s, u"upgrade-cluster.yml"_s, 20, 0, std::nullopt));
        run.sink.output("TASK [container-engine : Pull]\nfatal: [node2]: FAILED! => no space left on device\n", 0);
        RunScript script;
        script.play(u"Upgrade"_s, {u"node1"_s, u"node2"_s}).task(u"Pull"_s, u"container-engine"_s);
        script.result(u"node2"_s, HostStatus::Failed, u"no space left on device"_s);
        run.sink.events(script.take());
        pump();
        return run;
    }
    /// What the log will be found to speak of.
    void knowCause() const
    {
        advice::KnownIssue issue = makeIssue(u"disk-full"_s, Severity::Warn);
        advice::RemedyStep step;
        step.title = {.en = u"Make room"_s, .ja = u"空きを作る"_s};
        step.run = u"crictl rmi --prune # {node}"_s;
        issue.steps = {step};
        advice().base = advice::IssueBase{.issues = {issue}, .problems = {}};
        advice::Cause cause;
        cause.issue = u"disk-full"_s;
        cause.confidence = 90;
        cause.line = 2;
        cause.times = 3;
        cause.evidence = u"fatal: [node2]: FAILED! => no space left on device"_s;
        cause.host = u"node2"_s;
        cause.task = u"container-engine : Pull"_s;
        advice::Diagnosis diagnosis;
        diagnosis.causes = {cause};
        diagnosis.failures = {{.task = cause.task,
                               .host = cause.host,
                               .message = u"no space left on device"_s,
                               .line = 2,
                               .status = HostStatus::Failed}};
        advice().diagnosis = diagnosis;
    }
};

QDialog *dialogOf(const Stage &stage, const QString &name)
{
    return stage.window->findChild<QDialog *>(name);
}

} // namespace

class TestHealth : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void looksAtNothingByItself();
    void saysWhatStands();
    void detailTellsEverything();
    void filtersAndShowsAll();
    void checksForATarget();
    void refusesWhatIsNoRelease();
    void saysWhatIsDoneAndCancels();
    void failedCheckKeepsTheLastReport();
    void nothingFound();
    void gapsAndFaultyFilesAreSeen();
    void silencingNeedsAReason();
    void silencedCanBeShownAgain();
    void silencingThatFailsIsTold();
    void remedyShowsItsPlanFirst();
    void remedyThatCannotBePlanned();
    void noRemedyWhileAnOperationRuns();
    void copiesAnIssue();
    void followsTheLanguage();
    void keyboardReachesEverything_data();
    void keyboardReachesEverything();
    void fitsASmallWindow();
    void causeOfAFailure();
    void causeLeadsToItsLine();
    void evidenceIsCollectedOnAClick();
    void causeLeadsToItsRemedy();
    void unknownCauseIsSaid();
    void goodRunIsNotExplained();
    void explainsAFile();
    void eachFailureHasItsOwnCause();
};

void TestHealth::looksAtNothingByItself()
{
    const Stage stage;
    stage.openHealth();
    QCOMPARE(stage.advice().targets, QStringList());
    QVERIFY(stage.shown<QWidget>(u"healthEmpty"_s) != nullptr);
    const QString words = stage.text(u"healthEmptyExplanation"_s);
    QVERIFY2(words.contains(u"nothing was looked at by itself"_s), qPrintable(words));
    QVERIFY2(words.endsWith(u"1 issue is known."_s) || words.contains(u"1 issue"_s), qPrintable(words));
    QCOMPARE(stage.text(u"healthSummary"_s), u"Not looked at yet."_s);
    QVERIFY(stage.shown<QWidget>(u"healthFilter"_s) == nullptr);
    stage.click(u"healthFirstCheck"_s);
    QCOMPARE(stage.advice().targets, QStringList{QString()});
    QVERIFY(stage.shown<QWidget>(u"healthEmpty"_s) == nullptr);
}

void TestHealth::saysWhatStands()
{
    const Stage stage;
    stage.check();
    const QString summary = stage.text(u"healthSummary"_s);
    QVERIFY2(
        summary.startsWith(u"2 issues that block, 2 warnings, 1 for information, 1 could not be told, 1 silenced"_s),
        qPrintable(summary));
    QVERIFY(summary.contains(u"; looked at "_s));
    QCOMPARE(stage.rows(), (QStringList{u"Blocks (2)"_s, u"- kubelet reaches the API only through the load balancer"_s,
                                        u"- Two addons give out addresses"_s, u"Warning (2)"_s,
                                        u"- A disruption budget never lets a pod go"_s,
                                        u"- The disk of the container images is nearly full"_s, u"Information (1)"_s,
                                        u"- kube-proxy has another default mode"_s}));
    const QTreeWidgetItem *first = stage.tree().topLevelItem(0)->child(0);
    QCOMPARE(first->text(1), u"node1 and 2 more"_s);
    QCOMPARE(first->text(2), u"3"_s);
    QVERIFY(first->data(0, Qt::AccessibleTextRole).toString().startsWith(u"Blocks: "_s));
    QCOMPARE(stage.tabText(u"Health"_s), u"Health – blocks"_s);
}

void TestHealth::detailTellsEverything()
{
    const Stage stage;
    stage.check();
    QCOMPARE(stage.text(u"healthIssueTitle"_s), u"kubelet reaches the API only through the load balancer"_s);
    QCOMPARE(stage.text(u"healthIssueSeverity"_s), u"Blocks"_s);
    QVERIFY(stage.text(u"healthIssueText"_s).startsWith(u"On a control plane"_s));
    QCOMPARE(stage.pane(u"healthIssuePlaces"_s), u"node1: seen at node1\nnode2: seen at node2\nnode3: seen at node3"_s);
    QVERIFY(stage.text(u"healthIssueRemedy"_s).startsWith(u"Let kubelet of a control plane"_s));
    const QString steps = stage.pane(u"healthIssueSteps"_s);
    QVERIFY2(steps.contains(u"systemctl restart kubelet"_s), qPrintable(steps));
    QVERIFY2(steps.startsWith(u"1. Let kubelet talk to its own API server (on the nodes where it was found):"_s),
             qPrintable(steps));
    QVERIFY(stage.text(u"healthIssueLinks"_s).contains(u"href=\"https://kubernetes.io/"_s));
    const QString source = stage.text(u"healthIssueSource"_s);
    QVERIFY(source.contains(u"kubelet-through-balancer"_s));
    QVERIFY(source.contains(u"roles/example/tasks/main.yml"_s));
    QVERIFY(source.contains(u"comes with the program"_s));
    stage.choose(u"Two addons"_s);
    QCOMPARE(stage.text(u"healthIssueTitle"_s), u"Two addons give out addresses"_s);
    QVERIFY(stage.shown<QWidget>(u"healthIssueSteps"_s) == nullptr);
    QVERIFY(stage.shown<QWidget>(u"healthRemedy"_s) == nullptr); // no steps, nothing to run
}

void TestHealth::filtersAndShowsAll()
{
    const Stage stage;
    stage.check();
    stage.type(u"healthFilter"_s, u"shop/db"_s); // a place
    QCOMPARE(stage.rows(), (QStringList{u"Warning (1)"_s, u"- A disruption budget never lets a pod go"_s}));
    stage.type(u"healthFilter"_s, u"nothing like it"_s);
    QCOMPARE(stage.rows(), QStringList());
    QCOMPARE(stage.text(u"healthNothing"_s), u"No issue has these words."_s);
    stage.type(u"healthFilter"_s, {});
    stage.shown<QCheckBox>(u"healthAll"_s)->click();
    pump();
    QCOMPARE(stage.rows().mid(8),
             (QStringList{u"Could not be told (1)"_s, u"- A node still uses version 1 of cgroups"_s, u"Silenced (1)"_s,
                          u"- Packages are held back by the package manager"_s}));
    stage.choose(u"cgroups"_s);
    QVERIFY(stage.text(u"healthIssueNote"_s).contains(u"node6 does not answer"_s));
    stage.choose(u"Packages are held"_s);
    QVERIFY(stage.text(u"healthIssueNote"_s).startsWith(u"Silenced by hana"_s));
    QVERIFY(stage.text(u"healthIssueNote"_s).endsWith(u"held on purpose until the next maintenance window"_s));
}

void TestHealth::checksForATarget()
{
    const Stage stage;
    kubespray::Release older;
    older.tag.name = u"v2.30.0"_s;
    kubespray::Release newer;
    newer.tag.name = u"v2.31.0"_s;
    stage.world().releases.checkoutPlace.path = u"/srv/kubespray"_s;
    stage.world().releases.releases = ReleaseList{.releases = {older, newer}, .isComplete = true};
    stage.openHealth();
    const auto *target = stage.shown<QComboBox>(u"healthTarget"_s);
    QCOMPARE(target->itemText(0), u"v2.31.0"_s); // the newest first
    QCOMPARE(target->currentText(), QString());
    stage.type(u"healthTargetText"_s, u"2.31.0"_s);
    QTest::keyClick(stage.shown<QLineEdit>(u"healthTargetText"_s), Qt::Key_Return);
    pump();
    QCOMPARE(stage.advice().targets, QStringList{u"v2.31.0"_s});
    QVERIFY2(stage.text(u"healthSummary"_s).startsWith(u"2 issues block an upgrade to v2.31.0, 2 warnings"_s),
             qPrintable(stage.text(u"healthSummary"_s)));
}

void TestHealth::refusesWhatIsNoRelease()
{
    const Stage stage;
    stage.openHealth();
    stage.type(u"healthTargetText"_s, u"newest"_s);
    QVERIFY(stage.shown<QPushButton>(u"healthCheck"_s) == nullptr); // one button is enough
    QVERIFY(!stage.shown<QPushButton>(u"healthFirstCheck"_s)->isEnabled());
    QVERIFY(stage.text(u"healthTargetFault"_s).contains(u"v2.31.0"_s));
    QTest::keyClick(stage.shown<QLineEdit>(u"healthTargetText"_s), Qt::Key_Return);
    pump();
    QCOMPARE(stage.advice().targets, QStringList());
    stage.type(u"healthTargetText"_s, {});
    QVERIFY(stage.shown<QPushButton>(u"healthFirstCheck"_s)->isEnabled());
}

void TestHealth::saysWhatIsDoneAndCancels()
{
    const Stage stage;
    stage.advice().holds = true;
    stage.check();
    QVERIFY(!stage.shown<QPushButton>(u"healthFirstCheck"_s)->isEnabled());
    QCOMPARE(stage.tabText(u"Health"_s), u"Health – running"_s);
    stage.advice().say(u"Looking at node3"_s);
    pump();
    QCOMPARE(stage.line(u"healthProgress"_s), u"Looking at node3"_s);
    stage.click(u"healthCancel"_s);
    QCOMPARE(stage.advice().cancels, 1);
    QVERIFY(stage.shown<QWidget>(u"healthProgress"_s) == nullptr);
    QVERIFY(stage.shown<QWidget>(u"healthEmpty"_s) != nullptr); // still nothing was looked at
    QCOMPARE(stage.said(u"healthMessage"_s), QString());
    stage.click(u"healthFirstCheck"_s);
    stage.advice().goOn();
    pump();
    QCOMPARE(stage.rows().size(), 8);
}

void TestHealth::failedCheckKeepsTheLastReport()
{
    const Stage stage;
    stage.check();
    stage.advice().report = fail(ErrorCode::Unreachable, u"no route to host"_s, u"10.0.0.11"_s);
    stage.click(u"healthCheck"_s);
    QVERIFY(stage.said(u"healthMessage"_s).contains(u"10.0.0.11"_s));
    QCOMPARE(stage.rows().size(), 8);
}

void TestHealth::nothingFound()
{
    const Stage stage;
    advice::CheckReport report = makeReport();
    report.findings.clear();
    stage.advice().report = report;
    stage.check();
    QVERIFY(stage.text(u"healthSummary"_s).startsWith(u"No known issue was found; looked at "_s));
    QCOMPARE(stage.text(u"healthNothing"_s), u"Nothing that is known stands in the way."_s);
    QVERIFY(stage.shown<QWidget>(u"healthDetail"_s) == nullptr);
    QCOMPARE(stage.tabText(u"Health"_s), u"Health"_s);
}

void TestHealth::gapsAndFaultyFilesAreSeen()
{
    const Stage stage;
    advice::CheckReport report = makeReport();
    report.gaps = {
        {.code = ErrorCode::TimedOut, .detail = u"no answer in 20 s"_s, .subject = u"node6"_s, .context = {}}};
    report.problems = {{.code = ErrorCode::InvalidInput,
                        .detail = u"unknown key: sevrity"_s,
                        .subject = u"/srv/issues/mine.yaml:3"_s,
                        .context = {}}};
    stage.advice().report = report;
    stage.check();
    QVERIFY(stage.pane(u"healthGapsText"_s).contains(u"node6"_s));
    QVERIFY(stage.pane(u"healthGapsText"_s).contains(u"no answer in 20 s"_s));
    QCOMPARE(stage.pane(u"healthProblemsText"_s), u"/srv/issues/mine.yaml:3: unknown key: sevrity"_s);
    QCOMPARE(stage.shown<QAbstractButton>(u"healthGapsFold"_s)->text(), u"1 thing could not be looked at"_s);
    // Many are folded up, but their number stays in sight.
    for (int i = 0; i < 20; ++i) {
        report.gaps.append(report.gaps.constFirst());
        report.gaps.last().subject = u"node%1"_s.arg(10 + i);
    }
    stage.advice().report = report;
    stage.click(u"healthCheck"_s);
    QCOMPARE(stage.shown<QAbstractButton>(u"healthGapsFold"_s)->text(), u"21 things could not be looked at"_s);
    QVERIFY(stage.shown<QWidget>(u"healthGapsText"_s) == nullptr);
    stage.click(u"healthGapsFold"_s);
    QCOMPARE(stage.pane(u"healthGapsText"_s).count(u'\n'), 20);
}

void TestHealth::silencingNeedsAReason()
{
    const Stage stage;
    stage.check();
    stage.choose(u"Two addons"_s);
    stage.click(u"healthSilence"_s);
    QVERIFY(dialogOf(stage, u"silenceDialog"_s) != nullptr);
    QVERIFY(!stage.shown<QPushButton>(u"silenceConfirm"_s)->isEnabled());
    stage.type(u"silenceReason"_s, u"   "_s);
    QVERIFY(!stage.shown<QPushButton>(u"silenceConfirm"_s)->isEnabled());
    QTest::keyClick(stage.shown<QLineEdit>(u"silenceReason"_s), Qt::Key_Return);
    pump();
    QVERIFY(stage.advice().silenced.isEmpty());
    QVERIFY(dialogOf(stage, u"silenceDialog"_s) != nullptr);
    stage.type(u"silenceReason"_s, u" wanted here "_s);
    stage.click(u"silenceConfirm"_s);
    QCOMPARE(stage.advice().silenced,
             (QList<std::pair<QString, QString>>{{u"two-address-givers"_s, u"wanted here"_s}}));
    QVERIFY(dialogOf(stage, u"silenceDialog"_s) == nullptr);
    QVERIFY(stage.text(u"healthSummary"_s).startsWith(u"1 issue that blocks"_s) ||
            stage.text(u"healthSummary"_s).startsWith(u"1 issue"_s));
    QVERIFY(!stage.rows().contains(u"- Two addons give out addresses"_s));
    QCOMPARE(stage.advice().targets.size(), 1); // nothing was looked at again for it
}

void TestHealth::silencedCanBeShownAgain()
{
    const Stage stage;
    stage.check();
    stage.shown<QCheckBox>(u"healthAll"_s)->click();
    pump();
    stage.choose(u"Packages are held"_s);
    QVERIFY(stage.shown<QWidget>(u"healthSilence"_s) == nullptr);
    stage.click(u"healthUnsilence"_s);
    QCOMPARE(stage.advice().unsilenced, QStringList{u"packages-held"_s});
    QVERIFY(stage.text(u"healthSummary"_s).contains(u"3 warnings"_s));
    QCOMPARE(stage.text(u"healthIssueTitle"_s), u"Packages are held back by the package manager"_s); // still chosen
    QVERIFY(stage.shown<QWidget>(u"healthSilence"_s) != nullptr);
}

void TestHealth::silencingThatFailsIsTold()
{
    const Stage stage;
    stage.check();
    stage.advice().silenceError =
        Error{.code = ErrorCode::Io, .detail = u"disk full"_s, .subject = u"silenced-issues.json"_s, .context = {}};
    stage.click(u"healthSilence"_s);
    stage.type(u"silenceReason"_s, u"x"_s);
    stage.click(u"silenceConfirm"_s);
    QVERIFY(stage.said(u"healthMessage"_s).contains(u"disk full"_s));
    QVERIFY(stage.text(u"healthSummary"_s).startsWith(u"2 issues"_s));
}

void TestHealth::remedyShowsItsPlanFirst()
{
    const Stage stage;
    stage.check();
    stage.click(u"healthRemedy"_s);
    QVERIFY(dialogOf(stage, u"remedyDialog"_s) != nullptr);
    QCOMPARE(stage.advice().planned.size(), 1);
    QCOMPARE(stage.advice().planned.constFirst().verdict.sightings.size(), 3);
    QCOMPARE(stage.world().starts, 0);
    const auto *plan = dialogOf(stage, u"remedyDialog"_s)->findChild<QTreeView *>();
    QVERIFY(plan->model()->rowCount() > 0);
    stage.click(u"remedyCancel"_s);
    QCOMPARE(stage.world().starts, 0);
    stage.click(u"healthRemedy"_s);
    stage.click(u"remedyStart"_s);
    QCOMPARE(stage.world().starts, 1);
    QCOMPARE(stage.world().started, makeRemedyPlan());
    QVERIFY(stage.shown<QWidget>(u"healthPage"_s) == nullptr); // the tab Operations follows it
    // When it is over, the tab says that what it shows may be outdated.
    stage.world().events(operation::Started{.plan = makeRemedyPlan(), .at = stage.clock.utcNow(), .resumed = false});
    operation::Finished finished;
    finished.at = stage.clock.utcNow();
    finished.outcome = operation::Outcome::Succeeded;
    stage.world().events(finished);
    pump();
    stage.openHealth();
    QVERIFY2(stage.said(u"healthMessage"_s).contains(u"Check again"_s), qPrintable(stage.said(u"healthMessage"_s)));
}

void TestHealth::remedyThatCannotBePlanned()
{
    const Stage stage;
    stage.check();
    stage.advice().plan = fail(ErrorCode::InvalidInput, u"no node is known for {node}"_s, u"node"_s);
    stage.click(u"healthRemedy"_s);
    QVERIFY(!stage.shown<QPushButton>(u"remedyStart"_s)->isEnabled());
    QVERIFY(stage.line(u"remedyPlanState"_s).contains(u"no node is known"_s) ||
            dialogOf(stage, u"remedyDialog"_s)->findChild<ElidedLabel *>()->text().contains(u"no node is known"_s));
}

void TestHealth::noRemedyWhileAnOperationRuns()
{
    const Stage stage;
    stage.check();
    QVERIFY(stage.context().operation().start(stage.context().session(), makePlan({u"cp1"_s})));
    pump();
    QVERIFY(!stage.shown<QPushButton>(u"healthRemedy"_s)->isEnabled());
    QVERIFY(stage.shown<QPushButton>(u"healthRemedy"_s)->toolTip().contains(u"operation is running"_s));
}

void TestHealth::copiesAnIssue()
{
    const Stage stage;
    stage.check();
    stage.click(u"healthCopy"_s);
    const QString text = QApplication::clipboard()->text();
    QVERIFY2(text.startsWith(u"Blocks: kubelet reaches the API only through the load balancer"_s), qPrintable(text));
    QVERIFY(text.contains(u"node2: seen at node2"_s));
    QVERIFY(text.contains(u"systemctl restart kubelet"_s));
    QVERIFY(text.endsWith(u"kubelet-through-balancer"_s));
}

void TestHealth::followsTheLanguage()
{
    Stage stage;
    stage.check();
    stage.language.set(u"ja"_s);
    pump();
    QCOMPARE(stage.text(u"healthIssueTitle"_s), u"kubelet が負荷分散装置経由でしか API に届きません"_s);
    QVERIFY(stage.rows().contains(u"- 2 つのアドオンがアドレスを配っています"_s));
    QVERIFY(stage.pane(u"healthIssueSteps"_s).contains(u"kubelet の接続先を自ノードの API サーバーにする"_s));
    QVERIFY(!stage.text(u"healthSummary"_s).contains(u"looked at"_s));
    stage.language.set(u"en"_s);
    pump();
    QVERIFY(stage.rows().contains(u"- Two addons give out addresses"_s));
}

void TestHealth::keyboardReachesEverything_data()
{
    QTest::addColumn<bool>("all");
    QTest::newRow("standing") << false;
    QTest::newRow("all") << true;
}

void TestHealth::keyboardReachesEverything()
{
    QFETCH(const bool, all);
    const Stage stage;
    stage.check();
    if (all) {
        stage.shown<QCheckBox>(u"healthAll"_s)->click();
        pump();
        stage.choose(u"Packages are held"_s);
    }
    stage.window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(stage.window.get()));
    stage.shown<QPushButton>(u"healthCheck"_s)->setFocus();
    QStringList names;
    for (int i = 0; i < 60; ++i) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        names << QApplication::focusWidget()->objectName();
    }
    QStringList wanted{u"healthTarget"_s,
                       u"healthFilter"_s,
                       u"healthAll"_s,
                       u"healthIssues"_s,
                       u"healthCopy"_s,
                       u"healthIssuePlaces"_s,
                       all ? u"healthUnsilence"_s : u"healthRemedy"_s};
    for (const QString &name : wanted) {
        QVERIFY2(names.contains(name) || names.contains(name + u"Text"_s),
                 qPrintable(name + u" of "_s + names.join(u' ')));
    }
    // The list by its arrows.
    stage.tree().setFocus();
    stage.tree().setCurrentItem(stage.tree().topLevelItem(0)->child(0));
    QTest::keyClick(&stage.tree(), Qt::Key_Down);
    pump();
    QCOMPARE(stage.text(u"healthIssueTitle"_s), u"Two addons give out addresses"_s);
}

void TestHealth::fitsASmallWindow()
{
    const Stage stage({760, 480});
    stage.check();
    pump();
    QCOMPARE(stage.window->size(), QSize(760, 480));
    const auto *page = stage.shown<QWidget>(u"healthPage"_s);
    for (const QString &name : {u"healthCheck"_s, u"healthAll"_s, u"healthCopy"_s, u"healthIssues"_s}) {
        const auto *widget = stage.shown<QWidget>(name);
        QVERIFY2(widget != nullptr, qPrintable(name));
        const QRect place(widget->mapTo(page, QPoint(0, 0)), widget->size());
        QVERIFY2(page->rect().contains(place), qPrintable(name));
    }
}

void TestHealth::causeOfAFailure()
{
    const Stage stage;
    stage.knowCause();
    FakeRuns::Followed &run = stage.failedRun();
    QCOMPARE(stage.line(u"runFailureCause"_s), u"Looking for the cause…"_s);
    QTRY_COMPARE(stage.line(u"runFailureCause"_s), u"Probable cause: disk-full in English"_s);
    QCOMPARE(stage.text(u"runFailureRemedy"_s), u"Do something about disk-full"_s);
    QCOMPARE(stage.advice().explained.size(), 1);
    QVERIFY(stage.advice().explainedText.constFirst().contains("no space left on device\n"));
    // More lines are no reason to ask again; the end of the run is.
    for (int i = 0; i < 50; ++i) {
        run.sink.output("ok: [node1]\n", 0);
        run.sink.events({});
    }
    pump();
    ansible::RunRecord record = runRecord(u"run-1"_s, u"upgrade-cluster.yml"_s, 20, 1200, 2);
    record.status.state = ansible::RunState::Ended;
    run.sink.changed(record);
    pump();
    QTRY_COMPARE(stage.advice().explained.size(), 2);
    QVERIFY(stage.advice().explainedText.constLast().endsWith("ok: [node1]\n"));
}

void TestHealth::causeLeadsToItsLine()
{
    const Stage stage;
    stage.knowCause();
    stage.failedRun();
    QTRY_VERIFY(stage.shown<QPushButton>(u"runFailureDetails"_s) != nullptr);
    stage.click(u"runFailureDetails"_s);
    QVERIFY(dialogOf(stage, u"causeDialog"_s) != nullptr);
    QCOMPARE(stage.text(u"causeTitle"_s), u"disk-full in English"_s);
    QCOMPARE(stage.line(u"causeLine"_s), u"Line 2 of the log, 90 % certain; 3 lines say so"_s);
    QVERIFY(stage.pane(u"causePlaces"_s).contains(u"no space left on device"_s));
    QVERIFY2(stage.pane(u"causeSteps"_s).contains(u"crictl rmi --prune # node2"_s),
             qPrintable(stage.pane(u"causeSteps"_s)));
    stage.click(u"causeShow"_s);
    QVERIFY(dialogOf(stage, u"causeDialog"_s) == nullptr);
    const LogView *log = stage.window->findChild<RunView *>()->logPanel()->view();
    QVERIFY(log->snapshot().line(log->markedLine()).bytes.contains("fatal: [node2]"));
}

void TestHealth::evidenceIsCollectedOnAClick()
{
    const Stage stage;
    stage.knowCause();
    stage.failedRun();
    QTRY_VERIFY(stage.shown<QPushButton>(u"runFailureDetails"_s) != nullptr);
    stage.click(u"runFailureDetails"_s);
    QCOMPARE(stage.advice().collected, QStringList()); // nothing by itself
    QCOMPARE(stage.shown<QPushButton>(u"causeCollect"_s)->text(), u"Collect evidence from node2"_s);
    stage.advice().holds = true;
    stage.click(u"causeCollect"_s);
    QCOMPARE(stage.advice().collected, QStringList{u"node2"_s});
    QCOMPARE(stage.line(u"evidenceState"_s), u"kubelet of node2"_s);
    QVERIFY(!stage.shown<QPushButton>(u"causeCollect"_s)->isEnabled());
    stage.click(u"evidenceCancel"_s);
    QCOMPARE(stage.line(u"evidenceState"_s), u"Cancelled."_s);
    stage.advice().holds = false;
    stage.click(u"causeCollect"_s);
    const auto *tabs = stage.shown<QTabWidget>(u"evidenceTabs"_s);
    QVERIFY(tabs != nullptr);
    QCOMPARE(tabs->count(), 4);
    QCOMPARE(tabs->tabText(0), u"kubelet"_s);
    QVERIFY(stage.pane(u"evidence-kubelet-journal"_s).startsWith(u"$ journalctl -u kubelet"_s));
    stage.click(u"evidenceCopy"_s);
    const QString text = QApplication::clipboard()->text();
    QVERIFY(text.contains(u"node \"node2\" not found"_s));
    QVERIFY(text.contains(u"etcdctl: command not found"_s)); // what failed is evidence, too
    stage.click(u"evidenceSave"_s);
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"node2.txt"_s);
    Q_EMIT stage.window->findChild<QFileDialog *>(u"evidenceSaveDialog"_s)->fileSelected(path);
    QTRY_COMPARE(stage.line(u"evidenceState"_s), u"Saved: "_s + path);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(QString::fromUtf8(file.readAll()), text);
}

void TestHealth::causeLeadsToItsRemedy()
{
    const Stage stage;
    stage.knowCause();
    stage.failedRun();
    QTRY_VERIFY(stage.shown<QPushButton>(u"runFailureDetails"_s) != nullptr);
    stage.click(u"runFailureDetails"_s);
    stage.click(u"causeRemedy"_s);
    QVERIFY(dialogOf(stage, u"remedyDialog"_s) != nullptr);
    QCOMPARE(stage.advice().planned.size(), 1);
    const advice::IssueFinding &finding = stage.advice().planned.constFirst();
    QCOMPARE(finding.issue.id, u"disk-full"_s);
    QCOMPARE(finding.verdict.sightings.constFirst().captures.value(u"node"_s), u"node2"_s);
    QCOMPARE(stage.world().starts, 0);
}

void TestHealth::unknownCauseIsSaid()
{
    const Stage stage;
    stage.failedRun();
    QTRY_COMPARE(stage.line(u"runFailureCause"_s), u"No known issue explains it."_s);
    QVERIFY(stage.shown<QWidget>(u"runFailureDetails"_s) == nullptr);
}

void TestHealth::goodRunIsNotExplained()
{
    const Stage stage;
    stage.trigger(u"actionShowRuns"_s);
    stage.window->findChild<RunsPage *>()->start({.request = {.playbook = u"cluster.yml"_s}});
    pump();
    FakeRuns::Followed &run = stage.world().runs.last();
    RunScript script;
    script.play(u"All"_s, {u"node1"_s}).task(u"Look"_s).on({u"node1"_s}, HostStatus::Ok);
    run.sink.events(script.take());
    ansible::RunRecord record = runRecord(u"run-1"_s, u"cluster.yml"_s, 20, 60, 0);
    record.status.state = ansible::RunState::Ended;
    run.sink.changed(record);
    pump();
    // A run that failed is asked about meanwhile, so that this one would have been, too.
    stage.failedRun();
    QTRY_COMPARE(stage.advice().explained.size(), 1);
    QVERIFY(stage.advice().explainedText.constFirst().contains("no space left"));
}

void TestHealth::explainsAFile()
{
    const Stage stage;
    stage.knowCause();
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"kubelet.log"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("Nov 28 12:01:07 node2 kubelet[812]: starting\nNov 28 12:01:08 node2 kubelet[812]: no space left\n");
    file.close();
    stage.trigger(u"actionExplainLog"_s);
    auto *dialog = stage.window->findChild<QFileDialog *>(u"runsFileDialog"_s);
    QVERIFY(dialog != nullptr);
    Q_EMIT dialog->fileSelected(path);
    dialog->close();
    // It has no tasks: what it speaks of is said by itself.
    QTRY_COMPARE(stage.line(u"runFailureCause"_s), u"Probable cause: disk-full in English"_s);
    QCOMPARE(stage.advice().explained, QStringList{path});
    QCOMPARE(stage.line(u"runFailureTitle"_s), u"This log speaks of a known issue"_s);
    QVERIFY(stage.shown<QWidget>(u"runFailureShow"_s) == nullptr);
}

void TestHealth::eachFailureHasItsOwnCause()
{
    const Stage stage;
    stage.knowCause();
    FakeRuns::Followed &run = stage.failedRun();
    RunScript script(1'795'867'300'000);
    script.play(u"Other"_s, {u"node3"_s}).task(u"Join"_s, u"kubeadm"_s);
    script.result(u"node3"_s, HostStatus::Failed, u"timed out"_s);
    QTRY_COMPARE(stage.line(u"runFailureCause"_s), u"Probable cause: disk-full in English"_s);
    run.sink.events(script.take());
    pump();
    QTRY_COMPARE(stage.advice().explained.size(), 2);
    QCOMPARE(stage.line(u"runFailureCause"_s), u"Probable cause: disk-full in English"_s);
    stage.click(u"runFailureNext"_s);
    QVERIFY(stage.line(u"runFailureTitle"_s).startsWith(u"node3 failed"_s));
    QTRY_COMPARE(stage.line(u"runFailureCause"_s), u"No known issue explains it."_s);
}

QTEST_MAIN(TestHealth)
#include "tst_health.moc"
