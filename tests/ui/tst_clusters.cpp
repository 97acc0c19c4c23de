// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/clusters/cluster_list_model.hpp"
#include "ui/clusters/cluster_manager.hpp"
#include "ui/clusters/link_list.hpp"
#include "ui/clusters/no_clusters_page.hpp"
#include "ui/support/fake_setup.hpp"
#include "ui/support/window_stage.hpp"
#include "ui/text/link_text.hpp"
#include "ui/widgets/elided_label.hpp"
#include "ui/widgets/message_bar.hpp"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QRadioButton>
#include <QSet>
#include <QSpinBox>
#include <QStackedWidget>
#include <QTemporaryDir>
#include <QToolButton>
#include <QTreeWidget>

using namespace kubemori;
using namespace kubemori::ui;
using namespace kubemori::test;
using namespace kubemori::links;
using namespace Qt::StringLiterals;

namespace {

const QByteArray twoClusters =
    "version: 1\nclusters:\n  # keep me\n  - id: lab\n    name: Lab\n    control_plane: { hosts: "
    "[10.0.0.11], user: ops } # as is\n  - id: shop\n    name: Shop\n    purpose: production\n"
    "    control_plane: { hosts: [10.1.0.11] }\n    x-note: ours\n";

/// The window over a file of clusters in memory; sessions are those of FakeDirectory.
struct ClusterStage : WindowStage
{
    FakeSetup setup;

    explicit ClusterStage(const std::optional<QByteArray> &text = twoClusters)
    {
        setup.text = text;
        for (const cluster::Profile &profile :
             cluster::ProfileStore::parse(text.value_or(QByteArray()), u"c"_s).profiles) {
            directory.add(profile);
        }
        window = std::make_unique<MainWindow>(directory, clock, language,
                                              WindowSetup{.clustersFile = setup.path,
                                                          .problems = {},
                                                          .clusterSetup = &setup,
                                                          .settingsFile = {},
                                                          .stateFile = {}});
        window->resize(1200, 800);
        window->show();
        window->showInitialCluster();
        pump();
    }
    ~ClusterStage() { window.reset(); }

    void type(const QString &name, const QString &text) const
    {
        auto *edit = shown<QLineEdit>(name);
        QVERIFY2(edit != nullptr, qPrintable(name));
        edit->selectAll();
        QTest::keyClicks(edit, text);
        pump();
    }
    void tell(LinkKind kind, const QString &subject, LinkState state, LinkFault fault = LinkFault::None,
              const QString &value = {}) const
    {
        LinkReport report;
        report.kind = kind;
        report.subject = subject;
        report.state = state;
        report.fault = fault;
        report.value = value;
        setup.report(report);
        pump();
    }
    void finishCheck() const
    {
        setup.finish();
        pump();
    }
    [[nodiscard]] QStringList listed() const
    {
        QStringList names;
        const QAbstractItemModel *model = find<QListView>(window.get(), "clusterList")->model();
        for (int row = 0; row < model->rowCount(); ++row) {
            names << model->index(row, 0).data().toString();
        }
        return names;
    }
    [[nodiscard]] cluster::Profile inFile(const QString &id) const
    {
        return cluster::ProfileStore::parse(setup.text.value_or(QByteArray()), u"c"_s)
            .find(id)
            .value_or(cluster::Profile());
    }
    void changeFile(const QByteArray &text)
    {
        setup.text = text;
        auto *manager = window->findChild<ClusterManager *>();
        QVERIFY(QMetaObject::invokeMethod(manager, [manager] { manager->reload(); }));
        pump();
    }
};

} // namespace

class TestClusters : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void addsTheFirstClusterByHand();
    void saysWhatCannotBeUsed();
    void takesAContext();
    void takesAnInventory();
    void takesAnInventoryOfAnotherHost();
    void showsEachLinkAsItComes();
    void offersTheKubectlThatWasFound();
    void stopsTheCheckWithTheDialog();
    void editsAndReopensOnlyWhenNeeded();
    void waitsForTheOperation();
    void duplicates();
    void entersWhatAnUpgradeMade();
    void removesAfterAsking();
    void refusesAnOutdatedFile();
    void followsTheFile();
    void keepsWhatIsOpenThroughAMistake();
    void watchesTheRealFile();
    void importsUnderFreeIds();
    void exportsWithoutSecrets();
    void cannotChangeSimulatedClusters();
    void hasWordsForEveryFault();
};

