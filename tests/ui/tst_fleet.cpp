// SPDX-License-Identifier: GPL-3.0-or-later
// All clusters side by side: what the page says of records, when it looks, and how one comes to it and away again.
#include "ui/clusters/cluster_panel.hpp"
#include "ui/fleet/fleet_details.hpp"
#include "ui/fleet/fleet_page.hpp"
#include "ui/fleet/fleet_table_view.hpp"
#include "ui/support/fleet_example.hpp"
#include "ui/support/window_stage.hpp"
#include "ui/text/fleet_text.hpp"

#include <QAbstractItemModelTester>
#include <QAbstractProxyModel>
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QStackedWidget>
#include <QToolButton>
#include <QTreeWidget>

using namespace kubemori;
using namespace kubemori::ui;
using namespace kubemori::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using command::Asking;
using operation::Outcome;

namespace {

/// A window over four clusters with the fleet page open.
struct Stage : WindowStage
{
    Stage()
    {
        directory.add(profileOf(u"prod"_s, u"Production A"_s, cluster::Purpose::Production));
        directory.add(profileOf(u"stage"_s, u"Staging"_s, cluster::Purpose::Staging));
        directory.add(profileOf(u"test10"_s, u"Test 10"_s, cluster::Purpose::Test));
        directory.add(profileOf(u"test9"_s, u"Test 9"_s, cluster::Purpose::Test));
    }
    static cluster::Profile profileOf(const QString &id, const QString &name, cluster::Purpose purpose)
    {
        cluster::Profile profile = makeProfile(id, name, purpose);
        profile.kubespray.path = u"/srv/kubespray"_s;
        return profile;
    }
    void openFleet()
    {
        open();
        trigger(u"actionShowFleet"_s);
        const auto *proxy = qobject_cast<QAbstractProxyModel *>(table()->model());
        model = proxy == nullptr ? nullptr : qobject_cast<FleetTableModel *>(proxy->sourceModel());
        QVERIFY(model != nullptr);
    }
    void give(const fleet::ClusterRecord &record) const
    {
        directory.fleet->sink(record);
        pump();
    }
    [[nodiscard]] fleet::ClusterRecord record(const QString &id, const QString &tag = u"v2.26.0"_s,
                                              const QString &kubernetes = u"v1.30.4"_s) const
    {
        return makeFleetRecord(id, tag, kubernetes, clock.utcNow().addDays(-40), clock.utcNow());
    }
    [[nodiscard]] FleetPage *page() const { return shown<FleetPage>(u"fleetPage"_s); }
    [[nodiscard]] FleetTableView *table() const { return shown<FleetTableView>(u"fleetTable"_s); }
    /// What the table shows of a cluster.
    [[nodiscard]] QString cell(const QString &id, FleetColumn column, int role = Qt::DisplayRole) const
    {
        const QAbstractItemModel *rows = table()->model();
        for (int row = 0; row < rows->rowCount(); ++row) {
            if (rows->index(row, 0).data(FleetTableModel::IdRole).toString() == id) {
                return rows->index(row, static_cast<int>(column)).data(role).toString();
            }
        }
        return u"<no row>"_s;
    }
    [[nodiscard]] QStringList order() const
    {
        QStringList ids;
        for (int row = 0; row < table()->model()->rowCount(); ++row) {
            ids << table()->model()->index(row, 0).data(FleetTableModel::IdRole).toString();
        }
        return ids;
    }
    [[nodiscard]] QList<std::pair<QStringList, Asking>> &looks() const { return directory.fleet->looks; }

    FleetTableModel *model = nullptr;
};

Error errorOf(ErrorCode code)
{
    return {.code = code, .detail = u"because <b>of</b> this"_s, .subject = u"ops@deploy"_s, .context = {}};
}

} // namespace

class FleetTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void opensAndLooks();
    void wayThereAndBack();
    void cells();
    void statesAreMoreThanColour_data();
    void statesAreMoreThanColour();
    void oldValuesSayTheirAge();
    void needsAPassword();
    void hints();
    void hintsInDetail();
    void history();
    void sorts();
    void filters();
    void emptyStates();
    void looksAgain();
    void operationEnds();
    void columnsAreRemembered();
    void keyboardAndNames();
    void foreignTextIsPlain();
    void windowDiesFirst();
};

void FleetTest::opensAndLooks()
{
    Stage stage;
    stage.open();
    QVERIFY(!stage.directory.fleet->isOpen); // nobody is asked before the page is wanted
    stage.trigger(u"actionShowFleet"_s);
    QVERIFY(stage.page() != nullptr);
    QCOMPARE(stage.window->windowTitle(), u"Fleet – Kubemori"_s);
    QCOMPARE(stage.looks().size(), 1);
    QCOMPARE(stage.looks().first().first, (QStringList{u"prod"_s, u"stage"_s, u"test10"_s, u"test9"_s}));
    QVERIFY(stage.looks().first().second == Asking::OnlyRemembered);
    QCOMPARE(stage.cell(u"prod"_s, FleetColumn::Name), u"Production A"_s);
    QCOMPARE(stage.cell(u"prod"_s, FleetColumn::Release), u"–"_s);
    const QAbstractItemModelTester tester(const_cast<QAbstractItemModel *>(stage.table()->model()));
    fleet::ClusterRecord looking = stage.record(u"prod"_s);
    looking.isLooking = true;
    stage.give(looking);
    QCOMPARE(stage.cell(u"prod"_s, FleetColumn::Seen), u"looking…"_s);
    looking.isLooking = false;
    stage.give(looking);
    QCOMPARE(stage.cell(u"prod"_s, FleetColumn::Seen), u"now"_s);
    stage.give(stage.record(u"removed-meanwhile"_s));
    QCOMPARE(stage.table()->model()->rowCount(), 4);
}

void FleetTest::wayThereAndBack()
{
    Stage stage;
    stage.open();
    auto *button = stage.shown<QToolButton>(u"buttonactionShowFleet"_s);
    QVERIFY(button != nullptr);
    QTest::mouseClick(button, Qt::LeftButton);
    pump();
    QVERIFY(stage.page() != nullptr);
    QVERIFY(button->isChecked());
    auto *list = stage.shown<QAbstractItemView>(u"clusterList"_s);
    QVERIFY(list->selectionModel()->selectedIndexes().isEmpty());
    QTest::mouseClick(button, Qt::LeftButton); // again: it stays
    pump();
    QVERIFY(stage.page() != nullptr);
    QVERIFY(button->isChecked());
    // The cluster that was shown before can be chosen like any other.
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(list->model()->index(0, 0)).center());
    pump();
    QVERIFY(stage.page() == nullptr);
    QVERIFY(!button->isChecked());
    QCOMPARE(stage.context().profile().id, u"prod"_s);

    stage.trigger(u"actionShowFleet"_s);
    stage.table()->select(u"test9"_s);
    pump(); // the details appear, and the table gets smaller
    const QRect cell = stage.table()->visualRect(stage.table()->currentIndex());
    QVERIFY(stage.table()->viewport()->rect().contains(cell.center()));
    QTest::mouseClick(stage.table()->viewport(), Qt::LeftButton, {}, cell.center());
    QTest::mouseDClick(stage.table()->viewport(), Qt::LeftButton, {}, cell.center());
    pump();
    QCOMPARE(stage.context().profile().id, u"test9"_s);
    QVERIFY(stage.page() == nullptr);
    QCOMPARE(stage.looks().size(), 1); // a moment later the page is shown again without another look
}

