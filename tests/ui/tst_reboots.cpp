// SPDX-License-Identifier: GPL-3.0-or-later
// Which nodes need a reboot: when they are asked, what the table says, and what the rolling-reboot dialog makes of it.
#include "support/fake_clock.hpp"
#include "ui/nodes/node_panel.hpp"
#include "ui/nodes/reboot_needs.hpp"
#include "ui/operations/rolling_reboot_dialog.hpp"
#include "ui/support/fake_cluster.hpp"
#include "ui/support/pump.hpp"
#include "ui/widgets/elided_label.hpp"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTableView>

using namespace kubemori;
using namespace kubemori::ui;
using namespace kubemori::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using maintenance::RebootNeed;

namespace {

class NoPrompter final : public command::Prompter
{
public:
    Result<command::SecretAnswer> askSecret(const command::SecretRequest & /*request*/,
                                            std::stop_token /*stop*/) override
    {
        return fail(ErrorCode::Declined);
    }
    Result<bool> confirmHostKey(const command::HostKeyQuestion & /*question*/, std::stop_token /*stop*/) override
    {
        return fail(ErrorCode::Declined);
    }
};

Result<RebootNeed> yes()
{
    return RebootNeed{.required = true, .packages = {u"linux-base"_s, u"<b>evil</b>"_s}, .morePackages = 3};
}

Result<RebootNeed> no()
{
    return RebootNeed{};
}

Result<RebootNeed> unreachable()
{
    return fail(ErrorCode::Unreachable, u"No route to host"_s, u"ops@10.0.0.14"_s);
}

/// Four nodes in a table, and the fake session that is asked about them.
struct Stage
{
    FakeClock clock;
    FakeDirectory directory;
    NoPrompter prompter;
    GuiMailbox mailbox;
    NodeTableModel model{clock};
    std::unique_ptr<ClusterSession> session;
    FakeClusterState *state = nullptr;
    std::unique_ptr<RebootNeeds> needs;
    QList<kube::Node> nodes;

    Stage()
    {
        directory.add(makeProfile(u"lab"_s, u"Lab"_s, cluster::Purpose::Test));
        session = directory.open(directory.profiles().constFirst(), prompter);
        state = &directory.state(u"lab"_s);
        needs = std::make_unique<RebootNeeds>(*session, mailbox, model, clock);
        for (int i = 1; i <= 4; ++i) {
            nodes.append(makeNode(u"n%1"_s.arg(i), i));
        }
        apply();
    }
    void apply()
    {
        NodeBatch batch;
        QSet<QString> names;
        for (const kube::Node &node : nodes) {
            batch.changes.append({node.name, node});
            names.insert(node.name);
        }
        batch.onlyThese = names;
        model.apply(batch);
    }
    void answer(const QString &node, const Result<RebootNeed> &need)
    {
        state->rebootNeeds(node, need);
        pump();
    }
    /// n3 needs one, n4 cannot say, the others need none.
    void answerAll()
    {
        answer(u"n1"_s, no());
        answer(u"n2"_s, no());
        answer(u"n3"_s, yes());
        answer(u"n4"_s, unreachable());
    }
    [[nodiscard]] QModelIndex cell(int row) const
    {
        return model.index(row, static_cast<int>(NodeColumn::RebootRequired));
    }
    [[nodiscard]] QStringList asked() const { return state->rebootQuestions.value(state->rebootQuestions.size() - 1); }
    [[nodiscard]] RollingRebootDialog *openDialog()
    {
        auto *dialog = new RollingRebootDialog(*session, mailbox, {u"n1"_s, u"n2"_s, u"n3"_s, u"n4"_s}, nullptr);
        dialog->offerRebootNeeds(*needs);
        dialog->show();
        pump();
        return dialog;
    }
};

QStringList namesOf(const QAbstractItemModel &model)
{
    QStringList names;
    for (int row = 0; row < model.rowCount(); ++row) {
        names << model.index(row, 0).data().toString();
    }
    return names;
}

} // namespace

