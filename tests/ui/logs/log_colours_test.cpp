// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases.hpp"

#include "ui/logs/log_colours.hpp"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace kubemori;
using namespace kubemori::ui;

namespace {

QPalette paletteOf(const QColor &text, const QColor &base)
{
    QPalette palette;
    palette.setColor(QPalette::Text, text);
    palette.setColor(QPalette::Base, base);
    return palette;
}

class LogColoursTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everythingIsReadable_data();
    void everythingIsReadable();
    void coloursStayColours();
    void contrastIsThatOfWcag();
    void attributes();
};

void LogColoursTest::everythingIsReadable_data()
{
    QTest::addColumn<QColor>("text");
    QTest::addColumn<QColor>("base");
    QTest::newRow("light") << QColor(0x1F2328) << QColor(Qt::white);
    QTest::newRow("dark") << QColor(0xE6E6E6) << QColor(0x1B1E20);
    QTest::newRow("black") << QColor(Qt::white) << QColor(Qt::black);
}

void LogColoursTest::everythingIsReadable()
{
    QFETCH(const QColor, text);
    QFETCH(const QColor, base);
    const LogColours colours(paletteOf(text, base));
    const auto check = [&](const QTextCharFormat &format, const QString &what) {
        const QColor ground = format.hasProperty(QTextFormat::BackgroundBrush) ? format.background().color() : base;
        const double contrast = LogColours::contrast(format.foreground().color(), ground);
        QVERIFY2(contrast >= 4.5, qPrintable(u"%1: %2"_s.arg(what).arg(contrast)));
    };
    for (int i = 0; i < 256; ++i) {
        logs::AnsiStyle style;
        style.foreground = {.kind = logs::AnsiColour::Kind::Indexed, .index = static_cast<std::uint8_t>(i)};
        check(colours.format(style), u"text %1"_s.arg(i));
        style.inverse = true;
        check(colours.format(style), u"inverse %1"_s.arg(i));
        logs::AnsiStyle ground;
        ground.background = style.foreground;
        ground.faint = true;
        check(colours.format(ground), u"faint on ground %1"_s.arg(i));
    }
    for (const auto level : {logs::LogLevel::Output, logs::LogLevel::Error, logs::LogLevel::Command,
                             logs::LogLevel::Notice, logs::LogLevel::Warning, logs::LogLevel::Failure}) {
        check(colours.levelFormat(level), logs::toString(level));
    }
    check(colours.foundFormat(false), u"found"_s);
    check(colours.foundFormat(true), u"current"_s);
    QVERIFY(LogColours::contrast(colours.gutterText(), base) >= 4.5);
}

void LogColoursTest::coloursStayColours()
{
    for (const auto &[text, base] :
         {std::pair(QColor(Qt::black), QColor(Qt::white)), std::pair(QColor(Qt::white), QColor(0x1B1E20))}) {
        const LogColours colours(paletteOf(text, base));
        const auto hueOf = [&](std::uint8_t index) {
            logs::AnsiStyle style;
            style.foreground = {.kind = logs::AnsiColour::Kind::Indexed, .index = index};
            return colours.format(style).foreground().color();
        };
        const QColor red = hueOf(1);
        const QColor green = hueOf(2);
        const QColor blue = hueOf(4);
        QVERIFY(red.red() > red.green() && red.red() > red.blue());
        QVERIFY(green.green() > green.red() && green.green() > green.blue());
        QVERIFY(blue.blue() > blue.red() && blue.blue() > blue.green());
    }
}

void LogColoursTest::contrastIsThatOfWcag()
{
    QCOMPARE(LogColours::contrast(Qt::black, Qt::white), 21.0);
    QCOMPARE(LogColours::contrast(Qt::white, Qt::white), 1.0);
    QVERIFY(std::abs(LogColours::contrast(QColor(0x767676), Qt::white) - 4.54) < 0.01);
}

void LogColoursTest::attributes()
{
    const LogColours colours(paletteOf(Qt::black, Qt::white));
    logs::AnsiStyle style;
    style.bold = true;
    style.italic = true;
    style.underline = true;
    style.strike = true;
    const QTextCharFormat format = colours.format(style);
    QCOMPARE(format.fontWeight(), int{QFont::Bold});
    QVERIFY(format.fontItalic());
    QVERIFY(format.fontUnderline());
    QVERIFY(format.fontStrikeOut());
    QVERIFY(!format.hasProperty(QTextFormat::BackgroundBrush));
}

} // namespace

std::unique_ptr<QObject> makeLogColoursTest()
{
    return std::make_unique<LogColoursTest>();
}

#include "log_colours_test.moc"
