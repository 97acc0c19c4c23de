// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases.hpp"

#include "ui/diff/diff_overview.hpp"
#include "ui/diff/diff_view.hpp"
#include "ui/logs/log_colours.hpp"

#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace kubemori;
using namespace kubemori::ui;
using namespace Qt::StringLiterals;
using diff::Layout;
using diff::Side;

namespace {

std::shared_ptr<const diff::FileDiff> diffOf(const QByteArray &before, const QByteArray &after)
{
    diff::FileChange change;
    change.old = {.path = u"a.yml"_s, .id = u"1"_s, .mode = 0100644};
    change.now = {.path = u"a.yml"_s, .id = u"2"_s, .mode = 0100644};
    return std::make_shared<const diff::FileDiff>(*diff::makeFileDiff(change, before, after, {}, {}));
}

/// Two hundred lines; the 60th is another, after the 150th there are two new ones.
std::shared_ptr<const diff::FileDiff> example()
{
    QByteArray before;
    QByteArray after;
    for (int i = 0; i < 200; ++i) {
        const QByteArray line = "key_" + QByteArray::number(i) + ": 値 " + QByteArray::number(i);
        before += line + '\n';
        after += (i == 60 ? "key_60: other" : line) + '\n';
        if (i == 150) {
            after += "added_one: 1\nadded_two: 2\n";
        }
    }
    return diffOf(before, after);
}

struct Shown
{
    explicit Shown(const std::shared_ptr<const diff::FileDiff> &diff, Layout layout = Layout::SideBySide)
    {
        view.resize(900, 400);
        view.setLayoutMode(layout);
        view.show();
        view.setDiff(diff);
        view.setFocus();
        QCoreApplication::processEvents();
    }
    [[nodiscard]] QStringList visible() const
    {
        QStringList rows;
        const int end = std::min(view.rows().count(), view.firstVisibleRow() + view.visibleRows());
        for (int row = view.firstVisibleRow(); row < end; ++row) {
            rows.append(view.spokenRow(row));
        }
        return rows;
    }
    void drag(const DiffPosition &from, const DiffPosition &to)
    {
        QTest::mousePress(view.viewport(), Qt::LeftButton, {}, view.pointOf(from));
        QTest::mouseMove(view.viewport(), view.pointOf(to));
        QTest::mouseRelease(view.viewport(), Qt::LeftButton, {}, view.pointOf(to));
    }

    DiffView view;
};

} // namespace

class DiffViewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void beginsAtTheFirstChange();
    void beginsThereInTheSizeItGets();
    void fillersAreHatched();
    void copiesOneSideWithoutSigns();
    void copiesUnifiedWithoutSigns();
    void selectionHoldsFoldedLines();
    void dragStaysOnItsSide();
    void positionsOfWideCharacters();
    void walksThroughChanges();
    void expandsByKeys();
    void expandsByClick();
    void keepsThePlaceInAnotherLayout();
    void keepsThePlaceOfTheSameFile();
    void showsHitsOutOfFolds();
    void scrollsBothSidesAsOne();
    void overviewGoesThere();
    void selectsByKeys();
    void isAccessible();
    void readableColours();
    void emptyAndNothing();
    void veryLongLine();
};

void DiffViewTest::beginsAtTheFirstChange()
{
    const Shown shown(example());
    QCOMPARE(shown.view.spokenRow(shown.view.currentRow()), u"- key_60: 値 60\n+ key_60: other"_s);
    QVERIFY(shown.visible().contains(u"- key_60: 値 60\n+ key_60: other"_s));
}

void DiffViewTest::beginsThereInTheSizeItGets()
{
    DiffView view;
    view.resize(200, 30);
    view.setDiff(example());
    view.resize(900, 400);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    QVERIFY(view.currentRow() > 0);
    QVERIFY2(view.rowRect(view.currentRow()).top() > view.rowRect(0).height(), "it stands at the very top");
    QVERIFY(view.rowRect(view.currentRow()).bottom() < view.viewport()->height());
}

void DiffViewTest::fillersAreHatched()
{
    // On both sides, whatever was painted before.
    Shown shown(diffOf("a\nremoved here\nb\nc\n", "a\nb\nadded here\nc\n"));
    const QImage picture = shown.view.viewport()->grab().toImage();
    const QColor base = shown.view.colours().ground(DiffColours::Ground::Plain);
    const auto inked = [&](const QRect &rect) {
        int count = 0;
        for (int y = rect.top(); y <= rect.bottom(); ++y) {
            for (int x = rect.left(); x <= rect.right(); ++x) {
                count += picture.pixelColor(x, y) != base ? 1 : 0;
            }
        }
        return count;
    };
    const int half = shown.view.viewport()->width() / 2;
    for (int row = 0; row < shown.view.rows().count(); ++row) {
        const QRect rect = shown.view.rowRect(row).adjusted(0, 2, 0, -2);
        const auto &here = shown.view.rows().at(row);
        if (here.newLine < 0) {
            QVERIFY(inked(QRect(half + half / 2, rect.top(), 60, rect.height())) > 20);
        } else if (here.oldLine < 0) {
            QVERIFY(inked(QRect(half / 2, rect.top(), 60, rect.height())) > 20);
        }
    }
}

