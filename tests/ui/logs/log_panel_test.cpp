// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases.hpp"

#include "ui/logs/log_panel.hpp"
#include "ui/logs/log_view.hpp"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace kubemori;
using namespace kubemori::ui;
using kubemori::logs::LineMeta;
using kubemori::logs::LogStore;

namespace {

constexpr int patience = 20000;
const LineMeta fromA{.time = {}, .source = u"node-a"_s};
const LineMeta fromB{.time = {}, .source = u"node-b"_s};

class LogPanelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void offersTheNodesThatSpoke();
    void filterSetBeforeTheNodeSpeaks();
    void searchesAsTyped();
    void showsOnlyMatches();
    void brokenExpressionSaysSo();
    void followButtonShowsTheState();
    void anotherStoreKeepsFilterAndSearch();
    void everythingHasANameAndAnObjectName();

private:
    [[nodiscard]] qint64 rows() const { return m_panel->view()->rows().count(); }
    template<class T> T *child(const QString &name) { return m_panel->findChild<T *>(name); }

    std::shared_ptr<LogStore> m_store;
    std::unique_ptr<LogPanel> m_panel;
};

void LogPanelTest::init()
{
    m_store = std::make_shared<LogStore>();
    m_store->append("alpha\nbeta\n", fromA);
    m_store->append("gamma alpha\n", fromB);
    m_panel = std::make_unique<LogPanel>(m_store);
    m_panel->resize(900, 400);
    m_panel->show();
}

void LogPanelTest::cleanup()
{
    m_panel.reset();
}

void LogPanelTest::offersTheNodesThatSpoke()
{
    auto *nodes = child<QComboBox>(u"logNode"_s);
    QCOMPARE(nodes->count(), 3);
    QCOMPARE(nodes->itemText(1), u"node-a"_s);
    QTest::keyClick(nodes, Qt::Key_Down); // as a person would: "activated"
    QCOMPARE(m_panel->nodeFilter(), u"node-a"_s);
    QVERIFY(QTest::qWaitFor([&] { return rows() == 2; }, patience));
    m_store->append("x\n", LineMeta{.time = {}, .source = u"node-c"_s});
    QVERIFY(QTest::qWaitFor([&] { return nodes->count() == 4; }, patience));
    QCOMPARE(nodes->currentText(), u"node-a"_s);
    m_panel->setNodeFilter({});
    QVERIFY(QTest::qWaitFor([&] { return rows() == 4; }, patience));
    QCOMPARE(nodes->currentIndex(), 0);
}

void LogPanelTest::filterSetBeforeTheNodeSpeaks()
{
    m_panel->setNodeFilter(u"node-z"_s);
    QVERIFY(QTest::qWaitFor([&] { return rows() == 0; }, patience));
    QCOMPARE(child<QComboBox>(u"logNode"_s)->currentText(), u"node-z"_s);
    m_store->append("here\n", LineMeta{.time = {}, .source = u"node-z"_s});
    QVERIFY(QTest::qWaitFor([&] { return rows() == 1; }, patience));
    QCOMPARE(child<QComboBox>(u"logNode"_s)->count(), 4);
}

void LogPanelTest::searchesAsTyped()
{
    auto *field = child<QLineEdit>(u"logSearch"_s);
    m_panel->focusSearch();
    QTest::keyClicks(field, u"alpha"_s);
    auto *found = child<QLabel>(u"logFound"_s);
    QVERIFY(QTest::qWaitFor([&] { return found->text().startsWith(u'2'); }, patience));
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(QTest::qWaitFor([&] { return found->text() == u"1 of 2"_s; }, patience));
    QTest::mouseClick(child<QToolButton>(u"logNext"_s), Qt::LeftButton);
    QCOMPARE(found->text(), u"2 of 2"_s);
    QTest::mouseClick(child<QToolButton>(u"logPrevious"_s), Qt::LeftButton);
    QCOMPARE(found->text(), u"1 of 2"_s);
    child<QToolButton>(u"logCase"_s)->click();
    QTest::keyClicks(field, u"X"_s);
    QVERIFY(QTest::qWaitFor([&] { return found->text() == u"No match"_s; }, patience));
    QVERIFY(!child<QToolButton>(u"logNext"_s)->isEnabled());
}

