// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases.hpp"

#include "ui/logs/log_panel.hpp"
#include "ui/logs/log_view.hpp"

#include <QAction>
#include <QComboBox>
#include <QCoreApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QScrollBar>
#include <QSignalSpy>
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
    void filtersByLevel();
    void goesFromFailureToFailure();
    void failureButtonsFollowTheFilter();
    void forgivenFailureIsPassedOver();
    void revealedLineIsNeverHidden();
    void showsAPartOfTheLog();
    void partOfANodeTakesItsFilterAlong();
    void partGrowsUntilItsEndIsKnown();
    void partIsNamedInTheRoomThereIs();
    void barFitsANarrowWindow();
    void menuHasWhatTheBarHas();
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

void addAt(LogStore &store, const QByteArray &line, logs::LogLevel level, const QString &source)
{
    store.appendLine(line, LineMeta{.time = {}, .source = source, .level = level});
}

void LogPanelTest::filtersByLevel()
{
    addAt(*m_store, "doubtful", logs::LogLevel::Warning, u"node-a"_s);
    addAt(*m_store, "broken", logs::LogLevel::Failure, u"node-b"_s);
    QVERIFY(QTest::qWaitFor([&] { return rows() == 5; }, patience));
    auto *levels = child<QComboBox>(u"logLevel"_s);
    QTest::keyClick(levels, Qt::Key_Down);
    QVERIFY(m_panel->levelFilter() == logs::LevelFilter::Problems);
    QVERIFY(QTest::qWaitFor([&] { return rows() == 2; }, patience));
    QTest::keyClick(levels, Qt::Key_Down);
    QVERIFY(QTest::qWaitFor([&] { return rows() == 1; }, patience));
    addAt(*m_store, "broken again", logs::LogLevel::Failure, u"node-a"_s);
    QVERIFY(QTest::qWaitFor([&] { return rows() == 2; }, patience)); // while lines arrive
    m_panel->setNodeFilter(u"node-b"_s);
    QVERIFY(QTest::qWaitFor([&] { return rows() == 1; }, patience));
    m_panel->setLevelFilter(logs::LevelFilter::All);
    QCOMPARE(levels->currentIndex(), 0);
    QVERIFY(QTest::qWaitFor([&] { return rows() == 2; }, patience));
}

void LogPanelTest::goesFromFailureToFailure()
{
    auto *next = child<QToolButton>(u"logNextFailure"_s);
    auto *previous = child<QToolButton>(u"logPreviousFailure"_s);
    for (int i = 0; i < 300; ++i) {
        m_store->append("fine\n", fromA);
    }
    QVERIFY(QTest::qWaitFor([&] { return rows() == 303; }, patience));
    QVERIFY(!next->isEnabled());
    QVERIFY(!previous->isEnabled());
    addAt(*m_store, "broken: {", logs::LogLevel::Failure, u"node-a"_s); // 303
    addAt(*m_store, "  why", logs::LogLevel::Failure, u"node-a"_s);
    addAt(*m_store, "broken", logs::LogLevel::Failure, u"node-b"_s); // 305
    for (int i = 0; i < 300; ++i) {
        m_store->append("fine\n", fromA);
    }
    addAt(*m_store, "broken", logs::LogLevel::Failure, u"node-a"_s); // 606
    for (int i = 0; i < 300; ++i) {
        m_store->append("fine\n", fromA);
    }
    QVERIFY(QTest::qWaitFor([&] { return rows() == 907 && next->isEnabled(); }, patience));
    QVERIFY(previous->isEnabled());
    LogView *view = m_panel->view();
    view->verticalScrollBar()->setValue(0);
    QList<logs::LineNumber> visited;
    for (int i = 0; i < 4; ++i) {
        QTest::keyClick(view, Qt::Key_F8);
        visited.append(view->markedLine());
        QVERIFY(view->visibleLines().contains(view->markedLine()));
    }
    QCOMPARE(visited, (QList<logs::LineNumber>{303, 305, 606, 303})); // and from the end to the beginning
    QTest::keyClick(view, Qt::Key_F8, Qt::ShiftModifier);
    QCOMPARE(view->markedLine(), 606);
    QTest::mouseClick(previous, Qt::LeftButton);
    QCOMPARE(view->markedLine(), 305);
    // From where the person has gone, not from where they were.
    view->verticalScrollBar()->setValue(500);
    QTest::mouseClick(next, Qt::LeftButton);
    QCOMPARE(view->markedLine(), 606);
    QVERIFY(!view->isFollowing());
}

