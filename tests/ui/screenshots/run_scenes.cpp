// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screenshots/run_scenes.hpp"

#include "app/composition/cluster_directory.hpp"
#include "demo/demo_world.hpp"
#include "ui/main_window/language.hpp"
#include "ui/main_window/main_window.hpp"
#include "ui/runs/followed_run.hpp"
#include "ui/runs/run_view.hpp"
#include "ui/runs/runs_page.hpp"

#include <QAction>
#include <QDialog>
#include <QFile>
#include <QPainter>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

#include <memory>

namespace kubemori::test {

using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 60'000; // ms

/// The program on the demo, at the runs of a cluster whose clock runs fast.
struct RunStage
{
    QTemporaryDir home;
    std::unique_ptr<composition::RealClusterDirectory> directory;
    SystemClock clock;
    ui::Language language;
    std::unique_ptr<ui::MainWindow> window;

    explicit RunStage(QSize size, double speed = 60)
    {
        qputenv("XDG_STATE_HOME", QFile::encodeName(home.filePath(u"state"_s)));
        qputenv("XDG_CONFIG_HOME", QFile::encodeName(home.filePath(u"config"_s)));
        language.set(qEnvironmentVariable("KUBEMORI_PICTURE_LANGUAGE", u"en"_s));
        directory = std::make_unique<composition::RealClusterDirectory>(
            QString(), composition::OperationObserver(),
            composition::SessionDefaults{
                .timeouts = {},
                .surroundings = {.environment = {}, .keyring = {}, .demo = std::make_shared<demo::DemoWorld>(speed)}},
            composition::DemoRule::Always);
        window = std::make_unique<ui::MainWindow>(
            *directory, clock, language,
            ui::WindowSetup{
                .clustersFile = {}, .problems = {}, .clusterSetup = nullptr, .settingsFile = {}, .stateFile = {}});
        window->resize(size);
        window->show();
        (void)window->showCluster(u"demo.production"_s);
        window->findChild<QAction *>(u"actionShowRuns"_s)->trigger();
    }
    ~RunStage() { window.reset(); }
    RunStage(const RunStage &) = delete;
    RunStage &operator=(const RunStage &) = delete;

    [[nodiscard]] ui::RunsPage &page() const
    {
        for (ui::RunsPage *page : window->findChildren<ui::RunsPage *>()) {
            if (page->isVisible()) {
                return *page;
            }
        }
        qFatal("the page of runs is not shown");
    }
    template<class Ready> static void waitFor(Ready ready)
    {
        if (!QTest::qWaitFor(ready, patience)) {
            qFatal("the run did not come that far");
        }
    }
    /// Runs a playbook, as the dialog would.
    void start(const QString &playbook, const QList<ansible::ExtraVariable> &variables = {}) const
    {
        ansible::RunRequest request;
        request.playbook = playbook;
        request.inventory = u"inventory/mycluster/inventory.ini"_s;
        request.extraVariables = variables;
        ui::PlannedRun run;
        run.request = request;
        page().start(run);
        waitFor([this] { return page().runView() != nullptr; });
    }
    [[nodiscard]] ui::FollowedRun &run() const { return page().runView()->run(); }
    [[nodiscard]] QPixmap picture() const
    {
        QTest::qWait(700);
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

QPixmap emptyScene(QSize size)
{
    const RunStage stage(size);
    return stage.picture();
}

QPixmap failedScene(QSize size)
{
    const RunStage stage(size);
    stage.start(u"upgrade-cluster.yml"_s);
    RunStage::waitFor([&stage] { return stage.run().record().status.isOver(); });
    return stage.picture();
}

QPixmap questionScene(QSize size)
{
    const RunStage stage(size, 20);
    stage.start(u"upgrade-cluster.yml"_s, {{.name = u"upgrade_node_confirm"_s, .value = true}});
    RunStage::waitFor([&stage] { return stage.run().prompt().kind == ansible::RunPrompt::Kind::Pause; });
    return stage.picture();
}

QPixmap goingScene(QSize size)
{
    const RunStage stage(size, 20);
    stage.start(u"upgrade-cluster.yml"_s);
    RunStage::waitFor([&stage] { return stage.run().tree().taskCount() >= 9; });
    return stage.picture();
}

QPixmap historyScene(QSize size)
{
    const RunStage stage(size, 500);
    for (const QString &playbook : {u"playbooks/facts.yml"_s, u"upgrade-cluster.yml"_s, u"cluster.yml"_s}) {
        stage.start(playbook);
        RunStage::waitFor([&] {
            return stage.run().record().status.isOver() && stage.run().record().title() == playbook.section(u'/', -1);
        });
    }
    Q_EMIT stage.page().runView()->backRequested();
    stage.page().refresh();
    QTest::qWait(500);
    return stage.picture();
}

QPixmap startScene(QSize size)
{
    const RunStage stage(size);
    ansible::RunRequest request;
    request.playbook = u"upgrade-cluster.yml"_s;
    request.limit = u"prod2,prod3"_s;
    request.extraVariables = {{.name = u"upgrade_node_confirm"_s, .value = true}};
    stage.page().openStartDialog(request);
    QTest::qWait(2500);
    return stage.picture();
}

} // namespace

QList<Scene> runScenes()
{
    return {{u"runs-empty"_s, emptyScene},    {u"runs-failed"_s, failedScene},   {u"runs-question"_s, questionScene},
            {u"runs-going-on"_s, goingScene}, {u"runs-history"_s, historyScene}, {u"runs-start"_s, startScene}};
}

} // namespace kubemori::test