void TestClusters::addsTheFirstClusterByHand()
{
    ClusterStage stage{std::nullopt};
    stage.directory.add(makeProfile(u"new-lab"_s, u"New lab"_s, cluster::Purpose::Education));
    QVERIFY(stage.shown<QWidget>(u"noClustersPage"_s) != nullptr);
    stage.click(u"addFirstCluster"_s);
    stage.click(u"assistantNext"_s); // by hand
    stage.type(u"accessHosts"_s, u"10.0.0.11, 10.0.0.12"_s);
    stage.type(u"accessUser"_s, u"ops"_s);
    stage.shown<QSpinBox>(u"accessPort"_s)->setValue(2222);
    stage.click(u"assistantNext"_s);
    QCOMPARE(stage.setup.checked.size(), 1);
    QCOMPARE(stage.setup.checked.constFirst().controlPlane.hosts, (QStringList{u"10.0.0.11"_s, u"10.0.0.12"_s}));
    QCOMPARE(stage.setup.checked.constFirst().nodes.port, 2222);
    stage.tell(LinkKind::Login, u"10.0.0.11"_s, LinkState::Good);
    stage.finishCheck();
    QCOMPARE(stage.shown<QAbstractButton>(u"assistantNext"_s)->text(), u"&Next"_s);
    stage.click(u"assistantNext"_s);
    QVERIFY(!stage.shown<QAbstractButton>(u"assistantNext"_s)->isEnabled());
    stage.type(u"clusterName"_s, u"New lab"_s);
    QCOMPARE(stage.shown<QLineEdit>(u"clusterId"_s)->text(), u"new-lab"_s);
    stage.shown<QComboBox>(u"clusterPurpose"_s)->setCurrentIndex(3);
    const QString preview = stage.shown<QPlainTextEdit>(u"clusterPreview"_s)->toPlainText();
    QVERIFY2(preview.contains(u"hosts: [10.0.0.11, 10.0.0.12]") && preview.contains(u"purpose: education"),
             qPrintable(preview));
    QVERIFY(!stage.setup.text.has_value()); // nothing is written before
    stage.click(u"assistantNext"_s);
    // Written, in the list at once, and open.
    QVERIFY(stage.shown<QWidget>(u"clusterAssistant"_s) == nullptr);
    QCOMPARE(stage.inFile(u"new-lab"_s).controlPlane.port, 2222);
    QCOMPARE(stage.listed(), QStringList{u"New lab"_s});
    QVERIFY(stage.window->currentCluster() != nullptr);
    QCOMPARE(stage.context().profile().id, u"new-lab"_s);
    QVERIFY(stage.directory.state(u"new-lab"_s).feed != nullptr);
}

void TestClusters::saysWhatCannotBeUsed()
{
    ClusterStage stage;
    stage.trigger(u"actionAddCluster"_s);
    stage.click(u"assistantNext"_s);
    stage.click(u"assistantNext"_s); // no host
    QVERIFY(stage.text(u"assistantFailure"_s).contains(u"hosts"));
    stage.type(u"accessHosts"_s, u"-oProxyCommand=id"_s);
    stage.click(u"assistantNext"_s);
    QVERIFY(stage.text(u"assistantFailure"_s).contains(u"control_plane.hosts[0]"));
    QVERIFY(stage.setup.checked.isEmpty());
    stage.type(u"accessHosts"_s, u"10.0.0.9"_s);
    stage.click(u"assistantNext"_s);
    QCOMPARE(stage.text(u"assistantFailure"_s), QString());
    stage.click(u"assistantNext"_s);
    stage.type(u"clusterName"_s, u"Another"_s);
    stage.type(u"clusterId"_s, u"shop"_s);
    stage.click(u"assistantNext"_s);
    QCOMPARE(stage.text(u"assistantFailure"_s), u"Another cluster has this id."_s);
    stage.type(u"clusterId"_s, u"Not an id"_s);
    stage.click(u"assistantNext"_s);
    QVERIFY(stage.text(u"assistantFailure"_s).contains(u"id: "));
    QCOMPARE(stage.setup.text, twoClusters);
    stage.click(u"assistantCancel"_s);
    QVERIFY(stage.shown<QWidget>(u"clusterAssistant"_s) == nullptr);
}