void FleetTest::cells()
{
    Stage stage;
    stage.openFleet();
    fleet::ClusterRecord record = stage.record(u"prod"_s, u"v2.27.0"_s, u"v1.31.4"_s);
    record.operations = {makeOperationRecord(Outcome::Succeeded, stage.clock.utcNow().addDays(-3))};
    stage.give(record);
    QCOMPARE(stage.cell(u"prod"_s, FleetColumn::Purpose), u"Production"_s);
    QCOMPARE(stage.cell(u"prod"_s, FleetColumn::Release), u"v2.27.0"_s);
    QCOMPARE(stage.cell(u"prod"_s, FleetColumn::Kubernetes), u"v1.31.4"_s);
    QCOMPARE(stage.cell(u"prod"_s, FleetColumn::Skew), u"None"_s);
    QCOMPARE(stage.cell(u"prod"_s, FleetColumn::Nodes), u"5 of 5 nodes Ready"_s);
    QCOMPARE(stage.cell(u"prod"_s, FleetColumn::Certificates), u"300 days"_s);
    QCOMPARE(stage.cell(u"prod"_s, FleetColumn::LastOperation), u"Rolling reboot: done  ·  3 d ago"_s);
    QCOMPARE(stage.cell(u"prod"_s, FleetColumn::Hint), QString());

    record.facts.kubernetes.value->kubelets = {{u"v1.9.0"_s, 1}, {u"v1.31.4"_s, 4}};
    record.facts.kubernetes.value->ready = 4;
    record.facts.release.value->changed = 2;
    stage.give(record);
    QCOMPARE(stage.cell(u"prod"_s, FleetColumn::Kubernetes), u"v1.9.0 – v1.31.4"_s); // as versions, not as words
    QCOMPARE(stage.cell(u"prod"_s, FleetColumn::Skew), u"Too old"_s);
    QCOMPARE(stage.cell(u"prod"_s, FleetColumn::Release), u"v2.27.0, changed"_s);
    record.facts.release.value = fleet::ReleaseFacts{.tag = {}, .nearestTag = u"v2.26.0"_s, .commitsSince = 2};
    record.facts.certificates.value->notAfter = stage.clock.utcNow().addDays(-3);
    stage.give(record);
    QCOMPARE(stage.cell(u"prod"_s, FleetColumn::Release), u"2 commits after v2.26.0"_s);
    QCOMPARE(stage.cell(u"prod"_s, FleetColumn::Certificates), u"ended 3 days ago"_s);
    record.facts.release.value = fleet::ReleaseFacts{};
    record.facts.certificates.value = fleet::CertificateFacts{};
    stage.give(record);
    QCOMPARE(stage.cell(u"prod"_s, FleetColumn::Release), u"no release"_s);
    QCOMPARE(stage.cell(u"prod"_s, FleetColumn::Certificates), u"none found"_s);
}

void FleetTest::statesAreMoreThanColour_data()
{
    QTest::addColumn<int>("days");
    QTest::addColumn<int>("ready");
    QTest::addColumn<QString>("certificateIcon");
    QTest::addColumn<QString>("nodesIcon");
    QTest::newRow("good") << 300 << 5 << u"ready"_s << u"ready"_s;
    QTest::newRow("soon") << 29 << 4 << u"warning"_s << u"not-ready"_s;
    QTest::newRow("ended") << -1 << 0 << u"not-ready"_s << u"not-ready"_s;
}

void FleetTest::statesAreMoreThanColour()
{
    QFETCH(int, days);
    QFETCH(int, ready);
    QFETCH(QString, certificateIcon);
    QFETCH(QString, nodesIcon);
    Stage stage;
    stage.openFleet();
    fleet::ClusterRecord record = stage.record(u"prod"_s);
    record.facts.certificates.value->notAfter = stage.clock.utcNow().addDays(days);
    record.facts.kubernetes.value->ready = ready;
    stage.give(record);
    QCOMPARE(stage.cell(u"prod"_s, FleetColumn::Certificates, FleetTableModel::IconRole), certificateIcon);
    QCOMPARE(stage.cell(u"prod"_s, FleetColumn::Nodes, FleetTableModel::IconRole), nodesIcon);
    QVERIFY(stage.cell(u"prod"_s, FleetColumn::Nodes, Qt::AccessibleTextRole).startsWith("Nodes: "_L1));
}

