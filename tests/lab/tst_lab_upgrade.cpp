// SPDX-License-Identifier: GPL-3.0-or-later
// A whole upgrade in the real window, on real nodes with real ansible: page by page by a person's clicks, with a run
// that fails at the second control plane and is gone on with.
#include "lab/lab_fixture.hpp"
#include "ui/support/upgrade_driver.hpp"

#include "app/composition/cluster_directory.hpp"
#include "base/clock.hpp"
#include "ui/logs/log_panel.hpp"
#include "ui/main_window/language.hpp"
#include "ui/main_window/main_window.hpp"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTableView>
#include <QTest>
#include <QTextBrowser>

using namespace kubemori;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto patience = 90s; // a virtual environment takes the longest
const QString oldVersion = u"v1.30.4"_s;
const QString newVersion = u"v1.31.4"_s;
const QString fullDisk = u"there is no space left for kubelet"_s;
const QStringList nodes{u"node1"_s, u"node2"_s, u"node3"_s, u"node4"_s};

/// The program as it is started, at the upgrades of the lab.
struct Program
{
    composition::RealClusterDirectory directory;
    SystemClock clock;
    ui::Language language;
    std::unique_ptr<ui::MainWindow> window;
    std::unique_ptr<test::UpgradeDriver> wizard;

    explicit Program(const QString &config)
        : directory(config)
    {
        language.set(u"en"_s);
        window = std::make_unique<ui::MainWindow>(
            directory, clock, language,
            ui::WindowSetup{.clustersFile = directory.path(), .problems = {}, .settingsFile = {}, .stateFile = {}});
        window->resize(1400, 900);
        window->show();
        wizard = std::make_unique<test::UpgradeDriver>(*window, patience);
        QVERIFY(window->showCluster(u"lab"_s));
        wizard->trigger(u"actionShowUpgrades"_s);
    }
};

QStringList sameForAll(const QString &version)
{
    return QList<QString>(nodes.size(), version);
}

} // namespace

class LabUpgradeWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void cleanupTestCase();
    void beginsAndLooks();
    void preparesTheCheckout();
    void decidesTheSettings();
    void reachesEveryNode();
    void asksWhenANodeFails();
    void isSeenInTheAnsibleTab();
    void goesOnToTheEnd();
    void provesAndReports();
    void leavesTheClusterAsItWas();

private:
    QByteArray stage(const QStringList &arguments)
    {
        return m_lab.run(QStringList{QStringLiteral(KUBEMORI_SOURCE_DIR "/tests/lab/upgrade_stage.py")} + arguments);
    }
    /// Of each node's kubelet, in the nodes' order.
    QStringList versions()
    {
        const auto out = m_lab.run({u"kubectl"_s, u"get"_s, u"nodes"_s, u"--sort-by=.metadata.name"_s, u"-o"_s,
                                    u"jsonpath={.items[*].status.nodeInfo.kubeletVersion}"_s});
        return QString::fromUtf8(out).split(u' ', Qt::SkipEmptyParts);
    }
    QString git(const QStringList &arguments)
    {
        return QString::fromUtf8(m_lab.run(QStringList{u"git"_s, u"-C"_s, m_checkout} + arguments)).trimmed();
    }

    test::LabFixture m_lab;
    QString m_checkout;
    QString m_wheels;
    std::unique_ptr<Program> m_program;
    test::UpgradeDriver *m_wizard = nullptr;
    bool m_isBroken = false;
};

void LabUpgradeWindow::initTestCase()
{
    if (!test::LabFixture::isPresent()) {
        QSKIP(qPrintable(test::LabFixture::reasonAbsent()));
    }
    m_lab.reset();
    const QJsonObject made = QJsonDocument::fromJson(stage({u"set"_s})).object();
    if (made.contains("skip"_L1)) {
        QSKIP(qPrintable(made["skip"_L1].toString()));
    }
    m_checkout = made["checkout"_L1].toString();
    m_wheels = made["wheels"_L1].toString();
    QCOMPARE(versions(), sameForAll(oldVersion));
    QCOMPARE(m_lab.cordonedNodes(), QStringList{u"node4"_s});
    m_program = std::make_unique<Program>(made["config"_L1].toString());
    m_wizard = m_program->wizard.get();
}