void LogPanelTest::failureButtonsFollowTheFilter()
{
    addAt(*m_store, "broken", logs::LogLevel::Failure, u"node-a"_s);
    auto *next = child<QToolButton>(u"logNextFailure"_s);
    QVERIFY(QTest::qWaitFor([&] { return next->isEnabled(); }, patience));
    m_panel->setNodeFilter(u"node-b"_s);
    QVERIFY(QTest::qWaitFor([&] { return !next->isEnabled() && rows() == 1; }, patience));
    addAt(*m_store, "broken", logs::LogLevel::Failure, u"node-b"_s);
    QVERIFY(QTest::qWaitFor([&] { return next->isEnabled(); }, patience));
    m_panel->setStore(std::make_shared<LogStore>());
    QVERIFY(!next->isEnabled());
}

void LogPanelTest::forgivenFailureIsPassedOver()
{
    m_store->appendLine("fatal: one", {.time = {}, .source = u"node-a"_s, .level = logs::LogLevel::Failure});
    m_store->appendLine("fatal: two", {.time = {}, .source = u"node-b"_s, .level = logs::LogLevel::Failure});
    m_panel->setLevelFilter(logs::LevelFilter::Failures);
    QVERIFY(QTest::qWaitFor([&] { return rows() == 2; }, patience));
    const logs::LogSnapshot before = m_store->snapshot();
    m_store->forgive(std::vector<logs::LineNumber>{3});
    QVERIFY(before.line(3).level == logs::LogLevel::Failure); // a snapshot stays as it was
    QVERIFY(m_store->snapshot().line(3).level == logs::LogLevel::Warning);
    QVERIFY(QTest::qWaitFor([&] { return rows() == 1; }, patience));
    QCOMPARE(m_panel->view()->rows().lineAt(0), 4);
    m_panel->setLevelFilter(logs::LevelFilter::All);
    QVERIFY(QTest::qWaitFor([&] { return rows() == 5 && m_panel->view()->hasFailures(); }, patience));
    for (int i = 0; i < 2; ++i) {
        QVERIFY(m_panel->view()->findNextFailure());
        QCOMPARE(m_panel->view()->markedLine(), 4);
    }
    m_store->forgive(std::vector<logs::LineNumber>{4, 99});
    QVERIFY(QTest::qWaitFor([&] { return m_panel->view()->snapshot().forgivenLines() == 2; }, patience));
    QVERIFY(!m_panel->view()->findNextFailure());
    QVERIFY(!child<QToolButton>(u"logNextFailure"_s)->isEnabled());
    m_panel->setLevelFilter(logs::LevelFilter::Problems);
    QVERIFY(QTest::qWaitFor([&] { return rows() == 2; }, patience));
}

void LogPanelTest::revealedLineIsNeverHidden()
{
    for (int i = 0; i < 300; ++i) {
        m_store->append("fine\n", fromA);
    }
    m_panel->setNodeFilter(u"node-b"_s);
    m_panel->setLevelFilter(logs::LevelFilter::Failures);
    QVERIFY(QTest::qWaitFor([&] { return rows() == 0; }, patience));
    m_store->append("just now\n", fromA);
    m_panel->revealLine(303); // not even taken over yet
    LogView *view = m_panel->view();
    QVERIFY(view->visibleLines().contains(303));
    QCOMPARE(view->markedLine(), 303);
    QCOMPARE(m_panel->nodeFilter(), QString());
    QVERIFY(m_panel->levelFilter() == logs::LevelFilter::All);
    m_panel->revealLine(150);
    const QRect rect = view->lineRect(150);
    const int third = view->viewport()->height() / 3;
    QVERIFY2(std::abs(rect.top() - third) <= 2 * rect.height(), qPrintable(QString::number(rect.top())));
    QVERIFY(!view->isFollowing());
    QVERIFY(QTest::qWaitFor([&] { return view->markedLine() == -1; }, patience)); // for a moment only
    // A filter that lets the line through stays.
    m_panel->setNodeFilter(u"node-a"_s);
    QVERIFY(QTest::qWaitFor([&] { return rows() == 303; }, patience));
    m_panel->revealLine(100);
    QCOMPARE(m_panel->nodeFilter(), u"node-a"_s);
    QVERIFY(view->visibleLines().contains(100));
}