class TestReboots : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksOnceThenHourly();
    void asksAgainAfterAReboot();
    void asksAgainWhenAnUnreachableNodeIsReady();
    void askAllAsksAll();
    void cellIsIconAndWord();
    void toolTipSaysWhyLetterByLetter();
    void everyReasonIsSaid_data();
    void everyReasonIsSaid();
    void sortsWhatIsToBeDoneFirst();
    void filtersByNeed();
    void columnsOfAnOlderVersionAreRestored();
    void optionIsOfferedOnlyWithNeeds();
    void onlyRequiredAsksThenPlans();
    void unknownNodesCanBeTicked();
    void nothingToRebootHasNoPlan();
    void personsChoiceSurvivesTheWish();
    void takenBackWhileAsking();
    void answersHoldWhileThePlanIsRead();
};

void TestReboots::asksOnceThenHourly()
{
    Stage stage;
    stage.needs->update();
    QCOMPARE(stage.state->rebootQuestions, QList<QStringList>{(QStringList{u"n1"_s, u"n2"_s, u"n3"_s, u"n4"_s})});
    stage.clock.advance(2h); // n4 has not answered yet: it is not asked twice
    stage.answer(u"n1"_s, no());
    stage.needs->update();
    QCOMPARE(stage.state->rebootQuestions.size(), 1);
    stage.clock.advance(59min);
    stage.needs->update();
    QCOMPARE(stage.state->rebootQuestions.size(), 1);
    stage.clock.advance(1min);
    stage.needs->update();
    QCOMPARE(stage.state->rebootQuestions.size(), 2);
    QCOMPARE(stage.asked(), QStringList{u"n1"_s});
}

void TestReboots::asksAgainAfterAReboot()
{
    Stage stage;
    const QAbstractItemModelTester tester(&stage.model);
    stage.needs->update();
    stage.answerAll();
    QCOMPARE(stage.cell(2).data().toString(), u"Yes"_s);
    stage.nodes[2].bootId = bootId(77);
    stage.apply();
    QCOMPARE(stage.cell(2).data().toString(), u"–"_s); // what was said before the reboot is no answer
    stage.needs->update();
    QCOMPARE(stage.asked(), QStringList{u"n3"_s});
    stage.answer(u"n3"_s, no());
    QCOMPARE(stage.cell(2).data().toString(), u"No"_s);
    stage.needs->update();
    QCOMPARE(stage.state->rebootQuestions.size(), 2);
}

void TestReboots::asksAgainWhenAnUnreachableNodeIsReady()
{
    Stage stage;
    stage.nodes[3] = makeNode(u"n4"_s, 4, false, kube::ConditionStatus::Unknown);
    stage.apply();
    stage.needs->update();
    stage.answerAll();
    stage.needs->update();
    QCOMPARE(stage.state->rebootQuestions.size(), 1);
    stage.nodes[3] = makeNode(u"n4"_s, 4);
    stage.apply();
    stage.needs->update();
    QCOMPARE(stage.asked(), QStringList{u"n4"_s});
}

void TestReboots::askAllAsksAll()
{
    Stage stage;
    stage.needs->update();
    stage.answerAll();
    stage.needs->askAll();
    QCOMPARE(stage.asked().size(), 4);
    QVERIFY(stage.needs->isAsking(u"n3"_s));
    QCOMPARE(stage.cell(2).data().toString(), u"Yes"_s); // until it answers
    stage.answer(u"n3"_s, no());
    QVERIFY(!stage.needs->isAsking(u"n3"_s));
    stage.answer(u"gone"_s, no()); // of a node that was removed meanwhile
}