void FleetTest::oldValuesSayTheirAge()
{
    Stage stage;
    stage.openFleet();
    fleet::ClusterRecord record = stage.record(u"prod"_s);
    stage.clock.advance(3h);
    stage.give(record);
    QCOMPARE(stage.cell(u"prod"_s, FleetColumn::Kubernetes), u"v1.30.4  ·  3 h ago"_s);
    const int row = stage.model->indexOf(u"prod"_s);
    const QModelIndex index = stage.model->index(row, static_cast<int>(FleetColumn::Kubernetes));
    QVERIFY(index.data(Qt::ForegroundRole).isValid()); // and is quiet
    // A look that fails keeps the value, and says why.
    record = stage.record(u"prod"_s);
    record.facts.kubernetes.failed(errorOf(ErrorCode::Unreachable), stage.clock.utcNow());
    stage.give(record);
    QVERIFY(stage.cell(u"prod"_s, FleetColumn::Kubernetes).startsWith("v1.30.4"_L1));
    QVERIFY(index.data(Qt::ForegroundRole).isValid());
    stage.table()->select(u"prod"_s);
    pump();
    QVERIFY(stage.text(u"fleetKubernetes"_s).startsWith("v1.30.4 (seen "_L1));
    QVERIFY2(stage.text(u"fleetKubernetesDetail"_s).contains(u"No connection"_s),
             qPrintable(stage.text(u"fleetKubernetesDetail"_s)));
    // Seen now, it is as loud as ever.
    stage.give(stage.record(u"prod"_s));
    QCOMPARE(stage.cell(u"prod"_s, FleetColumn::Kubernetes), u"v1.30.4"_s);
    QVERIFY(!index.data(Qt::ForegroundRole).isValid());
}

void FleetTest::needsAPassword()
{
    Stage stage;
    stage.openFleet();
    fleet::ClusterRecord record = stage.record(u"stage"_s);
    record.facts.release = {};
    record.facts.release.failed(errorOf(ErrorCode::Declined), stage.clock.utcNow());
    record.facts.certificates = {};
    record.facts.certificates.failed(errorOf(ErrorCode::HostKeyUnknown), stage.clock.utcNow());
    stage.give(record);
    QCOMPARE(stage.cell(u"stage"_s, FleetColumn::Release), u"needs a password"_s);
    QCOMPARE(stage.cell(u"stage"_s, FleetColumn::Release, FleetTableModel::IconRole), u"key"_s);
    QCOMPARE(stage.cell(u"stage"_s, FleetColumn::Certificates), u"host key not known"_s);
    stage.table()->select(u"prod"_s);
    pump();
    QVERIFY(stage.shown<QPushButton>(u"fleetAsk"_s) == nullptr); // nothing to ask for there
    stage.table()->select(u"stage"_s);
    pump();
    QVERIFY(stage.text(u"fleetReleaseDetail"_s).contains(u"ops@deploy"_s));
    stage.looks().clear();
    stage.click(u"fleetAsk"_s);
    QCOMPARE(stage.looks().size(), 1);
    QCOMPARE(stage.looks().first().first, QStringList{u"stage"_s});
    QVERIFY(stage.looks().first().second == Asking::Allowed);
    record.isLooking = true;
    stage.give(record);
    QVERIFY(!stage.shown<QPushButton>(u"fleetAsk"_s)->isEnabled()); // one question at a time
}