void TestClusters::takesAContext()
{
    ClusterStage stage;
    stage.setup.contexts = QList<kube::KubeContext>{{.name = u"a"_s,
                                                     .cluster = u"alpha"_s,
                                                     .server = u"https://10.0.0.1:6443"_s,
                                                     .user = u"x"_s,
                                                     .isCurrent = false},
                                                    {.name = u"b"_s,
                                                     .cluster = u"beta"_s,
                                                     .server = u"https://10.0.0.2:6443"_s,
                                                     .user = u"y"_s,
                                                     .isCurrent = true}};
    stage.trigger(u"actionAddCluster"_s);
    stage.shown<QRadioButton>(u"sourceByKubeconfig"_s)->click();
    pump();
    QVERIFY(stage.setup.askedKubeconfig.startsWith(u'/'));
    auto *list = stage.shown<QTreeWidget>(u"sourceContexts"_s);
    QCOMPARE(list->topLevelItemCount(), 2);
    QCOMPARE(list->indexOfTopLevelItem(list->currentItem()), 1); // the current context
    list->setCurrentItem(list->topLevelItem(0));
    stage.click(u"assistantNext"_s);
    QVERIFY(stage.shown<QRadioButton>(u"accessByKubeconfig"_s)->isChecked());
    QVERIFY(stage.shown<QLineEdit>(u"accessHosts"_s) == nullptr);
    QCOMPARE(stage.shown<QLineEdit>(u"accessContext"_s)->text(), u"a"_s);
    stage.type(u"accessUser"_s, u"ops"_s);
    stage.click(u"assistantNext"_s);
    const cluster::Profile &checked = stage.setup.checked.constLast();
    QCOMPARE(checked.controlPlane.context, u"a"_s);
    QCOMPARE(checked.nodes.user, u"ops"_s);
    QVERIFY(checked.controlPlane.user.isEmpty() && checked.controlPlane.hosts.isEmpty());
    stage.click(u"assistantNext"_s);
    QCOMPARE(stage.shown<QLineEdit>(u"clusterName"_s)->text(), u"alpha"_s);

    ClusterStage none;
    none.setup.contexts = fail(ErrorCode::ProgramMissing, u"kubectl"_s);
    none.trigger(u"actionAddCluster"_s);
    none.shown<QRadioButton>(u"sourceByKubeconfig"_s)->click();
    pump();
    QVERIFY(none.text(u"sourceStatus"_s).contains(u"not installed"));
    QVERIFY(!none.shown<QAbstractButton>(u"assistantNext"_s)->isEnabled());
}

void TestClusters::takesAnInventory()
{
    ClusterStage stage;
    ClusterProposal sample{
        .title = u"sample"_s, .profile = {}, .virtualAddress = {}, .nodes = 3, .isSample = true, .notes = {}};
    ClusterProposal mine = sample;
    mine.title = u"inventory/tokyo/inventory.ini"_s;
    mine.isSample = false;
    mine.virtualAddress = u"10.9.0.100"_s;
    mine.profile = makeProfile({}, u"Tokyo"_s, cluster::Purpose::Test);
    mine.profile.kubespray.path = u"/opt/kubespray"_s;
    stage.setup.inventories = QList<ClusterProposal>{sample, mine};
    stage.trigger(u"actionAddCluster"_s);
    stage.shown<QRadioButton>(u"sourceByCheckout"_s)->click();
    pump();
    QVERIFY(!stage.shown<QAbstractButton>(u"assistantNext"_s)->isEnabled());
    stage.type(u"sourceCheckout"_s, u"/opt/kubespray\r"_s);
    QCOMPARE(stage.setup.askedCheckout.path, u"/opt/kubespray"_s);
    QCOMPARE(stage.setup.askedCheckout.host, QString());
    auto *list = stage.shown<QTreeWidget>(u"sourceInventories"_s);
    QCOMPARE(list->currentItem()->text(0), mine.title); // not the sample
    QCOMPARE(list->currentItem()->text(3), u"10.9.0.100"_s);
    stage.click(u"assistantNext"_s);
    QCOMPARE(stage.shown<QLineEdit>(u"accessHosts"_s)->text(), u"10.0.0.11, 10.0.0.12"_s);
    QCOMPARE(find<QLineEdit>(stage.window.get(), "checkoutPath")->text(), u"/opt/kubespray"_s);
}