void LogPanelTest::showsAPartOfTheLog()
{
    auto *button = child<QToolButton>(u"logPart"_s);
    QVERIFY(button->isHidden());
    m_panel->setPart({.lines = {.from = 1, .to = 2}, .title = u"Task: Look & see"_s, .node = {}});
    QVERIFY(QTest::qWaitFor([&] { return rows() == 1; }, patience));
    QCOMPARE(m_panel->view()->rows().lineAt(0), 1);
    QVERIFY(button->isVisible());
    QCOMPARE(button->text(), u"Task: Look && see ✕"_s);
    QVERIFY(button->accessibleName().contains(u"Task: Look & see"_s));
    // Search and other filters look only there.
    child<QLineEdit>(u"logSearch"_s)->setText(u"alpha"_s);
    QVERIFY(QTest::qWaitFor([&] { return child<QLabel>(u"logFound"_s)->text() == u"No match"_s; }, patience));
    QSignalSpy cleared(m_panel.get(), &LogPanel::partCleared);
    button->click();
    QVERIFY(QTest::qWaitFor([&] { return rows() == 3; }, patience));
    QVERIFY(button->isHidden());
    QVERIFY(!m_panel->part());
    QCOMPARE(cleared.count(), 1);
    // What is to be seen is seen, and another log is shown whole.
    m_panel->setPart({.lines = {.from = 1, .to = 2}, .title = u"x"_s, .node = {}});
    m_panel->revealLine(2);
    QVERIFY(QTest::qWaitFor([&] { return rows() == 3; }, patience));
    m_panel->setPart({.lines = {.from = 1, .to = 2}, .title = u"x"_s, .node = {}});
    const auto other = std::make_shared<LogStore>();
    other->append("1\n2\n", fromA);
    m_panel->setStore(other);
    QVERIFY(QTest::qWaitFor([&] { return rows() == 2; }, patience));
    QVERIFY(!m_panel->part());
}

void LogPanelTest::partOfANodeTakesItsFilterAlong()
{
    const LogPart part{.lines = {.from = 1, .to = 3}, .title = u"Task: x, node-b"_s, .node = u"node-b"_s};
    m_panel->setPart(part);
    QVERIFY(QTest::qWaitFor([&] { return rows() == 1; }, patience));
    QCOMPARE(m_panel->view()->rows().lineAt(0), 2);
    QCOMPARE(child<QComboBox>(u"logNode"_s)->currentText(), u"node-b"_s);
    m_panel->clearPart();
    QVERIFY(QTest::qWaitFor([&] { return rows() == 3; }, patience));
    QCOMPARE(m_panel->nodeFilter(), QString());
    m_panel->setPart(part);
    m_panel->setNodeFilter(u"node-a"_s); // a person looks at another in the same lines
    QVERIFY(QTest::qWaitFor([&] { return rows() == 1 && m_panel->view()->rows().lineAt(0) == 1; }, patience));
    m_panel->clearPart();
    QCOMPARE(m_panel->nodeFilter(), u"node-a"_s);
}