void FleetTest::hints()
{
    Stage stage;
    stage.openFleet();
    stage.give(stage.record(u"prod"_s, u"v2.26.0"_s));
    fleet::ClusterRecord test = stage.record(u"test9"_s, u"v2.27.0"_s, u"v1.31.4"_s);
    test.operations = {makeOperationRecord(Outcome::Succeeded, stage.clock.utcNow().addDays(-1))};
    stage.give(test);
    QCOMPARE(stage.cell(u"prod"_s, FleetColumn::Hint), u"v2.27.0 runs on Test 9"_s);
    QCOMPARE(stage.cell(u"prod"_s, FleetColumn::Hint, FleetTableModel::IconRole), u"ready"_s);
    QCOMPARE(stage.cell(u"test9"_s, FleetColumn::Hint), QString());
    test.operations.prepend(makeOperationRecord(Outcome::Failed, stage.clock.utcNow()));
    stage.give(test); // a record of one cluster changes the row of another
    QCOMPARE(stage.cell(u"prod"_s, FleetColumn::Hint), u"v2.27.0: trouble on Test 9"_s);
    QCOMPARE(stage.cell(u"prod"_s, FleetColumn::Hint, FleetTableModel::IconRole), u"warning"_s);
}

void FleetTest::hintsInDetail()
{
    Stage stage;
    stage.openFleet();
    stage.give(stage.record(u"prod"_s));
    stage.table()->select(u"prod"_s);
    pump();
    QVERIFY(stage.shown<QLabel>(u"fleetHints"_s) == nullptr);
    fleet::ClusterRecord test = stage.record(u"test9"_s, u"v2.27.0"_s, u"v1.31.4"_s);
    for (int i = 1; i <= 3; ++i) {
        test.operations.append(makeOperationRecord(Outcome::Succeeded, stage.clock.utcNow().addDays(-i)));
    }
    stage.give(test);
    const QString since = FleetText::day(test.history.constLast().at);
    QCOMPARE(stage.text(u"fleetHints"_s),
             u"v2.27.0 runs on Test 9 since %1 without trouble (3 operations, none failed)."_s.arg(since));
    test.operations.first().outcome = Outcome::Failed;
    test.facts.kubernetes.value->ready = 4;
    stage.give(test);
    QCOMPARE(
        stage.text(u"fleetHints"_s),
        u"v2.27.0 runs on Test 9 since %1, with trouble: 1 of 3 operations did not end well, 1 node not Ready now."_s
            .arg(since));
    test.history.last().kubelets.prepend(u"v1.30.4"_s);
    stage.give(test);
    QVERIFY(stage.text(u"fleetHints"_s).startsWith("The checkout of Test 9 is at v2.27.0 since "_L1));
}

void FleetTest::history()
{
    Stage stage;
    stage.openFleet();
    fleet::ClusterRecord record = stage.record(u"prod"_s, u"v2.26.0"_s);
    record.history.last().kubelets.prepend(u"v1.29.5"_s);
    stage.give(record);
    stage.table()->select(u"prod"_s);
    pump();
    const auto *history = stage.shown<QTreeWidget>(u"fleetHistory"_s);
    QVERIFY(history != nullptr);
    QCOMPARE(history->topLevelItemCount(), 2);
    const QTreeWidgetItem *newest = history->topLevelItem(0); // the newest on top
    QCOMPARE(newest->text(0), FleetText::day(record.history.last().at));
    QCOMPARE(newest->text(1), u"v2.26.0"_s);
    QCOMPARE(newest->text(2), u"v1.30.4, nodes v1.29.5, v1.30.4"_s);
    QCOMPARE(history->topLevelItem(1)->text(1), u"v2.25.0"_s);
    QCOMPARE(history->topLevelItem(1)->text(2), u"v1.29.5"_s);
}

