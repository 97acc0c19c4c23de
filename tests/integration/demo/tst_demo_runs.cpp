// SPDX-License-Identifier: GPL-3.0-or-later
// Runs of ansible in the window, on the demo: started in the dialog, followed, answered, looked into when they fail,
// run again, compared, and still there after the program was closed.
#include "app/composition/cluster_directory.hpp"

#include "demo/demo_world.hpp"
#include "ui/logs/log_panel.hpp"
#include "ui/logs/log_view.hpp"
#include "ui/main_window/language.hpp"
#include "ui/main_window/main_window.hpp"
#include "ui/runs/run_table_model.hpp"
#include "ui/runs/variable_table.hpp"
#include "ui/widgets/elided_label.hpp"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableView>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

namespace kubemori {

using namespace Qt::StringLiterals;
using ui::RunTableModel;

namespace {

constexpr int patience = 20'000; // ms

/// The program on a demo of its own, at the runs of a cluster with four nodes.
struct Program
{
    composition::RealClusterDirectory directory;
    SystemClock clock;
    ui::Language language;
    std::unique_ptr<ui::MainWindow> window;

    explicit Program(double speed = 200)
        : directory(
              {}, {},
              {.timeouts = {},
               .surroundings = {.environment = {}, .keyring = {}, .demo = std::make_shared<demo::DemoWorld>(speed)}},
              composition::DemoRule::Always)
    {
        language.set(u"en"_s);
        window = std::make_unique<ui::MainWindow>(
            directory, clock, language,
            ui::WindowSetup{
                .clustersFile = {}, .problems = {}, .clusterSetup = nullptr, .settingsFile = {}, .stateFile = {}});
        window->resize(1400, 900);
        window->show();
        (void)window->showCluster(u"demo.test"_s);
    }
    ~Program() { window.reset(); }
    Program(const Program &) = delete;
    Program &operator=(const Program &) = delete;

