// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screenshots/release_scenes.hpp"

#include "app/composition/cluster_directory.hpp"
#include "demo/demo_world.hpp"
#include "ui/main_window/language.hpp"
#include "ui/main_window/main_window.hpp"

#include <QAction>
#include <QComboBox>
#include <QDialog>
#include <QFile>
#include <QPainter>
#include <QPushButton>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace kubemori::test {

using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 30'000; // ms

/// The program on the demo, at the releases of one of its clusters.
struct ReleaseStage
{
    QTemporaryDir home;
    std::unique_ptr<composition::RealClusterDirectory> directory;
    SystemClock clock;
    ui::Language language;
    std::unique_ptr<ui::MainWindow> window;

    ReleaseStage(QSize size, const QString &cluster)
    {
        qputenv("XDG_STATE_HOME", QFile::encodeName(home.filePath(u"state"_s)));
        qputenv("XDG_CONFIG_HOME", QFile::encodeName(home.filePath(u"config"_s)));
        language.set(qEnvironmentVariable("KUBEMORI_PICTURE_LANGUAGE", u"en"_s));
        directory = std::make_unique<composition::RealClusterDirectory>(
            QString(), composition::OperationObserver(),
            composition::SessionDefaults{
                .timeouts = {},
                .surroundings = {.environment = {}, .keyring = {}, .demo = std::make_shared<demo::DemoWorld>(1)}},
            composition::DemoRule::Always);
        window = std::make_unique<ui::MainWindow>(
            *directory, clock, language,
            ui::WindowSetup{
                .clustersFile = {}, .problems = {}, .clusterSetup = nullptr, .settingsFile = {}, .stateFile = {}});
        window->resize(size);
        window->show();
        (void)window->showCluster(cluster);
        window->findChild<QAction *>(u"actionShowReleases"_s)->trigger();
        // Planned: there is a hop to be read.
        waitFor([this] { return rows(u"hopPlanTree"_s) > 0; });
    }
    ~ReleaseStage() { window.reset(); }
    ReleaseStage(const ReleaseStage &) = delete;
    ReleaseStage &operator=(const ReleaseStage &) = delete;

    template<class Ready> static void waitFor(Ready ready)
    {
        if (!QTest::qWaitFor(ready, patience)) {
            qFatal("the releases page did not come that far");
        }
    }
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
    void setRoute(const QString &from, const QString &to) const
    {
        shown<QComboBox>(u"routeFrom"_s)->setCurrentText(from);
        shown<QComboBox>(u"routeTo"_s)->setCurrentText(to);
    }
    /// Opens a view of the releases and waits until its list has something in it.
    void showTab(const QString &page, const QString &list) const
    {
        auto *tabs = shown<QTabWidget>(u"releaseTabs"_s);
        tabs->setCurrentWidget(tabs->findChild<QWidget *>(page));
        waitFor([this, list] { return rows(list) > 0; });
    }
    [[nodiscard]] QPixmap picture() const
    {
        QTest::qWait(400);
        QPixmap picture = window->grab();
        if (const auto *dialog = window->findChild<QDialog *>(); dialog != nullptr && dialog->isVisible()) {
            QPainter painter(&picture);
            painter.fillRect(picture.rect(), QColor(0, 0, 0, 70));
            const QRect middle(
                QPoint((window->width() - dialog->width()) / 2, (window->height() - dialog->height()) / 2),
                dialog->size());
            painter.drawPixmap(middle.topLeft(), const_cast<QDialog *>(dialog)->grab());
        }
        return picture;
    }
};

QPixmap planScene(QSize size)
{
    const ReleaseStage stage(size, u"demo.production"_s);
    stage.setRoute(u"v2.26.0"_s, u"v2.30.0"_s);
    ReleaseStage::waitFor([&stage] { return stage.rows(u"hopPlanTree"_s) == 4; });
    return stage.picture();
}

QPixmap settingsScene(QSize size)
{
    const ReleaseStage stage(size, u"demo.archive"_s);
    stage.setRoute(u"v2.24.1"_s, u"v2.28.1"_s);
    stage.showTab(u"settingsView"_s, u"settingsTable"_s);
    return stage.picture();
}

QPixmap filesScene(QSize size)
{
    const ReleaseStage stage(size, u"demo.archive"_s);
    stage.setRoute(u"v2.24.1"_s, u"v2.28.1"_s);
    stage.showTab(u"diffPage"_s, u"diffTree"_s);
    return stage.picture();
}

QPixmap carryScene(QSize size)
{
    const ReleaseStage stage(size, u"demo.archive"_s);
    stage.setRoute(u"v2.24.1"_s, u"v2.28.1"_s);
    stage.showTab(u"carryOverView"_s, u"carryTable"_s);
    return stage.picture();
}

QPixmap branchScene(QSize size)
{
    const ReleaseStage stage(size, u"demo.production"_s);
    stage.shown<QPushButton>(u"checkoutBranch"_s)->click();
    ReleaseStage::waitFor([&stage] {
        const auto *start = stage.shown<QPushButton>(u"workBranchStart"_s);
        return start != nullptr && start->isEnabled();
    });
    return stage.picture();
}

} // namespace

QList<Scene> releaseScenes()
{
    return {{.name = u"releases-plan"_s, .take = planScene},
            {.name = u"releases-settings"_s, .take = settingsScene},
            {.name = u"releases-files"_s, .take = filesScene},
            {.name = u"releases-carry"_s, .take = carryScene},
            {.name = u"releases-branch"_s, .take = branchScene}};
}

} // namespace kubemori::test