void TestClusters::takesAnInventoryOfAnotherHost()
{
    ClusterStage stage;
    ClusterProposal mine{.title = u"inventory/tokyo/inventory.ini"_s,
                         .profile = {},
                         .virtualAddress = {},
                         .nodes = 3,
                         .isSample = false,
                         .notes = {}};
    mine.profile = makeProfile({}, u"Tokyo"_s, cluster::Purpose::Test);
    mine.profile.kubespray.host = u"deploy"_s;
    stage.setup.inventories = QList<ClusterProposal>{mine};
    stage.trigger(u"actionAddCluster"_s);
    stage.shown<QRadioButton>(u"sourceByCheckout"_s)->click();
    pump();
    stage.type(u"sourceHost"_s, u"ops@deploy:2222"_s);
    stage.type(u"sourceCheckout"_s, u"~/kubespray"_s);
    QCOMPARE(stage.setup.askedCheckout.host, QString()); // not at every letter: the host may ask for a password
    stage.type(u"sourceCheckout"_s, u"~/kubespray\r"_s);
    QCOMPARE(stage.setup.askedCheckout.host, u"deploy"_s);
    QCOMPARE(stage.setup.askedCheckout.user, u"ops"_s);
    QCOMPARE(stage.setup.askedCheckout.port, 2222);
    QCOMPARE(stage.setup.askedCheckout.path, u"~/kubespray"_s); // the home of that user, not of this one
    QCOMPARE(stage.shown<QTreeWidget>(u"sourceInventories"_s)->topLevelItemCount(), 1);
    stage.type(u"sourceHost"_s, u"not a host\r"_s);
    QVERIFY(stage.text(u"sourceStatus"_s).contains(u"cannot be a host"));
    QVERIFY(!stage.shown<QAbstractButton>(u"assistantNext"_s)->isEnabled());
}

void TestClusters::showsEachLinkAsItComes()
{
    ClusterStage stage;
    stage.trigger(u"actionEditCluster"_s);
    stage.click(u"assistantNext"_s);
    auto *list = stage.shown<LinkList>(u"linkList"_s);
    stage.tell(LinkKind::Login, u"10.0.0.11"_s, LinkState::Running);
    QCOMPARE(list->topLevelItemCount(), 1);
    QCOMPARE(list->topLevelItem(0)->text(LinkList::State), u"Testing…"_s);
    QCOMPARE(stage.shown<QAbstractButton>(u"assistantNext"_s)->text(), u"&Continue anyway"_s);
    stage.tell(LinkKind::Login, u"10.0.0.11"_s, LinkState::Good);
    stage.tell(LinkKind::Sudo, u"10.0.0.11"_s, LinkState::Failed, LinkFault::SudoNeedsTerminal);
    QCOMPARE(list->topLevelItemCount(), 2);
    QCOMPARE(list->topLevelItem(0)->text(LinkList::State), u"OK"_s);
    QCOMPARE(list->topLevelItem(1)->text(LinkList::State), u"Failed"_s);
    QCOMPARE(list->topLevelItem(1)->data(LinkList::State, LinkList::IconRole).toString(), u"not-ready"_s);
    QVERIFY(list->topLevelItem(1)->text(LinkList::Finding).contains(u"requiretty"));
    QVERIFY(stage.shown<QWidget>(u"linkStop"_s) != nullptr && stage.shown<QWidget>(u"linkAgain"_s) == nullptr);
    stage.finishCheck();
    QCOMPARE(stage.setup.running, 0);
    QCOMPARE(stage.shown<ElidedLabel>(u"linkSummary"_s)->text(), u"1 link failed."_s);
    QCOMPARE(stage.shown<QAbstractButton>(u"assistantNext"_s)->text(), u"&Continue anyway"_s);
    const auto late = stage.setup.report;
    stage.click(u"linkAgain"_s);
    QCOMPARE(list->topLevelItemCount(), 0);
    late({}); // of the check before
    pump();
    QCOMPARE(list->topLevelItemCount(), 0);
    stage.tell(LinkKind::Login, u"10.0.0.11"_s, LinkState::Running);
    stage.click(u"linkStop"_s);
    QCOMPARE(stage.setup.running, 0);
    QCOMPARE(list->topLevelItem(0)->text(LinkList::State), u"Not tested"_s);
    stage.click(u"linkAgain"_s);
    stage.tell(LinkKind::Login, u"10.0.0.11"_s, LinkState::Good);
    stage.finishCheck();
    QCOMPARE(stage.shown<ElidedLabel>(u"linkSummary"_s)->text(), u"Every link works."_s);
    stage.language.set(u"ja"_s);
    pump();
    QVERIFY(list->topLevelItem(0)->text(LinkList::State) != u"Testing…"_s);
}