void DiffViewTest::copiesOneSideWithoutSigns()
{
    Shown shown(example());
    shown.view.setSelection({.anchor = {Side::Old, 59, 4}, .cursor = {Side::Old, 61, 3}});
    QCOMPARE(shown.view.selectedText(), u"59: 値 59\nkey_60: 値 60\nkey"_s);
    shown.view.setSelection({.anchor = {Side::New, 61, 3}, .cursor = {Side::New, 59, 4}}); // backwards
    QCOMPARE(shown.view.selectedText(), u"59: 値 59\nkey_60: other\nkey"_s);
    shown.view.copy();
    QCOMPARE(QApplication::clipboard()->text(), u"59: 値 59\nkey_60: other\nkey"_s);
    shown.view.selectAll();
    QCOMPARE(shown.view.selectedText().count(u'\n'), 201); // of the new side
}

void DiffViewTest::copiesUnifiedWithoutSigns()
{
    Shown shown(example(), Layout::Unified);
    shown.view.setSelection({.anchor = {Side::New, 59, 0}, .cursor = {Side::New, 61, 6}});
    QCOMPARE(shown.view.selectedText(), u"key_59: 値 59\nkey_60: 値 60\nkey_60: other\nkey_61"_s);
    shown.view.setSelection({.anchor = {Side::Old, 60, 0}, .cursor = {Side::New, 60, 6}});
    QCOMPARE(shown.view.selectedText(), u"key_60: 値 60\nkey_60"_s);
    shown.view.selectAll();
    QCOMPARE(shown.view.selectedText().count(u'\n'), 202); // 200 lines, one of them twice, and two new ones
}

void DiffViewTest::selectionHoldsFoldedLines()
{
    Shown shown(example(), Layout::Unified);
    shown.view.setSelection({.anchor = {Side::New, 64, 0}, .cursor = {Side::New, 147, 3}});
    QVERIFY(shown.view.rows().at(shown.view.rows().rowOf(Side::New, 100)).isFold());
    QCOMPARE(shown.view.selectedText().split(u'\n').size(), 147 - 64 + 1);
    QVERIFY(shown.view.selectedText().contains(u"key_100: 値 100\n"_s));
}

void DiffViewTest::dragStaysOnItsSide()
{
    Shown shown(example());
    shown.drag({Side::Old, 58, 0}, {Side::New, 60, 3});
    QCOMPARE(shown.view.selection().anchor.side, Side::Old);
    QCOMPARE(shown.view.selection().cursor.side, Side::Old);
    QVERIFY(shown.view.selectedText().startsWith(u"key_58: 値 58\nkey_59"_s));
}

void DiffViewTest::positionsOfWideCharacters()
{
    Shown shown(diffOf("x: 全角の文字\n", "y: 全角の文字\n"));
    for (const Side side : {Side::Old, Side::New}) {
        for (int column = 0; column <= 8; ++column) {
            const DiffPosition place{side, 0, column};
            QCOMPARE(shown.view.positionAt(shown.view.pointOf(place) + QPoint(1, 0)), place);
        }
    }
}

void DiffViewTest::walksThroughChanges()
{
    Shown shown(example(), Layout::Unified);
    QVERIFY(!shown.view.toPreviousChange());
    QVERIFY(shown.view.toNextChange());
    QCOMPARE(shown.view.spokenRow(shown.view.currentRow()), u"+ added_one: 1"_s);
    QVERIFY(shown.visible().contains(u"+ added_one: 1"_s));
    QVERIFY(!shown.view.toNextChange());
    QVERIFY(shown.view.toPreviousChange());
    QCOMPARE(shown.view.spokenRow(shown.view.currentRow()), u"- key_60: 値 60"_s);
    shown.view.toLastChange();
    QCOMPARE(shown.view.spokenRow(shown.view.currentRow()), u"+ added_one: 1"_s);
}