void TestReboots::cellIsIconAndWord()
{
    Stage stage;
    QCOMPARE(stage.cell(0).data().toString(), u"–"_s);
    QCOMPARE(stage.cell(0).data(NodeTableModel::IconRole).toString(), QString());
    stage.needs->update();
    QSignalSpy changed(&stage.model, &QAbstractItemModel::dataChanged);
    stage.answerAll();
    QCOMPARE(changed.size(), 4);
    QCOMPARE(changed[2][0].toModelIndex(), stage.cell(2));
    QCOMPARE(changed[2][1].toModelIndex(), stage.cell(2));
    QSet<QString> words;
    QSet<QString> icons;
    for (const int row : {0, 2, 3}) {
        words << stage.cell(row).data().toString();
        icons << stage.cell(row).data(NodeTableModel::IconRole).toString();
    }
    QCOMPARE(words, (QSet<QString>{u"No"_s, u"Yes"_s, u"Unknown"_s}));
    QCOMPARE(icons.size(), 3);
    QCOMPARE(stage.cell(2).data(Qt::AccessibleTextRole).toString(), u"Reboot required: Yes"_s);
}

void TestReboots::toolTipSaysWhyLetterByLetter()
{
    Stage stage;
    stage.needs->update();
    stage.answerAll();
    const QString packages = stage.cell(2).data(Qt::ToolTipRole).toString();
    QVERIFY2(packages.contains(u"linux-base"_s) && packages.contains(u"and 3 more"_s), qPrintable(packages));
    QVERIFY(packages.contains(u"&lt;b&gt;evil&lt;/b&gt;"_s) && !packages.contains(u"<b>"_s));
    const QString reason = stage.cell(3).data(Qt::ToolTipRole).toString();
    QVERIFY2(reason.contains(u"No route to host"_s) && reason.contains(u"ops@10.0.0.14"_s), qPrintable(reason));
}

void TestReboots::everyReasonIsSaid_data()
{
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("part");
    QTest::newRow("a password") << ErrorCode::Declined << u"password"_s;
    QTest::newRow("host key") << ErrorCode::HostKeyUnknown << u"known_hosts"_s;
    QTest::newRow("no way to tell") << ErrorCode::NotFound << u"reboot_required in clusters.yaml"_s;
    QTest::newRow("own command") << ErrorCode::ExitedNonZero << u"xxx"_s;
}

void TestReboots::everyReasonIsSaid()
{
    QFETCH(ErrorCode, code);
    QFETCH(QString, part);
    const QString reason = RebootText::explanation(Result<RebootNeed>(fail(code, QString(5000, u'x'))));
    QVERIFY2(reason.contains(part), qPrintable(reason));
    QVERIFY(reason.size() < 600);
}

void TestReboots::sortsWhatIsToBeDoneFirst()
{
    Stage stage;
    NodeFilterProxy proxy;
    const QAbstractItemModelTester tester(&proxy);
    proxy.setNodes(&stage.model);
    proxy.sort(static_cast<int>(NodeColumn::RebootRequired));
    stage.needs->update();
    stage.answer(u"n1"_s, no());
    stage.answer(u"n3"_s, yes());
    stage.answer(u"n4"_s, unreachable());
    QCOMPARE(namesOf(proxy), (QStringList{u"n3"_s, u"n4"_s, u"n2"_s, u"n1"_s}));
}

void TestReboots::filtersByNeed()
{
    Stage stage;
    NodePanel panel(stage.model);
    panel.setListed(true);
    panel.show();
    stage.needs->update();
    auto *filter = find<QComboBox>(&panel, "nodeRebootFilter");
    filter->setCurrentIndex(static_cast<int>(NodeFilterProxy::Reboot::Unknown));
    QCOMPARE(panel.table()->model()->rowCount(), 4); // nobody has answered yet
    stage.answerAll();
    QCOMPARE(namesOf(*panel.table()->model()), QStringList{u"n4"_s});
    filter->setCurrentIndex(static_cast<int>(NodeFilterProxy::Reboot::Required));
    QCOMPARE(namesOf(*panel.table()->model()), QStringList{u"n3"_s});
    QVERIFY(find<QLabel>(&panel, "nodesShown")->text().startsWith(u"1 of 4 "_s));
    filter->setCurrentIndex(static_cast<int>(NodeFilterProxy::Reboot::NotRequired));
    QCOMPARE(namesOf(*panel.table()->model()), (QStringList{u"n1"_s, u"n2"_s}));
    stage.answer(u"n1"_s, yes());
    QCOMPARE(namesOf(*panel.table()->model()), QStringList{u"n2"_s});
    filter->setCurrentIndex(static_cast<int>(NodeFilterProxy::Reboot::Any));
    QCOMPARE(panel.table()->model()->rowCount(), 4);
}