void LogPanelTest::showsOnlyMatches()
{
    child<QLineEdit>(u"logSearch"_s)->setText(u"alpha"_s);
    child<QToolButton>(u"logOnlyMatching"_s)->click();
    QVERIFY(QTest::qWaitFor([&] { return rows() == 2; }, patience));
    m_panel->setNodeFilter(u"node-b"_s);
    QVERIFY(QTest::qWaitFor([&] { return rows() == 1; }, patience));
    child<QToolButton>(u"logOnlyMatching"_s)->click();
    child<QLineEdit>(u"logSearch"_s)->clear();
    m_panel->setNodeFilter({});
    QVERIFY(QTest::qWaitFor([&] { return rows() == 3; }, patience));
}

void LogPanelTest::brokenExpressionSaysSo()
{
    child<QToolButton>(u"logRegex"_s)->click();
    auto *field = child<QLineEdit>(u"logSearch"_s);
    auto *found = child<QLabel>(u"logFound"_s);
    field->setText(u"(alp"_s);
    QCOMPARE(found->text(), u"Not a regular expression"_s);
    QVERIFY(!found->toolTip().isEmpty());
    field->setText(u"^alp"_s);
    QVERIFY(QTest::qWaitFor([&] { return found->text().startsWith(u'1'); }, patience));
}

void LogPanelTest::followButtonShowsTheState()
{
    for (int i = 0; i < 300; ++i) {
        m_store->append("line\n", fromA);
    }
    QVERIFY(QTest::qWaitFor([&] { return rows() == 303; }, patience));
    auto *follow = child<QToolButton>(u"logFollowButton"_s);
    QVERIFY(follow->isChecked());
    QTest::keyClick(m_panel->view(), Qt::Key_PageUp);
    QVERIFY(!follow->isChecked());
    QTest::mouseClick(follow, Qt::LeftButton);
    QVERIFY(follow->isChecked());
    QVERIFY(m_panel->view()->isFollowing());
}

void LogPanelTest::anotherStoreKeepsFilterAndSearch()
{
    child<QLineEdit>(u"logSearch"_s)->setText(u"alpha"_s);
    m_panel->setNodeFilter(u"node-a"_s);
    const auto other = std::make_shared<LogStore>();
    other->append("alpha 1\nalpha 2\nx\n", fromA);
    other->append("alpha 3\n", fromB);
    m_panel->setStore(other);
    QVERIFY(QTest::qWaitFor([&] { return rows() == 3; }, patience));
    QVERIFY(QTest::qWaitFor([&] { return m_panel->view()->searchState().matches == 2; }, patience));
    m_store->append("nobody looks any more\n", fromA);
    QCOMPARE(rows(), 3);
}

void LogPanelTest::everythingHasANameAndAnObjectName()
{
    for (const QString &name :
         {u"logSearch"_s, u"logNode"_s, u"logPrevious"_s, u"logNext"_s, u"logCase"_s, u"logRegex"_s,
          u"logOnlyMatching"_s, u"logFollowButton"_s, u"logWrapButton"_s, u"logView"_s}) {
        auto *widget = child<QWidget>(name);
        QVERIFY2(widget, qPrintable(name));
        auto *button = qobject_cast<QToolButton *>(widget);
        const bool isNamed =
            !widget->accessibleName().isEmpty() || (button && button->defaultAction() && !button->text().isEmpty());
        QVERIFY2(isNamed, qPrintable(name));
    }
}

} // namespace

std::unique_ptr<QObject> makeLogPanelTest()
{
    return std::make_unique<LogPanelTest>();
}

#include "log_panel_test.moc"