void DiffViewTest::expandsByKeys()
{
    Shown shown(example(), Layout::Unified);
    const int hidden = shown.view.rows().at(0).hidden;
    QTest::keyClick(&shown.view, Qt::Key_Home);
    QVERIFY(shown.view.rows().at(shown.view.currentRow()).isFold());
    QTest::keyClick(&shown.view, Qt::Key_Return);
    QVERIFY(shown.view.rows().rowOf(Side::New, 0) >= 0);
    QCOMPARE(shown.view.rows().at(shown.view.rows().rowOf(Side::New, 30)).hidden,
             hidden - 2 * diff::DiffRows::revealStep);
    shown.view.setCurrentRow(shown.view.rows().rowOf(Side::New, 30));
    QTest::keyClick(&shown.view, Qt::Key_Return, Qt::ShiftModifier);
    QVERIFY(!shown.view.rows().at(shown.view.rows().rowOf(Side::New, 30)).isFold());
    QVERIFY(shown.view.rows().hasFolds());
    shown.view.findChild<QAction *>(u"diffExpandAll"_s)->trigger();
    QVERIFY(!shown.view.rows().hasFolds());
    QCOMPARE(shown.view.rows().count(), 203);
    shown.view.findChild<QAction *>(u"diffFoldAgain"_s)->trigger();
    QVERIFY(shown.view.rows().hasFolds());
}

void DiffViewTest::expandsByClick()
{
    Shown shown(example(), Layout::Unified);
    const int row = shown.view.rows().rowOf(Side::New, 100);
    shown.view.setCurrentRow(row);
    const QList<DiffView::FoldButton> buttons = shown.view.foldButtons(row);
    QCOMPARE(buttons.size(), 3);
    QCOMPARE(buttons[0].what, diff::DiffRows::Reveal::Above);
    QTest::mouseClick(shown.view.viewport(), Qt::LeftButton, {}, buttons[0].rect.center().toPoint());
    QVERIFY(!shown.view.rows().at(shown.view.rows().rowOf(Side::New, 66 + 19)).isFold());
    QVERIFY(shown.view.rows().at(shown.view.rows().rowOf(Side::New, 66 + 20)).isFold());
    // Beside the buttons nothing opens.
    const int again = shown.view.rows().rowOf(Side::New, 100);
    shown.view.setCurrentRow(again);
    const int count = shown.view.rows().count();
    QTest::mouseClick(shown.view.viewport(), Qt::LeftButton, {},
                      QPoint(shown.view.viewport()->width() - 5, shown.view.rowRect(again).center().y()));
    QCOMPARE(shown.view.rows().count(), count);
}

void DiffViewTest::keepsThePlaceInAnotherLayout()
{
    Shown shown(example());
    shown.view.toNextChange();
    shown.view.setLayoutMode(Layout::Unified);
    QCOMPARE(shown.view.spokenRow(shown.view.currentRow()), u"+ added_one: 1"_s);
    shown.view.setLayoutMode(Layout::SideBySide);
    QCOMPARE(shown.view.spokenRow(shown.view.currentRow()), u"+ added_one: 1"_s);
    QVERIFY(shown.visible().contains(u"+ added_one: 1"_s));
}

void DiffViewTest::keepsThePlaceOfTheSameFile()
{
    Shown shown(example());
    shown.view.toNextChange();
    const QString row = shown.view.spokenRow(shown.view.currentRow());
    shown.view.setDiff(example());
    QCOMPARE(shown.view.spokenRow(shown.view.currentRow()), row);
    QVERIFY(shown.visible().contains(row));
    shown.view.setDiff(diffOf("a\n", "b\n")); // shorter now
    QCOMPARE(shown.view.currentRow(), 0);
}

void DiffViewTest::showsHitsOutOfFolds()
{
    Shown shown(example());
    shown.view.setMatcher(*diff::TextMatcher::make({.text = u"key_100"_s}));
    shown.view.showHit({.side = Side::New, .line = 100, .span = {0, 7}});
    QVERIFY(shown.visible().contains(u"  key_100: 値 100"_s));
    QCOMPARE(shown.view.currentRow(), shown.view.rows().rowOf(Side::New, 100));
}

void DiffViewTest::scrollsBothSidesAsOne()
{
    Shown shown(diffOf("short\n" + QByteArray(400, 'a') + "END\n", "short\n" + QByteArray(400, 'b') + "END\n"));
    QVERIFY(shown.view.horizontalScrollBar()->maximum() > 0);
    const int oldX = shown.view.pointOf({Side::Old, 1, 100}).x();
    const int newX = shown.view.pointOf({Side::New, 1, 100}).x();
    shown.view.horizontalScrollBar()->setValue(200);
    QCOMPARE(shown.view.pointOf({Side::Old, 1, 100}).x(), oldX - 200);
    QCOMPARE(shown.view.pointOf({Side::New, 1, 100}).x(), newX - 200);
    // The end of the line can be reached.
    shown.view.horizontalScrollBar()->setValue(shown.view.horizontalScrollBar()->maximum());
    QVERIFY(shown.view.pointOf({Side::New, 1, 403}).x() < shown.view.viewport()->width());
}