void TestClusters::offersTheKubectlThatWasFound()
{
    ClusterStage stage;
    stage.trigger(u"actionEditCluster"_s);
    stage.click(u"assistantNext"_s);
    stage.tell(LinkKind::Kubectl, u"10.0.0.11"_s, LinkState::Failed, LinkFault::KubectlNotInPath,
               u"/usr/local/bin/kubectl"_s);
    QVERIFY(stage.shown<QWidget>(u"linkUseKubectl"_s) == nullptr); // while it runs
    stage.finishCheck();
    stage.click(u"linkUseKubectl"_s);
    QCOMPARE(stage.setup.checked.size(), 2);
    QCOMPARE(stage.setup.checked.constLast().controlPlane.kubectl, u"/usr/local/bin/kubectl"_s);
    QCOMPARE(stage.setup.checked.constLast().gates.etcd.etcdctl, u"/usr/local/bin/etcdctl"_s);
}

void TestClusters::stopsTheCheckWithTheDialog()
{
    ClusterStage stage;
    stage.trigger(u"actionEditCluster"_s);
    stage.click(u"assistantNext"_s);
    QCOMPARE(stage.setup.running, 1);
    stage.click(u"assistantCancel"_s);
    QCOMPARE(stage.setup.running, 0);
    stage.trigger(u"actionEditCluster"_s);
    stage.click(u"assistantNext"_s);
    stage.click(u"assistantBack"_s);
    QCOMPARE(stage.setup.running, 0);
    stage.click(u"assistantNext"_s);
    stage.window.reset();
    QCOMPARE(stage.setup.running, 0);
}

void TestClusters::editsAndReopensOnlyWhenNeeded()
{
    ClusterStage stage;
    const ui::ClusterContext *before = stage.window->currentCluster();
    QCOMPARE(before->profile().id, u"lab"_s);
    const auto toTheEnd = [&stage] {
        stage.click(u"assistantNext"_s);
        stage.click(u"assistantNext"_s);
    };
    stage.trigger(u"actionEditCluster"_s);
    toTheEnd();
    QVERIFY(stage.shown<QLineEdit>(u"clusterId"_s)->isReadOnly());
    stage.type(u"clusterName"_s, u"The lab"_s);
    stage.click(u"assistantNext"_s);
    QCOMPARE(stage.listed(), (QStringList{u"The lab"_s, u"Shop"_s}));
    QCOMPARE(stage.window->currentCluster(), before); // only its name
    QVERIFY(stage.window->windowTitle().contains(u"The lab"));
    QVERIFY(stage.setup.text->contains("{ hosts: [10.0.0.11], user: ops } # as is"));
    QVERIFY(stage.setup.text->contains("x-note: ours") && stage.setup.text->contains("# keep me"));

    (void)stage.window->showCluster(u"shop"_s);
    (void)stage.window->showCluster(u"lab"_s);
    stage.directory.state(u"lab"_s).feed = nullptr;
    stage.directory.state(u"shop"_s).feed = nullptr;
    stage.trigger(u"actionEditCluster"_s);
    stage.type(u"accessUser"_s, u"root"_s);
    toTheEnd();
    stage.click(u"assistantNext"_s);
    QCOMPARE(stage.context().profile().controlPlane.user, u"root"_s);
    QVERIFY(stage.directory.state(u"lab"_s).feed != nullptr);  // a new session
    QVERIFY(stage.directory.state(u"shop"_s).feed == nullptr); // the other goes on
}