void LabUpgradeWindow::init()
{
    if (m_isBroken) {
        QSKIP("a page before this one failed");
    }
}

void LabUpgradeWindow::cleanup()
{
    m_isBroken = m_isBroken || QTest::currentTestFailed();
}

void LabUpgradeWindow::cleanupTestCase()
{
    m_program.reset();
    if (test::LabFixture::isPresent()) {
        stage({u"clear"_s});
        m_lab.reset();
    }
}

void LabUpgradeWindow::beginsAndLooks()
{
    m_wizard->begin(u"v2.27.0"_s);
    m_wizard->pass(u"Health"_s, u"Safety copies"_s);
    m_wizard->pass(u"Safety copies"_s, u"Checkout"_s);
    QCOMPARE(versions(), sameForAll(oldVersion));
}

void LabUpgradeWindow::preparesTheCheckout()
{
    m_wizard->check(u"checkoutFetchFirst"_s, false);
    m_wizard->pass(u"Checkout"_s, u"Environment"_s);
    QCOMPARE(git({u"rev-parse"_s, u"--abbrev-ref"_s, u"HEAD"_s}), u"t_v2.27.0"_s);
    m_wizard->type(u"environmentWheels"_s, m_wheels);
    m_wizard->pass(u"Environment"_s, u"Inventory"_s);
    m_wizard->check(u"inventoryIni"_s, true);
    QVERIFY2(m_wizard->waitFor([this] { return !m_wizard->text(u"inventoryVerdict"_s).startsWith(u"Reading"); }),
             qPrintable(m_wizard->everything()));
    QVERIFY2(m_wizard->text(u"inventoryVerdict"_s).contains(u"the same as the old one in every point"),
             qPrintable(m_wizard->everything()));
    m_wizard->pass(u"Inventory"_s, u"Settings"_s);
}

void LabUpgradeWindow::decidesTheSettings()
{
    const QStringList decided = m_wizard->decideSettings(u"conflictTake"_s);
    QCOMPARE(decided.size(), 1);
    QVERIFY2(decided.constFirst().contains(u"kubeadm_patches"), qPrintable(decided.constFirst()));
    m_wizard->pass(u"Settings"_s, u"Reach"_s);
    QCOMPARE(git({u"rev-parse"_s, u"HEAD~1"_s}), git({u"rev-parse"_s, u"v2.27.0^{commit}"_s}));
    const QString folder = m_checkout + u"/inventory/lab/"_s;
    QVERIFY(QFile::exists(folder + u"inventory.ini"_s));
    QVERIFY(!QFile::exists(folder + u"hosts.yaml"_s));
    QFile cluster(folder + u"group_vars/k8s_cluster/k8s-cluster.yml"_s);
    QVERIFY(cluster.open(QIODevice::ReadOnly));
    const QByteArray text = cluster.readAll();
    QVERIFY2(text.contains("\nkubeadm_patches: []\n"), text.constData());
    QVERIFY2(text.contains("\nkube_proxy_strict_arp: true\n"), text.constData());
}

void LabUpgradeWindow::reachesEveryNode()
{
    m_wizard->pass(u"Reach"_s, u"Strategy"_s);
    QVERIFY2(m_wizard->waitFor([this] { return m_wizard->isReady(u"upgradeNext"_s); }),
             qPrintable(m_wizard->everything()));
    QVERIFY2(m_wizard->rows(u"upgradePlanPlan"_s).contains(u"upgrade-cluster.yml"),
             qPrintable(m_wizard->rows(u"upgradePlanPlan"_s)));
    m_wizard->next(u"Upgrade"_s);
    QCOMPARE(versions(), sameForAll(oldVersion)); // nothing has run yet
}

void LabUpgradeWindow::asksWhenANodeFails()
{
    stage({u"fail"_s, u"node2"_s, fullDisk});
    const QString commands = m_wizard->startRun();
    QVERIFY2(commands.contains(u"upgrade-cluster.yml") &&
                 commands.contains(u"\"kube_version\":\"%1\""_s.arg(newVersion)),
             qPrintable(commands));
    QVERIFY2(m_wizard->waitFor([this] { return m_wizard->isReady(u"answerRetry"_s); }),
             qPrintable(m_wizard->everything()));
    const QString asked = m_wizard->question();
    QVERIFY2(asked.contains(u"TASK [") && asked.contains(u"node2") && asked.contains(fullDisk), qPrintable(asked));
    QCOMPARE(versions(), (QStringList{newVersion, oldVersion, oldVersion, oldVersion}));
    QVERIFY(!m_wizard->isReady(u"upgradeNext"_s));
}

