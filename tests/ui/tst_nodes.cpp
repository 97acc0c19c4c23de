// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fake_clock.hpp"
#include "ui/nodes/natural_order.hpp"
#include "ui/nodes/node_filter_proxy.hpp"
#include "ui/nodes/node_panel.hpp"
#include "ui/nodes/node_table_model.hpp"
#include "ui/nodes/node_table_view.hpp"
#include "ui/nodes/ping_strip_delegate.hpp"
#include "ui/support/fake_cluster.hpp"
#include "ui/support/pump.hpp"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QSignalSpy>
#include <QStackedWidget>

using namespace kubemori;
using namespace kubemori::ui;
using namespace kubemori::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

NodeBatch listOf(const QList<kube::Node> &nodes)
{
    NodeBatch batch;
    QSet<QString> names;
    for (const kube::Node &node : nodes) {
        batch.changes.append({node.name, node});
        names.insert(node.name);
    }
    batch.onlyThese = names;
    return batch;
}

NodeBatch changeOf(const kube::Node &node)
{
    NodeBatch batch;
    batch.changes.append({node.name, node});
    return batch;
}

QStringList namesOf(const QAbstractItemModel &model)
{
    QStringList names;
    for (int row = 0; row < model.rowCount(); ++row) {
        names << model.index(row, 0).data().toString();
    }
    return names;
}

} // namespace

class TestNodes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void naturalOrder_data();
    void naturalOrder();
    void unchangedNodeAnnouncesNothing();
    void changedCellIsAnnouncedAlone();
    void relistRemovesWhatIsGone();
    void removesRunsFromTheMiddle();
    void countsFollow();
    void statusIsIconAndWord();
    void sortsByColumn_data();
    void sortsByColumn();
    void filtersByWordsInAnyColumn();
    void filtersByState();
    void changedNodeEntersTheFilter();
    void selectionSurvivesUpdatesAndSorting();
    void columnsCanBeHiddenAndRestored();
    void pingHistoryKeepsTheNewest();
    void stripTellsMarksApartWithoutColour();
    void hostileNamesAreShownLetterByLetter();
    void longTextIsCutWithATooltip();
    void panelSaysWhyItIsEmpty();

private:
    FakeClock m_clock;
};

void TestNodes::naturalOrder_data()
{
    QTest::addColumn<QString>("a");
    QTest::addColumn<QString>("b");
    QTest::addColumn<int>("sign");
    QTest::newRow("digits as numbers") << u"node2"_s << u"node10"_s << -1;
    QTest::newRow("same") << u"node2"_s << u"node2"_s << 0;
    QTest::newRow("case does not count first") << u"Node1"_s << u"node2"_s << -1;
    QTest::newRow("prefix") << u"node"_s << u"node1"_s << -1;
    QTest::newRow("leading zeros") << u"node02"_s << u"node10"_s << -1;
    QTest::newRow("long numbers") << u"n99999999999999999999"_s << u"n100000000000000000000"_s << -1;
    QTest::newRow("inner") << u"rack2-node1"_s << u"rack10-node0"_s << -1;
}

void TestNodes::naturalOrder()
{
    QFETCH(QString, a);
    QFETCH(QString, b);
    QFETCH(int, sign);
    QCOMPARE(naturalCompare(a, b), sign);
    QCOMPARE(naturalCompare(b, a), -sign);
}

void TestNodes::unchangedNodeAnnouncesNothing()
{
    NodeTableModel model(m_clock);
    const QAbstractItemModelTester tester(&model);
    kube::Node node = makeNode(u"a"_s, 1);
    model.apply(listOf({node}));
    const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    node.resourceVersion = u"77"_s;
    node.conditions[0].lastHeartbeat = m_clock.utcNow();
    model.apply(changeOf(node));
    QCOMPARE(changed.size(), 0);
    QCOMPARE(model.row(0).node.resourceVersion, u"77"_s);
}

void TestNodes::changedCellIsAnnouncedAlone()
{
    NodeTableModel model(m_clock);
    const QAbstractItemModelTester tester(&model);
    kube::Node node = makeNode(u"b"_s, 2);
    model.apply(listOf({makeNode(u"a"_s, 1), node}));
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    node.schedulable = false;
    model.apply(changeOf(node));
    QCOMPARE(changed.size(), 1);
    const auto from = changed[0][0].toModelIndex();
    const auto to = changed[0][1].toModelIndex();
    QCOMPARE(from, model.index(1, static_cast<int>(NodeColumn::Scheduling)));
    QCOMPARE(to, from);
}

