// SPDX-License-Identifier: GPL-3.0-or-later
// What somebody meets who starts the program for the first time and has no cluster.
#include "app/composition/cluster_directory.hpp"
#include "app/composition/cluster_setup.hpp"
#include "app/telling/operation_teller.hpp"

#include "demo/demo_world.hpp"
#include "ui/clusters/cluster_context.hpp"
#include "ui/main_window/language.hpp"
#include "ui/main_window/main_window.hpp"

#include <QAction>
#include <QDialog>
#include <QDir>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

namespace kubemori {

using namespace Qt::StringLiterals;

class DemoWindow final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void opensOnTheDemoWhenNothingIsConfigured();
    void showsABrokenFileAndNoDemo();
    void fromTheFirstStartToAFinishedReboot();
    void leavesTheDemoWhenAClusterIsAdded();

private:
    std::unique_ptr<QTemporaryDir> m_home;
};

namespace {

constexpr int patience = 60'000; // ms

/// The program as it is started, on a demo that is in a hurry.
struct Program
{
    telling::OperationTeller teller;
    composition::RealClusterDirectory directory;
    composition::RealClusterSetup setup;
    SystemClock clock;
    ui::Language language;
    std::unique_ptr<ui::MainWindow> window;

    explicit Program(composition::DemoRule rule = composition::DemoRule::FirstStart)
        : directory(
              {}, teller.observer(),
              {.timeouts = {},
               .surroundings = {.environment = {}, .keyring = {}, .demo = std::make_shared<demo::DemoWorld>(100)}},
              rule)
    {
        language.set(u"en"_s);
        window = std::make_unique<ui::MainWindow>(directory, clock, language,
                                                  ui::WindowSetup{.clustersFile = directory.path(),
                                                                  .problems = {},
                                                                  .clusterSetup = &setup,
                                                                  .settingsFile = {},
                                                                  .stateFile = {}});
        window->resize(1280, 800);
        window->show();
        window->showInitialCluster();
        window->showUnsettled();
    }
    ~Program() { window.reset(); }
    Program(const Program &) = delete;
    Program &operator=(const Program &) = delete;

    /// The one that can be seen; null when there is none.
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
        const auto *found = shown<QPushButton>(button);
        return found != nullptr && found->isEnabled();
    }
    void click(const QString &button) const { QTest::mouseClick(shown<QPushButton>(button), Qt::LeftButton); }
    [[nodiscard]] ui::NodeTableModel &nodes() const { return window->currentCluster()->nodes(); }
};

QStringList foldersIn(const QString &path)
{
    return QDir(path).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
}

} // namespace

void DemoWindow::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    qputenv("XDG_CONFIG_HOME", QFile::encodeName(m_home->filePath(u"config"_s)));
    qputenv("XDG_STATE_HOME", QFile::encodeName(m_home->filePath(u"state"_s)));
}

void DemoWindow::opensOnTheDemoWhenNothingIsConfigured()
{
    const Program program;
    QVERIFY(program.directory.isDemo());
    QVERIFY(program.shown<QWidget>(u"demoBanner"_s) != nullptr);
    QVERIFY2(program.window->windowTitle().contains(u"simulated"_s), qPrintable(program.window->windowTitle()));
    QTRY_COMPARE_WITH_TIMEOUT(program.nodes().rowCount(), 6, patience);
    QTRY_VERIFY_WITH_TIMEOUT(program.window->currentCluster()->feedState().kind == kube::FeedState::Kind::Watching,
                             patience);
}

void DemoWindow::showsABrokenFileAndNoDemo()
{
    QDir().mkpath(m_home->filePath(u"config/kubemori"_s));
    QFile file(m_home->filePath(u"config/kubemori/clusters.yaml"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("clusters: [ {");
    file.close();
    const Program program;
    QVERIFY(!program.directory.isDemo());
    QVERIFY(program.shown<QWidget>(u"demoBanner"_s) == nullptr);
    QVERIFY(program.shown<QWidget>(u"noClustersPage"_s) != nullptr);
}

void DemoWindow::fromTheFirstStartToAFinishedReboot()
{
    const Program program;
    QTRY_COMPARE_WITH_TIMEOUT(program.nodes().rowCount(), 6, patience);
    QStringList before;
    for (int row = 0; row < 6; ++row) {
        before.append(program.nodes().row(row).node.bootId);
    }
    program.click(u"demoPractise"_s);
    QTRY_VERIFY_WITH_TIMEOUT(program.isReady(u"rebootStart"_s), patience);
    program.click(u"rebootStart"_s);
    const auto results = [&program] {
        const auto *table = program.shown<QTableView>(u"operationResults"_s);
        return table == nullptr ? 0 : table->model()->rowCount();
    };
    QTRY_COMPARE_WITH_TIMEOUT(results(), 6, patience);
    const ui::OperationStatus &status = program.window->currentCluster()->operation().status();
    QVERIFY(status.finished->outcome == operation::Outcome::Succeeded);
    QVERIFY(!status.question);
    for (const operation::NodeResult &node : status.finished->nodes) {
        QVERIFY2(node.bootIdBefore != node.bootIdAfter && !node.bootIdAfter.isEmpty(), qPrintable(node.node));
        QVERIFY2(!node.leftCordoned, qPrintable(node.node));
    }
    const auto rebooted = [&] {
        for (int row = 0; row < 6; ++row) {
            if (program.nodes().row(row).node.bootId == before.at(row) || !program.nodes().row(row).node.schedulable) {
                return false;
            }
        }
        return true;
    };
    QTRY_VERIFY_WITH_TIMEOUT(rebooted(), patience); // the live table, too

    // Apart from what is done to real clusters, and marked.
    const QString state = m_home->filePath(u"state/kubemori"_s);
    QCOMPARE(foldersIn(state + u"/operations"_s), QStringList());
    const QStringList folders = foldersIn(state + u"/demo/operations"_s);
    QCOMPARE(folders.size(), 1);
    QFile report(state + u"/demo/operations/"_s + folders.constFirst() + u"/report.md"_s);
    QVERIFY(report.open(QIODevice::ReadOnly));
    QVERIFY(report.readAll().contains("This cluster is simulated"));
}

void DemoWindow::leavesTheDemoWhenAClusterIsAdded()
{
    const Program program;
    program.click(u"demoAddCluster"_s);
    auto *assistant = program.shown<QDialog>(u"clusterAssistant"_s);
    QVERIFY(assistant != nullptr);
    assistant->reject();
    QVERIFY(program.window->showCluster(u"demo.test"_s));
    QTRY_COMPARE_WITH_TIMEOUT(program.nodes().rowCount(), 4, patience);

    QDir().mkpath(m_home->filePath(u"config/kubemori"_s));
    QFile file(m_home->filePath(u"config/kubemori/clusters.yaml"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("version: 1\nclusters:\n  - {id: own, name: Own, control_plane: {hosts: [127.0.0.1], port: 9}}\n");
    file.close();
    QTRY_VERIFY_WITH_TIMEOUT(program.shown<QWidget>(u"demoBanner"_s) == nullptr, patience);
    QVERIFY(!program.directory.isDemo());
    QCOMPARE(program.window->currentCluster()->profile().id, u"own"_s);
    QVERIFY2(!program.window->windowTitle().contains(u"simulated"_s), qPrintable(program.window->windowTitle()));
}

} // namespace kubemori

QTEST_MAIN(kubemori::DemoWindow)
#include "tst_demo_window.moc"