void TestClusters::waitsForTheOperation()
{
    ClusterStage stage;
    const ui::ClusterContext *before = stage.window->currentCluster();
    const operation::Plan plan = makePlan({u"w1"_s});
    stage.context().operation().start(stage.context().session(), plan);
    stage.directory.state(u"lab"_s).events(operation::Started{.plan = plan, .at = stage.clock.utcNow()});
    pump();
    QVERIFY(!stage.window->findChild<QAction *>(u"actionRemoveCluster"_s)->isEnabled());
    QByteArray other = twoClusters;
    stage.changeFile(other.replace("user: ops", "user: root"));
    QCOMPARE(stage.window->currentCluster(), before);
    QCOMPARE(stage.context().profile().controlPlane.user, u"ops"_s);
    // Removed by hand meanwhile: it stays until the operation is over.
    stage.changeFile("version: 1\nclusters:\n  - id: shop\n    control_plane: { hosts: [10.1.0.11] }\n");
    QVERIFY(stage.listed().contains(u"Lab"_s));
    stage.directory.state(u"lab"_s).events(operation::Finished{.operation = plan.operation,
                                                               .outcome = operation::Outcome::Succeeded,
                                                               .nodes = {},
                                                               .at = stage.clock.utcNow(),
                                                               .error = {}});
    pump();
    QTRY_COMPARE(stage.listed(), QStringList{u"shop"_s});
    QCOMPARE(stage.context().profile().id, u"shop"_s);
}

void TestClusters::duplicates()
{
    ClusterStage stage;
    stage.directory.add(makeProfile(u"lab-copy"_s, u"Lab (copy)"_s, cluster::Purpose::Test));
    stage.trigger(u"actionDuplicateCluster"_s);
    stage.type(u"accessHosts"_s, u"10.0.0.99"_s);
    stage.click(u"assistantNext"_s);
    stage.click(u"assistantNext"_s);
    QCOMPARE(stage.shown<QLineEdit>(u"clusterId"_s)->text(), u"lab-copy"_s);
    stage.click(u"assistantNext"_s);
    QCOMPARE(stage.listed(), (QStringList{u"Lab"_s, u"Lab (copy)"_s, u"Shop"_s}));
    QCOMPARE(stage.inFile(u"lab-copy"_s).controlPlane.hosts, QStringList{u"10.0.0.99"_s});
    QCOMPARE(stage.inFile(u"lab"_s).controlPlane.hosts, QStringList{u"10.0.0.11"_s});
    QCOMPARE(stage.context().profile().id, u"lab-copy"_s);
}

void TestClusters::entersWhatAnUpgradeMade()
{
    const ClusterStage stage;
    auto *manager = stage.window->findChild<ClusterManager *>();
    const QByteArray before = *stage.setup.text;
    manager->enterUpgraded(u"~/venv/v2.27.0"_s, u"inventory/lab/inventory.ini"_s);
    pump();
    const cluster::Profile lab = stage.inFile(u"lab"_s);
    QCOMPARE(lab.kubespray.venv, QString(QDir::homePath() + u"/venv/v2.27.0"_s)); // as it is read
    QCOMPARE(lab.kubespray.inventory, u"inventory/lab/inventory.ini"_s);
    QCOMPARE(lab.controlPlane.user, u"ops"_s);
    QVERIFY(stage.setup.text->contains("# keep me") && stage.setup.text->contains("x-note: ours"));
    QVERIFY(*stage.setup.text != before);
}