    void showRuns() const { window->findChild<QAction *>(u"actionShowRuns"_s)->trigger(); }
    template<class T> [[nodiscard]] T *shown(const QString &name) const
    {
        for (T *widget : window->findChildren<T *>(name)) {
            if (widget->isVisible()) {
                return widget;
            }
        }
        return nullptr;
    }
    [[nodiscard]] bool isReady(const QString &button) const
    {
        const auto *found = shown<QAbstractButton>(button);
        return found != nullptr && found->isEnabled();
    }
    void click(const QString &button) const { QTest::mouseClick(shown<QAbstractButton>(button), Qt::LeftButton); }
    [[nodiscard]] QString label(const QString &name) const
    {
        const auto *found = shown<QWidget>(name);
        if (const auto *elided = qobject_cast<const ui::ElidedLabel *>(found)) {
            return elided->text();
        }
        const auto *plain = qobject_cast<const QLabel *>(found);
        return plain == nullptr ? QString() : plain->text();
    }
    /// What a screen reader says of it: also where it is elided.
    [[nodiscard]] QString spoken(const QString &name) const
    {
        const auto *found = shown<QWidget>(name);
        return found == nullptr ? QString() : found->accessibleName();
    }
    [[nodiscard]] QString field(const QString &name) const
    {
        const auto *found = shown<QLineEdit>(name);
        return found == nullptr ? QString() : found->text();
    }
    [[nodiscard]] QString command() const
    {
        const auto *found = shown<QPlainTextEdit>(u"startRunCommand"_s);
        return found == nullptr ? QString() : found->toPlainText();
    }
    [[nodiscard]] QString log() const
    {
        const auto *panel = shown<ui::LogPanel>(u"runLog"_s);
        QString text;
        for (qint64 line = 0; panel != nullptr && line < panel->store()->lineCount(); ++line) {
            text += QString::fromUtf8(panel->store()->line(line)) + u'\n';
        }
        return text;
    }
    /// A line per row, children below their parents.
    [[nodiscard]] static QString textOf(const QAbstractItemModel *model, const QModelIndex &parent = {})
    {
        QString text;
        for (int row = 0; row < model->rowCount(parent); ++row) {
            QStringList cells;
            for (int column = 0; column < model->columnCount(parent); ++column) {
                cells.append(model->index(row, column, parent).data().toString());
            }
            text += cells.join(u" | "_s) + u'\n' + textOf(model, model->index(row, 0, parent));
        }
        return text;
    }
    [[nodiscard]] QString tree() const
    {
        const auto *view = shown<QTreeView>(u"runTree"_s);
        return view == nullptr ? QString() : textOf(view->model());
    }
    [[nodiscard]] int rows() const
    {
        const auto *table = shown<QTableView>(u"runTable"_s);
        return table == nullptr ? 0 : table->model()->rowCount();
    }
    [[nodiscard]] QString cell(int row, RunTableModel::Column column) const
    {
        const auto *table = shown<QTableView>(u"runTable"_s);
        return table == nullptr ? QString() : table->model()->index(row, column).data().toString();
    }
    void choose(int row, Qt::KeyboardModifiers modifiers = {}) const
    {
        const auto *table = shown<QTableView>(u"runTable"_s);
        const QRect place = table->visualRect(table->model()->index(row, RunTableModel::What));
        QTest::mouseClick(table->viewport(), Qt::LeftButton, modifiers, place.center());
    }
    /// In the dialog that is open.
    void addVariable(const QString &name, const QString &value, ui::VariableTable::Type type) const
    {
        if (shown<QWidget>(u"runVariables"_s) == nullptr) {
            click(u"startRunMore"_s);
        }
        click(u"runVariablesAdd"_s);
        auto *table = shown<QTableWidget>(u"runVariablesTable"_s);
        const int row = table->rowCount() - 1;
        table->item(row, 0)->setText(name);
        table->item(row, 1)->setText(value);
        qobject_cast<QComboBox *>(table->cellWidget(row, 2))->setCurrentIndex(static_cast<int>(type));
    }
    /// Chooses the playbook in the dialog that is open, and starts it.
    void start(const QString &playbook) const
    {
        showRuns();
        QTRY_VERIFY_WITH_TIMEOUT(isReady(u"runsStart"_s), patience);
        click(u"runsStart"_s);
        QTRY_VERIFY_WITH_TIMEOUT(shown<QLineEdit>(u"startRunPlaybookLine"_s) != nullptr, patience);
        QTest::keyClicks(shown<QLineEdit>(u"startRunPlaybookLine"_s), playbook);
        QTRY_VERIFY_WITH_TIMEOUT(command().contains(playbook) && isReady(u"startRunRun"_s), patience);
        click(u"startRunRun"_s);
        QTRY_VERIFY_WITH_TIMEOUT(label(u"runTitle"_s) == playbook.section(u'/', -1), patience);
    }
    void goBack() const
    {
        click(u"runBack"_s);
        QTRY_VERIFY_WITH_TIMEOUT(rows() > 0, patience);
    }
};

} // namespace

class DemoRunsInTheWindow final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void fromTheDialogToTheComparison();
    void saysWhatTheLimitMeans();
    void whatWentOnWhenTheProgramEndedIsUnknown();
    void removesWhatIsNotWanted();

private:
    void failsAtTheSecondNode(const Program &program);
    void goesThroughAgain(const Program &program);
    void comparesBoth(const Program &program);
    void isStillThere();

    std::unique_ptr<QTemporaryDir> m_home;
    QString m_firstLog;
};

void DemoRunsInTheWindow::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    qputenv("XDG_CONFIG_HOME", QFile::encodeName(m_home->filePath(u"config"_s)));
    qputenv("XDG_STATE_HOME", QFile::encodeName(m_home->filePath(u"state"_s)));
}