void FleetTest::sorts()
{
    Stage stage;
    stage.openFleet();
    // By purpose first, and names as people count.
    QCOMPARE(stage.order(), (QStringList{u"prod"_s, u"stage"_s, u"test9"_s, u"test10"_s}));
    stage.give(stage.record(u"prod"_s, u"v2.9.0"_s));
    stage.give(stage.record(u"stage"_s, u"v2.27.0"_s));
    stage.give(stage.record(u"test9"_s, u"v2.10.0"_s));
    stage.table()->sortByColumn(static_cast<int>(FleetColumn::Release), Qt::AscendingOrder);
    QCOMPARE(stage.order(), (QStringList{u"test10"_s, u"prod"_s, u"test9"_s, u"stage"_s})); // unknown, then as versions
    fleet::ClusterRecord soon = stage.record(u"stage"_s);
    soon.facts.certificates.value->notAfter = stage.clock.utcNow().addDays(9);
    stage.give(soon);
    stage.table()->sortByColumn(static_cast<int>(FleetColumn::Certificates), Qt::AscendingOrder);
    QCOMPARE(stage.order().sliced(0, 2), (QStringList{u"test10"_s, u"stage"_s}));
}

void FleetTest::filters()
{
    Stage stage;
    stage.openFleet();
    stage.give(stage.record(u"prod"_s, u"v2.27.0"_s));
    auto *filter = stage.shown<QLineEdit>(u"fleetFilter"_s);
    filter->setText(u"2.27 PRODUCTION"_s);
    QCOMPARE(stage.order(), QStringList{u"prod"_s});
    QCOMPARE(stage.text(u"fleetShown"_s), u"1 of 4 clusters shown"_s);
    filter->clear();
    auto *purpose = stage.shown<QComboBox>(u"fleetPurposeFilter"_s);
    purpose->setCurrentIndex(purpose->findText(u"Test"_s));
    QCOMPARE(stage.order(), (QStringList{u"test9"_s, u"test10"_s}));
    stage.trigger(u"actionFocusFilter"_s);
    QVERIFY(filter->hasFocus());
}

void FleetTest::emptyStates()
{
    Stage stage;
    stage.openFleet();
    stage.shown<QLineEdit>(u"fleetFilter"_s)->setText(u"nothing like that"_s);
    pump();
    QVERIFY(stage.table() == nullptr);
    QVERIFY(stage.shown<QWidget>(u"fleetEmpty"_s) != nullptr);
    WindowStage none;
    none.open();
    none.trigger(u"actionShowFleet"_s);
    QVERIFY(none.shown<QWidget>(u"fleetEmpty"_s) != nullptr);
    QVERIFY(!none.shown<QPushButton>(u"fleetRefresh"_s)->isEnabled());
}

void FleetTest::looksAgain()
{
    Stage stage;
    stage.openFleet();
    QCOMPARE(stage.looks().size(), 1);
    stage.click(u"fleetRefresh"_s);
    QCOMPARE(stage.looks().size(), 2);
    stage.trigger(u"actionRefresh"_s); // F5
    QCOMPARE(stage.looks().size(), 3);
    QCOMPARE(stage.directory.state(u"prod"_s).refreshes, 0);
    (void)stage.window->showCluster(u"prod"_s);
    stage.trigger(u"actionRefresh"_s);
    QCOMPARE(stage.looks().size(), 3);
    QCOMPARE(stage.directory.state(u"prod"_s).refreshes, 1);
    stage.clock.advance(1h);
    stage.trigger(u"actionShowFleet"_s);
    QCOMPARE(stage.looks().size(), 4); // that was long ago
}

void FleetTest::operationEnds()
{
    Stage stage;
    stage.openFleet();
    (void)stage.window->showCluster(u"stage"_s);
    stage.looks().clear();
    const operation::Plan plan = makePlan({u"w1"_s});
    QVERIFY(stage.context().operation().start(stage.context().session(), plan));
    FakeClusterState &state = stage.directory.state(u"stage"_s);
    state.events(operation::Started{.plan = plan, .at = stage.clock.utcNow()});
    operation::Finished finished;
    finished.operation = plan.operation;
    finished.outcome = Outcome::Succeeded;
    finished.at = stage.clock.utcNow();
    state.events(finished);
    pump();
    QCOMPARE(stage.looks().size(), 1);
    QCOMPARE(stage.looks().first().first, QStringList{u"stage"_s});
    QVERIFY(stage.looks().first().second == Asking::OnlyRemembered);
}