void TestClusters::removesAfterAsking()
{
    ClusterStage stage;
    stage.trigger(u"actionRemoveCluster"_s);
    QVERIFY(stage.text(u"questionBoxText"_s).contains(u"stay on this computer"));
    stage.click(u"removeClusterCancel"_s);
    QCOMPARE(stage.setup.text, twoClusters);
    stage.trigger(u"actionRemoveCluster"_s);
    stage.click(u"removeClusterConfirm"_s);
    QCOMPARE(stage.listed(), QStringList{u"Shop"_s});
    QCOMPARE(stage.context().profile().id, u"shop"_s);
    stage.trigger(u"actionRemoveCluster"_s);
    stage.click(u"removeClusterConfirm"_s);
    QVERIFY(stage.listed().isEmpty());
    QVERIFY(stage.shown<QWidget>(u"noClustersPage"_s) != nullptr);
    QVERIFY(stage.window->currentCluster() == nullptr);
}

void TestClusters::refusesAnOutdatedFile()
{
    ClusterStage stage;
    stage.trigger(u"actionEditCluster"_s);
    stage.click(u"assistantNext"_s);
    stage.click(u"assistantNext"_s);
    stage.type(u"clusterName"_s, u"The lab"_s);
    QByteArray other = twoClusters;
    stage.setup.text = other.replace("name: Shop", "name: Market");
    stage.click(u"assistantNext"_s);
    QVERIFY(stage.text(u"assistantFailure"_s).contains(u"changed by another program"));
    QCOMPARE(stage.setup.text, other);
    QCOMPARE(stage.listed(), (QStringList{u"Lab"_s, u"Market"_s})); // read again
    stage.click(u"assistantNext"_s);
    QCOMPARE(stage.listed(), (QStringList{u"The lab"_s, u"Market"_s}));
}

void TestClusters::followsTheFile()
{
    ClusterStage stage;
    const ui::ClusterContext *before = stage.window->currentCluster();
    stage.directory.add(makeProfile(u"third"_s, u"third"_s, cluster::Purpose::Test));
    stage.changeFile(twoClusters + "  - id: third\n    control_plane: { hosts: [h] }\n    x-unknown: 1\n");
    QCOMPARE(stage.listed(), (QStringList{u"Lab"_s, u"Shop"_s, u"third"_s}));
    QCOMPARE(stage.window->currentCluster(), before);
    auto *problems = stage.shown<QToolButton>(u"clusterProblems"_s);
    QVERIFY(problems != nullptr && problems->text().contains(u"2 problems"));
    problems->click();
    pump();
    const QString lines = stage.shown<QPlainTextEdit>(u"questionBoxCommands"_s)->toPlainText();
    QVERIFY2(lines.contains(u"/none/clusters.yaml:14:5") && lines.contains(u"x-unknown"), qPrintable(lines));
}

void TestClusters::keepsWhatIsOpenThroughAMistake()
{
    ClusterStage stage;
    const ui::ClusterContext *before = stage.window->currentCluster();
    stage.changeFile("version: 1\nclusters: [\n");
    QCOMPARE(stage.listed(), (QStringList{u"Lab"_s, u"Shop"_s}));
    QCOMPARE(stage.window->currentCluster(), before);
    QVERIFY(stage.shown<QToolButton>(u"clusterProblems"_s)->text().contains(u"1 problem"));
    stage.changeFile(twoClusters);
    QCOMPARE(stage.window->currentCluster(), before);
    stage.changeFile(
        "version: 1\nclusters:\n  - id: lab\n    name: Lab\n    control_plane: { hosts: [10.0.0.11], user: ops "
        "}\n");
    QVERIFY(stage.shown<QToolButton>(u"clusterProblems"_s) == nullptr);
    QCOMPARE(stage.window->currentCluster(), before);
}