void TestNodes::relistRemovesWhatIsGone()
{
    NodeTableModel model(m_clock);
    const QAbstractItemModelTester tester(&model);
    model.apply(listOf({makeNode(u"a"_s, 1), makeNode(u"b"_s, 2), makeNode(u"c"_s, 3)}));
    const QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    model.apply(listOf({makeNode(u"c"_s, 3), makeNode(u"d"_s, 4)}));
    QCOMPARE(namesOf(model), (QStringList{u"c"_s, u"d"_s}));
    QCOMPARE(model.indexOf(u"d"_s), 1);
    QCOMPARE(model.indexOf(u"a"_s), -1);
    QCOMPARE(reset.size(), 0);
}

void TestNodes::removesRunsFromTheMiddle()
{
    NodeTableModel model(m_clock);
    const QAbstractItemModelTester tester(&model);
    QList<kube::Node> nodes;
    for (int i = 0; i < 10; ++i) {
        nodes << makeNode(u"n%1"_s.arg(i), i);
    }
    model.apply(listOf(nodes));
    const QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    NodeBatch batch;
    for (const QString &name : {u"n7"_s, u"n2"_s, u"n3"_s, u"n9"_s, u"unknown"_s}) {
        batch.changes.append({name, std::nullopt});
    }
    model.apply(batch);
    QCOMPARE(removed.size(), 3); // 2–3, 7, 9
    QCOMPARE(namesOf(model), (QStringList{u"n0"_s, u"n1"_s, u"n4"_s, u"n5"_s, u"n6"_s, u"n8"_s}));
    for (int row = 0; row < model.rowCount(); ++row) {
        QCOMPARE(model.indexOf(model.row(row).node.name), row);
    }
}

void TestNodes::countsFollow()
{
    NodeTableModel model(m_clock);
    const QSignalSpy counts(&model, &NodeTableModel::countsChanged);
    kube::Node bad = makeNode(u"b"_s, 2, false, kube::ConditionStatus::False);
    model.apply(listOf({makeNode(u"a"_s, 1), bad}));
    QCOMPARE(model.counts(), (NodeTableModel::Counts{.total = 2, .ready = 1, .cordoned = 0}));
    bad.schedulable = false;
    model.apply(changeOf(bad));
    QCOMPARE(model.counts(), (NodeTableModel::Counts{.total = 2, .ready = 1, .cordoned = 1}));
    QCOMPARE(counts.size(), 2);
}

void TestNodes::statusIsIconAndWord()
{
    NodeTableModel model(m_clock);
    model.apply(listOf({makeNode(u"a"_s, 1), makeNode(u"b"_s, 2, false, kube::ConditionStatus::False),
                        makeNode(u"c"_s, 3, false, kube::ConditionStatus::Unknown)}));
    QSet<QString> words;
    QSet<QString> icons;
    for (int row = 0; row < 3; ++row) {
        const QModelIndex cell = model.index(row, static_cast<int>(NodeColumn::Status));
        words << cell.data().toString();
        icons << cell.data(NodeTableModel::IconRole).toString();
    }
    QCOMPARE(words, (QSet<QString>{u"Ready"_s, u"NotReady"_s, u"Unknown"_s}));
    QCOMPARE(icons.size(), 3);
}

void TestNodes::sortsByColumn_data()
{
    QTest::addColumn<NodeColumn>("column");
    QTest::addColumn<QStringList>("order");
    QTest::newRow("name") << NodeColumn::Name << QStringList{u"n1"_s, u"n2"_s, u"n10"_s};
    QTest::newRow("ip") << NodeColumn::Ip << QStringList{u"n10"_s, u"n1"_s, u"n2"_s};
    QTest::newRow("version") << NodeColumn::Version << QStringList{u"n2"_s, u"n10"_s, u"n1"_s};
    QTest::newRow("status, worst first") << NodeColumn::Status << QStringList{u"n2"_s, u"n10"_s, u"n1"_s};
    QTest::newRow("scheduling, cordoned first") << NodeColumn::Scheduling << QStringList{u"n10"_s, u"n1"_s, u"n2"_s};
    QTest::newRow("age, youngest first") << NodeColumn::Age << QStringList{u"n10"_s, u"n2"_s, u"n1"_s};
    QTest::newRow("ping, lost last") << NodeColumn::Ping << QStringList{u"n2"_s, u"n1"_s, u"n10"_s};
}