void DiffViewTest::overviewGoesThere()
{
    Shown shown(example(), Layout::Unified);
    shown.view.expandAll();
    DiffOverview *overview = shown.view.overview();
    QCOMPARE(overview->rowAt(0), 0);
    QTest::mouseClick(overview, Qt::LeftButton, {}, QPoint(5, overview->height() - 2));
    QCOMPARE(shown.view.firstVisibleRow(), shown.view.rows().count() - shown.view.visibleRows());
    QTest::mouseClick(overview, Qt::LeftButton, {}, QPoint(5, 0));
    QCOMPARE(shown.view.firstVisibleRow(), 0);
}

void DiffViewTest::selectsByKeys()
{
    Shown shown(example(), Layout::Unified);
    QTest::keyClick(&shown.view, Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(&shown.view, Qt::Key_End, Qt::ShiftModifier);
    QCOMPARE(shown.view.selectedText(), u"key_60: 値 60\nkey_60: other"_s);
    QTest::keyClick(&shown.view, Qt::Key_Escape);
    QVERIFY(shown.view.selection().isEmpty());

    Shown wide(diffOf("a\n", "😀b\n"));
    wide.view.setSelection({.anchor = {Side::New, 0, 3}, .cursor = {Side::New, 0, 2}});
    QTest::keyClick(&wide.view, Qt::Key_Left, Qt::ShiftModifier);
    QCOMPARE(wide.view.selection().cursor.column, 0); // not into the middle of a character
    QCOMPARE(wide.view.selectedText(), u"😀b"_s);
}

void DiffViewTest::isAccessible()
{
    Shown shown(example(), Layout::Unified);
    QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(&shown.view);
    QVERIFY(interface != nullptr);
    QCOMPARE(interface->text(QAccessible::Name), u"Differences"_s);
    QCOMPARE(interface->text(QAccessible::Value), u"- key_60: 値 60"_s);
    QVERIFY(interface->textInterface() != nullptr);
    const QString text = interface->textInterface()->text(0, interface->textInterface()->characterCount());
    QVERIFY(text.contains(u"- key_60: 値 60\n+ key_60: other\n"_s));
    QCOMPARE(text.mid(interface->textInterface()->cursorPosition(), 8), u"- key_60"_s);
}

void DiffViewTest::readableColours()
{
    QPalette dark;
    dark.setColor(QPalette::Base, QColor(0x16191d));
    dark.setColor(QPalette::Text, QColor(0xe3e6ea));
    QPalette light;
    light.setColor(QPalette::Base, Qt::white);
    light.setColor(QPalette::Text, QColor(0x1d2126));
    for (const QPalette &palette : {dark, light}) {
        const DiffColours colours(palette);
        for (const auto ground :
             {DiffColours::Ground::Plain, DiffColours::Ground::Removed, DiffColours::Ground::Added}) {
            for (std::size_t style = 0; style < syntaxStyleCount; ++style) {
                const QColor text = colours.syntaxFormat(static_cast<SyntaxStyle>(style), ground).foreground().color();
                QVERIFY(LogColours::contrast(text, colours.ground(ground)) >= 4.5);
                QVERIFY(LogColours::contrast(text, colours.wordGround(ground)) >= 4.5);
            }
        }
        // Removed and added words can be told from their lines.
        QVERIFY(colours.wordGround(DiffColours::Ground::Added) != colours.ground(DiffColours::Ground::Added));
    }
}

void DiffViewTest::emptyAndNothing()
{
    Shown shown(diffOf({}, {}));
    QCOMPARE(shown.view.rows().count(), 0);
    shown.view.selectAll();
    shown.view.expandAll();
    QTest::keyClick(&shown.view, Qt::Key_Down);
    QTest::keyClick(&shown.view, Qt::Key_Down, Qt::ShiftModifier);
    QTest::mouseClick(shown.view.viewport(), Qt::LeftButton, {}, QPoint(20, 20));
    QVERIFY(!shown.view.toNextChange());
    shown.view.setDiff(nullptr);
    shown.view.expandAll();
    shown.view.foldAgain();
    shown.view.setLayoutMode(Layout::Unified);
    QVERIFY(shown.view.selectedText().isEmpty());
    QVERIFY(!shown.view.grab().isNull());
}

void DiffViewTest::veryLongLine()
{
    const QByteArray line(300'000, 'x');
    Shown shown(diffOf(line + "1\n", line + "2\n"));
    QVERIFY(!shown.view.grab().isNull());
    // All of it is copied, though not all is shown.
    shown.view.selectAll();
    QCOMPARE(shown.view.selectedText().size(), 300'001);
}

std::unique_ptr<QObject> makeDiffViewTest()
{
    return std::make_unique<DiffViewTest>();
}

#include "diff_view_test.moc"
