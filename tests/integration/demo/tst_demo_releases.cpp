// SPDX-License-Identifier: GPL-3.0-or-later
// The way from one release to another in the window, over a checkout that is a real repository: looked at, planned,
// fetched, compared, and the settings carried over.
#include "app/composition/cluster_directory.hpp"

#include "demo/demo_world.hpp"
#include "group_vars/settings_set.hpp"
#include "ui/clusters/cluster_context.hpp"
#include "ui/main_window/language.hpp"
#include "ui/main_window/main_window.hpp"
#include "ui/widgets/message_bar.hpp"

#include <QAction>
#include <QComboBox>
#include <QDir>
#include <QDirIterator>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

namespace kubemori {

using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 20'000; // ms

/// The program on the demo, at the releases of one of its clusters.
struct Program
{
    composition::RealClusterDirectory directory;
    SystemClock clock;
    ui::Language language;
    std::unique_ptr<ui::MainWindow> window;

    explicit Program(const QString &cluster)
        : directory(
              {}, {},
              {.timeouts = {},
               .surroundings = {.environment = {}, .keyring = {}, .demo = std::make_shared<demo::DemoWorld>(100)}},
              composition::DemoRule::Always)
    {
        language.set(u"en"_s);
        window = std::make_unique<ui::MainWindow>(
            directory, clock, language,
            ui::WindowSetup{
                .clustersFile = {}, .problems = {}, .clusterSetup = nullptr, .settingsFile = {}, .stateFile = {}});
        window->resize(1280, 800);
        window->show();
        (void)window->showCluster(cluster);
        window->findChild<QAction *>(u"actionShowReleases"_s)->trigger();
    }
    ~Program() { window.reset(); }
    Program(const Program &) = delete;
    Program &operator=(const Program &) = delete;

    template<class T> [[nodiscard]] T *shown(const QString &name) const
    {
        for (T *widget : window->findChildren<T *>(name)) {
            if (widget->isVisible()) {
                return widget;
            }
        }
        return nullptr;
    }
    [[nodiscard]] int rows(const QString &list) const
    {
        const auto *view = shown<QAbstractItemView>(list);
        return view == nullptr ? 0 : view->model()->rowCount();
    }
    [[nodiscard]] bool isReady(const QString &button) const
    {
        const auto *found = shown<QAbstractButton>(button);
        return found != nullptr && found->isEnabled();
    }
    [[nodiscard]] QString label(const QString &name) const
    {
        const auto *found = shown<QLabel>(name);
        return found == nullptr ? QString() : found->text();
    }
    [[nodiscard]] QString message() const
    {
        const auto *bar = shown<ui::MessageBar>(u"messageBar"_s);
        return bar == nullptr ? QString() : bar->text();
    }
    void click(const QString &button) const { QTest::mouseClick(shown<QAbstractButton>(button), Qt::LeftButton); }
    void showTab(const QString &page) const
    {
        auto *tabs = shown<QTabWidget>(u"releaseTabs"_s);
        tabs->setCurrentWidget(tabs->findChild<QWidget *>(page));
    }
    void setRoute(const QString &from, const QString &to) const
    {
        shown<QComboBox>(u"routeFrom"_s)->setCurrentText(from);
        shown<QComboBox>(u"routeTo"_s)->setCurrentText(to);
    }
    [[nodiscard]] const cluster::Profile &profile() const { return window->currentCluster()->profile(); }
};

group_vars::FolderFiles filesOf(const QString &folder)
{
    group_vars::FolderFiles files;
    QDirIterator each(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (each.hasNext()) {
        QFile file(each.next());
        if (file.open(QIODevice::ReadOnly)) {
            files.insert(QDir(folder).relativeFilePath(file.fileName()), file.readAll());
        }
    }
    return files;
}

} // namespace

class DemoReleases final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void fetchesAndPlans();
    void refusesToLoseWork();
    void comparesAndCarriesOver();

private:
    std::unique_ptr<QTemporaryDir> m_home;
};

void DemoReleases::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    qputenv("XDG_CONFIG_HOME", QFile::encodeName(m_home->filePath(u"config"_s)));
    qputenv("XDG_STATE_HOME", QFile::encodeName(m_home->filePath(u"state"_s)));
}

