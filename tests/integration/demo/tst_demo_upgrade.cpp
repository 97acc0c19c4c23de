// SPDX-License-Identifier: GPL-3.0-or-later
// A whole upgrade in the window, on the demo: page by page, with a run that fails at the second node; left in the
// middle and taken up again; hop after hop; handed on; and stopped by what blocks.
#include "app/composition/cluster_directory.hpp"

#include "demo/demo_world.hpp"
#include "ui/clusters/cluster_context.hpp"
#include "ui/main_window/language.hpp"
#include "ui/main_window/main_window.hpp"
#include "ui/runs/run_table_model.hpp"
#include "ui/widgets/elided_label.hpp"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBrowser>
#include <QTreeWidget>

namespace kubemori {

using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 30'000; // ms

/// The program on a demo of its own, at the upgrades of one cluster.
struct Program
{
    composition::RealClusterDirectory directory;
    SystemClock clock;
    ui::Language language;
    std::unique_ptr<ui::MainWindow> window;

    explicit Program(const QString &cluster, double speed = 1000)
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
        show(cluster);
    }
    ~Program() { window.reset(); }
    Program(const Program &) = delete;
    Program &operator=(const Program &) = delete;

    void show(const QString &cluster) const
    {
        (void)window->showCluster(cluster);
        trigger(u"actionShowUpgrades"_s);
    }
    void trigger(const QString &action) const { window->findChild<QAction *>(action)->trigger(); }
    /// Null when there is none that can be seen.
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
    void click(const QString &button) const
    {
        QTRY_VERIFY2_WITH_TIMEOUT(isReady(button), qPrintable(u"%1: %2\n%3"_s.arg(button, title(), everything())),
                                  patience);
        shown<QAbstractButton>(button)->click();
    }
    [[nodiscard]] QString label(const QString &name) const
    {
        const auto *found = shown<QWidget>(name);
        if (const auto *elided = qobject_cast<const ui::ElidedLabel *>(found)) {
            return elided->text();
        }
        const auto *plain = qobject_cast<const QLabel *>(found);
        return plain == nullptr ? QString() : plain->text();
    }
    [[nodiscard]] QString title() const { return label(u"stageTitle"_s); }
    [[nodiscard]] QString message() const
    {
        const auto *bar = shown<QWidget>(u"stageMessage"_s);
        return bar == nullptr ? QString() : bar->accessibleName();
    }
    static QString textOf(const QAbstractItemModel *model, const QModelIndex &parent = {})
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
    [[nodiscard]] QString rows(const QString &view) const
    {
        const auto *found = shown<QAbstractItemView>(view);
        return found == nullptr ? QString() : textOf(found->model());
    }
    [[nodiscard]] QString findings() const { return rows(u"findings"_s); }
    /// For a test that failed: what a person would see.
    [[nodiscard]] QString everything() const
    {
        return message() + u'\n' + findings() + label(u"upgradeTime"_s) + u'\n' + label(u"operationState"_s) + u'\n' +
               label(u"questionTitle"_s) + u'\n' + label(u"questionDetail"_s) + u'\n' + rows(u"operationResults"_s) +
               label(u"stageCarrySummary"_s);
    }

    /// From the list to the first stage that is done.
    void begin(const QString &to, const QString &like = {}) const
    {
        QTRY_VERIFY_WITH_TIMEOUT(isReady(u"upgradesBegin"_s) || isReady(u"upgradeBegin"_s), patience);
        click(isReady(u"upgradesBegin"_s) ? u"upgradesBegin"_s : u"upgradeBegin"_s);
        QCOMPARE(title(), u"Target"_s);
        QTRY_VERIFY2_WITH_TIMEOUT(shown<QComboBox>(u"targetTo"_s)->findText(to) >= 0, qPrintable(message()), patience);
        shown<QComboBox>(u"targetTo"_s)->setCurrentText(to);
        if (!like.isEmpty()) {
            auto *others = shown<QComboBox>(u"targetLike"_s);
            QTRY_VERIFY_WITH_TIMEOUT(others->findText(like, Qt::MatchContains) > 0, patience);
            others->setCurrentIndex(others->findText(like, Qt::MatchContains));
        }
        click(u"upgradeAction"_s);
        if (shown<QWidget>(u"blockedRouteDialog"_s) != nullptr) {
            click(u"blockedRouteConfirm"_s);
        }
        QTRY_COMPARE_WITH_TIMEOUT(title(), u"Health"_s, patience);
    }
    /// What stands on the page's own key, until it is done.
    void doStage() const
    {
        click(u"upgradeAction"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!isReady(u"upgradeCancel"_s) &&
                                     (isReady(u"upgradeNext"_s) || !message().isEmpty() || isReady(u"acceptUndo"_s) ||
                                      shown<QWidget>(u"acceptReason"_s) != nullptr),
                                 patience);
    }
    void accept(const QString &reason) const
    {
        QVERIFY2(shown<QLineEdit>(u"acceptReason"_s) != nullptr, qPrintable(title() + u'\n' + everything()));
        shown<QLineEdit>(u"acceptReason"_s)->setText(reason);
        click(u"acceptConfirm"_s);
    }
    /// Does the page, which has to be one that leads on, and goes on.
    void pass(const QString &stage) const
    {
        QCOMPARE(title(), stage);
        doStage();
        QVERIFY2(isReady(u"upgradeNext"_s), qPrintable(stage + u'\n' + everything()));
        click(u"upgradeNext"_s);
    }
    /// Every setting that is asked for stays as it was.
    void keepSettings() const
    {
        QCOMPARE(title(), u"Settings"_s);
        QTRY_VERIFY2_WITH_TIMEOUT(shown<QAbstractItemView>(u"stageCarryTable"_s) != nullptr &&
                                      !label(u"stageCarrySummary"_s).startsWith(u"Reading"_s),
                                  qPrintable(everything()), patience);
        for (int decisions = 0; decisions < 30 && !isReady(u"upgradeAction"_s); ++decisions) {
            click(u"conflictKeep"_s);
            click(u"conflictDecide"_s);
            QTest::qWait(100);
        }
    }
    void run() const
    {
        QCOMPARE(title(), u"Upgrade"_s);
        click(u"upgradeAction"_s);
        click(u"startUpgradeConfirm"_s);
    }
    void retryToTheEnd(int most) const
    {
        const auto isAsked = [this] { return isReady(u"answerRetry"_s); };
        const auto isOver = [this] { return isReady(u"upgradeNext"_s); };
        for (int tries = 0; tries < most; ++tries) {
            if (!QTest::qWaitFor([&] { return isAsked() || isOver(); }, patience) || isOver()) {
                return;
            }
            click(u"answerRetry"_s);
            (void)QTest::qWaitFor([&] { return !isAsked(); }, patience);
        }
    }
};

} // namespace

