// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/window_layout.hpp"
#include "ui/main_window/window_settings.hpp"

#include <QDockWidget>
#include <QMainWindow>
#include <QSplitter>
#include <QTemporaryDir>
#include <QTest>

using namespace kubemori::ui;
using namespace Qt::StringLiterals;

namespace {

ScreenPlace screen(const QString &name, const QRect &geometry, qreal scale = 1)
{
    return {.name = name, .geometry = geometry, .available = geometry.adjusted(0, 0, 0, -40), .scale = scale};
}

const QList<ScreenPlace> laptop{screen(u"eDP-1"_s, {0, 0, 700, 600})};
const QList<ScreenPlace> desk{screen(u"eDP-1"_s, {0, 0, 700, 600}), screen(u"DP-3"_s, {700, 0, 100, 600})};

/// A window with a splitter and a dock, on screens that a test changes.
struct Stage
{
    explicit Stage(const QString &file, QList<ScreenPlace> screens)
        : now(std::move(screens))
        , settings(file)
    {
        dock.setObjectName(u"dock"_s);
        window.addDockWidget(Qt::BottomDockWidgetArea, &dock);
        splitter.addWidget(new QWidget);
        splitter.addWidget(new QWidget);
        window.setCentralWidget(&splitter);
        layout.restore();
        window.show();
    }
    ~Stage()
    {
        window.takeCentralWidget();
        window.removeDockWidget(&dock);
        dock.setParent(nullptr);
    }
    Stage(const Stage &) = delete;
    Stage &operator=(const Stage &) = delete;

    QList<ScreenPlace> now;
    WindowSettings settings;
    QDockWidget dock;
    QSplitter splitter;
    QMainWindow window;
    WindowLayout layout{window, splitter, settings, [this] { return now; }};
};

} // namespace

class TestLayout : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keyIsOfTheScreensNotOfTheirOrder();
    void fits_data();
    void fits();
    void eachSetOfScreensHasItsOwn();
    void screensThatComeAndGoTakeItUp();
    void nothingIsKeptWhileScreensSettle();
    void damagedStateIsNoHarm();
};

void TestLayout::keyIsOfTheScreensNotOfTheirOrder()
{
    QCOMPARE(screenSetupKey(desk), screenSetupKey({desk[1], desk[0]}));
    QVERIFY(screenSetupKey(desk) != screenSetupKey(laptop));
    QVERIFY(screenSetupKey(laptop) != screenSetupKey({screen(u"eDP-1"_s, {0, 0, 700, 600}, 2)}));
    QVERIFY(screenSetupKey(laptop) != screenSetupKey({screen(u"eDP-1"_s, {0, 0, 800, 600})}));
    QCOMPARE(screenSetupKey({}).size(), 12);
}

void TestLayout::fits_data()
{
    QTest::addColumn<QRect>("wanted");
    QTest::addColumn<QRect>("fitted");
    QTest::newRow("as it is") << QRect(10, 10, 300, 200) << QRect(10, 10, 300, 200);
    QTest::newRow("off to the right") << QRect(5000, 10, 300, 200) << QRect(400, 10, 300, 200);
    QTest::newRow("above") << QRect(10, -500, 300, 200) << QRect(10, 0, 300, 200);
    QTest::newRow("too large") << QRect(-50, -50, 3000, 2000) << QRect(0, 0, 700, 560);
    QTest::newRow("half out") << QRect(600, 500, 300, 200) << QRect(400, 360, 300, 200);
    QTest::newRow("extreme") << QRect(2'000'000'000, -2'000'000'000, 10, 10) << QRect(690, 0, 10, 10);
}

void TestLayout::fits()
{
    QFETCH(const QRect, wanted);
    QTEST(fittedTo(wanted, laptop), "fitted");
    QCOMPARE(fittedTo(wanted, {}), wanted);
}

void TestLayout::eachSetOfScreensHasItsOwn()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"window.ini"_s);
    {
        Stage alone(file, laptop);
        alone.window.resize(500, 400);
        alone.dock.hide();
        alone.layout.save();
    }
    {
        Stage docked(file, desk);
        QVERIFY(!docked.dock.isVisible()); // what is not known for these screens is as it was last
        docked.window.resize(650, 500);
        docked.dock.show();
        docked.layout.save();
    }
    const Stage alone(file, laptop);
    QCOMPARE(alone.window.size(), QSize(500, 400));
    QVERIFY(!alone.dock.isVisible());
    const Stage docked(file, desk);
    QCOMPARE(docked.window.size(), QSize(650, 500));
    QVERIFY(docked.dock.isVisible());
}

void TestLayout::screensThatComeAndGoTakeItUp()
{
    const QTemporaryDir folder;
    Stage stage(folder.filePath(u"window.ini"_s), laptop);
    stage.window.resize(500, 400);
    stage.layout.save();
    stage.now = desk;
    stage.layout.screensChanged();
    stage.window.resize(640, 480); // the desktop pushes it about
    QTest::qWait(900);
    QCOMPARE(stage.window.size(), QSize(640, 480)); // never seen there: it stays
    stage.layout.save();
    stage.now = laptop;
    stage.layout.screensChanged();
    QTRY_COMPARE(stage.window.size(), QSize(500, 400));
    stage.now = desk;
    stage.layout.screensChanged();
    QTRY_COMPARE(stage.window.size(), QSize(640, 480));
}

void TestLayout::nothingIsKeptWhileScreensSettle()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"window.ini"_s);
    {
        Stage stage(file, laptop);
        stage.window.resize(500, 400);
        stage.layout.save();
        stage.now = desk;
        stage.layout.screensChanged();
        stage.window.resize(300, 300);
        stage.layout.save(); // closed at that moment
    }
    const Stage again(file, laptop);
    QCOMPARE(again.window.size(), QSize(500, 400));
}

void TestLayout::damagedStateIsNoHarm()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"window.ini"_s);
    {
        WindowSettings settings(file);
        for (const QString &part : {u"geometry"_s, u"docks"_s, u"splitter"_s}) {
            settings.setState(part, QByteArray(100'000, '\xff'));
            settings.setState(u"screens/"_s + screenSetupKey(laptop) + u'/' + part, "\x01\xd9\xd0\xcb"_ba);
        }
    }
    const Stage stage(file, laptop);
    QVERIFY(stage.window.isVisible());
    QVERIFY(stage.window.width() <= 700);
}

QTEST_MAIN(TestLayout)
#include "tst_layout.moc"