void DemoReleases::fetchesAndPlans()
{
    const Program program(u"demo.education"_s);
    QTRY_VERIFY_WITH_TIMEOUT(program.rows(u"releaseTable"_s) > 3 && program.isReady(u"checkoutFetch"_s), patience);
    const int before = program.rows(u"releaseTable"_s);
    program.click(u"checkoutFetch"_s);
    QTRY_VERIFY2_WITH_TIMEOUT(program.rows(u"releaseTable"_s) > before, qPrintable(program.message()), patience);
    const QAbstractItemModel *table = program.shown<QTableView>(u"releaseTable"_s)->model();
    QCOMPARE(table->index(0, 0).data().toString(), u"v2.31.0"_s);
    QTRY_VERIFY_WITH_TIMEOUT(table->index(0, 2).data().toString().contains(u'.'), patience); // and what it installs
    program.setRoute(u"v2.27.1"_s, u"v2.31.0"_s);
    QTRY_COMPARE_WITH_TIMEOUT(program.rows(u"hopPlanTree"_s), 4, patience); // a hop for each minor line
}

void DemoReleases::refusesToLoseWork()
{
    // Somebody changes a file of the checkout, and then wants to be on another release.
    const Program program(u"demo.production"_s);
    QTRY_VERIFY_WITH_TIMEOUT(program.rows(u"hopPlanTree"_s) > 0, patience);
    const QString readme = program.profile().kubespray.path + u"/README.md"_s;
    QFile file(readme);
    QVERIFY(file.open(QIODevice::Append));
    file.write("note to self\n");
    file.close();
    program.click(u"checkoutBranch"_s);
    QTRY_VERIFY_WITH_TIMEOUT(program.label(u"workBranchBlocks"_s).contains(u"README.md"), patience);
    QVERIFY(!program.isReady(u"workBranchStart"_s));
    program.shown<QComboBox>(u"workBranchOpenWork"_s)->setCurrentIndex(1); // commit it
    QTRY_VERIFY_WITH_TIMEOUT(program.isReady(u"workBranchStart"_s), patience);
    program.click(u"workBranchStart"_s);
    QTRY_COMPARE_WITH_TIMEOUT(program.label(u"checkoutRelease"_s), u"v2.30.0"_s, patience);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().contains("note to self")); // it is in the branch that was left
}

void DemoReleases::comparesAndCarriesOver()
{
    const Program program(u"demo.archive"_s);
    QTRY_VERIFY_WITH_TIMEOUT(program.rows(u"hopPlanTree"_s) > 0, patience);
    program.setRoute(u"v2.24.1"_s, u"v2.28.1"_s);
    program.showTab(u"settingsView"_s);
    QTRY_VERIFY_WITH_TIMEOUT(program.rows(u"settingsTable"_s) > 5, patience);
    program.showTab(u"diffPage"_s);
    QTRY_VERIFY_WITH_TIMEOUT(program.rows(u"diffTree"_s) > 0, patience);

    const QString old = program.profile().kubespray.path + u"/inventory/mycluster"_s;
    const group_vars::FolderFiles before = filesOf(old);
    QVERIFY(before.size() > 3);
    program.showTab(u"carryOverView"_s);
    QTRY_VERIFY_WITH_TIMEOUT(program.rows(u"carryTable"_s) > 0, patience);
    // One decision after the other: what is mine stays.
    for (int decisions = 0; decisions < 30 && !program.isReady(u"carryWrite"_s); ++decisions) {
        QTRY_VERIFY_WITH_TIMEOUT(program.isReady(u"conflictDecide"_s), patience);
        program.click(u"conflictKeep"_s);
        program.click(u"conflictDecide"_s);
        QTest::qWait(100);
    }
    QVERIFY(program.isReady(u"carryWrite"_s));
    const QString fresh = program.profile().kubespray.path + u'/' + program.shown<QLineEdit>(u"carryFolder"_s)->text();
    QVERIFY(!QFile::exists(fresh));
    program.click(u"carryWrite"_s);
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(fresh) && program.isReady(u"carryWrite"_s), patience);
    QCOMPARE(filesOf(old), before); // nothing is written into the old folder

    const group_vars::FolderFiles after = filesOf(fresh);
    QCOMPARE(after.value(u"inventory.ini"_s), before.value(u"inventory.ini"_s));
    const auto mine = group_vars::SettingsSet::read(before);
    const auto carried = group_vars::SettingsSet::read(after);
    int own = 0;
    for (const QString &key : mine.keys()) {
        const inventory::Value *value = mine.effective(key);
        if (value == nullptr) {
            continue;
        }
        const inventory::Value *now = carried.effective(key);
        // What I had as it stood in the sample may be another default or gone now; what I set is there.
        own += now != nullptr && *now == *value ? 1 : 0;
    }
    QVERIFY(own > 5);
    QVERIFY(!QFile::exists(fresh + u".kubemori-part"_s));
}

} // namespace kubemori

QTEST_MAIN(kubemori::DemoReleases)
#include "tst_demo_releases.moc"