void FleetTest::columnsAreRemembered()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"window.ini"_s);
    const int skew = static_cast<int>(FleetColumn::Skew);
    for (const bool again : {false, true}) {
        Stage stage;
        stage.window = std::make_unique<MainWindow>(
            stage.directory, stage.clock, stage.language,
            WindowSetup{.clustersFile = u"/none"_s, .problems = {}, .settingsFile = {}, .stateFile = file});
        stage.window->show();
        stage.window->showFleet();
        pump();
        QCOMPARE(stage.table()->isColumnHidden(skew), again);
        stage.table()->setColumnHidden(skew, true);
        stage.window->close();
    }
}

void FleetTest::keyboardAndNames()
{
    Stage stage;
    stage.openFleet();
    QVERIFY(stage.table()->hasFocus());
    stage.table()->select(u"stage"_s);
    for (const QWidget *widget : stage.page()->findChildren<QWidget *>()) {
        const bool isControl = qobject_cast<const QAbstractButton *>(widget) != nullptr ||
                               qobject_cast<const QLineEdit *>(widget) != nullptr ||
                               qobject_cast<const QComboBox *>(widget) != nullptr ||
                               qobject_cast<const QAbstractItemView *>(widget) != nullptr;
        if (isControl && widget->isVisible() && !widget->objectName().startsWith("qt_"_L1)) {
            const auto *button = qobject_cast<const QAbstractButton *>(widget);
            const bool isNamed =
                !widget->accessibleName().isEmpty() || (button != nullptr && !button->text().isEmpty()) ||
                widget->parentWidget()->inherits("QLineEdit") || widget->parentWidget()->inherits("QAbstractItemView");
            QVERIFY2(isNamed, qPrintable(widget->objectName()));
        }
    }
    QTest::keyClick(stage.table(), Qt::Key_Return);
    pump();
    QCOMPARE(stage.context().profile().id, u"stage"_s);
    stage.language.set(u"ja"_s);
    stage.trigger(u"actionShowFleet"_s);
    QVERIFY(stage.page() != nullptr);
    stage.language.set(u"en"_s);
}

void FleetTest::foreignTextIsPlain()
{
    Stage stage;
    stage.openFleet();
    fleet::ClusterRecord record = stage.record(u"prod"_s, u"<b>v2.27.0</b>"_s);
    record.facts.release.value->branch = u"<img src=x>"_s;
    record.facts.kubernetes.failed(errorOf(ErrorCode::ServerError), stage.clock.utcNow());
    stage.give(record);
    stage.table()->select(u"prod"_s);
    pump();
    QCOMPARE(stage.text(u"fleetRelease"_s), u"<b>v2.27.0</b>"_s);
    for (const QLabel *label : stage.shown<QWidget>(u"fleetDetails"_s)->findChildren<QLabel *>()) {
        QVERIFY2(label->textFormat() == Qt::PlainText, qPrintable(label->objectName()));
    }
    QVERIFY(!stage.cell(u"prod"_s, FleetColumn::Release, Qt::ToolTipRole).contains(u"<img"_s));
}

void FleetTest::windowDiesFirst()
{
    Stage stage;
    stage.openFleet();
    const auto sink = stage.directory.fleet->sink;
    const fleet::ClusterRecord record = stage.record(u"prod"_s);
    sink(record); // is in the queue
    stage.window.reset();
    QVERIFY(!stage.directory.fleet->isOpen);
    sink(record); // a thread that was just about to say it
    pump();
}

QTEST_MAIN(FleetTest)

#include "tst_fleet.moc"