void TestReboots::columnsOfAnOlderVersionAreRestored()
{
    // The window keeps its columns; a version before this column had eleven.
    QStandardItemModel older(1, static_cast<int>(NodeColumn::RebootRequired));
    QTableView table;
    table.setModel(&older);
    table.setColumnHidden(static_cast<int>(NodeColumn::Kernel), true);
    Stage stage;
    NodePanel panel(stage.model);
    panel.resize(1200, 300);
    panel.show();
    panel.table()->restoreColumns(table.horizontalHeader()->saveState());
    const int column = static_cast<int>(NodeColumn::RebootRequired);
    QVERIFY(!panel.table()->isColumnHidden(column));
    QVERIFY(panel.table()->columnWidth(column) > 20);
    QCOMPARE(panel.table()->horizontalHeader()->count(), nodeColumnCount);
}

void TestReboots::optionIsOfferedOnlyWithNeeds()
{
    Stage stage;
    auto *dialog = new RollingRebootDialog(*stage.session, stage.mailbox, {u"n1"_s}, nullptr);
    dialog->show();
    QVERIFY(!find<QCheckBox>(dialog, "rebootOnlyRequired")->isVisible());
    dialog->offerRebootNeeds(*stage.needs);
    QVERIFY(find<QCheckBox>(dialog, "rebootOnlyRequired")->isVisible());
    dialog->close();
}

void TestReboots::onlyRequiredAsksThenPlans()
{
    Stage stage;
    stage.needs->update();
    stage.answerAll();
    RollingRebootDialog *dialog = stage.openDialog();
    auto *start = find<QPushButton>(dialog, "rebootStart");
    QVERIFY(start->isEnabled());
    find<QCheckBox>(dialog, "rebootOnlyRequired")->setChecked(true);
    QVERIFY(!start->isEnabled());
    QCOMPARE(stage.asked().size(), 4); // anew: what they said may be an hour old
    const auto *planState = find<ElidedLabel>(dialog, "rebootPlanState");
    stage.answer(u"n1"_s, no());
    QVERIFY2(planState->text().contains(u"1 of 4"_s), qPrintable(planState->text()));
    QTest::qWait(400); // longer than the delay after which it would plan
    QCOMPARE(stage.state->planRequests.size(), 1);
    QVERIFY(!start->isEnabled());
    stage.answer(u"n2"_s, no());
    stage.answer(u"n3"_s, yes());
    stage.answer(u"n4"_s, unreachable());
    QCOMPARE(dialog->chosenNodes(), QStringList{u"n3"_s});
    QTRY_COMPARE(stage.state->planRequests.size(), 2);
    QCOMPARE(stage.state->planRequests.constLast(), QStringList{u"n3"_s});
    pump();
    QVERIFY(start->isEnabled());
    const QString text = find<QLabel>(dialog, "rebootLeftOut")->text();
    const QStringList lines = text.split(u'\n');
    QVERIFY2(lines.value(0).contains(u"n1, n2"_s), qPrintable(text));
    QVERIFY2(lines.value(1).contains(u"not known"_s) && lines.value(1).contains(u"n4"_s), qPrintable(text));
    QVERIFY2(lines.value(2).contains(u"No route to host"_s), qPrintable(text));
    QVERIFY(!find<QListWidget>(dialog, "rebootNodes")->item(0)->flags().testFlag(Qt::ItemIsEnabled));
    dialog->close();
}