void DemoRunsInTheWindow::failsAtTheSecondNode(const Program &program)
{
    QVERIFY(QTest::qWaitForWindowActive(program.window.get()));
    QTest::keyClick(program.window.get(), Qt::Key_4, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(program.isReady(u"runsEmptyStart"_s), patience); // nothing was run yet
    program.click(u"runsStart"_s);
    QTRY_VERIFY_WITH_TIMEOUT(program.shown<QLineEdit>(u"startRunPlaybookLine"_s) != nullptr, patience);
    QVERIFY(!program.isReady(u"startRunRun"_s));
    auto *playbooks = program.shown<QComboBox>(u"startRunPlaybook"_s);
    QTRY_VERIFY_WITH_TIMEOUT(playbooks->findText(u"playbooks/facts.yml"_s) >= 0, patience);
    QTest::keyClicks(program.shown<QLineEdit>(u"startRunPlaybookLine"_s), u"upgrade-cluster.yml"_s);
    program.addVariable(u"upgrade_node_confirm"_s, u"true"_s, ui::VariableTable::Type::Boolean);
    QTRY_VERIFY_WITH_TIMEOUT(program.command().contains(u"upgrade_node_confirm"), patience);
    QVERIFY2(program.command().contains(u"{\"upgrade_node_confirm\":true}") &&
                 program.command().contains(u"upgrade-cluster.yml"),
             qPrintable(program.command()));
    QTRY_VERIFY_WITH_TIMEOUT(program.isReady(u"startRunRun"_s), patience);
    QVERIFY2(program.label(u"startRunHosts"_s).contains(u"test1, test2, test3, test4"),
             qPrintable(program.label(u"startRunHosts"_s)));
    const QString shown = program.command();
    program.click(u"startRunRun"_s);

    for (const QString &node : {u"test1"_s, u"test2"_s}) {
        QTRY_VERIFY_WITH_TIMEOUT(
            program.isReady(u"runPromptContinue"_s) && program.spoken(u"runPrompt"_s).contains(node), patience);
        QCOMPARE(program.label(u"runState"_s), u"Waits for you"_s);
        QVERIFY(program.tree().contains(u"Confirm node upgrade"));
        QVERIFY(program.log().contains(u"Ready to upgrade node %1?"_s.arg(node)));
        program.click(u"runPromptContinue"_s);
    }
    QTRY_VERIFY_WITH_TIMEOUT(program.label(u"runState"_s).startsWith(u"Failed"), patience);
    program.click(u"runCopy"_s);
    QCOMPARE(QApplication::clipboard()->text(), shown); // what was shown is what was run
    QTRY_VERIFY_WITH_TIMEOUT(program.spoken(u"runFailure"_s).startsWith(u"test2 failed"), patience);
    QVERIFY(program.shown<QWidget>(u"runPrompt"_s) == nullptr);
    QVERIFY(program.label(u"runFailureMessage"_s).contains(u"Connection timed out"));

    program.click(u"runFailureShow"_s);
    auto *log = program.shown<ui::LogPanel>(u"runLog"_s);
    QTRY_VERIFY_WITH_TIMEOUT(log->view()->markedLine() >= 0, patience);
    const QByteArray line = log->store()->line(log->view()->markedLine());
    QVERIFY2(line.contains("fatal: [test2]"), line.constData());
    const auto *tree = program.shown<QTreeView>(u"runTree"_s);
    QVERIFY(tree->currentIndex().data().toString().contains(u"test2"));
    QTRY_VERIFY_WITH_TIMEOUT(program.log().contains(u"PLAY RECAP"), patience);
    m_firstLog = program.log();
    program.goBack();
    QCOMPARE(program.rows(), 1);
    QTRY_COMPARE_WITH_TIMEOUT(program.cell(0, RunTableModel::State), u"Failed"_s, patience);
    QCOMPARE(program.cell(0, RunTableModel::What), u"upgrade-cluster.yml"_s);
    QTRY_COMPARE_WITH_TIMEOUT(program.cell(0, RunTableModel::Failed), u"1"_s, patience);
}

void DemoRunsInTheWindow::goesThroughAgain(const Program &program)
{
    program.choose(0);
    QTRY_VERIFY_WITH_TIMEOUT(program.isReady(u"runsAgain"_s), patience);
    program.click(u"runsAgain"_s);
    QTRY_COMPARE_WITH_TIMEOUT(program.field(u"startRunPlaybookLine"_s), u"upgrade-cluster.yml"_s, patience);
    auto *variables = program.shown<QTableWidget>(u"runVariablesTable"_s); // what was asked for is not hidden
    QVERIFY(variables != nullptr);
    QCOMPARE(variables->item(0, 0)->text(), u"upgrade_node_confirm"_s);
    variables->setCurrentCell(0, 0);
    program.click(u"runVariablesRemove"_s); // this time without questions
    QTRY_VERIFY_WITH_TIMEOUT(program.isReady(u"startRunRun"_s), patience);
    QVERIFY(!program.command().contains(u"extra-vars"));
    program.click(u"startRunRun"_s);
    QTRY_VERIFY2_WITH_TIMEOUT(program.label(u"runState"_s).startsWith(u"Done"), qPrintable(program.log()), patience);
    QVERIFY(program.shown<QWidget>(u"runFailure"_s) == nullptr);
    QTRY_VERIFY_WITH_TIMEOUT(program.log().contains(u"PLAY RECAP"), patience);
    QVERIFY(!program.log().contains(u"fatal:"));
    program.goBack();
    QTRY_COMPARE_WITH_TIMEOUT(program.rows(), 2, patience);
    QTRY_COMPARE_WITH_TIMEOUT(program.cell(0, RunTableModel::State), u"Done"_s, patience); // the latest first
    QCOMPARE(program.cell(1, RunTableModel::State), u"Failed"_s);
}

void DemoRunsInTheWindow::comparesBoth(const Program &program)
{
    program.choose(0);
    program.choose(1, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(program.isReady(u"runsCompare"_s), patience);
    program.click(u"runsCompare"_s);
    QTRY_VERIFY_WITH_TIMEOUT(program.shown<QTableView>(u"comparisonTable"_s) != nullptr, patience);
    const QString runs = program.label(u"comparisonRuns"_s);
    const qsizetype older = runs.indexOf(u"Failed"_s);
    QVERIFY2(older >= 0 && runs.indexOf(u"Done"_s) > older, qPrintable(runs));
    const QString rows = Program::textOf(program.shown<QTableView>(u"comparisonTable"_s)->model());
    QVERIFY2(rows.contains(u"Confirm node upgrade"), qPrintable(rows)); // only the older one asked
    program.click(u"comparisonClose"_s);
    QTRY_VERIFY_WITH_TIMEOUT(program.shown<QTableView>(u"comparisonTable"_s) == nullptr, patience);
}

void DemoRunsInTheWindow::isStillThere()
{
    const Program program; // another demo: nothing runs there
    program.showRuns();
    QTRY_COMPARE_WITH_TIMEOUT(program.rows(), 2, patience);
    QCOMPARE(program.cell(0, RunTableModel::State), u"Done"_s);
    QCOMPARE(program.cell(1, RunTableModel::State), u"Failed"_s);
    program.choose(1);
    QTRY_VERIFY_WITH_TIMEOUT(program.isReady(u"runsOpen"_s), patience);
    program.click(u"runsOpen"_s);
    QTRY_COMPARE_WITH_TIMEOUT(program.log(), m_firstLog, patience);
    QTRY_VERIFY_WITH_TIMEOUT(program.spoken(u"runFailure"_s).startsWith(u"test2 failed"), patience);
    QVERIFY(program.label(u"runState"_s).startsWith(u"Failed"));
    QVERIFY(program.shown<QWidget>(u"runPrompt"_s) == nullptr); // its questions were answered long ago
    program.goBack();
    program.choose(0);
    program.choose(1, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(program.isReady(u"runsCompare"_s), patience);
}

void DemoRunsInTheWindow::fromTheDialogToTheComparison()
{
    {
        const Program program;
        failsAtTheSecondNode(program);
        if (!QTest::currentTestFailed()) {
            goesThroughAgain(program);
        }
        if (!QTest::currentTestFailed()) {
            comparesBoth(program);
        }
    }
    if (!QTest::currentTestFailed()) {
        isStillThere();
    }
}

void DemoRunsInTheWindow::saysWhatTheLimitMeans()
{
    const Program program;
    program.showRuns();
    QTRY_VERIFY_WITH_TIMEOUT(program.isReady(u"runsStart"_s), patience);
    program.click(u"runsStart"_s);
    QTRY_VERIFY_WITH_TIMEOUT(program.shown<QLineEdit>(u"startRunPlaybookLine"_s) != nullptr, patience);
    QTest::keyClicks(program.shown<QLineEdit>(u"startRunPlaybookLine"_s), u"cluster.yml"_s);
    auto *limit = program.shown<QLineEdit>(u"startRunLimit"_s);
    QTest::keyClicks(limit, u"kube_node:!test3"_s);
    QTRY_VERIFY_WITH_TIMEOUT(program.label(u"startRunHosts"_s).contains(u"test2, test4"), patience);
    QVERIFY(program.command().contains(u"--limit="));
    limit->clear();
    QTest::keyClicks(limit, u"nobody"_s);
    QTRY_VERIFY_WITH_TIMEOUT(program.label(u"startRunHosts"_s).contains(u"could not be read"), patience);
    QTRY_VERIFY_WITH_TIMEOUT(program.isReady(u"startRunRun"_s), patience);
    program.click(u"startRunRun"_s); // ansible says it best itself
    QTRY_VERIFY_WITH_TIMEOUT(program.label(u"runState"_s).startsWith(u"Failed"), patience);
    QTRY_VERIFY_WITH_TIMEOUT(program.log().contains(u"leaves us with no hosts to target"), patience);
    QCOMPARE(program.tree(), QString());
}

void DemoRunsInTheWindow::whatWentOnWhenTheProgramEndedIsUnknown()
{
    {
        const Program program(1); // slow: it goes on for minutes
        program.start(u"upgrade-cluster.yml"_s);
        QTRY_VERIFY_WITH_TIMEOUT(program.log().contains(u"TASK ["), patience);
        QTRY_VERIFY_WITH_TIMEOUT(program.label(u"runState"_s).startsWith(u"Running"), patience);
    }
    const Program program;
    program.showRuns();
    QTRY_COMPARE_WITH_TIMEOUT(program.rows(), 1, patience);
    QTRY_COMPARE_WITH_TIMEOUT(program.cell(0, RunTableModel::State), u"Unknown"_s, patience);
    program.choose(0);
    program.click(u"runsOpen"_s);
    QTRY_VERIFY_WITH_TIMEOUT(program.log().contains(u"TASK ["), patience); // what it told is kept
}

void DemoRunsInTheWindow::removesWhatIsNotWanted()
{
    const Program program;
    program.start(u"playbooks/facts.yml"_s);
    QTRY_VERIFY_WITH_TIMEOUT(program.label(u"runState"_s).startsWith(u"Done"), patience);
    program.goBack();
    program.choose(0);
    QTRY_VERIFY_WITH_TIMEOUT(program.isReady(u"runsRemove"_s), patience);
    program.click(u"runsRemove"_s);
    QTRY_VERIFY_WITH_TIMEOUT(program.isReady(u"runRemoveConfirm"_s), patience);
    QCOMPARE(program.rows(), 1);
    program.click(u"runRemoveConfirm"_s);
    QTRY_VERIFY_WITH_TIMEOUT(program.isReady(u"runsEmptyStart"_s), patience);
}

} // namespace kubemori

QTEST_MAIN(kubemori::DemoRunsInTheWindow)
#include "tst_demo_runs.moc"