void TestNodes::sortsByColumn()
{
    QFETCH(NodeColumn, column);
    QFETCH(QStringList, order);
    kube::Node a = makeNode(u"n1"_s, 1);
    kube::Node b = makeNode(u"n2"_s, 2, false, kube::ConditionStatus::False);
    kube::Node c = makeNode(u"n10"_s, 3, false, kube::ConditionStatus::Unknown);
    a.internalIp = u"10.0.0.20"_s;
    b.internalIp = u"10.0.0.100"_s;
    c.internalIp = u"10.0.0.9"_s;
    a.version = u"v1.31.10"_s;
    b.version = u"v1.31.2-rc.1"_s;
    c.version = u"v1.31.2"_s;
    c.schedulable = false;
    a.createdAt = m_clock.utcNow().addDays(-9);
    b.createdAt = m_clock.utcNow().addDays(-5);
    c.createdAt = m_clock.utcNow().addDays(-1);
    NodeTableModel model(m_clock);
    NodeFilterProxy proxy;
    const QAbstractItemModelTester tester(&proxy);
    proxy.setNodes(&model);
    model.apply(listOf({a, b, c}));
    model.addSamples({{.node = u"n1"_s, .at = {}, .roundTrip = 900us},
                      {.node = u"n2"_s, .at = {}, .roundTrip = 200us},
                      {.node = u"n10"_s, .at = {}, .roundTrip = std::nullopt}});
    proxy.sort(static_cast<int>(column));
    QCOMPARE(namesOf(proxy), order);
}

void TestNodes::filtersByWordsInAnyColumn()
{
    NodeTableModel model(m_clock);
    NodeFilterProxy proxy;
    const QAbstractItemModelTester tester(&proxy);
    proxy.setNodes(&model);
    model.apply(listOf({makeNode(u"cp1"_s, 1, true), makeNode(u"w1"_s, 2), makeNode(u"w2"_s, 3)}));
    proxy.setText(u"CONTROL"_s);
    QCOMPARE(namesOf(proxy), QStringList{u"cp1"_s});
    proxy.setText(u"worker  10.0.0.14"_s);
    QCOMPARE(namesOf(proxy), QStringList{u"w2"_s});
    proxy.setText(u"nothing"_s);
    QCOMPARE(proxy.rowCount(), 0);
    proxy.setText({});
    QCOMPARE(proxy.rowCount(), 3);
}

void TestNodes::filtersByState()
{
    NodeTableModel model(m_clock);
    NodeFilterProxy proxy;
    proxy.setNodes(&model);
    kube::Node cordoned = makeNode(u"c"_s, 3);
    cordoned.schedulable = false;
    model.apply(listOf({makeNode(u"a"_s, 1), makeNode(u"b"_s, 2, false, kube::ConditionStatus::False), cordoned}));
    proxy.setState(NodeFilterProxy::State::NotReady);
    QCOMPARE(namesOf(proxy), QStringList{u"b"_s});
    proxy.setState(NodeFilterProxy::State::Cordoned);
    QCOMPARE(namesOf(proxy), QStringList{u"c"_s});
    proxy.setState(NodeFilterProxy::State::Unknown);
    QCOMPARE(proxy.rowCount(), 0);
}

void TestNodes::changedNodeEntersTheFilter()
{
    NodeTableModel model(m_clock);
    NodeFilterProxy proxy;
    const QAbstractItemModelTester tester(&proxy);
    proxy.setNodes(&model);
    kube::Node node = makeNode(u"a"_s, 1);
    model.apply(listOf({node}));
    proxy.setState(NodeFilterProxy::State::Cordoned);
    QCOMPARE(proxy.rowCount(), 0);
    node.schedulable = false;
    model.apply(changeOf(node));
    QCOMPARE(proxy.rowCount(), 1);
    node.schedulable = true;
    model.apply(changeOf(node));
    QCOMPARE(proxy.rowCount(), 0);
}

void TestNodes::selectionSurvivesUpdatesAndSorting()
{
    NodeTableModel model(m_clock);
    NodePanel panel(model);
    panel.show();
    QList<kube::Node> nodes;
    for (int i = 0; i < 50; ++i) {
        nodes << makeNode(u"n%1"_s.arg(i), i);
    }
    model.apply(listOf(nodes));
    NodeTableView *table = panel.table();
    table->selectRow(3);
    table->selectionModel()->select(table->model()->index(7, 0),
                                    QItemSelectionModel::Select | QItemSelectionModel::Rows);
    QCOMPARE(table->selectedNodes(), (QStringList{u"n3"_s, u"n7"_s}));
    nodes[3].schedulable = false;
    nodes[7].version = u"v1.32.0"_s;
    nodes.removeAt(5);
    model.apply(listOf(nodes));
    QCOMPARE(table->selectedNodes(), (QStringList{u"n3"_s, u"n7"_s}));
    table->sortByColumn(static_cast<int>(NodeColumn::Name), Qt::DescendingOrder);
    QCOMPARE(table->selectedNodes(), (QStringList{u"n7"_s, u"n3"_s}));
    NodeBatch gone;
    gone.changes.append({u"n7"_s, std::nullopt});
    model.apply(gone);
    QCOMPARE(table->selectedNodes(), QStringList{u"n3"_s});
}