void TestClusters::watchesTheRealFile()
{
    const QTemporaryDir folder;
    ClusterStage stage;
    stage.setup.path = folder.filePath(u"clusters.yaml"_s);
    const auto write = [&stage](const QByteArray &text) {
        stage.setup.text = text;
        QFile file(stage.setup.path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    };
    write(twoClusters);
    stage.changeFile(twoClusters); // from now on it is watched
    QByteArray other = twoClusters;
    write(other.replace("name: Shop", "name: Market"));
    QTRY_COMPARE(stage.listed(), (QStringList{u"Lab"_s, u"Market"_s}));
    // As editors and Kubemori itself write: another file takes its place.
    QVERIFY(QFile::remove(stage.setup.path));
    write(twoClusters);
    QTRY_COMPARE(stage.listed(), (QStringList{u"Lab"_s, u"Shop"_s}));
}

void TestClusters::importsUnderFreeIds()
{
    ClusterStage stage;
    for (const QString &id : {u"lab-2"_s, u"school"_s}) {
        stage.directory.add(makeProfile(id, id, cluster::Purpose::Test));
    }
    stage.setup.otherText = "version: 1\nclusters:\n  - id: lab\n    control_plane: { hosts: [h] }\n"
                            "  - id: school\n    control_plane: { hosts: [h] }\n"
                            "  - id: bad\n    control_plane: { hosts: [h], port: x }\n";
    stage.trigger(u"actionImportClusters"_s);
    stage.type(u"exchangePath"_s, u"/tmp/x"_s);
    auto *list = stage.shown<QTreeWidget>(u"exchangeList"_s);
    QCOMPARE(list->topLevelItemCount(), 2);
    QCOMPARE(list->topLevelItem(0)->text(3), u"becomes lab-2"_s);
    QVERIFY(stage.text(u"exchangeNote"_s).contains(u"other.yaml:8"));
    list->topLevelItem(1)->setCheckState(0, Qt::Unchecked);
    stage.click(u"exchangeConfirm"_s);
    QCOMPARE(stage.listed(), (QStringList{u"Lab"_s, u"Shop"_s, u"lab"_s}));
    QCOMPARE(stage.context().profile().id, u"lab-2"_s);
    QVERIFY(stage.setup.text->startsWith(twoClusters));
}

void TestClusters::exportsWithoutSecrets()
{
    QByteArray text = twoClusters;
    text.replace("    x-note: ours\n", "    x-password: planted\n    power: { on: [ipmitool, -P, planted2, on] }\n");
    ClusterStage stage{text};
    stage.trigger(u"actionExportClusters"_s);
    stage.type(u"exchangePath"_s, u"/tmp/out.yaml"_s);
    stage.click(u"exchangeConfirm"_s);
    QCOMPARE(stage.setup.written.first, u"/tmp/out.yaml"_s);
    QVERIFY(!stage.setup.written.second.contains("planted"));
    QCOMPARE(cluster::ProfileStore::parse(stage.setup.written.second, u"c"_s).profiles.size(), 2);
}

void TestClusters::cannotChangeSimulatedClusters()
{
    WindowStage stage;
    stage.directory.add(makeProfile(u"lab"_s, u"Lab"_s, cluster::Purpose::Test));
    stage.open();
    for (const QString &name : {u"actionAddCluster"_s, u"actionEditCluster"_s, u"actionRemoveCluster"_s}) {
        const auto *action = stage.window->findChild<QAction *>(name);
        QVERIFY(!action->isEnabled());
        QVERIFY(action->toolTip().contains(u"simulated"));
    }
    QVERIFY(stage.shown<QToolButton>(u"addCluster"_s) == nullptr);
}

void TestClusters::hasWordsForEveryFault()
{
    QSet<QString> seen;
    for (int fault = static_cast<int>(LinkFault::NoSuchName); fault <= static_cast<int>(LinkFault::Other); ++fault) {
        LinkReport report;
        report.fault = static_cast<LinkFault>(fault);
        report.state = LinkState::Failed;
        report.value = u"v"_s;
        report.names = {u"n"_s};
        const QString text = LinkText::finding(report);
        QVERIFY2(!text.isEmpty(), qPrintable(QString::number(fault)));
        QVERIFY2(!seen.contains(text), qPrintable(text));
        seen.insert(text);
        const bool needsRemedy = report.fault != LinkFault::BehindJumpHost && report.fault != LinkFault::NotReached &&
                                 report.fault != LinkFault::Cancelled && report.fault != LinkFault::Other;
        QVERIFY2(!needsRemedy || !LinkText::remedy(report).isEmpty(), qPrintable(text));
    }
}

QTEST_MAIN(TestClusters)
#include "tst_clusters.moc"