void LogPanelTest::partGrowsUntilItsEndIsKnown()
{
    LogPart part{.lines = {.from = 2, .to = -1}, .title = u"Task: x"_s, .node = {}};
    QSignalSpy cleared(m_panel.get(), &LogPanel::partCleared);
    m_panel->setPart(part);
    QVERIFY(QTest::qWaitFor([&] { return rows() == 1; }, patience));
    m_store->append("more\nnot of it\n", fromA);
    QVERIFY(QTest::qWaitFor([&] { return rows() == 3; }, patience));
    part.lines.to = 4;
    m_panel->setPart(part);
    QVERIFY(QTest::qWaitFor([&] { return rows() == 2; }, patience));
    m_store->append("nor this\n", fromA);
    QVERIFY(QTest::qWaitFor([&] { return m_panel->view()->snapshot().endLine() == 6; }, patience));
    QCOMPARE(rows(), 2);
    QCOMPARE(cleared.count(), 0);
}

void LogPanelTest::partIsNamedInTheRoomThereIs()
{
    const QString title = u"Task: "_s + QString(200, u'n');
    m_panel->setPart({.lines = {.from = 1, .to = 2}, .title = title, .node = {}});
    auto *button = child<QToolButton>(u"logPart"_s);
    int before = 0;
    for (const int width : {300, 620, 900}) {
        m_panel->resize(width, 400);
        QCoreApplication::sendPostedEvents();
        QVERIFY2(button->text().endsWith(u"… ✕"_s), qPrintable(button->text()));
        QVERIFY(button->toolTip().contains(title));
        QVERIFY(button->width() >= button->minimumSizeHint().width());
        QVERIFY(button->width() > before && button->geometry().right() < width);
        before = button->width();
    }
}

void LogPanelTest::barFitsANarrowWindow()
{
    m_store->append("x\n", LineMeta{.time = {}, .source = QString(200, u'n')});
    child<QLineEdit>(u"logSearch"_s)->setText(u"alpha"_s);
    QVERIFY(QTest::qWaitFor([&] { return rows() == 4; }, patience));
    for (const int width : {1400, 1000, 800, 700, 1400}) {
        m_panel->resize(width, 400);
        QCoreApplication::sendPostedEvents();
        int end = 0;
        for (const QString &name :
             {u"logNode"_s, u"logLevel"_s, u"logPreviousFailure"_s, u"logNextFailure"_s, u"logSearch"_s, u"logFound"_s,
              u"logPrevious"_s, u"logNext"_s, u"logCase"_s, u"logRegex"_s, u"logOnlyMatching"_s, u"logCount"_s,
              u"logWrapButton"_s, u"logFollowButton"_s, u"logMore"_s}) {
            const auto *widget = child<QWidget>(name);
            if (widget->isVisible()) {
                QVERIFY2(widget->x() >= end, qPrintable(u"%1 at %2"_s.arg(name).arg(width)));
                QVERIFY2(widget->width() >= std::min(widget->minimumSizeHint().width(), widget->maximumWidth()),
                         qPrintable(u"%1 at %2"_s.arg(name).arg(width)));
                end = widget->x() + widget->width();
            }
        }
        QVERIFY2(end <= width, qPrintable(u"%1 of %2"_s.arg(end).arg(width)));
        if (width == 1400 || width == 700) {
            QCOMPARE(child<QToolButton>(u"logWrapButton"_s)->isVisible(), width == 1400);
        }
        QVERIFY(child<QToolButton>(u"logMore"_s)->isVisible());
    }
    QVERIFY(m_panel->minimumSizeHint().width() <= 800);
}

void LogPanelTest::menuHasWhatTheBarHas()
{
    auto *menu = child<QMenu>(u"logMoreMenu"_s);
    QVERIFY(menu);
    QStringList names;
    for (const QAction *action : menu->actions()) {
        if (!action->isSeparator()) {
            names.append(action->objectName());
            QVERIFY(!action->text().isEmpty());
        }
    }
    QCOMPARE(names, (QStringList{u"logCaseAction"_s, u"logRegexAction"_s, u"logOnlyMatchingAction"_s, u"logWrap"_s,
                                 u"logGutter"_s, u"logSaveAs"_s}));
    child<QLineEdit>(u"logSearch"_s)->setText(u"^alp"_s);
    child<QAction>(u"logRegexAction"_s)->trigger();
    QVERIFY(child<QToolButton>(u"logRegex"_s)->isChecked());
    QVERIFY(QTest::qWaitFor([&] { return m_panel->view()->searchState().matches == 1; }, patience));
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