void TestNodes::columnsCanBeHiddenAndRestored()
{
    NodeTableModel model(m_clock);
    NodePanel panel(model);
    const int kernel = static_cast<int>(NodeColumn::Kernel);
    panel.table()->setColumnHidden(kernel, true);
    const QByteArray state = panel.table()->saveColumns();
    NodePanel other(model);
    QVERIFY(!other.table()->isColumnHidden(kernel));
    other.table()->restoreColumns(state);
    QVERIFY(other.table()->isColumnHidden(kernel));
}

void TestNodes::pingHistoryKeepsTheNewest()
{
    PingHistory ping;
    QCOMPARE(ping.last().mark, PingHistory::Mark::Unknown);
    monitor::ProbeSample sample;
    for (std::size_t i = 0; i < PingHistory::capacity + 5; ++i) {
        sample.roundTrip = std::chrono::microseconds(static_cast<int>(i));
        ping.add(sample);
    }
    QCOMPARE(ping.size(), PingHistory::capacity);
    QCOMPARE(ping.at(0).microseconds, 5U);
    QCOMPARE(ping.last().microseconds, static_cast<std::uint32_t>(PingHistory::capacity + 4));
    sample.roundTrip.reset();
    ping.add(sample);
    QCOMPARE(ping.last().mark, PingHistory::Mark::Lost);
    sample.icmpUsable = false;
    ping.add(sample);
    QCOMPARE(ping.last().mark, PingHistory::Mark::Unknown);
    QCOMPARE(ping.count(PingHistory::Mark::Lost), 1);
}

void TestNodes::stripTellsMarksApartWithoutColour()
{
    // Painted in one colour, the three marks must still be three different pictures.
    const auto paint = [](PingHistory::Mark mark) {
        PingHistory ping;
        for (int i = 0; i < 10; ++i) {
            monitor::ProbeSample sample;
            if (mark == PingHistory::Mark::Answered) {
                sample.roundTrip = 500us;
            }
            sample.icmpUsable = mark != PingHistory::Mark::Unknown;
            ping.add(sample);
        }
        QImage image(40, 18, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        PingStripDelegate::paintStrip(&painter, image.rect(), ping, QPalette(), Qt::black);
        return image;
    };
    const QImage answered = paint(PingHistory::Mark::Answered);
    const QImage lost = paint(PingHistory::Mark::Lost);
    const QImage unknown = paint(PingHistory::Mark::Unknown);
    QVERIFY(answered != lost);
    QVERIFY(answered != unknown);
    QVERIFY(lost != unknown);
}

void TestNodes::hostileNamesAreShownLetterByLetter()
{
    NodeTableModel model(m_clock);
    const QString evil = u"<img src=x><b>n</b>"_s;
    kube::Node node = makeNode(evil, 1);
    node.conditions[0].message = u"<script>alert(1)</script>"_s;
    model.apply(listOf({node}));
    QCOMPARE(model.index(0, 0).data().toString(), evil);
    const QString tip = model.index(0, static_cast<int>(NodeColumn::Status)).data(Qt::ToolTipRole).toString();
    QVERIFY(!tip.contains(u"<script>"_s));
    QVERIFY(tip.contains(u"&lt;script&gt;"_s));
}

void TestNodes::longTextIsCutWithATooltip()
{
    NodeTableModel model(m_clock);
    NodePanel panel(model);
    panel.resize(900, 300);
    panel.show();
    model.apply(
        listOf({makeNode(u"a-node-name-that-is-far-too-long-for-any-column.example-datacenter.internal"_s, 1)}));
    NodeTableView *table = panel.table();
    QCOMPARE(table->textElideMode(), Qt::ElideRight);
    QVERIFY(table->columnWidth(0) < table->fontMetrics().horizontalAdvance(model.row(0).node.name));
}

void TestNodes::panelSaysWhyItIsEmpty()
{
    NodeTableModel model(m_clock);
    NodePanel panel(model);
    panel.show();
    auto *title = find<QLabel>(&panel, "nodesEmptyTitle");
    QVERIFY(title->isVisible());
    const QString reading = title->text();
    panel.setListed(true);
    const QString none = title->text();
    QVERIFY(none != reading);
    model.apply(listOf({makeNode(u"a"_s, 1)}));
    QVERIFY(!title->isVisible());
    find<QLineEdit>(&panel, "nodeFilter")->setText(u"zzz"_s);
    QVERIFY(title->isVisible());
    QVERIFY(title->text() != none);
}

QTEST_MAIN(TestNodes)
#include "tst_nodes.moc"
