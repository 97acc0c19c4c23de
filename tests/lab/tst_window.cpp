// SPDX-License-Identifier: GPL-3.0-or-later
// The whole job as an administrator does it: the real window over the real world. Click Rolling reboot, read the plan,
// start it, answer what is asked; the cluster is watched from outside meanwhile.
#include "lab/budget_watch.hpp"
#include "lab/lab_fixture.hpp"

#include "app/composition/cluster_directory.hpp"
#include "operation/operation_folder.hpp"
#include "ui/clusters/cluster_context.hpp"
#include "ui/main_window/language.hpp"
#include "ui/main_window/main_window.hpp"
#include "ui/nodes/node_row.hpp"

#include <QAbstractItemModel>
#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QTest>
#include <QTreeView>

using namespace kubemori;
using namespace Qt::StringLiterals;

namespace {

constexpr int wholeReboot = 400'000; // ms

template<class T> T *shown(QWidget &window, const QString &name)
{
    for (T *widget : window.findChildren<T *>(name)) {
        if (widget->isVisible()) {
            return widget;
        }
    }
    return nullptr;
}

/// All texts of a model, a line per row, children indented.
QString textOf(const QAbstractItemModel *model, const QModelIndex &parent = {}, int depth = 0)
{
    QString text;
    for (int row = 0; row < model->rowCount(parent); ++row) {
        QStringList cells;
        for (int column = 0; column < model->columnCount(parent); ++column) {
            cells.append(model->index(row, column, parent).data().toString());
        }
        text += QString(depth * 2, u' ') + cells.join(u" | "_s) + u'\n' +
                textOf(model, model->index(row, 0, parent), depth + 1);
    }
    return text;
}

QByteArray transcriptOfLastOperation()
{
    const QDir root(operation::defaultOperationsRoot());
    const QStringList operations = root.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    QByteArray all;
    for (const QFileInfo &info :
         QDir(root.filePath(operations.value(operations.size() - 1))).entryInfoList(QDir::Files)) {
        QFile file(info.filePath());
        if (file.open(QIODevice::ReadOnly)) {
            all += file.readAll();
        }
    }
    return all;
}

} // namespace

class LabWindow : public QObject
{
    Q_OBJECT

private:
    test::LabFixture m_lab;
    SystemClock m_clock;

private Q_SLOTS:
    void initTestCase()
    {
        if (!test::LabFixture::isPresent()) {
            QSKIP(qPrintable(test::LabFixture::reasonAbsent()));
        }
        m_lab.reset();
    }
    void cleanupTestCase()
    {
        if (test::LabFixture::isPresent()) {
            m_lab.reset();
        }
    }

    void plansOnlyWhatNeedsAReboot();
    void rebootsTheWholeCluster();
    void switchesTheWholeClusterOffAndOn();
};

namespace {

constexpr int wholePowerCycle = 300'000; // ms

/// The program as it is started: a window of its own that looks for what is left to decide.
struct Program
{
    composition::RealClusterDirectory directory;
    ui::Language language;
    std::unique_ptr<ui::MainWindow> window;

    explicit Program(const Clock &clock)
    {
        language.set(u"en"_s);
        window = std::make_unique<ui::MainWindow>(
            directory, clock, language,
            ui::WindowSetup{.clustersFile = directory.path(), .problems = {}, .settingsFile = {}, .stateFile = {}});
        window->show();
        QVERIFY(window->showCluster(u"lab"_s));
        window->showUnsettled();
    }
    template<class T> [[nodiscard]] T *find(const QString &name) const { return shown<T>(*window, name); }
    [[nodiscard]] bool isEnabled(const QString &button) const
    {
        const auto *found = find<QPushButton>(button);
        return found != nullptr && found->isEnabled();
    }
    void click(const QString &button) const { QTest::mouseClick(find<QPushButton>(button), Qt::LeftButton); }
    [[nodiscard]] QString text(const QString &label) const
    {
        const auto *found = find<QLabel>(label);
        return found == nullptr ? QString() : found->text();
    }
};

} // namespace