void LabUpgradeWindow::isSeenInTheAnsibleTab()
{
    m_wizard->click(u"upgradeShowRuns"_s);
    const auto log = [this] {
        const auto *panel = m_wizard->shown<ui::LogPanel>(u"runLog"_s);
        QString text;
        for (qint64 line = 0; panel != nullptr && line < panel->store()->lineCount(); ++line) {
            text += QString::fromUtf8(panel->store()->line(line)) + u'\n';
        }
        return text;
    };
    const auto hasRun = [this] { return m_wizard->rows(u"runTable"_s).contains(u"upgrade-cluster.yml"); };
    QVERIFY2(m_wizard->waitFor([&] { return hasRun() || !log().isEmpty(); }), qPrintable(m_wizard->everything()));
    if (log().isEmpty()) {
        auto *table = m_wizard->shown<QTableView>(u"runTable"_s);
        QModelIndex found;
        for (int column = 0; column < table->model()->columnCount() && !found.isValid(); ++column) {
            found = table->model()
                        ->match(table->model()->index(0, column), Qt::DisplayRole, u"upgrade-cluster.yml"_s)
                        .value(0);
        }
        table->setCurrentIndex(found);
        QTest::keyClick(table, Qt::Key_Return);
    }
    QVERIFY2(m_wizard->waitFor([&] { return log().contains(fullDisk) && log().contains(u"PLAY RECAP"); }),
             qPrintable(log()));
    m_wizard->trigger(u"actionShowUpgrades"_s);
    QCOMPARE(m_wizard->title(), u"Upgrade"_s); // it still asks
    QVERIFY2(m_wizard->isReady(u"answerRetry"_s), qPrintable(m_wizard->everything()));
}

void LabUpgradeWindow::goesOnToTheEnd()
{
    m_wizard->click(u"answerRetry"_s);
    QVERIFY2(m_wizard->waitFor(
                 [this] { return m_wizard->isReady(u"upgradeNext"_s) || m_wizard->isReady(u"answerRetry"_s); }),
             qPrintable(m_wizard->everything()));
    QVERIFY2(m_wizard->isReady(u"upgradeNext"_s), qPrintable(m_wizard->everything()));
    QCOMPARE(versions(), sameForAll(newVersion));
    m_wizard->next(u"Verification"_s);
}

void LabUpgradeWindow::provesAndReports()
{
    m_wizard->pass(u"Verification"_s, u"Report"_s);
    const auto report = [this] {
        const auto *view = m_wizard->shown<QTextBrowser>(u"upgradeReport"_s);
        return view == nullptr ? QString() : view->toPlainText();
    };
    QVERIFY(m_wizard->waitFor([&] { return report().contains(u"v2.27.0"); }));
    for (const QString &node : nodes) {
        QVERIFY2(report().contains(node), qPrintable(report()));
    }
    m_wizard->click(u"upgradeAction"_s);
    QVERIFY2(
        m_wizard->waitFor([this] { return m_wizard->text(u"reportHint"_s).contains(u"inventory/lab/inventory.ini"); }),
        qPrintable(m_wizard->everything()));
    m_wizard->click(u"upgradeToList"_s);
    QVERIFY2(m_wizard->waitFor([this] { return m_wizard->rows(u"upgradeTable"_s).contains(u"v2.26.0"); }),
             qPrintable(m_wizard->everything()));
}

void LabUpgradeWindow::leavesTheClusterAsItWas()
{
    QCOMPARE(versions(), sameForAll(newVersion));
    QCOMPARE(m_lab.cordonedNodes(), QStringList{u"node4"_s});
    const auto all = m_lab.nodes();
    QCOMPARE(all.keys(), nodes);
    for (const auto &[name, node] : all.asKeyValueRange()) {
        QVERIFY2(node.ready, qPrintable(name));
    }
}

QTEST_MAIN(LabUpgradeWindow)
#include "tst_lab_upgrade.moc"