class DemoUpgradeInTheWindow final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void fromTheFirstPageToTheReport();

private:
    void preparesProduction(const Program &program);
    void failsAndIsRetried(const Program &program);
    void provesAndReports(const Program &program);

    std::unique_ptr<QTemporaryDir> m_home;
};

void DemoUpgradeInTheWindow::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    qputenv("XDG_CONFIG_HOME", QFile::encodeName(m_home->filePath(u"config"_s)));
    qputenv("XDG_STATE_HOME", QFile::encodeName(m_home->filePath(u"state"_s)));
}

void DemoUpgradeInTheWindow::preparesProduction(const Program &program)
{
    program.begin(u"v2.30.0"_s);
    QVERIFY(!program.isReady(u"upgradeNext"_s));
    program.doStage();
    QVERIFY2(program.findings().contains(u"shop/checkout"_s), qPrintable(program.findings()));
    QVERIFY2(program.isReady(u"upgradeNext"_s), qPrintable(program.everything()));
    program.click(u"upgradeNext"_s);
    program.pass(u"Safety copies"_s);
    program.pass(u"Checkout"_s);
    program.pass(u"Environment"_s);
    program.pass(u"Inventory"_s);
    program.keepSettings();
    program.pass(u"Settings"_s);
    program.pass(u"Reach"_s);
}

void DemoUpgradeInTheWindow::failsAndIsRetried(const Program &program)
{
    QCOMPARE(program.title(), u"Strategy"_s);
    QTRY_VERIFY2_WITH_TIMEOUT(program.isReady(u"upgradeNext"_s), qPrintable(program.everything()), patience);
    QTRY_VERIFY2_WITH_TIMEOUT(program.rows(u"upgradePlanPlan"_s).contains(u"upgrade-cluster.yml"),
                              qPrintable(program.rows(u"upgradePlanPlan"_s)), patience);
    program.click(u"upgradeNext"_s);
    program.run();
    QTRY_VERIFY2_WITH_TIMEOUT(program.shown<QWidget>(u"questionPanel"_s) != nullptr, qPrintable(program.everything()),
                              patience);
    QVERIFY2(program.label(u"questionTitle"_s).contains(u"prod2"_s), qPrintable(program.everything()));
    QVERIFY2(program.label(u"questionDetail"_s).contains(u"container-engine/containerd"_s),
             qPrintable(program.everything()));
    program.click(u"answerRetry"_s);
    // The budget of shop/checkout, which Health had told of, keeps the playbook from draining its node.
    QTRY_VERIFY2_WITH_TIMEOUT(program.shown<QWidget>(u"blockerBoard"_s) != nullptr, qPrintable(program.everything()),
                              patience);
    QVERIFY2(program.label(u"questionTitle"_s).contains(u"prod4"_s), qPrintable(program.everything()));
    QVERIFY2(program.rows(u"blockerTable"_s).contains(u"checkout"_s), qPrintable(program.rows(u"blockerTable"_s)));
    program.click(u"remedyScaleUp"_s);
    program.click(u"remedyConfirm"_s);
    program.retryToTheEnd(6); // the new pod may not be ready before the playbook gives up once more
    QTRY_VERIFY2_WITH_TIMEOUT(program.isReady(u"upgradeNext"_s), qPrintable(program.everything()), patience);
    QVERIFY2(program.isReady(u"upgradeNext"_s), qPrintable(program.everything()));
}

void DemoUpgradeInTheWindow::provesAndReports(const Program &program)
{
    program.click(u"upgradeNext"_s);
    program.pass(u"Verification"_s);
    QCOMPARE(program.title(), u"Report"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!program.shown<QTextBrowser>(u"upgradeReport"_s)->toPlainText().isEmpty(), patience);
    program.click(u"upgradeAction"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!program.label(u"reportHint"_s).isEmpty(), patience);
}

void DemoUpgradeInTheWindow::fromTheFirstPageToTheReport()
{
    const Program program(u"demo.production"_s);
    preparesProduction(program);
    if (!QTest::currentTestFailed()) {
        failsAndIsRetried(program);
    }
    if (!QTest::currentTestFailed()) {
        provesAndReports(program);
    }
}

} // namespace kubemori

QTEST_MAIN(kubemori::DemoUpgradeInTheWindow)
#include "tst_demo_upgrade.moc"