/// A planned power cut: the window is closed while the cluster is off, and the next start asks.
void LabWindow::switchesTheWholeClusterOffAndOn()
{
    const QStringList names{u"node1"_s, u"node2"_s, u"node3"_s, u"node4"_s};
    const auto before = m_lab.nodes();
    {
        const Program program(m_clock);
        auto *action = program.window->findChild<QAction *>(u"actionPowerCycle"_s);
        QTRY_VERIFY_WITH_TIMEOUT(action->isEnabled(), 60'000);
        action->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(program.find<QLineEdit>(u"powerName"_s) != nullptr, 10'000);
        QTest::keyClicks(program.find<QLineEdit>(u"powerName"_s), program.window->currentCluster()->profile().name);
        QTRY_VERIFY_WITH_TIMEOUT(program.isEnabled(u"powerStart"_s), 60'000);
        const QString plan = textOf(program.find<QTreeView>(u"powerPlan"_s)->model());
        QVERIFY2(plan.contains(u"snapshot save"_s) && plan.contains(u"shutdown -P now"_s), qPrintable(plan));
        program.click(u"powerStart"_s);
        QTRY_VERIFY2_WITH_TIMEOUT(program.text(u"reconcileTitle"_s).contains(u"Is the power back?"_s),
                                  transcriptOfLastOperation().right(4000).constData(), wholePowerCycle);
        for (const QString &name : names) {
            QCOMPARE(m_lab.run({u"lab-ctl"_s, u"node"_s, name, u"phase"_s}).trimmed(), QByteArray("off"));
        }
    }
    for (const QString &name : names) {
        m_lab.control({u"node"_s, name, u"start"_s});
    }
    const Program program(m_clock);
    QTRY_VERIFY_WITH_TIMEOUT(program.isEnabled(u"reconcileResume"_s), 60'000);
    program.click(u"reconcileResume"_s);
    QTRY_VERIFY_WITH_TIMEOUT(program.isEnabled(u"reconcileConfirm"_s), 10'000);
    program.click(u"reconcileConfirm"_s);
    const auto isOver = [&] {
        const auto *results = program.find<QTableView>(u"operationResults"_s);
        return results != nullptr && results->model()->rowCount() == 4;
    };
    QTRY_VERIFY2_WITH_TIMEOUT(isOver(), transcriptOfLastOperation().right(4000).constData(), wholePowerCycle);
    const auto after = m_lab.nodes();
    for (const QString &name : names) {
        QVERIFY2(after.value(name).bootId != before.value(name).bootId, qPrintable(name));
    }
    QCOMPARE(m_lab.cordonedNodes(), QStringList());
}

void LabWindow::plansOnlyWhatNeedsAReboot()
{
    const auto onNode3 = [this](const QString &command) { m_lab.run({u"ssh"_s, u"root@10.77.0.13"_s, command}); };
    onNode3(u"rm -f /var/run/reboot-required*"_s);
    composition::RealClusterDirectory directory;
    ui::Language language;
    language.set(u"en"_s);
    ui::MainWindow window(directory, m_clock, language,
                          {.clustersFile = directory.path(), .problems = {}, .settingsFile = {}, .stateFile = {}});
    window.show();
    QVERIFY(window.showCluster(u"lab"_s));
    QTRY_VERIFY_WITH_TIMEOUT(shown<QTableView>(window, u"nodeTable"_s) != nullptr, 30'000);
    QAbstractItemModel *table = shown<QTableView>(window, u"nodeTable"_s)->model();
    const auto said = [table] {
        QMap<QString, QString> words;
        for (int row = 0; row < table->rowCount(); ++row) {
            words.insert(table->index(row, 0).data().toString(),
                         table->index(row, static_cast<int>(ui::NodeColumn::RebootRequired)).data().toString());
        }
        return words;
    };
    // Asked by itself when the cluster is opened.
    const QMap<QString, QString> none{
        {u"node1"_s, u"No"_s}, {u"node2"_s, u"No"_s}, {u"node3"_s, u"No"_s}, {u"node4"_s, u"No"_s}};
    QTRY_COMPARE_WITH_TIMEOUT(said(), none, 60'000);

    onNode3(u"printf 'linux-image-amd64\nlibc6\n' > /var/run/reboot-required.pkgs; touch /var/run/reboot-required"_s);
    window.findChild<QAction *>(u"actionRefresh"_s)->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(said().value(u"node3"_s), u"Yes"_s, 60'000);
    shown<QComboBox>(window, u"nodeRebootFilter"_s)->setCurrentIndex(1);
    QTRY_COMPARE_WITH_TIMEOUT(said(), (QMap<QString, QString>{{u"node3"_s, u"Yes"_s}}), 10'000);
    const QString tip =
        table->index(0, static_cast<int>(ui::NodeColumn::RebootRequired)).data(Qt::ToolTipRole).toString();
    QVERIFY2(tip.contains(u"linux-image-amd64\nlibc6"_s), qPrintable(tip));

    QTRY_VERIFY_WITH_TIMEOUT(window.findChild<QAction *>(u"actionRollingReboot"_s)->isEnabled(), 30'000);
    window.findChild<QAction *>(u"actionRollingReboot"_s)->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(shown<QCheckBox>(window, u"rebootOnlyRequired"_s) != nullptr, 10'000);
    shown<QCheckBox>(window, u"rebootOnlyRequired"_s)->setChecked(true);
    auto *start = shown<QPushButton>(window, u"rebootStart"_s);
    QVERIFY(!start->isEnabled());
    QTRY_VERIFY_WITH_TIMEOUT(start->isEnabled(), 60'000);
    const QString plan = textOf(shown<QTreeView>(window, u"rebootPlan"_s)->model());
    QVERIFY2(plan.contains(u"kubectl cordon node3"_s), qPrintable(plan));
    QVERIFY2(!plan.contains(u"cordon node1"_s) && !plan.contains(u"cordon node4"_s), qPrintable(plan));
    const QString leftOut = shown<QLabel>(window, u"rebootLeftOut"_s)->text();
    QVERIFY2(leftOut.contains(u"node1, node2, node4"_s), qPrintable(leftOut));
    onNode3(u"rm -f /var/run/reboot-required*"_s);
}

void LabWindow::rebootsTheWholeCluster()
{
    const auto before = m_lab.nodes();
    QCOMPARE(before.size(), 4);
    test::BudgetWatch budget;

    composition::RealClusterDirectory directory;
    ui::Language language;
    language.set(u"en"_s);
    ui::MainWindow window(directory, m_clock, language,
                          {.clustersFile = directory.path(), .problems = {}, .settingsFile = {}, .stateFile = {}});
    window.show();
    QVERIFY(window.showCluster(u"lab"_s));

    // The table follows the cluster.
    QTRY_VERIFY_WITH_TIMEOUT(shown<QTableView>(window, u"nodeTable"_s) != nullptr, 30'000);
    auto *table = shown<QTableView>(window, u"nodeTable"_s);
    QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 4, 60'000);
    m_lab.run({u"kubectl"_s, u"cordon"_s, u"node2"_s});
    QTRY_VERIFY_WITH_TIMEOUT(textOf(table->model()).contains(u"Cordoned"_s), 30'000);
    m_lab.run({u"kubectl"_s, u"uncordon"_s, u"node2"_s});
    QTRY_VERIFY_WITH_TIMEOUT(!textOf(table->model()).contains(u"Cordoned"_s), 30'000);

    // Nothing runs before the plan was shown and confirmed.
    auto *action = window.findChild<QAction *>(u"actionRollingReboot"_s);
    QVERIFY(action != nullptr);
    QTRY_VERIFY_WITH_TIMEOUT(action->isEnabled(), 30'000);
    action->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(shown<QPushButton>(window, u"rebootStart"_s) != nullptr, 10'000);
    auto *start = shown<QPushButton>(window, u"rebootStart"_s);
    QTRY_VERIFY_WITH_TIMEOUT(start->isEnabled(), 60'000);
    const QString plan = textOf(shown<QTreeView>(window, u"rebootPlan"_s)->model());
    for (const auto &command : {u"kubectl cordon node3"_s, u"kubectl drain node4 --force --ignore-daemonsets"_s,
                                u"shutdown -r now"_s, u"kubectl uncordon node1"_s}) {
        QVERIFY2(plan.contains(command), qPrintable(plan));
    }
    QCOMPARE(m_lab.cordonedNodes(), QStringList());
    QTest::mouseClick(start, Qt::LeftButton);

    // Answer what is asked until every node was rebooted and put back.
    const auto everyNodeIsDone = [&] {
        if (auto *give = shown<QPushButton>(window, u"answerDeleteEmptyDirData"_s);
            give != nullptr && give->isEnabled()) {
            QTest::mouseClick(give, Qt::LeftButton);
        }
        auto *results = shown<QTableView>(window, u"operationResults"_s);
        return results != nullptr && results->model()->rowCount() == 4;
    };
    QTRY_VERIFY2_WITH_TIMEOUT(everyNodeIsDone(), transcriptOfLastOperation().right(4000).constData(), wholeReboot);

    const auto after = m_lab.nodes();
    for (const auto &[name, node] : before.asKeyValueRange()) {
        QVERIFY2(
            after[name].bootId != node.bootId,
            qPrintable(name + u" was not rebooted\n"_s + QString::fromUtf8(transcriptOfLastOperation().right(4000))));
        QVERIFY2(after[name].ready, qPrintable(name));
        const QString results = textOf(shown<QTableView>(window, u"operationResults"_s)->model());
        QVERIFY2(results.contains(after[name].bootId.left(8)), qPrintable(results));
    }
    QCOMPARE(m_lab.cordonedNodes(), QStringList());
    const auto seen = budget.finish();
    QVERIFY2(seen.states > 0, "the budget was not watched");
    QCOMPARE(seen.violations, QStringList());

    const QByteArray kept = transcriptOfLastOperation();
    for (const QByteArray &name :
         {QByteArray("node1"), QByteArray("node2"), QByteArray("node3"), QByteArray("node4")}) {
        for (const char *verb : {"cordon ", "drain ", "uncordon "}) {
            const QByteArray command = QByteArray("kubectl ") + verb + name;
            QVERIFY2(kept.contains(command), command.constData());
        }
    }
    QVERIFY(kept.count("shutdown -r now") >= 4);
}

QTEST_MAIN(LabWindow)
#include "tst_window.moc"
