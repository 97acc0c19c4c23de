// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases.hpp"

#include "ui/logs/log_view.hpp"

#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QMenu>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QWheelEvent>

#include <thread>

using namespace Qt::StringLiterals;
using namespace kubemori;
using namespace kubemori::ui;
using kubemori::logs::LineMeta;
using kubemori::logs::LineNumber;
using kubemori::logs::LogStore;

namespace {

constexpr int patience = 20000;
const LineMeta fromA{.time = {}, .source = u"node-a"_s};
const LineMeta fromB{.time = {}, .source = u"node-b"_s};

void addLines(LogStore &store, int from, int count)
{
    QByteArray bytes;
    for (int i = from; i < from + count; ++i) {
        bytes += "line " + QByteArray::number(i) + '\n';
    }
    store.append(bytes, fromA);
}

/// A view on a log, on screen.
struct Shown
{
    explicit Shown(const QByteArray &text = {})
    {
        view.resize(600, 300);
        view.show();
        if (!text.isEmpty()) {
            store->append(text, fromA);
        }
        view.setStore(store);
    }
    void waitForLines(qint64 count)
    {
        QVERIFY(QTest::qWaitFor([&] { return view.rows().count() == count; }, patience));
    }
    [[nodiscard]] QString lastShown()
    {
        const auto lines = view.visibleLines();
        return lines.isEmpty() ? QString() : view.shownText(lines.constLast());
    }
    [[nodiscard]] QString firstShown()
    {
        const auto lines = view.visibleLines();
        return lines.isEmpty() ? QString() : view.shownText(lines.constFirst());
    }
    void wheel(int notches)
    {
        QWheelEvent event(QPointF(50, 50), view.viewport()->mapToGlobal(QPointF(50, 50)), {}, QPoint(0, 120 * notches),
                          Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(view.viewport(), &event);
    }
    /// A point in the middle of the left half of a character.
    [[nodiscard]] QPoint pointOf(LineNumber line, const QString &before)
    {
        const QRect rect = view.lineRect(line);
        const qreal x = QFontMetricsF(view.font()).horizontalAdvance(before);
        return {rect.left() + static_cast<int>(x) + 1, rect.center().y()};
    }

    std::shared_ptr<LogStore> store = std::make_shared<LogStore>();
    LogView view;
};

class LogViewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void followsUntilScrolledUp();
    void keysScroll();
    void newLinesButtonLeadsBack();
    void carriageReturnsReplace();
    void selectsByMouse();
    void selectsJapanese();
    void selectsWordsAndLines();
    void selectsByKeyboard();
    void copiesExactly();
    void longLinesAreCopiedWhole();
    void wraps();
    void filters();
    void searches();
    void droppedLinesDoNotMoveTheView();
    void manyLinesFromManyThreads();
    void writerOutlivesTheView();
    void paintsInLightAndDark();
    void savesInTheBackground();
    void menuAndActions();
    void speaksToAssistiveTechnology();
    void marksLevels();
};

void LogViewTest::followsUntilScrolledUp()
{
    Shown shown;
    QVERIFY(shown.view.isFollowing());
    addLines(*shown.store, 0, 1000);
    shown.waitForLines(1000);
    QCOMPARE(shown.lastShown(), u"line 999"_s);

    QSignalSpy changed(&shown.view, &LogView::followingChanged);
    shown.wheel(1);
    QVERIFY(!shown.view.isFollowing());
    QCOMPARE(changed.size(), 1);
    QVERIFY(!shown.view.followAction()->isChecked());
    const QString first = shown.firstShown();
    addLines(*shown.store, 1000, 500);
    shown.waitForLines(1500);
    QCOMPARE(shown.firstShown(), first); // stands still although lines come

    shown.view.verticalScrollBar()->setValue(shown.view.verticalScrollBar()->maximum());
    QVERIFY(shown.view.isFollowing());
    QCOMPARE(shown.lastShown(), u"line 1499"_s);
    addLines(*shown.store, 1500, 1);
    shown.waitForLines(1501);
    QCOMPARE(shown.lastShown(), u"line 1500"_s);

    shown.view.verticalScrollBar()->setValue(0);
    QVERIFY(!shown.view.isFollowing());
    QCOMPARE(shown.firstShown(), u"line 0"_s);
}

void LogViewTest::keysScroll()
{
    Shown shown;
    addLines(*shown.store, 0, 500);
    shown.waitForLines(500);
    QTest::keyClick(&shown.view, Qt::Key_Up);
    QVERIFY(!shown.view.isFollowing());
    QTest::keyClick(&shown.view, Qt::Key_Down);
    QVERIFY(shown.view.isFollowing()); // at the end again
    QTest::keyClick(&shown.view, Qt::Key_Home);
    QCOMPARE(shown.firstShown(), u"line 0"_s);
    const auto page = shown.view.visibleLines().size();
    QTest::keyClick(&shown.view, Qt::Key_PageDown);
    const LineNumber afterPage = shown.view.visibleLines().constFirst();
    QVERIFY(afterPage > 0 && afterPage < page); // some of the old page is still to be seen
    QTest::keyClick(&shown.view, Qt::Key_PageUp);
    QCOMPARE(shown.firstShown(), u"line 0"_s);
    QTest::keyClick(&shown.view, Qt::Key_End);
    QCOMPARE(shown.lastShown(), u"line 499"_s);
    QVERIFY(shown.view.isFollowing());
}

void LogViewTest::newLinesButtonLeadsBack()
{
    Shown shown;
    addLines(*shown.store, 0, 200);
    shown.waitForLines(200);
    auto *button = shown.view.findChild<QToolButton *>(u"logNewLinesButton"_s);
    QVERIFY(button);
    QVERIFY(!button->isVisible());
    shown.wheel(3);
    QVERIFY(!button->isVisible()); // nothing new yet
    addLines(*shown.store, 200, 7);
    shown.waitForLines(207);
    QVERIFY(button->isVisible());
    QVERIFY2(button->text().contains(u'7'), qPrintable(button->text()));
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(shown.view.isFollowing());
    QVERIFY(!button->isVisible());
    QCOMPARE(shown.lastShown(), u"line 206"_s);
}

void LogViewTest::carriageReturnsReplace()
{
    Shown shown("start\n10%");
    shown.waitForLines(2);
    QCOMPARE(shown.lastShown(), u"10%"_s);
    shown.store->append("\r50%", fromA);
    QVERIFY(QTest::qWaitFor([&] { return shown.lastShown() == u"50%"_s; }, patience));
    shown.store->append("\r\x1b[32m100%\x1b[0m\n", fromA);
    QVERIFY(QTest::qWaitFor([&] { return shown.lastShown() == u"100%"_s; }, patience));
    QCOMPARE(shown.view.rows().count(), 2);
}

void LogViewTest::selectsByMouse()
{
    Shown shown("first line\nsecond line\nthird line\n");
    shown.waitForLines(3);
    QTest::mousePress(shown.view.viewport(), Qt::LeftButton, {}, shown.pointOf(0, u"first "_s));
    QTest::mouseMove(shown.view.viewport(), shown.pointOf(2, u"third"_s));
    // Qt Test moves the pointer without its buttons.
    QMouseEvent move(QEvent::MouseMove, shown.pointOf(2, u"third"_s),
                     shown.view.viewport()->mapToGlobal(shown.pointOf(2, u"third"_s)), Qt::NoButton, Qt::LeftButton,
                     Qt::NoModifier);
    QApplication::sendEvent(shown.view.viewport(), &move);
    QTest::mouseRelease(shown.view.viewport(), Qt::LeftButton, {}, shown.pointOf(2, u"third"_s));
    QCOMPARE(shown.view.selectedText(), u"line\nsecond line\nthird"_s);
    QTest::mouseClick(shown.view.viewport(), Qt::LeftButton, {}, shown.pointOf(1, u"sec"_s));
    QVERIFY(shown.view.selection().isEmpty());
    QTest::mouseClick(shown.view.viewport(), Qt::LeftButton, Qt::ShiftModifier, shown.pointOf(1, u"second"_s));
    QCOMPARE(shown.view.selectedText(), u"ond"_s);
}

void LogViewTest::selectsJapanese()
{
    Shown shown("ノードnode1を再起動しました ok\n");
    shown.waitForLines(1);
    // Whatever font a character comes from, the place under the mouse is the place that is selected.
    const QString text = shown.view.shownText(0);
    for (int column = 0; column < text.size(); ++column) {
        shown.view.setSelection({.anchor = {.line = 0, .column = 0}, .cursor = {.line = 0, .column = column}});
        QCOMPARE(shown.view.selectedText(), text.left(column));
    }
    const QRect rect = shown.view.lineRect(0);
    LogPosition last{};
    for (int x = rect.left(); x < rect.left() + 500; ++x) {
        const LogPosition position = shown.view.positionAt({x, rect.center().y()});
        QVERIFY(position >= last); // never goes back while the mouse goes on
        last = position;
    }
    QCOMPARE(last.column, static_cast<int>(text.size()));
}

void LogViewTest::selectsWordsAndLines()
{
    Shown shown("fatal: [node1]: UNREACHABLE\nnext\n");
    shown.waitForLines(2);
    const QPoint place = shown.pointOf(0, u"fatal: [no"_s);
    QTest::mouseDClick(shown.view.viewport(), Qt::LeftButton, {}, place);
    QCOMPARE(shown.view.selectedText(), u"node1"_s);
    QTest::mousePress(shown.view.viewport(), Qt::LeftButton, {}, place);
    QCOMPARE(shown.view.selectedText(), u"fatal: [node1]: UNREACHABLE"_s);
}

void LogViewTest::selectsByKeyboard()
{
    Shown shown("one\ntwo\nthree\n");
    shown.waitForLines(3);
    shown.view.setSelection({.anchor = {.line = 1, .column = 1}, .cursor = {.line = 1, .column = 1}});
    QTest::keyClick(&shown.view, Qt::Key_Right, Qt::ShiftModifier);
    QCOMPARE(shown.view.selectedText(), u"w"_s);
    QTest::keyClick(&shown.view, Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(shown.view.selectedText(), u"wo\nth"_s);
    QTest::keyClick(&shown.view, Qt::Key_End, Qt::ShiftModifier);
    QCOMPARE(shown.view.selectedText(), u"wo\nthree"_s);
    QTest::keyClick(&shown.view, Qt::Key_Home, Qt::ShiftModifier | Qt::ControlModifier);
    QCOMPARE(shown.view.selectedText(), u"one\nt"_s);
    QTest::keyClick(&shown.view, Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(shown.view.selectedText(), u"one\ntwo\nthree"_s);
    QTest::keyClick(&shown.view, Qt::Key_Escape);
    QCOMPARE(shown.view.selectedText(), QString());
}

void LogViewTest::copiesExactly()
{
    Shown shown("\x1b[31mfailed\x1b[0m\tnode1\n\n  再起動  \nopen");
    shown.waitForLines(4);
    shown.view.selectAll();
    shown.view.copy();
    QCOMPARE(QApplication::clipboard()->text(), u"failed\tnode1\n\n  再起動  \nopen"_s);

    // More than is gathered at once: it comes from the worker, complete.
    addLines(*shown.store, 0, 30'000);
    shown.waitForLines(30'003);
    shown.view.selectAll();
    shown.view.copy();
    QVERIFY(QTest::qWaitFor([] { return QApplication::clipboard()->text().size() > 100'000; }, patience));
    const QStringList lines = QApplication::clipboard()->text().split(u'\n');
    QCOMPARE(lines.size(), 30'003);
    QCOMPARE(lines.constLast(), u"line 29999"_s);
}

void LogViewTest::longLinesAreCopiedWhole()
{
    Shown shown;
    const QByteArray text = QByteArray("0123456789").repeated(2000); // kept in three pieces
    shown.store->append(QByteArray(text + "\nnext\n"), fromA);
    shown.waitForLines(4);
    shown.view.selectAll();
    QCOMPARE(shown.view.selectedText(), QString(QString::fromLatin1(text) + u"\nnext"_s));
}

void LogViewTest::wraps()
{
    Shown shown;
    for (int i = 0; i < 40; ++i) {
        shown.store->append(QByteArray(QByteArray::number(i) + ' ' + QByteArray("word ").repeated(100) + '\n'), fromA);
    }
    shown.waitForLines(40);
    QVERIFY(shown.view.horizontalScrollBar()->maximum() > 0);
    shown.view.wrapAction()->trigger();
    QVERIFY(shown.view.isWrapping());
    QCOMPARE(shown.view.horizontalScrollBar()->maximum(), 0);
    QVERIFY(shown.view.isFollowing());
    QCOMPARE(shown.view.visibleLines().constLast(), 39);
    const QRect last = shown.view.lineRect(39);
    QVERIFY(last.height() > 3 * QFontMetrics(shown.view.font()).height());
    QVERIFY(last.bottom() <= shown.view.viewport()->height() + 1); // all of it can be seen

    // Row by row up and down again, through the insides of lines.
    const auto before = shown.view.visibleLines();
    for (int i = 0; i < 20; ++i) {
        QTest::keyClick(&shown.view, Qt::Key_Up);
    }
    QVERIFY(!shown.view.isFollowing());
    QVERIFY(shown.view.visibleLines() != before);
    for (int i = 0; i < 20; ++i) {
        QTest::keyClick(&shown.view, Qt::Key_Down);
    }
    QVERIFY(shown.view.isFollowing());
    QCOMPARE(shown.view.visibleLines(), before);

    // A place in the second visual row of a line belongs to that line.
    shown.view.verticalScrollBar()->setValue(0);
    const QRect first = shown.view.lineRect(0);
    const LogPosition place = shown.view.positionAt({first.left() + 20, first.top() + first.height() / 2});
    QCOMPARE(place.line, 0);
    QVERIFY(place.column > 40);
}

void LogViewTest::filters()
{
    Shown shown;
    for (int i = 0; i < 1000; ++i) {
        shown.store->append(QByteArray("ok " + QByteArray::number(i) + '\n'), i % 10 == 3 ? fromB : fromA);
    }
    shown.waitForLines(1000);
    shown.view.setFilter(
        *logs::LogMatcher::make({.text = {}, .regex = false, .caseSensitive = false, .source = u"node-b"_s}));
    shown.waitForLines(100);
    QCOMPARE(shown.lastShown(), u"ok 993"_s);
    QVERIFY(shown.view.isFollowing());
    shown.store->append("more from a\n", fromA);
    shown.store->append("more from b\nunfinished b", fromB);
    shown.waitForLines(102);
    QCOMPARE(shown.lastShown(), u"unfinished b"_s);
    shown.view.selectAll();
    QCOMPARE(shown.view.selectedText().split(u'\n').size(), 102);
    QVERIFY(!shown.view.selectedText().contains(u"from a"_s)); // only what is shown
    shown.view.setFilter(std::nullopt);
    shown.waitForLines(1003);
}

void LogViewTest::searches()
{
    Shown shown;
    for (int i = 0; i < 1000; ++i) {
        shown.store->append(i % 100 == 50 ? "fatal: it\n" : "ok\n", fromA);
    }
    shown.waitForLines(1000);
    QVERIFY(!shown.view.findNext());
    shown.view.setSearch(
        *logs::LogMatcher::make({.text = u"FATAL"_s, .regex = false, .caseSensitive = false, .source = {}}));
    QVERIFY(QTest::qWaitFor([&] { return shown.view.searchState().isDone; }, patience));
    QCOMPARE(shown.view.searchState().matches, 10);
    QCOMPARE(shown.view.searchState().current, -1);
    QVERIFY(shown.view.findPrevious());
    QCOMPARE(shown.view.searchState().current, 9);
    QVERIFY(!shown.view.isFollowing());
    QVERIFY(shown.view.visibleLines().contains(950));
    QVERIFY(shown.view.findNext()); // from the end to the beginning
    QCOMPARE(shown.view.searchState().current, 0);
    QVERIFY(shown.view.visibleLines().contains(50));
    QVERIFY(shown.view.findNext());
    QCOMPARE(shown.view.searchState().current, 1);
    shown.store->append("fatal: more\n", fromB);
    QVERIFY(QTest::qWaitFor([&] { return shown.view.searchState().matches == 11; }, patience));
    // With nothing new nothing is done: a search must not keep the view busy for ever.
    QVERIFY(QTest::qWaitFor(
        [&] {
            const QSignalSpy refreshed(&shown.view, &LogView::contentChanged);
            QTest::qWait(200);
            return refreshed.isEmpty();
        },
        patience));
    shown.view.setFilter(
        *logs::LogMatcher::make({.text = {}, .regex = false, .caseSensitive = false, .source = u"node-b"_s}));
    shown.waitForLines(1);
    QVERIFY(QTest::qWaitFor([&] { return shown.view.searchState().isDone; }, patience));
    QCOMPARE(shown.view.searchState().matches, 1);
    QVERIFY(shown.view.findNext());
    QCOMPARE(shown.view.searchState().current, 0);
}

void LogViewTest::droppedLinesDoNotMoveTheView()
{
    Shown shown;
    shown.store = std::make_shared<LogStore>(logs::LogLimits{.mostBytes = 2 << 20, .longestLine = 8192});
    shown.view.setStore(shown.store);
    const QByteArray filler(200, 'x');
    const auto add = [&](int from, int count) {
        for (int i = from; i < from + count; ++i) {
            shown.store->append(QByteArray("line " + QByteArray::number(i) + ' ' + filler + '\n'), fromA);
        }
    };
    add(0, 12'000);
    QVERIFY(QTest::qWaitFor([&] { return shown.view.snapshot().endLine() == 12'000; }, patience));
    shown.view.revealLine(11'000);
    const QString first = shown.firstShown();
    add(12'000, 4'000);
    QVERIFY(QTest::qWaitFor([&] { return shown.view.snapshot().endLine() == 16'000; }, patience));
    QVERIFY(shown.view.snapshot().firstLine() > 0);
    QVERIFY(shown.view.snapshot().firstLine() < 11'000);
    QCOMPARE(shown.firstShown(), first);
    add(16'000, 20'000); // now what was shown is gone: the oldest that is held is shown
    QVERIFY(QTest::qWaitFor([&] { return shown.view.snapshot().endLine() == 36'000; }, patience));
    QCOMPARE(shown.view.visibleLines().constFirst(), shown.view.snapshot().firstLine());
}

void LogViewTest::manyLinesFromManyThreads()
{
    Shown shown;
    constexpr int writers = 4;
    constexpr int each = 50'000;
    std::vector<std::jthread> threads;
    for (int w = 0; w < writers; ++w) {
        threads.emplace_back([store = shown.store, w] {
            const LineMeta meta{.time = {}, .source = u"w%1"_s.arg(w)};
            for (int i = 0; i < each; i += 100) {
                QByteArray batch;
                for (int j = i; j < i + 100; ++j) {
                    batch += "\x1b[32mok\x1b[0m: line " + QByteArray::number(j) + " 準備完了\n";
                }
                store->append(batch, meta);
            }
        });
    }
    shown.waitForLines(qint64{writers} * each);
    QVERIFY(shown.view.isFollowing());
    QVERIFY2(shown.lastShown().contains(u"準備完了"_s), qPrintable(shown.lastShown()));
    QCOMPARE(shown.view.visibleLines().constLast(), LineNumber{writers} * each - 1);
}

void LogViewTest::writerOutlivesTheView()
{
    const auto store = std::make_shared<LogStore>();
    std::jthread writer([store](const std::stop_token &stop) {
        for (int i = 0; !stop.stop_requested(); ++i) {
            store->append("line\n", fromA);
            if (i % 64 == 0) {
                std::this_thread::yield();
            }
        }
    });
    for (int i = 0; i < 30; ++i) {
        LogView view;
        view.resize(300, 200);
        view.setSearch(
            *logs::LogMatcher::make({.text = u"line"_s, .regex = false, .caseSensitive = false, .source = {}}));
        view.setStore(store);
        view.show();
        QApplication::sendPostedEvents();
        QVERIFY(QTest::qWaitFor([&] { return view.rows().count() > 0; }, patience));
    }
}

void LogViewTest::paintsInLightAndDark()
{
    for (const bool dark : {false, true}) {
        Shown shown("plain\n\x1b[31mred\x1b[0m\n");
        QPalette palette = shown.view.palette();
        palette.setColor(QPalette::Base, dark ? QColor(0x1B1E20) : QColor(Qt::white));
        palette.setColor(QPalette::Text, dark ? QColor(0xE6E6E6) : QColor(Qt::black));
        shown.view.setPalette(palette);
        shown.waitForLines(2);
        const QImage image = shown.view.viewport()->grab().toImage();
        int reddish = 0;
        int others = 0;
        const QRect red = shown.view.lineRect(1);
        for (int y = red.top(); y < red.bottom(); ++y) {
            for (int x = red.left(); x < std::min(image.width(), red.left() + 100); ++x) {
                const QColor pixel = image.pixelColor(x, y);
                reddish += pixel.red() > pixel.blue() + 60 ? 1 : 0;
                others += pixel == palette.color(QPalette::Base) ? 1 : 0;
            }
        }
        QVERIFY2(reddish > 20, qPrintable(QString::number(reddish)));
        QVERIFY(others > 100);
    }
}

void LogViewTest::savesInTheBackground()
{
    const QTemporaryDir dir;
    Shown shown("one\ntwo");
    QSignalSpy saved(&shown.view, &LogView::saved);
    QSignalSpy failed(&shown.view, &LogView::saveFailed);
    shown.view.saveTo(dir.filePath(u"x.log"_s));
    QVERIFY(QTest::qWaitFor([&] { return saved.size() == 1; }, patience));
    QCOMPARE(saved.at(0).at(1).toLongLong(), 2);
    QFile file(dir.filePath(u"x.log"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().endsWith(" node-a two\n"));
    shown.view.saveTo(dir.filePath(u"no/such/dir"_s));
    QVERIFY(QTest::qWaitFor([&] { return failed.size() == 1; }, patience));
}

void LogViewTest::menuAndActions()
{
    Shown shown("one\n");
    shown.waitForLines(1);
    QContextMenuEvent event(QContextMenuEvent::Mouse, {10, 10}, shown.view.mapToGlobal(QPoint(10, 10)));
    QApplication::sendEvent(shown.view.viewport(), &event);
    auto *menu = shown.view.findChild<QMenu *>(u"logMenu"_s);
    QVERIFY(menu);
    QStringList names;
    for (const QAction *action : menu->actions()) {
        if (!action->isSeparator()) {
            names.append(action->objectName());
            QVERIFY(!action->text().isEmpty());
        }
    }
    QCOMPARE(names, (QStringList{u"logCopy"_s, u"logSelectAll"_s, u"logFollow"_s, u"logWrap"_s, u"logGutter"_s,
                                 u"logSaveAs"_s}));
    QVERIFY(!menu->actions().constFirst()->isEnabled()); // nothing selected
    menu->close();
    shown.view.selectAll();
    QVERIFY(shown.view.findChild<QAction *>(u"logCopy"_s)->isEnabled());
}

void LogViewTest::speaksToAssistiveTechnology()
{
    Shown shown("one\n\x1b[31mtwo\x1b[0m\n再起動\n");
    shown.waitForLines(3);
    QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(&shown.view);
    QVERIFY(accessible);
    QCOMPARE(accessible->text(QAccessible::Name), u"Log"_s);
    QAccessibleTextInterface *text = accessible->textInterface();
    QVERIFY(text);
    QCOMPARE(text->text(0, text->characterCount()), u"one\ntwo\n再起動"_s);
    text->setSelection(0, 4, 9);
    QCOMPARE(shown.view.selectedText(), u"two\n再"_s);
    int start = 0;
    int end = 0;
    text->selection(0, &start, &end);
    QCOMPARE(start, 4);
    QCOMPARE(end, 9);
    QVERIFY(text->characterRect(5).isValid());
    QVERIFY(accessible->state().readOnly);

    // A failure is more than a colour and a mark.
    shown.store->appendLine("down", {.time = {}, .source = u"node-a"_s, .level = logs::LogLevel::Failure});
    shown.store->appendLine("odd", {.time = {}, .source = u"node-a"_s, .level = logs::LogLevel::Warning});
    shown.waitForLines(5);
    QCOMPARE(text->text(0, text->characterCount()), u"one\ntwo\n再起動\nFailure: down\nWarning: odd"_s);
    const int down = 12 + 9;
    text->setSelection(0, down, down + 4);
    QCOMPARE(shown.view.selectedText(), u"down"_s);
    text->selection(0, &start, &end);
    QCOMPARE(start, down);
    QCOMPARE(end, down + 4);
}

void LogViewTest::marksLevels()
{
    Shown shown;
    for (const auto level : {logs::LogLevel::Output, logs::LogLevel::Warning, logs::LogLevel::Failure}) {
        shown.store->appendLine("the same text", {.time = {}, .source = {}, .level = level});
    }
    shown.waitForLines(3);
    // The mark stands between gutter and text: something is drawn there only for the lines that have one.
    const QImage image = shown.view.viewport()->grab().toImage();
    const QColor ground = shown.view.palette().color(QPalette::Base);
    const auto inkOf = [&](LineNumber line) {
        const QRect rect = shown.view.lineRect(line);
        const int charWidth = QFontMetrics(shown.view.font()).horizontalAdvance(u'0');
        int ink = 0;
        for (int y = rect.top(); y < rect.bottom(); ++y) {
            for (int x = rect.left() - charWidth * 3 / 2; x < rect.left() - charWidth / 4; ++x) {
                ink += image.pixelColor(x, y) == ground ? 0 : 1;
            }
        }
        return ink;
    };
    QCOMPARE(inkOf(0), 0);
    QVERIFY(inkOf(1) > 3);
    QVERIFY(inkOf(2) > 3);
}

} // namespace

std::unique_ptr<QObject> makeLogViewTest()
{
    return std::make_unique<LogViewTest>();
}

#include "log_view_test.moc"