void TestReboots::unknownNodesCanBeTicked()
{
    Stage stage;
    stage.needs->update();
    RollingRebootDialog *dialog = stage.openDialog();
    find<QCheckBox>(dialog, "rebootOnlyRequired")->setChecked(true);
    stage.answerAll();
    auto *nodes = find<QListWidget>(dialog, "rebootNodes");
    nodes->item(3)->setCheckState(Qt::Checked);
    QCOMPARE(dialog->chosenNodes(), (QStringList{u"n3"_s, u"n4"_s}));
    const QString text = find<QLabel>(dialog, "rebootLeftOut")->text();
    QVERIFY2(text.contains(u"although it is not known whether they need it: n4"_s), qPrintable(text));
    // "All nodes" ticks what can be ticked, and nothing that needs no reboot.
    nodes->item(3)->setCheckState(Qt::Unchecked);
    auto *all = find<QCheckBox>(dialog, "rebootAll");
    QVERIFY(!all->isChecked());
    QTest::mouseClick(all, Qt::LeftButton, {}, QPoint(8, 8));
    QCOMPARE(dialog->chosenNodes(), (QStringList{u"n3"_s, u"n4"_s}));
    QVERIFY(all->isChecked());
    dialog->close();
}

void TestReboots::nothingToRebootHasNoPlan()
{
    Stage stage;
    stage.state->onRebootNeed = [](const QString &) { return no(); };
    stage.needs->update();
    pump();
    RollingRebootDialog *dialog = stage.openDialog();
    find<QCheckBox>(dialog, "rebootOnlyRequired")->setChecked(true);
    pump();
    QVERIFY(dialog->chosenNodes().isEmpty());
    QTest::qWait(400);
    QCOMPARE(stage.state->planRequests.size(), 1);
    QVERIFY(!find<QPushButton>(dialog, "rebootStart")->isEnabled());
    QCOMPARE(find<ElidedLabel>(dialog, "rebootPlanState")->text(), u"No node is known to need a reboot."_s);
    dialog->close();
}

void TestReboots::personsChoiceSurvivesTheWish()
{
    Stage stage;
    stage.needs->update();
    RollingRebootDialog *dialog = stage.openDialog();
    auto *nodes = find<QListWidget>(dialog, "rebootNodes");
    auto *wish = find<QCheckBox>(dialog, "rebootOnlyRequired");
    nodes->item(2)->setCheckState(Qt::Unchecked);
    wish->setChecked(true);
    stage.answerAll();
    QVERIFY(dialog->chosenNodes().isEmpty()); // n3 needs one, but was not wanted
    wish->setChecked(false);
    QCOMPARE(dialog->chosenNodes(), (QStringList{u"n1"_s, u"n2"_s, u"n4"_s}));
    QVERIFY(nodes->item(0)->flags().testFlag(Qt::ItemIsEnabled));
    QVERIFY(!find<QLabel>(dialog, "rebootLeftOut")->isVisible());
    dialog->close();
}

void TestReboots::takenBackWhileAsking()
{
    Stage stage;
    stage.needs->update();
    RollingRebootDialog *dialog = stage.openDialog();
    auto *wish = find<QCheckBox>(dialog, "rebootOnlyRequired");
    wish->setChecked(true);
    stage.answer(u"n1"_s, no());
    wish->setChecked(false);
    QCOMPARE(dialog->chosenNodes().size(), 4);
    stage.answerAll(); // late answers change nothing here
    QCOMPARE(dialog->chosenNodes().size(), 4);
    QTRY_VERIFY(find<QPushButton>(dialog, "rebootStart")->isEnabled());
    dialog->close();
}

void TestReboots::answersHoldWhileThePlanIsRead()
{
    Stage stage;
    stage.needs->update();
    RollingRebootDialog *dialog = stage.openDialog();
    find<QCheckBox>(dialog, "rebootOnlyRequired")->setChecked(true);
    stage.answerAll();
    QTRY_COMPARE(stage.state->planRequests.size(), 2);
    pump();
    stage.answer(u"n1"_s, yes()); // the hourly look, while somebody reads the plan
    QCOMPARE(dialog->chosenNodes(), QStringList{u"n3"_s});
    QVERIFY(find<QPushButton>(dialog, "rebootStart")->isEnabled());
    QCOMPARE(stage.cell(0).data().toString(), u"Yes"_s);
    dialog->close();
}

QTEST_MAIN(TestReboots)
#include "tst_reboots.moc"
